"""From the words of a task to its duties: one for each day and window that `when` names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dutyplan.plan import Duty, Headcount, Task, Window
from dutyplan.problems import Problem
from dutyplan.weekfile.schema import TaskWords, When


@dataclass(frozen=True, slots=True)
class _Draft:
    people: Headcount
    effort: int


_Slots = dict[tuple[date, Window | None], _Draft]


def make_duties(
    tasks: list[tuple[Task, TaskWords]], first: date, last: date
) -> tuple[tuple[Duty, ...], list[Problem]]:
    """All duties from `first` to `last`, ordered by date, start and task.

    Returns
    -------
    duties, problems
        A task without a duty is warned of by the reader; here two duties of a task that
        start together are a problem, since nothing could tell them apart.
    """
    drafts = []
    problems = []
    for task, words in tasks:
        slots = _slots(words, first, last)
        starts: set[tuple[date, int | None]] = set()
        for (day, window), draft in slots.items():
            start = None if window is None else window.start
            if (day, start) in starts:
                message = f"two duties of '{task.name}' start at the same time on {day}"
                problems.append(Problem("same-start", message, task.span))
            starts.add((day, start))
            drafts.append((day, -1 if start is None else start, task, window, draft))
    drafts.sort(key=lambda one: (one[0], one[1], one[2].name))
    duties = tuple(
        Duty(index, task, day, window, draft.people, draft.effort)
        for index, (day, _, task, window, draft) in enumerate(drafts)
    )
    return duties, problems


def _slots(words: TaskWords, first: date, last: date) -> _Slots:
    """The duties of one task: plain items first, then what overrides them, in order."""
    own = _Draft(words.people, words.effort)
    slots: _Slots = {}
    for when in words.when:
        if not when.is_override:
            for item in when.items:
                for day in item.dates(first, last):
                    slots[day, item.window] = own
    plain_slots = list(slots)
    for when in words.when:
        if when.is_override:
            _override(slots, plain_slots, when, own, first, last)
    return slots


def _override(
    slots: _Slots,
    plain_slots: list[tuple[date, Window | None]],
    when: When,
    own: _Draft,
    first: date,
    last: date,
) -> None:
    """Days without a window override whatever the task has on them, or add a whole day."""
    draft = _Draft(when.people or own.people, own.effort if when.effort is None else when.effort)
    for item in when.items:
        for day in item.dates(first, last):
            known = [slot for slot in plain_slots if slot[0] == day]
            for slot in known if item.window is None and known else [(day, item.window)]:
                slots[slot] = draft
