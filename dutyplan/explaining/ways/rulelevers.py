"""Levers of the lines of all other rules."""

from __future__ import annotations

from dutyplan.explaining.facts import of_line
from dutyplan.explaining.ways.changes import LineOut
from dutyplan.explaining.ways.levers import Levers, once
from dutyplan.plan import Plan
from dutyplan.rules import RULES
from dutyplan.rules.forbidden import RULE as FORBIDDEN
from dutyplan.solver.guarded import Guarded

_BY_LINE = ("rest", "rotate", "supervision", "guardian", "together", "apart", "after", "fixed")
"""Rules that are let go line by line; of what they bar, only for what was done before the plan."""


def add_rule_levers(plan: Plan, levers: Levers) -> None:
    """Each line of a rule holds, or its lever is pulled."""
    for rule in RULES:
        for line in rule.lines(plan) if rule.id in _BY_LINE else ():
            lever, holds = levers.add(1, once(LineOut, rule.id, line)), levers.model.boolean()
            levers.model.within([(lever, 1), (holds, 1)], 1, None)
            of_line(rule, line).impose(Guarded(levers.model, holds))
    for line in FORBIDDEN.lines(plan):
        lever = levers.add(1, once(LineOut, FORBIDDEN.id, line))
        for cell in line.plan.rules[FORBIDDEN.id]:
            for duty, on in levers.model.duties_of(cell.volunteer):
                if duty in cell.duties:
                    levers.only_if(on, lever)
