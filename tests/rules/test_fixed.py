from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutyplan.rules.eligibility import Eligibility
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
            "Aynur is too young, as the task is for 18-60",
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


SOFT = "Ann, task: Basement, date: 2026-11-28, cost: 4"
SOFT_GARDENS = "Ann, task: Gardens, date: 2026-11-28, cost: 2"


def costs(crews: plans.Crews, *cells: str) -> list[tuple[str, int]]:
    return plans.costs(RULE, plans.plan(fixed(*cells)), crews)


def test_a_soft_line_costs_where_it_is_not_met() -> None:
    missing = ("Ann is not on Basement on 2026-11-28 10:00-12:00, which is fixed", 4)
    assert costs({BASEMENT: ["Ann"]}, SOFT) == []
    assert costs({}, SOFT) == [missing]
    assert costs({BASEMENT: ["Bahar"], BASEMENT_LATER: ["Ann"]}, SOFT) == [missing]
    assert plans.breaches(RULE, plans.plan(fixed(SOFT)), {}) == []


def test_a_soft_line_is_met_by_one_of_several_duties_that_day() -> None:
    missing = ("Ann is not on Gardens on 2026-11-28 14:00-15:00, which is fixed", 2)
    assert costs({GARDENS: ["Ann"]}, SOFT_GARDENS) == []
    assert costs({GARDENS_LATE: ["Ann"]}, SOFT_GARDENS) == []
    assert costs({GARDENS: ["Ann"], GARDENS_LATE: ["Ann"]}, SOFT_GARDENS) == []
    assert costs({BASEMENT: ["Ann"]}, SOFT_GARDENS) == [missing]


def test_each_soft_line_costs() -> None:
    assert [cost for _, cost in costs({}, SOFT, SOFT_GARDENS, SOFT)] == [4, 2, 4]
    hard = "Bahar, task: Basement, date: 2026-11-28"
    assert [cost for _, cost in costs({BASEMENT: ["Bahar"]}, hard, SOFT)] == [4]


def test_a_soft_line_that_can_not_be_met_is_no_problem_and_costs() -> None:
    barred = [
        "Aynur, task: Basement, date: 2026-11-28, cost: 3",
        "Bahar, task: Basement, date: 2026-12-05, cost: 5",
        "New, task: Gardens, date: 2026-11-28, cost: 7",
    ]
    assert plans.problems(fixed(*barred)) == []
    assert [cost for _, cost in costs({}, *barred)] == [3, 5, 7]
    # One of the two duties is open to Bahar.
    half = "Bahar, task: Gardens, date: 2026-11-28, cost: 6"
    assert [cost for _, cost in costs({}, half)] == [6]
    assert costs({GARDENS: ["Bahar"]}, half) == []


def test_a_soft_line_beside_a_hard_one_that_forbids_it_is_no_problem() -> None:
    text = fixed(SOFT) + "  forbidden: [{volunteer: Ann, task: Basement, date: 2026-11-28}]\n"
    assert plans.problems(text) == []


def test_is_soft() -> None:
    assert not RULE.is_soft(plans.plan(fixed("Ann, task: Basement, date: 2026-11-28")))
    assert RULE.is_soft(plans.plan(fixed("Ann, task: Basement, date: 2026-11-28", SOFT)))
    assert not RULE.is_soft(plans.plan(WEEK))
    assert not RULE.is_soft(plans.plan(fixed(SOFT.replace("2026-11-28", "2027-01-01"))))


people = st.sampled_from(["Ann", "Bahar", "Late", "New", "Held"])
cell = st.builds(
    "{}, task: {}, date: 2026-{}".format,
    people,
    st.sampled_from(["Basement", "Gardens"]),
    st.sampled_from(["11-28", "12-05"]),
)
cost = st.sampled_from(["", ", cost: 1", ", cost: 9"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(cell, cost), min_size=1, max_size=4), st.data())
def test_model_and_check_agree(cells: list[tuple[str, str]], data: st.DataObject) -> None:
    soft = plans.plan(fixed(*(f"{line}, cost: 1" for line, _ in cells)))
    who = Eligibility(soft)
    # A hard line needs somebody who can be on it, or it is a problem of the file.
    can_be = [
        any(who.can_serve(each.volunteer, duty) for duty in each.duties)
        for each in soft.rules["fixed"]
    ]
    lines = [
        line + (cost or ("" if is_open else ", cost: 1"))
        for (line, cost), is_open in zip(cells, can_be, strict=True)
    ]
    plan = plans.plan(fixed(*lines).replace("people: 2", "people: 9"))
    crews = {}
    for duty in plan.duties:
        able = [one.id for one in plan.volunteers if who.can_serve(one, duty)]
        crews[duty.index] = data.draw(st.lists(st.sampled_from(able), unique=True)) if able else []
    if not plans.breaches(RULE, plan, crews):
        plans.costs(RULE, plan, crews)


def test_those_named_are_involved_and_their_cells_stand_in_a_relaxation() -> None:
    text = (
        "start: 2026-11-28\ntasks: [{name: A, when: saturday}]\n"
        "volunteers: [{name: Ann}, {name: Bob}]\n"
        "rules: {fixed: [{volunteer: Ann, task: A, date: 2026-11-28%s}]}\n"
    )
    hard, soft = plans.plan(text % ""), plans.plan(text % ", cost: 3")
    assert plans.involved(RULE, hard) == ["Ann"]
    assert plans.involved(RULE, soft) == []
    assert plans.fits_the_relaxation(RULE, hard, {0: ["Ann"]})
    assert not plans.fits_the_relaxation(RULE, hard, {})
