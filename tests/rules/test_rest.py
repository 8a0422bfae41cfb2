from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from dutyplan.plan import Duty, Plan
from dutyplan.rules.rest import RULE
from dutyplan.rules.spacing import Length, Spacing
from tests import builders, plans
from tests.rules import random_duties

HOURS = """
    start: 2026-11-28
    tasks:
      - {name: Early, when: daily 06:00-08:00, people: 2}
      - {name: Late, when: daily 18:00-20:00, people: 2}
      - {name: Watch, when: saturday 22:00-02:00, people: 2}
    volunteers: [{name: Ann}, {name: Bob}]
    rules:
      rest: %s
    """
EARLY, LATE, WATCH, EARLY_SUN, LATE_SUN, EARLY_MON = range(6)

DAYS = """
    start: 2026-12-26
    weeks: 3
    tasks:
      - {name: Watch, when: daily 22:00-02:00, people: 2}
      - {name: Rails, when: [daily 08:00-10:00, daily 20:00-24:00], people: 2}
      - {name: Fire, when: daily, people: 2}
    volunteers: [{name: Ann}, {name: Bob}]
    rules:
      rest: %s
    """
FIRE, RAILS, RAILS_NIGHT, WATCH_NIGHT = range(4)


def on(day: int, duty: int) -> int:
    """Its index in DAYS, by days after 26 December."""
    return 4 * day + duty


def told(plan: Plan, *duties: int) -> list[str]:
    return plans.breaches(RULE, plan, {index: ["Ann"] for index in duties})


def lost(plan: Plan, *duties: int) -> list[tuple[str, int]]:
    return plans.costs(RULE, plan, {index: ["Ann"] for index in duties})


def test_the_duties_are_in_this_order() -> None:
    duties = plans.plan(HOURS % "1 hour").duties
    assert [one.label for one in duties[:6]] == [
        "Early on 2026-11-28 06:00-08:00",
        "Late on 2026-11-28 18:00-20:00",
        "Watch on 2026-11-28 22:00-02:00",
        "Early on 2026-11-29 06:00-08:00",
        "Late on 2026-11-29 18:00-20:00",
        "Early on 2026-11-30 06:00-08:00",
    ]
    duties = plans.plan(DAYS % "1 day").duties
    assert [one.label for one in duties[4:8]] == [
        "Fire on 2026-12-27",
        "Rails on 2026-12-27 08:00-10:00",
        "Rails on 2026-12-27 20:00-24:00",
        "Watch on 2026-12-27 22:00-02:00",
    ]


def test_without_the_rule_there_is_no_rest() -> None:
    plan = plans.plan(DAYS.split("rules:", maxsplit=1)[0])
    assert told(plan, *(on(day, RAILS) for day in range(9))) == []
    assert not RULE.is_soft(plan)


@pytest.mark.parametrize(
    ("rest", "pair", "is_enough"),
    [
        # From 08:00 to 18:00 are ten hours, from 20:00 to 22:00 two, from 02:00 to 06:00 four.
        ("10 hours", (EARLY, LATE), True),
        ("10.01 hours", (EARLY, LATE), False),
        ("11 hours", (EARLY, LATE), False),
        ("2 hours", (LATE, WATCH), True),
        ("2.5 hours", (LATE, WATCH), False),
        ("4 hours", (WATCH, EARLY_SUN), True),
        ("4.02 hours", (WATCH, EARLY_SUN), False),
        ("3.99 小时", (WATCH, EARLY_SUN), True),
        ("10 hours", (LATE, EARLY_SUN), True),
        ("12 hours", (LATE, EARLY_SUN), False),
        ("16 hours", (WATCH, LATE_SUN), True),
        ("16.25 hours", (WATCH, LATE_SUN), False),
        ("28 hours", (WATCH, EARLY_MON), True),
        ("28.01 hours", (WATCH, EARLY_MON), False),
        ("24 hours", (EARLY, EARLY_SUN), False),
        ("22 hours", (EARLY, EARLY_SUN), True),
        ("46 hours", (EARLY, EARLY_MON), True),
        ("48 hours", (EARLY, EARLY_MON), False),
    ],
)
def test_hours_count_from_the_end_to_the_start(
    rest: str, pair: tuple[int, int], is_enough: bool
) -> None:
    assert (told(plans.plan(HOURS % rest), *pair) == []) == is_enough


def test_decimals_of_an_hour_are_exact() -> None:
    text = """
        start: 2026-11-28
        tasks: [{name: A, when: [saturday 08:00-09:00, saturday %s-11:00]}]
        volunteers: [{name: Ann}]
        rules: {rest: %s}
        """
    for start, rest, is_enough in [
        ("10:30", "1.5 hours", True),
        ("10:29", "1.5 hours", False),
        # 1.33 hours are 79.8 minutes, 0.01 hours 36 seconds.
        ("10:20", "1.33 hours", True),
        ("10:19", "1.33 hours", False),
        ("09:01", "0.01 hours", True),
        ("09:00", "0.01 hours", False),
    ]:
        assert (told(plans.plan(text % (start, rest)), 0, 1) == []) == is_enough, (start, rest)


def test_a_change_of_the_clocks_is_nothing_special() -> None:
    # In the night to 29 March 2026 the clocks of Europe jump from 02:00 to 03:00.
    text = """
        start: 2026-03-28
        tasks: [{name: A, when: [saturday 20:00-22:00, sunday 06:00-08:00]}]
        volunteers: [{name: Ann}]
        rules: {rest: %s}
        """
    assert told(plans.plan(text % "8 hours"), 0, 1) == []
    assert len(told(plans.plan(text % "8.25 hours"), 0, 1)) == 1
    assert told(plans.plan(text % "1 day"), 0, 1) != []


@pytest.mark.parametrize(
    ("rest", "pair", "is_enough"),
    [
        # A day lies in between from the next but one on.
        ("1 day", (on(0, RAILS), on(1, RAILS)), False),
        ("1 day", (on(0, RAILS), on(2, RAILS)), True),
        ("2 days", (on(0, RAILS), on(2, RAILS)), False),
        ("2 days", (on(0, RAILS), on(3, RAILS)), True),
        ("2天", (on(0, RAILS), on(2, RAILS)), False),
        ("2天", (on(0, RAILS), on(3, RAILS)), True),
        # Two on one day have none in between.
        ("1 day", (on(0, RAILS), on(0, RAILS_NIGHT)), False),
        ("1 day", (on(0, RAILS), on(0, WATCH_NIGHT)), False),
        # Past midnight takes both days; until 24:00, or all day, takes one.
        ("1 day", (on(0, WATCH_NIGHT), on(2, RAILS)), False),
        ("1 day", (on(0, WATCH_NIGHT), on(3, RAILS)), True),
        ("1 day", (on(0, RAILS_NIGHT), on(2, RAILS)), True),
        ("1 day", (on(0, FIRE), on(1, FIRE)), False),
        ("1 day", (on(0, FIRE), on(2, FIRE)), True),
        ("1 day", (on(0, WATCH_NIGHT), on(2, WATCH_NIGHT)), False),
        ("1 day", (on(0, RAILS), on(2, WATCH_NIGHT)), True),
        # A week is seven days: not on two Saturdays running.
        ("1 week", (on(0, RAILS), on(7, RAILS)), False),
        ("1 week", (on(0, RAILS), on(8, RAILS)), True),
        ("7 days", (on(0, RAILS), on(7, RAILS)), False),
        ("6 days", (on(0, RAILS), on(7, RAILS)), True),
        ("1周", (on(0, WATCH_NIGHT), on(8, RAILS)), False),
        ("1 week", (on(0, WATCH_NIGHT), on(9, RAILS)), True),
        ("1 week", (on(0, RAILS), on(14, RAILS)), True),
        ("2 weeks", (on(0, RAILS), on(14, RAILS)), False),
        # The year ends between the fifth day and the sixth.
        ("1 day", (on(5, WATCH_NIGHT), on(7, RAILS)), False),
        ("1 day", (on(5, RAILS_NIGHT), on(7, RAILS)), True),
        ("2 days", (on(4, RAILS), on(6, RAILS)), False),
        ("2 days", (on(4, RAILS), on(7, RAILS)), True),
    ],
)
def test_days_must_be_wholly_free(rest: str, pair: tuple[int, int], is_enough: bool) -> None:
    assert (told(plans.plan(DAYS % rest), *pair) == []) == is_enough


def test_days_over_the_end_of_a_leap_february() -> None:
    text = """
        start: 2028-02-28
        tasks: [{name: A, when: [2028-02-28, 2028-03-01]}]
        volunteers: [{name: Ann}]
        rules: {rest: %s}
        """
    assert told(plans.plan(text % "1 day"), 0, 1) == []
    assert told(plans.plan(text % "2 days"), 0, 1) == [
        "Ann is on A on 2028-03-01 too soon after A on 2028-02-28: "
        "at least 2 free days must lie between"
    ]


def test_every_duty_is_held_against_all_before_it() -> None:
    plan = plans.plan(DAYS % "2 days")
    messages = told(plan, on(0, RAILS), on(1, RAILS), on(2, RAILS), on(5, RAILS))
    assert messages == [
        "Ann is on Rails on 2026-12-27 08:00-10:00 too soon after Rails on 2026-12-26 "
        "08:00-10:00: at least 2 free days must lie between",
        "Ann is on Rails on 2026-12-28 08:00-10:00 too soon after Rails on 2026-12-27 "
        "08:00-10:00: at least 2 free days must lie between",
    ]
    # The night watch began first and ends last; the hours after it are what counts.
    plan = plans.plan(HOURS % "16.5 hours")
    assert told(plan, WATCH, LATE_SUN) == [
        "Ann is on Late on 2026-11-29 18:00-20:00 too soon after Watch on 2026-11-28 "
        "22:00-02:00: at least 16.5 hours must lie between"
    ]


@pytest.mark.parametrize(
    ("rest", "end"),
    [
        ("11 hours", "at least 11 hours must lie between"),
        ("1 day", "at least 1 free day must lie between"),
        ("2 days", "at least 2 free days must lie between"),
        ("7 days", "at least 1 free week must lie between"),
        ("2 weeks", "at least 2 free weeks must lie between"),
    ],
)
def test_the_length_is_told_in_plain_words(rest: str, end: str) -> None:
    (message,) = told(plans.plan(DAYS % rest), on(0, RAILS), on(0, RAILS_NIGHT))
    assert message == (
        "Ann is on Rails on 2026-12-26 20:00-24:00 too soon after Rails on 2026-12-26 "
        f"08:00-10:00: {end}"
    )


def test_a_longer_duty_before_the_last_one_counts_too() -> None:
    plan = plans.plan("""
        start: 2026-11-28
        tasks: [{name: A, when: [sat 08:00-16:00, sat 09:00-09:30, sat 20:00-21:00]}]
        volunteers: [{name: Ann}]
        rules: {rest: 6 hours}
        """)
    # The first two overlap besides, which is no matter of this rule.
    assert told(plan, 0, 1, 2)[1:] == [
        "Ann is on A on 2026-11-28 20:00-21:00 too soon after A on 2026-11-28 08:00-16:00: "
        "at least 6 hours must lie between"
    ]


def test_one_hour_is_no_hours() -> None:
    plan = plans.plan(HOURS.replace("18:00-20:00", "18:00-21:30") % "1 hour")
    (message,) = told(plan, LATE, WATCH)
    assert message.endswith("21:30: at least 1 hour must lie between")


def test_everybody_rests_alone() -> None:
    plan = plans.plan(DAYS % "1 week")
    assert plans.breaches(RULE, plan, {on(0, RAILS): ["Ann"], on(1, RAILS): ["Bob"]}) == []
    crews = {on(0, RAILS): ["Ann", "Bob"], on(8, RAILS): ["Ann"], on(7, RAILS): ["Bob"]}
    assert plans.breaches(RULE, plan, crews) == [
        "Bob is on Rails on 2027-01-02 08:00-10:00 too soon after Rails on 2026-12-26 "
        "08:00-10:00: at least 1 free week must lie between"
    ]


def test_a_breach_knows_its_duty_its_volunteer_and_its_line() -> None:
    plan = plans.plan(DAYS % "{least: 1 week, cost: 4}")
    crews = {on(0, RAILS): ["Bob"], on(3, RAILS): ["Bob"]}
    (breach,) = RULE.check(plan, builders.roster(plan, crews))
    assert breach.duty is plan.duties[on(3, RAILS)]
    assert breach.volunteer is plan.volunteers[1]
    assert breach.cost == 4
    assert breach.span is not None
    assert (breach.span.line, breach.span.column) == (9, 8)


def test_a_cost_lets_it_happen() -> None:
    plan = plans.plan(DAYS % "{least: 2 days, cost: 5}")
    assert RULE.is_soft(plan)
    assert told(plan, on(0, RAILS), on(1, RAILS)) == []
    assert lost(plan, on(0, RAILS), on(1, RAILS)) == [
        (
            "Ann is on Rails on 2026-12-27 08:00-10:00 too soon after Rails on 2026-12-26 "
            "08:00-10:00: at least 2 free days must lie between",
            5,
        )
    ]
    assert not RULE.is_soft(plans.plan(DAYS % "2 days"))
    assert not RULE.is_soft(plans.plan(DAYS % "{least: 2 days}"))


@pytest.mark.parametrize(
    ("rest", "duties", "breaches"),
    [
        ("2 days", [], 0),
        ("2 days", [on(0, RAILS)], 0),
        ("2 days", [on(0, RAILS), on(3, RAILS), on(6, RAILS)], 0),
        # Three in a row: the second and the third begin too soon, each once.
        ("2 days", [on(0, RAILS), on(1, RAILS), on(2, RAILS)], 2),
        ("2 days", [on(0, RAILS), on(2, RAILS), on(4, RAILS)], 2),
        ("1 week", [on(day, RAILS) for day in range(6)], 5),
        ("1 day", [on(0, RAILS), on(1, RAILS), on(3, RAILS), on(4, RAILS)], 2),
        # Four on two days: all but the first.
        ("1 day", [on(0, RAILS), on(0, RAILS_NIGHT), on(1, RAILS), on(1, WATCH_NIGHT)], 3),
        ("1 day", [on(0, WATCH_NIGHT), on(2, FIRE)], 1),
        ("1 day", [on(0, WATCH_NIGHT), on(3, FIRE)], 0),
        ("10 hours", [on(0, RAILS), on(0, RAILS_NIGHT), on(1, RAILS)], 1),
        ("12 hours", [on(0, RAILS), on(0, WATCH_NIGHT), on(1, RAILS), on(1, WATCH_NIGHT)], 1),
    ],
)
def test_each_duty_that_begins_too_soon_costs_once(
    rest: str, duties: list[int], breaches: int
) -> None:
    plan = plans.plan(DAYS % f"{{least: {rest}, cost: 3}}")
    assert [cost for _, cost in lost(plan, *duties)] == [3] * breaches


def test_costs_of_several_people_add_up() -> None:
    plan = plans.plan(DAYS % "{least: 1 day, cost: 2}")
    crews = {on(day, RAILS): ["Ann", "Bob"] for day in range(3)} | {on(3, RAILS): ["Bob"]}
    assert [cost for _, cost in plans.costs(RULE, plan, crews)] == [2] * 5


def test_a_soft_rest_may_be_fixed_away_and_a_hard_one_not() -> None:
    pair = {on(0, RAILS): ["Ann"], on(2, RAILS): ["Ann"]}
    assert plans.doomed(RULE, plans.plan(DAYS % "1 day"), pair) == []
    assert plans.doomed(RULE, plans.plan(DAYS % "{least: 2 days, cost: 1}"), pair) == []
    assert plans.doomed(RULE, plans.plan(DAYS % "2 days"), pair) == [
        "Ann is on Rails on 2026-12-28 08:00-10:00 too soon after Rails on 2026-12-26 "
        "08:00-10:00: at least 2 free days must lie between"
    ]


def test_it_bars_nobody() -> None:
    plan = plans.plan(DAYS % "1 week")
    assert RULE.bars(plan, plan.volunteers[0]) is None


def days_taken(duty: Duty) -> set[int]:
    return {minute // 1440 for minute in range(duty.begin, duty.finish)}


def is_too_soon(rest: Length, first: Duty, second: Duty) -> bool:
    """By counting minutes and days one by one."""
    if rest.hours is not None:
        return len(range(first.finish, second.begin)) < 60 * rest.hours
    return len(range(max(days_taken(first)) + 1, min(days_taken(second)))) < rest.days


def test_the_most_there_can_be() -> None:
    plan = plans.plan(DAYS % "1 day")
    ann = plan.volunteers[0]
    rails = [plan.duties[on(day, RAILS)] for day in range(5)]
    assert RULE.most(plan, ann, rails) == 3
    assert RULE.most(plan, ann, rails[:2]) == 1
    assert RULE.most(plan, ann, []) == 0
    nights = [plan.duties[on(day, WATCH_NIGHT)] for day in range(5)]
    assert RULE.most(plan, ann, nights) == 2
    assert RULE.most(plans.plan(DAYS % "12 hours"), ann, rails) == 5
    for text in (DAYS.split("rules:", maxsplit=1)[0], DAYS % "{least: 1 day, cost: 1}"):
        assert RULE.most(plans.plan(text), ann, rails) is None


lengths = st.one_of(
    st.integers(1, 9).map(Length),
    st.sampled_from(["0.01", "0.5", "1.33", "2", "10", "12", "21.5", "24", "48"]).map(
        lambda hours: Length(hours=Fraction(hours))
    ),
)


def num_too_soon(plan: Plan, numbers: set[int]) -> int:
    duties = [plan.duties[number] for number in numbers]
    rest = plan.rules["rest"].least
    return sum(
        any(is_too_soon(rest, first, second) for first in duties if first.begin < second.begin)
        for second in duties
    )


@settings(max_examples=150, deadline=None)
@given(
    random_duties.plans({"rest": lengths.map(lambda least: Spacing(least, None, None))}),
    st.data(),
)
def test_model_and_check_agree(plan: Plan, data: st.DataObject) -> None:
    own = random_duties.draw_own(data, plan)
    found = plans.breaches(RULE, plan, random_duties.crews(own))
    event("forbidden" if found else "allowed")
    assert len(found) == sum(num_too_soon(plan, numbers) for numbers in own.values())


@settings(max_examples=150, deadline=None)
@given(random_duties.plans({"rest": lengths.map(lambda least: Spacing(least, 7, None))}), st.data())
def test_costs_in_the_model_and_counted_one_by_one_agree(plan: Plan, data: st.DataObject) -> None:
    own = random_duties.draw_own(data, plan)
    found = plans.costs(RULE, plan, random_duties.crews(own))
    event(f"{len(found)} breaches")
    assert [cost for _, cost in found] == [7] * sum(
        num_too_soon(plan, numbers) for numbers in own.values()
    )


@settings(max_examples=150, deadline=None)
@given(
    random_duties.plans({"rest": lengths.map(lambda least: Spacing(least, None, None))}),
    st.data(),
)
def test_the_most_is_what_the_check_allows(plan: Plan, data: st.DataObject) -> None:
    duties = random_duties.some_of(data, plan)
    most = random_duties.most_allowed([RULE], plan, duties)
    event(f"{most} of {len(duties)}")
    assert RULE.most(plan, plan.volunteers[0], duties) == most
