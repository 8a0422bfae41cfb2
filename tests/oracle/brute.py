"""Every roster of a small plan, and the best of them, straight from the contract's words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import chain, combinations
from math import comb, floor, prod
from typing import Any

from tests.oracle import words
from tests.oracle.facts import Data, Duty, Facts
from tests.oracle.words import Window

Assigned = tuple[str, str, date, Window | None]
"""A volunteer's id, a task's name, a date and a window."""

Value = int | tuple[int, ...]
"""Coverage, or the balances in tenths, largest first."""

Pairs = frozenset[tuple[int, int]]
"""A roster: volunteer and duty, each by its place."""


def optimum(data: Data, *, strict: bool = False) -> list[Value] | None:
    """The goals' values of the best roster, in the goals' order; None where no roster is."""
    facts = Facts(data)
    judge = Judge(facts)
    return min((judge.values(pairs) for pairs in rosters(facts, strict=strict)), default=None)


def evaluate(data: Data, assignments: list[Assigned]) -> list[Value]:
    """The goals' values of this roster, allowed or not."""
    facts = Facts(data)
    return Judge(facts).values(_pairs(facts, assignments))


def is_allowed(data: Data, assignments: list[Assigned], *, strict: bool = False) -> list[str]:
    """Every reason why this roster is not allowed; none for one that is."""
    facts = Facts(data)
    pairs = _pairs(facts, assignments)
    reasons = []
    for number, index in sorted(pairs):
        reasons += [f"{facts.ids[number]}: {why}" for why in facts.barred[number][index]]
    for number, who in enumerate(facts.ids):
        own = [facts.duties[index] for one, index in sorted(pairs) if one == number]
        reasons += [f"{who}: {why}" for why in facts.broken_limits(number, own)]
        if any(one.overlaps(other) for one, other in combinations(own, 2)):
            reasons.append(f"{who}: overlap")
    for index, duty in enumerate(facts.duties):
        crew = _crew(pairs, index)
        reasons += [f"{duty.task}: {why}" for why in _crew_reasons(facts, duty, crew, strict)]
    return reasons + [
        f"{facts.ids[number]}: fixed"
        for number, indexes in facts.fixed()
        if not any((number, index) in pairs for index in indexes)
    ]


def _crew_reasons(facts: Facts, duty: Duty, crew: list[int], strict: bool) -> list[str]:
    reasons = []
    if crew and len(crew) < duty.least:
        reasons.append("too few")
    if duty.most is not None and len(crew) > duty.most:
        reasons.append("too many")
    if strict and _missing(facts, duty, crew):
        reasons.append("gap")
    return reasons


def _pairs(facts: Facts, assignments: list[Assigned]) -> Pairs:
    places = {duty.key: index for index, duty in enumerate(facts.duties)}
    pairs = [(facts.ids.index(who), places[task, day, win]) for who, task, day, win in assignments]
    return frozenset(pairs)


def _crew(pairs: Pairs, index: int) -> list[int]:
    return [number for number, duty in pairs if duty == index]


def _missing(facts: Facts, duty: Duty, crew: list[int]) -> int:
    """People and skills that lack, each counted once."""
    missing = max(0, duty.want - len(crew))
    for skill, need in duty.skills.items():
        skilled = [one for one in crew if skill in facts.volunteers[one].get("skills", [])]
        missing += max(0, need - len(skilled))
    return missing


def count_bound(facts: Facts) -> int:
    """No more rosters than so many: crews of each duty, multiplied."""
    return prod(
        sum(comb(len(free), size) for size in range(_most(duty, free) + 1))
        for duty, free in zip(facts.duties, _free(facts), strict=True)
    )


def _free(facts: Facts) -> list[list[int]]:
    """For each duty: the volunteers who are not barred from it."""
    everyone = range(len(facts.ids))
    return [
        [number for number in everyone if not facts.barred[number][index]]
        for index in range(len(facts.duties))
    ]


def _most(duty: Duty, free: list[int]) -> int:
    return len(free) if duty.most is None else min(duty.most, len(free))


def rosters(facts: Facts, *, strict: bool = False) -> Iterator[Pairs]:
    """Every roster that is allowed: a crew for each duty in turn, dead ends left early."""
    options: list[list[tuple[int, ...]]] = []
    for duty, free in zip(facts.duties, _free(facts), strict=True):
        sizes = range(_most(duty, free) + 1)
        crews = chain.from_iterable(combinations(free, size) for size in sizes)
        options.append(
            [crew for crew in crews if not _crew_reasons(facts, duty, list(crew), strict)]
        )
    fixed = facts.fixed()
    known: dict[tuple[int, tuple[int, ...]], bool] = {}

    def is_fine(number: int, own: tuple[int, ...]) -> bool:
        if (number, own) not in known:
            duties = [facts.duties[index] for index in own]
            clash = any(duties[-1].overlaps(other) for other in duties[:-1])
            known[number, own] = not clash and not facts.broken_limits(number, duties)
        return known[number, own]

    def extend(index: int, owned: tuple[tuple[int, ...], ...]) -> Iterator[Pairs]:
        if index == len(options):
            pairs = frozenset((one, duty) for one, own in enumerate(owned) for duty in own)
            if all(any((one, duty) in pairs for duty in meant) for one, meant in fixed):
                yield pairs
            return
        for crew in options[index]:
            grown = list(owned)
            for number in crew:
                grown[number] = (*owned[number], index)
            if all(is_fine(number, grown[number]) for number in crew):
                yield from extend(index + 1, tuple(grown))

    return extend(0, ((),) * len(facts.ids))


class Judge:
    """Values of the goals for rosters of one plan."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.goals = [
            None if goal == "coverage" else _fairness(facts, goal) for goal in facts.goals
        ]
        self._missing: dict[tuple[int, tuple[int, ...]], int] = {}

    def values(self, pairs: Pairs) -> list[Value]:
        """The value of each goal, in the goals' order; less is better."""
        return [goal(pairs) if goal else self._coverage(pairs) for goal in self.goals]

    def _coverage(self, pairs: Pairs) -> int:
        crews: list[list[int]] = [[] for _ in self.facts.duties]
        for number, index in pairs:
            crews[index].append(number)
        return sum(self._cost(index, tuple(crew)) for index, crew in enumerate(crews))

    def _cost(self, index: int, crew: tuple[int, ...]) -> int:
        if (index, crew) not in self._missing:
            duty = self.facts.duties[index]
            priority: int = duty.details.get("priority", 1)
            self._missing[index, crew] = priority * _missing(self.facts, duty, list(crew))
        return self._missing[index, crew]


class Fairness:
    """One fairness goal: what each sharer owes, and the vector of a roster."""

    def __init__(self, shares: dict[int, Fraction], weights: dict[int, Fraction]) -> None:
        self.shares = shares
        self.weights = weights
        self._known: dict[tuple[int, Fraction], int] = {}

    def __call__(self, pairs: Pairs) -> tuple[int, ...]:
        """Balances in tenths, each rounded once, largest first."""
        loads = dict.fromkeys(self.shares, Fraction(0))
        for number, index in pairs:
            if number in loads:
                loads[number] += self.weights.get(index, 0)
        return tuple(sorted((self._tenths(*item) for item in loads.items()), reverse=True))

    def _tenths(self, number: int, load: Fraction) -> int:
        if (number, load) not in self._known:
            balance = load - self.shares[number]
            self._known[number, load] = floor(10 * balance + Fraction(1, 2))
        return self._known[number, load]


def _fairness(facts: Facts, goal: Any) -> Fairness:
    options = fairness_options(goal)
    counted = {
        index: _weight(duty, options.get("of", "effort"))
        for index, duty in enumerate(facts.duties)
        if is_counted(duty, options)
    }
    shares = {
        number: Fraction(str(who.get("share", 1)))
        for number, who in enumerate(facts.volunteers)
        if any(not facts.barred[number][index] for index in counted)
    }
    shares = {number: share for number, share in shares.items() if share > 0}
    owed = dict.fromkeys(shares, Fraction(0))
    for index, weight in counted.items():
        shared_by = options.get("shared_by", "available")
        sharers = [number for number in shares if _is_sharer(facts, number, index, shared_by)]
        total = sum(shares[number] for number in sharers)
        for number in sharers:
            owed[number] += facts.duties[index].want * weight * shares[number] / total
    return Fairness(owed, counted)


def fairness_options(goal: Any) -> Data:
    """The options of a fairness goal, in whichever form it is written."""
    return {} if goal == "fairness" else dict(goal["fairness"])


def is_counted(duty: Duty, options: Data) -> bool:
    """Whether a fairness goal with these options counts the duty."""
    days = words.each_item(options.get("on", "daily"))
    in_time = any(words.names_day(item, duty.day) for item in days)
    return in_time and duty.task in words.each_item(options.get("tasks", duty.task))


def _weight(duty: Duty, of: str) -> Fraction:
    return {"effort": duty.effort, "hours": duty.hours, "duties": Fraction(1)}[of]


def _is_sharer(facts: Facts, number: int, index: int, shared_by: str) -> bool:
    reasons = set(facts.barred[number][index])
    match shared_by:
        case "everyone":
            return "member" not in reasons
        case "available":
            return not reasons & {"member", "time"}
        case "eligible":
            return not reasons
    raise ValueError(shared_by)
