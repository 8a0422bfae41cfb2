"""`rest`: how much time lies between two duties of one volunteer.

```yaml
rules:
  rest: 1 week
```

`12 hours` (or `1.5 hours`): at least so long from the end of a duty to the start of the next.
`2 days`: so many days wholly free in between; `1 week` is seven of them, so nobody serves on two
Saturdays running. Two duties on one day have no day in between. A duty past midnight takes both
days.

With a `cost` the rule is soft: each duty that begins too soon costs so many points in the goal
`wishes`.

```yaml
rules:
  rest: {least: 2 days, cost: 5}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import ClassVar

from dutyplan.plan import MINUTES_PER_DAY, Duty, Plan, Volunteer
from dutyplan.reasons import because
from dutyplan.roster import Breach, Roster
from dutyplan.rules.base import Barring, Builder, Line, Literal, Rule, Scope, Term
from dutyplan.rules.intervals import Stay, packing_number
from dutyplan.rules.spacing import Spacing, SpacingWords, build_spacing, price_spacing


class RestWords(SpacingWords):
    """`rest`."""

    noun: ClassVar[str] = "rest"
    example: ClassVar[str] = "rest: 1 week"


class Rest(Rule):
    """Time between the end of a duty and the start of the next."""

    id = "rest"
    words = RestWords
    is_of_each = True

    def read(self, words: RestWords | None, scope: Scope) -> Spacing | None:
        """The length and the cost."""
        return None if words is None else words.spacing()

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
            reason = because("line.rest", rest.span, least=rest.least.reason)
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
            yield from price_spacing(builder, real, _stays(rest, own), rest.cost)

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Look back from each duty to all before it."""
        rest: Spacing | None = plan.rules.get(self.id)
        if rest is None:
            return
        for volunteer in plan.volunteers:
            duties = sorted(roster.duties_of(volunteer), key=lambda duty: duty.begin)
            for number, duty in enumerate(duties):
                close = [one for one in duties[:number] if _is_too_soon(rest, one, duty)]
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


def _is_too_soon(rest: Spacing, before: Duty, after: Duty) -> bool:
    if rest.least.hours is not None:
        return Fraction(after.begin - before.finish, 60) < rest.least.hours
    # A day is free if it neither holds a minute of the one nor of the other.
    last_taken = -(-before.finish // MINUTES_PER_DAY) - 1
    num_free = after.begin // MINUTES_PER_DAY - last_taken - 1
    return num_free < rest.least.days


RULE = Rest()
