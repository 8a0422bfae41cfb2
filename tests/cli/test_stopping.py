"""SIGTERM, SIGHUP and whatever else asks a run to stop: as Ctrl-C does, with codes of their own."""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path

import pytest

from tests.cli.faulty import JSON_OF, WRITERS, Case, ends, lay_out
from tests.cli.process import WEEK, finish, run, start
from tests.cli.test_interrupt import (
    APART,
    OBEDIENT,
    STOPPED_IN_A_CLASH,
    STUBBORN,
    is_clean,
    passes_check,
    solving,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows kills, and does not ask")

CODES = {"SIGTERM": 143, "SIGHUP": 129}


@pytest.mark.parametrize(("name", "code"), CODES.items())
def test_before_any_roster_it_says_that_there_is_none(name: str, code: int) -> None:
    process = solving(OBEDIENT)
    process.send_signal(signal.Signals[name])
    result = finish(process)
    said = "asked to stop\nStopped before any roster was found.\n"
    assert (result.code, result.raw, result.err) == (code, b"", said)


@pytest.mark.parametrize(("name", "code"), CODES.items())
def test_the_best_roster_so_far_is_shown_and_written(name: str, code: int, tmp_path: Path) -> None:
    week, target = tmp_path / "week.yaml", tmp_path / "r.csv"
    week.write_text(APART)
    program = STOPPED_IN_A_CLASH.replace("SIGINT", name)
    result = run("solve", week, "-o", target, "-q", "--lang", "zh", program=program)
    assert (result.code, result.err) == (code, "")
    assert "Basement" in result.out
    assert passes_check(week, target)


def test_a_second_one_ends_at_once() -> None:
    process = solving(STUBBORN)
    process.send_signal(signal.SIGTERM)
    assert process.stderr is not None
    assert process.stderr.readline() == b"asked to stop\n"
    time.sleep(0.5)  # it waits for the solver now
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=30)  # the solver itself would go on for 60 s
    assert (process.returncode, out, err) == (143, b"", b"")


def test_a_terminal_that_goes_may_say_so_twice(tmp_path: Path) -> None:
    """By itself and through the shell."""
    week, target = tmp_path / "week.yaml", tmp_path / "r.csv"
    week.write_text(APART)
    once = "signal.raise_signal(signal.SIGINT)"
    hup = "signal.raise_signal(signal.SIGHUP)"
    twice = f"try:\n        {hup}\n    finally:\n        {hup}"
    result = run("solve", week, "-o", target, program=STOPPED_IN_A_CLASH.replace(once, twice))
    assert result.code == 129
    assert passes_check(week, target)


@pytest.mark.parametrize("ignored", CODES)
def test_what_is_not_to_be_heard_is_not(ignored: str, tmp_path: Path) -> None:
    """As `nohup` has it."""
    program = f"""
import signal
from dutyplan.cli import main
from dutyplan import solving
signal.signal(signal.{ignored}, signal.SIG_IGN)
real = solving.solve
def solve(*arguments, **options):
    signal.raise_signal(signal.{ignored})
    return real(*arguments, **options)
solving.solve = solve
main()
"""
    (tmp_path / "week.yaml").write_text(WEEK, encoding="utf-8")
    result = run("solve", "week.yaml", program=program, cwd=tmp_path)
    assert (result.code, result.err) == (0, "")


WHILE_WRITING = """
import os, signal
def stop(handle):
    signal.raise_signal(signal.SIGTERM)
os.fsync = stop
"""
AT_ONCE = """
import os, signal
def stop(handle):
    try:
        signal.raise_signal(signal.SIGTERM)
    except KeyboardInterrupt:
        signal.raise_signal(signal.SIGTERM)
os.fsync = stop
"""
WHILE_SAID = """
import signal
from dutyplan.cli import app
from dutyplan.cli.screen import console
def stop(profile):
    raise KeyboardInterrupt
def say(text):
    signal.raise_signal(signal.SIGINT)
app.run_app, console.say = stop, say
"""


def test_while_a_file_is_written_it_stays_as_it_was(tmp_path: Path) -> None:
    for fault, said, chinese in ((WHILE_WRITING, "interrupted\n", "已中断\n"), (AT_ONCE, "", "")):
        folder = tmp_path / str(len(said))
        folder.mkdir()
        cases = [Case(arguments, fault) for arguments in WRITERS.values()]
        cases.append(Case(WRITERS["schema"], fault, {"LANG": "zh_CN.UTF-8"}))
        for case, end in zip(cases, ends(cases, folder), strict=True):
            assert (case, end.code) == (case, 143)
            assert end.err == (chinese if case.env else said)
            assert end.after == end.before


def test_while_it_says_so_it_ends_at_once(tmp_path: Path) -> None:
    (end,) = ends([Case(WRITERS["solve"], WHILE_SAID)], tmp_path)
    assert (end.code, end.err, end.new) == (130, "", set())


def test_where_nothing_can_be_raised_it_comes_again(tmp_path: Path) -> None:
    """Python only tells of what is raised while an object goes."""
    fault = """
import signal
from dutyplan import solving
class Last:
    def __del__(self):
        signal.raise_signal(signal.SIGTERM)
def solve(*_, **__):
    Last()
    while True:
        pass
solving.solve = solve
"""
    (end,) = ends([Case(WRITERS["solve"], fault)], tmp_path)
    assert (end.code, end.err, end.new) == (143, "interrupted\n", set())


def test_a_roster_is_not_filed_by_a_run_that_was_stopped(tmp_path: Path) -> None:
    lay_out(tmp_path)
    process = start("publish", "next.yaml", program=OBEDIENT, cwd=tmp_path)
    assert process.stderr is not None
    assert process.stderr.readline() == b"solving\n"
    process.send_signal(signal.SIGTERM)
    result = finish(process)
    assert result.code == 143
    assert is_clean(result.err)
    assert not (tmp_path / JSON_OF["next.yaml"]).exists()


AT_THE_FIRST_MOMENT = """
import builtins
from dutyplan import cli

load = builtins.__import__
def stopped(name, *arguments):
    if name == "dutyplan.cli.screen.escapes" or "escapes" in (arguments[2] or ()):
        raise KeyboardInterrupt
    return load(name, *arguments)
builtins.__import__ = stopped
cli.main()
"""

BEFORE_IT_IS_GUARDED = """
from dutyplan import cli
from dutyplan.cli.screen import console

def stopped():
    raise KeyboardInterrupt
console._open_streams = stopped
cli.main()
"""


@pytest.mark.parametrize("program", [AT_THE_FIRST_MOMENT, BEFORE_IT_IS_GUARDED])
def test_ctrl_c_in_the_first_moment(program: str, tmp_path: Path) -> None:
    """Before anything is there that could say more of it."""
    result = run("check", "week.yaml", program=program, cwd=tmp_path)
    assert (result.code, result.out, result.err) == (130, "", "interrupted\n")
