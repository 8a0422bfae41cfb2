"""Plans from the text of a week file, and one rule at a time against a roster."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import dedent

from dutyplan.plan import Plan, Volunteer
from dutyplan.problems import Problem, render_line
from dutyplan.rules.base import Rule
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.variables import Variables
from dutyplan.weekfile import read_week_bytes
from tests import builders

Crews = Mapping[int, Sequence[str]]
"""Ids by the index of a duty."""


def plan(text: str) -> Plan:
    """The plan in a week file; its indentation does not count."""
    found, problems = read_week_bytes("week.yaml", dedent(text).encode(), Path())
    assert found is not None, [render_line(one) for one in problems]
    return found


def problems(text: str) -> list[str]:
    """All that is wrong with a week file, a line each, as `line:column: error[code]: message`."""
    return [render_line(one).removeprefix("week.yaml:") for one in _problems(text)]


def hints(text: str) -> list[str]:
    return [one.hint for one in _problems(text)]


def _problems(text: str) -> list[Problem]:
    return read_week_bytes("week.yaml", dedent(text).strip().encode(), Path())[1]


def volunteer(plan: Plan, id: str) -> Volunteer:
    return next(one for one in plan.volunteers if one.id == id)


def bar(rule: Rule, plan: Plan, id: str, index: int) -> str | None:
    """Why this rule bars somebody from a duty; None where it does not."""
    one, duty = volunteer(plan, id), plan.duties[index]
    is_barred = rule.bars(plan, one)
    return rule.reason(plan, one, duty) if is_barred and is_barred(duty) else None


def breaches(rule: Rule, plan: Plan, crews: Crews) -> list[str]:
    """The breaches that the rule's check finds; the model must be of the same mind."""
    roster = builders.roster(plan, crews)
    found = list(rule.check(plan, roster))
    assert {breach.rule for breach in found} <= {rule.id}
    assert fits_the_model(rule, plan, crews) == (not found), [one.message for one in found]
    return [breach.message for breach in found]


def fits_the_model(rule: Rule, plan: Plan, crews: Crews) -> bool:
    """Whether candidates, and what this one rule builds, leave room for exactly this roster."""
    variables = Variables(plan, Eligibility(plan), 0, 1)
    rule.build(plan, variables)
    left = {(id, index) for index, crew in crews.items() for id in crew}
    for duty in plan.duties:
        for one, literal in variables.crew(duty):
            is_on = (one.id, duty.index) in left
            variables.within([(literal, 1)], is_on, is_on)
            left.discard((one.id, duty.index))
    return not left and variables.solve((), (), math.inf).is_found
