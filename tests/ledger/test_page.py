"""The files that the manual shows as history are read, and mean what it says."""

from __future__ import annotations

from dutyplan.ledger.reading.recordfile import read_record
from dutyplan.ledger.reading.rows import MARKS, Role
from dutyplan.ledger.record import Mark
from tests.pages import blocks, rows

PAGE = "docs/weekfile.md"


def test_the_csv() -> None:
    (text,) = blocks(PAGE, "csv")
    record, problems = read_record("2026-11-21.csv", text.encode())
    assert problems == []
    assert record is not None
    basement, rails = sorted(record.duties, key=lambda one: one.task)
    assert (basement.volunteers, basement.effort) == (("Bahar",), 3)
    assert (rails.volunteers, rails.standby, rails.missing) == (("Aynur", "Gulnar"), ("Li Min",), 1)
    assert rails.mark("Aynur") is Mark.ABSENT


def test_the_json() -> None:
    (text,) = blocks(PAGE, "json")
    record, problems = read_record("2026-11-21.json", text.encode())
    assert problems == []
    assert record is not None
    assert record.replaces == ("2026-11-14",)
    assert record.duties[0].sharers == {"available": ("Bahar", "Gulnar", "Li Min")}


def test_the_words() -> None:
    tables = {body[0][0]: body[1:] for body in rows(PAGE)}
    statuses = {name for row in tables["status"] for name in row[0].replace("`", "").split(", ")}
    assert statuses == MARKS.keys()
    (roles,) = [row[1] for row in tables["column"] if row[0] == "`role`"]
    assert set(roles.replace("`", "").replace(" or ", ", ").split(", ")) == set(Role)
