"""Assignments that stand by `fixed`, held against every other rule before anything is solved."""

from __future__ import annotations

from dutyplan.locales.wording import worded
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.problems import Problem
from dutyplan.roster import Assignment, Breach, Roster
from dutyplan.rules import RULES
from dutyplan.rules.base import Barring, Rule
from dutyplan.rules.cells import Cell
from dutyplan.rules.lines import line_of

# Rules that have no line of their own under `rules`.
_WAYS_OUT = {
    "overlap": "hint.at-once.one-line",
    "people": "hint.more-people",
}


def find_clashes(plan: Plan, barring: Barring) -> list[Problem]:
    """Fixed assignments that break a hard rule whatever else the roster holds.

    Only those that mean one duty for sure are looked at, and that nothing bars by itself:
    what is barred has its own problem. Where what was done before the plan leaves none of the
    duties that may be meant, any of them shows it.
    """
    standing: dict[Assignment, Cell] = {}
    for cell in plan.rules.get("fixed", ()):
        bars = {duty: barring(cell.volunteer, duty) for duty in cell.duties}
        possible = [duty for duty, rule in bars.items() if rule is None]
        too_soon = [duty for duty, rule in bars.items() if rule is not None and not rule.excuses]
        meant = possible or too_soon[:1]
        if cell.cost is None and len(meant) == 1:
            standing[Assignment(cell.volunteer, meant[0])] = cell
    if not standing:
        return []
    roster = Roster(plan, standing)

    def barring_others(volunteer: Volunteer, duty: Duty) -> Rule | None:
        """Who stands there too soon is one problem, and none for those who come along."""
        return None if Assignment(volunteer, duty) in standing else barring(volunteer, duty)

    return [
        _problem(breach, standing)
        for rule in RULES
        for breach in rule.dooms(plan, roster, barring_others)
        if breach.cost is None
    ]


def _problem(breach: Breach, standing: dict[Assignment, Cell]) -> Problem:
    """The breach at the last of the lines that it is about, naming the rule's own line."""
    about = [
        cell.span
        for one, cell in standing.items()
        if breach.volunteer in (None, one.volunteer) and breach.duty in (None, one.duty)
    ]
    last = max(about, key=lambda span: (span.line, span.column))
    # What was done before the plan stands on no line.
    if breach.rule == "overlap" and breach.reason.facts["other"].index < 0:
        hint = worded("hint.at-once.this-line")
    elif breach.rule in _WAYS_OUT:
        hint = worded(_WAYS_OUT[breach.rule])
    elif breach.span:
        line = line_of(breach.span, last)
        hint = worded("hint.rule-forbids.line", rule=breach.rule, line=line)
    else:
        hint = worded("hint.rule-forbids", rule=breach.rule)
    return Problem("fixed", worded("bad.said", what=breach.reason), last, hint)
