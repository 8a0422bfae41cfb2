"""A roster's CSV that was filled in by hand: what it says of who came and who did not.

Statuses are changed, rows are added for those who came without having been on the roster, and
names stand where gaps were. Rows may stand in any order.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.grammar.text import MisreadError, Text
from dutyplan.ledger.attending.attendance import Said
from dutyplan.ledger.attending.marks import Marks
from dutyplan.ledger.reading.files import decode_roster
from dutyplan.ledger.reading.rows import Role, Row, read_day, read_rows, read_time
from dutyplan.ledger.record import Mark, RecordedDuty
from dutyplan.locales.wording import worded
from dutyplan.problems import Problem, Source, Span, has_errors


def read_filled_in(
    name: str,
    data: bytes,
    marks: Marks,
    only: Collection[date] = (),
    limits: Limits = LIMITS,
) -> None:
    """Read what a file says of the roster that it was made from.

    Parameters
    ----------
    marks
        Where it is said, problems too.
    only
        Days that are asked about: of other days nothing is taken in, and no row is missed. All
        where it is empty.
    limits
        How much is read.
    """
    source, problems = decode_roster(name, data, limits)
    marks.lookup.problems += problems
    if has_errors(problems):
        return
    rows, problems = read_rows(source, limits)
    marks.lookup.problems += problems
    if has_errors(problems):
        return
    reading = _Reading(marks, only)
    for row in rows:
        reading.take(row)
    # A wrong name would be missed once more, as the row of whoever is meant.
    if not has_errors(marks.lookup.problems):
        reading.miss(source)


class _Reading:
    def __init__(self, marks: Marks, only: Collection[date]) -> None:
        self._marks = marks
        self._lookup = marks.lookup
        self._only = only
        self._seen: dict[tuple[int, str], Row] = {}
        self._first: dict[int, Span] = {}

    def take(self, row: Row) -> None:
        """Take in what a row says, or a problem."""
        place = self._place(row)
        if place is None:
            return
        duty = self._lookup.record.duties[place]
        self._first.setdefault(place, row.date.span)
        if not row.volunteer or (self._only and duty.date not in self._only):
            return
        volunteer = self._lookup.volunteer(row.volunteer, may_be_new=True)
        if volunteer is None:
            return
        first = self._seen.setdefault((place, volunteer), row)
        if first is not row:
            message = worded("bad.twice-there", name=row.volunteer, duty=duty.label)
            hint = worded("hint.first-time", line=first.volunteer.span.line + 1)
            self._say("duplicate-assignment", message, row.volunteer, hint)
            return
        mark = self._mark(row, duty, volunteer)
        if mark is not Mark.PLANNED:
            self._marks.say(row.volunteer, Said(place, mark, volunteer))

    def _mark(self, row: Row, duty: RecordedDuty, volunteer: str) -> Mark:
        """What became of an assignment; `planned` where nothing is said, or wrongly."""
        if row.role is Role.STANDBY:
            if volunteer not in duty.standby:
                message = worded("bad.no-standby", name=row.volunteer, duty=duty.label)
                hint = worded("hint.role-or-status")
                self._say("not-on-duty", message, row.volunteer, hint)
                return Mark.PLANNED
            # A column filled down with "done" must put no reserve on the duty.
            return Mark.PLANNED if row.mark is Mark.DONE else row.mark
        if volunteer in duty.volunteers:
            return row.mark
        if row.mark not in (Mark.PLANNED, Mark.DONE):
            mark = str(row.mark)
            message = worded("bad.was-not-on", name=row.volunteer, mark=mark, duty=duty.label)
            hint = worded("hint.added-row")
            self._say("not-on-duty", message, row.volunteer, hint)
            return Mark.PLANNED
        return Mark.DONE

    def miss(self, source: Source) -> None:
        """Complain of rows that were taken away: nobody knows what became of these people."""
        for place, duty in enumerate(self._lookup.record.duties):
            if self._only and duty.date not in self._only:
                continue
            for volunteer in (*duty.volunteers, *duty.standby):
                if (place, volunteer) not in self._seen:
                    name = self._lookup.name_of(volunteer)
                    message = worded("bad.missing-row", name=name, duty=duty.label)
                    hint = worded("hint.put-back")
                    span = self._first.get(place, source.start())
                    self._lookup.problems.append(Problem("missing-row", message, span, hint))

    def _place(self, row: Row) -> int | None:
        """The duty that the row is about."""
        record = self._lookup.record
        task = self._lookup.task(row.task)
        try:
            day = read_day(row.date, record.start)
            start, end = (text and read_time(text) for text in (row.start, row.end))
        except MisreadError as error:
            self._lookup.problems += error.problems
            return None
        if task is None:
            return None
        return self._lookup.duty(task, day, start, end, row.task.span)

    def _say(self, code: str, message: str, at: Text, hint: str) -> None:
        self._lookup.problems.append(Problem(code, message, at.span, hint))
