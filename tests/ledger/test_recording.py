"""From a solve to a record: who owes which duty, and all that is kept of a roster."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import dutyplan
from dutyplan.ledger.record import Consent, Record, WeekFileMark
from dutyplan.ledger.recording import record_of
from dutyplan.outputs.json import render_record
from dutyplan.plan import Plan
from dutyplan.roster import Outcome, Roster, Status
from tests import plans
from tests.outputs.example import example

WEEK = """
    title: Saturdays
    start: 2026-11-28
    tasks:
      - {name: A, when: saturday 10:00-12:00, people: 2, effort: 3, age: 18+}
      - {name: B, when: saturday 14:00-15:00, people: 1, effort: 1}
      - {name: C, when: sunday 10:00-11:00, people: 3, effort: 0.5}
    volunteers:
      - {name: Ann, id: a1, age: 30}
      - {name: Kid, age: 15, share: 0.25}
      - {name: Sun, age: 40, available: sunday}
      - {name: New, age: 30, since: 2026-11-29}
      - {name: Zero, age: 30, share: 0}
    """


def end(plan: Plan) -> Outcome:
    return Outcome(plan, Status.FEASIBLE, Roster(plan, []), (), (), False, 0, 0.0)


def sharers(goals: str) -> list[dict[str, str]]:
    """For each duty those who owe it, by each way of sharing it out."""
    record = record_of(end(plans.plan(WEEK + f"goals: [coverage, {goals}]")))
    return [{way: " ".join(ids) for way, ids in one.sharers.items()} for one in record.duties]


def test_who_owes_a_duty_is_kept_in_the_goals_own_way() -> None:
    assert sharers("fairness") == [
        {"available": "a1 Kid"}, {"available": "a1 Kid"}, {"available": "a1 Kid Sun New"}
    ]  # fmt: skip
    assert sharers("{fairness: {shared_by: eligible}}")[0] == {"eligible": "a1"}
    assert sharers("{fairness: {shared_by: everyone}}")[0] == {"everyone": "a1 Kid Sun"}


def test_the_time_zone_is_kept_from_the_week_file_to_the_record_and_back() -> None:
    record = record_of(end(plans.plan(WEEK + "timezone: Asia/Urumqi")))
    assert record.timezone == "Asia/Urumqi"
    text = render_record(record)
    assert '"timezone": "Asia/Urumqi"' in text
    assert Record.model_validate_json(text).timezone == "Asia/Urumqi"


def test_without_a_time_zone_nothing_is_written_of_it() -> None:
    record = record_of(end(plans.plan(WEEK)))
    assert record.timezone is None
    assert "timezone" not in render_record(record)


def test_without_fairness_those_who_are_free_owe_it() -> None:
    assert sharers("wishes")[0] == {"available": "a1 Kid"}


def test_each_way_of_sharing_out_is_kept_where_it_counts() -> None:
    assert sharers("{fairness: {tasks: [A]}}, {fairness: {shared_by: everyone, on: sunday}}") == [
        {"available": "a1"}, {}, {"everyone": "a1 Kid Sun New"}
    ]  # fmt: skip


def test_of_goals_that_share_out_alike_the_first_that_counts_a_duty_tells() -> None:
    # Whoever is barred from all that a goal counts owes it nothing: on A alone, the child.
    goals = "{fairness: {tasks: [A]}}, {fairness: {of: duties}}"
    assert sharers(goals)[:2] == [{"available": "a1"}, {"available": "a1 Kid"}]


def test_a_duty_that_nobody_owes_is_known_to_be_so() -> None:
    plan = plans.plan(WEEK)
    alone = replace(plan, volunteers=(replace(plans.volunteer(plan, "Sun"), index=0),))
    assert [one.sharers for one in record_of(end(alone)).duties] == [
        {"available": ()}, {"available": ()}, {"available": ("Sun",)}
    ]  # fmt: skip


def test_what_is_told_of_a_volunteer() -> None:
    plan = plans.plan(WEEK)
    first = replace(plan.volunteers[0], share=Fraction(1, 4), household="Flat 12")
    plan = replace(plan, volunteers=(first, *plan.volunteers[1:]))
    one = record_of(dutyplan.solve(plan)).volunteers[0]
    assert (one.id, one.name, one.share, one.household) == ("a1", "Ann", 0.25, "Flat 12")
    assert (one.duties, one.effort, one.balance) == (2, 3.5, -0.1)


def test_what_is_told_of_the_solve() -> None:
    record = record_of(example(), seed=7)
    facts = record.solver
    assert (record.status, record.title) == ("optimal", "Saturday clean-up")
    assert (record.start, record.end) == (date(2026, 11, 28), date(2026, 12, 11))
    assert (facts.seconds, facts.candidates, facts.proved) == (0.123, 9, True)
    assert (facts.seed, facts.version) == (7, dutyplan.__version__)


def test_what_is_said_of_a_roster_that_is_published() -> None:
    mark, consent = WeekFileMark(name="week.yaml", sha256="ab"), Consent(percent=80)
    record = record_of(example(), week_file=mark, replaces=["2026-11-21"], consent=consent)
    assert (record.week_file, record.replaces) == (mark, ("2026-11-21",))
    assert record.consent == consent


def test_without_a_roster_nothing_is_said_of_duties() -> None:
    record = record_of(replace(example(), roster=None, standings=(), status=Status.UNKNOWN))
    assert isinstance(record, Record)
    assert (record.duties, record.volunteers) == ((), ())
