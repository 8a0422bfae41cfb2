"""The answer about a duty as sentences: which are said, in which order, from which facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dutyplan.explaining.asking.alternatives import (
    Alternative,
    Difference,
    Shift,
    more_lacking,
    more_missing,
)
from dutyplan.explaining.asking.whyduty import WhyDuty
from dutyplan.plan import Volunteer
from dutyplan.reasons import Balance, Names, Reason, because
from dutyplan.roster import Outcome

_MOST_SHIFTS = 4


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence of an answer; an item belongs to the last sentence that is none."""

    reason: Reason
    is_item: bool = False


def tell_duty(answer: WhyDuty, seconds: float) -> Iterator[Point]:
    """The sentences of an answer; `seconds` is the time that it was given."""
    yield from _where_it_stands(answer)
    if answer.bars and not answer.is_on:
        return
    yield from _everybody_else(answer)
    if answer.options and answer.roster is not answer.best.roster:
        yield Point(because("why.from-best"))
    for option in answer.options:
        yield from _option(answer, option, seconds)
    if answer.is_interrupted:
        yield Point(because("why.untried"))
    if answer.options and not answer.best.proved:
        yield Point(because("why.best-open", seconds=seconds))


def _where_it_stands(answer: WhyDuty) -> Iterator[Point]:
    one, duty = answer.volunteer, answer.duty
    crew = answer.roster.crew(duty)
    if answer.bars:
        code = "why.on.barred" if answer.is_on else "why.off.barred"
        yield Point(because(code, volunteer=one, duty=duty))
        for bar in answer.bars:
            yield Point(because("why.bar", bar.span, volunteer=one, bar=bar), is_item=True)
    elif answer.is_on:
        yield Point(because("why.on", volunteer=one, duty=duty))
    elif crew:
        yield Point(because("why.off", volunteer=one, duty=duty, crew=crew))
    else:
        yield Point(because("why.off.empty", volunteer=one, duty=duty))


def _everybody_else(answer: WhyDuty) -> Iterator[Point]:
    """Who else could be there, and who could not: where somebody is there, for comparison."""
    if not answer.is_on:
        return
    others = answer.others
    if others:
        yield Point(because("why.others", num=len(others), others=others))
    else:
        yield Point(because("why.others.none"))
    if answer.barred:
        yield Point(because("why.barred", num=len(answer.barred)))
        groups: dict[str, list[tuple[Volunteer, Reason]]] = {}
        for one, reason in answer.barred:
            groups.setdefault(_kind_of(reason), []).append((one, reason))
        for code, group in groups.items():
            yield Point(_barred(answer, code, group), is_item=True)


def _barred(answer: WhyDuty, code: str, group: list[tuple[Volunteer, Reason]]) -> Reason:
    """Those whom rules of one kind keep off the duty; why each of them, is in the facts."""
    volunteers = tuple(one for one, _ in group)
    bars = tuple(bar for _, bar in group)
    rule = bars[0].code.split(".")[1]
    facts = {"volunteers": volunteers, "bars": bars, "task": answer.duty.task, "rule": rule}
    return Reason(code, facts)


def _kind_of(bar: Reason) -> str:
    """Bars of one kind are told together."""
    match bar.code.split(".")[1]:
        case "membership":
            return "why.barred.membership"
        case "availability":
            return "why.barred.availability"
        case "age":
            is_young = bar.code == "bar.age.young"
            return "why.barred.too-young" if is_young else "why.barred.too-old"
        case "never":
            return "why.barred.never"
        case "forbidden":
            return "why.barred.forbidden"
        case "limits":
            return "why.barred.limits"
        case "overlap" | "rest" | "rotate" | "after":
            return "why.barred.past"
    return "why.barred.rule"


def _option(answer: WhyDuty, option: Alternative, seconds: float) -> Iterator[Point]:
    """What a roster with these cells costs, or that there is none."""
    what = _what(answer, option)
    costs = [_cost(option, one) for one in option.differences if one.before != one.after]
    if option.is_the_best:
        yield Point(because("why.same", what=what))
    elif option.clash:
        yield Point(because("why.impossible.clash", what=what))
        for line in option.clash:
            yield Point(line, is_item=True)
    elif option.is_impossible:
        yield Point(because("why.impossible", what=what))
    elif option.roster is None:
        is_stopped = option.outcome.interrupted
        code = "why.stopped.none" if is_stopped else "why.open.none"
        yield Point(because(code, what=what, seconds=seconds))
    elif not costs:
        if option.is_settled:
            yield Point(because("why.free", what=what))
        else:
            yield Point(because("why.open.same", what=what, seconds=seconds))
        yield _crew(answer, option)
    else:
        if option.is_settled:
            yield Point(because("why.costs", what=what))
        else:
            code = "why.stopped" if option.outcome.interrupted else "why.open"
            yield Point(because(code, what=what, seconds=seconds))
        for cost in costs:
            yield Point(cost, is_item=True)
        yield _crew(answer, option)
        yield from _shifts(option.shifts)


def _what(answer: WhyDuty, option: Alternative) -> Reason:
    """Which cells are held, in words."""
    one = answer.volunteer
    if not option.empty:
        return because("why.with", volunteer=one)
    if not option.filled:
        return because("why.without", volunteer=one)
    return because("why.instead", volunteer=one, other=option.filled[0].volunteer)


def _crew(answer: WhyDuty, option: Alternative) -> Point:
    crew = option.roster.crew(answer.duty) if option.roster is not None else ()
    reason = because("why.crew", crew=crew) if crew else because("why.crew.none")
    return Point(reason, is_item=True)


def _shifts(shifts: tuple[Shift, ...]) -> Iterator[Point]:
    """To whom the costs fall, most first."""
    heavier = [one for one in shifts if one.after > one.before][:_MOST_SHIFTS]
    lighter = [one for one in reversed(shifts) if one.after < one.before][:_MOST_SHIFTS]
    if heavier:
        yield Point(because("why.heavier", shifts=Names(map(_shift, heavier))), is_item=True)
    if lighter:
        yield Point(because("why.lighter", shifts=Names(map(_shift, lighter))), is_item=True)


def _shift(one: Shift) -> Reason:
    before, after = Balance(one.before), Balance(one.after)
    return because("why.shift", volunteer=one.volunteer, before=before, after=after)


def _cost(option: Alternative, one: Difference) -> Reason:
    """What becomes of one goal, and how sure that is."""
    cost = _plain_cost(option, one)
    if one.is_settled:
        return cost
    first = one.after[0] if isinstance(one.after, tuple) else one.after
    if one.bound is None or one.bound == first:
        return because("why.cost.open", cost=cost)
    bound = Balance(one.bound) if isinstance(one.after, tuple) else one.bound
    return because("why.cost.bound", cost=cost, bound=bound)


def _plain_cost(option: Alternative, one: Difference) -> Reason:
    if isinstance(one.before, tuple) and isinstance(one.after, tuple):
        return _fairness_cost(option, one.goal, one.before, one.after)
    facts: dict[str, Any] = {"before": one.before, "after": one.after}
    match one.goal:
        case "coverage":
            duties = more_missing(option)
            if duties:
                return because("why.cost.coverage.where", duties=duties, **facts)
            return because("why.cost.coverage", **facts)
        case "minimums":
            volunteers = more_lacking(option)
            if volunteers:
                return because("why.cost.minimums.where", volunteers=volunteers, **facts)
            return because("why.cost.minimums", **facts)
        case "wishes":
            return because("why.cost.wishes", **facts)
    return because("why.cost.other", goal=one.goal, **facts)


def _fairness_cost(
    option: Alternative, goal: str, before: tuple[int, ...], after: tuple[int, ...]
) -> Reason:
    """The first balance, from the largest down, that is another one."""
    place = next(i for i, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1])
    facts: dict[str, Any] = {"before": Balance(before[place]), "after": Balance(after[place])}
    if place:
        return because("why.cost.fairness.next", num=place, **facts)
    carriers = _carriers(option.outcome, goal, after[0])
    if carriers:
        return because("why.cost.fairness", volunteers=carriers, **facts)
    return because("why.cost.fairness.largest", **facts)


def _carriers(outcome: Outcome, goal: str, tenths: int) -> tuple[Volunteer, ...]:
    """Those with this balance; of a second fairness goal nobody's balance is at hand."""
    if [one.goal for one in outcome.goals].count(goal) > 1:
        return ()
    return tuple(one.volunteer for one in outcome.standings if one.tenths == tenths)
