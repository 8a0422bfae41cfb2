"""`history` in a week file: what is read with it, and what is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dutyplan import ProblemsError, load, solve
from dutyplan.problems import render_line
from dutyplan.weekfile import read_week_file
from tests.cli.process import run
from tests.ledger.filers import HEAD, duty, record, row, write

WEEK = """\
start: 2026-11-28
tasks:
  - {name: Rails, when: saturday 10:00-11:00}
volunteers:
  - {name: Aynur}
  - {name: Bahar}
"""


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def problems_of(text: str) -> list[str]:
    write("week.yaml", text)
    return [render_line(problem) for problem in read_week_file("week.yaml")[1]]


@pytest.mark.parametrize(
    "history", ["rosters", "[rosters]", "rosters/2026-11-21.csv", "[old, rosters/2026-11-21.csv]"]
)
def test_what_was_done_comes_with_the_plan(history: str) -> None:
    write("rosters/2026-11-21.csv", HEAD + row("2026-11-21", "Aynur"))
    write("week.yaml", WEEK + f"history: {history}\n")
    plan = load("week.yaml")
    (one,) = plan.past.duties
    assert (one.duty.label, one.crew) == ("Rails on 2026-11-21 10:00-11:00", ("Aynur",))
    assert one.duty.task is plan.tasks[0]
    found = solve(plan)
    assert found.roster is not None
    assert [one.volunteer.id for one in found.roster.assignments] == ["Bahar"]


def test_paths_begin_at_the_week_file(tmp_path: Path) -> None:
    write("here/rosters/2026-11-21.csv", HEAD + row("2026-11-21", "Aynur"))
    write("here/week.yaml", WEEK + "history: rosters\n")
    assert len(load(tmp_path / "here" / "week.yaml").past.duties) == 1


@pytest.mark.parametrize("history", ["rosters", "[]", ""])
def test_the_first_week_just_works(history: str) -> None:
    assert problems_of(WEEK + f"history: {history}\n") == []


@pytest.mark.parametrize(("history", "modules"), [("", []), ("history: rosters\n", ["folder"])])
def test_a_file_without_a_history_does_not_wait_for_what_reads_one(
    history: str, modules: list[str]
) -> None:
    write("week.yaml", WEEK + history)
    program = (
        "import sys\nfrom dutyplan import load\nload('week.yaml')\n"
        "print([n[24:] for n in sys.modules if n == 'dutyplan.ledger.reading.folder'])"
    )
    done = run(program=program)
    assert (done.code, done.err, done.out) == (0, "", f"{modules}\n")


@pytest.mark.parametrize("history", ["{folder: rosters}", "[[rosters]]"])
def test_what_is_no_path(history: str) -> None:
    (problem,) = problems_of(WEEK + f"history: {history}\n")
    assert "error[not-text]: this must be a line of text" in problem


def test_without_dates_no_history_is_looked_at() -> None:
    write("rosters/2026-11-21.csv", "broken")
    text = WEEK.replace("2026-11-28", "soon") + "history: rosters\n"
    (problem,) = problems_of(text)
    assert "soon" in problem


def test_warnings_stand_at_the_key() -> None:
    write("rosters/2026-11-21.csv", HEAD + row("2026-11-21", "Gulnar"))
    assert problems_of(WEEK + "history: rosters\n") == [
        "week.yaml:7:10: warning[unknown-past-volunteer]: "
        "'Gulnar' served on 2026-11-21, and is not in this week file"
    ]


def test_problems_of_the_file_and_of_its_history_are_shown_at_once() -> None:
    text = json.dumps(record(duty("2026-11-14", "Aynur")), indent=1)
    write("rosters/2026-11-14.json", text[:100])
    write("rosters/2026-11-21.csv", HEAD + row("2026-11-31", "Aynur"))
    write("week.yaml", WEEK.replace("Bahar", "Aynur") + "history: rosters\n")
    with pytest.raises(ProblemsError) as caught:
        load("week.yaml")
    assert [(one.span and one.span.label, one.code) for one in caught.value.problems] == [
        ("rosters/2026-11-14.json:7:12", "bad-json"),
        ("rosters/2026-11-21.csv:2:1", "bad-date"),
        ("week.yaml:6:12", "duplicate-name"),
    ]


def test_the_command_names_the_damaged_file_and_touches_nothing() -> None:
    write("rosters/2026-11-14.json", "{")
    write("rosters/2026-11-21.csv", HEAD + row("2026-11-21", "Aynur"))
    write("week.yaml", WEEK + "history: rosters\n")
    before = {path: path.read_bytes() for path in Path("rosters").iterdir()}
    done = run("solve", "week.yaml", "-o", "roster.csv", "--format", "csv")
    assert done.code == 1
    assert done.raw == b""
    assert done.err.startswith("rosters/2026-11-14.json:1:2: error[bad-json]: this is no JSON: ")
    assert not Path("roster.csv").exists()
    assert {path: path.read_bytes() for path in Path("rosters").iterdir()} == before
