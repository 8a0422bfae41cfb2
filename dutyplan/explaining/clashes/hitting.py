"""A smallest clash, proved by what has to be let go so that the rest can hold.

Implicit hitting sets: Ignatiev, Previti, Liffiton, Marques-Silva, "Smallest MUS extraction with
minimal hitting set dualization", CP 2015. Facts outside a set that can hold are a *correction*:
each clash has one of them. So a clash is no smaller than the smallest set that meets all
corrections known so far; if that set clashes it is a smallest clash, else it leads to another
correction. Where facts can stand for each other (`alike.py`), a correction stands for many.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from dutyplan.explaining.clashes.alike import alike
from dutyplan.explaining.clashes.case import Case, OpenError
from dutyplan.rules.base import Literal, Term
from dutyplan.solver.answers import Finding
from dutyplan.solver.engine import Engine


def find_smaller(
    case: Case,
    num: int,
    deadline: float,
    effort: float,
    seed: int,
    among: Set[int] | None = None,
) -> tuple[frozenset[int] | None, bool]:
    """A smallest clash of fewer than `num` facts, if there is one, and whether that is settled.

    Parameters
    ----------
    case
        Its facts can't hold together; none of them at all can.
    effort
        Stop after so much work too, in the solver's deterministic unit: as a rule it is not the
        clock that ends the search.
    among
        Only clashes with one of these facts matter, if given.
    """
    if num <= 1:
        return None, True
    draft = _Draft(alike(case), num, among, seed)
    before = case.spent
    while case.spent - before + draft.spent < effort:
        try:
            tried = draft.smallest(deadline)
            kept = None if tried is None else case.most(tried, deadline)
        except OpenError:
            break
        if kept is None:
            return tried, True
        draft.let_go(frozenset(case.sums) - kept)
    return None, False


class _Draft:
    """How many facts of each group a clash has at least, as far as corrections tell."""

    def __init__(
        self, groups: Sequence[tuple[int, ...]], num: int, among: Set[int] | None, seed: int
    ) -> None:
        self._groups = groups
        self._engine = Engine(seed, 1)
        self._numbers = [self._engine.integer(0, len(group)) for group in groups]
        self._terms: list[Term] = [(number, 1) for number in self._numbers]
        self._truths: dict[tuple[int, int], Literal] = {}
        self._engine.within(self._terms, None, num - 1)
        if among is not None:
            pairs = zip(self._terms, groups, strict=True)
            has_one = [term for term, group in pairs if not among.isdisjoint(group)]
            self._engine.within(has_one, 1, None)

    @property
    def spent(self) -> float:
        """Work that it took, in the solver's deterministic unit."""
        return self._engine.spent

    def smallest(self, deadline: float) -> frozenset[int] | None:
        """A smallest set that meets all corrections; None where no set small enough does.

        Raises
        ------
        OpenError
            Where it is not found in time.
        """
        answer = self._engine.solve(self._terms, (), deadline)
        self._engine.raise_if_stopped()
        if answer.finding is Finding.NONE:
            return None
        if answer.finding is not Finding.BEST:
            raise OpenError
        self._engine.within(self._terms, answer.objective, None)
        return frozenset(
            fact
            for number, group in zip(self._numbers, self._groups, strict=True)
            for fact in group[: answer.values[number]]
        )

    def let_go(self, facts: frozenset[int]) -> None:
        """Add a correction, and with it all those that look the same.

        With so many of a group let go, whichever they are, a set meets them all only if it has
        more of some group than are left.
        """
        if not facts:
            raise RuntimeError("facts that clash were found to hold together")
        ways = [
            (self._reaches(place, len(group) - num + 1), 1)
            for place, group in enumerate(self._groups)
            if (num := len(facts.intersection(group)))
        ]
        self._engine.within(ways, 1, None)

    def _reaches(self, place: int, num: int) -> Literal:
        """The truth that a set has so many of a group, if it is to count."""
        if len(self._groups[place]) == 1:
            return self._numbers[place]
        if (place, num) not in self._truths:
            truth = self._truths[place, num] = self._engine.boolean()
            self._engine.within([(self._numbers[place], 1)], num, None, only_if=truth)
        return self._truths[place, num]
