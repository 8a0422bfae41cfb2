from __future__ import annotations

import math

import pytest

from dutyplan.goals.coverage import GOAL
from dutyplan.plan import Plan
from dutyplan.rules import RULES
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.answers import Finding
from dutyplan.solver.variables import Variables
from tests import builders, plans

WEEK = """
    start: 2026-11-28
    tasks:
      - {name: Basement, when: saturday 10:00-12:00, people: 3, priority: 5}
      - {name: Gardens, when: sunday 10:00-12:00, people: 2-4}
      - {name: Keys, when: monday 10:00-12:00, people: 2, priority: 3, skills: {keys: 2, van: 1}}
      - {name: Trees, when: tuesday 10:00-12:00, people: {min: 3, want: 4, max: 5},
         priority: 2, skills: [saw]}
    volunteers:
      - {name: Ann, skills: [keys, van, saw]}
      - {name: Bob, skills: [keys]}
      - {name: Cem}
      - {name: Dina}
      - {name: Eve}
    """
BASEMENT, GARDENS, KEYS, TREES = range(4)
FULL = {
    BASEMENT: ["Ann", "Bob", "Cem"],
    GARDENS: ["Cem", "Dina"],
    KEYS: ["Ann", "Bob"],
    TREES: ["Ann", "Bob", "Cem", "Dina"],
}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plans.plan(WEEK)


@pytest.mark.parametrize(
    ("changed", "value"),
    [
        ({}, 0),
        ({BASEMENT: ["Ann", "Bob"]}, 5),
        ({BASEMENT: []}, 15),
        ({GARDENS: ["Ann"]}, 1),
        ({GARDENS: ["Ann", "Bob", "Cem", "Dina"]}, 0),
        ({KEYS: ["Ann", "Cem"]}, 3),  # one skill
        ({KEYS: ["Bob", "Cem"]}, 6),  # two skills
        ({KEYS: ["Cem", "Dina"]}, 9),  # three
        ({KEYS: ["Bob"]}, 9),  # one person and two skills
        ({KEYS: []}, 15),  # two people and three skills
        ({TREES: ["Ann", "Cem", "Dina"]}, 2),
        ({TREES: ["Bob", "Cem", "Dina"]}, 4),
        ({TREES: []}, 10),  # called off: all four, and the saw
        ({BASEMENT: [], GARDENS: [], KEYS: [], TREES: []}, 42),
    ],
)
def test_value_by_hand(plan: Plan, changed: dict[int, list[str]], value: int) -> None:
    roster = builders.roster(plan, FULL | changed)
    assert GOAL.value(plan, None, Eligibility(plan), roster) == value


def best(plan: Plan) -> int:
    """The least that the model says is missing under all rules."""
    who = Eligibility(plan)
    variables = Variables(plan, who, 0, 1)
    for rule in RULES:
        rule.build(plan, variables)
    objective = GOAL.objective(plan, None, who, variables)
    answer = variables.solve(objective.terms, (), math.inf)
    assert answer.finding is Finding.BEST
    value = answer.objective + objective.constant
    assert GOAL.value(plan, None, who, variables.roster(answer.values)) == value
    return value


def test_the_model_finds_a_roster_without_gaps(plan: Plan) -> None:
    assert best(plan) == 0


@pytest.mark.parametrize(
    ("volunteers", "value"),
    [
        ("[{name: Ann, skills: [keys, van, saw]}]", 2 * 5 + 1 + 3 * (1 + 1) + 2 * 5),
        ("[{name: Cem}]", 2 * 5 + 1 + 3 * (1 + 3) + 2 * 5),
        ("[{name: Cem}, {name: Dina}, {name: Eve}]", 0 + 0 + 3 * 3 + 2 * 2),
        ("[{name: Bob, skills: [keys]}, {name: Cem}, {name: Ann, skills: [keys]}]", 3 + 2 + 2),
    ],
)
def test_the_model_counts_what_can_not_be_met(volunteers: str, value: int) -> None:
    head = WEEK[: WEEK.index("volunteers")].rstrip()
    assert best(plans.plan(f"{head}\n    volunteers: {volunteers}\n")) == value


def test_the_dearer_task_is_served_first() -> None:
    plan = plans.plan("""
        start: 2026-11-28
        tasks:
          - {name: Basement, when: saturday 10:00-12:00, people: 2}
          - {name: Gardens, when: saturday 11:00-12:00, priority: 3}
        volunteers:
          - {name: Ann}
          - {name: Bob}
        """)
    assert best(plan) == 1


def test_more_than_wanted_come_where_a_skill_calls_for_it() -> None:
    plan = plans.plan("""
        start: 2026-11-28
        tasks:
          - {name: Basement, when: saturday, people: 1-2, skills: [keys, van]}
        volunteers:
          - {name: Ann, skills: [keys]}
          - {name: Bob, skills: [van]}
        """)
    assert best(plan) == 0
    assert best(plans.plan(WEEK.replace("people: 2-4", "people: 2"))) == 0


def test_each_duty_has_its_count_of_missing_people(plan: Plan) -> None:
    variables = Variables(plan, Eligibility(plan), 0, 1)
    objective = GOAL.objective(plan, None, Eligibility(plan), variables)
    assert sorted(objective.missing) == [BASEMENT, GARDENS, KEYS, TREES]
    assert objective.constant == 0
    assert [factor for _, factor in objective.terms] == [5, 1, 3, 3, 3, 2, 2]


def test_skills_that_nobody_has_are_counted_beforehand() -> None:
    plan = plans.plan("""
        start: 2026-11-28
        tasks:
          - {name: Basement, when: saturday, priority: 4, skills: {keys: 3, van: 2}}
        volunteers:
          - {name: Ann, skills: [keys]}
        """)
    variables = Variables(plan, Eligibility(plan), 0, 1)
    objective = GOAL.objective(plan, None, Eligibility(plan), variables)
    assert objective.constant == 4 * (2 + 2)


def test_it_has_no_options() -> None:
    assert GOAL.words is None
    text = "start: 2026-11-28\ntasks: [{name: A, when: daily}]\nvolunteers: [{name: Ann}]\n"
    assert plans.problems(text + "goals: [coverage: {of: effort}]") == [
        "4:19: error[wrong-kind]: 'coverage' has no options"
    ]
