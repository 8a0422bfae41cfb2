"""YAML text becomes values that know their places, or problems."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from dutyplan.grammar.limits import LIMITS
from dutyplan.grammar.text import Items, Mapping, Text
from dutyplan.problems import Source, render_text
from dutyplan.weekfile.source import read_values


def read(text: str) -> Any:
    value, problems = read_values(Source("week.yaml", text))
    assert problems == []
    return value


def refused(text: str) -> str:
    """All problems as people see them, where nothing is left to go on with."""
    value, problems = read_values(Source("week.yaml", text))
    assert value is None
    return "\n\n".join(map(render_text, problems))


def leaves(value: Any) -> Iterator[Any]:
    """All values below one, keys too."""
    yield value
    if isinstance(value, Items):
        for one in value:
            yield from leaves(one)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield key
            yield from leaves(one)


def marked(text: str, value: Any) -> str:
    """What the span of a value covers, without quotation marks and brackets."""
    line = Source("week.yaml", text).line(value.span.line)
    return line[value.span.column : value.span.column + value.span.length]


# -- values


def test_values_are_texts_lists_and_mappings() -> None:
    value = read("start: 2026-11-28\ntasks:\n  - {name: Rails, people: 2}\n")
    assert isinstance(value, Mapping)
    assert isinstance(value.at("start"), Text)
    assert isinstance(value.at("tasks"), Items)
    assert value == {"start": "2026-11-28", "tasks": [{"name": "Rails", "people": "2"}]}


@pytest.mark.parametrize(
    "word",
    ["10:00", "no", "yes", "on", "010", "0x10", "1_000", "1e3", ".inf", "~", "null", "true",
     "2026-11-28", "12:30:45", "=", "1.50", "社区", "ئايغۈل"],
)  # fmt: skip
def test_nothing_turns_into_something_else_on_the_way(word: str) -> None:
    assert read(f"{word}: {word}") == {word: word}


def test_quoted_and_folded_text() -> None:
    text = "a: 'it''s'\nb: \"x\\ty\\u793e\"\nc: >-\n  one\n  two\nd: |\n  one\n  two\ne: ''\n"
    assert read(text) == {
        "a": "it's",
        "b": "x\ty社",
        "c": "one two",
        "d": "one\ntwo\n",
        "e": "",
    }


@pytest.mark.parametrize("text", ["a:\nb: 1\n", "a: \nb: 1\n", "a: # nothing\nb: 1", "{a: , b: 1}"])
def test_a_key_without_a_value_is_as_good_as_no_line(text: str) -> None:
    assert read(text) == {"b": "1"}


def test_an_alias_stands_for_what_it_names() -> None:
    value = read("a: &times [saturday, sunday]\nb: *times\n")
    assert value.at("b") == ["saturday", "sunday"]
    assert value.at("b").span.line == 0


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_places_whatever_ends_the_lines(end: str) -> None:
    text = end.join(["start: 2026-11-28", "tasks:", "- name: '地下室'", "  people: 2", ""])
    people = read(text).at("tasks")[0].at("people")
    assert (people.span.line, people.span.column, people.span.length) == (3, 10, 1)


def test_every_value_knows_its_place() -> None:
    text = (
        "标题: 周六\n"
        "tasks:\n"
        "  - name: 'Stair rails'\n"
        '    when: [saturday 10:00-11:00, "周日"]\n'
        "    people: {min: 2, want: 3}\n"
    )
    value = read(text)
    shown = [(marked(text, one), one) for one in leaves(value)]
    words = [(mark.strip("'\""), str(one)) for mark, one in shown if isinstance(one, Text)]
    assert [mark for mark, _ in words] == [one for _, one in words]
    assert [mark for mark, one in shown if not isinstance(one, Text)] == [
        "标题: 周六",
        "- name: 'Stair rails'",
        "name: 'Stair rails'",
        '[saturday 10:00-11:00, "周日"]',
        "{min: 2, want: 3}",
    ]


def test_text_in_quotation_marks_begins_behind_them() -> None:
    value = read("a: 'x'\nb: \"x\"\nc: x\n")
    assert [value.at(key).start for key in "abc"] == [1, 1, 0]


def test_a_value_of_several_lines_is_shown_by_its_first() -> None:
    text = "tasks:\n  [a,\n   b]   \nnote: 'one   \n  two'\n"
    value = read(text)
    assert [marked(text, value.at(key)) for key in ("tasks", "note")] == ["[a,", "'one"]


def test_a_tab_between_words_is_as_good_as_a_blank() -> None:
    assert read("a:\tb\tc\t# note\n") == {"a": "b\tc"}


# -- nothing there

HINT = "  hint: a week file needs 'start', 'tasks' and 'volunteers'"


@pytest.mark.parametrize("text", ["", " ", "\n\n\t\n", "\x85"])
def test_an_empty_file(text: str) -> None:
    assert refused(text) == f"week.yaml:1:1: error[empty]: the file is empty\n{HINT}"


@pytest.mark.parametrize("text", ["# a comment\n", "\n  # one\n# two"])
def test_a_file_of_comments(text: str) -> None:
    assert refused(text) == f"week.yaml:1:1: error[empty]: the file holds no plan\n{HINT}"


def test_nothing_behind_a_last_line_without_an_end_stands_on_that_line() -> None:
    span = read("---").span
    assert (span.line, span.column) == (0, 3)


# -- what is YAML, and not read


def test_an_alias_without_an_anchor() -> None:
    assert refused("a: 1\nb: *c\n") == (
        "week.yaml:2:4: error[alias]: there is no anchor 'c'\n"
        "  2 | b: *c\n"
        "    |    ^^\n"
        "  hint: write the text itself"
    )


def test_a_second_document() -> None:
    assert refused("---\na: 1\n---\nb: 1\n") == (
        "week.yaml:3:1: error[syntax]: this is not YAML: a second document begins here\n"
        "  3 | ---\n"
        "    | ^^^\n"
        "  hint: one file holds one plan: take out the line '---'"
    )


def test_a_key_that_stands_twice() -> None:
    value, problems = read_values(Source("week.yaml", "start: 1\ntitle: 甲\nstart: 2\n"))
    assert value == {"start": "1", "title": "甲"}
    assert [render_text(one) for one in problems] == [
        "week.yaml:3:1: error[duplicate-key]: 'start' stands here twice\n"
        "  3 | start: 2\n"
        "    | ^^^^^\n"
        "  hint: it stands in line 1 already"
    ]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("{'name': Ann, name: Eve, name : Bob}", [14, 25]),
        ("{name: Ann, name: }", [12]),
        ("{name: , name: Ann}", [9]),
    ],
)
def test_a_key_that_stands_twice_in_other_ways(text: str, columns: list[int]) -> None:
    _, problems = read_values(Source("week.yaml", text))
    assert [one.code for one in problems] == ["duplicate-key"] * len(columns)
    assert [one.span.column for one in problems if one.span] == columns


def test_a_key_that_is_no_word() -> None:
    value, problems = read_values(Source("week.yaml", "? [a, b]\n: c\n"))
    assert value is None
    assert [render_text(one) for one in problems] == [
        "week.yaml:1:3: error[wrong-kind]: a key must be a word\n  1 | ? [a, b]\n    |   ^^^^^^"
    ]


@pytest.mark.parametrize(
    ("text", "tag", "column", "caret"),
    [
        ("a: !!int 3", "tag:yaml.org,2002:int", 4, "   ^^^^^^^"),
        ("a: !person {b: 1}", "!person", 4, "   ^^^^^^^^^"),
        (
            "a: !!python/object/apply:os.system [x]",
            "tag:yaml.org,2002:python/object/apply:os.system",
            4,
            "   " + "^" * 33,
        ),
    ],
)
def test_tags_are_not_read(text: str, tag: str, column: int, caret: str) -> None:
    _, problems = read_values(Source("week.yaml", text))
    assert [render_text(one) for one in problems] == [
        f"week.yaml:1:{column}: error[tag]: a tag such as {tag} is not read\n"
        f"  1 | {text}\n"
        f"    | {caret}\n"
        "  hint: take it out"
    ]


@pytest.mark.parametrize("text", ["a: !!str 3", "a: !!seq [3]", "a: !!map {b: 3}", "a: ! 3"])
def test_tags_that_say_what_is_so_anyway(text: str) -> None:
    assert list(read(text)) == ["a"]


# -- what is too much


def test_an_alias_that_contains_itself() -> None:
    assert refused("a: &a [x, *a]\n") == (
        "week.yaml:1:11: error[alias]: this alias contains itself\n"
        "  1 | a: &a [x, *a]\n"
        "    |           ^^\n"
        "  hint: write the text itself"
    )


def bomb(levels: int) -> str:
    """Ten times as many values at each level, in a few hundred characters."""
    lines = ["a0: &a0 [" + ", ".join("x" * 10) + "]"]
    for level in range(1, levels):
        lines.append(f"a{level}: &a{level} [" + ", ".join([f"*a{level - 1}"] * 10) + "]")
    return "\n".join(lines) + "\n"


def test_aliases_are_counted_each_time() -> None:
    assert refused(bomb(20)) == (
        "week.yaml:6:55: error[too-large]: "
        "more than 1,000,000 values, aliases counted each time\n"
        "  6 | a5: &a5 [*a4, *a4, *a4, *a4, *a4, *a4, *a4, *a4, *a4, *a4]\n"
        "    | " + " " * 54 + "^^^\n"
        "  hint: write out what the aliases stand for, or use --allow-large"
    )
    assert LIMITS.values == 1_000_000


def test_a_few_aliases_are_no_bomb() -> None:
    assert len(list(leaves(read(bomb(4))))) < 20_000


def test_levels_are_counted() -> None:
    deepest = "[" * (LIMITS.depth - 1) + "x" + "]" * (LIMITS.depth - 1)
    assert read(f"a: {deepest}") is not None
    assert refused(f"a: [{deepest}]") == (
        f"week.yaml:1:{3 + LIMITS.depth}: error[too-deep]: more than 30 levels of nesting\n"
        f"  1 | a: [{deepest}]\n"
        f"    | {' ' * (2 + LIMITS.depth)}^"
    )


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 10_000,
        "[{" * 10_000,
        "# 社区周六打扫\n标题: " + "[" * 10_000,
        "- " * 5_000,
        "? " * 5_000,
        "- ? " * 5_000,
        "a:\n  " + "- " * 5_000,
        "\n".join(" " * depth + "a:" for depth in range(1_000)),
        "\n".join(" " * depth + "-" for depth in range(1_000)),
    ],
)
def test_nesting_that_would_exhaust_the_parser(text: str) -> None:
    value, problems = read_values(Source("week.yaml", text))
    assert value is None
    assert [one.code for one in problems] == ["too-deep"]


def test_brackets_side_by_side_are_not_deep() -> None:
    assert len(read("a: [" + "[x], " * 2_000 + "{b: [y]}]").at("a")) == 2_001


def test_lines_of_dashes_are_comments_or_text() -> None:
    assert read("# " + "- " * 400 + "\na: |\n  " + "-" * 300 + "\n") == {"a": "-" * 300 + "\n"}


def test_many_blank_lines() -> None:
    assert read("a: 1" + "\n" * 1_000_000 + "b: 2") == {"a": "1", "b": "2"}
