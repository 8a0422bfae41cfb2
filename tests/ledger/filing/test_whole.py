"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from dutyplan.ledger.filing import umask as masks
from dutyplan.ledger.filing import whole
from dutyplan.ledger.filing.umask import umask
from dutyplan.ledger.filing.whole import drafted, remove_drafts, settle, write_many, write_whole
from tests.ledger.crashes import KILLED, writer


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_a_new_file_has_the_permissions_that_new_files_have(
    umask: int, mode: int, tmp_path: Path
) -> None:
    before = os.umask(umask)
    try:
        write_whole(tmp_path / "r.csv", b"new")
    finally:
        os.umask(before)
    assert (tmp_path / "r.csv").stat().st_mode & 0o777 == mode


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_nothing_is_left_of_a_write_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    path = tmp_path / "r.csv"
    path.write_bytes(b"old")
    with pytest.raises(OSError, match="No space left on device"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == {"r.csv"}


def test_behind_a_link_the_file_itself_is_written(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "r.csv")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "r.csv").read_bytes() == b"new"


def test_a_draft_that_is_not_put_in_place_is_gone(tmp_path: Path) -> None:
    with drafted(tmp_path / "r.csv", b"new", ".draft-"):
        (name,) = names_in(tmp_path)
        assert name.startswith(".draft-r.csv.")
        assert name.endswith(".tmp")
        assert (tmp_path / name).read_bytes() == b"new"
    assert not names_in(tmp_path)


def test_many_files_at_once_are_new_files_each(tmp_path: Path) -> None:
    (tmp_path / "a.ics").write_bytes(b"old")
    (tmp_path / "b.ics").symlink_to(tmp_path / "target")
    write_many(tmp_path, [("a.ics", b"1"), ("b.ics", b"2")])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a.ics": b"1",
        "b.ics": b"2",
    }
    assert not (tmp_path / "b.ics").is_symlink()


def test_nothing_is_left_of_one_of_many_that_fails(tmp_path: Path) -> None:
    (tmp_path / "a.ics").mkdir()
    with pytest.raises(OSError, match=r"a\.ics"):
        write_many(tmp_path, [("a.ics", b"1")])
    assert [path.name for path in tmp_path.iterdir()] == ["a.ics"]


def test_a_folder_that_is_not_there_is_settled_in_silence(tmp_path: Path) -> None:
    settle(tmp_path / "nowhere")
    settle(tmp_path)


# Nobody else reads a draft, and no interrupt leaves one.


def test_a_draft_is_for_the_eyes_of_its_owner(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with drafted(tmp_path / "r.csv", b"new") as put_in_place:
            (draft,) = tmp_path.iterdir()
            assert stat.S_IMODE(draft.stat().st_mode) == 0o600
            put_in_place()
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "r.csv").stat().st_mode) == 0o666


def test_a_draft_writes_to_no_file_that_somebody_has_put_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(secrets, "token_hex", lambda _: "0")
    (tmp_path / "theirs").write_bytes(b"theirs")
    (tmp_path / ".r.csv.0.tmp").symlink_to(tmp_path / "theirs")
    with pytest.raises(FileExistsError):
        write_whole(tmp_path / "r.csv", b"new")
    assert (tmp_path / "theirs").read_bytes() == b"theirs"


def test_an_interrupt_as_soon_as_there_is_a_draft_leaves_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def interrupted(path: str, flags: int, mode: int = 0o777) -> int:
        os.close(real(path, flags, mode))
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "open", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "r.csv", b"new")
    assert names_in(tmp_path) == set()


def test_whoever_ends_without_tidying_up_takes_drafts_away(tmp_path: Path) -> None:
    with drafted(tmp_path / "r.csv", b"new"), drafted(tmp_path / "r.json", b"new"):
        assert len(names_in(tmp_path)) == 2
        remove_drafts()
        assert names_in(tmp_path) == set()


def test_a_name_may_be_as_long_as_a_name_may_be(tmp_path: Path) -> None:
    for name in ("r" * 251 + ".csv", "名" * 83 + ".csv"):
        write_whole(tmp_path / name, b"new")
        assert (tmp_path / name).read_bytes() == b"new"


# What stays, and what is held by others.


def test_a_file_that_is_protected_stays(tmp_path: Path) -> None:
    """Even for root, whom the system lets do it."""
    path = tmp_path / "r.csv"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(PermissionError, match=r"r\.csv"):
        write_whole(path, b"new")
    with pytest.raises(PermissionError, match=r"r\.csv"):
        write_many(tmp_path, [("r.csv", b"new")])
    assert (path.read_bytes(), names_in(tmp_path)) == (b"old", {"r.csv"})


def test_a_file_of_somebody_else_in_a_folder_for_all_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(b"old")
    path.chmod(0o200)  # not to be read by anybody is no protection
    write_whole(path, b"new")
    path.chmod(0o600)
    assert path.read_bytes() == b"new"


def held(times: int, number: int = 13) -> Callable[[Path, Path], Path]:
    """What replaces a file that another program holds for so many attempts."""
    left = [times]
    real = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if left[0]:
            left[0] -= 1
            raise PermissionError(number, "Permission denied")
        return real(path, target)

    return replace


@pytest.mark.parametrize("many", [False, True])
@pytest.mark.parametrize(("times", "is_written"), [(0, True), (5, True), (6, False)])
def test_a_file_that_another_program_holds_is_waited_for(
    times: int, is_written: bool, many: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(Path, "replace", held(times))
    monkeypatch.setattr(whole, "time", SimpleNamespace(sleep=pauses.append))

    def write() -> None:
        if many:
            write_many(tmp_path, [("r.csv", b"new")])
        else:
            write_whole(tmp_path / "r.csv", b"new")

    if is_written:
        write()
    else:
        with pytest.raises(OSError, match=r"busy.*r\.csv"):
            write()
    assert names_in(tmp_path) == ({"r.csv"} if is_written else set())
    assert pauses == [0.05, 0.1, 0.2, 0.4, 0.8][:times]


def test_what_is_not_allowed_is_not_taken_for_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a folder for all in which each may replace what is their own."""
    monkeypatch.setattr(Path, "replace", held(6, number=1))
    monkeypatch.setattr(whole, "time", SimpleNamespace(sleep=lambda _: None))
    with pytest.raises(PermissionError):
        write_whole(tmp_path / "r.csv", b"new")


# The mask.


@pytest.mark.parametrize("is_told", [True, False])
def test_the_mask_is_found_and_stays(
    is_told: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not is_told:
        monkeypatch.setattr(masks, "_STATUS", tmp_path / "nowhere")
    before = os.umask(0o027)
    try:
        assert umask() == 0o027
        assert os.umask(0o022) == 0o027
    finally:
        os.umask(before)


@pytest.mark.skipif(sys.platform != "linux", reason="where it is not told, it is set for a moment")
def test_where_the_mask_is_told_it_is_never_set(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> int:
        raise AssertionError

    before = umask()
    monkeypatch.setattr(os, "umask", fail)
    assert umask() == before


def test_elsewhere_it_is_a_strict_one_for_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And one thread at a time, or one would take the other's for the usual one."""
    monkeypatch.setattr(masks, "_STATUS", tmp_path / "nowhere")
    real, seen = os.umask, set()

    def noted(mask: int) -> int:
        seen.add(mask)
        found = real(mask)
        time.sleep(0.001)  # the other threads come to it
        return found

    monkeypatch.setattr(os, "umask", noted)
    before = real(0o022)
    found: list[int] = []
    try:
        threads = [
            threading.Thread(target=lambda: found.extend(umask() for _ in range(5)))
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert real(before) == 0o022
    finally:
        real(before)
    assert set(found) == {0o022}
    assert seen == {0o077, 0o022}


# A run that is killed.


def insist_on_whole(folder: Path, old: dict[str, bytes], new: dict[str, bytes]) -> None:
    """Each file is the old one or the new one, and what else there is a draft."""
    for path in folder.iterdir():
        if path.name in new:
            assert path.read_bytes() in (old.get(path.name), new[path.name])
        else:
            assert path.name.startswith(".")
            assert path.name.endswith(".tmp")
            path.unlink()
    assert old.keys() <= names_in(folder)


@pytest.mark.parametrize("is_there", [False, True])
@pytest.mark.parametrize("kind", ["whole", "many"])
def test_a_run_may_die_at_every_step(kind: str, is_there: bool, tmp_path: Path) -> None:
    new = {"a.ics": b"new" * 30_000, "b.ics": b"newer" * 30_000}
    old = dict.fromkeys(new, b"old") if is_there else {}
    with writer(tmp_path, kind, new) as program:
        for step in range(1, 1000):
            for path in tmp_path.iterdir():
                path.unlink()
            for name, data in old.items():
                (tmp_path / name).write_bytes(data)
            if program.file(0, "event", step) != KILLED:
                break
            insist_on_whole(tmp_path, old, new)
    assert step > 8
    assert {name: (tmp_path / name).read_bytes() for name in new} == new
