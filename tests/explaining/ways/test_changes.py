"""Changes of a week file: what they cost, how they are said, and the plan they make."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from textwrap import dedent

import pytest

from dutyplan.explaining.ways.changes import Change, LineOut, apply
from dutyplan.explaining.ways.dutychanges import (
    FewerNeeded,
    FewerSkilled,
    FewerWanted,
    LeftOut,
    MoreRoom,
    WiderAge,
)
from dutyplan.explaining.ways.peoplechanges import (
    Freed,
    HigherLimit,
    JoinsEarlier,
    LeavesLater,
    NeverLifted,
)
from dutyplan.locales import words
from dutyplan.plan import Duty, Headcount, Plan, Range, Task, Volunteer
from dutyplan.rules import RULES
from dutyplan.rules.base import Line
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.limitsums import Limits
from tests import plans

WEEK = dedent("""\
    title: Clean-up
    start: 2026-11-28
    weeks: 2
    tasks:
      - name: Basement
        when: saturday 10:00-12:00
        people: {min: 2, want: 3, max: 4}
        age: 18-60
        priority: 2
        skills: {keys: 2}
      - name: Rails
        when: saturday 08:00-09:00
        people: 2
      - {name: Kitchen, when: sunday}
      - {name: Night watch, when: saturday 22:00-02:00}
    volunteers:
      - {name: Aynur, age: 15, guardian: Bahar, available: saturday 08:00-11:30}
      - name: Bahar
        age: 45
        never: [Rails, Kitchen]
        limits: {total: 1, effort: 2.5, tasks: {Basement: 1}}
      - {name: Li Min, age: 63, available: saturday 10:30-24:00, unavailable: 2026-12-05}
      - {name: Ma Jun, age: 30, since: 2026-12-05, until: 2026-12-05}
      - {name: Gulnar, age: 30, available: saturday 10:30-11:00}
    rules:
      rest: 12 hours
      limits: {per_week: 2}
      together: [[Li Min, Gulnar], [Li Min, Ma Jun]]
      supervision: [{who: minors, by: adults}]
      after: [{task: Rails, not: [Kitchen]}]
      fixed: [{volunteer: Bahar, task: Basement, date: 2026-12-05}]
      forbidden:
        - {volunteer: Ma Jun, task: Rails, date: 2026-12-05}
        - {volunteer: Ma Jun, task: Basement, date: 2026-12-05}
    goals: [coverage, {fairness: {tasks: [Basement, Rails]}}]
    """)


@pytest.fixture
def plan() -> Plan:
    return plans.plan(WEEK)


def task(plan: Plan, name: str) -> Task:
    return next(one for one in plan.tasks if one.name == name)


def duty(plan: Plan, name: str, week: int = 0) -> Duty:
    return [one for one in plan.duties if one.task.name == name][week]


def who(plan: Plan, name: str) -> Volunteer:
    return plans.volunteer(plan, name)


def line(plan: Plan, rule_id: str, place: int = 0) -> Line:
    rule = next(one for one in RULES if one.id == rule_id)
    return list(rule.lines(plan))[place]


def line_out(rule_id: str, place: int = 0) -> Callable[[Plan], Change]:
    return lambda plan: LineOut(rule_id, line(plan, rule_id, place))


def limit(key: str, num: int) -> Callable[[Plan], Change]:
    def change(plan: Plan) -> Change:
        bahar = who(plan, "Bahar")
        bounds = dict(plan.rules["limits"][bahar.index].bounds())
        return HigherLimit(bahar, key, bounds[key], num)

    return change


def freed(name: str, task: str, week: int = 0) -> Callable[[Plan], Change]:
    return lambda plan: Freed(who(plan, name), duty(plan, task, week))


SAID: list[tuple[Callable[[Plan], Change], int, str, str, str]] = [
    (
        lambda plan: FewerWanted(duty(plan, "Basement"), 1),
        20,
        "make do with 2 people for Basement on 2026-11-28 10:00-12:00",
        "2026-11-28 10:00-12:00 Basement 只安排 2 人",
        "people: {min: 2, want: 3, max: 4}",
    ),
    (
        lambda plan: FewerWanted(duty(plan, "Rails", 1), 1),
        10,
        "make do with one person for Rails on 2026-12-05 08:00-09:00",
        "2026-12-05 08:00-09:00 Rails 只安排 1 人",
        "people: 2",
    ),
    (
        lambda plan: LeftOut(duty(plan, "Basement")),
        65,
        "leave out Basement on 2026-11-28 10:00-12:00",
        "取消 2026-11-28 10:00-12:00 Basement 这个班次",
        "when: saturday 10:00-12:00",
    ),
    (
        lambda plan: FewerNeeded(duty(plan, "Basement"), 1),
        20,
        "let Basement on 2026-11-28 10:00-12:00 take place with one person",
        "2026-11-28 10:00-12:00 Basement 有 1 人即可进行",
        "people: {min: 2, want: 3, max: 4}",
    ),
    (
        lambda plan: MoreRoom(duty(plan, "Rails"), 2),
        20,
        "let 4 people come to Rails on 2026-11-28 08:00-09:00",
        "2026-11-28 08:00-09:00 Rails 最多可来 4 人",
        "people: 2",
    ),
    (
        lambda plan: FewerSkilled(task(plan, "Basement"), "keys", 1),
        20,
        "make do with one person with 'keys' for Basement",
        "Basement 只要求 1 人具备技能“keys”",
        "skills: {keys: 2}",
    ),
    (
        lambda plan: FewerSkilled(task(plan, "Basement"), "keys", 2),
        40,
        "make do without 'keys' for Basement",
        "Basement 不再要求技能“keys”",
        "skills: {keys: 2}",
    ),
    (
        lambda plan: WiderAge(task(plan, "Basement"), 15),
        43,
        "open Basement to ages 15-60",
        "Basement 放宽到 15-60 岁",
        "age: 18-60",
    ),
    (
        lambda plan: WiderAge(task(plan, "Basement"), 63),
        43,
        "open Basement to ages 18-63",
        "Basement 放宽到 18-63 岁",
        "age: 18-60",
    ),
    (
        limit("total", 2),
        22,
        "raise the limit 'total' of Bahar from 1 to 3",
        "把 Bahar 的上限“total”从 1 提高到 3",
        "limits: {total: 1, effort: 2.5, tasks: {Basement: 1}}",
    ),
    (
        limit("per_week", 1),
        11,
        "raise the limit 'per_week' of Bahar from 2 to 3",
        "把 Bahar 的上限“per_week”从 2 提高到 3",
        "limits: {per_week: 2}",
    ),
    (
        limit("effort", 2),
        12,
        "raise the limit 'effort' of Bahar from 2.5 to 4.5",
        "把 Bahar 的上限“effort”从 2.5 提高到 4.5",
        "limits: {total: 1, effort: 2.5, tasks: {Basement: 1}}",
    ),
    (
        limit("tasks: Basement", 1),
        11,
        "raise the limit 'tasks: Basement' of Bahar from 1 to 2",
        "把 Bahar 的上限“tasks: Basement”从 1 提高到 2",
        "limits: {total: 1, effort: 2.5, tasks: {Basement: 1}}",
    ),
    (
        freed("Aynur", "Basement", 1),
        11,
        "free Aynur on 2026-12-05 until 12:00",
        "请 Aynur 在 2026-12-05 留到 12:00",
        "- {name: Aynur, age: 15, guardian: Bahar, available: saturday 08:00-11:30}",
    ),
    (
        freed("Li Min", "Basement"),
        11,
        "free Li Min on 2026-11-28 from 10:00",
        "请 Li Min 在 2026-11-28 提前到 10:00",
        "- {name: Li Min, age: 63, available: saturday 10:30-24:00, unavailable: 2026-12-05}",
    ),
    (
        freed("Li Min", "Night watch"),
        11,
        "free Li Min on 2026-11-28 22:00-02:00",
        "请 Li Min 空出 2026-11-28 22:00-02:00",
        "- {name: Li Min, age: 63, available: saturday 10:30-24:00, unavailable: 2026-12-05}",
    ),
    (
        freed("Gulnar", "Basement"),
        12,
        "free Gulnar on 2026-11-28 10:00-12:00",
        "请 Gulnar 空出 2026-11-28 10:00-12:00",
        "- {name: Gulnar, age: 30, available: saturday 10:30-11:00}",
    ),
    (
        freed("Gulnar", "Kitchen"),
        12,
        "free Gulnar on 2026-11-29",
        "请 Gulnar 空出 2026-11-29 全天",
        "- {name: Gulnar, age: 30, available: saturday 10:30-11:00}",
    ),
    (
        lambda plan: NeverLifted(who(plan, "Bahar"), task(plan, "Rails")),
        20,
        "take Rails off the 'never' of Bahar",
        "把 Rails 从 Bahar 的 never 中去掉",
        "never: [Rails, Kitchen]",
    ),
    (
        lambda plan: JoinsEarlier(who(plan, "Ma Jun"), date(2026, 11, 28)),
        32,
        "let Ma Jun join on 2026-11-28 already",
        "让 Ma Jun 提前到 2026-11-28 加入",
        "- {name: Ma Jun, age: 30, since: 2026-12-05, until: 2026-12-05}",
    ),
    (
        lambda plan: LeavesLater(who(plan, "Ma Jun"), date(2026, 12, 6)),
        26,
        "let Ma Jun stay until 2026-12-06",
        "让 Ma Jun 留到 2026-12-06",
        "- {name: Ma Jun, age: 30, since: 2026-12-05, until: 2026-12-05}",
    ),
    (
        line_out("rest"),
        30,
        "take out this line, or give it a 'cost': rest: 12 hours between duties",
        "去掉这一行，或为它设 cost：rest：两次之间须休息 12 小时",
        "rest: 12 hours",
    ),
    (
        line_out("fixed"),
        10,
        "take out this line, or give it a 'cost': Bahar is fixed on Basement on 2026-12-05 "
        "10:00-12:00",
        "去掉这一行，或为它设 cost：Bahar 已定在 2026-12-05 10:00-12:00 Basement",
        "fixed: [{volunteer: Bahar, task: Basement, date: 2026-12-05}]",
    ),
    (
        line_out("forbidden", 1),
        10,
        "take out this line, or give it a 'cost': "
        "Ma Jun may not be on Basement on 2026-12-05 10:00-12:00",
        "去掉这一行，或为它设 cost：Ma Jun 不可安排在 2026-12-05 10:00-12:00 Basement",
        "- {volunteer: Ma Jun, task: Basement, date: 2026-12-05}",
    ),
    (
        line_out("guardian"),
        30,
        "take out this line: Aynur only with Bahar",
        "去掉这一行：Aynur 须与 Bahar 同班",
        "- {name: Aynur, age: 15, guardian: Bahar, available: saturday 08:00-11:30}",
    ),
]


@pytest.mark.parametrize(
    ("make", "cost", "english", "chinese", "at"), SAID, ids=[one[2] for one in SAID]
)
def test_what_a_change_costs_and_how_it_is_said(
    plan: Plan, make: Callable[[Plan], Change], cost: int, english: str, chinese: str, at: str
) -> None:
    change = make(plan)
    assert change.cost == cost
    assert change.reason.said(words("en")) == english
    assert change.reason.said(words("zh")) == chinese
    assert json.dumps(change.reason.data)
    assert change.reason.span is not None
    assert WEEK.splitlines()[change.reason.span.line].strip() == at


def test_no_change_leaves_the_plan_as_it_is(plan: Plan) -> None:
    same = apply(plan, [])
    assert same.volunteers == plan.volunteers
    assert same.tasks == plan.tasks
    assert same.rules == plan.rules
    assert same.goals == plan.goals


def changed_duty(plan: Plan, change: Change, name: str, week: int = 0) -> Headcount:
    return duty(apply(plan, [change]), name, week).people


def test_fewer_people_are_wanted(plan: Plan) -> None:
    basement = duty(plan, "Basement", 1)
    two = changed_duty(plan, FewerWanted(basement, 1), "Basement", 1)
    assert two == Headcount(want=2, max=4, min=2)
    one = changed_duty(plan, FewerWanted(basement, 2), "Basement", 1)
    assert one == Headcount(want=1, max=4, min=1)
    assert changed_duty(plan, FewerWanted(basement, 2), "Basement") == basement.people
    rails = duty(plan, "Rails")
    assert changed_duty(plan, FewerWanted(rails, 1), "Rails") == Headcount(want=1, max=1)


def test_fewer_people_are_needed_and_more_may_come(plan: Plan) -> None:
    basement = duty(plan, "Basement")
    fewer = changed_duty(plan, FewerNeeded(basement, 1), "Basement")
    assert fewer == Headcount(want=3, max=4, min=1)
    more = changed_duty(plan, MoreRoom(basement, 2), "Basement")
    assert more == Headcount(want=3, max=6, min=2)


def test_a_duty_left_out_is_in_no_rule_and_no_goal(plan: Plan) -> None:
    left_out = duty(plan, "Basement", 1)
    changed = apply(plan, [LeftOut(left_out)])
    assert len(changed.duties) == len(plan.duties) - 1
    assert [one.index for one in changed.duties] == list(range(len(changed.duties)))
    assert left_out.label not in [one.label for one in changed.duties]
    assert changed.rules["fixed"] == ()
    assert [cell.duties for cell in changed.rules["forbidden"]] == [(duty(changed, "Rails", 1),)]
    options = dict(changed.goals)["fairness"]
    assert options.counted == tuple(
        one for one in changed.duties if one.task.name in ("Basement", "Rails")
    )


def test_what_speaks_of_a_changed_one_speaks_of_the_new_one(plan: Plan) -> None:
    ma_jun, basement = who(plan, "Ma Jun"), task(plan, "Basement")
    changes = [JoinsEarlier(ma_jun, date(2026, 11, 28)), WiderAge(basement, 15)]
    changed = apply(plan, changes)
    new = who(changed, "Ma Jun")
    assert new is not ma_jun
    assert changed.rules["together"][1].members == (who(changed, "Li Min"), new)
    assert changed.rules["together"][0] is plan.rules["together"][0]
    cell = changed.rules["fixed"][0]
    assert cell.duties[0] is duty(changed, "Basement", 1)
    assert cell.duties[0].task is task(changed, "Basement")
    assert cell.duties[0].index == duty(plan, "Basement", 1).index
    assert [one.volunteer for one in changed.rules["forbidden"]] == [new, new]
    assert dict(changed.goals)["fairness"].counted[0] in changed.duties
    assert all(one.task in changed.tasks for one in changed.duties)
    assert changed.rules["after"] == plan.rules["after"]


def can(plan: Plan, name: str, task: str, week: int = 0) -> bool:
    return Eligibility(plan).can_serve(who(plan, name), duty(plan, task, week))


@pytest.mark.parametrize(
    ("make", "name", "task", "week"),
    [
        (freed("Aynur", "Rails"), "Gulnar", "Rails", 0),
        (freed("Gulnar", "Kitchen"), "Gulnar", "Kitchen", 1),
        (freed("Gulnar", "Rails"), "Gulnar", "Night watch", 0),
        (line_out("forbidden", 1), "Ma Jun", "Rails", 1),
    ],
)
def test_nothing_else_is_granted(
    plan: Plan, make: Callable[[Plan], Change], name: str, task: str, week: int
) -> None:
    assert not can(apply(plan, [make(plan)]), name, task, week)


@pytest.mark.parametrize(
    ("make", "name", "task", "week"),
    [
        (freed("Gulnar", "Basement"), "Gulnar", "Basement", 0),
        (freed("Gulnar", "Kitchen"), "Gulnar", "Kitchen", 0),
        (freed("Li Min", "Night watch", 1), "Li Min", "Night watch", 1),
        (line_out("forbidden", 1), "Ma Jun", "Basement", 1),
        (
            lambda plan: NeverLifted(who(plan, "Bahar"), task(plan, "Rails")),
            "Bahar",
            "Rails",
            0,
        ),
        (
            lambda plan: JoinsEarlier(who(plan, "Ma Jun"), date(2026, 11, 28)),
            "Ma Jun",
            "Kitchen",
            0,
        ),
        (lambda plan: LeavesLater(who(plan, "Ma Jun"), date(2026, 12, 6)), "Ma Jun", "Kitchen", 1),
    ],
)
def test_who_was_barred_can_serve(
    plan: Plan, make: Callable[[Plan], Change], name: str, task: str, week: int
) -> None:
    assert not can(plan, name, task, week)
    assert can(apply(plan, [make(plan)]), name, task, week)


def test_time_that_is_free_twice_is_one(plan: Plan) -> None:
    aynur = who(plan, "Aynur")
    day = duty(plan, "Basement").date
    changed = apply(plan, [freed("Aynur", "Basement")(plan), freed("Aynur", "Night watch")(plan)])
    midnight = day.toordinal() * 1440
    free = who(changed, "Aynur").free
    assert free is not None
    assert free[:2] == (
        (midnight + 8 * 60, midnight + 12 * 60),
        (midnight + 22 * 60, midnight + 26 * 60),
    )
    assert who(changed, "Aynur").usual == free
    assert who(changed, "Aynur").untaken is aynur.untaken is None
    li_min = who(apply(plan, [freed("Li Min", "Basement", 1)(plan)]), "Li Min")
    second = (day + timedelta(7)).toordinal() * 1440
    assert li_min.free is not None
    assert (second + 600, second + 720) in li_min.free
    assert any(start <= second + 600 < second + 720 <= end for start, end in li_min.untaken or ())


def test_ages_are_widened_at_both_ends(plan: Plan) -> None:
    basement = task(plan, "Basement")
    changed = apply(plan, [WiderAge(basement, 15), WiderAge(basement, 63)])
    assert task(changed, "Basement").age == Range(15, 63)


def test_a_need_of_nobody_is_none(plan: Plan) -> None:
    basement = task(plan, "Basement")
    assert task(apply(plan, [FewerSkilled(basement, "keys", 1)]), "Basement").skills == {"keys": 1}
    assert task(apply(plan, [FewerSkilled(basement, "keys", 2)]), "Basement").skills == {}


def test_a_limit_is_raised_for_one_alone(plan: Plan) -> None:
    changed = apply(plan, [limit(key, 1)(plan) for key in ("per_week", "total", "effort")])
    bahar, aynur = who(changed, "Bahar"), who(changed, "Aynur")
    limits: dict[int, Limits] = changed.rules["limits"]
    most = {key: float(bound.most or 0) for key, bound in limits[bahar.index].bounds()}
    assert most == {"per_week": 3, "total": 2, "effort": 3.5, "tasks: Basement": 1}
    assert limits[aynur.index] == plan.rules["limits"][aynur.index]
    changed = apply(plan, [limit("tasks: Basement", 1)(plan)])
    most = {key: float(b.most or 0) for key, b in changed.rules["limits"][bahar.index].bounds()}
    assert most == {"per_week": 2, "total": 1, "effort": 2.5, "tasks: Basement": 2}


def test_lines_are_taken_out_one_by_one(plan: Plan) -> None:
    changed = apply(plan, [line_out("together")(plan), line_out("rest")(plan)])
    assert "rest" not in changed.rules
    assert changed.rules["together"] == plan.rules["together"][1:]
    both = [line_out("together", place)(plan) for place in (0, 1)]
    assert "together" not in apply(plan, both).rules
