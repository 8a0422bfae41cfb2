"""Entries taken apart, each piece in its place."""

from __future__ import annotations

import pytest

from dutyplan.grammar.text import Text
from dutyplan.problems import Source
from dutyplan.signups.splitting import is_sign, name_in, pieces


def text(entry: str) -> Text:
    return Text(entry, Source("chat.txt", entry).span_at(0, len(entry)))


@pytest.mark.parametrize(
    ("entry", "parts"),
    [
        ("张伟，65岁；周六", ["张伟", "65岁", "周六"]),
        ("张伟（周六 10:00-12:00）", ["张伟", "周六 10:00-12:00"]),
        ("张伟、李敏", ["张伟", "李敏"]),
        ("张伟 技能：钥匙、急救，周六", ["张伟", "技能：钥匙、急救", "周六"]),
        ("Li Min - aged 65 -- Saturday", ["Li Min", "aged 65", "Saturday"]),
        ("张伟+1", ["张伟", "+1"]),
        ("🌸张伟👍👍 ok", ["🌸", "张伟", "👍👍", "ok"]),
        ("张伟 👩‍👧 周六", ["张伟", "👩‍👧", "周六"]),
        ("Jean-Luc 10:00-12:00", ["Jean-Luc 10:00-12:00"]),
        ("", []),
        ("，，", []),
    ],
)
def test_pieces(entry: str, parts: list[str]) -> None:
    found = pieces(text(entry))
    assert found == parts
    for piece in found:
        column = piece.span.column
        assert entry[column : column + piece.span.length] == piece


def test_signs() -> None:
    assert is_sign("👍🏽")
    assert not is_sign("ok 👍")


def test_a_name_ends_where_something_else_is_known() -> None:
    found = name_in(text("Li Min Saturday"), lambda words: words == "Saturday")
    assert found == ("Li Min", "Saturday")
    assert name_in(text("Saturday"), lambda words: words == "Saturday") is None


def test_a_name_that_is_set_apart() -> None:
    found = name_in(text("张　伟　周六"), lambda _: False)
    assert found == ("张伟", "周六")
