"""A filed roster from its CSV: rows that belong to one duty, put together again.

What only the JSON knows is not in it: who shared the duties, and what the plan was called.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import TypeVar

from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.grammar.text import MisreadError, Text, misread
from dutyplan.grammar.values import plain, read_effort
from dutyplan.ledger.reading.files import (
    duty_label,
    half_window,
    no_length,
    nothing_listed,
    window_of,
)
from dutyplan.ledger.reading.rows import Role, Row, read_day, read_rows, read_time
from dutyplan.ledger.record import Mark, Record, RecordedDuty
from dutyplan.locales.wording import worded
from dutyplan.plan import CENTIPOINTS
from dutyplan.problems import Problem, Source, Span, has_errors

T = TypeVar("T")
Key = tuple[date, str | None, str | None, str]
"""Date, start, end and task: what tells the duties of one roster apart."""

_EXAMPLE = date(2026, 11, 28)


@dataclass(slots=True)
class _Draft:
    """A duty as far as its rows have been read."""

    span: Span
    place: str
    people: dict[str, Text] = field(default_factory=dict)
    volunteers: list[str] = field(default_factory=list)
    standby: list[str] = field(default_factory=list)
    missing: int = 0
    attendance: dict[str, Mark] = field(default_factory=dict)
    effort: tuple[int, Text] | None = None


class CsvRecord:
    """A record and where its parts stand.

    Attributes
    ----------
    source
        Its text.
    record
        None if any problem is an error.
    problems
        All that is wrong with it.
    duties
        For each duty of the record where its first row stands.
    people
        For each duty of the record where each volunteer stands, by id, in the order of the rows.
    """

    def __init__(self, source: Source, limits: Limits = LIMITS) -> None:
        self.source = source
        rows, self.problems = read_rows(source, limits)
        self._drafts: dict[Key, _Draft] = {}
        for row in rows:
            self._take(row)
        if not rows and not has_errors(self.problems):
            self.problems.append(nothing_listed(source))
        found = sorted(self._drafts.items(), key=lambda one: _order(one[0]))
        self.duties = [draft.span for _, draft in found]
        self.people = [draft.people for _, draft in found]
        self.record: Record | None = None
        if not has_errors(self.problems):
            self.record = Record(
                title=PurePath(source.name).stem,
                start=found[0][0][0],
                end=found[-1][0][0],
                duties=tuple(_duty(key, draft) for key, draft in found),
            )

    def _take(self, row: Row) -> None:
        key = self._key(row)
        # Also of a row that belongs nowhere, so that all that is wrong is said at once.
        effort = self._try(_read_effort, row.effort) if row.effort else None
        if key is None:
            return
        place = str(row.place or "")
        draft = self._drafts.setdefault(key, _Draft(row.date.span, place))
        self._put(row, draft, key)
        # A reserve carries no load: its row says nothing of what the duty weighs.
        if effort is None or row.effort is None or row.role is Role.STANDBY:
            return
        if draft.effort is not None and draft.effort[0] != effort:
            first = draft.effort[1]
            duty = duty_label(*key)
            message = worded("bad.other-effort", duty=duty, here=row.effort, before=first)
            hint = worded("hint.effort-in-line", effort=first, line=first.span.line + 1)
            self.problems.append(Problem("other-effort", message, row.effort.span, hint))
        draft.effort = draft.effort or (effort, row.effort)

    def _put(self, row: Row, draft: _Draft, key: Key) -> None:
        """Put whoever stands in the row on the duty."""
        if not row.volunteer:
            draft.missing += row.role is not Role.STANDBY
            return
        volunteer = unicodedata.normalize("NFC", row.volunteer)
        if row.role is Role.GAP:
            message, hint = worded("bad.filled-gap", name=volunteer), worded("hint.filled-gap")
            self.problems.append(Problem("filled-gap", message, row.volunteer.span, hint))
            return
        first = draft.people.setdefault(volunteer, row.volunteer)
        if first is not row.volunteer:
            message = worded("bad.two-rows", name=volunteer, duty=duty_label(*key))
            hint = worded("hint.first-is-line", line=first.span.line + 1)
            problem = Problem("duplicate-assignment", message, row.volunteer.span, hint)
            self.problems.append(problem)
            return
        (draft.standby if row.role is Role.STANDBY else draft.volunteers).append(volunteer)
        if row.mark is not Mark.PLANNED:
            draft.attendance[volunteer] = row.mark

    def _key(self, row: Row) -> Key | None:
        """Which duty the row is about; None where that can't be read."""
        day = self._try(read_day, row.date, _EXAMPLE)
        num_problems = len(self.problems)
        start = self._try(read_time, row.start) if row.start else None
        end = self._try(read_time, row.end) if row.end else None
        if len(self.problems) == num_problems:
            self._try(_insist_on_length, row, start, end)
        if not row.task:
            message = worded("bad.is-missing", noun=worded("noun.the-task"))
            self.problems.append(Problem("missing-task", message, row.task.span))
        if day is None or not row.task or len(self.problems) > num_problems:
            return None
        # Midnight is written both ways; as an end it is the end of the day.
        end = "24:00" if end == "00:00" else end
        return day, start, end, unicodedata.normalize("NFC", row.task)

    def _try(self, read: Callable[..., T], *arguments: object) -> T | None:
        try:
            return read(*arguments)
        except MisreadError as error:
            self.problems += error.problems
            return None


def _insist_on_length(row: Row, start: str | None, end: str | None) -> None:
    try:
        window_of(start, end)
    except ValueError:
        at = row.start or row.end or row.task
        if start and end:
            raise misread(at, "bad-time", no_length(start, end)) from None
        raise misread(at, "bad-time", half_window(start), worded("hint.both-or-none")) from None


def _read_effort(text: Text) -> int:
    """Points as centipoints; where a cell ends at a semicolon, decimals begin at a comma."""
    return read_effort(Text(plain(text).replace(",", "."), text.span, text.start))


def _order(key: Key) -> tuple[date, str, str, str]:
    day, start, end, task = key
    return day, start or "", task, end or ""


def _duty(key: Key, draft: _Draft) -> RecordedDuty:
    day, start, end, task = key
    effort = draft.effort[0] if draft.effort else CENTIPOINTS
    return RecordedDuty(
        date=day,
        start=start,
        end=end,
        task=task,
        place=draft.place,
        want=len(draft.volunteers) + draft.missing,
        effort=effort / CENTIPOINTS,
        volunteers=tuple(draft.volunteers),
        standby=tuple(draft.standby),
        missing=draft.missing,
        attendance=draft.attendance,
    )
