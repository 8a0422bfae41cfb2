"""When duties are: from a sheet's days and times of day to what a calendar writes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dutyplan.outputs.sheet import Entry

DAY = timedelta(days=1)


def moments(entry: Entry, zone: ZoneInfo | None) -> tuple[date, date]:
    """Start and end of a duty: days if it takes the whole day, else times, local to the zone.

    Without a zone the times are bare, and mean what the clock on the wall shows.
    """
    if entry.start is None or entry.end is None:
        return entry.date, entry.date + DAY
    start, end = _at(entry.date, entry.start), _at(entry.date, entry.end)
    if end <= start:
        end += DAY
    if zone is None:
        return start, end
    real, ending = _real(start, zone), _real(end, zone)
    # Where clocks change in between, the end may lie before the start.
    if ending.astimezone(UTC) <= real.astimezone(UTC):
        ending = (real.astimezone(UTC) + (end - start)).astimezone(zone)
    return real, ending


def _at(day: date, clock: str) -> datetime:
    """A time of day on a day; 24:00 is the next midnight."""
    hours, _, minutes = clock.partition(":")
    return datetime.combine(day, time()) + timedelta(hours=int(hours), minutes=int(minutes))


def _real(local: datetime, zone: ZoneInfo) -> datetime:
    """A local time that clocks show: one that they leap over is as much later.

    As RFC 5545 (3.3.5) has it: that one is taken by the offset before the leap, and of one that
    clocks show twice the first is meant.
    """
    return local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
