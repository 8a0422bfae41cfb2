"""Assignments that stand by `fixed`, held against every other rule before anything is solved."""

from __future__ import annotations

from collections.abc import Iterator

from dutyplan.plan import Plan
from dutyplan.problems import Problem
from dutyplan.roster import Assignment, Breach, Roster
from dutyplan.rules import RULES
from dutyplan.rules.base import Barring, Rule
from dutyplan.rules.cells import Cell
from dutyplan.rules.lines import line_of

# Rules that have no line of their own under `rules`.
_WAYS_OUT = {
    "overlap": "nobody can be on two duties at once: take one of the two lines out",
    "people": "let more people come ('people' of the task), or take this line out",
}


def find_clashes(plan: Plan, barring: Barring) -> list[Problem]:
    """Fixed assignments that break a hard rule whatever else the roster holds.

    Only those that mean one duty for sure are looked at, and that nothing bars by itself:
    what is barred has its own problem.
    """
    standing: dict[Assignment, Cell] = {}
    for cell in plan.rules.get("fixed", ()):
        possible = [duty for duty in cell.duties if barring(cell.volunteer, duty) is None]
        if cell.cost is None and len(possible) == 1:
            standing[Assignment(cell.volunteer, possible[0])] = cell
    if not standing:
        return []
    roster = Roster(plan, standing)
    return [
        _problem(breach, _last_line(breach, rule, standing, plan, barring))
        for rule in RULES
        for breach in _doomed(rule, plan, roster, barring)
    ]


def _doomed(rule: Rule, plan: Plan, roster: Roster, barring: Barring) -> Iterator[Breach]:
    return (breach for breach in rule.dooms(plan, roster, barring) if breach.cost is None)


def _last_line(
    breach: Breach, rule: Rule, standing: dict[Assignment, Cell], plan: Plan, barring: Barring
) -> Cell:
    """The last of the lines without which there would be no such breach."""
    about = [
        one
        for one in standing
        if breach.volunteer in (None, one.volunteer) and breach.duty in (None, one.duty)
    ]
    about.sort(key=lambda one: (standing[one].span.line, standing[one].span.column), reverse=True)
    for one in about:
        rest = Roster(plan, [other for other in standing if other != one])
        if breach not in _doomed(rule, plan, rest, barring):
            return standing[one]
    return standing[about[0]]


def _problem(breach: Breach, cell: Cell) -> Problem:
    """The breach at one of the lines that it is about, naming the rule's own line."""
    line = f" ({line_of(breach.span, cell.span)})" if breach.span else ""
    hint = f"the rule '{breach.rule}'{line} forbids it: change that, or take this line out"
    return Problem("fixed", breach.message, cell.span, _WAYS_OUT.get(breach.rule, hint))
