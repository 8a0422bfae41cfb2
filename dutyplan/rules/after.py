"""`after`: on the day after some task, none of certain others.

```yaml
rules:
  after:
    - {task: stairwell rails, not: [basement]}
```

Who is on a duty of the first task is on no duty of the others on the next day. The day of a duty
is the one on which it starts. `not` may name the same task, and several. On the first day of the
plan the day before it counts, as far as `history` tells.

With a `cost` the line is soft: each duty on the day after that should not be costs so many points
in the goal `wishes`.

```yaml
rules:
  after:
    - {task: stairwell rails, not: basement, cost: 2}
```
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Annotated, ClassVar

from pydantic import Field

from dutyplan.grammar.shapes import told
from dutyplan.grammar.text import MisreadError
from dutyplan.grammar.words import COST, Cost, Name, WordList, Words
from dutyplan.plan import Duty, Plan, Task, Volunteer
from dutyplan.problems import Problem, Span
from dutyplan.reasons import Reason, because
from dutyplan.roster import Breach, Roster
from dutyplan.rules.base import Barring, Builder, Line, Literal, Rule, Scope, Term
from dutyplan.rules.before import lately
from dutyplan.rules.intervals import Stay, exclusive_groups

_Pairs = list[tuple[Duty, Literal]]


class AfterWords(Words):
    """One line."""

    noun: ClassVar[str] = "a line of 'after'"
    example: ClassVar[str] = "{task: Night watch, not: [Basement]}"
    needed: ClassVar[tuple[str, ...]] = ("task", "not")

    task: Annotated[Name | None, told("The task.", "Night watch")] = None
    others: Annotated[WordList, told("Tasks not to be served on the day after.", ["Basement"])] = (
        Field(default=(), alias="not")
    )
    cost: Annotated[Cost | None, COST] = None


@dataclass(frozen=True, slots=True)
class AfterLine:
    """A task, what may not follow on the next day, and the cost of a breach if it is soft."""

    task: Task
    others: tuple[Task, ...]
    cost: int | None
    span: Span | None


class After(Rule):
    """Days after a task without certain others."""

    id = "after"
    words = list[AfterWords]
    is_of_each = True
    excuses = False

    def read(self, words: list[AfterWords] | None, scope: Scope) -> tuple[AfterLine, ...] | None:
        """The lines, with the tasks that they name."""
        lines: list[AfterLine] = []
        problems: list[Problem] = []
        for word in words or ():
            names = [name for name in (word.task, *word.others) if name is not None]
            problems += [scope.tasks.problem(name) for name in names if not scope.tasks.find(name)]
            task = word.task and scope.tasks.find(word.task)
            others = [one for one in map(scope.tasks.find, word.others) if one is not None]
            if task:
                lines.append(AfterLine(task, tuple(dict.fromkeys(others)), word.cost, word.span))
        if problems:
            raise MisreadError(*problems)
        return tuple(lines) or None

    def bars(self, plan: Plan, volunteer: Volunteer) -> Callable[[Duty], bool] | None:
        """Bar on the plan's first day what may not follow on the day before it."""
        unwanted = self._unwanted(plan, volunteer)
        if not unwanted:
            return None
        return lambda duty: duty.date == plan.start and duty.task.name in unwanted

    def volunteer_key(self, plan: Plan, volunteer: Volunteer) -> Hashable:
        """The tasks that may not follow."""
        return self._unwanted(plan, volunteer)

    def duty_key(self, duty: Duty) -> Hashable:
        """Its task and its day."""
        return duty.task.name, duty.date

    def reason(self, plan: Plan, volunteer: Volunteer, duty: Duty) -> Reason:
        """Name the duty of the day before."""
        line, other = next(
            (line, before)
            for line in self._hard(plan)
            if _is_unwanted(line, duty)
            and (before := _day_before(plan, line, volunteer)) is not None
        )
        return because("bar.after", line.span, other=other, task=duty.task)

    def _hard(self, plan: Plan) -> Iterator[AfterLine]:
        lines: tuple[AfterLine, ...] = plan.rules.get(self.id, ())
        return (line for line in lines if line.cost is None)

    def _unwanted(self, plan: Plan, volunteer: Volunteer) -> frozenset[str]:
        """Names of tasks that may not be on the plan's first day."""
        if not lately(plan, volunteer, 1):
            return frozenset()
        lines = [line for line in self._hard(plan) if _day_before(plan, line, volunteer)]
        return frozenset(task.name for line in lines for task in line.others)

    def build(self, plan: Plan, builder: Builder) -> None:
        """At most one of a duty of the task and one that may not follow it."""
        lines: tuple[AfterLine, ...] = plan.rules.get(self.id, ())
        for line in lines:
            if line.cost is not None:
                continue
            for volunteer in plan.volunteers:
                for first, following in _neighbours(line, builder, volunteer):
                    for _, one in first:
                        for _, other in following:
                            builder.at_most_one([one, other])

    def lines(self, plan: Plan) -> Iterator[Line]:
        """Each of them."""
        lines: tuple[AfterLine, ...] = plan.rules.get(self.id, ())
        for line in lines:
            if line.cost is None:
                looks_back = any(_day_before(plan, line, one) for one in plan.volunteers)
                code = "line.after.past" if looks_back else "line.after"
                reason = because(code, line.span, task=line.task, others=line.others)
                yield Line(reason, replace(plan, rules={self.id: (line,)}))

    def is_soft(self, plan: Plan) -> bool:
        """With a cost on any line."""
        lines: tuple[AfterLine, ...] = plan.rules.get(self.id, ())
        return any(line.cost is not None for line in lines)

    def prices(self, plan: Plan, builder: Builder) -> Iterator[Term]:
        """One for each duty that should not follow."""
        lines: tuple[AfterLine, ...] = plan.rules.get(self.id, ())
        for line in lines:
            if line.cost is None:
                continue
            for volunteer in plan.volunteers:
                if _day_before(plan, line, volunteer):
                    for duty, on in builder.duties_of(volunteer):
                        if duty.date == plan.start and _is_unwanted(line, duty):
                            yield on, line.cost
                for first, following in _neighbours(line, builder, volunteer):
                    stays = [Stay(duty.begin, duty.finish, on) for duty, on in first]
                    for _, other in following:
                        is_broken = builder.boolean()
                        for group in exclusive_groups(stays):
                            terms = [(stay.literal, 1) for stay in group]
                            builder.within([*terms, (other, 1), (is_broken, -1)], None, 1)
                        yield is_broken, line.cost

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Look back from each duty to the day before."""
        lines: tuple[AfterLine, ...] = plan.rules.get(self.id, ())
        for line in lines:
            for one in roster.assignments:
                if one.duty.task not in line.others:
                    continue
                before = [
                    duty
                    for duty in roster.duties_of(one.volunteer)
                    if duty.task is line.task and (one.duty.date - duty.date).days == 1
                ]
                if one.duty.date == plan.start:
                    before = [
                        duty
                        for duty in plan.past.served(one.volunteer)
                        if duty.task.name == line.task.name
                        and (one.duty.date - duty.date).days == 1
                    ]
                if before:
                    reason = because(
                        "breach.after",
                        line.span,
                        volunteer=one.volunteer,
                        duty=one.duty,
                        other=before[0],
                    )
                    yield Breach(self.id, reason, one.duty, one.volunteer, line.cost)

    def dooms(self, plan: Plan, roster: Roster, barring: Barring) -> Iterator[Breach]:
        """Each of them."""
        return self.check(plan, roster)


def _day_before(plan: Plan, line: AfterLine, volunteer: Volunteer) -> Duty | None:
    """The duty of the line's task on the day before the plan."""
    served = lately(plan, volunteer, 1)
    return next((duty for duty in served if duty.task.name == line.task.name), None)


def _is_unwanted(line: AfterLine, duty: Duty) -> bool:
    return any(task.name == duty.task.name for task in line.others)


def _neighbours(
    line: AfterLine, builder: Builder, volunteer: Volunteer
) -> Iterator[tuple[_Pairs, _Pairs]]:
    """The volunteer's duties of the task, date by date, and those that may not follow."""
    own = builder.duties_of(volunteer)
    first: dict[date, _Pairs] = {}
    following: dict[date, _Pairs] = {}
    for duty, on in own:
        if duty.task is line.task:
            first.setdefault(duty.date, []).append((duty, on))
        if duty.task in line.others:
            following.setdefault(duty.date, []).append((duty, on))
    for day, pairs in first.items():
        if day + timedelta(1) in following:
            yield pairs, following[day + timedelta(1)]


RULE = After()
