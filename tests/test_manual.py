"""The manual says what the program does: its week files are solved, its pages are up to date."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from dutyplan import check, solve
from dutyplan.problems import render_text
from dutyplan.weekfile import read_week_bytes
from tools.manual import TARGET, manual

ROOT = Path(__file__).parent.parent
PAGES = ["README.md", "docs/weekfile.md", "docs/rules.md", "docs/cli.md"]

# What an excerpt of a week file is laid over, so that its names are known.
BASE = """
start: 2026-11-28
weeks: 2
tasks:
  - {name: Basement, when: saturday 10:00-12:00, effort: 3, age: 18-60}
  - {name: Stairwell rails, when: saturday 10:00-11:00, people: 2}
volunteers:
  - {name: Aynur, age: 15}
  - {name: Bahar, age: 45, skills: keys}
  - {name: Gulnar, age: 28}
  - {name: Li Min, age: 65}
"""


def blocks(page: str, kind: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def laid_over_base(excerpt: str) -> str:
    """The base with the excerpt's keys; volunteers of the base that it does not name stay."""
    whole: dict[str, Any] = yaml.load(BASE, yaml.BaseLoader)
    given: dict[str, Any] = yaml.load(excerpt, yaml.BaseLoader)
    for key, value in given.items():
        if key in ("volunteers", "tasks"):
            named = {one["name"]: one for one in whole[key]}
            for one in value:
                named[one["name"]] = named.get(one["name"], {}) | one
            value = list(named.values())
            for one in value:
                if key == "volunteers" and "born" in one:
                    one.pop("age", None)
        whole[key] = value
    # JSON is YAML with quotation marks, so every value stays the text it is.
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)


EXCERPTS = [(page, block) for page in PAGES for block in blocks(page, "yaml")]


@pytest.mark.parametrize(("page", "block"), EXCERPTS)
def test_week_files_of_the_manual_are_solved(page: str, block: str) -> None:
    text = block if "start:" in block else laid_over_base(block)
    plan, problems = read_week_bytes(page, text.encode(), ROOT)
    assert plan is not None, "\n".join(map(render_text, problems))
    assert [problem.message for problem in problems] == []
    outcome = solve(plan)
    assert outcome.proved
    assert outcome.roster is not None
    assert check(plan, outcome.roster).breaches == ()


def test_there_are_week_files_in_the_manual() -> None:
    assert {page for page, _ in EXCERPTS} >= {"README.md", "docs/weekfile.md", "docs/rules.md"}


def test_readme_shows_the_real_roster(tmp_path: Path) -> None:
    run = run_on_readme_file(tmp_path, blocks("README.md", "yaml")[0])
    assert run.stdout == blocks("README.md", "text")[0]
    assert (run.returncode, run.stderr) == (0, "")


def test_readme_shows_real_messages(tmp_path: Path) -> None:
    text = blocks("README.md", "yaml")[0]
    for right, wrong in MISTAKES:
        assert right in text
        text = text.replace(right, wrong)
    run = run_on_readme_file(tmp_path, text)
    assert run.stderr == blocks("README.md", "text")[1]
    assert (run.returncode, run.stdout) == (1, "")


MISTAKES = [
    ("rails, when: saturday 10:00-11:00, people", "rails, when: saturday 10:00-11:00, peopel"),
    ("age: 18-60", "age: 60-18"),
    ("available: saturday", "available: saturdy"),
]


def run_on_readme_file(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    (folder / "week.yaml").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "dutyplan", "solve", "week.yaml"]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        command, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False
    )


def test_rules_page_is_written_from_the_docstrings() -> None:
    assert TARGET.read_text(encoding="utf-8") == manual(), "run 'make docs'"
