"""What is said of a roster's assignments, wherever it is said: one thing of each."""

from __future__ import annotations

from datetime import date

from dutyplan.grammar.text import Text
from dutyplan.ledger.attending.attendance import Said
from dutyplan.ledger.attending.lookup import Lookup
from dutyplan.ledger.record import Mark
from dutyplan.locales.wording import worded
from dutyplan.problems import Problem


class Marks:
    """Collects marks; of two that can't both be, the second is a problem.

    Attributes
    ----------
    lookup
        Knows the roster, and has the problems.
    said
        What was said.
    days
        The days of which anything was said.
    """

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        self.said: list[Said] = []
        self.days: set[date] = set()
        self._texts: dict[tuple[int, str], tuple[Mark, str]] = {}

    def say(self, text: Text, one: Said) -> None:
        """Take a mark in, unless another one was said of the same assignment.

        Parameters
        ----------
        text
            Where it is said.
        """
        duty = self.lookup.record.duties[one.duty]
        people = (*duty.volunteers, *duty.standby) if one.volunteer is None else (one.volunteer,)
        for volunteer in people:
            mark, first = self._texts.setdefault((one.duty, volunteer), (one.mark, text))
            if mark is not one.mark:
                name = self.lookup.name_of(volunteer)
                marks = {"one": str(mark), "other": str(one.mark)}
                message = worded("bad.two-marks", name=name, duty=duty.label, **marks)
                hint = worded("hint.said-before", first=first)
                self.lookup.problems.append(Problem("two-marks", message, text.span, hint))
                return
        self.said.append(one)
        self.days.add(duty.date)
