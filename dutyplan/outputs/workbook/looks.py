"""How cells of a spreadsheet look: a look is made once, then shared by all cells that have it."""

from __future__ import annotations

from enum import Enum

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray

from dutyplan.locales import Catalogue
from dutyplan.outputs.workbook.cells import Clock, Value, looks_like_maths, writable

FAMILY, SIZE = "Arial", 10
"""A font that is on every computer, or one as wide: columns are measured by it."""

_INK, _HEAD, _GAP, _RESERVE = "FF1F2933", "FFDCE6F1", "FFFCE4D6", "FFF2F2F2"


class Kind(Enum):
    """What a column holds: how it is written, and on which side it stands."""

    TEXT = "@", "left"
    """Kept a text when somebody edits it, too."""
    WORD = "@", "center"
    """A short word of our own."""
    DATE = "yyyy-mm-dd", "center"
    TIME = "hh:mm", "center"
    COUNT = "0_)", "right"
    POINTS = "0.0#_)", "right"
    SHARE = "0.00_)", "right"
    BALANCE = "+0.0_);-0.0_);0.0_)", "right"
    BEFORE = "+0.00_);-0.00_);0.00_)", "right"


class Tone(Enum):
    """What a row is about."""

    DUTY = Font(name=FAMILY, size=SIZE, color=_INK), None
    RESERVE = Font(name=FAMILY, size=SIZE, color=_INK, italic=True), _RESERVE
    GAP = Font(name=FAMILY, size=SIZE, color=_INK, bold=True), _GAP
    HEAD = Font(name=FAMILY, size=SIZE, color=_INK, bold=True), _HEAD


class Edge(Enum):
    """The line above a row: within a group, where one begins, where a day or person does."""

    INNER = Side("hair", "FF8A94A0")
    GROUP = Side("thin", "FF8A94A0")
    PART = Side("medium", "FF3E4C59")


_SIDE = Side("hair", "FF8A94A0")


class Looks:
    """The looks of one workbook.

    Parameters
    ----------
    workbook
        Its own font becomes ours, since widths of columns are counted in that font's figures.
    texts
        The words of its language, which write the end of a duty past midnight in their own way.
    """

    def __init__(self, workbook: Workbook, texts: Catalogue) -> None:
        workbook._fonts[0] = Font(name=FAMILY, size=SIZE)  # type: ignore[attr-defined]
        self._next_day = texts["xlsx.next-day"]
        self._known: dict[tuple[Kind, Tone, Edge, bool, bool], StyleArray] = {}

    def put(self, cell: Cell, value: Value, kind: Kind, tone: Tone, edge: Edge) -> None:
        """Write a value, with the look that its kind has in such a row."""
        is_maths = isinstance(value, str) and looks_like_maths(value)
        is_next_day = isinstance(value, Clock) and value.is_next_day
        if isinstance(value, str):
            cell.value = writable(value)
            # Without this `=1+1` would be a formula, and `#N/A` an error.
            cell.data_type = "s"
            kind = kind if kind is Kind.TEXT else Kind.WORD
        else:
            cell.value = value.days if isinstance(value, Clock) else value
        key = (kind, tone, edge, is_maths, is_next_day)
        if key not in self._known:
            self._dress(cell, *key)
            self._known[key] = cell._style  # type: ignore[attr-defined]
        # openpyxl looks each font and fill up anew, for seconds in a large file.
        cell._style = self._known[key]  # type: ignore[attr-defined]

    def _dress(
        self, cell: Cell, kind: Kind, tone: Tone, edge: Edge, is_maths: bool, is_next_day: bool
    ) -> None:
        cell.font, fill = tone.value
        if fill is not None:
            cell.fill = PatternFill("solid", fgColor=fill)
        cell.border = Border(left=_SIDE, right=_SIDE, top=edge.value, bottom=_SIDE)
        number_format, side = kind.value
        is_text = kind in (Kind.TEXT, Kind.WORD)
        indent = 1 if kind is Kind.TEXT else 0
        cell.alignment = Alignment(side, "center", wrap_text=is_text, indent=indent)
        cell.number_format = self._next_day if is_next_day else number_format
        cell.quotePrefix = is_maths
