from __future__ import annotations

import math
import threading
import time
from typing import Any

import pytest
from ortools.sat.python import cp_model_helper as cp_sat

from dutyplan.rules.base import Term
from dutyplan.solver.answers import Finding
from dutyplan.solver.engine import Engine
from dutyplan.solver.stages import Stages
from dutyplan.solver.watching import Watch
from dutyplan.timing import Profile, Progress


class Hearer:
    """Keeps what it is told, but for the time."""

    def __init__(self) -> None:
        self.told: list[tuple[str, int | None, int | None]] = []

    def __call__(self, progress: Progress) -> None:
        assert progress.seconds >= 0
        self.told.append((progress.stage, progress.value, progress.bound))


@pytest.fixture
def hearer() -> Hearer:
    return Hearer()


def test_what_is_new_is_told_once(hearer: Hearer) -> None:
    watch = Watch(hearer)
    watch.begin("fairness")
    watch.found(12)
    watch.bounded(9)
    watch.tick()
    watch.tick()
    assert hearer.told == [("building", None, None), ("fairness", None, None), ("fairness", 12, 9)]


def test_only_what_is_better_counts(hearer: Hearer) -> None:
    watch = Watch(hearer)
    watch.begin("coverage")
    for value, bound in ((7, 2), (9, 1), (5, 3)):
        watch.found(value)
        watch.bounded(bound)
        watch.tick()
    assert hearer.told[2:] == [("coverage", 7, 2), ("coverage", 5, 3)]


def test_points_are_told_as_people_count_them(hearer: Hearer) -> None:
    watch = Watch(hearer)
    watch.begin("wishes", is_more_better=True)
    watch.found(-14)
    watch.bounded(-18)
    watch.tick()
    assert hearer.told[-1] == ("wishes", 14, 18)


def test_of_the_next_goal_nothing_is_known(hearer: Hearer) -> None:
    watch = Watch(hearer)
    watch.begin("coverage")
    watch.found(3)
    watch.begin("fairness")
    assert hearer.told[-1] == ("fairness", None, None)


def test_values_are_weighed_only_where_somebody_listens(hearer: Hearer) -> None:
    for watch, value in ((Watch(hearer), 3), (Watch(), None)):
        watch.begin("fairness")
        watch.see([7])
        assert watch.value is None
        watch.weigh(sum)
        watch.see([1, 2])
        assert watch.value == value


# -- one solve


def puzzle(engine: Engine) -> list[Term]:
    """An objective whose optimum, 10, takes a moment and several values."""
    numbers = [engine.integer(0, 40) for _ in range(12)]
    for i, one in enumerate(numbers):
        for other in numbers[i + 1 :]:
            truth = engine.boolean()
            engine.within([(one, 1), (other, -1), (truth, 99)], 1, None)
            engine.within([(other, 1), (one, -1), (truth, -99)], -98, None)
    return [(one, 1) for one in numbers]


def test_a_solve_tells_its_values_and_its_bound(hearer: Hearer) -> None:
    engine = Engine()
    engine.watch = Watch(hearer)
    objective = puzzle(engine)
    engine.watch.begin("coverage")
    engine.watch.measure(objective, lambda value: value + 100)
    answer = engine.solve(objective, (), math.inf)
    assert answer.finding is Finding.BEST
    assert answer.objective == sum(range(12))
    assert engine.watch.value == 100 + sum(range(12))
    # The very last bound comes with the answer.
    assert engine.watch.bound is not None
    assert 100 < engine.watch.bound <= engine.watch.value


def test_another_objective_says_nothing_of_the_goal(hearer: Hearer) -> None:
    engine = Engine()
    engine.watch = Watch(hearer)
    objective = puzzle(engine)
    engine.watch.begin("coverage")
    engine.watch.measure(objective, lambda value: value)
    engine.solve(list(objective), (), math.inf)
    engine.solve((), (), math.inf)
    assert (engine.watch.value, engine.watch.bound) == (None, None)


def test_where_something_is_held_the_bound_is_none(hearer: Hearer) -> None:
    engine = Engine()
    engine.watch = Watch(hearer)
    truth = engine.boolean()
    cost = engine.integer(0, 9)
    engine.within([(truth, 5), (cost, 1)], 5, None)
    objective = [(cost, 1)]
    engine.watch.begin("coverage")
    engine.watch.measure(objective, lambda value: value)
    engine.solve(objective, [1, 0, 9], math.inf, standing=[truth])
    assert (engine.watch.value, engine.watch.bound) == (5, None)


def test_a_solver_is_asked_for_nothing_that_nobody_hears(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Wrapper:
        def __init__(self) -> None:
            self._real = real()

        def __getattr__(self, name: str) -> Any:
            asked.append(name)
            return getattr(self._real, name)

    def ask(watch: Watch) -> set[str]:
        asked.clear()
        engine = Engine()
        engine.watch = watch
        objective = [(engine.boolean(), 1)]
        watch.measure(objective, lambda value: value)
        engine.solve(objective, (), math.inf)
        return set(asked) - {"set_parameters", "solve"}

    real = cp_sat.SolveWrapper
    monkeypatch.setattr(cp_sat, "SolveWrapper", Wrapper)
    assert ask(Watch()) == set()
    assert ask(Watch(lambda _: None)) == {"add_solution_callback", "add_best_bound_callback"}
    assert ask(Watch(None, Profile())) == {"add_log_callback"}


def test_listening_changes_nothing_that_is_found() -> None:
    answers = []
    for watch in (Watch(), Watch(lambda _: None, Profile())):
        engine = Engine()
        engine.watch = watch
        objective = puzzle(engine)
        watch.measure(objective, lambda value: value)
        answers.append(engine.solve(objective, (), math.inf))
    assert answers[0] == answers[1]
    assert answers[0].effort == answers[1].effort


def test_what_is_raised_in_the_solvers_thread_ends_nothing(hearer: Hearer) -> None:
    def fail(_: int) -> int:
        raise MemoryError

    engine = Engine()
    engine.watch = Watch(hearer)
    objective = puzzle(engine)
    engine.watch.begin("coverage")
    engine.watch.measure(objective, fail)
    assert engine.solve(objective, (), math.inf).finding is Finding.BEST
    assert (engine.watch.value, engine.watch.bound) == (None, None)


def test_a_solve_that_is_late_says_nothing_of_the_next_goal(hearer: Hearer) -> None:
    watch = Watch(hearer)
    objective: list[Term] = [(1, 1)]
    watch.begin("coverage")
    watch.measure(objective, lambda value: value)
    listener = watch.listen(objective)
    watch.begin("fairness")
    listener.value(3.0)
    listener.bound(1.0)
    assert (watch.value, watch.bound) == (None, None)


def test_bounds_are_whole_and_endless_ones_none(hearer: Hearer) -> None:
    watch = Watch(hearer)
    objective: list[Term] = [(1, 1)]
    watch.begin("coverage")
    watch.measure(objective, lambda value: value if value > 1 else None)
    listener = watch.listen(objective)
    known = []
    for bound in (-math.inf, 0.5, 2.3, 4.0000001):
        listener.bound(bound)
        known.append(watch.bound)
    assert known == [None, None, 3, 4]


def test_the_listener_is_told_by_the_thread_that_waits() -> None:
    threads = set()
    engine = Engine()
    engine.watch = Watch(lambda _: threads.add(threading.current_thread()))
    objective = puzzle(engine)
    engine.watch.measure(objective, lambda value: value)
    Stages(engine, math.inf).minimise("all", objective)
    assert threads == {threading.main_thread()}


# -- where the time goes


def test_the_solver_says_where_its_search_begins() -> None:
    for profile, is_heard in ((Profile(), True), (None, False)):
        engine = Engine()
        engine.watch = Watch(None, profile)
        running = engine.begin(puzzle(engine), (), math.inf, 10.0)
        assert engine.end(running).finding is Finding.BEST
        assert (running._listener._end_of_presolve is not None) is is_heard


def test_a_solve_that_never_comes_to_search_is_all_presolve() -> None:
    profile = Profile()
    listener = Watch(None, profile).listen(())
    listener.line("Starting presolve at 0.00s")
    with listener.waiting():
        time.sleep(0.02)
    seconds = profile.seconds()
    assert seconds["presolve"] > 0
    assert seconds["search"] == pytest.approx(0, abs=1e-3)
    listener.line("Starting search at 0.02s with 1 workers.")
    before = profile.seconds()["presolve"]
    with listener.waiting():
        time.sleep(0.02)
    assert profile.seconds()["search"] > 0.01
    assert profile.seconds()["presolve"] == before
