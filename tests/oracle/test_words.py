"""The oracle's reading of the small grammars, against a calendar."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.oracle import words
from tests.oracle.duties import read_people


@pytest.mark.parametrize(
    ("days", "named"),
    [
        ("saturday", [28, 35, 42]),
        ("Sat", [28, 35, 42]),
        ("周六", [28, 35, 42]),
        ("星期日", [29, 36, 43]),
        ("weekends", [28, 29, 35, 36, 42, 43]),
        ("周末", [28, 29, 35, 36, 42, 43]),
        ("weekdays", [*range(30, 35), *range(37, 42), *range(44, 49)]),
        ("每天", list(range(28, 49))),
        ("1st saturday", [35]),
        ("2nd sat", [42]),
        ("3rd friday", [48]),
        ("5th sunday", [29]),
        ("last monday", [30]),
        ("2026-12-05", [35]),
        ("2026-11-01..2026-11-29", [28, 29]),
        ("every 2 weeks from 2026-11-21", [35]),
        ("every 1 week from 2026-12-01", [31, 38, 45]),
    ],
)
def test_names_day(days: str, named: list[int]) -> None:
    plan_days = words.days_between(date(2026, 11, 28), date(2026, 12, 18))
    found = [day for day in plan_days if words.names_day(days, day)]
    assert [(day - date(2026, 10, 31)).days for day in found] == named


def test_unknown_word() -> None:
    with pytest.raises(ValueError, match="someday"):
        words.names_day("someday", date(2026, 11, 28))


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("saturday", ("saturday", None)),
        ("last friday 10:00-12:00", ("last friday", (600, 720))),
        ("daily 22:00-02:00", ("daily", (1320, 1560))),
        ("daily 00:00-24:00", ("daily", (0, 1440))),
        ("2026-12-01..2026-12-07 08:15-09:00", ("2026-12-01..2026-12-07", (495, 540))),
    ],
)
def test_read_item(item: str, expected: Any) -> None:
    assert words.read_item(item) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (2, (2, 2)),
        ("2-4", (2, 4)),
        ("2+", (2, None)),
        ({"min": 2, "max": 4}, (2, 4)),
        ({"max": "1.5"}, (None, Fraction(3, 2))),
    ],
)
def test_read_range(value: Any, expected: Any) -> None:
    assert words.read_range(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (2, (0, 2, 2)),
        ("2-4", (0, 2, 4)),
        ("2+", (0, 2, None)),
        ({"min": 2, "max": 4}, (0, 2, 4)),
        ({"min": 2, "want": 3, "max": 4}, (2, 3, 4)),
        ({"min": 2, "want": 3}, (2, 3, 3)),
        ({"want": 3}, (0, 3, 3)),
    ],
)
def test_read_people(value: Any, expected: Any) -> None:
    assert read_people(value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 hours", (12, "hour")),
        ("1 hour", (1, "hour")),
        ("1.5 hours", (Fraction(3, 2), "hour")),
        ("2 days", (2, "day")),
        ("1 week", (7, "day")),
        ("2 weeks", (14, "day")),
    ],
)
def test_read_length(text: str, expected: Any) -> None:
    assert words.read_length(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("15", True), ("0-15", True), ("16+", True), ("keys", False), ("16 +", False), ("", False)],
)
def test_is_range(text: str, expected: bool) -> None:
    assert words.is_range(text) is expected


def test_is_within() -> None:
    assert [number for number in range(6) if words.is_within(number, "2-4")] == [2, 3, 4]
    assert [number for number in range(6) if words.is_within(number, "4+")] == [4, 5]
    assert [number for number in range(6) if words.is_within(number, {"max": 1})] == [0, 1]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("saturday 10:00-11:00", [(600, 660)]),
        ("weekends 22:00-02:00", [(1320, 1560), (2760, 3000)]),
        ("weekends 12:00-11:00", [(720, 2100), (2160, 3540)]),
        ("weekends 00:00-24:00", [(0, 2880)]),
        ("weekends", [(0, 2880)]),
    ],
)
def test_spans(item: str, expected: list[words.Window]) -> None:
    first = date(2026, 11, 28)
    midnight = first.toordinal() * words.DAY
    spans = words.spans_of(item, first, date(2026, 11, 30))
    assert [(start - midnight, end - midnight) for start, end in spans] == expected
