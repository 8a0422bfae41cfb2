"""Folded sentences: no line too wide, nothing lost, and no mark where it may not stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from dutyplan.outputs.text.folding import fold


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Bahar is on it.", 20, ["Bahar is on it."]),
        ("Bahar is on it.", 10, ["Bahar is", "  on it."]),
        ("以下各项不能同时满足：", 12, ["以下各项不能", "  同时满足："]),
        ("排班中的这 4 项要求不能满足。", 14, ["排班中的这 4", "  项要求不能满", "  足。"]),
        ("他在“休息”。他来", 12, ["他在“休息”。", "  他来"]),
        ("一二三四，五六", 10, ["一二三四，", "  五六"]),
        ("一二三四五，六", 10, ["一二三四", "  五，六"]),
        ("一二三四（五六）", 10, ["一二三四", "  （五六）"]),
        ("- Li Min 那时没空", 12, ["- Li Min 那", "  时没空"]),
        ("", 10, []),
    ],
)
def test_where_a_line_ends(text: str, width: int, lines: list[str]) -> None:
    assert fold(text, width, "  ") == lines


def test_paths_and_options_are_not_broken_at_a_hyphen() -> None:
    said = "Filed as clean-up/by-week.json, or with --freeze-until"
    assert fold(said, 24) == ["Filed as", "clean-up/by-week.json,", "or with --freeze-until"]


def test_a_word_wider_than_the_line_is_broken() -> None:
    assert all(wcswidth(line) <= 8 for line in fold("在 abcdefghijklmnop 中", 8))


@given(st.text("ab 一二，。（）“”- 你", max_size=40), st.integers(8, 30))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    lines = fold(text, width, "  ")
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert wcswidth(line) <= width or len(line.strip("，。（）“” ")) <= 1
    assert all(line == line.rstrip() for line in lines)
