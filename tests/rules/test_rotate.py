from __future__ import annotations

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from dutyplan.plan import Plan
from dutyplan.rules.rotate import RULE
from dutyplan.rules.spacing import Length, Spacing
from tests import builders, plans
from tests.rules import random_duties

WEEKS = """
    start: 2026-12-19
    weeks: 3
    tasks:
      - {name: Basement, when: daily 10:00-12:00, people: 2}
      - {name: Rails, when: [daily 08:00-10:00, daily 22:00-02:00], people: 2}
    volunteers: [{name: Ann}, {name: Bob}]
    rules:
      rotate: %s
    """
RAILS, BASEMENT, RAILS_NIGHT = range(3)


def on(day: int, duty: int) -> int:
    """Its index, by days after 19 December."""
    return 3 * day + duty


def told(plan: Plan, *duties: int) -> list[str]:
    return plans.breaches(RULE, plan, {index: ["Ann"] for index in duties})


def lost(plan: Plan, *duties: int) -> list[tuple[str, int]]:
    return plans.costs(RULE, plan, {index: ["Ann"] for index in duties})


def test_the_duties_are_in_this_order() -> None:
    duties = plans.plan(WEEKS % "1 day").duties
    assert [one.label for one in duties[3:6]] == [
        "Rails on 2026-12-20 08:00-10:00",
        "Basement on 2026-12-20 10:00-12:00",
        "Rails on 2026-12-20 22:00-02:00",
    ]


def test_without_the_rule_a_task_may_come_round_each_day() -> None:
    plan = plans.plan(WEEKS.split("rules:", maxsplit=1)[0])
    assert told(plan, *(on(day, RAILS) for day in range(9))) == []
    assert not RULE.is_soft(plan)


@pytest.mark.parametrize(
    ("rotate", "pair", "is_enough"),
    [
        # More than so many days later.
        ("1 day", (on(0, RAILS), on(1, RAILS)), False),
        ("1 day", (on(0, RAILS), on(2, RAILS)), True),
        ("1 week", (on(0, RAILS), on(7, RAILS)), False),
        ("1 week", (on(0, RAILS), on(8, RAILS)), True),
        ("7 days", (on(0, RAILS), on(7, RAILS)), False),
        ("6 days", (on(0, RAILS), on(7, RAILS)), True),
        ("1周", (on(0, RAILS), on(7, RAILS)), False),
        ("1周", (on(0, RAILS), on(8, RAILS)), True),
        ("10 days", (on(0, RAILS), on(7, RAILS)), False),
        ("10 days", (on(0, RAILS), on(10, RAILS)), False),
        ("10 days", (on(0, RAILS), on(11, RAILS)), True),
        ("10天", (on(0, RAILS), on(14, RAILS)), True),
        ("2 weeks", (on(0, RAILS), on(14, RAILS)), False),
        ("13 days", (on(0, RAILS), on(14, RAILS)), True),
        # Two on one date.
        ("1 day", (on(0, RAILS), on(0, RAILS_NIGHT)), False),
        # The date is what counts, not the hour; a duty past midnight is of the day it begins on.
        ("1 day", (on(0, RAILS_NIGHT), on(1, RAILS)), False),
        ("1 day", (on(0, RAILS_NIGHT), on(2, RAILS)), True),
        ("1 day", (on(0, RAILS), on(1, RAILS_NIGHT)), False),
        ("2 days", (on(0, RAILS_NIGHT), on(2, RAILS)), False),
        # Another task is another matter.
        ("2 weeks", (on(0, RAILS), on(0, BASEMENT)), True),
        ("2 weeks", (on(0, RAILS), on(1, BASEMENT)), True),
        # The month and the year end between the thirteenth day and the fourteenth.
        ("1 week", (on(10, RAILS), on(17, RAILS)), False),
        ("1 week", (on(10, RAILS), on(18, RAILS)), True),
        ("1 day", (on(12, RAILS), on(13, RAILS)), False),
    ],
)
def test_the_same_task_comes_round_later(
    rotate: str, pair: tuple[int, int], is_enough: bool
) -> None:
    assert (told(plans.plan(WEEKS % rotate), *pair) == []) == is_enough


def test_a_change_of_the_clocks_is_nothing_special() -> None:
    # In the night to 25 October 2026 the clocks of Europe go back from 03:00 to 02:00.
    text = """
        start: 2026-10-24
        tasks: [{name: A, when: [saturday 22:00-04:00, sunday 22:00-04:00, monday 00:00-04:00]}]
        volunteers: [{name: Ann}]
        rules: {rotate: 1 day}
        """
    assert len(told(plans.plan(text), 0, 1)) == 1
    assert told(plans.plan(text), 0, 2) == []


@pytest.mark.parametrize(
    ("rotate", "pair", "end"),
    [
        ("10 days", (on(0, RAILS), on(0, RAILS_NIGHT)),
         "2026-12-19 22:00-02:00 again on the same day: more than 10 days must pass"),
        ("1 day", (on(0, RAILS), on(1, RAILS)),
         "2026-12-20 08:00-10:00 again after only 1 day: more than 1 day must pass"),
        ("10 days", (on(0, RAILS), on(6, RAILS)),
         "2026-12-25 08:00-10:00 again after only 6 days: more than 10 days must pass"),
        ("10 days", (on(0, RAILS), on(7, RAILS)),
         "2026-12-26 08:00-10:00 again after only 1 week: more than 10 days must pass"),
        ("2 weeks", (on(0, RAILS), on(14, RAILS_NIGHT)),
         "2027-01-02 22:00-02:00 again after only 2 weeks: more than 2 weeks must pass"),
    ],
)  # fmt: skip
def test_how_soon_is_told_in_plain_words(rotate: str, pair: tuple[int, int], end: str) -> None:
    assert told(plans.plan(WEEKS % rotate), *pair) == [f"Ann is on Rails on {end}"]


def test_the_nearest_time_before_is_told() -> None:
    plan = plans.plan(WEEKS % "1 week")
    duties = [on(0, RAILS), on(3, BASEMENT), on(4, RAILS), on(5, BASEMENT), on(6, RAILS)]
    assert told(plan, *duties) == [
        "Ann is on Rails on 2026-12-23 08:00-10:00 again after only 4 days: "
        "more than 1 week must pass",
        "Ann is on Basement on 2026-12-24 10:00-12:00 again after only 2 days: "
        "more than 1 week must pass",
        "Ann is on Rails on 2026-12-25 08:00-10:00 again after only 2 days: "
        "more than 1 week must pass",
    ]


def test_everybody_has_a_round_of_their_own() -> None:
    plan = plans.plan(WEEKS % "1 week")
    assert plans.breaches(RULE, plan, {on(0, RAILS): ["Ann"], on(1, RAILS): ["Bob"]}) == []
    crews = {on(0, RAILS): ["Ann", "Bob"], on(8, RAILS): ["Ann"], on(7, RAILS): ["Bob"]}
    assert plans.breaches(RULE, plan, crews) == [
        "Bob is on Rails on 2026-12-26 08:00-10:00 again after only 1 week: "
        "more than 1 week must pass"
    ]


def test_a_breach_knows_its_duty_its_volunteer_and_its_line() -> None:
    plan = plans.plan(WEEKS % "{least: 1 week, cost: 4}")
    crews = {on(0, RAILS): ["Bob"], on(3, RAILS): ["Bob"]}
    (breach,) = RULE.check(plan, builders.roster(plan, crews))
    assert breach.duty is plan.duties[on(3, RAILS)]
    assert breach.volunteer is plan.volunteers[1]
    assert breach.cost == 4
    assert breach.span is not None
    assert (breach.span.line, breach.span.column) == (8, 10)


def test_a_cost_lets_it_happen() -> None:
    plan = plans.plan(WEEKS % "{least: 10 days, cost: 3}")
    assert RULE.is_soft(plan)
    assert told(plan, on(0, RAILS), on(7, RAILS)) == []
    assert lost(plan, on(0, RAILS), on(7, RAILS)) == [
        (
            "Ann is on Rails on 2026-12-26 08:00-10:00 again after only 1 week: "
            "more than 10 days must pass",
            3,
        )
    ]
    assert not RULE.is_soft(plans.plan(WEEKS % "10 days"))


@pytest.mark.parametrize(
    ("rotate", "duties", "breaches"),
    [
        ("1 week", [], 0),
        ("1 week", [on(0, RAILS), on(0, BASEMENT)], 0),
        # Three Saturdays running: the second and the third, each once.
        ("1 week", [on(0, RAILS), on(7, RAILS), on(14, RAILS)], 2),
        ("2 weeks", [on(0, RAILS), on(7, RAILS), on(14, RAILS)], 2),
        ("1 week", [on(0, RAILS), on(8, RAILS), on(16, RAILS)], 0),
        ("1 day", [on(0, RAILS), on(0, RAILS_NIGHT), on(1, RAILS), on(1, RAILS_NIGHT)], 3),
        ("2 days", [on(0, RAILS), on(1, BASEMENT), on(2, RAILS), on(3, BASEMENT)], 2),
        ("10 days", [on(day, BASEMENT) for day in range(6)], 5),
    ],
)
def test_each_time_too_soon_costs_once(rotate: str, duties: list[int], breaches: int) -> None:
    plan = plans.plan(WEEKS % f"{{least: {rotate}, cost: 2}}")
    assert [cost for _, cost in lost(plan, *duties)] == [2] * breaches


def test_a_soft_rotate_may_be_fixed_away_and_a_hard_one_not() -> None:
    pair = {on(0, RAILS): ["Ann"], on(7, RAILS): ["Ann"]}
    assert plans.doomed(RULE, plans.plan(WEEKS % "6 days"), pair) == []
    assert plans.doomed(RULE, plans.plan(WEEKS % "{least: 7 days, cost: 1}"), pair) == []
    assert plans.doomed(RULE, plans.plan(WEEKS % "7 days"), pair) == [
        "Ann is on Rails on 2026-12-26 08:00-10:00 again after only 1 week: "
        "more than 1 week must pass"
    ]


def test_it_bars_nobody() -> None:
    plan = plans.plan(WEEKS % "1 week")
    assert RULE.bars(plan, plan.volunteers[0]) is None


def test_the_most_there_can_be() -> None:
    plan = plans.plan(WEEKS % "6 days")
    ann = plan.volunteers[0]
    rails = [plan.duties[on(day, RAILS)] for day in (0, 1, 6, 7, 13)]
    assert RULE.most(plan, ann, rails) == 2
    assert RULE.most(plan, ann, rails[:3]) == 1
    assert RULE.most(plan, ann, []) == 0
    assert RULE.most(plans.plan(WEEKS % "5 days"), ann, rails) == 3
    for text in (WEEKS.split("rules:", maxsplit=1)[0], WEEKS % "{least: 6 days, cost: 1}"):
        assert RULE.most(plans.plan(text), ann, rails) is None


def num_too_soon(plan: Plan, numbers: set[int]) -> int:
    """By looking for the task on each of the days before."""
    duties = [plan.duties[number] for number in numbers]
    least = plan.rules["rotate"].least.days
    return sum(
        any(
            first.task.name == second.task.name
            and first.begin < second.begin
            and second.date.toordinal() - first.date.toordinal() in range(least + 1)
            for first in duties
        )
        for second in duties
    )


lengths = st.integers(1, 9).map(Length)


@settings(max_examples=150, deadline=None)
@given(
    random_duties.plans({"rotate": lengths.map(lambda least: Spacing(least, None, None))}),
    st.data(),
)
def test_model_and_check_agree(plan: Plan, data: st.DataObject) -> None:
    own = random_duties.draw_own(data, plan)
    found = plans.breaches(RULE, plan, random_duties.crews(own))
    event("forbidden" if found else "allowed")
    assert len(found) == sum(num_too_soon(plan, numbers) for numbers in own.values())


@settings(max_examples=150, deadline=None)
@given(
    random_duties.plans({"rotate": lengths.map(lambda least: Spacing(least, 7, None))}), st.data()
)
def test_costs_in_the_model_and_counted_one_by_one_agree(plan: Plan, data: st.DataObject) -> None:
    own = random_duties.draw_own(data, plan)
    found = plans.costs(RULE, plan, random_duties.crews(own))
    event(f"{len(found)} breaches")
    assert [cost for _, cost in found] == [7] * sum(
        num_too_soon(plan, numbers) for numbers in own.values()
    )


@settings(max_examples=150, deadline=None)
@given(
    random_duties.plans({"rotate": lengths.map(lambda least: Spacing(least, None, None))}),
    st.data(),
)
def test_the_most_is_what_the_check_allows(plan: Plan, data: st.DataObject) -> None:
    duties = random_duties.some_of(data, plan)
    most = random_duties.most_allowed([RULE], plan, duties)
    event(f"{most} of {len(duties)}")
    assert RULE.most(plan, plan.volunteers[0], duties) == most
