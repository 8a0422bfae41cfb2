"""Cells of a workbook as text."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from dutyplan.grammar.tabular.sheetcells import find_fault, text_of
from dutyplan.problems import Source


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("  李敏\n", "李敏"),
        ("sat_x000D_\nsun", "sat\nsun"),
        (True, "TRUE"),
        (False, "FALSE"),
        (15, "15"),
        (15.0, "15"),
        (0.5, "0.5"),
        (0.1 + 0.2, "0.3"),
        (13800138000.0, "13800138000"),
        (-2.0, "-2"),
        (datetime(2026, 11, 28), "2026-11-28"),
        (datetime(2026, 11, 28, 9, 30), "2026-11-28 09:30"),
        (datetime(2026, 11, 28, 9, 30, 15), "2026-11-28 09:30:15"),
        (date(2026, 11, 28), "2026-11-28"),
        (time(10), "10:00"),
        (time(9, 59, 59, 999_600), "10:00"),
        (time(10, 0, 30), "10:00:30"),
        (timedelta(hours=26, minutes=5), "26:05"),
        (timedelta(minutes=5, seconds=7), "00:05:07"),
    ],
)
def test_what_a_cell_says(value: Any, text: str) -> None:
    assert text_of(value) == text


@pytest.mark.parametrize(
    ("value", "kind", "is_formula", "code"),
    [
        ("#REF!", "e", False, "bad-cell"),
        ("#N/A", "e", True, "bad-cell"),
        (None, "n", True, "bad-cell"),
        (None, "str", True, None),
        (2, "n", True, None),
        (None, "n", False, None),
        ("#REF!", "s", False, None),
    ],
)
def test_what_is_wrong_with_it(value: Any, kind: str, is_formula: bool, code: str | None) -> None:
    problem = find_fault(value, kind, is_formula, Source("people.xlsx", "").start())
    assert (problem and problem.code) == code
