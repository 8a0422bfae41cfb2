"""A roster's own amounts beside the `limits`, counted one by one: for the check alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

from dutyplan.plan import CENTIPOINTS, Duty, Plan
from dutyplan.reasons import Reason, because
from dutyplan.rules.limitsums import Limits
from dutyplan.rules.limitwords import Bound


@dataclass(frozen=True, slots=True)
class Count:
    """What one volunteer has of what a limit counts, in duties, weekends, hours or points.

    Attributes
    ----------
    limit
        The key of the limit.
    where
        The day, the number of the plan's week (from 1) or the task that is meant, if any.
    duties
        Those that are counted, by date.
    past
        Those before the plan that count as well: on the one weekend that had begun.
    """

    limit: str
    where: date | int | str | None
    duties: tuple[Duty, ...]
    amount: Fraction
    bound: Bound
    past: tuple[Duty, ...] = ()

    @property
    def beyond(self) -> int:
        """What is too much; an hour or point begun counts whole.

        What was too much already costs nothing; a hard limit is broken by duties of the plan alone.
        """
        most = self.bound.most
        if most is None:
            return 0
        beyond = max(0, ceil(self.amount - most))
        if self.bound.cost is None:
            return 0 if self.past and not self.duties else beyond
        return beyond - max(0, ceil(min(1, len(self.past)) - most))

    @property
    def lack(self) -> int:
        """What is lacking, in the same way."""
        return max(0, ceil(self.bound.least - self.amount))

    @property
    def what(self) -> Reason:
        """The amount, as reasons speak of it."""
        if self.past:
            return because("count.weekends.past", num=self.amount, past=self.past)
        return because(f"count.{self.limit}", num=self.amount, where=self.where)


def counts(
    plan: Plan, limits: Limits, duties: tuple[Duty, ...], served: Sequence[Duty] = ()
) -> Iterator[Count]:
    """Each limit with what there is of some duties; `served` are those before the plan."""
    if limits.per_day is not None:
        for day in sorted({duty.date for duty in plan.duties}):
            own = tuple(duty for duty in duties if duty.date == day)
            yield Count("per_day", day, own, Fraction(len(own)), limits.per_day)
    if limits.per_week is not None:
        for week in sorted({_week(plan, duty) for duty in plan.duties}):
            own = tuple(duty for duty in duties if _week(plan, duty) == week)
            yield Count("per_week", week, own, Fraction(len(own)), limits.per_week)
    if limits.total is not None:
        yield Count("total", None, duties, Fraction(len(duties)), limits.total)
    if limits.hours is not None:
        hours = sum((Fraction(duty.minutes, 60) for duty in duties), Fraction(0))
        yield Count("hours", None, duties, hours, limits.hours)
    if limits.effort is not None:
        points = Fraction(sum(duty.effort for duty in duties), CENTIPOINTS)
        yield Count("effort", None, duties, points, limits.effort)
    if limits.weekends is not None:
        own = tuple(duty for duty in duties if duty.date.isoweekday() > 5)
        weekends = {duty.date.isocalendar()[:2] for duty in own}
        first = plan.start.isocalendar()[:2]
        past = tuple(
            duty
            for duty in served
            if duty.date.isoweekday() > 5 and duty.date.isocalendar()[:2] == first
        )
        weekends |= {duty.date.isocalendar()[:2] for duty in past}
        yield Count("weekends", None, own, Fraction(len(weekends)), limits.weekends, past)
    for name, bound in (limits.tasks or {}).items():
        own = tuple(duty for duty in duties if duty.task.name == name)
        yield Count("tasks", name, own, Fraction(len(own)), bound)


def _week(plan: Plan, duty: Duty) -> int:
    """Number of the plan's week, from 1."""
    return (duty.date - plan.start).days // 7 + 1
