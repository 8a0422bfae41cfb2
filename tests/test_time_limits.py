"""A festival of 300 volunteers, 26 weeks and 20 duties a week, and hardly any time for it."""

from __future__ import annotations

import math
import runpy
from itertools import permutations
from pathlib import Path

import pytest

from dutyplan import check, explain, solve
from dutyplan.explaining.clashes.clash import can_hold
from dutyplan.explaining.facts import facts_of_duties, facts_of_rules
from dutyplan.plan import Plan
from dutyplan.roster import GoalResult, Outcome, Status
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


@pytest.fixture(scope="module")
def short() -> Plan:
    """A plan with many gaps, each of them for a reason of its own."""
    module = runpy.run_path(str(Path(__file__).parents[1] / "benchmarks" / "plans.py"))
    rules = ("rest", "rotate", "supervision", "families")
    text = module["week_file"](
        60, 12, 6, seed=1, free=0.1, rules=rules, short=("day", "age", "crowd")
    )
    return plans.plan(text)


@pytest.mark.parametrize("limit", [-1, 0.1, 1])
def test_each_gap_has_reasons_however_little_time_there_is(limit: float, short: Plan) -> None:
    outcome = solve(short, time_limit=5)
    assert outcome.roster is not None
    told = explain(outcome, time_limit=limit).explanations
    gaps = [one.facts["duty"] for one in told if one.code.startswith("gap.")]
    assert list(dict.fromkeys(gaps)) == list(outcome.roster.gaps())


@pytest.mark.parametrize("limit", [-1, 0.1, 1])
def test_a_refusal_claims_what_is_so_however_little_time_there_is(
    limit: float, short: Plan
) -> None:
    refused = solve(short, strict=True)
    assert refused.status is Status.INFEASIBLE
    clash, *ways = explain(refused, strict=True, time_limit=limit).explanations
    assert [one.code.partition(".")[0] for one in (clash, *ways)][:2] == ["clash", "ways"]
    if clash.code != "clash.open":
        facts = [*facts_of_rules(short), *facts_of_duties(short)]
        named = [one for one in facts if one.reason in clash.facts["lines"]]
        assert len(named) == len(clash.facts["lines"])
        assert can_hold(short, named, math.inf) is False


def first(goal: GoalResult) -> int:
    """The value, or the largest balance."""
    return goal.value[0] if isinstance(goal.value, tuple) else goal.value
