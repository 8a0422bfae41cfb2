"""Dates as people write them in the head of a form, or behind their name: to day expressions.

`2026-11-28`, `28 Nov`, `Sat 28 Nov`, `28.11.`, `11月28日`, `11/28`, `周六 11月28日 10:00-12:00`, or
a whole question with one date in it. What can be read in two ways is in doubt, and never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dutyplan.grammar.days import read_day_item
from dutyplan.grammar.text import MisreadError, Text
from dutyplan.grammar.values import plain
from dutyplan.locales.wording import Wording, worded
from dutyplan.problems import Source
from dutyplan.signups.patterns import (
    BOUND,
    CLOCK,
    DATES,
    DAY_ALONE,
    HALVES,
    HOUR_ALONE,
    LATE,
    MONTHS,
    NEGATION,
    PADDING,
    QUESTION,
    WEEKDAYS,
    WINDOW,
)

_LONGEST = 1000
"""So much of a text is looked at: no question is longer."""

_MOST_YEARS = 8
"""Until 29 February comes again."""


class DoubtError(Exception):
    """Days that can't be read for sure; `why` says it."""

    def __init__(self, why: Wording) -> None:
        super().__init__(why)
        self.why = why


def find_days(text: str, start: date | None) -> str | None:
    """The days that a text is about, whatever else stands in it.

    Parameters
    ----------
    start
        The first day that a date without a year can mean.

    Returns
    -------
    str or None
        A day expression of the week file; None where no day is named.

    Raises
    ------
    DoubtError
        Where days are named and it is not sure which, or whether they are those on which
        somebody can come.
    """
    found = _grammatical(text)
    return found if found is not None else _Scan(text, start).days()


def read_days(text: str, start: date | None) -> str | None:
    """The same of a text in which nothing else may stand; None where something does."""
    found = _grammatical(text)
    if found is not None:
        return found
    scan = _Scan(text, start)
    return scan.days() if not scan.rest else None


def doubt_about_days(text: str) -> Wording | None:
    """What is not clear where a text that could not be read says when; None where it does not."""
    scan = _Scan(text, None)
    if scan.dates or scan.weekdays:
        return worded("signups.doubt.more")
    if DAY_ALONE.search(scan.left):
        return worded("signups.doubt.month")
    if scan.windows or any(form.search(scan.left) for form in (HALVES, CLOCK, HOUR_ALONE)):
        return worded("signups.doubt.time")
    return None


def read_window(text: str) -> str | None:
    """A time from start to end, as the week file writes it; None for anything else."""
    match = WINDOW.fullmatch(plain(text).strip())
    window = f"{match[1]}-{match[2]}" if match else ""
    return window if _grammatical(f"daily {window}") and window else None


def _grammatical(text: str) -> str | None:
    """A text that is a day expression already; a date alone in the form that all others take."""
    if len(text) > _LONGEST:
        return None
    text = " ".join(plain(text).split())
    try:
        read_day_item(Text(text, Source("", text).start()))
    except MisreadError:
        return None
    return _padded(text)


def _padded(text: str) -> str:
    return re.sub(
        r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)",
        lambda match: f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}",
        text,
        flags=re.ASCII,
    )


class _Scan:
    """A text taken apart: times, dates, weekdays, and what is left of it."""

    def __init__(self, text: str, start: date | None) -> None:
        self.start = start
        self.left = plain(text[:_LONGEST])
        self.windows = list(self._take(WINDOW))
        self.dates = [match for form in DATES for match in self._take(form)]
        self.weekdays = {number for number, form in enumerate(WEEKDAYS) for _ in self._take(form)}
        self.rest = PADDING.sub("", self.left)

    def _take(self, form: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """What a form finds, which nothing else finds again."""
        found = list(form.finditer(self.left))
        for match in found:
            blank = "\n" * (match.end() - match.start())
            self.left = self.left[: match.start()] + blank + self.left[match.end() :]
        yield from found

    def days(self) -> str | None:
        """One day with its time; None where nothing in the text is about days."""
        if not self.dates and not self.weekdays and not self.windows:
            return None
        if not self.dates:
            raise DoubtError(worded("signups.doubt.no-date"))
        if len(self.dates) > 1 or len(self.windows) > 1 or len(self.weekdays) > 1:
            raise DoubtError(worded("signups.doubt.several"))
        if NEGATION.search(QUESTION.sub("", self.left)):
            raise DoubtError(worded("signups.doubt.negated"))
        if BOUND.search(self.left):
            raise DoubtError(worded("signups.doubt.bound"))
        day = self._day(self.dates[0])
        window = self._window()
        text = f"{day} {window}" if window else f"{day}"
        if _grammatical(text) is None:
            raise DoubtError(worded("signups.doubt.time"))
        return text

    def _window(self) -> str:
        if CLOCK.search(self.left) or (not self.windows and HALVES.search(self.left)):
            raise DoubtError(worded("signups.doubt.time"))
        if not self.windows:
            return ""
        (window,) = self.windows
        if LATE.search(self.left) and int(window[1].split(":")[0]) <= 12:
            raise DoubtError(worded("signups.doubt.time"))
        return "-".join(clock.zfill(5) for clock in window.groups())

    def _day(self, match: re.Match[str]) -> date:
        """The one day that is meant."""
        parts = match.groupdict()
        if "short" in parts:
            raise DoubtError(worded("signups.doubt.short-year"))
        year = int(parts["year"]) if parts["year"] else None
        readings = list(_readings(parts))
        if year is None and self.start is None:
            raise DoubtError(worded("signups.doubt.year"))
        named = {day for one in readings if (day := self._dated(year, *one)) is not None}
        if not named:
            raise DoubtError(worded("signups.doubt.no-such-day"))
        fitting = sorted(day for day in named if self.weekdays <= {day.weekday()})
        if not fitting:
            raise DoubtError(worded("signups.doubt.weekday", days=tuple(map(str, sorted(named)))))
        if len(fitting) > 1:
            first, second = map(str, fitting)
            raise DoubtError(worded("signups.doubt.readings", first=first, second=second))
        return fitting[0]

    def _dated(self, year: int | None, month: int, day: int) -> date | None:
        if year is not None:
            years = range(year, year + 1)
        else:
            assert self.start is not None
            years = range(self.start.year, self.start.year + _MOST_YEARS + 1)
        for one in years:
            try:
                found = date(one, month, day)
            except ValueError:
                continue
            if year is not None or self.start is None or found >= self.start:
                return found
        return None


def _readings(parts: dict[str, str | None]) -> Iterator[tuple[int, int]]:
    """Month and day, in each of the ways in which they can be read."""
    if "one" in parts:
        one, two = int(parts["one"] or 0), int(parts["two"] or 0)
        # With points and the year behind them, the day comes first wherever people write so.
        yield from (
            {(two, one)} if parts["mark"] == "." and parts["year"] else {(one, two), (two, one)}
        )
    elif "name" in parts:
        yield MONTHS.index((parts["name"] or "")[:3].lower()) + 1, int(parts["day"] or 0)
    else:
        yield int(parts["month"] or 0), int(parts["day"] or 0)
