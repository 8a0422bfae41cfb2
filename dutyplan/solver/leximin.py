"""Leximin, level by level: the largest balance first, then how many stand at each level.

Every balance is a whole number of tenths, a *level*. A vector of balances, sorted from the
largest, is lexicographically smallest exactly where, from the highest level down, the number
of people who stand at a level is smallest, the numbers above being kept. Each load is encoded
by order: `steps[i]` holds where the load has reached the level `levels[i + 1]`, so the number
that stands at a level is a sum of differences of literals.

How many duties of each amount a volunteer has is a variable too. These counts, summed over
volunteers, meet what each pool of equal duties wants; they say nothing new, but most proofs
that a level can't be reached need no more, and find it at once.

Sources: the order encoding of N. Tamura et al., "Compiling finite linear CSP into SAT"
(Constraints 14, 2009); leximin by counting from the top as in W. Ogryczak and T. Śliwiński,
"On solving linear programs with the ordered weighted averaging objective" (EJOR 148, 2003).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from math import gcd

from dutyplan.goals.base import Curve, Leximin
from dutyplan.rules.base import Literal, Term
from dutyplan.solver.engine import MAX_OBJECTIVE, Finding, Running
from dutyplan.solver.stages import Stages

_PROBE_EFFORT = 0.25
"""Work for one question whether a largest balance can be reached, in seconds or so."""
_PROOF_EFFORT = 3.0
"""Work for the same question where the first try leaves it open."""
_MOST_PARTS = 12
"""Parts planned anew to reach a largest balance of which it is not known whether it can be."""
_BOUND_EFFORT = 0.2
"""Work for the bound on all loads together, which only says where to begin."""


@dataclass(frozen=True, slots=True)
class Summit:
    """What was reached.

    Attributes
    ----------
    value
        The balances in tenths, largest first.
    bound
        The largest balance below which none was left possible.
    is_proved
        Whether the whole vector is proved best.
    """

    value: tuple[int, ...]
    bound: int
    is_proved: bool


@dataclass(frozen=True, slots=True)
class _Climb:
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


def climb_levels(stages: Stages, objective: Leximin, missing: Mapping[int, Term]) -> Summit:
    """Bring the roster in `stages` to the leximin optimum, holding what is settled.

    Parameters
    ----------
    missing
        By a duty's index the variable that counts who is missing on it, where there is one.
    """
    model = _Model(stages, objective, missing)
    if not model.climbs:
        return Summit((), 0, True)
    bound = _lower_the_largest(stages, model)
    is_proved = _settle_levels(stages, model)
    vector = model.vector(stages.values)
    return Summit(tuple(vector), vector[0] if is_proved else min(bound, vector[0]), is_proved)


class _Model:
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

    def _climb(self, curve: Curve) -> _Climb:
        engine = self._stages.engine
        levels: list[int] = []
        lows: list[int] = []
        highs: list[int] = []
        for load in _reachable(curve, self.scale):
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
        return _Climb(levels, lows, highs, steps)

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


def _reachable(curve: Curve, scale: int) -> list[int]:
    """Loads that the choices may add up to, ascending: a bit set of sums, in units of `scale`."""
    sums = 1
    for group in curve.choices:
        grown = sums
        for _, amount in group:
            grown |= sums << (amount // scale)
        sums = grown
    return [i * scale for i in range(sums.bit_length()) if sums >> i & 1]


def _lower_the_largest(stages: Stages, model: _Model) -> int:
    """Find the least largest balance: gallop up from the water level, then bisect.

    Every question is one of feasibility. Where the solver can't answer one in its time, parts
    of the roster are planned anew to reach the level. Returns the bound that was proved; the
    roster and the cap on levels are left at the best that was found.
    """
    total = _least_total(stages, model)
    top = model.vector(stages.values)[0]
    floor = max(climb.levels[0] for climb in model.climbs)
    levels = sorted({level for climb in model.climbs for level in climb.levels})
    levels = [at for at in levels if floor <= at < top and model.capacity(at) >= total]
    bound = levels[0] if levels else top
    low, high, stride = 0, len(levels), 1
    is_in_vain = False
    while low < high and not stages.is_over:
        if is_in_vain and high - low <= stride:
            break  # the few levels left are settled with all others
        at = min(low + stride - 1, high - 1) if high == len(levels) else (low + high) // 2
        model.cap(levels[at])
        name = f"largest balance {_points(levels[at])}"
        finding = stages.probe(name, _PROBE_EFFORT)
        if finding is Finding.NOTHING:
            finding = _reach(stages, model, levels[at], top)
            is_in_vain = finding is Finding.NOTHING
        top = model.vector(stages.values)[0]
        high = min(high, bisect_left(levels, top))
        if top > levels[at]:
            if finding is Finding.NONE and bound <= levels[at]:
                bound = levels[at + 1] if at + 1 < len(levels) else top
            low, stride = at + 1, stride * 2
    model.cap(top)
    return bound


def _reach(stages: Stages, model: _Model, level: int, top: int) -> Finding:
    """Ask once more for a roster up to `level`, and beside it plan part after part anew."""
    values = stages.values

    def begin(effort: float) -> Running:
        model.cap(level)
        running = stages.engine.begin((), values, stages.deadline, effort)
        model.cap(top)
        return running

    name = f"largest balance {_points(level)}"
    return stages.reach(name, model.excess(level), begin, _PROOF_EFFORT, _MOST_PARTS)


def _least_total(stages: Stages, model: _Model) -> int:
    """A bound from below on the sum of all loads, what is settled being kept."""
    if stages.is_covered and not model.has_others:
        return model.wanted
    return stages.bound("least load in all", model.total(), _BOUND_EFFORT)


def _settle_levels(stages: Stages, model: _Model) -> bool:
    """From the highest level down, as few people at each as can be; True if all is proved.

    Levels go into one objective together as far as its weights stay exact: a level weighs
    more than everybody below it who could stand in its group.
    """
    top = model.vector(stages.values)[0]
    levels = sorted({at for climb in model.climbs for at in climb.levels if at <= top})
    stood = {level: sum(level in climb.levels for climb in model.climbs) for level in levels}
    num_placed = 0
    while levels and num_placed < len(model.climbs):
        group = [levels.pop()]
        size = stood[group[0]] + 1
        while levels and size * (stood[levels[-1]] + 1) < MAX_OBJECTIVE:
            group.append(levels.pop())
            size *= stood[group[-1]] + 1
        weight = 1
        factors: dict[Literal, int] = {}
        for level in reversed(group):
            for literal, factor in model.standing(level)[0]:
                factors[literal] = factors.get(literal, 0) + factor * weight
            weight *= stood[level] + 1
        objective = [(literal, factor) for literal, factor in factors.items() if factor]
        name = f"balances {_points(group[-1])} to {_points(group[0])}"
        if not stages.minimise(name, objective):
            return False
        vector = model.vector(stages.values)
        for level in group:
            terms, constant = model.standing(level)
            num_here = vector.count(level)
            num_placed += num_here
            if terms:
                stages.engine.within(terms, num_here - constant, num_here - constant)
    return True


def _points(tenths: int) -> str:
    return f"{tenths / 10:+.1f}" if tenths else "0.0"
