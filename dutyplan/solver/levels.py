"""The levels at which volunteers may stand, and their loads, as variables of the model.

A *level* is a balance in whole tenths. Each load is encoded by order: `steps[i]` holds where the
load has reached the level `levels[i + 1]`, so the number that stands at a level is a sum of
differences of literals.

How many duties of each amount a volunteer has is a variable too. These counts, summed over
volunteers, meet what each pool of equal duties wants; they say nothing new, but most proofs
that a level can't be reached need no more, and find it at once.

Source: the order encoding of N. Tamura et al., "Compiling finite linear CSP into SAT"
(Constraints 14, 2009).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from math import gcd

from dutyplan.goals.base import Curve, Leximin
from dutyplan.rules.base import Literal, Term
from dutyplan.solver.stages import Stages


@dataclass(frozen=True, slots=True)
class Climb:
    """One volunteer's levels, from the lowest.

    Attributes
    ----------
    levels
        Balances in tenths that the volunteer may come to stand at, ascending.
    lows, highs
        The least and the largest reachable load at each level.
    steps
        Literals: `steps[i]` holds where the volunteer stands at `levels[i + 1]` or above.
    """

    levels: list[int]
    lows: list[int]
    highs: list[int]
    steps: list[Literal]


class Levels:
    """Levels and counts of all volunteers, in the model of `stages`."""

    def __init__(self, stages: Stages, objective: Leximin, missing: Mapping[int, Term]) -> None:
        self._stages = stages
        amounts = [pool.amount for pool in objective.pools]
        self.scale = reduce(gcd, amounts, 0) or 1
        self._counts: dict[int, list[Term]] = {amount: [] for amount in amounts}
        self._hint: dict[Literal, int] = {}
        self.climbs = [self._climb(curve) for curve in objective.curves]
        stages.extend(self._hint)
        self.loads = [
            [term for group in curve.choices for term in group] for curve in objective.curves
        ]
        self.wanted = sum(pool.amount * pool.want for pool in objective.pools)
        self.has_others = any(pool.others for pool in objective.pools)
        for pool in objective.pools:
            gaps = [missing[duty.index] for duty in pool.duties if duty.index in missing]
            if len(gaps) == len(pool.duties):
                stages.engine.within(
                    [*self._counts[pool.amount], *pool.others, *gaps], pool.want, None
                )

    def _climb(self, curve: Curve) -> Climb:
        engine = self._stages.engine
        levels: list[int] = []
        lows: list[int] = []
        highs: list[int] = []
        for load in reachable(curve, self.scale):
            level = curve.tenths(load)
            if levels and levels[-1] == level:
                highs[-1] = load
            else:
                levels.append(level)
                lows.append(load)
                highs.append(load)
        steps = [engine.boolean() for _ in levels[1:]]
        for lower, higher in pairwise(steps):
            engine.implies(higher, lower)
        counts = self._count(curve)
        up = [(step, lows[i] - lows[i + 1]) for i, step in enumerate(steps)]
        down = [(step, highs[i] - highs[i + 1]) for i, step in enumerate(steps)]
        if lows == highs:
            engine.within([*counts, *up], lows[0], lows[0])
        else:
            engine.within([*counts, *up], lows[0], None)
            engine.within([*counts, *down], None, highs[0])
        load = sum(amount * self._hint[count] for count, amount in counts)
        self._hint |= {step: int(load >= low) for step, low in zip(steps, lows[1:], strict=True)}
        return Climb(levels, lows, highs, steps)

    def _count(self, curve: Curve) -> list[Term]:
        """Count variables of one volunteer, each with its amount: their sum is the load."""
        engine = self._stages.engine
        by_amount: dict[int, list[Term]] = {}
        most: dict[int, int] = {}
        for group in curve.choices:
            for literal, amount in group:
                if amount:
                    by_amount.setdefault(amount, []).append((literal, 1))
            for amount in {amount for _, amount in group if amount}:
                most[amount] = most.get(amount, 0) + 1
        terms: list[Term] = []
        for amount, literals in sorted(by_amount.items()):
            count = engine.integer(0, most[amount])
            engine.within([*literals, (count, -1)], 0, 0)
            self._hint[count] = sum(self._stages.values[literal] for literal, _ in literals)
            self._counts[amount].append((count, 1))
            terms.append((count, amount))
        return terms

    def standing(self, level: int) -> tuple[list[Term], int]:
        """How many people stand at `level`: a weighted sum, and a constant."""
        terms: list[Term] = []
        constant = 0
        for climb in self.climbs:
            if level not in climb.levels:
                continue
            i = climb.levels.index(level)
            if i == 0:
                constant += 1
            else:
                terms.append((climb.steps[i - 1], 1))
            if i < len(climb.steps):
                terms.append((climb.steps[i], -1))
        return terms, constant

    def vector(self, values: list[int]) -> list[int]:
        """The balances that values of the model mean, largest first."""
        vector = []
        for climb, load in zip(self.climbs, self.loads, strict=True):
            total = sum(amount for literal, amount in load if values[literal])
            reached = sum(total >= low for low in climb.lows)
            vector.append(climb.levels[reached - 1])
        return sorted(vector, reverse=True)

    def total(self) -> list[Term]:
        """The sum of all loads, by counts."""
        return [(count, amount) for amount, of in self._counts.items() for count, _ in of]

    def excess(self, level: int) -> list[Term]:
        """By how much people stand above `level`, squared and added up; 0 where nobody does.

        Counted from the lowest place that each can have.
        """
        terms: list[Term] = []
        for climb in self.climbs:
            over = [max(0, at - level) ** 2 for at in climb.levels]
            terms += [
                (step, more - less)
                for step, (less, more) in zip(climb.steps, pairwise(over), strict=True)
                if more > less
            ]
        return terms

    def cap(self, level: int | None) -> None:
        """Let nobody stand above `level`; None lets everybody stand anywhere again."""
        for climb in self.climbs:
            for step, reached in zip(climb.steps, climb.levels[1:], strict=True):
                is_cut = level is not None and reached > level
                self._stages.engine.cap(step, 0 if is_cut else None)

    def capacity(self, level: int) -> int:
        """The most load there can be with nobody above `level`; -1 where that can't be."""
        total = 0
        for climb in self.climbs:
            if climb.levels[0] > level:
                return -1
            total += max(
                high for high, at in zip(climb.highs, climb.levels, strict=True) if at <= level
            )
        return total


def reachable(curve: Curve, scale: int) -> list[int]:
    """Loads that the choices may add up to, ascending: a bit set of sums, in units of `scale`."""
    sums = 1
    for group in curve.choices:
        grown = sums
        for _, amount in group:
            grown |= sums << (amount // scale)
        sums = grown
    return [i * scale for i in range(sums.bit_length()) if sums >> i & 1]
