"""One solve after another on the same model, keeping the best values and the time.

A later stage starts from the values of the one before and may never lose what was held.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

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

    def __init__(
        self, engine: Engine, deadline: float, tell: Callable[[str], None] | None = None
    ) -> None:
        self.engine = engine
        self.values: list[int] = []
        self.is_covered = False
        self.lines: list[str] = []
        self._tell = tell
        self.deadline = deadline

    def extend(self, more: Mapping[Literal, int]) -> None:
        """Give values to variables that were added since the last solve, all of them."""
        self.values += [more[variable] for variable in range(len(self.values), self.engine.size)]

    def begin_with(self, values: Sequence[int]) -> None:
        """Take these for the first variables as a start, if the rules allow it."""
        start = time.monotonic()
        answer = self._keep(self.engine.complete(values, self.deadline))
        self._note("first roster", answer, start)

    @property
    def is_over(self) -> bool:
        """Whether time is up or somebody has stopped the search."""
        return self.engine.is_interrupted or time.monotonic() >= self.deadline

    def minimise(self, name: str, objective: Sequence[Term]) -> bool:
        """Make the values better; True if they are proved best."""
        return self.answer(name, objective).finding is Finding.BEST

    def answer(self, name: str, objective: Sequence[Term]) -> Answer:
        """The same, with all that was found out.

        Values that can't be better at all are not solved for again; those that turn out as
        good as the solver's own stay.
        """
        value = self._value(objective)
        if value is not None and value == self.engine.floor(objective):
            answer = Answer(Finding.BEST, self.values, value, value)
            self._note(name, answer, time.monotonic())
            return answer
        answer = self._solve(name, objective, None)
        if value is not None and answer.is_found and answer.objective >= value:
            return replace(answer, values=self.values, objective=value)
        return self._keep(answer)

    def _value(self, objective: Sequence[Term]) -> int | None:
        """What the values so far come to; None where they say nothing of it yet."""
        if not objective or any(variable >= len(self.values) for variable, _ in objective):
            return None
        return sum(factor * self.values[variable] for variable, factor in objective)

    def probe(self, name: str, effort: float) -> Finding:
        """Look for any values that meet all constraints, with bounded work."""
        return self._keep(self._solve(name, (), effort)).finding

    def bound(self, name: str, objective: Sequence[Term], effort: float) -> int:
        """A proved bound from below on an objective that is not pursued."""
        bound = self._solve(name, objective, effort).bound
        return self.engine.floor(objective) if bound is None else bound

    def _solve(self, name: str, objective: Sequence[Term], effort: float | None) -> Answer:
        if self.is_over:
            return Answer(Finding.NOTHING, (), 0, None)
        start = time.monotonic()
        answer = self.engine.solve(objective, self.values, self.deadline, effort)
        self._note(name, answer, start)
        return answer

    def _note(self, name: str, answer: Answer, start: float) -> None:
        seconds = time.monotonic() - start
        self.lines.append(f"{name}: {answer.finding.value}, {seconds:.2f} s")
        if self._tell is not None:
            self._tell(self.lines[-1])

    def _keep(self, answer: Answer) -> Answer:
        if answer.is_found:
            self.values = list(answer.values)
        return answer
