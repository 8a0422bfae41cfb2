"""Fairness by counts alone: a bound that holds for every roster, found without making any.

How many duties of each kind a volunteer has is all that fairness asks for. These counts are held
within what each volunteer can serve at most, by head counts and time (`Rule.most`), and add up to
what the duties want; who serves when and beside whom is left out. Every roster has such counts,
so the fairest counts are at least as fair as the fairest roster; a roster that has these counts
is proved by them.

Where people are missing, no roster of least gaps misses more on a day than that day must, and no
set of the day's duties has more people than all who could serve on any of them: the counts on a
day lie in the polymatroid of its bipartite flow, of which the sets of places that the same people
can take are enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from itertools import combinations
from math import gcd
from operator import or_

from dutyplan.goals.fairness import Fairness, fair_shares, tenths
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.roster import Roster
from dutyplan.rules.base import Literal, Term
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.packing import most_of
from dutyplan.solver.kinds import Kind, kinds_of
from dutyplan.solver.levels import Levels, Load
from dutyplan.solver.leximin import Summit, climb
from dutyplan.solver.lifting import Counts
from dutyplan.solver.stages import Stages
from dutyplan.solver.waterfill import water_fill

_FILL_EFFORT = 2.0
"""Work for the question whether there are counts with given loads."""
_MOST_SETS = 6
"""Of so many sets of people who can serve on a day, all unions are looked at."""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The fairest counts.

    Attributes
    ----------
    summit
        Their balances: no roster with as few gaps is fairer, as far as that is proved.
    """

    summit: Summit
    counts: Counts


@dataclass(frozen=True, slots=True)
class _Own:
    """What one volunteer can serve of one kind, and the variable that counts it."""

    kind: Kind
    duties: list[Duty]
    count: Literal


class Relaxation:
    """The model of counts, in the engine of `stages`, which is empty before.

    Parameters
    ----------
    options
        The goal `fairness` that is meant.
    first
        A roster with the fewest gaps there can be, that need not keep all rules: a first guess.
    missing
        What these gaps cost in the goal `coverage`.

    Attributes
    ----------
    kinds
        The kinds of duties that are counted.
    """

    def __init__(
        self,
        plan: Plan,
        who: Eligibility,
        options: Fairness,
        stages: Stages,
        first: Roster,
        missing: int,
    ) -> None:
        self._plan = plan
        self._who = who
        self._options = options
        self._stages = stages
        self._first = first
        self._missing = missing
        self._hint: dict[Literal, int] = {}
        counted = set(options.counted)
        self.kinds = kinds_of(plan, lambda duty: options.amount(duty) if duty in counted else 0)
        self._kind_of = {duty: kind for kind in self.kinds for duty in kind.duties}
        self._own = {one.index: self._count(one) for one in plan.volunteers}
        self._gaps = self._gaps_by_kind()
        for kind in self.kinds:
            self._fill(kind)

    def solve(self) -> Relaxed | None:
        """The fairest counts; None where none were found in time."""
        stages = self._stages
        stages.begin_with([1, *(self._hint[i] for i in range(1, stages.engine.size))])
        if not stages.values:
            stages.answer("any counts", ())
        if not stages.values:
            return None
        loads, total = self._loads(), self._least_total()
        levels = Levels(stages, loads, total)
        summit = self._fill_up(levels, loads, total) or climb(stages, levels)
        counts = {
            (index, own.kind): stages.values[own.count]
            for index, all_own in self._own.items()
            for own in all_own
        }
        return Relaxed(summit, counts)

    def _fill_up(self, levels: Levels, loads: Sequence[Load], total: int | None) -> Summit | None:
        """Counts with the fairest loads that any could have; None where none were found."""
        filled = None if total is None else water_fill(loads, self._step, total)
        if filled is None or not self._stages.hold(
            "fairest loads", levels.climb_to(filled), _FILL_EFFORT
        ):
            return None
        balances = levels.vector(self._stages.values)
        return Summit(tuple(balances), balances[0], True)

    def _count(self, volunteer: Volunteer) -> list[_Own]:
        """Count variables of one volunteer, within what that one can serve at most."""
        engine = self._stages.engine
        served = Counter(self._kind_of[duty] for duty in self._first.duties_of(volunteer))
        found = []
        for kind in self.kinds:
            duties = [duty for duty in kind.duties if self._who.can_serve(volunteer, duty)]
            if duties:
                count = engine.integer(0, most_of(self._plan, volunteer, duties))
                self._hint[count] = served[kind]
                found.append(_Own(kind, duties, count))
        for least in sorted({own.kind.amount for own in found}):
            heavy = [own for own in found if own.kind.amount >= least]
            duties = sorted(
                (duty for own in heavy for duty in own.duties), key=lambda duty: duty.index
            )
            most = most_of(self._plan, volunteer, duties)
            if len(heavy) > 1 and most < sum(engine.highest(own.count) for own in heavy):
                engine.within([(own.count, 1) for own in heavy], None, most)
        return found

    def _gaps_by_kind(self) -> dict[Kind, list[Term]]:
        """Variables for what is missing, where anybody is."""
        if not any(self._first.missing(duty) for duty in self._plan.duties):
            return {}
        engine = self._stages.engine
        days: dict[int, dict[Hashable, list[Duty]]] = {}
        able_of = dict(zip(self._plan.duties, self._who.columns(), strict=True))
        for duty in self._plan.duties:
            key = (self._kind_of[duty], duty.task.priority, able_of[duty])
            days.setdefault(duty.date.toordinal(), {}).setdefault(key, []).append(duty)
        gaps: dict[Kind, list[Term]] = {}
        prices: list[Term] = []
        for day in days.values():
            own: list[tuple[list[Duty], Literal]] = []
            for duties in day.values():
                gap = engine.integer(0, _want(duties))
                self._hint[gap] = sum(map(self._first.missing, duties))
                own.append((duties, gap))
                gaps.setdefault(self._kind_of[duties[0]], []).append((gap, 1))
                prices.append((gap, duties[0].task.priority))
            self._crowd(own, able_of)
        engine.within(prices, None, self._missing)
        return gaps

    def _crowd(self, own: list[tuple[list[Duty], Literal]], able_of: Mapping[Duty, bytes]) -> None:
        """Let no set of a day's duties have more people than can serve on any of them."""
        sets = sorted({int.from_bytes(able_of[duties[0]]) for duties, _ in own})
        sizes = range(1, len(sets) + 1) if len(sets) <= _MOST_SETS else (1, 2, len(sets))
        unions = {reduce(or_, chosen) for size in sizes for chosen in combinations(sets, size)}
        for union in sorted(unions):
            inside = [
                (duties, gap)
                for duties, gap in own
                if int.from_bytes(able_of[duties[0]]) | union == union
            ]
            duties = sorted((d for each, _ in inside for d in each), key=lambda duty: duty.index)
            want = _want(duties)
            if sum(self._first.missing(duty) for duty in duties) == 0 and len(sets) > _MOST_SETS:
                continue
            most = 0
            for one in self._plan.volunteers:
                open_to = [duty for duty in duties if able_of[duty][one.index]]
                most += most_of(self._plan, one, open_to) if open_to else 0
            if most < want:
                self._stages.engine.within([(gap, 1) for _, gap in inside], want - most, None)

    def _fill(self, kind: Kind) -> None:
        """As many people as the duties want and take, less those who are missing."""
        people = [
            (own.count, 1) for all_own in self._own.values() for own in all_own if own.kind is kind
        ]
        want = _want(kind.duties)
        self._stages.engine.within([*people, *self._gaps.get(kind, ())], want, None)
        most = [duty.people.max for duty in kind.duties]
        if None not in most:
            room = sum(num for num in most if num is not None)
            gaps = self._gaps.get(kind, ()) if room == want else ()
            self._stages.engine.within([*people, *gaps], None, room)

    def _loads(self) -> list[Load]:
        """The load of each who is compared, up to the highest level of the first guess."""
        shares = fair_shares(self._plan, self._options, self._who)
        scale = self._step
        loads = []
        for one in shares.compared:
            own = [each for each in self._own[one.index] if each.kind.amount]
            most: Counter[int] = Counter()
            for each in own:
                most[each.kind.amount // scale] += self._stages.engine.highest(each.count)
            num = most_of(self._plan, one, [d for each in own for d in each.duties])
            level = tenths(self._options, shares.owed[one.index])
            sums = [load * scale for load in _reachable(tuple(sorted(most.items())), num)]
            loads.append((one, [(each.count, each.kind.amount) for each in own], sums, level))
        values = self._stages.values
        top = max(
            level(sum(amount * values[count] for count, amount in terms))
            for _, terms, _, level in loads
        )
        return [
            Load(terms, [load for load in sums if level(load) <= top] or sums[:1], level)
            for _, terms, sums, level in loads
        ]

    @property
    def _step(self) -> int:
        """What all loads are multiples of."""
        return reduce(gcd, (kind.amount for kind in self.kinds), 0) or 1

    def _least_total(self) -> int | None:
        compared = {one.index for one in fair_shares(self._plan, self._options, self._who).compared}
        if self._gaps or any(own and index not in compared for index, own in self._own.items()):
            return None
        return sum(kind.amount * _want(kind.duties) for kind in self.kinds)


def _want(duties: Sequence[Duty]) -> int:
    return sum(duty.people.want for duty in duties)


@cache
def _reachable(most: tuple[tuple[int, int], ...], num: int) -> list[int]:
    """What `num` duties at most may add up to, so many of each amount at most."""
    sums = [1] + [0] * num  # by the number of duties, a bit for each sum
    for amount, times in most:
        before = sums[:]
        for count in range(1, min(times, num) + 1):
            for size in range(count, num + 1):
                sums[size] |= before[size - count] << (amount * count)
    total = reduce(or_, sums)
    return [load for load in range(total.bit_length()) if total >> load & 1]
