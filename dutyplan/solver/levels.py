"""The levels at which volunteers may stand, as variables of a model.

A *level* is a balance in whole tenths. Each load is encoded by order: `steps[i]` holds where the
load has reached the level `levels[i + 1]`, so the number that stands at a level is a sum of
differences of literals.

Source: the order encoding of N. Tamura et al., "Compiling finite linear CSP into SAT"
(Constraints 14, 2009).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dutyplan.rules.base import Literal, Term
from dutyplan.solver.stages import Stages


@dataclass(frozen=True, slots=True)
class Load:
    """One volunteer's load, as variables of a model.

    Attributes
    ----------
    terms
        Variables with their amounts; the load is their weighted sum, in the goal's whole unit.
    reachable
        What it may come to, ascending.
    tenths : callable
        From the load to the balance in tenths; never falls.
    """

    terms: Sequence[Term]
    reachable: Sequence[int]
    tenths: Callable[[int], int]

    def of(self, values: Sequence[int]) -> int:
        """What values of the model make of it."""
        return sum(factor * values[variable] for variable, factor in self.terms)


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
    """Levels of all volunteers, in the model of `stages`.

    Parameters
    ----------
    loads
        One for each who is compared.
    least_total
        What all of them together carry at least, where that is known.
    """

    def __init__(
        self, stages: Stages, loads: Sequence[Load], least_total: int | None = None
    ) -> None:
        self._stages = stages
        self._loads = loads
        self.least_total = least_total
        self._hint: dict[Literal, int] = {}
        self.climbs = [self._climb(load) for load in loads]
        if stages.values:
            stages.extend(self._hint)

    def _climb(self, load: Load) -> Climb:
        engine = self._stages.engine
        levels: list[int] = []
        lows: list[int] = []
        highs: list[int] = []
        for amount in load.reachable:
            level = load.tenths(amount)
            if levels and levels[-1] == level:
                highs[-1] = amount
            else:
                levels.append(level)
                lows.append(amount)
                highs.append(amount)
        steps = [engine.boolean() for _ in levels[1:]]
        for lower, higher in pairwise(steps):
            engine.implies(higher, lower)
        up = [(step, lows[i] - lows[i + 1]) for i, step in enumerate(steps)]
        down = [(step, highs[i] - highs[i + 1]) for i, step in enumerate(steps)]
        if lows == highs:
            engine.within([*load.terms, *up], lows[0], lows[0])
        else:
            engine.within([*load.terms, *up], lows[0], None)
            engine.within([*load.terms, *down], None, highs[0])
        if self._stages.values:
            now = load.of(self._stages.values)
            self._hint |= {step: int(now >= low) for step, low in zip(steps, lows[1:], strict=True)}
        return Climb(levels, lows, highs, steps)

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

    def vector(self, values: Sequence[int]) -> list[int]:
        """The balances that values of the model mean, largest first."""
        vector = []
        for climb, load in zip(self.climbs, self._loads, strict=True):
            now = load.of(values)
            reached = sum(now >= low for low in climb.lows)
            vector.append(climb.levels[reached - 1])
        return sorted(vector, reverse=True)

    def climb_to(self, loads: Sequence[int]) -> dict[Literal, int]:
        """What the steps are where everybody has the level of a load."""
        return {
            step: int(load >= low)
            for climb, load in zip(self.climbs, loads, strict=True)
            for step, low in zip(climb.steps, climb.lows[1:], strict=True)
        }

    def total(self) -> list[Term]:
        """The sum of all loads."""
        return [term for load in self._loads for term in load.terms]

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
