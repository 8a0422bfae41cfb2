"""How a sheet of a spreadsheet is printed: A4 across, the title on top, the page's number below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dutyplan.outputs.sheet import Sheet
from dutyplan.outputs.workbook.cells import writable

_A4 = "9"
_SIDE, _TOP, _BOTTOM, _RUNNING = 0.5, 0.85, 0.7, 0.35
_INCHES = 11.69 - 2 * _SIDE
_DOTS_PER_INCH = 96
_DOTS, _PADDING = 8, 5
"""Of a column, as programs measure it: dots of a figure, in a wide font, and beside them."""
_MOST_BREAKS = 1000
_LONGEST_TITLE = 70
"""All that stands above a page has 255 characters at most, or the whole file is refused."""

ROOM = (_INCHES * _DOTS_PER_INCH - _PADDING) / _DOTS
"""Width of a page, as that of one column."""


def set_up(worksheet: Worksheet, sheet: Sheet) -> None:
    """Prepare a sheet for the printer."""
    setup = worksheet.page_setup
    setup.orientation, setup.paperSize = "landscape", _A4
    margins = worksheet.page_margins
    margins.left = margins.right = _SIDE
    margins.top, margins.bottom, margins.header, margins.footer = _TOP, _BOTTOM, _RUNNING, _RUNNING
    worksheet.print_options.horizontalCentered = True
    head, foot = worksheet.oddHeader, worksheet.oddFooter
    assert head is not None
    assert foot is not None
    head.left.text, head.left.font = running(_heading(sheet)), "-,Bold"
    head.right.text = running(worksheet.title)
    foot.center.text = sheet.texts.format("xlsx.page", page="&P", pages="&N")


def _heading(sheet: Sheet) -> str:
    if len(sheet.title) <= _LONGEST_TITLE:
        return sheet.heading
    return replace(sheet, title=sheet.title[: _LONGEST_TITLE - 1] + "…").heading


def fit_width(worksheet: Worksheet) -> None:
    """Make it as wide as a page, and as many pages long as it takes."""
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight = 1, 0


def break_before(worksheet: Worksheet, rows: Iterable[int], columns: int) -> None:
    """Begin a page with each of these rows; columns too wide for a page are printed smaller.

    Programs that fit a sheet to the width forget its page breaks, so the size is worked out here.
    """
    for row in list(rows)[:_MOST_BREAKS]:
        worksheet.row_breaks.append(Break(id=row - 1))
    worksheet.page_setup.scale = max(10, min(100, int(100 * ROOM / width_of(worksheet, columns))))


def width_of(worksheet: Worksheet, columns: int) -> float:
    """Width of the first columns together, as that of one."""
    letters = [get_column_letter(at) for at in range(1, columns + 1)]
    widths = [worksheet.column_dimensions[letter].width for letter in letters]
    return sum(widths) + (len(widths) - 1) * _PADDING / _DOTS


def running(text: str) -> str:
    """A text for the head of a page, where `&` begins a command."""
    # openpyxl takes `&[Page]` and such for commands even after another `&`.
    return writable(text).replace("&", "&&").replace("&&[", "&& [")
