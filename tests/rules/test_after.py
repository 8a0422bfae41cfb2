from __future__ import annotations

import pytest

from dutyplan.rules.after import RULE
from tests import plans

# The watch of Friday night ends on Saturday, and is Friday's; Saturday's is followed by Sunday.
WEEK = """
    start: 2026-11-27
    tasks:
      - {name: Watch, when: [friday 22:00-02:00, saturday 22:00-02:00], people: 2}
      - {name: Basement, when: [saturday 10:00-12:00, sunday 10:00-12:00], people: 2}
      - {name: Rails, when: [saturday 14:00-15:00, sunday 14:00-15:00], people: 2}
    volunteers:
      - {name: Ann}
      - {name: Bob}
    """
HARD = WEEK + "rules: {after: [{task: watch, not: [Basement]}]}\n"
SOFT = WEEK + "rules: {after: [{task: watch, not: [Basement, Rails], cost: 2}]}\n"
# For the tests of whole solves: a plan that the rule changes, and one that pays for a breach.
NIGHT = """
tasks: [{name: A, when: saturday}, {name: B, when: sunday}]
volunteers: [{name: Ann}]
"""
BINDING = NIGHT + "rules: {after: [{task: A, not: B}]}"
PRICED = NIGHT + "rules: {after: [{task: A, not: B, cost: 3}]}"
WATCH, BASEMENT, RAILS, WATCH_SATURDAY, BASEMENT_SUNDAY, RAILS_SUNDAY = range(6)


@pytest.mark.parametrize(
    "crews",
    [
        {WATCH: ["Ann"], BASEMENT: ["Bob"]},
        {WATCH: ["Ann"], RAILS: ["Ann"]},
        {WATCH: ["Ann"], BASEMENT_SUNDAY: ["Ann"]},
        {BASEMENT: ["Ann"], WATCH_SATURDAY: ["Ann"]},
        {BASEMENT: ["Ann"], BASEMENT_SUNDAY: ["Ann"]},
    ],
    ids=["another", "another task", "two days later", "the same day", "not after the watch"],
)
def test_rosters_that_may_be(crews: plans.Crews) -> None:
    assert plans.breaches(RULE, plans.plan(HARD), crews) == []


@pytest.mark.parametrize(
    ("crews", "messages"),
    [
        (
            {WATCH: ["Ann"], BASEMENT: ["Ann", "Bob"]},
            ["Ann is on Basement on 2026-11-28 10:00-12:00, after Watch on 2026-11-27 22:00-02:00"],
        ),
        (
            {WATCH_SATURDAY: ["Ann", "Bob"], BASEMENT_SUNDAY: ["Bob"]},
            ["Bob is on Basement on 2026-11-29 10:00-12:00, after Watch on 2026-11-28 22:00-02:00"],
        ),
    ],
)
def test_rosters_that_may_not_be(crews: plans.Crews, messages: list[str]) -> None:
    plan = plans.plan(HARD)
    assert plans.breaches(RULE, plan, crews) == messages
    assert plans.doomed(RULE, plan, crews) == messages


def test_a_task_may_not_follow_itself() -> None:
    plan = plans.plan(WEEK + "rules: {after: [{task: Watch, not: Watch}]}\n")
    assert plans.breaches(RULE, plan, {WATCH: ["Ann"], WATCH_SATURDAY: ["Bob"]}) == []
    assert len(plans.breaches(RULE, plan, {WATCH: ["Ann"], WATCH_SATURDAY: ["Ann"]})) == 1


def test_several_times_of_a_task_on_one_day() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks:
          - {name: A, when: [sat 10:00-11:00, sat 10:30-11:30, sat 12:00-13:00]}
          - {name: B, when: [sun 10:00-11:00, sun 12:00-13:00]}
        volunteers: [{name: Ann}]
        rules: {after: [{task: A, not: B, cost: 3}]}
        """
    )
    assert [cost for _, cost in plans.costs(RULE, plan, {0: ["Ann"], 2: ["Ann"], 3: ["Ann"]})] == [
        3
    ]
    assert len(plans.costs(RULE, plan, {1: ["Ann"], 3: ["Ann"], 4: ["Ann"]})) == 2
    assert plans.costs(RULE, plan, {3: ["Ann"], 4: ["Ann"]}) == []


def test_each_duty_on_the_day_after_costs() -> None:
    plan = plans.plan(SOFT)
    assert plans.costs(RULE, plan, {WATCH: ["Ann"], BASEMENT: ["Ann"], RAILS: ["Ann", "Bob"]}) == [
        ("Ann is on Basement on 2026-11-28 10:00-12:00, after Watch on 2026-11-27 22:00-02:00", 2),
        ("Ann is on Rails on 2026-11-28 14:00-15:00, after Watch on 2026-11-27 22:00-02:00", 2),
    ]
    assert plans.breaches(RULE, plan, {WATCH: ["Ann"], BASEMENT: ["Ann"]}) == []
    assert plans.costs(RULE, plan, {WATCH: ["Ann"], BASEMENT_SUNDAY: ["Ann"]}) == []


def test_a_plan_without_the_rule_pays_nothing() -> None:
    plan = plans.plan(WEEK)
    assert plans.size(plan, [RULE]) == plans.size(plan, [])
    assert not RULE.is_soft(plan)
    assert RULE.is_soft(plans.plan(SOFT))


@pytest.mark.parametrize(
    ("line", "problem", "hint"),
    [
        ("{task: Wach, not: Rails}",
         "7:24: error[unknown-task]: there is no task 'Wach'", "did you mean 'Watch'?"),
        ("{task: Watch, not: [Rails, Cellar]}",
         "7:44: error[unknown-task]: there is no task 'Cellar'",
         "known here: Watch, Basement, Rails"),
        ("{task: Watch}", "7:17: error[missing-key]: a line of 'after' needs 'not'", ""),
        ("{task: Watch, nott: Rails, not: Rails}",
         "7:31: error[unknown-key]: unknown key 'nott' in a line of 'after'",
         "did you mean 'not'?"),
        ("Watch", "7:17: error[wrong-kind]: a line of 'after' must be a mapping",
         "write {task: Night watch, not: [Basement]}"),
        ("{task: Watch, not: Rails, cost: 0}",
         "7:49: error[out-of-range]: 0 is not possible here: it must be at least 1", ""),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_its_place(line: str, problem: str, hint: str) -> None:
    text = f"""
        start: 2026-11-27
        tasks:
          - {{name: Watch, when: friday}}
          - {{name: Basement, when: saturday}}
          - {{name: Rails, when: sunday}}
        volunteers: [{{name: Ann}}]
        rules: {{after: [{line}]}}
        """
    assert plans.problems(text) == [problem]
    assert plans.hints(text) == [hint]


def test_a_fixed_line_that_breaks_it_is_told() -> None:
    text = """
        start: 2026-11-28
        tasks:
          - {name: Watch, when: saturday 22:00-02:00}
          - {name: Basement, when: sunday 10:00-12:00}
        volunteers:
          - {name: Ann}
        rules:
          after:
            - {task: Watch, not: Basement}
          fixed:
            - {volunteer: Ann, task: Watch, date: 2026-11-28}
            - {volunteer: Ann, task: Basement, date: 2026-11-29}
        """
    assert plans.problems(text) == [
        "12:19: error[fixed]: Ann is on Basement on 2026-11-29 10:00-12:00, after Watch on "
        "2026-11-28 22:00-02:00"
    ]
    assert "line 9" in plans.hints(text)[0]
