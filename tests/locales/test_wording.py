"""Wordings: plain English text that other languages can say, too."""

from __future__ import annotations

import copy
import pickle

from dutyplan.grammar.text import Text
from dutyplan.locales import words
from dutyplan.locales.wording import Series, said_in, worded
from dutyplan.problems import Source
from dutyplan.reasons import because


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


def test_a_series_has_no_and() -> None:
    wording = worded("hint.known", names=Series(["a", worded("all-day"), 3]))
    assert wording == "known here: a, all day, 3"
    assert wording.said(words("zh")) == "这里可用的有：a、全天、3"


def test_a_reason_is_a_fact_like_others() -> None:
    wording = worded("bad.stays-so", what=because("breach.fixed", volunteer="Bahar", duty="Rails"))
    assert wording == "Bahar is not on Rails, which is fixed, which stays so"
    assert wording.said(words("zh")) == "Bahar 已定在 Rails，却没有排上，而这保持不变"


def test_the_number_chooses_the_form_in_a_wording() -> None:
    facts = {"name": "a.json", "others": ("b.json",)}
    assert worded("bad.replaced", num=1, **facts) == (
        "a.json counts no more: b.json takes its place on these days"
    )
    assert worded("bad.replaced", num=2, **facts | {"others": ("b", "c")}) == (
        "a.json counts no more: b and c take its place on these days"
    )


def test_a_copy_can_be_said_in_every_language() -> None:
    """Though a text from a file, which knows its place, is no fact to be copied."""
    text = Text("Ann", Source("week.yaml", "Ann").start())
    wording = worded("hint.two", one=worded("hint.known", names=Series([text])), other=text)
    for other in (copy.deepcopy(wording), pickle.loads(pickle.dumps(wording))):
        assert other == wording == "known here: Ann; Ann"
        assert other.said(words("zh")) == wording.said(words("zh")) == "这里可用的有：Ann；Ann"
