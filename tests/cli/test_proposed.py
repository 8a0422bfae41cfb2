"""Whatever is said of a roster that does not stand yet says so, too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.process import run

WEEK = """\
start: 2026-11-28
consent: 80%
tasks: [{name: Rails, when: saturday 10:00-11:00}]
volunteers: [{name: Aynur}, {name: Bahar}]
"""
JSON, CSV = "rosters/2026-11-28.json", "rosters/2026-11-28.csv"
DUTY = ("--duty", "Rails 2026-11-28")
COMMANDS = {
    "check": ("check", "week.yaml", JSON, "--time-limit", "0"),
    "check the CSV": ("check", "week.yaml", CSV, "--time-limit", "0"),
    "why": ("why", "week.yaml", JSON, "--volunteer", "Aynur"),
    "substitutes": ("substitutes", "week.yaml", JSON, *DUTY),
    "attend": ("attend", JSON),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("proposed")
    (folder / "week.yaml").write_text(WEEK, encoding="utf-8")
    assert run("publish", "week.yaml", cwd=folder).code == 0
    return folder


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_it_is_said_on_standard_error(folder: Path, arguments: tuple[str, ...]) -> None:
    result = run(*arguments, cwd=folder)
    path = CSV if CSV in arguments else JSON
    assert (result.code, result.err) == (0, f"{path}: proposed, 0 of 1 have agreed\n")


def test_in_chinese(folder: Path) -> None:
    result = run("substitutes", "week.yaml", JSON, *DUTY, "--lang", "zh", cwd=folder)
    assert result.err == f"{JSON}：征求意见中，1 户已有 0 户同意\n"


def test_and_no_more_once_it_is_adopted(folder: Path) -> None:
    both = ("--yes", "Aynur", "Bahar")
    assert "adopted, 1 of 1 have agreed" in run("reply", JSON, *both, cwd=folder).out
    for arguments in COMMANDS.values():
        result = run(*arguments, cwd=folder)
        assert (result.code, result.err) == (0, "")


# Rosters of the history.

NEXT = WEEK.replace("2026-11-28", "2026-12-05") + "history: rosters\n"
OF_HISTORY = {
    "solve": ("solve", "next.yaml"),
    "balance": ("balance", "next.yaml"),
    "balance as CSV": ("balance", "next.yaml", "--format", "csv"),
    "publish": ("publish", "next.yaml", "--replaces"),
}


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """A week file behind another whose roster nobody has agreed to so far."""
    (tmp_path / "week.yaml").write_text(WEEK, encoding="utf-8")
    (tmp_path / "next.yaml").write_text(NEXT, encoding="utf-8")
    assert run("publish", "week.yaml", cwd=tmp_path).code == 0
    return tmp_path


@pytest.mark.parametrize("arguments", OF_HISTORY.values(), ids=OF_HISTORY)
def test_what_counts_and_does_not_stand_is_named(before: Path, arguments: tuple[str, ...]) -> None:
    result = run(*arguments, cwd=before)
    said = f"{JSON}: proposed, 0 of 1 have agreed\n"
    assert (result.code, result.err[: len(said)]) == (0, said)
    assert result.err.count("proposed") == 1
    chinese = run(*arguments, "--lang", "zh", cwd=before)
    assert chinese.err.startswith(f"{JSON}：征求意见中，1 户已有 0 户同意\n")


@pytest.mark.parametrize("command", ["solve", "publish"])
def test_not_where_it_is_to_be_quiet(before: Path, command: str) -> None:
    assert run(command, "next.yaml", "-q", cwd=before).err == ""


def test_of_many_the_last_three(before: Path) -> None:
    text = (before / JSON).read_text(encoding="utf-8")
    for day in ("2026-10-31", "2026-11-07", "2026-11-14", "2026-11-21"):
        other = text.replace("2026-11-28", day).replace("csv_sha256", "other")
        (before / f"rosters/{day}.json").write_text(other, encoding="utf-8")
    said = [
        f"rosters/{day}.json: proposed, 0 of 1 have agreed"
        for day in ("2026-11-28", "2026-11-21", "2026-11-14")
    ]
    result = run("balance", "next.yaml", cwd=before)
    assert result.err.splitlines() == [*said, "and 2 more that are only proposed"]
    chinese = run("balance", "next.yaml", "--lang", "zh", cwd=before)
    assert chinese.err.splitlines()[-1] == "另有 2 份排班仍在征求意见"


def test_nor_once_it_is_known_what_became_of_it(before: Path) -> None:
    assert run("attend", JSON, cwd=before).code == 0
    assert run("balance", "next.yaml", cwd=before).err == ""


def test_what_is_recorded_speaks_the_language_of_the_week_file(tmp_path: Path) -> None:
    (tmp_path / "week.yaml").write_text(f"language: zh\n{WEEK}", encoding="utf-8")
    assert run("publish", "week.yaml", cwd=tmp_path).code == 0
    replied = run("reply", JSON, "--yes", "Aynur", "Bahar", cwd=tmp_path)
    assert "已生效，1 户已有 1 户同意" in replied.out
    assert run("attend", JSON, cwd=tmp_path).out.startswith("到岗 1 人次，无人缺席。")
    assert "adopted" in run("reply", JSON, "--lang", "en", cwd=tmp_path).out
