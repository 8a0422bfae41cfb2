"""The goal `fairness` in a model: how many stand at each level of the balance, or above it.

A roster is leximin exactly where, from the highest level down, as few as can be stand at each
level or above it. A variable says for each volunteer and level whether the balance is that high;
it may say so of one who stands lower, which never makes a count smaller.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import floor, lcm
from typing import Any

from tests.oracle.fairness import brought_by, fairness_options, is_counted
from tests.oracle.highs.draft import Draft
from tests.oracle.highs.model import InfeasibleError, Model, Sum, Term

# Counts of several levels are minimised at once while their weights stay far below what
# floating point tells apart.
_MOST_WEIGHT = 10_000
_EXCUSES = {"everyone": {"member"}, "available": {"member", "time"}}


@dataclass
class Curve:
    """One who is compared.

    Attributes
    ----------
    load
        In a whole unit.
    levels
        Balances in tenths that can be, rising, each with the largest load that has it.
    reaches
        For each of these levels but the lowest: whether the balance is as high, or higher.
    """

    load: Sum
    levels: dict[int, int]
    reaches: dict[int, int]

    def level(self, values: list[int]) -> int:
        """The balance in this solution."""
        load = self.load.at(values)
        return next(level for level, largest in self.levels.items() if load <= largest)


def minimise_fairness(draft: Draft, goal: Any, seconds: float) -> tuple[int, ...]:
    """The leximin vector of balances, which the model holds from now on; largest first.

    The model must have a solution already.
    """
    model = draft.model
    curves = _curves(draft, goal)
    if not curves:
        return ()
    _lower_the_top(model, curves, max(curve.level(model.values) for curve in curves), seconds)
    for curve in curves:
        _add_levels(model, curve)
    counts = _minimise_counts(model, curves, seconds)
    vector = [level for level, number in counts.items() for _ in range(number)]
    found = sorted((curve.level(model.values) for curve in curves), reverse=True)
    assert vector == found, (vector, found)
    return tuple(vector)


def _curves(draft: Draft, goal: Any) -> list[Curve]:
    options = fairness_options(goal)
    weights: dict[int, Fraction] = {}
    for index, duty in enumerate(draft.facts.duties):
        if is_counted(duty, options):
            each = {"effort": duty.effort, "duties": Fraction(1), "hours": duty.hours}
            weights[index] = each[options.get("of", "effort")]
    unit = lcm(*(weight.denominator for weight in weights.values()))
    curves = []
    before = brought_by(draft.facts, options)
    for number, fair_share in _fair_shares(draft, weights, options).items():
        due = fair_share - before[number]
        own = draft.duties_of(number)
        terms = [(own[index], int(unit * weights[index])) for index in own if index in weights]
        loads = {0}
        for _, amount in terms:
            loads |= {load + amount for load in loads}
        levels = {
            floor(10 * (Fraction(load, unit) - due) + Fraction(1, 2)): load
            for load in sorted(loads)
        }
        curves.append(Curve(Sum(terms), levels, {}))
    return curves


def _fair_shares(
    draft: Draft, weights: dict[int, Fraction], options: dict[str, Any]
) -> dict[int, Fraction]:
    """What each owes who is compared: who has a share and can serve at all."""
    facts = draft.facts
    # What excuses from owing a duty; of the `eligible` whatever bars them does.
    excuses = _EXCUSES.get(options.get("shared_by", "available"))
    shares = {}
    for number, who in enumerate(facts.volunteers):
        share = Fraction(str(who.get("share", 1)))
        if share and any(not facts.excused[number][index] for index in weights):
            shares[number] = share
    owed = dict.fromkeys(shares, Fraction(0))
    for index, weight in weights.items():
        sharers = []
        for number in shares:
            barred = set(facts.excused[number][index])
            if not (barred if excuses is None else barred & excuses):
                sharers.append(number)
        whole = sum((shares[number] for number in sharers), Fraction(0))
        for number in sharers:
            owed[number] += shares[number] * weight * facts.duties[index].want / whole
    return owed


def _lower_the_top(model: Model, curves: list[Curve], top: int, seconds: float) -> None:
    """Find the least that the largest balance can be, by halves, and let nobody rise above it."""
    possible = sorted({level for curve in curves for level in curve.levels if level <= top})
    lowest = max(min(curve.levels) for curve in curves)
    low, high = possible.index(lowest), len(possible) - 1
    while low < high:
        middle = (low + high) // 2
        known = len(model.rows)
        for curve in curves:
            largest = max(load for level, load in curve.levels.items() if level <= possible[middle])
            model.within(curve.load.terms, None, largest)
        try:
            model.minimise(Sum([]), seconds)
        except InfeasibleError:
            low = middle + 1
        else:
            high = possible.index(max(curve.level(model.values) for curve in curves))
        del model.rows[known:]
    for curve in curves:
        for level in [level for level in curve.levels if level > possible[high]]:
            del curve.levels[level]


def _add_levels(model: Model, curve: Curve) -> None:
    """A load is at most the largest of the lowest level, and more for each level it reaches."""
    (_, load), *steps = curve.levels.items()
    rises: list[Term] = []
    below = load
    for level, largest in steps:
        one = curve.reaches[level] = model.binary()
        rises.append((one, below - largest))
        below = largest
    model.within([*curve.load.terms, *rises], None, load)
    climb = list(curve.reaches.values())
    for lower, higher in pairwise(climb):
        model.within([(lower, -1), (higher, 1)], None, 0)


def _minimise_counts(model: Model, curves: list[Curve], seconds: float) -> Counter[int]:
    """From the highest level down: how many stand at each, once as few as can be are held."""
    possible = sorted({level for curve in curves for level in curve.levels}, reverse=True)
    base = len(curves) + 1
    counts: Counter[int] = Counter()
    while (placed := counts.total()) < len(curves):
        # The last solution proves that nobody need stand between what is held and its next one.
        ranking = sorted((curve.level(model.values) for curve in curves), reverse=True)
        rest = [level for level in possible if level <= ranking[placed]]
        group, weight, aim = [], 1, Sum([])
        while rest and weight * base < _MOST_WEIGHT:
            group.append(rest.pop(0))
            weight *= base
        sums = [_at_or_above(curves, level) for level in group]
        for one in sums:
            weight //= base
            aim += Sum([(term, factor * weight) for term, factor in one.terms])
        if possible[0] != group[0]:
            above = possible[possible.index(group[0]) - 1]
            _hold(model, _at_or_above(curves, above), placed)
        model.minimise(aim, seconds)
        for level, one in zip(group, sums, strict=True):
            number = one.at(model.values)
            _hold(model, one, number)
            counts[level] = number - placed
            placed = number
    return counts


def _at_or_above(curves: list[Curve], level: int) -> Sum:
    """How many stand at this level or above it."""
    total = Sum([])
    for curve in curves:
        lowest = min(curve.levels)
        if lowest >= level:
            total.constant += 1
            continue
        first = min((one for one in curve.reaches if one >= level), default=None)
        total += Sum([] if first is None else [(curve.reaches[first], 1)])
    return total


def _hold(model: Model, count: Sum, number: int) -> None:
    model.within(count.terms, None, number - count.constant)
