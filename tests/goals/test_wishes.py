from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutyplan.goals.base import WeightedSum
from dutyplan.goals.wishes import GOAL
from dutyplan.plan import Plan
from dutyplan.roster import GoalResult, Outcome
from dutyplan.rules import RULES
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.variables import Variables
from dutyplan.solving import solve
from tests import builders, plans

WEEK = """
    start: 2026-11-28
    tasks:
      - {name: Rails, when: [saturday 10:00-11:00, sunday 10:00-11:00], people: 1-4}
      - {name: Night watch, when: [saturday 22:00-02:00, friday 22:00-02:00], people: 1-4}
      - {name: Basement, when: monday, people: 1-4}
    volunteers:
      - {name: Ann, %s}
      - {name: Bob}
    """
RAILS, NIGHT, RAILS_SUN, BASEMENT, NIGHT_FRI = range(5)
ALL = range(5)


def week(wishes: str) -> Plan:
    return plans.plan(WEEK % wishes)


def points(plan: Plan, crews: plans.Crews) -> int:
    """What a roster earns; the model must be of the same mind."""
    roster = builders.roster(plan, crews)
    value = GOAL.value(plan, None, Eligibility(plan), roster)
    assert plans.least(plan, crews, RULES, lambda model: objective(plan, model).terms) == value
    return -value


def objective(plan: Plan, model: Variables) -> WeightedSum:
    found = GOAL.objective(plan, None, Eligibility(plan), model)
    assert found.constant == 0
    assert found.missing == {}
    return found


def by_duty(wishes: str) -> list[int]:
    """What Ann earns on each duty alone, by the wishes."""
    plan = week(wishes)
    return [points(plan, {index: ["Ann"]}) for index in ALL]


def test_the_duties_are_in_this_order() -> None:
    assert [one.label for one in week("share: 1").duties] == [
        "Rails on 2026-11-28 10:00-11:00",
        "Night watch on 2026-11-28 22:00-02:00",
        "Rails on 2026-11-29 10:00-11:00",
        "Basement on 2026-11-30",
        "Night watch on 2026-12-04 22:00-02:00",
    ]


@pytest.mark.parametrize(
    ("wishes", "earned"),
    [
        # Tasks.
        ("prefers: rails", [1, 0, 1, 0, 0]),
        ("avoids: rails", [-1, 0, -1, 0, 0]),
        ("prefers: [NIGHT WATCH, Basement]", [0, 1, 0, 1, 1]),
        ("avoids: [NIGHT WATCH, Basement]", [0, -1, 0, -1, -1]),
        # Days: a duty counts on the day on which it begins.
        ("prefers: saturday", [1, 1, 0, 0, 0]),
        ("avoids: weekends", [-1, -1, -1, 0, 0]),
        ("prefers: 2026-11-29..2026-11-30", [0, 0, 1, 1, 0]),
        ("prefers: 2026-12-05", [0, 0, 0, 0, 0]),
        ("avoids: [周日, 2030-01-01]", [0, 0, -1, 0, 0]),
        # Times: what is preferred lies inside.
        ("prefers: saturday 10:00-11:00", [1, 0, 0, 0, 0]),
        ("prefers: daily 09:59-11:00", [1, 0, 1, 0, 0]),
        ("prefers: daily 10:01-11:00", [0, 0, 0, 0, 0]),
        ("prefers: daily 10:00-10:59", [0, 0, 0, 0, 0]),
        ("prefers: saturday 22:00-02:00", [0, 1, 0, 0, 0]),
        ("prefers: saturday 22:00-01:59", [0, 0, 0, 0, 0]),
        ("prefers: weekends 20:00-03:00", [0, 1, 0, 0, 0]),
        ("prefers: monday 00:00-24:00", [0, 0, 0, 1, 0]),
        ("prefers: monday 00:00-23:59", [0, 0, 0, 0, 0]),
        # Windows that touch are one.
        ("prefers: daily 00:00-24:00", [1, 1, 1, 1, 1]),
        # But each item is looked at by itself.
        ("prefers: [daily 10:00-10:30, daily 10:30-11:00]", [0, 0, 0, 0, 0]),
        # A window past midnight, of the day before the plan or after it.
        ("prefers: friday 22:00-12:00", [1, 0, 0, 0, 1]),
        ("avoids: 2026-11-27 20:00-10:01", [-1, 0, 0, 0, 0]),
        ("avoids: 2026-11-27 20:00-10:00", [0, 0, 0, 0, 0]),
        ("avoids: 2026-12-05 01:59-03:00", [0, 0, 0, 0, -1]),
        ("avoids: 2026-12-05 02:00-03:00", [0, 0, 0, 0, 0]),
        # What is avoided touches.
        ("avoids: daily 08:00-10:01", [-1, 0, -1, -1, 0]),
        ("avoids: daily 08:00-10:00", [0, 0, 0, -1, 0]),
        ("avoids: daily 10:59-12:00", [-1, 0, -1, -1, 0]),
        ("avoids: daily 11:00-12:00", [0, 0, 0, -1, 0]),
        ("avoids: saturday 23:00-23:01", [0, -1, 0, 0, 0]),
        ("avoids: sunday 00:00-02:00", [0, -1, 0, 0, 0]),
        ("avoids: sunday 02:00-10:00", [0, 0, 0, 0, 0]),
        # Weights.
        ("prefers: {rails: 3}", [3, 0, 3, 0, 0]),
        ("avoids: {saturday 09:00-12:00: 1000}", [-1000, 0, 0, 0, 0]),
        ("prefers: [basement, {rails: 3, sunday: 5}]", [3, 0, 8, 1, 0]),
        # All that means a duty adds up.
        ("prefers: [rails, saturday, weekends, saturday 09:00-12:00]", [4, 2, 2, 0, 0]),
        ("prefers: [rails, rails]", [2, 0, 2, 0, 0]),
        ("prefers: [rails], avoids: {saturday: 3}", [-2, -3, 1, 0, 0]),
        ("prefers: [rails], avoids: saturday", [0, -1, 1, 0, 0]),
    ],
)
def test_what_each_duty_earns(wishes: str, earned: list[int]) -> None:
    assert by_duty(wishes) == earned


def test_a_task_of_the_name_of_a_day_comes_first() -> None:
    plan = plans.plan("""
        start: 2026-11-28
        tasks: [{name: Saturday, when: sunday}, {name: B, when: saturday}]
        volunteers: [{name: Ann, prefers: saturday}]
        """)
    assert [one.task.name for one in plan.duties] == ["B", "Saturday"]
    assert [points(plan, {index: ["Ann"]}) for index in range(2)] == [0, 1]


def test_everybody_counts_and_every_duty() -> None:
    text = (WEEK % "prefers: {rails: 2}, avoids: basement").replace(
        "name: Bob", "name: Bob, avoids: {rails: 7}"
    )
    plan = plans.plan(text)
    assert points(plan, {}) == 0
    assert points(plan, {RAILS: ["Ann"], RAILS_SUN: ["Ann"], BASEMENT: ["Ann"]}) == 2 + 2 - 1
    assert points(plan, {RAILS: ["Ann", "Bob"], BASEMENT: ["Bob"]}) == 2 - 7


def test_soft_rules_are_taken_off() -> None:
    plan = plans.plan("""
        start: 2026-11-28
        weeks: 2
        tasks:
          - {name: Rails, when: saturday, people: 1-4}
          - {name: Basement, when: sunday, people: 1-4}
        volunteers:
          - {name: Ann, age: 30, prefers: basement}
          - {name: Kim, age: 9}
          - {name: Lin, age: 9}
        rules:
          limits: {total: {max: 1, cost: 1}}
          rest: {least: 1 day, cost: 10}
          rotate: {least: 1 week, cost: 100}
          supervision: [{who: minors, by: adults, per: 1, cost: 1000}]
          together: [{names: [Kim, Ann], cost: 10000}]
          apart: [{names: [Kim, Lin], cost: 100000}]
          forbidden: [{volunteer: Ann, task: Basement, date: 2026-11-29, cost: 500000}]
          fixed: [{volunteer: Lin, task: Rails, date: 2026-12-05, cost: 5}]
        """)
    assert points(plan, {}) == -5
    assert points(plan, {0: ["Ann"], 2: ["Lin"]}) == -(10000 + 1000)
    # Two beyond the total, two days without rest, once too soon again, twice without Kim.
    crews = {0: ["Ann"], 1: ["Ann"], 2: ["Ann"]}
    assert points(plan, crews) == 1 - (2 * 1 + 10 + 100 + 3 * 10000 + 500000 + 5)
    assert points(plan, {3: ["Kim", "Lin"]}) == -(2 * 1000 + 10000 + 100000 + 5)


def test_hard_rules_are_no_matter_of_points() -> None:
    plan = plans.plan("""
        start: 2026-11-28
        tasks: [{name: Rails, when: saturday, people: 1-4}]
        volunteers: [{name: Ann, prefers: rails}, {name: Bob}]
        rules: {apart: [[Ann, Bob], {names: [Ann, Bob], cost: 3}]}
        """)
    roster = builders.roster(plan, {0: ["Ann", "Bob"]})
    assert GOAL.value(plan, None, Eligibility(plan), roster) == 3 - 1


@pytest.mark.parametrize(
    ("more", "is_used"),
    [
        ("", False),
        ("    rules: {apart: [[Ann, Bob]]}", False),
        ("    rules: {apart: [{names: [Ann, Bob], cost: 1}]}", True),
        ("    rules: {limits: {total: {max: 3, cost: 1}}}", True),
        ("    rules: {limits: {total: 3}}", False),
    ],
)
def test_it_is_used_where_there_is_something_to_count(more: str, is_used: bool) -> None:
    for wishes, has_wishes in [
        ("share: 1", False),
        ("prefers: Rails", True),
        ("avoids: sat", True),
    ]:
        plan = plans.plan(f"{WEEK % wishes}\n{more}\n")
        assert GOAL.is_used(plan) == (is_used or has_wishes)
        assert ("wishes" in [goal for goal, _ in plan.goals]) == (is_used or has_wishes)


def solved(text: str) -> Outcome:
    return solve(plans.plan(text), time_limit=60, workers=1, seed=0, strict=False)


def crew(outcome: Outcome, index: int = 0) -> list[str]:
    assert outcome.roster is not None
    return [one.id for one in outcome.roster.crew(outcome.plan.duties[index])]


TRADE = """\
start: 2026-11-28
tasks: [{name: Rails, when: saturday}, {name: Basement, when: saturday}]
volunteers:
  - {name: Ann, prefers: {basement: 3}, avoids: rails}
  - {name: Bob, avoids: {rails: 2}}
"""


def test_the_more_points_the_better() -> None:
    outcome = solved(TRADE)
    assert [crew(outcome, index) for index in range(2)] == [["Ann"], ["Bob"]]
    assert outcome.goals[-1] == GoalResult("wishes", 1, 1, True)
    swapped = solved(TRADE.replace("{rails: 2}", "{rails: 9}"))
    assert [crew(swapped, index) for index in range(2)] == [["Bob"], ["Ann"]]
    assert swapped.goals[-1] == GoalResult("wishes", -1, -1, True)


def test_in_a_list_before_coverage_a_gap_is_better_than_what_is_avoided() -> None:
    first = solved(TRADE + "goals: [wishes, coverage]\n")
    assert first.goals == (GoalResult("wishes", 3, 3, True), GoalResult("coverage", 1, 1, True))
    last = solved(TRADE + "goals: [coverage, wishes]\n")
    assert last.goals == (GoalResult("coverage", 0, 0, True), GoalResult("wishes", 1, 1, True))


def test_where_nothing_can_be_gained_nothing_is() -> None:
    text = TRADE[: TRADE.index("volunteers:")] + "volunteers: [{name: Cem}]\n"
    assert [goal.goal for goal in solved(text).goals] == ["coverage", "fairness"]
    assert solved(text + "goals: wishes\n").goals == (GoalResult("wishes", 0, 0, True),)


def test_a_wish_brings_one_more_than_wanted() -> None:
    text = """
        start: 2026-11-28
        tasks: [{name: Rails, when: saturday, people: 1-3}]
        volunteers: [{name: Ann}, {name: Bob, prefers: rails}, {name: Cem, prefers: rails},
                     {name: Dina}]
        goals: [coverage, wishes]
        """
    assert crew(solved(text)) == ["Bob", "Cem"]
    assert len(crew(solved(text.replace("wishes", "fairness")))) == 1


def test_it_has_no_options() -> None:
    assert GOAL.words is None
    assert plans.problems(TRADE + "goals: [wishes: {of: effort}]") == [
        "6:17: error[wrong-kind]: 'wishes' has no options"
    ]


items = st.sampled_from(
    ["rails", "night watch", "basement", "saturday", "daily", "weekends 10:00-24:00",
     "sat 22:00-02:00", "friday 20:00-11:00", "sunday 00:00-10:30", "2026-12-05 00:00-12:00",
     "monday 00:00-24:00", "2026-11-30"]
)  # fmt: skip
wishes = st.dictionaries(items, st.integers(1, 9), max_size=4)
crews = st.lists(
    st.lists(st.sampled_from(["Ann", "Bob"]), unique=True), min_size=5, max_size=5
).map(lambda lists: dict(enumerate(lists)))


@settings(max_examples=100, deadline=None)
@given(wishes, wishes, crews)
def test_model_and_value_agree(
    prefers: dict[str, int], avoids: dict[str, int], crews: plans.Crews
) -> None:
    def written(weights: dict[str, int]) -> Any:
        return "{" + ", ".join(f"{key}: {weight}" for key, weight in weights.items()) + "}"

    plan = week(f"prefers: {written(prefers)}, avoids: {written(avoids)}")
    assert points(plan, crews) == sum(
        wish.points
        for index, crew in crews.items()
        for one in plan.volunteers
        if one.id in crew
        for wish in one.wishes
        if wish.is_about(plan.duties[index])
    )
