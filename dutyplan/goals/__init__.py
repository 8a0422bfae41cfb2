"""The goals: a file each, and this table."""

from dutyplan.goals import coverage, fairness, minimums, wishes
from dutyplan.goals.added import Added
from dutyplan.goals.base import Goal

GOALS: dict[str, Goal] = {
    goal.id: goal for goal in (coverage.GOAL, minimums.GOAL, fairness.GOAL, wishes.GOAL)
}

LATER = ("stability",)
"""Goals of the contract that do not exist yet: refused by name, never ignored."""

PLUS = " + "
"""Between the ids of goals that are added together."""


def find_goal(goal_id: str) -> Goal:
    """The goal of a plan: one of the table, or several added together."""
    if PLUS in goal_id:
        return Added(tuple(GOALS[part] for part in goal_id.split(PLUS)))
    return GOALS[goal_id]
