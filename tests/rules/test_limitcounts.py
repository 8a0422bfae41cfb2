"""How what somebody has is counted and told; `test_limits.py` holds it against the model."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dutyplan.locales import words
from dutyplan.rules.limitcounts import Count, counts
from dutyplan.rules.limitsums import Limits
from dutyplan.rules.limitwords import Bound
from tests import plans

WEEK = """
start: 2026-12-30
weeks: 2
tasks:
  - {name: Basement, when: [2026-12-31, 2027-01-02, 2027-01-03] , effort: 0.5}
  - {name: Watch, when: [2027-01-02 22:00-02:20, 2027-01-06 22:00-23:10, 2027-01-09 08:00-09:00]}
volunteers: [{name: Ann}]
"""
NEW_YEARS_EVE, SATURDAY, WATCH, SUNDAY, WATCH_WED, WATCH_SAT = range(6)
ANY = Bound(0, 9)
EACH = Limits(ANY, ANY, ANY, ANY, ANY, ANY, {"Watch": ANY, "Basement": ANY})


def found(limits: Limits, *numbers: int) -> list[Count]:
    plan = plans.plan(WEEK)
    return list(counts(plan, limits, tuple(plan.duties[number] for number in numbers)))


def test_the_duties_are_in_this_order() -> None:
    assert [one.label for one in plans.plan(WEEK).duties] == [
        "Basement on 2026-12-31",
        "Basement on 2027-01-02",
        "Watch on 2027-01-02 22:00-02:20",
        "Basement on 2027-01-03",
        "Watch on 2027-01-06 22:00-23:10",
        "Watch on 2027-01-09 08:00-09:00",
    ]


def test_everything_that_is_bounded_is_counted() -> None:
    said = [one.what.message for one in found(EACH, SATURDAY, WATCH, SUNDAY, WATCH_WED)]
    assert said == [
        "0 duties on 2026-12-31",
        "2 duties on 2027-01-02",
        "1 duty on 2027-01-03",
        "1 duty on 2027-01-06",
        "0 duties on 2027-01-09",
        "3 duties in week 1",
        "1 duty in week 2",
        "4 duties in all",
        "5.5 hours in all",
        "an effort of 3 in all",
        "1 weekend with a duty",
        "2 duties of 'Watch'",
        "2 duties of 'Basement'",
    ]
    assert [one.what.said(words("zh")) for one in found(EACH, SATURDAY, WATCH, SUNDAY)][1:] == [
        "在 2027-01-02 有 2 次",
        "在 2027-01-03 有 1 次",
        "在 2027-01-06 有 0 次",
        "在 2027-01-09 有 0 次",
        "第 1 周有 3 次",
        "第 2 周有 0 次",
        "共有 3 次",
        "共有 4.33333 小时",
        "强度共有 2",
        "有 1 个周末排了班",
        "有 1 次“Watch”",
        "有 2 次“Basement”",
    ]
    assert found(Limits(), SATURDAY) == found(Limits(tasks={}), SATURDAY) == []


def test_days_weeks_and_tasks_are_named() -> None:
    where = [(one.limit, str(one.where)) for one in found(EACH)]
    assert where == [
        ("per_day", "2026-12-31"),
        ("per_day", "2027-01-02"),
        ("per_day", "2027-01-03"),
        ("per_day", "2027-01-06"),
        ("per_day", "2027-01-09"),
        ("per_week", "1"),
        ("per_week", "2"),
        ("total", "None"),
        ("hours", "None"),
        ("effort", "None"),
        ("weekends", "None"),
        ("tasks", "Watch"),
        ("tasks", "Basement"),
    ]


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([], "0 weekends with a duty"),
        ([NEW_YEARS_EVE, WATCH_WED], "0 weekends with a duty"),
        # A duty past midnight is of the day it begins on; Saturday and Sunday are one weekend.
        ([SATURDAY, WATCH, SUNDAY], "1 weekend with a duty"),
        ([SUNDAY, WATCH_SAT], "2 weekends with a duty"),
    ],
)
def test_weekends(numbers: list[int], said: str) -> None:
    assert [one.what.message for one in found(Limits(weekends=ANY), *numbers)] == [said]


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([WATCH_SAT], "1 hour in all"),
        ([SATURDAY], "0 hours in all"),
        ([WATCH], "4.33333 hours in all"),
        ([WATCH_WED], "1.16667 hours in all"),
        ([WATCH, WATCH_WED], "5.5 hours in all"),
    ],
)
def test_hours(numbers: list[int], said: str) -> None:
    assert [one.what.message for one in found(Limits(hours=ANY), *numbers)] == [said]


@pytest.mark.parametrize(
    ("amount", "bound", "beyond", "lack"),
    [
        ("3", Bound(0, 3), 0, 0),
        ("3", Bound(3, 3), 0, 0),
        ("3", Bound(0, None), 0, 0),
        ("4", Bound(0, 3), 1, 0),
        ("2", Bound(3, None), 0, 1),
        ("0", Bound(3, 4), 0, 3),
        ("3.01", Bound(0, 3), 1, 0),
        ("4.01", Bound(0, 3, 5), 2, 0),
        ("2.99", Bound(3, None), 0, 1),
        ("1.99", Bound(3, None), 0, 2),
        ("2.5", Bound(Fraction(5, 2), Fraction(5, 2)), 0, 0),
    ],
)
def test_what_is_begun_counts_whole(amount: str, bound: Bound, beyond: int, lack: int) -> None:
    count = Count("hours", None, (), Fraction(amount), bound)
    assert (count.beyond, count.lack) == (beyond, lack)
