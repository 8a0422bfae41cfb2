"""From the words of `prefers` and `avoids` to what they mean: tasks, days, windows."""

from __future__ import annotations

from datetime import date

from dutyplan.grammar.calendar import Calendar
from dutyplan.grammar.days import DAYS_HINT, day_intervals, read_day_item
from dutyplan.grammar.names import Directory, did_you_mean, nearest
from dutyplan.grammar.text import MisreadError, Text
from dutyplan.grammar.values import plain
from dutyplan.locales.wording import worded
from dutyplan.plan import Task, Wish
from dutyplan.problems import Problem

Dates = tuple[date, date]
"""First and last day of the plan."""


def read_wish(
    text: Text, points: int, tasks: Directory[Task], dates: Dates, calendar: Calendar | None
) -> Wish:
    """One item of `prefers` or `avoids`: a task if there is one of that name, else days.

    Parameters
    ----------
    points
        What each duty earns; below 0 for one that is avoided.

    Raises
    ------
    MisreadError
        For what is neither.
    """
    task = tasks.find(text)
    if task is not None:
        return Wish(points, task.name)
    try:
        item = read_day_item(text, calendar)
    except MisreadError as error:
        raise _neither(text, tasks, error) from None
    if item.window is None:
        return Wish(points, dates=frozenset(item.dates(*dates)))
    return Wish(points, windows=tuple(day_intervals([item], *dates)))


def _neither(text: Text, tasks: Directory[Task], error: MisreadError) -> MisreadError:
    """The better of two complaints: a task misspelt, or days that make no sense."""
    as_task, as_days = tasks.problem(text), error.problems[0]
    if as_task.code == "ambiguous-name":
        return MisreadError(as_task)
    if as_days.code != "not-a-day":
        return error
    hint = as_days.hint
    if "," not in plain(text) and nearest(text, tasks.names) is not None:
        hint = did_you_mean(text, tasks.names)
    elif hint == DAYS_HINT:
        hint = worded("hint.task-or-days")
    message = worded("bad.no-task-no-days", text=text)
    return MisreadError(Problem("unknown-task", message, text.span, hint))
