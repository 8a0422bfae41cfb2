"""Who is missing where, in a model of counts: as much as must be, and nothing more.

No roster of least gaps misses more than they cost in all; and no set of a day's duties has more
people than all who can serve on any of them, each as often as fits (Hall's condition). Of the
sets of duties those are looked at that are all duties of some people: the counts on a day lie in
the polymatroid of its bipartite flow, which these sets bound.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
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


_Group = tuple[list[Duty], Literal]
"""Duties of a day that nothing tells apart, and how many are missing on them."""


class Shortage:
    """Variables for what is missing, if anybody is.

    Parameters
    ----------
    first
        A roster with the fewest gaps there can be.
    missing
        What its gaps cost in the goal `coverage`.

    Attributes
    ----------
    gaps
        By kind, how many are missing on its duties.
    """

    def __init__(
        self,
        plan: Plan,
        who: Eligibility,
        model: Guessing,
        kind_of: Mapping[Duty, Kind],
        first: Roster,
        missing: int,
    ) -> None:
        self._plan = plan
        self._model = model
        self._first = first
        self.gaps: dict[Kind, list[Term]] = {}
        self.has_gaps = any(first.missing(duty) for duty in plan.duties)
        if not self.has_gaps:
            return
        self._able = dict(zip(plan.duties, who.columns(), strict=True))
        days: dict[int, dict[Hashable, list[Duty]]] = {}
        for duty in plan.duties:
            key = (kind_of[duty], duty.task.priority, self._able[duty])
            days.setdefault(duty.date.toordinal(), {}).setdefault(key, []).append(duty)
        prices: list[Term] = []
        for day in days.values():
            groups = [(duties, self._gap(duties)) for duties in day.values()]
            for duties, gap in groups:
                self.gaps.setdefault(kind_of[duties[0]], []).append((gap, 1))
                prices.append((gap, duties[0].task.priority))
            self._crowd(groups)
        model.within(prices, None, missing)

    def _gap(self, duties: Sequence[Duty]) -> Literal:
        gap = self._model.integer(0, _want(duties))
        self._model.guess(gap, sum(map(self._first.missing, duties)))
        return gap

    def _crowd(self, groups: Sequence[_Group]) -> None:
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
