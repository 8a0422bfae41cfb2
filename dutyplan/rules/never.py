"""`never`: tasks that somebody is not put on.

```yaml
volunteers:
  - {name: Li Min, never: [Basement]}
```
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace

from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.reasons import Reason, because
from dutyplan.roster import Breach, Roster
from dutyplan.rules.base import Line, Rule


class Never(Rule):
    """Nobody is put on a task of their own `never` list."""

    id = "never"

    def bars(self, plan: Plan, volunteer: Volunteer) -> Callable[[Duty], bool] | None:
        """Bar the tasks of the list."""
        if not volunteer.never:
            return None
        return lambda duty: duty.task.name in volunteer.never

    def volunteer_key(self, plan: Plan, volunteer: Volunteer) -> Hashable:
        """The list."""
        return volunteer.never

    def duty_key(self, duty: Duty) -> Hashable:
        """The task."""
        return duty.task.name

    def reason(self, plan: Plan, volunteer: Volunteer, duty: Duty) -> Reason:
        """Name the list."""
        return because("bar.never", volunteer.line("never"), task=duty.task)

    def lines(self, plan: Plan) -> Iterator[Line]:
        """Each list."""
        for one in plan.volunteers:
            if one.never:
                tasks = tuple(task for task in plan.tasks if task.name in one.never)
                reason = because("line.never", one.line("never"), volunteer=one, tasks=tasks)
                yield Line(reason, replace(plan, volunteers=(one,)))

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Look for names of the list among each one's tasks."""
        for volunteer in plan.volunteers:
            for duty in roster.duties_of(volunteer):
                if any(name == duty.task.name for name in volunteer.never):
                    line = volunteer.line("never")
                    reason = because("breach.never", line, volunteer=volunteer, duty=duty)
                    yield Breach(self.id, reason, duty, volunteer)


RULE = Never()
