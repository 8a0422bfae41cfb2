"""From the words of a task to its duties: one for each day and time that `when` names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from dutyplan.plan import Duty, Headcount, Task, Window
from dutyplan.weekfile.schema import TaskWords, When

_Time = Window | None


@dataclass(frozen=True, slots=True)
class _Draft:
    people: Headcount
    effort: int


_Drafts = dict[date, dict[_Time, _Draft]]
"""A task has one duty at most on a day at a time."""


def make_duties(
    tasks: list[tuple[Task, TaskWords]],
    first: date,
    last: date,
    check: Callable[[TaskWords, int, int], None] = lambda task, before, own: None,
) -> tuple[Duty, ...]:
    """All duties from `first` to `last`, ordered by date, start, task and end.

    Parameters
    ----------
    check
        Called while they are counted, with the task whose turn it is, how many there are without
        it, and how many it has by now: it raises where these are too many.
    """
    drafts: list[tuple[date, _Time, Task, _Draft]] = []
    for task, words in tasks:
        found = _drafts(words, first, last, partial(check, words, len(drafts)))
        for day, of_day in found.items():
            drafts += [(day, window, task, draft) for window, draft in of_day.items()]
    drafts.sort(key=lambda one: (one[0], _start(one[1]), one[2].name, _end(one[1])))
    return tuple(
        Duty(index, task, day, window, draft.people, draft.effort)
        for index, (day, window, task, draft) in enumerate(drafts)
    )


def _drafts(words: TaskWords, first: date, last: date, check: Callable[[int], None]) -> _Drafts:
    """Plain items first; then the overrides, one by one. `check` is told how many there are."""
    drafts: _Drafts = {}
    num = 0
    for item in (item for when in words.when if not when.is_override for item in when.items):
        for day in item.dates(first, last):
            of_day = drafts.setdefault(day, {})
            num += item.window not in of_day
            of_day[item.window] = _Draft(words.people, words.effort)
        check(num)
    for when in words.when:
        if when.is_override:
            num += _override(drafts, words, when, first, last)
            check(num)
    return drafts


def _override(drafts: _Drafts, words: TaskWords, when: When, first: date, last: date) -> int:
    """Change the duties on the days of `when`, or add one; how many more there are then.

    Days without a time change all that the task has on them; with one, the duty of that time,
    or else the only one that starts then, its end too.
    """
    done: set[tuple[date, _Time]] = set()
    more = 0
    for item in when.items:
        for day in item.dates(first, last):
            of_day = drafts.setdefault(day, {})
            more -= len(of_day)
            # Two times of one override are two duties, even if they start together.
            fixed = {window for window in of_day if (day, window) in done}
            for old in _meant(of_day, item.window, fixed):
                draft = of_day.pop(old, _Draft(words.people, words.effort))
                new = item.window or old
                of_day[new] = _Draft(
                    when.people or draft.people,
                    draft.effort if when.effort is None else when.effort,
                )
                done.add((day, new))
            more += len(of_day)
    return more


def _meant(of_day: dict[_Time, _Draft], window: _Time, fixed: set[_Time]) -> list[_Time]:
    """The times of those that an override changes; one that is not there yet is added.

    `fixed` are those that keep their end.
    """
    if window is None:
        return list(of_day) or [None]
    starting = [one for one in of_day if _start(one) == window.start]
    is_new_end = window not in of_day and len(starting) == 1 and starting[0] not in fixed
    return starting if is_new_end else [window]


def _start(window: _Time) -> int:
    return -1 if window is None else window.start


def _end(window: _Time) -> int:
    return -1 if window is None else window.end
