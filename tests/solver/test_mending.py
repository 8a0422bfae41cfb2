from __future__ import annotations

from dutyplan.plan import Plan
from dutyplan.rules import RULES
from dutyplan.solver.mending import mend
from tests import builders, plans
from tests.plans import Crews


def week(rules: str = "{}", people: int = 2) -> Plan:
    return plans.plan(
        "start: 2026-11-28\ntasks:\n"
        f"  - {{name: A, when: saturday 10:00-12:00, people: {people}}}\n"
        f"  - {{name: B, when: saturday 11:00-13:00, people: {people}}}\n"
        f"volunteers: [{{name: Ann, age: 15}}, {{name: Bob, age: 40}}]\nrules: {rules}\n"
    )


def mended(plan: Plan, crews: Crews) -> list[list[str]] | None:
    found = mend(builders.roster(plan, crews))
    if found is None:
        return None
    assert not [breach for rule in RULES for breach in rule.check(plan, found)]
    return [[one.id for one in found.crew(duty)] for duty in plan.duties]


def test_a_roster_that_keeps_all_rules_stays() -> None:
    roster = builders.roster(week(), {0: ["Ann"], 1: ["Bob"]})
    assert mend(roster) is roster


def test_who_is_at_two_places_stays_at_one() -> None:
    assert mended(week(), {0: ["Ann"], 1: ["Ann", "Bob"]}) == [["Ann"], ["Bob"]]


def test_a_soft_breach_stays() -> None:
    roster = builders.roster(week("{apart: [{names: [Ann, Bob], cost: 3}]}"), {0: ["Ann", "Bob"]})
    assert mend(roster) is roster


def test_what_mending_breaks_is_mended_too() -> None:
    # Bob can't be at both; without him nobody watches over Ann.
    plan = week("{supervision: [{who: minors, by: adults}]}")
    assert mended(plan, {0: ["Bob"], 1: ["Ann", "Bob"]}) == [["Bob"], []]


def test_a_duty_with_too_many_is_given_up() -> None:
    assert mended(week(people=1), {0: ["Ann", "Bob"]}) == [[], []]


def test_what_stands_and_is_not_there_can_not_be_mended() -> None:
    plan = week("{fixed: [{volunteer: Bob, task: B, date: 2026-11-28}]}")
    assert mended(plan, {0: ["Ann"]}) is None
    assert mended(plan, {0: ["Ann", "Bob"], 1: ["Bob"]}) is None
