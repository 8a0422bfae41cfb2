"""Cells that a spreadsheet would run: escaped when they are written, as they were when read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyplan.grammar.tabular.formulas import escaped, unescaped
from dutyplan.grammar.text import Text
from dutyplan.problems import Source

HOSTILE = st.text(st.sampled_from("=+-@'＝＋－＠\t\r\na小 1"), max_size=6)


def cell(text: str) -> Text:
    return Text(text, Source("x.csv", text).span_at(0, max(1, len(text))))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-Ann", "'-Ann"),
        ("@小王", "'@小王"),
        ("＝1", "'＝1"),
        ("\tAnn", "'\tAnn"),
        ("'=1", "''=1"),
        ("''=1", "'''=1"),
        ("'t Hooft", "'t Hooft"),
        ("''", "''"),
        ("'", "'"),
        ("", ""),
        ("a=1", "a=1"),
        (" =1", " =1"),
    ],
)
def test_an_apostrophe_where_it_is_needed(text: str, written: str) -> None:
    assert escaped(text) == written
    assert unescaped(cell(written)) == text


def test_the_place_of_what_is_left() -> None:
    name = unescaped(cell("'=1"))
    assert (name.span.column, name.span.length) == (0, 3)
    assert name.part(0, 1).column == 1


@given(HOSTILE)
def test_reading_back_is_the_identity(text: str) -> None:
    written = escaped(text)
    assert unescaped(cell(written)) == text
    assert written[:1] not in tuple("=+-@＝＋－＠\t\r\n")
