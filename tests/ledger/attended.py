"""A roster of two Saturdays for tests of attendance, with names and tasks that are hard to read."""

from __future__ import annotations

from typing import Any

from dutyplan.ledger.attending.attendance import Said
from dutyplan.ledger.attending.lookup import Lookup
from dutyplan.ledger.attending.marks import Marks
from dutyplan.ledger.attending.spoken import Spoken
from dutyplan.ledger.record import Mark, Record
from dutyplan.problems import render_text

FIRST, SECOND = "2026-11-28", "2026-12-05"


def duty(
    task: str, day: str, times: str, on: str, *, standby: str = "", want: int = 2
) -> dict[str, Any]:
    start, _, end = times.partition("-")
    crew = on.split(", ") if on else []
    return {
        "date": day,
        "start": start or None,
        "end": end or None,
        "task": task,
        "want": want,
        "volunteers": crew,
        "standby": standby.split(", ") if standby else [],
        "missing": max(0, want - len(crew)),
        "sharers": {"available": ["Aynur", "Bahar", "lm1", "lm2"]},
    }


RECORD = Record.model_validate(
    {
        "title": "Clean-up",
        "start": FIRST,
        "end": SECOND,
        "duties": [
            duty("Rails", FIRST, "10:00-11:00", "Aynur, Bahar", standby="Gulnar"),
            duty("Basement", FIRST, "10:00-12:00", "lm1", want=1),
            duty("Basement", FIRST, "14:00-15:00", "lm2"),
            duty("Tea: hot", FIRST, "", "mj", want=1),
            duty("Rails", SECOND, "10:00-11:00", "Aynur, lm1"),
        ],
        "volunteers": [
            {"id": "Aynur", "name": "Aynur"},
            {"id": "Bahar", "name": "Bahar"},
            {"id": "Gulnar", "name": "Gulnar"},
            {"id": "lm1", "name": "Li Min"},
            {"id": "lm2", "name": "Li Min"},
            {"id": "mj", "name": "Ma: Jun"},
            {"id": "wgq", "name": "王国强"},
        ],
    }
)
RAILS, BASEMENT, AFTERNOON, TEA, LATER = range(5)
LONE = RECORD.model_copy(update={"volunteers": ()})
"""The same as it is known from a CSV."""


def spoken(*marks: tuple[str, str], record: Record = RECORD) -> tuple[list[Said], list[str]]:
    """What marks mean, each an option's name without its hyphens and its text; and the problems."""
    collected = Marks(Lookup(record))
    reading = Spoken(collected)
    for option, text in marks:
        getattr(reading, option)(f"--{option}", text)
    return collected.said, [render_text(one) for one in collected.lookup.problems]


def marks_of(record: Record) -> list[dict[str, str]]:
    """The attendance of each duty."""
    return [{one: mark.value for one, mark in each.attendance.items()} for each in record.duties]


DONE, ABSENT, CANCELLED = Mark.DONE, Mark.ABSENT, Mark.CANCELLED
