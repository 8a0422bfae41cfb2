"""Names: what may be one, which one was meant, and what a reference finds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dutyplan.grammar import names
from dutyplan.grammar.names import (
    Directory,
    did_you_mean,
    known_keys,
    nearest,
    read_line,
    read_name,
)
from dutyplan.grammar.text import Items, MisreadError, Text
from dutyplan.problems import Source, Span, render_text


def text(value: str, shown: str | None = None) -> Text:
    """A value as it stands behind `name: `, perhaps with quotes and escapes."""
    shown = value if shown is None else shown
    source = Source("week.yaml", f"name: {shown}")
    return Text(value, Span(source, 0, 6, max(len(shown), 1)))


def refused(read: Callable[[Any], Any], value: Any) -> str:
    with pytest.raises(MisreadError) as caught:
        read(value)
    (problem,) = caught.value.problems
    return render_text(problem)


# -- what may be a name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Aynur", "Aynur"),
        ("  Li Min ", "Li Min"),
        ("　张伟　", "张伟"),
        ("ئايغۈل", "ئايغۈل"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("010", "010"),
        ("no", "no"),
        ("10:00", "10:00"),
        ("a=b+c-d@e", "a=b+c-d@e"),
        ("_x", "_x"),
        ("=1+1", "=1+1"),
        ("+49 123", "+49 123"),
        ("-Ann", "-Ann"),
        ("@小王", "@小王"),
        ("'t Hooft", "'t Hooft"),
        ("🎉", "🎉"),
        ("👩\u200d🚒", "👩\u200d🚒"),
    ],
)
@pytest.mark.parametrize("read", [read_line, read_name])
def test_names_in_any_script(read: Callable[[Any], Text], written: str, name: str) -> None:
    value = text(written)
    assert read(value) == name
    assert read(value).span == value.span


def test_a_line_may_be_empty() -> None:
    assert read_line(text("")) == ""


@pytest.mark.parametrize("value", ["", " ", "　"])
def test_a_name_is_not_empty(value: str) -> None:
    assert refused(read_name, text(value, '""')) == (
        'week.yaml:1:7: error[empty]: a name can\'t be empty\n  1 | name: ""\n    |       ^^'
    )


@pytest.mark.parametrize(
    ("char", "code"),
    [
        ("\n", "000A"),
        ("\r", "000D"),
        ("\t", "0009"),
        ("\x1b", "001B"),
        ("\x00", "0000"),
        ("\x7f", "007F"),
        ("\x85", "0085"),
        ("\u2028", "2028"),
        ("\u2029", "2029"),
        ("\ud800", "D800"),
    ],
)
@pytest.mark.parametrize("read", [read_line, read_name])
def test_a_name_is_one_line(read: Callable[[Any], Text], char: str, code: str) -> None:
    assert refused(read, text(f"A{char}b", '"A?b"')) == (
        "week.yaml:1:7: error[control-character]: "
        f"a line break or control character (U+{code}) can't stand here\n"
        '  1 | name: "A?b"\n'
        "    |       ^^^^^\n"
        "  hint: write it as one line of text"
    )


@pytest.mark.parametrize("value", ["\tAnn", " \t=1"])
def test_a_tab_is_no_blank(value: str) -> None:
    assert "U+0009" in refused(read_name, text(value))


@pytest.mark.parametrize("read", [read_line, read_name])
def test_a_list_is_no_name(read: Callable[[Any], Text]) -> None:
    span = Span(Source("week.yaml", "name: [Ann]"), 0, 6, 5)
    assert refused(read, Items([], span)) == (
        "week.yaml:1:7: error[not-text]: this must be a line of text\n"
        "  1 | name: [Ann]\n"
        "    |       ^^^^^\n"
        "  hint: put quotation marks around text that begins with [ or {"
    )


# -- the nearest known name

KEYS = ["name", "when", "people", "effort", "age", "skills", "priority", "place", "note"]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("peopel", "people"),
        ("Name", "name"),
        ("EFFORT", "effort"),
        ("skill", "skills"),
        ("prioritie", "priority"),
        ("xyz", None),
        ("", None),
    ],
)
def test_the_nearest(word: str, found: str | None) -> None:
    assert nearest(word, KEYS) == found


def test_the_nearest_in_other_scripts_and_with_capital_letters() -> None:
    assert nearest("张玮伟", ["张伟", "李敏"]) == "张伟"
    assert nearest("bahaar", ["Bahar", "Aynur"]) == "Bahar"
    assert nearest("a", []) is None


def test_a_hint_names_the_nearest_or_all_of_a_few() -> None:
    assert did_you_mean("peopel", KEYS) == "did you mean 'people'?"
    assert did_you_mean("xyz", ["min", "max"]) == "known here: min, max"
    assert did_you_mean("xyz", KEYS[:8]) == "known here: " + ", ".join(KEYS[:8])
    assert did_you_mean("xyz", KEYS) == ""
    assert did_you_mean("xyz", []) == ""


# -- what a reference finds


def directory(*names: str) -> Directory[int]:
    return Directory("volunteer", [(name, number) for number, name in enumerate(names)])


def test_a_name_is_found_as_it_stands_or_but_for_capital_letters() -> None:
    people = directory("Ann", "Bob", "STRASSE")
    assert [people.find(one) for one in ("Ann", "bob", "Straße", "Cem")] == [0, 1, 2, None]


def test_a_name_as_it_stands_comes_first() -> None:
    people = directory("ann", "Ann")
    assert (people.find("ann"), people.find("Ann"), people.find("ANN")) == (0, 1, None)


def test_a_thing_may_have_several_names() -> None:
    people = Directory("volunteer", [("a1", 7), ("Ann", 7), ("ann", 7)])
    assert (people.find("a1"), people.find("ANN")) == (7, 7)


def test_an_unknown_name() -> None:
    assert render_text(directory("Ann", "Bob").problem(text("An"))) == (
        "week.yaml:1:7: error[unknown-volunteer]: there is no volunteer 'An'\n"
        "  1 | name: An\n"
        "    |       ^^\n"
        "  hint: did you mean 'Ann'?"
    )
    tasks = Directory("task", [("Basement", 1)])
    assert render_text(tasks.problem(text("地下室"))) == (
        "week.yaml:1:7: error[unknown-task]: there is no task '地下室'\n"
        "  1 | name: 地下室\n"
        "    |       ^^^^^^\n"
        "  hint: known here: Basement"
    )


@pytest.mark.parametrize("entries", [("Ann", "Ann"), ("ann", "Ann")])
def test_a_name_of_several(entries: tuple[str, str]) -> None:
    name = "Ann" if entries[0] == "Ann" else "ANN"
    people = directory(*entries)
    assert people.find(name) is None
    assert render_text(people.problem(text(name))) == (
        f"week.yaml:1:7: error[ambiguous-name]: '{name}' may be one of several volunteers\n"
        f"  1 | name: {name}\n"
        "    |       ^^^\n"
        "  hint: write the id instead"
    )


def test_of_thousands_of_unknown_names_not_each_is_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(names, "_MOST_COMPARED", 20)
    people = directory(*(f"Aynur {letter}" for letter in "abcdefghi"))
    told = [people.problem_at("Aynur", None) for _ in range(3)]
    assert [bool(one.hint) for one in told] == [True, True, False]
    assert {one.message for one in told} == {"there is no volunteer 'Aynur'"}
    few = directory("Aynur")
    assert all(few.problem_at("Aynr", None).hint for _ in range(30))


def test_a_name_without_a_place() -> None:
    assert render_text(directory("Ann").problem_at("Bob", None)) == (
        "error[unknown-volunteer]: there is no volunteer 'Bob'\n  hint: known here: Ann"
    )


def test_a_name_of_several_tasks() -> None:
    tasks = Directory("task", [("basement", 1), ("Basement", 2)])
    assert render_text(tasks.problem(text("BASEMENT"))) == (
        "week.yaml:1:7: error[ambiguous-name]: 'BASEMENT' may be one of several tasks\n"
        "  1 | name: BASEMENT\n"
        "    |       ^^^^^^^^\n"
        "  hint: write it exactly so"
    )


def test_a_key_with_the_full_width_colon_in_it() -> None:
    assert known_keys("when：周六", ["when", "name"]) == (
        "write the plain colon and a space, ': ', not the full-width one"
    )


def test_who_writes_chinese_keys_is_told_all_there_are() -> None:
    many = ["age", "effort", "name", "note", "people", "place", "priority", "skills", "when"]
    assert known_keys("时间", many) == f"known here: {', '.join(many)}"
    assert known_keys("peopel", many) == "did you mean 'people'?"
    assert known_keys("xyz", many) == ""
