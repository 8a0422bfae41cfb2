"""Values of cells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dutyplan.outputs.workbook.cells import (
    MOST,
    Clock,
    looks_like_maths,
    number_or_text,
    window,
    writable,
)
from tests.outputs.sheets import small

GATE, BASEMENT, *_ = small().entries


@pytest.mark.parametrize(
    ("start", "end", "minutes", "is_next_day"),
    [
        ("10:00", "12:00", (600, 720), False),
        ("22:00", "02:00", (1320, 1560), True),
        ("20:00", "00:00", (1200, 1440), True),
        ("20:00", "24:00", (1200, 1440), True),
        ("08:00", "08:00", (480, 1920), True),
    ],
)
def test_a_window(start: str, end: str, minutes: tuple[int, int], is_next_day: bool) -> None:
    found = window(replace(BASEMENT, start=start, end=end), "all day")
    assert found == tuple(Clock(one) for one in minutes)
    assert isinstance(found[1], Clock)
    assert found[1].is_next_day is is_next_day


def test_a_duty_of_the_whole_day() -> None:
    assert window(GATE, "全天") == ("全天", None)


def test_a_clock_in_days() -> None:
    assert Clock(18 * 60).days == 0.75
    assert Clock(36 * 60).days == 1.5


@pytest.mark.parametrize(
    ("text", "value"),
    [("34", 34), ("", None), ("about 30", "about 30"), ("-3", "-3"), ("٣٤", "٣٤"), ("3²", "3²")],
)
def test_numbers(text: str, value: object) -> None:
    assert number_or_text(text) == value


@pytest.mark.parametrize("text", ["", "Aynur", "张伟", "پاتىگۈل", "👩‍👩‍👧", "a\tb", " x ", "a_x_b"])
def test_most_texts_stay_as_they_are(text: str) -> None:
    assert writable(text) == text


def test_texts_that_would_be_read_as_something_else() -> None:
    assert writable("_x0041_") == "_x005F_x0041_"
    assert writable("a\x07\ud83d") == "a\ufffd\ufffd"
    assert writable("a" * (MOST + 5)) == "a" * MOST
    assert writable("👩" * MOST) == "👩" * (MOST // 2)


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "＝1"])
def test_maths(text: str) -> None:
    assert looks_like_maths(text)
    assert not looks_like_maths(f"a{text}")
