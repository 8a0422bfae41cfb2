"""What a question is about: a volunteer and a duty, as somebody types their names."""

from __future__ import annotations

import re
from datetime import date

from dutyplan.grammar.names import Directory
from dutyplan.grammar.text import MisreadError, WrongTextError
from dutyplan.grammar.values import parse_date
from dutyplan.locales.wording import Series, worded
from dutyplan.plan import MINUTES_PER_DAY, Duty, Plan, Task, Volunteer, Window, clock
from dutyplan.problems import Problem

_MOST_DATES = 6
_DUTY = re.compile(
    r"(?:(?P<before>.+?)\s*(?:\bon\s+)?)?"
    r"(?<!\d)(?P<date>\d{4}[-/]\d{1,2}[-/]\d{1,2})(?!\d)"
    r"(?:[ T]+(?P<start>\d{1,2}:\d\d)(?:\s*-\s*(?P<end>\d{1,2}:\d\d))?)?"
    r"(?:\s*(?P<after>\S.*))?",
    re.ASCII,
)


def find_volunteer(plan: Plan, name: str) -> Volunteer:
    """Who is meant by an id or a name, but for capital letters.

    Raises
    ------
    MisreadError
        Where nobody is meant, or one of several.
    """
    name = " ".join(name.split())
    by_id = {one.id: one for one in plan.volunteers}
    names = [(one.id, one) for one in plan.volunteers]
    names += [(one.name, one) for one in plan.volunteers]
    known = Directory("volunteer", names)
    found = by_id.get(name) or known.find(name)
    if found is None:
        raise MisreadError(known.problem_at(name, None))
    return found


def find_duty(plan: Plan, text: str) -> Duty:
    """Which duty is meant: a task and a date in either order, and the time where it is needed.

    Raises
    ------
    MisreadError
        Where no duty is meant, or one of several.
    """
    text = " ".join(text.split())
    match = _DUTY.fullmatch(text)
    before, after = (match["before"], match["after"]) if match else (None, None)
    name = before or after
    if match is None or name is None or (before and after):
        hint = worded("hint.task-and-date", example="Basement 2026-12-05")
        raise MisreadError(Problem("not-a-duty", worded("bad.not-a-duty", text=text), None, hint))
    task = _find_task(plan, name)
    day = match["date"].replace("/", "-")
    try:
        asked = parse_date(day)
    except WrongTextError as wrong:
        raise MisreadError(Problem(wrong.code, wrong.message, None, wrong.hint)) from None
    duties = [duty for duty in plan.duties if duty.task is task and duty.date == asked]
    if not duties:
        raise MisreadError(_no_duty(plan, task, asked))
    return _by_time(duties, match["start"], match["end"])


def _find_task(plan: Plan, name: str) -> Task:
    tasks = Directory("task", [(task.name, task) for task in plan.tasks])
    task = tasks.find(name)
    if task is None:
        raise MisreadError(tasks.problem_at(name, None))
    return task


def _no_duty(plan: Plan, task: Task, asked: date) -> Problem:
    """Name the dates of the task that are nearest to the one asked for."""
    dates = {duty.date for duty in plan.duties if duty.task is task}
    near = sorted(dates, key=lambda one: (abs(one - asked), one))[:_MOST_DATES]
    hint = worded("hint.its-dates", days=Series(sorted(near)))
    if not near:
        hint = worded("hint.none-in-plan")
    elif len(dates) > len(near):
        num = len(dates) - len(near)
        hint = worded("hint.its-dates.more", days=Series(sorted(near)), num=num)
    message = worded("bad.no-duty.day", task=task.name, day=asked)
    return Problem("no-duty", message, None, hint)


def _by_time(duties: list[Duty], start: str | None, end: str | None) -> Duty:
    """The one of a task's duties on a day that begins, and perhaps ends, then."""
    label = worded("duty", task=duties[0].task.name, day=duties[0].date, time="")
    found = [
        duty
        for duty in duties
        if start is None
        or (
            clock(_window(duty).start) == start.zfill(5)
            and (end is None or clock(_window(duty).end) == end.zfill(5))
        )
    ]
    if len(found) == 1:
        return found[0]
    times = Series(str(_window(duty)) for duty in duties)
    if not found:
        time = start if end is None else f"{start}-{end}"
        message = worded("bad.not-at", duty=label, time=time)
        hint = worded("hint.it-is", times=times)
        raise MisreadError(Problem("no-duty", message, None, hint))
    message = worded("bad.many-duties.label", duty=label, num=len(found))
    raise MisreadError(
        Problem("ambiguous-duty", message, None, worded("hint.add-time", times=times))
    )


def _window(duty: Duty) -> Window:
    return duty.window or Window(0, MINUTES_PER_DAY)
