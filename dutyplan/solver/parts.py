"""Values that get better part by part, and bounds that rise term by term.

What is found here is found by small questions: a part of the roster is planned anew while all
else stands, or one of an objective's terms is minimised alone. Each answer is a step, with the
work that it took, so that another search can be set beside it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dutyplan.rules.base import Literal, Term
from dutyplan.solver.answers import Finding
from dutyplan.solver.engine import Engine
from dutyplan.solver.neighbourhoods import Neighbourhoods

_PART_EFFORT = 0.3
"""Work for one part."""
_PATIENCE = 5
"""So many parts in vain, one after another, and no more are tried."""
_MOST_TERMS = 12
"""So many terms of an objective, at most, are looked at one by one."""
_WEIGHT = 1.2
"""Seconds that a small question takes for each unit of work, where a large one takes one: most
of it goes into preparing the model, which is hardly counted."""


@dataclass(frozen=True, slots=True)
class Step:
    """What has been reached.

    Attributes
    ----------
    effort
        Work up to here, in units of a large question's.
    values
        The best so far.
    is_settled
        Whether nothing can be better.
    lows
        What some variables can't be below.
    """

    effort: float
    values: list[int]
    is_settled: bool
    lows: dict[Literal, int]


class Improvement:
    """Steps towards a better value of one objective.

    Parameters
    ----------
    objective
        A weighted sum to be made small.
    values
        To start from, one for each variable.
    floor
        What the objective can't be below.
    deadline
        In `time.monotonic` seconds.
    """

    def __init__(
        self,
        engine: Engine,
        neighbourhoods: Neighbourhoods,
        objective: Sequence[Term],
        values: list[int],
        floor: int,
        deadline: float,
    ) -> None:
        self._engine = engine
        self._neighbourhoods = neighbourhoods
        self._objective = objective
        self._values = values
        self._value = sum(factor * values[variable] for variable, factor in objective)
        self._floor = floor
        self._deadline = deadline
        self._lows: dict[Literal, int] = {}
        self._effort = 0.0

    @property
    def _is_at_an_end(self) -> bool:
        is_over = self._engine.is_stopped or time.monotonic() >= self._deadline
        return is_over or self._value <= self._floor

    def by_parts(self, most: int | None = None) -> Iterator[Step]:
        """Plan part after part anew, until that no longer helps, or so many at most."""
        num_in_vain = num_tried = 0
        while num_tried != most and num_in_vain < _PATIENCE and not self._is_at_an_end:
            standing = self._neighbourhoods.draw()
            answer = self._engine.solve(
                self._objective, self._values, self._deadline, _PART_EFFORT, standing
            )
            self._neighbourhoods.learn(answer.finding is Finding.BEST)
            num_tried += 1
            num_in_vain += 1
            if answer.is_found and answer.objective < self._value:
                self._values, self._value = list(answer.values), answer.objective
                num_in_vain = 0
            yield self._step(answer.effort)

    def by_parts_and_terms(self, effort: float) -> Iterator[Step]:
        """Parts and terms by turns, until neither helps.

        Parameters
        ----------
        effort
            Work for all terms together, each time.
        """
        before = None
        while before != (self._value, self._floor) and not self._is_at_an_end:
            before = self._value, self._floor
            yield from self.by_parts()
            if not self._is_at_an_end:
                yield from self._by_terms(effort / _MOST_TERMS)

    def _by_terms(self, effort: float) -> Iterator[Step]:
        """Find how low each term can be by itself, of the few that are not at their lowest.

        A sum of costs for several people may leave the solver without any bound worth having,
        though each of them alone is soon settled.
        """
        high = [
            (variable, factor)
            for variable, factor in self._objective
            if factor > 0 and self._values[variable] > self._low(variable)
        ]
        if len(high) > _MOST_TERMS or len(self._objective) == 1:
            return
        for variable, _factor in high:
            answer = self._engine.solve([(variable, 1)], self._values, self._deadline, effort)
            if answer.bound is not None and answer.bound > self._low(variable):
                self._lows[variable] = answer.bound
                self._floor = max(self._floor, self._least())
            yield self._step(answer.effort)

    def _low(self, variable: Literal) -> int:
        return self._lows.get(variable, self._engine.lowest(variable))

    def _least(self) -> int:
        """What the objective can't be below, for all that is known of its terms."""
        raised = (
            factor * (self._lows[variable] - self._engine.lowest(variable))
            for variable, factor in self._objective
            if variable in self._lows
        )
        return self._engine.floor(self._objective) + sum(raised)

    def _step(self, effort: float) -> Step:
        self._effort += _WEIGHT * effort
        is_settled = self._value <= self._floor
        return Step(self._effort, self._values, is_settled, dict(self._lows))
