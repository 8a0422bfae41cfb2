"""The roster as a spreadsheet: by date, by volunteer, balances with charts, and notes."""

from __future__ import annotations

from openpyxl import Workbook

from dutyplan.outputs.base import View
from dutyplan.outputs.sheet import Sheet
from dutyplan.outputs.workbook.bydate import fill_by_date
from dutyplan.outputs.workbook.byvolunteer import fill_by_volunteer
from dutyplan.outputs.workbook.cells import writable
from dutyplan.outputs.workbook.looks import Looks
from dutyplan.outputs.workbook.packing import packed
from dutyplan.outputs.workbook.paper import set_up
from dutyplan.outputs.workbook.remarks import fill_notes
from dutyplan.outputs.workbook.standings import fill_balances

_LONGEST_TITLE = 200


def render(sheet: Sheet, view: View) -> bytes:
    """Write the workbook; without a roster only its notes, which say so.

    Notes
    -----
    No cell is a formula, whatever the names in it look like. The same sheet at the same `view.now`
    gives the same bytes.
    """
    texts = sheet.texts
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    properties = workbook.properties
    properties.creator = "dutyplan"
    properties.title = writable(sheet.heading[:_LONGEST_TITLE])
    properties.language = texts.language
    if sheet.has_roster:
        looks = Looks(workbook, texts)
        fill_by_date(workbook.create_sheet(texts["xlsx.by-date"]), sheet, looks)
        if sheet.standings:
            fill_by_volunteer(workbook.create_sheet(texts["xlsx.by-volunteer"]), sheet, looks)
            fill_balances(workbook.create_sheet(texts["xlsx.balances"]), sheet, looks)
            workbook.active = 1 if view.by == "volunteer" else 0
    fill_notes(workbook.create_sheet(texts["notes"]), sheet)
    for worksheet in workbook.worksheets:
        set_up(worksheet, sheet)
    return packed(workbook, view.now)
