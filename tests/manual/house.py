"""A folder in which a section of the manual is typed along, command by command.

What a command reads and nothing before it has made is put there first: a reader has a week file, a
filed roster, or a spreadsheet of sign-ups by then.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.manual.belongings import BELONGINGS
from tests.manual.steps import REMARK, Command, File, Section
from tests.manual.typist import Said, Typist

WEEK = """\
title: Clean-up
start: 2026-11-28
weeks: 2
history: rosters
tasks:
  - {name: Basement, when: saturday 10:00-12:00, people: 2, effort: 3, age: 18-60}
  - {name: Rails, when: saturday 10:00-11:00, people: 2}
volunteers:
  - {name: Aynur, age: 15}
  - {name: Li Min, age: 65}
  - {name: Bahar, age: 45, unavailable: 2026-12-05}
  - {name: Gulnar, age: 28}
  - {name: Ma Jun, age: 17, unavailable: 2026-11-28}
  - {name: Wang Guoqiang, age: 52}
  - {name: Cholpan, age: 36, unavailable: 2026-11-28}
"""
"""The week file of whoever reads a page that shows none."""

ROSTER = "rosters/2026-11-28.json"
FILES = re.compile(r"\w+\.(?:csv|xlsx)\b")


class House:
    """The folder of one section.

    Parameters
    ----------
    folder
        Empty as yet.
    typist
        Who types.
    week
        The week file, as long as the section shows none.
    lang
        What the reader's computer speaks.
    """

    def __init__(
        self, folder: Path, typist: Typist, week: str = WEEK, lang: str = "C.UTF-8"
    ) -> None:
        self.folder = folder
        self._typist, self._week, self._lang = typist, week, lang

    def lives(self, section: Section) -> Iterator[tuple[Command, Said]]:
        """Take each step of the section: its commands, and what was said to each."""
        for step in section.steps:
            if isinstance(step, File):
                self._show(step)
            elif step.is_whole:
                yield step, self.types(step.line)

    def types(self, line: str) -> Said:
        """Type a command line, up to its pipe, with all in the folder that it needs."""
        program, *arguments = shlex.split(REMARK.sub("", line).partition(" | ")[0])
        assert program == "dutyplan", line
        self._bring(arguments)
        return self._typist.types(arguments, self.folder, self._lang)

    def writes(self, name: str, text: str) -> None:
        """Put a file of text there."""
        (self.folder / name).write_text(text, encoding="utf-8")

    def filed(self) -> dict[str, Any]:
        """The roster that is filed."""
        found: dict[str, Any] = json.loads((self.folder / ROSTER).read_text(encoding="utf-8"))
        return found

    def makes(self, line: str) -> None:
        """Type a command that the page takes for done."""
        said = self.types(line)
        assert said.code == 0, said.shown

    def _show(self, file: File) -> None:
        if file.name != "week.yaml":
            self.writes(file.name, file.text)
            return
        self._week = file.text if "tasks:" in file.text else with_lines(self._week, file.text)
        self.writes("week.yaml", self._week)

    def _bring(self, arguments: list[str]) -> None:
        made = {after for at, after in pairwise(arguments) if at == "-o"}
        for name in [*arguments, *FILES.findall(self._week)]:
            if name in made or (self.folder / name).exists():
                continue
            if name == "week.yaml":
                self.writes(name, self._week)
            elif name in MAKERS:
                MAKERS[name](self)
            elif name in BELONGINGS:
                BELONGINGS[name](self.folder / name)


def with_lines(week: str, excerpt: str) -> str:
    """A week file with the lines of an excerpt that are no lists, in place of its own."""
    for line in excerpt.splitlines():
        key = re.match(r"(\w+): \S", line)
        if key:
            own = re.compile(rf"^{key[1]}:.*\n(?:[ -].*\n)*", re.MULTILINE)
            week = own.sub("", week) + f"{line}\n"
    return week


def _publishes(house: House) -> None:
    house.makes("dutyplan publish week.yaml")


def _solves(house: House) -> None:
    house.makes("dutyplan solve week.yaml -o roster.csv")


def _is_declined(house: House) -> None:
    filed = house.filed()
    if not filed.get("consent", {}).get("no"):
        house.makes(f"dutyplan reply {ROSTER} --no {filed['duties'][0]['volunteers'][0]!r}")


def _fills_in(house: House) -> None:
    rows = (house.folder / ROSTER).with_suffix(".csv").read_text(encoding="utf-8-sig")
    filled = re.sub(r"^(2026-11-28,.*,)\w+$", r"\1done", rows, flags=re.MULTILINE)
    house.writes("filled.csv", filled)


def _has_a_city(house: House, name: str = "city") -> None:
    for one in ("north", "south"):
        (house.folder / name / one).mkdir(parents=True)
        house.writes(f"{name}/{one}/week.yaml", WEEK)


MAKERS: dict[str, Callable[[House], None]] = {
    ROSTER: _publishes,
    ROSTER.replace(".json", ".csv"): _publishes,
    "--declined": _is_declined,
    "roster.csv": _solves,
    "city": _has_a_city,
    "全市": partial(_has_a_city, name="全市"),
    "filled.csv": _fills_in,
}
"""What a reader has done by then, by a word of a command that needs it."""
