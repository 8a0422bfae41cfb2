"""Day expressions: `saturday 10:00-12:00`, `last friday`, `每天`, `2026-12-01..2026-12-07`.

An expression is one item or a list of items; an item names days and, optionally, a time
window. Parsing gives `DayItem` objects, which know whether they name a day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from dutyplan.grammar.calendar import Calendar
from dutyplan.grammar.names import did_you_mean
from dutyplan.grammar.text import Items, MisreadError, WrongTextError, misread
from dutyplan.grammar.values import parse_date, read_scalar
from dutyplan.locales.wording import Wording, worded
from dutyplan.plan import MINUTES_PER_DAY, Interval, Window
from dutyplan.problems import Problem

_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CHINESE = ("一", "二", "三", "四", "五", "六", "日")

_ALL_DAYS = frozenset(range(7))
_WORDS: dict[str, frozenset[int]] = {
    "daily": _ALL_DAYS,
    "每天": _ALL_DAYS,
    "weekdays": frozenset(range(5)),
    "weekends": frozenset({5, 6}),
    "周末": frozenset({5, 6}),
}
for _number, (_english, _chinese) in enumerate(zip(_ENGLISH, _CHINESE, strict=True)):
    for _word in (_english, _english[:3], f"周{_chinese}", f"星期{_chinese}"):
        _WORDS[_word] = frozenset({_number})
_WORDS["周天"] = _WORDS["星期天"] = frozenset({6})

_ORDINALS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "last": -1}
_HOLIDAYS, _WORKDAYS, _FREE_DAYS = "holidays", "workdays", "free days"
_BY_CALENDAR = {
    **dict.fromkeys((_HOLIDAYS, "节假日"), _HOLIDAYS),
    **dict.fromkeys((_WORKDAYS, "工作日"), _WORKDAYS),
    **dict.fromkeys((_FREE_DAYS, "休息日"), _FREE_DAYS),
}

_WINDOW = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$", re.ASCII)
# No two runs of blanks beside each other: a line of thousands would be parted in all ways.
_CLOCK = r"\d{1,2}(?:[:.]\d{0,2})?(?:\s*[ap]m)?"
_LOOKS_LIKE_TIME = re.compile(
    rf"(?<![\d-])(?:{_CLOCK}\s*-\s*{_CLOCK}|\d{{1,2}}[:.]\d{{2}})$", re.ASCII
)
_EVERY = re.compile(r"every\s+(\d{1,3})\s+weeks?\s+from\s+(\S+)", re.ASCII)
_DATE_START = re.compile(r"\d{3,}-|.*\.\.", re.ASCII)
DAYS_HINT = worded("hint.such-days")
_NOUN = worded("noun.days")


@dataclass(frozen=True, slots=True)
class DayItem:
    """One item of a day expression.

    Attributes
    ----------
    names : callable
        Whether the item names a day.
    window
        Its time window; None for the whole day.
    first, last
        No day before or after these is named.
    """

    names: Callable[[date], bool]
    window: Window | None = None
    first: date = date.min
    last: date = date.max

    def dates(self, first: date, last: date) -> list[date]:
        """The days from `first` to `last` that the item names."""
        # A file may name thousands of single days: none of them is worth a walk through the year.
        first, last = max(first, self.first), min(last, self.last)
        num_days = (last - first).days + 1
        return [day for i in range(num_days) if self.names(day := first + timedelta(i))]


def read_days(value: Any, calendar: Calendar | None = None) -> tuple[DayItem, ...]:
    """An expression: one item or a list of them.

    Parameters
    ----------
    calendar
        What `holidays`, `workdays` and `free days` mean; None where that is not known.

    Raises
    ------
    MisreadError
        With every bad item, each at its place.
    """
    items: list[DayItem] = []
    problems: list[Problem] = []
    values = value if isinstance(value, Items) else [value]
    for one in values:
        try:
            items.append(read_day_item(one, calendar))
        except MisreadError as error:
            problems.extend(error.problems)
    if problems:
        raise MisreadError(*problems)
    if not items:
        raise misread(value, "empty", worded("bad.empty.days"), DAYS_HINT)
    return tuple(items)


def read_day_item(value: Any, calendar: Calendar | None = None) -> DayItem:
    """One item; see the module's head."""
    text = read_scalar(value, _NOUN)
    try:
        return _parse_item(str(text), calendar)
    except WrongTextError as wrong:
        # Offsets were counted in the stripped text; the value itself may start with blanks.
        wrong.offset += len(value) - len(value.lstrip())
        raise wrong.at(value) from None


@lru_cache(maxsize=4096)
def _parse_item(text: str, calendar: Calendar | None) -> DayItem:
    match = _WINDOW.search(text)
    days = text[: match.start()] if match else text
    window = _parse_window(match) if match else None
    words = days.strip().lower()
    if not words:
        hint = worded("hint.which-days", time=text)
        raise WrongTextError("not-a-day", worded("bad.time-alone"), 0, len(text), hint)
    return replace(_parse_days(words, calendar), window=window)


def _parse_window(match: re.Match[str]) -> Window:
    hour, minute, end_hour, end_minute = map(int, match.groups())
    start, end = hour * 60 + minute, end_hour * 60 + end_minute
    offset, length = match.start(), match.end() - match.start()
    if minute > 59 or end_minute > 59 or start >= MINUTES_PER_DAY or end > MINUTES_PER_DAY:
        message, hint = worded("bad.no-time-of-day", text=match.group()), worded("hint.times-run")
        raise WrongTextError("not-a-time", message, offset, length, hint)
    if start == end:
        message = worded("bad.ends-when-it-starts", text=match.group())
        raise WrongTextError("not-a-time", message, offset, length)
    return Window(start, end if end > start else end + MINUTES_PER_DAY)


def _parse_days(words: str, calendar: Calendar | None) -> DayItem:
    if words in _WORDS:
        wanted = _WORDS[words]
        return DayItem(lambda day: day.weekday() in wanted)
    if (by_calendar := _BY_CALENDAR.get(" ".join(words.split()))) is not None:
        return DayItem(_days_of(by_calendar, words, calendar))
    if words.startswith("every"):
        return _parse_every(words)
    if " " in words and _LOOKS_LIKE_TIME.search(words):
        raise _unknown_days(words)
    if _DATE_START.match(words):
        return _parse_dates(words)
    ordinal, _, weekday = words.partition(" ")
    weekday = weekday.strip()
    if ordinal in _ORDINALS and len(_WORDS.get(weekday, ())) == 1:
        (number,) = _WORDS[weekday]
        return DayItem(_nth_weekday(_ORDINALS[ordinal], number))
    raise _unknown_days(words)


def _days_of(kind: str, words: str, calendar: Calendar | None) -> Callable[[date], bool]:
    if calendar is not None and calendar.problems:
        raise MisreadError(*calendar.problems)
    if calendar is None:
        message, hint = worded("bad.no-country.days", text=words), worded("hint.which-country")
        raise WrongTextError("no-country", message, 0, len(words), hint)
    if kind == _HOLIDAYS:
        return calendar.is_holiday
    is_workday = calendar.is_workday
    return is_workday if kind == _WORKDAYS else lambda day: not is_workday(day)


def _parse_dates(words: str) -> DayItem:
    first, dots, last = words.partition("..")
    start = _date_in(first.strip(), 0)
    if not dots:
        return DayItem(start.__eq__, first=start, last=start)
    end = _date_in(last.strip(), len(words) - len(last.lstrip()))
    if end < start:
        message = worded("bad.impossible-range.dates", end=end, start=start)
        hint = worded("hint.did-you-mean.range", range=f"{end}..{start}")
        raise WrongTextError("impossible-range", message, 0, len(words), hint)
    return DayItem(lambda day: start <= day <= end, first=start, last=end)


def _parse_every(words: str) -> DayItem:
    match = _EVERY.fullmatch(words)
    if not match:
        raise WrongTextError("not-a-day", _no_days(words), 0, len(words), worded("hint.every"))
    weeks, start = int(match.group(1)), _date_in(match.group(2), match.start(2))
    if weeks < 1:
        raise WrongTextError("not-a-day", _no_days("every 0 weeks"), 0, len(words))
    period = 7 * weeks
    return DayItem(lambda day: day >= start and (day - start).days % period == 0, first=start)


def _date_in(part: str, start: int) -> date:
    """A date that stands at `start` in the item."""
    try:
        return parse_date(part)
    except WrongTextError as wrong:
        wrong.offset += start
        raise


def _nth_weekday(nth: int, weekday: int) -> Callable[[date], bool]:
    def names(day: date) -> bool:
        if day.weekday() != weekday:
            return False
        if nth == -1:
            return day.day + 7 > monthrange(day.year, day.month)[1]
        return (day.day - 1) // 7 + 1 == nth

    return names


def _no_days(words: str) -> Wording:
    return worded("bad.no-days", text=words)


def _unknown_days(words: str) -> WrongTextError:
    if _WINDOW.search(words):
        message, hint = worded("bad.second-time", text=words), worded("hint.list-of-times")
        return WrongTextError("not-a-day", message, 0, len(words), hint)
    if time := _LOOKS_LIKE_TIME.search(words):
        message, hint = worded("bad.no-window", text=time.group()), worded("hint.window")
        return WrongTextError("not-a-time", message, time.start(), len(time.group()), hint)
    if "," in words or ";" in words:
        message, hint = worded("bad.several-items", text=words), worded("hint.list-of-days")
        return WrongTextError("not-a-day", message, 0, len(words), hint)
    first, dash, last = words.partition("-")
    if dash and first in _WORDS and last in _WORDS:
        weekdays = worded("hint.weekdays")
        return WrongTextError("not-a-day", _no_days(words), 0, len(words), weekdays)
    # These are too many to be named as all that are known.
    like = did_you_mean(words, [*_ENGLISH, "daily", "weekdays", "weekends", *_BY_CALENDAR])
    return WrongTextError("not-a-day", _no_days(words), 0, len(words), like or DAYS_HINT)


def free_intervals(
    available: Iterable[DayItem] | None, unavailable: Iterable[DayItem], first: date, last: date
) -> tuple[Interval, ...] | None:
    """When somebody is free, merged and sorted; None for always.

    Evaluated from the day before `first` to the day after `last`, so that windows past
    midnight are whole at both ends.
    """
    taken = day_intervals(unavailable, first, last)
    if available is None and not taken:
        return None
    if available is None:
        midnight = (first.toordinal() - 1) * MINUTES_PER_DAY
        num_days = (last - first).days + 3
        free: list[Interval] = [(midnight, midnight + num_days * MINUTES_PER_DAY)]
    else:
        free = day_intervals(available, first, last)
    return tuple(_without(free, taken))


def day_intervals(items: Iterable[DayItem], first: date, last: date) -> list[Interval]:
    """The times that items name, in absolute minutes, merged and sorted.

    Days count from the one before `first` to the one after `last`.
    """
    found: list[Interval] = []
    for item in items:
        for day in item.dates(first - timedelta(1), last + timedelta(1)):
            midnight = day.toordinal() * MINUTES_PER_DAY
            window = item.window or Window(0, MINUTES_PER_DAY)
            found.append((midnight + window.start, midnight + window.end))
    merged: list[Interval] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _without(free: list[Interval], taken: list[Interval]) -> list[Interval]:
    """What of the one is left by the other; both are merged and sorted."""
    result: list[Interval] = []
    first = 0
    for start, end in free:
        # Both are sorted: what is over before this begins is over for all that follow.
        while first < len(taken) and taken[first][1] <= start:
            first += 1
        place = first
        while place < len(taken) and taken[place][0] < end:
            busy_start, busy_end = taken[place]
            if busy_start > start:
                result.append((start, busy_start))
            start = max(start, busy_end)
            place += 1
        if start < end:
            result.append((start, end))
    return result
