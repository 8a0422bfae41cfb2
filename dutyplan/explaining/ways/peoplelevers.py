"""Levers of what volunteers say of themselves, and of what they may be asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from math import ceil

from dutyplan.explaining.ways.levers import Levers, once
from dutyplan.explaining.ways.peoplechanges import (
    Freed,
    HigherLimit,
    JoinsEarlier,
    LeavesLater,
    NeverLifted,
    price_of_more,
)
from dutyplan.plan import Interval, Plan, Volunteer
from dutyplan.rules.base import Literal
from dutyplan.rules.limitsums import Limits, Sum, sums
from dutyplan.rules.limitwords import Bound


def add_people_levers(plan: Plan, levers: Levers) -> None:
    """What bars and bounds each volunteer holds, or a lever is pulled."""
    for volunteer in plan.volunteers:
        _free(levers, volunteer)
        _keep_member(levers, volunteer)
        _lift_never(plan, levers, volunteer)
        _raise_limits(plan, levers, volunteer)


def _free(levers: Levers, volunteer: Volunteer) -> None:
    """Somebody away comes only by levers that cover each stretch of a duty's time.

    A stretch lies between two neighbouring ends of duties. All duties that hold it overlap,
    so that one sum bounds them together.
    """
    free = volunteer.free
    if free is None:
        return
    own = levers.model.duties_of(volunteer)
    away = [(duty, on) for duty, on in own if not _covers(free, duty.begin, duty.finish)]
    freed: dict[Interval, Literal] = {}
    for duty, _ in away:
        if (duty.begin, duty.finish) not in freed:
            freed[duty.begin, duty.finish] = levers.add(1, once(Freed, volunteer, duty))
    ends = sorted({end for time in freed for end in time})
    for start, end in pairwise(ends):
        if _covers(free, start, end):
            continue
        there = [(on, 1) for duty, on in away if duty.begin <= start and end <= duty.finish]
        helps = [(lever, -1) for (s, e), lever in freed.items() if s <= start and end <= e]
        if there:
            levers.model.within([*there, *helps], None, 0)


def _keep_member(levers: Levers, volunteer: Volunteer) -> None:
    """Somebody who is no member yet, or no more, comes only by a lever."""
    since, until = volunteer.since, volunteer.until
    own = levers.model.duties_of(volunteer)
    early = [(duty.date, on) for duty, on in own if since and duty.date < since]
    late = [(duty.date, on) for duty, on in own if until and duty.date > until]
    levers.reach(early, partial(JoinsEarlier, volunteer), is_down=True)
    levers.reach(late, partial(LeavesLater, volunteer), is_down=False)


def _lift_never(plan: Plan, levers: Levers, volunteer: Volunteer) -> None:
    """Somebody is on a task of the own `never` list only by a lever."""
    for task in plan.tasks:
        own = [on for duty, on in levers.model.duties_of(volunteer) if duty.task is task]
        if task.name in volunteer.never and own:
            lever = levers.add(1, once(NeverLifted, volunteer, task))
            for on in own:
                levers.only_if(on, lever)


def _raise_limits(plan: Plan, levers: Levers, volunteer: Volunteer) -> None:
    """More than a limit only by a lever, which each of the limit's sums shares."""
    limits: Limits = plan.rules.get("limits", {}).get(volunteer.index, Limits())
    for key, bound in limits.only(_is_hard).bounds():
        every = sums(plan, limits.alone(key), volunteer, levers.model, _is_hard)
        own = [one for one in every if one.most is not None]
        excess = max((_excess(one) for one in own), default=0)
        if excess > 0:
            change = partial(HigherLimit, volunteer, key, bound)
            more = levers.add(excess, change, price_of_more(key)[0])
            for one in own:
                levers.model.within([*one.terms, (more, -one.unit)], None, one.most)


def _covers(free: Sequence[Interval], begin: int, finish: int) -> bool:
    return any(start <= begin and finish <= end for start, end in free)


def _is_hard(bound: Bound) -> bool:
    return bound.hard is not None


def _excess(one: Sum) -> int:
    """How many units a sum can be beyond its most."""
    return ceil((sum(amount for _, amount in one.terms) - (one.most or 0)) / one.unit)
