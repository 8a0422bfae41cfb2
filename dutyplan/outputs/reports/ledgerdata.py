"""Balances over the weeks for programs, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from dutyplan.grammar.tabular.formulas import escaped
from dutyplan.ledger.sums import NOTHING, Ledger, Sums
from dutyplan.outputs.reports.ledger import points
from dutyplan.outputs.text.dumping import dump, dump_lines, dump_members
from dutyplan.plan import Volunteer

_PERSON = ("id", "name")
_SUMS = ("duties", "absences", "load", "fair_share", "balance")


def ledger_csv(told: Ledger) -> str:
    """A row for each volunteer, who carries most on top."""
    return _csv((*_PERSON, *_SUMS), _people(told))


def months_csv(told: Ledger) -> str:
    """A row for each month and volunteer; `running_balance` is that of all months so far."""
    return _csv(("month", *_PERSON, *_SUMS, "running_balance"), _months(told))


def ledger_json(told: Ledger) -> str:
    """The same as an object, with what the numbers are about."""
    return dump_members(_members(told) | {"volunteers": dump_lines(_people(told))})


def months_json(told: Ledger) -> str:
    """The same month by month."""
    return dump_members(_members(told) | {"months": dump_lines(_months(told))})


def _csv(header: tuple[str, ...], rows: Iterable[dict[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, header, lineterminator="\n")
    writer.writeheader()
    names = (row | {key: escaped(row[key]) for key in _PERSON} for row in rows)
    writer.writerows(names)
    return text.getvalue()


def _people(told: Ledger) -> Iterator[dict[str, Any]]:
    for one in told.ranking():
        yield _person(one) | _sums(told.of(one), is_compared=told.is_compared(one))


def _months(told: Ledger) -> Iterator[dict[str, Any]]:
    for month in told.months:
        for one in told.plan.volunteers:
            is_compared = told.is_compared(one)
            own = _sums(month.sums.get(one.id, NOTHING), is_compared=is_compared)
            until = month.until.get(one.id, NOTHING).tenths / 10 if is_compared else None
            yield {"month": month.label} | _person(one) | own | {"running_balance": until}


def _members(told: Ledger) -> dict[str, str]:
    options = told.options
    past = options.past
    others = sum(told.others.values(), NOTHING)
    memory = None if options.memory is None else options.memory.days
    return {
        "title": dump(told.plan.title),
        "start": dump(past[0].duty.date.isoformat() if past else None),
        "end": dump(past[-1].duty.date.isoformat() if past else None),
        "of": dump(options.of),
        "shared_by": dump(options.shared_by),
        "memory_days": dump(memory),
        "others": dump({"people": len(told.others)} | _sums(others, is_compared=True)),
    }


def _person(one: Volunteer) -> dict[str, Any]:
    return {"id": one.id, "name": one.name}


def _sums(own: Sums, *, is_compared: bool) -> dict[str, Any]:
    """Who owes nothing has no balance."""
    return {
        "duties": own.duties,
        "absences": own.absences,
        "load": _number(points(own.load)),
        "fair_share": _number(points(own.owed)),
        "balance": own.tenths / 10 if is_compared else None,
    }


def _number(text: str) -> float:
    value = float(text)
    return int(value) if value == int(value) else value
