"""How many of some duties one volunteer can serve at most, by all rules together."""

from __future__ import annotations

from collections.abc import Sequence

from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.rules import RULES


def most_of(plan: Plan, volunteer: Volunteer, duties: Sequence[Duty]) -> int:
    """The least number that any rule gives; see `Rule.most`."""
    bounds = (rule.most(plan, volunteer, duties) for rule in RULES)
    return min((bound for bound in bounds if bound is not None), default=len(duties))
