"""What the columns of a table of volunteers may be called."""

from __future__ import annotations

from pathlib import Path

import pytest

from dutyplan.grammar.tabular.titles import folded
from dutyplan.grammar.text import Text
from dutyplan.locales import words
from dutyplan.problems import Source, render_text
from dutyplan.weekfile.columns import COLUMNS, LEFT_ALONE, find_columns
from dutyplan.weekfile.schema import VolunteerWords

ALL = [(title, key) for key, others in COLUMNS.items() for title in (key, *others)]


def header(*titles: str) -> list[Text]:
    source = Source("people.csv", ",".join(titles))
    starts = [len(",".join(titles[:place])) + bool(place) for place in range(len(titles))]
    return [
        Text(title, source.span_at(start, max(1, len(title))))
        for title, start in zip(titles, starts, strict=True)
    ]


def keys(*titles: str) -> list[str | None]:
    found, problems = find_columns(header(*titles))
    assert problems == []
    return [found.get(place) for place in range(len(titles))]


def told(*titles: str, language: str = "en") -> list[str]:
    return [render_text(one, words(language)) for one in find_columns(header(*titles))[1]]


def test_every_key_of_a_volunteer_is_a_column() -> None:
    assert list(COLUMNS) == VolunteerWords.keys()


def test_no_title_means_two_things() -> None:
    titles = [folded(title) for title, _ in ALL] + [folded(title) for title in LEFT_ALONE]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(("title", "key"), ALL)
def test_each_title_means_its_key(title: str, key: str) -> None:
    assert keys(title) == keys(f" {title.upper()}\n：") == [key]


def test_the_titles_people_write() -> None:
    assert keys("姓 名", "Date_of_Birth", "ＡＧＥ", "备注", "", "序号", "手机号") == [
        "name",
        "born",
        "age",
        None,
        None,
        None,
        "contact",
    ]


def test_two_columns_for_one_key() -> None:
    found, _ = find_columns(header("姓名", "电话", "邮箱"))
    assert found == {0: "name", 1: "contact"}
    assert told("姓名", "电话", "邮箱") == [
        "people.csv:1:7: error[duplicate-column]: both '电话' and '邮箱' mean 'contact'\n"
        "  1 | 姓名,电话,邮箱\n"
        "    |           ^^^^\n"
        "  hint: the first is at people.csv:1:4"
    ]
    assert told("姓名", "name", language="zh") == [
        "people.csv:1:4: 错误[duplicate-column]: “姓名”和“name”都表示 name\n"
        "  1 | 姓名,name\n"
        "    |      ^^^^\n"
        "  提示：第一次出现在 people.csv:1:1"
    ]


def test_what_was_told_before_is_not_told_again() -> None:
    assert told("name", "name") == []


def test_a_title_that_means_nothing_may_be_like_one_in_either_language() -> None:
    assert told("name", "skils", "退出日", "#") == [
        "people.csv:1:6: error[unknown-key]: unknown column 'skils'\n"
        "  1 | name,skils,退出日,#\n"
        "    |      ^^^^^\n"
        "  hint: did you mean 'skills'?",
        "people.csv:1:12: error[unknown-key]: unknown column '退出日'\n"
        "  1 | name,skils,退出日,#\n"
        "    |            ^^^^^^\n"
        "  hint: did you mean '退出日期'?",
        "people.csv:1:16: error[unknown-key]: unknown column '#'\n"
        "  1 | name,skils,退出日,#\n"
        "    |                   ^\n"
        "  hint: if it is for people alone, call it 'remark' or '备注'",
    ]


def test_the_manual_has_the_same_table() -> None:
    def cells(titles: tuple[str, ...]) -> str:
        return ", ".join(f"`{title}`" for title in titles)

    rows = [f"| `{key}` | {cells(others)} |" for key, others in COLUMNS.items()]
    rows.append(f"| left alone | {cells(LEFT_ALONE)} |")
    head = "| key | may also be called |\n| --- | --- |\n"
    text = Path("docs/weekfile.md").read_text(encoding="utf-8")
    assert head + "\n".join(rows) + "\n" in text
