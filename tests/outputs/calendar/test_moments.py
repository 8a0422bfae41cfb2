"""When duties are: whole days, nights, zones, and clocks that change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from dutyplan.outputs.calendar.moments import moments
from dutyplan.outputs.sheet import Entry

BERLIN = ZoneInfo("Europe/Berlin")
FORWARD, BACK = date(2027, 3, 28), date(2027, 10, 31)


def entry(day: date, start: str | None, end: str | None) -> Entry:
    return Entry(day, start, end, "Rails", "", "", 1, 1, ())


def told(day: date, start: str | None, end: str | None, zone: ZoneInfo | None) -> list[str]:
    return [one.isoformat() for one in moments(entry(day, start, end), zone)]


@pytest.mark.parametrize(
    ("start", "end", "moment"),
    [
        (None, None, ["2026-12-31", "2027-01-01"]),
        ("10:00", "12:30", ["2026-12-31T10:00:00", "2026-12-31T12:30:00"]),
        ("22:00", "02:00", ["2026-12-31T22:00:00", "2027-01-01T02:00:00"]),
        ("22:00", "24:00", ["2026-12-31T22:00:00", "2027-01-01T00:00:00"]),
        ("00:00", "24:00", ["2026-12-31T00:00:00", "2027-01-01T00:00:00"]),
        ("10:00", "10:00", ["2026-12-31T10:00:00", "2027-01-01T10:00:00"]),
    ],
)
def test_without_a_zone_times_are_bare(start: str, end: str, moment: list[str]) -> None:
    assert told(date(2026, 12, 31), start, end, None) == moment


def test_with_a_zone_whole_days_stay_days() -> None:
    assert told(FORWARD, None, None, BERLIN) == ["2027-03-28", "2027-03-29"]


@pytest.mark.parametrize(
    ("day", "start", "end", "moment"),
    [
        (FORWARD, "01:00", "04:00", ["01:00:00+01:00", "04:00:00+02:00"]),
        (FORWARD, "02:30", "04:00", ["03:30:00+02:00", "04:00:00+02:00"]),
        (FORWARD, "02:30", "03:15", ["03:30:00+02:00", "04:15:00+02:00"]),
        (FORWARD, "02:00", "03:00", ["03:00:00+02:00", "04:00:00+02:00"]),
        (FORWARD, "01:00", "02:30", ["01:00:00+01:00", "03:30:00+02:00"]),
        (BACK, "01:00", "04:00", ["01:00:00+02:00", "04:00:00+01:00"]),
        (BACK, "02:15", "02:45", ["02:15:00+02:00", "02:45:00+02:00"]),
        (BACK, "02:30", "03:00", ["02:30:00+02:00", "03:00:00+01:00"]),
    ],
)
def test_clocks_that_change(day: date, start: str, end: str, moment: list[str]) -> None:
    assert [one.partition("T")[2] for one in told(day, start, end, BERLIN)] == moment


@pytest.mark.parametrize("name", ["Europe/Berlin", "Australia/Lord_Howe", "America/Santiago"])
def test_no_duty_ends_before_it_starts(name: str) -> None:
    zone = ZoneInfo(name)
    clocks = [f"{minutes // 60:02}:{minutes % 60:02}" for minutes in range(0, 24 * 60, 45)]
    days = [FORWARD, BACK, date(2027, 4, 4), date(2027, 9, 5), date(2027, 10, 3)]
    for day, start, end in product(days, clocks, clocks):
        first, last = moments(entry(day, start, end), zone)
        assert isinstance(first, datetime)
        assert isinstance(last, datetime)
        length = last.astimezone(UTC) - first.astimezone(UTC)
        assert timedelta() < length <= timedelta(hours=25)
        for one in (first, last):
            assert one.astimezone(UTC).astimezone(zone).isoformat() == one.isoformat()
