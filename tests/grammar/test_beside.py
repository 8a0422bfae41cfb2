"""The gate to what a week file names: what is there, and what lies outside."""

from __future__ import annotations

import ntpath
import os
from pathlib import Path

import pytest

from dutyplan.grammar.beside import Folder, OutsideError, outside
from dutyplan.grammar.text import Text
from dutyplan.locales import LANGUAGES, words
from dutyplan.locales.wording import said_in
from dutyplan.problems import Source, render_text
from dutyplan.weekfile import read_week_bytes


@pytest.fixture
def week(tmp_path: Path) -> Path:
    """A folder of a week file, with a file and a folder in it, and a file beside it."""
    (tmp_path / "secret.csv").write_text("name\nAnn\n", encoding="utf-8")
    folder = tmp_path / "week"
    (folder / "rosters").mkdir(parents=True)
    (folder / "people.csv").write_text("name\nAynur\n", encoding="utf-8")
    return folder


def test_what_is_there(week: Path) -> None:
    beside = Folder(week)
    assert beside.kind("people.csv") == "file"
    assert beside.kind("./rosters/../people.csv") == "file"
    assert beside.kind("rosters") == beside.kind(".") == "folder"
    for name in ("no.csv", "people.csv/x"):
        assert beside.kind(name) is None
    assert sorted(beside.listed(".")) == ["people.csv", "rosters"]
    assert beside.read("people.csv", 100) == b"name\nAynur\n"
    assert beside.read("people.csv", 3) == b"nam"
    assert beside.label("people.csv") == str(week / "people.csv")
    assert beside.identity("rosters") == beside.identity("./rosters/../rosters")
    assert beside.identity("rosters") != beside.identity(".")


def test_what_can_t_be_read(week: Path) -> None:
    beside = Folder(week)
    with pytest.raises(FileNotFoundError):
        beside.read("no.csv", 1)
    with pytest.raises((IsADirectoryError, PermissionError)):
        beside.read("rosters", 1)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_no_file(week: Path) -> None:
    os.mkfifo(week / "people.fifo")
    assert Folder(week).kind("people.fifo") == "other"
    with pytest.raises(OSError, match="it is a pipe or a device, and no file"):
        Folder(week).read("people.fifo", 1)
    text = "start: 2026-11-28\ntasks: [{name: A, when: sat}]\nvolunteers: people.fifo\n"
    (problem,) = read_week_bytes("week.yaml", text.encode(), week)[1]
    assert said_in(problem.message, words("zh")) == (
        "“people.fifo”无法读取：它是管道或设备，不是文件"
    )


def leading_out(week: Path) -> list[str]:
    return ["..", "../secret.csv", "rosters/../../secret.csv", str(week.parent / "secret.csv"),
            "../no.csv", "../week2", str(week.parent)]  # fmt: skip


def asked(beside: Folder, name: str) -> None:
    """Every question about a name is refused."""
    for ask in (beside.kind, beside.listed, beside.identity, lambda one: beside.read(one, 1)):
        with pytest.raises(OutsideError) as found:
            ask(name)
        assert found.value.name == name


def test_no_path_leads_outside(week: Path) -> None:
    for name in leading_out(week):
        asked(Folder(week), name)


def test_a_whole_path_may_lead_inside(week: Path) -> None:
    assert Folder(week).kind(str(week / "people.csv")) == "file"
    assert Folder(week).kind("../week/people.csv") == "file"


def test_no_link_leads_outside(week: Path) -> None:
    try:
        (week / "link.csv").symlink_to(week.parent / "secret.csv")
    except (OSError, NotImplementedError):
        pytest.skip("this system makes no links")
    (week / "up").symlink_to("..")
    (week / "inner").symlink_to("rosters")
    for name in ("link.csv", "up", "up/secret.csv", "up/no.csv", "inner/../../secret.csv"):
        asked(Folder(week), name)
    assert Folder(week).kind("inner") == "folder"
    assert Folder(week).identity("inner") == Folder(week).identity("rosters")
    assert Folder(week).kind("up/week/people.csv") == "file"


def test_links_of_the_folder_itself_lead_nowhere_else(week: Path) -> None:
    try:
        (week.parent / "this").symlink_to("week")
    except (OSError, NotImplementedError):
        pytest.skip("this system makes no links")
    assert Folder(week.parent / "this").kind("people.csv") == "file"
    asked(Folder(week.parent / "this"), "../secret.csv")


def test_who_may_leave(week: Path) -> None:
    beside = Folder(week, may_leave=True)
    assert beside.read("../secret.csv", 100) == b"name\nAnn\n"
    assert beside.kind(str(week.parent)) == "folder"
    assert beside.label("../secret.csv") == str(week / ".." / "secret.csv")


def test_the_folder_may_be_the_current_one(week: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(week)
    assert Folder(Path()).kind("people.csv") == "file"
    assert Folder(Path()).label("people.csv") == "people.csv"
    asked(Folder(Path()), "../secret.csv")


SAID = {
    "en": (
        "week.yaml:1:10: error[outside]: 'rosters/x.json' lies outside the folder of the week file"
        "\n  1 | history: rosters"
        "\n    |          ^^^^^^^"
        "\n  hint: put it beside the week file, or use --allow-outside"
    ),
    "zh": (
        "week.yaml:1:10: 错误[outside]: “rosters/x.json”不在排班文件所在的文件夹里"
        "\n  1 | history: rosters"
        "\n    |          ^^^^^^^"
        "\n  提示：请把它放到排班文件所在的文件夹里，或加上 --allow-outside"
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said(language: str) -> None:
    source = Source("week.yaml", "history: rosters")
    problem = outside(Text("rosters", source.span_at(9, 7)), OutsideError("rosters/x.json"))
    assert render_text(problem, words(language)) == SAID[language]


@pytest.mark.parametrize("name", ["//host/share/people.csv", "D:people.csv", "D:/people.csv"])
def test_on_windows_no_other_drive_is_even_looked_for(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks what lies on a share tells its host who asks."""
    folder = Folder(tmp_path)
    folder.identity(".")
    asked: list[object] = []
    monkeypatch.setattr("os.path.splitdrive", ntpath.splitdrive)
    monkeypatch.setattr("os.path.realpath", asked.append)
    with pytest.raises(OutsideError):
        folder.kind(name)
    assert asked == []
