"""Dates as people write them: read for sure, or in doubt, never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from dutyplan.locales import words
from dutyplan.signups.dates import DoubtError, doubt_about_days, find_days, read_days, read_window

START = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("title", "days"),
    [
        ("2026-11-28", "2026-11-28"),
        ("2026-11-28 10:00-12:00", "2026-11-28 10:00-12:00"),
        ("2026-1-5", "2026-01-05"),
        ("2026/11/28", "2026-11-28"),
        ("2026.12.5", "2026-12-05"),
        ("2026年11月28日", "2026-11-28"),
        ("28 Nov", "2026-11-28"),
        ("Sat 28 Nov", "2026-11-28"),
        ("Saturday, 28th of November 2026", "2026-11-28"),
        ("Nov. 28", "2026-11-28"),
        ("November 28th, 2026", "2026-11-28"),
        ("Sept 5", "2027-09-05"),
        ("28.11.", "2026-11-28"),
        ("28.11.2026", "2026-11-28"),
        ("11.12.2026", "2026-12-11"),
        ("28/11/2026", "2026-11-28"),
        ("11/28", "2026-11-28"),
        ("11月28日", "2026-11-28"),
        ("周六 11月28日", "2026-11-28"),
        ("１１月２８日（周六）１０：００～１２：００", "2026-11-28 10:00-12:00"),
        ("11月28日上午9:00至11:30", "2026-11-28 09:00-11:30"),
        ("12月5号", "2026-12-05"),
        ("1月2日", "2027-01-02"),
        ("29 Feb", "2028-02-29"),
        ("Sat 28 Nov 22:00 - 02:00", "2026-11-28 22:00-02:00"),
        ("5 May 2027", "2027-05-05"),
        ("Can you come on Saturday 28 November, 10:00-12:00?", "2026-11-28 10:00-12:00"),
        ("Which days suit you? [Sat 28 Nov]", "2026-11-28"),
        ("您 11月28日（周六）10:00-12:00 能来吗？", "2026-11-28 10:00-12:00"),
        ("Team A, 28 Nov", "2026-11-28"),
        ("11月28日能不能来？", "2026-11-28"),
        ("11月28日有没有空", "2026-11-28"),
        ("Are you coming on 28 Nov or not?", "2026-11-28"),
        ("Sat 5/12", "2026-12-05"),
        ("7/7", "2027-07-07"),
        ("saturday", "saturday"),
        ("周六 10:00-12:00", "周六 10:00-12:00"),
        ("2026-11-28..2026-12-05", "2026-11-28..2026-12-05"),
    ],
)
def test_a_title_names_a_day(title: str, days: str) -> None:
    assert find_days(title, START) == days


@pytest.mark.parametrize(
    "title",
    ["Timestamp", "E-mail", "How did you hear of us?", "At most 2 may come", "第3组", "A-12"],
)
def test_a_title_names_no_day(title: str) -> None:
    assert find_days(title, START) is None


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("11/12", "it may be 2026-12-11 or 2027-11-12"),
        ("11.12.", "it may be 2026-12-11 or 2027-11-12"),
        ("11/12/2026", "it may be 2026-11-12 or 2026-12-11"),
        ("28 Nov or 5 Dec", "it names several days or times"),
        ("28 Nov 10:00-11:00 14:00-15:00", "it names several days or times"),
        ("Sat or Sun, 28 Nov", "it names several days or times"),
        ("Fri 28 Nov", "the day of the week does not fit 2026-11-28"),
        ("28/11/26", "write its year with four digits"),
        ("31 Nov", "there is no such day"),
        ("2026年13月1日", "there is no such day"),
        ("28 Nov, morning", "its time is not clear: write it as 10:00-12:00"),
        ("11月28日下午", "its time is not clear: write it as 10:00-12:00"),
        ("11月28日下午2:00-4:00", "its time is not clear: write it as 10:00-12:00"),
        ("28 Nov 10am-12pm", "its time is not clear: write it as 10:00-12:00"),
        ("28 Nov 10:00", "its time is not clear: write it as 10:00-12:00"),
        ("28 Nov 25:00-26:00", "its time is not clear: write it as 10:00-12:00"),
        ("11月28日10点", "its time is not clear: write it as 10:00-12:00"),
        ("Can you NOT come on 28 Nov?", "it may ask who can't come"),
        ("11月28日是不是不能来", "it may ask who can't come"),
        ("11月28日不能来", "it may ask who can't come"),
        ("Can you come on Saturday?", "it names no date"),
        ("First aid since 1 May 2026?", "it may ask about the time before or after that day"),
        ("11月20日之前交费了吗", "it may ask about the time before or after that day"),
        ("能来吗 10:00-12:00", "it names no date"),
    ],
)
def test_a_title_that_is_in_doubt(title: str, why: str) -> None:
    with pytest.raises(DoubtError) as caught:
        find_days(title, START)
    assert caught.value.why == why
    assert caught.value.why.said(words("zh")) != why


def test_a_year_that_is_missing_is_never_guessed() -> None:
    with pytest.raises(DoubtError, match="its year is missing: give the first day with --start"):
        find_days("28 Nov", None)
    assert find_days("28 Nov 2026", None) == "2026-11-28"


def test_the_first_day_itself_can_be_meant() -> None:
    assert find_days("23 Nov", START) == "2026-11-23"
    assert find_days("22 Nov", START) == "2027-11-22"


@pytest.mark.parametrize("text", ["周六 不行", "Sat 28 Nov if it is dry", "张伟 周六"])
def test_with_other_words_beside_it_a_remark_is_not_read(text: str) -> None:
    assert read_days(text, START) is None
    assert doubt_about_days(text)


def test_remarks_that_are_days_and_nothing_else() -> None:
    assert read_days("（周六）11月28日，10:00-12:00", START) == "2026-11-28 10:00-12:00"
    assert read_days("on 28 Nov", START) == "2026-11-28"


@pytest.mark.parametrize("title", ["28 Nov from 10:00 to 12:00", "11月28日前来", "28 Nov, by bus"])
def test_words_that_do_not_stand_before_a_day(title: str) -> None:
    assert (find_days(title, START) or "").startswith("2026-11-28")


@pytest.mark.parametrize(
    ("remark", "why"),
    [
        ("只能上午", "its time is not clear: write it as 10:00-12:00"),
        ("10点到12点", "its time is not clear: write it as 10:00-12:00"),
        ("28号", "the month is missing"),
        ("on the 28th", "the month is missing"),
        ("11月28日不行", "it says more than days and times"),
    ],
)
def test_what_of_a_remark_about_days_is_not_clear(remark: str, why: str) -> None:
    assert doubt_about_days(remark) == why


def test_whether_a_remark_is_about_days() -> None:
    assert not doubt_about_days("住3号楼")
    assert not doubt_about_days("带两把扫帚")
    assert not doubt_about_days("45")


@pytest.mark.parametrize(
    "text", ["28号可以", "5号不行", "5日有事", "11点以后", "after 11", "until 3"]
)
def test_a_day_without_its_month_and_an_hour_are_about_days(text: str) -> None:
    assert doubt_about_days(text)


@pytest.mark.parametrize(
    "text", ["3号楼", "12号院", "5号 楼", "2号单元", "from 3-201", "13800000000"]
)
def test_a_house_and_its_number_are_not(text: str) -> None:
    assert not doubt_about_days(text)


def test_times() -> None:
    assert read_window(" 10:00～12:00 ") == "10:00-12:00"
    assert read_window("10:00") is None
    assert read_window("25:00-26:00") is None
    assert read_window("") is None


def test_a_text_without_end_takes_no_time() -> None:
    assert find_days("1 " * 500_000, START) is None
    assert read_days("11月 " * 500_000, START) is None
