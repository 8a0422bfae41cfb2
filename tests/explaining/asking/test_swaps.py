"""Rosters as good as the best one without a search: what is found, and held against the plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dutyplan import check, solve
from dutyplan.explaining.asking import alternatives
from dutyplan.explaining.asking.alternatives import cost_of
from dutyplan.explaining.asking.swaps import as_good
from dutyplan.plan import Plan
from dutyplan.roster import Assignment, Outcome, Status
from tests import plans

WEEKS = """
    start: 2026-11-28
    weeks: NUM
    tasks: [{name: Hall, when: saturday 10:00-12:00}]
    volunteers:
      - {name: Aynur, AYNUR}
      - {name: Bahar, BAHAR}
      - {name: Gulnar, GULNAR}
"""


def best_of(num: int, aynur: str = "", bahar: str = "", gulnar: str = "") -> Outcome:
    text = WEEKS.replace("NUM", str(num)).replace("AYNUR", aynur)
    outcome = solve(plans.plan(text.replace("BAHAR", bahar).replace("GULNAR", gulnar)))
    assert outcome.proved
    return outcome


def cell(plan: Plan, id: str, index: int) -> Assignment:
    return Assignment(plans.volunteer(plan, id), plan.duties[index])


def moved(best: Outcome, other: Outcome | None) -> int:
    """How many are on a duty that they were not on before; all is as good as it was."""
    assert best.roster is not None
    assert other is not None
    assert other.roster is not None
    report = check(other.plan, other.roster)
    assert not report.breaches
    assert [value for _, value in report.values] == [goal.value for goal in best.goals]
    assert other.standings == report.standings
    assert other.goals == best.goals
    return len({*other.roster.assignments} - {*best.roster.assignments})


def test_a_duty_is_handed_on_where_two_change_places() -> None:
    best = best_of(1)
    (own,) = best.roster.assignments if best.roster else ()
    assert moved(best, as_good(best, (), [own])) == 1
    (other, _) = (one for one in best.plan.volunteers if one is not own.volunteer)
    asked = Assignment(other, own.duty)
    for found in (as_good(best, [asked], ()), as_good(best, [asked], [own])):
        assert moved(best, found) == 1
        assert found is not None
        assert found.roster is not None
        assert found.roster.assignments == (asked,)


def test_two_duties_are_exchanged() -> None:
    best = best_of(3)
    assert best.roster is not None
    own = best.roster.assignments[0]
    assert moved(best, as_good(best, (), [own])) == 2


def test_duties_go_round_where_two_cannot_exchange() -> None:
    first, second, third = ("available: [2026-{}, 2026-{}]".format(*days) for days in (
        ("11-28", "12-05"), ("12-05", "12-12"), ("12-12", "11-28"),
    ))  # fmt: skip
    best = best_of(3, first, second, third)
    assert best.roster is not None
    own = best.roster.assignments[0]
    assert moved(best, as_good(best, (), [own])) == 3


def test_what_costs_something_is_not_found() -> None:
    best = best_of(2, "", "available: 2026-11-28", "available: 2026-12-05")
    assert as_good(best, [], [cell(best.plan, "Bahar", 0)]) is None or best.goals[1].value
    alone = best_of(1, "", "available: sunday", "available: sunday")
    assert as_good(alone, (), [cell(alone.plan, "Aynur", 0)]) is None


def test_of_what_is_not_proved_nothing_is_known() -> None:
    best = best_of(1)
    (own,) = best.roster.assignments if best.roster else ()
    open_ = replace(best, status=Status.FEASIBLE)
    assert as_good(open_, (), [own]) is None
    assert as_good(replace(best, roster=None), (), [own]) is None


def test_then_nothing_is_solved(monkeypatch: pytest.MonkeyPatch) -> None:
    best = best_of(3)
    assert best.roster is not None

    def never(*_: object, **__: object) -> Outcome:
        raise AssertionError

    monkeypatch.setattr(alternatives, "solve", never)
    option = cost_of(best, (), [best.roster.assignments[0]], time_limit=60)
    assert option.is_as_good
    assert not option.is_the_best


def test_rules_and_all_goals_have_their_say() -> None:
    text = """
        start: 2026-11-28
        tasks: [{name: Hall, when: saturday 10:00-12:00, people: NUM}]
        volunteers: [{name: Aynur}, {name: Bahar, AVOIDS}, {name: Gulnar}]
        goals: [coverage, fairness, wishes]
        rules: {RULES}
    """
    avoiding = text.replace("NUM", "1").replace("AVOIDS", "avoids: {Hall: 3}")
    one = solve(plans.plan(avoiding.replace("RULES", "")))
    assert one.proved
    assert as_good(one, [cell(one.plan, "Bahar", 0)], ()) is None  # it costs wishes
    text = text.replace("NUM", "2").replace("AVOIDS", "")
    two = solve(plans.plan(text.replace("RULES", "apart: [[Bahar, Gulnar]]")))
    assert two.proved
    assert as_good(two, (), [cell(two.plan, "Aynur", 0)]) is None  # the others never together
