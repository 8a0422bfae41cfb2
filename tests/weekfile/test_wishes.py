"""What `prefers` and `avoids` mean: a task, days, or times; and what is wrong with them."""

from __future__ import annotations

from datetime import date, timedelta
from textwrap import dedent

import pytest

from dutyplan.plan import MINUTES_PER_DAY, Plan, Wish
from tests import plans

WEEK = """
start: 2026-11-28
weeks: 2
tasks:
- {name: Rails, when: [saturday 10:00-11:00, saturday 11:30-13:00]}
- {name: Night, when: saturday 22:00-02:00}
- {name: 地下室, when: sunday}
volunteers:
- {name: Ann, prefers: %s}
- {name: Bob, avoids: %s}
"""


def read(prefers: str = "''", avoids: str = "''", more: str = "") -> Plan:
    return plans.plan(WEEK % (prefers, avoids) + more)


def wishes(prefers: str) -> list[Wish]:
    return list(read(prefers).volunteers[0].wishes)


def refused(prefers: str) -> list[tuple[str, str]]:
    """Each problem with its hint."""
    text = dedent(WEEK % (prefers, "''"))
    return list(zip(plans.problems(text), plans.hints(text), strict=True))


def meant(wish: str, more: str = "") -> tuple[list[str], list[str]]:
    """The duties that are meant by one who prefers this, and by one who avoids it."""
    made = read(wish, wish, more)
    preferred, avoided = (one.wishes for one in made.volunteers)
    assert [one.points for one in avoided] == [-one.points for one in preferred]
    return (
        [duty.label for duty in made.duties if any(one.is_about(duty) for one in preferred)],
        [duty.label for duty in made.duties if any(one.is_about(duty) for one in avoided)],
    )


def at(day: str, hour: int = 0) -> int:
    return date.fromisoformat(day).toordinal() * MINUTES_PER_DAY + hour * 60


# -- what an item means


def test_a_task_is_found_but_for_capital_letters() -> None:
    assert wishes("[rails, {NIGHT: 3}, 地下室]") == [
        Wish(1, "Rails"),
        Wish(3, "Night"),
        Wish(1, "地下室"),
    ]


def test_days_are_those_of_the_plan() -> None:
    saturdays = frozenset({date(2026, 11, 28), date(2026, 12, 5)})
    assert wishes("[周六, {daily: 2}, 2026-11-27, 2027-01-01]") == [
        Wish(1, dates=saturdays),
        Wish(2, dates=frozenset(date(2026, 11, 28) + timedelta(i) for i in range(14))),
        Wish(1, dates=frozenset()),
        Wish(1, dates=frozenset()),
    ]


def test_times_are_known_from_the_day_before_the_plan_to_the_day_after() -> None:
    (wish,) = wishes("friday 20:00-02:00")
    assert wish == Wish(
        1,
        windows=tuple(
            (at(friday, 20), at(friday, 26))
            for friday in ("2026-11-27", "2026-12-04", "2026-12-11")
        ),
    )
    (wish,) = wishes("saturday 08:00-09:00")
    assert [start for start, _ in wish.windows or ()] == [
        at("2026-11-28", 8),
        at("2026-12-05", 8),
        at("2026-12-12", 8),
    ]


def test_times_of_one_item_that_touch_are_one_and_of_two_items_are_not() -> None:
    assert wishes("2026-11-28..2026-11-29 00:00-24:00") == [
        Wish(1, windows=((at("2026-11-28"), at("2026-11-30")),))
    ]
    assert wishes("[2026-11-28 08:00-10:00, 2026-11-28 10:00-12:00]") == [
        Wish(1, windows=((at("2026-11-28", 8), at("2026-11-28", 10)),)),
        Wish(1, windows=((at("2026-11-28", 10), at("2026-11-28", 12)),)),
    ]


def test_a_whole_mapping_stands_for_a_list() -> None:
    assert wishes("{Rails: 3, 2026-11-28: 2}") == [
        Wish(3, "Rails"),
        Wish(2, dates=frozenset({date(2026, 11, 28)})),
    ]


def test_one_who_avoids_has_the_sign_turned() -> None:
    assert read(avoids="[Rails, {sat: 5}]").volunteers[1].wishes == (
        Wish(-1, "Rails"),
        Wish(-5, dates=frozenset({date(2026, 11, 28), date(2026, 12, 5)})),
    )


def test_prefers_comes_before_avoids() -> None:
    text = (WEEK % ("Rails", "''")).replace("Ann,", "Ann, avoids: Night,")
    assert plans.plan(text).volunteers[0].wishes == (Wish(1, "Rails"), Wish(-1, "Night"))


def test_a_task_is_tried_before_days() -> None:
    text = (WEEK % ("saturday", "sat")).replace("Rails", "Saturday")
    first, second = plans.plan(text).volunteers
    assert first.wishes == (Wish(1, "Saturday"),)
    assert second.wishes[0].task is None
    assert len(second.wishes[0].dates) == 2


def test_nothing_is_no_wish() -> None:
    for nothing in ("[]", "''", "", "['']"):
        assert wishes(nothing) == []


# -- which duties are meant


def test_a_duty_preferred_lies_inside_the_time_and_one_avoided_touches_it() -> None:
    first = ["Rails on 2026-11-28 10:00-11:00", "Rails on 2026-11-28 11:30-13:00"]
    assert meant("2026-11-28 10:00-12:00") == (first[:1], first)
    assert meant("2026-11-28 10:00-11:00") == (first[:1], first[:1])
    assert meant("2026-11-28 10:30-11:30") == ([], first[:1])
    assert meant("2026-11-28 11:00-11:30") == ([], [])


def test_a_night_reaches_into_the_next_day() -> None:
    night, sunday = "Night on 2026-11-28 22:00-02:00", "地下室 on 2026-11-29"
    assert meant("2026-11-28 22:00-02:00") == ([night], [night, sunday])
    assert meant("2026-11-28 20:00-24:00") == ([], [night])
    assert meant("2026-11-29 00:00-24:00") == ([sunday], [night, sunday])
    # Days without a time: the date of the duty alone.
    assert meant("2026-11-29") == ([sunday], [sunday])


def test_the_night_before_the_plan_reaches_into_it() -> None:
    assert meant("2026-11-27 22:00-10:30") == ([], ["Rails on 2026-11-28 10:00-11:00"])


def test_days_of_a_country() -> None:
    text = """
    start: 2026-02-14
    weeks: 2
    country: CN
    tasks: [{name: Rails, when: daily 10:00-11:00}]
    volunteers:
    - {name: Ann, prefers: 工作日, avoids: {holidays: 2}}
    - {name: Bob, prefers: free days 09:00-12:00}
    """
    made = plans.plan(text)
    first, second = (one.wishes for one in made.volunteers)
    meant = [[duty.date.day for duty in made.duties if one.is_about(duty)] for one in first]
    worked, off = [14, 24, 25, 26, 27], [16, 17, 18, 19, 20, 23]
    assert meant == [worked, off]
    assert [duty.date.day for duty in made.duties if second[0].is_about(duty)] == [
        *(15, 16, 17, 18, 19, 20, 21, 22, 23)
    ]


# -- what is wrong

NEITHER = "write the name of a task, or days such as: saturday 10:00-12:00"


@pytest.mark.parametrize(
    ("item", "column", "said", "hint"),
    [
        ("Rials", 24, "unknown-task]: 'Rials' is no task, and names no days",
         "did you mean 'Rails'?"),
        ("saterday", 24, "unknown-task]: 'saterday' is no task, and names no days",
         "did you mean 'saturday'?"),
        ("someplace", 24, "unknown-task]: 'someplace' is no task, and names no days", NEITHER),
        ("厨房", 24, "unknown-task]: '厨房' is no task, and names no days", NEITHER),
        ("'Rails, Night'", 24, "unknown-task]: 'Rails, Night' is no task, and names no days",
         "write a list: [saturday, sunday]"),
        ("周六，周日", 24, "unknown-task]: '周六，周日' is no task, and names no days",
         "write a list: [saturday, sunday]"),
        ("monday-friday", 24, "unknown-task]: 'monday-friday' is no task, and names no days",
         "write weekdays, or a list such as [monday, tuesday]"),
        ("10:00-12:00", 24, "unknown-task]: '10:00-12:00' is no task, and names no days",
         "say on which days: 'daily 10:00-12:00'"),
        ("sat 10-12", 28, "not-a-time]: '10-12' is no time from start to end",
         "write a start and an end, with minutes: 10:00-12:00"),
        ("sat 25:00-26:00", 28, "not-a-time]: '25:00-26:00' is no time of day",
         "times run from 00:00 to 24:00"),
        ("2026-11-31", 24, "not-a-date]: there is no 31 November 2026", ""),
        ("holidays", 24, "no-country]: 'holidays' needs the public holidays of a country",
         "say which at the top of the file: 'country: CN'"),
        ("{Rials: 3}", 25, "unknown-task]: 'Rials' is no task, and names no days",
         "did you mean 'Rails'?"),
    ],
)  # fmt: skip
def test_what_is_neither_a_task_nor_days(item: str, column: int, said: str, hint: str) -> None:
    assert refused(item) == [(f"8:{column}: error[{said}", hint)]


def test_every_bad_item_is_told() -> None:
    assert refused("[Rails, Rials, {Nigt: 2}, sat, nosuchday]") == [
        ("8:32: error[unknown-task]: 'Rials' is no task, and names no days",
         "did you mean 'Rails'?"),
        ("8:40: error[unknown-task]: 'Nigt' is no task, and names no days",
         "did you mean 'Night'?"),
        ("8:55: error[unknown-task]: 'nosuchday' is no task, and names no days",
         "did you mean 'sunday'?"),
    ]  # fmt: skip


def test_a_task_of_which_there_are_two() -> None:
    text = (WEEK % ("rails", "''")).replace("地下室", "Rails")
    assert plans.problems(text) == [
        "6:10: error[duplicate-name]: two tasks are called 'Rails'",
        "8:24: error[ambiguous-name]: 'rails' may be one of several tasks",
    ]


def test_a_task_with_bad_days_can_be_wished_for() -> None:
    text = (WEEK % ("地下室", "''")).replace("sunday", "someday")
    assert plans.problems(text) == ["6:21: error[not-a-day]: 'someday' names no days"]
