"""Assignments that the week file fixes, held against what was called off and what stays.

`fixed` is the one rule that can leave no roster at all, so it is looked at before anything is
solved: a message that names the line is worth more than a search in vain.
"""

from __future__ import annotations

from collections.abc import Iterator

from dutyplan.locales.wording import worded
from dutyplan.plan import Duty, Plan
from dutyplan.problems import Problem
from dutyplan.roster import Assignment, Breach, Roster
from dutyplan.rules import RULES
from dutyplan.rules.breaking import done_breaches
from dutyplan.rules.cells import Cell
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.fixed import RULE as FIXED
from dutyplan.rules.frozen import frozen_in
from dutyplan.rules.overlap import RULE as OVERLAP

_IN_TURN = ("rest", "rotate", "after", "together")
"""Rules whose costs are counted on the understanding that nobody is on two duties at once."""


def held_clashes(plan: Plan, who: Eligibility) -> list[Problem]:
    """Lines of `fixed` that can't hold beside the duties that stay and those who have called off.

    A line about a duty that stays is not asked for: what was done was done. Where it means another
    duty as well, that one is left. Somebody who was on two duties at once is refused only where
    costs depend on that.
    """
    frozen = frozen_in(plan)
    stays = set(frozen.duties)
    if at_once := _at_once(plan):
        return [at_once]
    cells = [
        cell
        for cell in plan.rules.get(FIXED.id, ())
        if cell.cost is None
        and not stays.issuperset(cell.duties)
        and not any(Assignment(cell.volunteer, duty) in frozen.crew for duty in cell.duties)
    ]
    problems: list[Problem] = []
    standing: dict[Assignment, Cell] = {}
    for cell in cells:
        possible = [duty for duty in cell.duties if who.can_serve(cell.volunteer, duty)]
        if not possible:
            first = next(duty for duty in cell.duties if duty not in stays)
            problems.append(_barred(plan, who, cell, first))
        elif len(possible) == 1:
            standing[Assignment(cell.volunteer, possible[0])] = cell
    if problems or not standing:
        return problems
    return list(_clashing(plan, who, standing))


def _at_once(plan: Plan) -> Problem | None:
    """Somebody on two duties at once that stay, where soft rules count what follows on what."""
    if not any(rule.is_soft(plan) for rule in RULES if rule.id in _IN_TURN):
        return None
    for breach in done_breaches(plan):
        if breach.rule == OVERLAP.id:
            message = worded("bad.stays-so", what=breach.reason)
            span = breach.duty.task.span if breach.duty else None
            return Problem("at-once", message, span, worded("hint.correct-or-freeze"))
    return None


def _barred(plan: Plan, who: Eligibility, cell: Cell, duty: Duty) -> Problem:
    one = cell.volunteer
    rule = who.barring(one, duty)
    why = rule.reason(plan, one, duty) if rule else ""
    message = worded("bad.fixed.any-more", name=one.name, duty=duty.label, why=why)
    return Problem(FIXED.id, message, cell.span, worded("hint.take-line-out"))


def _clashing(plan: Plan, who: Eligibility, standing: dict[Assignment, Cell]) -> Iterator[Problem]:
    """Breaches that no further assignment can mend, beside those that are done."""
    alone = frozen_in(plan)
    roster = Roster(plan, {*standing, *alone.crew}, alone.standbys)
    known = done_breaches(plan)
    for rule in RULES:
        for breach in rule.dooms(plan, roster, who.barring):
            if breach.cost is None and breach not in known:
                cell = _cell_of(breach, standing)
                if cell is not None:
                    message = worded("bad.said", what=breach.reason)
                    hint = worded("hint.line-or-freeze")
                    yield Problem(FIXED.id, message, cell.span, hint)


def _cell_of(breach: Breach, standing: dict[Assignment, Cell]) -> Cell | None:
    """The line that the breach is about; None where it is about duties that stay alone."""
    about = [
        cell
        for one, cell in standing.items()
        if breach.volunteer in (None, one.volunteer)
        and (breach.duty in (None, one.duty) or one.duty in breach.reason.facts.values())
    ]
    return about[-1] if about else None
