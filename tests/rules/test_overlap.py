from __future__ import annotations

from hypothesis import event, given, settings
from hypothesis import strategies as st

from dutyplan.plan import Plan, Task
from dutyplan.rules.overlap import RULE
from tests import builders, plans
from tests.rules import random_duties

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


def test_a_roster_that_is_not_full_is_doomed_by_it() -> None:
    plan = plans.plan(DAYS)
    assert plans.doomed(RULE, plan, {B: ["Ann"], C: ["Ann"]}) == []
    assert plans.doomed(RULE, plan, {A: ["Ann"], B: ["Ann"]}) == [
        "Ann is on A on 2026-11-28 10:00-12:00 and B on 2026-11-28 11:59-13:00 at once"
    ]


def test_it_is_never_soft() -> None:
    assert not RULE.is_soft(plans.plan(DAYS))


def test_two_duties_of_one_task_that_start_together_exclude_each_other() -> None:
    task = Task("A")
    twice = [builders.duty(task, "10:00-11:00"), builders.duty(task, "10:00-12:00")]
    assert plans.breaches(RULE, builders.plan(twice, ["Ann"]), {0: ["Ann"], 1: ["Ann"]}) == [
        "Ann is on A on 2026-11-28 10:00-11:00 and A on 2026-11-28 10:00-12:00 at once"
    ]


def test_the_hour_that_a_change_of_the_clocks_takes_away_is_there() -> None:
    # In the night to 29 March 2026 the clocks of Europe jump from 02:00 to 03:00.
    plan = plans.plan("""
        start: 2026-03-28
        tasks:
          - {name: A, when: saturday 22:00-02:30}
          - {name: B, when: [sunday 02:29-03:00, sunday 02:30-03:00]}
        volunteers: [{name: Ann}]
        """)
    assert plans.breaches(RULE, plan, {0: ["Ann"], 2: ["Ann"]}) == []
    assert plans.breaches(RULE, plan, {0: ["Ann"], 1: ["Ann"]}) == [
        "Ann is on A on 2026-03-28 22:00-02:30 and B on 2026-03-29 02:29-03:00 at once"
    ]


def test_it_bars_nobody() -> None:
    plan = plans.plan(DAYS)
    assert RULE.bars(plan, plan.volunteers[0]) is None


def test_the_most_there_can_be() -> None:
    plan = plans.plan(DAYS)
    ann = plan.volunteers[0]
    for duties, most in (((), 0), ((A, B, C), 2), ((D, C_NIGHT, E_NIGHT), 2), (range(11), 7)):
        assert RULE.most(plan, ann, [plan.duties[index] for index in duties]) == most


times = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda one: (one[0], sum(one))),
    max_size=9,
)


@settings(max_examples=40, deadline=None)
@given(times, st.data())
def test_model_and_check_agree(intervals: Times, data: st.DataObject) -> None:
    minutes = [f"{start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}"
               for start, end in intervals]  # fmt: skip
    plan = builders.plan([builders.duty(Task(f"T{i}"), text) for i, text in enumerate(minutes)],
                         ["Ann", "Bob"])  # fmt: skip
    on = st.lists(st.sampled_from(["Ann", "Bob"]), unique=True)
    plans.breaches(RULE, plan, {index: data.draw(on) for index in range(len(intervals))})


@settings(max_examples=150, deadline=None)
@given(random_duties.plans({}), st.data())
def test_the_most_is_what_the_check_allows(plan: Plan, data: st.DataObject) -> None:
    duties = random_duties.some_of(data, plan)
    most = random_duties.most_allowed([RULE], plan, duties)
    event(f"{most} of {len(duties)}")
    assert RULE.most(plan, plan.volunteers[0], duties) == most
