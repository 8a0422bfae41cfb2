"""How many places some people can fill at most, and which lines of the week file say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.reasons import Reason
from dutyplan.rules import RULES
from dutyplan.rules.base import Line, Rule
from dutyplan.rules.limitsums import Limits
from dutyplan.rules.packing import most_of

_MOST_LINES = 12
"""Of more lines it is not worked out which of them count."""

_Counted = Mapping[Volunteer, Sequence[Duty]]
"""The duties that each can be on, in the plan's order."""


def places_filled(plan: Plan, counted: _Counted) -> int:
    """Each as often as the rules allow."""
    return sum(most_of(plan, one, duties) for one, duties in counted.items())


def lines_that_count(plan: Plan, counted: _Counted, most: int) -> tuple[Reason, ...] | None:
    """The lines by which no more than so many places can be filled: none of them to spare.

    Returns
    -------
    None where there are too many to ask.
    """
    lines = list(_lines(plan, counted))
    if len(lines) > _MOST_LINES:
        return None
    found = []
    for rule, line in reversed(lines):
        without = _without(plan, rule, line)
        if places_filled(without, counted) <= most:
            plan = without
        else:
            found.append(line.reason)
    return tuple(reversed(found))


def _lines(plan: Plan, counted: _Counted) -> Iterator[tuple[Rule, Line]]:
    """Lines of rules that say how many duties one can have, as far as they are about these."""
    people = set(counted)
    for rule in RULES:
        if rule.id in ("rest", "rotate", "limits"):
            for line in rule.lines(plan):
                if people.intersection(line.plan.volunteers):
                    yield rule, line


def _without(plan: Plan, rule: Rule, line: Line) -> Plan:
    """The plan without one line; of limits only what stands on it."""
    rules = {key: settings for key, settings in plan.rules.items() if key != rule.id}
    if rule.id == "limits":
        limits: Mapping[int, Limits] = plan.rules["limits"]
        rules["limits"] = {
            index: own.only(lambda bound: bound.span != line.reason.span)
            for index, own in limits.items()
        }
    return replace(plan, rules=rules)
