"""The page "A year with dutyplan", typed along from the first command to the last."""

from __future__ import annotations

import re
import shlex

import pytest

from dutyplan.cli import COMMANDS
from tests.pages import read_page, typed_in

PAGE = "docs/year.md"
BLOCK = re.compile(r"^```(yaml|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
DAMAGED = "## When a file is damaged\n"


def change(text: str, block: str) -> str:
    """A week file with the lines of a block in it, in the place of those that they stand for."""
    if "tasks:" in block:
        return block
    for line in block.splitlines():
        key = re.match(r"(\w+): \S", line)
        name = re.match(r"  - \{name: ([^,]+)", line)
        if key:
            text = re.sub(rf"^{key[1]}: .*$", line, text, flags=re.MULTILINE)
        elif name:
            known = re.search(r"id: ([^,}]+)", line) or name
            old = re.compile(rf"^  - \{{name: {known[1]},.*$", re.MULTILINE)
            if old.search(text):
                text = old.sub(line, text)
            else:
                text = text.replace("\nrules:", f"{line}\n\nrules:")
    return text


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str, str]]:
    """Each command of the page, what the page says of it, and what the program said."""
    folder = tmp_path_factory.mktemp("year")
    week_file = folder / "week.yaml"
    week_file.touch()
    page = read_page(PAGE)
    found = []
    for block in BLOCK.finditer(page):
        if block[1] == "yaml":
            text = week_file.read_text(encoding="utf-8")
            week_file.write_text(change(text, block[2]), encoding="utf-8")
            continue
        if DAMAGED in page[: block.start()]:
            roster = folder / "rosters" / "2026-11-28.json"
            roster.write_bytes(roster.read_bytes()[:1500])
        command, said = block[2].removeprefix("$ ").split("\n", 1)
        found.append((command, said, typed_in(folder, command)))
    return found


@pytest.mark.parametrize("number", range(len(re.findall("^```console", read_page(PAGE), re.M))))
def test_a_command_says_what_the_page_shows(typed: list[tuple[str, str, str]], number: int) -> None:
    command, said, shown = typed[number]
    assert shown == said, command


def test_the_page_goes_through_all_commands_of_a_year(
    typed: list[tuple[str, str, str]],
) -> None:
    assert {shlex.split(command)[1] for command, _, _ in typed} == set(COMMANDS) - {
        "solve",
        "check",
        "why",
        "import",
        "init",
        "schema",
        "export",
        "batch",
    }
