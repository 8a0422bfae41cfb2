"""The sheet of all that is said beside the roster: notes of tasks, gaps, what is proved."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from dutyplan.outputs.sheet import Sheet
from dutyplan.outputs.workbook.cells import looks_like_maths, writable
from dutyplan.outputs.workbook.looks import FAMILY, SIZE
from dutyplan.outputs.workbook.paper import ROOM, fit_width
from dutyplan.outputs.workbook.table import height_of

_WIDTH = min(int(ROOM), 110)
_SPARE = 2
_STEP = 2
"""Spaces of one step in, in lines under an item."""


def fill_notes(worksheet: Worksheet, sheet: Sheet) -> None:
    """A sentence a row, in sections; the title in row 1."""
    worksheet.column_dimensions["A"].width = _WIDTH
    rows = [(sheet.heading, 14)]
    for heading, lines in (("", list(_opening(sheet))), *_sections(sheet)):
        if lines:
            headed = [(heading, 12)] if heading else []
            rows += [("", SIZE), *headed, *((line, SIZE) for line in lines)]
    for number, (text, size) in enumerate(rows, 1):
        if not text:
            continue
        cell = worksheet.cell(number, 1, writable(text.lstrip()))
        cell.data_type = "s"
        cell.quotePrefix = looks_like_maths(text.lstrip())
        cell.font = Font(name=FAMILY, size=size, bold=size > SIZE)
        indent = (len(text) - len(text.lstrip(" "))) // _STEP
        height = height_of(text, _WIDTH) * size / SIZE
        worksheet.row_dimensions[number].height = height + _SPARE
        cell.alignment = Alignment("left", "top", wrap_text=True, indent=indent)
    worksheet.print_area = f"A1:A{len(rows)}"
    fit_width(worksheet)


def _opening(sheet: Sheet) -> Iterator[str]:
    texts = sheet.texts
    if sheet.note:
        yield sheet.note
    if not sheet.has_roster:
        yield texts["no-roster"]
    elif sheet.timezone:
        yield texts.format("xlsx.timezone", timezone=sheet.timezone)


def _sections(sheet: Sheet) -> Iterator[tuple[str, list[str]]]:
    if not sheet.has_roster:
        return
    texts = sheet.texts
    notes = sheet.notes().items()
    yield texts["notes"], [texts.format("note", task=task, note=note) for task, note in notes]
    yield texts["gaps.why"], [_item(line) for item in sheet.why_gaps for line in item]
    yield texts["xlsx.closing"], [_item(line) for line in sheet.closing]
    yield texts["xlsx.balances"], [sheet.legend] if sheet.standings else []


def _item(line: str) -> str:
    return f"• {line[2:]}" if line.startswith("- ") else line
