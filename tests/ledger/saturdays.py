"""Past Saturdays for tests of balances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from dutyplan.plan import Duty, Past, PastDuty, Plan, Task, Window
from dutyplan.weekfile import read_week_bytes

LAST = date(2026, 11, 21)

WEEK = """\
title: Clean-up
start: 2026-11-28
tasks:
  - {name: Basement, when: saturday 10:00-12:00, people: 2, effort: 3}
  - {name: Rails, when: sunday 10:00-11:00}
volunteers:
  - {name: Aynur}
  - {name: Bahar}
  - {name: Li Min}
  - {name: 王国强, share: 0.5}
  - {name: Helper, share: 0}
"""
SHARES = {"Aynur": 1, "Bahar": 1, "Li Min": 1, "王国强": Fraction(1, 2), "Old": 1}


def past_duty(
    weeks_ago: int,
    crew: str,
    *,
    absent: str = "",
    task: str = "Basement",
    effort: int = 300,
    shares: Any = SHARES,
) -> PastDuty:
    """A duty of two hours on a Saturday; names are parted by commas."""
    day = LAST - timedelta(7 * weeks_ago)
    weights = {one: Fraction(share) for one, share in shares.items()}
    duty = Duty(-1, Task(task), day, Window(600, 720), effort=effort)
    return PastDuty(duty, _ids(crew), {"available": weights}, _ids(absent))


def plan_after(past: Sequence[PastDuty], fairness: str = "", volunteers: str = "") -> Plan:
    """The plan of the next Saturday, with a history; `fairness` are options of the goal."""
    from dutyplan.goals.balances import brought_along

    text = WEEK + volunteers
    if fairness:
        text += f"goals: [coverage, fairness: {{{fairness}}}]\n"
    plan, problems = read_week_bytes("week.yaml", text.encode(), Path())
    assert plan is not None, problems
    plan = replace(plan, past=Past(past))
    goals = tuple(
        (goal, brought_along(plan, options) if goal == "fairness" else options)
        for goal, options in plan.goals
    )
    return replace(plan, goals=goals)


def _ids(names: str) -> tuple[str, ...]:
    return tuple(names.split(", ")) if names else ()
