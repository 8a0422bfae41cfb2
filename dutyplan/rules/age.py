"""`age` of a task: only people of these ages are put on it.

```yaml
tasks:
  - {name: Basement, when: saturday 10:00-12:00, age: 18-60}
volunteers:
  - {name: Bahar, age: 45}
  - {name: Aynur, born: 2011-03-14}
```

With `born` the age is taken on the day of the duty, so a birthday inside the plan counts from
that day. A task with `age` needs the age of every volunteer.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator

from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.problems import Problem
from dutyplan.reasons import Reason, because
from dutyplan.roster import Breach, Roster
from dutyplan.rules.base import Barring, Line, Rule, only_of


class Age(Rule):
    """Ages stay inside the task's range."""

    id = "age"

    def review(self, plan: Plan, barring: Barring) -> list[Problem]:
        """Find volunteers without an age where a task asks for one."""
        asking = next((task for task in plan.tasks if task.age is not None), None)
        if asking is None:
            return []
        hint = "add 'age' or 'born'"
        return [
            Problem(
                self.id,
                f"{one.name} has no age, and '{asking.name}' is for ages {asking.age}",
                one.span,
                hint,
            )
            for one in plan.volunteers
            if one.age is None and one.born is None
        ]

    def bars(self, plan: Plan, volunteer: Volunteer) -> Callable[[Duty], bool] | None:
        """Bar duties whose range does not hold the age on that day."""
        if all(task.age is None for task in plan.tasks):
            return None

        def is_outside(duty: Duty) -> bool:
            if duty.task.age is None:
                return False
            age = volunteer.age_on(duty.date)
            # An unknown age is a problem of the file by itself, see `review`.
            return age is not None and age not in duty.task.age

        return is_outside

    def volunteer_key(self, plan: Plan, volunteer: Volunteer) -> Hashable:
        """The age, or the birthday."""
        return (volunteer.age, volunteer.born)

    def duty_key(self, duty: Duty) -> Hashable:
        """The range and the day."""
        return (duty.task.age, duty.date)

    def reason(self, plan: Plan, volunteer: Volunteer, duty: Duty) -> Reason:
        """Give the range, and which end is passed; how old somebody is, is told to nobody."""
        age, allowed = volunteer.age_on(duty.date), duty.task.age
        is_young = age is not None and allowed is not None and age < (allowed.min or 0)
        code = "bar.age.young" if is_young else "bar.age.old"
        return because(code, duty.task.line("age"), range=allowed)

    def lines(self, plan: Plan) -> Iterator[Line]:
        """The range of each task."""
        for task in plan.tasks:
            if task.age is not None:
                reason = because("line.age", task.line("age"), task=task, range=task.age)
                yield Line(reason, only_of(plan, task))

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Compare the age on the day with both ends of the range."""
        for one in roster.assignments:
            allowed = one.duty.task.age
            if allowed is None:
                continue
            age = one.volunteer.age_on(one.duty.date)
            too_young = age is None or (allowed.min is not None and age < allowed.min)
            too_old = age is not None and allowed.max is not None and age > allowed.max
            if too_young or too_old:
                reason = because(
                    "breach.age",
                    one.duty.task.line("age"),
                    volunteer=one.volunteer,
                    duty=one.duty,
                    range=allowed,
                )
                yield Breach(self.id, reason, one.duty, one.volunteer)


RULE = Age()
