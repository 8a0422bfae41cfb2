"""The page about the commands has all options of each, and none that there is not."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from dutyplan.cli import COMMANDS
from dutyplan.cli.app import build_app
from tests.pages import read_page

PAGE = "docs/cli.md"
HEADINGS = re.compile(r"^## (.+)$", re.MULTILINE)
NAMES = re.compile(r"(?<![\w-])--?[a-z][\w-]*")
# Every command has it.
HELP = {"-h", "--help"}


@cache
def commands() -> dict[str, Any]:
    """The commands as the program knows them."""
    return dict(build_app().commands)


def section(name: str) -> str:
    """What the page says under the heading of a command."""
    return read_page(PAGE).split(f"\n## {name}\n", 1)[1].split("\n## ", 1)[0]


def told(name: str) -> set[str]:
    """The options in the first column of the command's tables."""
    rows = re.findall(r"^\| (`-.*?) \|", section(name), re.MULTILINE)
    return {option for row in rows for option in NAMES.findall(row)}


def there_are(name: str) -> set[str]:
    """The options that the command takes."""
    return {
        option
        for parameter in commands()[name].params
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("-")
    } - HELP


def test_the_page_has_all_commands() -> None:
    assert set(commands()) == set(COMMANDS)
    assert set(HEADINGS.findall(read_page(PAGE))) >= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_has_all_options(name: str) -> None:
    missing = {long for long in there_are(name) if long not in told(name) and long.startswith("--")}
    assert not missing
    assert told(name) <= there_are(name)
