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
from dutyplan.rules import RULES
from dutyplan.rules.base import Count, Literal, Term
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
        self._beyond: dict[object, list[Term]] = {kind: [] for kind in self.kinds}
        self._gaps = self._gaps_by_kind()
        for kind in self.kinds:
            self._fill(kind)
        for rule in RULES:
            rule.relax(plan, self)

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
            (index, kind): stages.values[count.number]
            for index, own in self._own.items()
            for kind, count in own.items()
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

    def counts_of(self, volunteer: Volunteer) -> list[Count]:
        """The counts of one volunteer, one for each kind that this one can serve at all."""
        return list(self._own[volunteer.index].values())

    def most(self, volunteer: Volunteer, duties: Sequence[Duty]) -> int:
        """How many of these duties `volunteer` can serve at most, by all rules together."""
        return most_of(self._plan, volunteer, duties)

    def beyond(self, kind: object) -> list[Term]:
        """How many people come to the duties of a kind beyond those wanted."""
        return self._beyond[kind]

    def within(self, terms: list[Term], low: int | None, high: int | None) -> None:
        """The weighted sum of counts lies from `low` to `high`."""
        self._stages.engine.within(terms, low, high)

    def _count(self, volunteer: Volunteer) -> dict[Kind, Count]:
        """Count variables of one volunteer, within what that one can serve at most."""
        engine = self._stages.engine
        served = Counter(self._kind_of[duty] for duty in self._first.duties_of(volunteer))
        found: dict[Kind, Count] = {}
        for kind in self.kinds:
            duties = [duty for duty in kind.duties if self._who.can_serve(volunteer, duty)]
            if duties:
                number = engine.integer(0, self.most(volunteer, duties))
                self._hint[number] = served[kind]
                found[kind] = Count(kind, duties, number)
        for least in sorted({kind.amount for kind in found}):
            heavy = [count for kind, count in found.items() if kind.amount >= least]
            duties = sorted((d for count in heavy for d in count.duties), key=lambda d: d.index)
            most = self.most(volunteer, duties)
            if len(heavy) > 1 and most < sum(engine.highest(count.number) for count in heavy):
                engine.within([(count.number, 1) for count in heavy], None, most)
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
        people = [(own[kind].number, 1) for own in self._own.values() if kind in own]
        able = sum(self._stages.engine.highest(number) for number, _ in people)
        room = sum(able if d.people.max is None else d.people.max for d in kind.duties)
        want = _want(kind.duties)
        if room > want:
            extra = self._stages.engine.integer(0, room - want)
            self._hint[extra] = 0
            self._beyond[kind] = [(extra, 1)]
        less = [(extra, -1) for extra, _ in self._beyond[kind]]
        self.within([*people, *less, *self._gaps.get(kind, ())], want, want)

    def _loads(self) -> list[Load]:
        """The load of each who is compared, up to the highest level of the first guess."""
        shares = fair_shares(self._plan, self._options, self._who)
        scale = self._step
        loads = []
        for one in shares.compared:
            own = [
                (kind.amount, count) for kind, count in self._own[one.index].items() if kind.amount
            ]
            most: Counter[int] = Counter()
            for amount, count in own:
                most[amount // scale] += self._stages.engine.highest(count.number)
            duties = sorted((d for _, count in own for d in count.duties), key=lambda d: d.index)
            num = self.most(one, duties)
            level = tenths(self._options, shares.owed[one.index])
            sums = [load * scale for load in _reachable(tuple(sorted(most.items())), num)]
            loads.append(([(count.number, amount) for amount, count in own], sums, level))
        values = self._stages.values
        top = max(
            level(sum(amount * values[count] for count, amount in terms))
            for terms, _, level in loads
        )
        return [
            Load(terms, [load for load in sums if level(load) <= top] or sums[:1], level)
            for terms, sums, level in loads
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
