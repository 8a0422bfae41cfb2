"""What a column of a form is about."""

from __future__ import annotations

import pytest

from dutyplan.grammar.text import Text
from dutyplan.problems import Source
from dutyplan.signups.columns import Column, read_column


def read(title: str) -> Column:
    return read_column(0, Text(title, Source("signups.csv", title).span_at(0, len(title))), None)


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("name", "name"),
        ("Your name", "name"),
        ("What is your name?", "name"),
        ("1. Your name *", "name"),
        ("Q2: Full name (required)", "name"),
        ("1、您的姓名：", "name"),
        ("请输入您的姓名", "name"),
        ("2、年龄（必填）", "age"),
        ("手机号", "contact"),
        ("Skills", "skills"),
        ("备注", "remark"),
    ],
)
def test_a_key_in_the_words_of_a_form(title: str, key: str) -> None:
    assert (read(title).key, read(title).days) == (key, "")


@pytest.mark.parametrize(
    "title", ["Timestamp", "How did you hear of us?", "2", "您的", "name " * 100, "?", "(必填)"]
)
def test_something_else(title: str) -> None:
    column = read(title)
    assert (column.key, column.days, column.doubt) == ("", "", None)


def test_a_question_about_a_day_may_have_a_number() -> None:
    assert read("3、2026年11月28日（周六）10:00-12:00").days == "2026-11-28 10:00-12:00"
    assert read("4. 28 Nov 2026").days == "2026-11-28"


def test_a_day_in_doubt() -> None:
    column = read("11/12/2026")
    assert column.days == ""
    assert column.doubt == "it may be 2026-11-12 or 2026-12-11"
