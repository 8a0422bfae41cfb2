from __future__ import annotations

from dataclasses import replace

import pytest

from dutyplan.again.holding import held_clashes
from dutyplan.plan import Plan
from dutyplan.problems import render_line
from dutyplan.rules.away import Away
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.frozen import Frozen
from tests import builders, plans

WEEK = """\
start: 2026-11-28
weeks: 2
tasks:
  - {name: Basement, when: saturday 10:00-12:00, people: 1-2}
  - {name: Rails, when: [saturday 11:00-13:00, saturday 14:00-15:00]}
volunteers:
  - {name: Ann}
  - {name: Bob}
"""
BASEMENT, RAILS, RAILS_AFTER, BASEMENT_LATER, RAILS_LATER, RAILS_LAST = range(6)


def plan(rules: str, crews: plans.Crews, away: str = "") -> Plan:
    found = plans.plan(f"{WEEK}rules: {{{rules}}}\n")
    roster = builders.roster(found, crews)
    duties = tuple(found.duties[index] for index in crews)
    own: dict[str, object] = {"frozen": Frozen(duties, roster.assignments)}
    if away:
        volunteer = plans.volunteer(found, away)
        own |= {"away": Away(tuple((volunteer, one.date) for one in found.duties))}
    return replace(found, rules={**found.rules, **own})


def said(found: Plan) -> list[str]:
    return [render_line(one) for one in held_clashes(found, Eligibility(found))]


def fixed(id: str, task: str, day: str) -> str:
    return f"fixed: [{{volunteer: {id}, task: {task}, date: {day}}}]"


def test_what_can_hold_is_no_problem() -> None:
    assert said(plan(fixed("Ann", "Basement", "2026-12-05"), {BASEMENT: ["Ann"]})) == []
    assert said(plan("apart: [[Ann, Bob]]", {BASEMENT: ["Ann", "Bob"]})) == []


def test_lines_about_what_stays_are_not_asked_for() -> None:
    assert said(plan(fixed("Bob", "Basement", "2026-11-28"), {BASEMENT: ["Ann"]})) == []


def test_a_line_of_which_one_duty_stays_is_asked_of_the_other() -> None:
    line = fixed("Bob", "Rails", "2026-11-28")
    assert said(plan(line, {RAILS: []})) == []
    assert said(plan(line, {RAILS: ["Bob"]}, "Bob")) == []
    assert said(plan(line, {RAILS: []}, "Bob")) == [
        "week.yaml:9:29: error[fixed]: Bob can't be on Rails on 2026-11-28 14:00-15:00 any more: "
        "Bob has called off then"
    ]


def test_one_who_has_called_off_is_named_at_the_line() -> None:
    assert said(plan(fixed("Bob", "Rails", "2026-12-05"), {BASEMENT: ["Ann"]}, "Bob")) == [
        "week.yaml:9:29: error[fixed]: Bob can't be on Rails on 2026-12-05 11:00-13:00 any more: "
        "Bob has called off then"
    ]


def test_a_line_that_breaks_a_rule_beside_what_stays() -> None:
    rules = "limits: {total: 1}, " + fixed("Ann", "Basement", "2026-12-05")
    assert said(plan(rules, {BASEMENT: ["Ann"]})) == [
        "week.yaml:9:49: error[fixed]: Ann has 2 duties in all, at most 1 allowed"
    ]
    # What stays breaks the limit by itself, and the line is not to blame for that.
    two = {BASEMENT: ["Ann"], RAILS_AFTER: ["Ann"]}
    rules = "limits: {total: 1}, " + fixed("Bob", "Basement", "2026-12-05")
    assert said(plan(rules, two)) == []


AT_ONCE = {BASEMENT: ["Ann"], RAILS: ["Ann"]}


@pytest.mark.parametrize(
    ("rules", "is_refused"),
    [
        ("rest: {least: 1 day, cost: 2}", True),
        ("rotate: {least: 1 week, cost: 2}", True),
        ("rest: 1 day", False),
        ("limits: {total: {max: 1, cost: 2}}", False),
    ],
)
def test_two_duties_at_once_are_refused_only_where_costs_depend_on_it(
    rules: str, is_refused: bool
) -> None:
    problem = (
        "week.yaml:5:12: error[at-once]: Ann is on Basement on 2026-11-28 10:00-12:00 and "
        "Rails on 2026-11-28 11:00-13:00 at once, which stays so"
    )
    assert said(plan(rules, AT_ONCE)) == ([problem] if is_refused else [])
    assert said(plan(rules, {BASEMENT: ["Ann"], RAILS_AFTER: ["Ann"]})) == []
