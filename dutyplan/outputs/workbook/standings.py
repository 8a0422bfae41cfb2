"""The sheet of balances, and its charts: a page of people each, load beside fair share."""

from __future__ import annotations

from math import ceil

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.series import Series
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dutyplan.outputs.closing import NONE
from dutyplan.outputs.sheet import Sheet, Standing
from dutyplan.outputs.text.grid import cells, clean
from dutyplan.outputs.workbook.cells import Value
from dutyplan.outputs.workbook.looks import Kind, Looks
from dutyplan.outputs.workbook.paper import ROOM, break_before, fit_width, width_of
from dutyplan.outputs.workbook.people import Details
from dutyplan.outputs.workbook.table import Column, Row, fill

_MOST_CHARTED = 120
"""Of more people no chart can be taken in."""
_LONGEST_NAME = 40
"""A longer one, in cells, would leave no room for the bars."""
_MOST_ON_A_PAGE = 26
_SPARE = 4
_LEAST_ROWS = 10
"""A chart is at least that many rows tall."""
_ROW_BUT_A_HAIR = 190_500
"""Of the last row beside a chart, in the file's units: 12,700 to a point."""
_CHART, _MARGIN = (60, 90), 1.5
"""Least and most width of the charts' column, and of those beside it."""


def fill_balances(worksheet: Worksheet, sheet: Sheet, looks: Looks) -> None:
    """A row for each volunteer, and charts beside them as long as there are not too many."""
    texts = sheet.texts
    details = Details(sheet)
    columns = [
        Column(texts["name"], most=32),
        *details.columns,
        Column(texts["duties"], Kind.COUNT),
        Column(texts["load"], Kind.SHARE),
        Column(texts["fair-share"], Kind.SHARE),
        *([Column(texts["before"], Kind.BEFORE)] if sheet.has_past else []),
        Column(texts["balance"], Kind.BALANCE),
    ]
    rows = [Row(_values(sheet, one, details.of(one.person))) for one in sheet.standings]
    fill(worksheet, columns, rows, looks, spare=_SPARE)
    worksheet.freeze_panes = "B2"
    widest = max((cells(clean(one.person.name)) for one in sheet.standings), default=0)
    if 0 < len(rows) <= _MOST_CHARTED and widest <= _LONGEST_NAME:
        loads = 2 + len(details.columns) + 1
        _add_charts(worksheet, sheet, loads, len(columns))
    else:
        fit_width(worksheet)


def _values(sheet: Sheet, one: Standing, details: list[Value]) -> list[Value]:
    return [
        one.person.name,
        *details,
        one.duties,
        round(one.load, 2),
        NONE if one.fair_share is None else round(one.fair_share, 2),
        *([round(one.before, 2)] if sheet.has_past else []),
        NONE if one.tenths is None else one.tenths / 10,
    ]


def _add_charts(worksheet: Worksheet, sheet: Sheet, loads: int, columns: int) -> None:
    """Put a chart beside each page of people.

    Parameters
    ----------
    loads
        Column of the loads; that of the fair shares is the next.
    columns
        So many the table has.
    """
    count = len(sheet.standings)
    pages = ceil(count / _MOST_ON_A_PAGE)
    size = ceil(count / pages)
    beside, margin = columns + 2, columns + 3
    for column in (columns + 1, margin):
        worksheet.column_dimensions[get_column_letter(column)].width = _MARGIN
    least, most = _CHART
    room = ROOM - width_of(worksheet, columns + 1) - _MARGIN - 2
    worksheet.column_dimensions[get_column_letter(beside)].width = max(least, min(room, most))
    top = max(max(one.load, one.fair_share or 0) for one in sheet.standings)
    starts = range(2, count + 2, size)
    for start in starts:
        end = min(start + size - 1, count + 1)
        chart = _chart(worksheet, loads, start, end)
        # One scale, or the pages could not be compared.
        chart.y_axis.scaling.max = ceil(top) or 1
        below = max(end, start + _LEAST_ROWS)
        chart.anchor = TwoCellAnchor(  # type: ignore[assignment]
            _from=AnchorMarker(col=beside - 1, row=start - 1),
            # Short of the next chart, so that its frame is on the page, too.
            to=AnchorMarker(col=beside, row=below - 1, rowOff=_ROW_BUT_A_HAIR),
        )
        worksheet.add_chart(chart)
    last = max(count + 1, 2 + _LEAST_ROWS)
    worksheet.print_area = f"A1:{get_column_letter(margin)}{last}"
    break_before(worksheet, starts[1:], margin)


def _chart(worksheet: Worksheet, loads: int, start: int, end: int) -> BarChart:
    chart = BarChart()
    chart.type, chart.gapWidth, chart.overlap = "bar", 45, 0
    chart.roundedCorners = False
    for column, colour in ((loads, "1F4E79"), (loads + 1, "F4B183")):
        chart.series.append(_series(worksheet, column, start, end, colour))
    chart.set_categories(Reference(worksheet, min_col=1, min_row=start, max_row=end))
    names, points = chart.x_axis, chart.y_axis
    # As in the table, from the top down; then the figures are to stand below again.
    names.scaling.orientation, points.crosses = "maxMin", "max"
    names.delete = points.delete = False
    names.tickLblSkip = 1  # every name
    names.txPr = points.txPr = _small()
    points.scaling.min = 0
    points.number_format, points.numFmt.sourceLinked = "General", False
    light = GraphicalProperties(ln=LineProperties(solidFill="D9D9D9"))
    points.majorGridlines = ChartLines(spPr=light)
    chart.legend.position = "t"
    return chart


def _series(worksheet: Worksheet, column: int, start: int, end: int, colour: str) -> Series:
    head = worksheet.cell(1, column)
    series: Series = SeriesFactory(
        Reference(worksheet, min_col=column, min_row=start, max_row=end), title=str(head.value)
    )
    series.graphicalProperties = GraphicalProperties(solidFill=colour)
    series.graphicalProperties.line.solidFill = "1F2933"
    return series


def _small() -> RichText:
    properties = ParagraphProperties(defRPr=CharacterProperties(sz=800))
    return RichText(p=[Paragraph(pPr=properties, endParaRPr=CharacterProperties(sz=800))])
