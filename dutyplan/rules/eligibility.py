"""Who can be put on what at all, and which rule bars the rest.

One place for what candidates, fair shares and explanations all start from.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable
from functools import lru_cache
from itertools import compress

from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.roster import Assignment
from dutyplan.rules import RULES
from dutyplan.rules.base import Rule

_OPEN = 255
_IS_OPEN = bytes(number == _OPEN for number in range(256))
_EXCUSES = frozenset(rule.id for rule in RULES if rule.excuses)
ABOUT_TIME = ("membership", "availability", *(rule.id for rule in RULES if not rule.excuses))
"""Rules that bar somebody for the day and hour of a duty, and not for what it is."""


class Eligibility:
    """For each volunteer and duty the first rule that bars it, in the order of `RULES`.

    Memory is one byte for each pair.

    Parameters
    ----------
    without
        Ids of rules whose bars are left out.
    """

    def __init__(self, plan: Plan, without: Collection[str] = ()) -> None:
        self.plan = plan
        rows = [bytearray(b"\xff" * len(plan.duties)) for _ in plan.volunteers]
        # From the last rule to the first, so that the first one that bars has the last word.
        for number, rule in reversed(list(enumerate(RULES))):
            if rule.id not in without:
                _write_bars(plan, rule, number, rows)
        self._owing = self._barring = [bytes(row) for row in rows]
        opened = [one for rule in RULES for one in rule.opens(plan)]
        if opened:  # who is there owes no more by that
            for one in opened:
                rows[one.volunteer.index][one.duty.index] = _OPEN
            self._barring = [bytes(row) for row in rows]

    def barring(self, volunteer: Volunteer, duty: Duty) -> Rule | None:
        """The first rule that bars `volunteer` from `duty`; None where nothing does."""
        number = self._barring[volunteer.index][duty.index]
        return None if number == _OPEN else RULES[number]

    def open_duties(self, volunteer: Volunteer) -> list[Duty]:
        """The duties that `volunteer` can be put on."""
        is_open = self._barring[volunteer.index].translate(_IS_OPEN)
        return list(compress(self.plan.duties, is_open))

    def owing_duties(self, volunteer: Volunteer) -> list[Duty]:
        """The duties from which no rule bars `volunteer` that excuses from owing them."""
        is_open = self._owing[volunteer.index].translate(_is_open_but_for(_EXCUSES))
        return list(compress(self.plan.duties, is_open))

    def can_serve(self, volunteer: Volunteer, duty: Duty) -> bool:
        """Whether nothing bars `volunteer` from `duty`."""
        return self._barring[volunteer.index][duty.index] == _OPEN

    @property
    def num_open(self) -> int:
        """How many pairs of volunteer and duty nothing bars."""
        return sum(row.count(_OPEN) for row in self._barring)

    def columns(self, bars: Collection[str] | None = None) -> list[bytes]:
        """For each duty a byte for each volunteer: 1 where nothing bars, else 0.

        Parameters
        ----------
        bars
            Ids of the rules that are looked at, even of pairs that are open all the same: where the
            first bar is another rule's, nothing bars. None for all rules.
        """
        is_open = _IS_OPEN if bars is None else _is_open_but_for(bars)
        table = self._barring if bars is None else self._owing
        rows = [row.translate(is_open) for row in table]
        return list(map(bytes, zip(*rows, strict=True))) if rows else [b""] * len(self.plan.duties)


def _is_open_but_for(bars: Collection[str]) -> bytes:
    """From the number of the first rule that bars to 0 where it is one of these, else 1."""
    barring = {number for number, rule in enumerate(RULES) if rule.id in bars}
    return bytes(number not in barring for number in range(256))


@lru_cache(maxsize=4)
def who_can(plan: Plan) -> Eligibility:
    """Who can be put on what in a plan, worked out once for all who ask."""
    return Eligibility(plan)


def _write_bars(plan: Plan, rule: Rule, number: int, rows: list[bytearray]) -> None:
    """Write a rule's number into each volunteer's row, at the duties that it bars.

    The rule is asked once for each pair of keys: thousands of volunteers and duties often have
    a few hundred between them.
    """
    alike: dict[Hashable, list[Duty]] = {}
    for duty in plan.duties:
        alike.setdefault(rule.duty_key(duty), []).append(duty)
    groups = [(duties[0], [duty.index for duty in duties]) for duties in alike.values()]
    barred: dict[Hashable, list[list[int]]] = {}
    for volunteer, row in zip(plan.volunteers, rows, strict=True):
        key = rule.volunteer_key(plan, volunteer)
        if key not in barred:
            is_barred = rule.bars(plan, volunteer)
            barred[key] = [own for duty, own in groups if is_barred(duty)] if is_barred else []
        for indices in barred[key]:
            for index in indices:
                row[index] = number


def first_bar(plan: Plan, volunteer: Volunteer, duty: Duty) -> Rule | None:
    """The same for one pair, where a table of all would be too much."""
    for rule in RULES:
        is_barred = rule.bars(plan, volunteer)
        if is_barred is not None and is_barred(duty):
            is_open = any(Assignment(volunteer, duty) in each.opens(plan) for each in RULES)
            return None if is_open else rule
    return None
