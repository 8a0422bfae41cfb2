"""A roster of a plan read back from the CSV or JSON that the program writes.

Whoever was absent, and whatever was cancelled, stands in it as it was planned.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dutyplan.grammar.jsontext import place_of, read_json
from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.grammar.text import Items, Mapping, Text, span_of
from dutyplan.ledger.reading.files import decode_roster, is_json, nothing_listed
from dutyplan.ledger.reading.matching import Entry, Matcher
from dutyplan.ledger.reading.rows import Role, read_rows
from dutyplan.locales.wording import Wording, worded
from dutyplan.plan import Plan
from dutyplan.problems import Problem, Source, Span, has_errors, sort_problems
from dutyplan.roster import Roster


def read_roster(
    name: str, data: bytes, plan: Plan, limits: Limits = LIMITS
) -> tuple[Roster | None, list[Problem]]:
    """Read a roster of `plan` from the bytes of a file.

    Parameters
    ----------
    name
        The file as the user named it.
    data
        Its bytes; JSON if its first character is a brace or its name says so, else CSV.
    plan
        Where its volunteers, tasks and duties are looked up: volunteers by id, else by
        name; a duty by task and date, and by its times where that leaves a choice.
    limits
        How much is read.

    Returns
    -------
    roster, problems
        All problems, sorted; no roster if one of them is an error.
    """
    source, doubts = decode_roster(name, data, limits)
    if has_errors(doubts):
        return None, doubts
    entries, problems = _read_entries(source, limits)
    if not entries.found and not has_errors(problems):
        problems.append(nothing_listed(source))
    matcher = Matcher(plan)
    for entry in entries.entries:
        matcher.add(entry)
    problems = sort_problems(doubts + problems + matcher.problems)
    if has_errors(problems):
        return None, problems
    return Roster(plan, matcher.assignments, matcher.standbys), problems


@dataclass(frozen=True, slots=True)
class _Entries:
    """Assignments as written; `found` is whether there is any duty at all, gaps too."""

    entries: list[Entry]
    found: bool


def _read_entries(source: Source, limits: Limits) -> tuple[_Entries, list[Problem]]:
    return (_json_entries if is_json(source) else _csv_entries)(source, limits)


def _csv_entries(source: Source, limits: Limits) -> tuple[_Entries, list[Problem]]:
    rows, problems = read_rows(source, limits)
    entries = [
        Entry(row.date, row.task, row.volunteer, row.start, row.end, row.role is Role.STANDBY)
        for row in rows
        if row.volunteer and row.role is not Role.GAP
    ]
    return _Entries(entries, found=bool(rows)), problems


def _json_entries(source: Source, limits: Limits) -> tuple[_Entries, list[Problem]]:
    top, problems = read_json(source, limits)
    if top is None:
        return _Entries([], found=False), problems
    reading = _JsonReading(problems)
    duties = reading.member(top, "duties", Items, "duties", worded("noun.list"))
    if duties is None:
        return _Entries([], found=False), problems
    return _Entries(list(reading.entries(duties)), found=bool(duties)), problems


class _JsonReading:
    """Takes the assignments out of the JSON, and says where it is not as it should be."""

    def __init__(self, problems: list[Problem]) -> None:
        self._problems = problems

    def entries(self, duties: Items) -> Iterator[Entry]:
        """All assignments that can be read."""
        for place, duty in enumerate(duties):
            where = f"duties[{place}]"
            if isinstance(duty, Mapping):
                yield from self._duty_entries(duty, where)
            else:
                self._wrong(where, worded("noun.object"), span_of(duty) or duties.span)

    def member(self, parent: Mapping, key: str, kind: type, where: str, noun: Wording) -> Any:
        """Take a member of that kind, else None and a problem."""
        value = _get(parent, key)
        if value is _UNSAID:
            message = worded("bad.missing-member", what=where)
            self._problems.append(Problem("missing-key", message, parent.span))
        elif isinstance(value, kind):
            return value
        else:
            self._wrong(where, noun, place_of(parent, (key,)))
        return None

    def _duty_entries(self, duty: Mapping, where: str) -> Iterator[Entry]:
        text = worded("noun.text")
        date = self.member(duty, "date", Text, f"{where}.date", text)
        task = self.member(duty, "task", Text, f"{where}.task", text)
        start, end = self._time(duty, "start", where), self._time(duty, "end", where)
        for key in ("volunteers", "standby"):
            if key == "standby" and _get(duty, key) in (_UNSAID, None):
                continue
            names = self.member(duty, key, Items, f"{where}.{key}", worded("noun.list"))
            for place, one in enumerate(names or ()):
                if not isinstance(one, Text):
                    self._wrong(f"{where}.{key}[{place}]", text, span_of(one) or names.span)
                elif date is not None and task is not None:
                    yield Entry(date, task, one, start, end, is_standby=key == "standby")

    def _time(self, duty: Mapping, key: str, where: str) -> Text | None:
        """None where nothing is said; an empty text for null, a duty of the whole day."""
        value = _get(duty, key)
        if value is None:
            return Text("", duty.span)
        if isinstance(value, Text):
            return value
        if value is not _UNSAID:
            self._wrong(f"{where}.{key}", worded("noun.text-or-null"), place_of(duty, (key,)))
        return None

    def _wrong(self, where: str, noun: Wording, span: Span) -> None:
        message = worded("bad.wrong-kind", what=where, noun=noun)
        self._problems.append(Problem("wrong-kind", message, span))


_UNSAID = object()


def _get(parent: Mapping, key: str) -> Any:
    return next((value for name, value in parent.items() if name == key), _UNSAID)
