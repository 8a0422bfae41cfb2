"""Pairs of duties of which nobody can have both, and the lines of the week file that say so."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.problems import Span
from dutyplan.reasons import Reason
from dutyplan.roster import Assignment, Roster
from dutyplan.rules import RULES
from dutyplan.rules.base import Rule
from dutyplan.rules.limitsums import Limits
from dutyplan.rules.spacing import Spacing

_OF_ONE = ("rest", "rotate", "after", "limits")
"""Rules about the duties of one volunteer, whatever those of others."""

_DAYS = {"per_day": 0, "per_week": 6}


class Exclusions:
    """What keeps one volunteer from two duties, as the rules' own checks see it."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._rules = [rule for rule in RULES if rule.id in _OF_ONE and rule.id in plan.rules]
        self._reach = reach_of(plan, is_lasting=False)
        limits: dict[int, Limits] = plan.rules.get("limits", {})
        # Of those with the same limits one stands for all.
        alike = {id(limits.get(one.index)): one for one in plan.volunteers}
        self._examples = list(alike.values())
        self._reasons: dict[tuple[str, Span | None], Reason] = {}
        self._known: dict[tuple[int, int], tuple[Reason, ...] | None] = {}

    def between(self, one: Duty, other: Duty) -> tuple[Reason, ...] | None:
        """The lines by which nobody has both; none if they overlap, None if somebody might."""
        if one.begin < other.finish and other.begin < one.finish:
            return ()
        if abs((one.date - other.date).days) > self._reach:
            return None
        first, second = sorted((one, other), key=lambda duty: duty.index)
        pair = (first.index, second.index)
        if pair not in self._known:
            self._known[pair] = self._lines(first, second)
        return self._known[pair]

    def _lines(self, one: Duty, other: Duty) -> tuple[Reason, ...] | None:
        found = [self._line(volunteer, one, other) for volunteer in self._examples]
        lines = [line for line in found if line is not None]
        if len(lines) < len(found):
            return None
        return tuple({id(line): line for line in lines}.values())

    def _line(self, volunteer: Volunteer, one: Duty, other: Duty) -> Reason | None:
        plan = replace(self._plan, volunteers=(volunteer,), duties=(one, other))
        both = Roster(plan, [Assignment(volunteer, one), Assignment(volunteer, other)])
        for rule in self._rules:
            for breach in rule.check(plan, both):
                if breach.cost is None:
                    return self._reason(rule, breach.span)
        return None

    def _reason(self, rule: Rule, span: Span | None) -> Reason | None:
        if (rule.id, span) not in self._reasons:
            for line in rule.lines(self._plan):
                self._reasons[rule.id, line.reason.span] = line.reason
        return self._reasons.get((rule.id, span))


def reach_of(plan: Plan, *, is_lasting: bool) -> int:
    """Over how many days one duty can keep somebody off another.

    Parameters
    ----------
    is_lasting
        Whether limits are looked at that count over the whole plan.
    """
    reach = 1  # past midnight, and `after`
    for key in ("rest", "rotate"):
        spacing: Spacing | None = plan.rules.get(key)
        if spacing is not None:
            reach = max(reach, spacing.least.days + 1, ceil((spacing.least.hours or 0) / 24) + 1)
    limits: dict[int, Limits] = plan.rules.get("limits", {})
    for own in {id(own): own for own in limits.values()}.values():
        for key, bound in own.bounds():
            if bound.hard is not None and (is_lasting or key in _DAYS):
                reach = max(reach, _DAYS.get(key, len(plan.days)))
    return reach
