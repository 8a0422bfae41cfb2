"""A table on a sheet of a spreadsheet: headings in row 1, so that filters and imports find them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dutyplan.outputs.text.folding import fold
from dutyplan.outputs.text.grid import cells, clean
from dutyplan.outputs.workbook.cells import Value
from dutyplan.outputs.workbook.looks import Edge, Kind, Looks, Tone

LINE = 13.5
"""Height of a line of text, in points."""

_MOST_LINES = 29
"""No row can be taller."""
_BESIDE = 3
"""Of a column's width nothing is written on, on both sides."""
_ARROW = 4
"""Room for the filter's button beside a heading."""
_FIXED = {Kind.DATE: 12, Kind.TIME: 10}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    most
        It is no wider; longer texts go on in a new line.
    """

    heading: str
    kind: Kind = Kind.TEXT
    most: int = 30


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, a value a column."""

    values: Sequence[Value]
    tone: Tone = Tone.DUTY
    edge: Edge = Edge.INNER


def fill(
    worksheet: Worksheet,
    columns: Sequence[Column],
    rows: Sequence[Row],
    looks: Looks,
    spare: float = 3,
) -> None:
    """Write a table, its columns as wide as what they hold.

    Parameters
    ----------
    spare
        Points of height that a row has beyond its lines.
    """
    widths = [_width(column, rows, at) for at, column in enumerate(columns)]
    for at, width in enumerate(widths, 1):
        worksheet.column_dimensions[get_column_letter(at)].width = width
    head = Row([column.heading for column in columns], Tone.HEAD, Edge.PART)
    for number, row in enumerate((head, *rows), 1):
        for at, (value, column) in enumerate(zip(row.values, columns, strict=True), 1):
            kind = Kind.WORD if row is head else column.kind
            cell = worksheet.cell(number, at)
            assert isinstance(cell, Cell)  # nothing is merged here
            looks.put(cell, value, kind, row.tone, row.edge)
        worksheet.row_dimensions[number].height = _height(row, widths) + spare
    last = f"{get_column_letter(len(columns))}{len(rows) + 1}"
    worksheet.auto_filter.ref = f"A1:{last}"
    worksheet.print_title_rows = "1:1"
    worksheet.print_area = f"A1:{last}"


def _width(column: Column, rows: Sequence[Row], at: int) -> float:
    texts = {text for row in rows if isinstance(text := row.values[at], str)}
    widest = max((cells(clean(text)) for text in texts), default=0)
    least = max(cells(column.heading) + _ARROW, _FIXED.get(column.kind, 0))
    return max(least, min(widest + _BESIDE, column.most))


def _height(row: Row, widths: Sequence[float]) -> float:
    pairs = zip(row.values, widths, strict=True)
    return max(height_of(value, width) if isinstance(value, str) else LINE
               for value, width in pairs)  # fmt: skip


def height_of(text: str, width: float) -> float:
    """Height of a text in a column of that width, in points; programs don't all work it out."""
    room = int(width) - _BESIDE
    if len(text) * 2 <= room:
        return LINE
    # What comes after the tallest row's last line makes it no taller.
    text = clean(text[: room * _MOST_LINES])
    # A word that is wider than the column is broken wherever the line ends.
    lines = [max(1, ceil(cells(line) / room)) for line in fold(text, room)]
    return LINE * min(max(1, sum(lines)), _MOST_LINES)
