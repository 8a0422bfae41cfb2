"""Rules that look back on what was done before the plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from dutyplan import solve
from dutyplan.locales import words
from dutyplan.plan import Past, PastDuty, Plan
from dutyplan.roster import Roster
from dutyplan.rules import RULES, after, away, frozen, limits, overlap, rest, rotate, standby
from dutyplan.rules.after import AfterLine
from dutyplan.rules.base import Rule
from dutyplan.rules.before import lately
from dutyplan.rules.eligibility import Eligibility, first_bar
from dutyplan.rules.limitsums import Limits
from dutyplan.rules.limitwords import Bound
from dutyplan.rules.spacing import Length, Spacing
from dutyplan.weekfile.clashes import find_clashes
from tests import builders, plans
from tests.rules import random_duties
from tests.rules.random_duties import TASKS

WEEK = """
    start: 2026-11-28
    tasks:
      - {name: Basement, when: [saturday 01:00-03:00, saturday 10:00-12:00, sunday 10:00-12:00]}
      - {name: Watch, when: saturday 22:00-02:00, standby: 1}
    volunteers: [{name: Aynur}, {name: Bahar}]
    rules: {%s}
    """
EARLY, SATURDAY, WATCH, SUNDAY = range(4)


def week(rules: str, *done: tuple[str, str]) -> Plan:
    """The plan after what Bahar did."""
    plan = plans.plan(WEEK % rules)
    return builders.with_past(plan, *((*one, ["Bahar"]) for one in done))


BASEMENT_BEFORE = ("Basement", "2026-11-21 10:00-12:00")
LAST_NIGHT = ("Watch", "2026-11-27 22:00-02:00")


def test_lately() -> None:
    plan = week("", BASEMENT_BEFORE, LAST_NIGHT, ("Gone", "2025-11-21"))
    aynur, bahar = plan.volunteers
    assert lately(plan, aynur, 999) == ()
    counts = {num: len(lately(plan, bahar, num)) for num in (0, 1, 6, 7, 371, 372, 999)}
    assert counts == {0: 0, 1: 1, 6: 1, 7: 2, 371: 2, 372: 3, 999: 3}
    assert [duty.index for duty in lately(plan, bahar, 7)] == [-1, -1]


# The rules of the file, what Bahar did, and who is barred from what by it, in which words.
BARRED: list[tuple[str, tuple[str, str], int, str, str]] = [
    (
        "",
        LAST_NIGHT,
        EARLY,
        "is still on Watch on 2026-11-27 22:00-02:00 then",
        "那时还在 2026-11-27 22:00-02:00 Watch",
    ),
    (
        "rest: 1 week",
        BASEMENT_BEFORE,
        SATURDAY,
        "rests 1 week after Basement on 2026-11-21 10:00-12:00",
        "做完 2026-11-21 10:00-12:00 Basement 后须休息 1 周",
    ),
    (
        "rest: 9 hours",
        LAST_NIGHT,
        SATURDAY,
        "rests 9 hours after Watch on 2026-11-27 22:00-02:00",
        "做完 2026-11-27 22:00-02:00 Watch 后须休息 9 小时",
    ),
    (
        "rotate: 1 week",
        BASEMENT_BEFORE,
        SATURDAY,
        "was on Basement on 2026-11-21 10:00-12:00, and does the same task again only after more"
        " than 1 week",
        "做过 2026-11-21 10:00-12:00 Basement，同一任务须间隔 1 周以上",
    ),
    (
        "after: [{task: Watch, not: [Basement]}]",
        LAST_NIGHT,
        SATURDAY,
        "was on Watch on 2026-11-27 22:00-02:00, and does no Basement on the day after",
        "前一天在 2026-11-27 22:00-02:00 Watch，次日不做 Basement",
    ),
]


@pytest.mark.parametrize(
    ("rules", "done", "index", "english", "chinese"), BARRED, ids=[str(one[0]) for one in BARRED]
)
def test_who_is_barred_and_what_is_said(
    rules: str, done: tuple[str, str], index: int, english: str, chinese: str
) -> None:
    plan = week(rules, done)
    aynur, bahar = plan.volunteers
    rule = first_bar(plan, bahar, plan.duties[index])
    assert rule is not None
    assert not rule.excuses
    reason = rule.reason(plan, bahar, plan.duties[index])
    assert reason.message == english
    assert reason.said(words("zh")) == chinese
    assert (reason.span is None) == (rule.id == "overlap")
    assert first_bar(plan, aynur, plan.duties[index]) is None


@pytest.mark.parametrize(
    ("rules", "done", "barred"),
    [
        ("", LAST_NIGHT, [EARLY]),
        ("", ("Watch", "2026-11-27 22:00-01:00"), []),
        ("", BASEMENT_BEFORE, []),
        ("rest: 1 week", BASEMENT_BEFORE, [EARLY, SATURDAY, WATCH]),
        ("rest: 6 days", BASEMENT_BEFORE, []),
        ("rest: 8 hours", LAST_NIGHT, [EARLY]),
        ("rest: 8.01 hours", LAST_NIGHT, [EARLY, SATURDAY]),
        ("rest: {least: 1 week, cost: 2}", BASEMENT_BEFORE, []),
        # The night takes the Saturday too.
        ("rest: 1 day", LAST_NIGHT, [EARLY, SATURDAY, WATCH, SUNDAY]),
        # What ends last counts, not what began last.
        ("rest: 20 hours", ("Watch", "2026-11-27"), [EARLY, SATURDAY]),
        ("rotate: 6 days", BASEMENT_BEFORE, []),
        ("rotate: 1 week", BASEMENT_BEFORE, [EARLY, SATURDAY]),
        ("rotate: 8 days", BASEMENT_BEFORE, [EARLY, SATURDAY, SUNDAY]),
        ("rotate: {least: 2 weeks, cost: 2}", BASEMENT_BEFORE, []),
        ("rotate: 2 weeks", ("Gone", "2026-11-27"), []),
        ("after: [{task: Watch, not: [Watch]}]", LAST_NIGHT, [EARLY, WATCH]),
        ("after: [{task: Watch, not: [Basement], cost: 1}]", LAST_NIGHT, [EARLY]),
        ("after: [{task: Watch, not: [Basement]}]", ("Watch", "2026-11-26"), []),
        ("after: [{task: Basement, not: [Basement]}]", ("Watch", "2026-11-27 20:00-21:00"), []),
    ],
)
def test_only_what_comes_too_soon(rules: str, done: tuple[str, str], barred: list[int]) -> None:
    plan = week(rules, done)
    who = Eligibility(plan)
    aynur, bahar = plan.volunteers
    assert [duty.index for duty in plan.duties if not who.can_serve(bahar, duty)] == barred
    assert who.open_duties(aynur) == list(plan.duties)
    # Who rests owes as much as ever.
    assert who.owing_duties(bahar) == list(plan.duties)


def test_the_one_that_ends_last_counts() -> None:
    plan = week("rest: 9 hours", LAST_NIGHT, ("Gone", "2026-11-27 23:00-24:00"))
    assert plans.bar(rest.RULE, plan, "Bahar", SATURDAY) == (
        "rests 9 hours after Watch on 2026-11-27 22:00-02:00"
    )
    (breach,) = rest.RULE.check(plan, builders.roster(plan, {SATURDAY: ["Bahar"]}))
    assert breach.reason.facts["other"].task.name == "Watch"


def test_those_who_excuse_come_first() -> None:
    bars = [rule for rule in RULES if type(rule).bars is not Rule.bars]
    looks_back = [rule.excuses for rule in bars]
    assert looks_back == sorted(looks_back, reverse=True)
    assert bars[-6:] == [overlap.RULE, rest.RULE, rotate.RULE, after.RULE, away.RULE, frozen.RULE]


# What is said of the breach.
SAID: list[tuple[Rule, str, tuple[str, str], int, str, str]] = [
    (
        overlap.RULE,
        "",
        LAST_NIGHT,
        EARLY,
        "Bahar is on Watch on 2026-11-27 22:00-02:00 and Basement on 2026-11-28 01:00-03:00 at"
        " once",
        "Bahar 同时排在 2026-11-27 22:00-02:00 Watch 和 2026-11-28 01:00-03:00 Basement",
    ),
    (
        rest.RULE,
        "rest: 1 week",
        BASEMENT_BEFORE,
        WATCH,
        "Bahar is on Watch on 2026-11-28 22:00-02:00 too soon after Basement on 2026-11-21"
        " 10:00-12:00: at least 1 free week must lie between",
        "Bahar 排在 2026-11-28 22:00-02:00 Watch，离 2026-11-21 10:00-12:00 Basement 太近："
        "其间至少须空出 1 个整周",
    ),
    (
        rotate.RULE,
        "rotate: 1 week",
        BASEMENT_BEFORE,
        SATURDAY,
        "Bahar is on Basement on 2026-11-28 10:00-12:00 again too soon after Basement on"
        " 2026-11-21 10:00-12:00: more than 1 week must pass",
        "Bahar 做过 2026-11-21 10:00-12:00 Basement，又排在 2026-11-28 10:00-12:00 Basement："
        "须间隔 1 周以上",
    ),
    (
        after.RULE,
        "after: [{task: Watch, not: [Basement]}]",
        LAST_NIGHT,
        SATURDAY,
        "Bahar is on Basement on 2026-11-28 10:00-12:00, after Watch on 2026-11-27 22:00-02:00",
        "Bahar 排在 2026-11-28 10:00-12:00 Basement，而前一天在 2026-11-27 22:00-02:00 Watch",
    ),
]


@pytest.mark.parametrize(
    ("rule", "rules", "done", "index", "english", "chinese"), SAID, ids=[one[0].id for one in SAID]
)
def test_breaches(
    rule: Rule, rules: str, done: tuple[str, str], index: int, english: str, chinese: str
) -> None:
    plan = week(rules, done)
    (breach,) = rule.check(plan, builders.roster(plan, {index: ["Aynur", "Bahar"]}))
    assert breach.message == english
    assert breach.said(words("zh")) == chinese
    assert (breach.duty, breach.volunteer) == (plan.duties[index], plan.volunteers[1])
    assert plans.breaches(rule, plan, {index: ["Bahar"]}) == [english]
    assert plans.doomed(rule, plan, {index: ["Bahar"]}) == [english]
    if rules:
        assert breach.span is not None


def test_past_duties_among_themselves_are_no_breach() -> None:
    plan = week("rest: 1 week, rotate: 1 week", BASEMENT_BEFORE, LAST_NIGHT)
    assert not [breach for rule in RULES for breach in rule.check(plan, Roster(plan, []))]


@pytest.mark.parametrize("rule", [rest.RULE, rotate.RULE, after.RULE], ids=lambda rule: rule.id)
def test_one_breach_however_often_it_is_too_soon(rule: Rule) -> None:
    soft = {
        "rest": "{least: 2 weeks, cost: 3}",
        "rotate": "{least: 2 weeks, cost: 3}",
        "after": "[{task: Basement, not: [Basement], cost: 3}]",
    }
    night_before = ("Basement", "2026-11-27 10:00-12:00")
    plan = week(f"{rule.id}: {soft[rule.id]}", BASEMENT_BEFORE, night_before)
    assert [cost for _, cost in plans.costs(rule, plan, {SATURDAY: ["Bahar"]})] == [3]
    both = {SATURDAY: ["Bahar"], SUNDAY: ["Bahar"]}
    assert [cost for _, cost in plans.costs(rule, plan, both)] == [3, 3]
    assert [cost for _, cost in plans.costs(rule, plan, {SATURDAY: ["Aynur"]})] == []


# A random plan is cut in two: what was on its first days has been done, the others are planned.

hard_or_soft = st.sampled_from([None, 7])
lengths = st.builds(Length, st.integers(1, 4)) | st.builds(
    Length, st.just(0), st.sampled_from([1, 8, 30])
)
SETTINGS: dict[str, st.SearchStrategy[Any]] = {
    "rest": st.builds(Spacing, lengths, hard_or_soft, st.none()),
    "rotate": st.builds(Spacing, st.builds(Length, st.integers(1, 4)), hard_or_soft, st.none()),
    "after": st.tuples(
        st.builds(
            AfterLine,
            st.sampled_from(TASKS),
            st.sampled_from([(TASKS[0],), (TASKS[1],), tuple(TASKS)]),
            hard_or_soft,
            st.none(),
        )
    ),
}


def cut(plan: Plan, roster: Roster, num_days: int) -> tuple[Plan, dict[int, list[str]]]:
    """The plan without its first days, which are its past now, and the rest of the roster."""
    start = plan.start + timedelta(num_days)
    done = [duty for duty in plan.duties if duty.date < start]
    left = [duty for duty in plan.duties if duty.date >= start]
    past = Past(
        PastDuty(replace(duty, index=-1), tuple(one.id for one in roster.crew(duty)), {})
        for duty in done
    )
    duties = tuple(replace(duty, index=number) for number, duty in enumerate(left))
    crews = {number: [one.id for one in roster.crew(duty)] for number, duty in enumerate(left)}
    return replace(plan, start=start, duties=duties, past=past), crews


def blamed(breaches: Iterable[Any], since: date) -> list[tuple[Any, ...]]:
    """Breaches by what they are about, as far as that is on these days."""
    return sorted(
        (one.volunteer.id, one.duty.begin, one.duty.task.name, one.cost or 0)
        for one in breaches
        if one.duty.date >= since
    )


@pytest.mark.parametrize("rule", [rest.RULE, rotate.RULE, after.RULE], ids=lambda rule: rule.id)
@settings(max_examples=150, deadline=None)
@given(random_duties.plans(SETTINGS), st.integers(1, 9), st.data())
def test_days_done_are_as_good_as_days_planned(
    rule: Rule, whole: Plan, num_days: int, data: st.DataObject
) -> None:
    whole = replace(whole, rules={rule.id: whole.rules[rule.id]})
    own = random_duties.draw_own(data, whole)
    roster = builders.roster(whole, random_duties.crews(own))
    plan, crews = cut(whole, roster, num_days)
    expected = blamed(rule.check(whole, roster), plan.start)
    found = list(rule.check(plan, builders.roster(plan, crews)))
    assert blamed(found, plan.start) == expected
    event(f"{len(expected)} breaches")
    if rule.is_soft(plan):
        plans.costs(rule, plan, crews)
    else:
        plans.breaches(rule, plan, crews)


@settings(max_examples=100, deadline=None)
@given(random_duties.plans({}), st.integers(1, 9), st.data())
def test_nobody_is_on_two_duties_where_one_began_before(
    whole: Plan, num_days: int, data: st.DataObject
) -> None:
    numbers = [duty.index for duty in whole.duties]
    own = data.draw(st.lists(st.sampled_from(numbers), max_size=4, unique=True))
    roster = builders.roster(whole, {number: ["Ann"] for number in own})
    plan, crews = cut(whole, roster, num_days)
    expected = {duty for _, duty, *_ in blamed(overlap.RULE.check(whole, roster), plan.start)}
    found = list(overlap.RULE.check(plan, builders.roster(plan, crews)))
    assert {duty for _, duty, *_ in blamed(found, plan.start)} == expected
    plans.breaches(overlap.RULE, plan, crews)


bounds = st.builds(Bound, st.integers(0, 3), st.none() | st.integers(0, 3), hard_or_soft).filter(
    lambda bound: bound.most is not None or bound.cost is None
)


# Two weekends and a Monday, a duty a day but two on the first Sunday.
WEEKENDS = builders.plan(
    [
        builders.duty(TASKS[0], hours, builders.SATURDAY + timedelta(days))
        for days, hours in [
            *((0, "10:00-11:00"), (1, "10:00-11:00"), (1, "12:00-13:00")),
            *((7, "10:00-11:00"), (8, "10:00-11:00"), (9, "10:00-11:00")),
        ]
    ],
    random_duties.NAMES,
    num_days=10,
)


@settings(max_examples=200, deadline=None)
@given(bounds, st.sets(st.integers(0, 5)))
def test_a_weekend_that_has_begun_counts_already(bound: Bound, own: set[int]) -> None:
    """Cut between Saturday and Sunday."""
    whole = replace(WEEKENDS, rules={"limits": {0: Limits(weekends=bound), 1: Limits()}})
    roster = builders.roster(whole, {number: ["Ann"] for number in own})
    plan, crews = cut(whole, roster, 1)
    weekends = {number > 2 for number in own - {5}}
    num_done = int(0 in own)
    is_new = bool(own & {1, 2, 3, 4})
    event(f"{num_done} before, {len(weekends)} in all")
    beyond = 0 if bound.most is None else max(0, len(weekends) - bound.most)
    if bound.cost is None:
        is_broken = beyond > 0 and is_new
        assert bool(plans.breaches(limits.RULE, plan, crews)) == is_broken
        if is_broken:
            return
    lack = max(0, bound.least - len(weekends))
    assert plans.lacking(plan, crews) == ([f"Ann: weekends: {lack}"] if lack else [])
    if bound.most is not None and bound.cost is not None:
        beyond -= max(0, num_done - bound.most)
        assert [cost for _, cost in plans.costs(limits.RULE, plan, crews)] == [7] * int(beyond)


SUNDAYS = """
    start: 2026-11-29
    tasks: [{name: Rails, when: [2026-11-29 10:00-11:00, 2026-12-05 10:00-11:00]}]
    volunteers: [{name: Bahar}]
    rules: {limits: {weekends: %s}}
    """
ON_SATURDAY = ("Watch", "2026-11-28", ["Bahar"])


def test_what_is_said_of_a_weekend_that_has_begun() -> None:
    plan = builders.with_past(plans.plan(SUNDAYS % 1), ON_SATURDAY)
    assert plans.breaches(limits.RULE, plan, {0: ["Bahar"]}) == []
    (breach,) = limits.RULE.check(plan, builders.roster(plan, {1: ["Bahar"]}))
    assert breach.message == (
        "Bahar has 2 weekends with a duty (counting Watch on 2026-11-28), at most 1 allowed"
    )
    assert breach.said(words("zh")) == (
        "Bahar 有 2 个周末排了班（含 2026-11-28 Watch），而上限是 1"
    )
    plan = builders.with_past(plans.plan(SUNDAYS % 0), ON_SATURDAY)
    (breach,) = limits.RULE.check(plan, builders.roster(plan, {0: ["Bahar"]}))
    assert breach.message == (
        "Bahar has 1 weekend with a duty (counting Watch on 2026-11-28), none allowed"
    )


def test_what_is_said_of_its_line() -> None:
    for limit, english, chinese in (
        (1, "weekend", "最多 1 个周末排班，已开始的周末也算"),
        (2, "weekends", "最多 2 个周末排班，已开始的周末也算"),
    ):
        plan = plans.plan(SUNDAYS % limit)
        (line,) = limits.RULE.lines(plan)
        assert line.reason.message == f"duties on at most {limit} {english}"
        (line,) = limits.RULE.lines(builders.with_past(plan, ON_SATURDAY))
        said = f"duties on at most {limit} {english}, counting the one that has begun"
        assert line.reason.message == said
        assert line.reason.said(words("zh")) == chinese


def test_a_weekend_before_the_last_is_over() -> None:
    before = ("Watch", "2026-11-22", ["Bahar"])
    plan = builders.with_past(plans.plan(SUNDAYS % 1), before)
    assert plans.breaches(limits.RULE, plan, {1: ["Bahar"]}) == []
    assert plans.lacking(plan, {}) == []


STANDBY = """
    start: 2026-11-28
    tasks: [{name: Rails, when: saturday 01:00-02:00, people: 1, standby: 2}]
    volunteers: [{name: Aynur}, {name: Bahar}, {name: Gulnar}]
    rules: {rest: 1 day, limits: {weekends: 1}}
    """


def test_who_rests_is_no_standby() -> None:
    before = builders.with_past(plans.plan(STANDBY), ("Watch", "2026-11-27", ["Bahar"]))
    outcome = solve(before)
    assert outcome.roster is not None
    everybody = {
        one.volunteer.id for one in (*outcome.roster.assignments, *outcome.roster.standbys)
    }
    assert everybody == {"Aynur", "Gulnar"}
    (breach,) = standby.RULE.check(before, builders.roster(before, {}, {0: ["Bahar", "Aynur"]}))
    assert breach.message == (
        "Bahar can't be standby for Rails on 2026-11-28 01:00-02:00: Bahar rests 1 day after Watch"
        " on 2026-11-27"
    )


def test_a_weekend_that_has_begun_bars_no_standby() -> None:
    text = (SUNDAYS % 1).replace("name: Rails", "name: Rails, standby: 1")
    text = text.replace("[{name: Bahar}]", "[{name: Bahar}, {name: Aynur}]")
    plan = builders.with_past(plans.plan(text), ON_SATURDAY)
    assert list(standby.RULE.check(plan, builders.roster(plan, {}, {1: ["Bahar"]}))) == []
    outcome = solve(plan)
    assert outcome.roster is not None
    assert [one.id for one in outcome.roster.standby(plan.duties[1])] == ["Bahar"]


def test_the_best_roster_goes_round_who_rests() -> None:
    text = WEEK.replace("{%s}", "{rest: 1 week}")
    plan = builders.with_past(plans.plan(text), (*BASEMENT_BEFORE, ["Bahar"]))
    outcome = solve(plan)
    assert outcome.roster is not None
    first = [outcome.roster.crew(plan.duties[index]) for index in (EARLY, SATURDAY, WATCH)]
    assert {one.id for crew in first for one in crew} == {"Aynur"}


FIXED = """\
start: 2026-11-28
tasks: [{name: Basement, when: [saturday 01:00-03:00, saturday 10:00-12:00], people: 2}]
volunteers: [{name: Bahar}, {name: Aynur, guardian: Bahar}]
rules:
  %s
  fixed: [{volunteer: %s, task: Basement, date: 2026-11-28}]
"""

ONLY_EARLY = FIXED.replace("[saturday 01:00-03:00, saturday 10:00-12:00]", "saturday 01:00-03:00")


def clashes(
    rules: str, who: str, *done: tuple[str, str], text: str = FIXED
) -> list[tuple[str, str]]:
    plan = builders.with_past(plans.plan(text % (rules, who)), *((*one, ["Bahar"]) for one in done))
    found = find_clashes(plan, lambda *pair: first_bar(plan, *pair))
    assert all(one.span is not None and one.span.line == 5 for one in found)
    return [(one.message, one.hint) for one in found]


def test_what_is_fixed_too_soon_is_a_problem_of_the_file() -> None:
    assert clashes("rest: 1 week", "Bahar", BASEMENT_BEFORE) == [
        (
            "Bahar is on Basement on 2026-11-28 01:00-03:00 too soon after Basement on 2026-11-21"
            " 10:00-12:00: at least 1 free week must lie between",
            "the rule 'rest' (line 5) forbids it: change that, or take this line out",
        )
    ]


def test_what_is_fixed_may_mean_the_later_one() -> None:
    assert clashes("rest: 8 hours", "Bahar", LAST_NIGHT) == []


def test_what_is_fixed_with_somebody_who_rests() -> None:
    """The guardian's own line is none that is wrong: only this plan leaves no room for it."""
    found = clashes("rest: 1 week", "Aynur", BASEMENT_BEFORE, text=ONLY_EARLY)
    assert [message for message, _ in found] == [
        "Aynur is on Basement on 2026-11-28 01:00-03:00, which Bahar can't join",
    ]


def test_what_is_fixed_while_still_on_duty() -> None:
    assert clashes("rotate: 1 day", "Bahar", LAST_NIGHT, text=ONLY_EARLY) == [
        (
            "Bahar is on Watch on 2026-11-27 22:00-02:00 and Basement on 2026-11-28 01:00-03:00"
            " at once",
            "nobody can be on two duties at once: take this line out",
        )
    ]
