"""One solve after another on the same model, keeping the best values and the time.

A later stage starts from the values of the one before and may never lose what was held.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from dutyplan.rules.base import Literal, Term
from dutyplan.solver.engine import Answer, Engine, Finding


class Stages:
    """The course of a search.

    Attributes
    ----------
    values
        The best values so far; empty before there are any.
    is_covered
        Whether nobody is missing in them, and nobody may be from here on.
    lines
        What was done, a line each, with its time.
    """

    def __init__(self, engine: Engine, deadline: float) -> None:
        self.engine = engine
        self.values: list[int] = []
        self.is_covered = False
        self.lines: list[str] = []
        self.deadline = deadline

    def extend(self, more: Mapping[Literal, int]) -> None:
        """Give values to variables that were added since the last solve, all of them."""
        self.values += [more[variable] for variable in range(len(self.values), self.engine.size)]

    @property
    def is_over(self) -> bool:
        """Whether time is up or somebody has stopped the search."""
        return self.engine.is_interrupted or time.monotonic() >= self.deadline

    def minimise(self, name: str, objective: Sequence[Term]) -> bool:
        """Make the values better; True if they are proved best."""
        return self.answer(name, objective).finding is Finding.BEST

    def answer(self, name: str, objective: Sequence[Term]) -> Answer:
        """The same, with all that was found out."""
        return self._solve(name, objective, None)

    def probe(self, name: str, effort: float) -> Finding:
        """Look for any values that meet all constraints, with bounded work."""
        return self._solve(name, (), effort).finding

    def bound(self, name: str, objective: Sequence[Term], effort: float) -> int:
        """A proved bound from below on an objective that is not pursued."""
        return self._solve(name, objective, effort).bound

    def _solve(self, name: str, objective: Sequence[Term], effort: float | None) -> Answer:
        start = time.monotonic()
        if self.is_over:
            return Answer(Finding.NOTHING, (), 0, 0)
        answer = self.engine.solve(objective, self.values, self.deadline, effort)
        seconds = time.monotonic() - start
        self.lines.append(f"{name}: {answer.finding.value}, {seconds:.2f} s")
        if answer.is_found:
            self.values = list(answer.values)
        return answer
