"""Goals added together: what an inner list in `goals` means."""

from __future__ import annotations

from typing import Any

from dutyplan.goals.base import Goal, WeightedSum
from dutyplan.plan import Plan
from dutyplan.roster import Roster
from dutyplan.rules.base import Builder, Literal, Term
from dutyplan.rules.eligibility import Eligibility


class Added(Goal):
    """The sum of what several goals count, each as what is to be made small.

    Its options are those of its goals by id; None where none has any.

    Parameters
    ----------
    goals
        Goals with a whole number each.
    """

    def __init__(self, goals: tuple[Goal, ...]) -> None:
        self.goals = goals
        self.id = " + ".join(goal.id for goal in goals)

    def is_used(self, plan: Plan) -> bool:
        """With any of them."""
        return any(goal.is_used(plan) for goal in self.goals)

    def objective(
        self, plan: Plan, options: Any, who: Eligibility, builder: Builder
    ) -> WeightedSum:
        """All terms, added up."""
        factors: dict[Literal, int] = {}
        constant = 0
        missing: dict[int, Term] = {}
        for goal in self.goals:
            one = goal.objective(plan, (options or {}).get(goal.id), who, builder)
            if not isinstance(one, WeightedSum):
                raise TypeError(f"{goal.id} is no number that could be added")
            for literal, factor in one.terms:
                factors[literal] = factors.get(literal, 0) + factor
            constant += one.constant
            missing |= one.missing
        return WeightedSum(list(factors.items()), constant, missing)

    def value(self, plan: Plan, options: Any, who: Eligibility, roster: Roster) -> int:
        """The sum of their values."""
        own = options or {}
        values = [goal.value(plan, own.get(goal.id), who, roster) for goal in self.goals]
        return sum(value for value in values if isinstance(value, int))
