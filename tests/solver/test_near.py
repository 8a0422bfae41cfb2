from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dutyplan.goals.stability import Stability
from dutyplan.plan import Past, PastDuty, Plan
from dutyplan.roster import Roster
from dutyplan.rules.away import Away
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver import near
from dutyplan.solver.mending import hard_breaches
from dutyplan.solver.near import near_roster
from tests import builders, plans

WEEK = """
    start: 2026-11-28
    weeks: 2
    tasks:
      - {name: Basement, when: saturday, people: 2, skills: keys, standby: 1}
      - {name: Rails, when: sunday}
    volunteers:
      - {name: Ann, skills: keys}
      - {name: Bob}
      - {name: Cem}
      - {name: Dina, skills: keys}
      - {name: Eli}
    rules: {rest: 1 day}
    """
BASEMENT, RAILS, BASEMENT_LATER, RAILS_LATER = range(4)
CREWS = {
    BASEMENT: ["Ann", "Bob"],
    RAILS: ["Cem"],
    BASEMENT_LATER: ["Ann", "Bob"],
    RAILS_LATER: ["Cem"],
}


def found(plan: Plan, crews: plans.Crews, standbys: plans.Crews | None = None) -> Roster:
    given = builders.roster(plan, crews, standbys)
    roster = near_roster(plan, Eligibility(plan), Stability(given.assignments, given.standbys))
    assert roster is not None
    assert hard_breaches(roster) == []
    return roster


def crews(roster: Roster) -> dict[int, list[str]]:
    return {duty.index: [one.id for one in roster.crew(duty)] for duty in roster.plan.duties}


def without(id: str, index: int) -> Plan:
    plan = plans.plan(WEEK)
    away = Away(((plans.volunteer(plan, id), plan.duties[index].date),))
    return replace(plan, rules={**plan.rules, "away": away})


def test_what_can_stay_stays() -> None:
    assert crews(found(plans.plan(WEEK), CREWS)) == CREWS


def test_who_carries_least_steps_in() -> None:
    assert crews(found(without("Bob", BASEMENT_LATER), CREWS)) == CREWS | {
        BASEMENT_LATER: ["Ann", "Dina"]
    }


def test_where_no_goal_is_fairness_what_was_done_before_counts_too() -> None:
    plan = without("Bob", BASEMENT_LATER)
    week_before = replace(plan.duties[BASEMENT], index=-1, date=date(2026, 11, 21))
    shares = {"available": {one.id: one.share for one in plan.volunteers}}
    past = Past([PastDuty(week_before, ("Dina",), shares)])
    plan = replace(plan, goals=(("coverage", None),), past=past)
    assert crews(found(plan, CREWS)) == CREWS | {BASEMENT_LATER: ["Ann", "Eli"]}


def test_who_is_in_reserve_comes_first() -> None:
    plan = without("Bob", BASEMENT_LATER)
    assert crews(found(plan, CREWS, {BASEMENT_LATER: ["Eli"]})) == CREWS | {
        BASEMENT_LATER: ["Ann", "Eli"]
    }


def test_a_skill_is_found_and_who_would_break_a_rule_is_not_taken() -> None:
    crowded = CREWS | {RAILS_LATER: ["Dina"]}
    plan = without("Ann", BASEMENT_LATER)
    assert crews(found(plan, CREWS))[BASEMENT_LATER] == ["Bob", "Dina"]
    assert crews(found(plan, crowded, {BASEMENT_LATER: ["Dina"]}))[BASEMENT_LATER] == [
        "Bob",
        "Eli",
    ]


def test_those_who_break_a_rule_go_first() -> None:
    broken = CREWS | {RAILS: ["Ann"]}
    roster = found(plans.plan(WEEK), broken)
    assert "Ann" not in crews(roster)[RAILS]
    assert list(roster.gaps()) == []


def test_tries_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near, "_MOST_TRIES", 2)
    assert sum(map(len, crews(found(plans.plan(WEEK), {})).values())) <= 2


def test_an_assignment_that_must_be_may_leave_none() -> None:
    line = "{volunteer: Bob, task: Rails, date: 2026-11-29}"
    plan = plans.plan(f"{WEEK.replace('rest: 1 day', f'fixed: [{line}]')}")
    given = Stability(builders.roster(plan, CREWS).assignments)
    assert near_roster(plan, Eligibility(plan), given) is None
