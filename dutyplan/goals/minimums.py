"""`minimums`: what the minimums of `limits` lack, as little as can be.

```yaml
rules:
  limits: {total: 1+}
goals: [coverage, minimums, fairness]
```

Each duty, weekend, hour begun or point begun that somebody lacks counts one. What is lacking is
listed under the roster. Where the file has no `goals`, this one comes after `coverage` as soon as
a limit has a minimum.
"""

from __future__ import annotations

from typing import Any

from dutyplan.goals.base import Goal, WeightedSum
from dutyplan.plan import Plan
from dutyplan.roster import Roster
from dutyplan.rules.base import Builder
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.limits import has_minimum, lacks, shortfalls


class Minimums(Goal):
    """The sum of what is lacking."""

    id = "minimums"
    least = 0

    def is_used(self, plan: Plan) -> bool:
        """With a minimum in any limit."""
        return has_minimum(plan)

    def objective(
        self, plan: Plan, options: Any, who: Eligibility, builder: Builder
    ) -> WeightedSum:
        """A count of what each minimum lacks."""
        terms, constant = lacks(plan, builder)
        return WeightedSum(terms, constant, {})

    def value(self, plan: Plan, options: Any, who: Eligibility, roster: Roster) -> int:
        """Count what the roster leaves owing."""
        return sum(one.lack for one in shortfalls(plan, roster))


GOAL = Minimums()
