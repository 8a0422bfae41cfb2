"""Every input that was kept, through its target; and that a target sees a fault that is there."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from dutyplan.grammar.days import _parse_item
from dutyplan.grammar.tabular.tables import read_table
from dutyplan.problems import Problem, Source, Span
from tests.fuzz import books, parsers, seeds, spoken, targets
from tests.fuzz.targets import MAX_BYTES, TARGETS
from tests.fuzz.told import told
from tests.workbooks import parts

CORPUS = Path(__file__).parent / "corpus"
MAX_CORPUS = 1_000_000


def broken(*_: Any, **__: Any) -> Any:
    raise ZeroDivisionError


# For each target what breaks, and an input that comes there.
PLANTED: dict[str, tuple[Any, str, bytes]] = {
    "week": ("dutyplan.grammar.days", "_parse_dates", b"start: 2026-11-28\ntasks:\n"
             b"- {name: A, when: 2026-11-28}\nvolunteers: [{name: B}]\n"),
    "grammar": ("dutyplan.grammar.days", "_parse_window", b"\0saturday 10:00-12:00"),
    "table": ("dutyplan.weekfile.people", "_limits", b"name,limits\nAynur,per_week: 1\n"),
    "workbook": ("dutyplan.weekfile.people", "_limits",
                 books.edit(books.SHEET, "skills", "limits")),
    "roster": ("dutyplan.ledger.reading.csvrecord", "read_day", b"date,task,volunteer\n1,A,B"),
    "signups": ("dutyplan.signups.chat", "read_entry", "\x01#接龙\n1. 张伟\n".encode()),
    "arguments": ("dutyplan.explaining.asking.asked", "parse_date", b"\0Rails 2026-11-28"),
}  # fmt: skip


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_that_was_kept_breaks_its_target(name: str) -> None:
    for path in sorted((CORPUS / name).iterdir()):
        try:
            TARGETS[name](path.read_bytes())
        except Exception as error:
            raise AssertionError(f"corpus/{name}/{path.name}") from error


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_stands_what_the_tests_have(name: str) -> None:
    for seed in seeds.seeds(name):
        TARGETS[name](seed)


@pytest.mark.parametrize("name", TARGETS)
def test_a_planted_fault_is_seen(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module, function, data = PLANTED[name]
    TARGETS[name](data)
    _parse_item.cache_clear()  # what was read once is remembered
    monkeypatch.setattr(f"{module}.{function}", broken)
    with pytest.raises(ZeroDivisionError):
        TARGETS[name](data)


@pytest.mark.parametrize(
    "problem",
    [
        Problem("c", "m", Span(Source("a", "x\ny"), 2, 0, 1)),
        Problem("c", "m", Span(Source("a", "x\ny"), 0, 2, 1)),
        Problem("c", "m", Span(Source("a", "x\ny"), 0, 0, 3)),
        Problem("c", "m", Span(Source("a", "x\ny"), 0, -1, 1)),
        Problem("c", "m", Span(Source("a", "x\ny"), 0, 0, -1)),
        Problem("c", "a\u2028b", None),
    ],
)
def test_what_is_said_must_have_its_place(
    problem: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dutyplan.problems._in_one_line", str)
    with pytest.raises(AssertionError):
        told([problem], "x\ny")


def test_a_plan_and_errors_do_not_go_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(targets, "read_week_bytes", lambda *_: (None, []))
    with pytest.raises(AssertionError):
        targets.week(b"")


def test_what_is_read_twice_must_be_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    said = iter((["once"], ["again"]))
    monkeypatch.setattr(targets, "_week", lambda _: next(said))
    with pytest.raises(AssertionError, match="read twice"):
        targets.week(b"")


def test_the_corpus_is_small_and_named_by_what_is_in_it() -> None:
    files = [path for path in CORPUS.rglob("*") if path.is_file()]
    assert {path.parent.name for path in files} == set(TARGETS)
    assert sum(path.stat().st_size for path in files) < MAX_CORPUS
    for path in files:
        data = path.read_bytes()
        assert path.name == hashlib.sha256(data).hexdigest()[:16]
        assert len(data) <= MAX_BYTES


def test_an_edit_of_a_workbook_puts_a_word_in_the_place_of_another() -> None:
    edit = books.edit(books.SHEET, "15", "a<b")
    edited = books.GOOD[books.SHEET].replace("<v>15</v>", "<v>a&lt;b</v>")
    assert parts(books.made(edit))[books.SHEET].decode() == edited != books.GOOD[books.SHEET]
    more = edit + books.edit("xl/workbook.xml", "hidden", "visible")
    assert b'state="hidden"' not in parts(books.made(more))["xl/workbook.xml"]
    assert parts(books.made(more))[books.SHEET].decode() == edited


@pytest.mark.parametrize(
    ("kind", "edited"), [(1, "x<b/></a>"), (2, "<a><a><b/></a>"), (3, "<a>x<b/></a>")]
)
def test_a_tag_is_replaced_repeated_or_followed(kind: int, edited: str) -> None:
    assert books._edited("<a><b/></a>", kind, 0, "x") == edited


def test_the_workbook_to_begin_with_is_read() -> None:
    table, problems = read_table("a.xlsx", books.made(b""))
    assert [one.code for one in problems] == ["bad-cell", "bad-cell"]
    assert table is not None
    assert table.header == ("name", "age", "born", "available", "skills")
    assert table.rows == (
        ("Aynur", "15", "2011-03-14", "12:00", "TRUE"),
        ("李敏", "", "1976-11-28", "30:00", ""),
    )


def test_what_begins_as_a_workbook_is_taken_as_it_is() -> None:
    assert books.made(b"PK\x03\x04") == b"PK\x03\x04"


@pytest.mark.parametrize("known", [parsers.PARSERS, spoken.OPTIONS])
def test_a_byte_is_enough_to_choose_by(known: Sequence[object]) -> None:
    assert len(known) <= 256
