"""The limits of a volunteer: what there is too much of, and what is lacking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Any

from tests.oracle import words
from tests.oracle.duties import Data, Duty


@dataclass(frozen=True)
class Limit:
    """One key of `limits`, or one task of its `tasks`; soft with a cost."""

    key: str
    task: str
    least: Fraction
    most: Fraction | None
    cost: int | None

    @property
    def name(self) -> str:
        """What it is called in reasons."""
        return f"limit {self.key} {self.task}".strip()

    def beyond(self, own: list[Duty], plan: list[Duty], begun: Sequence[Duty] = ()) -> int:
        """Duties, weekends, hours or points begun beyond the maximum.

        Of a weekend that had begun before the plan nothing is charged, nor is it held against
        somebody who has no weekend in the plan.
        """
        if self.most is None:
            return 0
        if self.key == "weekends" and begun:
            if not _weekends(own):
                return 0
            num = len(_weekends(own) | _weekends(begun))
            num_before = 0 if self.cost is None else max(0, ceil(1 - self.most))
            return max(0, ceil(num - self.most)) - num_before
        return sum(max(0, ceil(amount - self.most)) for amount in self._amounts(own, plan))

    def lacking(self, own: list[Duty], plan: list[Duty], begun: Sequence[Duty] = ()) -> int:
        """The same below the minimum, on days and in weeks in which the plan has duties."""
        if self.key == "weekends":
            return max(0, ceil(self.least - len(_weekends(own) | _weekends(begun))))
        return sum(max(0, ceil(self.least - amount)) for amount in self._amounts(own, plan))

    def _amounts(self, own: list[Duty], plan: list[Duty]) -> list[Fraction]:
        match self.key:
            case "per_day":
                days = [duty.day for duty in own]
                return [Fraction(days.count(day)) for day in {duty.day for duty in plan}]
            case "per_week":
                weeks = [duty.week for duty in own]
                return [Fraction(weeks.count(week)) for week in {duty.week for duty in plan}]
            case "total":
                return [Fraction(len(own))]
            case "hours":
                return [sum((duty.hours for duty in own), Fraction(0))]
            case "effort":
                return [sum((duty.effort for duty in own), Fraction(0))]
            case "weekends":
                return [Fraction(len(_weekends(own)))]
            case "tasks":
                return [Fraction(sum(duty.task == self.task for duty in own))]
        raise ValueError(self.key)


def _weekends(own: Sequence[Duty]) -> set[int]:
    """The weekends with a duty, each by the Monday before it."""
    return {duty.day.toordinal() - duty.day.weekday() for duty in own if duty.day.weekday() >= 5}


def read_limits(limits: Data) -> dict[tuple[str, str], Limit]:
    """All limits written here, by key and task."""
    found = {}
    for key, value in limits.items():
        each = value.items() if key == "tasks" else [("", value)]
        for task, one in each:
            least, most, cost = read_limit(one)
            found[key, task] = Limit(key, task, least, most, cost)
    return found


def read_limit(value: Any) -> tuple[Fraction, Fraction | None, int | None]:
    """Minimum, maximum and cost; a plain number means "at most"."""
    if not isinstance(value, dict) and str(value).replace(".", "").isdecimal():
        return Fraction(0), Fraction(str(value)), None
    low, high = words.read_range(value)
    return low or Fraction(0), high, value.get("cost") if isinstance(value, dict) else None


def limits_in_force(general: Data, own: Data) -> list[Limit]:
    """A volunteer's own keys replace those of the rules, and tasks one by one."""
    return list((read_limits(general) | read_limits(own)).values())
