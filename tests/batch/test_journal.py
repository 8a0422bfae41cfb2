"""The journal of a batch: whatever became of the run, what it says is done is done."""

from __future__ import annotations

import math
import os
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyplan.batch.journal import NAME, BusyError, Entry, Journal, held, read_entries
from dutyplan.batch.summary import FAILED, Row


def entry(stem: str, digest: str = "d", **more: Any) -> Entry:
    facts = {"row": Row(f"{stem}.yaml", "optimal", 0, 0.5, True, 0.1), "is_settled": True,
             "time_limit": 60.0, **more}  # fmt: skip
    return Entry(stem, digest, **facts)


def written(folder: Path, *entries: Entry) -> Path:
    with closing(Journal(folder, {})) as journal:
        for one in entries:
            journal.add(one)
    return folder / NAME


def test_what_was_noted_is_read_back(tmp_path: Path) -> None:
    both = entry("north/week"), entry("南/周六", row=Row("x", FAILED, message="二"))
    written(tmp_path, *both)
    assert read_entries(tmp_path) == {one.key: one for one in both}


def test_it_is_on_the_disk_before_the_next_begins(tmp_path: Path) -> None:
    with closing(Journal(tmp_path, {})) as journal:
        journal.add(entry("a"))
        assert list(read_entries(tmp_path)) == ["a"]


def test_the_last_word_on_a_week_file_counts(tmp_path: Path) -> None:
    written(tmp_path, entry("a", "old"), entry("a", "new"))
    assert read_entries(tmp_path)["a"].digest == "new"


def test_no_limit_at_all_is_read_back(tmp_path: Path) -> None:
    endless = entry("a", time_limit=math.inf)
    written(tmp_path, endless)
    assert read_entries(tmp_path) == {"a": endless}


def test_what_is_being_replaced_is_not_done(tmp_path: Path) -> None:
    with closing(Journal(tmp_path, {"a": entry("a")})) as journal:
        journal.unsettle(entry("a"))
        assert not read_entries(tmp_path)["a"].holds("d", 0.0)


def test_no_journal_says_nothing(tmp_path: Path) -> None:
    assert read_entries(tmp_path) == {}


def test_wherever_a_line_was_cut_off_the_others_hold(tmp_path: Path) -> None:
    path = written(tmp_path, entry("a"), entry("b"))
    whole = path.read_bytes()
    first = whole.index(b"\n") + 1
    for length in range(first, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert list(read_entries(tmp_path)) == ["a"]


def test_a_run_goes_on_behind_a_line_that_was_cut_off(tmp_path: Path) -> None:
    path = written(tmp_path, entry("a"), entry("b"))
    path.write_bytes(path.read_bytes()[:-9])
    with closing(Journal(tmp_path, read_entries(tmp_path))) as journal:
        journal.add(entry("c"))
    assert list(read_entries(tmp_path)) == ["a", "c"]


def test_a_new_run_forgets_what_an_old_one_did(tmp_path: Path) -> None:
    written(tmp_path, entry("a"))
    Journal(tmp_path, {}).close()
    assert read_entries(tmp_path) == {}


@given(st.binary(max_size=200))
def test_whatever_stands_in_the_file(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / NAME).write_bytes(data)
    assert read_entries(folder) == {}


@pytest.mark.parametrize(
    ("known", "digest", "seconds", "is_held"),
    [
        ({}, "d", 60.0, True),
        ({}, "other", 60.0, False),
        ({}, "d", 600.0, True),
        ({"is_settled": False}, "d", 60.0, True),
        ({"is_settled": False}, "d", 30.0, True),
        ({"is_settled": False}, "d", 61.0, False),
        ({"is_settled": False, "row": Row("x", "unknown")}, "d", 60.0, False),
        ({"is_settled": False, "row": Row("x", FAILED)}, "d", 60.0, False),
        ({"row": Row("x", "problems")}, "d", 60.0, True),
    ],
    ids=str,
)
def test_what_need_not_be_done_again(
    known: dict[str, Any], digest: str, seconds: float, is_held: bool
) -> None:
    assert entry("a", **known).holds(digest, seconds) is is_held


def test_two_batches_do_not_write_in_one_folder(tmp_path: Path) -> None:
    with held(tmp_path), pytest.raises(BusyError), held(tmp_path):
        raise AssertionError
    with held(tmp_path):
        pass


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a full disk is told of by a pipe here")
def test_a_journal_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="directory"):
        Journal(tmp_path / "gone", {})
