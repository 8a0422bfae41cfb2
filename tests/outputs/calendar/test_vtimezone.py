"""A zone as calendars carry it: read by another library, it tells every hour as the zone does."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from ical.calendar_stream import IcsCalendarStream
from ical.timezone import Observance
from icalendar import Calendar

from dutyplan.outputs.calendar.vtimezone import vtimezone

FIRST, LAST = date(2026, 11, 1), date(2028, 1, 10)
BERLIN = """\
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:STANDARD
DTSTART:20261127T010000
TZNAME:CET
TZOFFSETFROM:+0100
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20270328T020000
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20271031T030000
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


def test_the_text() -> None:
    part = vtimezone(ZoneInfo("Europe/Berlin"), date(2026, 11, 27), date(2027, 12, 1))
    assert part.to_ical().decode() == BERLIN.replace("\n", "\r\n")


def observances(name: str) -> list[Observance]:
    calendar = Calendar()
    calendar.add("prodid", "x")
    calendar.add("version", "2.0")
    calendar.add_component(vtimezone(ZoneInfo(name), FIRST, LAST))
    (found,) = IcsCalendarStream.calendar_from_ics(calendar.to_ical().decode()).timezones
    assert found.tz_id == name
    return [*found.standard, *found.daylight]


@pytest.mark.parametrize(
    "name",
    [
        "Asia/Shanghai",
        "Asia/Kathmandu",
        "Europe/Berlin",
        "Europe/Dublin",
        "America/St_Johns",
        "America/Santiago",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "Pacific/Chatham",
        "UTC",
    ],
)
def test_every_hour_is_told_as_the_zone_tells_it(name: str) -> None:
    zone = ZoneInfo(name)
    onsets: list[tuple[datetime, timedelta]] = []
    for one in observances(name):
        assert isinstance(one.dtstart, datetime)
        onsets.append((one.dtstart - one.tz_offset_from.offset, one.tz_offset_to.offset))
    onsets.sort()
    moment = datetime(FIRST.year, FIRST.month, FIRST.day)
    assert onsets[0][0] == moment
    while moment.date() < LAST:
        offset = max(one for one in onsets if one[0] <= moment)[1]
        assert moment.replace(tzinfo=UTC).astimezone(zone).utcoffset() == offset, moment
        moment += timedelta(minutes=30)
