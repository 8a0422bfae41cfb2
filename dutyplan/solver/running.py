"""One solve of CP-SAT in a thread of its own: how it is started, stopped, heard and waited for."""

from __future__ import annotations

import threading
import time
from math import ceil

from ortools.sat.python import cp_model_helper as cp_sat

from dutyplan.solver.answers import Answer, Finding
from dutyplan.solver.watching import Listener

_POLL_SECONDS = 0.25
LATE_SECONDS = 0.25
"""So long after its time a solve is told to stop: presolve does not always look at the clock."""
_LOST_SECONDS = 0.75
"""So long after its time nobody waits for it any more."""
MAX_OBJECTIVE = 10**13
"""CP-SAT keeps objectives exact well beyond this."""


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
                if late > LATE_SECONDS:
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
        core = tuple(response.sufficient_assumptions_for_infeasibility)
        return Answer(finding, values, 0, 0, response.deterministic_time, core)
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
