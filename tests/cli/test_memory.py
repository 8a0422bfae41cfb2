"""Little memory: a sentence and 4, wherever it runs out, and no half-written file.

That it runs out in the solver's Python is held in `test_solve.py`.
"""

from __future__ import annotations

import json
import runpy
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.faulty import KEPT_COPIES, ROSTER, WRITERS, WRITTEN, Case, ends, files, lay_out
from tests.cli.process import HANG, environment, finish, run, script, start
from tests.cli.test_interrupt import OBEDIENT, STUBBORN, passes_check

pytest.importorskip("resource")
pytestmark = pytest.mark.skipif(sys.platform == "darwin", reason="macOS heeds no such limit")

SURE = 40
"""Megabytes with which Python starts for sure."""
LEVELS = (14, 19, 25, 45, 90, 116, 126, 150)
SAID = {
    "error: memory ran out\n",
    "Memory ran out before any roster was found.\n",
}
KEPT = "Memory ran out: this is the best roster found so far.\n"

# More than any run needs, and yet a limit: what follows happens in a process that is looked after.
LIMITED = """
import resource
from dutyplan.cli import main
resource.setrlimit(resource.RLIMIT_AS, (2**36, resource.getrlimit(resource.RLIMIT_AS)[1]))
"""


def limited(megabytes: int, command: str, folder: Path) -> tuple[int, str, str]:
    """The end of a line of the shell in which `$0` is the command, with so much memory."""
    line = f"ulimit -v {megabytes * 1024}; ulimit -c 0; {command}"
    done = subprocess.run(
        ["sh", "-c", line, script()],
        capture_output=True,
        cwd=folder,
        env=environment(),
        timeout=HANG,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def starts(megabytes: int, folder: Path) -> bool:
    """Whether Python itself comes as far as to us; before that nobody of us can say anything."""
    command = f"'{sys.executable}' -c 'import site, dutyplan, dutyplan.cli'"
    return limited(megabytes, command, folder)[0] == 0


def test_a_solve_with_more_and_more_memory(tmp_path: Path) -> None:
    lay_out(tmp_path)
    before = files(tmp_path)
    codes = []
    for level in LEVELS:
        if level < SURE and not starts(level, tmp_path):
            continue
        code, out, err = limited(level, '"$0" solve week.yaml -o r.csv', tmp_path)
        codes.append(code)
        made = files(tmp_path).keys() - before.keys()
        if code == 4:
            assert err in SAID
        else:
            assert (level, code, made) == (level, 0, {"r.csv"})
            assert err in ("", KEPT)
        # It may be written by the time that there is no room to show it.
        assert made <= {"r.csv"}
        if made:
            assert out or code
            assert passes_check(tmp_path / "week.yaml", tmp_path / "r.csv")
            (tmp_path / "r.csv").unlink()
    assert 4 in codes


@pytest.mark.parametrize("level", [120, 165])
def test_a_large_plan_with_too_little(level: int, tmp_path: Path) -> None:
    """The compiled solver, and what makes the record, do not survive that."""
    plans = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "plans.py"))
    week = tmp_path / "week.yaml"
    week.write_text(plans["week_file"](150, 60, 12, free=0.4), encoding="utf-8")
    line = '"$0" solve week.yaml -o r.csv --time-limit 2'
    code, _, err = limited(level, line, tmp_path)
    assert code in (0, 4)
    assert err in {*SAID, KEPT, ""} or err.startswith("The time limit of 2 s was reached")
    is_written = (tmp_path / "r.csv").exists()
    assert is_written or code == 4
    assert not is_written or passes_check(week, tmp_path / "r.csv")
    assert not list(tmp_path.glob(".*"))


DEATHS = {
    "an abort": "os.abort()",
    "a crash": "os.kill(os.getpid(), signal.SIGSEGV)",
    "words and an abort": "os.write(2, b'terminate called after std::bad_alloc\\n'); os.abort()",
    "the system": "os.kill(os.getpid(), signal.SIGKILL)",
}
DIES = """
import os, signal
from ortools.sat.python import cp_model_helper as module
from dutyplan.solver.opener import Opener

class Wrapper:
    def __init__(self):
        self._real = real()

    def __getattr__(self, name):
        return getattr(self._real, name)

    def solve(self, model):
        DEATH

real, module.SolveWrapper = module.SolveWrapper, Wrapper
Opener.run = lambda self: None
main()
"""


@pytest.mark.parametrize("death", DEATHS)
def test_a_solver_that_dies_of_it_is_spoken_for(death: str, tmp_path: Path) -> None:
    lay_out(tmp_path)
    before = files(tmp_path)
    program = LIMITED + DIES.replace("DEATH", DEATHS[death])
    arguments = ("publish", "next.yaml", "-o", "r.csv")
    result = run(*arguments, cwd=tmp_path, program=program)
    assert (result.code, result.raw, result.err) == (4, b"", "error: memory ran out\n")
    assert files(tmp_path) == before
    if death == "an abort":
        result = run(*arguments, cwd=tmp_path, program=program, env={"LANG": "zh_CN.UTF-8"})
        assert (result.code, result.err) == (4, "错误：内存不足\n")


NAMES = {
    "a library": "raise ImportError('x.so: failed to map segment from shared object')",
    "a thread": 'raise RuntimeError("can\'t start new thread")',
    "a file": "raise OSError(errno.ENOMEM, 'Cannot allocate memory')",
    "beneath": "raise ValueError from MemoryError()",
}


def no_room(error: str, what: str) -> str:
    module, _, name = what.rpartition(".")
    return f"import errno\nimport {module} as module\ndef fail(*_, **__):\n    {error}\nmodule.{name} = fail\n"  # noqa: E501


PLACES = (
    "dutyplan.cli.options.load_week_file",  # the reader
    "dutyplan.explaining.outcomes.explain",
    "dutyplan.outputs.telling.full_record",
    "dutyplan.ledger.filing.whole.umask",  # while it is written
)


def test_by_whatever_name_and_wherever(tmp_path: Path) -> None:
    faults = [no_room(error, PLACES[0]) for error in NAMES.values()]
    faults += [no_room("raise MemoryError", place) for place in PLACES]
    found = list(ends([Case(WRITERS["solve"], fault) for fault in faults], tmp_path))
    for fault, end in zip(faults, found, strict=True):
        assert (fault, end.code, end.err) == (fault, 4, "error: memory ran out\n")
        assert end.new == set()


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="what is used is not told here")
def test_each_command_that_writes(tmp_path: Path) -> None:
    """What was loaded before takes most of this; little more than that is left."""
    codes = set()
    for level in (2, 16):
        (tmp_path / str(level)).mkdir()
        used = "int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize()"
        head = f"import resource\nmost = {used} + {level} * 2**20\n"
        head += "resource.setrlimit(resource.RLIMIT_AS, (most, most))\n"
        cases = [Case(arguments, head) for arguments in WRITERS.values()]
        for command, end in zip(WRITERS, ends(cases, tmp_path / str(level)), strict=True):
            codes.add(end.code)
            assert (command, level, end.code) in {(command, level, code) for code in (0, 4)}
            assert end.code == 0 or end.err in SAID
            assert end.new <= WRITTEN[command] | KEPT_COPIES
            for path in end.new:
                if path.endswith(".json"):
                    json.loads(end.after[path])
                assert end.after[path].endswith(b"\n")
    assert codes == {0, 4}


# A run that is looked after is asked to stop.


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_run_that_is_looked_after_can_be_stopped(name: str, tmp_path: Path) -> None:
    lay_out(tmp_path)
    head = OBEDIENT.replace("main()\n", "")
    process = start("solve", "week.yaml", program=head + LIMITED + "main()\n", cwd=tmp_path)
    # Its standard error is its own by now: what the solver says there is heard.
    assert process.stderr is not None
    assert process.stderr.readline() == b"solving\n"
    process.send_signal(signal.Signals[name])
    result = finish(process)
    said = "asked to stop\nStopped before any roster was found.\n"
    assert (result.code, result.err) == (128 + signal.Signals[name], said)


def test_and_ends_at_once_if_it_is_asked_again(tmp_path: Path) -> None:
    lay_out(tmp_path)
    head = STUBBORN.replace("main()\n", "")
    process = start("solve", "week.yaml", program=head + LIMITED + "main()\n", cwd=tmp_path)
    assert process.stderr is not None
    assert process.stderr.readline() == b"solving\n"
    process.send_signal(signal.SIGTERM)
    assert process.stderr.readline() == b"asked to stop\n"
    time.sleep(0.5)
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (143, b"")


def test_a_run_that_is_looked_after_ends_as_any_other(tmp_path: Path) -> None:
    lay_out(tmp_path)
    program = LIMITED + "main()\n"
    plain = run("solve", "week.yaml", cwd=tmp_path)
    watched = run("solve", "week.yaml", "-o", "r.csv", cwd=tmp_path, program=program)
    assert watched == plain
    assert passes_check(tmp_path / "week.yaml", tmp_path / "r.csv")
    assert run("solve", "nothing.yaml", cwd=tmp_path, program=program).code == 1
    assert run("solve", cwd=tmp_path, program=program).code == 2
    told = run("attend", ROSTER, cwd=tmp_path, program=program, env={"LANG": "zh_CN.UTF-8"})
    assert told.code == 0
