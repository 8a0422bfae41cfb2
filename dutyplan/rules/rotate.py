"""`rotate`: the same task not again too soon.

```yaml
rules:
  rotate: 1 week
```

The same task comes round to somebody only more than so many days later: with `1 week` nobody
has it on two Saturdays running, with `10 days` neither. What was done before the plan counts, as
far as `history` tells.

With a `cost` the rule is soft: each time that a task comes round too soon costs so many points
in the goal `wishes`.

```yaml
rules:
  rotate: {least: 2 weeks, cost: 3}
```
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Annotated, ClassVar

from pydantic import PlainValidator, WithJsonSchema

from dutyplan.grammar.shapes import told
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.reasons import Reason, because
from dutyplan.roster import Breach, Roster
from dutyplan.rules.base import Barring, Builder, Line, Literal, Rule, Scope, Term
from dutyplan.rules.before import lately
from dutyplan.rules.intervals import Stay, packing_number
from dutyplan.rules.spacing import (
    DAYS_SHAPE,
    Length,
    Spacing,
    SpacingWords,
    build_spacing,
    price_spacing,
    read_days,
)


class RotateWords(SpacingWords):
    """`rotate`."""

    noun: ClassVar[str] = "rotate"
    example: ClassVar[str] = "rotate: 1 week"

    least: Annotated[
        Annotated[Length, PlainValidator(read_days), WithJsonSchema(DAYS_SHAPE)] | None,
        told("The time between two duties of the same task, at least."),
    ] = None


class Rotate(Rule):
    """Days between two duties of one task."""

    id = "rotate"
    words = RotateWords
    is_of_each = True
    excuses = False

    def read(self, words: RotateWords | None, scope: Scope) -> Spacing | None:
        """The length, in days, and the cost."""
        return None if words is None else words.spacing()

    def bars(self, plan: Plan, volunteer: Volunteer) -> Callable[[Duty], bool] | None:
        """Bar tasks done before the plan until they may come round again."""
        rotate = self._hard(plan)
        again = rotate and _again(plan, rotate, volunteer)
        if not again:
            return None
        return lambda duty: duty.date.toordinal() < again.get(duty.task.name, 0)

    def volunteer_key(self, plan: Plan, volunteer: Volunteer) -> Hashable:
        """By task the day on which it may come round again."""
        rotate = self._hard(plan)
        again = rotate and _again(plan, rotate, volunteer)
        return tuple(sorted(again.items())) if again else None

    def duty_key(self, duty: Duty) -> Hashable:
        """Its task and its day."""
        return duty.task.name, duty.date

    def reason(self, plan: Plan, volunteer: Volunteer, duty: Duty) -> Reason:
        """Name the last time before the plan."""
        rotate: Spacing = plan.rules[self.id]
        served = lately(plan, volunteer, rotate.least.days)
        other = next(one for one in reversed(served) if one.task.name == duty.task.name)
        return because("bar.rotate", rotate.span, other=other, least=rotate.least.reason)

    def _hard(self, plan: Plan) -> Spacing | None:
        rotate: Spacing | None = plan.rules.get(self.id)
        return None if rotate is None or rotate.cost is not None else rotate

    def build(self, plan: Plan, builder: Builder) -> None:
        """Let each duty last until its task may come round again: no two of them overlap."""
        rotate: Spacing | None = plan.rules.get(self.id)
        if rotate is None or rotate.cost is not None:
            return
        for volunteer in plan.volunteers:
            for own in _by_task(builder, volunteer):
                build_spacing(builder, _stays(rotate, own))

    def most(self, plan: Plan, volunteer: Volunteer, duties: Sequence[Duty]) -> int | None:
        """Of each task as many as may come round."""
        rotate: Spacing | None = plan.rules.get(self.id)
        if rotate is None or rotate.cost is not None:
            return None
        by_task: dict[str, list[tuple[int, int]]] = {}
        for duty in duties:
            by_task.setdefault(duty.task.name, []).append(_until_again(rotate, duty))
        return sum(map(packing_number, by_task.values()))

    def lines(self, plan: Plan) -> Iterator[Line]:
        """The one there is."""
        rotate: Spacing | None = plan.rules.get(self.id)
        if rotate is not None and rotate.cost is None:
            looks_back = any(_again(plan, rotate, one) for one in plan.volunteers)
            code = "line.rotate.past" if looks_back else "line.rotate"
            reason = because(code, rotate.span, least=rotate.least.reason)
            yield Line(reason, replace(plan, rules={self.id: rotate}))

    def is_soft(self, plan: Plan) -> bool:
        """With a cost."""
        rotate: Spacing | None = plan.rules.get(self.id)
        return rotate is not None and rotate.cost is not None

    def prices(self, plan: Plan, builder: Builder) -> Iterator[Term]:
        """One for each duty whose task comes round too soon."""
        rotate: Spacing | None = plan.rules.get(self.id)
        if rotate is None or rotate.cost is None:
            return
        for volunteer in plan.volunteers:
            again = _again(plan, rotate, volunteer)
            for own in _by_task(builder, volunteer):
                real = [Stay(duty.begin, duty.finish, on) for duty, on in own]
                until = again.get(own[0][0].task.name)
                yield from price_spacing(builder, real, _stays(rotate, own), rotate.cost, until)

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Look back from each duty to the earlier ones of its task, then before the plan."""
        rotate: Spacing | None = plan.rules.get(self.id)
        if rotate is None:
            return
        for volunteer in plan.volunteers:
            duties = sorted(roster.duties_of(volunteer), key=lambda duty: duty.begin)
            for number, duty in enumerate(duties):
                days = [
                    (duty.date - one.date).days for one in duties[:number] if one.task is duty.task
                ]
                if days and min(days) <= rotate.least.days:
                    reason = _too_soon(rotate, volunteer, duty, min(days))
                    yield Breach(self.id, reason, duty, volunteer, rotate.cost)
                    continue
                past = reversed(plan.past.served(volunteer))
                last = next((one for one in past if one.task.name == duty.task.name), None)
                if last is not None and (duty.date - last.date).days <= rotate.least.days:
                    reason = because(
                        "breach.rotate.past",
                        rotate.span,
                        volunteer=volunteer,
                        duty=duty,
                        other=last,
                        least=rotate.least.reason,
                    )
                    yield Breach(self.id, reason, duty, volunteer, rotate.cost)

    def dooms(self, plan: Plan, roster: Roster, barring: Barring) -> Iterator[Breach]:
        """Each of them."""
        return self.check(plan, roster)


def _by_task(builder: Builder, volunteer: Volunteer) -> Iterator[list[tuple[Duty, Literal]]]:
    """The volunteer's duties, task by task."""
    own = sorted(builder.duties_of(volunteer), key=lambda pair: (pair[0].task.name, pair[0].index))
    for _, duties in groupby(own, key=lambda pair: pair[0].task.name):
        yield list(duties)


def _stays(rotate: Spacing, own: list[tuple[Duty, Literal]]) -> list[Stay]:
    return [Stay(*_until_again(rotate, duty), on) for duty, on in own]


def _until_again(rotate: Spacing, duty: Duty) -> tuple[int, int]:
    """The duty's day, and the first on which its task may come round again."""
    day = duty.date.toordinal()
    return day, day + rotate.least.days + 1


def _again(plan: Plan, rotate: Spacing, volunteer: Volunteer) -> Mapping[str, int]:
    """By tasks done lately before the plan, the first day on which each may come round again."""
    served = lately(plan, volunteer, rotate.least.days)
    return {one.task.name: _until_again(rotate, one)[1] for one in served}


def _too_soon(rotate: Spacing, volunteer: Volunteer, duty: Duty, days: int) -> Reason:
    line, least = rotate.span, rotate.least.reason
    if not days:
        code = "breach.rotate.same-day"
        return because(code, line, volunteer=volunteer, duty=duty, least=least)
    passed = Length(days).reason
    return because(
        "breach.rotate", line, volunteer=volunteer, duty=duty, passed=passed, least=least
    )


RULE = Rotate()
