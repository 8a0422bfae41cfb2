"""One solve after another on the same model, keeping the best values and the time.

A later stage starts from the values of the one before and may never lose what was held. Where
a first try proves nothing, values are improved by parts and tried again with more work, by turns.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dutyplan.rules.base import Literal, Term
from dutyplan.solver.engine import Answer, Engine, Finding
from dutyplan.solver.neighbourhoods import Neighbourhoods

# Work is in the solver's own deterministic unit, a second or so of a fast machine.
_FIRST_EFFORT = 0.5
"""Work for the first try at a whole objective."""
_MORE_EFFORT = 3
"""How much more the next try gets."""
_PART_EFFORT = 0.3
"""Work for one part."""
_PATIENCE = 8
"""So many parts in vain, one after another, and the whole is tried again."""
_MOST_PARTS = 1000
_MOST_TERMS = 12
"""So many terms of an objective, at most, are looked at one by one."""


class Stages:
    """The course of a search.

    Parameters
    ----------
    deadline
        In `time.monotonic` seconds.
    tell
        Told of each line of `lines` as it is written.
    neighbourhoods
        Parts by which values can be improved; without any the whole is always solved.

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
        self,
        engine: Engine,
        deadline: float,
        tell: Callable[[str], None] | None = None,
        neighbourhoods: Neighbourhoods | None = None,
    ) -> None:
        self.engine = engine
        self.values: list[int] = []
        self.is_covered = False
        self.lines: list[str] = []
        self.deadline = deadline
        self._tell = tell
        self._neighbourhoods = neighbourhoods

    def extend(self, more: Mapping[Literal, int]) -> None:
        """Give values to variables that were added since the last solve, all of them."""
        self.values += [more[variable] for variable in range(len(self.values), self.engine.size)]

    def begin_with(self, values: Sequence[int]) -> None:
        """Take these for the first variables as a start, if the rules allow it."""
        start = time.monotonic()
        answer = self._keep(self.engine.complete(values, self.deadline))
        self._note("first roster", answer.finding, start)

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
        if not objective or self._neighbourhoods is None:
            return self._take(self._solve(name, objective, None), objective)
        self._value_new_variables()
        floor = self.engine.floor(objective)
        effort = _FIRST_EFFORT
        while self._value(objective) != floor:
            answer = self._take(self._solve(name, objective, effort), objective)
            if answer.bound is not None:
                floor = max(floor, answer.bound)
            if answer.finding in (Finding.BEST, Finding.NONE) or self.is_over:
                return replace(answer, bound=floor)
            self.improve(name, objective, floor)
            self._raise_terms(name, objective, 2 * effort)
            floor = max(floor, self.engine.floor(objective))
            effort *= _MORE_EFFORT
        self._note(name, Finding.BEST, time.monotonic())
        return Answer(Finding.BEST, self.values, floor, floor)

    def improve(
        self, name: str, objective: Sequence[Term], floor: int, most: int = _MOST_PARTS
    ) -> None:
        """Plan part after part anew, until the values are at `floor` or that no longer helps.

        Parameters
        ----------
        floor
            What the objective can't be below.
        most
            How many parts at most.
        """
        value, num_in_vain, start = self._value(objective), 0, time.monotonic()
        if value is None or self._neighbourhoods is None:
            return
        for _ in range(most):
            if value == floor or num_in_vain == _PATIENCE or self.is_over:
                break
            standing = self._neighbourhoods.draw()
            answer = self.engine.solve(
                objective, self.values, self.deadline, _PART_EFFORT, standing
            )
            self._neighbourhoods.learn(answer.finding is Finding.BEST)
            num_in_vain += 1
            if answer.is_found and answer.objective < value:
                self._keep(answer)
                value, num_in_vain = answer.objective, 0
        finding = Finding.BEST if value == floor else Finding.SOME
        self._note(f"{name} by parts", finding, start)

    def _raise_terms(self, name: str, objective: Sequence[Term], effort: float) -> None:
        """Find how low each term can be by itself, of the few that are not at their lowest.

        A sum of costs for several people may leave the solver without any bound worth having,
        though each of them alone is soon settled.
        """
        high = [
            variable
            for variable, factor in objective
            if factor > 0 and self.values and self.values[variable] > self.engine.lowest(variable)
        ]
        if not 0 < len(high) <= _MOST_TERMS or len(objective) == 1 or self.is_over:
            return
        start = time.monotonic()
        for variable in high:
            answer = self.engine.solve([(variable, 1)], self.values, self.deadline, effort)
            if answer.bound is not None:
                self.engine.raise_lowest(variable, answer.bound)
        self._note(f"{name} term by term", Finding.SOME, start)

    def _value_new_variables(self) -> None:
        """Give some values to what came into the model since the last solve."""
        if 0 < len(self.values) < self.engine.size and not self.is_over:
            self._keep(self.engine.complete(self.values, self.deadline))

    def _take(self, answer: Answer, objective: Sequence[Term]) -> Answer:
        """Keep what was found if it is better; of two that are as good the first one stays."""
        value = self._value(objective)
        if value is None or (answer.is_found and answer.objective < value):
            return self._keep(answer)
        finding = Finding.SOME if answer.finding is Finding.NOTHING else answer.finding
        return Answer(finding, self.values, value, answer.bound)

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
        self._note(name, answer.finding, start)
        return answer

    def _note(self, name: str, finding: Finding, start: float) -> None:
        seconds = time.monotonic() - start
        self.lines.append(f"{name}: {finding.value}, {seconds:.2f} s")
        if self._tell is not None:
            self._tell(self.lines[-1])

    def _keep(self, answer: Answer) -> Answer:
        if answer.is_found:
            self.values = list(answer.values)
        return answer
