"""Parts of a sheet as lines of text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dutyplan.ledger.record import Mark
from dutyplan.locales import words
from dutyplan.outputs.phrases import crew, gaps, heading, inline, named, notes, reserves
from dutyplan.outputs.sheet import Place
from tests.outputs.sheets import AYNUR, BAHAR, PATIGUL, small


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Li Min", "Li Min"),
        ("张伟", "张伟"),
        (" a\n b\u2029c ", "a b c"),
        ("a\u0000b\u202ec", "abc"),
        ("پاتىگۈل", "\u2068پاتىگۈل\u2069"),
        ("\u202eپاتىگۈل\u2069", "\u2068پاتىگۈل\u2069"),
        ("Ann (דוד)", "\u2068Ann (דוד)\u2069"),
        ("", ""),
    ],
)
def test_texts_on_one_line(text: str, line: str) -> None:
    assert inline(text) == line


def test_a_title_that_runs_right_to_left_keeps_its_dates_in_place() -> None:
    assert heading(replace(small(), title="شەنبە")) == (
        "\u2068شەنبە\u2069 (2026-11-28 to 2026-12-05)"
    )


@pytest.mark.parametrize(
    ("age", "contact", "english", "chinese"),
    [
        ("", "", "Aynur", "Aynur"),
        ("15", "", "Aynur (aged 15)", "Aynur（15岁）"),
        ("", "555", "Aynur (555)", "Aynur（555）"),
        ("15", "555", "Aynur (aged 15, 555)", "Aynur（15岁、555）"),
    ],
)
def test_names_with_what_was_asked_for(age: str, contact: str, english: str, chinese: str) -> None:
    person = replace(AYNUR, age=age, contact=contact)
    assert named(person, words("en")) == english
    assert named(person, words("zh")) == chinese


@pytest.mark.parametrize(
    ("mark", "english", "chinese"),
    [
        (Mark.PLANNED, "Aynur", "Aynur"),
        (Mark.DONE, "Aynur", "Aynur"),
        (Mark.ABSENT, "Aynur (absent)", "Aynur（缺席）"),
        (Mark.CANCELLED, "Aynur (duty cancelled)", "Aynur（班次已取消）"),
    ],
)
def test_what_came_between_is_told(mark: Mark, english: str, chinese: str) -> None:
    assert crew([Place(AYNUR, mark)], words("en")) == english
    assert crew([Place(AYNUR, mark)], words("zh")) == chinese


def test_crews_are_listed_as_the_language_lists_names() -> None:
    places = [Place(AYNUR), Place(BAHAR), Place(PATIGUL)]
    assert crew(places, words("en")) == "Aynur, Bahar and \u2068پاتىگۈل\u2069"
    assert crew(places, words("zh")) == "Aynur、Bahar、\u2068پاتىگۈل\u2069"
    assert crew([], words("en")) == ""


@pytest.mark.parametrize(
    ("num", "lacking", "english", "chinese"),
    [
        (0, 0, "", ""),
        (1, 0, "Aynur", "Aynur"),
        (0, 2, "2 missing", "缺2人"),
        (2, 1, "Aynur and Bahar, 1 missing", "Aynur、Bahar、缺1人"),
    ],
)
def test_reserves(num: int, lacking: int, english: str, chinese: str) -> None:
    standby = (Place(AYNUR), Place(BAHAR))[:num]
    entry = replace(small().entries[0], standby=standby, standby_missing=lacking)
    assert reserves(entry, words("en")) == english
    assert reserves(entry, words("zh")) == chinese


def test_gaps_and_notes() -> None:
    sheet = small("zh")
    assert gaps(sheet.entries[1]) == ["缺1人"]
    assert notes(sheet) == ["Basement：gloves are there"]
