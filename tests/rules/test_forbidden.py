from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dutyplan.rules.forbidden import RULE
from tests import plans

WEEK = """
    start: 2026-11-28
    weeks: 2
    tasks:
      - {name: Basement, when: saturday 10:00-12:00, people: 2}
      - {name: Gardens, when: [saturday 14:00-15:00, saturday 16:00-17:00], people: 2}
    volunteers:
      - {name: Ann}
      - {name: Bob}
      - {name: Cem}
    rules:
      forbidden:
        - {volunteer: Ann, task: Basement, date: 2026-11-28}
        - {volunteer: Bob, task: Gardens, date: 2026-11-28}
    """
BASEMENT, GARDENS, GARDENS_LATE, BASEMENT_LATER = range(4)


def test_other_days_tasks_and_people_are_open() -> None:
    plan = plans.plan(WEEK)
    crews = {
        BASEMENT: ["Bob", "Cem"],
        GARDENS: ["Ann", "Cem"],
        GARDENS_LATE: ["Ann"],
        BASEMENT_LATER: ["Ann"],
    }
    assert plans.breaches(RULE, plan, crews) == []


def test_the_cell_stays_empty() -> None:
    plan = plans.plan(WEEK)
    assert plans.breaches(RULE, plan, {BASEMENT: ["Ann", "Cem"]}) == [
        "Ann is on Basement on 2026-11-28 10:00-12:00, which is forbidden"
    ]


def test_every_window_of_the_day_is_meant() -> None:
    plan = plans.plan(WEEK)
    assert plans.breaches(RULE, plan, {GARDENS_LATE: ["Bob"]}) == [
        "Bob is on Gardens on 2026-11-28 16:00-17:00, which is forbidden"
    ]
    assert len(plans.breaches(RULE, plan, {GARDENS: ["Bob"], GARDENS_LATE: ["Bob"]})) == 2


def test_bars_and_reasons() -> None:
    plan = plans.plan(WEEK)
    assert plans.bar(RULE, plan, "Ann", BASEMENT) == "is forbidden on it under 'rules'"
    assert plans.bar(RULE, plan, "Bob", GARDENS_LATE) == "is forbidden on it under 'rules'"
    assert plans.bar(RULE, plan, "Ann", BASEMENT_LATER) is None
    assert RULE.bars(plan, plans.volunteer(plan, "Cem")) is None


SOFT = WEEK.replace("11-28}", "11-28, cost: 3}")


def test_a_soft_line_bars_nobody() -> None:
    plan = plans.plan(SOFT)
    assert all(RULE.bars(plan, one) is None for one in plan.volunteers)
    assert plans.breaches(RULE, plan, {BASEMENT: ["Ann"], GARDENS: ["Bob"]}) == []


def test_each_forbidden_duty_costs() -> None:
    plan = plans.plan(SOFT)
    assert plans.costs(RULE, plan, {BASEMENT: ["Bob"], BASEMENT_LATER: ["Ann"]}) == []
    assert plans.costs(RULE, plan, {BASEMENT: ["Ann", "Bob"]}) == [
        ("Ann is on Basement on 2026-11-28 10:00-12:00, which is forbidden", 3)
    ]
    assert plans.costs(RULE, plan, {GARDENS: ["Bob"], GARDENS_LATE: ["Bob", "Ann"]}) == [
        ("Bob is on Gardens on 2026-11-28 14:00-15:00, which is forbidden", 3),
        ("Bob is on Gardens on 2026-11-28 16:00-17:00, which is forbidden", 3),
    ]


def test_two_soft_lines_about_one_duty_both_cost() -> None:
    more = "        - {volunteer: Ann, task: Basement, date: 2026-11-28, cost: 5}\n"
    plan = plans.plan(f"{SOFT.rstrip()}\n{more}")
    assert [cost for _, cost in plans.costs(RULE, plan, {BASEMENT: ["Ann"]})] == [3, 5]


def test_a_hard_line_beside_a_soft_one_bars() -> None:
    more = "        - {volunteer: Ann, task: Basement, date: 2026-11-28}\n"
    plan = plans.plan(f"{SOFT.rstrip()}\n{more}")
    assert plans.bar(RULE, plan, "Ann", BASEMENT) == "is forbidden on it under 'rules'"
    assert len(plans.breaches(RULE, plan, {BASEMENT: ["Ann"]})) == 1
    assert plans.costs(RULE, plan, {BASEMENT: ["Bob"]}) == []


def test_a_soft_line_about_somebody_who_is_barred_is_no_problem() -> None:
    text = SOFT.replace("{name: Ann}", "{name: Ann, never: Basement}")
    assert plans.problems(text) == []
    assert plans.costs(RULE, plans.plan(text), {BASEMENT: ["Bob"]}) == []


def test_is_soft() -> None:
    assert not RULE.is_soft(plans.plan(WEEK))
    assert RULE.is_soft(plans.plan(SOFT))
    assert not RULE.is_soft(plans.plan(WEEK[: WEEK.index("    rules:")]))


cell = st.builds(
    "{{volunteer: {}, task: {}, date: 2026-{}{}}}".format,
    st.sampled_from(["Ann", "Bob", "Cem"]),
    st.sampled_from(["Basement", "Gardens"]),
    st.sampled_from(["11-28", "12-05"]),
    st.sampled_from(["", ", cost: 1", ", cost: 9"]),
)
crew = st.lists(st.sampled_from(["Ann", "Bob", "Cem"]), unique=True)


@settings(max_examples=150, deadline=None)
@given(st.lists(cell, min_size=1, max_size=5), st.lists(crew, min_size=6, max_size=6))
def test_model_and_check_agree(cells: list[str], crews: list[list[str]]) -> None:
    head = WEEK[: WEEK.index("  forbidden:")].rstrip()
    plan = plans.plan(f"{head}\n      forbidden: [{', '.join(cells)}]\n")
    if not plans.breaches(RULE, plan, dict(enumerate(crews))):
        plans.costs(RULE, plan, dict(enumerate(crews)))
