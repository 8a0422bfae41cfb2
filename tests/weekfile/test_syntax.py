"""What is no YAML, in words for people who never heard of it."""

from __future__ import annotations

import pytest

from dutyplan.problems import Source, render_text
from dutyplan.weekfile.source import read_values


def refused(text: str) -> str:
    value, problems = read_values(Source("week.yaml", text))
    assert value is None
    return "\n\n".join(map(render_text, problems))


CLOSE = (
    "a bracket or brace is not closed, or a comma is missing",
    "check the line for its , } and ]",
)
COLON = ("a second ': ' stands in this line", "put quotation marks around text that contains ': '")
FIT = (
    "this line does not fit the lines above it",
    "check that its first character stands under that of its neighbours",
)
KEY = (
    "a key without ': ' behind it",
    "write 'key: value', with the plain colon and a space",
)
QUOTE = ("a quotation mark is not closed", "look for the \" or ' that opens here")
START = (
    "text can't begin with this character",
    "put quotation marks around text that begins with @ ` or %",
)
PLACE = (
    "a ': ' stands where no key can be",
    "look at the line before: is its ': ' missing, or is one of the two indented wrongly?",
)
MISSING = (
    "something is missing before this, or it is one too many",
    "look for a comma or bracket too many; a colon needs a space behind it",
)
BACKSLASH = (
    "a backslash means something else between double quotation marks",
    "use single quotation marks",
)
OTHER = (
    "it can't be understood from here on",
    "put quotation marks around text with signs such as % & * ! | > \" ' # in it",
)


@pytest.mark.parametrize(
    ("text", "line", "column", "excerpt", "caret", "said"),
    [
        ("a: @home", 1, 4, "a: @home", "   ^", START),
        ("a: `x`", 1, 4, "a: `x`", "   ^", START),
        ("a: %x", 1, 4, "a: %x", "   ^", START),
        ("a: b: c", 1, 5, "a: b: c", "    ^", COLON),
        ("名: 张伟: 甲", 1, 6, "名: 张伟: 甲", "        ^", COLON),
        ("a: [1, 2\nb: 3\n", 2, 2, "b: 3", " ^", CLOSE),
        ("a: {b: 1\n\n\n", 1, 9, "a: {b: 1", "        ^", CLOSE),
        ("a: [甲, 乙", 1, 9, "a: [甲, 乙", "          ^", CLOSE),
        ("- a\nb: 1\n", 2, 1, "b: 1", "^", FIT),
        ("t:\n  - n: A\n    w: s\n   p: 2\n", 4, 4, "   p: 2", "   ^", FIT),
        ("t:\n- n: A\n  when sat\n  p: 2\n", 4, 3, "  p: 2", "  ^", KEY),
        ("a: 1\nstart：2026\n", 2, 11, "start：2026", "           ^", KEY),
        ("a: 'x\nb: 1\n", 1, 4, "a: 'x", "   ^", QUOTE),
        ('甲: "x\n\n\n', 1, 4, '甲: "x', "    ^", QUOTE),
        ("a: 1\n 标题: 2\n", 2, 4, " 标题: 2", "     ^", PLACE),
        ("title Clean-up\na: 1\n", 2, 2, "a: 1", " ^", PLACE),
        (
            "{name: A, effort:, age: 3}",
            1,
            17,
            "{name: A, effort:, age: 3}",
            " " * 16 + "^",
            MISSING,
        ),
        ("{a: 1,, b: 2}", 1, 7, "{a: 1,, b: 2}", "      ^", MISSING),
        ("a: ]", 1, 4, "a: ]", "   ^", MISSING),
        ('a: "lists\\people.csv"', 1, 10, 'a: "lists\\people.csv"', " " * 9 + "^", BACKSLASH),
        ("a: |x", 1, 5, "a: |x", "    ^", OTHER),
        ("%FOO\n", 1, 5, "%FOO", "    ^", OTHER),
    ],
)
def test_no_yaml(
    text: str, line: int, column: int, excerpt: str, caret: str, said: tuple[str, str]
) -> None:
    message, hint = said
    assert refused(text) == (
        f"week.yaml:{line}:{column}: error[syntax]: this is not YAML: {message}\n"
        f"  {line} | {excerpt}\n"
        f"    | {caret}\n"
        f"  hint: {hint}"
    )


@pytest.mark.parametrize(
    ("text", "line", "excerpt"),
    [
        ("start: 1\ntasks:\n\t- a\n", 3, " - a"),
        ("a:\n  b: 1\n\tc: 2\n", 3, " c: 2"),
        ("a:\r\n\tb: 1\r\n", 2, " b: 1"),
        ("\ta: 1", 1, " a: 1"),
    ],
)
def test_a_tab_that_indents(text: str, line: int, excerpt: str) -> None:
    assert refused(text) == (
        f"week.yaml:{line}:1: error[tab]: this is not YAML: a tab stands where only spaces may\n"
        f"  {line} | {excerpt}\n"
        "    | ^\n"
        "  hint: indent with spaces"
    )


@pytest.mark.parametrize(("char", "code"), [("\x07", "0007"), ("\x1b", "001B"), ("\x7f", "007F")])
def test_a_character_that_yaml_does_not_allow(char: str, code: str) -> None:
    assert refused(f"标题: 甲\na: 乙{char}b\n") == (
        "week.yaml:2:5: error[control-character]: "
        f"a character that YAML does not allow (U+{code})\n"
        "  2 | a: 乙 b\n"
        "    |      ^\n"
        "  hint: take it out"
    )


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("title：Hall\nstart: 2026-11-28\n", 1, 6), ("tasks:\n- name：Hall\n  when: sunday\n", 2, 7)],
)
def test_a_full_width_colon_that_makes_no_key(text: str, line: int, column: int) -> None:
    excerpt = text.splitlines()[line - 1]
    assert refused(text) == (
        f"week.yaml:{line}:{column}: error[syntax]: "
        "this is not YAML: a key without ': ' behind it\n"
        f"  {line} | {excerpt}\n"
        f"    | {' ' * (column - 1)}^^\n"
        "  hint: write the plain colon and a space, ': ', not the full-width one"
    )
