"""Leximin, level by level: the largest balance first, then how many stand at each level.

Every balance is a whole number of tenths, a *level*. A vector of balances, sorted from the
largest, is lexicographically smallest exactly where, from the highest level down, the number
of people who stand at a level is smallest, the numbers above being kept.

Source: leximin by counting from the top as in W. Ogryczak and T. Śliwiński, "On solving linear
programs with the ordered weighted averaging objective" (EJOR 148, 2003).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dutyplan.goals.base import Leximin
from dutyplan.rules.base import Literal, Term
from dutyplan.solver.answers import Finding
from dutyplan.solver.levels import Levels
from dutyplan.solver.running import MAX_OBJECTIVE, Running
from dutyplan.solver.stages import Stages
from dutyplan.solver.tally import tally, wanted
from dutyplan.solver.watching import Reading

_PROBE_EFFORT = 0.25
"""Work for one question whether a largest balance can be reached, in seconds or so."""
_PROOF_EFFORT = 3.0
"""Work for the same question where the first try leaves it open."""
_MOST_PARTS = 12
"""Parts planned anew to reach a largest balance of which it is not known whether it can be."""
_BOUND_EFFORT = 0.2
"""Work for the bound on all loads together, which only says where to begin."""
FIRST_TRIES: tuple[tuple[int, float], ...] = ((MAX_OBJECTIVE, 0.15), (10**6, 0.5))
"""How much levels may weigh together, and work for it. With large weights there are few questions,
but now and then one is stuck in its last digits, which the solver's linear relaxation can't tell
apart; with smaller weights the same may be settled in a moment."""
WHOLE_TRIES: tuple[tuple[int, float], ...] = ((10**6, 1.0),)
"""The same in the whole model, where large weights are stuck more often than not."""
_FEW_VARIABLES = 40_000
"""In a whole model with more of them, such a try has hardly begun."""


@dataclass(frozen=True, slots=True)
class Summit:
    """What was reached.

    Attributes
    ----------
    value
        The balances in tenths, largest first.
    bound
        The largest balance below which none was left possible.
    is_proved
        Whether the whole vector is proved best.
    """

    value: tuple[int, ...]
    bound: int
    is_proved: bool


@dataclass(frozen=True, slots=True)
class Limit:
    """What balances can't be below, for all that is known before.

    Attributes
    ----------
    largest
        A bound on the largest; None where none is known.
    balances
        The fairest that are possible, largest first; None where they are open.
    """

    largest: int | None = None
    balances: tuple[int, ...] | None = None


def climb_levels(
    stages: Stages,
    objective: Leximin,
    missing: Mapping[int, Term],
    limit: Limit = Limit(),
) -> Summit:
    """Bring the roster in `stages` to the leximin optimum, holding what is settled.

    Parameters
    ----------
    missing
        By a duty's index the variable that counts who is missing on it, where there is one.
    """
    loads = tally(stages, objective, missing)
    has_others = any(pool.others for pool in objective.pools)
    is_known = stages.is_covered and not has_others
    model = Levels(stages, loads, wanted(objective) if is_known else None)
    return climb(stages, model, limit)


def climb(stages: Stages, model: Levels, limit: Limit = Limit()) -> Summit:
    """The same with levels that are in the model already."""
    if not model.climbs:
        return Summit((), 0, True)
    stages.watch.weigh(lambda values: model.vector(values)[0])
    tries = WHOLE_TRIES if stages.engine.size <= _FEW_VARIABLES else ()
    return settle(stages, model, lower(stages, model, limit), limit, tries)


def lower(stages: Stages, model: Levels, limit: Limit = Limit()) -> Summit:
    """The first part of it: the largest balance alone."""
    bound = _lower_the_largest(stages, model, limit.largest)
    vector = tuple(model.vector(stages.values))
    return Summit(vector, min(bound, vector[0]), False)


def settle(
    stages: Stages,
    model: Levels,
    lowest: Summit,
    limit: Limit = Limit(),
    tries: Sequence[tuple[int, float]] = (),
) -> Summit:
    """The rest of it, from there on.

    Parameters
    ----------
    tries
        Before as many levels as can be are settled together with all the work that it takes: how
        much they may weigh, and for how much work.
    """
    is_proved = _settle_levels(stages, model, limit.balances, tries)
    vector = tuple(model.vector(stages.values))
    return Summit(vector, vector[0] if is_proved else min(lowest.bound, vector[0]), is_proved)


def _lower_the_largest(stages: Stages, model: Levels, least: int | None = None) -> int:
    """Find the least largest balance: gallop up from the water level, then bisect.

    Every question is one of feasibility. Where the solver can't answer one in its time, parts
    of the roster are planned anew to reach the level. Returns the bound that was proved; the
    roster and the cap on levels are left at the best that was found.
    """
    top = model.vector(stages.values)[0]
    if top == least:
        model.cap(top)
        return top
    total = _least_total(stages, model)
    floor = max(climb.levels[0] for climb in model.climbs)
    if least is not None:
        floor = max(floor, least)
    levels = sorted({level for climb in model.climbs for level in climb.levels})
    levels = [at for at in levels if floor <= at < top and model.capacity(at) >= total]
    bound = levels[0] if levels else top
    stages.watch.found(top)
    stages.watch.bounded(bound)
    low, high, stride = 0, len(levels), 1
    is_in_vain = False
    while low < high and not stages.is_over:
        if is_in_vain and high - low <= stride:
            break  # the few levels left are settled with all others
        at = min(low + stride - 1, high - 1) if high == len(levels) else (low + high) // 2
        model.cap(levels[at])
        name = f"largest balance {_points(levels[at])}"
        finding = stages.probe(name, _PROBE_EFFORT)
        if finding is Finding.NOTHING:
            finding = _reach(stages, model, levels[at], top)
            is_in_vain = finding is Finding.NOTHING
        top = model.vector(stages.values)[0]
        stages.watch.found(top)
        high = min(high, bisect_left(levels, top))
        if top > levels[at]:
            if finding is Finding.NONE and bound <= levels[at]:
                bound = levels[at + 1] if at + 1 < len(levels) else top
                stages.watch.bounded(bound)
            low, stride = at + 1, stride * 2
    model.cap(top)
    return bound


def _reach(stages: Stages, model: Levels, level: int, top: int) -> Finding:
    """Ask once more for a roster up to `level`, and beside it plan part after part anew."""
    values = stages.values

    def begin(effort: float) -> Running:
        model.cap(level)
        running = stages.engine.begin((), values, stages.deadline, effort)
        model.cap(top)
        return running

    name = f"largest balance {_points(level)}"
    return stages.reach(name, model.excess(level), begin, _PROOF_EFFORT, _MOST_PARTS)


def _least_total(stages: Stages, model: Levels) -> int:
    """A bound from below on the sum of all loads, what is settled being kept."""
    if model.least_total is not None:
        return model.least_total
    return stages.bound("least load in all", model.total(), _BOUND_EFFORT)


def _settle_levels(
    stages: Stages,
    model: Levels,
    least: tuple[int, ...] | None = None,
    tries: Sequence[tuple[int, float]] = (),
) -> bool:
    """From the highest level down, as few people at each as can be; True if all is proved.

    Levels go into one objective together as far as its weights stay exact: a level weighs
    more than everybody below it who could stand in its group.
    """
    top = model.vector(stages.values)[0]
    levels = sorted({at for climb in model.climbs for at in climb.levels if at <= top})
    stood = {level: sum(level in climb.levels for climb in model.climbs) for level in levels}
    if least is not None and any(least.count(at) > stood.get(at, 0) for at in set(least)):
        least = None  # it has somebody where nobody can stand
    num_placed = 0
    while levels and num_placed < len(model.climbs):
        group = _highest(levels, stood, MAX_OBJECTIVE)
        is_met = least is not None and _stand_alike(group, model.vector(stages.values), least)
        tried = [] if is_met else _attempted(stages, model, levels, stood, tries)
        if tried:
            group = tried
        else:
            sum_of = _weighted(model, group, stood)
            if not num_placed:
                stages.watch.measure(sum_of.terms, _largest(group, sum_of.weights, sum_of.fixed))
            if not stages.minimise(_name(group), sum_of.terms, sum_of.least(group, least)):
                return False
        del levels[-len(group) :]
        vector = model.vector(stages.values)
        if least is not None and not _stand_alike(group, vector, least):
            least = None  # from here on, more is possible than it says
        for level in group:
            terms, constant = model.standing(level)
            num_here = vector.count(level)
            num_placed += num_here
            if terms:
                stages.engine.within(terms, num_here - constant, num_here - constant)
    return True


def _stand_alike(group: list[int], one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether as many stand at each level of a group, of two vectors of balances."""
    return all(one.count(level) == other.count(level) for level in group)


def _attempted(
    stages: Stages,
    model: Levels,
    levels: list[int],
    stood: Mapping[int, int],
    tries: Sequence[tuple[int, float]],
) -> list[int]:
    """The highest levels that are settled with little work; empty where none are."""
    for most, effort in tries:
        group = _highest(levels, stood, most)
        if stages.attempt(_name(group), _weighted(model, group, stood).terms, effort):
            return group
    return []


def _name(group: list[int]) -> str:
    return f"balances {_points(group[-1])} to {_points(group[0])}"


def _highest(levels: list[int], stood: Mapping[int, int], most: int) -> list[int]:
    """The highest levels, from above: as many as weigh less than `most` together."""
    group: list[int] = []
    size = 1
    for level in reversed(levels):
        size *= stood[level] + 1
        if group and size >= most:
            break
        group.append(level)
    return group


@dataclass(frozen=True, slots=True)
class _Weighted:
    """How many stand at each level of a group, as one sum.

    Attributes
    ----------
    terms, fixed
        The sum, and what it leaves out.
    weights
        What each person weighs at a level, from the lowest.
    """

    terms: list[Term]
    fixed: int
    weights: list[int]

    def least(self, group: list[int], balances: tuple[int, ...] | None) -> int | None:
        """What `terms` come to with these balances; None where they are open."""
        if balances is None:
            return None
        ascending = zip(self.weights, reversed(group), strict=True)
        return sum(weight * balances.count(level) for weight, level in ascending) - self.fixed


def _weighted(model: Levels, group: list[int], stood: Mapping[int, int]) -> _Weighted:
    weight = 1
    weights: list[int] = []
    fixed = 0
    factors: dict[Literal, int] = {}
    for level in reversed(group):
        terms, constant = model.standing(level)
        for literal, factor in terms:
            factors[literal] = factors.get(literal, 0) + factor * weight
        fixed += constant * weight
        weights.append(weight)
        weight *= stood[level] + 1
    terms = [(literal, factor) for literal, factor in factors.items() if factor]
    return _Weighted(terms, fixed, weights)


def _largest(group: list[int], weights: list[int], fixed: int) -> Reading:
    """The largest balance that a value of the objective of the first group of levels means.

    Parameters
    ----------
    group, weights
        The levels, from the highest, and what each person weighs there, from the lowest.
    fixed
        What the objective leaves out.
    """
    ascending = group[::-1]

    def read(value: int) -> int | None:
        at = bisect_right(weights, value + fixed)
        return ascending[at - 1] if at else None

    return read


def _points(tenths: int) -> str:
    return f"{tenths / 10:+.1f}" if tenths else "0.0"
