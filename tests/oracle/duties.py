"""The duties that a task of the week file becomes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from tests.oracle import words
from tests.oracle.words import DAY, Window

Data = dict[str, Any]

Time = tuple[date, Window | None]


@dataclass(frozen=True)
class Duty:
    """A task on a date, in a week of the plan; `most` is None where any number may come."""

    task: str
    day: date
    week: int
    window: Window | None
    least: int
    want: int
    most: int | None
    effort: Fraction
    details: Data

    @property
    def key(self) -> tuple[str, date, Window | None]:
        """What tells this duty from all others."""
        return self.task, self.day, self.window

    @property
    def times(self) -> tuple[int, int]:
        """First minute and the one after the last, counted from the year 1."""
        start, end = self.window or (0, DAY)
        return self.day.toordinal() * DAY + start, self.day.toordinal() * DAY + end

    @property
    def dates(self) -> tuple[int, int]:
        """First and last date that it touches, each as its number from the year 1."""
        start, end = self.times
        return start // DAY, (end - 1) // DAY

    @property
    def hours(self) -> Fraction:
        """Length of the window, in hours."""
        start, end = self.times
        return Fraction(end - start, 60)

    @property
    def skills(self) -> dict[str, int]:
        """How many people with each skill are needed; a list means one each."""
        needs = self.details.get("skills", {})
        return dict.fromkeys(needs, 1) if isinstance(needs, list) else needs

    def overlaps(self, other: Duty) -> bool:
        """Whether they share a minute."""
        return self.times[0] < other.times[1] and other.times[0] < self.times[1]


def duties_of(task: Data, first: date, last: date) -> list[Duty]:
    """Plain items first; then the mappings, one by one, which change duties or add one."""
    items = words.each_item(task["when"])
    plain = [item for item in items if isinstance(item, str)]
    settings: dict[Time, Data] = dict.fromkeys(words.named_times(plain, first, last), task)
    for item in items:
        if isinstance(item, str):
            continue
        for time in words.named_times(item["days"], first, last):
            for old in _meant(time, list(settings)) or [time]:
                own = settings.pop(old, task) | item
                # A time that is said holds, also where it ends otherwise than before.
                settings[time if time[1] else old] = own
    return [_duty(task, time, own, first) for time, own in settings.items()]


def _meant(time: Time, known: list[Time]) -> list[Time]:
    """The duties that a mapping with this time changes."""
    day, window = time
    on_the_day = [one for one in known if one[0] == day]
    if window is None:
        return on_the_day
    if time in known:
        return [time]
    same_start = [one for one in on_the_day if one[1] and one[1][0] == window[0]]
    return same_start if len(same_start) == 1 else []


def _duty(task: Data, time: Time, own: Data, first: date) -> Duty:
    least, want, most = read_people(own.get("people", 1))
    effort = Fraction(str(own.get("effort", 1)))
    week = (time[0] - first).days // 7
    return Duty(task["name"], time[0], week, time[1], least, want, most, effort, task)


def read_people(value: Any) -> tuple[int, int, int | None]:
    """The least (0: never called off), the wanted and the largest number of people."""
    if isinstance(value, dict) and "want" in value:
        want = value["want"]
        return value.get("min", 0), want, value.get("max", want)
    low, high = words.read_range(value)
    return 0, int(low or 0), None if high is None else int(high)
