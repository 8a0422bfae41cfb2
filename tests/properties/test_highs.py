"""Random plans of up to 20 volunteers, 6 weeks and 4 duties a week: the package against HiGHS.

Where the package says that a value is proved, it is the one that HiGHS proves. The plans come by
number: plan 3 of a kind is the same in every run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

import pytest

from dutyplan import check, solve
from dutyplan.plan import Plan
from dutyplan.roster import GoalResult, Status
from tests.oracle import plans, weeks
from tests.oracle.before import after_others, from_sunday
from tests.oracle.brute import Value, evaluate, is_allowed
from tests.oracle.facts import Data
from tests.oracle.highs.optimum import Optimum, optimum
from tests.translation import cost, plain, read_data, roster

# How many plans of each kind are drawn, and the seconds for a solve, which only few exceed.
PLANS = {"plain": 40, "uneven": 20, "ruled": 20, "full": 20}
SECONDS = 5


@pytest.mark.parametrize("kind", weeks.KINDS)
def test_rosters_are_the_best_that_highs_knows(kind: str) -> None:
    number = plans.num_examples(PLANS[kind])
    ends = Counter(end_of(kind, seed) for seed in range(number))
    # Else the test would say little of what it is about.
    assert ends["open"] <= number * 0.2, ends
    assert ends["proved"] >= number * 0.6, ends


@pytest.mark.parametrize("kind", ["plain", "uneven"])
def test_what_little_time_leaves_open_is_not_called_proved(kind: str) -> None:
    """Larger plans, whose proof takes longer than the time that there is."""
    size = (60, 12, 6)
    for seed in range(plans.num_examples(2)):
        data = weeks.week(Random(f"large {kind} {seed}"), kind, least=size, most=size)
        text = plans.to_yaml(data)
        best = optimum(data, seconds=SECONDS)
        for time_limit in (0.05, 0.2, 0.5):
            with explained(text, best):
                compare(data, text, best, time_limit)


def end_of(kind: str, seed: int) -> str:
    """Hold one plan against HiGHS; how that ended."""
    chance = Random(f"{kind} {seed}")
    data = weeks.week(chance, kind)
    if seed % 3 == 2:
        data = after_others(chance, from_sunday(data) if seed % 2 else data)
    text = plans.to_yaml(data)
    best = optimum(data, seconds=SECONDS)
    with explained(text, best):
        return compare(data, text, best, SECONDS)


@contextmanager
def explained(text: str, best: Optimum | None) -> Iterator[None]:
    """Show the plan, and what HiGHS says of it, where something is wrong."""
    try:
        yield
    except Exception as error:
        error.add_note(f"{text}\nHiGHS: {best}")
        raise


def compare(data: Data, text: str, best: Optimum | None, time_limit: float) -> str:
    plan, problems = read_data(data)
    if plan is None:
        # Assignments that stand and clash may be called a problem of the file.
        assert {one.code for one in problems if one.is_error} == {"fixed"}
        assert best is None
        return "infeasible"
    outcome = solve(plan, time_limit=time_limit, seed=0)
    if outcome.status is Status.INFEASIBLE:
        assert best is None
        return "infeasible"
    if outcome.roster is None:
        return "open"
    assert best is not None, "there is no roster"
    assert is_allowed(data, plain(outcome.roster.assignments)) == []
    for result, value in zip(outcome.goals, best.values, strict=False):
        assert_claims_hold(result, value)
        if not result.proved:
            return "open"
    if len(best.values) < len(outcome.goals):
        return "open"
    assert_all_are_of_one_mind(data, plan, best)
    return "proved"


def assert_claims_hold(result: GoalResult, best: Value) -> None:
    """Nothing is better than the best there is, and what is proved is as good."""
    value = cost(result.goal, result.value)
    assert value == best if result.proved else value >= best  # type: ignore[operator]
    if result.bound is not None and best != ():
        bound = cost(result.goal, result.bound)
        assert bound <= (best[0] if isinstance(best, tuple) else best)  # type: ignore[operator]


def assert_all_are_of_one_mind(data: Data, plan: Plan, best: Optimum) -> None:
    """The roster that HiGHS found is allowed and worth as much by every reading."""
    assert is_allowed(data, best.roster) == []
    assert evaluate(data, best.roster) == best.values
    report = check(plan, roster(plan, best.roster))
    assert report.breaches == ()
    assert [cost(goal, value) for goal, value in report.values] == best.values
