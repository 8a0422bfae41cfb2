"""Words that mean yes, no or perhaps, and those that could mean two things."""

from __future__ import annotations

import pytest

from dutyplan.signups.answers import Answer, is_goodwill, read_answer


@pytest.mark.parametrize(
    "text", ["yes", " Yes! ", "Y", "ＯＫ", "是", "可以。", "√", "✔️", "TRUE", "👍🏽"]
)
def test_yes(text: str) -> None:
    assert read_answer(text) is Answer.YES


@pytest.mark.parametrize("text", ["no", "NO.", "can’t", "否", "不行", "没空", "×", "❌", "取消"])
def test_no(text: str) -> None:
    assert read_answer(text) is Answer.NO


@pytest.mark.parametrize("text", ["maybe", "?", "？", "可能", "待定", "Not  sure", "看情况"])
def test_perhaps(text: str) -> None:
    assert read_answer(text) is Answer.MAYBE


@pytest.mark.parametrize(
    "text", ["", "1", "0", "2", "x", "yes?", "yes and no", "10:00", "是吗", "+1"]
)
def test_what_is_not_sure(text: str) -> None:
    assert read_answer(text) is None


def test_goodwill_is_no_answer_and_needs_no_look() -> None:
    assert is_goodwill("👍🏽👍")
    assert is_goodwill("🌸🌸")
    assert is_goodwill("[玫瑰]")
    assert not is_goodwill("👍❌")
    assert not is_goodwill("\ufe0f")
    assert not is_goodwill("")
    assert read_answer("🌸") is None
