"""The limits of volunteers as rows of a model: too much, and too little."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from math import ceil, lcm

from tests.oracle.highs.draft import Draft
from tests.oracle.limits import Limit

Amount = list[tuple[int, Fraction]]
"""Variables, each with what it adds."""


def add_limits(draft: Draft) -> None:
    """Maximums are rows, or cost where they are soft; minimums are what `minimums` counts."""
    for number, limits in enumerate(draft.facts.limits):
        for limit in limits:
            begun = draft.facts.begun(number)
            if limit.key == "weekends" and begun:
                _add_weekends_begun(draft, number, limit)
                continue
            for amount in _amounts(draft, number, limit):
                _add_limit(draft, limit, amount)


def _add_weekends_begun(draft: Draft, number: int, limit: Limit) -> None:
    """One weekend counts already, and its Sunday adds nothing; a maximum of 0 bars that too."""
    others = draft.facts.start.toordinal()
    own = [(draft.facts.duties[index], one) for index, one in draft.duties_of(number).items()]
    weekends: dict[int, list[int]] = {}
    for duty, one in own:
        if duty.day.weekday() in (5, 6):
            weekends.setdefault(duty.day.toordinal() + 6 - duty.day.weekday(), []).append(one)
    weekends.pop(others, None)
    terms = [(_any_of(draft, there), Fraction(1)) for there in weekends.values()]
    most = None if limit.most is None else max(Fraction(0), limit.most - 1)
    least = max(Fraction(0), limit.least - 1)
    _add_limit(draft, replace(limit, least=least, most=most), terms)


def _add_limit(draft: Draft, limit: Limit, amount: Amount) -> None:
    ends = [end for end in (limit.least, limit.most) if end is not None]
    unit = lcm(*(part.denominator for part in [*ends, *(weight for _, weight in amount)]))
    terms = [(one, int(weight * unit)) for one, weight in amount]
    if limit.most is not None:
        beyond = ceil(sum(weight for _, weight in amount) - limit.most)
        room = draft.slack(limit.cost, beyond, unit)
        draft.model.within([*terms, *room], None, int(limit.most * unit))
    if limit.least > 0:
        lack = draft.model.integer(0, ceil(limit.least))
        draft.model.within([*terms, (lack, unit)], int(limit.least * unit), None)
        draft.minimums.terms.append((lack, 1))


def _amounts(draft: Draft, number: int, limit: Limit) -> Iterable[Amount]:
    """What the limit is about: one sum, or one for each day or week in which duties are."""
    everything = draft.facts.duties
    own = [(everything[index], one) for index, one in draft.duties_of(number).items()]
    match limit.key:
        case "per_day":
            for day in {duty.day for duty in everything}:
                yield [(one, Fraction(1)) for duty, one in own if duty.day == day]
        case "per_week":
            for week in {duty.week for duty in everything}:
                yield [(one, Fraction(1)) for duty, one in own if duty.week == week]
        case "total":
            yield [(one, Fraction(1)) for _, one in own]
        case "tasks":
            yield [(one, Fraction(1)) for duty, one in own if duty.task == limit.task]
        case "hours":
            yield [(one, duty.hours) for duty, one in own]
        case "effort":
            yield [(one, duty.effort) for duty, one in own]
        case "weekends":
            weekends: dict[int, list[int]] = {}
            for duty, one in own:
                if duty.day.weekday() in (5, 6):
                    sunday = duty.day.toordinal() + 6 - duty.day.weekday()
                    weekends.setdefault(sunday, []).append(one)
            yield [(_any_of(draft, there), Fraction(1)) for there in weekends.values()]
        case other:
            raise ValueError(other)


def _any_of(draft: Draft, there: list[int]) -> int:
    """Whether at least one of these is 1."""
    is_any = draft.model.binary()
    for one in there:
        draft.model.within([(one, 1), (is_any, -1)], None, 0)
    draft.model.within([(is_any, 1), *((one, -1) for one in there)], None, 0)
    return is_any
