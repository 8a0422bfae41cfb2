"""Rows of a roster's CSV: what each of their cells means, whoever reads them.

The file may have been through a spreadsheet: other delimiters and line ends, columns moved
or gone, `2026/11/8` for a date and `9:00` for a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.grammar.tabular.csvtext import read_csv
from dutyplan.grammar.tabular.table import Table
from dutyplan.grammar.text import Text, misread, span_of
from dutyplan.grammar.values import FIRST_YEAR, LAST_YEAR
from dutyplan.ledger.record import Mark, State
from dutyplan.locales.wording import Series, worded
from dutyplan.plan import MINUTES_PER_DAY, clock
from dutyplan.problems import Problem, Source

_DATE = re.compile(r"([0-9]{4})([-/])([0-9]{1,2})\2([0-9]{1,2})")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::00)?")
_NOUNS = {"role": "noun.role", "status": "noun.status"}
_NEEDED = ("date", "task", "volunteer")


class Role(StrEnum):
    """As what somebody stands in a row; `gap` for nobody."""

    DUTY = "duty"
    STANDBY = "standby"
    GAP = "gap"


MARKS = {
    Mark.PLANNED.value: Mark.PLANNED,
    State.PROPOSED.value: Mark.PLANNED,
    Mark.DONE.value: Mark.DONE,
    Mark.ABSENT.value: Mark.ABSENT,
    Mark.CANCELLED.value: Mark.CANCELLED,
}
"""What each status means. Who is on a roster that is `proposed` serves as far as anybody knows."""

_IN_CHINESE = {
    "计划": Mark.PLANNED,
    "完成": Mark.DONE,
    "到场": Mark.DONE,
    "缺席": Mark.ABSENT,
    "缺勤": Mark.ABSENT,
    "未到": Mark.ABSENT,
    "取消": Mark.CANCELLED,
}
"""The same as people write it who fill a CSV in."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row, its cells as written but for its words.

    Attributes
    ----------
    start, end
        None where the file does not say; empty for a duty that takes the whole day.
    place, effort
        None where the file does not say.
    role
        `gap` wherever nobody is named, but for a place in reserve that is not filled.
    mark
        What became of it; `planned` where the file does not say.
    """

    date: Text
    task: Text
    volunteer: Text
    start: Text | None
    end: Text | None
    place: Text | None
    effort: Text | None
    role: Role
    mark: Mark


def read_rows(source: Source, limits: Limits = LIMITS) -> tuple[list[Row], list[Problem]]:
    """All rows, and what is wrong with the text, its header, its roles and its statuses."""
    table, problems = read_csv(source, limits)
    missing = [name for name in _NEEDED if name not in table.header]
    if len(missing) == len(_NEEDED) and table.header:
        message = worded("bad.no-roster-columns")
        return [], [Problem("no-roster", message, source.start(), worded("hint.roster"))]
    if missing:
        if table.header:
            problems.extend(_missing_columns(table, missing))
        return [], problems
    rows = []
    for cells in table.records():
        role, status = cells.get("role", ""), cells.get("status", "")
        problems += _unknown_word("role", role, list(Role))
        if status not in _IN_CHINESE:
            problems += _unknown_word("status", status, list(MARKS))
        row = Row(
            date=cells["date"],
            task=cells["task"],
            volunteer=cells["volunteer"],
            start=cells.get("start"),
            end=cells.get("end"),
            place=cells.get("place"),
            effort=cells.get("effort"),
            role=_role(role, cells["volunteer"]),
            mark=(MARKS | _IN_CHINESE).get(status.casefold(), Mark.PLANNED),
        )
        rows.append(row)
    return rows, problems


def _role(word: str, volunteer: str) -> Role:
    if word.casefold() in (Role.STANDBY, Role.GAP):
        return Role(word.casefold())
    return Role.DUTY if volunteer else Role.GAP


def _missing_columns(table: Table, missing: list[str]) -> Iterator[Problem]:
    for name in missing:
        hint = worded("hint.columns-needed", names=Series(_NEEDED))
        message = worded("bad.missing-column", name=name)
        yield Problem("missing-column", message, table.header[0].span, hint)


def _unknown_word(column: str, word: str, known: list[str]) -> Iterator[Problem]:
    if word and word.casefold() not in known:
        message = worded("bad.unknown", noun=worded(_NOUNS[column]), name=word)
        hint = worded("hint.known", names=Series(known))
        yield Problem(f"unknown-{column}", message, span_of(word), hint)


def read_day(text: Text, example: date) -> date:
    """The date in a cell.

    Parameters
    ----------
    example
        One to show to whoever wrote something else.

    Raises
    ------
    MisreadError
        For what is no date.
    """
    found = _DATE.fullmatch(text)
    if found is None:
        missing = worded("bad.is-missing", noun=worded("noun.the-date"))
        message = worded("bad.no-date", text=text) if text else missing
        raise misread(text, "bad-date", message, worded("hint.write-like", example=example))
    year = int(found[1])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise misread(text, "bad-date", worded("bad.year", year=year))
    try:
        return date(year, int(found[3]), int(found[4]))
    except ValueError:
        hint = worded("hint.write-like", example=example)
        raise misread(text, "bad-date", worded("bad.no-such-date", text=text), hint) from None


def read_time(text: Text) -> str:
    """The time of day in a cell, as the program writes it.

    Raises
    ------
    MisreadError
        For what is no time of day.
    """
    found = _TIME.fullmatch(text)
    minutes = int(found[1]) * 60 + int(found[2]) if found and int(found[2]) < 60 else None
    if minutes is None or minutes > MINUTES_PER_DAY:
        hint = worded("hint.write-like", example="09:30")
        raise misread(text, "bad-time", worded("bad.no-time-of-day", text=text), hint)
    return clock(minutes)
