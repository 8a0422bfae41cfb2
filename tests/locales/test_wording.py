"""Wordings: plain English text that other languages can say, too."""

from __future__ import annotations

from dutyplan.locales import words
from dutyplan.locales.wording import said_in, worded


def test_it_is_english_text() -> None:
    wording = worded("length.days", num=2)
    assert wording == "2 days"
    assert isinstance(wording, str)


def test_it_is_said_in_another_language() -> None:
    assert worded("length.days", num=2).said(words("zh")) == "2 天"
    assert said_in(worded("length.days", num=2), words("zh")) == "2 天"
    assert said_in("2 days", words("zh")) == "2 days"


def test_its_facts_are_said_in_that_language_too() -> None:
    inner = worded("kind.minors")
    wording = worded("problem.hint", hint=inner)
    assert wording == "  hint: minors"
    assert wording.said(words("zh")) == f"  提示：{words('zh')['kind.minors']}"


def test_several_are_listed() -> None:
    wording = worded("problem.hint", hint=("a", worded("kind.minors"), 3))
    assert wording == "  hint: a, minors and 3"
    assert wording.said(words("zh")) == f"  提示：a、{words('zh')['kind.minors']}、3"
