"""The page about answers shows what the program says, command for command."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pages import ROOT, blocks, run_on

PAGE, README = "docs/why.md", "README.md"
CONSOLE = [block.removeprefix("$ ").split("\n", 1) for block in blocks(PAGE, "console")]
LEFT_OUT = "...\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The week file of the page, its roster, and the edit that the page speaks of."""
    folder = tmp_path_factory.mktemp("why")
    run_on(folder, blocks(PAGE, "yaml")[0], "solve", "week.yaml", "-o", "roster.csv")
    roster = (folder / "roster.csv").read_text(encoding="utf-8-sig")
    here, there = "Stairwell rails,,Li Min,", "Stairwell rails,,Bahar,"
    assert here in roster
    (folder / "edited.csv").write_text(roster.replace(here, there), encoding="utf-8")
    return folder


@pytest.mark.parametrize(("command", "said"), CONSOLE)
def test_a_command_says_what_the_page_shows(folder: Path, command: str, said: str) -> None:
    program, *arguments = shlex.split(command)
    assert program == "dutyplan"
    run = subprocess.run(
        [sys.executable, "-m", program, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    shown = run.stdout + run.stderr
    if LEFT_OUT not in said:
        assert shown == said
    else:
        assert said.removeprefix(LEFT_OUT).removesuffix(LEFT_OUT) in shown


def test_the_page_has_a_command_for_each_question() -> None:
    asked = {shlex.split(command)[1] for command, _ in CONSOLE}
    assert asked == {"solve", "why", "check"}


def test_the_readme_has_the_same_week_file() -> None:
    assert blocks(README, "yaml")[1] == blocks(PAGE, "yaml")[0]
