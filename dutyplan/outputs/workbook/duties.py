"""What both sheets of duties tell of a duty, and of somebody's place on it."""

from __future__ import annotations

from dutyplan.outputs.sheet import Entry, Place, Sheet
from dutyplan.outputs.workbook.cells import Value, window
from dutyplan.outputs.workbook.looks import Kind
from dutyplan.outputs.workbook.table import Column


class Duties:
    """Columns of when, what and where.

    Attributes
    ----------
    columns
        Those that there are.
    """

    def __init__(self, sheet: Sheet) -> None:
        texts = sheet.texts
        self.columns = [
            Column(texts["date"], Kind.DATE),
            Column(texts["weekday"], Kind.WORD),
            Column(texts["xlsx.start"], Kind.TIME),
            Column(texts["xlsx.end"], Kind.TIME),
            Column(texts["task"]),
            *([Column(texts["place"], most=24)] if sheet.has_places else []),
        ]
        # By identity, told once: a date in words takes its time, and duties have many rows.
        self._known = {id(entry): _values(sheet, entry) for entry in sheet.entries}
        place: list[Value] = [None] if sheet.has_places else []
        self.none: list[Value] = [None, None, None, None, texts["no-duty"], *place]
        """What stands in them for somebody without a duty."""

    def of(self, entry: Entry) -> list[Value]:
        """What stands in them for a duty."""
        return self._known[id(entry)]


def _values(sheet: Sheet, entry: Entry) -> list[Value]:
    return [
        entry.date,
        sheet.texts.weekday(entry.date),
        *window(entry, sheet.texts["all-day"]),
        entry.task,
        *([entry.place or None] if sheet.has_places else []),
    ]


def marked(sheet: Sheet, place: Place) -> Value:
    """What became of somebody's place; None as long as nothing is known."""
    return place.became(sheet.texts) or None
