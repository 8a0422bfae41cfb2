"""A plan, and what reading a roster of it gives."""

from __future__ import annotations

from datetime import timedelta

from dutyplan.ledger.reading.rosterfile import read_roster
from dutyplan.plan import Plan, Task
from dutyplan.problems import render_line, render_text
from dutyplan.roster import Roster
from tests.builders import SATURDAY, duty, plan

RAILS, BASEMENT = Task("Rails"), Task("Basement")
PLAN = plan(
    [
        duty(RAILS, "10:00-11:00", want=2),
        duty(BASEMENT, "09:00-10:00"),
        duty(BASEMENT, "14:00-15:00"),
        duty(BASEMENT, "14:00-24:00"),
        duty(BASEMENT, ""),
        duty(RAILS, "09:00-11:00", SATURDAY + timedelta(1)),
    ],
    ["Aynur", "Bahar", ("1", "Li Min"), ("2", "Li Min"), ("Tur", "Tursun"), ("Tursun", "Tur")],
)
HEADER = "date,task,volunteer\n"


def pairs(found: Roster | None) -> list[tuple[str, str]]:
    assert found is not None
    return [(one.volunteer.id, one.duty.label) for one in found.assignments]


def read(text: str, plan: Plan = PLAN) -> list[tuple[str, str]]:
    found, problems = read_roster("r.csv", text.encode(), plan)
    assert [render_line(problem) for problem in problems] == []
    return pairs(found)


def problems_of(text: str) -> list[str]:
    found, problems = read_roster("r.csv", text.encode(), PLAN)
    assert found is None
    return [render_text(problem) for problem in problems]


def one_problem(text: str) -> list[str]:
    (problem,) = problems_of(text)
    return problem.split("\n")
