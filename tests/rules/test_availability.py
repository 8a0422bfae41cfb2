from __future__ import annotations

from dutyplan.rules.availability import RULE
from tests import plans

SATURDAY = """
    start: 2026-11-28
    tasks:
      - {name: Basement, when: saturday 10:00-12:00, people: 9}
      - {name: Market, when: saturday, people: 9}
      - {name: Watch, when: saturday 22:00-02:00, people: 9}
    volunteers:
      - {name: Always}
      - {name: Exact, available: saturday 10:00-12:00}
      - {name: Early, available: saturday 08:00-11:30}
      - {name: Late, available: saturday 10:01-20:00}
      - {name: Touching, available: [saturday 09:00-11:00, saturday 11:00-13:00]}
      - {name: Split, available: [saturday 09:00-10:59, saturday 11:00-13:00]}
      - {name: Day, available: saturday}
      - {name: Both, available: [saturday, sunday]}
      - {name: Night, available: saturday 21:00-03:00}
      - {name: Away, unavailable: saturday}
      - {name: Busy, unavailable: saturday 11:00-11:30}
      - {name: Free, available: weekends, unavailable: saturday 12:00-13:00}
      - {name: Sunday, available: sunday}
      - {name: Friday, available: friday 22:00-12:00}
    """
MARKET, BASEMENT, WATCH = 0, 1, 2


def test_a_window_must_lie_wholly_inside_what_is_free() -> None:
    plan = plans.plan(SATURDAY)
    for free in ("Always", "Exact", "Touching", "Day", "Both", "Free"):
        assert plans.breaches(RULE, plan, {BASEMENT: [free]}) == []
    for busy in ("Early", "Late", "Split", "Away", "Busy", "Sunday", "Night"):
        assert plans.breaches(RULE, plan, {BASEMENT: [busy]}) == [
            f"{busy} is not available for Basement on 2026-11-28 10:00-12:00"
        ]


def test_a_duty_without_a_window_takes_the_whole_day() -> None:
    plan = plans.plan(SATURDAY)
    for free in ("Always", "Day", "Both"):
        assert plans.breaches(RULE, plan, {MARKET: [free]}) == []
    for busy in ("Exact", "Busy", "Free", "Sunday"):
        assert plans.breaches(RULE, plan, {MARKET: [busy]}) == [
            f"{busy} is not available for Market on 2026-11-28"
        ]


def test_a_window_past_midnight_needs_the_next_day_too() -> None:
    plan = plans.plan(SATURDAY)
    for free in ("Always", "Both", "Night", "Busy"):
        assert plans.breaches(RULE, plan, {WATCH: [free]}) == []
    for busy in ("Day", "Sunday", "Away"):
        assert plans.breaches(RULE, plan, {WATCH: [busy]}) == [
            f"{busy} is not available for Watch on 2026-11-28 22:00-02:00"
        ]


def test_what_began_the_day_before_the_plan_reaches_into_it() -> None:
    plan = plans.plan(SATURDAY)
    assert plans.breaches(RULE, plan, {BASEMENT: ["Friday"]}) == []


def test_the_last_night_may_run_past_the_end_of_the_plan() -> None:
    plan = plans.plan("""
        start: 2026-11-28
        end: 2026-11-28
        tasks:
          - {name: Watch, when: daily 22:00-02:00}
        volunteers:
          - {name: Ann, available: [saturday, sunday]}
          - {name: Bob, available: saturday}
        """)
    assert plans.breaches(RULE, plan, {0: ["Ann"]}) == []
    assert len(plans.breaches(RULE, plan, {0: ["Bob"]})) == 1


def test_each_breach_is_told() -> None:
    plan = plans.plan(SATURDAY)
    assert plans.breaches(RULE, plan, {BASEMENT: ["Away", "Always"], WATCH: ["Day"]}) == [
        "Away is not available for Basement on 2026-11-28 10:00-12:00",
        "Day is not available for Watch on 2026-11-28 22:00-02:00",
    ]


def test_bars_and_reasons() -> None:
    plan = plans.plan(SATURDAY)
    assert plans.bar(RULE, plan, "Early", BASEMENT) == "is free for a part of it only"
    assert plans.bar(RULE, plan, "Busy", BASEMENT) == "is free for a part of it only"
    assert plans.bar(RULE, plan, "Day", WATCH) == "is free for a part of it only"
    assert plans.bar(RULE, plan, "Away", BASEMENT) == "is not available then"
    assert plans.bar(RULE, plan, "Night", BASEMENT) == "is not available then"
    assert plans.bar(RULE, plan, "Exact", BASEMENT) is None
    assert RULE.bars(plan, plans.volunteer(plan, "Always")) is None


def test_to_touch_a_duty_is_not_to_be_free_for_a_part_of_it() -> None:
    plan = plans.plan("""
        start: 2026-11-28
        tasks:
          - {name: Basement, when: saturday 10:00-12:00}
        volunteers:
          - {name: Ann, available: [saturday 08:00-10:00, saturday 12:00-14:00]}
        """)
    assert plans.bar(RULE, plan, "Ann", 0) == "is not available then"
