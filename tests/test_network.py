"""No network: nothing that speaks to one is imported, and no command opens a socket."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import dutyplan
from dutyplan.outputs import FORMATS
from tests.cli.process import Result, run
from tests.workbooks import workbook

PACKAGE = Path(next(iter(dutyplan.__path__)))
ALLOWED = {
    *(f"batch/engines/{name}.py" for name in ("cluster", "clusterrun", "clusterwork", "joining")),
    "batch/engines/worker.py",
}
"""Those of `--cluster`; and that of processes on this machine, spoken to through pipes."""
SPEAKERS = {
    "aiohttp", "asyncio", "dask", "distributed", "ftplib", "http", "httpx", "imaplib", "poplib",
    "requests", "smtplib", "socket", "socketserver", "ssl", "telnetlib", "tornado", "urllib3",
    "webbrowser", "websockets", "xmlrpc",
}  # fmt: skip


def speakers(text: str) -> set[str]:
    """What a source imports, or names to import it, that speaks to a network."""
    found = set()
    for node in _run(ast.parse(text)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Call) and node.args:
            called = ast.unparse(node.func).rpartition(".")[2]
            if called in ("import_module", "__import__") and isinstance(node.args[0], ast.Constant):
                names = [str(node.args[0].value)]
        for name in names:
            is_request = name.startswith(("urllib.request", "multiprocessing.connection"))
            if name.split(".")[0] in SPEAKERS or is_request:
                found.add(name)
    return found


def _run(node: ast.AST) -> Iterator[ast.AST]:
    """What is in a source, but for what only those read who check types."""
    yield node
    for inner in ast.iter_child_nodes(node):
        if not (isinstance(inner, ast.If) and ast.unparse(inner.test) == "TYPE_CHECKING"):
            yield from _run(inner)


def test_nothing_imports_what_speaks_to_a_network() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix(): names
        for path in PACKAGE.rglob("*.py")
        if (names := speakers(path.read_text(encoding="utf-8")))
    }
    assert found.keys() <= ALLOWED, found


@pytest.mark.parametrize(
    ("text", "is_speaker"),
    [
        ("import socket", True),
        ("def f():\n    from urllib.request import urlopen", True),
        ("from urllib import request", True),
        ("import_module('http.client')", True),
        ("from urllib.parse import quote", False),
        ("from dutyplan.plan import Plan", False),
        ("if TYPE_CHECKING:\n    from distributed import Client", False),
        ("if IS_ONE:\n    from distributed import Client", True),
    ],
)
def test_what_speaks(text: str, is_speaker: bool) -> None:
    assert bool(speakers(text)) is is_speaker


GUARDED = """
import os, sys

PIPE = 1  # AF_UNIX

def watch(event, arguments):
    alone = event.partition(".")[0] in ("socket", "urllib", "http", "ftplib", "smtplib", "imaplib")
    # A pair of ends for processes of this machine, which no other can reach.
    alone = alone and not (event == "socket.__new__" and arguments[1] == PIPE)
    runs = event in ("os.system", "os.exec", "os.posix_spawn", "os.spawn", "subprocess.Popen")
    if alone or runs or event == "webbrowser.open":
        os.write(2, f"{event} {arguments}".encode())
        os._exit(99)

sys.addaudithook(watch)
"""
WATCHED = f"{GUARDED}\nfrom dutyplan.cli import main\nmain()\n"
WEEK = """\
title: Clean-up
start: 2026-11-28
country: CN
timezone: Asia/Shanghai
history: rosters
consent: 50%
tasks:
  - {name: Rails, when: saturday 10:00-11:00, people: 2}
  - {name: Basement, when: saturday 11:00-12:00, standby: 1}
volunteers: people.xlsx
"""
PEOPLE: list[list[str | int]] = [
    ["name", "age", "contact"],
    ["Aynur", 15, "1"],
    ["Bahar", 45, "2"],
    ["李敏", 65, "3"],
]
ROSTER = "rosters/2026-11-28.json"
SHEETS = ("a.html", "a.md", "a.txt", "a.xlsx", "a.ics", "a.chat.txt", "a.csv", "a.json", "own/")
RUNS = [
    ["publish", "week.yaml"],
    ["solve", "week.yaml", *(f"-o{one}" for one in SHEETS)],
    ["check", "week.yaml"],
    ["check", "week.yaml", ROSTER],
    ["why", "week.yaml", "--volunteer", "Aynur", "--duty", "Rails 2026-11-28"],
    ["export", ROSTER, *(f"-o{one}" for one in SHEETS)],
    ["reply", ROSTER, "--yes", "Aynur"],
    ["substitutes", "week.yaml", ROSTER, "--duty", "Rails 2026-11-28"],
    ["replan", "week.yaml", ROSTER, "--away", "Aynur 2026-11-28"],
    ["attend", ROSTER],
    ["balance", "week.yaml"],
    ["import", "people.xlsx", "-o", "signed.csv"],
    ["init", "new"],
    ["schema"],
    ["--version"],
]


def watched(folder: Path, arguments: list[str]) -> Result:
    return run(*arguments, cwd=folder, program=WATCHED)


def test_no_command_speaks_to_a_network_or_starts_a_program(tmp_path: Path) -> None:
    (tmp_path / "week.yaml").write_text(WEEK, encoding="utf-8")
    (tmp_path / "people.xlsx").write_bytes(workbook(PEOPLE))
    for arguments in RUNS:
        result = watched(tmp_path, arguments)
        assert result.code == 0, (arguments, result.code, result.err)


@pytest.mark.skipif(os.name != "posix", reason="pipes are others there")
def test_a_batch_speaks_to_its_own_processes_alone(tmp_path: Path) -> None:
    (tmp_path / "city").mkdir()
    (tmp_path / "city" / "week.yaml").write_text(WEEK, encoding="utf-8")
    (tmp_path / "city" / "people.xlsx").write_bytes(workbook(PEOPLE))
    (tmp_path / "sitecustomize.py").write_text(GUARDED, encoding="utf-8")  # for its workers, too
    arguments = ("batch", "city", *(f"--format={name}" for name in FORMATS))
    result = run(*arguments, cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)})
    assert result.code == 0, result.err
    assert len(list((tmp_path / "batch").glob("week.*"))) == len(FORMATS)


@pytest.mark.parametrize(
    "deed",
    [
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import urllib.request; urllib.request.urlopen('http://localhost')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
    ],
)
def test_a_run_that_would_is_ended(deed: str) -> None:
    assert run(program=f"{GUARDED}\n{deed}\n").code == 99
