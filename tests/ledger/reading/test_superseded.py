"""Whether a roster still counts: as `history` counts it, whatever else lies in the folder."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyplan.grammar.text import Text
from dutyplan.ledger.reading.folder import read_history
from dutyplan.ledger.reading.superseded import superseded
from dutyplan.ledger.record import Record
from dutyplan.outputs.json import render_record
from dutyplan.problems import Source, render_text
from tests.oracle.plans import examples

FIRST = date(2026, 11, 28)


def record(start: int, end: int, *replaces: str, task: str = "Rails") -> Record:
    """A roster of these days, counted from the first Saturday, with a duty on each seventh."""
    dates = [FIRST + timedelta(day) for day in range(start, end + 1) if day % 7 == 0]
    return Record.model_validate(
        {
            "title": "Clean-up",
            "start": FIRST + timedelta(start),
            "end": FIRST + timedelta(end),
            "replaces": replaces,
            "duties": [
                {
                    "date": day,
                    "start": None,
                    "end": None,
                    "task": task,
                    "want": 1,
                    "volunteers": ["Aynur"],
                }
                for day in dates
            ],
            "volunteers": [{"id": "Aynur", "name": "Aynur"}],
        }
    )


OWN = record(0, 20)


def said(folder: Path, own: Record = OWN, **others: Record) -> list[str]:
    for name, one in {"own": own, **others}.items():
        (folder / f"{name}.json").write_text(render_record(one), encoding="utf-8")
    found = [render_text(one) for one in superseded(folder / "own.json", own)]
    return [text.replace(str(folder), "rosters") for text in found]


def test_alone_or_beside_others_it_counts(tmp_path: Path) -> None:
    assert said(tmp_path) == []
    assert (
        said(tmp_path, a=record(0, 20), b=record(0, 20, "another"), c=record(21, 30, "own")) == []
    )


def test_another_takes_its_place(tmp_path: Path) -> None:
    assert said(tmp_path, new=record(-1, 14, "own")) == [
        "rosters/own.json:1:1: error[replaced-roster]: own.json counts no more: new.json takes its "
        "place on these days\n  hint: use rosters/new.json"
    ]


def test_two_take_its_place_together(tmp_path: Path) -> None:
    assert said(tmp_path, a=record(0, 7, "own"), b=record(8, 14, "x", "own")) == [
        "rosters/own.json:1:1: error[replaced-roster]: own.json counts no more: a.json and b.json "
        "take its place on these days\n  hint: use rosters/a.json and rosters/b.json"
    ]


def test_some_of_its_days_still_count(tmp_path: Path) -> None:
    assert said(tmp_path, new=record(7, 13, "own")) == [
        "rosters/own.json:1:1: warning[replaced-roster]: own.json counts no more on 2026-12-05: "
        "new.json takes its place\n  hint: for these days use rosters/new.json"
    ]


def test_of_many_days_the_first_are_named(tmp_path: Path) -> None:
    (found,) = said(tmp_path, record(0, 62), new=record(7, 62, "own"))
    assert (
        "on 2026-12-05, 2026-12-12, 2026-12-19, 2026-12-26, 2027-01-02, 2027-01-09 and 2 " in found
    )


def test_which_of_two_came_last_is_not_known_where_each_replaces_the_other(tmp_path: Path) -> None:
    assert said(tmp_path, record(0, 20, "new"), new=record(0, 20, "own")) == []


@pytest.mark.parametrize("data", [b'{"replaces": ["own"]', b'\xff"replaces"', b""])
def test_other_files_stop_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "damaged.json").write_bytes(data)
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "table.csv").write_text('a,"replaces"\n')
    (tmp_path / ".new.json").write_text(render_record(record(0, 20, "own")), encoding="utf-8")
    assert said(tmp_path) == []
    assert len(said(tmp_path, new=record(0, 20, "own"))) == 1


def test_a_roster_that_is_a_csv_alone(tmp_path: Path) -> None:
    (tmp_path / "new.json").write_text(render_record(record(0, 20, "own")), encoding="utf-8")
    (found,) = superseded(tmp_path / "own.csv", OWN)
    assert found.message == "own.csv counts no more: new.json takes its place on these days"


@examples(40)
@given(st.lists(st.tuples(st.integers(-2, 3), st.integers(0, 3), st.booleans()), max_size=3))
def test_as_the_history_counts_it(
    tmp_path_factory: pytest.TempPathFactory, others: list[tuple[int, int, bool]]
) -> None:
    """A roster replaces from the start of a week to the end of one, or says nothing of it."""
    folder = tmp_path_factory.mktemp("rosters")
    news = {
        f"n{number}": record(
            first * 7, (first + more) * 7, *(["own"] if is_new else []), task=f"T{number}"
        )
        for number, (first, more, is_new) in enumerate(others)
    }
    found = said(folder, **news)
    rosters, problems = read_history([Text(".", Source("week.yaml", ".").start())], folder)
    assert rosters, problems
    (own,) = (one for one in rosters if one.path.stem == "own")
    gone = {one.date for one in OWN.duties} - {one.date for one in own.duties}
    kind = "error" if len(gone) == 3 else "warning"
    assert len(found) == bool(gone)
    assert all(f" {kind}[" in text for text in found)
    assert all(str(day) in text for text in found for day in gone if kind == "warning")
