"""What a worker makes of one week file: its row, its files, and whether that is the last word."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from dutyplan.batch.finding import Found
from dutyplan.batch.making import Made, Wanted, make
from dutyplan.batch.parcel import Packing
from dutyplan.batch.summary import Row
from dutyplan.grammar.limits import LIMITS
from dutyplan.roster import Outcome, Status
from dutyplan.solving import solve

WEEK = """\
start: 2026-11-28
tasks: [{name: Rails, when: saturday 10:00-11:00, people: 2}]
volunteers: [{name: Aynur}, {name: Bahar}, {name: Gulnar}]
"""
SHORT = WEEK.replace("people: 2", "people: 4, skills: {keys: 2}").replace(
    "{name: Aynur}", "{name: Aynur, skills: keys}"
)
NEVER = WEEK + "rules:\n  apart: [[Aynur, Bahar], [Aynur, Gulnar], [Bahar, Gulnar]]\n"
BROKEN = WEEK.replace("people:", "peopel:").replace("10:00", "25:00")
WANTED = Wanted(("json",), "date", "full", None, "en", 60.0, 0, False)


def made(folder: Path, text: str, **changes: Any) -> Made:
    path = folder / "week.yaml"
    path.write_text(text, encoding="utf-8")
    parcel, _ = Packing(LIMITS, False, "").parcel(0, Found(path, PurePosixPath("week")))
    assert parcel is not None
    return make(replace(WANTED, **changes), replace(parcel, label="week.yaml"))


def row(folder: Path, text: str, **changes: Any) -> Row:
    return replace(made(folder, text, **changes).row, seconds=0.0)


def test_people_and_skills_that_are_missing_are_gaps(tmp_path: Path) -> None:
    assert row(tmp_path, SHORT) == Row("week.yaml", "optimal", 2, -0.3, True)


def test_the_largest_balance_is_that_of_who_carries_most(tmp_path: Path) -> None:
    assert row(tmp_path, WEEK) == Row("week.yaml", "optimal", 0, 0.3, True)


def test_it_is_known_without_a_goal_that_asks_for_it(tmp_path: Path) -> None:
    assert row(tmp_path, WEEK + "goals: [coverage]\n").largest_balance == 0.3


def test_no_roster(tmp_path: Path) -> None:
    out = made(tmp_path, SHORT, strict=True)
    assert (out.files, out.is_settled, out.row.status) == ((), True, "infeasible")
    assert out.row.message == (
        "No roster keeps all rules and has no gaps, as --strict asks. dutyplan solve week.yaml "
        "says why."
    )


def test_faults_of_a_file(tmp_path: Path) -> None:
    out = made(tmp_path, BROKEN)
    assert (out.files, out.is_settled, out.row.status) == ((), True, "problems")
    assert out.row.message.startswith("week.yaml:2:")
    assert out.row.message.endswith(", and one more problem")
    assert made(tmp_path, BROKEN + "language: zh\n").row.message.endswith("，另有 1 个问题")


def test_time_that_ran_out_is_not_the_last_word(tmp_path: Path) -> None:
    out = made(tmp_path, NEVER, time_limit=0.0)
    assert (out.row.status, out.row.proved, out.is_settled) == ("feasible", False, False)
    assert out.row.message == (
        "The time limit of 0 s was reached: this is the best roster found so far."
    )


@pytest.mark.parametrize(
    ("known", "message"),
    [
        ({}, "No roster was found within 60 s;"),
        ({"out_of_memory": True}, "Memory ran out before any roster was found."),
    ],
)
def test_none_found_is_not_the_last_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: dict[str, Any], message: str
) -> None:
    def none(plan: Any, **_: Any) -> Outcome:
        return Outcome(
            plan=plan, status=Status.UNKNOWN, roster=None, goals=(), standings=(),
            interrupted=False, candidates=0, seconds=0.0, seed=0, **known,
        )  # fmt: skip

    monkeypatch.setattr("dutyplan.batch.making.solve", none)
    out = made(tmp_path, WEEK)
    assert (out.row.status, out.is_settled, out.files) == ("unknown", False, ())
    assert out.row.message.startswith(message)


def test_options_reach_the_search(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}

    def noted(plan: Any, **options: Any) -> Outcome:
        seen.update(options)
        return solve(plan, **options)

    monkeypatch.setattr("dutyplan.batch.making.solve", noted)
    made(tmp_path, WEEK, seed=7, strict=True, time_limit=30.0)
    limit = seen.pop("time_limit")
    assert 0 < limit <= 30
    assert seen == {"workers": 1, "seed": 7, "strict": True}


def test_each_format_as_it_was_asked_for(tmp_path: Path) -> None:
    out = made(tmp_path, SHORT, formats=("json", "table"), lang="zh", by="volunteer")
    record, table = out.files
    told = json.loads(record)["told"]
    assert set(told) == {"en", "zh"}
    assert told["en"]["why_gaps"], "reasons are there"
    text = table.decode("utf-8")
    assert text.index("姓名") < text.index("日期"), "in the order of people"
    assert "Rails" in text


def test_initials(tmp_path: Path) -> None:
    (text,) = made(tmp_path, WEEK, formats=("table",), names="initials").files
    assert "Aynur" not in text.decode("utf-8")
