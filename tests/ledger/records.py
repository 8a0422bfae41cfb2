"""Random filed rosters, and the texts that they are written as."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from dutyplan.ledger.record import Record
from dutyplan.problems import render_text
from tests.builders import SATURDAY

HEADER = "date,weekday,start,end,task,place,volunteer,role,effort,status"
IDS = ("Aynur", "Bahar", "Gulnar", "Li Min", "阿依努尔", "7")
TASKS = ("Rails", "Basement, left", "地下室", 'a "quoted" one')
TIMES = ((None, None), ("10:00", "12:00"), ("10:00", "11:30"), ("22:00", "02:00"),
         ("00:00", "24:00"))  # fmt: skip
MARKS = ("done", "absent", "cancelled")


@st.composite
def duties(draw: st.DrawFn, first: date, num_days: int) -> dict[str, Any]:
    start, end = draw(st.sampled_from(TIMES))
    people = draw(st.lists(st.sampled_from(IDS), unique=True, max_size=4))
    num_crew = draw(st.integers(0, len(people)))
    missing = draw(st.integers(0 if people[:num_crew] else 1, 2))
    marks = draw(st.dictionaries(st.sampled_from(IDS), st.sampled_from(MARKS)))
    ways = st.sampled_from(["everyone", "available", "eligible"])
    sharers = st.lists(st.sampled_from(IDS), unique=True)
    return {
        "date": (first + timedelta(draw(st.integers(0, num_days - 1)))).isoformat(),
        "start": start,
        "end": end,
        "task": draw(st.sampled_from(TASKS)),
        "place": draw(st.sampled_from(["", "Hall 1"])),
        "want": num_crew + missing,
        "effort": draw(st.sampled_from([0, 1, 1.5, 0.25, 1000])),
        "volunteers": sorted(people[:num_crew]),
        "standby": sorted(people[num_crew:]),
        "missing": missing,
        "attendance": {one: mark for one, mark in marks.items() if one in people},
        "sharers": draw(st.dictionaries(ways, sharers)),
    }


def order(duty: dict[str, Any]) -> tuple[str, ...]:
    return (duty["date"], duty["start"] or "", duty["task"], duty["end"] or "")


AWAY = (
    {"volunteer": "Aynur", "date": "2026-12-05"},
    {"volunteer": "Aynur", "date": "2026-12-05", "task": "Rails"},
    {"volunteer": "Bahar", "date": "2026-12-12", "task": "Rails", "start": "10:00"},
)


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """A filed roster as its JSON has it."""
    num_days = draw(st.integers(1, 14))
    found = draw(st.lists(duties(SATURDAY, num_days), min_size=1, max_size=6, unique_by=order))
    people = draw(st.lists(st.sampled_from(IDS), unique=True))
    shares = st.sampled_from([0, 1, 0.5, 2])
    return {
        "title": draw(st.text(st.characters(codec="utf-8"), max_size=5)),
        "start": SATURDAY.isoformat(),
        "end": (SATURDAY + timedelta(num_days - 1)).isoformat(),
        "goals": [{"goal": "coverage", "value": 0}],
        "duties": sorted(found, key=order),
        "volunteers": [{"id": one, "name": one, "share": draw(shares)} for one in people],
        "replaces": draw(st.lists(st.just("2026-11-21"), max_size=1)),
        "away": draw(st.lists(st.sampled_from(AWAY), unique_by=str)),
        "another member": draw(st.integers(1)),
    }


def as_json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


def rows(data: dict[str, Any]) -> list[list[str]]:
    """The rows that stand in its CSV, by code that shares none with the package."""
    found = []
    for duty in data["duties"]:
        roles = [(one, "duty") for one in duty["volunteers"]]
        roles += [(one, "standby") for one in duty["standby"]]
        for who, role in [*sorted(roles), *[("", "gap")] * duty["missing"]]:
            effort = "0" if role == "standby" else str(duty["effort"])
            status = duty["attendance"].get(who, "planned")
            found.append([duty["date"], "Sat", duty["start"] or "", duty["end"] or "",
                          duty["task"], duty["place"], who, role, effort, status])  # fmt: skip
    return found


def as_csv(data: dict[str, Any], delimiter: str = ",") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([HEADER.split(","), *rows(data)])
    return text.getvalue()


def kept(record: Record) -> Any:
    """What a CSV keeps of a record."""
    return [
        (duty.date.isoformat(), duty.start, duty.end, duty.task, duty.place, duty.want,
         duty.volunteers, duty.standby, duty.missing, dict(duty.attendance))
        for duty in record.duties
    ]  # fmt: skip


def problems_in(found: tuple[Record | None, list[Any]]) -> list[str]:
    record, problems = found
    assert (record is None) == any(problem.is_error for problem in problems)
    return [render_text(problem) for problem in problems]
