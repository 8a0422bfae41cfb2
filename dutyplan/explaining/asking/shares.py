"""Where a fair share comes from: duty by duty, who owes its load, and how much of it this one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dutyplan.goals.balances import Fairness
from dutyplan.goals.shares import compared_in, sharers_of
from dutyplan.plan import Duty, Plan, Task, Volunteer
from dutyplan.rules.eligibility import Eligibility


@dataclass(frozen=True, slots=True)
class Part:
    """What one volunteer owes of one duty.

    Attributes
    ----------
    load
        Of the duty, in points of the goal: what it wants times what it weighs.
    num_sharers
        How many people owe it together.
    weights
        Their `share` added up; the volunteer's own among them.
    points
        What the volunteer owes: `load` times the own share, over `weights`. Exact.
    """

    duty: Duty
    load: Fraction
    num_sharers: int
    weights: Fraction
    points: Fraction


def parts_of(plan: Plan, options: Fairness, who: Eligibility, volunteer: Volunteer) -> list[Part]:
    """The parts whose sum is the fair share of `volunteer`, in the plan's order of duties."""
    duties = list(options.counted)
    compared = compared_in(plan, who, duties)
    parts = []
    for duty, sharers in sharers_of(plan, who, duties, compared, options.shared_by):
        if volunteer.index in sharers:
            weights = sum((plan.volunteers[index].share for index in sharers), Fraction(0))
            load = Fraction(duty.people.want * options.amount(duty), options.unit)
            points = load * volunteer.share / weights
            parts.append(Part(duty, load, len(sharers), weights, points))
    return parts


def by_task(parts: Sequence[Part]) -> list[tuple[Part, ...]]:
    """The parts put together by task, in the order in which the tasks first come."""
    of_task: dict[Task, list[Part]] = {}
    for one in parts:
        of_task.setdefault(one.duty.task, []).append(one)
    return [tuple(group) for group in of_task.values()]
