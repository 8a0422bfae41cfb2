"""Plain week file data as facts: duties, volunteers, and who is barred from what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import Any

from tests.oracle import words
from tests.oracle.words import DAY, Window

Data = dict[str, Any]


@dataclass(frozen=True)
class Duty:
    """A task on a date; `most` is None where any number may come."""

    task: str
    day: date
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


class Facts:
    """The duties of a week file and its volunteers, each by its place in a list."""

    def __init__(self, data: Data) -> None:
        self.data = data
        self.rules: Data = data.get("rules", {})
        self.start = date.fromisoformat(data["start"])
        self.end = self.start + timedelta(7 * data.get("weeks", 1) - 1)
        if "end" in data:
            self.end = date.fromisoformat(data["end"])
        self.volunteers: list[Data] = data["volunteers"]
        self.ids: list[str] = [str(who.get("id", who["name"])) for who in self.volunteers]
        self.duties = [duty for task in data["tasks"] for duty in self._duties_of(task)]
        self.goals: list[Any] = data.get("goals", ["coverage", "fairness"])

    def _duties_of(self, task: Data) -> list[Duty]:
        """Plain items first, then the mappings, which replace or add."""
        items = words.each_item(task["when"])
        plain = [item for item in items if isinstance(item, str)]
        plain_times = dict.fromkeys(words.named_times(plain, self.start, self.end))
        settings: dict[tuple[date, Window | None], Data] = dict.fromkeys(plain_times, task)
        for item in items:
            if isinstance(item, str):
                continue
            for day, window in words.named_times(item["days"], self.start, self.end):
                times = [(day, window)]
                if window is None:
                    times = [time for time in plain_times if time[0] == day] or times
                settings |= dict.fromkeys(times, task | item)
        return [_duty(task, time, own) for time, own in settings.items()]

    @cached_property
    def barred(self) -> list[list[list[str]]]:
        """For each volunteer and duty: every reason against that pair."""
        who_is_free = [self._free_minutes(who) for who in self.volunteers]
        return [
            [self._reasons(number, duty, free) for duty in self.duties]
            for number, free in enumerate(who_is_free)
        ]

    def is_member(self, number: int, day: date) -> bool:
        """Whether `day` lies within the membership."""
        who = self.volunteers[number]
        since = date.fromisoformat(who.get("since", "0001-01-01"))
        until = date.fromisoformat(who.get("until", "9999-12-31"))
        return since <= day <= until

    def _free_minutes(self, who: Data) -> bytearray:
        """A 1 for each minute of availability, from midnight two days before the plan."""
        first, last = self.start - timedelta(1), self.end + timedelta(1)
        size = ((last - first).days + 4) * DAY
        free = bytearray(size)
        if "available" not in who:
            free = bytearray(b"\1") * size
        for key, mark in (("available", b"\1"), ("unavailable", b"\0")):
            for day, window in words.named_times(who.get(key, []), first, last):
                start, end = window or (0, DAY)
                offset = self._minutes_in(day)
                free[offset + start : offset + end] = mark * (end - start)
        return free

    def _minutes_in(self, day: date) -> int:
        return ((day - self.start).days + 2) * DAY

    def _reasons(self, number: int, duty: Duty, free: bytearray) -> list[str]:
        who = self.volunteers[number]
        start, end = duty.window or (0, DAY)
        offset = self._minutes_in(duty.day)
        reasons = []
        if not self.is_member(number, duty.day):
            reasons.append("member")
        if 0 in free[offset + start : offset + end]:
            reasons.append("time")
        if "age" in duty.details and not _has_age(who, duty):
            reasons.append("age")
        if duty.task in who.get("never", []):
            reasons.append("never")
        if any(self._is_meant(one, number, duty) for one in self.rules.get("forbidden", [])):
            reasons.append("forbidden")
        return reasons + self.broken_limits(number, [duty])

    def _is_meant(self, entry: Data, number: int, duty: Duty) -> bool:
        named = (entry["volunteer"], entry["task"], entry["date"])
        return named == (self.ids[number], duty.task, duty.day.isoformat())

    def fixed(self) -> list[tuple[int, list[int]]]:
        """For each fixed assignment in the plan: the volunteer, and the duties it may mean."""
        found = []
        for entry in self.rules.get("fixed", []):
            number = self.ids.index(entry["volunteer"])
            duties = [
                index
                for index, duty in enumerate(self.duties)
                if self._is_meant(entry, number, duty)
            ]
            if duties or self.start <= date.fromisoformat(entry["date"]) <= self.end:
                found.append((number, duties))
        return found

    def broken_limits(self, number: int, duties: list[Duty]) -> list[str]:
        """Names of the limits that these duties together would break."""
        general: Data = self.rules.get("limits", {})
        own: Data = self.volunteers[number].get("limits", {})
        limits = general | own
        limits["tasks"] = general.get("tasks", {}) | own.get("tasks", {})
        broken = []
        for name, value in limits.items():
            if name == "tasks":
                for task, most in value.items():
                    if _exceeds(sum(duty.task == task for duty in duties), most):
                        broken.append(f"limit tasks {task}")
            elif _exceeds(self._largest(name, duties), value):
                broken.append(f"limit {name}")
        return broken

    def _largest(self, name: str, duties: list[Duty]) -> Fraction | int:
        match name:
            case "per_day":
                return _most_frequent([duty.day for duty in duties])
            case "per_week":
                return _most_frequent([(duty.day - self.start).days // 7 for duty in duties])
            case "total":
                return len(duties)
            case "hours":
                return sum((duty.hours for duty in duties), Fraction(0))
            case "effort":
                return sum((duty.effort for duty in duties), Fraction(0))
            case "weekends":
                days = {duty.day for duty in duties if duty.day.weekday() >= 5}
                return len({day - timedelta(day.weekday()) for day in days})
        raise ValueError(name)


def _duty(task: Data, time: tuple[date, Window | None], own: Data) -> Duty:
    least, want, most = read_people(own.get("people", 1))
    effort = Fraction(str(own.get("effort", 1)))
    return Duty(task["name"], *time, least, want, most, effort, task)


def read_people(value: Any) -> tuple[int, int, int | None]:
    """The least (0: never called off), the wanted and the largest number of people."""
    if isinstance(value, dict) and "want" in value:
        want = value["want"]
        return value.get("min", 0), want, value.get("max", want)
    low, high = words.read_range(value)
    return 0, int(low or 0), None if high is None else int(high)


def _has_age(who: Data, duty: Duty) -> bool:
    if "born" in who:
        born = date.fromisoformat(who["born"])
        day = duty.day
        age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    else:
        age = int(who["age"])
    low, high = words.read_range(duty.details["age"])
    return (low is None or age >= low) and (high is None or age <= high)


def _exceeds(value: Fraction | int, limit: Any) -> bool:
    most = words.read_most(limit)
    return most is not None and value > most


def _most_frequent(values: list[Any]) -> int:
    return max((values.count(value) for value in values), default=0)
