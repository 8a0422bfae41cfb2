"""What somebody carries, who carries as much, and what is known of the roster's fairness."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dutyplan import solve
from dutyplan.explaining.asking.whyload import Verdict, why_load
from dutyplan.plan import Plan
from dutyplan.roster import GoalResult, Outcome, Roster
from tests import builders, plans

PLAN = plans.plan(
    """
    start: 2026-11-28
    weeks: 2
    tasks: [{name: Hall, when: saturday, effort: 2}]
    volunteers: [{name: Ann}, {name: Bob}, {name: Cem, until: 2026-11-30}, {name: Dan, share: 0}]
    """
)
FAIR = {0: ["Cem"], 1: ["Ann"]}
UNFAIR = {0: ["Ann"], 1: ["Ann"]}


@pytest.fixture(scope="module")
def best() -> Outcome:
    return solve(PLAN)


def roster(crews: dict[int, list[str]], plan: Plan = PLAN) -> Roster:
    return builders.roster(plan, crews)


def test_all_that_somebody_carries(best: Outcome) -> None:
    answer = why_load(PLAN.volunteers[0], roster(FAIR), best)
    assert answer.volunteer.id == "Ann"
    assert answer.duties == (PLAN.duties[1],)
    assert answer.standing.tenths == 3
    assert [part.points for part in answer.parts] == [pytest.approx(2 / 3), 1]
    # Cem owes 2/3 and carries 2; Bob has nothing; Dan is not compared.
    assert [(one.volunteer.id, one.tenths) for one in answer.above] == [("Cem", 13)]
    assert not answer.is_interrupted


def test_the_same_balance_counts_as_high(best: Outcome) -> None:
    answer = why_load(PLAN.volunteers[1], roster({}), best)
    assert [(one.volunteer.id, one.tenths) for one in answer.above] == [("Cem", -7), ("Ann", -17)]


def test_who_owes_nothing_is_not_compared(best: Outcome) -> None:
    answer = why_load(PLAN.volunteers[3], roster(FAIR), best)
    assert (answer.parts, answer.above, answer.standing.tenths) == ((), (), None)


def with_goals(best: Outcome, *goals: GoalResult) -> Outcome:
    return replace(best, goals=goals)


def test_the_verdict_on_the_roster(best: Outcome) -> None:
    def verdict(crews: dict[int, list[str]], best: Outcome = best) -> Verdict:
        return why_load(PLAN.volunteers[0], roster(crews), best).verdict

    assert best.roster is not None
    assert why_load(PLAN.volunteers[0], best.roster, best).verdict is Verdict.FAIREST
    assert verdict(UNFAIR) is Verdict.WORSE
    assert verdict({0: ["Ann"]}) is Verdict.WORSE, "a gap"
    assert verdict({0: ["Ann"], 1: ["Cem"]}) is Verdict.BREAKS
    coverage, fairness = best.goals
    open_end = replace(fairness, proved=False)
    assert verdict(UNFAIR, with_goals(best, coverage, open_end)) is Verdict.WORSE
    assert why_load(
        PLAN.volunteers[0], best.roster, with_goals(best, coverage, open_end)
    ).verdict is Verdict.OPEN  # fmt: skip
    unsure = with_goals(best, replace(coverage, proved=False), fairness)
    assert why_load(PLAN.volunteers[0], best.roster, unsure).verdict is Verdict.OPEN
    # A roster that is better than the best one found: nothing is known.
    poor = replace(fairness, value=(30, -7, -17), proved=False)
    assert verdict(UNFAIR, with_goals(best, coverage, poor)) is Verdict.OPEN


def test_without_the_goal_efforts_are_counted() -> None:
    plan = replace(PLAN, goals=(("coverage", None),))
    best = solve(plan)
    assert best.roster is not None
    answer = why_load(plan.volunteers[0], best.roster, best)
    assert answer.verdict is Verdict.NO_GOAL
    assert (answer.options.of, answer.options.shared_by) == ("effort", "available")
    assert sum(part.points for part in answer.parts) == pytest.approx(5 / 3)


def test_wishes_count_the_other_way_round() -> None:
    """Where they come first, more points are better."""
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks: [{name: Hall, when: saturday}]
        volunteers: [{name: Ann, prefers: Hall}, {name: Bob}]
        goals: [wishes, fairness]
        """
    )
    best = solve(plan)
    wished, other = roster({0: ["Ann"]}, plan), roster({0: ["Bob"]}, plan)
    assert why_load(plan.volunteers[0], wished, best).verdict is Verdict.FAIREST
    assert why_load(plan.volunteers[0], other, best).verdict is Verdict.WORSE
