from __future__ import annotations

from itertools import combinations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dutyplan.plan import Duty, Task, Window
from dutyplan.rules.overlap import RULE, _cliques
from tests import builders, plans

TASK = Task("Basement")
Times = list[tuple[int, int]]

DAYS = """
    start: 2026-11-28
    tasks:
      - {name: A, when: saturday 10:00-12:00, people: 2}
      - {name: B, when: saturday 11:59-13:00, people: 2}
      - {name: C, when: [saturday 13:00-14:00, sunday 01:59-03:00], people: 2}
      - {name: D, when: saturday 22:00-02:00, people: 2}
      - {name: E, when: [sunday 02:00-04:00, monday, tuesday], people: 2}
      - {name: F, when: [monday 08:00-24:00, tuesday 23:00-01:00, wednesday 00:00-02:00], people: 2}
    volunteers:
      - {name: Ann}
      - {name: Bob}
    """
A, B, C, D, C_NIGHT, E_NIGHT, E_MONDAY, F_MONDAY, E_TUESDAY, F_TUESDAY, F_WEDNESDAY = range(11)


def test_the_duties_are_in_this_order() -> None:
    assert [one.label for one in plans.plan(DAYS).duties] == [
        "A on 2026-11-28 10:00-12:00",
        "B on 2026-11-28 11:59-13:00",
        "C on 2026-11-28 13:00-14:00",
        "D on 2026-11-28 22:00-02:00",
        "C on 2026-11-29 01:59-03:00",
        "E on 2026-11-29 02:00-04:00",
        "E on 2026-11-30",
        "F on 2026-11-30 08:00-24:00",
        "E on 2026-12-01",
        "F on 2026-12-01 23:00-01:00",
        "F on 2026-12-02 00:00-02:00",
    ]


def test_one_may_start_when_another_ends() -> None:
    plan = plans.plan(DAYS)
    assert plans.breaches(RULE, plan, {B: ["Ann"], C: ["Ann"]}) == []
    assert plans.breaches(RULE, plan, {D: ["Ann"], E_NIGHT: ["Ann"]}) == []
    assert plans.breaches(RULE, plan, {F_MONDAY: ["Ann"], E_TUESDAY: ["Ann"]}) == []
    assert plans.breaches(RULE, plan, {E_MONDAY: ["Ann"], E_TUESDAY: ["Ann"]}) == []


def test_one_minute_is_too_much() -> None:
    plan = plans.plan(DAYS)
    assert plans.breaches(RULE, plan, {A: ["Ann"], B: ["Ann"]}) == [
        "Ann is on A on 2026-11-28 10:00-12:00 and B on 2026-11-28 11:59-13:00 at once"
    ]


def test_a_window_past_midnight_reaches_into_the_next_day() -> None:
    plan = plans.plan(DAYS)
    assert plans.breaches(RULE, plan, {D: ["Ann"], C_NIGHT: ["Ann"]}) == [
        "Ann is on D on 2026-11-28 22:00-02:00 and C on 2026-11-29 01:59-03:00 at once"
    ]
    assert plans.breaches(RULE, plan, {F_TUESDAY: ["Ann"], F_WEDNESDAY: ["Ann"]}) == [
        "Ann is on F on 2026-12-01 23:00-01:00 and F on 2026-12-02 00:00-02:00 at once"
    ]


def test_a_duty_without_a_window_takes_the_whole_day() -> None:
    plan = plans.plan(DAYS)
    assert plans.breaches(RULE, plan, {E_MONDAY: ["Ann"], F_MONDAY: ["Ann"]}) == [
        "Ann is on E on 2026-11-30 and F on 2026-11-30 08:00-24:00 at once"
    ]
    assert len(plans.breaches(RULE, plan, {E_TUESDAY: ["Ann"], F_TUESDAY: ["Ann"]})) == 1
    assert plans.breaches(RULE, plan, {E_TUESDAY: ["Ann"], F_WEDNESDAY: ["Ann"]}) == []


def test_two_people_may_be_on_both() -> None:
    plan = plans.plan(DAYS)
    assert plans.breaches(RULE, plan, {A: ["Ann"], B: ["Bob"]}) == []
    assert plans.breaches(RULE, plan, {A: ["Ann", "Bob"], B: ["Bob"]}) == [
        "Bob is on A on 2026-11-28 10:00-12:00 and B on 2026-11-28 11:59-13:00 at once"
    ]


def test_every_pair_is_told() -> None:
    plan = plans.plan(DAYS)
    crews = {D: ["Ann"], C_NIGHT: ["Ann"], E_NIGHT: ["Ann"]}
    roster = builders.roster(plan, crews)
    told = [(breach.duty, breach.volunteer) for breach in RULE.check(plan, roster)]
    ann = plans.volunteer(plan, "Ann")
    assert told == [(plan.duties[C_NIGHT], ann), (plan.duties[E_NIGHT], ann)]


def test_it_bars_nobody() -> None:
    plan = plans.plan(DAYS)
    assert RULE.bars(plan, plan.volunteers[0]) is None


times = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda one: (one[0], sum(one))),
    max_size=9,
)


def largest_sets(intervals: Times) -> set[frozenset[int]]:
    """Sets of at least two that overlap pair by pair, and that no further one extends."""
    numbers = range(len(intervals))

    def overlap(one: int, other: int) -> bool:
        (a, b), (c, d) = intervals[one], intervals[other]
        return max(a, c) < min(b, d)

    sets = [
        frozenset(chosen)
        for size in range(2, len(intervals) + 1)
        for chosen in combinations(numbers, size)
        if all(overlap(one, other) for one, other in combinations(chosen, 2))
    ]
    return {one for one in sets if not any(one < other for other in sets)}


@settings(max_examples=300, deadline=None)
@given(times)
@example([(0, 2), (2, 4)])
@example([(0, 4), (1, 2), (2, 3), (3, 5)])
@example([(0, 6), (0, 6), (1, 3)])
def test_cliques_are_all_the_largest_sets_and_no_others(intervals: Times) -> None:
    duties = [
        (Duty(index, TASK, builders.SATURDAY, Window(start, end)), index)
        for index, (start, end) in enumerate(intervals)
    ]
    found = list(_cliques(duties))
    assert all(len(set(one)) == len(one) for one in found)
    assert len({frozenset(one) for one in found}) == len(found)
    assert {frozenset(one) for one in found} == largest_sets(intervals)


@settings(max_examples=40, deadline=None)
@given(times, st.data())
def test_model_and_check_agree(intervals: Times, data: st.DataObject) -> None:
    minutes = [f"{start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}"
               for start, end in intervals]  # fmt: skip
    plan = builders.plan([builders.duty(Task(f"T{i}"), text) for i, text in enumerate(minutes)],
                         ["Ann", "Bob"])  # fmt: skip
    on = st.lists(st.sampled_from(["Ann", "Bob"]), unique=True)
    plans.breaches(RULE, plan, {index: data.draw(on) for index in range(len(intervals))})
