"""The house itself: who imports whom, what no table, test or page names, what make promises."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

import pytest

import dutyplan
from dutyplan.cli import COMMANDS, python_name
from dutyplan.goals import GOALS
from dutyplan.locales import LANGUAGES
from dutyplan.outputs import FORMATS
from dutyplan.rules import RULES

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "dutyplan"
MODULES = sorted(PACKAGE.rglob("*.py"))

# From the ground up: a room imports from itself and from those above it in this list.
ROOMS = (
    "locales",
    "problems",
    "timing",
    "plan",
    "reasons",
    "roster",
    "grammar",
    "rules",
    "goals",
    "solver",
    "checking",
    "solving",
    "ledger",
    "weekfile",
    "signups",
    "explaining",
    "again",
    "outputs",
    "batch",
    "__init__",
    "cli",
    "__main__",
)

# Each room of which a table lists the files, with the words of that table.
TABLES: dict[str, set[str]] = {
    "rules": {rule.id for rule in RULES},
    "goals": set(GOALS),
    "outputs": set(FORMATS),
    "cli": {python_name(command) for command in COMMANDS},
    "locales": set(LANGUAGES),
}
ENTRIES = [(room, name) for room, names in TABLES.items() for name in sorted(names)]

# What a distribution is called where it is imported, if not by its own name; pydantic pins its
# compiled half to one version and leaves some types to it, as distributed its settings to dask.
IMPORTED_AS = {
    "pyyaml": {"yaml"},
    "pydantic": {"pydantic", "pydantic_core"},
    "distributed": {"distributed", "dask"},
}

MACHINE_PATH = re.compile(r"(?<![\w.}])/(?:home|root|Users|work|tmp|opt|mnt|farm)/\w|\b[A-Z]:\\\w")
UNREAD = {".git", ".venv", ".hypothesis", "__pycache__", "build", "dist", "htmlcov", "site"}


@cache
def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Full names of what a file imports, anywhere in it, as deep as the import says."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room_of(module: str) -> str:
    """The room in which a full name such as `dutyplan.rules.age.RULE` lives."""
    _, _, inside = module.partition(".")
    room = inside.partition(".")[0]
    return room if room in ROOMS else "__init__"


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def texts() -> Iterator[tuple[str, str]]:
    """Path and text of every file of the project that is text."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [one for one in folders if one not in UNREAD and not one.endswith("_cache")]
        for name in set(names) - UNREAD:  # .git is a file where one history has several folders
            path = Path(folder, name)
            try:
                yield place(path), path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def test_the_version_stands_in_one_place() -> None:
    assert pyproject()["project"]["dynamic"] == ["version"]
    assert pyproject()["tool"]["hatch"]["version"]["path"] == "dutyplan/__init__.py"
    assert metadata.version("dutyplan") == dutyplan.__version__
    assert re.fullmatch(r"\d+\.\d+\.\d+", dutyplan.__version__)


def test_each_part_of_the_package_is_a_room() -> None:
    parts = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in MODULES}
    assert parts == set(ROOMS)


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_imports_go_one_way(path: Path) -> None:
    own = ROOMS.index(path.relative_to(PACKAGE).parts[0].removesuffix(".py"))
    above = [
        name
        for name in imports(path)
        if name.split(".")[0] == "dutyplan" and ROOMS.index(room_of(name)) > own
    ]
    assert not above


@pytest.mark.parametrize(
    ("name", "room"),
    [
        ("dutyplan.rules.age.RULE", "rules"),
        ("dutyplan.plan.Plan", "plan"),
        ("dutyplan.load", "__init__"),
        ("dutyplan", "__init__"),
    ],
)
def test_room_of(name: str, room: str) -> None:
    assert room_of(name) == room


def test_ortools_is_known_to_its_two_users_alone() -> None:
    users = {place(p) for p in MODULES if any(n.startswith("ortools") for n in imports(p))}
    assert users == {f"dutyplan/solver/{name}.py" for name in ("engine", "running", "arcs")}
    named = {
        place(path)
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and str(node.value).startswith("ortools")
    }
    assert not named, "imported by its name, perhaps?"


def test_nothing_is_imported_that_is_not_declared() -> None:
    used = {name.split(".")[0] for path in MODULES for name in imports(path)}
    foreign = used - set(sys.stdlib_module_names) - {"dutyplan"}
    project = pyproject()["project"]
    for requirement in project["dependencies"] + project["optional-dependencies"]["cluster"]:
        name = re.match(r"[\w-]+", requirement)
        assert name is not None
        brought = IMPORTED_AS.get(name.group(), {name.group()})
        assert brought & foreign, f"{requirement} is declared and not used"
        foreign -= brought
    assert not foreign


def test_every_dependency_is_bounded_on_both_sides() -> None:
    project = pyproject()["project"]
    extras = [one for extra in project["optional-dependencies"].values() for one in extra]
    building = pyproject()["build-system"]["requires"]
    assert len(extras) > len(project["dependencies"])
    for requirement in (*project["dependencies"], *extras, *building):
        bounded = r"[\w-]+(\[\w+\])?(>=[\d.]+,<[\d.]+|==[\w.]+)(; .+)?"
        assert re.fullmatch(bounded, requirement), requirement


def test_only_the_command_line_prints_asks_or_exits() -> None:
    speakers = {"print", "input", "exit", "quit", "stdout", "stderr", "stdin", "echo", "_exit"}
    heard = {
        path.relative_to(PACKAGE).parts[0]
        for path in MODULES
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Name) and node.id in speakers)
        or (isinstance(node, ast.Attribute) and node.attr in speakers)
    }
    assert heard == {"cli"}


@pytest.mark.parametrize("room", TABLES)
def test_each_file_of_a_room_is_in_its_table_or_serves_one_that_is(room: str) -> None:
    files = {path.stem for path in (PACKAGE / room).glob("*.py")} - {"__init__", "base"}
    assert files >= TABLES[room], "the table names a file that is not there"
    imported = {name for path in MODULES for name in imports(path)}
    for helper in files - TABLES[room]:
        module = f"dutyplan.{room}.{helper}."
        assert any(name.startswith(module) for name in imported), f"who needs {module}?"


@pytest.mark.parametrize(("room", "name"), ENTRIES)
def test_each_entry_of_a_table_is_its_module(room: str, name: str) -> None:
    module = import_module(f"dutyplan.{room}.{name}")
    face = {"rules": "RULE", "goals": "GOAL", "outputs": "render", "locales": "TEXTS"}.get(room)
    assert hasattr(module, face or name)
    if room in ("rules", "goals"):
        assert getattr(module, str(face)).id == name


@pytest.mark.parametrize(("room", "name"), ENTRIES)
def test_each_entry_of_a_table_has_a_test_of_its_own(room: str, name: str) -> None:
    if room == "locales":  # words without code: one test walks them all
        own = ROOT / "tests" / room / "test_locales.py"
        assert "LANGUAGES" in own.read_text(encoding="utf-8")
    else:
        assert (ROOT / "tests" / room / f"test_{name}.py").is_file()


@pytest.mark.parametrize(("room", "name"), ENTRIES)
def test_each_entry_of_a_table_stands_in_the_manual(room: str, name: str) -> None:
    manual = "\n".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs").glob("*.md"))
    word = re.escape(name.removesuffix("_"))  # a command that is a word of Python, too
    headings = rf"^#+ .*\b{word}\b"
    code_words = rf"`(?:dutyplan |--format |--lang )?{word}`"
    assert re.search(f"{headings}|{code_words}", manual, re.MULTILINE)


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    read = dict(texts())
    assert {"pyproject.toml", "Makefile", ".ci/run", "dutyplan/plan.py"} <= read.keys()
    found = {
        f"{path}: {match.group()}"
        for path, text in read.items()
        for match in MACHINE_PATH.finditer(text)
    }
    assert not found


@pytest.mark.parametrize(
    ("text", "is_path"),
    [
        ("see " + "/ho" + "me/ann/week.yaml", True),
        ("'/t" + "mp/x.csv'", True),
        ("C:" + "\\Users", True),
        ("https://example.org" + "/wo" + "rk/page", False),
        ("#!/usr/bin/env bash", False),
    ],
)
def test_a_path_of_a_machine_is_recognised(text: str, is_path: bool) -> None:
    assert bool(MACHINE_PATH.search(text)) is is_path


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # Inside `make test` these variables speak of that make.
    env = {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    command = ["make", *arguments]
    return subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=60
    )


def test_make_help_names_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony is not None
    shown = make(ROOT, "help").stdout
    assert [line.split()[1] for line in shown.splitlines()] == phony.group(1).split()
    assert make(ROOT).stdout == shown


@pytest.mark.parametrize(
    ("python", "is_said"),
    [("#!/bin/sh\necho Python 3.9.1\nexit 1\n", "Python 3.9.1"), (None, "not found")],
    ids=["too old", "missing"],
)
def test_make_says_which_python_it_needs(tmp_path: Path, python: str | None, is_said: str) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("pyproject.toml", "dutyplan/__init__.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    if python is not None:
        (tmp_path / "python").write_text(python, encoding="utf-8")
        (tmp_path / "python").chmod(0o755)
    done = make(tmp_path, "demo", "PYTHON=./python")
    assert done.returncode == 2
    first, second = done.stdout.splitlines()
    assert first.startswith("dutyplan needs Python 3.11 or newer; './python' is: ")
    assert is_said in first
    assert second == "With another one:  make PYTHON=python3.12"
    assert not (tmp_path / ".venv").exists()


def test_ci_runs_what_people_run() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert script.startswith("#!/usr/bin/env bash\n")
    assert "set -euo pipefail" in script
    targets = "lint demo test test-browser test-office fuzz-quick kills-quick manual bench-quick"
    assert f"for target in {targets}; do" in script
