"""Text that knows its place, and bytes that become text."""

from __future__ import annotations

import codecs

import pytest

from dutyplan.grammar.text import (
    Items,
    Mapping,
    MisreadError,
    Text,
    WrongTextError,
    decode,
    misread,
    span_of,
)
from dutyplan.problems import Problem, Source, Span, render_text

SOURCE = Source("week.yaml", "名字: 'Li Min'")
SPAN = Span(SOURCE, 0, 4, 8)
NAME = Text("Li Min", SPAN, 1)


def decoded(data: bytes, most: int = 1000) -> tuple[str, str]:
    """The text, and all problems as people see them."""
    source, problems = decode("week.yaml", data, most)
    return source.text, "\n\n".join(map(render_text, problems))


# -- values with places


def test_text_is_a_string_that_knows_its_place() -> None:
    assert NAME == "Li Min"
    assert hash(NAME) == hash("Li Min")
    assert {NAME: 1}["Li Min"] == 1  # type: ignore[index]
    assert (NAME.span, NAME.start) == (SPAN, 1)
    assert Text("x", SPAN).start == 0


def test_a_part_of_a_text_begins_behind_the_quotation_mark() -> None:
    assert NAME.part(3, 3) == Span(SOURCE, 0, 8, 3)
    assert Text("Li Min", SPAN).part(3, 3) == Span(SOURCE, 0, 7, 3)


def test_a_part_of_a_text_of_several_lines_stands_in_the_first() -> None:
    text = Text("Li Min and more", SPAN)
    assert text.part(3, 12) == Span(SOURCE, SPAN.line, SPAN.column + 3, SPAN.length - 3)
    assert text.part(SPAN.length, 3) == Span(SOURCE, SPAN.line, SPAN.end, 1)
    assert text.part(SPAN.length + 1, 3) == SPAN


def test_lists_and_mappings_are_what_they_look_like() -> None:
    mapping = Mapping({Text("name", SPAN): NAME}, SPAN)
    assert Items([NAME], SPAN) == ["Li Min"]
    assert mapping == {"name": "Li Min"}
    assert mapping.at("name") is NAME
    assert mapping.at("age") is None


def test_the_span_of_anything() -> None:
    assert span_of(NAME) == span_of(Items([], SPAN)) == span_of(Mapping({}, SPAN)) == SPAN
    assert span_of("Li Min") is None
    assert span_of(None) is None


# -- errors


def test_an_error_about_all_of_a_value() -> None:
    error = misread(NAME, "code", "message", "hint")
    assert error.problems == [Problem("code", "message", SPAN, "hint")]
    assert misread(None, "code", "message").problems == [Problem("code", "message", None)]


def test_an_error_with_several_problems_says_them_all() -> None:
    error = MisreadError(Problem("a", "one"), Problem("b", "two"))
    assert str(error) == "one; two"
    assert [one.code for one in error.problems] == ["a", "b"]


def test_an_error_in_a_plain_string_gets_its_place_later() -> None:
    wrong = WrongTextError("code", "no such name", 3, 3, "hint")
    assert str(wrong) == "no such name"
    assert [render_text(one) for one in wrong.at(NAME).problems] == [
        "week.yaml:1:9: error[code]: no such name\n"
        "  1 | 名字: 'Li Min'\n"
        "    |           ^^^\n"
        "  hint: hint"
    ]
    assert WrongTextError("code", "m", 3, 0).length == 1


# -- bytes


@pytest.mark.parametrize(
    "data",
    [
        "start: 社区".encode(),
        codecs.BOM_UTF8 + "start: 社区".encode(),
        codecs.BOM_UTF16_LE + "start: 社区".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "start: 社区".encode("utf-16-be"),
    ],
)
def test_utf8_and_utf16_with_a_mark(data: bytes) -> None:
    assert decoded(data) == ("start: 社区", "")


def test_the_size_is_bounded() -> None:
    assert decoded(b"x" * 1000) == ("x" * 1000, "")
    assert decoded(b"x" * 7_600_000, 5_000_000) == (
        "",
        "week.yaml:1:1: error[too-large]: the file is too large: more than 5 MB\n"
        "  hint: is this the right file?",
    )


HINT = "  hint: save the file as UTF-8 (in a spreadsheet: 'CSV UTF-8') and try again"


def test_gbk_is_recognised_and_located() -> None:
    data = b"name,age\nAnn,3\n" + "Bob陈堃".encode("gbk")  # 堃 is in no older encoding
    text, message = decoded(data)
    assert text.startswith("name,age\nAnn,3\nBob陈堃")
    assert message.split("\n")[0] == (
        "week.yaml:3:4: error[not-utf8]: the file is not UTF-8 text; it may be GBK (GB18030)"
    )
    assert message.split("\n")[2:] == ["    |    ^^", HINT]


def test_the_place_of_a_bad_byte_counts_characters() -> None:
    data = "甲乙".encode() + b": \xff\n"
    assert decoded(data) == (
        "甲乙: \ufffd\n",
        "week.yaml:1:5: error[not-utf8]: "
        "the file is not UTF-8 text: byte 0xff makes no sense here\n"
        "  1 | 甲乙: \ufffd\n"
        "    |       ^\n" + HINT,
    )


def test_a_file_that_ends_within_a_character() -> None:
    assert decoded("a: é".encode()[:-1])[1].split("\n")[0] == (
        "week.yaml:1:4: error[not-utf8]: the file is not UTF-8 text: byte 0xc3 makes no sense here"
    )


@pytest.mark.parametrize("data", [b"\x00\x01\x02\xff", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff"])
def test_a_binary_file(data: bytes) -> None:
    assert decoded(data) == ("", "week.yaml:1:1: error[not-text]: this is not a text file")


def test_a_workbook_where_text_is_read() -> None:
    assert decoded(b"PK\x03\x04\x14\0\xff")[1] == (
        "week.yaml:1:1: error[not-text]: this is not a text file\n"
        "  hint: a workbook is read as the table of volunteers, and by 'dutyplan import'; save any "
        "other as 'CSV UTF-8'"
    )


def test_half_a_character_of_utf16() -> None:
    assert decoded(codecs.BOM_UTF16_LE + b"a\0b") == (
        "",
        "week.yaml:1:1: error[not-text]: this is not a text file",
    )


def test_a_zero_byte_in_what_could_be_text() -> None:
    assert decoded(b"start: 1\nti\0le: 2\n")[1] == (
        "week.yaml:2:3: error[not-text]: this is not a text file: it contains a zero byte\n"
        "  2 | ti le: 2\n"
        "    |   ^"
    )
