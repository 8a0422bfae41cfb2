"""The goals: a file each, and this table."""

from typing import Any

from dutyplan.goals import coverage, fairness, minimums, stability, wishes
from dutyplan.goals.added import Added
from dutyplan.goals.base import Goal

GOALS: dict[str, Goal] = {
    goal.id: goal
    for goal in (coverage.GOAL, minimums.GOAL, fairness.GOAL, wishes.GOAL, stability.GOAL)
}

PLUS = " + "
"""Between the ids of goals that are added together."""


def find_goal(goal_id: str) -> Goal:
    """The goal of a plan: one of the table, or several added together."""
    if PLUS in goal_id:
        return Added(tuple(GOALS[part] for part in goal_id.split(PLUS)))
    return GOALS[goal_id]


def without_stability(goals: tuple[tuple[str, Any], ...]) -> tuple[tuple[str, Any], ...]:
    """The goals of a plan that is solved for the first time, with nothing to compare with."""
    found = []
    for goal_id, options in goals:
        parts = [part for part in goal_id.split(PLUS) if part != stability.GOAL.id]
        if parts:
            found.append((PLUS.join(parts), options))
    return tuple(found)
