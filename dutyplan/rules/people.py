"""`people` of a task: how many are wanted, how many may come, and when it is called off.

```yaml
tasks:
  - {name: Stairwell rails, when: saturday 10:00-11:00, people: 2}
  - {name: Tree planting, when: saturday 14:00-17:00, people: {min: 4, want: 6, max: 8}}
```

`2` wants two; `2-4` wants two and lets up to four come where something calls for it: a skill, a
guardian with a child, a family together, a minimum, a wish. With fewer than `min` the duty is
called off, and nobody is put on it. Nobody comes beyond `want` without need. Too few people are
no breach: they are gaps, which the goal `coverage` makes few.
"""

from __future__ import annotations

from collections.abc import Iterator

from dutyplan.plan import Plan, Task
from dutyplan.reasons import Reason, because
from dutyplan.roster import Breach, Roster
from dutyplan.rules.base import Barring, Builder, Line, Rule, Term, only_of


class People(Rule):
    """Never more than `max`; at least `min`, or nobody."""

    id = "people"

    def build(self, plan: Plan, builder: Builder) -> None:
        """Bound the crew, by a truth of its own where the duty may be called off."""
        for duty in plan.duties:
            crew: list[Term] = [(literal, 1) for _, literal in builder.crew(duty)]
            most = len(crew) if duty.people.max is None else min(duty.people.max, len(crew))
            if duty.people.min > 1 and crew:
                takes_place = builder.boolean()
                builder.within([*crew, (takes_place, -duty.people.min)], 0, None)
                builder.within([*crew, (takes_place, -most)], None, 0)
            elif most < len(crew):
                builder.within(crew, None, most)

    def lines(self, plan: Plan) -> Iterator[Line]:
        """What each task says of it; a line even where nothing is written."""
        for task in plan.tasks:
            alone = only_of(plan, task)
            yield Line(_said(task, alone), alone)

    def dooms(self, plan: Plan, roster: Roster, barring: Barring) -> Iterator[Breach]:
        """Those with too many people; too few may become more."""
        for breach in self.check(plan, roster):
            duty = breach.duty
            if duty and duty.people.max is not None and len(roster.crew(duty)) > duty.people.max:
                yield breach

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Count each crew."""
        for duty in plan.duties:
            num_people = len(roster.crew(duty))
            most, least = duty.people.max, duty.people.min
            line = duty.task.line("people")
            if most is not None and num_people > most:
                reason = because("breach.people.many", line, num=num_people, duty=duty, most=most)
                yield Breach(self.id, reason, duty)
            if 0 < num_people < least:
                reason = because("breach.people.few", line, num=num_people, duty=duty, least=least)
                yield Breach(self.id, reason, duty)


def _said(task: Task, alone: Plan) -> Reason:
    """With a number where all its duties have the same, and none is ever called off."""
    line = task.line("people")
    bounds = {(duty.people.max, duty.people.min > 1) for duty in alone.duties}
    if len(bounds) == 1:
        ((most, is_called_off),) = bounds
        if most is not None and not is_called_off:
            return because("line.people", line, task=task, num=most)
    return because("line.people.bounds", line, task=task)


RULE = People()
