"""Small values of the week file: numbers, ranges, dates, head counts.

Every `read_` function takes what stands in the file and returns what it means, or raises
`MisreadError` with the place and the way out.
"""

from __future__ import annotations

import re
from collections import abc
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from dutyplan.grammar.names import known_keys, read_line
from dutyplan.grammar.text import Mapping, MisreadError, Text, WrongTextError, misread
from dutyplan.locales.wording import Wording, worded
from dutyplan.plan import CENTIPOINTS, Headcount, Range
from dutyplan.problems import Problem

# What Chinese input methods and spreadsheets put where the language wants ASCII; one
# character for one, so that places in the text stay right.
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PLAIN |= {ord(a): ord(b) for a, b in zip("–—−～〜　、；", "-----" + " ,;", strict=True)}

MAX_EFFORT = 1000
MAX_AGE = 150
MAX_COUNT = 1_000_000
FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Of dates in every file: beyond there may be no day before or after to count with."""
_MONTHS = (
    "noun.january",
    "noun.february",
    "noun.march",
    "noun.april",
    "noun.may",
    "noun.june",
    "noun.july",
    "noun.august",
    "noun.september",
    "noun.october",
    "noun.november",
    "noun.december",
)


# What a value is to be, made once: most values are read and nothing is said of them.
_EFFORT = worded("noun.effort")
_SHARE = worded("noun.share")
_AGE = worded("noun.age")
_FROM_ONE = worded("noun.from-one")
_COST = worded("noun.cost")
_WEIGHT = worded("noun.weight")
_PERCENT = worded("noun.percent")
_WEEKS = worded("noun.weeks")
_DATE = worded("noun.date")
_AGES = worded("noun.ages")
_PEOPLE_RANGE = worded("noun.people-range")
PEOPLE = worded("noun.people-number")
_PEOPLE_KEYS = worded("noun.people")


def plain(text: str) -> str:
    """Full-width characters and dashes as their plain ASCII twins, same length."""
    return text.translate(_PLAIN)


def read_scalar(value: Any, what: str) -> Text:
    """Text that is to be understood as `what`; refuses lists, mappings and nothing."""
    if not isinstance(value, Text):
        raise misread(value, "wrong-kind", worded("bad.must-be", what=what))
    text = Text(plain(value).strip(), value.span, value.start)
    if not text:
        raise misread(value, "empty", worded("bad.must-be.empty", what=what))
    return text


def read_decimal(value: Any, what: str, places: int = 2) -> Fraction:
    """A number from 0 with at most `places` decimals, exactly."""
    text = read_scalar(value, what)
    if not re.fullmatch(r"\d+(\.\d+)?", text, re.ASCII) or len(text) > 20:
        raise misread(value, "not-a-number", worded("bad.is-not", value=value, what=what))
    try:
        number = Decimal(text)
    except InvalidOperation:  # pragma: no cover - the pattern admits numbers only
        raise misread(value, "not-a-number", worded("bad.is-not", value=value, what=what)) from None
    if places < -int(number.as_tuple().exponent):
        message = worded("bad.too-many-decimals", value=value, places=places)
        raise misread(value, "not-a-number", message)
    return Fraction(number)


def read_whole(value: Any, what: str, least: int, most: int) -> int:
    """A whole number from `least` to `most`."""
    text = read_scalar(value, what)
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII):
        raise misread(value, "not-a-number", worded("bad.is-not", value=value, what=what))
    number = int(text)
    if not least <= number <= most:
        if number > most:
            message = not_possible(number, least, most)
        else:
            message = worded("bad.out-of-range.least", number=number, least=least)
        raise misread(value, "out-of-range", message)
    return number


def not_possible(number: object, least: int, most: int) -> Wording:
    """What is said of a number out of its range."""
    return worded("bad.out-of-range", number=number, least=least, most=most)


def read_effort(value: Any) -> int:
    """Points of load, 0 to 1000 with up to 2 decimals, as centipoints."""
    number = read_decimal(value, _EFFORT)
    if number > MAX_EFFORT:
        message = worded("bad.too-much.effort", value=value, most=MAX_EFFORT)
        raise misread(value, "out-of-range", message)
    return int(number * CENTIPOINTS)


def read_share(value: Any) -> Fraction:
    """Weight of a fair share: 0 to 1000, up to 2 decimals."""
    number = read_decimal(value, _SHARE)
    if number > MAX_EFFORT:
        raise misread(value, "out-of-range", worded("bad.too-much.share", value=value))
    return number


def read_age(value: Any) -> int:
    """Age in whole years."""
    return read_whole(value, _AGE, 0, MAX_AGE)


def read_priority(value: Any) -> int:
    """What one missing person costs: a whole number from 1."""
    return read_whole(value, _FROM_ONE, 1, MAX_COUNT)


def read_standby(value: Any) -> int:
    """How many reserves a duty has."""
    return read_whole(value, PEOPLE, 0, 1000)


def read_cost(value: Any) -> int:
    """What a breach of a soft rule costs: a whole number from 1."""
    return read_whole(value, _COST, 1, MAX_COUNT)


def read_weight(value: Any) -> int:
    """How much a wish weighs."""
    return read_whole(value, _WEIGHT, 1, 1000)


def read_percent(value: Any) -> int:
    """A whole number of per cent, 1 to 100, with its sign: `80%`."""
    text = read_scalar(value, _PERCENT)
    if not re.fullmatch(r"\d{1,3} ?%", text, re.ASCII) or not 1 <= int(text.rstrip(" %")) <= 100:
        hint = worded("hint.write-like", example="80%")
        raise misread(value, "not-a-number", worded("bad.percent", value=value), hint)
    return int(text.rstrip(" %"))


def read_weeks(value: Any) -> int:
    """Length of the plan in weeks."""
    return read_whole(value, _WEEKS, 1, 530)


def read_date(value: Any) -> date:
    """A date written 2026-11-28."""
    text = read_scalar(value, _DATE)
    try:
        return parse_date(text)
    except WrongTextError as wrong:
        raise misread(value, wrong.code, wrong.message, wrong.hint) from None


def parse_date(text: str) -> date:
    """A plain string as a date; raises `WrongTextError`."""
    match = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text, re.ASCII)
    if not match:
        message, hint = worded("bad.not-a-date", text=text), worded("hint.dates")
        raise WrongTextError("not-a-date", message, 0, len(text), hint)
    year, month, day = map(int, match.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = worded("bad.year", year=year)
        raise WrongTextError("not-a-date", message, 0, len(text))
    try:
        return date(year, month, day)
    except ValueError:
        message = worded("bad.no-such-month", month=month)
        if 1 <= month <= 12:
            name = worded(_MONTHS[month - 1])
            message = worded("bad.no-such-day", day=day, month=name, year=year)
        raise WrongTextError("not-a-date", message, 0, len(text)) from None


def read_age_range(value: Any) -> Range:
    """Ages allowed: `12+`, `18-60`, `15` or `{min: 18, max: 60}`."""
    return read_range(value, read_age, _AGES)


def read_range(value: Any, read_number: Callable[[Any], Fraction | int], what: str) -> Range:
    """A range of numbers that `read_number` reads one by one.

    Raises
    ------
    MisreadError
        Also for a range whose end lies below its start.
    """
    if isinstance(value, Mapping):
        parts = read_keys(value, {"min": read_number, "max": read_number}, what)
        low, high = parts.get("min"), parts.get("max")
    else:
        text = read_scalar(value, what)
        match = re.fullmatch(r"([\d.]+)\s*(?:(\+)|-\s*([\d.]+))?", text, re.ASCII)
        if not match:
            message = worded("bad.is-not", value=value, what=what)
            raise misread(value, "not-a-range", message, worded("hint.range"))
        first, plus, last = match.groups()
        low = read_number(Text(first, value.span))
        high = None if plus else low if last is None else read_number(Text(last, value.span))
    return _range_of(low, high, value)


def _range_of(low: Any, high: Any, value: Any) -> Range:
    """The range from one number to another, as it stands in `value`."""
    if low is not None and high is not None and high < low:
        swapped = str(Range(high, low))
        least, most = swapped.split("-")
        message = less_than(least, most)
        hint = worded("hint.did-you-mean.range", range=swapped)
        raise misread(value, "impossible-range", message, hint)
    return Range(low, high)


def less_than(high: object, low: object) -> Wording:
    """What is said of a range whose end lies below its start."""
    return worded("bad.impossible-range.numbers", high=high, low=low)


def read_keys(
    value: Mapping, readers: abc.Mapping[str, Callable[[Any], Any]], what: str
) -> dict[str, Any]:
    """Read a small mapping whose keys are all known; collects all its problems."""
    result: dict[str, Any] = {}
    problems: list[Problem] = []
    for key in (*value, *value.blank):
        if key not in readers:
            message = worded("bad.unknown-key", word=key, where=what)
            problems.append(Problem("unknown-key", message, key.span, known_keys(key, readers)))
    for key, part in value.items():
        if key not in readers:
            continue
        try:
            result[str(key)] = readers[key](part)
        except MisreadError as error:
            problems.extend(error.problems)
    if problems:
        raise MisreadError(*problems)
    if not result:
        raise misread(value, "empty", worded("bad.must-be.empty", what=what))
    return result


def _read_people(value: Any) -> int:
    return read_whole(value, PEOPLE, 1, 100_000)


def read_headcount(value: Any) -> Headcount:
    """How many people: `2`, `2-4`, `2+`, or a mapping of `min`, `want`, `max`.

    A mapping without `want` is a range like any other: `{min: 2, max: 4}` is `2-4`.
    """
    if isinstance(value, Mapping):
        readers = dict.fromkeys(("min", "want", "max"), _read_people)
        parts = read_keys(value, readers, _PEOPLE_KEYS)
        if "want" in parts:
            return _wanted(parts, value)
        people = _range_of(parts.get("min"), parts.get("max"), value)
    else:
        people = read_range(value, _read_people, _PEOPLE_RANGE)
    if people.min is None:
        raise misread(value, "missing-key", worded("bad.missing-key.people"))
    return Headcount(int(people.min), None if people.max is None else int(people.max))


def _wanted(parts: abc.Mapping[str, int], value: Mapping) -> Headcount:
    want = parts["want"]
    headcount = Headcount(want, parts.get("max", want), parts.get("min", 0))
    if not headcount.min <= want <= (headcount.max or want):
        raise misread(value, "impossible-range", worded("bad.impossible-range.people"))
    return headcount


def read_words(value: Any) -> tuple[Text, ...]:
    """A list of words; a single one may stand without a list."""
    values = value if isinstance(value, list) else [value]
    return tuple(word for word in map(read_line, values) if word)
