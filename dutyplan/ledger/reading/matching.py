"""Assignments as a file names them, matched to the duties and volunteers of a plan."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from dutyplan.grammar.names import Directory, unknown_name
from dutyplan.grammar.text import MisreadError, Text
from dutyplan.ledger.reading.rows import read_day, read_time
from dutyplan.locales.wording import Series, Wording, worded
from dutyplan.plan import Duty, Plan, Task, clock
from dutyplan.problems import Problem, Severity
from dutyplan.roster import Assignment

T = TypeVar("T")

# A hint compares a name with all that are known: for a whole file of strangers, too slow.
_MOST_HINTS = 20
_MOST_DATES = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One assignment as written.

    Attributes
    ----------
    start, end
        None where the file does not say; empty for a duty that takes the whole day.
    is_standby
        Whether the volunteer is in reserve for the duty, and not on it.
    """

    date: Text
    task: Text
    volunteer: Text
    start: Text | None
    end: Text | None
    is_standby: bool = False


class Matcher:
    """Collects the assignments of a roster, and what is wrong with them."""

    def __init__(self, plan: Plan) -> None:
        self.assignments: list[Assignment] = []
        self.standbys: list[Assignment] = []
        self.problems: list[Problem] = []
        self._plan = plan
        self._duties: dict[tuple[Task, date], list[Duty]] = defaultdict(list)
        for duty in plan.duties:
            self._duties[duty.task, duty.date].append(duty)
        tasks = Directory("task", [(task.name, task) for task in plan.tasks])
        names = [(one.id, one) for one in plan.volunteers]
        names += [(one.name, one) for one in plan.volunteers]
        self._tasks = _Finder({}, tasks)
        self._volunteers = _Finder(
            {one.id: one for one in plan.volunteers}, Directory("volunteer", names)
        )
        self._first: dict[tuple[int, int], Entry] = {}

    def add(self, entry: Entry) -> None:
        """Take one assignment in, or say why not; every part of it is looked at."""
        volunteer = self._volunteers.find(entry.volunteer, self.problems)
        task = self._tasks.find(entry.task, self.problems)
        day = self._day(entry.date)
        start = self._time(entry.start)
        end = self._time(entry.end)
        if task is None or day is None:
            return
        duty = self._duty(entry, task, day, start, end)
        if volunteer is None or duty is None:
            return
        key = (duty.index, volunteer.index)
        if key in self._first:
            first = self._first[key]
            if entry.is_standby != first.is_standby:
                said = "bad.on-and-standby"
            else:
                said = "bad.twice-standby" if entry.is_standby else "bad.twice-on"
            message = worded(said, name=entry.volunteer, duty=duty.label)
            hint = worded("hint.first-time", line=first.volunteer.span.line + 1)
            self._say("duplicate-assignment", message, entry.volunteer, hint)
            return
        self._first[key] = entry
        where = self.standbys if entry.is_standby else self.assignments
        where.append(Assignment(volunteer, duty))

    def _day(self, text: Text) -> date | None:
        try:
            day = read_day(text, self._plan.start)
        except MisreadError as error:
            self.problems += error.problems
            return None
        if not self._plan.start <= day <= self._plan.end:
            first, last = self._plan.start, self._plan.end
            message = worded("bad.outside-plan", day=day, start=first, end=last)
            self._say("outside-plan", message, text, worded("hint.another-week"))
            return None
        return day

    def _time(self, text: Text | None) -> str | None:
        """Write the time as the plan does; None where it is not told or makes no sense."""
        if not text:
            return text
        try:
            return read_time(text)
        except MisreadError as error:
            self.problems += error.problems
            return None

    def _duty(
        self, entry: Entry, task: Task, day: date, start: str | None, end: str | None
    ) -> Duty | None:
        """Find the one duty of that task on that day that starts and ends so."""
        duties = self._duties.get((task, day), [])
        if not duties:
            message = worded("bad.unknown-duty", task=task.name, day=day)
            self._say("unknown-duty", message, entry.date, self._other_days(task, day))
            return None
        if len(duties) == 1:
            if entry.start and start is not None and start != _start(duties[0]):
                message = worded("bad.other-time", task=task.name, day=day, start=start)
                hint = worded("hint.taken-for", duty=duties[0].label)
                self._say("other-time", message, entry.start, hint, Severity.WARNING)
            return duties[0]
        fitting = _narrow(_narrow(duties, _start, start), _end, end)
        if len(fitting) == 1:
            return fitting[0]
        times = Series(str(one.window) if one.window else worded("all-day") for one in duties)
        place = entry.start or entry.task
        if fitting:
            message = worded("bad.several-duties", task=task.name, day=day)
            self._say("ambiguous-duty", message, place, worded("hint.give-times", times=times))
        else:
            message = worded("bad.not-these-times", task=task.name, day=day)
            self._say("unknown-duty", message, place, worded("hint.there-are", times=times))
        return None

    def _other_days(self, task: Task, day: date) -> Wording:
        days = sorted(
            (abs((other - day).days), other) for own, other in self._duties if own is task
        )
        if not days:
            return worded("hint.task-has-no-duty")
        near = Series(other for _, other in sorted(days[:_MOST_DATES]))
        return worded("hint.task-has-duties", days=near)

    def _say(
        self, code: str, message: str, at: Text, hint: str, severity: Severity = Severity.ERROR
    ) -> None:
        self.problems.append(Problem(code, message, at.span, hint, severity))


def _start(duty: Duty) -> str:
    return clock(duty.window.start) if duty.window else ""


def _end(duty: Duty) -> str:
    return clock(duty.window.end) if duty.window else ""


def _narrow(duties: list[Duty], of: Callable[[Duty], str], time: str | None) -> list[Duty]:
    """Those with this time; all where the file does not say."""
    return duties if time is None else [duty for duty in duties if of(duty) == time]


_THE = {"volunteer": "noun.the-volunteer", "task": "noun.the-task"}


class _Finder(Generic[T]):
    """Looks names up, and says once each name's problem at every place that it stands."""

    def __init__(self, exact: dict[str, T], directory: Directory[T]) -> None:
        self._exact = exact
        self._directory = directory
        self._unknown: dict[str, Problem] = {}

    def find(self, name: Text, problems: list[Problem]) -> T | None:
        """Find what the name stands for; else None, and a problem more."""
        # Spreadsheets on some systems take letters and accents apart.
        for form in (name, unicodedata.normalize("NFC", name)):
            found = self._exact.get(form) or self._directory.find(form)
            if found is not None:
                return found
        if name not in self._unknown:
            self._unknown[str(name)] = self._problem(name)
        problems.append(replace(self._unknown[name], span=name.span))
        return None

    def _problem(self, name: Text) -> Problem:
        noun = self._directory.noun
        if not name:
            message = worded("bad.is-missing", noun=worded(_THE[noun]))
            return Problem(f"missing-{noun}", message)
        if len(self._unknown) >= _MOST_HINTS:
            return Problem(f"unknown-{noun}", unknown_name(noun, name))
        problem = self._directory.problem(name)
        hint = problem.hint
        is_like_one = isinstance(hint, Wording) and hint.key == "hint.did-you-mean"
        if problem.code != "unknown-volunteer" or is_like_one:
            return problem
        stays = worded("hint.stays-with-until")
        return replace(problem, hint=worded("hint.two", one=hint, other=stays) if hint else stays)
