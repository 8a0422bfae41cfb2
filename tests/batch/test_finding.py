"""Which week files are meant, and what their rosters are called."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from dutyplan.batch.finding import Found, NothingInCommonError, find_week_files
from dutyplan.locales import words


def put(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("", encoding="utf-8")
    return folder


def stems(found: Iterable[Found]) -> list[str]:
    return [str(one.stem) for one in found]


def test_a_folder_is_looked_through_by_name_however_deep(tmp_path: Path) -> None:
    city = put(
        tmp_path / "city",
        *("south/a/week.yaml", "north/week.YML", "north/people.csv", "b.yaml", "notes.txt"),
        *(".hidden.yaml", ".git/x.yaml", "a.yml"),
    )
    found = find_week_files([city], tmp_path / "out")
    assert stems(found) == ["a", "b", "north/week", "south/a/week"]
    assert [one.path for one in found][2] == city / "north" / "week.YML"
    assert all(one.fault is None for one in found)


def test_rosters_lie_as_week_files_do_below_what_all_have_in_common(tmp_path: Path) -> None:
    put(tmp_path, "north/week.yaml", "south/week.yaml", "south/more/week.yaml")
    north, south = tmp_path / "north", tmp_path / "south"
    out = tmp_path / "out"
    assert stems(find_week_files([north, south], out)) == [
        "north/week",
        "south/week",
        "south/more/week",
    ]
    assert stems(find_week_files([north / "week.yaml"], out)) == ["week"]
    assert stems(find_week_files([south], out)) == ["week", "more/week"]
    files = [north / "week.yaml", south / "more" / "week.yaml"]
    assert stems(find_week_files(files, out)) == ["north/week", "south/more/week"]


def test_each_file_counts_once_and_stays_where_it_was_first(tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", "b.yaml")
    found = find_week_files([tmp_path / "b.yaml", tmp_path], tmp_path / "out")
    assert stems(found) == ["b", "a"]


def test_paths_are_shown_as_they_were_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "city/north/week.yaml")
    monkeypatch.chdir(tmp_path)
    (one,) = find_week_files([Path("city")], Path("out"))
    assert one.label == os.path.join("city", "north", "week.yaml")  # noqa: PTH118
    assert str(one.stem) == "north/week"


def test_a_name_that_is_taken_is_a_fault_of_the_second(tmp_path: Path) -> None:
    put(tmp_path, "week.yaml", "week.yml")
    first, second = find_week_files([tmp_path], tmp_path / "out")
    assert first.fault is None
    assert second.fault is not None
    assert second.fault == (
        f"its roster would have the same name as that of {first.path}: give one of them another "
        "name"
    )
    assert second.fault.said(words("zh")) == f"它的排班会与 {first.path} 的同名：请给其中一个改名"


def test_names_that_some_systems_take_for_one_are_one(tmp_path: Path) -> None:
    put(tmp_path, "Week.yaml", "week.yml")
    assert [one.fault is None for one in find_week_files([tmp_path], tmp_path / "out")] == [
        True,
        False,
    ]


def test_names_that_look_the_same_are_one(tmp_path: Path) -> None:
    put(tmp_path, "caf\u00e9.yaml", "cafe\u0301.yml")
    found = find_week_files([tmp_path], tmp_path / "out")
    assert sorted(one.fault is None for one in found) == [False, True]


def test_the_folder_of_the_results_is_left_out(tmp_path: Path) -> None:
    put(tmp_path, "week.yaml", "out/old.yaml")
    assert stems(find_week_files([tmp_path], tmp_path / "out")) == ["week"]


def test_links_to_folders_are_not_followed_and_so_never_in_circles(tmp_path: Path) -> None:
    put(tmp_path, "north/week.yaml")
    try:
        (tmp_path / "north" / "again").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("links can't be made here")
    assert stems(find_week_files([tmp_path], tmp_path / "out")) == ["north/week"]


def test_what_is_not_there_is_for_the_reader_to_tell(tmp_path: Path) -> None:
    (one,) = find_week_files([tmp_path / "gone.yaml"], tmp_path / "out")
    assert (str(one.stem), one.fault) == ("gone", None)


def test_a_folder_that_cannot_be_read_is_there_with_its_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "week.yaml", "closed/week.yaml")
    real = Path.iterdir

    def refuse(self: Path) -> Iterable[Path]:
        if self.name == "closed":
            raise PermissionError(13, "Permission denied", str(self))
        return real(self)

    monkeypatch.setattr(Path, "iterdir", refuse)
    week, closed = find_week_files([tmp_path], tmp_path / "out")
    assert week.fault is None
    assert closed.fault == f"'{tmp_path / 'closed'}' can't be read: Permission denied"


def test_several_drives_have_no_folder_in_common(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def apart(paths: list[Path]) -> str:
        raise ValueError("Paths don't have the same drive")

    monkeypatch.setattr(os.path, "commonpath", apart)
    with pytest.raises(NothingInCommonError):
        find_week_files([tmp_path], tmp_path / "out")
