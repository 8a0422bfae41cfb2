from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from dutyplan.plan import Duty, Plan
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.limits import RULE, has_minimum
from dutyplan.rules.limitsums import Limits
from dutyplan.rules.limitwords import Bound
from tests import builders, plans
from tests.rules import random_duties

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
        "Ann has 2 duties on 2026-12-05, at most 1 allowed",
        "Ann has 2 duties on 2026-12-12, at most 1 allowed",
    ]


def test_per_week_counts_weeks_of_the_plan() -> None:
    plan = common("{per_week: 2}")
    # A calendar week would put Sunday and Wednesday apart, a plan week Wednesday and Sunday.
    assert told(plan, BASEMENT, GARDENS_SUN, PATROL_2, BASEMENT_2) == []
    assert told(plan, PATROL, BASEMENT, GARDENS_SUN) == [
        "Ann has 3 duties in week 1, at most 2 allowed"
    ]
    assert told(plan, PATROL_2, BASEMENT_2, GARDENS_2, GARDENS_2_SUN) == [
        "Ann has 4 duties in week 2, at most 2 allowed"
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
    assert told(plan, 0, 1) == ["Ann has 2 duties in week 1, at most 1 allowed"]


def test_total() -> None:
    plan = common("{total: 3}")
    assert told(plan, PATROL, BASEMENT, PATROL_2) == []
    assert told(plan, PATROL, BASEMENT, PATROL_2, BASEMENT_2) == [
        "Ann has 4 duties in all, at most 3 allowed"
    ]


def test_hours() -> None:
    plan = common("{hours: 7.5}")
    assert told(plan, PATROL, BASEMENT, GARDENS) == []
    assert told(plan, PATROL, PATROL_2) == ["Ann has 8 hours in all, at most 7.5 allowed"]
    assert told(plan, PATROL, BASEMENT, GARDENS, GARDENS_2) == [
        "Ann has 8.5 hours in all, at most 7.5 allowed"
    ]


def test_effort() -> None:
    plan = common("{effort: 5.5}")
    assert told(plan, PATROL, BASEMENT, GARDENS) == []
    assert told(plan, PATROL, PATROL_2) == ["Ann has an effort of 6 in all, at most 5.5 allowed"]
    assert told(plan, PATROL, BASEMENT, BASEMENT_2) == [
        "Ann has an effort of 6 in all, at most 5.5 allowed"
    ]


def test_weekends_count_saturday_and_sunday_once() -> None:
    plan = common("{weekends: 1}")
    assert told(plan, PATROL, BASEMENT, GARDENS, GARDENS_SUN, PATROL_2) == []
    assert told(plan, BASEMENT_2, GARDENS_2_SUN) == []
    for one, other in [(BASEMENT, BASEMENT_2), (GARDENS_SUN, BASEMENT_2),
                       (BASEMENT, GARDENS_2_SUN), (GARDENS_SUN, GARDENS_2_SUN)]:  # fmt: skip
        assert told(plan, one, other) == ["Ann has 2 weekends with a duty, at most 1 allowed"]


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
    assert told(plan, 0, 2, 3) == ["Ann has 3 weekends with a duty, at most 2 allowed"]


def test_a_friday_is_no_weekend_even_past_midnight() -> None:
    plan = plans.plan("""
        start: 2026-12-04
        tasks: [{name: Watch, when: [friday 22:00-02:00, monday, sunday 22:00-02:00]}]
        volunteers: [{name: Ann}]
        rules: {limits: {weekends: 0}}
        """)
    days = [one.date.isoformat() for one in plan.duties]
    assert days == ["2026-12-04", "2026-12-06", "2026-12-07"]
    assert told(plan, 0, 2) == []
    assert told(plan, 1) == ["Ann has 1 weekend with a duty, none allowed"]
    assert [plans.bar(RULE, plan, "Ann", index) is None for index in range(3)] == [
        True,
        False,
        True,
    ]


def test_tasks() -> None:
    plan = common("{tasks: {basement: 1, Gardens: 2}}")
    assert told(plan, PATROL, PATROL_2, BASEMENT, GARDENS, GARDENS_2) == []
    assert told(plan, BASEMENT, BASEMENT_2, GARDENS, GARDENS_SUN, GARDENS_2) == [
        "Ann has 2 duties of 'Basement', at most 1 allowed",
        "Ann has 3 duties of 'Gardens', at most 2 allowed",
    ]


def test_all_keys_hold_at_once() -> None:
    plan = common("{per_day: 1, per_week: 1, total: 2, hours: 3, effort: 2, weekends: 1}")
    assert told(plan, GARDENS, GARDENS_2) == ["Ann has 2 weekends with a duty, at most 1 allowed"]
    assert told(plan, BASEMENT, GARDENS, GARDENS_2_SUN) == [
        "Ann has 2 duties on 2026-12-05, at most 1 allowed",
        "Ann has 2 duties in week 1, at most 1 allowed",
        "Ann has 3 duties in all, at most 2 allowed",
        "Ann has 4.5 hours in all, at most 3 allowed",
        "Ann has an effort of 3.5 in all, at most 2 allowed",
        "Ann has 2 weekends with a duty, at most 1 allowed",
    ]


def test_everybody_has_the_common_limits() -> None:
    plan = common("{total: 1}")
    crews = {BASEMENT: ["Ann", "Bob"], GARDENS: ["Bob"]}
    assert plans.breaches(RULE, plan, crews) == ["Bob has 2 duties in all, at most 1 allowed"]
    (breach,) = RULE.check(plan, builders.roster(plan, crews))
    assert breach.volunteer is plan.volunteers[1]
    assert breach.duty is plan.duties[GARDENS]
    assert breach.cost is None


def test_own_limits_bind_nobody_else() -> None:
    plan = plans.plan(with_limits(own="{total: 1}"))
    crews = {BASEMENT: ["Ann", "Bob"], GARDENS: ["Ann", "Bob"]}
    assert plans.breaches(RULE, plan, crews) == ["Ann has 2 duties in all, at most 1 allowed"]


def test_own_limits_replace_the_common_ones_key_by_key_and_task_by_task() -> None:
    own = "{total: 4, hours: 9, tasks: {basement: 2, patrol: 1}}"
    both = "{total: 2, per_week: 3, tasks: {Basement: 1, Gardens: 0}}"
    ann, bob = limits_of(with_limits(own, both))
    tasks = {"Basement": Bound(0, 2), "Gardens": Bound(0, 0), "Patrol": Bound(0, 1)}
    assert ann == Limits(per_week=Bound(0, 3), total=Bound(0, 4), hours=Bound(0, 9), tasks=tasks)
    tasks = {"Basement": Bound(0, 1), "Gardens": Bound(0, 0)}
    assert bob == Limits(per_week=Bound(0, 3), total=Bound(0, 2), tasks=tasks)


def test_an_own_limit_brings_its_own_minimum_and_cost_and_leaves_none_behind() -> None:
    both = (
        "{total: {min: 1, max: 3, cost: 5}, per_week: 1-2, per_day: {max: 1, cost: 2}, "
        "tasks: {basement: {min: 1, max: 1, cost: 4}, gardens: 1+}}"
    )
    own = (
        "{total: 2, per_week: {max: 1, cost: 7}, per_day: 2+, "
        "tasks: {Basement: 2-3, patrol: {min: 1}}}"
    )
    ann, bob = limits_of(with_limits(own, both))
    assert ann == Limits(
        total=Bound(0, 2),
        per_week=Bound(0, 1, 7),
        per_day=Bound(2, None),
        tasks={"Basement": Bound(2, 3), "Gardens": Bound(1, None), "Patrol": Bound(1, None)},
    )
    assert bob == Limits(
        total=Bound(1, 3, 5),
        per_week=Bound(1, 2),
        per_day=Bound(0, 1, 2),
        tasks={"Basement": Bound(1, 1, 4), "Gardens": Bound(1, None)},
    )


@pytest.mark.parametrize("lifted", ["0+", "{min: 0}"])
def test_an_own_limit_may_lift_the_common_one(lifted: str) -> None:
    plan = plans.plan(with_limits(f"{{total: {lifted}}}", "{total: 1}"))
    crews = {BASEMENT: ["Ann", "Bob"], GARDENS: ["Ann", "Bob"], PATROL: ["Ann"]}
    assert plans.breaches(RULE, plan, crews) == ["Bob has 2 duties in all, at most 1 allowed"]


@pytest.mark.parametrize("blank", ["{}", "{total: }", "{total: , tasks: }"])
def test_an_own_limit_with_nothing_behind_it_leaves_the_common_one(blank: str) -> None:
    plan = plans.plan(with_limits(blank, "{total: 1}"))
    assert told(plan, PATROL, BASEMENT) == ["Ann has 2 duties in all, at most 1 allowed"]


def test_own_limits_may_be_wider() -> None:
    plan = plans.plan(with_limits("{total: 2}", "{total: 1}"))
    crews = {BASEMENT: ["Ann", "Bob"], GARDENS: ["Ann", "Bob"]}
    assert plans.breaches(RULE, plan, crews) == ["Bob has 2 duties in all, at most 1 allowed"]


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
    assert told(plan, PATROL, GARDENS) == ["Ann has an effort of 1 in all, none allowed"]


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


def lost(plan: Plan, *duties: int) -> list[tuple[str, int]]:
    return plans.costs(RULE, plan, {index: ["Ann"] for index in duties})


@pytest.mark.parametrize(
    ("limits", "duties", "message", "breaches"),
    [
        ("{total: {max: 2, cost: 3}}", [BASEMENT, GARDENS], "", 0),
        ("{total: {max: 2, cost: 3}}", [BASEMENT, GARDENS, PATROL_2],
         "3 duties in all, at most 2 wanted", 1),
        ("{total: {max: 2, cost: 3}}", ALL, "8 duties in all, at most 2 wanted", 6),
        ("{total: {max: 0, cost: 3}}", [PATROL], "1 duty in all, none wanted", 1),
        ("{per_day: {max: 0, cost: 3}}", [PATROL], "1 duty on 2026-12-02, none wanted", 1),
        ("{per_week: {max: 1, cost: 3}}", [PATROL, BASEMENT, GARDENS],
         "3 duties in week 1, at most 1 wanted", 2),
        ("{per_week: {max: 1, cost: 3}}", [GARDENS_SUN, PATROL_2, BASEMENT_2],
         "2 duties in week 2, at most 1 wanted", 1),
        # Ten hours less eight are two; four less 3.5 are one begun.
        ("{hours: {max: 8, cost: 3}}", [PATROL, PATROL_2, GARDENS, GARDENS_SUN],
         "10 hours in all, at most 8 wanted", 2),
        ("{hours: {max: 3.5, cost: 3}}", [PATROL], "4 hours in all, at most 3.5 wanted", 1),
        ("{hours: {max: 2.99, cost: 3}}", [PATROL], "4 hours in all, at most 2.99 wanted", 2),
        ("{hours: {max: 4, cost: 3}}", [PATROL], "", 0),
        ("{hours: {max: 0, cost: 3}}", [GARDENS], "1 hour in all, none wanted", 1),
        ("{hours: {max: 0.01, cost: 3}}", [GARDENS], "1 hour in all, at most 0.01 wanted", 1),
        ("{hours: {max: 6.49, cost: 3}}", [PATROL, BASEMENT],
         "6.5 hours in all, at most 6.49 wanted", 1),
        # Six points less 4.5 are two, the second of them begun.
        ("{effort: {max: 4.5, cost: 3}}", [PATROL, PATROL_2],
         "an effort of 6 in all, at most 4.5 wanted", 2),
        ("{effort: {max: 4.49, cost: 3}}", [PATROL, BASEMENT],
         "an effort of 4.5 in all, at most 4.49 wanted", 1),
        ("{effort: {max: 4.5, cost: 3}}", [PATROL, BASEMENT], "", 0),
        ("{weekends: {max: 1, cost: 3}}", [BASEMENT, GARDENS, GARDENS_SUN, PATROL_2], "", 0),
        ("{weekends: {max: 1, cost: 3}}", [GARDENS, GARDENS_SUN, GARDENS_2, BASEMENT_2],
         "2 weekends with a duty, at most 1 wanted", 1),
        ("{weekends: {max: 0, cost: 3}}", [GARDENS, GARDENS_SUN],
         "1 weekend with a duty, none wanted", 1),
        ("{weekends: {max: 0, cost: 3}}", [BASEMENT, GARDENS_2_SUN],
         "2 weekends with a duty, none wanted", 2),
        ("{tasks: {gardens: {max: 1, cost: 3}}}", [BASEMENT, BASEMENT_2, GARDENS], "", 0),
        ("{tasks: {gardens: {max: 1, cost: 3}}}", [BASEMENT, GARDENS, GARDENS_SUN, GARDENS_2],
         "3 duties of 'Gardens', at most 1 wanted", 2),
        ("{tasks: {patrol: {max: 0, cost: 3}}}", [PATROL], "1 duty of 'Patrol', none wanted", 1),
    ],
)  # fmt: skip
def test_what_goes_beyond_a_soft_limit_costs_for_each(
    limits: str, duties: list[int], message: str, breaches: int
) -> None:
    plan = common(limits)
    assert RULE.is_soft(plan)
    assert told(plan, *duties) == []
    assert lost(plan, *duties) == [(f"Ann has {message}", 3)] * breaches


def test_each_day_and_each_week_costs_for_itself() -> None:
    plan = common("{per_day: {max: 1, cost: 2}, per_week: {max: 2, cost: 10}}")
    found = lost(plan, BASEMENT, GARDENS, GARDENS_SUN, PATROL_2, BASEMENT_2, GARDENS_2)
    assert found == [
        ("Ann has 2 duties on 2026-12-05, at most 1 wanted", 2),
        ("Ann has 2 duties on 2026-12-12, at most 1 wanted", 2),
        ("Ann has 3 duties in week 1, at most 2 wanted", 10),
        ("Ann has 3 duties in week 2, at most 2 wanted", 10),
    ]


def test_hard_and_soft_limits_stand_side_by_side() -> None:
    plan = common("{per_day: 1, total: {max: 1, cost: 4}, tasks: {patrol: 1}}")
    assert told(plan, BASEMENT, GARDENS, PATROL, PATROL_2) == [
        "Ann has 2 duties on 2026-12-05, at most 1 allowed",
        "Ann has 2 duties of 'Patrol', at most 1 allowed",
    ]
    assert (
        lost(plan, BASEMENT, GARDENS_SUN, PATROL)
        == [("Ann has 3 duties in all, at most 1 wanted", 4)] * 2
    )


def test_own_and_common_costs() -> None:
    plan = plans.plan(with_limits("{total: {max: 1, cost: 7}}", "{total: {max: 2, cost: 2}}"))
    crews = {index: ["Ann", "Bob"] for index in (PATROL, BASEMENT, GARDENS, PATROL_2)}
    assert plans.costs(RULE, plan, crews) == [
        *[("Ann has 4 duties in all, at most 1 wanted", 7)] * 3,
        *[("Bob has 4 duties in all, at most 2 wanted", 2)] * 2,
    ]


def test_who_is_hard_bound_and_who_is_not() -> None:
    plan = plans.plan(with_limits("{total: {max: 1, cost: 7}}", "{total: 1}"))
    crews = {BASEMENT: ["Ann", "Bob"], GARDENS: ["Ann", "Bob"]}
    assert plans.breaches(RULE, plan, crews) == ["Bob has 2 duties in all, at most 1 allowed"]
    assert plans.costs(RULE, plan, {BASEMENT: ["Ann", "Bob"], GARDENS: ["Ann"]}) == [
        ("Ann has 2 duties in all, at most 1 wanted", 7)
    ]


@pytest.mark.parametrize(
    "limits",
    [
        "{per_day: {max: 0, cost: 1}}",
        "{per_week: {max: 0, cost: 1}}",
        "{total: {max: 0, cost: 1}}",
        "{hours: {max: 0, cost: 1}}",
        "{effort: {max: 0, cost: 1}}",
        "{weekends: {max: 0, cost: 1}}",
        "{tasks: {patrol: {max: 0, cost: 1}}}",
        "{total: 9+, hours: 99+}",
    ],
)
def test_neither_a_cost_nor_a_minimum_bars_anybody(limits: str) -> None:
    plan = common(limits)
    assert all(plans.bar(RULE, plan, "Ann", index) is None for index in ALL)
    assert told(plan, *ALL) == []


@pytest.mark.parametrize(
    ("limits", "is_soft", "is_owed"),
    [
        ("{total: 3}", False, False),
        ("{total: 0+}", False, False),
        ("{total: 1+}", False, True),
        ("{total: 1-3}", False, True),
        ("{hours: 0.01+}", False, True),
        ("{tasks: {patrol: 1+}}", False, True),
        ("{total: {max: 3, cost: 1}}", True, False),
        ("{tasks: {patrol: {max: 1, cost: 1}}}", True, False),
        ("{weekends: {min: 1, max: 1, cost: 1}}", True, True),
        ("{per_day: 1, effort: {min: 2.5}, per_week: {max: 0, cost: 2}}", True, True),
    ],
)
def test_whether_anything_is_soft_or_owed(limits: str, is_soft: bool, is_owed: bool) -> None:
    for text in (with_limits(limits), with_limits(common=limits)):
        plan = plans.plan(text)
        assert (RULE.is_soft(plan), has_minimum(plan)) == (is_soft, is_owed)
    nothing = plans.plan(with_limits())
    assert (RULE.is_soft(nothing), has_minimum(nothing)) == (False, False)


def test_a_minimum_is_no_rule() -> None:
    plan = common("{total: 3+, per_week: 1-2, weekends: 2+}")
    assert told(plan) == []
    assert told(plan, GARDENS) == []
    assert lost(plan, GARDENS) == []
    assert told(plan, PATROL, BASEMENT, GARDENS) == [
        "Ann has 3 duties in week 1, at most 2 allowed"
    ]


@pytest.mark.parametrize(
    ("limits", "duties", "last"),
    [
        ("{per_day: 1}", [PATROL, BASEMENT, GARDENS, GARDENS_SUN], GARDENS),
        ("{per_week: 1}", [PATROL, BASEMENT, PATROL_2], BASEMENT),
        ("{total: 2}", [PATROL, BASEMENT, PATROL_2], PATROL_2),
        ("{hours: 8}", [PATROL, BASEMENT, PATROL_2], PATROL_2),
        ("{effort: 7}", [PATROL, BASEMENT, PATROL_2], PATROL_2),
        ("{weekends: 1}", [BASEMENT, BASEMENT_2, GARDENS_2], GARDENS_2),
        ("{tasks: {basement: 1}}", [BASEMENT, BASEMENT_2, GARDENS_2], BASEMENT_2),
        ("{tasks: {basement: {max: 1, cost: 2}}}", [BASEMENT, BASEMENT_2, GARDENS_2], BASEMENT_2),
    ],
)
def test_a_breach_is_about_the_last_duty_that_counts_and_knows_its_line(
    limits: str, duties: list[int], last: int
) -> None:
    for text, line in [(with_limits(limits), 8), (with_limits(common=limits), 11)]:
        plan = plans.plan(text)
        (breach,) = RULE.check(plan, builders.roster(plan, {index: ["Ann"] for index in duties}))
        assert breach.duty is plan.duties[last]
        assert breach.volunteer is plan.volunteers[0]
        assert breach.span is not None
        assert breach.span.line == line - 1


def test_what_is_fixed_beyond_a_hard_limit_is_doomed() -> None:
    crews = {PATROL: ["Ann"], BASEMENT: ["Ann"], PATROL_2: ["Ann"]}
    assert plans.doomed(RULE, common("{total: 2}"), crews) == [
        "Ann has 3 duties in all, at most 2 allowed"
    ]
    for limits in ("{total: 3}", "{total: 4+}", "{total: {max: 2, cost: 1}}"):
        assert plans.doomed(RULE, common(limits), crews) == []


def test_what_is_fixed_beyond_it_is_a_problem_at_the_line_of_the_last_duty_that_counts() -> None:
    lines = "".join(
        f"    - {{volunteer: Ann, task: {task}, date: {day}}}\n"
        for task, day in [
            ("Basement", "2026-12-05"),
            ("Gardens", "2026-12-05"),
            ("Patrol", "2026-12-09"),
        ]
    )
    text = with_limits(common="{per_day: 1}") + "  fixed:\n" + lines
    assert plans.problems(text) == [
        "14:19: error[fixed]: Ann has 2 duties on 2026-12-05, at most 1 allowed"
    ]
    assert plans.hints(text) == [
        "the rule 'limits' (line 11) forbids it: change that, or take this line out"
    ]
    assert plans.problems(text.replace("per_day: 1", "per_day: {max: 1, cost: 3}")) == []


def test_a_limit_that_can_not_be_passed_adds_nothing_to_the_model() -> None:
    nothing = plans.size(plans.plan(with_limits()), [RULE])
    for limits in (
        "{per_day: 2, per_week: 4, total: 8, hours: 17, effort: 13, tasks: {patrol: 2}}",
        "{total: {max: 8, cost: 1}, hours: {max: 17, cost: 2}, effort: {max: 13, cost: 2}}",
        "{total: 0+, per_day: {min: 0}}",
        "{total: 3+, weekends: 1+}",
    ):
        assert plans.size(common(limits), [RULE]) == nothing
    assert plans.size(common("{total: 7}"), [RULE]) == (nothing[0], nothing[1] + 2)


decimals = st.integers(0, 1200).map(lambda number: Fraction(number, 100))


def bounds(amounts: st.SearchStrategy[Fraction | int]) -> st.SearchStrategy[Bound]:
    """Any bound, hard or soft, with or without a minimum."""

    def make(one: Fraction | int, other: Fraction | int, form: int) -> Bound:
        least, most = sorted((one, other))
        return [
            Bound(0, most, 3),
            Bound(least, most, 5),
            Bound(least, None),
            Bound(0, most),
            Bound(least, most),
        ][form]

    return st.builds(make, amounts, amounts, st.integers(0, 4))


whole = bounds(st.integers(0, 4))
some_limits = st.builds(
    Limits,
    per_day=st.none() | whole,
    per_week=st.none() | whole,
    total=st.none() | whole,
    hours=st.none() | bounds(decimals),
    effort=st.none() | bounds(decimals),
    weekends=st.none() | whole,
    tasks=st.dictionaries(
        st.sampled_from(["Basement", "Gardens", "Patrol"]), bounds(st.integers(0, 2)), max_size=2
    ),
)


@settings(max_examples=300, deadline=None)
@given(some_limits, st.sets(st.sampled_from(ALL)))
def test_model_and_check_agree(limits: Limits, duties: set[int]) -> None:
    plan = replace(plans.plan(with_limits()), rules={"limits": {0: limits}})
    crews = {index: ["Ann", "Bob"] for index in duties}
    if plans.breaches(RULE, plan, crews):
        event("forbidden")
        return
    num_breaches = len(plans.costs(RULE, plan, crews))
    num_lacks = len(plans.lacking(plan, crews))
    event(f"{bool(num_breaches)} cost, {bool(num_lacks)} lack")


halves = st.integers(0, 24).map(lambda number: Fraction(number, 2))
ALONE: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(["per_day", "per_week", "total"], st.integers(0, 4)),
    **dict.fromkeys(["hours", "effort"], halves | decimals),
}


def open_duties(plan: Plan, data: st.DataObject) -> list[Duty]:
    """Some of those that nothing bars Ann from."""
    own = Eligibility(plan).open_duties(plan.volunteers[0])
    return [duty for duty in own if data.draw(st.booleans(), label=duty.label)]


@pytest.mark.parametrize("key", ALONE)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_the_most_by_one_limit_is_what_the_check_allows(key: str, data: st.DataObject) -> None:
    bound = Bound(0, data.draw(ALONE[key], label=key))
    limits = replace(Limits(), **{key: bound})  # type: ignore[arg-type]
    plan = replace(plans.plan(with_limits()), rules={"limits": {0: limits}})
    duties = open_duties(plan, data)
    most = random_duties.most_allowed([RULE], plan, duties)
    event(f"{most} of {len(duties)}")
    assert RULE.most(plan, plan.volunteers[0], duties) == most


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_the_most_by_limits_on_tasks_is_what_the_check_allows(data: st.DataObject) -> None:
    names = st.sampled_from(["Basement", "Gardens", "Patrol"])
    tasks = data.draw(st.dictionaries(names, st.integers(0, 2).map(lambda most: Bound(0, most))))
    plan = replace(plans.plan(with_limits()), rules={"limits": {0: Limits(tasks=tasks)}})
    duties = open_duties(plan, data)
    most = random_duties.most_allowed([RULE], plan, duties)
    assert RULE.most(plan, plan.volunteers[0], duties) == most


@settings(max_examples=200, deadline=None)
@given(some_limits, st.data())
def test_the_check_never_allows_more_than_the_most(limits: Limits, data: st.DataObject) -> None:
    plan = replace(plans.plan(with_limits()), rules={"limits": {0: limits}})
    duties = open_duties(plan, data)
    found = RULE.most(plan, plan.volunteers[0], duties)
    assert found is not None
    most = random_duties.most_allowed([RULE], plan, duties)
    event("tight" if most == found else "not tight")
    assert most <= found


@pytest.mark.parametrize(
    ("limits", "most"),
    [
        ("{per_day: 1}", 6),
        ("{per_week: 3}", 6),
        ("{total: 5}", 5),
        # The shortest and lightest that fit: four of one hour, and then 2.5 each.
        ("{hours: 9}", 6),
        ("{hours: 8.99}", 5),
        ("{effort: 7}", 6),
        ("{effort: 6.99}", 5),
        ("{tasks: {basement: 1, gardens: 2}}", 5),
        ("{tasks: {basement: 1, gardens: 2}, per_day: 1, total: 7}", 5),
        ("{weekends: 1}", 8),
    ],
)
def test_the_most_there_can_be(limits: str, most: int) -> None:
    plan = common(limits)
    assert RULE.most(plan, plan.volunteers[0], plan.duties) == most
    assert RULE.most(plan, plan.volunteers[0], []) == 0


def test_without_limits_there_is_no_most() -> None:
    ann, bob = common("{total: 1}").volunteers
    duties = list(common("{total: 1}").duties)
    assert RULE.most(plans.plan(with_limits()), ann, duties) is None
    assert RULE.most(plans.plan(with_limits("{total: 1}")), ann, duties) == 1
    assert RULE.most(plans.plan(with_limits("{total: 1}")), bob, duties) == 8
    # Neither a soft limit nor a minimum lets anybody serve less.
    assert RULE.most(common("{total: {max: 1, cost: 3}, per_week: 2+}"), ann, duties) == 8
