"""The sheet of duties by volunteer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from openpyxl.worksheet.worksheet import Worksheet

from dutyplan.ledger.record import Mark
from dutyplan.outputs.sheet import Person, Sheet
from dutyplan.outputs.workbook.cells import Value
from dutyplan.outputs.workbook.duties import Duties, marked
from dutyplan.outputs.workbook.looks import Edge, Kind, Looks, Tone
from dutyplan.outputs.workbook.paper import fit_width
from dutyplan.outputs.workbook.people import Details
from dutyplan.outputs.workbook.table import Column, Row, fill


def fill_by_volunteer(worksheet: Worksheet, sheet: Sheet, looks: Looks) -> None:
    """A row for each duty of each volunteer; one for those who have none."""
    texts = sheet.texts
    duties, details = Duties(sheet), Details(sheet)
    places = (place for one in sheet.entries for place in chain(one.crew, one.standby))
    attendance = [Column(texts["xlsx.attendance"], Kind.WORD, most=14)]
    columns = [
        Column(texts["name"], most=32),
        *details.columns,
        *duties.columns,
        Column(texts["xlsx.role"], Kind.WORD, most=14),
        Column(texts["xlsx.effort"], Kind.POINTS),
        *(attendance if any(place.mark is not Mark.PLANNED for place in places) else []),
    ]
    rows = []
    for person in sheet.people:
        edge = Edge.GROUP
        for values, tone in _lines(sheet, duties, person):
            every = [person.name, *details.of(person), *values]
            rows.append(Row(every[: len(columns)], tone, edge))
            edge = Edge.INNER
    fill(worksheet, columns, rows, looks)
    worksheet.freeze_panes = "B2"
    fit_width(worksheet)


def _lines(sheet: Sheet, duties: Duties, person: Person) -> Iterator[tuple[list[Value], Tone]]:
    """Somebody's duties: when, what, where; on it or in reserve, effort, what became of it."""
    texts = sheet.texts
    own = sheet.duties_of(person)
    for entry, place in own:
        what, mark = duties.of(entry), marked(sheet, place)
        if any(one.person.id == person.id for one in entry.crew):
            yield [*what, texts["xlsx.on-duty"], entry.effort, mark], Tone.DUTY
        else:
            yield [*what, texts["xlsx.standby"], 0, mark], Tone.RESERVE
    if not own:
        yield [*duties.none, None, None, None], Tone.DUTY
