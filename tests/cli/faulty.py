"""Runs the command where something is wrong with the world: many cases from one process.

Each case is a fork of it that calls what the command calls, so that Python starts once.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.cli.process import HANG, run, start

WEEK = """\
title: Clean-up
start: 2026-11-28
consent: 80%
tasks:
  - {name: Rails, when: saturday 10:00-11:00, people: 2, place: Block A}
  - {name: Basement, when: saturday 11:00-12:00, effort: 3}
volunteers:
  - {name: Aynur, available: saturday 10:00-11:00}
  - {name: Bahar, available: saturday 10:00-11:00}
  - {name: 李敏, available: saturday 11:00-12:00}
  - {name: Gulnar}
"""
SIGN_UPS = "1. Aynur\n2. Bahar\n"
NEXT = WEEK.replace("2026-11-28", "2026-12-05")

JSON_OF = {"week.yaml": "rosters/2026-11-28.json", "next.yaml": "rosters/2026-12-05.json"}
ROSTER = JSON_OF["week.yaml"]
WRITERS: Mapping[str, Sequence[str]] = {
    "solve": ["solve", "week.yaml", "-o", "r.csv"],
    "export": ["export", ROSTER, "-o", "r.html"],
    "publish": ["publish", "next.yaml"],
    "replan": ["replan", "week.yaml", ROSTER, "--away", "李敏 2026-11-28"],
    "reply": ["reply", ROSTER, "--yes", "Aynur"],
    "attend": ["attend", ROSTER, "--day", "2026-11-28"],
    "import": ["import", "signups.txt", "-o", "v.csv"],
    "init": ["init", "new", "--start", "2026-11-28"],
    "schema": ["schema", "-o", "s.json"],
}
"""A run of each command that writes."""
CSV = "rosters/2026-11-28.csv"
KEPT_COPIES = {"rosters/replaced/2026-11-28.1.json"}
WRITTEN = {
    "solve": {"r.csv"},
    "export": {"r.html"},
    "publish": {"rosters/2026-12-05.json", "rosters/2026-12-05.csv"},
    "replan": {ROSTER},  # nobody can take her place who is not there already
    "reply": {ROSTER},  # a table does not tell who agrees
    "attend": {ROSTER, CSV},
    "import": {"v.csv"},
    "init": {"new/week.yaml", "new/week.schema.json"},
    "schema": {"s.json"},
}
"""What each of them writes; what `replan` replaces is kept beside it."""

_PROGRAM = """
import json, os, sys
import dutyplan.cli.app
import dutyplan.outputs.telling
import dutyplan.solver.search
from dutyplan.cli import main

for line in sys.stdin:
    case = json.loads(line)
    child = os.fork()
    if not child:
        os.chdir(case["folder"])
        os.environ.update(case["env"])
        for number, name in ((1, case["out"]), (2, case["err"])):
            os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT, 0o600), number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        sys.argv = ["dutyplan", *case["arguments"]]
        exec(case["fault"], {})
        main()
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@dataclass(frozen=True)
class Case:
    """A run.

    Attributes
    ----------
    fault
        Python code that is run before the command.
    out
        Where standard output goes, if not into a file of its own.
    """

    arguments: Sequence[str]
    fault: str = ""
    env: Mapping[str, str] = field(default_factory=dict)
    out: str = ""


@dataclass(frozen=True)
class End:
    """What a run said, and the files before and after it, by path."""

    code: int
    out: str
    err: str
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]

    @property
    def sentence(self) -> str:
        """What it said on standard error, in one line."""
        lines = self.err.splitlines()
        glue = "" if any(char >= "\u4e00" for line in lines for char in line) else " "
        return glue.join(lines)

    @property
    def new(self) -> set[str]:
        """Files that are there now and were not, or say something else."""
        return {path for path, data in self.after.items() if self.before.get(path) != data}


@cache
def _first_files() -> Mapping[str, bytes]:
    """A folder in which each of the commands has something to do."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        texts = {"week.yaml": WEEK, "next.yaml": NEXT, "signups.txt": SIGN_UPS}
        for path, text in texts.items():
            (folder / path).write_text(text, encoding="utf-8")
        result = run("publish", "week.yaml", cwd=folder)
        assert result.code == 0, result.err
        return files(folder)


def files(folder: Path) -> dict[str, bytes]:
    """All files in a folder and below it, but for the lock."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".dutyplan.lock"
    }


def lay_out(folder: Path) -> None:
    """Put a roster into the folder that was published, and what else the commands read."""
    for name, data in _first_files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def ends(cases: Sequence[Case], scratch: Path) -> Iterator[End]:
    """Run each case in a folder of its own, and tell how it ended."""
    process = start(program=_PROGRAM)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        for number, case in enumerate(cases):
            folder = scratch / str(number)
            folder.mkdir()
            lay_out(folder)
            before = files(folder)
            out, err = scratch / f"{number}.out", scratch / f"{number}.err"
            told = asdict(case) | {
                "folder": str(folder),
                "out": case.out or str(out),
                "err": str(err),
            }
            process.stdin.write(json.dumps(told).encode() + b"\n")
            process.stdin.flush()
            code = int(process.stdout.readline())
            said = "" if case.out else out.read_text(encoding="utf-8")
            yield End(code, said, err.read_text(encoding="utf-8"), before, files(folder))
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        process.kill()
        process.communicate(timeout=HANG)
