"""The roster as one JSON object, with all that is known about it.

Each goal, duty, volunteer and problem stands on a line of its own: a person can read it,
and version control shows what changed. Without a roster `duties` and `volunteers` are
empty, since nothing was decided about any of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from dutyplan.ledger.record import (
    Consent,
    Record,
    RecordedDuty,
    RecordedVolunteer,
    SolverFacts,
)
from dutyplan.outputs.base import View
from dutyplan.outputs.text.dumping import dump, dump_lines, dump_members


def render(record: Record, view: View) -> str:
    """Write the object, its characters unescaped, whatever the view."""
    return render_record(record)


def render_record(record: Record) -> str:
    """The same for those who file it."""
    more = {
        "week_file": record.week_file.model_dump() if record.week_file else None,
        "replaces": list(record.replaces),
        "consent": _consent(record.consent) if record.consent else None,
        "away": [one.model_dump(mode="json", exclude_none=True) for one in record.away],
        "language": record.language,
        "timezone": record.timezone,
        "told": {one: told.model_dump(mode="json") for one, told in record.told.items()},
        "csv_sha256": record.csv_sha256,
        "csv_sha256_before": record.csv_sha256_before,
        **_unknown(record),
    }
    members = {
        "title": dump(record.title),
        "start": dump(record.start.isoformat()),
        "end": dump(record.end.isoformat()),
        "status": dump(record.status),
        "goals": dump_lines(record.goals),
        "duties": dump_lines(map(_duty, record.duties)),
        "volunteers": dump_lines(map(_volunteer, record.volunteers)),
        "problems": dump_lines(record.problems),
        "solver": dump(_solver(record.solver)),
    }
    return dump_members(members | {key: dump(value) for key, value in _said(more).items()})


def _duty(one: RecordedDuty) -> dict[str, Any]:
    marks = {volunteer: mark.value for volunteer, mark in one.attendance.items()}
    sharers = {way: list(ids) for way, ids in one.sharers.items()}
    return {
        "date": one.date.isoformat(),
        "start": one.start,
        "end": one.end,
        "task": one.task,
        "place": one.place,
        "want": one.want,
        "volunteers": list(one.volunteers),
        "standby": list(one.standby),
        "missing": one.missing,
        "missing_skills": one.missing_skills,
        "called_off": one.called_off,
        "effort": _number(one.effort),
        **_said({"note": one.note, "least": one.least or None, "skills": one.skills}),
        **_said({"reserves": one.reserves or None, "attendance": marks, "sharers": sharers}),
        **_unknown(one),
    }


def _volunteer(one: RecordedVolunteer) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "duties": one.duties,
        "effort": _number(one.effort),
        "hours": _number(one.hours),
        "fair_share": _number(one.fair_share),
        "balance_before": None if one.balance_before is None else _number(one.balance_before),
        "balance": one.balance,
        "share": _number(one.share),
        **_said({"load": one.load, "household": one.household}),
        **_unknown(one),
    }


def _solver(facts: SolverFacts) -> dict[str, Any]:
    return {
        "seconds": float(facts.seconds),
        "candidates": facts.candidates,
        "proved": facts.proved,
        **_said({"seed": facts.seed, "version": facts.version}),
        **_unknown(facts),
    }


def _consent(consent: Consent) -> dict[str, Any]:
    return {
        "percent": consent.percent,
        "state": consent.state.value,
        "yes": list(consent.yes),
        "no": list(consent.no),
        **_unknown(consent),
    }


def _said(members: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what says nothing; a number is something even if it is 0."""
    return {key: value for key, value in members.items() if value not in (None, "", [], {})}


def _unknown(part: BaseModel) -> dict[str, Any]:
    """Members that a later version may have written: they are kept."""
    return part.model_extra or {}


def _number(value: float) -> float:
    """A whole number without decimals."""
    return int(value) if value == int(value) else value
