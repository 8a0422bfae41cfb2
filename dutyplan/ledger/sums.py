"""What past duties add up to, for each volunteer: all of them together, and month by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby

from dutyplan.goals.balances import Fairness, in_tenths, options_of
from dutyplan.goals.carried import carried
from dutyplan.plan import PastDuty, Plan, Volunteer


@dataclass(frozen=True, slots=True)
class Sums:
    """What one volunteer has behind them, in points of the goal, exactly.

    Attributes
    ----------
    duties, absences
        How many were done, and to how many this one did not come.
    load
        What was done.
    owed
        The share of what all did.
    """

    duties: int = 0
    absences: int = 0
    load: Fraction = Fraction(0)
    owed: Fraction = Fraction(0)

    @property
    def balance(self) -> Fraction:
        """What was done beyond what was owed."""
        return self.load - self.owed

    @property
    def tenths(self) -> int:
        """The balance in tenths, rounded once, half up."""
        return in_tenths(self.balance)

    def __add__(self, other: Sums) -> Sums:
        return Sums(
            self.duties + other.duties,
            self.absences + other.absences,
            self.load + other.load,
            self.owed + other.owed,
        )


NOTHING = Sums()


@dataclass(frozen=True, slots=True)
class Month:
    """A month; `sums` are those of its own duties, by id, `until` those of all duties so far."""

    first: date
    sums: Mapping[str, Sums]
    until: Mapping[str, Sums]

    @property
    def label(self) -> str:
        """As `2026-11`."""
        return f"{self.first:%Y-%m}"


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that was done before a plan, as its first fairness goal counts it.

    Attributes
    ----------
    options
        The goal's.
    months
        From the first to the last with a duty, those without one too.
    sums
        Over all of them, by id.
    """

    plan: Plan
    options: Fairness
    months: tuple[Month, ...]
    sums: Mapping[str, Sums]

    def of(self, volunteer: Volunteer) -> Sums:
        """What `volunteer` has behind them."""
        return self.sums.get(volunteer.id, NOTHING)

    def is_compared(self, volunteer: Volunteer) -> bool:
        """Whether `volunteer` owes anything, or did once; who only helps has no balance."""
        return volunteer.share > 0 or self.of(volunteer).owed > 0

    def ranking(self) -> list[Volunteer]:
        """Who carries most comes first; who has no balance comes last."""
        return sorted(
            self.plan.volunteers,
            key=lambda one: (not self.is_compared(one), -self.of(one).tenths),
        )

    @property
    def others(self) -> dict[str, Sums]:
        """Those who are not in the file any more."""
        known = {one.id for one in self.plan.volunteers}
        return {volunteer: own for volunteer, own in self.sums.items() if volunteer not in known}


def ledger_of(plan: Plan) -> Ledger:
    """Add up what was done before `plan`."""
    options = options_of(plan)
    months = tuple(_months(options))
    return Ledger(plan, options, months, months[-1].until if months else {})


def sums_of(past: Iterable[PastDuty], options: Fairness) -> dict[str, Sums]:
    """What these past duties add up to, by id, for everybody who did, missed or owed anything."""
    past = tuple(past)
    duties = Counter(volunteer for one in past for volunteer in one.crew)
    absences = Counter(volunteer for one in past for volunteer in one.absent)
    loads = carried(past, options.amount, options.shared_by)
    return {
        volunteer: Sums(
            duties[volunteer],
            absences[volunteer],
            Fraction(loads[volunteer].done, options.unit) if volunteer in loads else Fraction(0),
            loads[volunteer].owed / options.unit if volunteer in loads else Fraction(0),
        )
        for volunteer in sorted(loads.keys() | absences.keys())
    }


def _months(options: Fairness) -> Iterator[Month]:
    until: dict[str, Sums] = {}
    last: date | None = None
    for first, duties in groupby(options.past, key=lambda one: one.duty.date.replace(day=1)):
        while last is not None and _next(last) < first:
            last = _next(last)
            yield Month(last, {}, until)
        own = sums_of(duties, options)
        until = until | {one: until.get(one, NOTHING) + sums for one, sums in own.items()}
        last = first
        yield Month(first, own, until)


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
