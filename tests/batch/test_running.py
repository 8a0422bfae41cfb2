"""A batch from its week files to its results: what is written, what is left, what is done again."""

from __future__ import annotations

import csv
import errno
import json
import os
import sys
from collections.abc import Generator
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from dutyplan.batch.engines.base import DiedError
from dutyplan.batch.finding import find_week_files
from dutyplan.batch.journal import put, read_entries
from dutyplan.batch.making import Wanted
from dutyplan.batch.parcel import Packing
from dutyplan.batch.results import SUMMARY
from dutyplan.batch.running import Batch
from dutyplan.grammar.limits import LIMITS
from tests.batch.atonce import AtOnce

WEEK = """\
start: 2026-11-28
tasks: [{name: Rails, when: saturday 10:00-11:00, people: 2}]
volunteers: [{name: Aynur}, {name: Bahar}]
"""
SHORT = WEEK.replace("people: 2", "people: 4")
BROKEN = WEEK.replace("people", "peopel")
WANTED = Wanted(("json",), "date", "full", None, "en", 60.0, 0, False)


@pytest.fixture
def city(tmp_path: Path) -> Path:
    for name, text in (("a/week", WEEK), ("b/week", SHORT), ("c/week", BROKEN)):
        path = tmp_path / "city" / f"{name}.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "out").mkdir()
    return tmp_path / "city"


def batch(city: Path, wanted: Wanted = WANTED, options: str = "") -> Batch:
    out = city.parent / "out"
    return Batch(find_week_files([city], out), out, wanted, Packing(LIMITS, False, options))


def names(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def summary(city: Path) -> list[dict[str, str]]:
    text = (city.parent / "out" / SUMMARY).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


def test_each_week_file_is_a_row_and_a_roster(city: Path) -> None:
    run = batch(city, replace(WANTED, formats=("json", "csv", "chat")))
    rows = list(run.run(AtOnce(), is_resumed=False))
    assert rows == run.rows
    assert [(row.status, row.gaps, row.largest_balance, row.proved) for row in rows] == [
        ("optimal", 0, 0.0, True),
        ("optimal", 2, -1.0, True),
        ("problems", None, None, False),
    ]
    week = city / "c" / "week.yaml"
    assert rows[2].message == (
        f"{week}:2:51: error[unknown-key]: unknown key 'peopel' in a task (did you mean 'people'?)"
    )
    assert names(city.parent / "out") == {
        SUMMARY,
        *(f"{one}/week{kind}" for one in "ab" for kind in (".json", ".csv", ".chat.txt")),
    }
    assert [row["status"] for row in summary(city)] == ["optimal", "optimal", "problems"]
    made = json.loads((city.parent / "out" / "b" / "week.json").read_text(encoding="utf-8"))
    assert set(made["told"]) == {"en", "zh"}, "a file that is kept says it in all languages"


def test_what_is_done_is_not_done_again(city: Path) -> None:
    list(batch(city).run(AtOnce(), is_resumed=False))
    before = {name: (city.parent / "out" / name).read_bytes() for name in names(city.parent)
              if (city.parent / "out" / name).is_file()}  # fmt: skip
    first = summary(city)
    engine, again = AtOnce(), batch(city)
    list(again.run(engine, is_resumed=True))
    assert (engine.num_worked, again.num_skipped) == (0, 3)
    assert summary(city) == first
    assert all((city.parent / "out" / one).read_bytes() == data for one, data in before.items())


def worked(city: Path, **changes: object) -> int:
    """How many are solved by a run that goes on."""
    engine = AtOnce()
    options = str(changes.pop("options", ""))
    list(batch(city, replace(WANTED, **changes), options).run(engine, is_resumed=True))  # type: ignore[arg-type]
    return engine.num_worked


def test_only_what_has_changed_is_done_again(city: Path) -> None:
    assert worked(city) == 3
    (city / "c" / "week.yaml").write_text(WEEK, encoding="utf-8")
    assert worked(city) == 1
    (city.parent / "out" / "a" / "week.json").unlink()
    assert worked(city) == 1
    assert worked(city, options="another version") == 3
    assert worked(city, options="another version", time_limit=600.0) == 0, "all is proved"


def test_what_is_done_is_called_as_it_was_asked_for(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked(city)
    monkeypatch.chdir(city.parent)
    again = batch(Path("city"))
    assert [row.file for row in again.run(AtOnce(), is_resumed=True)] == [
        str(Path("city", one, "week.yaml")) for one in "abc"
    ]
    assert again.num_skipped == 3


def test_without_resume_all_is_done_again(city: Path) -> None:
    assert worked(city) == 3
    engine = AtOnce()
    list(batch(city).run(engine, is_resumed=False))
    assert engine.num_worked == 3


def test_what_a_worker_died_of_is_a_row_and_is_tried_another_time(city: Path) -> None:
    errors = {0: DiedError(), 1: MemoryError(), 2: ValueError("what?")}
    rows = list(batch(city).run(AtOnce(errors), is_resumed=False))
    assert [row.status for row in rows] == ["failed"] * 3
    assert rows[0].message.startswith("two processes that worked at it have died, and it was left")
    assert rows[1].message == "memory ran out"
    assert rows[2].message == (
        "this is a fault of the program, not of the week file; please report it: ValueError: what?"
    )
    assert worked(city) == 3


def test_a_kill_loses_only_what_was_running(city: Path) -> None:
    run = batch(city).run(AtOnce(), is_resumed=False)
    assert isinstance(run, Generator)
    next(run)
    run.close()
    assert names(city.parent / "out") == {SUMMARY, "a/week.json"}
    assert [row["file"] for row in summary(city)] == [str(city / "a" / "week.yaml")]
    assert worked(city) == 2


def test_what_a_killed_run_has_left_is_taken_away(city: Path) -> None:
    draft = city.parent / "out" / "a" / ".batch-week.json.x1y2.tmp"
    draft.parent.mkdir()
    draft.write_text("half", encoding="utf-8")
    worked(city)
    assert not draft.exists()


def test_a_filed_roster_is_not_written_over(city: Path) -> None:
    list(batch(city).run(AtOnce(), is_resumed=False))
    target = city.parent / "out" / "a" / "week.json"
    filed = json.loads(target.read_text(encoding="utf-8"))
    filed["csv_sha256"] = "0" * 64
    target.write_text(json.dumps(filed), encoding="utf-8")
    rows = list(batch(city).run(AtOnce(), is_resumed=False))
    assert rows[0].status == "failed"
    assert rows[0].message == (
        f"'{target}' is a filed roster, and what became of it would be lost: write to another "
        "folder"
    )
    assert json.loads(target.read_text(encoding="utf-8")) == filed


def test_what_is_read_is_not_written_over(city: Path) -> None:
    (city / "a" / "week.yaml").write_text(
        WEEK.replace("[{name: Aynur}, {name: Bahar}]", "week.csv"), encoding="utf-8"
    )
    people = city / "a" / "week.csv"
    people.write_text("name\nAynur\nBahar\n", encoding="utf-8")
    found = find_week_files([city / "a"], city)
    run = Batch(found, city / "a", replace(WANTED, formats=("csv",)), Packing(LIMITS, False, ""))
    (row,) = run.run(AtOnce(), is_resumed=False)
    assert row.status == "failed"
    assert row.message == f"'{people}' is what a week file is read from: write to another folder"
    assert people.read_text(encoding="utf-8") == "name\nAynur\nBahar\n"


def test_one_that_cannot_be_written_stops_no_other(city: Path) -> None:
    (city.parent / "out" / "a").write_text("a file where a folder is to be", encoding="utf-8")
    rows = list(batch(city).run(AtOnce(), is_resumed=False))
    assert [row.status for row in rows] == ["failed", "optimal", "problems"]
    assert "could not be written" in rows[0].message
    (city.parent / "out" / "a").unlink()
    assert worked(city) == 1, "it may be written another time"


def test_a_full_disk_stops_all(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = put

    def full(path: Path, data: bytes) -> None:
        if path.parent.name == "b":
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        real(path, data)

    monkeypatch.setattr("dutyplan.batch.results.put", full)
    rows = []
    with pytest.raises(OSError, match="No space left"):
        rows += list(batch(city).run(AtOnce(), is_resumed=False))
    monkeypatch.undo()
    assert [row["status"] for row in summary(city)] == ["optimal"]
    assert worked(city) == 2


def test_all_faults_are_rows_even_where_nothing_is_left_to_solve(city: Path) -> None:
    for one in "abc":
        (city / one / "week.yaml").unlink()
    found = find_week_files([city / one / "week.yaml" for one in "abc"], city)
    out = city.parent / "out"
    rows = list(
        Batch(found, out, WANTED, Packing(LIMITS, False, "")).run(AtOnce(), is_resumed=False)
    )
    assert [row.status for row in rows] == ["problems"] * 3
    assert len(summary(city)) == 3


def test_nor_where_a_link_leads_there(city: Path) -> None:
    table = WEEK.replace("[{name: Aynur}, {name: Bahar}]", "week.csv")
    (city / "a" / "week.yaml").write_text(table, encoding="utf-8")
    people = city / "a" / "week.csv"
    people.write_text("name\nAynur\nBahar\n", encoding="utf-8")
    try:
        (city.parent / "out" / "a").symlink_to(city / "a", target_is_directory=True)
    except OSError:
        pytest.skip("links can't be made here")
    run = batch(city, replace(WANTED, formats=("csv",)))
    assert "failed" in [row.status for row in run.run(AtOnce(), is_resumed=False)]
    assert people.read_text(encoding="utf-8") == "name\nAynur\nBahar\n"


def test_what_another_one_is_read_from_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text(WEEK, encoding="utf-8")
    table = WEEK.replace("[{name: Aynur}, {name: Bahar}]", "people.csv")
    (tmp_path / "z.yaml").write_text(table, encoding="utf-8")
    people = tmp_path / "people.csv"
    people.write_text("name\nAynur\nBahar\n", encoding="utf-8")
    found = find_week_files([tmp_path], tmp_path)
    run = Batch(found, tmp_path, replace(WANTED, formats=("csv",)), Packing(LIMITS, False, ""))
    rows = list(run.run(AtOnce(), is_resumed=False))
    assert [row.status for row in rows] == ["failed", "optimal"]
    assert (
        rows[0].message == f"'{people}' is what a week file is read from: write to another folder"
    )
    assert people.read_text(encoding="utf-8") == "name\nAynur\nBahar\n"


def test_a_table_that_is_called_as_the_summary_stays(tmp_path: Path) -> None:
    table = WEEK.replace("[{name: Aynur}, {name: Bahar}]", "summary.csv")
    (tmp_path / "week.yaml").write_text(table, encoding="utf-8")
    (tmp_path / "summary.csv").write_text("name\nAynur\nBahar\n", encoding="utf-8")
    run = Batch(find_week_files([tmp_path], tmp_path), tmp_path, WANTED, Packing(LIMITS, False, ""))
    with pytest.raises(OSError, match=r"File exists.*summary\.csv"):
        list(run.run(AtOnce(), is_resumed=False))
    assert (tmp_path / "summary.csv").read_text(encoding="utf-8") == "name\nAynur\nBahar\n"


def test_no_roster_is_called_as_the_summary_is(city: Path) -> None:
    (city / "Summary.yaml").write_text(WEEK, encoding="utf-8")
    rows = list(batch(city, replace(WANTED, formats=("csv",))).run(AtOnce(), is_resumed=False))
    assert [row.status for row in rows if row.file.endswith("Summary.yaml")] == ["failed"]
    assert "its roster would be called as the summary is: give the week file another name" in {
        row.message for row in rows
    }
    assert len(summary(city)) == 4


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no such name can be")
def test_a_name_that_nothing_can_write_stops_nothing(city: Path) -> None:
    strange = city / os.fsdecode(b"no\xffrth") / "week.yaml"
    strange.parent.mkdir()
    strange.write_text(WEEK, encoding="utf-8")
    assert worked(city) == 4
    assert (city.parent / "out" / strange.parent.name / "week.json").is_file()
    assert str(city / "no?rth" / "week.yaml") in [row["file"] for row in summary(city)]
    assert worked(city) == 0
    filed = city.parent / "out" / strange.parent.name / "week.json"
    filed.unlink()
    filed.mkdir()
    assert worked(city) == 1
    assert any("could not be written" in row["message"] for row in summary(city))


class _KilledError(BaseException):
    """As a kill is: nothing of the batch hears of it."""


def test_what_was_replaced_and_not_noted_is_done_again(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert worked(city) == 3
    week = city / "a" / "week.yaml"
    week.write_text(SHORT, encoding="utf-8")
    real = put

    def killed(path: Path, data: bytes) -> None:
        real(path, data)
        if path.name == "week.json":
            raise _KilledError

    monkeypatch.setattr("dutyplan.batch.results.put", killed)
    with pytest.raises(_KilledError):
        worked(city)
    monkeypatch.undo()
    week.write_text(WEEK, encoding="utf-8")
    assert worked(city) == 1, "in its place is the roster of the other file"
    made = json.loads((city.parent / "out" / "a" / "week.json").read_text(encoding="utf-8"))
    assert not any(duty["missing"] for duty in made["duties"])


def test_a_summary_that_somebody_looks_at_stops_nothing(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, num_refused = put, 0

    def held(path: Path, data: bytes) -> None:
        nonlocal num_refused
        if path.name == SUMMARY and data.count(b"\n") < 4:
            num_refused += 1
            raise OSError(errno.EBUSY, "Device or resource busy", str(path))
        real(path, data)

    monkeypatch.setattr("dutyplan.batch.results.put", held)
    assert worked(city) == 3
    assert num_refused == 1
    assert len(summary(city)) == 3


def test_a_summary_that_cannot_be_written_is_told_at_once(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, data: bytes) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr("dutyplan.batch.results.put", refused)
    with pytest.raises(PermissionError):
        worked(city)
    assert read_entries(city.parent / "out").keys() == {"a/week"}


def test_a_roster_of_before_is_not_taken_for_one_of_now(city: Path) -> None:
    worked(city)
    (city / "a" / "week.yaml").write_text(BROKEN, encoding="utf-8")
    said = " The roster in its place is an older one."
    for is_done in (False, True):
        assert worked(city) == (0 if is_done else 1)
        first, _, third = summary(city)
        assert first["status"] == "problems"
        assert first["message"].endswith(said.rstrip())
        assert first["message"].count(said) == 1
        assert said not in third["message"], "it never had one"
    (city / "a" / "week.yaml").unlink()
    (city.parent / "out" / "a" / "week.json").unlink()
    assert worked(city) == 0
    assert said not in summary(city)[0]["message"]


def test_a_doubt_is_told_beside_the_roster(city: Path) -> None:
    (city / "a" / "rosters").mkdir()
    week = city / "a" / "week.yaml"
    week.write_text(WEEK + "history: [rostres, rosterz]\n", encoding="utf-8")
    assert worked(city) == 3
    (row, *_) = summary(city)
    assert (row["status"], row["message"]) == (
        "optimal",
        f"{week}:4:11: warning[no-folder]: there is no folder 'rostres' (did you mean 'rosters'?)"
        ", and one more warning",
    )


def test_it_counts_what_is_done_and_what_is_left(city: Path) -> None:
    worked(city)
    (city / "c" / "week.yaml").write_text(WEEK, encoding="utf-8")
    again = batch(city)
    assert again.num_left == 3
    run = again.run(AtOnce(), is_resumed=True)
    next(run)
    assert (again.num_done, again.num_skipped, again.num_worked, again.num_left) == (2, 2, 0, 1)
    list(run)
    assert (again.num_done, again.num_skipped, again.num_worked, again.num_left) == (3, 2, 1, 0)
    assert again.num_without == 0
