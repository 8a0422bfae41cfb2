"""Ctrl-C and the time limit: the best roster so far, and an end that says so."""

from __future__ import annotations

import os
import runpy
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.process import HANG, IN_THE_WHOLE_MODEL, UNOPENED, WEEK, Result, finish, run, start

# The solver says on standard error when it begins and when it is asked to stop.
SLOW_SOLVER = (
    UNOPENED
    + """
import sys
import threading
import time
from ortools.sat.python import cp_model_helper

class Slow:
    def __init__(self):
        self._real = cp_model_helper.RealWrapper()
        self._stopped = threading.Event()

    def set_parameters(self, parameters):
        parameters.max_time_in_seconds = SECONDS
        self._real.set_parameters(parameters)

    def solve(self, model):
        print("solving", file=sys.stderr, flush=True)
        self._stopped.wait(PAUSE)
        return self._real.solve(model)

    def stop_search(self):
        print("asked to stop", file=sys.stderr, flush=True)
        STOP

cp_model_helper.RealWrapper = cp_model_helper.SolveWrapper
cp_model_helper.SolveWrapper = Slow
"""
)


def slow_solver(seconds: float, pause: float, stop: str) -> str:
    words = {"SECONDS": str(seconds), "PAUSE": str(pause), "STOP": stop}
    program = SLOW_SOLVER
    for word, text in words.items():
        program = program.replace(word, text)
    return program


OBEDIENT = slow_solver(0, 60, "self._stopped.set()") + "main()\n"
STUBBORN = slow_solver(0, 60, "pass") + "main()\n"

# The compiled solver comes back while Python shuts down, which takes longer than the solve.
LINGERING = (
    slow_solver(2, 0, "pass")
    + """
class Last:
    def __del__(self, sleep=time.sleep):
        sleep(4)

sys.last = Last()
main()
"""
)


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """A plan whose first roster is found soon and whose proof in the whole takes minutes."""
    path = tmp_path / "long.yaml"
    plans = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "plans.py"))
    path.write_text(plans["week_file"](60, 30, 6, free=0.4))
    return path


def is_clean(err: str) -> bool:
    """Whether nothing went wrong on the way out."""
    return not any(word in err for word in ("Traceback", "fault", "Exception", "terminate"))


def passes_check(week: Path, roster: Path) -> bool:
    result = run("check", week, roster, "--time-limit", "0")
    return result.code == 0 and result.out.startswith("No rule is broken.\n")


def interrupted_run(week: Path, *arguments: str | Path) -> Result:
    """Interrupt the command, later and later until it has found a roster."""
    for seconds in (1, 2, 4, 8, 16):
        process = start("solve", week, *arguments, program=IN_THE_WHOLE_MODEL)
        time.sleep(seconds)
        process.send_signal(signal.SIGINT)
        result = finish(process)
        assert is_clean(result.err), result.err
        assert result.code == 130
        if result.raw:
            return result
        assert result.err in ("interrupted\n", "Stopped before any roster was found.\n", "")
    pytest.fail("no roster was found before the interrupts")


def test_an_interrupt_keeps_the_best_roster_so_far(long: Path) -> None:
    target = long.with_name("r.csv")
    result = interrupted_run(long, "-o", target)
    assert result.err == "Stopped: this is the best roster found so far.\n"
    assert result.out.startswith("Plan 0 (2026-11-28 to 2027-06-19)\n")
    stopped = "Not proved: the search was stopped; this is the best roster it found."
    assert stopped in result.out
    assert passes_check(long, target)


def test_a_time_limit_keeps_the_best_roster_so_far(long: Path) -> None:
    target = long.with_name("r.csv")
    for limit in ("1", "3", "9", "27"):
        options = ("-o", target, "--time-limit", limit)
        result = run("solve", long, *options, program=IN_THE_WHOLE_MODEL)
        if result.code != 4:
            break
    assert result.code == 0
    said = f"The time limit of {limit} s was reached: this is the best roster found so far.\n"
    assert result.err == said
    assert "Not proved: this is the best roster found in the time given." in result.out
    assert passes_check(long, target)


def test_a_time_limit_before_any_roster_ends_with_four(long: Path) -> None:
    result = run("solve", long, "--time-limit", "0.001", program=IN_THE_WHOLE_MODEL)
    said = (
        "No roster was found within 0.001 s; it is not known whether one exists. Give\n"
        "more time with --time-limit.\n"
    )
    assert (result.code, result.raw, result.err) == (4, b"", said)


def test_an_interrupt_before_any_roster_says_that_there_is_none() -> None:
    process = solving(OBEDIENT)
    process.send_signal(signal.SIGINT)
    result = finish(process)
    said = "asked to stop\nStopped before any roster was found.\n"
    assert (result.code, result.raw, result.err) == (130, b"", said)


def test_a_second_interrupt_does_not_wait_for_the_solver() -> None:
    process = solving(STUBBORN)
    process.send_signal(signal.SIGINT)
    assert process.stderr is not None
    assert process.stderr.readline() == b"asked to stop\n"
    time.sleep(0.5)  # it waits for the solver now
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)  # the solver itself would go on for 60 s
    assert is_clean(err.decode())
    assert process.returncode == 130


def test_a_solver_that_still_runs_does_not_spoil_the_end(long: Path) -> None:
    process = solving(LINGERING, long.read_bytes())
    assert process.stderr is not None
    assert process.stderr.readline() == b"solving\n"  # the second stage, which takes long
    process.send_signal(signal.SIGINT)
    assert process.stderr.readline() == b"asked to stop\n"
    process.send_signal(signal.SIGINT)
    result = finish(process)
    assert is_clean(result.err), result.err
    assert result.code == 130


APART = """\
title: Clean-up
start: 2026-11-28
tasks:
  - {name: Basement, when: saturday 10:00-12:00, people: 2}
  - {name: Rails, when: sunday 10:00-12:00, people: 2}
volunteers: [{name: Bahar}, {name: Gulnar}]
rules:
  apart: [[Bahar, Gulnar]]
"""
STOPPED_IN_A_CLASH = """
import signal
import dutyplan.explaining.clashes.clash as module
from dutyplan.cli import main

def find_clash(*_, **__):
    module.find_clash = real
    signal.raise_signal(signal.SIGINT)

real, module.find_clash = module.find_clash, find_clash
main()
"""


def test_an_interrupt_while_reasons_are_looked_for_keeps_the_roster(tmp_path: Path) -> None:
    week, target = tmp_path / "week.yaml", tmp_path / "r.csv"
    week.write_text(APART)
    result = run("solve", week, "-o", target, program=STOPPED_IN_A_CLASH)
    text = (
        "gap: Basement on 2026-11-28 10:00-12:00: 1 missing\n"
        "gap: Rails on 2026-11-29 10:00-12:00: 1 missing\n"
        "Stopped: this is the best roster found so far.\n"
    )
    assert (result.code, result.err) == (130, text)
    # What takes no solver is said of each gap, and of the rest that it is open.
    said = " ".join(result.out.split())
    assert said.count("Everybody may do it and is free then.") == 2
    assert said.count("Why these can't all come was not looked into further.") == 2
    assert "Proved: no roster is more complete" in said
    assert passes_check(week, target)


def test_an_interrupt_while_reasons_are_looked_for_keeps_the_refusal(tmp_path: Path) -> None:
    week = tmp_path / "week.yaml"
    week.write_text(APART)
    result = run("solve", week, "--strict", program=STOPPED_IN_A_CLASH)
    text = (
        "No roster keeps all rules and has no gaps, as --strict asks.\n\n"
        "Which demands of the week file can't all be met was not found out in time.\n\n"
        "Whether a small change would help was not found out in time.\n"
    )
    assert (result.code, result.raw, result.err) == (130, b"", text)


def solving(program: str, week: bytes = WEEK.encode()) -> subprocess.Popen[bytes]:
    """A run whose solver has begun."""
    process = start("solve", "-", program=program)
    assert process.stdin is not None
    assert process.stderr is not None
    process.stdin.write(week)
    process.stdin.close()
    process.stdin = None
    assert process.stderr.readline() == b"solving\n"
    return process


def test_an_interrupt_while_the_file_is_read_is_said_too(tmp_path: Path) -> None:
    result = interrupted_reading(tmp_path / "week.yaml")
    assert (result.code, result.raw, result.err) == (130, b"", "interrupted\n")


def interrupted_reading(path: Path) -> Result:
    """A named pipe can be opened for writing as soon as the command waits for its text."""
    os.mkfifo(path)
    process = start("solve", path)
    end = time.monotonic() + HANG
    while True:
        try:
            writer = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
            break
        except OSError:
            assert time.monotonic() < end
            assert process.poll() is None
            time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    os.close(writer)  # or a signal that comes just before the read would wait for its end
    return finish(process)


def test_an_interrupt_while_a_refusal_is_explained_still_shows_it(tmp_path: Path) -> None:
    program = """
from dutyplan.cli import main
from dutyplan.explaining.clashes import clash

def stop(*_, **__):
    raise KeyboardInterrupt

clash.find_clash = stop
main()
"""
    week = WEEK.replace("people: 2", "people: 3")
    (tmp_path / "week.yaml").write_text(week, encoding="utf-8")
    result = run("solve", "week.yaml", "--strict", cwd=tmp_path, program=program)
    assert (result.code, result.raw) == (130, b"")
    first, _, rest = result.err.partition("\n\n")
    assert first.startswith("No roster keeps all rules and has no gaps")
    assert len(rest.split("\n\n")) == 2
