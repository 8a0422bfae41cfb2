"""The sums that `limits` bound, as terms of the model; the check counts for itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from math import ceil, floor

from dutyplan.plan import CENTIPOINTS, Duty, Plan, Volunteer
from dutyplan.rules.base import Builder, Literal, Term
from dutyplan.rules.before import lately
from dutyplan.rules.limitwords import Bound

KEYS = ("per_day", "per_week", "total", "hours", "effort", "weekends")
_MINUTES = 60
_TASK = "tasks: "


@dataclass(frozen=True, slots=True)
class Limits:
    """What bounds one volunteer."""

    per_day: Bound | None = None
    per_week: Bound | None = None
    total: Bound | None = None
    hours: Bound | None = None
    effort: Bound | None = None
    weekends: Bound | None = None
    tasks: Mapping[str, Bound] | None = None

    def only(self, is_wanted: Callable[[Bound], bool]) -> Limits:
        """Those that are wanted."""
        kept = {key: getattr(self, key) for key in KEYS}
        kept = {key: bound for key, bound in kept.items() if bound and is_wanted(bound)}
        tasks = {name: bound for name, bound in (self.tasks or {}).items() if is_wanted(bound)}
        return Limits(**kept, tasks=tasks)

    def bounds(self) -> Iterator[tuple[str, Bound]]:
        """Each of them by its key; of a task by `tasks: ` and its name."""
        for key in KEYS:
            bound: Bound | None = getattr(self, key)
            if bound is not None:
                yield key, bound
        for name, bound in (self.tasks or {}).items():
            yield _TASK + name, bound

    def alone(self, key: str) -> Limits:
        """Nothing but one of them."""
        if key.startswith(_TASK):
            name = key.removeprefix(_TASK)
            return Limits(tasks={name: (self.tasks or {})[name]})
        return Limits(**{key: getattr(self, key)}, tasks={})

    def any(self, is_wanted: Callable[[Bound], bool]) -> bool:
        """Whether one of them is wanted."""
        return self.only(is_wanted) != Limits(tasks={})


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount of one volunteer's and its bound.

    Attributes
    ----------
    unit
        So much of it makes one of what people count.
    before
        The amount that was there before the plan.
    """

    bound: Bound
    terms: list[Term]
    unit: int = 1
    before: int = 0

    @property
    def least(self) -> int:
        """The whole amount that there should be at least, in the plan."""
        return max(0, ceil(self.bound.least * self.unit) - self.before)

    @property
    def most(self) -> int | None:
        """The whole amount that there may be at most, in the plan."""
        most = self.bound.most
        return None if most is None else max(0, floor(most * self.unit) - self.before)

    @property
    def most_lack(self) -> int:
        """What lacks if there is nothing at all in the plan."""
        return max(0, ceil(self.bound.least) - self.before // self.unit)

    def beyond(self, builder: Builder) -> Literal | None:
        """A count of units, begun ones too, beyond the most; None where there can't be any."""
        excess = sum(factor for _, factor in self.terms) - (self.most or 0)
        if self.most is None or excess <= 0:
            return None
        count = builder.integer(0, -(-excess // self.unit))
        builder.within([*self.terms, (count, -self.unit)], None, self.most)
        return count

    def lack(self, builder: Builder) -> Literal | None:
        """A count of units, begun ones too, below the least; None where nobody can help it."""
        if not self.terms or not self.most_lack:
            return None
        count = builder.integer(0, self.most_lack)
        builder.within([*self.terms, (count, self.unit)], self.least, None)
        return count


def has_begun_weekend(plan: Plan, volunteer: Volunteer) -> bool:
    """Whether the plan starts on a Sunday and the volunteer served on the Saturday before it."""
    return plan.start.weekday() == 6 and bool(lately(plan, volunteer, 1))


def sums(
    plan: Plan,
    limits: Limits,
    volunteer: Volunteer,
    builder: Builder,
    is_wanted: Callable[[Bound], bool],
) -> Iterator[Sum]:
    """Every sum whose bound is wanted, with the terms of those duties that can be."""
    own = builder.duties_of(volunteer)
    wanted = limits.only(is_wanted)
    if wanted.per_day is not None:
        for terms in _grouped(plan, own, lambda duty: duty.date.toordinal()):
            yield Sum(wanted.per_day, terms)
    if wanted.per_week is not None:
        for terms in _grouped(plan, own, lambda duty: plan.week_of(duty.date)):
            yield Sum(wanted.per_week, terms)
    if wanted.total is not None:
        yield Sum(wanted.total, [(on, 1) for _, on in own])
    if wanted.hours is not None:
        yield Sum(wanted.hours, [(on, duty.minutes) for duty, on in own], _MINUTES)
    if wanted.effort is not None:
        yield Sum(wanted.effort, [(on, duty.effort) for duty, on in own], CENTIPOINTS)
    if wanted.weekends is not None:
        begun = plan.start - timedelta(1) if has_begun_weekend(plan, volunteer) else None
        yield from _of_weekends(wanted.weekends, builder, own, begun)
    for name, bound in (wanted.tasks or {}).items():
        yield Sum(bound, [(on, 1) for duty, on in own if duty.task.name == name])


def most_within(plan: Plan, limits: Limits, duties: Sequence[Duty]) -> int:
    """A number of these duties beyond which one of the maxima is always broken."""
    most = [len(duties)]
    if limits.per_day is not None:
        most.append(_most_by(limits.per_day, duties, lambda duty: duty.date.toordinal()))
    if limits.per_week is not None:
        most.append(_most_by(limits.per_week, duties, lambda duty: plan.week_of(duty.date)))
    if limits.total is not None and limits.total.most is not None:
        most.append(floor(limits.total.most))
    for bound, unit, amount_of in (
        (limits.hours, _MINUTES, lambda duty: duty.minutes),
        (limits.effort, CENTIPOINTS, lambda duty: duty.effort),
    ):
        if bound is not None and bound.most is not None:
            # The lightest ones are the most that fit.
            loads = accumulate(sorted(map(amount_of, duties)))
            most.append(sum(load <= bound.most * unit for load in loads))
    for name, bound in (limits.tasks or {}).items():
        own = sum(duty.task.name == name for duty in duties)
        if bound.most is not None:
            most[0] -= max(0, own - floor(bound.most))
    return min(most)


def _most_by(bound: Bound, duties: Sequence[Duty], key: Callable[[Duty], int]) -> int:
    if bound.most is None:
        return len(duties)
    return sum(min(floor(bound.most), num) for num in Counter(map(key, duties)).values())


def _grouped(
    plan: Plan, own: list[tuple[Duty, Literal]], key: Callable[[Duty], int]
) -> list[list[Term]]:
    """Terms by day or week, for each on which the plan has any duty."""
    groups: dict[int, list[Term]] = {key(duty): [] for duty in plan.duties}
    for duty, on in own:
        groups[key(duty)].append((on, 1))
    return list(groups.values())


def _of_weekends(
    bound: Bound, builder: Builder, own: list[tuple[Duty, Literal]], begun: date | None
) -> Iterator[Sum]:
    """The sum of weekends with a duty; one that has begun counts already.

    A hard limit holds as soon as there is any duty on a weekend: with one of 0 nobody is put on
    the Sunday either. So there the weekend that has begun counts with the first such duty.
    """
    weekends: dict[date, list[Literal]] = {}
    for duty, on in own:
        if duty.date.weekday() >= 5:
            saturday = duty.date - timedelta(duty.date.weekday() - 5)
            weekends.setdefault(saturday, []).append(on)
    every = [on for literals in weekends.values() for on in literals]
    if begun is not None:
        weekends.pop(begun, None)
    worked = [(_any_of(builder, literals), 1) for literals in weekends.values()]
    if begun is None:
        yield Sum(bound, worked)
        return
    if bound.least:
        yield Sum(replace(bound, most=None, cost=None), worked, before=1)
    if bound.hard is not None and every:
        yield Sum(replace(bound, least=0), [*worked, (_any_of(builder, every), 1)])
    elif bound.cost is not None:
        yield Sum(replace(bound, least=0), worked, before=1)


def _any_of(builder: Builder, literals: list[Literal]) -> Literal:
    """A truth: whether any of them holds."""
    if len(literals) == 1:
        return literals[0]
    is_any = builder.boolean()
    for on in literals:
        builder.implies(on, is_any)
    builder.within([*((on, 1) for on in literals), (is_any, -1)], 0, None)
    return is_any
