from __future__ import annotations

import pytest

from dutyplan.rules.fixed import RULE
from tests import builders, plans

WEEK = """\
start: 2026-11-28
weeks: 2
tasks:
  - {name: Basement, when: saturday 10:00-12:00, people: 2, age: 18-60}
  - {name: Gardens, when: [saturday 14:00-15:00, saturday 16:00-17:00], people: 2}
volunteers:
  - {name: Ann, age: 30}
  - {name: Bahar, age: 45, available: 2026-11-28 08:00-15:30}
  - {name: Late, age: 45, available: 2026-11-28 15:30-18:00}
  - {name: Aynur, age: 15, never: [Gardens], limits: {total: 2}}
  - {name: New, age: 30, since: 2026-12-01}
  - {name: Held, age: 30, limits: {tasks: {gardens: 0}}}
"""
BASEMENT, GARDENS, GARDENS_LATE, BASEMENT_LATER = range(4)


def fixed(*cells: str) -> str:
    lines = "".join(f"    - {{volunteer: {cell}}}\n" for cell in cells)
    return WEEK + "rules:\n  fixed:\n" + lines


def test_it_stands() -> None:
    plan = plans.plan(fixed("Ann, task: Basement, date: 2026-11-28"))
    assert plans.breaches(RULE, plan, {BASEMENT: ["Ann"]}) == []
    assert plans.breaches(RULE, plan, {BASEMENT: ["Bahar", "Ann"], GARDENS: ["Ann"]}) == []


def test_it_does_not_stand() -> None:
    plan = plans.plan(fixed("Ann, task: Basement, date: 2026-11-28"))
    missing = ["Ann is not on Basement on 2026-11-28 10:00-12:00, which is fixed"]
    assert plans.breaches(RULE, plan, {}) == missing
    assert plans.breaches(RULE, plan, {BASEMENT: ["Bahar"], BASEMENT_LATER: ["Ann"]}) == missing


def test_one_of_several_duties_that_day_is_enough() -> None:
    plan = plans.plan(fixed("Ann, task: Gardens, date: 2026-11-28"))
    for crews in ({GARDENS: ["Ann"]}, {GARDENS_LATE: ["Ann"]}):
        assert plans.breaches(RULE, plan, crews) == []
    assert plans.breaches(RULE, plan, {GARDENS: ["Ann"], GARDENS_LATE: ["Ann"]}) == []
    assert plans.breaches(RULE, plan, {BASEMENT: ["Ann"]}) == [
        "Ann is not on Gardens on 2026-11-28 14:00-15:00, which is fixed"
    ]


def test_a_duty_that_is_barred_leaves_the_other_one_of_that_day() -> None:
    plan = plans.plan(fixed("Bahar, task: Gardens, date: 2026-11-28"))
    assert plans.breaches(RULE, plan, {GARDENS: ["Bahar"]}) == []
    assert len(plans.breaches(RULE, plan, {})) == 1
    plan = plans.plan(fixed("Late, task: Gardens, date: 2026-11-28"))
    assert plans.breaches(RULE, plan, {GARDENS_LATE: ["Late"]}) == []


def test_each_cell_is_looked_for() -> None:
    plan = plans.plan(
        fixed("Ann, task: Basement, date: 2026-11-28", "Ann, task: Basement, date: 2026-12-05")
    )
    assert plans.breaches(RULE, plan, {BASEMENT: ["Ann"], BASEMENT_LATER: ["Ann"]}) == []
    assert plans.breaches(RULE, plan, {BASEMENT: ["Ann"]}) == [
        "Ann is not on Basement on 2026-12-05 10:00-12:00, which is fixed"
    ]
    (breach,) = RULE.check(plan, builders.roster(plan, {BASEMENT: ["Ann"]}))
    assert breach.duty is plan.duties[BASEMENT_LATER]
    assert breach.volunteer is plans.volunteer(plan, "Ann")


def test_it_bars_nobody() -> None:
    plan = plans.plan(fixed("Ann, task: Basement, date: 2026-11-28"))
    assert all(RULE.bars(plan, one) is None for one in plan.volunteers)


@pytest.mark.parametrize(
    ("cell", "message", "bar"),
    [
        (
            "Aynur, task: Basement, date: 2026-11-28",
            "Aynur can't be on Basement on 2026-11-28 10:00-12:00: "
            "Aynur is 15, and the task is for 18-60",
            "age",
        ),
        (
            "Bahar, task: Basement, date: 2026-12-05",
            "Bahar can't be on Basement on 2026-12-05 10:00-12:00: Bahar is not available then",
            "availability",
        ),
        (
            "Aynur, task: Gardens, date: 2026-11-28",
            "Aynur can't be on Gardens on 2026-11-28 14:00-15:00: Aynur is never put on 'Gardens'",
            "never",
        ),
        (
            "New, task: Basement, date: 2026-11-28",
            "New can't be on Basement on 2026-11-28 10:00-12:00: New joins only on 2026-12-01",
            "membership",
        ),
        (
            "Held, task: Gardens, date: 2026-11-28",
            "Held can't be on Gardens on 2026-11-28 14:00-15:00: "
            "Held is held off it by the limit 'tasks: Gardens'",
            "limits",
        ),
    ],
)
def test_what_another_rule_bars_is_a_problem_in_its_place(
    cell: str, message: str, bar: str
) -> None:
    text = fixed("Ann, task: Basement, date: 2026-11-28", cell)
    assert plans.problems(text) == [f"16:19: error[fixed]: {message}"]
    assert plans.hints(text) == [f"the rule '{bar}' bars it: change that, or take this line out"]


def test_what_is_forbidden_can_not_be_fixed() -> None:
    text = fixed("Ann, task: Basement, date: 2026-11-28")
    text += "  forbidden: [{volunteer: Ann, task: Basement, date: 2026-11-28}]\n"
    assert plans.problems(text) == [
        "15:19: error[fixed]: Ann can't be on Basement on 2026-11-28 10:00-12:00: "
        "Ann is forbidden on it under 'rules'"
    ]


def test_all_that_is_wrong_is_told() -> None:
    text = fixed(
        "Aynur, task: Basement, date: 2026-11-28", "Aynur, task: Gardens, date: 2026-12-05"
    )
    assert [line.split(" ")[0] for line in plans.problems(text)] == ["15:19:", "16:19:"]


def test_a_missing_age_is_told_once() -> None:
    text = fixed("Dina, task: Basement, date: 2026-11-28").replace(
        "  - {name: Ann, age: 30}", "  - {name: Dina}"
    )
    assert plans.problems(text) == [
        "7:12: error[age]: Dina has no age, and 'Basement' is for ages 18-60"
    ]
