"""The sheet of duties by date, which is printed and signed on the day."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dutyplan.outputs.sheet import Entry, Sheet
from dutyplan.outputs.workbook.cells import Value
from dutyplan.outputs.workbook.duties import Duties, marked
from dutyplan.outputs.workbook.looks import Edge, Kind, Looks, Tone
from dutyplan.outputs.workbook.paper import ROOM, break_before, fit_width, width_of
from dutyplan.outputs.workbook.table import Column, Row, fill

_SIGNATURE = 18, 40
"""Least and most width of the column to sign in."""
_ROOM_TO_SIGN = 8


def fill_by_date(worksheet: Worksheet, sheet: Sheet, looks: Looks) -> None:
    """A row for each on a duty, each in reserve and each gap; a date a page."""
    texts = sheet.texts
    duties = Duties(sheet)
    columns = [
        *duties.columns,
        Column(texts["who"], most=32),
        Column(texts["xlsx.role"], Kind.WORD, most=14),
        Column(texts["xlsx.sign-in"], Kind.WORD),
    ]
    rows = list(_rows(sheet, duties))
    fill(worksheet, columns, rows, looks, spare=_ROOM_TO_SIGN)
    worksheet.freeze_panes = "A2"
    least, most = _SIGNATURE
    rest = ROOM - width_of(worksheet, len(columns) - 1) - 1
    letter = get_column_letter(len(columns))
    worksheet.column_dimensions[letter].width = max(least, min(rest, most))
    if any(len(entries) > 1 for _, entries in sheet.by_date()):
        starts = [number for number, row in enumerate(rows, 2) if row.edge is Edge.PART]
        break_before(worksheet, starts[1:], len(columns))
    else:
        # A page for one duty would be a waste.
        fit_width(worksheet)


def _rows(sheet: Sheet, duties: Duties) -> Iterator[Row]:
    for _, entries in sheet.by_date():
        edge = Edge.PART
        for entry in entries:
            for values, tone in _lines(sheet, entry):
                yield Row([*duties.of(entry), *values], tone, edge)
                edge = Edge.INNER
            edge = Edge.GROUP


def _lines(sheet: Sheet, entry: Entry) -> Iterator[tuple[list[Value], Tone]]:
    """Who is on a duty and what it lacks; at least one line, so that no duty is lost."""
    texts = sheet.texts
    for place in entry.crew:
        yield [place.person.name, texts["xlsx.on-duty"], marked(sheet, place)], Tone.DUTY
    for what in entry.gaps:
        yield [what, texts["xlsx.gap"], None], Tone.GAP
    for place in entry.standby:
        yield [place.person.name, texts["xlsx.standby"], marked(sheet, place)], Tone.RESERVE
    if entry.standby_missing:
        lacking = texts.format("standby.missing", num=entry.standby_missing)
        yield [lacking, texts["xlsx.standby"], None], Tone.RESERVE
    if not (entry.crew or entry.gaps or entry.standby):
        yield [None, None, None], Tone.DUTY
