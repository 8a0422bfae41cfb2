"""What is counted in a roster, and what is said where our program counts otherwise."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from benchmarks.judge import Judge, Verdict
from benchmarks.runs import Run, judged

WEEK = """\
start: 2026-11-28
tasks:
  - {name: Rails, when: saturday 10:00-11:00, people: 2}
  - {name: Basement, when: saturday 10:00-12:00, effort: 2.5, skills: {keys: 1}}
volunteers:
  - {name: Ann, skills: [keys]}
  - {name: Bob}
  - {name: Cem}
"""
RAILS, BASEMENT = 1, 0
ANN, BOB, CEM = 0, 1, 2


def test_everything_is_counted_anew() -> None:
    verdict = Judge(WEEK).of_pairs([(ANN, RAILS), (BOB, BASEMENT)])
    # One on Rails and the keys are missing; everybody owes a third of 4.5 points.
    assert verdict == Verdict(missing=2, largest=10, squares=Fraction(29, 4), num_breaches=0)


def test_a_broken_rule_is_counted() -> None:
    assert Judge(WEEK).of_pairs([(ANN, RAILS), (ANN, BASEMENT)]).num_breaches == 1


def test_a_plan_with_problems_is_not_judged() -> None:
    with pytest.raises(ValueError, match="unknown key"):
        Judge(WEEK.replace("skills: [keys]", "skill: [keys]"))


def said(crews: dict[str, list[str]], missing: int, balances: list[float]) -> str:
    tasks = {"Basement": ("10:00", "12:00"), "Rails": ("10:00", "11:00")}
    duties: list[dict[str, Any]] = [
        {"date": "2026-11-28", "start": start, "end": end, "task": task, "volunteers": crews[task]}
        for task, (start, end) in tasks.items()
    ]
    goals = [
        {"goal": "coverage", "value": missing, "bound": 0, "proved": missing == 0},
        {"goal": "fairness", "value": balances, "bound": 0.4, "proved": True},
    ]
    return json.dumps({"duties": duties, "goals": goals, "solver": {"proved": missing == 0}})


FULL = {"Basement": ["Ann"], "Rails": ["Bob", "Cem"]}


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (said(FULL, 0, [1.0, -0.5, -0.5]), ""),
        (said(FULL, 1, [1.0, -0.5, -0.5]), "says 1 missing and 10 tenths, counted are 0 and 10"),
        (said(FULL, 0, [0.9, -0.5, -0.5]), "says 0 missing and 9 tenths, counted are 0 and 10"),
        (said(FULL | {"Rails": ["Ann", "Bob"]}, 0, [2.0]), "breaks 1 rules"),
        (
            said(FULL | {"Rails": ["Dan"]}, 0, [1.0]),
            "its roster can't be read: there is no volunteer 'Dan'",
        ),
    ],
    ids=["right", "missing", "balance", "rule", "stranger"],
)
def test_our_word_is_held_against_what_is_counted(data: str, fault: str) -> None:
    run = judged(Run("dutyplan", 1.0, 50.0), data, "roster", Judge(WEEK))
    assert run.fault.startswith(fault) if fault else run.fault == ""
    if not fault:
        assert (run.is_proved, run.is_covered, run.bound, run.csv) == (True, True, 4, "roster")
