"""The one file that touches CP-SAT: it fills the model message and has it solved.

It uses the compiled layer under OR-Tools' public Python interface, which takes a twentieth of
the time to import; the project pins OR-Tools to one minor version for it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from math import ceil, inf

from ortools.sat.python import cp_model_helper as cp_sat

from dutyplan.rules.base import Literal, Term
from dutyplan.solver.answers import Answer, Finding
from dutyplan.solver.watching import Listener, Watch

_POLL_SECONDS = 0.25
_LATE_SECONDS = 0.25
"""So long after its time a solve is told to stop: presolve does not always look at the clock."""
_LOST_SECONDS = 0.75
"""So long after its time nobody waits for it any more."""
_LOOK_AT_CLOCK = 256
"""Not with every new variable, but with one of so many."""
_WHOLE = 2
"""All of the model goes into the linear relaxation: sums of people are what proofs need."""
MAX_OBJECTIVE = 10**13
"""CP-SAT keeps objectives exact well beyond this."""


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
        self._latest = deadline + _LATE_SECONDS
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

    def implies(self, cause: Literal, effect: Literal) -> None:
        """Where the one holds, so does the other."""
        constraint = self._model.constraints.add()
        constraint.enforcement_literal.append(cause)
        constraint.bool_and.literals.append(effect)

    def within(self, terms: Sequence[Term], low: int | None, high: int | None) -> None:
        """The weighted sum lies from `low` to `high`."""
        self._insist_on_time()
        linear = self._model.constraints.add().linear
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

        Notes
        -----
        An interrupt stops the search, keeps what was found and sets `is_interrupted`.
        """
        self._set_objective(objective)
        self._set_hint(hint)
        parameters = self._parameters(deadline)
        parameters.linearization_level = linearization
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

    def complete(self, values: Sequence[int], deadline: float) -> Answer:
        """Find values for all variables, those of the first ones being given."""
        self._set_objective(())
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


class Running:
    """A solve in a thread of its own, so that interrupts reach the one that waits for it.

    Parameters
    ----------
    model
        Not to be changed before the solve has ended.
    listener
        Hears what the solver says meanwhile.

    Attributes
    ----------
    is_out_of_memory
        Whether memory ran out, so that nothing is known.
    is_lost
        Whether it was not waited for, long after its time was up.
    """

    def __init__(
        self,
        model: cp_sat.CpModelProto,
        parameters: cp_sat.SatParameters,
        listener: Listener,
    ) -> None:
        self.model = model
        self.is_out_of_memory = False
        self.is_lost = False
        self._listener = listener
        self._deadline = time.monotonic() + parameters.max_time_in_seconds
        parameters.log_search_progress = listener.hears_lines
        parameters.log_to_stdout = False
        self._wrapper = cp_sat.SolveWrapper()
        self._wrapper.set_parameters(parameters)
        self._attach()
        self._responses: list[cp_sat.CpSolverResponse] = []
        self._error: Exception | None = None
        self._is_done = threading.Event()
        self._thread = threading.Thread(target=self._solve, daemon=True)

    def _attach(self) -> None:
        """Let the listener hear what it asks for, and no more: each call costs a moment."""
        self._values = _Values(self._listener)  # the solver itself does not keep it alive
        if self._listener.hears_values:
            self._wrapper.add_solution_callback(self._values)
        if self._listener.hears_bounds:
            self._wrapper.add_best_bound_callback(self._listener.bound)
        if self._listener.hears_lines:
            self._wrapper.add_log_callback(self._listener.line)

    def start(self) -> None:
        """Begin."""
        try:
            self._thread.start()
        except RuntimeError as error:  # Python's word for a thread that found no room
            raise MemoryError from error

    @property
    def is_started(self) -> bool:
        """Whether it has begun."""
        return self._thread.ident is not None

    @property
    def answer(self) -> Answer | None:
        """What it has found, once it has ended."""
        if not self._is_done.is_set():
            return None
        return self._answer()

    def stop(self) -> None:
        """Let it end soon, with what it has found."""
        self._wrapper.stop_search()

    def wait(self) -> Answer:
        """The answer, when it has ended."""
        # Not Thread.join: interrupted, it takes the thread for ended (CPython before 3.13). And
        # not without a timeout: on Windows no interrupt would get through.
        with self._listener.waiting():
            while not self.is_lost and not self._is_done.wait(_POLL_SECONDS):
                self._listener.tick()
                late = time.monotonic() - self._deadline
                if late > _LATE_SECONDS:
                    self.stop()
                self.is_lost = late > _LOST_SECONDS
        return self._answer()

    def _answer(self) -> Answer:
        if self._error is not None:
            raise self._error
        if not self._responses:
            return Answer(Finding.NOTHING, (), 0, None)
        return _answer(self._responses[0], self.model.has_objective())

    def _solve(self) -> None:
        try:
            self._responses.append(self._wrapper.solve(self.model))  # type: ignore[no-untyped-call]
        except MemoryError:
            self.is_out_of_memory = True
        except Exception as error:
            self._error = error
        finally:
            self._is_done.set()


class _Values(cp_sat.SolutionCallback):
    """Called by the solver whenever it finds values."""

    def __init__(self, listener: Listener) -> None:
        super().__init__()
        self._listener = listener

    def OnSolutionCallback(self) -> None:  # noqa: N802, the solver's own name
        self._listener.value(self.ObjectiveValue())


def _answer(response: cp_sat.CpSolverResponse, has_objective: bool) -> Answer:
    values = list(response.solution)
    status = response.status
    if status == cp_sat.INFEASIBLE:
        finding = Finding.NONE
    elif status == cp_sat.OPTIMAL or (status == cp_sat.FEASIBLE and not has_objective):
        finding = Finding.BEST
    elif status == cp_sat.FEASIBLE:
        finding = Finding.SOME
    elif status == cp_sat.UNKNOWN:
        finding = Finding.NOTHING
    else:
        raise RuntimeError(f"the solver refused the model: {status}")
    if not has_objective:
        return Answer(finding, values, 0, 0, response.deterministic_time)
    objective = round(response.objective_value) if values else 0
    # A solve that never came to search says 0, whatever it should minimise.
    never_began = status == cp_sat.UNKNOWN and response.best_objective_bound == 0
    bound = None if never_began else _whole_bound(response.best_objective_bound)
    return Answer(finding, values, objective, bound, response.deterministic_time)


def _whole_bound(bound: float) -> int | None:
    # An unfinished solve may know nothing at all of the bound.
    if not abs(bound) < MAX_OBJECTIVE * 10:
        return None
    # Whole numbers of that size are exact; a bit less than one is a matter of scaling.
    return ceil(bound - 0.01)
