"""The model of CP-SAT: this file fills its message and has it solved, by `running.py`.

It uses the compiled layer under OR-Tools' public Python interface, which takes a twentieth of
the time to import; the project pins OR-Tools to one minor version for it.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from math import inf

from ortools.sat.python import cp_model_helper as cp_sat

from dutyplan.rules.base import Literal, Term
from dutyplan.solver.answers import Answer
from dutyplan.solver.running import LATE_SECONDS, Running
from dutyplan.solver.watching import Listener, Watch

_LOOK_AT_CLOCK = 256
"""Not with every new variable, but with one of so many."""
_WHOLE = 2
"""All of the model goes into the linear relaxation: sums of people are what proofs need."""

_LITTLE_WORK = 0.5
"""In the solver's deterministic unit: some seconds at worst, mostly a hundredth."""


class OutOfTimeError(Exception):
    """Time was up long ago, and the model is still being built."""


class Engine:
    """A model that grows, and is solved again and again.

    Parameters
    ----------
    seed
        Of the solver's random numbers. With one worker the same calls give the same answers.
    num_workers
        Threads of the solver.
    deadline
        Until when the model may be built, in `time.monotonic` seconds.

    Attributes
    ----------
    watch
        Hears what each solve says while it goes on.
    is_interrupted, is_out_of_memory
        Why no more is solved, if so.
    spent
        Work that all solves took, in the solver's deterministic unit.
    """

    def __init__(self, seed: int = 0, num_workers: int = 1, deadline: float = inf) -> None:
        self._latest = deadline + LATE_SECONDS
        self.watch = Watch()
        self._model = cp_sat.CpModelProto()
        self._seed = seed
        self._num_workers = num_workers
        self._lowest: list[int] = []
        self._highest: list[int] = []
        self.is_interrupted = False
        self.is_out_of_memory = False
        self.spent = 0.0
        # A model without a variable has no values, which would look like no answer.
        self.integer(1, 1)

    def integer(self, low: int, high: int) -> Literal:
        """A new whole number."""
        if not len(self._highest) % _LOOK_AT_CLOCK:
            self._insist_on_time()
        self._model.variables.add().domain.extend([low, high])
        self._lowest.append(low)
        self._highest.append(high)
        return len(self._highest) - 1

    @property
    def is_stopped(self) -> bool:
        """Whether no more is to be solved."""
        return self.is_interrupted or self.is_out_of_memory

    def raise_if_stopped(self) -> None:
        """Pass on why no more is solved, for those who ask another engine next.

        Raises
        ------
        KeyboardInterrupt, MemoryError
            Whatever stopped a solve.
        """
        if self.is_interrupted:
            raise KeyboardInterrupt
        if self.is_out_of_memory:
            raise MemoryError

    @property
    def size(self) -> int:
        """How many variables there are."""
        return len(self._highest)

    def floor(self, objective: Sequence[Term]) -> int:
        """What a weighted sum can't be below, whatever the constraints."""
        return sum(
            factor * (self._lowest if factor > 0 else self._highest)[variable]
            for variable, factor in objective
        )

    def lowest(self, variable: Literal) -> int:
        """What a variable can't be below."""
        return self._lowest[variable]

    def highest(self, variable: Literal) -> int:
        """What a variable can't be above."""
        return self._highest[variable]

    def raise_lowest(self, variable: Literal, low: int) -> None:
        """Let a variable be no lower than this from now on."""
        self._lowest[variable] = max(low, self._lowest[variable])
        self._set_domain(variable, self._lowest[variable], self._highest[variable])

    def boolean(self) -> Literal:
        """A new truth."""
        return self.integer(0, 1)

    def at_most_one(self, literals: list[Literal]) -> None:
        """No two of them."""
        self._model.constraints.add().at_most_one.literals.extend(literals)

    def implies(self, cause: Literal, effect: Literal, *also: Literal) -> None:
        """Where the one holds, and all of `also`, so does the other."""
        constraint = self._model.constraints.add()
        constraint.enforcement_literal.extend([cause, *also])
        constraint.bool_and.literals.append(effect)

    def within(
        self,
        terms: Sequence[Term],
        low: int | None,
        high: int | None,
        only_if: Literal | None = None,
    ) -> None:
        """The weighted sum lies from `low` to `high`, if need be only where a literal holds."""
        self._insist_on_time()
        constraint = self._model.constraints.add()
        if only_if is not None:
            constraint.enforcement_literal.append(only_if)
        linear = constraint.linear
        linear.vars.extend([variable for variable, _ in terms])
        linear.coeffs.extend([factor for _, factor in terms])
        linear.domain.extend([-(2**62) if low is None else low, 2**62 if high is None else high])

    def _insist_on_time(self) -> None:
        if time.monotonic() > self._latest:
            raise OutOfTimeError

    def cap(self, variable: Literal, high: int | None) -> None:
        """Lower the upper end of a variable that starts at 0; None puts it back."""
        self._set_domain(variable, 0, self._highest[variable] if high is None else high)

    def _set_domain(self, variable: Literal, low: int, high: int) -> None:
        domain = self._model.variables[variable].domain
        domain.clear()
        domain.extend([low, high])

    def solve(
        self,
        objective: Sequence[Term],
        hint: Sequence[int],
        deadline: float,
        effort: float | None = None,
        standing: Sequence[Literal] = (),
        linearization: int = _WHOLE,
        is_from_below: bool = False,
    ) -> Answer:
        """Minimise, or only find values where `objective` is empty.

        Parameters
        ----------
        hint
            Values to start from, for the first variables.
        deadline
            In `time.monotonic` seconds.
        effort
            Stop after so much work too, in the solver's own deterministic unit (about a
            second), which does not depend on the machine's load.
        standing
            Truths that keep the value that the hint gives them; what is left is taken for a
            small question, and less time goes into preparing it.
        linearization
            How much of the model goes into the linear relaxation, from 0 to 2.
        is_from_below
            As for `begin`.

        Notes
        -----
        An interrupt stops the search, keeps what was found and sets `is_interrupted`.
        """
        self._set_objective(objective)
        self._set_hint(hint)
        parameters = self._parameters(deadline)
        parameters.linearization_level = linearization
        parameters.use_objective_lb_search = is_from_below
        if effort is not None:
            parameters.max_deterministic_time = effort
        if not standing:
            return self._run(parameters, self.watch.listen(objective))
        parameters.cp_model_probing_level = 0
        parameters.symmetry_level = 0
        parameters.max_presolve_iterations = 1
        for literal in standing:
            self._set_domain(literal, hint[literal], hint[literal])
        try:
            return self._run(parameters, self.watch.listen(objective, is_whole=False))
        finally:
            for literal in standing:
                self._set_domain(literal, self._lowest[literal], self._highest[literal])

    def begin(
        self,
        objective: Sequence[Term],
        hint: Sequence[int],
        deadline: float,
        effort: float,
        is_from_below: bool = False,
        lows: Mapping[Literal, int] | None = None,
    ) -> Running:
        """Start a solve of the model as it stands now, beside whatever follows.

        What comes into the model later is nothing to it. `end` waits for the answer.

        Parameters
        ----------
        objective, hint, deadline, effort
            As for `solve`.
        is_from_below
            Look for a value as low as the bound, and raise the bound where there is none: there
            are hardly any values before the end, but it comes sooner.
        lows
            What some variables can't be below, in this solve alone.
        """
        self._set_objective(objective)
        self._set_hint(hint)
        parameters = self._parameters(deadline)
        parameters.max_deterministic_time = effort
        parameters.use_objective_lb_search = is_from_below
        model = cp_sat.CpModelProto()
        model.copy_from(self._model)
        for variable, low in (lows or {}).items():
            model.variables[variable].domain[0] = low
        running = Running(model, parameters, self.watch.listen(objective))
        try:
            running.start()
        except KeyboardInterrupt:
            self.is_interrupted = True
            running.stop()
            if not running.is_started:  # it would be waited for in vain
                raise
        return running

    def end(self, running: Running) -> Answer:
        """Wait for what was begun; an interrupt stops it."""
        try:
            return self._wait(running)
        except KeyboardInterrupt:
            self.is_interrupted = True
            running.stop()
            return self._wait(running)

    def complete(
        self, values: Sequence[int], deadline: float, objective: Sequence[Term] = ()
    ) -> Answer:
        """Find values for all variables, those of the first ones being given."""
        self._set_objective(objective)
        self._set_hint(values)
        parameters = self._parameters(deadline)
        parameters.fix_variables_to_their_hinted_value = True
        return self._run(parameters, self.watch.listen(()))

    def find(self, deadline: float, effort: float) -> Answer:
        """Find any values at all, by propagation and conflicts alone, with bounded work.

        Where there are many of them, this takes a small part of the time of `solve`, whose
        linear relaxation is for proofs.
        """
        self._set_objective(())
        self._set_hint(())
        parameters = self._parameters(deadline)
        parameters.max_deterministic_time = effort
        parameters.linearization_level = 0
        return self._run(parameters, self.watch.listen(()))

    def suppose(self, truths: Sequence[Literal], deadline: float, effort: float = inf) -> Answer:
        """Find values with which all these truths hold, or else some that can't hold together.

        The model as it stands is mostly enough, and propagation and conflicts alone; what they do
        not settle with little work is prepared and taken into the linear relaxation as usual, with
        no more work than `effort`.

        Notes
        -----
        The solver names a core only without an objective and with one worker; of a model that its
        preparations refute it names none.
        """
        self._set_objective(())
        self._set_hint(())
        self._model.assumptions.extend(list(truths))
        try:
            quick = self._parameters(deadline)
            quick.cp_model_presolve = False
            quick.linearization_level = 0
            quick.max_deterministic_time = _LITTLE_WORK
            answer = self._run(quick, self.watch.listen(()))
            if answer.is_settled or self.is_stopped:
                return answer
            whole = self._parameters(deadline)
            if effort < inf:
                whole.max_deterministic_time = effort
            return self._run(whole, self.watch.listen(()))
        finally:
            self._model.assumptions.clear()

    def _parameters(self, deadline: float) -> cp_sat.SatParameters:
        parameters = cp_sat.SatParameters()
        parameters.num_workers = self._num_workers
        parameters.random_seed = self._seed
        parameters.catch_sigint_signal = False
        parameters.linearization_level = _WHOLE
        parameters.max_time_in_seconds = max(deadline - time.monotonic(), 0.001)
        return parameters

    def _set_objective(self, objective: Sequence[Term]) -> None:
        self._model.clear_objective()
        if objective:
            self._model.objective.vars.extend([variable for variable, _ in objective])
            self._model.objective.coeffs.extend([factor for _, factor in objective])

    def _set_hint(self, hint: Sequence[int]) -> None:
        self._model.clear_solution_hint()
        if hint:
            self._model.solution_hint.vars.extend(list(range(len(hint))))
            self._model.solution_hint.values.extend(list(hint))

    def _run(self, parameters: cp_sat.SatParameters, listener: Listener) -> Answer:
        running = Running(self._model, parameters, listener)
        try:
            running.start()
            return self._wait(running)
        except KeyboardInterrupt:
            self.is_interrupted = True
            running.stop()
            if not running.is_started:  # it would be waited for in vain
                raise
            return self._wait(running)

    def drop(self) -> None:
        """Give the memory of the model back; nothing can be solved after that."""
        self._model = cp_sat.CpModelProto()

    def _wait(self, running: Running) -> Answer:
        answer = running.wait()
        self.spent += answer.effort
        self.is_out_of_memory |= running.is_out_of_memory
        if running.is_lost and running.model is self._model:
            # It may still be read, so no more is written to it.
            self._model = cp_sat.CpModelProto()
            self._model.copy_from(running.model)
        return answer
