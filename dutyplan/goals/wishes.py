"""`wishes`: what people prefer and avoid, and the soft rules; as many points as can be.

```yaml
volunteers:
  - {name: Bahar, prefers: [basement, 2026-12-05], avoids: {stairwell rails: 3}}
  - {name: Gulnar, avoids: saturday 08:00-10:30}
goals: [coverage, fairness, wishes]
```

Each duty that somebody `prefers` earns a point, each that somebody `avoids` costs one;
`{basement: 3}` gives another weight. A wish is a task or days, with or without a time: a duty that
is preferred lies wholly inside that time, one that is avoided touches it. A duty that several
wishes mean counts for each of them. Breaches of soft rules, those with a `cost`, are taken off.

Where the file has no `goals`, this one comes last as soon as there is a wish or a soft rule.
"""

from __future__ import annotations

from typing import Any

from dutyplan.goals.base import Goal, WeightedSum
from dutyplan.plan import Plan
from dutyplan.roster import Roster
from dutyplan.rules import RULES
from dutyplan.rules.base import Builder, Literal
from dutyplan.rules.eligibility import Eligibility


class Wishes(Goal):
    """Points lost: costs of soft rules, minus points of wishes met."""

    id = "wishes"
    is_gain = True

    def is_used(self, plan: Plan) -> bool:
        """With a wish, or a soft rule."""
        has_wishes = any(one.wishes for one in plan.volunteers)
        return has_wishes or any(rule.is_soft(plan) for rule in RULES)

    def objective(
        self, plan: Plan, options: Any, who: Eligibility, builder: Builder
    ) -> WeightedSum:
        """The points of each literal, and the prices of the rules."""
        factors: dict[Literal, int] = {}
        for volunteer in plan.volunteers:
            for duty, on in builder.duties_of(volunteer) if volunteer.wishes else ():
                points = sum(wish.points for wish in volunteer.wishes if wish.is_about(duty))
                factors[on] = -points
        for rule in RULES:
            for literal, cost in rule.prices(plan, builder):
                factors[literal] = factors.get(literal, 0) + cost
        terms = [(literal, factor) for literal, factor in factors.items() if factor]
        return WeightedSum(terms, 0, {})

    def value(self, plan: Plan, options: Any, who: Eligibility, roster: Roster) -> int:
        """Count duty by duty, and breach by breach."""
        met = sum(
            wish.points
            for one in roster.assignments
            for wish in one.volunteer.wishes
            if wish.is_about(one.duty)
        )
        broken = (breach for rule in RULES for breach in rule.check(plan, roster))
        return sum(breach.cost or 0 for breach in broken) - met


GOAL = Wishes()
