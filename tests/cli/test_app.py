"""The commands put together: help, version, wrong usage, and what a start imports."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

import pytest

from dutyplan import __version__
from tests.cli.process import WEEK, run

HELP = """\
Usage: dutyplan [OPTIONS] COMMAND [ARGS]...

  Fair duty rosters for volunteers, with a proof.

Options:
  --version   Show the version.
  -h, --help  Show this message and exit.

Commands:
  solve        Make the fairest roster for a week file, and show it.
  check        Check a week file, or a roster (hand-edited ones too)...
  why          Say why somebody is on a duty or not, or carries so much.
  export       Write a roster that was filed in any format.
  publish      Make a roster, show it, and file it for the weeks to come.
  reply        Record who accepts a published roster, and who declines it.
  substitutes  Say who could step in on a duty, the best first.
  replan       Fill in for those who can't come, with few changes.
  attend       Mark who came, who did not, and what did not take place.
  balance      Show what each has carried over the weeks, and who most.
  import       Turn sign-ups from a form or a chat group into volunteers.

  Exit codes: 0 a roster, or nothing wrong; 1 problems in the file or roster;
  2 wrong usage; 3 no roster exists; 4 none found in time; 130 interrupted.
"""

SOLVE_HELP = """\
Usage: dutyplan solve [OPTIONS] {FILE}

  Make the fairest roster for a week file, and show it.

Arguments:
  FILE <str>  The week file; - reads it from standard input.  [required]

Options:
  -o, --output OUT         Write a file too, in the format of its suffix:
                           .txt, .csv, .json. May be repeated.
  --format table|csv|json  For standard output.  [default: table]
  --by date|volunteer      Order of the table.  [default: date]
  --time-limit SECONDS     Stop then, with the best roster so far.  [default:
                           60.0; x>=0]
  --workers N              Threads of the solver. With one, the same file and
                           seed give the same roster.  [default: 1; 1<=x<=256]
  --seed N                 Another seed may give another roster, just as fair.
                           [default: 0; 0<=x<=2147483647]
  --strict                 Rather no roster than one with gaps.
  --lang en|zh             Language of the table.
  -q, --quiet              No warnings on standard error, errors only.
  -v, --verbose            Tell on standard error what the search did; -vv:
                           and where the time went.
  -h, --help               Show this message and exit.

  Example: dutyplan solve week.yaml -o roster.csv
"""

CHECK_HELP = """\
Usage: dutyplan check [OPTIONS] {FILE} [ROSTER]

  Check a week file, or a roster (hand-edited ones too) against it.

Arguments:
  FILE <str>     The week file; - reads it from standard input.  [required]
  ROSTER <path>  A roster to hold against it: CSV or JSON.

Options:
  --before OLD          The roster that was edited, CSV or JSON; else the one
                        that 'solve' makes.
  --format text|json    Of the report.  [default: text]
  --time-limit SECONDS  Look so long for rosters to compare with, all in all;
                        0 for not at all.  [default: 60.0; x>=0]
  --seed N              The seed that 'solve' was given.  [default: 0;
                        0<=x<=2147483647]
  --lang en|zh          Language of the report.
  -h, --help            Show this message and exit.

  Example: dutyplan check week.yaml roster.csv
"""

WHY_HELP = """\
Usage: dutyplan why [OPTIONS] {FILE} [ROSTER]

  Say why somebody is on a duty or not, or carries so much.

Arguments:
  FILE <str>     The week file; - reads it from standard input.  [required]
  ROSTER <path>  The roster that is asked about, CSV or JSON; else the best
                 one.

Options:
  --volunteer NAME      Who it is about: a name or an id.  [required]
  --duty DUTY           A task and a date: 'Basement 2026-12-05'; without it,
                        all that NAME carries.
  --time-limit SECONDS  What is not settled by then is said to be open.
                        [default: 60.0; x>=0]
  --seed N              As for 'solve'.  [default: 0; 0<=x<=2147483647]
  --lang en|zh          Language of the answer.
  --format text|json    For standard output.  [default: text]
  -h, --help            Show this message and exit.

  Example: dutyplan why week.yaml --volunteer Bahar --duty "Basement
  2026-12-05"
"""

ATTEND_HELP = """\
Usage: dutyplan attend [OPTIONS] {ROSTER}

  Mark who came, who did not, and what did not take place.

Arguments:
  ROSTER <path>  A filed roster: its JSON or its CSV.  [required]

Options:
  --absent NAME:TASK:DATE  Who was on it and did not come. May be repeated.
  --came NAME:TASK:DATE    Who was not on it and came. May be repeated.
  --cancelled TASK:DATE    A duty that did not take place. May be repeated.
  --done NAME:TASK:DATE    Who came after all: takes an absence back. May be
                           repeated.
  --day DATE               On this day, all that nobody speaks of was done.
                           May be repeated.
  --undo DATE              Takes back all marks of this day. May be repeated.
  --from CSV               The roster's CSV, its statuses filled in by hand.
  --lang en|zh             Language of what is said.
  -h, --help               Show this message and exit.

  Example: dutyplan attend rosters/2026-11-28.json --absent
  Bahar:Basement:2026-11-28
"""

BALANCE_HELP = """\
Usage: dutyplan balance [OPTIONS] {FILE}

  Show what each has carried over the weeks, and who most.

Arguments:
  FILE <str>  The week file; - reads it from standard input.  [required]

Options:
  --by volunteer|month     A row for each volunteer: all sums, or the balance
                           at the end of each month.  [default: volunteer]
  --format table|csv|json  For standard output.  [default: table]
  --lang en|zh             Language of the table.
  -h, --help               Show this message and exit.

  Example: dutyplan balance week.yaml --by month
"""


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["--help"], HELP),
        (["-h"], HELP),
        (["solve", "--help"], SOLVE_HELP),
        (["check", "--help"], CHECK_HELP),
        (["why", "--help"], WHY_HELP),
        (["attend", "--help"], ATTEND_HELP),
        (["balance", "--help"], BALANCE_HELP),
    ],
    ids=["help", "h", "solve", "check", "why", "attend", "balance"],
)
def test_help_is_this_text_at_eighty_columns(arguments: list[str], text: str) -> None:
    result = run(*arguments)
    assert (result.code, result.out, result.err) == (0, text, "")


def test_without_a_command_help_is_shown_and_the_usage_is_wrong() -> None:
    result = run()
    assert (result.code, result.out, result.err) == (2, "", HELP)


def test_the_version_is_that_of_the_package() -> None:
    result = run("--version")
    assert (result.code, result.out, result.err) == (0, f"dutyplan {__version__}\n", "")
    assert metadata.version("dutyplan") == __version__


def test_python_m_dutyplan_is_the_same_command() -> None:
    program = "import runpy; runpy.run_module('dutyplan', run_name='__main__', alter_sys=True)"
    result = run("check", "--help", program=program)
    assert result == run("check", "--help")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("bogus", "No such command 'bogus'."),
        ("solve", "Missing argument 'FILE'."),
        ("check", "Missing argument 'FILE'."),
        ("solve w.yaml --holes", "No such option: --holes"),
        ("solve w.yaml r.csv", "Got unexpected extra argument(s) (r.csv)"),
        (
            "solve w.yaml --format xml",
            "Invalid value for '--format': 'xml' is not one of table, csv, json",
        ),
        (
            "solve w.yaml --by task",
            "Invalid value for '--by': 'task' is not one of date, volunteer",
        ),
        ("solve w.yaml --lang fr", "Invalid value for '--lang': 'fr' is not one of en, zh"),
        (
            "solve w.yaml --time-limit -1",
            "Invalid value for '--time-limit': Input should be greater than or equal to 0",
        ),
        (
            "solve w.yaml --workers 0",
            "Invalid value for '--workers': Input should be greater than or equal to 1",
        ),
        (
            "solve w.yaml --seed -1",
            "Invalid value for '--seed': Input should be greater than or equal to 0",
        ),
    ],
)
def test_wrong_usage_ends_with_two(arguments: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "w.yaml").write_text(WEEK, encoding="utf-8")
    result = run(*arguments.split(), cwd=tmp_path)
    assert (result.code, result.raw) == (2, b"")
    assert result.err.splitlines()[-1] == f"Error: {message}"


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "w.yaml"]])
def test_no_solver_is_imported_where_nothing_is_solved(
    arguments: list[str], tmp_path: Path
) -> None:
    (tmp_path / "w.yaml").write_text(WEEK, encoding="utf-8")
    result = run(*arguments, cwd=tmp_path, env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert result.code == 0
    assert imported(result.err) & {"ortools", "numpy", "pandas", "dutyplan.solver"} == set()


def test_of_the_solver_only_the_compiled_layer_is_imported(tmp_path: Path) -> None:
    (tmp_path / "w.yaml").write_text(WEEK, encoding="utf-8")
    result = run("solve", "w.yaml", cwd=tmp_path, env={"PYTHONPROFILEIMPORTTIME": "1"})
    modules = imported(result.err)
    assert result.code == 0
    assert "ortools.sat.python.cp_model_helper" in modules
    assert modules & {"ortools.sat.python.cp_model", "pandas", "rich"} == set()


def imported(profile: str) -> set[str]:
    """The modules in what Python tells of its imports."""
    lines = [line for line in profile.splitlines() if line.startswith("import time:")]
    modules = {line.rpartition("|")[2].strip() for line in lines}
    assert "dutyplan.cli" in modules or "dutyplan" in modules, sys.version
    return modules
