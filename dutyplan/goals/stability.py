"""`stability`: a plan that is solved again changes as little as can be.

```yaml
goals: [coverage, stability, fairness]
```

`dutyplan replan` compares with the roster that it is given. Each duty costs as many as people
went from it or came to it, whichever is more: Bahar instead of Aynur is one change. Where the
file does not name this goal, `replan` puts it right behind `coverage`.

Where there is no roster to compare with, as in `solve`, the goal counts nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dutyplan.goals.base import Goal, WeightedSum
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.roster import Assignment, Roster
from dutyplan.rules.base import Builder, Literal, Term
from dutyplan.rules.eligibility import Eligibility


@dataclass(frozen=True, slots=True)
class Stability:
    """The roster that is compared with: who was on what, and who was in reserve."""

    assignments: tuple[Assignment, ...]
    standbys: tuple[Assignment, ...] = ()


class StabilityGoal(Goal):
    """The number of places that somebody else has, or nobody, or somebody where nobody had it."""

    id = "stability"
    least = 0

    def is_used(self, plan: Plan) -> bool:
        """With a roster to compare with."""
        return given(plan) is not None

    def objective(
        self, plan: Plan, options: Stability | None, who: Eligibility, builder: Builder
    ) -> WeightedSum:
        """A count for each duty."""
        if options is None:
            return WeightedSum([], 0, {})
        before = _crews(options)
        costs = [
            changed_places(before.get(duty, ()), builder.crew(duty), builder)
            for duty in plan.duties
        ]
        return WeightedSum([(cost, 1) for cost in costs], 0, {})

    def value(self, plan: Plan, options: Stability | None, who: Eligibility, roster: Roster) -> int:
        """Compare duty by duty."""
        if options is None:
            return 0
        before = Roster(plan, options.assignments)
        num = 0
        for duty in plan.duties:
            there, here = set(before.crew(duty)), set(roster.crew(duty))
            num += max(len(there - here), len(here - there))
        return num


def given(plan: Plan) -> Stability | None:
    """The roster that a plan is compared with; None where there is none."""
    for goal_id, options in plan.goals:
        if goal_id == StabilityGoal.id:
            found: Stability | None = options
            return found
        if isinstance(options, dict) and options.get(StabilityGoal.id) is not None:
            added: Stability = options[StabilityGoal.id]
            return added
    return None


def changed_places(
    there: Collection[Volunteer], crew: Sequence[tuple[Volunteer, Literal]], builder: Builder
) -> Literal:
    """A whole number: at least how many people went from a duty, and at least how many came.

    Parameters
    ----------
    there
        Those who were on it.
    crew
        Those who can be on it, each with the literal that says so.
    """
    stay: list[Term] = [(on, 1) for one, on in crew if one in there]
    come: list[Term] = [(on, 1) for one, on in crew if one not in there]
    gone = len(there) - len(stay)
    cost = builder.integer(gone, max(len(there), len(come)))
    if stay:
        builder.within([*stay, (cost, 1)], len(there), None)
    if come:
        builder.within([*come, (cost, -1)], None, 0)
    return cost


def _crews(options: Stability) -> dict[Duty, list[Volunteer]]:
    crews: dict[Duty, list[Volunteer]] = {}
    for one in options.assignments:
        crews.setdefault(one.duty, []).append(one.volunteer)
    return crews


GOAL = StabilityGoal()
