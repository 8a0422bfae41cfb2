"""The formulation for HiGHS against the brute force, plan by plan."""

from __future__ import annotations

from hypothesis import event, given, note
from hypothesis import strategies as st

from tests.oracle import brute, plans
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
