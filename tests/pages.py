"""What the tests of the manual share: the blocks of its pages, and the program run on them."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

PAGES = [
    page.relative_to(ROOT).as_posix()
    for page in sorted([*ROOT.glob("README*.md"), *(ROOT / "docs").glob("*.md")])
]
"""All pages of the manual."""


def read_page(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str, kind: str) -> list[str]:
    """Contents of the fenced blocks of one kind."""
    return re.findall(rf"^```{kind}\n(.*?)^```", read_page(page), re.MULTILINE | re.DOTALL)


def rows(page: str) -> list[list[list[str]]]:
    """The cells of each table, row by row, the heading first and the rule under it left out."""
    tables = re.findall(r"(?:^\|.*\n)+", read_page(page), re.MULTILINE)
    split = [
        [[cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines()]
        for table in tables
    ]
    return [[table[0], *table[2:]] for table in split]


def run_on(folder: Path, text: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program, `solve` if nothing else is said, in a folder with `text` as week file."""
    (folder / "week.yaml").write_text(text, encoding="utf-8")
    return run_in(folder, *(arguments or ("solve", "week.yaml")))


def typed_in(folder: Path, line: str) -> str:
    """All that a line of a page shows when it is typed in a folder."""
    program, *arguments = shlex.split(line)
    assert program == "dutyplan"
    done = run_in(folder, *arguments)
    return done.stdout + done.stderr


def run_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a folder."""
    command = [sys.executable, "-m", "dutyplan", *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        command, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False
    )
