"""Balances over the weeks for programs: rows and members, word for word."""

from __future__ import annotations

import csv
import io
import json

from dutyplan.ledger.sums import ledger_of
from dutyplan.outputs.reports.ledgerdata import ledger_csv, ledger_json, months_csv, months_json
from tests.ledger.saturdays import past_duty, plan_after

PAST = [past_duty(0, "Aynur, Helper", absent="Li Min"), past_duty(3, "Bahar")]
TOLD = ledger_of(plan_after(PAST))


def test_csv() -> None:
    assert ledger_csv(TOLD) == (
        "id,name,duties,absences,load,fair_share,balance\n"
        "Aynur,Aynur,1,0,3,2,1.0\n"
        "Bahar,Bahar,1,0,3,2,1.0\n"
        "王国强,王国强,0,0,0,1,-1.0\n"
        "Li Min,Li Min,0,1,0,2,-2.0\n"
        "Helper,Helper,1,0,3,0,\n"
    )


def test_months_in_csv() -> None:
    assert months_csv(TOLD) == (
        "month,id,name,duties,absences,load,fair_share,balance,running_balance\n"
        "2026-10,Aynur,Aynur,0,0,0,0.67,-0.7,-0.7\n"
        "2026-10,Bahar,Bahar,1,0,3,0.67,2.3,2.3\n"
        "2026-10,Li Min,Li Min,0,0,0,0.67,-0.7,-0.7\n"
        "2026-10,王国强,王国强,0,0,0,0.33,-0.3,-0.3\n"
        "2026-10,Helper,Helper,0,0,0,0,,\n"
        "2026-11,Aynur,Aynur,1,0,3,1.33,1.7,1.0\n"
        "2026-11,Bahar,Bahar,0,0,0,1.33,-1.3,1.0\n"
        "2026-11,Li Min,Li Min,0,1,0,1.33,-1.3,-2.0\n"
        "2026-11,王国强,王国强,0,0,0,0.67,-0.7,-1.0\n"
        "2026-11,Helper,Helper,1,0,3,0,,\n"
    )


def test_json() -> None:
    assert ledger_json(TOLD).splitlines()[:11] == [
        "{",
        '  "title": "Clean-up",',
        '  "start": "2026-10-31",',
        '  "end": "2026-11-21",',
        '  "of": "effort",',
        '  "shared_by": "available",',
        '  "memory_days": null,',
        '  "others": {"people": 1, "duties": 0, "absences": 0, "load": 0, "fair_share": 2, '
        '"balance": -2.0},',
        '  "volunteers": [',
        '    {"id": "Aynur", "name": "Aynur", "duties": 1, "absences": 0, "load": 3, '
        '"fair_share": 2, "balance": 1.0},',
        '    {"id": "Bahar", "name": "Bahar", "duties": 1, "absences": 0, "load": 3, '
        '"fair_share": 2, "balance": 1.0},',
    ]
    assert json.loads(ledger_json(TOLD))["volunteers"][-1]["balance"] is None


def test_months_in_json_are_those_of_the_csv() -> None:
    rows = list(csv.DictReader(io.StringIO(months_csv(TOLD))))
    months = json.loads(months_json(TOLD))["months"]
    assert [{key: "" if value is None else str(value) for key, value in one.items()}
            for one in months] == rows  # fmt: skip


def test_without_history_everybody_stands_at_nothing() -> None:
    told = ledger_of(plan_after([], "memory: 12 weeks"))
    assert ledger_csv(told).splitlines()[1:] == [
        "Aynur,Aynur,0,0,0,0,0.0",
        "Bahar,Bahar,0,0,0,0,0.0",
        "Li Min,Li Min,0,0,0,0,0.0",
        "王国强,王国强,0,0,0,0,0.0",
        "Helper,Helper,0,0,0,0,",
    ]
    data = json.loads(ledger_json(told))
    assert (data["start"], data["end"], data["memory_days"]) == (None, None, 84)
    assert months_csv(told).count("\n") == 1


def test_names_that_a_spreadsheet_would_run_have_an_apostrophe_in_front() -> None:
    told = ledger_of(plan_after([past_duty(0, "=Ann")], volunteers='  - {name: "=Ann"}\n'))
    text = ledger_csv(told)
    assert "'=Ann,'=Ann,1," in text
