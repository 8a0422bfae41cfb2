"""`coverage`: as few people and skills missing as can be.

```yaml
tasks:
  - {name: Basement, when: saturday 10:00-12:00, people: 2, priority: 3, skills: {keys: 1}}
goals: [coverage, fairness]
```

Each missing person costs the task's `priority`, and so does each person with a skill who is
missing. Of a duty that is called off, all who were wanted are missing.
"""

from __future__ import annotations

from typing import Any

from dutyplan.goals.base import Goal, WeightedSum
from dutyplan.plan import Duty, Plan
from dutyplan.roster import Roster
from dutyplan.rules.base import Builder, Literal, Term
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.frozen import frozen_in


class Coverage(Goal):
    """The sum of priority times missing people and missing skills."""

    id = "coverage"
    least = 0

    def objective(
        self, plan: Plan, options: Any, who: Eligibility, builder: Builder
    ) -> WeightedSum:
        """A count of the missing for each duty and each skill it needs."""
        objective = WeightedSum([], 0, {})
        constant = 0
        stays = set(frozen_in(plan).duties)
        for duty in plan.duties:
            crew = builder.crew(duty)
            # On a duty that stays as it was more may be than its task allows.
            is_exact = duty.people.max == duty.people.want and duty not in stays
            lacks = [_missing_people(builder, duty, [one for _, one in crew], is_exact)]
            objective.missing[duty.index] = (lacks[0], 1)
            for skill, need in duty.task.skills.items():
                skilled = [one for volunteer, one in crew if skill in volunteer.skills]
                certain = max(0, need - len(skilled))
                constant += certain * duty.task.priority
                if skilled:
                    lack = builder.integer(0, need - certain)
                    terms: list[Term] = [(one, 1) for one in skilled]
                    builder.within([*terms, (lack, 1)], need - certain, None)
                    lacks.append(lack)
            objective.terms.extend((lack, duty.task.priority) for lack in lacks)
        return WeightedSum(objective.terms, constant, objective.missing)

    def value(self, plan: Plan, options: Any, who: Eligibility, roster: Roster) -> int:
        """Count the gaps of the roster."""
        return sum(
            duty.task.priority * (roster.missing(duty) + sum(roster.missing_skills(duty).values()))
            for duty in roster.gaps()
        )


def _missing_people(builder: Builder, duty: Duty, crew: list[Literal], is_exact: bool) -> Literal:
    """A count that is never too small, and exact where no more than `want` may come."""
    want = duty.people.want
    lack = builder.integer(max(0, want - len(crew)), want)
    terms: list[Term] = [(one, 1) for one in crew]
    builder.within([*terms, (lack, 1)], want, want if is_exact else None)
    return lack


GOAL = Coverage()
