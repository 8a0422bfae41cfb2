"""Every roster of a small plan, and the best of them, straight from the contract's words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain, combinations
from math import comb, prod

from tests.oracle.duties import Data, Duty
from tests.oracle.facts import Facts
from tests.oracle.fairness import Fairness
from tests.oracle.rules import crew_rules, own_rules
from tests.oracle.wishes import Crews, Owned, Wishes
from tests.oracle.words import Window

Assigned = tuple[str, str, date, Window | None]
"""A volunteer's id, a task's name, a date and a window."""

Value = int | tuple[int, ...]
"""A cost (of `wishes` too: its points, below 0), or the balances in tenths, largest first."""

Pairs = frozenset[tuple[int, int]]
"""A roster: volunteer and duty, each by its place."""


def optimum(data: Data, *, strict: bool = False) -> list[Value] | None:
    """The goals' values of the best roster, in the goals' order; None where no roster is.

    Less is better in each: the value of `wishes` is what they cost, points with the sign turned,
    and that of goals in an inner list is the sum of their costs.
    """
    facts = Facts(data)
    judge = Judge(facts)
    return min((judge.values(pairs) for pairs in rosters(facts, strict=strict)), default=None)


def evaluate(data: Data, assignments: list[Assigned]) -> list[Value]:
    """The goals' values of this roster, allowed or not, as costs: see `optimum`."""
    facts = Facts(data)
    return Judge(facts).values(pairs_of(facts, assignments))


def is_allowed(data: Data, assignments: list[Assigned], *, strict: bool = False) -> list[str]:
    """Every reason why this roster is not allowed; none for one that is. Soft rules give none."""
    facts = Facts(data)
    return why_not(facts, pairs_of(facts, assignments), strict=strict)


def why_not(facts: Facts, pairs: Pairs, *, strict: bool = False) -> list[str]:
    """The same, of a roster by its places."""
    crews, owned = _both_ways(facts, pairs)
    law = _Law(facts)
    reasons = []
    for number, index in sorted(pairs):
        reasons += [f"{facts.ids[number]}: {why}" for why in facts.barred[number][index]]
    for number, own in enumerate(owned):
        reasons += [f"{facts.ids[number]}: {why}" for why in law.own_reasons(number, own)]
    for index, crew in enumerate(crews):
        whys = law.crew_reasons(index, crew, strict)
        reasons += [f"{facts.duties[index].task}: {why}" for why in whys]
    return reasons + [
        f"{facts.ids[number]}: fixed"
        for number, meant, cost in facts.fixed()
        if cost is None and not set(meant).intersection(owned[number])
    ]


class _Law:
    """The hard rules, one volunteer or one duty at a time."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._own = [
            [rule for rule in own_rules(facts, number) if rule.cost is None]
            for number in range(len(facts.ids))
        ]
        self._crew = [rule for rule in crew_rules(facts) if rule.cost is None]

    def own_reasons(self, number: int, own: tuple[int, ...]) -> list[str]:
        duties = [self.facts.duties[index] for index in own]
        return [rule.name for rule in self._own[number] if rule.breaches(duties)]

    def crew_reasons(self, index: int, crew: tuple[int, ...], strict: bool) -> list[str]:
        duty = self.facts.duties[index]
        reasons = []
        if crew and len(crew) < duty.least:
            reasons.append("too few")
        if duty.most is not None and len(crew) > duty.most:
            reasons.append("too many")
        if strict and _missing(self.facts, duty, crew):
            reasons.append("gap")
        return reasons + [rule.name for rule in self._crew if rule.breaches(duty, [*crew])]


def pairs_of(facts: Facts, assignments: list[Assigned]) -> Pairs:
    """Assignments by their places."""
    places = {duty.key: index for index, duty in enumerate(facts.duties)}
    pairs = [(facts.ids.index(who), places[task, day, win]) for who, task, day, win in assignments]
    return frozenset(pairs)


def _both_ways(facts: Facts, pairs: Pairs) -> tuple[Crews, Owned]:
    """Who is on each duty, and the duties of each volunteer."""
    crews: list[list[int]] = [[] for _ in facts.duties]
    owned: list[list[int]] = [[] for _ in facts.ids]
    for number, index in sorted(pairs):
        crews[index].append(number)
        owned[number].append(index)
    return [tuple(crew) for crew in crews], [tuple(own) for own in owned]


def _missing(facts: Facts, duty: Duty, crew: tuple[int, ...]) -> int:
    """People and skills that lack, each counted once."""
    missing = max(0, duty.want - len(crew))
    for skill, need in duty.skills.items():
        missing += max(0, need - sum(facts.has_skill(one, skill) for one in crew))
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
    """Every roster that is allowed: a crew for each duty in turn, dead ends left early.

    What binds a volunteer is never mended by one more duty, so a clash ends the search there.
    """
    law = _Law(facts)
    options: list[list[tuple[int, ...]]] = []
    for index, (duty, free) in enumerate(zip(facts.duties, _free(facts), strict=True)):
        sizes = range(_most(duty, free) + 1)
        crews = chain.from_iterable(combinations(free, size) for size in sizes)
        options.append([crew for crew in crews if not law.crew_reasons(index, crew, strict)])
    fixed = [(number, meant) for number, meant, cost in facts.fixed() if cost is None]
    known: dict[tuple[int, tuple[int, ...]], bool] = {}

    def is_fine(number: int, own: tuple[int, ...]) -> bool:
        if (number, own) not in known:
            known[number, own] = not law.own_reasons(number, own)
        return known[number, own]

    def extend(index: int, owned: tuple[tuple[int, ...], ...]) -> Iterator[Pairs]:
        if index == len(options):
            if all(set(meant).intersection(owned[number]) for number, meant in fixed):
                yield frozenset((one, duty) for one, own in enumerate(owned) for duty in own)
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
        self._wishes = Wishes(facts)
        self._goals: list[list[str] | Fairness] = []
        for goal in facts.goals:
            if isinstance(goal, list):
                self._goals.append(goal)
            elif goal in ("coverage", "minimums", "wishes"):
                self._goals.append([goal])
            else:
                self._goals.append(Fairness(facts, goal))
        self._known_crews: dict[tuple[int, tuple[int, ...]], int] = {}
        self._known_owns: dict[tuple[int, tuple[int, ...]], int] = {}

    def values(self, pairs: Pairs) -> list[Value]:
        """The value of each goal, in the goals' order; less is better."""
        crews, owned = _both_ways(self.facts, pairs)
        return [
            goal.balances(owned)
            if isinstance(goal, Fairness)
            else sum(self._cost(part, crews, owned) for part in goal)
            for goal in self._goals
        ]

    def _cost(self, goal: str, crews: Crews, owned: Owned) -> int:
        match goal:
            case "coverage":
                return sum(self._gaps(index, crew) for index, crew in enumerate(crews))
            case "minimums":
                return sum(self._lacking(number, own) for number, own in enumerate(owned))
            case "wishes":
                return self._wishes.cost(crews, owned)
        raise ValueError(goal)

    def _gaps(self, index: int, crew: tuple[int, ...]) -> int:
        if (index, crew) not in self._known_crews:
            duty = self.facts.duties[index]
            priority: int = duty.details.get("priority", 1)
            self._known_crews[index, crew] = priority * _missing(self.facts, duty, crew)
        return self._known_crews[index, crew]

    def _lacking(self, number: int, own: tuple[int, ...]) -> int:
        if (number, own) not in self._known_owns:
            duties = [self.facts.duties[index] for index in own]
            limits = self.facts.limits[number]
            begun = self.facts.begun(number)
            lacking = [limit.lacking(duties, self.facts.duties, begun) for limit in limits]
            self._known_owns[number, own] = sum(lacking)
        return self._known_owns[number, own]
