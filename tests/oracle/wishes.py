"""The goal `wishes` as a cost: what is avoided and broken, less what is preferred."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tests.oracle import words
from tests.oracle.duties import Duty
from tests.oracle.facts import Facts
from tests.oracle.rules import crew_rules, is_torn, own_rules, read_group

Crews = list[tuple[int, ...]]
"""Those who are on each duty, by the duty's place."""

Owned = list[tuple[int, ...]]
"""The duties of each volunteer, by the volunteer's place."""


class Wishes:
    """What a roster costs in this goal; below 0 where more is preferred than broken."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        everyone = range(len(facts.ids))
        self._own_rules = [
            [rule for rule in own_rules(facts, number) if rule.cost is not None]
            for number in everyone
        ]
        self._crew_rules = [rule for rule in crew_rules(facts) if rule.cost is not None]
        self._pairs = [
            [self._of_pair(number, duty) for duty in facts.duties] for number in everyone
        ]
        self._fixed = [line for line in facts.fixed() if line[2] is not None]
        groups = [read_group(facts, line) for line in facts.rules.get("together", [])]
        self._groups = [group for group in groups if group[1] is not None]
        self._known_owns: dict[tuple[int, tuple[int, ...]], int] = {}
        self._known_crews: dict[tuple[int, tuple[int, ...]], int] = {}

    def cost(self, crews: Crews, owned: Owned) -> int:
        """All of it: for each volunteer, each duty, and the roster as a whole."""
        return (
            sum(self._of_volunteer(number, own) for number, own in enumerate(owned))
            + sum(self._of_crew(index, crew) for index, crew in enumerate(crews))
            + sum(
                cost or 0
                for number, meant, cost in self._fixed
                if not set(meant).intersection(owned[number])
            )
            + sum((cost or 0) * len(self._torn_days(names, crews)) for names, cost in self._groups)
        )

    def _of_pair(self, number: int, duty: Duty) -> int:
        costs = self.facts.forbidden_costs(number, duty)
        return sum(cost or 0 for cost in costs) - points(self.facts, number, duty)

    def _of_volunteer(self, number: int, own: tuple[int, ...]) -> int:
        if (number, own) not in self._known_owns:
            duties = [self.facts.duties[index] for index in own]
            broken = [(rule.cost or 0) * rule.breaches(duties) for rule in self._own_rules[number]]
            pairs = [self._pairs[number][index] for index in own]
            self._known_owns[number, own] = sum(broken) + sum(pairs)
        return self._known_owns[number, own]

    def _of_crew(self, index: int, crew: tuple[int, ...]) -> int:
        if (index, crew) not in self._known_crews:
            duty = self.facts.duties[index]
            broken = [(rule.cost or 0) * rule.breaches(duty, [*crew]) for rule in self._crew_rules]
            self._known_crews[index, crew] = sum(broken)
        return self._known_crews[index, crew]

    def _torn_days(self, names: set[int], crews: Crews) -> set[date]:
        both = zip(self.facts.duties, crews, strict=True)
        return {duty.day for duty, crew in both if is_torn(names, list(crew))}


def points(facts: Facts, number: int, duty: Duty) -> int:
    """What the volunteer gains by serving on this duty, less what is avoided."""
    who = facts.volunteers[number]
    liked = [
        weight
        for item, weight in _weighted(who.get("prefers", []))
        if _matches(facts, item, duty, is_whole=True)
    ]
    disliked = [
        weight
        for item, weight in _weighted(who.get("avoids", []))
        if _matches(facts, item, duty, is_whole=False)
    ]
    return sum(liked) - sum(disliked)


def _weighted(value: Any) -> Iterator[tuple[str, int]]:
    for item in words.each_item(value):
        yield from item.items() if isinstance(item, dict) else [(item, 1)]


def _matches(facts: Facts, item: str, duty: Duty, *, is_whole: bool) -> bool:
    """Whether an item means the duty: all of it, or some minute of it, where it has a time."""
    if item.lower() in [task["name"].lower() for task in facts.data["tasks"]]:
        return item.lower() == duty.task.lower()
    days, window = words.read_item(item)
    if window is None:
        return words.names_day(days, duty.day)
    start, end = duty.times
    spans = words.spans_of(item, facts.start - timedelta(1), facts.end + timedelta(1))
    if is_whole:
        return any(first <= start and end <= last for first, last in spans)
    return any(first < end and start < last for first, last in spans)
