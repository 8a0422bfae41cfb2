from __future__ import annotations

from dutyplan import check
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.greedy import first_roster
from tests import plans

DAYS = """
start: 2026-11-28
tasks:
  - {name: Rails, when: [saturday 10:00-11:00, sunday 10:00-11:00], people: 2}
  - {name: Basement, when: saturday 10:00-12:00, effort: 3, skills: [keys]}
volunteers:
  - {name: Ann, skills: keys}
  - {name: Bob}
  - {name: Cem}
  - {name: Dina, share: 0}
"""


def crews(text: str) -> list[list[str]]:
    plan = plans.plan(text)
    roster = first_roster(plan, Eligibility(plan))
    return [[one.name for one in roster.crew(duty)] for duty in plan.duties]


def test_who_carries_least_comes_first_and_who_owes_nothing_last() -> None:
    assert crews(DAYS) == [["Ann"], ["Bob", "Cem"], ["Bob", "Cem"]]


def test_nobody_is_in_two_places_and_all_is_filled() -> None:
    plan = plans.plan(DAYS)
    report = check(plan, first_roster(plan, Eligibility(plan)))
    assert report.breaches == ()
    assert dict(report.values)["coverage"] == 0


def test_what_is_fixed_stands() -> None:
    fixed = "rules: {fixed: [{volunteer: Dina, task: Rails, date: 2026-11-29}]}\n"
    assert "Dina" in crews(DAYS + fixed)[2]


def test_of_two_duties_a_fixed_one_is_the_one_that_can_be() -> None:
    text = """
start: 2026-11-28
tasks: [{name: Rails, when: [saturday, saturday 09:00-10:00]}]
volunteers: [{name: Ann, available: saturday 08:00-11:30}]
rules: {fixed: [{volunteer: Ann, task: Rails, date: 2026-11-28}]}
"""
    assert crews(text) == [[], ["Ann"]]


def test_too_few_for_a_duty_that_is_called_off_are_sent_home() -> None:
    assert crews(DAYS.replace("people: 2", "people: {min: 5, want: 6}")) == [["Ann"], [], []]
