"""What is asked of HiGHS, and what becomes of answers that are wrong or never come."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.oracle.highs import model as model_module
from tests.oracle.highs.model import InfeasibleError, Model, Sum, UndecidedError
from tests.oracle.highs.process import Worker, WorkerError

QUESTION = {
    "columns": [[0, 5]],
    "rows": [[3, None, [0], [2]]],
    "costs": [1],
    "seconds": 10,
    "seed": 0,
}


class Pretender:
    """Gives the answers that it was told, one after the other."""

    def __init__(self, *answers: dict[str, Any]) -> None:
        self.answers = list(answers)

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        return self.answers.pop(0)


def two_of_three() -> tuple[Model, list[int]]:
    model = Model()
    three = [model.binary() for _ in range(3)]
    model.within([(one, 1) for one in three], 2, None)
    return model, three


def pretend(
    monkeypatch: pytest.MonkeyPatch, status: str, values: Any = (), bound: Any = None, **more: Any
) -> Pretender:
    """Put one answer in the place of HiGHS, and those that are to come after it."""
    first = {"status": status, "values": list(values), "bound": bound}
    pretender = Pretender(first, *more.get("then", []))
    monkeypatch.setattr(model_module, "worker", lambda: pretender)
    return pretender


def test_the_least_of_a_sum() -> None:
    model, (one, other, third) = two_of_three()
    assert model.minimise(Sum([(one, 3), (other, 1), (third, 1), (other, 1)], 10), 10) == 13
    assert [model.values[place] for place in (one, other, third)] == [0, 1, 1]
    model.within([(one, 1)], 1, None)
    assert model.minimise(Sum([(one, 3), (other, 2), (third, 1)], 10), 10) == 14


def test_a_model_without_a_solution() -> None:
    model, three = two_of_three()
    model.within([(one, 1) for one in three], None, 1)
    with pytest.raises(InfeasibleError):
        model.minimise(Sum([]), 10)
    empty = Model()
    empty.within([], 1, None)
    with pytest.raises(InfeasibleError):
        empty.minimise(Sum([]), 10)


def test_a_question_that_takes_too_long_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    model, three = two_of_three()
    pretend(monkeypatch, status="time limit reached", values=[0, 1, 1, 1], bound=0.0)
    with pytest.raises(UndecidedError):
        model.minimise(Sum([(one, 1) for one in three]), 10)


@pytest.mark.parametrize(
    ("values", "bound", "message"),
    [
        ([0, 1, 0, 0], 1.0, "breaks a row"),
        ([0, 2, 0, 0], 2.0, "breaks a row"),
        ([0, 1, 1, 1], 2.0, "2.0, 3"),
        ([0, 1, 1, 0], None, "no bound"),
    ],
    ids=["a row", "a variable", "not the least", "no bound"],
)
def test_an_answer_that_is_wrong_is_found_out(
    values: list[int], bound: float | None, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    model, three = two_of_three()
    pretend(monkeypatch, status="optimal", values=values, bound=bound)
    with pytest.raises(AssertionError, match=message):
        model.minimise(Sum([(one, 1) for one in three]), 10)


def test_a_value_is_the_least_once_nothing_better_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    model, three = two_of_three()
    pretender = pretend(
        monkeypatch,
        status="optimal",
        values=[0, 1, 1, 1],
        bound=3.0,
        then=[
            {"status": "optimal", "values": [0, 1, 0, 1], "bound": 2.0},
            {"status": "infeasible", "values": [], "bound": None},
        ],
    )
    num_rows = len(model.rows)
    assert model.minimise(Sum([(one, 1) for one in three], 5), 10) == 7
    assert model.values == [0, 1, 0, 1]
    assert not pretender.answers
    assert len(model.rows) == num_rows


def test_an_end_that_nobody_expects_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, status="memory limit reached")
    with pytest.raises(AssertionError, match="memory limit"):
        two_of_three()[0].minimise(Sum([]), 10)


def test_a_process_that_died_is_started_anew() -> None:
    worker = Worker()
    try:
        assert worker.ask(QUESTION)["values"] == [2]
        first = worker._process
        assert first is not None
        first.kill()
        with pytest.raises(WorkerError, match="ended with status"):
            worker.ask(QUESTION)
        assert worker.ask(QUESTION)["values"] == [2]
        assert worker._process is not first
    finally:
        worker.close()


def test_a_process_that_hangs_is_stopped(tmp_path: Path) -> None:
    program = tmp_path / "hangs.py"
    program.write_text("import time\ntime.sleep(600)\n", encoding="utf-8")
    worker = Worker(program, grace=0.1)
    with pytest.raises(WorkerError, match="ended with status"):
        worker.ask(QUESTION | {"seconds": 0})


def test_a_process_that_fails_is_no_answer(tmp_path: Path) -> None:
    program = tmp_path / "fails.py"
    program.write_text("raise SystemExit(3)\n", encoding="utf-8")
    with pytest.raises(WorkerError, match="status"):
        Worker(program).ask(QUESTION)
    assert Worker(program).close() is None
