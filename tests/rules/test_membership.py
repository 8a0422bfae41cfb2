from __future__ import annotations

from dutyplan.rules.membership import RULE
from tests import plans

WEEKS = """
    start: 2026-11-28
    weeks: 3
    tasks:
      - {name: Basement, when: saturday 10:00-12:00, people: 9}
    volunteers:
      - {name: Ann}
      - {name: New, since: 2026-12-05}
      - {name: Old, until: 2026-12-05}
      - {name: Brief, since: 2026-12-05, until: 2026-12-05}
      - {name: Newer, since: 2026-12-06}
      - {name: Older, until: 2026-12-04}
    """
FIRST, SECOND, THIRD = 0, 1, 2


def test_both_days_are_included() -> None:
    plan = plans.plan(WEEKS)
    everybody = ["Ann", "New", "Old", "Brief"]
    assert plans.breaches(RULE, plan, {SECOND: everybody}) == []
    assert plans.breaches(RULE, plan, {FIRST: ["Old", "Older"], THIRD: ["New", "Newer"]}) == []


def test_before_joining() -> None:
    plan = plans.plan(WEEKS)
    assert plans.breaches(RULE, plan, {FIRST: ["New"], SECOND: ["Newer"]}) == [
        "New serves on 2026-11-28, before joining on 2026-12-05",
        "Newer serves on 2026-12-05, before joining on 2026-12-06",
    ]


def test_after_leaving() -> None:
    plan = plans.plan(WEEKS)
    assert plans.breaches(RULE, plan, {SECOND: ["Older"], THIRD: ["Old"]}) == [
        "Older serves on 2026-12-05, after leaving on 2026-12-04",
        "Old serves on 2026-12-12, after leaving on 2026-12-05",
    ]


def test_both_ends_bind_the_same_volunteer() -> None:
    plan = plans.plan(WEEKS)
    assert plans.breaches(RULE, plan, {FIRST: ["Brief"], THIRD: ["Brief"]}) == [
        "Brief serves on 2026-11-28, before joining on 2026-12-05",
        "Brief serves on 2026-12-12, after leaving on 2026-12-05",
    ]


def test_bars_and_reasons() -> None:
    plan = plans.plan(WEEKS)
    assert plans.bar(RULE, plan, "New", FIRST) == "joins only on 2026-12-05"
    assert plans.bar(RULE, plan, "Brief", FIRST) == "joins only on 2026-12-05"
    assert plans.bar(RULE, plan, "Brief", THIRD) == "has left on 2026-12-05"
    assert plans.bar(RULE, plan, "Old", THIRD) == "has left on 2026-12-05"
    assert plans.bar(RULE, plan, "Brief", SECOND) is None
    assert plans.bar(RULE, plan, "Old", FIRST) is None
    assert RULE.bars(plan, plans.volunteer(plan, "Ann")) is None
