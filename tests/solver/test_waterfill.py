from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from dutyplan.solver import waterfill
from dutyplan.solver.levels import Load
from dutyplan.solver.waterfill import water_fill


def load(most: int, owed: Fraction | int = 0, step: int = 1, lift: Fraction | int = 10) -> Load:
    """Up to `most`; a unit is worth `lift` tenths, halves rounded up."""

    def tenths(units: int) -> int:
        return (lift * (units - Fraction(owed)) + Fraction(1, 2)).__floor__()

    return Load([], range(0, most + 1, step), tenths)


def test_the_lowest_are_filled_first() -> None:
    loads = [load(9), load(9, 2), load(9, 5)]
    assert water_fill(loads, 1, 4) == [0, 1, 3]
    assert water_fill(loads, 1, 0) == [0, 0, 0]
    assert water_fill(loads, 1, 20) == [5, 6, 9]


def test_nobody_is_filled_beyond_the_most() -> None:
    loads = [load(1, 9), load(0, 9), load(9)]
    assert water_fill(loads, 1, 4) == [1, 0, 3]
    assert water_fill(loads, 1, 10) == [1, 0, 9]
    assert water_fill(loads, 1, 11) is None


def test_of_steps_that_end_alike_the_shorter_is_taken() -> None:
    # In steps of 1.5 tenths: -1, 1, 2 and 0, 1, 3 and 0, 2, 3.
    early, middle, late = (load(2, Fraction(owed, 3), lift=Fraction(3, 2)) for owed in (2, 1, 0))
    ladders = [[one.tenths(at) for at in range(3)] for one in (early, middle, late)]
    assert ladders == [[-1, 1, 2], [0, 1, 3], [0, 2, 3]]
    assert water_fill([early, middle], 1, 1) == [0, 1]
    assert water_fill([middle, late], 1, 3) == [1, 2]
    assert water_fill([early, late], 1, 2) == [2, 0]


def test_loads_are_multiples_of_the_step() -> None:
    loads = [load(8, 0, 4), load(8, 2, 4)]
    assert water_fill(loads, 4, 12) == [4, 8]
    assert water_fill(loads, 4, 10) is None


def test_a_step_that_may_not_be_felt_is_left_alone() -> None:
    assert water_fill([load(3), load(3)], 1, 2) == [1, 1]
    slow = Load([], range(4), lambda units: units // 2)
    assert water_fill([load(3), slow], 1, 2) is None


def test_too_many_steps_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert water_fill([load(9)], 1, 4) == [4]
    monkeypatch.setattr(waterfill, "_MOST_STEPS", 3)
    assert water_fill([load(9)], 1, 3) == [3]
    assert water_fill([load(9)], 1, 4) is None


def test_nobody_carries_nothing() -> None:
    assert water_fill([], 1, 0) == []
    assert water_fill([], 1, 1) is None


def balances(loads: list[Load], units: tuple[int, ...]) -> list[int]:
    levels = (load.tenths(own) for load, own in zip(loads, units, strict=True))
    return sorted(levels, reverse=True)


def rounded(numerator: int, denominator: int, offset: int) -> Callable[[int], int]:
    return lambda units: (numerator * units + offset) // denominator


@st.composite
def drawn_loads(draw: st.DrawFn, step: int) -> list[Load]:
    """Up to four people, of whom some are lifted by less than a tenth here and there."""
    num = draw(st.integers(1, 4))
    denominator = draw(st.integers(1, 3 * step))
    return [
        Load(
            [],
            range(0, step * draw(st.integers(0, 4)) + 1, step),
            rounded(draw(st.sampled_from([2, 3, 3])), denominator, draw(st.integers(-20, 20))),
        )
        for _ in range(num)
    ]


@settings(max_examples=400, deadline=None)
@given(st.integers(1, 3), st.data())
def test_no_others_are_fairer(step: int, data: st.DataObject) -> None:
    loads = data.draw(drawn_loads(step), label="loads")
    total = data.draw(st.integers(0, 4 * step * len(loads)), label="total")
    ways = [units for units in product(*(load.reachable for load in loads)) if sum(units) == total]
    is_felt = all(
        load.tenths(at) < load.tenths(at + step) for load in loads for at in load.reachable[:-1]
    )
    found = water_fill(loads, step, total)
    event(f"{'felt' if is_felt else 'not felt'}, {'some' if ways else 'no'} ways")
    if not ways or not is_felt:
        assert found is None
        return
    assert found is not None
    assert tuple(found) in ways
    assert balances(loads, tuple(found)) == min(balances(loads, units) for units in ways)
