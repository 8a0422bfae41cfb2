"""How many duties of each amount a volunteer has, as variables of the model.

These counts, summed over volunteers, meet what each pool of equal duties wants; they say nothing
new, but most proofs that a level can't be reached need no more, and find it at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from math import gcd

from dutyplan.goals.base import Curve, Leximin
from dutyplan.rules.base import Literal, Term
from dutyplan.solver.levels import Load
from dutyplan.solver.stages import Stages


def tally(stages: Stages, objective: Leximin, missing: Mapping[int, Term]) -> list[Load]:
    """Put counts into the model of `stages`: the load of each who is compared.

    Parameters
    ----------
    missing
        By a duty's index the variable that counts who is missing on it, where there is one.
    """
    amounts = [pool.amount for pool in objective.pools]
    scale = reduce(gcd, amounts, 0) or 1
    hint: dict[Literal, int] = {}
    loads = [
        Load(_count(stages, curve, hint), reachable(curve, scale), curve.tenths)
        for curve in objective.curves
    ]
    if stages.values:
        stages.extend(hint)
    for pool in objective.pools:
        gaps = [missing[duty.index] for duty in pool.duties if duty.index in missing]
        if len(gaps) == len(pool.duties):
            own = [
                (count, 1)
                for load in loads
                for count, amount in load.terms
                if amount == pool.amount
            ]
            stages.engine.within([*own, *pool.others, *gaps], pool.want, None)
    return loads


def wanted(objective: Leximin) -> int:
    """The load of everybody whom the duties want."""
    return sum(pool.amount * pool.want for pool in objective.pools)


def reachable(curve: Curve, scale: int) -> list[int]:
    """Loads that the choices may add up to, ascending: a bit set of sums, in units of `scale`."""
    sums = 1
    for group in curve.choices:
        grown = sums
        for _, amount in group:
            grown |= sums << (amount // scale)
        sums = grown
    return [i * scale for i in range(sums.bit_length()) if sums >> i & 1]


def _count(stages: Stages, curve: Curve, hint: dict[Literal, int]) -> Sequence[Term]:
    """Count variables of one volunteer, each with its amount."""
    by_amount: dict[int, list[Term]] = {}
    most: dict[int, int] = {}
    for group in curve.choices:
        for literal, amount in group:
            if amount:
                by_amount.setdefault(amount, []).append((literal, 1))
        for amount in {amount for _, amount in group if amount}:
            most[amount] = most.get(amount, 0) + 1
    terms: list[Term] = []
    for amount, literals in sorted(by_amount.items()):
        count = stages.engine.integer(0, most[amount])
        stages.engine.within([*literals, (count, -1)], 0, 0)
        if stages.values:
            hint[count] = sum(stages.values[literal] for literal, _ in literals)
        terms.append((count, amount))
    return terms
