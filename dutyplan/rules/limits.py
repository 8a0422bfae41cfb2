"""`limits`: how much one volunteer may, and should, be asked for.

```yaml
rules:
  limits: {per_day: 1, per_week: 2, total: 1-6, hours: 10, effort: 8, weekends: 3}
volunteers:
  - {name: Bahar, limits: {total: 4, tasks: {basement: 1}}}
```

`per_day`, `per_week` (weeks of seven days from the plan's `start`) and `total` count duties;
`weekends` counts weekends, Saturday and Sunday together, with a duty; `hours` adds up windows,
`effort` points; `tasks` counts the duties of a task. All of them count what is in the plan. Only a
weekend can have begun before it: in a plan that starts on a Sunday it counts already for those who
served on the Saturday, as far as `history` tells; the Sunday then adds nothing.

A plain number is the most there may be; `1-6` is at least one and at most six; `2+` is at least
two. Limits under a volunteer replace those under `rules`, key by key; `0+` lifts one. Who is not
let near a duty by a limit, such as one of 0, owes nothing of it when a duty is shared by the
`eligible`.

What there should be at least is given as far as can be: to have less is never a failure. What is
lacking is listed, and the goal `minimums` keeps it small.

With a `cost`, what goes beyond `max` is allowed, and each duty, weekend, hour begun or point
begun beyond it costs so many points in the goal `wishes`.

```yaml
rules:
  limits: {per_week: {max: 1, cost: 2}, total: {min: 1, max: 4}}
```
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from dutyplan.grammar.text import MisreadError
from dutyplan.locales.wording import worded
from dutyplan.plan import CENTIPOINTS, Duty, Plan, Volunteer
from dutyplan.problems import Problem
from dutyplan.reasons import Reason, because
from dutyplan.roster import Breach, Roster, Shortfall
from dutyplan.rules.base import Barring, Builder, Line, Rule, Scope, Term
from dutyplan.rules.limitcounts import counts
from dutyplan.rules.limitsums import Limits, Sum, has_begun_weekend, most_within, sums
from dutyplan.rules.limitwords import Bound, LimitsWords

_ALONE: Mapping[str, Callable[[Duty], Fraction | int]] = {
    "per_day": lambda duty: 1,
    "per_week": lambda duty: 1,
    "total": lambda duty: 1,
    "hours": lambda duty: Fraction(duty.minutes, 60),
    "effort": lambda duty: Fraction(duty.effort, CENTIPOINTS),
    "weekends": lambda duty: int(duty.date.weekday() >= 5),
}
"""What one duty alone counts."""


class LimitsRule(Rule):
    """The maxima of `limits`, hard or soft; the minima are the goal's business."""

    id = "limits"
    words = LimitsWords
    is_of_each = True

    def read(self, words: LimitsWords | None, scope: Scope) -> dict[int, Limits] | None:
        """By a volunteer's index, the limits that hold for that one."""
        owns = {i: own.limits for i, own in scope.own.items() if own.limits is not None}
        if words is None and not owns:
            return None
        given = [each for each in (words, *owns.values()) if each is not None]
        problems = [problem for each in given for problem in _unclear_tasks(each, scope)]
        if any(each.hours is not None for each in given):
            problems += scope.without_window(scope.plan.duties, worded("noun.a-limit"))
        if problems:
            raise MisreadError(*problems)
        common = _merged([words], scope) if words else Limits()
        return {
            one.index: _merged([words, owns[one.index]], scope) if one.index in owns else common
            for one in scope.plan.volunteers
        }

    def bars(self, plan: Plan, volunteer: Volunteer) -> Callable[[Duty], bool] | None:
        """Bar what alone goes beyond a limit, as every duty does where the limit is 0."""
        limits = _limits_of(plan, volunteer)
        if limits is None or not limits.any(_is_hard):
            return None
        return lambda duty: _alone_too_much(limits, duty) is not None

    def volunteer_key(self, plan: Plan, volunteer: Volunteer) -> Hashable:
        """The limits that hold for this one: most often the same for all."""
        return id(_limits_of(plan, volunteer))

    def duty_key(self, duty: Duty) -> Hashable:
        """All that a limit counts of a single duty."""
        return (duty.task.name, *(amount_of(duty) for amount_of in _ALONE.values()))

    def reason(self, plan: Plan, volunteer: Volunteer, duty: Duty) -> Reason:
        """Name the limit."""
        limits = _limits_of(plan, volunteer)
        found = limits and _alone_too_much(limits, duty)
        limit, line = (found[0], found[1].span) if found else ("", None)
        return because("bar.limits", line, limit=limit)

    def build(self, plan: Plan, builder: Builder) -> None:
        """One sum for each hard maximum and each group of duties that it counts."""
        for each in _all_sums(plan, builder, _is_hard):
            if each.most is not None and sum(amount for _, amount in each.terms) > each.most:
                builder.within(each.terms, None, each.most)

    def most(self, plan: Plan, volunteer: Volunteer, duties: Sequence[Duty]) -> int | None:
        """The least that any of the hard maxima leaves of these duties."""
        limits = _limits_of(plan, volunteer)
        return None if limits is None else most_within(plan, limits.only(_is_hard), duties)

    def lines(self, plan: Plan) -> Iterator[Line]:
        """Each limit, for all volunteers for whom the same line says it."""
        if self.id not in plan.rules:
            return
        of_line: dict[tuple[int, str], dict[int, Limits]] = {}
        bounds: dict[tuple[int, str], Bound] = {}
        for one in plan.volunteers:
            limits = (_limits_of(plan, one) or Limits()).only(_is_hard)
            for key, bound in limits.bounds():
                of_line.setdefault((id(bound), key), {})[one.index] = limits.alone(key)
                bounds[id(bound), key] = bound
        for (number, key), own in of_line.items():
            bound = bounds[number, key]
            people = tuple(one for one in plan.volunteers if one.index in own)
            limit, _, task = key.partition(": ")
            reason = because(f"line.limits.{limit}", bound.span, num=bound.most, where=task or None)
            if limit == "weekends" and any(has_begun_weekend(plan, one) for one in people):
                reason = because("line.limits.weekends.past", bound.span, num=bound.most)
            if len(people) < len(plan.volunteers):
                reason = because("line.limits.some", bound.span, volunteers=people, what=reason)
            yield Line(reason, replace(plan, volunteers=people, rules={self.id: own}))

    def is_soft(self, plan: Plan) -> bool:
        """With a cost on any limit."""
        limits: dict[int, Limits] = plan.rules.get(self.id, {})
        return any(each.any(_is_soft) for each in limits.values())

    def prices(self, plan: Plan, builder: Builder) -> Iterator[Term]:
        """A count of what goes beyond each soft maximum."""
        for each in _all_sums(plan, builder, _is_soft):
            beyond = each.beyond(builder)
            if beyond is not None:
                yield beyond, each.bound.cost or 0

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Recount each volunteer's duties, one by one."""
        for volunteer in plan.volunteers:
            limits = _limits_of(plan, volunteer)
            duties = roster.duties_of(volunteer)
            if limits is None or not duties:
                continue
            for one in counts(plan, limits, duties, plan.past.served(volunteer)):
                if not one.beyond:
                    continue
                most, cost = one.bound.most, one.bound.cost
                if cost is None:
                    code = "breach.limits" if most else "breach.limits.none"
                else:
                    code = "breach.limits.soft" if most else "breach.limits.soft-none"
                reason = because(
                    code, one.bound.span, volunteer=volunteer, what=one.what, most=most
                )
                # A hard limit is broken once, however far; a soft one costs for each beyond.
                for _ in range(1 if cost is None else one.beyond):
                    yield Breach(self.id, reason, one.duties[-1], volunteer, cost)

    def dooms(self, plan: Plan, roster: Roster, barring: Barring) -> Iterator[Breach]:
        """Each of them."""
        return self.check(plan, roster)


def has_minimum(plan: Plan) -> bool:
    """Whether anybody should have anything at least."""
    limits: dict[int, Limits] = plan.rules.get("limits", {})
    return any(each.any(_is_owed) for each in limits.values())


def lacks(plan: Plan, builder: Builder) -> tuple[list[Term], int]:
    """What all minima lack: a count for each, and a constant for what nobody can help."""
    terms: list[Term] = []
    constant = 0
    for each in _all_sums(plan, builder, _is_owed):
        lack = each.lack(builder)
        if lack is None:
            constant += each.most_lack
        else:
            terms.append((lack, 1))
    return terms, constant


def shortfalls(plan: Plan, roster: Roster) -> Iterator[Shortfall]:
    """Every minimum that a roster does not reach, counted anew."""
    for volunteer in plan.volunteers:
        limits = _limits_of(plan, volunteer)
        if limits is None:
            continue
        own, served = roster.duties_of(volunteer), plan.past.served(volunteer)
        for one in counts(plan, limits, own, served):
            if one.lack:
                least = Fraction(one.bound.least)
                yield Shortfall(volunteer, one.limit, one.where, least, one.amount)


def _is_hard(bound: Bound) -> bool:
    return bound.hard is not None


def _is_soft(bound: Bound) -> bool:
    return bound.cost is not None


def _is_owed(bound: Bound) -> bool:
    return bound.least > 0


def _all_sums(plan: Plan, builder: Builder, is_wanted: Callable[[Bound], bool]) -> Iterator[Sum]:
    for volunteer in plan.volunteers:
        limits = _limits_of(plan, volunteer)
        if limits is not None:
            yield from sums(plan, limits, volunteer, builder, is_wanted)


def _limits_of(plan: Plan, volunteer: Volunteer) -> Limits | None:
    limits: dict[int, Limits] = plan.rules.get("limits", {})
    return limits.get(volunteer.index)


def _unclear_tasks(words: LimitsWords, scope: Scope) -> Iterator[Problem]:
    """Names that mean no task, and those that mean one which is limited already."""
    limited = set()
    for name in words.tasks:
        task = scope.tasks.find(name)
        if task is None:
            yield scope.tasks.problem(name)
        elif task.name in limited:
            yield Problem("duplicate-key", worded("bad.stands-twice", word=task.name), name.span)
        else:
            limited.add(task.name)


def _merged(layers: list[LimitsWords | None], scope: Scope) -> Limits:
    merged: dict[str, Any] = {}
    tasks: dict[str, Bound] = {}
    for words in layers:
        if words is None:
            continue
        for name, bound in words.tasks.items():
            task = scope.tasks.find(name)
            if task is not None:
                tasks[task.name] = bound
        keys = words.model_fields_set - {"tasks"}
        merged |= {key: getattr(words, key) for key in keys}
    return Limits(**merged, tasks=tasks)


def _alone_too_much(limits: Limits, duty: Duty) -> tuple[str, Bound] | None:
    """The hard limit that this duty alone exceeds, by its key."""
    for key, amount_of in _ALONE.items():
        bound: Bound | None = getattr(limits, key)
        if bound is not None and bound.hard is not None and amount_of(duty) > bound.hard:
            return key, bound
    bound = (limits.tasks or {}).get(duty.task.name)
    return (f"tasks: {duty.task.name}", bound) if bound is not None and bound.hard == 0 else None


RULE = LimitsRule()
