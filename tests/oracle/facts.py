"""Plain week file data as facts: duties, volunteers, and who is barred from what."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import Any

from tests.oracle import words
from tests.oracle.before import done_by, too_soon
from tests.oracle.duties import Data as Data
from tests.oracle.duties import Duty, duties_of
from tests.oracle.limits import limits_in_force
from tests.oracle.words import DAY

FixedLine = tuple[int, list[int], int | None]
"""The volunteer, the duties that may be meant, and the cost of a soft line."""


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
        self.duties: list[Duty] = [
            duty for task in data["tasks"] for duty in duties_of(task, self.start, self.end)
        ]
        general = self.rules.get("limits", {})
        self.limits = [limits_in_force(general, who.get("limits", {})) for who in self.volunteers]
        self.done = [done_by(data, one) for one in self.ids]

    @cached_property
    def goals(self) -> list[Any]:
        """Those of the file, or the usual ones that mean something in it."""
        if "goals" in self.data:
            return list(self.data["goals"])
        has_minimum = any(limit.least > 0 for own in self.limits for limit in own)
        has_wish = any(who.get(key) for who in self.volunteers for key in ("prefers", "avoids"))
        cells = [one for key in ("fixed", "forbidden") for one in self.rules.get(key, [])]
        inside = [one for one in cells if self.start <= date.fromisoformat(one["date"]) <= self.end]
        others = [
            value
            for name, value in self.rules.items()
            if name not in ("limits", "fixed", "forbidden")
        ]
        has_cost = any(limit.cost for own in self.limits for limit in own)
        has_cost |= has_cost_in([inside, others])
        goals = ["coverage", "minimums", "fairness", "wishes"]
        without = set() if has_minimum else {"minimums"}
        without |= set() if has_wish or has_cost else {"wishes"}
        return [goal for goal in goals if goal not in without]

    @cached_property
    def barred(self) -> list[list[list[str]]]:
        """For each volunteer and duty: every reason against that pair."""
        return [
            [
                reasons + too_soon(self.rules, self.done[number], duty)
                for reasons, duty in zip(own, self.duties, strict=True)
            ]
            for number, own in enumerate(self.excused)
        ]

    def begun(self, number: int) -> list[Duty]:
        """What somebody did on the Saturday before a plan that starts on Sunday."""
        if self.start.weekday() != 6:
            return []
        return [duty for duty in self.done[number] if duty.day == self.start - timedelta(1)]

    @cached_property
    def excused(self) -> list[list[list[str]]]:
        """The same without what was done before the plan: who rests owes a share all the same."""
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

    def age(self, number: int, day: date) -> int:
        """Age in years on this day."""
        who = self.volunteers[number]
        if "born" not in who:
            return int(who["age"])
        born = date.fromisoformat(who["born"])
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    def has_skill(self, number: int, skill: str) -> bool:
        """Whether the volunteer names this skill."""
        return skill in self.volunteers[number].get("skills", [])

    def is_one_of(self, group: Any, number: int, day: date) -> bool:
        """Whether that day counts the volunteer among these: of an age, or with a skill."""
        group = {"minors": "0-17", "adults": "18+"}.get(str(group), str(group))
        if words.is_range(group):
            return words.is_within(self.age(number, day), group)
        return self.has_skill(number, group)

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
        ages = duty.details.get("age")
        if ages is not None and not words.is_within(self.age(number, duty.day), ages):
            reasons.append("age")
        if duty.task in who.get("never", []):
            reasons.append("never")
        if None in self.forbidden_costs(number, duty):
            reasons.append("forbidden")
        return reasons + self.broken_limits(number, [duty])

    def broken_limits(self, number: int, duties: list[Duty]) -> list[str]:
        """Names of the hard limits that these duties together would break."""
        hard = [limit for limit in self.limits[number] if limit.cost is None]
        return [limit.name for limit in hard if limit.beyond(duties, self.duties)]

    def forbidden_costs(self, number: int, duty: Duty) -> list[int | None]:
        """The cost of each line that forbids the pair; None for a hard one."""
        lines = self.rules.get("forbidden", [])
        return [line.get("cost") for line in lines if self._is_meant(line, number, duty)]

    def _is_meant(self, line: Data, number: int, duty: Duty) -> bool:
        named = (line["volunteer"], line["task"], line["date"])
        return named == (self.ids[number], duty.task, duty.day.isoformat())

    def fixed(self) -> list[FixedLine]:
        """Each fixed assignment on a day of the plan."""
        found = []
        for line in self.rules.get("fixed", []):
            number = self.ids.index(line["volunteer"])
            duties = [
                index
                for index, duty in enumerate(self.duties)
                if self._is_meant(line, number, duty)
            ]
            if self.start <= date.fromisoformat(line["date"]) <= self.end:
                found.append((number, duties, line.get("cost")))
        return found


def has_cost_in(value: Any) -> bool:
    """Whether a `cost` stands anywhere in here."""
    if isinstance(value, dict):
        return "cost" in value or any(has_cost_in(part) for part in value.values())
    return isinstance(value, list) and any(has_cost_in(part) for part in value)
