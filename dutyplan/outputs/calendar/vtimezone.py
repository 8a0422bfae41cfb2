"""A time zone as calendars carry it along: a VTIMEZONE for the days of a plan.

icalendar has a generator of its own, but where clocks go forward it writes the new time where RFC
5545 (3.6.5) wants the old one, so that summer would begin an hour late.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


def vtimezone(zone: ZoneInfo, first: date, last: date) -> Timezone:
    """What the zone's clocks show from `first` to `last`; a part for each change in between."""
    start = datetime.combine(first, time(), UTC)
    end = datetime.combine(last, time(), UTC)
    part = Timezone()
    part.add("tzid", zone.key)
    part.add_component(_observance(zone, start, start))
    for change in _changes(zone, start, end):
        part.add_component(_observance(zone, change - _SECOND, change))
    return part


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[datetime]:
    """The moments at which the clocks change; two on one day are taken for one."""
    while start < end:
        if _clock(zone, start + _DAY) != _clock(zone, start):
            yield _change_after(zone, start)
        start += _DAY


def _change_after(zone: ZoneInfo, start: datetime) -> datetime:
    """The moment within a day after `start`, by halves."""
    before, after = start, start + _DAY
    while after - before > _SECOND:
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        if _clock(zone, middle) == _clock(zone, start):
            before = middle
        else:
            after = middle
    return after


def _clock(zone: ZoneInfo, moment: datetime) -> tuple[timedelta | None, str | None, bool]:
    local = moment.astimezone(zone)
    return local.utcoffset(), local.tzname(), bool(local.dst())


def _observance(
    zone: ZoneInfo, before: datetime, moment: datetime
) -> TimezoneStandard | TimezoneDaylight:
    """What holds from `moment` on, which is told by the clock of before."""
    old, _, _ = _clock(zone, before)
    new, name, is_daylight = _clock(zone, moment)
    part = TimezoneDaylight() if is_daylight else TimezoneStandard()
    part.add("dtstart", moment.replace(tzinfo=None) + (old or timedelta()))
    part.add("tzoffsetfrom", old)
    part.add("tzoffsetto", new)
    part.add("tzname", name)
    return part
