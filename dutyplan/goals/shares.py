"""Fair shares: who owes how much of the load, as exact fractions.

Each duty's load is shared out on paper: what it wants times what it weighs is owed by its
sharers, in proportion to their `share`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import compress
from math import lcm

from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.rules import RULES
from dutyplan.rules.eligibility import Eligibility

# Bars that take somebody out of those who owe a duty, by who owes it.
_EXCUSED_BY = {
    "everyone": {"membership"},
    "available": {"membership", "availability"},
    "eligible": {rule.id for rule in RULES if rule.excuses},
}


@dataclass(frozen=True, slots=True)
class FairShares:
    """What each volunteer owes.

    Attributes
    ----------
    compared
        Those who owe anything at all: `share` above 0, not barred from every duty counted.
    owed
        By a volunteer's index, in the whole unit of `amount`; exact.
    """

    compared: list[Volunteer]
    owed: dict[int, Fraction]


def share_out(
    plan: Plan,
    who: Eligibility,
    duties: list[Duty],
    amount: Callable[[Duty], int],
    shared_by: str,
) -> FairShares:
    """Share the load of `duties` out.

    Parameters
    ----------
    duties
        Those that count.
    amount : callable
        Load that a duty brings to one person, in a whole unit.
    shared_by
        `everyone`, `available` or `eligible`.

    Notes
    -----
    Duties with the same sharers are added up first: one fraction for each set of sharers.
    """
    compared = compared_in(plan, who, duties)
    scale = lcm(*(one.share.denominator for one in compared)) if compared else 1
    weight = {one.index: int(one.share * scale) for one in compared}
    totals: dict[tuple[int, ...], int] = {}
    for duty, sharers in sharers_of(plan, who, duties, compared, shared_by):
        totals[sharers] = totals.get(sharers, 0) + duty.people.want * amount(duty)
    owed = {one.index: Fraction(0) for one in compared}
    for sharers, total in totals.items():
        weights = sum(weight[index] for index in sharers)
        parts = {weight[index]: Fraction(total * weight[index], weights) for index in sharers}
        for index in sharers:
            owed[index] += parts[weight[index]]
    return FairShares(compared, owed)


def compared_in(plan: Plan, who: Eligibility, duties: list[Duty]) -> list[Volunteer]:
    """Those who owe anything at all: `share` above 0, not barred from every duty counted."""
    counted = set(duties)
    return [
        one
        for one in plan.volunteers
        if one.share > 0 and not counted.isdisjoint(who.owing_duties(one))
    ]


def sharers_of(
    plan: Plan, who: Eligibility, duties: list[Duty], compared: list[Volunteer], shared_by: str
) -> Iterator[tuple[Duty, tuple[int, ...]]]:
    """Each duty, and the indices of those who owe its load; the same for all that are alike."""
    indices = [one.index for one in compared]
    known = set(indices)
    is_compared = bytes(one.index in known for one in plan.volunteers)
    columns = who.columns(_EXCUSED_BY[shared_by])
    sharers: dict[Hashable, tuple[int, ...]] = {}
    for duty in duties:
        key = _same_sharers(duty, shared_by)
        if key not in sharers:
            sharers[key] = tuple(compress(indices, compress(columns[duty.index], is_compared)))
        yield duty, sharers[key]


def _same_sharers(duty: Duty, shared_by: str) -> Hashable:
    """Duties with the same key are shared by the same people."""
    if shared_by == "everyone":
        return duty.date
    return (duty.begin, duty.finish, duty.date) if shared_by == "available" else duty.index
