"""What a sheet of a spreadsheet tells of people where it was asked for by name: ages, contacts."""

from __future__ import annotations

from dutyplan.outputs.sheet import Person, Sheet
from dutyplan.outputs.workbook.cells import Value, number_or_text
from dutyplan.outputs.workbook.looks import Kind
from dutyplan.outputs.workbook.table import Column


class Details:
    """Columns of ages and contacts; none of what nobody has here.

    Attributes
    ----------
    columns
        Those that there are.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._has_ages = any(person.age for person in sheet.people)
        self._has_contacts = any(person.contact for person in sheet.people)
        self.columns: list[Column] = []
        if self._has_ages:
            self.columns.append(Column(sheet.texts["age"], Kind.COUNT))
        if self._has_contacts:
            self.columns.append(Column(sheet.texts["contact"]))

    def of(self, person: Person) -> list[Value]:
        """What stands in them for somebody."""
        ages = [number_or_text(person.age)] if self._has_ages else []
        return [*ages, *([person.contact or None] if self._has_contacts else [])]
