"""Cells of a form in the week file's own words."""

from __future__ import annotations

from datetime import date

import pytest

from dutyplan.grammar.text import Text
from dutyplan.problems import Source
from dutyplan.signups.cells import plainer
from dutyplan.signups.dates import DoubtError


def read(key: str, cell: str) -> str:
    text = Text(cell, Source("signups.csv", cell).span_at(0, len(cell)))
    return str(plainer(key, text, date(2026, 11, 23)))


@pytest.mark.parametrize(
    ("key", "cell", "plain"),
    [
        ("age", "45", "45"),
        ("age", "４５岁", "45"),
        ("age", "45 years old", "45"),
        ("age", "aged 45", "45"),
        ("age", "about 45", "about 45"),
        ("age", "-", ""),
        ("skills", "keys, first aid", "keys; first aid"),
        ("skills", "钥匙┋急救", "钥匙; 急救"),
        ("skills", "无", ""),
        ("contact", "N/A", ""),
        ("contact", "555 0101", "555 0101"),
        ("name", "无", "无"),
        ("remark", " brings\na mop ", "brings a mop"),
        ("born", "1980/5/6", "1980-05-06"),
        ("born", "1980年5月6日", "1980-05-06"),
        ("born", "5/6/1980", "5/6/1980"),
        ("born", "6 May", "6 May"),
        ("available", "Saturday", "Saturday"),
        ("available", "Sat 28 Nov, Sat 5 Dec", "2026-11-28; 2026-12-05"),
        ("available", "November 28, 2026", "2026-11-28"),
        ("available", "周六；11月29日\n12月5日", "周六; 2026-11-29; 2026-12-05"),
        ("available", "28 Nov, and perhaps more", "28 Nov, and perhaps more"),
    ],
)
def test_a_cell(key: str, cell: str, plain: str) -> None:
    assert read(key, cell) == plain


def test_days_in_doubt() -> None:
    with pytest.raises(DoubtError, match="it may be 2026-12-11 or 2027-11-12"):
        read("available", "28 Nov; 11/12")
    with pytest.raises(DoubtError, match="it may be 2026-12-11 or 2027-11-12"):
        read("available", "28 Nov, 11/12")


def test_a_cell_of_blanks_is_looked_through_once() -> None:
    """To look at them from each blank on would take minutes."""
    blanks = " " * 300_000
    assert read("skills", f"keys{blanks}x; first aid") == f"keys{blanks}x; first aid"
