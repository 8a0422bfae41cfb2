"""A sheet as a source: its places are cells."""

from __future__ import annotations

import pytest

from dutyplan.grammar.tabular.sheetsource import SheetSource
from dutyplan.problems import Problem, render_data, render_text

SHEET = SheetSource(
    "people.xlsx", "名单", [[], ["name", "", "age"], ["Li\nMin", "x", "李敏和"], ["a|", ""]]
)


def test_a_row_is_a_line() -> None:
    assert SHEET.lines == ["", "name |  | age", "Li Min | x | 李敏和", "a|"]


@pytest.mark.parametrize(
    ("row", "column", "label"),
    [(1, 0, "A2"), (1, 1, "B2"), (1, 2, "C2"), (2, 2, "C3")],
)
def test_a_place_is_a_cell(row: int, column: int, label: str) -> None:
    span = SHEET.cell(row, column, 3)
    assert span.label == f"people.xlsx:名单!{label}"
    # A part of a cell is in that cell.
    assert span.part(1, 1).label == span.label
    assert span.data["cell"] == label
    assert (span.data["line"], span.data["column"]) == (row + 1, column + 1)


def test_the_caret_stands_under_the_cell() -> None:
    problem = Problem("x", "no", SHEET.cell(2, 2, 3).part(1, 1))
    assert render_text(problem) == (
        "people.xlsx:名单!C3: error[x]: no\n  3 | Li Min | x | 李敏和\n    |                ^^"
    )
    assert render_data(problem) == {
        "code": "x",
        "message": "no",
        "file": "people.xlsx",
        "sheet": "名单",
        "cell": "C3",
        "line": 3,
        "column": 3,
    }


def test_an_empty_cell_can_be_pointed_at() -> None:
    assert SHEET.cell(1, 1, 0).length == 1
    assert SHEET.cell(3, 1, 0).label == "people.xlsx:名单!B4"
    assert SHEET.start().label == "people.xlsx:名单!A1"


@pytest.mark.parametrize(("column", "letters"), [(25, "Z"), (26, "AA"), (51, "AZ"), (199, "GR")])
def test_columns_are_called_by_letters(column: int, letters: str) -> None:
    wide = SheetSource("w.xlsx", "S", [["x"] * 200])
    assert wide.cell(0, column, 1).label == f"w.xlsx:S!{letters}1"
