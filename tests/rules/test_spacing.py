"""The words that `rest` and `rotate` share, and how lengths are read and told."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dutyplan.grammar.text import MisreadError, Text
from dutyplan.locales import words as catalogue
from dutyplan.problems import Source
from dutyplan.rules.spacing import Length, Spacing, read_length
from tests import plans

WEEK = """
start: 2026-11-28
tasks: [{name: Basement, when: saturday 10:00-12:00}]
volunteers: [{name: Ann}]
rules:
"""


def text(words: str) -> Text:
    return Text(words, Source("week.yaml", words).start())


def spacing(rule: str, words: str) -> Spacing:
    found = plans.plan(f"{WEEK}  {rule}: {words}\n").rules[rule]
    assert isinstance(found, Spacing)
    return found


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("12 hours", Length(hours=Fraction(12))),
        ("1 hour", Length(hours=Fraction(1))),
        ("1.5 hours", Length(hours=Fraction(3, 2))),
        ("0.25 Hours", Length(hours=Fraction(1, 4))),
        ("0.01 hours", Length(hours=Fraction(1, 100))),
        ("12hours", Length(hours=Fraction(12))),
        ("12小时", Length(hours=Fraction(12))),
        ("１．５ 小时", Length(hours=Fraction(3, 2))),
        ("12 个小时", Length(hours=Fraction(12))),
        ("1 day", Length(1)),
        ("2 DAYS", Length(2)),
        ("010 days", Length(10)),
        ("2.00 days", Length(2)),
        ("2天", Length(2)),
        ("２ 日", Length(2)),
        ("1 week", Length(7)),
        (" 3  weeks ", Length(21)),
        ("1周", Length(7)),
        ("2 星期", Length(14)),
        ("2个星期", Length(14)),
        ("99999 weeks", Length(699993)),
    ],
)
def test_read_length(words: str, length: Length) -> None:
    assert read_length(text(words)) == length


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ("soon", "not-a-length", "'soon' is no length of time"),
        ("12", "not-a-length", "'12' is no length of time"),
        ("hours", "not-a-length", "'hours' is no length of time"),
        ("12 hourss", "not-a-length", "'12 hourss' is no length of time"),
        ("2 months", "not-a-length", "'2 months' is no length of time"),
        ("-2 days", "not-a-length", "'-2 days' is no length of time"),
        ("1.555 hours", "not-a-length", "'1.555 hours' is no length of time"),
        ("2 days 3 hours", "not-a-length", "'2 days 3 hours' is no length of time"),
        ("100000 days", "not-a-length", "'100000 days' is no length of time"),
        ("٢ days", "not-a-length", "'٢ days' is no length of time"),
        ("1.5 days", "not-a-length", "'1.5 days' is no whole number of days"),
        ("0.5 weeks", "not-a-length", "'0.5 weeks' is no whole number of weeks"),
        ("1.5天", "not-a-length", "'1.5天' is no whole number of days"),
        ("0 days", "out-of-range", "'0 days' is no time at all"),
        ("0.0 hours", "out-of-range", "'0.0 hours' is no time at all"),
        ("0 周", "out-of-range", "'0 周' is no time at all"),
        ("", "empty", "this must be a length of time such as 12 hours, 2 days or 1 week, "
                      "and is empty"),
    ],
)  # fmt: skip
def test_what_is_no_length(words: str, code: str, message: str) -> None:
    with pytest.raises(MisreadError) as caught:
        read_length(text(words))
    assert [(one.code, one.message) for one in caught.value.problems] == [(code, message)]


@pytest.mark.parametrize(
    ("length", "said", "of_rest"),
    [
        (Length(hours=Fraction(1)), "1 hour", "1 hour"),
        (Length(hours=Fraction(12)), "12 hours", "12 hours"),
        (Length(hours=Fraction(3, 2)), "1.5 hours", "1.5 hours"),
        (Length(hours=Fraction("1.33")), "1.33 hours", "1.33 hours"),
        (Length(1), "1 day", "1 free day"),
        (Length(2), "2 days", "2 free days"),
        (Length(7), "1 week", "1 free week"),
        (Length(10), "10 days", "10 free days"),
        (Length(14), "2 weeks", "2 free weeks"),
    ],
)
def test_how_a_length_is_told(length: Length, said: str, of_rest: str) -> None:
    assert (length.reason.message, length.of_rest.message) == (said, of_rest)


@pytest.mark.parametrize(
    ("length", "said", "of_rest"),
    [
        (Length(hours=Fraction(1)), "1 小时", "1 小时"),
        (Length(hours=Fraction(3, 2)), "1.5 小时", "1.5 小时"),
        (Length(1), "1 天", "1 个整天"),
        (Length(2), "2 天", "2 个整天"),
        (Length(7), "1 周", "1 个整周"),
        (Length(14), "2 周", "2 个整周"),
    ],
)
def test_how_a_length_is_told_in_chinese(length: Length, said: str, of_rest: str) -> None:
    chinese = catalogue("zh")
    assert (length.reason.said(chinese), length.of_rest.said(chinese)) == (said, of_rest)


@pytest.mark.parametrize(
    ("hours", "minutes"), [("1.5", 90), ("0.01", 1), ("1.33", 80), ("0.05", 3), ("24", 1440)]
)
def test_hours_are_whole_minutes_and_never_fewer(hours: str, minutes: int) -> None:
    assert Length(hours=Fraction(hours)).minutes == minutes


@pytest.mark.parametrize("rule", ["rest", "rotate"])
@pytest.mark.parametrize(
    ("words", "days", "cost"),
    [
        ("2 days", 2, None),
        ("{least: 2 days}", 2, None),
        ("{least: 1 week, cost: 5}", 7, 5),
        ("{cost: 1000000, least: 1周}", 7, 1_000_000),
        ("{least: 2 days, cost: }", 2, None),
    ],
)
def test_the_words_of_both_rules(rule: str, words: str, days: int, cost: int | None) -> None:
    found = spacing(rule, words)
    assert (found.least, found.cost) == (Length(days), cost)
    assert found.span is not None
    assert (found.span.line, found.span.column) == (5, len(f"  {rule}: "))


@pytest.mark.parametrize("rule", ["rest", "rotate"])
@pytest.mark.parametrize("words", ["", "  # 1 week"])
def test_a_line_with_nothing_behind_it_is_as_good_as_none(rule: str, words: str) -> None:
    assert plans.plan(f"{WEEK}  {rule}: {words}\n").rules == {}


@pytest.mark.parametrize(
    ("rule", "words", "told"),
    [
        ("rest", "soon", ["5:9: error[not-a-length]: 'soon' is no length of time"]),
        ("rest", "0 days", ["5:9: error[out-of-range]: '0 days' is no time at all"]),
        ("rest", "1.5 days", ["5:9: error[not-a-length]: '1.5 days' is no whole number of days"]),
        ("rest", "{cost: 5}", ["5:9: error[missing-key]: rest needs 'least'"]),
        ("rest", "{}", ["5:9: error[missing-key]: rest needs 'least'"]),
        ("rest", "{least: , cost: 5}", ["5:9: error[missing-key]: rest needs 'least'"]),
        ("rest", "[1 week]", ["5:9: error[wrong-kind]: this must be a length of time such as "
                              "12 hours, 2 days or 1 week"]),
        ("rest", "{least: 1 week, cost: 0}",
         ["5:31: error[out-of-range]: 0 is not possible here: it must be at least 1"]),
        ("rest", "{least: 1 week, cost: 1000001}",
         ["5:31: error[out-of-range]: 1000001 is not possible here: it must be "
          "from 1 to 1000000"]),
        ("rest", "{least: 1 week, cost: 1.5}",
         ["5:31: error[not-a-number]: '1.5' is not a cost: a whole number from 1"]),
        ("rest", "{least: soon, cost: much, per: 2}",
         ["5:17: error[not-a-length]: 'soon' is no length of time",
          "5:29: error[not-a-number]: 'much' is not a cost: a whole number from 1",
          "5:35: error[unknown-key]: unknown key 'per' in rest"]),
        ("rotate", "soon", ["5:11: error[not-a-length]: 'soon' is no length of time"]),
        ("rotate", "12 hours",
         ["5:11: error[not-a-length]: '12 hours' is no number of days: hours between duties "
          "are a matter of 'rest'"]),
        ("rotate", "{least: 12 小时, cost: 2}",
         ["5:19: error[not-a-length]: '12 小时' is no number of days: hours between duties "
          "are a matter of 'rest'"]),
        ("rotate", "[1 week]",
         ["5:11: error[wrong-kind]: this must be a length of time such as 2 days or 1 week"]),
        ("rotate", "{cost: 5}", ["5:11: error[missing-key]: rotate needs 'least'"]),
        ("rotate", "0 weeks", ["5:11: error[out-of-range]: '0 weeks' is no time at all"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_its_place(rule: str, words: str, told: list[str]) -> None:
    assert plans.problems(f"{WEEK}  {rule}: {words}\n") == told


@pytest.mark.parametrize(
    ("rule", "words", "hint"),
    [
        ("rest", "soon", "write it as 12 hours, 2 days or 1 week"),
        ("rest", "1.5 days", "write whole ones: 2 days, 1 week"),
        ("rest", "0 days", "take this line out"),
        ("rotate", "soon", "write it as 2 days or 1 week"),
        ("rotate", "12 hours", "write it as 2 days or 1 week"),
        ("rotate", "[1 week]", ""),
    ],
)
def test_hints(rule: str, words: str, hint: str) -> None:
    assert plans.hints(f"{WEEK}  {rule}: {words}\n") == [hint]
