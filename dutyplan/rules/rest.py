"""`rest`: how much time lies between two duties of one volunteer.

```yaml
rules:
  rest: 1 week
```

`12 hours` (or `1.5 hours`): at least so long from the end of a duty to the start of the next.
`2 days`: so many days wholly free in between; `1 week` is seven of them, so nobody serves on two
Saturdays running. Two duties on one day have no day in between. A duty past midnight takes both
days. What was done before the plan counts, as far as `history` tells: whoever served last Saturday
rests.

With a `cost` the rule is soft: each duty that begins too soon costs so many points in the goal
`wishes`.

```yaml
rules:
  rest: {least: 2 days, cost: 5}
```
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import ClassVar

from dutyplan.locales.wording import worded
from dutyplan.plan import MINUTES_PER_DAY, Duty, Plan, Volunteer
from dutyplan.reasons import Reason, because
from dutyplan.roster import Breach, Roster
from dutyplan.rules.base import Barring, Builder, Line, Literal, Rule, Scope, Term
from dutyplan.rules.before import lately
from dutyplan.rules.intervals import Stay, packing_number
from dutyplan.rules.spacing import Spacing, SpacingWords, build_spacing, price_spacing


class RestWords(SpacingWords):
    """`rest`."""

    noun: ClassVar[str] = worded("noun.rest")
    example: ClassVar[str] = "rest: 1 week"


class Rest(Rule):
    """Time between the end of a duty and the start of the next."""

    id = "rest"
    words = RestWords
    is_of_each = True
    excuses = False

    def read(self, words: RestWords | None, scope: Scope) -> Spacing | None:
        """The length and the cost."""
        return None if words is None else words.spacing()

    def bars(self, plan: Plan, volunteer: Volunteer) -> Callable[[Duty], bool] | None:
        """Bar what begins within the rest after something done before the plan."""
        rest = self._hard(plan)
        until = None if rest is None else _until(plan, rest, volunteer)
        if rest is None or until is None:
            return None
        return lambda duty: _with_rest(rest, duty)[0] < until

    def volunteer_key(self, plan: Plan, volunteer: Volunteer) -> Hashable:
        """When the last rest ends that reaches into the plan."""
        rest = self._hard(plan)
        return None if rest is None else _until(plan, rest, volunteer)

    def duty_key(self, duty: Duty) -> Hashable:
        """When it begins."""
        return duty.begin

    def reason(self, plan: Plan, volunteer: Volunteer, duty: Duty) -> Reason:
        """Name the duty before the plan after which there must be rest."""
        rest: Spacing = plan.rules[self.id]
        other = _last_before(plan, rest, volunteer)
        return because("bar.rest", rest.span, other=other, least=rest.least.reason)

    def _hard(self, plan: Plan) -> Spacing | None:
        rest: Spacing | None = plan.rules.get(self.id)
        return None if rest is None or rest.cost is not None else rest

    def build(self, plan: Plan, builder: Builder) -> None:
        """Make each duty as long as the rest behind it: no two of them overlap."""
        rest: Spacing | None = plan.rules.get(self.id)
        if rest is None or rest.cost is not None:
            return
        for volunteer in plan.volunteers:
            build_spacing(builder, _stays(rest, builder.duties_of(volunteer)))

    def most(self, plan: Plan, volunteer: Volunteer, duties: Sequence[Duty]) -> int | None:
        """As many as fit one behind the other, each with its rest."""
        rest: Spacing | None = plan.rules.get(self.id)
        if rest is None or rest.cost is not None:
            return None
        return packing_number(_with_rest(rest, duty) for duty in duties)

    def lines(self, plan: Plan) -> Iterator[Line]:
        """The one there is."""
        rest: Spacing | None = plan.rules.get(self.id)
        if rest is not None and rest.cost is None:
            looks_back = any(_until(plan, rest, one) is not None for one in plan.volunteers)
            code = "line.rest.past" if looks_back else "line.rest"
            reason = because(code, rest.span, least=rest.least.reason)
            yield Line(reason, replace(plan, rules={self.id: rest}))

    def is_soft(self, plan: Plan) -> bool:
        """With a cost."""
        rest: Spacing | None = plan.rules.get(self.id)
        return rest is not None and rest.cost is not None

    def prices(self, plan: Plan, builder: Builder) -> Iterator[Term]:
        """One for each duty that begins too soon."""
        rest: Spacing | None = plan.rules.get(self.id)
        if rest is None or rest.cost is None:
            return
        for volunteer in plan.volunteers:
            own = builder.duties_of(volunteer)
            real = [Stay(duty.begin, duty.finish, on) for duty, on in own]
            until = _until(plan, rest, volunteer)
            yield from price_spacing(builder, real, _stays(rest, own), rest.cost, until)

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Look back from each duty to all before it, and to the last one before the plan."""
        rest: Spacing | None = plan.rules.get(self.id)
        if rest is None:
            return
        for volunteer in plan.volunteers:
            duties = sorted(roster.duties_of(volunteer), key=lambda duty: duty.begin)
            past = plan.past.served(volunteer) if duties else ()
            latest = [max(past, key=lambda one: one.finish)] if past else []
            for number, duty in enumerate(duties):
                before = latest + duties[:number]
                close = [one for one in before if _is_too_soon(rest, one, duty)]
                if close:
                    reason = because(
                        "breach.rest",
                        rest.span,
                        volunteer=volunteer,
                        duty=duty,
                        other=close[-1],
                        least=rest.least.of_rest,
                    )
                    yield Breach(self.id, reason, duty, volunteer, rest.cost)

    def dooms(self, plan: Plan, roster: Roster, barring: Barring) -> Iterator[Breach]:
        """Each of them."""
        return self.check(plan, roster)


def _stays(rest: Spacing, own: list[tuple[Duty, Literal]]) -> list[Stay]:
    return [Stay(*_with_rest(rest, duty), on) for duty, on in own]


def _with_rest(rest: Spacing, duty: Duty) -> tuple[int, int]:
    """Start and end of a duty with the rest behind it, in minutes or in days."""
    if rest.least.hours is not None:
        return duty.begin, duty.finish + rest.least.minutes
    last = (duty.finish - 1) // MINUTES_PER_DAY
    return duty.date.toordinal(), last + 1 + rest.least.days


def _last_before(plan: Plan, rest: Spacing, volunteer: Volunteer) -> Duty | None:
    """The duty before the plan of which the rest ends last."""
    # One day for what lasts past midnight, and one for the hours of a day begun.
    near = lately(plan, volunteer, rest.least.days + rest.least.minutes // MINUTES_PER_DAY + 2)
    return max(near, key=lambda one: _with_rest(rest, one)[1], default=None)


def _until(plan: Plan, rest: Spacing, volunteer: Volunteer) -> int | None:
    """When that rest ends, in minutes or in days; None where it is over as the plan begins."""
    last = _last_before(plan, rest, volunteer)
    if last is None:
        return None
    until = _with_rest(rest, last)[1]
    is_days = rest.least.hours is None
    start = plan.start.toordinal() * (1 if is_days else MINUTES_PER_DAY)
    return until if until > start else None


def _is_too_soon(rest: Spacing, before: Duty, after: Duty) -> bool:
    if rest.least.hours is not None:
        return Fraction(after.begin - before.finish, 60) < rest.least.hours
    # A day is free if it neither holds a minute of the one nor of the other.
    last_taken = -(-before.finish // MINUTES_PER_DAY) - 1
    num_free = after.begin // MINUTES_PER_DAY - last_taken - 1
    return num_free < rest.least.days


RULE = Rest()
