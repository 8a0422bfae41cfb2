"""The small parsers of the grammar, one chosen by a byte."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import cache, partial
from typing import Any

from dutyplan.grammar.calendar import Calendar, read_calendar
from dutyplan.grammar.days import free_intervals, read_days
from dutyplan.grammar.names import read_line, read_name
from dutyplan.grammar.text import Items, MisreadError, Text
from dutyplan.grammar.values import (
    read_age,
    read_age_range,
    read_cost,
    read_date,
    read_effort,
    read_headcount,
    read_percent,
    read_priority,
    read_share,
    read_standby,
    read_weeks,
    read_weight,
    read_words,
)
from dutyplan.grammar.zones import read_timezone
from dutyplan.problems import Problem, Source
from dutyplan.rules.kinds import read_kind
from dutyplan.rules.spacing import read_days as read_whole_days
from dutyplan.rules.spacing import read_length
from dutyplan.signups.signup import Asked
from dutyplan.weekfile.columns import COLUMNS
from dutyplan.weekfile.people import read_cell
from tests.fuzz.fixed import START

_END = START + timedelta(60)


@cache
def _calendar() -> Calendar:
    return read_calendar(_text("DE"), _text("BY"))


def _days(text: Text, calendar: Calendar | None = None) -> None:
    """Day expressions, parted by `;` as in a cell, and what they mean."""
    parts = [Text(part, text.span) for part in text.split(";")]
    items = read_days(Items(parts, text.span) if len(parts) > 1 else text, calendar)
    named = [item.dates(START, _END) for item in items]
    assert all(START <= day <= _END for days in named for day in days)
    free = free_intervals(items, items[:1], START, _END)
    assert free == tuple(sorted(free or ()))


def _days_by_calendar(text: Text) -> None:
    _days(text, _calendar())


PARSERS: tuple[Callable[[Text], Any], ...] = (
    _days,
    _days_by_calendar,
    read_date,
    read_age,
    read_age_range,
    read_cost,
    read_effort,
    read_headcount,
    read_percent,
    read_priority,
    read_share,
    read_standby,
    read_weeks,
    read_weight,
    read_words,
    read_name,
    read_line,
    read_timezone,
    read_calendar,
    partial(read_calendar, "DE"),
    read_kind,
    read_length,
    read_whole_days,
    *(partial(read_cell, column) for column in COLUMNS),
)


def problems_of(data: bytes) -> list[Problem]:
    """What one of the parsers says of a text; nothing if it takes it."""
    number = data[0] if data else 0
    try:
        PARSERS[number % len(PARSERS)](_text(text_in(data)))
    except MisreadError as error:
        found = error.problems
    else:
        return []
    assert found
    return found


def text_in(data: bytes) -> str:
    """What stands behind the byte that chooses."""
    return data[1:].decode(errors="replace")


def _text(text: str) -> Text:
    """The whole of a text, as a reader of files hands it on."""
    source = Source("week.yaml", text)
    return Text(text, source.span_at(0, len(source.line(0))))


def sign_up_kind(number: int) -> tuple[str, Asked]:
    """What a file of sign-ups is called, and how it is read."""
    name = ("signups.csv", "list.txt", "signups.xlsx")[number % 3]
    return name, Asked(None if number & 64 else START, is_maybe_yes=bool(number & 128))
