"""The end of a solve with its reasons: of gaps, of a refusal, of who carries most."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
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


def explain(outcome: Outcome, *, is_strict: bool, deadline: float, seed: int = 0) -> Outcome:
    """The outcome with its reasons; see `dutyplan.explain`.

    Parameters
    ----------
    deadline
        In `time.monotonic` seconds.

    Notes
    -----
    An interrupt, or memory that runs out, keeps the outcome and the reasons found so far; all else
    is open.
    """
    if outcome.interrupted or outcome.out_of_memory:
        deadline = 0.0  # nothing more is solved for
    reasons: list[Reason] = []
    try:
        if outcome.roster is not None:
            reasons += _of_roster(outcome, outcome.roster, deadline, seed)
        elif outcome.status is Status.INFEASIBLE:
            reasons += _of_refusal(outcome.plan, is_strict, deadline, seed)
    except KeyboardInterrupt:
        outcome = replace(outcome, interrupted=True)
    except MemoryError:
        outcome = replace(outcome, out_of_memory=True)
    if outcome.roster is None and outcome.status is Status.INFEASIBLE:
        reasons += _left_open(reasons)
    return replace(outcome, explanations=tuple(reasons))


def _of_roster(outcome: Outcome, roster: Roster, deadline: float, seed: int) -> Iterator[Reason]:
    from dutyplan.explaining.gaps.gaps import explain_gaps
    from dutyplan.explaining.top.top import explain_top

    who = who_can(outcome.plan)
    yield from explain_top(outcome, who)
    if any(roster.gaps()):
        first = outcome.goals[0]
        is_proved = first.goal == COVERAGE.id and first.proved
        try:
            yield from explain_gaps(roster, who, is_proved, deadline, seed)
        except (KeyboardInterrupt, MemoryError):
            yield from explain_gaps(roster, who, is_proved, 0.0, seed)  # nothing is solved for
            raise


def _of_refusal(plan: Plan, is_strict: bool, deadline: float, seed: int) -> Iterator[Reason]:
    """What can't hold together, and the ways out."""
    from dutyplan.explaining.clashes.case import OpenError
    from dutyplan.explaining.clashes.clash import find_clash
    from dutyplan.explaining.clashes.needed import TooLargeError
    from dutyplan.explaining.shortages import clash_where_short, fullest, left_free
    from dutyplan.explaining.ways.waysout import find_ways_out

    facts = [*facts_of_rules(plan), *(facts_of_duties(plan) if is_strict else ())]
    now = time.monotonic()
    half = now + _SHARE_FOR_CLASH * (deadline - now)
    clash = among = None
    try:
        clash = find_clash(plan, facts, half, seed)
    except TooLargeError:
        roster = fullest(plan, deadline, seed)
        if roster is not None:
            clash = clash_where_short(roster, half, seed)
            among = left_free(roster)
    except OpenError:
        pass
    yield because("clash.open") if clash is None else _said(clash)
    out = find_ways_out(plan, is_strict, deadline, seed, among=among)
    if out.ways:
        yield because("ways.cheapest" if out.is_cheapest else "ways.some")
    else:
        yield because("ways.none" if out.is_complete else "ways.none.yet")
    for way in out.ways:
        yield because("way", changes=tuple(change.reason for change in way.changes), cost=way.cost)
    if out.is_interrupted:
        raise KeyboardInterrupt


def _left_open(reasons: Sequence[Reason]) -> Iterator[Reason]:
    """What a refusal should say and does not, since somebody stopped it."""
    for topic, is_open in (("clash.", "clash.open"), ("ways.", "ways.none.yet")):
        if not any(reason.code.startswith(topic) for reason in reasons):
            yield because(is_open)


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
