"""Who is missing where, in a model of counts: as much as must be, and nothing more.

No roster of least gaps misses more than they cost in all. Where what each day must miss by itself
adds up to just that, no day misses more: on most days nobody. And no set of a day's duties has
more people than all who can serve on any of them, each as often as fits (Hall's condition). Of
the sets of duties those are looked at that are all duties of some people: the counts on a day lie
in the polymatroid of its bipartite flow, which these sets bound.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from operator import or_
from typing import Protocol

from dutyplan.plan import Duty, Plan
from dutyplan.roster import Roster
from dutyplan.rules.base import Literal, Term
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.packing import most_of
from dutyplan.solver.kinds import Kind

_MOST_SETS = 6
"""Of so many sets of people who can serve on a day, all unions are looked at; of more, pairs."""


class Guessing(Protocol):
    """A model that takes a first guess of its variables."""

    def integer(self, low: int, high: int) -> Literal:
        """A new whole number."""

    def guess(self, variable: Literal, value: int) -> None:
        """Put a value into the first guess."""

    def within(self, terms: list[Term], low: int | None, high: int | None) -> None:
        """The weighted sum lies from `low` to `high`."""


Group = tuple[list[Duty], Literal]
"""Duties of a day that nothing tells apart, and how many are missing on them."""


@dataclass(frozen=True, slots=True)
class Least:
    """The fewest gaps there can be.

    Attributes
    ----------
    first
        A roster with no more of them, that need not keep all rules: a first guess.
    missing
        What they cost in the goal `coverage`.
    by_day
        The same by the ordinal of the day, where no day can cost more; None where one can.
    """

    first: Roster
    missing: int
    by_day: Mapping[int, int] | None


class Shortage:
    """Variables for what is missing, if anybody is.

    Attributes
    ----------
    gaps
        By kind, how many are missing on its duties.
    groups
        Duties that nothing tells apart, with how many are missing on them together.
    """

    def __init__(
        self,
        plan: Plan,
        who: Eligibility,
        model: Guessing,
        kind_of: Mapping[Duty, Kind],
        least: Least,
    ) -> None:
        self._plan = plan
        self._model = model
        self._first = least.first
        self._able = dict(zip(plan.duties, who.columns(), strict=True))
        self.gaps: dict[Kind, list[Term]] = {}
        self.groups: list[Group] = []
        prices: list[Term] = []
        for day, duties in self._days(least).items():
            groups = self._grouped(duties, kind_of)
            self.groups += groups
            own = [(gap, group[0].task.priority) for group, gap in groups]
            if least.by_day is not None:
                model.within(own, None, least.by_day[day])
            prices += own
            for group, gap in groups:
                self.gaps.setdefault(kind_of[group[0]], []).append((gap, 1))
            self._crowd(groups)
        if prices:
            model.within(prices, None, least.missing)

    @staticmethod
    def _days(least: Least) -> dict[int, list[Duty]]:
        """The duties of each day on which anybody may be missing, by its ordinal."""
        days: dict[int, list[Duty]] = {}
        for duty in least.first.plan.duties if least.missing else ():
            day = duty.date.toordinal()
            if least.by_day is None or least.by_day[day]:
                days.setdefault(day, []).append(duty)
        return days

    def _grouped(self, duties: list[Duty], kind_of: Mapping[Duty, Kind]) -> list[Group]:
        found: dict[Hashable, list[Duty]] = {}
        for duty in duties:
            key = (kind_of[duty], duty.task.priority, self._able[duty])
            found.setdefault(key, []).append(duty)
        return [(group, self._gap(group)) for group in found.values()]

    def _gap(self, duties: Sequence[Duty]) -> Literal:
        gap = self._model.integer(0, _want(duties))
        self._model.guess(gap, sum(map(self._first.missing, duties)))
        return gap

    def _crowd(self, groups: Sequence[Group]) -> None:
        """Let no set of a day's duties have more people than can serve on any of them."""
        able = {duties[0]: int.from_bytes(self._able[duties[0]]) for duties, _ in groups}
        sets = sorted(set(able.values()))
        sizes = range(1, len(sets) + 1) if len(sets) <= _MOST_SETS else (1, 2, len(sets))
        unions = {reduce(or_, chosen) for size in sizes for chosen in combinations(sets, size)}
        for union in sorted(unions):
            inside = [group for group in groups if able[group[0][0]] | union == union]
            duties = sorted((d for own, _ in inside for d in own), key=lambda duty: duty.index)
            lack = _want(duties) - self._capacity(duties)
            if lack > 0:
                self._model.within([(gap, 1) for _, gap in inside], lack, None)

    def _capacity(self, duties: Sequence[Duty]) -> int:
        """How many people can come to these duties, all counted that can come to any."""
        most = 0
        for one in self._plan.volunteers:
            open_to = [duty for duty in duties if self._able[duty][one.index]]
            most += most_of(self._plan, one, open_to) if open_to else 0
        return most


def _want(duties: Sequence[Duty]) -> int:
    return sum(duty.people.want for duty in duties)
