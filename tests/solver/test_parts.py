from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import pytest

from dutyplan.rules.base import Term
from dutyplan.solver import parts as module
from dutyplan.solver.answers import Answer, Finding
from dutyplan.solver.engine import Engine
from dutyplan.solver.neighbourhoods import Division, Neighbourhoods
from dutyplan.solver.parts import Improvement, Step
from tests.solver.models import least_costs, split_sums


def improvement(
    engine: Engine, division: Division, objective: list[Term], floor: int
) -> Improvement:
    values = list(engine.complete([1], math.inf).values)
    drawn = Neighbourhoods([division], 0)
    return Improvement(engine, drawn, objective, values, floor, math.inf)


def hard(floor: int = -1000) -> tuple[Engine, list[Term], Improvement]:
    engine, division, objective = split_sums()
    drawn = Neighbourhoods([division], 0)
    start = [1] + [0] * 60
    return engine, objective, Improvement(engine, drawn, objective, start, floor, math.inf)


def value(step: Step, objective: Sequence[Term]) -> int:
    return sum(factor * step.values[variable] for variable, factor in objective)


def test_parts_make_it_better() -> None:
    engine, objective, better = hard()
    steps = list(better.by_parts())
    reached = [value(step, objective) for step in steps]
    assert reached == sorted(reached, reverse=True)
    assert reached[-1] < -120
    assert reached[-1] >= engine.solve(objective, (), math.inf).objective
    assert len(set(reached[-module._PATIENCE - 1 :])) == 1
    # Every constraint is kept, and nothing stands for good.
    assert engine.complete(steps[-1].values, math.inf).is_found
    assert engine.solve(objective, (), math.inf).finding is Finding.BEST


def test_work_is_counted() -> None:
    _, _, better = hard()
    efforts = [step.effort for step in better.by_parts()]
    assert efforts == sorted(efforts)
    assert 0 < efforts[0] < efforts[-1]
    assert all(now - then <= 2 * module._PART_EFFORT for then, now in itertools.pairwise(efforts))


def test_the_same_steps_each_time() -> None:
    assert list(hard()[2].by_parts()) == list(hard()[2].by_parts())


def test_at_the_floor_it_is_settled() -> None:
    _, objective, better = hard(floor=-100)
    steps = list(better.by_parts())
    assert [step.is_settled for step in steps] == [False] * (len(steps) - 1) + [True]
    assert value(steps[-1], objective) <= -100 < value(steps[-2], objective)
    assert list(better.by_parts()) == []


def test_so_many_parts_at_most() -> None:
    _, _, better = hard()
    assert len(list(better.by_parts(3))) == 3
    assert list(hard()[2].by_parts(0)) == []


def test_parts_end_when_they_are_in_vain(monkeypatch: pytest.MonkeyPatch) -> None:
    engine, _, better = hard()
    monkeypatch.setattr(engine, "solve", lambda *_: Answer(Finding.NOTHING, (), 0, None))
    assert len(list(better.by_parts())) == module._PATIENCE


def test_an_interrupt_ends_it() -> None:
    engine, _, better = hard()
    steps = better.by_parts()
    next(steps)
    engine.is_interrupted = True
    assert list(steps) == []


def test_terms_are_raised_one_by_one() -> None:
    engine, division, terms = least_costs(4)
    better = improvement(engine, division, terms, 0)
    steps = list(better.by_parts_and_terms(12.0))
    assert steps[-1].is_settled
    assert value(steps[-1], terms) == 24
    assert steps[-1].lows == {variable: 2 for variable, _ in terms}
    grown = [len(step.lows) for step in steps]
    assert grown == sorted(grown)
    # The model knows nothing of it: whether it counts is for others to say.
    assert engine.floor(terms) == 0


def test_bounds_on_terms_add_to_what_else_is_known() -> None:
    engine, division, terms = least_costs(2)
    more = engine.integer(1, 4)
    gain = engine.boolean()
    better = improvement(engine, division, [*terms, (more, 5), (gain, -2)], 3)
    last = list(better.by_parts_and_terms(12.0))[-1]
    assert last.is_settled
    assert value(last, [*terms, (more, 5), (gain, -2)]) == 12 + 5 - 2


def test_too_many_terms_are_left_alone() -> None:
    engine, division, terms = least_costs(module._MOST_TERMS + 1)
    better = improvement(engine, division, terms, 0)
    steps = list(better.by_parts_and_terms(12.0))
    assert not steps[-1].is_settled
    assert steps[-1].lows == {}


def test_parts_and_terms_end_when_neither_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    engine, division, terms = least_costs(3)
    better = improvement(engine, division, terms, 0)
    monkeypatch.setattr(engine, "solve", lambda *_: Answer(Finding.NOTHING, (), 0, None))
    assert len(list(better.by_parts_and_terms(12.0))) == module._PATIENCE + 3


def test_parts_are_tried_again_once_more_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    engine, division, terms = least_costs(3)
    counts = [variable for variable, _ in terms]
    values = list(engine.complete([1], math.inf).values)
    for count in counts:
        values[count] = 5
    better = Improvement(engine, Neighbourhoods([division], 0), terms, values, 0, math.inf)

    def know_bounds(objective: Sequence[Term], *_: object) -> Answer:
        return Answer(Finding.NOTHING, (), 0, 2 if len(objective) == 1 else None)

    monkeypatch.setattr(engine, "solve", know_bounds)
    steps = list(better.by_parts_and_terms(12.0))
    assert len(steps) == 2 * (module._PATIENCE + 3)
    assert steps[-1].lows == dict.fromkeys(counts, 2)
