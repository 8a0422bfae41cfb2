"""The page "For a district office", typed along from one week to the next."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from benchmarks.cityruns import local_cluster
from dutyplan import load
from tests.pages import blocks, read_page, typed_in

PAGE = "docs/district.md"
BLOCK = re.compile(r"^```(console|sh)\n(.*?)^```", re.MULTILINE | re.DOTALL)
ADDRESS = "tcp://10.0.0.5:8786"
SECONDS = re.compile(r",\d+\.\d\d,")

NORTH = blocks(PAGE, "yaml")[0]
SOUTH = NORTH.replace("North", "South").replace("people: 2, effort", "people: 4, effort")
EAST = NORTH.replace("North", "East")
MISTYPED = EAST.replace("age: 12+", "age: 60-12")
WEEKS = ("2026-11-28", "2026-12-05")


class Office:
    """A folder in which the page is typed along, with what happens between its commands.

    Attributes
    ----------
    shown
        Each command, what the page says of it, and what the program said.
    summary
        That of the first run.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shown: list[tuple[str, str, str]] = []
        self.summary = ""
        self._write(north=NORTH, south=SOUTH, east=MISTYPED)

    def type(self, command: str, said: str) -> None:
        if "--resume" in command:
            self._write(east=EAST)
        if WEEKS[1] in command:
            self._move_start()
        if ADDRESS in command:
            shown = self._type_on_cluster(command)
        else:
            shown = typed_in(self.folder, command)
        self.shown.append((command, said, shown))
        self.summary = self.summary or self._summary()

    def _summary(self) -> str:
        path = self.folder / "out" / WEEKS[0] / "summary.csv"
        return path.read_text(encoding="utf-8-sig")

    def _type_on_cluster(self, command: str) -> str:
        shutil.rmtree(self.folder / "out" / WEEKS[1])
        own = self.folder / "cluster"
        own.mkdir()
        with local_cluster(own, 1) as cluster:
            return typed_in(self.folder, command.replace(ADDRESS, cluster.options[-1]))

    def _move_start(self) -> None:
        for path in self.folder.glob("city/*/week.yaml"):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(f"start: {WEEKS[0]}", f"start: {WEEKS[1]}"), "utf-8")

    def _write(self, **texts: str) -> None:
        for name, text in texts.items():
            path = self.folder / "city" / name / "week.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    one = Office(tmp_path_factory.mktemp("district"))
    for kind, text in BLOCK.findall(read_page(PAGE)):
        if kind == "console":
            one.type(*text.removeprefix("$ ").split("\n", 1))
        else:
            subprocess.run(["sh", "-eu", "-c", text], cwd=one.folder, check=True)
    return one


@pytest.mark.parametrize("number", range(len(blocks(PAGE, "console"))))
def test_a_command_says_what_the_page_shows(office: Office, number: int) -> None:
    command, said, shown = office.shown[number]
    assert shown == said, command


def test_the_summary_is_the_one_of_the_page(office: Office) -> None:
    (shown,) = blocks(PAGE, "csv")
    assert SECONDS.sub(",s,", office.summary) == SECONDS.sub(",s,", shown)


def test_what_is_said_to_be_told_nobody_is_in_no_roster(office: Office) -> None:
    board = office.folder / "board" / WEEKS[0]
    assert "Bahar" not in "".join(path.read_text("utf-8") for path in board.rglob("*.*"))
    for roster in office.folder.glob("out/*/*/week.*"):
        assert '"age"' not in roster.read_text("utf-8")


def test_the_copies_are_read_as_history(office: Office) -> None:
    for name in ("north", "south", "east"):
        plan = load(office.folder / "city" / name / "week.yaml")
        assert {str(past.duty.date) for past in plan.past.duties} == {WEEKS[0]}
