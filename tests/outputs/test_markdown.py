"""Markdown: the exact text, and what a reader of Markdown makes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dutyplan.outputs import View
from dutyplan.outputs.markdown import render
from dutyplan.outputs.sheet import Person, Place, Sheet, Standing
from dutyplan.outputs.text.grid import clean
from tests.outputs.sheets import HOSTILE, hostile, large, private, small

ENGLISH = """\
# Saturday clean-up (2026-11-28 to 2026-12-05)

## Saturday 28 November 2026

| Time | Task | Place | Who | Standby | Gap |
| --- | --- | --- | --- | --- | --- |
| all day | Gate |  | Li Min |  |  |
| 10:00-12:00 | Basement | Entrance 2 | Bahar and 张伟 (absent) | \
\u2068پاتىگۈل\u2069 | **1 missing** |

## Saturday 5 December 2026

| Time | Task | Place | Who | Standby | Gap |
| --- | --- | --- | --- | --- | --- |
| 10:00-11:00 | Rails |  | Aynur and \u2068پاتىگۈل\u2069 |  |  |
| 22:00-02:00 | Night watch |  |  |  | **called off: needs at least 2** |

## Notes

- Basement: gloves are there

## Why there are gaps

- Basement on 2026-11-28 10:00-12:00 (1 missing): Only 2 of 5 may do it.
  - week.yaml:6:58 Basement wants 3 people

## Balance

| Name | Duties | Load | Fair share | Before | Balance |
| --- | --: | --: | --: | --: | --: |
| Aynur | 1 | 1 | 2.17 | 0.00 | -1.2 |
| Bahar | 1 | 3 | 2.17 | +0.50 | +1.3 |
| Li Min | 1 | 1 | – | 0.00 | – |
| 张伟 | 1 | 3 | 2.17 | -1.00 | -0.2 |
| \u2068پاتىگۈل\u2069 | 1 | 1 | 2.17 | 0.00 | -1.2 |

Balance: + carries more than the fair share, - carries less. It includes what each brings along \
from before. – owes no share.

Gaps in 2 of 4 duties: people missing 1, called off 1.

Proved: no roster is more complete, and of those as good none is fairer.

- At the top, with +1.3: Bahar.
"""

CHINESE = """\
# Saturday clean-up（2026-11-28 至 2026-12-05）

## 2026年11月28日周六

| 时间 | 任务 | 地点 | 人员 | 候补 | 空缺 |
| --- | --- | --- | --- | --- | --- |
| 全天 | Gate |  | Li Min |  |  |
| 10:00-12:00 | Basement | Entrance 2 | Bahar、张伟（缺席） | \
\u2068پاتىگۈل\u2069 | **缺1人** |

## 2026年12月5日周六

| 时间 | 任务 | 地点 | 人员 | 候补 | 空缺 |
| --- | --- | --- | --- | --- | --- |
| 10:00-11:00 | Rails |  | Aynur、\u2068پاتىگۈل\u2069 |  |  |
| 22:00-02:00 | Night watch |  |  |  | **取消：至少需2人** |

## 备注

- Basement：gloves are there
"""


def document(sheet: Sheet) -> str:
    return render(sheet, View(sheet.texts.language))


def read(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def shown(inline: Token) -> str:
    """The plain text of a line, as somebody reads it."""
    text = "".join(token.content for token in inline.children or [] if token.type == "text")
    return text.replace("\u2068", "").replace("\u2069", "")


def tables(text: str) -> list[list[list[str]]]:
    """The cells of the tables."""
    found: list[list[list[str]]] = []
    tokens = read(text)
    for place, token in enumerate(tokens):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in ("th_open", "td_open"):
            found[-1][-1].append(shown(tokens[place + 1]))
    return found


def lines(text: str, kind: str) -> list[str]:
    """The plain texts of all headings, items or paragraphs."""
    tokens = read(text)
    return [
        shown(tokens[place + (2 if kind == "list_item" else 1)])
        for place, token in enumerate(tokens)
        if token.type == f"{kind}_open"
    ]


def kinds(text: str) -> set[str]:
    """What there is in a document."""
    tokens = read(text)
    inner = [child for token in tokens for child in token.children or []]
    return {token.type.removesuffix("_open").removesuffix("_close") for token in tokens + inner}


def test_the_text() -> None:
    assert document(small()) == ENGLISH


def test_the_chinese_text() -> None:
    assert document(small("zh")).startswith(CHINESE)
    assert "\n## 空缺的原因\n" in document(small("zh"))


def test_a_reader_sees_the_same() -> None:
    first, second, balances = tables(document(small()))
    assert first[0] == ["Time", "Task", "Place", "Who", "Standby", "Gap"]
    assert first[2][3:] == ["Bahar and 张伟 (absent)", "پاتىگۈل", "1 missing"]
    assert second[2] == ["22:00-02:00", "Night watch", "", "", "", "called off: needs at least 2"]
    assert balances[1] == ["Aynur", "1", "1", "2.17", "0.00", "-1.2"]
    assert {len(row) for table in (first, second, balances) for row in table} == {6}


def test_columns_without_anything_in_them_are_left_out() -> None:
    sheet = small()
    plain = replace(
        sheet,
        entries=tuple(replace(one, place="", standby=(), gaps=()) for one in sheet.entries),
        standings=tuple(replace(one, before=0) for one in sheet.standings),
    )
    first, _, balances = tables(document(plain))
    assert first[0] == ["Time", "Task", "Who"]
    assert balances[0] == ["Name", "Duties", "Load", "Fair share", "Balance"]
    assert "brings along" not in document(plain)


def test_reserves_that_are_lacking_are_counted() -> None:
    sheet = small()
    entries = tuple(replace(one, standby=(), standby_missing=1) for one in sheet.entries)
    first, *_ = tables(document(replace(sheet, entries=entries)))
    assert [row[4] for row in first] == ["Standby", "1 missing", "1 missing"]


def test_age_and_contact_are_told_where_they_were_asked_for() -> None:
    *_, balances = tables(document(private()))
    assert balances[0][:3] == ["Name", "Age", "Contact"]
    assert balances[1][:3] == ["Aynur", "34", "tel. 555-0100"]


def test_without_a_roster_only_that_is_said() -> None:
    bare = replace(
        small(), entries=(), standings=(), why_gaps=(), closing=(), has_roster=False, note="Note!"
    )
    assert document(bare) == (
        "# Saturday clean-up (2026-11-28 to 2026-12-05)\n\nNote!\n\nNo roster.\n"
    )


def test_an_item_is_one_whether_its_sign_is_there_or_not() -> None:
    sheet = replace(small(), why_gaps=(("- one", "  - two"), ("three",)))
    assert "\n- one\n  - \\- two\n- three\n" in document(sheet)


def test_reasons_are_nested_as_they_are_set_in() -> None:
    sheet = replace(small(), why_gaps=(("one", "  two", "      three", "  four", "no margin"),))
    text = document(sheet)
    assert "- one\n  - two\n    - three\n  - four\n  - no margin\n" in text
    assert lines(text, "list_item")[1:6] == ["one", "two", "three", "four", "no margin"]


def test_sentences_behind_items_begin_a_new_paragraph() -> None:
    sheet = replace(small(), closing=("- a", "- b", "c", "d"))
    assert document(sheet).endswith("\n\n- a\n- b\n\nc\n\nd\n")


def test_names_that_are_made_to_break_things_are_shown_as_they_are() -> None:
    text = document(hostile())
    duties, balances = tables(text)
    cleaned = [clean(name) for name in HOSTILE]
    for number, row in enumerate(duties[1:]):
        own, reserve = cleaned[number], cleaned[number - 1]
        assert row == ["10:00-11:00", own, own, own, reserve, f"nobody with: {own}"]
    assert [row[0] for row in balances[1:]] == cleaned
    title, *_ = lines(text, "heading")
    assert title == f"{' '.join(cleaned[:4])} (2026-11-28)"
    items = lines(text, "list_item")
    assert items[: len(cleaned)] == [f"{name}: {name}" for name in cleaned]
    assert items[len(cleaned) :] == cleaned
    assert lines(text, "paragraph")[-len(cleaned) :] == cleaned


def test_names_bring_no_markup_of_their_own() -> None:
    table = {"table", "thead", "tbody", "tr", "th", "td"}
    lists = {"bullet_list", "list_item", "paragraph"}
    assert kinds(document(hostile())) == {"heading", "inline", "text", "strong"} | (table | lists)


AWKWARD = (
    "\\", "\\|", "|\\", "a\\\\|b", "1. x", "12) x", "1234567890. x", "- x", "+ x", "---", "===",
    "***", "# x", "x #", "> x", "~~~", "```", "~~x~~", "![x](y)", "[x]: y", "[^1]", "<!-- x", "<b",
    "https://x.org <x@y.org>", "&copy;", "&#x41;", "a & b", "AT&T", "__x__", "a_b_c", "$x$", "!",
    "|---|", "* * *", "x  ", "<http://x>", "`", "``x`", "    code", "\u0661. x", "a\\", "**", "(x)",
)  # fmt: skip


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_names(name: str) -> None:
    person = Person("x", name)
    sheet = small()
    entry = replace(
        sheet.entries[0], task=name, note=name, crew=(Place(person),), gaps=(name,), standby=()
    )
    text = document(
        replace(
            sheet,
            title=name,
            note=name,
            entries=(entry,),
            standings=(Standing(person, 1, 1, 1, 0, 0),),
            why_gaps=((f"- {name}", f"  {name}"),),
            closing=(f"- {name}",),
        )
    )
    own = clean(name)
    duties, balances = tables(text)
    assert duties[1] == ["all day", own, own, own]
    assert balances[1][0] == own
    assert lines(text, "heading")[0] == f"{own} (2026-11-28 to 2026-12-05)"
    assert lines(text, "paragraph")[0] == own
    assert lines(text, "list_item") == [f"{own}: {own}", own, own, own]
    assert not kinds(text) & {"code_block", "fence", "hr", "html_block", "html_inline", "link"}
    assert not kinds(text) & {"em", "s", "code_inline", "ordered_list", "blockquote", "image"}


def test_a_large_one_has_a_row_a_duty_and_a_row_a_volunteer() -> None:
    text = document(large())
    assert text.count("\n| 10:00-12:00 |") == 500
    assert text.count("\n| Volunteer ") == 3000
