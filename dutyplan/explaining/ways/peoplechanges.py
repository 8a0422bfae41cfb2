"""Changes of what volunteers say of themselves, and of what they may be asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from dutyplan.explaining.ways.changes import (
    FREE,
    FREE_LONGER,
    MEMBER,
    MORE_DUTIES,
    MORE_TIME,
    NEVER,
    Change,
)
from dutyplan.explaining.ways.redraft import Redraft
from dutyplan.plan import MINUTES_PER_DAY, Duty, Interval, Task, Volunteer, clock
from dutyplan.reasons import Reason, because
from dutyplan.rules.limitsums import KEYS, Limits
from dutyplan.rules.limitwords import Bound

_BY_THE_AMOUNT = ("hours", "effort")


@dataclass(frozen=True, slots=True)
class HigherLimit(Change):
    """A limit of one volunteer's is higher, by whole duties, weekends, hours or points."""

    kind = "limit"
    volunteer: Volunteer
    limit: str
    bound: Bound
    num: int

    @property
    def cost(self) -> int:
        """Each duty that may come on top; of hours and points less."""
        first, each = price_of_more(self.limit)
        return first + each * self.num

    @property
    def reason(self) -> Reason:
        """The limit as it is and as it would be."""
        facts = {"volunteer": self.volunteer, "limit": self.limit, "before": self.bound.most}
        return because("way.limit", self.bound.span, **facts, most=self._most)

    def edit(self, draft: Redraft) -> None:
        """Raise this one's own bound; the same line still holds for the others."""
        limits: dict[int, Limits] = draft.rules["limits"]
        own, bound = limits[self.volunteer.index], replace(self.bound, most=self._most)
        if self.limit in KEYS:
            own = replace(own, **{self.limit: bound})  # type: ignore[arg-type]
        else:
            tasks = dict(own.tasks or {})
            tasks[self.limit.removeprefix("tasks: ")] = bound
            own = replace(own, tasks=tasks)
        draft.rules["limits"] = {**limits, self.volunteer.index: own}

    @property
    def _most(self) -> Fraction | int:
        return (self.bound.most or 0) + self.num


def price_of_more(limit: str) -> tuple[int, int]:
    """What it costs to raise this limit at all, and by each whole duty, weekend, hour or point."""
    return MORE_TIME if limit in _BY_THE_AMOUNT else (0, MORE_DUTIES)


@dataclass(frozen=True, slots=True)
class Freed(Change):
    """Somebody is free for the whole time of a duty."""

    kind = "free"
    volunteer: Volunteer
    duty: Duty

    @property
    def cost(self) -> int:
        """Less for who is there anyway."""
        return FREE_LONGER if self._is_longer_from or self._is_longer_until else FREE

    @property
    def reason(self) -> Reason:
        """From when or until when, if the rest of the time is free already."""
        one, duty, window = self.volunteer, self.duty, self.duty.window
        is_usual = one.usual is None or _holds(one.usual, duty)
        line = one.line("unavailable" if is_usual else "available")
        facts = {"volunteer": one, "day": duty.date}
        if window is None:
            return because("way.free.day", line, **facts)
        if self._is_longer_until and window.end <= MINUTES_PER_DAY:
            return because("way.free.until", line, **facts, time=clock(window.end))
        if self._is_longer_from:
            return because("way.free.from", line, **facts, time=clock(window.start))
        return because("way.free", line, **facts, time=str(window))

    def edit(self, draft: Redraft) -> None:
        """Add the time to what is free."""
        one, time = draft.volunteers[self.volunteer], (self.duty.begin, self.duty.finish)
        free, usual, untaken = (
            None if times is None else _joined([*times, time])
            for times in (one.free, one.usual, one.untaken)
        )
        draft.volunteers[self.volunteer] = replace(one, free=free, usual=usual, untaken=untaken)

    @property
    def _parts(self) -> list[Interval]:
        """The parts of the duty's time that are free already."""
        begin, finish = self.duty.begin, self.duty.finish
        free = self.volunteer.free or ()
        return [(max(s, begin), min(e, finish)) for s, e in free if s < finish and begin < e]

    @property
    def _is_longer_until(self) -> bool:
        """Whether this one is free from the start to some time, and not after it."""
        parts = self._parts
        return len(parts) == 1 and parts[0][0] == self.duty.begin

    @property
    def _is_longer_from(self) -> bool:
        """Whether this one is free from some time to the end, and not before it."""
        parts = self._parts
        return len(parts) == 1 and parts[0][1] == self.duty.finish


@dataclass(frozen=True, slots=True)
class NeverLifted(Change):
    """Somebody may be put on a task that stands under `never`."""

    kind = "never"
    volunteer: Volunteer
    task: Task

    @property
    def cost(self) -> int:
        """It is asked against a clear no."""
        return NEVER

    @property
    def reason(self) -> Reason:
        """Whose list, and which task."""
        one = self.volunteer
        return because("way.never", one.line("never"), volunteer=one, task=self.task)

    def edit(self, draft: Redraft) -> None:
        """Take it off the list."""
        one = draft.volunteers[self.volunteer]
        draft.volunteers[self.volunteer] = replace(one, never=one.never - {self.task.name})


@dataclass(frozen=True, slots=True)
class JoinsEarlier(Change):
    """Somebody's membership begins on an earlier day."""

    kind = "member"
    volunteer: Volunteer
    day: date

    @property
    def cost(self) -> int:
        """The more days, the more."""
        return MEMBER + abs(((self.volunteer.since or self.day) - self.day).days)

    @property
    def reason(self) -> Reason:
        """From when on."""
        one = self.volunteer
        return because("way.since", one.line("since"), volunteer=one, since=self.day)

    def edit(self, draft: Redraft) -> None:
        """Begin it on that day."""
        one = draft.volunteers[self.volunteer]
        draft.volunteers[self.volunteer] = replace(one, since=min(one.since or self.day, self.day))


@dataclass(frozen=True, slots=True)
class LeavesLater(Change):
    """Somebody's membership ends on a later day."""

    kind = "member"
    volunteer: Volunteer
    day: date

    @property
    def cost(self) -> int:
        """The more days, the more."""
        return MEMBER + abs((self.day - (self.volunteer.until or self.day)).days)

    @property
    def reason(self) -> Reason:
        """Until when."""
        one = self.volunteer
        return because("way.until", one.line("until"), volunteer=one, until=self.day)

    def edit(self, draft: Redraft) -> None:
        """End it on that day."""
        one = draft.volunteers[self.volunteer]
        draft.volunteers[self.volunteer] = replace(one, until=max(one.until or self.day, self.day))


def _holds(times: Iterable[Interval], duty: Duty) -> bool:
    return any(start <= duty.begin and duty.finish <= end for start, end in times)


def _joined(times: Iterable[Interval]) -> tuple[Interval, ...]:
    """Times in order; those that touch are one."""
    joined: list[Interval] = []
    for start, end in sorted(times):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
