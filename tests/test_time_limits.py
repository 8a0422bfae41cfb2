"""A festival of 300 volunteers, 26 weeks and 20 duties a week, and hardly any time for it."""

from __future__ import annotations

import runpy
from itertools import permutations
from pathlib import Path

import pytest

from dutyplan import check, solve
from dutyplan.roster import GoalResult, Outcome
from tests import plans

LIMITS = (0.1, 1, 5)
"""Seconds; no test says how long a run may take beyond them."""


@pytest.fixture(scope="module", params=[True, False], ids=["even efforts", "uneven efforts"])
def outcomes(request: pytest.FixtureRequest) -> dict[float, Outcome]:
    """The same plan with each of the limits."""
    module = runpy.run_path(str(Path(__file__).parents[1] / "benchmarks" / "plans.py"))
    plan = plans.plan(module["week_file"](300, 26, 20, seed=1, even=request.param))
    return {limit: solve(plan, time_limit=limit) for limit in LIMITS}


@pytest.mark.parametrize("limit", LIMITS)
def test_there_is_a_roster_that_passes_the_check(
    limit: float, outcomes: dict[float, Outcome]
) -> None:
    outcome = outcomes[limit]
    assert outcome.roster is not None
    report = check(outcome.plan, outcome.roster)
    assert report.breaches == ()
    assert [(goal.goal, goal.value) for goal in outcome.goals] == list(report.values)
    assert outcome.roster.assignments


@pytest.mark.parametrize("limit", LIMITS)
def test_what_is_proved_is_as_good_as_its_bound(
    limit: float, outcomes: dict[float, Outcome]
) -> None:
    outcome = outcomes[limit]
    proved = [goal.proved for goal in outcome.goals]
    assert outcome.proved == (all(proved) and outcome.roster is not None)
    # No proof without one for the goals above.
    assert proved == sorted(proved, reverse=True)
    for goal in outcome.goals:
        if goal.bound is not None:
            assert first(goal) >= goal.bound
        if goal.proved:
            assert first(goal) == goal.bound


def test_no_run_beats_what_another_calls_proved(outcomes: dict[float, Outcome]) -> None:
    for one, other in permutations(outcomes.values(), 2):
        for claim, found in zip(one.goals, other.goals, strict=False):
            if claim.bound is not None:
                assert first(found) >= claim.bound
            if claim.proved:
                assert found.value >= claim.value  # type: ignore[operator]
            if found.value != claim.value:
                break


def first(goal: GoalResult) -> int:
    """The value, or the largest balance."""
    return goal.value[0] if isinstance(goal.value, tuple) else goal.value
