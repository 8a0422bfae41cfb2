"""The duties that tasks become, worked by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.oracle.cases import plan, task
from tests.oracle.facts import Facts


def duties_of(when: Any) -> set[tuple[Any, ...]]:
    duties = Facts(plan([task("A", when)], [])).duties
    return {(duty.day.day, duty.window, duty.want, float(duty.effort)) for duty in duties}


def test_when_with_overrides() -> None:
    when = [
        "weekends 10:00-11:00",
        "sunday 12:00-13:00",
        {"days": "sunday", "people": 2},
        {"days": "saturday 10:00-11:00", "effort": 2},
        {"days": "saturday 14:00-15:00", "people": "3-4"},
        {"days": "monday", "effort": 5},
    ]
    assert duties_of(when) == {
        (28, (600, 660), 1, 2.0),
        (28, (840, 900), 3, 1.0),
        (29, (600, 660), 2, 1.0),
        (29, (720, 780), 2, 1.0),
        (30, None, 1, 5.0),
    }


def test_same_start_with_another_end_is_another_duty() -> None:
    when = ["saturday 10:00-11:00", "weekends 10:00-12:00"]
    assert duties_of(when) == {
        (28, (600, 660), 1, 1.0),
        (28, (600, 720), 1, 1.0),
        (29, (600, 720), 1, 1.0),
    }


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        # Exactly that window, though another starts then too.
        (["saturday 10:00-11:00", "saturday 10:00-12:00"], {(660, 5), (720, 1)}),
        # The only one that starts then: its end too.
        (["saturday 10:00-12:00"], {(660, 5)}),
        # Two start then, and none has that window: a third.
        (["saturday 10:00-12:00", "saturday 10:00-13:00"], {(660, 5), (720, 1), (780, 1)}),
        # None starts then.
        (["saturday 09:00-12:00"], {(660, 5), (720, 1)}),
    ],
)
def test_an_override_with_a_time(when: list[Any], expected: set[tuple[int, int]]) -> None:
    found = duties_of([*when, {"days": "saturday 10:00-11:00", "effort": 5}])
    assert {(window[1], effort) for _, window, _, effort in found} == expected


def test_an_override_from_midnight_leaves_the_whole_day_alone() -> None:
    found = duties_of(["saturday", {"days": "saturday 00:00-24:00", "effort": 5}])
    assert found == {(28, None, 1, 1.0), (28, (0, 1440), 1, 5.0)}


def test_overrides_one_after_the_other() -> None:
    when = [{"days": "weekends", "people": 2}, {"days": "sunday", "effort": 3}, "weekends"]
    assert duties_of(when) == {(28, None, 2, 1.0), (29, None, 2, 3.0)}


def test_weeks_and_dates() -> None:
    night = task("A", ["2026-12-05 22:00-02:00", "2026-12-11 18:00-24:00"])
    first, second = Facts(plan([night], [], weeks=2)).duties
    assert (first.week, second.week) == (1, 1)
    assert first.dates[1] - first.dates[0] == 1
    assert second.dates[1] == second.dates[0]  # one that ends at 24:00 touches its own date alone
    assert [duty.hours for duty in (first, second)] == [4, 6]
