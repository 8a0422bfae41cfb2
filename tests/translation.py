"""Between the package's rosters and values and those of the oracle, which knows no package."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from dutyplan.plan import Duty, Plan
from dutyplan.problems import Problem, ProblemsError
from dutyplan.roster import Assignment, Roster
from dutyplan.weekfile import read_week_bytes
from tests.oracle.before import filed
from tests.oracle.brute import Assigned, Value
from tests.oracle.duties import Data
from tests.oracle.plans import to_yaml
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


def read_data(data: Data) -> tuple[Plan | None, list[Problem]]:
    """The plan of these data and what is wrong with it; what was done before is a filed roster."""
    text = to_yaml(data)
    if not data.get("past"):
        return read_week_bytes("week.yaml", text.encode(), Path())
    with TemporaryDirectory() as folder:
        Path(folder, "before.json").write_text(json.dumps(filed(data)), encoding="utf-8")
        text += "history: before.json\n"
        return read_week_bytes("week.yaml", text.encode(), Path(folder))


def plan_of(data: Data) -> Plan:
    """The same; raises `ProblemsError` where there is none."""
    plan, problems = read_data(data)
    if plan is None:
        raise ProblemsError(problems)
    return plan


def cost(goal: str, value: Value) -> Value:
    """A value as the oracle counts it: less is better, for wishes too."""
    if goal == "wishes":
        assert isinstance(value, int)
        return -value
    return value


def _key(duty: Duty) -> Key:
    window = (duty.window.start, duty.window.end) if duty.window else None
    return duty.task.name, duty.date, window
