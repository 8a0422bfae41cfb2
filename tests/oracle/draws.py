"""Small helpers for random plans."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.oracle import vocabulary
from tests.oracle.duties import Data

SELDOM = st.sampled_from([False, False, False, True])


def maybe(strategy: st.SearchStrategy[Any], *, often: int = 1) -> st.SearchStrategy[Any]:
    """None, or `often` times as likely a value."""
    return st.one_of(st.none(), *[strategy] * often)


def few(values: list[Any], most: int, *, least: int = 1) -> st.SearchStrategy[list[Any]]:
    """A list of distinct values, `least` at least."""
    places = st.integers(0, len(values) - 1)
    chosen = st.lists(places, min_size=least, max_size=min(most, len(values)), unique=True)
    return chosen.map(lambda numbers: [values[number] for number in numbers])


def present(values: Data) -> Data:
    """Without the keys behind which nothing stands."""
    return {key: value for key, value in values.items() if value not in (None, {}, [])}


def with_cost(line: Data) -> st.SearchStrategy[Data]:
    """The same rule, hard or soft."""
    costs = st.sampled_from([None] * 3 + vocabulary.COSTS)
    return costs.map(lambda cost: line | {"cost": cost} if cost else line)
