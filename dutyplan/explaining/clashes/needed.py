"""Pairs that facts can need; all others can stay empty, whatever the roster.

From what is not kept by an empty roster the search goes on: each pair that could help is needed,
and so is each that helps with what these may break. Take any roster that keeps some of the facts,
and empty all pairs that are not needed: what could be broken by that has only needed pairs that
help it. So it keeps them still, and no other pairs are worth a place in a model (fixing by
dominated columns, as in presolves of integer programs, taken to its end).

Most of what rules say of a large plan only forbids, and needs nothing.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from dutyplan.explaining.clashes.case import OpenError
from dutyplan.explaining.facts import Fact
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.rules.base import Literal, Term
from dutyplan.solver.variables import Some

MOST_PAIRS = 30_000
"""In one model of facts: some kilobytes each while it is solved."""


class TooLargeError(OpenError):
    """The facts need more pairs than a model is made of."""


def needed_by(plan: Plan, facts: Iterable[Fact], deadline: float = inf) -> Some:
    """The pairs that these facts can need, and any of them alone.

    Raises
    ------
    TooLargeError
        Where there are too many.
    OpenError
        Where time is up.
    """
    needs = _Needs(plan, deadline)
    for fact in facts:
        fact.ask(needs)
    needs.close()
    return Some(needs.pairs())


@dataclass(slots=True)
class _Side:
    """One side of a sum: so much it lacks at worst, and which variables help."""

    lack: int
    helpful: tuple[Literal, ...]


class _Needs:
    """A model in which everybody can be put on everything, and that keeps only what may lack.

    Pairs are the first variables, duty by duty, from 1 on.
    """

    def __init__(self, plan: Plan, deadline: float) -> None:
        self._plan = plan
        self._deadline = deadline
        self._num_people = len(plan.volunteers)
        self._num_pairs = self._num_people * len(plan.duties)
        self._highest: list[int] = []
        self._needed: dict[Literal, None] = {}
        self._num_needed_pairs = 0
        self._hurt_by: dict[Literal, list[tuple[_Side, int]]] = {}
        self._waiting: list[Literal] = []

    def crew(self, duty: Duty) -> list[tuple[Volunteer, Literal]]:
        """Everybody."""
        first = 1 + duty.index * self._num_people
        return [(one, first + one.index) for one in self._plan.volunteers]

    def duties_of(self, volunteer: Volunteer) -> list[tuple[Duty, Literal]]:
        """All duties."""
        first = 1 + volunteer.index
        return [(duty, first + duty.index * self._num_people) for duty in self._plan.duties]

    def boolean(self) -> Literal:
        """A new truth."""
        return self.integer(0, 1)

    def integer(self, low: int, high: int) -> Literal:
        """A new whole number; one that can't be 0 is never left out."""
        self._highest.append(max(abs(low), abs(high)))
        variable = self._num_pairs + len(self._highest)
        if low:
            self._need(variable)
        return variable

    def at_most_one(self, literals: list[Literal]) -> None:
        """It forbids, and needs nothing."""

    def implies(self, cause: Literal, effect: Literal) -> None:
        """Where the one holds, so does the other."""
        self.within([(effect, 1), (cause, -1)], 0, None)

    def within(self, terms: list[Term], low: int | None, high: int | None) -> None:
        """The weighted sum lies from `low` to `high`; None leaves that side open."""
        if time.monotonic() > self._deadline:
            raise OpenError
        if low is not None:
            self._note(terms, low)
        if high is not None:
            self._note([(variable, -factor) for variable, factor in terms], -high)

    def _note(self, terms: list[Term], low: int) -> None:
        helpful = tuple(variable for variable, factor in terms if factor > 0)
        if not helpful:
            return
        side = _Side(low, helpful)
        for variable, factor in terms:
            if factor < 0:
                self._hurt_by.setdefault(variable, []).append((side, factor))
        if side.lack > 0:
            self._help(side)

    def close(self) -> None:
        """Go on until nothing more is needed."""
        while self._waiting:
            variable = self._waiting.pop()
            for side, factor in self._hurt_by.pop(variable, ()):
                self._hurt(side, variable, factor)

    def _hurt(self, side: _Side, variable: Literal, factor: int) -> None:
        was_short = side.lack > 0
        side.lack -= factor * self._high(variable)
        if side.lack > 0 and not was_short:
            self._help(side)

    def _help(self, side: _Side) -> None:
        for variable in side.helpful:
            self._need(variable)

    def _need(self, variable: Literal) -> None:
        if variable in self._needed:
            return
        self._needed[variable] = None
        self._waiting.append(variable)
        self._num_needed_pairs += variable <= self._num_pairs
        if self._num_needed_pairs > MOST_PAIRS:
            raise TooLargeError

    def _high(self, variable: Literal) -> int:
        return 1 if variable <= self._num_pairs else self._highest[variable - self._num_pairs - 1]

    def pairs(self) -> dict[int, list[Duty]]:
        """The duties of each volunteer that are needed, by the volunteer's index."""
        found: dict[int, list[Duty]] = {}
        for variable in sorted(self._needed):
            if variable <= self._num_pairs:
                duty, volunteer = divmod(variable - 1, self._num_people)
                found.setdefault(volunteer, []).append(self._plan.duties[duty])
        return found
