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
