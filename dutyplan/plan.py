"""What is to be planned: volunteers, tasks, the duties they become, and the plan.

Frozen facts without YAML and without a solver. Times are local and naive: whole
minutes since midnight of 1 January of the year 1 (`date.toordinal() * 1440`), so that
a window past midnight and a change of the clocks are nothing special. Objects are
compared by identity; `index` is their position in the plan's tuples.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from dutyplan.locales.wording import Wording, worded
from dutyplan.problems import Span

MINUTES_PER_DAY = 1440
CENTIPOINTS = 100
"""Efforts are whole centipoints: an effort of 1 is 100."""

Interval = tuple[int, int]
"""Absolute minutes, the end not included."""


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers from `min` to `max`, both included; None leaves that side open."""

    min: Fraction | int | None = None
    max: Fraction | int | None = None

    def __contains__(self, value: Fraction | int) -> bool:
        return (self.min is None or value >= self.min) and (self.max is None or value <= self.max)

    def __str__(self) -> str:
        if self.min == self.max:
            return _number(self.min)
        if self.max is None:
            return f"{_number(self.min)}+"
        return f"{_number(self.min or 0)}-{_number(self.max)}"


def _number(value: Fraction | int | None) -> str:
    return str(value) if value is None or Fraction(value).denominator == 1 else str(float(value))


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many people a duty wants.

    Attributes
    ----------
    want
        So many are wanted; fewer is a gap.
    max
        So many may come where something calls for it; None for any number.
    min
        With fewer the duty is called off; 0 where it never is.
    """

    want: int = 1
    max: int | None = 1
    min: int = 0


@dataclass(frozen=True, slots=True)
class Window:
    """Time of day in minutes after midnight; `end` exceeds 1440 past midnight."""

    start: int
    end: int

    @property
    def minutes(self) -> int:
        """Its length."""
        return self.end - self.start

    def __str__(self) -> str:
        return f"{clock(self.start)}-{clock(self.end)}"


def clock(minutes: int) -> str:
    """`HH:MM` for minutes after midnight; the end of the day itself is 24:00."""
    if minutes > MINUTES_PER_DAY:
        minutes -= MINUTES_PER_DAY
    return f"{minutes // 60:02}:{minutes % 60:02}"


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """A kind of work, as the week file names it.

    Attributes
    ----------
    lines
        Where each of its keys has its value in the week file.
    """

    name: str
    age: Range | None = None
    skills: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    priority: int = 1
    standby: int = 0
    place: str = ""
    note: str = ""
    span: Span | None = None
    lines: Mapping[str, Span] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    def line(self, key: str) -> Span | None:
        """Where the week file says something under this key; else where the task stands."""
        return self.lines.get(key, self.span)


@dataclass(frozen=True, slots=True, eq=False)
class Duty:
    """A task on a date, with its window; None as the window takes the whole day.

    Attributes
    ----------
    effort
        In centipoints for one person.
    begin, finish
        The first minute and the one after the last, absolute.
    """

    index: int
    task: Task
    date: date
    window: Window | None = None
    people: Headcount = Headcount()
    effort: int = CENTIPOINTS
    begin: int = field(init=False, repr=False)
    finish: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # Asked for once for each volunteer and more, and worked out once.
        window = self.window or Window(0, MINUTES_PER_DAY)
        midnight = self.date.toordinal() * MINUTES_PER_DAY
        object.__setattr__(self, "begin", midnight + window.start)
        object.__setattr__(self, "finish", midnight + window.end)

    def overlaps(self, other: Duty) -> bool:
        """Whether the two share a minute."""
        return self.begin < other.finish and other.begin < self.finish

    @property
    def minutes(self) -> int:
        """Length of the window; 0 for a duty without one."""
        return self.window.minutes if self.window else 0

    @property
    def label(self) -> Wording:
        """Name, date and time, as messages speak of it."""
        time = f" {self.window}" if self.window else ""
        return worded("duty", task=self.task.name, day=self.date, time=time)


@dataclass(frozen=True, slots=True)
class Wish:
    """Duties that somebody prefers or avoids.

    Attributes
    ----------
    points
        What each such duty earns in the goal `wishes`; below 0 what it costs.
    task
        Name of the task; None where days are meant.
    dates
        The days that are meant.
    windows
        Absolute minutes, merged and sorted, where a time is meant; None for whole days.
    """

    points: int
    task: str | None = None
    dates: frozenset[date] = frozenset()
    windows: tuple[Interval, ...] | None = None

    def is_about(self, duty: Duty) -> bool:
        """Whether `duty` is meant: one preferred lies inside the time, one avoided touches it."""
        if self.task is not None:
            return duty.task.name == self.task
        if self.windows is None:
            return duty.date in self.dates
        begin, finish = duty.begin, duty.finish
        if self.points > 0:
            return any(start <= begin and finish <= end for start, end in self.windows)
        return any(start < finish and begin < end for start, end in self.windows)


@dataclass(frozen=True, slots=True, eq=False)
class Volunteer:
    """Somebody who may be put on duties.

    Attributes
    ----------
    free
        Absolute minutes in which this one is available, merged and sorted, over the plan's
        days and one more on each side; None for always.
    share
        Weight of the fair share; 0 owes nothing.
    never
        Names of tasks that this one is not put on.
    usual, untaken
        What `free` would be with `available` alone, and with `unavailable` alone.
    wishes
        What this one prefers and avoids.
    household
        Those of one household are asked together whether they accept a roster; each by itself
        where it is empty.
    lines
        Where each key has its value in the week file.
    """

    index: int
    id: str
    name: str
    age: int | None = None
    born: date | None = None
    free: tuple[Interval, ...] | None = None
    usual: tuple[Interval, ...] | None = None
    untaken: tuple[Interval, ...] | None = None
    since: date | None = None
    until: date | None = None
    skills: frozenset[str] = frozenset()
    share: Fraction = Fraction(1)
    never: frozenset[str] = frozenset()
    wishes: tuple[Wish, ...] = ()
    household: str = ""
    contact: str = ""
    span: Span | None = None
    lines: Mapping[str, Span] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    def line(self, key: str) -> Span | None:
        """Where the week file says something under this key; else where the name stands."""
        return self.lines.get(key, self.span)

    def age_on(self, day: date) -> int | None:
        """Whole years on `day`; None where neither `age` nor `born` is known."""
        if self.born is None:
            return self.age
        had_birthday = (day.month, day.day) >= (self.born.month, self.born.day)
        return day.year - self.born.year - (not had_birthday)


@dataclass(frozen=True, slots=True, eq=False)
class PastDuty:
    """A duty before the plan, and what became of it.

    Attributes
    ----------
    duty
        Its date, window and effort, with the plan's task of that name if there is one; its index
        is -1.
    crew
        Ids of those who did it, or were to as far as anybody knows.
    shares
        Who owes its load, by each way of sharing it out that is known (`everyone`, `available`,
        `eligible`): by id the weight of the share.
    absent
        Ids of those who were to do it and didn't come: nobody was served by that, so it is no
        load; a duty from which all were absent is here for them alone.
    """

    duty: Duty
    crew: tuple[str, ...]
    shares: Mapping[str, Mapping[str, Fraction]]
    # Filled in from the record's attendance where the ledger is read; counted by `ledger/sums.py`.
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A roster of the past to which too few have agreed so far: it counts as if it stood.

    Attributes
    ----------
    path
        Its file.
    agreed, all
        So many of all households on it have agreed.
    """

    path: str
    agreed: int
    all: int


class Past:
    """What was done before the plan.

    Attributes
    ----------
    duties
        By date and start.
    unsettled
        Rosters with duties among these of which nobody knows whether they were done, by first day.
    """

    def __init__(
        self, duties: Iterable[PastDuty] = (), unsettled: Iterable[Unsettled] = ()
    ) -> None:
        self.duties = tuple(sorted(duties, key=lambda one: one.duty.begin))
        self.unsettled = tuple(unsettled)
        self._served: dict[str, list[Duty]] = {}
        for one in self.duties:
            for volunteer in one.crew:
                self._served.setdefault(volunteer, []).append(one.duty)

    def served(self, volunteer: Volunteer) -> Sequence[Duty]:
        """The duties that somebody did, by start."""
        return self._served.get(volunteer.id, ())


NO_PAST = Past()


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """Everything that a roster is made from.

    Attributes
    ----------
    duties
        Ordered by date, start and task; `duties[i].index == i`, as for `volunteers`.
    rules
        Each rule's own settings by the rule's id; a rule that the file does not use is absent.
    goals
        Goals in order of importance, as pairs of the goal's id and its own options.
    goals_again
        The same for a plan that is solved again, where the file puts `stability` among them; it
        is in `goals` only where there is a roster to compare with.
    language
        One of `dutyplan.locales.LANGUAGES`, where the file says so.
    past
        What was done before `start`, as far as `history` tells.
    history
        The files and folders that the week file names there, as it writes them.
    consent
        Of the households on a published roster so many per cent must agree before it stands;
        None where nobody is asked.
    timezone
        To which all times are local (IANA name); None where the file does not say.
    """

    title: str
    start: date
    end: date
    tasks: tuple[Task, ...]
    volunteers: tuple[Volunteer, ...]
    duties: tuple[Duty, ...]
    rules: Mapping[str, Any]
    goals: tuple[tuple[str, Any], ...]
    language: str | None = None
    past: Past = NO_PAST
    history: tuple[str, ...] = ()
    consent: int | None = None
    goals_again: tuple[tuple[str, Any], ...] = ()
    timezone: str | None = None

    def week_of(self, day: date) -> int:
        """Number of the plan's week, from 0: seven days from `start`."""
        return (day - self.start).days // 7

    @property
    def days(self) -> list[date]:
        """All days from `start` to `end`."""
        return [self.start + timedelta(i) for i in range((self.end - self.start).days + 1)]
