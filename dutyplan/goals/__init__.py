"""The goals: a file each, and this table."""

from dutyplan.goals import coverage, fairness
from dutyplan.goals.base import Goal

GOALS: dict[str, Goal] = {goal.id: goal for goal in (coverage.GOAL, fairness.GOAL)}

LATER = ("minimums", "wishes", "stability")
"""Goals of the contract that do not exist yet: refused by name, never ignored."""
