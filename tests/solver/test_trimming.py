from __future__ import annotations

from dutyplan.plan import Plan
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.trimming import send_home_the_unneeded
from tests import builders, plans

CUT_SHORT = """
    start: 2026-11-28
    tasks:
      - {name: A, when: saturday, people: 2-4}
      - {name: B, when: sunday, people: 1-4, skills: {keys: 2, van: 1}}
      - {name: C, when: monday, people: {min: 2, want: 3, max: 4}}
    volunteers:
      - {name: Ann, skills: [keys, van]}
      - {name: Bob, skills: [keys]}
      - {name: Cem, skills: [keys]}
      - {name: Dina}
    """
EVERYBODY = ["Ann", "Bob", "Cem", "Dina"]


def trimmed(plan: Plan, crews: plans.Crews) -> list[list[str]]:
    roster = send_home_the_unneeded(builders.roster(plan, crews), Eligibility(plan))
    return [[one.id for one in roster.crew(duty)] for duty in plan.duties]


def test_those_who_bring_nothing_that_is_needed_are_sent_home() -> None:
    plan = plans.plan(CUT_SHORT)
    crews = dict.fromkeys(range(3), EVERYBODY)
    assert trimmed(plan, crews) == [["Ann", "Bob"], ["Ann", "Bob"], ["Ann", "Bob", "Cem"]]
    needed = {0: ["Cem", "Dina"], 1: ["Ann", "Cem"], 2: ["Ann", "Dina"]}
    assert trimmed(plan, needed) == list(needed.values())


def test_nobody_who_is_fixed_is_sent_home() -> None:
    cells = ", ".join(f"{{volunteer: {one}, task: A, date: 2026-11-28}}" for one in EVERYBODY[1:])
    plan = plans.plan(f"{CUT_SHORT}rules: {{fixed: [{cells}]}}\n")
    kept = ["Bob", "Cem", "Dina"]
    assert trimmed(plan, {0: kept, 1: [], 2: []}) == [kept, [], []]


def test_who_is_fixed_keeps_nobody_else() -> None:
    cells = ", ".join(f"{{volunteer: {one}, task: A, date: 2026-11-28}}" for one in EVERYBODY[1:])
    plan = plans.plan(f"{CUT_SHORT}rules: {{fixed: [{cells}]}}\n")
    assert trimmed(plan, {0: EVERYBODY, 1: EVERYBODY, 2: []}) == [
        ["Bob", "Cem", "Dina"],
        ["Ann", "Bob"],
        [],
    ]


FAMILY = """
    start: 2026-11-28
    tasks:
      - {name: A, when: saturday, people: 1-3}
    volunteers:
      - {name: Ann, guardian: Cem}
      - {name: Bob}
      - {name: Cem}
    """


def test_no_ward_stays_without_the_guardian() -> None:
    plan = plans.plan(FAMILY)
    assert trimmed(plan, {0: ["Ann", "Cem"]}) == [["Cem"]]
    assert trimmed(plan, {0: ["Bob", "Cem"]}) == [["Bob"]]


def test_nobody_goes_home_whom_a_minimum_or_a_wish_calls_for() -> None:
    plan = plans.plan(FAMILY + "rules: {limits: {total: 1+}}\n")
    assert trimmed(plan, {0: ["Bob", "Cem"]}) == [["Bob", "Cem"]]
    plan = plans.plan(FAMILY.replace("{name: Cem}", "{name: Cem, prefers: A}"))
    assert trimmed(plan, {0: ["Bob", "Cem"]}) == [["Bob", "Cem"]]


def test_a_soft_rule_keeps_nobody_by_force() -> None:
    plan = plans.plan(FAMILY + "rules: {apart: [{names: [Bob, Cem], cost: 2}]}\n")
    assert trimmed(plan, {0: ["Bob", "Cem"]}) == [["Bob"]]
