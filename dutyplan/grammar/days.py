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
_CLOCK = r"\d{1,2}(?:[:.]\d{0,2})?\s*(?:[ap]m)?"
_LOOKS_LIKE_TIME = re.compile(
    rf"(?<![\d-])(?:{_CLOCK}\s*-\s*{_CLOCK}|\d{{1,2}}[:.]\d{{2}})$", re.ASCII
)
_EVERY = re.compile(r"every\s+(\d{1,3})\s+weeks?\s+from\s+(\S+)", re.ASCII)
_DATE_START = re.compile(r"\d{3,}-|.*\.\.", re.ASCII)
DAYS_HINT = "write days such as: saturday, 周六, weekends, daily, 1st saturday, 2026-12-05"


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
        raise misread(value, "empty", "this list of days is empty", DAYS_HINT)
    return tuple(items)


def read_day_item(value: Any, calendar: Calendar | None = None) -> DayItem:
    """One item; see the module's head."""
    text = read_scalar(value, "days such as 'saturday 10:00-12:00'")
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
        hint = f"say on which days: 'daily {text}'"
        raise WrongTextError("not-a-day", "a time needs days before it", 0, len(text), hint)
    return replace(_parse_days(words, calendar), window=window)


def _parse_window(match: re.Match[str]) -> Window:
    hour, minute, end_hour, end_minute = map(int, match.groups())
    start, end = hour * 60 + minute, end_hour * 60 + end_minute
    offset, length = match.start(), match.end() - match.start()
    if minute > 59 or end_minute > 59 or start >= MINUTES_PER_DAY or end > MINUTES_PER_DAY:
        message = f"'{match.group()}' is no time of day"
        raise WrongTextError("not-a-time", message, offset, length, "times run from 00:00 to 24:00")
    if start == end:
        message = f"'{match.group()}' has no length: it ends when it starts"
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
        message = f"'{words}' needs the public holidays of a country"
        hint = "say which at the top of the file: 'country: CN'"
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
        message = f"an impossible range: {end} is before {start}"
        raise WrongTextError(
            "impossible-range", message, 0, len(words), f"did you mean {end}..{start}?"
        )
    return DayItem(lambda day: start <= day <= end, first=start, last=end)


def _parse_every(words: str) -> DayItem:
    match = _EVERY.fullmatch(words)
    if not match:
        hint = "write: every 2 weeks from 2026-11-28"
        raise WrongTextError("not-a-day", f"'{words}' names no days", 0, len(words), hint)
    weeks, start = int(match.group(1)), _date_in(match.group(2), match.start(2))
    if weeks < 1:
        raise WrongTextError("not-a-day", "'every 0 weeks' names no days", 0, len(words))
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


def _unknown_days(words: str) -> WrongTextError:
    message = f"'{words}' names no days"
    if _WINDOW.search(words):
        message = f"'{words}' has a second time behind it"
        hint = "write a list, each time with its days: [sat 10:00-12:00, sat 14:00-16:00]"
        return WrongTextError("not-a-day", message, 0, len(words), hint)
    if time := _LOOKS_LIKE_TIME.search(words):
        message = f"'{time.group()}' is no time from start to end"
        hint = "write a start and an end, with minutes: 10:00-12:00"
        return WrongTextError("not-a-time", message, time.start(), len(time.group()), hint)
    if "," in words or ";" in words:
        message = f"'{words}' is several items in one"
        hint = "write a list: [saturday, sunday]"
        return WrongTextError("not-a-day", message, 0, len(words), hint)
    first, dash, last = words.partition("-")
    if dash and first in _WORDS and last in _WORDS:
        hint = "write weekdays, or a list such as [monday, tuesday]"
        return WrongTextError("not-a-day", message, 0, len(words), hint)
    hint = did_you_mean(words, [*_ENGLISH, "daily", "weekdays", "weekends", *_BY_CALENDAR])
    if not hint or "known here" in hint:
        hint = DAYS_HINT
    return WrongTextError("not-a-day", message, 0, len(words), hint)


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
    result: list[Interval] = []
    for start, end in free:
        for busy_start, busy_end in taken:
            if busy_end <= start or busy_start >= end:
                continue
            if busy_start > start:
                result.append((start, busy_start))
            start = max(start, busy_end)
        if start < end:
            result.append((start, end))
    return result
