"""A pair of files: whole or not at all, whatever comes between, and nothing that was there lost."""

from __future__ import annotations

import json
import os
import time
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dutyplan.ledger.filing import filing, whole
from dutyplan.ledger.filing.filing import FilingError, State, file_pair, read_state
from dutyplan.ledger.record import Record, RecordedDuty
from dutyplan.locales import words
from dutyplan.outputs.filed import filed_texts
from tests.builders import SATURDAY
from tests.ledger.crashes import KILLED, filer

Pair = tuple[bytes, bytes]
NOTHING = State(None, None)
LOCK = ".dutyplan.lock"


def record(*crew: str, **more: Any) -> Record:
    duty = RecordedDuty(
        date=SATURDAY, start="10:00", end="11:00", task="Rails", want=1, volunteers=crew
    )
    return Record(title="Clean-up", start=SATURDAY, end=SATURDAY, duties=(duty,), **more)


def pair(crew: str, twin: str | None = None) -> Pair:
    return filed_texts(record(crew), twin)


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


AYNUR, BAHAR = pair("Aynur"), pair("Bahar")
AFTER_AYNUR = pair("Bahar", digest(AYNUR[1]))
AFTER_BAHAR = pair("Aynur", digest(BAHAR[1]))


@pytest.fixture
def stem(tmp_path: Path) -> Path:
    (tmp_path / "rosters").mkdir()
    return tmp_path / "rosters" / "2026-11-28"


def put(stem: Path, json: bytes | None, csv: bytes | None) -> None:
    for suffix, data in ((".json", json), (".csv", csv)):
        if data is not None:
            stem.with_suffix(suffix).write_bytes(data)


def files(folder: Path) -> dict[str, bytes]:
    """All that is there, but for the lock."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != LOCK
    }


def what_is_said(stem: Path, new: Pair, before: State, language: str = "en") -> str:
    with pytest.raises(FilingError) as error:
        file_pair(stem, *new, before)
    if language == "en":
        assert str(error.value) == error.value.reason.message
    return error.value.reason.said(words(language)).replace(f"{stem.parent}", "rosters")


def test_a_new_pair_is_put_in_place(stem: Path) -> None:
    assert read_state(stem) == NOTHING
    file_pair(stem, *AYNUR, NOTHING)
    assert files(stem.parent) == {"2026-11-28.json": AYNUR[0], "2026-11-28.csv": AYNUR[1]}
    assert read_state(stem) == State(digest(AYNUR[0]), digest(AYNUR[1]))


def test_the_folder_is_made(stem: Path) -> None:
    stem.parent.rmdir()
    file_pair(stem, *AYNUR, read_state(stem))
    assert set(files(stem.parent)) == {"2026-11-28.json", "2026-11-28.csv"}


def test_but_not_the_one_that_it_would_be_in(stem: Path) -> None:
    deep = stem.parent / "a" / "b" / "2026-11-28"
    assert what_is_said(deep, AYNUR, read_state(deep)) == (
        "rosters could not be written: No such file or directory (make the folder first, or "
        "choose another); nothing was changed."
    )
    assert not (stem.parent / "a").exists()


def test_a_stem_may_have_dots(stem: Path) -> None:
    file_pair(stem.with_name("2026.11"), *AYNUR, NOTHING)
    assert set(files(stem.parent)) == {"2026.11.json", "2026.11.csv"}


def test_what_is_replaced_is_kept(stem: Path) -> None:
    put(stem, *AYNUR)
    file_pair(stem, *AFTER_AYNUR, read_state(stem))
    file_pair(stem, *AFTER_BAHAR, read_state(stem))
    assert files(stem.parent) == {
        "2026-11-28.json": AFTER_BAHAR[0],
        "2026-11-28.csv": AYNUR[1],
        "replaced/2026-11-28.1.json": AYNUR[0],
        "replaced/2026-11-28.2.json": AFTER_AYNUR[0],
    }


def test_what_stays_as_it_is_is_not_kept(stem: Path) -> None:
    put(stem, *AYNUR)
    file_pair(stem, *AYNUR, read_state(stem))
    assert files(stem.parent) == {"2026-11-28.json": AYNUR[0], "2026-11-28.csv": AYNUR[1]}


def test_a_table_that_somebody_edited_is_kept_too(stem: Path) -> None:
    edited = AYNUR[1].replace(b"planned", b"absent")
    put(stem, AYNUR[0], edited)
    file_pair(stem, *AFTER_AYNUR, read_state(stem))
    assert files(stem.parent) == {
        "2026-11-28.json": AFTER_AYNUR[0],
        "2026-11-28.csv": BAHAR[1],
        "replaced/2026-11-28.1.json": AYNUR[0],
        "replaced/2026-11-28.1.csv": edited,
    }


@pytest.mark.parametrize("data", [None, b"", b"[1]", b"{oops", b'{"csv_sha256": ["odd"]}'[:18]])
def test_a_table_without_a_sound_record_is_kept(data: bytes | None, stem: Path) -> None:
    put(stem, data, b"date,task,volunteer\n")
    file_pair(stem, *AYNUR, read_state(stem))
    kept = {"replaced/2026-11-28.1.csv": b"date,task,volunteer\n"}
    if data is not None:
        kept["replaced/2026-11-28.1.json"] = data
    assert files(stem.parent) == {
        "2026-11-28.json": AYNUR[0], "2026-11-28.csv": AYNUR[1], **kept
    }  # fmt: skip


@pytest.mark.parametrize("csv", [None, AYNUR[1]], ids=["missing", "stale"])
def test_a_table_that_a_dead_run_left_is_written_anew(csv: bytes | None, stem: Path) -> None:
    put(stem, AFTER_AYNUR[0], csv)
    new = pair("Gulnar", read_state(stem).csv)
    file_pair(stem, *new, read_state(stem))
    assert files(stem.parent) == {
        "2026-11-28.json": new[0],
        "2026-11-28.csv": new[1],
        "replaced/2026-11-28.1.json": AFTER_AYNUR[0],
    }


def test_numbers_go_on_where_copies_were_taken_away(stem: Path) -> None:
    put(stem, *AYNUR)
    (stem.parent / "replaced").mkdir()
    for name in ("2026-11-28.7.csv", "2026-11-28.json", "2026-11-28.x.json", "2026-12-05.9.json"):
        (stem.parent / "replaced" / name).touch()
    file_pair(stem, *AFTER_AYNUR, read_state(stem))
    assert files(stem.parent)["replaced/2026-11-28.8.json"] == AYNUR[0]


def test_a_copy_that_a_dead_run_made_is_enough(stem: Path) -> None:
    put(stem, *AYNUR)
    (stem.parent / "replaced").mkdir()
    (stem.parent / "replaced" / "2026-11-28.1.json").write_bytes(AYNUR[0])
    file_pair(stem, *AFTER_AYNUR, read_state(stem))
    assert files(stem.parent)["2026-11-28.json"] == AFTER_AYNUR[0]
    assert len(files(stem.parent)) == 3


def test_drafts_of_dead_runs_are_removed(stem: Path) -> None:
    (stem.parent / "replaced").mkdir()
    drafts = [".filing-2026-11-21.json.x1.tmp", "replaced/.filing-2026-11-28.1.json.x2.tmp"]
    for name in [*drafts, ".somebodys.tmp"]:
        (stem.parent / name).touch()
    file_pair(stem, *AYNUR, NOTHING)
    assert set(files(stem.parent)) == {"2026-11-28.json", "2026-11-28.csv", ".somebodys.tmp"}


# What others did meanwhile.


@pytest.mark.parametrize(
    ("json", "csv", "name"),
    [(BAHAR[0], BAHAR[1], "json"), (None, AYNUR[1], "json"), (AYNUR[0], BAHAR[1], "csv"),
     (AYNUR[0], None, "csv")],
)  # fmt: skip
def test_what_changed_meanwhile_is_not_written_over(
    json: bytes | None, csv: bytes | None, name: str, stem: Path
) -> None:
    put(stem, json, csv)
    there, before = files(stem.parent), State(digest(AYNUR[0]), digest(AYNUR[1]))
    assert what_is_said(stem, AFTER_AYNUR, before) == (
        f"rosters/2026-11-28.{name} has changed since this run began; nothing was written."
    )
    assert what_is_said(stem, AFTER_AYNUR, before, "zh") == (
        f"rosters/2026-11-28.{name} 在本次运行期间被改动；没有写入任何内容。"
    )
    assert files(stem.parent) == there


def test_what_came_meanwhile_is_not_written_over(stem: Path) -> None:
    put(stem, *BAHAR)
    assert what_is_said(stem, AYNUR, NOTHING) == (
        "Another run has filed rosters/2026-11-28.json since this one began; nothing was written."
    )
    assert what_is_said(stem, AYNUR, NOTHING, "zh") == (
        "本次运行期间，另一次运行已写入 rosters/2026-11-28.json；本次没有写入任何内容。"
    )
    assert set(files(stem.parent)) == {"2026-11-28.json", "2026-11-28.csv"}


def test_only_one_writes_at_a_time(stem: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from filelock import FileLock

    monkeypatch.setattr(filing, "_LOCK_SECONDS", 0.0)
    with FileLock(stem.parent / LOCK):
        assert what_is_said(stem, AYNUR, NOTHING) == (
            "Another run is writing in rosters; nothing was written. Try again in a moment."
        )
        assert what_is_said(stem, AYNUR, NOTHING, "zh") == (
            "另一次运行正在写入 rosters；没有写入任何内容。请稍后再试。"
        )
    file_pair(stem, *AYNUR, NOTHING)


# What can't be written, or not be read.


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "rosters").touch()
    stem = tmp_path / "rosters" / "2026-11-28"
    assert what_is_said(stem, AYNUR, NOTHING) == (
        "rosters is a file and not a folder; nothing was written."
    )
    assert what_is_said(stem, AYNUR, NOTHING, "zh") == (
        "rosters 是文件，不是文件夹；没有写入任何内容。"
    )


@pytest.mark.parametrize("call", ["fsync", "replace", "mkdir"])
def test_a_disk_that_is_full(call: str, stem: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(stem, *AYNUR)
    there, before = files(stem.parent), read_state(stem)

    def fail(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    module = Path if call == "replace" else os
    monkeypatch.setattr(module, call, fail)
    assert what_is_said(stem, AFTER_AYNUR, before) == (
        "rosters/2026-11-28.json could not be written: No space left on device "
        "(free some space, or write to another disk); nothing was changed."
    )
    assert what_is_said(stem, AFTER_AYNUR, before, "zh") == (
        "rosters/2026-11-28.json 无法写入：磁盘已满（请腾出空间，或写到别的磁盘）；"
        "没有改动任何内容。"
    )
    assert files(stem.parent) == there


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_that_may_only_be_read(stem: Path) -> None:
    stem.parent.chmod(0o555)
    assert what_is_said(stem, AYNUR, NOTHING) == (
        "rosters could not be written: Permission denied (choose another place, or see to it that "
        "you may write there); nothing was changed."
    )
    assert files(stem.parent) == {}


@pytest.mark.skipif(os.name == "nt", reason="others are kept out by other means there")
@pytest.mark.parametrize("mode", [0o700, 0o755, 0o775, 0o777])
def test_whoever_may_write_in_the_folder_may_take_the_lock(stem: Path, mode: int) -> None:
    """In a folder of two coordinators the second would never file anything."""
    stem.parent.chmod(mode)
    file_pair(stem, *AYNUR, NOTHING)
    assert (stem.parent / ".dutyplan.lock").stat().st_mode & 0o777 == mode & 0o666


def test_an_edited_table_that_another_program_holds(
    stem: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has to go before the new record comes; on Windows that is refused while it is open."""
    put(stem, AYNUR[0], EDITED)
    before, there = read_state(stem), files(stem.parent)
    unlink = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path == stem.with_name("2026-11-28.csv"):
            raise PermissionError(13, "Permission denied")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    monkeypatch.setattr(whole, "_PAUSES", ())
    assert what_is_said(stem, AFTER_AYNUR, before) == (
        "rosters/2026-11-28.csv could not be written: it may be open in another program, such as "
        "a spreadsheet (close it there, and try again); nothing was changed."
    )
    kept = {path: data for path, data in files(stem.parent).items() if "replaced" not in path}
    assert kept == there


def test_a_table_that_is_protected(stem: Path) -> None:
    put(stem, *AYNUR)
    stem.with_name("2026-11-28.csv").chmod(0o444)
    before, there = read_state(stem), files(stem.parent)
    assert what_is_said(stem, AFTER_AYNUR, before) == (
        "rosters/2026-11-28.csv could not be written: Permission denied (choose another place, or "
        "see to it that you may write there); nothing was changed."
    )
    assert files(stem.parent) == there


def test_a_table_that_another_program_holds(stem: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(stem, *AYNUR)
    rename = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if target == stem.with_name("2026-11-28.csv"):
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(whole, "_PAUSES", ())
    before = read_state(stem)
    assert what_is_said(stem, AFTER_AYNUR, before) == (
        "rosters/2026-11-28.json is filed, but rosters/2026-11-28.csv beside it could not be "
        "written: it may be open in another program, such as a spreadsheet (close it there, and "
        "try again). Whatever changes this roster next writes that file, too."
    )
    assert files(stem.parent) == {
        "2026-11-28.json": AFTER_AYNUR[0],
        "2026-11-28.csv": AYNUR[1],
        "replaced/2026-11-28.1.json": AYNUR[0],
    }
    assert json.loads(AFTER_AYNUR[0])["csv_sha256_before"] == digest(AYNUR[1])
    put(stem, *AYNUR)
    assert what_is_said(stem, AFTER_AYNUR, before, "zh") == (
        "rosters/2026-11-28.json 已存档，但旁边的 rosters/2026-11-28.csv 无法写入："
        "可能正被其他程序（例如电子表格）打开（请在那里关闭后重试）。下次修改这份排班时会一并写入。"
    )


@pytest.mark.parametrize("number", [0, 1])
def test_what_could_not_be_read_back_is_not_written(number: int, stem: Path) -> None:
    new = [b"{}", b"date"]
    new[number] = b" " * 100_000_001
    pair = (new[0], new[1])
    assert what_is_said(stem, pair, NOTHING) == (
        "rosters/2026-11-28.json would be larger than 100 MB, which is too large to be read back; "
        "nothing was written. A plan of fewer weeks takes less."
    )
    assert what_is_said(stem, pair, NOTHING, "zh") == (
        "rosters/2026-11-28.json 会超过 100 MB，太大而无法再读取；没有写入任何内容。"
        "请减少排班的周数。"
    )
    assert files(stem.parent) == {}


def test_a_file_that_can_not_be_read(stem: Path) -> None:
    stem.with_suffix(".json").mkdir()
    with pytest.raises(FilingError, match=r"json can't be read: Is a directory; nothing was"):
        read_state(stem)


# Runs that die.


def insist_on_sound(stem: Path, json: bytes, csv: bytes | None, new: Pair) -> None:
    """What is there is the old roster or the new one, whole, and it says what may lie beside it."""
    found = files(stem.parent)
    assert found["2026-11-28.json"] in (json, new[0])
    table = found.get("2026-11-28.csv")
    if table is not None and (found["2026-11-28.json"], table) != (json, csv):
        record = Record.model_validate_json(found["2026-11-28.json"])
        assert digest(table) in (record.csv_sha256, record.csv_sha256_before)


def heal(stem: Path, old: bytes) -> None:
    """The next write sees to it that all is as if nobody had died."""
    before = read_state(stem)
    new = filed_texts(record("Gulnar"), before.csv)
    file_pair(stem, *new, before)
    found = files(stem.parent)
    assert found.pop("2026-11-28.json") == new[0]
    assert found.pop("2026-11-28.csv") == new[1]
    assert all(name.startswith("replaced/2026-11-28.") for name in found)
    assert old in found.values()


def again(stem: Path, json: bytes | None, csv: bytes | None) -> None:
    """The folder as it was, whatever a run has left there."""
    for name in files(stem.parent):
        (stem.parent / name).unlink()
    put(stem, json, csv)


EDITED = AYNUR[1].replace(b"planned", b"absent")
BEGINNINGS = [
    pytest.param(*AYNUR, id="whole"),
    pytest.param(AFTER_BAHAR[0], BAHAR[1], id="stale table"),
    pytest.param(AYNUR[0], None, id="no table"),
    pytest.param(AYNUR[0], EDITED, id="edited table"),
]


@pytest.mark.parametrize(("json", "csv"), BEGINNINGS)
def test_a_run_may_die_at_every_step(
    json: bytes, csv: bytes | None, stem: Path, tmp_path: Path
) -> None:
    new = pair("Bahar", digest(csv) if csv else None)
    with filer(stem, [new], tmp_path) as program:
        for step in range(1, 1000):
            again(stem, json, csv)
            if program.file(0, "event", step) != KILLED:
                break
            insist_on_sound(stem, json, csv, new)
            heal(stem, json)
            assert csv != EDITED or EDITED in files(stem.parent).values()
    assert step > 20
    assert files(stem.parent)["2026-11-28.json"] == new[0]


def test_a_new_record_that_does_not_know_the_old_table_may_die_too(
    stem: Path, tmp_path: Path
) -> None:
    with filer(stem, [BAHAR], tmp_path) as program:
        for step in range(1, 1000):
            again(stem, *AYNUR)
            if program.file(0, "event", step) != KILLED:
                break
            insist_on_sound(stem, *AYNUR, BAHAR)
            heal(stem, AYNUR[0])
    assert step > 20


def test_a_run_may_be_killed_at_any_moment(stem: Path, tmp_path: Path) -> None:
    chance = Random(6)
    with filer(stem, [AFTER_AYNUR], tmp_path) as program:
        again(stem, *AYNUR)
        start = time.monotonic()
        assert program.file(0, "event", 0) == 0
        took = time.monotonic() - start
        for _ in range(100):
            again(stem, *AYNUR)
            program.file(0, "seconds", chance.uniform(0, took))
            insist_on_sound(stem, *AYNUR, AFTER_AYNUR)
            heal(stem, AYNUR[0])


def test_a_first_roster_is_there_whole_or_not_at_all(stem: Path, tmp_path: Path) -> None:
    with filer(stem, [AYNUR], tmp_path) as program:
        for step in range(1, 1000):
            again(stem, None, None)
            if program.file(0, "event", step) != KILLED:
                break
            found = {name: data for name, data in files(stem.parent).items() if name[0] != "."}
            assert found in ({}, {"2026-11-28.json": AYNUR[0]},
                             {"2026-11-28.json": AYNUR[0], "2026-11-28.csv": AYNUR[1]})  # fmt: skip
            file_pair(stem, *AYNUR, read_state(stem))
            assert len(files(stem.parent)) == 2
