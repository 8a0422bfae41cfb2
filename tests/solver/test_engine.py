from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version

import pytest
from ortools.sat.python import cp_model_helper as cp_sat

from dutyplan.solver import running as running_module
from dutyplan.solver.answers import Answer, Finding
from dutyplan.solver.engine import Engine
from dutyplan.solver.running import MAX_OBJECTIVE

FOREVER = float("inf")


@pytest.fixture
def engine() -> Engine:
    return Engine()


def hard(engine: Engine) -> list[tuple[int, int]]:
    """A market split: values are at hand at once, and the best would take hours."""
    chance = random.Random(5)
    literals = [engine.boolean() for _ in range(40)]
    misses = []
    for _ in range(5):
        factors = [chance.randrange(100) for _ in literals]
        over, under = engine.integer(0, 10**6), engine.integer(0, 10**6)
        half = sum(factors) // 2
        terms = [*zip(literals, factors, strict=True), (over, 1), (under, -1)]
        engine.within(terms, half, half)
        misses += [(over, 1), (under, 1)]
    return misses


def test_variables_count_up_and_have_values(engine: Engine) -> None:
    one, two = engine.integer(3, 5), engine.boolean()
    answer = engine.solve((), (), FOREVER)
    assert answer.is_found
    assert two == one + 1
    assert len(answer.values) == two + 1
    assert 3 <= answer.values[one] <= 5


def test_a_model_without_variables_has_an_answer(engine: Engine) -> None:
    assert engine.solve((), (), FOREVER).finding is Finding.BEST


def test_at_most_one(engine: Engine) -> None:
    literals = [engine.boolean() for _ in range(3)]
    engine.at_most_one(literals)
    best = engine.solve([(one, -1) for one in literals], (), FOREVER)
    assert (best.finding, best.objective, best.bound) == (Finding.BEST, -1, -1)
    engine.within([(one, 1) for one in literals], 2, None)
    assert engine.solve((), (), FOREVER).finding is Finding.NONE


def test_implies(engine: Engine) -> None:
    cause, effect = engine.boolean(), engine.boolean()
    engine.implies(cause, effect)
    assert engine.solve([(effect, 1), (cause, -2)], (), FOREVER).objective == -1
    assert engine.solve([(effect, -1), (cause, 2)], (), FOREVER).objective == -1
    engine.within([(cause, 1)], 1, 1)
    engine.within([(effect, 1)], 0, 0)
    assert engine.solve((), (), FOREVER).finding is Finding.NONE


def test_what_stands_keeps_its_value_for_one_solve(engine: Engine) -> None:
    one, two, three = (engine.boolean() for _ in range(3))
    engine.at_most_one([one, two])
    gain = [(one, -2), (two, -3), (three, -1)]
    part = engine.solve(gain, [1, 1, 0, 0], FOREVER, standing=[one])
    assert (part.finding, part.objective, part.bound) == (Finding.BEST, -3, -3)
    assert (part.values[one], part.values[two], part.values[three]) == (1, 0, 1)
    part = engine.solve(gain, [1, 0, 0, 0], FOREVER, standing=[two, three])
    assert part.objective == -2
    assert engine.solve(gain, (), FOREVER).objective == -4


def test_what_stands_against_the_constraints_has_no_answer(engine: Engine) -> None:
    one, two = engine.boolean(), engine.boolean()
    engine.within([(one, 1), (two, 1)], 1, 1)
    assert engine.solve([(one, 1)], [1, 0, 0], FOREVER, standing=[one, two]).finding is Finding.NONE
    assert engine.solve([(one, 1)], [1, 0, 0], FOREVER).finding is Finding.BEST


def test_a_variable_is_no_lower_from_then_on(engine: Engine) -> None:
    one = engine.integer(0, 9)
    truth = engine.boolean()
    assert engine.lowest(one) == 0
    engine.raise_lowest(one, 4)
    engine.raise_lowest(one, 2)
    engine.raise_lowest(truth, 1)
    assert engine.lowest(one) == 4
    assert engine.floor([(one, 3), (truth, 2)]) == 14
    # Not even after a solve in which it stood.
    engine.solve((), [1, 4, 1], FOREVER, standing=[truth])
    assert engine.solve([(one, 1), (truth, 1)], (), FOREVER).objective == 5


def test_a_solve_that_never_began_knows_no_bound(engine: Engine) -> None:
    literals = [engine.boolean() for _ in range(60)]
    for first in range(0, 60, 3):
        engine.within([(one, 2) for one in literals[first : first + 5]], None, 5)
    answer = engine.solve([(one, -1) for one in literals], (), FOREVER, effort=1e-9)
    assert (answer.finding, answer.bound) == (Finding.NOTHING, None)


def test_a_large_bound_is_exact(engine: Engine) -> None:
    one = engine.integer(1_764_331_623_495, MAX_OBJECTIVE - 1)
    answer = engine.solve([(one, 1)], (), FOREVER)
    assert answer.objective == answer.bound == 1_764_331_623_495


def test_within(engine: Engine) -> None:
    one, two = engine.integer(0, 9), engine.integer(0, 9)
    engine.within([(one, 2), (two, -3)], -4, 5)
    engine.within([(one, 1), (two, 1)], 7, None)
    engine.within([(one, 1), (two, 1)], None, 13)
    least = engine.solve([(one, 1)], (), FOREVER)
    most = engine.solve([(one, -1)], (), FOREVER)
    assert (least.objective, most.objective) == (4, -8)
    assert -4 <= 2 * least.values[one] - 3 * least.values[two] <= 5


def test_a_sum_of_nothing(engine: Engine) -> None:
    engine.within([], 0, None)
    assert engine.solve((), (), FOREVER).is_found
    engine.within([], 1, None)
    assert engine.solve((), (), FOREVER).finding is Finding.NONE


def test_a_cap_is_put_on_and_taken_off(engine: Engine) -> None:
    one = engine.integer(0, 7)
    assert engine.solve([(one, -1)], (), FOREVER).objective == -7
    engine.cap(one, 3)
    assert engine.solve([(one, -1)], (), FOREVER).objective == -3
    engine.cap(one, 0)
    assert engine.solve([(one, -1)], (), FOREVER).objective == 0
    engine.cap(one, None)
    assert engine.solve([(one, -1)], (), FOREVER).objective == -7


def test_the_floor_of_a_sum_knows_no_constraints(engine: Engine) -> None:
    one, two = engine.integer(2, 7), engine.integer(1, 3)
    engine.within([(one, 1), (two, -2)], 1, None)
    assert engine.floor([(one, 3), (two, -2)]) == 6 - 6
    assert engine.floor([]) == 0
    assert engine.solve([(one, 3), (two, -2)], (), FOREVER).objective == 7


def test_an_objective_does_not_stay(engine: Engine) -> None:
    one = engine.integer(2, 7)
    assert engine.solve([(one, 1)], (), FOREVER).objective == 2
    answer = engine.solve((), (), FOREVER)
    assert (answer.finding, answer.objective, answer.bound) == (Finding.BEST, 0, 0)
    assert engine.solve([(one, -1)], (), FOREVER).objective == -7


def test_to_look_for_any_values_is_no_search_for_the_best(engine: Engine) -> None:
    assert engine.solve(hard(engine), (), FOREVER, effort=0.05).finding is Finding.SOME
    start = time.monotonic()
    assert engine.solve((), (), start + 20).finding is Finding.BEST
    assert time.monotonic() - start < 10


def test_any_values_are_found_without_a_bound_on_anything(engine: Engine) -> None:
    one, two = engine.boolean(), engine.boolean()
    engine.within([(one, 1), (two, 1)], 1, 1)
    engine.implies(one, two)
    # An objective and a hint of an earlier solve mean nothing to it.
    engine.solve([(two, -1)], [1, 1, 0], FOREVER)
    answer = engine.find(FOREVER, 1.0)
    assert (answer.finding, answer.objective) == (Finding.BEST, 0)
    assert (answer.values[one], answer.values[two]) == (0, 1)
    engine.within([(two, 1)], 0, 0)
    assert engine.find(FOREVER, 1.0).finding is Finding.NONE


def test_what_is_to_be_found_may_take_so_much_work_and_no_more(engine: Engine) -> None:
    hard(engine)
    assert engine.find(FOREVER, 0.0).finding is Finding.NOTHING


def test_what_is_supposed_holds_or_is_named(engine: Engine) -> None:
    one, two, three, four = (engine.boolean() for _ in range(4))
    engine.at_most_one([one, two])
    answer = engine.suppose([one, three], FOREVER)
    assert (answer.finding, answer.core) == (Finding.BEST, ())
    assert (answer.values[one], answer.values[three]) == (1, 1)
    answer = engine.suppose([four, one, three, two], FOREVER)
    assert (answer.finding, answer.values) == (Finding.NONE, [])
    assert set(answer.core) == {one, two}
    # It was supposed for that one question, whatever was asked before and after.
    engine.solve([(three, -1)], (), FOREVER)
    assert engine.suppose([two], FOREVER).values[two] == 1
    assert engine.solve([(two, 1)], (), FOREVER).objective == 0
    assert engine.find(FOREVER, 1.0).core == ()


def test_more_people_than_places_are_refuted_by_sums(engine: Engine) -> None:
    """Conflicts alone need far too many steps here: one goes into each of too few holes."""
    people = [[engine.boolean() for _ in range(13)] for _ in range(14)]
    is_meant = engine.boolean()
    for own in people:
        engine.within([(on, 1) for on in own], 1, None, only_if=is_meant)
    for place in range(13):
        engine.within([(own[place], 1) for own in people], None, 1, only_if=is_meant)
    answer = engine.suppose([is_meant], time.monotonic() + 60)
    assert answer.finding is Finding.NONE
    assert engine.spent < 10


def test_without_time_nothing_is_known_of_what_is_supposed(engine: Engine) -> None:
    people = [[engine.boolean() for _ in range(13)] for _ in range(14)]
    for own in people:
        engine.within([(on, 1) for on in own], 1, None)
    for place in range(13):
        engine.within([(own[place], 1) for own in people], None, 1)
    answer = engine.suppose([people[0][0]], time.monotonic())
    assert (answer.finding, answer.core) == (Finding.NOTHING, ())


def test_the_ends_of_a_variable(engine: Engine) -> None:
    one, two = engine.integer(3, 8), engine.boolean()
    assert [engine.lowest(one), engine.highest(one)] == [3, 8]
    assert [engine.lowest(two), engine.highest(two)] == [0, 1]


def test_a_hint_that_leads_nowhere_does_no_harm(engine: Engine) -> None:
    one, two = engine.boolean(), engine.boolean()
    engine.within([(one, 1), (two, 1)], 1, 1)
    wrong = engine.solve([(one, 1)], [1, 1, 1], FOREVER)
    assert (wrong.finding, wrong.objective) == (Finding.BEST, 0)
    assert engine.solve([(one, 1)], [1, 1], FOREVER).finding is Finding.BEST


def test_values_that_are_begun_are_completed_or_refused(engine: Engine) -> None:
    one, two, three = (engine.integer(0, 9) for _ in range(3))
    engine.within([(one, 1), (two, 1)], 5, 5)
    engine.within([(two, 1), (three, -1)], 0, 0)
    answer = engine.complete([1, 2], FOREVER)
    assert (answer.finding, list(answer.values)) == (Finding.BEST, [1, 2, 3, 3])
    assert engine.complete([1, 7], FOREVER).finding is Finding.NONE
    assert engine.solve([(one, -1)], (), FOREVER).objective == -5


def test_none(engine: Engine) -> None:
    one = engine.boolean()
    engine.within([(one, 2)], 1, 1)
    answer = engine.solve([(one, 1)], (), FOREVER)
    assert answer.finding is Finding.NONE
    assert not answer.is_found
    assert list(answer.values) == []


def test_some_when_time_is_up(engine: Engine) -> None:
    start = time.monotonic()
    answer = engine.solve(hard(engine), (), start + 0.5)
    assert time.monotonic() - start < 10
    assert answer.finding is Finding.SOME
    assert answer.is_found
    assert answer.bound is not None
    assert 0 <= answer.bound < answer.objective
    assert not engine.is_interrupted


def test_nothing_without_time_or_work() -> None:
    for deadline, effort in [(time.monotonic() - 1, None), (FOREVER, 1e-9)]:
        engine = Engine()
        engine.within(hard(engine), 0, 0)
        answer = engine.solve((), (), deadline, effort)
        assert answer == Answer(Finding.NOTHING, [], 0, 0)


def test_bounded_work_ends_at_the_same_place_each_time() -> None:
    answers = []
    for _ in range(2):
        engine = Engine(seed=3)
        answers.append(engine.solve(hard(engine), (), FOREVER, effort=0.2))
    assert answers[0].finding is Finding.SOME
    assert answers[0] == answers[1]


def test_the_same_calls_give_the_same_values() -> None:
    answers = []
    for _ in range(2):
        engine = Engine(seed=11)
        literals = [engine.boolean() for _ in range(60)]
        for i in range(0, 60, 3):
            engine.within([(one, 1) for one in literals[i : i + 7]], 2, 3)
        answers.append(engine.solve([(one, i % 5) for i, one in enumerate(literals)], (), FOREVER))
    assert answers[0] == answers[1]


def test_another_seed_gives_other_values_as_good() -> None:
    found = set()
    for seed in range(8):
        engine = Engine(seed)
        literals = [engine.boolean() for _ in range(60)]
        for i in range(0, 60, 3):
            engine.within([(one, 1) for one in literals[i : i + 7]], 2, 3)
        answer = engine.solve([(one, 1) for one in literals], (), FOREVER)
        assert answer.finding is Finding.BEST
        found.add((answer.objective, tuple(answer.values)))
    assert len({objective for objective, _ in found}) == 1
    assert len(found) > 1


def test_several_workers_find_the_same_objective() -> None:
    engine = Engine(num_workers=2)
    literals = [engine.boolean() for _ in range(12)]
    engine.within([(one, i + 1) for i, one in enumerate(literals)], 30, 30)
    answer = engine.solve([(one, 1) for one in literals], (), FOREVER)
    assert (answer.finding, answer.objective) == (Finding.BEST, 3)


def test_large_objectives_stay_exact(engine: Engine) -> None:
    one, two = engine.boolean(), engine.boolean()
    engine.within([(one, 1), (two, 1)], 1, 2)
    answer = engine.solve([(one, MAX_OBJECTIVE - 1), (two, MAX_OBJECTIVE - 2)], (), FOREVER)
    assert (answer.objective, answer.bound) == (MAX_OBJECTIVE - 2, MAX_OBJECTIVE - 2)


def test_a_model_that_makes_no_sense_is_no_answer(engine: Engine) -> None:
    engine.within([(99, 1)], 0, 1)
    with pytest.raises(RuntimeError, match="the solver refused the model"):
        engine.solve((), (), FOREVER)


@pytest.mark.parametrize(
    ("bound", "whole"),
    [(0.0, 0), (2.0, 2), (2.0000001, 2), (2.4, 3), (-2.0, -2), (-2.9, -2),
     (float("-inf"), None), (float("inf"), None),
     (float("nan"), None)],
)  # fmt: skip
def test_bounds_are_whole(bound: float, whole: int | None) -> None:
    assert running_module._whole_bound(bound) == whole


# -- beside whatever follows


def test_what_is_begun_knows_nothing_of_what_comes_later(engine: Engine) -> None:
    one, two = engine.boolean(), engine.boolean()
    engine.within([(one, 1), (two, 1)], 1, None)
    running = engine.begin([(one, 1), (two, 2)], (), FOREVER, 10.0)
    engine.within([(two, 1)], 1, 1)
    assert engine.solve([(one, 2), (two, 1)], (), FOREVER).objective == 1
    answer = engine.end(running)
    assert (answer.finding, answer.objective, answer.bound) == (Finding.BEST, 1, 1)
    assert running.answer == answer
    assert answer.is_settled


def test_from_below_and_with_higher_lows(engine: Engine) -> None:
    one, two = engine.integer(0, 9), engine.integer(0, 9)
    engine.within([(one, 1), (two, 1)], 5, None)
    objective = [(one, 1), (two, 3)]
    below = engine.end(engine.begin(objective, (), FOREVER, 10.0, is_from_below=True))
    assert (below.finding, below.objective) == (Finding.BEST, 5)
    raised = engine.end(engine.begin(objective, (), FOREVER, 10.0, lows={two: 2}))
    assert (raised.finding, raised.objective) == (Finding.BEST, 9)
    assert engine.lowest(two) == 0


def test_what_is_begun_can_be_stopped(engine: Engine) -> None:
    running = engine.begin(hard(engine), (), FOREVER, 1e6)
    assert running.answer is None
    running.stop()
    answer = engine.end(running)
    assert not answer.is_settled
    assert not engine.is_interrupted
    assert 0 <= answer.effort < 1e6


def test_an_interrupt_stops_what_was_begun(engine: Engine, interrupt: threading.Timer) -> None:
    running = engine.begin(hard(engine), (), time.monotonic() + 60, 1e6)
    interrupt.start()
    answer = engine.end(running)
    assert engine.is_interrupted
    assert not answer.is_settled


# -- what ends a solve from outside


class Wrapper:
    """Stands for the solver; `solve` is set by each test."""

    def __init__(self) -> None:
        self.stops: list[float] = []

    def set_parameters(self, parameters: object) -> None:
        pass

    def stop_search(self) -> None:
        self.stops.append(time.monotonic())


def solver_that(monkeypatch: pytest.MonkeyPatch, solve: Callable[[Wrapper], object]) -> None:
    monkeypatch.setattr(Wrapper, "solve", lambda self, _: solve(self), raising=False)
    monkeypatch.setattr(cp_sat, "SolveWrapper", Wrapper)


def fail(error: Exception) -> object:
    raise error


def test_a_solver_that_runs_out_of_memory_knows_nothing(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    solver_that(monkeypatch, lambda _: fail(MemoryError("std::bad_alloc")))
    answer = engine.solve((), (), FOREVER)
    assert answer == Answer(Finding.NOTHING, (), 0, None)
    assert engine.is_out_of_memory
    assert engine.is_stopped
    assert not engine.is_interrupted


def test_a_thread_that_finds_no_room_is_a_lack_of_memory(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = RuntimeError("can't start new thread")
    monkeypatch.setattr(threading.Thread, "start", lambda _: fail(error))
    with pytest.raises(MemoryError):
        engine.solve((), (), FOREVER)


def test_any_other_fault_of_the_solver_is_one(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    solver_that(monkeypatch, lambda _: fail(ValueError("what now")))
    with pytest.raises(ValueError, match="what now"):
        engine.solve((), (), FOREVER)


def test_a_solver_that_is_late_is_stopped_and_then_left_alone(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go = threading.Event()
    made: list[Wrapper] = []

    def hang(wrapper: Wrapper) -> None:
        made.append(wrapper)
        let_go.wait(60)

    solver_that(monkeypatch, hang)
    before = engine._model
    answer = engine.solve((), (), time.monotonic())
    let_go.set()
    assert answer.finding is Finding.NOTHING
    assert made[0].stops
    assert not engine.is_stopped
    # What still reads the model may go on reading it.
    assert engine._model is not before
    assert str(engine._model) == str(before)


# Thread.join, interrupted, takes the thread for ended (CPython gh-90882, until 3.13).


@pytest.fixture
def pythons_interrupt() -> Iterator[None]:
    """Interrupts as usual, also where the tests run in the background, which ignores them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def interrupt(pythons_interrupt: None) -> Iterator[threading.Timer]:
    """Sends an interrupt to this process after a while, once started."""
    timer = threading.Timer(0.7, os.kill, (os.getpid(), signal.SIGINT))
    yield timer
    timer.cancel()


@pytest.mark.usefixtures("pythons_interrupt")
def test_an_interrupt_is_still_pythons_after_a_solve(engine: Engine) -> None:
    engine.solve([(engine.boolean(), 1)], (), FOREVER)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)


def test_an_interrupt_keeps_what_was_found(engine: Engine, interrupt: threading.Timer) -> None:
    objective = hard(engine)
    start = time.monotonic()
    interrupt.start()
    answer = engine.solve(objective, (), start + 60)
    assert engine.is_interrupted
    assert answer.finding is Finding.SOME
    assert len(answer.values) == engine.boolean()
    assert time.monotonic() - start < 30


def test_an_interrupt_before_anything_is_found(engine: Engine, interrupt: threading.Timer) -> None:
    engine.within(hard(engine), 0, 0)
    interrupt.start()
    answer = engine.solve((), (), time.monotonic() + 60)
    assert engine.is_interrupted
    assert answer.finding is Finding.NOTHING


class TestTheCompiledLayer:
    """What `engine.py` uses of it; a failure here says what moved when OR-Tools' pin does."""

    def test_the_version(self) -> None:
        assert version("ortools").split(".")[:2] == ["9", "15"]

    def test_the_names(self) -> None:
        names = ("CpModelProto", "SatParameters", "SolveWrapper", "CpSolverResponse",
                 "OPTIMAL", "FEASIBLE", "INFEASIBLE", "UNKNOWN", "MODEL_INVALID")  # fmt: skip
        assert [name for name in names if not hasattr(cp_sat, name)] == []

    def test_the_fields_of_a_model(self) -> None:
        model = cp_sat.CpModelProto()
        model.variables.add().domain.extend([0, 1])
        model.variables[0].domain.clear()
        model.variables[0].domain.extend([0, 2])
        model.constraints.add().at_most_one.literals.extend([0])
        implication = model.constraints.add()
        implication.enforcement_literal.append(0)
        implication.bool_and.literals.append(0)
        linear = model.constraints.add().linear
        linear.vars.extend([0])
        linear.coeffs.extend([1])
        linear.domain.extend([-(2**62), 2**62])
        model.objective.vars.extend([0])
        model.objective.coeffs.extend([1])
        model.clear_objective()
        assert list(model.objective.vars) == []
        model.solution_hint.vars.extend([0])
        model.solution_hint.values.extend([1])
        model.clear_solution_hint()
        assert list(model.solution_hint.vars) == []
        assert list(model.variables[0].domain) == [0, 2]

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("num_workers", 2),
            ("random_seed", 7),
            ("catch_sigint_signal", False),
            ("max_time_in_seconds", 1.5),
            ("max_deterministic_time", 2.5),
            ("fix_variables_to_their_hinted_value", True),
            ("cp_model_presolve", False),
            ("linearization_level", 0),
        ],
    )
    def test_the_parameters(self, name: str, value: object) -> None:
        parameters = cp_sat.SatParameters()
        setattr(parameters, name, value)
        assert getattr(parameters, name) == value

    def test_the_answer(self) -> None:
        wrapper = cp_sat.SolveWrapper()
        parameters = cp_sat.SatParameters()
        parameters.catch_sigint_signal = False
        wrapper.set_parameters(parameters)
        model = cp_sat.CpModelProto()
        model.variables.add().domain.extend([4, 6])
        model.objective.vars.extend([0])
        model.objective.coeffs.extend([1])
        response = wrapper.solve(model)  # type: ignore[no-untyped-call]
        assert response.status == cp_sat.OPTIMAL
        assert list(response.solution) == [4]
        assert (response.objective_value, response.best_objective_bound) == (4.0, 4.0)
        assert callable(wrapper.stop_search)

    def test_what_is_supposed(self) -> None:
        wrapper = cp_sat.SolveWrapper()
        parameters = cp_sat.SatParameters()
        parameters.catch_sigint_signal = False
        parameters.num_workers = 1
        parameters.cp_model_presolve = False
        wrapper.set_parameters(parameters)
        model = cp_sat.CpModelProto()
        for _ in range(3):
            model.variables.add().domain.extend([0, 1])
        model.constraints.add().at_most_one.literals.extend([0, 2])
        model.assumptions.extend([0, 1, 2])
        response = wrapper.solve(model)  # type: ignore[no-untyped-call]
        assert response.status == cp_sat.INFEASIBLE
        assert set(response.sufficient_assumptions_for_infeasibility) == {0, 2}
        model.assumptions.clear()
        assert list(model.assumptions) == []
