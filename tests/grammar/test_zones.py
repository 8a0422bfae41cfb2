"""Time zones: names of the database, and what somebody may have meant."""

from __future__ import annotations

import zoneinfo

import pytest

from dutyplan.grammar.text import MisreadError, Text
from dutyplan.grammar.zones import read_timezone, timezones
from dutyplan.locales import words
from dutyplan.locales.wording import said_in
from dutyplan.problems import Problem, Source


def text(name: str) -> Text:
    return Text(name, Source("week.yaml", name).span_at(0, len(name)))


def refused(value: object) -> Problem:
    with pytest.raises(MisreadError) as error:
        read_timezone(value)
    (problem,) = error.value.problems
    return problem


@pytest.mark.parametrize("name", ["Asia/Shanghai", "America/Argentina/Ushuaia", "UTC"])
def test_a_zone_is_known_by_its_name(name: str) -> None:
    assert read_timezone(text(name)) == name


def test_spaces_around_it_are_nothing() -> None:
    assert read_timezone(text(" Europe/Berlin ")) == "Europe/Berlin"


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("asia/shanghai", "Asia/Shanghai"),
        ("America/New York", "America/New_York"),
        ("Urumqi", "Asia/Urumqi"),
        ("Asia/Urumchi", "Asia/Urumqi"),
        ("Europe/Berln", "Europe/Berlin"),
        ("Europe/Kiew", "Europe/Kiev"),
        ("utc", "UTC"),
    ],
)
def test_what_may_be_meant(name: str, near: str) -> None:
    problem = refused(text(name))
    assert (problem.code, str(problem.message)) == (
        "unknown-timezone",
        f"there is no time zone '{name}'",
    )
    assert problem.hint == f"did you mean '{near}'?"
    assert said_in(problem.hint, words("zh")) == f"是不是 {near}？"


@pytest.mark.parametrize("name", ["Asia/Beijing", "UTC+8", "GMT+8", "北京", "../../etc/passwd"])
def test_what_is_like_no_zone_gets_examples(name: str) -> None:
    problem = refused(text(name))
    assert problem.hint == "write a region and a city, such as Asia/Shanghai or Europe/Berlin"
    assert said_in(problem.message, words("zh")) == f"没有名为“{name}”的时区"


def test_a_list_is_no_zone() -> None:
    problem = refused(None)
    assert problem.message == "this must be the name of a time zone, such as Asia/Shanghai"


def test_every_zone_can_be_loaded() -> None:
    assert zoneinfo.available_timezones() - timezones() <= {"posixrules", "localtime"}
    for name in timezones():
        zoneinfo.ZoneInfo(name)
