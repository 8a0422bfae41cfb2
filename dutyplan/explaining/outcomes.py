"""The end of a solve with its reasons: of gaps, of a refusal, of who carries most."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from dutyplan.explaining.facts import facts_of_duties, facts_of_rules
from dutyplan.goals.coverage import GOAL as COVERAGE
from dutyplan.plan import Plan
from dutyplan.reasons import Reason, because
from dutyplan.roster import Outcome, Roster, Status
from dutyplan.rules.eligibility import who_can

if TYPE_CHECKING:
    from dutyplan.explaining.clashes.clash import Clash

_SHARE_FOR_CLASH = 0.5
"""Of the time that is left for a refusal; ways out have the rest."""
_NO_TIME = 0.0
"""A deadline with which nothing more is solved for."""

_Tell = Callable[[float], Iterable[Reason]]
"""Tells one thing, with what has to be solved for until a deadline."""


def explain(outcome: Outcome, *, is_strict: bool, deadline: float, seed: int = 0) -> Outcome:
    """The outcome with its reasons; see `dutyplan.explain`.

    Parameters
    ----------
    deadline
        In `time.monotonic` seconds.

    Notes
    -----
    An interrupt, or memory that runs out, keeps the outcome, and all that is said without a
    solver; what was to be solved for is said to be open.
    """
    if outcome.interrupted or outcome.out_of_memory:
        deadline = _NO_TIME
    reasons: list[Reason] = []
    for tell in _tellers(outcome, is_strict, seed):
        try:
            reasons += [*tell(deadline)]
        except (KeyboardInterrupt, MemoryError) as stop:
            if isinstance(stop, KeyboardInterrupt):
                outcome = replace(outcome, interrupted=True)
            else:
                outcome = replace(outcome, out_of_memory=True)
            deadline = _NO_TIME
            reasons += tell(deadline)
    return replace(outcome, explanations=tuple(reasons))


def _tellers(outcome: Outcome, is_strict: bool, seed: int) -> Iterator[_Tell]:
    """All there is to tell, one thing after the other."""
    if outcome.roster is not None:
        yield from _of_roster(outcome, outcome.roster, seed)
    elif outcome.status is Status.INFEASIBLE:
        yield partial(_clash, outcome.plan, is_strict, seed)
        yield partial(_ways_out, outcome.plan, is_strict, seed)


def _of_roster(outcome: Outcome, roster: Roster, seed: int) -> Iterator[_Tell]:
    from dutyplan.explaining.gaps.gaps import explain_gaps
    from dutyplan.explaining.top.top import explain_top

    who = who_can(outcome.plan)
    yield lambda _: explain_top(outcome, who)
    if any(roster.gaps()):
        first = outcome.goals[0]
        is_proved = first.goal == COVERAGE.id and first.proved
        yield lambda deadline: explain_gaps(roster, who, is_proved, deadline, seed)


def _clash(plan: Plan, is_strict: bool, seed: int, deadline: float) -> Iterator[Reason]:
    """What can't hold together."""
    from dutyplan.explaining.clashes.case import OpenError
    from dutyplan.explaining.clashes.clash import find_clash

    facts = [*facts_of_rules(plan), *(facts_of_duties(plan) if is_strict else ())]
    now = time.monotonic()
    try:
        clash = find_clash(plan, facts, now + _SHARE_FOR_CLASH * (deadline - now), seed)
    except OpenError:
        clash = None
    yield because("clash.open") if clash is None else _said(clash)


def _ways_out(plan: Plan, is_strict: bool, seed: int, deadline: float) -> Iterator[Reason]:
    from dutyplan.explaining.ways.waysout import find_ways_out

    out = find_ways_out(plan, is_strict, deadline, seed)
    if not out.ways:
        yield because("ways.none" if out.is_complete else "ways.none.yet")
        return
    yield because("ways.cheapest" if out.is_cheapest else "ways.some")
    for way in out.ways:
        yield because("way", changes=tuple(change.reason for change in way.changes), cost=way.cost)


def _said(clash: Clash) -> Reason:
    lines = tuple(sorted((fact.reason for fact in clash.facts), key=_by_place))
    if clash.is_smallest:
        return because("clash.smallest", lines=lines, num=len(lines))
    if clash.is_minimal:
        return because("clash.minimal", lines=lines, num=len(lines))
    return because("clash.some", lines=lines)


def _by_place(reason: Reason) -> tuple[str, int, int]:
    span = reason.span
    return ("", 0, 0) if span is None else (span.source.name, span.line, span.column)
