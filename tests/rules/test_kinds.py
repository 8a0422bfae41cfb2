from __future__ import annotations

from datetime import date

import pytest

from dutyplan.grammar.text import Items, Mapping, MisreadError, Text
from dutyplan.locales import words
from dutyplan.plan import Range, Volunteer
from dutyplan.problems import Source
from dutyplan.rules.kinds import Kind, read_kind
from tests import builders

SPAN = Source("week.yaml", "who: minors").span_at(5, 6)


def text(value: str) -> Text:
    return Text(value, SPAN)


@pytest.mark.parametrize(
    ("value", "ages"),
    [
        ("minors", Range(None, 17)),
        (" Minors ", Range(None, 17)),
        ("未成年人", Range(None, 17)),
        ("adults", Range(18, None)),
        ("ADULTS", Range(18, None)),
        ("成年人", Range(18, None)),
        ("0-15", Range(0, 15)),
        ("0 - 15", Range(0, 15)),
        ("０－１５", Range(0, 15)),
        ("0–15", Range(0, 15)),
        ("16+", Range(16, None)),
        ("16 +", Range(16, None)),
        ("15", Range(15, 15)),
    ],
)
def test_ages(value: str, ages: Range) -> None:
    kind = read_kind(text(value))
    assert (kind.ages, kind.skill) == (ages, None)
    assert kind.span is SPAN


def test_ages_as_a_mapping() -> None:
    ages = Mapping({text("min"): text("12"), text("max"): text("15")}, SPAN)
    assert read_kind(ages) == Kind(Range(12, 15), span=SPAN)


@pytest.mark.parametrize(
    "skill", ["keys", "first aid", "Keys", "minor", "3 keys", "4-wheel drive", "急救", "2nd key"]
)
def test_a_skill(skill: str) -> None:
    assert read_kind(text(skill)) == Kind(skill=skill, span=SPAN)


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("15-0", "an impossible range: 0 is less than 15"),
        ("0-15 years", "'0-15 years' is not ages such as 12+ or 18-60"),
        ("0-", "'0-' is not ages such as 12+ or 18-60"),
        ("18-999", "999 is not possible here: it must be from 0 to 150"),
        ("", "a name can't be empty"),
        ("-15", "'-15' is not ages such as 12+ or 18-60"),
    ],
)
def test_what_is_neither(value: str, problem: str) -> None:
    with pytest.raises(MisreadError) as caught:
        read_kind(text(value))
    assert [one.message for one in caught.value.problems] == [problem]
    assert caught.value.problems[0].span is SPAN


def test_a_list_is_neither() -> None:
    with pytest.raises(MisreadError, match="this must be a line of text"):
        read_kind(Items([text("minors")], SPAN))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("minors", ("minors", "a minor", "no minor")),
        ("未成年人", ("minors", "a minor", "no minor")),
        ("0-17", ("people aged 0-17", "somebody aged 0-17", "nobody aged 0-17")),
        ("adults", ("adults", "an adult", "no adult")),
        ("18+", ("adults", "an adult", "no adult")),
        ("16+", ("people aged 16+", "somebody aged 16+", "nobody aged 16+")),
        ("15", ("people aged 15", "somebody aged 15", "nobody aged 15")),
        ("keys", ("people with 'keys'", "somebody with 'keys'", "nobody with 'keys'")),
    ],
)
def test_as_a_message_says_it(value: str, said: tuple[str, str, str]) -> None:
    kind = read_kind(text(value))
    told = (kind.several, kind.somebody, kind.nobody)
    assert tuple(reason.message for reason in told) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("minors", ("未成年人", "未成年人", "没有未成年人")),
        ("adults", ("成年人", "成年人", "没有成年人")),
        ("16+", ("年龄 16+ 岁的人", "年龄 16+ 岁的人", "没有年龄 16+ 岁的人")),
        ("keys", ("具备技能“keys”的人", "具备技能“keys”的人", "没有具备技能“keys”的人")),
    ],
)
def test_in_chinese(value: str, said: tuple[str, str, str]) -> None:
    kind = read_kind(text(value))
    told = (kind.several, kind.somebody, kind.nobody)
    assert tuple(reason.said(words("zh")) for reason in told) == said


def person(*, age: int | None = None, born: date | None = None, skills: str = "") -> Volunteer:
    return Volunteer(0, "Ann", "Ann", age=age, born=born, skills=frozenset(skills.split()))


MINORS, ADULTS, KEYS = (read_kind(text(word)) for word in ("minors", "adults", "keys"))


@pytest.mark.parametrize(("age", "is_minor"), [(0, True), (17, True), (18, False), (90, False)])
def test_a_minor_is_under_18(age: int, is_minor: bool) -> None:
    assert MINORS.holds(person(age=age), builders.SATURDAY) is is_minor
    assert ADULTS.holds(person(age=age), builders.SATURDAY) is not is_minor


def test_the_age_is_that_on_the_day() -> None:
    soon = person(born=date(2008, 12, 5))
    assert MINORS.holds(soon, date(2026, 12, 4))
    assert not ADULTS.holds(soon, date(2026, 12, 4))
    assert ADULTS.holds(soon, date(2026, 12, 5))
    assert not MINORS.holds(soon, date(2026, 12, 5))


def test_born_on_a_leap_day_one_comes_of_age_on_the_first_of_march() -> None:
    leap = person(born=date(2008, 2, 29))
    assert MINORS.holds(leap, date(2026, 2, 28))
    assert ADULTS.holds(leap, date(2026, 3, 1))
    assert ADULTS.holds(person(born=date(2012, 2, 29)), date(2030, 3, 1))


def test_nobody_of_unknown_age_is_of_some_age() -> None:
    assert not MINORS.holds(person(), builders.SATURDAY)
    assert not ADULTS.holds(person(), builders.SATURDAY)


def test_a_skill_is_written_as_the_volunteer_has_it() -> None:
    assert KEYS.holds(person(skills="van keys"), builders.SATURDAY)
    assert not KEYS.holds(person(skills="Keys key"), builders.SATURDAY)
    assert not KEYS.holds(person(age=30), builders.SATURDAY)
