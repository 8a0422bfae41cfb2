"""Free time without absences: minute for minute what is in the one and not in the other."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dutyplan.grammar.days import DayItem, free_intervals, read_day_item
from dutyplan.grammar.text import Text
from dutyplan.plan import MINUTES_PER_DAY, Interval
from dutyplan.problems import Source
from tests.oracle import plans

FIRST, LAST = date(2026, 11, 28), date(2026, 11, 30)
_HOURS = st.tuples(st.integers(0, 23), st.integers(0, 24)).filter(lambda ends: ends[0] != ends[1])
_ITEMS = st.lists(
    st.tuples(st.sampled_from(("daily", "saturday", "2026-11-29", "weekends")), st.none() | _HOURS),
    max_size=6,
)


def item(days: str, hours: tuple[int, int] | None) -> DayItem:
    text = days if hours is None else f"{days} {hours[0]:02}:00-{hours[1]:02}:00"
    return read_day_item(Text(text, Source("week.yaml", text).span_at(0, len(text))))


def hours_of(intervals: tuple[Interval, ...]) -> set[int]:
    return {hour for start, end in intervals for hour in range(start // 60, end // 60)}


@plans.examples(150)
@given(_ITEMS, _ITEMS)
def test_it_is_what_absences_leave(
    available: list[tuple[str, tuple[int, int] | None]],
    unavailable: list[tuple[str, tuple[int, int] | None]],
) -> None:
    named, away = ([item(*one) for one in each] for each in (available, unavailable))
    found = free_intervals(named, away, FIRST, LAST)
    assert found is not None
    assert all(start < end for start, end in found)
    assert all(one[1] < other[0] for one, other in pairwise(found))
    assert all(value % 60 == 0 for pair in found for value in pair)
    free, taken = (_hours(items) for items in (available, unavailable))
    assert hours_of(found) == free - taken


def _hours(items: list[tuple[str, tuple[int, int] | None]]) -> set[int]:
    """By days as people know them: the 28th of November 2026 is a Saturday."""
    days = {"daily": range(27, 32), "saturday": (28,), "2026-11-29": (29,), "weekends": (28, 29)}
    found = set()
    for name, hours in items:
        start, end = hours or (0, 24)
        for day in days[name]:
            midnight = (date(2026, 11, 1).toordinal() + day - 1) * MINUTES_PER_DAY // 60
            length = (end - start) % 24 or 24
            found |= set(range(midnight + start, midnight + start + length))
    return found
