"""How much is read: one table in the manual and in the code, and one override."""

from __future__ import annotations

import io
import re
from dataclasses import asdict, fields

import pytest

from dutyplan.grammar.beside import read_some
from dutyplan.grammar.limits import LARGE, LIMITS, Limits
from dutyplan.locales.wording import worded
from tests.pages import read_page

ROW = re.compile(
    r"^\| (?P<what>[^|]+) \| (?P<most>[\d,]+)( MB)? \| (?P<large>[\d,]+)( MB)? \|$", re.M
)
TOLD = {
    "week file": "week_bytes",
    "values in it, what an alias stands for counted each time": "values",
    "levels of nesting in it": "depth",
    "days of a plan": "days",
    "days of a plan times items of day expressions": "steps",
    "duties": "duties",
    "volunteers times duties": "pairs",
    "people whom all duties want, or whom a roster lacks": "places",
    "CSV or workbook of volunteers or sign-ups": "table_bytes",
    "rows of a table": "rows",
    "columns": "columns",
    "cells": "cells",
    "characters in all cells of a workbook": "text",
    "characters in one cell of a CSV": "cell",
    "workbook once it is unpacked": "unpacked",
    "files in it": "parts",
    "roster, CSV or JSON": "roster_bytes",
    "values in a roster's JSON": "roster_values",
}


def test_the_manual_tells_each_limit_and_no_other() -> None:
    section = read_page("docs/weekfile.md").split("\n## How much is read\n")[1].split("\n## ")[0]
    rows = {found["what"]: found for found in ROW.finditer(section)}
    assert rows.keys() == TOLD.keys()
    for what, key in TOLD.items():
        factor = 1_000_000 if " MB " in rows[what].group() else 1
        told = [int(rows[what][one].replace(",", "")) * factor for one in ("most", "large")]
        assert told == [getattr(LIMITS, key), getattr(LARGE, key)], what
    assert {one.name for one in fields(Limits)} == {*TOLD.values(), "is_large"}


def test_the_override_lifts_all_but_two() -> None:
    usual, large = asdict(LIMITS), asdict(LARGE)
    assert {key for key in usual if usual[key] == large[key]} == {"depth", "cell"}
    assert all(large[key] >= usual[key] for key in usual)


@pytest.mark.parametrize("limits", [LIMITS, LARGE], ids=["usual", "large"])
def test_the_override_is_named_where_there_is_one(limits: Limits) -> None:
    hint = limits.way_out(worded("hint.only-table"))
    assert ("--allow-large" in hint) is not limits.is_large
    assert ("--allow-large" in limits.right_file) is not limits.is_large


@pytest.mark.parametrize("most", [0, 1, 999_999, 1_000_000, 1_000_001, 2_500_000, 10**15])
def test_so_many_bytes_and_no_more(most: int) -> None:
    data = bytes(range(256)) * 8_000
    assert read_some(io.BytesIO(data), most) == data[:most]
