"""Between the package's rosters and values and those of the oracle, which knows no package."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dutyplan.plan import Duty, Past, PastDuty, Plan, Task, Window
from dutyplan.roster import Assignment, Roster
from tests.oracle.brute import Assigned, Value
from tests.oracle.duties import Data
from tests.oracle.words import Window as Times

Key = tuple[str, date, Times | None]
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


def with_past(plan: Plan, data: Data) -> Plan:
    """The plan after what the data say was done before it."""
    tasks = {task.name: task for task in plan.tasks}

    def past_duty(one: Data) -> PastDuty:
        window = None
        if one["start"] is not None:
            start, end = _minutes(one["start"]), _minutes(one["end"])
            window = Window(start, end if end > start else end + 1440)
        task = tasks.get(one["task"]) or Task(one["task"])
        effort = int(100 * one["effort"])
        duty = Duty(-1, task, date.fromisoformat(one["date"]), window, effort=effort)
        return PastDuty(duty, tuple(one["volunteers"]), {})

    return replace(plan, past=Past(map(past_duty, data.get("past", []))))


def _minutes(clock: str) -> int:
    return 60 * int(clock[:2]) + int(clock[3:])


def cost(goal: str, value: Value) -> Value:
    """A value as the oracle counts it: less is better, for wishes too."""
    if goal == "wishes":
        assert isinstance(value, int)
        return -value
    return value


def _key(duty: Duty) -> Key:
    window = (duty.window.start, duty.window.end) if duty.window else None
    return duty.task.name, duty.date, window
