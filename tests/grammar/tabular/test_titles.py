"""Titles of columns as people write them."""

from __future__ import annotations

import pytest

from dutyplan.grammar.tabular.titles import NAME_TITLES, folded, is_name_title, may_be_name_title


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Date of birth", "dateofbirth"),
        ("date_of-birth:", "dateofbirth"),
        ("ＤＡＴＥ　ＯＦ　ＢＩＲＴＨ", "dateofbirth"),
        ("姓 名*", "姓名"),
        ("联系\n方式", "联系方式"),
        ("#", ""),
        ("", ""),
    ],
)
def test_what_does_not_matter_is_left_out(title: str, word: str) -> None:
    assert folded(title) == word


@pytest.mark.parametrize("title", [*NAME_TITLES, "NAME", " Ｎａｍｅ ", "姓 名", "名字:"])
def test_a_column_of_names(title: str) -> None:
    assert is_name_title(title)


@pytest.mark.parametrize("title", ["1. 您的姓名（必填）", "你的名字", "联系人姓名"])
def test_a_column_that_may_have_names(title: str) -> None:
    assert not is_name_title(title)
    assert may_be_name_title(title)


@pytest.mark.parametrize(
    "title", ["", "age", "surname?", "username", "年龄", "file name", "请在第一列填写真实的姓名"]
)
def test_another_column(title: str) -> None:
    assert not is_name_title(title)
    assert not may_be_name_title(title)
