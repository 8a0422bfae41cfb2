"""One solve after another on the same model, keeping the best values and the time.

A later stage starts from the values of the one before and may never lose what was held. Where
a first try proves nothing, there is another with more work, and small steps beside it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import inf

from dutyplan.rules.base import Literal, Term
from dutyplan.solver.answers import Answer, Finding
from dutyplan.solver.contest import contend
from dutyplan.solver.diary import Diary
from dutyplan.solver.engine import Engine
from dutyplan.solver.neighbourhoods import Division, Neighbourhoods
from dutyplan.solver.parts import Improvement, Step
from dutyplan.solver.running import Running

# Work is in the solver's own deterministic unit, a second or so of a fast machine.
_FIRST_EFFORT = 0.25
"""Work for the first try at a whole objective."""
_MORE_EFFORT = 40
"""How much more the next try gets."""
_SECOND_EFFORT = 1.5
"""How much more than that a try gets from better values."""


class Stages:
    """The course of a search.

    Parameters
    ----------
    deadline
        In `time.monotonic` seconds.
    diary
        Told of each stage.
    divisions
        Ways to divide the literals of a roster into parts, by which values can be improved;
        without any the whole is always solved.
    seed
        Of what parts are drawn.
    most_effort
        Work that all solves together may take, in the solver's deterministic unit; None for any.

    Attributes
    ----------
    watch
        Told of the goal that is pursued, and of what is found out about it.
    values
        The best values so far; empty before there are any.
    is_covered
        Whether nobody is missing in them, and nobody may be from here on.
    """

    def __init__(
        self,
        engine: Engine,
        deadline: float,
        diary: Diary | None = None,
        divisions: Sequence[Division] = (),
        seed: int = 0,
        most_effort: float | None = None,
    ) -> None:
        self.engine = engine
        self.watch = engine.watch
        self.values: list[int] = []
        self.is_covered = False
        self.deadline = deadline
        self._diary = diary or Diary()
        self._divisions = divisions
        self._seed = seed
        self._most_effort = most_effort
        self._num_improvements = 0

    def extend(self, more: Mapping[Literal, int]) -> None:
        """Give values to variables that were added since the last solve, all of them."""
        self.values += [more[variable] for variable in range(len(self.values), self.engine.size)]

    def begin_with(self, values: Sequence[int], objective: Sequence[Term] = ()) -> None:
        """Take these for the first variables as a start, if the rules allow it.

        Parameters
        ----------
        objective
            The others get the values that are best for this.
        """
        start = time.monotonic()
        answer = self._keep(self.engine.complete(values, self.deadline, objective))
        self._note("first roster", answer.finding, start)

    @property
    def lines(self) -> list[str]:
        """What was done, a line each, with its time."""
        return self._diary.lines

    @property
    def is_over(self) -> bool:
        """Whether time is up, work is used up, or somebody has stopped the search."""
        is_late = time.monotonic() >= self.deadline
        return self.engine.is_stopped or is_late or self._effort_left() <= 0

    def _effort_left(self) -> float:
        return inf if self._most_effort is None else self._most_effort - self.engine.spent

    def minimise(self, name: str, objective: Sequence[Term], least: int | None = None) -> bool:
        """Make the values better; True if they are proved best."""
        return self.answer(name, objective, least).finding is Finding.BEST

    def attempt(self, name: str, objective: Sequence[Term], effort: float) -> bool:
        """Make the values best, with bounded work; what is not proved best is let go."""
        answer = self._solve(name, objective, effort)
        if answer.finding is not Finding.BEST:
            return False
        self._take(answer, objective)
        return True

    def answer(self, name: str, objective: Sequence[Term], least: int | None = None) -> Answer:
        """The same, with all that was found out.

        Values that can't be better at all are not solved for again; those that turn out as
        good as the solver's own stay.

        Parameters
        ----------
        least
            What the objective can't be below, where more is known than the model says.
        """
        if not objective:
            return self._take(self._solve(name, objective, None), objective)
        self._value_new_variables()
        floor = self.engine.floor(objective)
        if least is not None:
            floor = max(floor, least)
        if not self._divisions and self._value(objective) != floor:
            return self._take(self._solve(name, objective, None), objective)
        if self._value(objective) == floor:
            self._note(name, Finding.BEST, time.monotonic())
            return Answer(Finding.BEST, self.values, floor, floor)
        effort = _FIRST_EFFORT
        answer = self._take(self._solve(name, objective, effort), objective)
        floor = self._floor(objective, floor, answer)
        while not answer.is_settled and self._value(objective) != floor and not self.is_over:
            effort *= _MORE_EFFORT
            answer = self._answer_by_both(name, objective, floor, effort)
            floor = self._floor(objective, floor, answer)
        # One question may find what only another one has proved to be the least.
        finding = Finding.BEST if self._value(objective) == floor else answer.finding
        return replace(answer, finding=finding, bound=floor)

    def _floor(self, objective: Sequence[Term], before: int, answer: Answer) -> int:
        """What the objective can't be below, for all that is known by now."""
        known = max(before, self.engine.floor(objective))
        return known if answer.bound is None else max(known, answer.bound)

    def _answer_by_both(
        self, name: str, objective: Sequence[Term], floor: int, effort: float
    ) -> Answer:
        """Solve the whole, and beside it improve the values by parts and terms."""
        if not self.values:
            return self._take(self._solve(name, objective, effort), objective)
        start = time.monotonic()
        outcome = contend(
            self.engine,
            self._from_below(objective),
            self._seen(self._improvement(objective, floor).by_parts_and_terms(effort)),
            effort,
            lambda step: self.engine.begin(
                objective, step.values, self.deadline, _SECOND_EFFORT * effort, lows=step.lows
            ),
        )
        if outcome.step is not None:
            self.values = outcome.step.values
        value = self._value(objective) or 0
        answer = Answer(Finding.BEST, self.values, value, value)
        if outcome.answer is not None:
            answer = self._take(outcome.answer, objective)
        if outcome.second is not None:
            second = self._take(outcome.second, objective)
            bounds = [one.bound for one in (answer, second) if one.bound is not None]
            answer = replace(second, bound=max(bounds, default=None))
        if not answer.is_settled and outcome.step is not None:
            for variable, low in outcome.step.lows.items():
                self.engine.raise_lowest(variable, low)
        self._note(f"{name}, by parts too", answer.finding, start)
        return answer

    def reach(
        self,
        name: str,
        excess: Sequence[Term],
        begin: Callable[[float], Running],
        effort: float,
        most_parts: int,
    ) -> Finding:
        """Look for values that make `excess` 0.

        Parameters
        ----------
        excess
            A weighted sum that is never negative.
        begin
            Starts the question whether there are any, with bounded work.
        effort
            The bound.
        most_parts
            So many parts are planned anew meanwhile, at most.

        Returns
        -------
        BEST where they are found and NONE where there are none.
        """
        start = time.monotonic()
        improvement = self._improvement(excess, 0)
        steps = improvement.by_parts(most_parts if self._divisions else 0)
        outcome = contend(self.engine, begin, self._seen(steps), effort)
        if outcome.step is not None:
            self.values = outcome.step.values
        finding = Finding.BEST
        if outcome.answer is not None:
            finding = self._keep(outcome.answer).finding
        self._note(f"{name}, by parts too", finding, start)
        return finding

    def _from_below(self, objective: Sequence[Term]) -> Callable[[float], Running]:
        values = self.values
        return lambda effort: self.engine.begin(
            objective, values, self.deadline, effort, is_from_below=True
        )

    def _seen(self, steps: Iterator[Step]) -> Iterator[Step]:
        """The same steps; each shows how far the search has come."""
        for step in steps:
            self.watch.see(step.values)
            yield step

    def _improvement(self, objective: Sequence[Term], floor: int) -> Improvement:
        """What is drawn depends on how many there were before, and on nothing else."""
        self._num_improvements += 1
        drawn = Neighbourhoods(self._divisions, f"{self._seed} {self._num_improvements}")
        return Improvement(self.engine, drawn, objective, self.values, floor, self.deadline)

    def value(self, objective: Sequence[Term]) -> None:
        """Give what came into the model since the last solve the values that are best for this."""
        if 0 < len(self.values) < self.engine.size and not self.is_over:
            self._keep(self.engine.complete(self.values, self.deadline, objective))

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

    def hold(self, name: str, wanted: Mapping[Literal, int], effort: float) -> bool:
        """Look for values of which some are given, with bounded work; True if there are any.

        With less in the linear relaxation first, and then with all.
        """
        hint = [wanted.get(variable, value) for variable, value in enumerate(self.values)]
        standing = list(wanted)
        start = time.monotonic()
        for level in (1, 2):
            answer = self.engine.solve(
                (), hint, self.deadline, effort, standing=standing, linearization=level
            )
            if answer.is_settled:
                break
        self._note(name, answer.finding, start)
        return self._keep(answer).is_found

    def bound(self, name: str, objective: Sequence[Term], effort: float) -> int:
        """A proved bound from below on an objective that is not pursued."""
        bound = self._solve(name, objective, effort).bound
        return self.engine.floor(objective) if bound is None else bound

    def _solve(self, name: str, objective: Sequence[Term], effort: float | None) -> Answer:
        if self.is_over:
            return Answer(Finding.NOTHING, (), 0, None)
        start = time.monotonic()
        left = self._effort_left()
        most = left if effort is None else min(effort, left)
        bounded = None if most == inf else most
        answer = self.engine.solve(objective, self.values, self.deadline, bounded)
        self._note(name, answer.finding, start)
        return answer

    def _note(self, name: str, finding: Finding, start: float) -> None:
        self._diary.note(name, finding.value, start)
        self.watch.tick()

    def _keep(self, answer: Answer) -> Answer:
        if answer.is_found:
            self.values = list(answer.values)
        return answer
