"""Standard streams, and runs that end in a fault of the program."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.cli.process import HANG, UNOPENED, WEEK, environment, finish, run, script, start

REPORT = """\
dutyplan: this is a fault of the program, not of your file, and no roster is shown:
  {error}
Please report it, with the week file if you can (set DUTYPLAN_DEBUG=1 for details).
"""

OVERLAP = """\
start: 2026-11-28
title: Clean-up
tasks:
  - {name: Rails, when: saturday 10:00-11:00}
  - {name: Basement, when: saturday 10:30-12:00}
volunteers:
  - {name: Ann}
"""

NO_OVERLAP_CONSTRAINT = (
    UNOPENED
    + """
from dutyplan.rules import overlap
type(overlap.RULE).build = lambda *_: None
main()
"""
)

NO_CSV = """
from dutyplan.cli import main
from dutyplan.outputs import csv
def render(outcome, view):
    raise RuntimeError("no ink")
csv.render = render
main()
"""

INTERRUPTED_IMPORT = """
import dutyplan.solving
from dutyplan.cli import main
def solve(*_, **__):
    raise ImportError("initialization failed") from KeyboardInterrupt()
dutyplan.solving.solve = solve
main()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    weeks = {"week": WEEK, "overlap": OVERLAP}
    for name, text in weeks.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.suffix != ".yaml"}


# The end.


@pytest.mark.parametrize(
    ("watch", "seen"), [("", ""), ("sys.setprofile(print_nothing)", "the end\n")]
)
def test_only_who_watches_sees_python_tidy_up(watch: str, seen: str, folder: Path) -> None:
    program = f"""
import atexit, sys
from dutyplan.cli import main
def print_nothing(*_):
    pass
atexit.register(lambda: print("the end", file=sys.stderr))
{watch}
main()
"""
    result = run("check", "week.yaml", program=program, cwd=folder)
    assert (result.code, result.err) == (0, seen)
    assert result.out.startswith("week.yaml: ")


# The fault of the program.


def test_a_roster_that_fails_its_check_is_never_shown(folder: Path) -> None:
    arguments = ("solve", "overlap.yaml", "-o", "r.csv")
    result = run(*arguments, program=NO_OVERLAP_CONSTRAINT, cwd=folder)
    error = (
        "BugError: Ann is on Rails on 2026-11-28 10:00-11:00 and Basement on 2026-11-28 "
        "10:30-12:00 at once"
    )
    assert (result.code, result.raw, result.err) == (70, b"", REPORT.format(error=error))
    assert names_in(folder) == set()


def test_a_fault_shows_its_traceback_where_asked_for(folder: Path) -> None:
    env = {"DUTYPLAN_DEBUG": "1"}
    result = run("solve", "overlap.yaml", program=NO_OVERLAP_CONSTRAINT, cwd=folder, env=env)
    assert result.code != 0
    assert result.err.startswith("Traceback")


def test_a_file_is_kept_when_its_successor_can_not_be_rendered(folder: Path) -> None:
    (folder / "r.csv").write_text("last week's\n")
    result = run("solve", "week.yaml", "-o", "r.csv", program=NO_CSV, cwd=folder)
    assert (result.code, result.raw) == (70, b"")
    assert result.err == REPORT.format(error="RuntimeError: no ink")
    assert (folder / "r.csv").read_text() == "last week's\n"
    assert names_in(folder) == {"r.csv"}


def test_an_interrupt_while_the_solver_is_imported_is_an_interrupt(folder: Path) -> None:
    result = run("solve", "week.yaml", program=INTERRUPTED_IMPORT, cwd=folder)
    assert (result.code, result.raw) == (130, b"")
    assert "fault" not in result.err


# Files.


def test_a_file_that_can_not_be_written_costs_the_exit_status_but_not_the_roster(
    folder: Path,
) -> None:
    (folder / "r.csv").mkdir()
    result = run("solve", "week.yaml", "-o", "r.csv", "-o", "r.txt", cwd=folder)
    assert result.code == 1
    assert (
        result.err == "error: 'r.csv' could not be written: Is a directory (choose another name)\n"
    )
    assert result.raw == (folder / "r.txt").read_bytes()
    assert names_in(folder) == {"r.csv", "r.txt"}
    assert list((folder / "r.csv").iterdir()) == []


# Pipes that are closed, and standard streams that are not there.


def test_a_pipe_may_be_closed_after_the_first_line(tmp_path: Path) -> None:
    # More than a pipe holds, so that the command still writes when it is closed.
    people = "".join(f"  - {{name: Volunteer {number:05}}}\n" for number in range(3000))
    path = tmp_path / "week.yaml"
    path.write_text(f"{WEEK}{people}goals: [coverage]\n", encoding="utf-8")
    process = start("solve", path, "--by", "volunteer")
    assert process.stdout is not None
    assert process.stdout.readline() == b"Clean-up (2026-11-28)\n"
    process.stdout.close()
    process.stdout = None
    result = finish(process)
    assert (result.code, result.err) == (0, "")


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_pipe_may_be_closed_from_the_first(form: str, folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    arguments = ("solve", "week.yaml", "-o", "r.csv", "--format", form)
    process = start(*arguments, cwd=folder, stdout=writer)
    os.close(writer)
    result = finish(process)
    assert (result.code, result.err) == (0, "")
    assert names_in(folder) == {"r.csv"}


@pytest.mark.parametrize("arguments", [["check", "week.yaml"], ["--help"], ["--version"]])
def test_a_closed_pipe_is_nobodys_fault(arguments: list[str], folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    process = start(*arguments, cwd=folder, stdout=writer)
    os.close(writer)
    result = finish(process)
    assert result.code in (0, 1)
    assert result.err == ""


def test_there_may_be_no_standard_output_at_all(folder: Path) -> None:
    code, err = in_shell('"$0" solve week.yaml -o r.csv >&-', folder)
    assert (code, err) == (0, "")
    assert names_in(folder) == {"r.csv"}


@pytest.mark.parametrize("command", ["solve", "import"])
def test_without_a_standard_input_a_hyphen_is_a_problem(command: str, folder: Path) -> None:
    code, err = in_shell(f'"$0" {command} - <&-', folder)
    assert code == 1
    assert err == "error: standard input is closed\n"


@pytest.mark.parametrize(
    "command", ["import s.csv -o {}.csv", "init {}", "solve week.yaml -o {}.csv"]
)
def test_a_name_that_no_file_can_have_is_not_the_programs_fault(command: str, folder: Path) -> None:
    code, err = in_shell(f'"$0" {command.format("x" * 300)}', folder)
    assert code == 1
    assert err.startswith("error: 'x")
    assert err.endswith("': File name too long\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("command", ["solve", "check"])
def test_a_full_disk_is_not_the_programs_fault(command: str, folder: Path) -> None:
    code, err = in_shell(f'"$0" {command} week.yaml >/dev/full', folder)
    assert code == 1
    assert err == (
        "error: standard output could not be written: No space left on device (free some space, or "
        "write to another disk)\n"
    )


def in_shell(line: str, folder: Path) -> tuple[int, str]:
    """The end of a line of the shell in which `$0` is the command."""
    result = subprocess.run(
        ["sh", "-c", line, script()],
        capture_output=True,
        cwd=folder,
        env=environment(),
        timeout=HANG,
        check=False,
    )
    return result.returncode, result.stderr.decode()


def test_a_run_that_ends_badly_says_so_in_the_language_of_the_computer(folder: Path) -> None:
    chinese = {"LANG": "zh_CN.UTF-8"}
    result = run("solve", "overlap.yaml", program=NO_OVERLAP_CONSTRAINT, cwd=folder, env=chinese)
    assert result.code == 70
    assert result.err.startswith("dutyplan：这是程序的错误，与文件无关，因此不显示排班：\n")
    result = run("solve", "week.yaml", program=INTERRUPTED_IMPORT, cwd=folder, env=chinese)
    assert (result.code, result.err) == (130, "已中断\n")


def test_nothing_that_is_said_moves_the_cursor_or_turns_the_line(tmp_path: Path) -> None:
    week = tmp_path / "week.yaml"
    tasks = 'tasks: [{name: R, when: sat, skills: "\\u202e\\u2066key"}]\n'
    text = f'start: 2026-11-28\n"a\\e[31mred\\u009b": 1\n{tasks}volunteers: [{{name: A}}]\n'
    week.write_text(text, encoding="utf-8")
    told = run("check", week).err
    assert "unknown key 'a [31mred '" in told
    assert "'key'" in told
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", told)


def test_of_thousands_of_problems_the_first_are_said(tmp_path: Path) -> None:
    week = tmp_path / "week.yaml"
    twice = "title: x\n" * 1_500
    week.write_text(f"start: 2026-11-28\n{twice}", encoding="utf-8")
    told = run("check", week).err
    assert told.count("stands here twice") == 1_000
    assert told.endswith("\nOnly the first 1,000 problems are shown; there are more.\n")
    told = run("check", week, "--lang", "zh").err
    assert told.endswith("\n只显示前 1,000 个问题；后面还有。\n")
