"""The frozen facts of a plan: ranges, windows, duties, ages, weeks."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date
from fractions import Fraction

import pytest

from dutyplan.plan import (
    CENTIPOINTS,
    MINUTES_PER_DAY,
    Duty,
    Headcount,
    Plan,
    Range,
    Task,
    Volunteer,
    Window,
    clock,
)

DAY = date(2026, 11, 28)
MIDNIGHT = DAY.toordinal() * MINUTES_PER_DAY


def duty(window: Window | None) -> Duty:
    return Duty(0, Task("Basement"), DAY, window)


@pytest.mark.parametrize(
    ("range_", "inside", "outside"),
    [
        (Range(12, 60), [12, 30, 60], [11, 61]),
        (Range(18, None), [18, 150], [17]),
        (Range(None, 60), [0, 60], [61]),
        (Range(15, 15), [15], [14, 16]),
        (Range(Fraction(1, 2), Fraction(5, 2)), [Fraction(1, 2), 1, Fraction(5, 2)], [0, 3]),
        (Range(), [0, 10**9], []),
    ],
)
def test_a_range_holds_both_its_ends(
    range_: Range, inside: list[int | Fraction], outside: list[int]
) -> None:
    assert all(value in range_ for value in inside)
    assert not any(value in range_ for value in outside)


@pytest.mark.parametrize(
    ("range_", "text"),
    [
        (Range(12, 60), "12-60"),
        (Range(18, None), "18+"),
        (Range(None, 60), "0-60"),
        (Range(0, 0), "0"),
        (Range(15, 15), "15"),
        (Range(Fraction(5, 2), Fraction(3)), "2.5-3"),
    ],
)
def test_a_range_reads_as_it_is_written(range_: Range, text: str) -> None:
    assert str(range_) == text


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "00:00"),
        (9 * 60 + 5, "09:05"),
        (1439, "23:59"),
        (1440, "24:00"),
        (1441, "00:01"),
        (26 * 60, "02:00"),
    ],
)
def test_the_clock(minutes: int, text: str) -> None:
    assert clock(minutes) == text


def test_a_window_past_midnight() -> None:
    window = Window(22 * 60, 26 * 60)
    assert window.minutes == 240
    assert str(window) == "22:00-02:00"
    assert str(Window(0, 1440)) == "00:00-24:00"


def test_a_duty_with_a_window() -> None:
    made = duty(Window(10 * 60, 12 * 60))
    assert (made.begin, made.finish) == (MIDNIGHT + 600, MIDNIGHT + 720)
    assert made.minutes == 120
    assert made.label == "Basement on 2026-11-28 10:00-12:00"


def test_a_duty_without_a_window_takes_the_whole_day_and_has_no_length() -> None:
    made = duty(None)
    assert (made.begin, made.finish) == (MIDNIGHT, MIDNIGHT + 1440)
    assert made.minutes == 0
    assert made.label == "Basement on 2026-11-28"


def test_a_duty_past_midnight_ends_on_the_next_day() -> None:
    made = duty(Window(22 * 60, 26 * 60))
    assert made.finish == date(2026, 11, 29).toordinal() * MINUTES_PER_DAY + 120


@pytest.mark.parametrize(
    ("day", "window", "shares_a_minute"),
    [
        (DAY, Window(600, 720), False),
        (DAY, Window(1200, 1321), True),
        (DAY, Window(1200, 1320), False),
        (date(2026, 11, 29), Window(119, 180), True),
        (date(2026, 11, 29), Window(120, 180), False),
        (date(2026, 11, 29), None, True),
    ],
)
def test_duties_that_share_a_minute_overlap(
    day: date, window: Window | None, shares_a_minute: bool
) -> None:
    night = Duty(0, Task("Night watch"), DAY, Window(1320, 1560))
    other = Duty(1, Task("Rails"), day, window)
    assert night.overlaps(other) is shares_a_minute
    assert other.overlaps(night) is shares_a_minute


def test_what_a_duty_is_unless_told_otherwise() -> None:
    made = duty(None)
    assert made.people == Headcount(want=1, max=1, min=0)
    assert made.effort == CENTIPOINTS == 100


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2010, 12, 8), date(2026, 12, 7), 15),
        (date(2010, 12, 8), date(2026, 12, 8), 16),
        (date(2010, 12, 8), date(2026, 12, 9), 16),
        (date(2010, 11, 30), date(2026, 12, 1), 16),
        (date(2010, 1, 31), date(2026, 1, 1), 15),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2026, 11, 28), date(2026, 11, 28), 0),
    ],
)
def test_an_age_is_taken_on_the_day(born: date, day: date, age: int) -> None:
    assert Volunteer(0, "a", "a", born=born).age_on(day) == age


def test_an_age_that_is_written_holds_on_every_day() -> None:
    one = Volunteer(0, "a", "a", age=15)
    assert one.age_on(date(2026, 1, 1)) == one.age_on(date(2027, 12, 31)) == 15
    assert Volunteer(0, "a", "a").age_on(DAY) is None


def plan(start: date, end: date) -> Plan:
    return Plan("t", start, end, (), (), (), {}, ())


@pytest.mark.parametrize(
    ("day", "week"),
    [(DAY, 0), (date(2026, 12, 4), 0), (date(2026, 12, 5), 1), (date(2026, 12, 12), 2),
     (date(2026, 11, 27), -1)],
)  # fmt: skip
def test_a_week_is_seven_days_from_the_start(day: date, week: int) -> None:
    assert plan(DAY, date(2026, 12, 31)).week_of(day) == week


def test_the_days_of_a_plan_include_both_ends() -> None:
    assert plan(DAY, date(2026, 11, 30)).days == [
        date(2026, 11, 28),
        date(2026, 11, 29),
        date(2026, 11, 30),
    ]
    assert plan(DAY, DAY).days == [DAY]


def test_facts_are_frozen_and_compared_by_identity() -> None:
    one, other = duty(None), duty(None)
    assert one != other
    assert Volunteer(0, "a", "a") != Volunteer(0, "a", "a")
    assert Window(0, 60) == Window(0, 60)
    with pytest.raises(FrozenInstanceError):
        one.effort = 3  # type: ignore[misc]
