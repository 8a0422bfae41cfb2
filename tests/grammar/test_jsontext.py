"""JSON text: the values, and exactly where they stand."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyplan.grammar.jsontext import place_of, read_json
from dutyplan.grammar.text import Items, Mapping, Text, span_of
from dutyplan.problems import Source, render_line


def read(text: str) -> Any:
    value, problems = read_json(Source("r.json", text))
    assert problems == []
    return value


def place(value: Any) -> tuple[int, int, int]:
    span = span_of(value)
    assert span is not None
    return span.line, span.column, span.length


def test_values_know_their_places() -> None:
    top = read('{\n  "李": ["a\\nb", 1, null],\n  "b": {"c": true}\n}')
    assert isinstance(top, Mapping)
    assert top == {"李": ["a\nb", 1, None], "b": {"c": True}}
    (key, items), (_, inner) = top.items()
    assert isinstance(items, Items)
    assert isinstance(items[0], Text)
    assert place(key) == (1, 3, 1)
    assert place(items) == (1, 7, 17)
    assert place(items[0]) == (1, 9, 4)
    assert place(inner) == (2, 7, 11)
    assert place(top) == (0, 0, 1)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"a": 1,\n "b" 2}', "r.json:2:6: error[bad-json]: this is no JSON: "
         "expecting ':' delimiter"),
        ("{", "r.json:1:2: error[bad-json]: this is no JSON: "
         "expecting property name enclosed in double quotes"),
        ('{"a": 1} x', "r.json:1:10: error[bad-json]: this is no JSON: extra data"),
        ('{"a":' * 20_000, "r.json:1:1: error[bad-json]: this JSON is nested too deeply"),
        ("[" * 20_000, "r.json:1:1: error[bad-json]: this JSON is nested too deeply"),
        ('{"a":' + "9" * 5000 + "}",
         "r.json:1:1: error[bad-json]: this JSON has a number with too many digits"),
    ],
)  # fmt: skip
def test_what_is_no_json(text: str, line: str) -> None:
    value, problems = read_json(Source("r.json", text))
    assert value is None
    assert [render_line(problem) for problem in problems] == [line]


def test_a_key_that_is_there_twice() -> None:
    value, problems = read_json(Source("r.json", '{"a": 1,\n "a": 2}'))
    assert value == {"a": 2}
    assert [render_line(problem) for problem in problems] == [
        "r.json:2:3: error[duplicate-key]: 'a' is here twice"
    ]


SCALARS = st.none() | st.booleans() | st.integers() | st.text()
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20
)


@given(VALUES, st.sampled_from([None, 0, 3]), st.booleans())
def test_it_reads_what_json_reads(value: Any, indent: int | None, ascii_only: bool) -> None:
    assert read(json.dumps(value, indent=indent, ensure_ascii=ascii_only)) == value


@pytest.mark.parametrize(
    ("path", "column"),
    [
        ((), 0),
        (("a",), 6),
        (("a", 0), 8),
        (("a", 1), 6),
        (("a", 2, "b"), 17),
        (("a", 3), 6),
        (("a", "b"), 6),
        (("c", 0), 0),
        (("a", 2, "b", 0), 17),
    ],
)
def test_where_a_path_leads(path: tuple[str | int, ...], column: int) -> None:
    value = read('{"a": ["x", 7, {"b": 1}]}')
    assert place_of(value, path).column == column
