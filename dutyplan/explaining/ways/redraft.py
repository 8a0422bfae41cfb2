"""A plan written anew with some parts replaced, so that all that speaks of them follows.

Volunteers, tasks and duties are compared by identity and sit inside the settings of rules and the
options of goals; so whatever holds a replaced one is replaced too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from dutyplan.plan import Duty, Headcount, Plan, Task, Volunteer
from dutyplan.rules.cells import Cell

_CELLS = ("fixed", "forbidden")


class Redraft:
    """The parts of a plan, to be replaced one by one.

    Attributes
    ----------
    volunteers, tasks
        What stands for each of the plan's own.
    people
        How many people each duty is to have.
    left_out
        Duties that are to be none.
    rules
        Settings by the rule's id; they speak of the plan's own volunteers, tasks and duties.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.volunteers: dict[Volunteer, Volunteer] = {one: one for one in plan.volunteers}
        self.tasks: dict[Task, Task] = {task: task for task in plan.tasks}
        self.people: dict[Duty, Headcount] = {duty: duty.people for duty in plan.duties}
        self.left_out: set[Duty] = set()
        self.rules: dict[str, Any] = dict(plan.rules)

    def plan(self) -> Plan:
        """The plan with what was replaced; the order of everything stays."""
        duties = self._duties()
        new: dict[int, Any] = {id(old): one for old, one in self.volunteers.items()}
        new |= {id(old): one for old, one in self.tasks.items()}
        new |= {id(old): one for old, one in duties.items()}
        gone = {id(duty) for duty in self.left_out}
        return replace(
            self._plan,
            tasks=tuple(self.tasks.values()),
            volunteers=tuple(self.volunteers.values()),
            duties=tuple(duties.values()),
            rules=_renewed(self._rules(), new, gone),
            goals=_renewed(self._plan.goals, new, gone),
        )

    def _duties(self) -> dict[Duty, Duty]:
        """What stands for each duty that is left, numbered anew."""
        left = [duty for duty in self._plan.duties if duty not in self.left_out]
        return {duty: self._now(duty, index) for index, duty in enumerate(left)}

    def _now(self, duty: Duty, index: int) -> Duty:
        task, people = self.tasks[duty.task], self.people[duty]
        if index == duty.index and task is duty.task and people is duty.people:
            return duty
        return replace(duty, index=index, task=task, people=people)

    def _rules(self) -> dict[str, Any]:
        """The settings without lines about duties that are left out."""
        rules = dict(self.rules)
        for rule_id in _CELLS:
            cells: tuple[Cell, ...] = rules.get(rule_id, ())
            kept = tuple(cell for cell in cells if not self.left_out.issuperset(cell.duties))
            if len(kept) < len(cells):
                rules[rule_id] = kept
        return rules


def _renewed(value: Any, new: Mapping[int, Any], gone: set[int]) -> Any:
    """A setting in which other objects stand for some; itself where none of them is in it."""
    if id(value) in new:
        return new[id(value)]
    if isinstance(value, tuple):
        items = tuple(_renewed(one, new, gone) for one in value if id(one) not in gone)
        return items if _differs(items, value) else value
    if isinstance(value, Mapping):
        return {key: _renewed(one, new, gone) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        old = {field.name: getattr(value, field.name) for field in fields(value) if field.init}
        own = {name: _renewed(one, new, gone) for name, one in old.items()}
        changed = {name: one for name, one in own.items() if one is not old[name]}
        return replace(value, **changed) if changed else value
    return value


def _differs(items: tuple[Any, ...], others: tuple[Any, ...]) -> bool:
    return len(items) != len(others) or any(a is not b for a, b in zip(items, others, strict=True))
