"""Refusals of plans that are too large to be looked at as a whole: what is found, and claimed."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from dutyplan import explain, solve
from dutyplan.explaining import shortages
from dutyplan.explaining.clashes import needed
from dutyplan.explaining.clashes.clash import can_hold
from dutyplan.explaining.facts import Fact, facts_of_duties, facts_of_rules
from dutyplan.explaining.shortages import fullest, left_free
from dutyplan.explaining.ways.waysout import find_ways_out
from dutyplan.plan import Plan
from dutyplan.reasons import Reason
from dutyplan.roster import Roster
from tests import plans

TEXT = """
    start: 2026-11-28
    weeks: 2
    tasks:
      - {name: Hall, when: weekends 10:00-12:00}
      - {name: Yard, when: 2026-12-05 10:00-12:00}
    volunteers:
      - {name: Aynur, age: 15, available: saturday}
      - {name: Bahar, age: 45, unavailable: 2026-12-05}
    rules: {limits: {total: 3}}
"""


@pytest.fixture
def plan() -> Plan:
    return plans.plan(TEXT)


def refused(plan: Plan, most: int, monkeypatch: pytest.MonkeyPatch) -> tuple[Reason, ...]:
    """The reasons of a refusal with so many pairs in a model at most."""
    for module in (needed, shortages):
        monkeypatch.setattr(module, "MOST_PAIRS", most)
    return explain(solve(plan, strict=True), strict=True).explanations


def test_where_all_is_too_much_the_days_with_gaps_are_looked_at(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(plan.duties) * len(plan.volunteers) == 10
    whole = refused(plan, 10, monkeypatch)
    assert [reason.code for reason in whole][:2] == ["clash.smallest", "ways.cheapest"]
    part = refused(plan, 9, monkeypatch)
    assert [reason.code for reason in part][:2] == ["clash.minimal", "ways.some"]
    assert part[0].facts["lines"] == whole[0].facts["lines"]
    assert part[2].facts["cost"] == whole[2].facts["cost"]


def test_a_part_that_is_too_large_too_is_said_to_be_open(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = [reason.code for reason in refused(plan, 1, monkeypatch)]
    assert codes == ["clash.open", "ways.none.yet"]


def test_the_facts_found_do_clash_and_each_is_needed(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def by(reason: Reason) -> tuple[object, ...]:
        return reason.code, str(reason.span), str(reason.facts)

    lines = {by(line) for line in refused(plan, 9, monkeypatch)[0].facts["lines"]}
    monkeypatch.undo()
    every = [*facts_of_rules(plan), *facts_of_duties(plan)]
    facts: list[Fact] = [fact for fact in every if by(fact.reason) in lines]
    assert len(facts) == len(lines)
    assert can_hold(plan, facts, time.monotonic() + 60) is False
    for one in facts:
        others = [fact for fact in facts if fact is not one]
        assert can_hold(plan, others, time.monotonic() + 60) is True


def test_other_days_stay_as_they_are(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    roster = fullest(plan, time.monotonic() + 60, 0)
    assert roster is not None
    assert roster.plan is plan
    (gap,) = roster.gaps()
    assert gap.date.isoformat() == "2026-12-05"
    who = left_free(roster)
    assert who is not None
    for one in plan.volunteers:
        on_the_day = {duty for duty in plan.duties if duty.date == gap.date}
        assert set(who.open_duties(one)) == on_the_day | set(roster.duties_of(one))
    # Where even the day is too much, there is still the duty itself.
    monkeypatch.setattr(shortages, "MOST_PAIRS", 3)
    who = left_free(roster)
    assert who is not None
    for one in plan.volunteers:
        assert set(who.open_duties(one)) == {gap} | set(roster.duties_of(one))
    monkeypatch.setattr(shortages, "MOST_PAIRS", 1)
    assert left_free(roster) is None


def test_among_some_pairs_no_way_is_called_cheapest(plan: Plan) -> None:
    roster = Roster(plan, ())
    who = left_free(roster)
    found = find_ways_out(plan, is_strict=True, deadline=time.monotonic() + 60, among=who)
    every = find_ways_out(plan, is_strict=True, deadline=time.monotonic() + 60)
    assert found.ways[0].cost == every.ways[0].cost
    assert (every.is_cheapest, every.is_complete) == (True, True)
    assert (found.is_cheapest, found.is_complete) == (False, False)


def test_goals_of_the_plan_do_not_matter(plan: Plan) -> None:
    roster = fullest(replace(plan, goals=()), time.monotonic() + 60, 0)
    assert roster is not None
    assert len(list(roster.gaps())) == 1
