"""Fairness by counts alone: a bound that holds for every roster, found without making any.

How many duties of each kind a volunteer has is all that fairness asks for, and what `counting.py`
holds: every roster has its place there. So the fairest counts are at least as fair as the fairest
roster with as few gaps, and a roster that has these counts is proved by them.

The loads that would be fairest whoever can serve on what are tried first (`waterfill.py`): they
bound the counts in turn, and where there are counts with these loads nothing is left to search.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, reduce
from math import gcd
from operator import or_

from dutyplan.goals.balances import Fairness, fair_shares, tenths_of
from dutyplan.plan import Plan
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.packing import most_of
from dutyplan.solver.counting import Counting
from dutyplan.solver.drawing import Aim
from dutyplan.solver.levels import Levels, Load
from dutyplan.solver.leximin import FIRST_TRIES, Summit, lower, settle
from dutyplan.solver.shortage import Least
from dutyplan.solver.stages import Stages
from dutyplan.solver.watching import Watch
from dutyplan.solver.waterfill import water_fill

_EFFORT = 15.0
"""Work for all questions together, in the solver's deterministic unit."""
_TOTAL_EFFORT = 0.3
"""Work for the bound on what is carried in all, where it does not follow from what is wanted."""
_FILL_EFFORT = 2.0
"""Work for the question whether there are counts with given loads."""
_FEW_VARIABLES = 8_000
"""In a model with more of them, a try with little work has hardly begun."""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """Counts, and what they prove.

    Attributes
    ----------
    summit
        Their balances: no roster with as few gaps is fairer, as far as that is proved.
    aim
        What a roster needs to be as fair.
    """

    summit: Summit
    aim: Aim


class Relaxation:
    """The counts of one plan, and what is asked of them.

    Parameters
    ----------
    options
        The goal `fairness` that is meant.
    least
        The fewest gaps there can be.
    deadline
        In `time.monotonic` seconds.
    """

    def __init__(
        self,
        plan: Plan,
        who: Eligibility,
        options: Fairness,
        least: Least,
        *,
        seed: int,
        deadline: float,
        watch: Watch,
    ) -> None:
        self._plan = plan
        self._options = options
        self._first = least.first
        self._shares = fair_shares(plan, options, who)
        counted = set(options.counted)
        self._model = Counting(
            plan,
            who,
            lambda duty: options.amount(duty) if duty in counted else 0,
            least,
            seed=seed,
            deadline=deadline,
        )
        self._model.watch = watch
        self._stages = Stages(self._model, deadline, most_effort=_EFFORT)
        self._step = reduce(gcd, (kind.amount for kind in self._model.kinds), 0) or 1

    def begin(self) -> Relaxed | None:
        """Counts with the least largest balance, or the fairest of all; None without any."""
        stages, model = self._stages, self._model
        if len(model.hint) == model.size:  # rules that are built have variables of their own
            stages.begin_with([model.hint[variable] for variable in range(model.size)])
        if not stages.values:
            stages.answer("any counts", ())
        model.raise_if_stopped()
        if not stages.values or not self._shares.compared:
            return None
        self._loads = self._find_loads()
        self._levels = Levels(stages, self._loads)
        self._levels.least_total = self._least_total()
        summit = self._fill_up(self._levels.least_total)
        if summit is None:
            summit = self._lowest = lower(stages, self._levels)
        return self._relaxed(summit)

    def finish(self) -> Relaxed:
        """The fairest counts, where `begin` proved no more than the least largest balance."""
        tries = FIRST_TRIES if self._model.size <= _FEW_VARIABLES else ()
        return self._relaxed(settle(self._stages, self._levels, self._lowest, tries=tries))

    def _relaxed(self, summit: Summit) -> Relaxed:
        self._model.raise_if_stopped()
        values = self._stages.values
        counts: dict[int, Counter[int]] = {}
        for one, load in zip(self._shares.compared, self._loads, strict=True):
            counts[one.index] = Counter()
            for number, amount in load.terms:
                counts[one.index][amount] += values[number]
        chosen, crowds = self._model.chosen(values), self._model.crowds(values)
        return Relaxed(summit, Aim(counts, self._first, crowds, chosen))

    def _fill_up(self, total: int) -> Summit | None:
        """Counts with the fairest loads of that total; None where none were found.

        With more in all, balances are never fairer.
        """
        filled = water_fill(self._loads, self._step, total)
        if filled is None or not self._stages.hold(
            "fairest loads", self._levels.climb_to(filled), _FILL_EFFORT
        ):
            return None
        balances = self._levels.vector(self._stages.values)
        return Summit(tuple(balances), balances[0], True)

    def _find_loads(self) -> list[Load]:
        """The load of each who is compared, up to the highest level of the counts so far."""
        loads = []
        for one in self._shares.compared:
            own = {kind: n for kind, n in self._model.counts[one.index].items() if kind.amount}
            most: Counter[int] = Counter()
            for kind, count in own.items():
                most[kind.amount // self._step] += count.most
            duties = sorted((d for n in own.values() for d in n.duties), key=lambda d: d.index)
            num = most_of(self._plan, one, duties)
            sums = [load * self._step for load in _reachable(tuple(sorted(most.items())), num)]
            terms = [(count.number, kind.amount) for kind, count in own.items()]
            loads.append(Load(terms, sums, tenths_of(self._options, self._shares, one)))
        top = max(load.tenths(load.of(self._stages.values)) for load in loads)
        return [
            Load(each.terms, [at for at in each.reachable if each.tenths(at) <= top], each.tenths)
            for each in loads
        ]

    def _least_total(self) -> int:
        """What those who are compared carry in all at least."""
        compared = {one.index for one in self._shares.compared}
        has_others = any(own and i not in compared for i, own in self._model.counts.items())
        if self._model.has_gaps or has_others:
            return self._stages.bound("least load in all", self._levels.total(), _TOTAL_EFFORT)
        return sum(
            kind.amount * duty.people.want for kind in self._model.kinds for duty in kind.duties
        )


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
