"""JSON: the exact bytes, its keys in order, and its numbers."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import dutyplan
from dutyplan.ledger.record import (
    Consent,
    Mark,
    Record,
    RecordedDuty,
    RecordedVolunteer,
    SolverFacts,
    State,
    WeekFileMark,
)
from dutyplan.ledger.recording import record_of
from dutyplan.outputs import View
from dutyplan.outputs.json import render_record
from dutyplan.plan import Task
from dutyplan.problems import Source
from dutyplan.reasons import because
from dutyplan.roster import Breach, GoalResult, Outcome, Shortfall, Status
from tests.builders import SATURDAY, duty, outcome, plan, roster
from tests.outputs.example import example, rendered, with_reserves

GOLDEN = Path(__file__).parent.parent / "golden" / "roster.json"
BASEMENT = {"task": "Basement", "date": "2026-11-28", "start": "10:00"}
KEYS = ["title", "start", "end", "status", "goals", "duties", "volunteers", "problems", "solver"]


def render(end: Outcome, view: View = View()) -> str:  # noqa: B008
    return rendered("json", end, view)


def data(end: Outcome) -> Any:
    return json.loads(render(end))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_is_the_golden_text_in_every_language(language: str) -> None:
    golden = GOLDEN.read_text(encoding="utf-8").replace("0.1.0", dutyplan.__version__)
    assert render(example(), View(language)) == golden


def test_keys_stand_in_the_order_of_the_contract() -> None:
    found = data(example())
    assert list(found) == [*KEYS, "told"]
    assert list(found["duties"][0]) == [
        "date", "start", "end", "task", "place", "want", "volunteers", "standby", "missing",
        "missing_skills", "called_off", "effort", "skills", "sharers",
    ]  # fmt: skip
    assert list(found["volunteers"][0]) == [
        "id", "name", "duties", "effort", "hours", "fair_share", "balance_before", "balance",
        "share",
    ]  # fmt: skip
    assert list(found["solver"]) == ["seconds", "candidates", "proved", "version"]


@pytest.mark.parametrize("status", [Status.INFEASIBLE, Status.UNKNOWN])
def test_without_a_roster_nothing_is_said_of_duties(status: Status) -> None:
    end = replace(example(), roster=None, standings=(), goals=(), status=status)
    found = data(end)
    assert list(found) == KEYS
    assert found["status"] == status.value
    assert (found["goals"], found["duties"], found["volunteers"]) == ([], [], [])
    assert found["solver"]["proved"] is False
    assert len(found["problems"]) == 1


def test_bounds_are_in_the_unit_of_their_value() -> None:
    goals = [GoalResult("coverage", 3, 1, False), GoalResult("fairness", (7, -4), 5, False),
             GoalResult("fairness", (), None, False)]  # fmt: skip
    made = plan([duty(Task("Rails"))], ["Aynur"])
    end = outcome(roster(made, {}), [None], status=Status.FEASIBLE, goals=goals)
    assert data(end)["goals"] == [
        {"goal": "coverage", "value": 3, "bound": 1, "proved": False},
        {"goal": "fairness", "value": [0.7, -0.4], "bound": 0.5, "proved": False},
        {"goal": "fairness", "value": [], "bound": None, "proved": False},
    ]


def test_hours_and_efforts_are_numbers_with_two_decimals() -> None:
    made = plan([duty(Task("Rails"), "10:00-10:20", effort=125), duty(Task("Late"))], ["Aynur"])
    end = outcome(roster(made, {0: ["Aynur"], 1: ["Aynur"]}), [(1.129999, 1)])
    (one,) = data(end)["volunteers"]
    assert (one["effort"], one["hours"], one["fair_share"]) == (2.25, 0.33, 1.13)
    assert '"duties": 2,' in render(end)


def test_seconds_have_three_decimals() -> None:
    assert data(replace(example(), seconds=1.23456))["solver"]["seconds"] == 1.235


def test_reserves_are_named_with_their_duty() -> None:
    found = data(with_reserves())
    assert [duty["standby"] for duty in found["duties"]] == [
        ["Aynur"], ["Aynur", "Li Min"], [], []
    ]  # fmt: skip
    assert [duty["volunteers"] for duty in found["duties"]] == [["Bahar"], [], ["Aynur"], []]
    assert [one["effort"] for one in found["volunteers"]] == [1, 1, 0]


def test_minimums_and_soft_rules_are_problems_after_those_of_the_file() -> None:
    end = example()
    one, *_ = end.plan.volunteers
    shortfalls = (
        Shortfall(one, "hours", None, Fraction(41, 2), Fraction(5, 4)),
        Shortfall(one, "per_day", SATURDAY, Fraction(2), Fraction(1)),
        Shortfall(one, "per_week", 2, Fraction(2), Fraction(0)),
        Shortfall(one, "tasks", "Basement", Fraction(2), Fraction(0)),
    )
    basement, line = end.plan.duties[0], Source("week.yaml", "a\nrest: 1 day").span_at(8)
    least = because("length.free-days", num=1)
    reason = because("breach.rest", line, volunteer=one, duty=basement, other=basement, least=least)
    people = because("breach.people.many", duty=basement, num=3, most=2)
    broken = (Breach("rest", reason, basement, one, cost=3), Breach("people", people, cost=1))
    first, *others = data(replace(end, shortfalls=shortfalls, broken=broken))["problems"]
    assert first["code"] == "no-duty"
    assert others[0] == {
        "code": "minimum", "message": "Aynur, 1.25 of 20.5 hours", "volunteer": "Aynur",
        "limit": "hours", "where": None, "least": 20.5, "amount": 1.25,
    }  # fmt: skip
    assert [(each["limit"], each["where"]) for each in others[1:4]] == [
        ("per_day", "2026-11-28"), ("per_week", 2), ("tasks", "Basement")
    ]  # fmt: skip
    assert others[4:] == [
        {
            "code": "rest",
            "message": reason.message,
            "file": "week.yaml",
            "line": 2,
            "column": 7,
            "cost": 3,
            "volunteer": "Aynur",
            "duty": BASEMENT,
            "reason": {
                "code": "breach.rest",
                "volunteer": "Aynur",
                "duty": BASEMENT,
                "other": BASEMENT,
                "least": {"code": "length.free-days", "num": 1},
                "file": "week.yaml",
                "line": 2,
                "column": 7,
            },
        },
        {
            "code": "people",
            "message": people.message,
            "cost": 1,
            "volunteer": None,
            "duty": None,
            "reason": {"code": "breach.people.many", "duty": BASEMENT, "num": 3, "most": 2},
        },
    ]


def test_more_points_of_wishes_are_better() -> None:
    goals = (GoalResult("wishes", 3, 5, False), GoalResult("coverage + wishes", -2, -2, True))
    assert data(replace(example(), goals=goals))["goals"] == [
        {"goal": "wishes", "value": 3, "bound": 5, "proved": False},
        {"goal": "coverage + wishes", "value": -2, "bound": -2, "proved": True},
    ]


PUBLISHED = Record(
    title="Clean-up",
    start=SATURDAY,
    end=SATURDAY,
    duties=(
        RecordedDuty(
            date=SATURDAY, start=None, end=None, task="Rails", want=2, effort=1.5,
            volunteers=("Aynur", "b1"), attendance={"b1": Mark.ABSENT}, sharers={"eligible": ()},
        ),
    ),
    volunteers=(
        RecordedVolunteer(
            id="b1", name="Bahar", share=0.5, household="Flat 12", balance_before=-0.4
        ),
    ),
    solver=SolverFacts(seed=0, version="1.2.3"),
    week_file=WeekFileMark(name="week.yaml", sha256="ab"),
    replaces=("2026-11-21",),
    consent=Consent(percent=80, state=State.ADOPTED, yes=("Aynur",)),
    csv_sha256="cd",
    csv_sha256_before="ef",
)  # fmt: skip
PUBLISHED_TEXT = """\
{
  "title": "Clean-up",
  "start": "2026-11-28",
  "end": "2026-11-28",
  "status": "unknown",
  "goals": [],
  "duties": [
    {"date": "2026-11-28", "start": null, "end": null, "task": "Rails", "place": "", "want": 2, \
"volunteers": ["Aynur", "b1"], "standby": [], "missing": 0, "missing_skills": {}, \
"called_off": false, "effort": 1.5, "attendance": {"b1": "absent"}, "sharers": {"eligible": []}}
  ],
  "volunteers": [
    {"id": "b1", "name": "Bahar", "duties": 0, "effort": 0, "hours": 0, "fair_share": 0, \
"balance_before": -0.4, "balance": null, "share": 0.5, "household": "Flat 12"}
  ],
  "problems": [],
  "solver": {"seconds": 0.0, "candidates": 0, "proved": false, "seed": 0, "version": "1.2.3"},
  "week_file": {"name": "week.yaml", "sha256": "ab"},
  "replaces": ["2026-11-21"],
  "consent": {"percent": 80, "state": "adopted", "yes": ["Aynur"], "no": []},
  "csv_sha256": "cd",
  "csv_sha256_before": "ef"
}
"""


def test_what_is_filed_has_more_members() -> None:
    assert render_record(PUBLISHED) == PUBLISHED_TEXT
    assert Record.model_validate_json(PUBLISHED_TEXT) == PUBLISHED


def test_members_of_later_versions_are_kept() -> None:
    strange = json.loads(PUBLISHED_TEXT)
    parts = [strange, strange["duties"][0], strange["volunteers"][0], strange["solver"],
             strange["week_file"], strange["consent"]]  # fmt: skip
    for part in parts:
        part["later"] = {"empty": [], "zero": 0}
    assert json.loads(render_record(Record.model_validate(strange))) == strange


def test_the_seed_is_that_of_the_solve() -> None:
    end = replace(example(), seed=7)
    assert data(end)["solver"]["seed"] == 7
    assert record_of(end, seed=8).solver.seed == 8
