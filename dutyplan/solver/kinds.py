"""Kinds of duties: those that weigh the same and that the same people can serve, time aside."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from dutyplan.plan import Duty, Plan
from dutyplan.rules.eligibility import ABOUT_TIME, Eligibility


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """Duties of one kind, in the plan's order.

    Attributes
    ----------
    amount
        The load that each brings to one person.
    """

    amount: int
    duties: list[Duty]


def kinds_of(plan: Plan, amount_of: Callable[[Duty], int]) -> list[Kind]:
    """All kinds of a plan.

    Parameters
    ----------
    amount_of : callable
        The load that a duty brings to one person; 0 where it does not count.
    """
    kinds: dict[Hashable, Kind] = {}
    for duty, able in zip(plan.duties, Eligibility(plan, ABOUT_TIME).columns(), strict=True):
        amount = amount_of(duty)
        kinds.setdefault((amount, able), Kind(amount, [])).duties.append(duty)
    return list(kinds.values())
