"""What is told of nobody unless it is asked for: no command and no file has it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.process import Result, run

WEEK = """\
title: Clean-up
start: 2026-11-28
weeks: 2
history: rosters
consent: 50%
tasks:
  - {name: Rails, when: saturday 10:00-11:00, people: 2, standby: 1}
  - {name: Basement, when: saturday 12:00-13:00, people: 2, age: 18-60, skills: keys}
  - {name: Gate, when: saturday 14:00-15:00, people: 2, age: 90+}
volunteers:
  - {name: Aynur Tursun, id: at-7, age: 97, contact: tel-secret-1, skills: keys}
  - {name: Bahar Polat, id: bp-3, born: 1937-05-13, contact: tel-secret-2, never: Rails}
  - {name: 李敏, age: 41, contact: tel-secret-3, unavailable: 2026-12-05, limits: {total: 2}}
  - {name: Ma Jun, born: 1991-09-17, contact: tel-secret-4, guardian: 李敏}
rules:
  apart: [[Aynur Tursun, Bahar Polat]]
"""
STEM = "rosters/2026-11-28"
SHEETS = ("a.html", "a.md", "a.txt", "a.xlsx", "a.ics", "a.chat.txt", "own/")
FOR_PROGRAMS = ("a.csv", "a.json")
# Ages on the first and the last day, dates of birth in any order, contacts.
PRIVATE = re.compile(
    r"secret|(?<!\w)(?:1937|1991|05[-/.]13|09[-/.]17)(?!\w)|(?<![\w.:+-])(?:97|89|41|35)(?![\w.:%-])"
)
NAMES = re.compile("Aynur|Tursun|Bahar|Polat|李敏|Ma Jun|at-7|bp-3")

ON_A_DUTY = ("--duty", "Rails 2026-12-05")
COMMANDS = (
    ("publish", "week.yaml", *(part for name in SHEETS for part in ("-o", name))),
    ("solve", "week.yaml", "-vv", "--seed", "1"),
    ("solve", "week.yaml", "--strict"),
    ("solve", "week.yaml", "--format", "json", "--seed", "1"),
    ("solve", "broken.yaml"),
    ("export", f"{STEM}.json", "-o", "a.csv", "-o", "a.json", "--format", "html"),
    ("check", "week.yaml", f"{STEM}.json"),
    ("check", "week.yaml", "edited.csv", "--time-limit", "0"),
    ("check", "week.yaml", "edited.csv", "--time-limit", "0", "--format", "json"),
    ("why", "week.yaml", "--volunteer", "bp-3", *ON_A_DUTY),
    ("why", "week.yaml", "--volunteer", "李敏", *ON_A_DUTY),
    ("why", "week.yaml", "--volunteer", "Ma Jun", *ON_A_DUTY, "--format", "json"),
    ("why", "week.yaml", f"{STEM}.json", "--volunteer", "at-7"),
    ("substitutes", "week.yaml", f"{STEM}.json", *ON_A_DUTY),
    ("substitutes", "week.yaml", f"{STEM}.json", *ON_A_DUTY, "--format", "json"),
    ("reply", f"{STEM}.json", "--yes", "at-7", "--no", "Ma Jun"),
    ("attend", f"{STEM}.json", "--day", "2026-11-28"),
    ("replan", "week.yaml", f"{STEM}.json", "--away", "at-7 2026-12-05", "-o", "new.html"),
    ("replan", "week.yaml", f"{STEM}.json", "--away", "bp-3 2026-12-05", "--format", "json"),
    ("balance", "later.yaml"),
    ("balance", "later.yaml", "--format", "json"),
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("privacy")
    edited = (
        "date,weekday,start,end,task,place,volunteer,role,effort,status\n"
        "2026-12-05,Sat,10:00,11:00,Rails,,bp-3,duty,1,planned\n"
        "2026-12-05,Sat,12:00,13:00,Basement,,at-7,duty,1,planned\n"
        "2026-12-05,Sat,14:00,15:00,Gate,,李敏,duty,1,planned\n"
    )
    texts = {
        "week.yaml": WEEK,
        "broken.yaml": WEEK.replace("never: Rails", "nevr: Rails").replace("total: 2", "total: x"),
        "later.yaml": WEEK.replace("2026-11-28", "2026-12-12"),
        "edited.csv": edited,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def told(folder: Path) -> dict[str, Result]:
    """All that the commands say, one after the other."""
    return {" ".join(one): run(*one, cwd=folder) for one in COMMANDS}


def test_no_command_says_it(told: dict[str, Result]) -> None:
    assert sorted({result.code for result in told.values()}) == [0, 1, 3]
    for command, result in told.items():
        said = without_style(result.out) + result.err
        assert len(said) > 1, command
        assert not PRIVATE.search(said), (command, PRIVATE.search(said), said)


def test_no_file_has_it(folder: Path, told: dict[str, Result]) -> None:
    assert told
    read = {"week.yaml", "broken.yaml", "later.yaml"}
    written = [path for path in folder.rglob("*") if path.is_file() and path.name not in read]
    assert {path.name for path in written} >= {*SHEETS[:-1], *FOR_PROGRAMS, "new.html"}
    for path in written:
        assert not PRIVATE.search(path.name)
        for part, text in texts_of(path):
            assert not PRIVATE.search(text), (path, part, PRIVATE.search(text))


def test_initials_leave_no_name_and_no_id(folder: Path, told: dict[str, Result]) -> None:
    assert told
    board = folder / "board"
    board.mkdir()
    outputs = [part for name in SHEETS for part in ("-o", f"board/{name}")]
    arguments = ("--names", "initials", *outputs)
    result = run("export", f"{STEM}.json", *arguments, cwd=folder)
    assert (result.code, result.out) == (0, "")
    assert not NAMES.search(result.err)
    written = [path for path in board.rglob("*") if path.is_file()]
    assert len(written) == len(SHEETS) - 1 + 4
    for path in written:
        assert not NAMES.search(path.name)
        for part, text in texts_of(path):
            assert not NAMES.search(text), (path, part, NAMES.search(text))


def test_it_is_told_where_it_is_asked_for(folder: Path, told: dict[str, Result]) -> None:
    assert told
    asked = ("--with", "age,contact", "--week", "week.yaml", "--format", "table")
    shown = run("export", f"{STEM}.json", *asked, cwd=folder).out
    for text in ("97", "89", "41", "35", *(f"tel-secret-{number}" for number in range(1, 5))):
        assert text in shown


def texts_of(path: Path) -> Iterator[tuple[str, str]]:
    """The text of a file; of a workbook that of all its parts, but for the looks of cells."""
    if path.suffix != ".xlsx":
        yield "", without_style(path.read_text(encoding="utf-8").replace("\r\n ", ""))
        return
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            text = parts.read(name).decode()
            shown = re.findall(">([^<>]+)<", text)
            yield name, "\n".join(shown)


def without_style(text: str) -> str:
    """A page without its own style and script, in which there are numbers."""
    return re.sub("(?s)<(style|script|svg).*?</\\1>", "", text)
