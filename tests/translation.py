"""Between the package's rosters and values and those of the oracle, which knows no package."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dutyplan.plan import Duty, Plan
from dutyplan.roster import Assignment, Roster
from tests.oracle.brute import Assigned, Value
from tests.oracle.words import Window

Key = tuple[str, date, Window | None]
"""Of a duty: its task's name, its date and its window."""


def plain(assignments: Iterable[Assignment]) -> list[Assigned]:
    """Assignments in the oracle's words."""
    return [(one.volunteer.id, *_key(one.duty)) for one in assignments]


def roster(plan: Plan, assignments: Iterable[Assigned]) -> Roster:
    """The roster of a plan that the oracle speaks of."""
    volunteers = {one.id: one for one in plan.volunteers}
    duties = {_key(one): one for one in plan.duties}
    pairs = [
        Assignment(volunteers[who], duties[task, date, window])
        for who, task, date, window in assignments
    ]
    return Roster(plan, pairs)


def cost(goal: str, value: Value) -> Value:
    """A value as the oracle counts it: less is better, for wishes too."""
    if goal == "wishes":
        assert isinstance(value, int)
        return -value
    return value


def _key(duty: Duty) -> Key:
    window = (duty.window.start, duty.window.end) if duty.window else None
    return duty.task.name, duty.date, window
