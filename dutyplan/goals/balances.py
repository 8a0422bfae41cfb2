"""What a fairness goal counts, who owes how much of it, and the balances that a roster makes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache

from dutyplan.goals.carried import NOTHING, Brought, carried
from dutyplan.goals.shares import FairShares, share_out
from dutyplan.plan import CENTIPOINTS, Duty, PastDuty, Plan, Volunteer
from dutyplan.roster import Roster
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.spacing import Length


@dataclass(frozen=True, slots=True)
class _Measure:
    """What one duty weighs for one person, in a whole unit of which `unit` make a point."""

    unit: int
    amount: Callable[[Duty], int]


MEASURES = {
    "effort": _Measure(CENTIPOINTS, lambda duty: duty.effort),
    "hours": _Measure(60, lambda duty: duty.minutes),
    "duties": _Measure(1, lambda duty: 1),
}
"""By what `of` may say."""


@dataclass(frozen=True, slots=True)
class Fairness:
    """The options once read.

    Attributes
    ----------
    counted
        The duties that the goal counts.
    past
        The duties before the plan that it counts, and has not forgotten.
    brought
        The balances from these.
    memory
        How far back these go; None for as far as anything is known.
    """

    of: str
    shared_by: str
    counted: tuple[Duty, ...]
    past: tuple[PastDuty, ...] = field(default=(), repr=False, compare=False)
    brought: Brought = NOTHING
    memory: Length | None = None
    _counted: frozenset[Duty] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_counted", frozenset(self.counted))

    def counts(self, duty: Duty) -> bool:
        """Whether the goal counts `duty`."""
        return duty in self._counted

    @property
    def unit(self) -> int:
        """How many of the whole unit make a point."""
        return MEASURES[self.of].unit

    def amount(self, duty: Duty) -> int:
        """Load of one person on `duty`, in the whole unit."""
        return MEASURES[self.of].amount(duty)


@lru_cache(maxsize=8)
def fair_shares(plan: Plan, options: Fairness, who: Eligibility) -> FairShares:
    """Fair shares under the options of one goal, worked out once."""
    return share_out(plan, who, list(options.counted), options.amount, options.shared_by)


def options_of(plan: Plan) -> Fairness:
    """Those of the plan's first fairness goal; those of effort where it has none."""
    options = next((one for goal_id, one in plan.goals if goal_id == "fairness"), None)
    return options or brought_along(plan, Fairness("effort", "available", plan.duties))


def brought_along(
    plan: Plan, options: Fairness, is_counted: Callable[[Duty], bool] = lambda _: True
) -> Fairness:
    """The same options with the past duties of the plan that are counted, and their balances."""
    past = tuple(one for one in remembered(plan, options) if is_counted(one.duty))
    if not past:
        return options
    found = carried(past, options.amount, options.shared_by)
    brought = Brought({volunteer: one.balance for volunteer, one in found.items()})
    return replace(options, past=past, brought=brought)


def remembered(plan: Plan, options: Fairness) -> tuple[PastDuty, ...]:
    """The past duties that the goal has not forgotten."""
    if options.memory is None:
        return plan.past.duties
    first = plan.start.toordinal() - options.memory.days
    return tuple(one for one in plan.past.duties if one.duty.date.toordinal() >= first)


def load_of(options: Fairness, volunteer: Volunteer, roster: Roster) -> Fraction:
    """Load in points that the roster gives `volunteer`, as far as the goal counts it."""
    own = roster.duties_of(volunteer)
    units = sum(options.amount(duty) for duty in own if options.counts(duty))
    return Fraction(units, options.unit)


def balance_of(options: Fairness, shares: FairShares, volunteer: Volunteer, roster: Roster) -> int:
    """Balance in tenths: brought along, plus load, minus fair share; rounded once, half up."""
    points = load_of(options, volunteer, roster)
    owed = shares.owed[volunteer.index] / options.unit
    before = options.brought.by(volunteer) / options.unit
    return in_tenths(before + points - owed)


def in_tenths(points: Fraction) -> int:
    """Points in tenths; rounded once, half up."""
    return (10 * points + Fraction(1, 2)).__floor__()


def tenths_of(options: Fairness, shares: FairShares, volunteer: Volunteer) -> Callable[[int], int]:
    """The balance of `volunteer` in tenths, for a load in the whole unit."""
    return tenths(options, shares.owed[volunteer.index] - options.brought.by(volunteer))


def tenths(options: Fairness, due: Fraction) -> Callable[[int], int]:
    """The balance in tenths for a load in the whole unit, by whole numbers alone.

    Parameters
    ----------
    due
        The load that leaves a balance of 0, in the whole unit.
    """
    numerator, denominator, unit = due.numerator, due.denominator, options.unit
    factor, offset = 20 * denominator, unit * denominator - 20 * numerator
    divisor = 2 * unit * denominator
    return lambda load: (factor * load + offset) // divisor
