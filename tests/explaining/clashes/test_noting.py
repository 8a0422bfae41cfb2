from __future__ import annotations

import pytest

from dutyplan.explaining.clashes.noting import Notes, Sum
from tests import plans

WEEKEND = """
    start: 2026-11-28
    tasks: [{name: Hall, when: weekends 10:00-12:00}]
    volunteers: [{name: Aynur}, {name: Bahar}]
"""


@pytest.fixture
def notes() -> Notes:
    return Notes(plans.plan(WEEKEND))


def test_each_verb_is_a_sum(notes: Notes) -> None:
    one, two, three = (notes.boolean() for _ in range(3))
    assert notes.take(lambda builder: builder.at_most_one([one, two])) == (
        Sum(((one, 1), (two, 1)), None, 1),
    )
    (implied,) = notes.take(lambda builder: builder.implies(one, two))
    ways = [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert [implied.holds({one: a, two: b}) for a, b in ways] == [True, True, False, True]
    (within,) = notes.take(lambda builder: builder.within([(one, 2), (two, -1)], 0, 1))
    assert [within.holds({one: a, two: b}) for a, b in ways] == [True, False, False, True]
    (both,) = notes.take(lambda _: notes.implies(one, two, three))
    values = {one: 1, two: 0, three: 1}
    assert not both.holds(values)
    assert both.holds(values | {three: 0})


def test_nothing_holds_only_at_times(notes: Notes) -> None:
    with pytest.raises(NotImplementedError):
        notes.within([], 0, 1, only_if=1)


def test_only_what_keeps_pairs_from_happening_is_said_day_by_day(notes: Notes) -> None:
    saturday, sunday = notes.duties
    pairs = [on for duty in (saturday, sunday) for _, on in notes.crew(duty)]
    terms = tuple((on, 1) for on in pairs)
    bar = Sum(terms, None, 0)
    parts = [Sum(terms[:2], None, 0), Sum(terms[2:], None, 0)]
    assert list(notes.apart([bar])) == parts
    extra = notes.integer(0, 3)
    ties = [
        Sum(terms, None, 1),
        Sum(terms, 0, 0),
        Sum((*terms, (extra, 1)), None, 0),
        Sum((*terms[1:], (pairs[0], -1)), None, 0),
    ]
    assert list(notes.apart(ties)) == ties
