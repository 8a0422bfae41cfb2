"""The goals of a plan that is solved again: `stability` among them, and what it compares with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dutyplan.goals import PLUS, find_goal
from dutyplan.goals.balances import options_of
from dutyplan.goals.coverage import GOAL as COVERAGE
from dutyplan.goals.stability import GOAL as STABILITY
from dutyplan.goals.stability import Stability
from dutyplan.plan import Plan

Goals = tuple[tuple[str, Any], ...]


def usual(goals: Goals) -> Goals:
    """What is missing, and all that comes before it in the file; then few changes; then the rest.

    So what was solved with these goals and can stay is the best roster again.
    """
    names = [COVERAGE.id in goal_id.split(PLUS) for goal_id, _ in goals]
    if True not in names:
        return ((COVERAGE.id, None), (STABILITY.id, None), *goals)
    behind = names.index(True) + 1
    return (*goals[:behind], (STABILITY.id, None), *goals[behind:])


def in_order(plan: Plan, names: Sequence[str]) -> Goals:
    """These goals; `fairness` with all its lines and their options."""
    found: list[tuple[str, Any]] = []
    for name in names:
        goal = find_goal(PLUS.join(part.strip() for part in name.split("+")))
        own = [one for one in plan.goals if one[0] == goal.id]
        if not own and goal.id == "fairness":
            own = [(goal.id, options_of(plan))]
        found += own or [(goal.id, None)]
    return tuple(found)


def compared(goals: Goals, before: Stability) -> Iterator[tuple[str, Any]]:
    """The same goals with the roster that is compared with."""
    for goal_id, options in goals:
        parts = goal_id.split(PLUS)
        if parts == [STABILITY.id]:
            yield goal_id, before
        else:
            yield goal_id, {STABILITY.id: before} if STABILITY.id in parts else options
