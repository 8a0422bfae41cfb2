"""Other rosters: the cells they hold, what is claimed of them, and what is left open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dutyplan import check, solve
from dutyplan.explaining.asking.alternatives import (
    Alternative,
    Difference,
    Shift,
    cost_of,
    more_missing,
)
from dutyplan.plan import Plan
from dutyplan.roster import Assignment, GoalResult, Outcome, Status
from tests import builders, plans

PLAN = plans.plan(
    """
    start: 2026-11-28
    tasks:
      - {name: Hall, when: saturday 10:00-12:00, effort: 3}
      - {name: Shop, when: saturday 10:00-12:00}
    volunteers:
      - {name: Ann, never: Hall}
      - {name: Bob, available: saturday 10:00-12:00}
      - {name: Cem, share: 0.5}
    goals: [coverage, {fairness: {shared_by: eligible}}]
    """
)
ANN, BOB, CEM = PLAN.volunteers
HALL, SHOP = PLAN.duties


@pytest.fixture(scope="module")
def best() -> Outcome:
    return solve(PLAN)


def test_the_best_roster_itself_is_no_new_question(best: Outcome) -> None:
    assert best.roster is not None
    assert best.roster.crew(HALL) == (BOB,)
    option = cost_of(best, [Assignment(BOB, HALL)], [Assignment(CEM, HALL)], time_limit=0)
    assert option.is_the_best
    assert option.is_as_good
    assert option.outcome is best
    assert option.shifts == ()


def test_fair_shares_stay_as_they_are(best: Outcome) -> None:
    """With a bar in its place Bob would owe nothing of the Hall, and Cem all of it."""
    option = cost_of(best, [], [Assignment(BOB, HALL)], time_limit=60)
    before = {one.volunteer.id: one.fair_share for one in best.standings}
    after = {one.volunteer.id: one.fair_share for one in option.outcome.standings}
    assert before == after == {"Ann": 0.4, "Bob": 2.4, "Cem": 1.2}
    # At best Bob (owes 2.4) has 3, Cem (1.2) has 1; now Cem has 3, Bob 1; Ann (0.4) has nothing.
    assert option.differences == (
        Difference("coverage", 0, 0, 0, is_settled=True),
        Difference("fairness", (6, -2, -4), (18, -4, -14), 18, is_settled=True),
    )
    assert option.is_settled
    assert not option.is_as_good
    assert option.shifts == (Shift(CEM, -2, 18), Shift(BOB, 6, -14))


def test_what_nobody_else_can_do_is_missing(best: Outcome) -> None:
    empty = [Assignment(one, HALL) for one in (BOB, CEM)]
    option = cost_of(best, [], empty, time_limit=60)
    assert option.differences[0] == Difference("coverage", 0, 1, 1, is_settled=True)
    assert more_missing(option) == (HALL,)


def test_what_can_not_be_is_impossible(best: Outcome) -> None:
    option = cost_of(best, [Assignment(one, HALL) for one in (BOB, CEM)], time_limit=60)
    assert option.is_impossible
    assert option.is_settled
    assert not option.is_as_good
    assert option.roster is None
    assert (option.differences, option.shifts, more_missing(option)) == ((), (), ())


def test_without_time_nothing_is_claimed(best: Outcome) -> None:
    option = cost_of(best, [Assignment(CEM, HALL)], time_limit=0)
    assert not option.is_impossible
    assert not option.is_as_good
    assert not option.is_settled


def result(value: int, *, bound: int | None = None, proved: bool = True) -> GoalResult:
    return GoalResult("coverage", value, bound, proved)


def option_of(before: list[GoalResult], after: list[GoalResult]) -> Alternative:
    plan: Plan = PLAN
    roster = builders.roster(plan, {HALL.index: ["Bob"]})
    outcome = Outcome(plan, Status.FEASIBLE, roster, (), check(plan, roster).standings, False, 0, 0)
    best = replace(outcome, goals=tuple(before))
    return Alternative((), (), best, replace(outcome, goals=tuple(after)))


@pytest.mark.parametrize(
    ("before", "after", "settled", "bounds"),
    [
        ([result(0), result(1)], [result(0), result(2)], [True, True], [None, None]),
        # What is no worse than the proved best needs no proof of its own.
        ([result(0)], [result(0, proved=False)], [True], [None]),
        ([result(0)], [result(1, proved=False, bound=0)], [False], [0]),
        ([result(0, proved=False)], [result(0)], [False], [None]),
        # After what is open nothing is settled, and no bound is one of the goal alone.
        (
            [result(0), result(1)],
            [result(2, proved=False, bound=1), result(1, bound=1)],
            [False, False],
            [1, None],
        ),
    ],
)
def test_only_what_is_proved_is_settled(
    before: list[GoalResult],
    after: list[GoalResult],
    settled: list[bool],
    bounds: list[int | None],
) -> None:
    option = option_of(before, after)
    assert [one.is_settled for one in option.differences] == settled
    assert [one.bound for one in option.differences] == bounds
    assert option.is_settled == all(settled)
