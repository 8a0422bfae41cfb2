from __future__ import annotations

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
