"""Small values: numbers, dates, ranges and head counts, and what is wrong with bad ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from dutyplan.grammar.text import Items, Mapping, MisreadError, Text, WrongTextError
from dutyplan.grammar.values import (
    parse_date,
    plain,
    read_age,
    read_age_range,
    read_date,
    read_decimal,
    read_effort,
    read_headcount,
    read_keys,
    read_priority,
    read_range,
    read_scalar,
    read_share,
    read_weeks,
    read_whole,
    read_words,
)
from dutyplan.plan import Headcount, Range
from dutyplan.problems import Source, Span, render_text


def text(value: str) -> Text:
    source = Source("week.yaml", f"key: {value}")
    return Text(value, Span(source, 0, 5, max(len(value), 1)))


def mapping(**parts: str) -> Mapping:
    """`key: {min: 2, max: 4}` as it stands in a file."""
    line = "key: {" + ", ".join(f"{key}: {value}" for key, value in parts.items()) + "}"
    source = Source("week.yaml", line)
    values: dict[Text, Any] = {}
    for key, value in parts.items():
        column = line.index(f"{key}: ")
        place = column + len(key) + 2
        values[Text(key, Span(source, 0, column, len(key)))] = Text(
            value, Span(source, 0, place, len(value))
        )
    return Mapping(values, Span(source, 0, 5, len(line) - 5))


def refused(read: Callable[[Any], Any], value: Any) -> str:
    with pytest.raises(MisreadError) as caught:
        read(value)
    return "\n\n".join(map(render_text, caught.value.problems))


def whole(value: str, code: str, message: str, hint: str = "") -> str:
    """The message about all of a value."""
    marked = "^" * max(len(value), 1)
    shown = f"week.yaml:1:6: error[{code}]: {message}\n  1 | key: {value}\n    |      {marked}"
    return shown + (f"\n  hint: {hint}" if hint else "")


# -- plain text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("１２：３０－１４：００", "12:30-14:00"),
        ("10:00–12:00", "10:00-12:00"),
        ("10:00—12:00", "10:00-12:00"),
        ("1−2～3〜4", "1-2-3-4"),
        ("周六　周日、周一；周二，周三", "周六 周日,周一;周二,周三"),
        ("（＋）", "(+)"),
        ("a-b", "a-b"),
    ],
)
def test_full_width_characters_become_plain_and_keep_their_places(written: str, meant: str) -> None:
    assert plain(written) == meant
    assert len(plain(written)) == len(written)


def test_a_scalar_is_stripped() -> None:
    assert read_scalar(text("  １２　"), "a number") == "12"


def test_a_scalar_is_no_list_and_not_empty() -> None:
    assert refused(lambda value: read_scalar(value, "a number"), text(" ")) == (
        "week.yaml:1:6: error[empty]: this must be a number, and is empty\n"
        "  1 | key:  \n    |      ^"
    )
    span = Span(Source("week.yaml", "key: [1]"), 0, 5, 3)
    assert refused(lambda value: read_scalar(value, "a number"), Items([], span)) == (
        "week.yaml:1:6: error[wrong-kind]: this must be a number\n  1 | key: [1]\n    |      ^^^"
    )


# -- numbers


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("0", Fraction(0)),
        ("1", Fraction(1)),
        ("010", Fraction(10)),
        ("1.5", Fraction(3, 2)),
        ("0.05", Fraction(1, 20)),
        ("2.50", Fraction(5, 2)),
        ("１．５", Fraction(3, 2)),
    ],
)
def test_decimals_are_exact(value: str, number: Fraction) -> None:
    assert read_decimal(text(value), "a number") == number


@pytest.mark.parametrize(
    "value",
    [
        "-1",
        "+1",
        "1.",
        ".5",
        "1,5",
        "1e3",
        "x",
        "½",
        "٣",
        "1_0",
        "∞",
        "NaN",
        "0x10",
        "1 2",
        "9" * 21,
    ],
)
def test_what_is_no_decimal(value: str) -> None:
    message = f"'{value}' is not a number"
    assert refused(lambda one: read_decimal(one, "a number"), text(value)) == whole(
        value, "not-a-number", message
    )


def test_decimals_have_few_places() -> None:
    assert read_decimal(text("1.2345"), "a number", 4) == Fraction(12345, 10000)
    assert refused(lambda one: read_decimal(one, "a number"), text("1.234")) == whole(
        "1.234", "not-a-number", "'1.234' has too many decimals: at most 2 are read"
    )


def test_whole_numbers() -> None:
    assert [read_whole(text(one), "n", 0, 10) for one in ("0", "10", "007", "３")] == [0, 10, 7, 3]


@pytest.mark.parametrize(
    ("value", "code", "message"),
    [
        ("1", "out-of-range", "1 is not possible here: it must be at least 2"),
        ("5", "out-of-range", "5 is not possible here: it must be from 2 to 4"),
        ("2.0", "not-a-number", "'2.0' is not a number of hats"),
        ("-2", "not-a-number", "'-2' is not a number of hats"),
        ("two", "not-a-number", "'two' is not a number of hats"),
        ("1234567890", "not-a-number", "'1234567890' is not a number of hats"),
    ],
)
def test_bad_whole_numbers(value: str, code: str, message: str) -> None:
    assert refused(lambda one: read_whole(one, "a number of hats", 2, 4), text(value)) == whole(
        value, code, message
    )


@pytest.mark.parametrize(
    ("value", "centipoints"),
    [("0", 0), ("1", 100), ("1.5", 150), ("0.05", 5), ("2.25", 225), ("1000", 100_000),
     ("1000.00", 100_000)],
)  # fmt: skip
def test_efforts_are_centipoints(value: str, centipoints: int) -> None:
    assert read_effort(text(value)) == centipoints


EFFORT = "an effort: a number from 0 to 1000, such as 2 or 1.5"


@pytest.mark.parametrize(
    ("read", "value", "code", "message"),
    [
        (read_effort, "-1", "not-a-number", f"'-1' is not {EFFORT}"),
        (read_effort, "heavy", "not-a-number", f"'heavy' is not {EFFORT}"),
        (read_effort, "1.234", "not-a-number",
         "'1.234' has too many decimals: at most 2 are read"),
        (read_effort, "1000.01", "out-of-range",
         "an effort of 1000.01 is too much: at most 1000 is possible"),
        (read_share, "-1", "not-a-number",
         "'-1' is not a share: a number from 0, such as 1 or 0.5"),
        (read_share, "50%", "not-a-number",
         "'50%' is not a share: a number from 0, such as 1 or 0.5"),
        (read_share, "1001", "out-of-range", "a share of 1001 is too much: at most 1000"),
        (read_age, "-1", "not-a-number", "'-1' is not an age in whole years"),
        (read_age, "15.5", "not-a-number", "'15.5' is not an age in whole years"),
        (read_age, "151", "out-of-range", "151 is not possible here: it must be from 0 to 150"),
        (read_priority, "0", "out-of-range", "0 is not possible here: it must be at least 1"),
        (read_priority, "high", "not-a-number", "'high' is not a whole number from 1"),
        (read_priority, "1000001", "out-of-range",
         "1000001 is not possible here: it must be from 1 to 1000000"),
        (read_weeks, "0", "out-of-range", "0 is not possible here: it must be at least 1"),
        (read_weeks, "531", "out-of-range", "531 is not possible here: it must be from 1 to 530"),
        (read_weeks, "1.5", "not-a-number", "'1.5' is not a whole number of weeks"),
    ],
)  # fmt: skip
def test_bad_numbers(read: Callable[[Any], Any], value: str, code: str, message: str) -> None:
    assert refused(read, text(value)) == whole(value, code, message)


def test_other_numbers() -> None:
    assert [read_share(text(one)) for one in ("0", "0.5", "1000")] == [0, Fraction(1, 2), 1000]
    assert [read_age(text(one)) for one in ("0", "15", "150")] == [0, 15, 150]
    assert [read_priority(text(one)) for one in ("1", "1000000")] == [1, 1_000_000]
    assert [read_weeks(text(one)) for one in ("1", "530")] == [1, 530]


# -- dates


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-11-28", date(2026, 11, 28)),
        ("2026-1-5", date(2026, 1, 5)),
        ("２０２６-１１-２８", date(2026, 11, 28)),
        ("2028-02-29", date(2028, 2, 29)),
        ("2000-02-29", date(2000, 2, 29)),
        ("1900-01-01", date(1900, 1, 1)),
        ("2200-12-31", date(2200, 12, 31)),
    ],
)
def test_dates(value: str, day: date) -> None:
    assert read_date(text(value)) == day


DATE = "write dates as year-month-day: 2026-11-28"


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        ("soon", "'soon' is not a date", DATE),
        ("28.11.2026", "'28.11.2026' is not a date", DATE),
        ("2026/11/28", "'2026/11/28' is not a date", DATE),
        ("26-11-28", "'26-11-28' is not a date", DATE),
        ("2026-11", "'2026-11' is not a date", DATE),
        ("2026-11-28 10:00", "'2026-11-28 10:00' is not a date", DATE),
        ("2026-11-31", "there is no 31 November 2026", ""),
        ("2026-04-31", "there is no 31 April 2026", ""),
        ("2026-01-00", "there is no 0 January 2026", ""),
        ("2026-12-32", "there is no 32 December 2026", ""),
        ("2026-02-29", "there is no 29 February 2026", ""),
        ("1900-02-29", "there is no 29 February 1900", ""),
        ("2026-13-01", "there is no month 13", ""),
        ("2026-00-01", "there is no month 0", ""),
        ("1899-12-31", "the year 1899 is out of reach: years from 1900 to 2200 are read", ""),
        ("2201-01-01", "the year 2201 is out of reach: years from 1900 to 2200 are read", ""),
        ("0000-01-01", "the year 0 is out of reach: years from 1900 to 2200 are read", ""),
    ],
)
def test_bad_dates(value: str, message: str, hint: str) -> None:
    assert refused(read_date, text(value)) == whole(value, "not-a-date", message, hint)


def test_a_date_in_a_plain_string() -> None:
    assert parse_date("2026-11-28") == date(2026, 11, 28)
    with pytest.raises(WrongTextError, match="there is no 31 November 2026") as caught:
        parse_date("2026-11-31")
    assert (caught.value.code, caught.value.offset, caught.value.length) == ("not-a-date", 0, 10)


# -- ranges


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("15", Range(15, 15)),
        ("12+", Range(12, None)),
        ("12 +", Range(12, None)),
        ("18-60", Range(18, 60)),
        ("18 - 60", Range(18, 60)),
        ("18–60", Range(18, 60)),
        ("１８～６０", Range(18, 60)),
        ("１２＋", Range(12, None)),
        ("18-18", Range(18, 18)),
        ("0-15", Range(0, 15)),
    ],
)
def test_ranges_in_short(value: str, expected: Range) -> None:
    assert read_age_range(text(value)) == expected


def test_ranges_as_mappings() -> None:
    assert read_age_range(mapping(min="18", max="60")) == Range(18, 60)
    assert read_age_range(mapping(min="18")) == Range(18, None)
    assert read_age_range(mapping(max="60")) == Range(None, 60)


AGES = "ages such as 12+ or 18-60"
RANGE = "write 2, 2-4 or 2+"


@pytest.mark.parametrize(
    ("value", "code", "message", "hint"),
    [
        ("60-18", "impossible-range", "an impossible range: 18 is less than 60",
         "did you mean 18-60?"),
        ("adult", "not-a-range", f"'adult' is not {AGES}", RANGE),
        ("18-", "not-a-range", f"'18-' is not {AGES}", RANGE),
        ("-18", "not-a-range", f"'-18' is not {AGES}", RANGE),
        ("+18", "not-a-range", f"'+18' is not {AGES}", RANGE),
        ("18..60", "not-a-number", "'18..60' is not an age in whole years", ""),
        ("18-60-70", "not-a-range", f"'18-60-70' is not {AGES}", RANGE),
        ("18-60+", "not-a-range", f"'18-60+' is not {AGES}", RANGE),
    ],
)  # fmt: skip
def test_bad_ranges(value: str, code: str, message: str, hint: str) -> None:
    assert refused(read_age_range, text(value)) == whole(value, code, message, hint)


def test_a_number_of_a_range_that_is_out_of_reach() -> None:
    assert refused(read_age_range, text("18-999")) == (
        "week.yaml:1:6: error[out-of-range]: 999 is not possible here: it must be from 0 to 150\n"
        "  1 | key: 18-999\n"
        "    |      ^^^^^^"
    )


def test_bad_mappings_of_a_range() -> None:
    assert refused(read_age_range, mapping(min="60", max="18")) == (
        "week.yaml:1:6: error[impossible-range]: an impossible range: 18 is less than 60\n"
        "  1 | key: {min: 60, max: 18}\n"
        "    |      ^^^^^^^^^^^^^^^^^^\n"
        "  hint: did you mean 18-60?"
    )
    assert refused(read_age_range, mapping(mni="18", max="x")) == (
        f"week.yaml:1:7: error[unknown-key]: unknown key 'mni' in {AGES}\n"
        "  1 | key: {mni: 18, max: x}\n"
        "    |       ^^^\n"
        "  hint: did you mean 'min'?\n"
        "\n"
        "week.yaml:1:21: error[not-a-number]: 'x' is not an age in whole years\n"
        "  1 | key: {mni: 18, max: x}\n"
        "    |                     ^"
    )
    assert refused(read_age_range, mapping()) == (
        f"week.yaml:1:6: error[empty]: this must be {AGES}, and is empty\n"
        "  1 | key: {}\n"
        "    |      ^^"
    )


def test_an_impossible_range_of_decimals_reads_as_it_is_written() -> None:
    def read(value: Any) -> Range:
        return read_range(value, lambda one: read_decimal(one, "hours"), "hours such as 2")

    assert refused(read, text("2.5-1")) == whole(
        "2.5-1", "impossible-range", "an impossible range: 1 is less than 2.5",
        "did you mean 1-2.5?",
    )  # fmt: skip


# -- small mappings


def test_keys_are_read_one_by_one_and_all_problems_told() -> None:
    readers = {"age": read_age, "share": read_share}
    value = mapping(age="15", share="0.5")
    assert read_keys(value, readers, "a person") == {"age": 15, "share": Fraction(1, 2)}
    bad = mapping(age="x", shore="1", share="y")
    assert refused(lambda one: read_keys(one, readers, "a person"), bad) == (
        "week.yaml:1:15: error[unknown-key]: unknown key 'shore' in a person\n"
        "  1 | key: {age: x, shore: 1, share: y}\n"
        "    |               ^^^^^\n"
        "  hint: did you mean 'share'?\n"
        "\n"
        "week.yaml:1:12: error[not-a-number]: 'x' is not an age in whole years\n"
        "  1 | key: {age: x, shore: 1, share: y}\n"
        "    |            ^\n"
        "\n"
        "week.yaml:1:32: error[not-a-number]: "
        "'y' is not a share: a number from 0, such as 1 or 0.5\n"
        "  1 | key: {age: x, shore: 1, share: y}\n"
        "    |                                ^"
    )


# -- people


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1", Headcount(1, 1, 0)),
        ("2", Headcount(2, 2, 0)),
        ("2-4", Headcount(2, 4, 0)),
        ("２－４", Headcount(2, 4, 0)),
        ("2+", Headcount(2, None, 0)),
        ("100000", Headcount(100_000, 100_000, 0)),
    ],
)
def test_people_in_short(value: str, expected: Headcount) -> None:
    assert read_headcount(text(value)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (mapping(min="2", want="3", max="4"), Headcount(3, 4, 2)),
        (mapping(min="2", want="3"), Headcount(3, 3, 2)),
        (mapping(want="3", max="4"), Headcount(3, 4, 0)),
        (mapping(want="3"), Headcount(3, 3, 0)),
        (mapping(min="3", want="3", max="3"), Headcount(3, 3, 3)),
        (mapping(min="2", max="4"), Headcount(2, 4, 0)),
        (mapping(min="2"), Headcount(2, None, 0)),
    ],
)
def test_people_as_a_mapping(value: Mapping, expected: Headcount) -> None:
    assert read_headcount(value) == expected


PEOPLE = "a number of people such as 2 or 2-4"


@pytest.mark.parametrize(
    ("value", "code", "message", "hint"),
    [
        ("0", "out-of-range", "0 is not possible here: it must be at least 1", ""),
        ("0-2", "out-of-range", "0 is not possible here: it must be at least 1", ""),
        ("100001", "out-of-range",
         "100001 is not possible here: it must be from 1 to 100000", ""),
        ("3-1", "impossible-range", "an impossible range: 1 is less than 3",
         "did you mean 1-3?"),
        ("-2", "not-a-range", f"'-2' is not {PEOPLE}", RANGE),
        ("two", "not-a-range", f"'two' is not {PEOPLE}", RANGE),
        ("2.5", "not-a-number", "'2.5' is not a number of people", ""),
    ],
)  # fmt: skip
def test_bad_people(value: str, code: str, message: str, hint: str) -> None:
    assert refused(read_headcount, text(value)) == whole(value, code, message, hint)


@pytest.mark.parametrize(
    "value",
    [
        mapping(min="3", want="2"),
        mapping(want="3", max="2"),
        mapping(min="3", want="2", max="4"),
    ],
)
def test_people_that_can_not_be(value: Mapping) -> None:
    assert refused(read_headcount, value).startswith(
        "week.yaml:1:6: error[impossible-range]: "
        "impossible: 'min' can't exceed 'want', nor 'want' exceed 'max'\n"
    )


def test_bad_mappings_of_people() -> None:
    assert refused(read_headcount, mapping(max="4")) == (
        "week.yaml:1:6: error[missing-key]: people needs 'want' or 'min'\n"
        "  1 | key: {max: 4}\n"
        "    |      ^^^^^^^^"
    )
    assert refused(read_headcount, mapping(want="2", mox="4")) == (
        "week.yaml:1:16: error[unknown-key]: unknown key 'mox' in people\n"
        "  1 | key: {want: 2, mox: 4}\n"
        "    |                ^^^\n"
        "  hint: did you mean 'max'?"
    )


def test_a_slip_in_want_is_told() -> None:
    assert refused(read_headcount, mapping(min="2", wnat="3")) == (
        "week.yaml:1:15: error[unknown-key]: unknown key 'wnat' in people\n"
        "  1 | key: {min: 2, wnat: 3}\n"
        "    |               ^^^^\n"
        "  hint: did you mean 'want'?"
    )


# -- words


def test_words_are_a_list_or_one() -> None:
    assert read_words(text("keys")) == ("keys",)
    span = Span(Source("f", "[ keys , , first aid]"), 0, 0, 21)
    values = [Text(" keys ", span), Text("", span), Text("first aid", span)]
    assert read_words(Items(values, span)) == ("keys", "first aid")
    assert read_words(Items([], span)) == ()


def test_words_are_no_mappings() -> None:
    assert refused(read_words, mapping(keys="1")) == (
        "week.yaml:1:6: error[not-text]: this must be a line of text\n"
        "  1 | key: {keys: 1}\n"
        "    |      ^^^^^^^^^\n"
        "  hint: put quotation marks around text that begins with [ or {"
    )


def test_a_number_of_people_whose_key_has_nothing_behind_it() -> None:
    people = mapping(min="2", max="4")
    people.blank.append(Text("want", people.span))
    assert read_headcount(people) == Headcount(2, 4)
