"""The message for a group chat: the exact text, and names that are made to break it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dutyplan.ledger.record import Mark
from dutyplan.outputs import View
from dutyplan.outputs.chat import render
from dutyplan.outputs.sheet import Entry, Person, Place, Sheet
from dutyplan.outputs.text.grid import clean
from tests.outputs.sheets import AYNUR, BAHAR, HOSTILE, LI_MIN, SATURDAY, hostile, large, small

ENGLISH = """\
Saturday clean-up (2026-11-28 to 2026-12-05)

Saturday 28 November
Gate (all day): Li Min
10:00-12:00 Basement (Entrance 2): Bahar and 张伟 (absent); \
standby: \u2068پاتىگۈل\u2069; 1 missing

Saturday 5 December
10:00-11:00 Rails: Aynur and \u2068پاتىگۈل\u2069
22:00-02:00 Night watch: called off: needs at least 2

Basement: gloves are there

Who can help?
Basement on Saturday 28 November 10:00-12:00: 1 missing
Night watch on Saturday 5 December 22:00-02:00: called off: needs at least 2
"""

CHINESE = """\
Saturday clean-up（2026-11-28 至 2026-12-05）

11月28日周六
Gate（全天）：Li Min
10:00-12:00 Basement（Entrance 2）：Bahar、张伟（缺席）；\
候补：\u2068پاتىگۈل\u2069；缺1人

12月5日周六
10:00-11:00 Rails：Aynur、\u2068پاتىگۈل\u2069
22:00-02:00 Night watch：取消：至少需2人

Basement：gloves are there

谁能帮忙？
11月28日周六 10:00-12:00 Basement：缺1人
12月5日周六 22:00-02:00 Night watch：取消：至少需2人
"""


def message(sheet: Sheet) -> str:
    return render(sheet, View(sheet.texts.language))


def one_duty(**changes: Any) -> Sheet:
    """A sheet of one duty, which is like others but for the changes."""
    duty = Entry(SATURDAY, "10:00", "12:00", "Basement", "", "", 2, 1, (Place(BAHAR),))
    return replace(small(), end=SATURDAY, entries=(replace(duty, **changes),))


def line_of(sheet: Sheet) -> str:
    return message(sheet).split("\n")[3]


@pytest.mark.parametrize(("language", "text"), [("en", ENGLISH), ("zh", CHINESE)])
def test_the_text(language: str, text: str) -> None:
    assert message(small(language)) == text


def test_one_gap_is_asked_for_on_one_line() -> None:
    text = message(one_duty(gaps=("1 missing",)))
    assert text.endswith(
        "\n\nWho can help? Basement on Saturday 28 November 10:00-12:00: 1 missing\n"
    )


def test_without_gaps_nobody_is_asked() -> None:
    assert message(one_duty()) == (
        "Saturday clean-up (2026-11-28)\n\nSaturday 28 November\n10:00-12:00 Basement: Bahar\n"
    )


def test_a_duty_that_wants_nobody() -> None:
    assert line_of(one_duty(crew=())) == "10:00-12:00 Basement: nobody"


def test_place_and_all_day_stand_together() -> None:
    sheet = one_duty(start=None, end=None, place="Hall")
    assert line_of(sheet) == "Basement (Hall, all day): Bahar"


def test_what_was_asked_for_of_people_stands_behind_their_names() -> None:
    told = replace(AYNUR, age="15", contact="tel. 555-0100")
    sheet = one_duty(
        crew=(Place(told, Mark.CANCELLED), Place(replace(LI_MIN, contact="x@example.org"))),
        standby=(Place(replace(BAHAR, age="45")),),
    )
    assert line_of(sheet) == (
        "10:00-12:00 Basement: Aynur (aged 15, tel. 555-0100) (duty cancelled) and "
        "Li Min (x@example.org); standby: Bahar (aged 45)"
    )


def test_reserves_that_are_lacking_are_counted() -> None:
    assert line_of(one_duty(standby_missing=1)) == (
        "10:00-12:00 Basement: Bahar; standby: 1 missing"
    )


def test_the_note_stands_under_the_title() -> None:
    lines = message(replace(small(), note="proposed, 2 of 5 have agreed")).split("\n")
    assert lines[1:3] == ["proposed, 2 of 5 have agreed", ""]


def test_without_a_roster_only_that_is_said() -> None:
    bare = replace(small("zh"), entries=(), standings=(), has_roster=False)
    assert message(bare) == "Saturday clean-up（2026-11-28 至 2026-12-05）\n\n没有排班。\n"


def test_names_that_are_made_to_break_things_stay_on_their_lines() -> None:
    lines = message(hostile()).split("\n")
    duties = lines[4 : 4 + len(HOSTILE)]
    for number, (name, line) in enumerate(zip(HOSTILE, duties, strict=True)):
        own, reserve = clean(name), clean(HOSTILE[number - 1])
        assert line == (f"10:00-11:00 {own} ({own}): {own}; standby: {reserve}; nobody with: {own}")


def test_line_breaks_in_names_are_spaces() -> None:
    person = Person("x", "Li\nMin\u2028\tX\u0007")
    assert line_of(one_duty(crew=(Place(person),))) == "10:00-12:00 Basement: Li Min X"


@pytest.mark.parametrize("name", ["پاتىگۈل", "דוד", "Ann פ", "٣"])
def test_only_what_runs_right_to_left_is_isolated(name: str) -> None:
    sheet = one_duty(task=name, place=name, crew=(Place(Person("x", name)),))
    isolated = f"\u2068{name}\u2069"
    assert line_of(sheet) == f"10:00-12:00 {isolated} ({isolated}): {isolated}"


def test_no_line_ends_with_a_space_and_none_is_doubly_blank() -> None:
    for sheet in (small(), small("zh"), hostile(), large(50, 30)):
        text = message(sheet)
        assert all(line == line.rstrip() for line in text.split("\n"))
        assert "\n\n\n" not in text


def test_a_large_one_has_a_line_a_duty() -> None:
    assert message(large()).count("\n10:00-12:00 Task") == 500
