from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutyplan.plan import Plan
from dutyplan.rules.limits import RULE, Limits
from tests import builders, plans

WEEK = """\
start: 2026-12-02
weeks: 2
tasks:
  - {name: Basement, when: saturday 10:00-12:30, people: 2, effort: 1.5}
  - {name: Gardens, when: [saturday 14:00-15:00, sunday 14:00-15:00], people: 2}
  - {name: Patrol, when: wednesday 22:00-02:00, people: 2, effort: 3}
"""
# Wednesday 2 December is the first day of the plan, so that a plan week ends on a Tuesday.
PATROL, BASEMENT, GARDENS, GARDENS_SUN, PATROL_2, BASEMENT_2, GARDENS_2, GARDENS_2_SUN = range(8)
ALL = range(8)


def with_limits(own: str = "", common: str = "") -> str:
    text = WEEK + "volunteers:\n  - {name: Ann" + (f", limits: {own}" if own else "") + "}\n"
    return text + "  - {name: Bob}\n" + (f"rules:\n  limits: {common}\n" if common else "")


def common(limits: str) -> Plan:
    return plans.plan(with_limits(common=limits))


def told(plan: Plan, *duties: int) -> list[str]:
    return plans.breaches(RULE, plan, {index: ["Ann"] for index in duties})


def limits_of(text: str) -> tuple[Limits | None, Limits | None]:
    rules = plans.plan(text).rules.get("limits", {})
    return rules.get(0), rules.get(1)


def test_the_duties_are_in_this_order() -> None:
    assert [one.label for one in common("{total: 9}").duties] == [
        "Patrol on 2026-12-02 22:00-02:00",
        "Basement on 2026-12-05 10:00-12:30",
        "Gardens on 2026-12-05 14:00-15:00",
        "Gardens on 2026-12-06 14:00-15:00",
        "Patrol on 2026-12-09 22:00-02:00",
        "Basement on 2026-12-12 10:00-12:30",
        "Gardens on 2026-12-12 14:00-15:00",
        "Gardens on 2026-12-13 14:00-15:00",
    ]


def test_no_limits() -> None:
    plan = plans.plan(with_limits())
    assert plan.rules == {}
    assert told(plan, *ALL) == []
    assert RULE.bars(plan, plan.volunteers[0]) is None


def test_per_day() -> None:
    plan = common("{per_day: 1}")
    assert told(plan, PATROL, BASEMENT, GARDENS_SUN, BASEMENT_2) == []
    assert told(plan, BASEMENT, GARDENS, GARDENS_SUN, BASEMENT_2, GARDENS_2) == [
        "Ann has duties on 2026-12-05: 2, at most 1 allowed",
        "Ann has duties on 2026-12-12: 2, at most 1 allowed",
    ]


def test_per_week_counts_weeks_of_the_plan() -> None:
    plan = common("{per_week: 2}")
    # A calendar week would put Sunday and Wednesday apart, a plan week Wednesday and Sunday.
    assert told(plan, BASEMENT, GARDENS_SUN, PATROL_2, BASEMENT_2) == []
    assert told(plan, PATROL, BASEMENT, GARDENS_SUN) == [
        "Ann has duties in week 1: 3, at most 2 allowed"
    ]
    assert told(plan, PATROL_2, BASEMENT_2, GARDENS_2, GARDENS_2_SUN) == [
        "Ann has duties in week 2: 4, at most 2 allowed"
    ]


def test_a_calendar_week_is_no_week_of_the_plan() -> None:
    plan = plans.plan("""
        start: 2026-12-05
        weeks: 2
        tasks:
          - {name: Gardens, when: [saturday, monday, friday]}
        volunteers:
          - {name: Ann, limits: {per_week: 1}}
        """)
    days = [one.date.isoformat() for one in plan.duties]
    assert days == ["2026-12-05", "2026-12-07", "2026-12-11", "2026-12-12", "2026-12-14",
                    "2026-12-18"]  # fmt: skip
    assert told(plan, 2, 3) == []
    assert told(plan, 0, 1) == ["Ann has duties in week 1: 2, at most 1 allowed"]


def test_total() -> None:
    plan = common("{total: 3}")
    assert told(plan, PATROL, BASEMENT, PATROL_2) == []
    assert told(plan, PATROL, BASEMENT, PATROL_2, BASEMENT_2) == [
        "Ann has duties in all: 4, at most 3 allowed"
    ]


def test_hours() -> None:
    plan = common("{hours: 7.5}")
    assert told(plan, PATROL, BASEMENT, GARDENS) == []
    assert told(plan, PATROL, PATROL_2) == ["Ann has hours: 8, at most 7.5 allowed"]
    assert told(plan, PATROL, BASEMENT, GARDENS, GARDENS_2) == [
        "Ann has hours: 8.5, at most 7.5 allowed"
    ]


def test_effort() -> None:
    plan = common("{effort: 5.5}")
    assert told(plan, PATROL, BASEMENT, GARDENS) == []
    assert told(plan, PATROL, PATROL_2) == ["Ann has effort: 6, at most 5.5 allowed"]
    assert told(plan, PATROL, BASEMENT, BASEMENT_2) == ["Ann has effort: 6, at most 5.5 allowed"]


def test_weekends_count_saturday_and_sunday_once() -> None:
    plan = common("{weekends: 1}")
    assert told(plan, PATROL, BASEMENT, GARDENS, GARDENS_SUN, PATROL_2) == []
    assert told(plan, BASEMENT_2, GARDENS_2_SUN) == []
    for one, other in [(BASEMENT, BASEMENT_2), (GARDENS_SUN, BASEMENT_2),
                       (BASEMENT, GARDENS_2_SUN), (GARDENS_SUN, GARDENS_2_SUN)]:  # fmt: skip
        assert told(plan, one, other) == ["Ann has weekends with a duty: 2, at most 1 allowed"]


def test_weekends_of_a_plan_that_starts_on_a_sunday() -> None:
    plan = plans.plan("""
        start: 2026-12-27
        weeks: 2
        tasks:
          - {name: Gardens, when: weekends 14:00-15:00}
        volunteers:
          - {name: Ann}
        rules:
          limits: {weekends: 2}
        """)
    days = [one.date.isoformat() for one in plan.duties]
    assert days == ["2026-12-27", "2027-01-02", "2027-01-03", "2027-01-09"]
    assert told(plan, 0, 1, 2) == []
    assert told(plan, 1, 2, 3) == []
    assert told(plan, 0, 2, 3) == ["Ann has weekends with a duty: 3, at most 2 allowed"]


def test_tasks() -> None:
    plan = common("{tasks: {basement: 1, Gardens: 2}}")
    assert told(plan, PATROL, PATROL_2, BASEMENT, GARDENS, GARDENS_2) == []
    assert told(plan, BASEMENT, BASEMENT_2, GARDENS, GARDENS_SUN, GARDENS_2) == [
        "Ann has duties of 'Basement': 2, at most 1 allowed",
        "Ann has duties of 'Gardens': 3, at most 2 allowed",
    ]


def test_all_keys_hold_at_once() -> None:
    plan = common("{per_day: 1, per_week: 1, total: 2, hours: 3, effort: 2, weekends: 1}")
    assert told(plan, GARDENS, GARDENS_2) == ["Ann has weekends with a duty: 2, at most 1 allowed"]
    assert told(plan, BASEMENT, GARDENS, GARDENS_2_SUN) == [
        "Ann has duties on 2026-12-05: 2, at most 1 allowed",
        "Ann has duties in week 1: 2, at most 1 allowed",
        "Ann has duties in all: 3, at most 2 allowed",
        "Ann has hours: 4.5, at most 3 allowed",
        "Ann has effort: 3.5, at most 2 allowed",
        "Ann has weekends with a duty: 2, at most 1 allowed",
    ]


def test_everybody_has_the_common_limits() -> None:
    plan = common("{total: 1}")
    crews = {BASEMENT: ["Ann", "Bob"], GARDENS: ["Bob"]}
    assert plans.breaches(RULE, plan, crews) == ["Bob has duties in all: 2, at most 1 allowed"]
    (breach,) = RULE.check(plan, builders.roster(plan, crews))
    assert breach.volunteer is plan.volunteers[1]
    assert breach.duty is None


def test_own_limits_bind_nobody_else() -> None:
    plan = plans.plan(with_limits(own="{total: 1}"))
    crews = {BASEMENT: ["Ann", "Bob"], GARDENS: ["Ann", "Bob"]}
    assert plans.breaches(RULE, plan, crews) == ["Ann has duties in all: 2, at most 1 allowed"]


def test_own_limits_replace_the_common_ones_key_by_key_and_task_by_task() -> None:
    own = "{total: 4, hours: 9, tasks: {basement: 2, patrol: 1}}"
    both = "{total: 2, per_week: 3, tasks: {Basement: 1, Gardens: 0}}"
    ann, bob = limits_of(with_limits(own, both))
    assert ann == Limits(
        per_week=3, total=4, hours=540, tasks={"Basement": 2, "Gardens": 0, "Patrol": 1}
    )
    assert bob == Limits(per_week=3, total=2, tasks={"Basement": 1, "Gardens": 0})


def test_own_limits_may_be_wider() -> None:
    plan = plans.plan(with_limits("{total: 2}", "{total: 1}"))
    crews = {BASEMENT: ["Ann", "Bob"], GARDENS: ["Ann", "Bob"]}
    assert plans.breaches(RULE, plan, crews) == ["Bob has duties in all: 2, at most 1 allowed"]


@pytest.mark.parametrize("text", ["2", "0-2", "{max: 2}", "{min: 0, max: 2}"])
def test_forms_of_at_most_two(text: str) -> None:
    assert limits_of(with_limits(common=f"{{total: {text}}}"))[0] == Limits(total=2, tasks={})


def test_units() -> None:
    ann, _ = limits_of(with_limits("{hours: 2.5, effort: 1.25}"))
    assert ann == Limits(hours=150, effort=125, tasks={})


@pytest.mark.parametrize(
    ("limits", "reasons"),
    [
        ("{per_day: 0}", dict.fromkeys(ALL, "per_day")),
        ("{per_week: 0}", dict.fromkeys(ALL, "per_week")),
        ("{total: 0}", dict.fromkeys(ALL, "total")),
        ("{hours: 3.99}", dict.fromkeys((PATROL, PATROL_2), "hours")),
        ("{hours: 0}", dict.fromkeys(ALL, "hours")),
        ("{effort: 2.99}", dict.fromkeys((PATROL, PATROL_2), "effort")),
        ("{weekends: 0}", dict.fromkeys(set(ALL) - {PATROL, PATROL_2}, "weekends")),
        ("{tasks: {basement: 0}}", dict.fromkeys((BASEMENT, BASEMENT_2), "tasks: Basement")),
        ("{total: 1, hours: 4, effort: 3, weekends: 1, tasks: {patrol: 1}}", {}),
    ],
)
def test_bars_what_alone_goes_beyond_a_limit(limits: str, reasons: dict[int, str]) -> None:
    plan = plans.plan(with_limits(own=limits))
    for index in ALL:
        key = reasons.get(index)
        reason = f"is held off it by the limit '{key}'" if key else None
        assert plans.bar(RULE, plan, "Ann", index) == reason
        assert plans.bar(RULE, plan, "Bob", index) is None
        assert bool(told(plan, index)) == (index in reasons)


def test_an_effort_of_nothing_is_within_a_limit_of_nothing() -> None:
    plan = plans.plan(with_limits(own="{effort: 0}").replace("effort: 3", "effort: 0"))
    assert told(plan, PATROL, PATROL_2) == []
    assert told(plan, PATROL, GARDENS) == ["Ann has effort: 1, at most 0 allowed"]


@pytest.mark.parametrize(
    ("limits", "problem"),
    [
        ("{tasks: {basemint: 1}}", "8:34: error[unknown-task]: there is no task 'basemint'"),
        ("{per_month: 1}", "8:26: error[unknown-key]: unknown key 'per_month' in limits"),
        ("2", "8:25: error[wrong-kind]: limits must be a mapping"),
        (
            "{total: 2+}",
            "8:33: error[not-supported]: a limit with a minimum is not supported yet",
        ),
        (
            "{total: 1-2}",
            "8:33: error[not-supported]: a limit with a minimum is not supported yet",
        ),
        (
            "{total: {max: 1, cost: 2}}",
            "8:33: error[not-supported]: a limit with 'cost' is not supported yet",
        ),
        ("{total: {min: 0}}", "8:33: error[missing-key]: a limit needs the most there may be"),
        ("{total: -1}", "8:33: error[not-a-range]: '-1' is not a limit such as 2 or 0-2"),
        ("{total: many}", "8:33: error[not-a-range]: 'many' is not a limit such as 2 or 0-2"),
        ("{total: 1.5}", "8:33: error[not-a-number]: '1.5' is not a whole number"),
        (
            "{total: 3-1}",
            "8:33: error[impossible-range]: an impossible range: 1 is less than 3",
        ),
        ("{tasks: 1}", "8:33: error[wrong-kind]: 'tasks' must be a mapping"),
        ("{tasks: {basement: x, gardens: 1.5}}", None),
    ],
)
def test_what_is_wrong_is_told_in_its_place(limits: str, problem: str | None) -> None:
    both = [
        "8:44: error[not-a-range]: 'x' is not a limit such as 2 or 0-2",
        "8:56: error[not-a-number]: '1.5' is not a whole number",
    ]
    assert plans.problems(with_limits(own=limits)) == ([problem] if problem else both)


def test_own_and_common_problems_are_all_told() -> None:
    text = with_limits("{tasks: {cellar: 1}}", "{tasks: {attic: 1}}")
    assert plans.problems(text) == [
        "8:34: error[unknown-task]: there is no task 'cellar'",
        "11:20: error[unknown-task]: there is no task 'attic'",
    ]


WITHOUT_WINDOW = with_limits(own="{hours: 5}").replace("wednesday 22:00-02:00", "wednesday")


def test_hours_of_a_task_without_a_window_are_a_problem_at_the_task() -> None:
    assert plans.problems(WITHOUT_WINDOW) == [
        "6:12: error[no-window]: a limit counts hours, and 'Patrol' has no time of day"
    ]
    assert plans.hints(WITHOUT_WINDOW) == ["give it a time: 'saturday 10:00-12:00'"]


def test_no_hours_no_need_of_windows() -> None:
    assert plans.problems(WITHOUT_WINDOW.replace("hours: 5", "total: 5")) == []


some = st.none() | st.integers(0, 3)
limits = st.builds(
    Limits,
    per_day=some,
    per_week=some,
    total=some,
    hours=st.none() | st.integers(0, 600),
    effort=st.none() | st.integers(0, 600),
    weekends=some,
    tasks=st.dictionaries(st.sampled_from(["Basement", "Gardens", "Patrol"]), st.integers(0, 2)),
)


@settings(max_examples=150, deadline=None)
@given(limits, st.sets(st.sampled_from(ALL)))
def test_model_and_check_agree(limits: Limits, duties: set[int]) -> None:
    plan = plans.plan(with_limits(common="{total: 9}"))
    plan.rules["limits"][0] = limits
    told(plan, *duties)
