"""CSV: the exact bytes, and the corners of effort and time."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from dutyplan.ledger.record import Consent, Mark, Record, State
from dutyplan.ledger.recording import record_of
from dutyplan.outputs import View
from dutyplan.outputs.csv import render_record
from dutyplan.plan import Task
from dutyplan.roster import Outcome
from tests.builders import duty, outcome, plan, roster
from tests.outputs.example import example, rendered, with_reserves

GOLDEN = Path(__file__).parent.parent / "golden" / "roster.csv"
HEADER = "date,weekday,start,end,task,place,volunteer,role,effort,status\n"


def render(end: Outcome, view: View = View()) -> str:  # noqa: B008
    return rendered("csv", end, view)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_is_the_golden_text_in_every_language(language: str) -> None:
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        golden = file.read()
    assert render(example(), View(language, "volunteer", 40, color=True)) == golden


def test_without_a_roster_the_header_stands_alone() -> None:
    assert render(replace(example(), roster=None, standings=())) == HEADER


@pytest.mark.parametrize(
    ("effort", "shown"),
    [
        (100, "1"),
        (125, "1.25"),
        (150, "1.5"),
        (5, "0.05"),
        (0, "0"),
        (1000, "10"),
        (100000, "1000"),
    ],
)
def test_effort_has_as_few_decimals_as_it_needs(effort: int, shown: str) -> None:
    made = plan([duty(Task("Rails"), effort=effort)], ["Aynur"])
    rows = render(outcome(roster(made, {0: ["Aynur"]}), [None])).split("\n")
    assert rows[1] == f"2026-11-28,Sat,,,Rails,,Aynur,duty,{shown},planned"


@pytest.mark.parametrize(
    ("hours", "start", "end"),
    [("22:00-02:00", "22:00", "02:00"), ("10:00-24:00", "10:00", "24:00"),
     ("00:00-09:05", "00:00", "09:05")],
)  # fmt: skip
def test_times_are_the_clock_s(hours: str, start: str, end: str) -> None:
    made = plan([duty(Task("Rails"), hours)], ["Aynur"])
    row = render(outcome(roster(made, {}), [None])).split("\n")[1]
    assert row == f"2026-11-28,Sat,{start},{end},Rails,,,gap,1,planned"


def test_text_with_delimiters_comes_through() -> None:
    task = Task('Say "hi", all', place="A;B\nC")
    made = plan([duty(task, want=2)], [("1,2", "Aynur")])
    text = render(outcome(roster(made, {0: ["1,2"]}), [None]))
    assert "\r" not in text
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [(row["task"], row["place"], row["volunteer"], row["role"]) for row in rows] == [
        ('Say "hi", all', "A;B\nC", "1,2", "duty"),
        ('Say "hi", all', "A;B\nC", "", "gap"),
    ]


def test_reserves_stand_among_the_others_and_carry_nothing() -> None:
    assert render(with_reserves()) == (
        f"{HEADER}"
        "2026-11-28,Sat,10:00,11:00,Rails,,Aynur,standby,0,planned\n"
        "2026-11-28,Sat,10:00,11:00,Rails,,Bahar,duty,1,planned\n"
        "2026-11-28,Sat,12:00,13:00,Rails,,Aynur,standby,0,planned\n"
        "2026-11-28,Sat,12:00,13:00,Rails,,Li Min,standby,0,planned\n"
        "2026-11-28,Sat,12:00,13:00,Rails,,,gap,1,planned\n"
        "2026-11-28,Sat,14:00,15:00,Rails,,Aynur,duty,1,planned\n"
        "2026-11-28,Sat,16:00,17:00,Open house,,,gap,1.25,planned\n"
        "2026-11-28,Sat,16:00,17:00,Open house,,,gap,1.25,planned\n"
    )


def marked(state: State | None) -> Record:
    """One who was absent, and whatever those on the roster have said."""
    consent = Consent(percent=80, state=state) if state else None
    record = record_of(with_reserves(), consent=consent)
    first, *others = record.duties
    first = first.model_copy(update={"attendance": {"Bahar": Mark.ABSENT}})
    return record.model_copy(update={"duties": (first, *others)})


@pytest.mark.parametrize(
    ("state", "unmarked"), [(None, "planned"), (State.ADOPTED, "planned"),
                            (State.PROPOSED, "proposed")]
)  # fmt: skip
def test_the_status_is_what_became_of_it(state: State | None, unmarked: str) -> None:
    rows = list(csv.DictReader(io.StringIO(render_record(marked(state)))))
    assert [(row["volunteer"], row["status"]) for row in rows][:5] == [
        ("Aynur", unmarked), ("Bahar", "absent"), ("Aynur", unmarked), ("Li Min", unmarked),
        ("", unmarked),
    ]  # fmt: skip


def test_text_that_a_spreadsheet_would_run_has_an_apostrophe_in_front() -> None:
    made = plan([duty(Task("=Rails", place="@home"))], ["'=Ann", "-Bob"])
    text = render(outcome(roster(made, {0: ["'=Ann", "-Bob"]}), [None, None]))
    assert [row[4:7] for row in csv.reader(io.StringIO(text))][1:] == [
        ["'=Rails", "'@home", "''=Ann"],
        ["'=Rails", "'@home", "'-Bob"],
    ]
