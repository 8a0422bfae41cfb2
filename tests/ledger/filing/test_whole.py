"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dutyplan.ledger.filing.whole import drafted, settle, write_many, write_whole


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
