from __future__ import annotations

import math

import pytest

from dutyplan.explaining.clashes.case import Case, OpenError
from dutyplan.explaining.clashes.hitting import find_smaller
from dutyplan.explaining.clashes.noting import Notes, Sum
from tests import plans

# A literal each for who is on which of two duties; facts are sums over them.
PAIRS = """
    start: 2026-11-28
    tasks: [{name: Hall, when: weekends 10:00-12:00}]
    volunteers: [{name: Aynur}, {name: Bahar}]
"""


@pytest.fixture
def case() -> Case:
    """Clashes are {0, 1, 2}, {2, 3} and {4, 3}."""
    notes = Notes(plans.plan(PAIRS))
    a, b, c, d = sorted(notes.pairs)
    facts = {
        0: [Sum(((a, 1),), 1, None)],
        1: [Sum(((b, 1),), 1, None)],
        2: [Sum(((a, 1), (b, 1)), None, 1), Sum(((c, 1),), 1, None)],
        3: [Sum(((c, 1), (d, 1)), None, 0)],
        4: [Sum(((d, 1),), 1, None)],
        5: [],
    }
    return Case(notes, facts, (), 0)


def test_a_smallest_one(case: Case) -> None:
    found, is_settled = find_smaller(case, 4, math.inf, math.inf, 0)
    assert found in (frozenset({2, 3}), frozenset({3, 4}))
    assert is_settled


def test_none_is_smaller(case: Case) -> None:
    assert find_smaller(case, 2, math.inf, math.inf, 0) == (None, True)
    assert find_smaller(case, 1, math.inf, 0.0, 0) == (None, True)


def test_only_those_with_some_fact_matter(case: Case) -> None:
    assert find_smaller(case, 4, math.inf, math.inf, 0, {4}) == (frozenset({3, 4}), True)
    assert find_smaller(case, 4, math.inf, math.inf, 0, {0, 1}) == (frozenset({0, 1, 2}), True)
    assert find_smaller(case, 3, math.inf, math.inf, 0, {0, 1}) == (None, True)


def out_of_time(*_: object) -> None:
    raise OpenError


def test_without_work_or_time_it_stays_open(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_smaller(case, 4, math.inf, 0.0, 0) == (None, False)
    monkeypatch.setattr(case, "most", out_of_time)
    assert find_smaller(case, 4, math.inf, math.inf, 0) == (None, False)


def test_facts_that_can_all_hold_have_no_clash() -> None:
    notes = Notes(plans.plan(PAIRS))
    facts = {number: [Sum(((on, 1),), 1, None)] for number, on in enumerate(sorted(notes.pairs))}
    with pytest.raises(RuntimeError, match="found to hold together"):
        find_smaller(Case(notes, facts, (), 0), 3, math.inf, math.inf, 0)
