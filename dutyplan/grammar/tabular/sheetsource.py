"""A sheet of a workbook as a source: its rows are its lines, its places are cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from dutyplan.problems import Source, Span

_BETWEEN = " | "
# Where the text of a source would end a line; a row is one line, whatever is in its cells.
_BREAKS = str.maketrans(dict.fromkeys("\r\n\x85\u2028\u2029", " "))


class SheetSource(Source):
    """The text of a sheet: a line for each row, cells parted by ` | `.

    Parameters
    ----------
    name
        The file as the user named it.
    sheet
        What the sheet is called.
    rows
        The text of its cells, from row 1 and column A on.
    """

    def __init__(self, name: str, sheet: str, rows: Sequence[Sequence[str]]) -> None:
        shown = [[cell.translate(_BREAKS) for cell in row] for row in rows]
        super().__init__(name, "\n".join(map(_line, shown)))
        self.sheet = sheet
        self._starts = [_starts(row) for row in shown]

    def cell(self, row: int, column: int, length: int) -> Span:
        """The place of a cell, row and column from 0; of an empty one a single character."""
        return Span(self, row, self._starts[row][column], max(1, length))

    def label(self, line: int, column: int) -> str:
        """The file, the sheet and the cell: `people.xlsx:Sheet1!B3`."""
        return f"{self.name}:{self.sheet}!{self._cell_name(line, column)}"

    def data(self, line: int, column: int) -> dict[str, Any]:
        """The same for JSON."""
        cell = self._cell_name(line, column)
        number = self._number(line, column) + 1
        place = {"file": self.name, "sheet": self.sheet, "cell": cell}
        return place | {"line": line + 1, "column": number}

    def _cell_name(self, line: int, column: int) -> str:
        return f"{_letters(self._number(line, column))}{line + 1}"

    def _number(self, line: int, column: int) -> int:
        """Of which cell a character of a row is part, from 0."""
        starts = self._starts[line] if line < len(self._starts) else []
        return max(0, bisect_right(starts, column) - 1)


def _line(row: list[str]) -> str:
    """What of a row is shown: empty cells at its end have a place and nothing more."""
    last = max((place for place, cell in enumerate(row) if cell), default=-1)
    return _BETWEEN.join(row[: last + 1])


def _starts(row: list[str]) -> list[int]:
    starts = []
    start = 0
    for cell in row:
        starts.append(start)
        start += len(cell) + len(_BETWEEN)
    return starts


def _letters(column: int) -> str:
    """A column as spreadsheets call it: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
