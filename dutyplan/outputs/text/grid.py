"""Text laid out in terminal cells: cleaning, wrapping, column widths, and the grid itself.

A Chinese character takes two cells, a combining mark none; widths are `wcwidth`'s, and
`tabulate` does the padding.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, zip_longest

from tabulate import SEPARATING_LINE, DataRow, Line, TableFormat, tabulate
from wcwidth import wcswidth, wrap

from dutyplan.outputs.text.folding import fold

BOLD, RED, _RESET = "\x1b[1m", "\x1b[31m", "\x1b[0m"
_LEFT_TO_RIGHT = "\u200e"
_GUTTER = "  "
_LEAST = 6

# Marks that turn the writing direction of what follows: they would turn the row.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Hebrew, Arabic and their neighbours, wherever Unicode puts letters that run right to left.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Not a named format of tabulate's: those pad headings by two cells, which a row of 80 lacks.
_LAYOUT = TableFormat(
    lineabove=None,
    linebelowheader=Line("", "-", _GUTTER, ""),
    linebetweenrows=None,
    linebelow=None,
    headerrow=DataRow("", _GUTTER, ""),
    datarow=DataRow("", _GUTTER, ""),
    padding=0,
    with_header_hide=None,
)


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a cell that begins on a line of its own.

    Attributes
    ----------
    parts
        Clean texts; each is broken only where it is wider than the column.
    comma
        What stands between two of them; its spaces are dropped at a line's end. Words that
        a no-break space joins stay on one line, and are shown with a plain one.
    style
        Escape code of its colour, if it has one.
    """

    parts: tuple[str, ...]
    comma: str = " "
    style: str = ""


Cell = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `weight` is its claim on scarce room; one without any is never narrowed."""

    heading: str
    weight: int = 0
    is_number: bool = False


def cells(text: str) -> int:
    """Terminal cells that a clean text takes."""
    return max(0, wcswidth(text))


def clean(text: str) -> str:
    """One line without characters that move the cursor or turn the writing around."""
    line = " ".join(_TURNING.sub("", text).split())
    if line.isprintable():
        return line
    return "".join(char for char in line if unicodedata.category(char) not in ("Cc", "Cs"))


def cell(text: str) -> Cell:
    """Make a cell that holds just this clean text."""
    return (Block((text,)),) if text else ()


def style_text(text: str, style: str, *, color: bool) -> str:
    """Put the text in a style, where colours are allowed."""
    return f"{style}{text}{_RESET}" if color and style and text else text


def fold_text(text: str, width: int, indent: str = "") -> str:
    """Wrap a sentence to `width` cells, its further lines indented."""
    return "\n".join(shield(line) for line in fold(text, width, indent))


def shield(line: str) -> str:
    """Keep right-to-left words from turning the columns around them.

    Terminals and editors that know the direction of letters move the figures behind a
    Uyghur name in front of it; a mark without width on each side of the name forbids that.
    """
    return f"{_LEFT_TO_RIGHT}{line}{_LEFT_TO_RIGHT}" if runs_right_to_left(line) else line


def runs_right_to_left(text: str) -> bool:
    """Whether some of it is written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def render_grid(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell] | None], width: int, *, color: bool
) -> str:
    """Lay out a table in at most `width` cells.

    Parameters
    ----------
    columns
        From left to right.
    rows
        One cell for each column; None draws a line.
    width
        Kept as long as each column that may be narrowed has six cells.
    color
        Whether styles are put to use.
    """
    heading = [(Block((column.heading,), style=BOLD),) for column in columns]
    wanted = [
        max(_natural(row[place]) for row in (heading, *rows) if row is not None)
        for place in range(len(columns))
    ]
    weights = [column.weight for column in columns]
    widths = _choose_widths(wanted, weights, [heading, *rows], width)
    lines: list[str | tuple[str, ...]] = []
    for row in (heading, None, *rows):
        if row is None:
            lines.append(SEPARATING_LINE)
        else:
            folded = [_fold(*pair, color=color) for pair in zip(row, widths, strict=True)]
            lines.extend(zip_longest(*folded, fillvalue=""))
    text = tabulate(
        lines,
        tablefmt=_LAYOUT,
        disable_numparse=True,
        colalign=["right" if column.is_number else "left" for column in columns],
    )
    return "\n".join(line.rstrip() for line in text.split("\n"))


def _natural(content: Cell) -> int:
    """Cells of the longest block unwrapped."""
    return max((cells(block.comma.join(block.parts)) for block in content), default=0)


def _choose_widths(
    wanted: Sequence[int],
    weights: Sequence[int],
    rows: Sequence[Sequence[Cell] | None],
    width: int,
) -> list[int]:
    """Find the widths that take the fewest lines, with as many columns unbroken as may be."""
    wide = [place for place, weight in enumerate(weights) if weight]
    room = width - len(_GUTTER) * (len(wanted) - 1)
    options = []
    for num_whole in range(len(wide), -1, -1):
        for whole in combinations(wide, num_whole):
            left = [0 if place in whole else weight for place, weight in enumerate(weights)]
            widths = _narrow(wanted, left, room)
            if sum(widths) <= room or not whole:
                _tighten(widths, wanted, rows, room)
                options.append(widths)
        if options and num_whole == len(wide):
            break
    return min(options, key=lambda widths: _num_lines(rows, widths))


def _num_lines(rows: Sequence[Sequence[Cell] | None], widths: Sequence[int]) -> int:
    """Count the lines that the rows take."""
    return sum(
        max(len(_fold(*pair, color=False)) for pair in zip(row, widths, strict=True))
        for row in rows
        if row is not None
    )


def _narrow(wanted: Sequence[int], weights: Sequence[int], room: int) -> list[int]:
    """Share scarce room by weight; what needs less than its due leaves the rest to others."""
    widths = list(wanted)
    room -= sum(want for want, weight in zip(wanted, weights, strict=True) if not weight)
    wide = [place for place, weight in enumerate(weights) if weight]
    while wide:
        total = sum(weights[place] for place in wide)
        modest = [place for place in wide if wanted[place] * total <= room * weights[place]]
        if not modest:
            for place in wide:
                widths[place] = min(wanted[place], max(_LEAST, room * weights[place] // total))
            break
        room -= sum(wanted[place] for place in modest)
        wide = [place for place in wide if place not in modest]
    return widths


def _tighten(
    widths: list[int], wanted: Sequence[int], rows: Sequence[Sequence[Cell] | None], room: int
) -> None:
    """Take from narrowed columns what their broken lines leave unused; the last gets it."""
    narrowed = [place for place in range(len(widths)) if widths[place] < wanted[place]]
    for place in narrowed[:-1]:
        folded = (_fold(row[place], widths[place], color=False) for row in rows if row is not None)
        widths[place] = max((cells(line) for lines in folded for line in lines), default=_LEAST)
    if narrowed:
        widths[narrowed[-1]] += max(0, room - sum(widths))


def _fold(content: Cell, width: int, *, color: bool) -> list[str]:
    """Break a cell into its lines."""
    return [
        style_text(shield(line.replace("\u00a0", " ")), block.style, color=color)
        for block in content
        for line in _fold_parts(block.parts, block.comma, width)
    ]


@lru_cache(maxsize=65_536)
def _fold_parts(parts: tuple[str, ...], comma: str, width: int) -> tuple[str, ...]:
    """Fill lines with parts, whole where they fit; only one wider than a line is broken."""
    *others, last = parts
    mark = comma.rstrip()
    space = comma[len(mark) :]
    lines: list[str] = []
    line = ""
    for part in (*(other + mark for other in others), last):
        if line and cells(line + space + part) <= width:
            line += space + part
            continue
        if line:
            lines.append(line)
        *full, line = [part] if cells(part) <= width else wrap(part, width)
        lines.extend(full)
    return (*lines, line)
