"""Day expressions in English and Chinese, what is wrong with bad ones, and when people are free."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dutyplan.grammar.days import free_intervals, read_day_item, read_days
from dutyplan.grammar.text import Items, Mapping, MisreadError, Text
from dutyplan.plan import MINUTES_PER_DAY, Duty, Interval, Task, Window
from dutyplan.problems import Problem, Source, Span, render_text

FIRST, LAST = date(2026, 11, 28), date(2027, 1, 31)
A_WEEK = date(2026, 11, 30), date(2026, 12, 6)  # Monday to Sunday


def text(value: str, quotes: int = 0) -> Text:
    """The value as it stands behind `when: `, in quotation marks perhaps."""
    mark = "'" * quotes
    source = Source("week.yaml", f"when: {mark}{value}{mark}")
    return Text(value, Span(source, 0, 6, len(value) + 2 * quotes), quotes)


def items(*values: str) -> Items:
    line = "when: [" + ", ".join(values) + "]"
    source = Source("week.yaml", line)
    texts = [Text(one, Span(source, 0, line.index(one), len(one))) for one in values]
    return Items(texts, Span(source, 0, 6, len(line) - 6))


def dates(value: str) -> list[date]:
    return read_day_item(text(value)).dates(FIRST, LAST)


def refusal(value: Text | Items) -> list[Problem]:
    with pytest.raises(MisreadError) as caught:
        read_days(value)
    return caught.value.problems


# -- days


@pytest.mark.parametrize(
    "words",
    ["2026-12-05", "2026-11-20..2026-12-03", "2027-01-25..2027-02-10", "2025-01-01",
     "every 3 weeks from 2026-12-12", "every 2 weeks from 2026-01-03", "sat", "last friday"],
)  # fmt: skip
def test_no_day_is_lost_beside_those_that_are_walked_through(words: str) -> None:
    item = read_day_item(text(words))
    days = [FIRST + timedelta(i) for i in range((LAST - FIRST).days + 1)]
    assert item.dates(FIRST, LAST) == [day for day in days if item.names(day)]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "monday mon Monday MON 周一 星期一"),
        (1, "tuesday tue 周二 星期二"),
        (2, "wednesday wed 周三 星期三"),
        (3, "thursday thu 周四 星期四"),
        (4, "friday fri 周五 星期五"),
        (5, "saturday sat Sat SATURDAY 周六 星期六"),
        (6, "sunday sun 周日 星期日 周天 星期天"),
    ],
)
def test_a_weekday(number: int, words: str) -> None:
    for word in words.split():
        found = read_day_item(text(word)).dates(*A_WEEK)
        assert [day.weekday() for day in found] == [number], word


def test_a_weekday_is_every_such_day_of_the_plan() -> None:
    assert dates("周六") == [date.fromordinal(FIRST.toordinal() + 7 * i) for i in range(10)]


@pytest.mark.parametrize(
    ("word", "numbers"),
    [
        ("daily", range(7)),
        ("Daily", range(7)),
        ("每天", range(7)),
        ("weekdays", range(5)),
        ("weekends", [5, 6]),
        ("周末", [5, 6]),
    ],
)
def test_several_weekdays(word: str, numbers: list[int]) -> None:
    found = read_day_item(text(word)).dates(*A_WEEK)
    assert [day.weekday() for day in found] == list(numbers)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("1st saturday", ["2026-12-05", "2027-01-02"]),
        ("1ST SAT", ["2026-12-05", "2027-01-02"]),
        ("1st  周六", ["2026-12-05", "2027-01-02"]),
        ("2nd sat", ["2026-12-12", "2027-01-09"]),
        ("3rd sat", ["2026-12-19", "2027-01-16"]),
        ("4th saturday", ["2026-11-28", "2026-12-26", "2027-01-23"]),
        ("5th saturday", ["2027-01-30"]),
        ("last saturday", ["2026-11-28", "2026-12-26", "2027-01-30"]),
        ("last friday", ["2026-12-25", "2027-01-29"]),
        ("Last 星期五", ["2026-12-25", "2027-01-29"]),
        ("2026-12-05", ["2026-12-05"]),
        ("2026-12-5", ["2026-12-05"]),
        ("2025-12-05", []),
        ("2026-12-30..2027-01-02", ["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"]),
        ("2026-12-05 .. 2026-12-06", ["2026-12-05", "2026-12-06"]),
        ("2026-12-05..2026-12-05", ["2026-12-05"]),
        ("2020-01-01..2026-11-29", ["2026-11-28", "2026-11-29"]),
        ("2027-01-31..2030-01-01", ["2027-01-31"]),
        (
            "every 2 weeks from 2026-11-28",
            ["2026-11-28", "2026-12-12", "2026-12-26", "2027-01-09", "2027-01-23"],
        ),
        ("every 4 weeks from 2026-11-21", ["2026-12-19", "2027-01-16"]),
        ("every 4 weeks from 2026-12-25", ["2026-12-25", "2027-01-22"]),
        ("Every  5  Weeks  from  2026-12-25", ["2026-12-25", "2027-01-29"]),
        ("every 1 week from 2027-01-20", ["2027-01-20", "2027-01-27"]),
        ("every 52 weeks from 2024-11-30", ["2026-11-28"]),
    ],
)
def test_days(words: str, days: list[str]) -> None:
    assert [day.isoformat() for day in dates(words)] == days


def test_the_last_weekday_of_a_short_february() -> None:
    item = read_day_item(text("last sunday"))
    assert item.dates(date(2027, 2, 1), date(2027, 2, 28)) == [date(2027, 2, 28)]
    assert item.dates(date(2028, 2, 1), date(2028, 2, 29)) == [date(2028, 2, 27)]


@pytest.mark.parametrize(
    "words",
    ["２０２６-１２-０５", "２０２６－１２－０５", "2026—12—05", "　2026-12-05　"],
)
def test_full_width_dates(words: str) -> None:
    assert dates(words) == [date(2026, 12, 5)]


# -- windows


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ("saturday", None),
        ("saturday 10:00-12:00", (600, 720)),
        ("saturday 9:05-9:30", (545, 570)),
        ("saturday   10:00 - 12:00", (600, 720)),
        ("周六10:00-12:00", (600, 720)),
        ("sat 00:00-24:00", (0, 1440)),
        ("sat 10:00-24:00", (600, 1440)),
        ("sat 22:00-02:00", (1320, 1560)),
        ("sat 23:59-23:58", (1439, 2878)),
        ("sat 22:00-00:00", (1320, 1440)),
        ("2026-12-05 10:00-12:00", (600, 720)),
        ("2026-12-01..2026-12-07 10:00-12:00", (600, 720)),
        ("last friday 10:00-12:00", (600, 720)),
        ("every 2 weeks from 2026-11-28 08:00-09:30", (480, 570)),
        ("周六　１０：００－１２：００", (600, 720)),
        ("周六 10：00—12：00", (600, 720)),
        ("周六 10:00～12:00", (600, 720)),
        ("周六 10:00〜12:00", (600, 720)),
        ("sat 10:00–12:00", (600, 720)),
        ("sat 10:00−12:00", (600, 720)),
    ],
)
def test_windows(words: str, window: tuple[int, int] | None) -> None:
    assert read_day_item(text(words)).window == (Window(*window) if window else None)


def test_a_window_leaves_the_days_as_they_are() -> None:
    assert dates("2026-12-05..2026-12-06 10:00-12:00") == [date(2026, 12, 5), date(2026, 12, 6)]
    assert dates("每天 10:00-12:00") == dates("daily")


# -- one item or a list


def test_one_item_or_a_list() -> None:
    assert len(read_days(text("saturday"))) == 1
    one, other = read_days(items("saturday 10:00-12:00", "周日"))
    assert (one.window, other.window) == (Window(600, 720), None)
    assert other.names(date(2026, 11, 29))


# -- what is wrong

DAYS = "write days such as: saturday, 周六, weekends, daily, 1st saturday, 2026-12-05"
DATE = "write dates as year-month-day: 2026-11-28"
MINUTES = "write a start and an end, with minutes: 10:00-12:00"
CLOCK = "times run from 00:00 to 24:00"
EVERY = "write: every 2 weeks from 2026-11-28"
CALENDAR = "needs the public holidays of a country"

BAD = [
    # value, column, caret under it, code, message, hint
    ("someday", 7, "^^^^^^^", "not-a-day", "'someday' names no days", "did you mean 'sunday'?"),
    ("saturdays", 7, "^" * 9, "not-a-day", "'saturdays' names no days", "did you mean 'saturday'?"),
    ("tomorrow", 7, "^^^^^^^^", "not-a-day", "'tomorrow' names no days", DAYS),
    ("周八", 7, "^^^^", "not-a-day", "'周八' names no days", DAYS),
    ("28.11.2026", 7, "^" * 10, "not-a-day", "'28.11.2026' names no days", DAYS),
    ("6th sat", 7, "^^^^^^^", "not-a-day", "'6th sat' names no days", DAYS),
    ("0th sat", 7, "^^^^^^^", "not-a-day", "'0th sat' names no days", DAYS),
    ("1st daily", 7, "^" * 9, "not-a-day", "'1st daily' names no days", "did you mean 'daily'?"),
    ("last", 7, "^^^^", "not-a-day", "'last' names no days", DAYS),
    (
        "sat, sun",
        7,
        "^^^^^^^^",
        "not-a-day",
        "'sat, sun' is several items in one",
        "write a list: [saturday, sunday]",
    ),
    ("10:00-12:00", 7, "^" * 11, "not-a-day", "a time needs days before it",
     "say on which days: 'daily 10:00-12:00'"),
    ("every saturday", 7, "^" * 14, "not-a-day", "'every saturday' names no days", EVERY),
    ("every 2 weeks", 7, "^" * 13, "not-a-day", "'every 2 weeks' names no days", EVERY),
    ("every 0 weeks from 2026-11-28", 7, "^" * 29, "not-a-day",
     "'every 0 weeks' names no days", ""),
    ("every 2 weeks from 2026-11-31", 26, " " * 19 + "^" * 10, "not-a-date",
     "there is no 31 November 2026", ""),
    ("every 2 weeks from saturday 10:00-12:00", 26, " " * 19 + "^" * 8, "not-a-date",
     "'saturday' is not a date", DATE),
    ("2026-11-31", 7, "^" * 10, "not-a-date", "there is no 31 November 2026", ""),
    ("2026-13-01 10:00-12:00", 7, "^" * 10, "not-a-date", "there is no month 13", ""),
    ("2027-02-29", 7, "^" * 10, "not-a-date", "there is no 29 February 2027", ""),
    ("2026-11-28..2026-11-31", 19, " " * 12 + "^" * 10, "not-a-date",
     "there is no 31 November 2026", ""),
    ("2026-11-31..2026-12-01", 7, "^" * 10, "not-a-date", "there is no 31 November 2026", ""),
    ("2026-12-07..2026-12-01", 7, "^" * 22, "impossible-range",
     "an impossible range: 2026-12-01 is before 2026-12-07",
     "did you mean 2026-12-01..2026-12-07?"),
    ("saturday 10-12", 16, " " * 9 + "^^^^^", "not-a-time", "'10-12' is no time from start to end",
     MINUTES),
    ("saturday 10.00-12.00", 16, " " * 9 + "^" * 11, "not-a-time",
     "'10.00-12.00' is no time from start to end", MINUTES),
    ("周六 10:0-12:00", 10, " " * 5 + "^" * 10, "not-a-time",
     "'10:0-12:00' is no time from start to end", MINUTES),
    ("saturday 10:00", 16, " " * 9 + "^" * 5, "not-a-time", "'10:00' is no time from start to end",
     MINUTES),
    ("2026-12-05 10:00", 18, " " * 11 + "^" * 5, "not-a-time",
     "'10:00' is no time from start to end", MINUTES),
    ("saturday 9am-11am", 16, " " * 9 + "^" * 8, "not-a-time",
     "'9am-11am' is no time from start to end", MINUTES),
    ("saturday 10:00-12:00 14:00-16:00", 7, "^" * 20, "not-a-day",
     "'saturday 10:00-12:00' has a second time behind it",
     "write a list, each time with its days: [sat 10:00-12:00, sat 14:00-16:00]"),
    ("saturday 2026-12-05", 7, "^" * 19, "not-a-day", "'saturday 2026-12-05' names no days", DAYS),
    ("last 2026-12-05", 7, "^" * 15, "not-a-day", "'last 2026-12-05' names no days", DAYS),
    ("2026-11-28..2026-1", 19, " " * 12 + "^" * 6, "not-a-date", "'2026-1' is not a date", DATE),
    ("2026-11-28..", 19, " " * 12 + "^", "not-a-date", "'' is not a date", DATE),
    ("monday-friday", 7, "^" * 13, "not-a-day", "'monday-friday' names no days",
     "write weekdays, or a list such as [monday, tuesday]"),
    ("周一-周五", 7, "^" * 9, "not-a-day", "'周一-周五' names no days",
     "write weekdays, or a list such as [monday, tuesday]"),
    ("sat 25:00-26:00", 11, " " * 4 + "^" * 11, "not-a-time", "'25:00-26:00' is no time of day",
     CLOCK),
    ("周六 25:00-26:00", 10, " " * 5 + "^" * 11, "not-a-time", "'25:00-26:00' is no time of day",
     CLOCK),
    ("sat 24:00-02:00", 11, " " * 4 + "^" * 11, "not-a-time", "'24:00-02:00' is no time of day",
     CLOCK),
    ("sat 10:00-24:01", 11, " " * 4 + "^" * 11, "not-a-time", "'10:00-24:01' is no time of day",
     CLOCK),
    ("sat 10:60-11:00", 11, " " * 4 + "^" * 11, "not-a-time", "'10:60-11:00' is no time of day",
     CLOCK),
    ("sat 10:00-11:60", 11, " " * 4 + "^" * 11, "not-a-time", "'10:00-11:60' is no time of day",
     CLOCK),
    ("sat 10:00-10:00", 11, " " * 4 + "^" * 11, "not-a-time",
     "'10:00-10:00' has no length: it ends when it starts", ""),
    ("sat 00:00-00:00", 11, " " * 4 + "^" * 11, "not-a-time",
     "'00:00-00:00' has no length: it ends when it starts", ""),
    ("holidays", 7, "^" * 8, "no-country", f"'holidays' {CALENDAR}",
     "say which at the top of the file: 'country: CN'"),
    ("Workdays 10:00-12:00", 7, "^" * 8, "no-country", f"'workdays' {CALENDAR}",
     "say which at the top of the file: 'country: CN'"),
    ("free days", 7, "^" * 9, "no-country", f"'free days' {CALENDAR}",
     "say which at the top of the file: 'country: CN'"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "column", "caret", "code", "message", "hint"), BAD)
def test_bad_days(value: str, column: int, caret: str, code: str, message: str, hint: str) -> None:
    (problem,) = refusal(text(value))
    expected = (
        f"week.yaml:1:{column}: error[{code}]: {message}\n  1 | when: {value}\n    |       {caret}"
    )
    assert render_text(problem) == expected + (f"\n  hint: {hint}" if hint else "")


@pytest.mark.parametrize("quotes", [0, 1])
def test_the_caret_is_right_behind_quotation_marks_and_blanks(quotes: int) -> None:
    (problem,) = refusal(text("  周六 25:00-26:00 ", quotes))
    mark = "'" * quotes
    assert render_text(problem) == (
        f"week.yaml:1:{12 + quotes}: error[not-a-time]: '25:00-26:00' is no time of day\n"
        f"  1 | when: {mark}  周六 25:00-26:00 {mark}\n"
        f"    |              {' ' * quotes}^^^^^^^^^^^\n"
        "  hint: times run from 00:00 to 24:00"
    )


def test_every_bad_item_of_a_list_is_told() -> None:
    problems = refusal(items("saturday", "sunday 25:00-26:00", "nope"))
    assert [render_text(one) for one in problems] == [
        "week.yaml:1:25: error[not-a-time]: '25:00-26:00' is no time of day\n"
        "  1 | when: [saturday, sunday 25:00-26:00, nope]\n"
        "    |                         ^^^^^^^^^^^\n"
        "  hint: times run from 00:00 to 24:00",
        "week.yaml:1:38: error[not-a-day]: 'nope' names no days\n"
        "  1 | when: [saturday, sunday 25:00-26:00, nope]\n"
        "    |                                      ^^^^\n"
        f"  hint: {DAYS}",
    ]


def test_the_same_bad_item_is_told_at_each_of_its_places() -> None:
    first, second = text("sat 25:00-26:00"), text("sat 25:00-26:00", 1)
    assert [refusal(one)[0].span for one in (first, second, first)] == [
        first.part(4, 11),
        second.part(4, 11),
        first.part(4, 11),
    ]


def test_an_empty_list_and_an_empty_text() -> None:
    (problem,) = refusal(items())
    assert (problem.code, problem.message, problem.hint) == (
        "empty",
        "this list of days is empty",
        DAYS,
    )
    (problem,) = refusal(text("", 1))
    assert render_text(problem) == (
        "week.yaml:1:7: error[empty]: "
        "this must be days such as 'saturday 10:00-12:00', and is empty\n"
        "  1 | when: ''\n"
        "    |       ^^"
    )


def test_a_mapping_is_no_day() -> None:
    span = Span(Source("week.yaml", "available: {a: b}"), 0, 11, 6)
    with pytest.raises(MisreadError) as caught:
        read_days(Mapping({}, span))
    assert [render_text(one) for one in caught.value.problems] == [
        "week.yaml:1:12: error[wrong-kind]: this must be days such as 'saturday 10:00-12:00'\n"
        "  1 | available: {a: b}\n"
        "    |            ^^^^^^"
    ]


@pytest.mark.parametrize(("value", "length"), [("2026-1..2026-12-07", 6), ("..2026-12-07", 1)])
def test_a_bad_first_day_is_pointed_at(value: str, length: int) -> None:
    (problem,) = refusal(text(value))
    assert problem.span is not None
    assert (problem.span.column, problem.span.length) == (6, length)


# -- when people are free


def at(day: str, hour: int = 0) -> int:
    return date.fromisoformat(day).toordinal() * MINUTES_PER_DAY + hour * 60


def free(
    available: list[str] | None, unavailable: list[str], first: str, last: str
) -> tuple[Interval, ...] | None:
    return free_intervals(
        None if available is None else read_days(items(*available)),
        read_days(items(*unavailable)) if unavailable else (),
        date.fromisoformat(first),
        date.fromisoformat(last),
    )


def test_without_a_word_somebody_is_always_free() -> None:
    assert free(None, [], "2026-11-28", "2026-12-04") is None


def test_absences_outside_the_plan_leave_somebody_always_free() -> None:
    assert free(None, ["2026-01-01..2026-11-26"], "2026-11-28", "2026-12-04") is None


def test_the_day_before_and_the_day_after_the_plan_are_known_too() -> None:
    assert free(["daily 10:00-12:00"], [], "2026-11-28", "2026-11-28") == (
        (at("2026-11-27", 10), at("2026-11-27", 12)),
        (at("2026-11-28", 10), at("2026-11-28", 12)),
        (at("2026-11-29", 10), at("2026-11-29", 12)),
    )


def test_a_night_is_whole_at_both_ends_of_the_plan() -> None:
    assert free(["daily 22:00-02:00"], [], "2026-11-28", "2026-11-28") == (
        (at("2026-11-27", 22), at("2026-11-28", 2)),
        (at("2026-11-28", 22), at("2026-11-29", 2)),
        (at("2026-11-29", 22), at("2026-11-30", 2)),
    )


def test_windows_that_touch_or_overlap_are_one() -> None:
    touching = ["sat 08:00-10:00", "sat 10:00-12:00", "sat 11:00-13:00", "sat 09:00-09:30"]
    assert free(touching, [], "2026-11-28", "2026-11-28") == (
        (at("2026-11-28", 8), at("2026-11-28", 13)),
    )


def test_whole_days_in_a_row_are_one() -> None:
    assert free(["weekends"], [], "2026-11-28", "2026-12-04") == (
        (at("2026-11-28"), at("2026-11-30")),
        (at("2026-12-05"), at("2026-12-06")),
    )


def test_unavailable_is_taken_out_of_always() -> None:
    assert free(None, ["2026-11-28 10:00-12:00"], "2026-11-28", "2026-11-28") == (
        (at("2026-11-27"), at("2026-11-28", 10)),
        (at("2026-11-28", 12), at("2026-11-30")),
    )


@pytest.mark.parametrize(
    ("taken", "left"),
    [
        ("sat 07:00-08:00", [(8, 12)]),
        ("sat 12:00-13:00", [(8, 12)]),
        ("sat 07:00-09:00", [(9, 12)]),
        ("sat 08:00-09:00", [(9, 12)]),
        ("sat 11:00-13:00", [(8, 11)]),
        ("sat 11:00-12:00", [(8, 11)]),
        ("sat 09:00-10:00", [(8, 9), (10, 12)]),
        ("sat 08:00-12:00", []),
        ("saturday", []),
        ("fri 23:00-10:00", [(10, 12)]),
    ],
)
def test_unavailable_is_taken_out_of_available(taken: str, left: list[tuple[int, int]]) -> None:
    assert free(["sat 08:00-12:00"], [taken], "2026-11-28", "2026-11-28") == tuple(
        (at("2026-11-28", start), at("2026-11-28", end)) for start, end in left
    )


def test_several_absences_in_one_window() -> None:
    taken = ["sat 09:00-10:00", "sat 11:00-12:00", "sat 09:30-10:00"]
    assert free(["sat 08:00-14:00"], taken, "2026-11-28", "2026-11-28") == (
        (at("2026-11-28", 8), at("2026-11-28", 9)),
        (at("2026-11-28", 10), at("2026-11-28", 11)),
        (at("2026-11-28", 12), at("2026-11-28", 14)),
    )


# -- the nights on which clocks are changed count plain hours


NIGHTS = ["2026-03-28", "2026-10-24", "2026-11-28"]
"""Summer time begins and ends in Europe in the first two; nothing happens in the third."""


@pytest.mark.parametrize("night", NIGHTS)
def test_free_time_over_a_change_of_the_clocks(night: str) -> None:
    following = date.fromordinal(date.fromisoformat(night).toordinal() + 1).isoformat()
    assert free([f"{night} 22:00-06:00"], [], night, following) == ((at(night, 22), at(night, 30)),)
    assert free([f"{following} 01:00-05:00"], [], night, following) == (
        (at(following, 1), at(following, 5)),
    )
    taken = [f"{following} 02:00-03:00"]
    assert free([f"{night} 22:00-06:00"], taken, night, following) == (
        (at(night, 22), at(following, 2)),
        (at(following, 3), at(following, 6)),
    )
    assert free([night, following], [], night, following) == ((at(night), at(night, 48)),)


@pytest.mark.parametrize("night", NIGHTS)
def test_the_length_of_a_duty_over_a_change_of_the_clocks(night: str) -> None:
    duty = Duty(
        0, Task("Watch"), date.fromisoformat(night), read_day_item(text("sat 22:00-06:00")).window
    )
    assert duty.minutes == 480
    assert (duty.begin, duty.finish) == (at(night, 22), at(night, 30))
    hour = read_day_item(text("sun 02:00-03:00")).window
    assert hour is not None
    assert hour.minutes == 60


def test_a_line_of_blanks_is_looked_through_once() -> None:
    """To part the blanks in all ways would take minutes."""
    (problem,) = refusal(text("1" + " " * 300_000 + "x"))
    assert problem.code == "not-a-day"
    assert refusal(text("sat 1 pm  -  2 pm"))[0].code == "not-a-time"
