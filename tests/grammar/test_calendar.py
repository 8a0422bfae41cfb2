"""Public holidays of a country: which days are off, which are worked, and bad countries."""

from __future__ import annotations

from datetime import date

import pytest

from dutyplan.grammar.calendar import read_calendar, unreadable
from dutyplan.grammar.days import free_intervals, read_day_item, read_days
from dutyplan.grammar.text import Items, MisreadError, Text
from dutyplan.plan import MINUTES_PER_DAY
from dutyplan.problems import Problem, Source, Span, render_text


def text(value: str) -> Text:
    source = Source("week.yaml", f"country: {value}")
    return Text(value, Span(source, 0, 9, len(value)))


CHINA = read_calendar(text("CN"))


def refusal(country: str | None, part: str | None = None) -> tuple[str, str]:
    with pytest.raises(MisreadError) as caught:
        read_calendar(country and text(country), part and text(part))
    (problem,) = caught.value.problems
    return problem.code, problem.message


def dates(words: str, first: date, last: date) -> list[int]:
    return [day.day for day in read_day_item(text(words), CHINA).dates(first, last)]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        # The package lists no holiday on the 4th: a Sunday, off anyway.
        ("holidays", [1, 2, 3, 5, 6, 7]),
        ("节假日", [1, 2, 3, 5, 6, 7]),
        ("workdays", [8, 9]),
        ("free days", [1, 2, 3, 4, 5, 6, 7]),
    ],
)
def test_days_of_a_country(words: str, days: list[int]) -> None:
    assert dates(words, date(2026, 10, 1), date(2026, 10, 9)) == days


@pytest.mark.parametrize("day", [date(2026, 2, 14), date(2026, 2, 28)])
def test_a_saturday_that_is_worked(day: date) -> None:
    for words in ("workdays", "工作日"):
        assert dates(words, day, day) == [day.day]
    for words in ("free days", "休息日"):
        assert dates(words, day, day) == []


def test_small_letters_and_a_part_written_in_full() -> None:
    epiphany = date(2026, 1, 6)
    assert not read_calendar(text("de")).is_holiday(epiphany)
    for part in ("BY", "by", "DE-BY"):
        assert read_calendar(text("de"), text(part)).is_holiday(epiphany)


@pytest.mark.parametrize(
    ("country", "part", "code", "message"),
    [
        ("XX", None, "unknown-country", "there is no country 'XX'"),
        ("DE", "ZZ", "unknown-subdivision", "there is no part 'ZZ' of DE"),
        (
            None,
            "BY",
            "no-country",
            "'subdivision' is a part of a country, and no 'country' is given",
        ),
    ],
)
def test_bad_countries(country: str | None, part: str | None, code: str, message: str) -> None:
    assert refusal(country, part) == (code, message)


@pytest.mark.parametrize("words", ["holidays", "workdays", "free days", "节假日"])
def test_days_that_need_a_country(words: str) -> None:
    with pytest.raises(MisreadError) as caught:
        read_days(text(words))
    (problem,) = caught.value.problems
    assert problem.code == "no-country"
    assert problem.message == f"'{words}' needs the public holidays of a country"


def test_days_of_a_country_that_can_not_be_read_have_its_problem_alone() -> None:
    problem = Problem("unknown-country", "there is no country 'XX'", text("XX").span)
    with pytest.raises(MisreadError) as caught:
        read_days(text("holidays"), unreadable([problem]))
    assert caught.value.problems == [problem]


# -- what is wrong, as it is shown


def shown(country: str, part: str = "") -> str:
    """The message about the country's line, or about the one of its part."""
    with pytest.raises(MisreadError) as caught:
        read_calendar(text(country), text(part) if part else None)
    (problem,) = caught.value.problems
    return render_text(problem)


def said(code: str, message: str, value: str, hint: str) -> str:
    return (
        f"week.yaml:1:10: error[{code}]: {message}\n"
        f"  1 | country: {value}\n"
        f"    |          {'^' * sum(1 + (char > '~') for char in value)}\n"
        f"  hint: {hint}"
    )


@pytest.mark.parametrize(
    ("country", "hint"),
    [
        ("XX", "write its two letters, such as CN, DE or GB"),
        ("C", "write its two letters, such as CN, DE or GB"),
        ("China", "write its two letters, such as CN, DE or GB"),
        ("中国", "write its two letters, such as CN, DE or GB"),
        ("GER", "write its two letters, such as CN, DE or GB"),
        ("MON", "write its two letters, such as CN, DE or GB"),
        ("CHN", "did you mean 'CN'?"),
        ("chn", "did you mean 'CN'?"),
        ("AUT", "did you mean 'AT'?"),
        ("AUS", "did you mean 'AU'?"),
    ],
)
def test_unknown_countries(country: str, hint: str) -> None:
    message = f"there is no country '{country}'"
    assert shown(country) == said("unknown-country", message, country, hint)


GERMANY = "Augsburg, BB, BE, BW, BY, HB, HE, HH, MV, NI, NW, RP, SH, SL, SN, ST, TH"


@pytest.mark.parametrize(
    ("country", "part", "hint"),
    [
        ("DE", "ZZ", f"known here: {GERMANY}"),
        ("DE", "AT-1", f"known here: {GERMANY}"),
        ("DE", "Bayern", "did you mean 'BY' (Bayern)?"),
        ("de", "bayren", "did you mean 'BY' (Bayern)?"),
        ("GB", "UK", "known here: ENG, NIR, SCT, WLS"),
    ],
)
def test_unknown_parts(country: str, part: str, hint: str) -> None:
    message = f"there is no part '{part}' of {country.upper()}"
    assert shown(country, part) == said("unknown-subdivision", message, part, hint)


def test_of_very_many_parts_only_some_are_named() -> None:
    hint = shown("US", "ZZ").partition("hint: ")[2]
    assert hint.startswith("known here: AK, AL, AR, AS, AZ, ")
    assert hint.endswith(", ...")
    assert hint.count(",") == 20


def test_a_part_of_a_country_without_any() -> None:
    message = "the holidays of CN are known for the whole country alone"
    assert shown("CN", "BJ") == said("unknown-subdivision", message, "BJ", "take this line out")


def test_a_part_of_no_country() -> None:
    with pytest.raises(MisreadError) as caught:
        read_calendar(None, text("BY"))
    (problem,) = caught.value.problems
    message = "'subdivision' is a part of a country, and no 'country' is given"
    assert render_text(problem) == said(
        "no-country", message, "BY", "add a line such as 'country: DE'"
    )


def test_of_a_bad_country_and_its_part_the_country_is_told() -> None:
    assert refusal("XX", "ZZ") == ("unknown-country", "there is no country 'XX'")


def test_no_text_at_all() -> None:
    message = "this must be the code of a country, such as CN"
    for country, wrong in (
        (text(""), f"{message}, and is empty"),
        (Items([text("CN")], text("CN").span), message),
    ):
        with pytest.raises(MisreadError) as caught:
            read_calendar(country)
        assert [one.message for one in caught.value.problems] == [wrong]


# -- countries and their parts


@pytest.mark.parametrize("part", ["BW", "bw", "DE-BW", "de-bw", "ｄｅ－ｂｗ", " BW "])
def test_a_part_has_holidays_of_its_own(part: str) -> None:
    epiphany = date(2026, 1, 6)
    assert read_calendar(text("DE"), text(part)).is_holiday(epiphany)
    assert not read_calendar(text("DE"), text("BE")).is_holiday(epiphany)


def test_a_part_that_is_written_in_small_letters_is_found_too() -> None:
    peace = date(2026, 8, 8)
    assert read_calendar(text("DE"), text("augsburg")).is_holiday(peace)


@pytest.mark.parametrize("country", ["NO", "no", "ＮＯ"])
def test_norway_is_a_country(country: str) -> None:
    assert read_calendar(text(country)).is_holiday(date(2026, 5, 17))


def test_a_weekend_is_the_country_s_own() -> None:
    friday, saturday, sunday = (date(2026, 11, day) for day in (27, 28, 29))
    for country, off in (("DE", {saturday, sunday}), ("SA", {friday, saturday})):
        is_workday = read_calendar(text(country)).is_workday
        assert {day for day in (friday, saturday, sunday) if not is_workday(day)} == off


def test_a_workday_that_makes_up_for_a_holiday_of_the_next_year() -> None:
    assert CHINA.is_workday(date(2005, 12, 31))  # a Saturday, for 3 January 2006


@pytest.mark.parametrize("country", ["IN", "CN", "US"])
@pytest.mark.parametrize("year", [1900, 2100, 2200])
def test_far_years_are_read_without_a_warning(country: str, year: int) -> None:
    calendar = read_calendar(text(country))
    days = [date(year, month, 15) for month in range(1, 13)]
    # Warnings are errors in these tests.
    assert all(isinstance(calendar.is_holiday(day), bool) for day in days)
    assert any(map(calendar.is_workday, days))


def test_two_countries_in_one_run_are_told_apart() -> None:
    first = read_day_item(text("holidays 10:00-12:00"), CHINA)
    second = read_day_item(text("holidays 10:00-12:00"), read_calendar(text("DE")))
    third_of_october, fifth = date(2026, 10, 3), date(2026, 10, 5)
    assert [first.names(fifth), second.names(fifth)] == [True, False]
    assert [first.names(third_of_october), second.names(third_of_october)] == [True, True]


# -- days by it in free time


def test_nights_of_holidays_run_into_the_next_day() -> None:
    items = read_days(text("节假日 22:00-02:00"), CHINA)
    last = date(2026, 10, 7)
    assert free_intervals(items, (), last, last) == tuple(
        (midnight + 1320, midnight + 1560)
        for midnight in (date(2026, 10, day).toordinal() * MINUTES_PER_DAY for day in (6, 7))
    )


def test_workdays_are_taken_out_of_always() -> None:
    busy = read_days(text("workdays 00:00-18:00"), CHINA)
    saturday = date(2026, 2, 14)
    midnight = saturday.toordinal() * MINUTES_PER_DAY
    # The Friday before and the Saturday itself are worked, the Sunday is free.
    assert free_intervals(None, busy, saturday, saturday) == (
        (midnight - 360, midnight),
        (midnight + 1080, midnight + 2 * MINUTES_PER_DAY),
    )


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("holidays", "holidays"),
        ("HOLIDAYS", "holidays"),
        ("free   days", "free days"),
        ("Free Days 10:00-12:00", "free days"),
        ("工作日10:00-12:00", "workdays"),
        ("休息日 10:00-12:00", "free days"),
    ],
)
def test_the_words_in_other_clothes(words: str, kind: str) -> None:
    first, last = date(2026, 9, 18), date(2026, 10, 12)
    assert read_day_item(text(words), CHINA).dates(first, last) == read_day_item(
        text(kind), CHINA
    ).dates(first, last)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("holliday", "did you mean 'holidays'?"),
        ("workday", "did you mean 'workdays'?"),
        ("freedays", "did you mean 'free days'?"),
        ("节假", "did you mean '节假日'?"),
    ],
)
def test_words_that_are_nearly_right(words: str, hint: str) -> None:
    with pytest.raises(MisreadError) as caught:
        read_days(text(words), CHINA)
    assert [(one.code, one.hint) for one in caught.value.problems] == [("not-a-day", hint)]
