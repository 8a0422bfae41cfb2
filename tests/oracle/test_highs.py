"""The formulation for HiGHS against the brute force, plan by plan."""

from __future__ import annotations

import pytest
from hypothesis import event, given, note
from hypothesis import strategies as st

from tests.oracle import brute, plans
from tests.oracle.cases import people, plan, task
from tests.oracle.facts import Data
from tests.oracle.highs.optimum import optimum


@plans.examples(150)
@given(data=plans.plans(), strict=st.booleans())
def test_highs_and_brute_force_are_of_one_mind(data: Data, strict: bool) -> None:
    note(plans.to_yaml(data))
    best = brute.optimum(data, strict=strict)
    found = optimum(data, strict=strict)
    event("infeasible" if best is None else "found")
    if best is None or found is None:
        assert found is None
        assert best is None
        return
    assert found.values == best
    assert brute.is_allowed(data, found.roster, strict=strict) == []
    assert brute.evaluate(data, found.roster) == best


FOUR = people("Aynur", "Bahar", "Chen Wei", age=15) + people("Dilnur", age=30)
SOFT_APART = {"apart": [{"names": ["Aynur", "Bahar", "Chen Wei"], "cost": 2}]}


@pytest.mark.parametrize(
    ("wanted", "rules", "best"),
    [
        # One adult for each two children begun: with one adult there is room for two.
        (4, {"supervision": [{"who": "minors", "by": "adults", "per": 2}]}, [1, 0]),
        (4, {"supervision": [{"who": "minors", "by": "adults"}]}, [0, 0]),
        # Three children call for two adults: one is missing; with one for each, two are.
        (4, {"supervision": [{"who": "minors", "by": "adults", "per": 2, "cost": 3}]}, [0, 3]),
        (4, {"supervision": [{"who": "minors", "by": "adults", "per": 1, "cost": 3}]}, [0, 6]),
        # Each beyond the first.
        (4, SOFT_APART, [0, 4]),
        (3, SOFT_APART, [0, 2]),
    ],
)
def test_crews_of_several(wanted: int, rules: Data, best: list[int]) -> None:
    """What the small random plans seldom have room for."""
    data = plan([task(people=wanted)], FOUR, rules=rules, goals=["coverage", "wishes"])
    found = optimum(data)
    assert found is not None
    assert found.values == best == brute.optimum(data)
