"""What each brings along: the load done on past duties, and the share owed of it.

Of a past duty the load that *was done* is shared out, and nothing else: what was missing then is
owed by nobody. So whoever was put on a duty and did not come shares what the others did, has done
nothing for it, and still owes. All balances that a duty leaves add up to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from dutyplan.plan import Duty, PastDuty, Volunteer


@dataclass(slots=True)
class Carried:
    """What one volunteer did and owed, exactly, in the whole unit of a goal."""

    done: int = 0
    owed: Fraction = Fraction(0)

    @property
    def balance(self) -> Fraction:
        """What was done beyond what was owed."""
        return self.done - self.owed


def carried(
    past: Iterable[PastDuty], amount: Callable[[Duty], int], shared_by: str
) -> dict[str, Carried]:
    """Add up past duties.

    Parameters
    ----------
    amount : callable
        Load that a duty brings to one person, in a whole unit.
    shared_by
        Who owes a duty; where a duty does not tell that, those who owe it in another way.

    Returns
    -------
    By id, everybody who did or owed anything.

    Notes
    -----
    Duties with the same sharers are added up first: one fraction for each set of sharers.
    """
    found: dict[str, Carried] = {}
    totals: dict[frozenset[tuple[str, Fraction]], int] = {}
    groups: dict[int, frozenset[tuple[str, Fraction]]] = {}
    for one in past:
        load = amount(one.duty)
        for volunteer in one.crew:
            found.setdefault(volunteer, Carried()).done += load
        shares = _shares(one, shared_by)
        if id(shares) not in groups:  # duties of one file often have the very same
            groups[id(shares)] = frozenset(shares.items())
        group = groups[id(shares)]
        totals[group] = totals.get(group, 0) + load * len(one.crew)
    for group, total in totals.items():
        for volunteer, part in _parts(group, total).items():
            found.setdefault(volunteer, Carried()).owed += part
    return found


def _shares(one: PastDuty, shared_by: str) -> Mapping[str, Fraction]:
    known = one.shares.get(shared_by)
    return next(iter(one.shares.values()), {}) if known is None else known


def _parts(group: frozenset[tuple[str, Fraction]], total: int) -> dict[str, Fraction]:
    """What each of a set of sharers owes of a load."""
    scale = lcm(*(share.denominator for _, share in group))
    weights = {volunteer: int(share * scale) for volunteer, share in group}
    of_all = sum(weights.values())
    if not of_all:
        return {}
    parts = {weight: Fraction(total * weight, of_all) for weight in set(weights.values())}
    return {volunteer: parts[weight] for volunteer, weight in weights.items()}


class Brought:
    """The balance that each brings along from before the plan, in the whole unit of a goal."""

    def __init__(self, balances: Mapping[str, Fraction]) -> None:
        self._balances = balances

    def by(self, volunteer: Volunteer) -> Fraction:
        """What `volunteer` has done beyond what was owed; 0 for who is new."""
        return self._balances.get(volunteer.id, Fraction(0))


NOTHING = Brought({})
