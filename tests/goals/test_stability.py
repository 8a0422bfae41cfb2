from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutyplan.cli.screen.progress import progress_text
from dutyplan.goals import GOALS, find_goal, without_stability
from dutyplan.goals.stability import GOAL, Stability
from dutyplan.goals.stability import given as given_in
from dutyplan.locales import words
from dutyplan.outputs import View
from dutyplan.plan import Plan
from dutyplan.roster import GoalResult
from dutyplan.rules import RULES
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.variables import Variables
from dutyplan.solving import solve
from dutyplan.timing import Progress
from tests import builders, plans
from tests.outputs.example import rendered

WEEK = """
    start: 2026-11-28
    tasks:
      - {name: Rails, when: saturday 10:00-11:00, people: 1-3}
      - {name: Basement, when: saturday 12:00-13:00, people: 1-3}
      - {name: Gardens, when: sunday, people: {min: 2, want: 2}}
    volunteers:
      - {name: Ann}
      - {name: Bob}
      - {name: Cem, never: [Rails]}
    """
RAILS, BASEMENT, GARDENS = range(3)
PLAN = plans.plan(WEEK)


def stability(crews: plans.Crews) -> Stability:
    return Stability(builders.roster(PLAN, crews).assignments)


def value(before: plans.Crews, after: plans.Crews) -> int:
    """The value of a roster; the model must be of the same mind."""
    who = Eligibility(PLAN)
    options = stability(before)
    found = GOAL.value(PLAN, options, who, builders.roster(PLAN, after))
    assert found == plans.least(
        PLAN, after, RULES, lambda model: GOAL.objective(PLAN, options, who, model).terms
    )
    return found


@pytest.mark.parametrize(
    ("before", "after", "num"),
    [
        ({}, {}, 0),
        ({RAILS: ["Ann"]}, {RAILS: ["Ann"]}, 0),
        ({RAILS: ["Ann"]}, {RAILS: ["Bob"]}, 1),
        ({RAILS: ["Ann"]}, {}, 1),
        ({}, {RAILS: ["Ann", "Bob"]}, 2),
        ({RAILS: ["Ann"]}, {BASEMENT: ["Ann"]}, 2),
        ({RAILS: ["Ann", "Bob"]}, {BASEMENT: ["Cem", "Bob"]}, 4),
        ({BASEMENT: ["Ann"]}, {BASEMENT: ["Bob", "Cem"]}, 2),
        ({GARDENS: ["Ann", "Bob"]}, {GARDENS: ["Bob", "Cem"]}, 1),
        ({RAILS: ["Cem"]}, {}, 1),  # somebody whom a rule bars by now
        ({RAILS: ["Cem"]}, {RAILS: ["Ann"]}, 1),
    ],
)
def test_places_that_differ(before: plans.Crews, after: plans.Crews, num: int) -> None:
    assert value(before, after) == num


who = st.sets(st.sampled_from(["Ann", "Bob", "Cem"]))
rosters = st.fixed_dictionaries(
    {
        RAILS: st.sets(st.sampled_from(["Ann", "Bob"])),
        BASEMENT: who,
        GARDENS: st.sampled_from([set(), {"Ann", "Bob"}, {"Bob", "Cem"}]),
    }
)


@settings(max_examples=60, deadline=None)
@given(rosters, rosters)
def test_model_and_value_agree(before: dict[int, set[str]], after: dict[int, set[str]]) -> None:
    def lists(crews: dict[int, set[str]]) -> dict[int, list[str]]:
        return {index: sorted(crew) for index, crew in crews.items()}

    num = sum(
        max(len(before[index] - after[index]), len(after[index] - before[index]))
        for index in before
    )
    assert value(lists(before), lists(after)) == num


def test_without_a_roster_it_counts_nothing() -> None:
    who = Eligibility(PLAN)
    variables = Variables(PLAN, who, 0, 1)
    size = variables.size
    objective = GOAL.objective(PLAN, None, who, variables)
    assert (objective.terms, objective.constant, variables.size) == ([], 0, size)
    assert GOAL.value(PLAN, None, who, builders.roster(PLAN, {RAILS: ["Ann"]})) == 0
    assert not GOAL.is_used(PLAN)


@pytest.mark.parametrize(
    ("goals", "first"),
    [
        ("[coverage, stability, fairness]", ["coverage", "fairness"]),
        ("[stability, coverage]", ["coverage"]),
        ("[[coverage, stability], fairness, wishes]", ["coverage", "fairness", "wishes"]),
        ("[[stability, minimums, wishes]]", ["minimums + wishes"]),
        ("[coverage, [stability]]", ["coverage"]),
    ],
)
def test_a_plan_that_is_solved_for_the_first_time_knows_nothing_of_it(
    goals: str, first: list[str]
) -> None:
    plan = plans.plan(f"{WEEK.rstrip()}\n    goals: {goals}\n")
    assert [goal for goal, _ in plan.goals] == first
    assert "stability" in " ".join(goal for goal, _ in plan.goals_again)
    assert without_stability(plan.goals_again) == plan.goals


def test_a_file_that_does_not_name_it() -> None:
    assert plans.plan(WEEK).goals_again == ()
    assert plans.plan(f"{WEEK.rstrip()}\n    goals: [coverage, wishes]\n").goals_again == ()


def test_no_output_of_a_first_solve_speaks_of_it() -> None:
    plan = plans.plan(f"{WEEK.rstrip()}\n    goals: [coverage, stability, fairness]\n")
    outcome = solve(plan, time_limit=60, workers=1, seed=0, strict=False)
    assert [one.goal for one in outcome.goals] == ["coverage", "fairness"]
    for language in ("en", "zh"):
        text = rendered("table", outcome, View(language))
        assert not any(word in text for word in ("stability", "roster before", "改动", "stabil"))
    assert "stability" not in rendered("json", outcome)


def against(goals: str, before: plans.Crews) -> Plan:
    options = stability(before)
    found: list[tuple[str, Any]] = []
    for goal in goals.split(", "):
        if goal == "stability":
            found.append((goal, options))
        elif "stability" in goal:
            found.append((goal, {"stability": options}))
        else:
            found += [one for one in PLAN.goals if one[0] == goal]
    return replace(PLAN, goals=tuple(found))


BAD: plans.Crews = {RAILS: ["Ann", "Bob"], BASEMENT: ["Ann"]}


@pytest.mark.parametrize(
    ("goals", "values"),
    [
        ("coverage, stability", [0, 2]),
        ("stability, coverage", [0, 2]),
        ("stability", [0]),
        ("coverage + stability", [2]),
        ("coverage, stability, fairness", [0, 2, (7, 7, -3)]),
        ("coverage, fairness, stability", [0, (7, -3, -3), 3]),
        ("fairness, stability", [(-13, -13, -13), 3]),
    ],
)
def test_it_may_stand_anywhere(goals: str, values: list[object]) -> None:
    plan = against(goals, BAD)
    outcome = solve(plan, time_limit=60, workers=1, seed=0, strict=False)
    assert [one.value for one in outcome.goals] == values
    assert outcome.proved


def test_what_is_given_is_found_in_the_goals() -> None:
    options = stability(BAD)
    assert given_in(PLAN) is None
    assert given_in(against("coverage, stability", BAD)) == options
    assert given_in(against("coverage + stability, fairness", BAD)) == options
    assert GOAL.is_used(against("coverage + stability", BAD))
    assert find_goal("coverage + stability").is_used(against("coverage + stability", BAD))
    assert GOALS["stability"] is GOAL


def test_its_words() -> None:
    outcome = solve(
        against("coverage, stability, fairness", BAD),
        time_limit=60,
        workers=1,
        seed=0,
        strict=False,
    )
    assert (
        "Proved: no roster is more complete, and of those as good none is closer to the roster "
        "before, and of those as good none is fairer."
    ) in rendered("table", outcome, View(width=500))
    assert "改动更少" in rendered("table", outcome, View("zh"))
    open_one = replace(outcome, goals=(GoalResult("stability", 2, 1, proved=False),))
    assert open_one.goals[0].value == 2
    progress = Progress("stability", 1.0, 3, 2)
    assert progress_text(progress, 1, words("en")) == "1 s  stability: changes 3, at best 2"
    assert progress_text(progress, 1, words("zh")) == "1 秒  改动数：改动 3 处，最好可达 2"
