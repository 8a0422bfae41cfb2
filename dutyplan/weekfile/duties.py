"""From the words of a task to its duties: one for each day and time that `when` names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dutyplan.plan import Duty, Headcount, Task, Window
from dutyplan.problems import Problem
from dutyplan.weekfile.schema import TaskWords, When

_WHOLE_DAY = -1

_Slot = tuple[date, int]
"""A day, and the minute at which the window starts: a task has one duty there at most."""


@dataclass(frozen=True, slots=True)
class _Draft:
    window: Window | None
    people: Headcount
    effort: int


def make_duties(
    tasks: list[tuple[Task, TaskWords]], first: date, last: date
) -> tuple[tuple[Duty, ...], list[Problem]]:
    """All duties from `first` to `last`, ordered by date, start and task.

    Returns
    -------
    duties, problems
        Two duties of a task that start together are a problem: nothing could tell them
        apart in a roster.
    """
    drafts = []
    problems: list[Problem] = []
    for task, words in tasks:
        slots = _plain_slots(task, words, first, last, problems)
        for when in words.when:
            if when.is_override:
                _override(slots, words, when, first, last)
        drafts += [(*slot, task, draft) for slot, draft in slots.items()]
    drafts.sort(key=lambda one: (one[0], one[1], one[2].name))
    duties = tuple(
        Duty(index, task, day, draft.window, draft.people, draft.effort)
        for index, (day, _, task, draft) in enumerate(drafts)
    )
    return duties, problems


def _plain_slots(
    task: Task, words: TaskWords, first: date, last: date, problems: list[Problem]
) -> dict[_Slot, _Draft]:
    slots: dict[_Slot, _Draft] = {}
    for item in (item for when in words.when if not when.is_override for item in when.items):
        for day in item.dates(first, last):
            draft = _Draft(item.window, words.people, words.effort)
            if slots.setdefault((day, _start(item.window)), draft) != draft:
                message = f"two duties of '{task.name}' start at the same time on {day}"
                hint = "give them different starts, or make them two tasks"
                problems.append(Problem("same-start", message, task.span, hint))
    return slots


def _override(
    slots: dict[_Slot, _Draft], words: TaskWords, when: When, first: date, last: date
) -> None:
    """Change the duties on the days of `when`, or add one.

    Days without a window change all that the task has on them; with one, what starts then.
    """
    for item in when.items:
        for day in item.dates(first, last):
            changed = [(day, _start(item.window))]
            if item.window is None:
                changed = [slot for slot in slots if slot[0] == day] or changed
            for slot in changed:
                draft = slots.get(slot, _Draft(None, words.people, words.effort))
                slots[slot] = replace(
                    draft,
                    window=item.window or draft.window,
                    people=when.people or draft.people,
                    effort=draft.effort if when.effort is None else when.effort,
                )


def _start(window: Window | None) -> int:
    return _WHOLE_DAY if window is None else window.start
