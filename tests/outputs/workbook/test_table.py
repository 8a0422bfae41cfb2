"""Widths of columns and heights of rows."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dutyplan.locales import words
from dutyplan.outputs.workbook.looks import Kind, Looks
from dutyplan.outputs.workbook.table import LINE, Column, Row, fill, height_of


def filled(columns: list[Column], rows: list[Row], spare: float = 0) -> Worksheet:
    workbook = Workbook()
    worksheet: Worksheet = workbook.create_sheet("x")
    fill(worksheet, columns, rows, Looks(workbook, words("en")), spare)
    return worksheet


@pytest.mark.parametrize(
    ("text", "most", "width"),
    [
        ("", 30, 8),
        ("Basement clearing", 30, 20),
        ("地下室清理楼道扶手消毒", 30, 25),
        ("x" * 200, 30, 30),
        ("Basement", 6, 8),
        ("e\u0301" * 12, 30, 15),
    ],
)
def test_a_column_is_as_wide_as_what_it_holds(text: str, most: int, width: float) -> None:
    sheet = filled([Column("Task", most=most)], [Row([text or None])])
    assert sheet.column_dimensions["A"].width == width


def test_headings_have_room_for_the_filter() -> None:
    sheet = filled([Column("Fair share", Kind.SHARE), Column("Date", Kind.DATE)], [])
    assert sheet.column_dimensions["A"].width == 14
    assert sheet.column_dimensions["B"].width == 12
    assert sheet.auto_filter.ref == "A1:B1"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 20, 1),
        ("short", 20, 1),
        ("seven words that take more than one line", 20, 3),
        ("楼道扶手消毒楼道扶手消毒", 15, 2),
        ("x" * 100, 23, 5),
        ("x" * 100_000, 23, 29),
        ("👩" * 50_000, 23, 29),
    ],
)
def test_a_row_is_as_tall_as_its_longest_text(text: str, width: float, lines: int) -> None:
    assert height_of(text, width) == LINE * lines


def test_every_row_has_what_is_to_spare() -> None:
    sheet = filled([Column("Task", most=15)], [Row(["a b"]), Row(["one two three four"])], 5)
    heights = [sheet.row_dimensions[row].height for row in (1, 2, 3)]
    assert heights == [LINE + 5, LINE + 5, 2 * LINE + 5]
