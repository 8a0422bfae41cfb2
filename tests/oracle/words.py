"""The week file's small grammars, read the plain way: is this day meant, or not?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

Window = tuple[int, int]
"""Minutes after midnight; the end exceeds 1440 where the window runs past midnight."""

DAY = 1440
_ENGLISH = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_CHINESE = "一二三四五六日"
_ORDINALS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5}
_WINDOW = re.compile(r"(.+?) +(\d\d:\d\d) ?- ?(\d\d:\d\d)")


def each_item(expression: Any) -> list[Any]:
    """One item or a list of items, always as a list."""
    return expression if isinstance(expression, list) else [expression]


def read_item(item: str) -> tuple[str, Window | None]:
    """Split `saturday 10:00-12:00` into its days and its window; None is the whole day."""
    found = _WINDOW.fullmatch(item)
    if not found:
        return item, None
    start, end = _minutes(found[2]), _minutes(found[3])
    return found[1], (start, end if end > start else end + DAY)


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def names_day(days: str, day: date) -> bool:
    """Whether `days`, which has no window, names `day`."""
    words = days.lower().split()
    match words:
        case ["daily" | "每天"]:
            return True
        case ["weekdays"]:
            return day.weekday() < 5
        case ["weekends" | "周末"]:
            return day.weekday() >= 5
        case ["every", number, "week" | "weeks", "from", first]:
            passed = (day - date.fromisoformat(first)).days
            return passed >= 0 and passed % (7 * int(number)) == 0
        case ["last", name]:
            return _is_weekday(name, day) and (day + timedelta(7)).month != day.month
        case [ordinal, name]:
            return _is_weekday(name, day) and (day.day - 1) // 7 + 1 == _ORDINALS[ordinal]
        case [text] if ".." in text:
            first, last = text.split("..")
            return date.fromisoformat(first) <= day <= date.fromisoformat(last)
        case [text] if text[0].isdigit():
            return date.fromisoformat(text) == day
        case [name]:
            return _is_weekday(name, day)
    raise ValueError(days)


def _is_weekday(name: str, day: date) -> bool:
    if name[0] in "周星":
        return "周" + _CHINESE[day.weekday()] == name.replace("星期", "周")
    english = _ENGLISH[day.weekday()]
    if not any(name in (known, known[:3]) for known in _ENGLISH):
        raise ValueError(name)
    return name in (english, english[:3])


def days_between(first: date, last: date) -> Iterator[date]:
    """All days, both ends included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(number)


def named_times(expression: Any, first: date, last: date) -> Iterator[tuple[date, Window | None]]:
    """Every day between `first` and `last` that an item names, with that item's window."""
    for item in each_item(expression):
        days, window = read_item(item)
        for day in days_between(first, last):
            if names_day(days, day):
                yield day, window


def spans_of(item: str, first: date, last: date) -> list[Window]:
    """The windows of an item as minutes from the year 1 on; those that touch are one."""
    spans: list[Window] = []
    for day, window in named_times(item, first, last):
        start, end = window or (0, DAY)
        start, end = start + day.toordinal() * DAY, end + day.toordinal() * DAY
        if spans and start <= spans[-1][1]:
            start, end = spans[-1][0], max(end, spans[-1][1])
            spans.pop()
        spans.append((start, end))
    return spans


def read_range(value: Any) -> tuple[Fraction | None, Fraction | None]:
    """`2`, `2-4`, `2+` or `{min: 2, max: 4}` as its two ends; None is an open one."""
    if isinstance(value, dict):
        ends = [value.get(key) for key in ("min", "max")]
        low, high = [None if end is None else Fraction(str(end)) for end in ends]
        return low, high
    text = str(value)
    if text.endswith("+"):
        return Fraction(text[:-1]), None
    low_text, _, high_text = text.partition("-")
    return Fraction(low_text), Fraction(high_text or low_text)


def is_range(text: str) -> bool:
    """Whether this reads as `15`, `0-15` or `16+`."""
    return re.fullmatch(r"\d+(\+|-\d+)?", text) is not None


def is_within(number: int, value: Any) -> bool:
    """Whether a range holds the number."""
    low, high = read_range(value)
    return (low is None or number >= low) and (high is None or number <= high)


def read_length(text: str) -> tuple[Fraction, str]:
    """`12 hours`, `2 days` or `1 week` as a number and `hour` or `day`."""
    number, unit = text.split()
    unit = unit.removesuffix("s")
    return (7 * Fraction(number), "day") if unit == "week" else (Fraction(number), unit)
