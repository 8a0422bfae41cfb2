"""Facts put before the solver: can these hold together? The same facts, asked again and again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import inf

from dutyplan.explaining.clashes.noting import Notes, Sum
from dutyplan.rules.base import Literal, Term
from dutyplan.solver.answers import Answer
from dutyplan.solver.engine import Engine

_LITTLE_WORK = 0.3
"""In the solver's deterministic unit, for letting as many facts hold as can."""


class OpenError(Exception):
    """It was not found out in time."""


class Case:
    """Facts, by their numbers, in a model of their own.

    Parameters
    ----------
    notes
        The model in which the facts were noted.
    sums
        What each fact says.
    always
        What holds in any case.
    effort
        Work that all questions together may take, in the solver's deterministic unit.

    Attributes
    ----------
    sums
        As given, without facts that say nothing here.
    pairs
        The volunteer and the duty that a literal in the sums puts together.
    """

    def __init__(
        self,
        notes: Notes,
        sums: Mapping[int, Sequence[Sum]],
        always: Sequence[Sum],
        seed: int,
        deadline: float = inf,
        effort: float = inf,
    ) -> None:
        self._effort = effort
        self.sums = {fact: said for fact, said in sums.items() if said}
        self.always = always
        self.pairs = notes.pairs
        self._notes = notes
        self._engine = Engine(seed, 1, deadline)
        self._own: dict[Literal, Literal] = {}
        for one in always:
            self._engine.within(self._terms(one), one.low, one.high)
        self._guards: dict[int, Literal] = {}
        for fact, said in self.sums.items():
            guard = self._guards[fact] = self._engine.boolean()
            for one in said:
                self._engine.within(self._terms(one), one.low, one.high, only_if=guard)
        self._facts = {guard: fact for fact, guard in self._guards.items()}

    def _terms(self, one: Sum) -> list[Term]:
        for variable, _ in one.terms:
            if variable not in self._own:
                low, high = self._notes.lowest(variable), self._notes.highest(variable)
                self._own[variable] = self._engine.integer(low, high)
        return [(self._own[variable], factor) for variable, factor in one.terms]

    def core(self, facts: Collection[int], deadline: float) -> frozenset[int] | None:
        """Some of these facts that can't hold together, often few; None where all of them can.

        Raises
        ------
        OpenError
            Where it is not found out in time, or with the work there is, whether they can.
        """
        answer = self._suppose(facts, deadline)
        if answer.is_found:
            return None
        core = frozenset(self._facts[guard] for guard in answer.core)
        # What the solver gives as the reason is only believed when it has been asked itself.
        if len(core) < len(facts) and core and not self._suppose(core, deadline).is_found:
            return core
        return frozenset(facts)

    def most(self, facts: Collection[int], deadline: float) -> frozenset[int] | None:
        """As many facts that can hold together as are found with little work, these among them.

        None where these can't.

        Raises
        ------
        OpenError
            Where it is not found out in time whether they can.
        """
        found = self._suppose(facts, deadline)
        if not found.is_found:
            return None
        values = list(found.values)
        standing = [self._guards[fact] for fact in sorted(facts) if fact in self._guards]
        guards = [(guard, -1) for guard in self._guards.values()]
        more = self._engine.solve(guards, values, deadline, _LITTLE_WORK, standing)
        self._engine.raise_if_stopped()
        return self._kept(more if more.is_found else found) | frozenset(facts)

    @property
    def spent(self) -> float:
        """Work that all questions took, in the solver's deterministic unit."""
        return self._engine.spent

    def _suppose(self, facts: Collection[int], deadline: float) -> Answer:
        guards = [self._guards[fact] for fact in sorted(facts) if fact in self._guards]
        left = self._effort - self.spent
        if left <= 0:
            raise OpenError
        answer = self._engine.suppose(guards, deadline, left)
        self._engine.raise_if_stopped()
        if not answer.is_settled:
            raise OpenError
        return answer

    def _kept(self, answer: Answer) -> frozenset[int]:
        """Facts that the values found keep, whether they were asked for or not."""
        values = {variable: answer.values[own] for variable, own in self._own.items()}
        return frozenset(
            fact
            for fact, said in self.sums.items()
            if answer.values[self._guards[fact]] or all(one.holds(values) for one in said)
        )
