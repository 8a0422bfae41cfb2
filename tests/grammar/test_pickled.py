"""What is read from a file can be sent to another process, its places with it."""

from __future__ import annotations

import pickle

from dutyplan.grammar.text import Items, Mapping, span_of
from dutyplan.problems import Source
from dutyplan.weekfile.source import read_values


def test_values_keep_their_places() -> None:
    value, _ = read_values(Source("week.yaml", "a: ['one', two]\nb: {c: 三}\nd:\n"))
    assert isinstance(value, Mapping)
    same = pickle.loads(pickle.dumps(value))
    assert same == value
    assert same.blank == value.blank
    for one, other in zip(_all(value), _all(same), strict=True):
        here, there = span_of(one), span_of(other)
        assert here is not None
        assert there is not None
        assert (here.label, here.length) == (there.label, there.length)
        assert type(one) is type(other)
    first, again = value.at("a")[0], same.at("a")[0]
    assert (first.part(0, 1).column, again.part(0, 1).column) == (5, 5)


def _all(value: object) -> list[object]:
    inner: list[object] = []
    if isinstance(value, Mapping):
        inner = [*value, *value.values()]
    elif isinstance(value, Items):
        inner = list(value)
    return [value, *(part for one in inner for part in _all(one))]
