"""The end of a solve with its reasons: of gaps, of a refusal, of who carries most."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
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
    from dutyplan.solver.variables import Candidates

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
        except _StoppedError as stop:
            outcome = replace(outcome, interrupted=True)
            deadline = _NO_TIME
            reasons += stop.reasons
        except (KeyboardInterrupt, MemoryError) as stop:
            if isinstance(stop, KeyboardInterrupt):
                outcome = replace(outcome, interrupted=True)
            else:
                outcome = replace(outcome, out_of_memory=True)
            deadline = _NO_TIME
            with suppress(KeyboardInterrupt, MemoryError):
                reasons += [*tell(deadline)]
    if outcome.roster is None and outcome.status is Status.INFEASIBLE:
        reasons += _left_open(reasons)
    return replace(outcome, explanations=tuple(reasons))


def _tellers(outcome: Outcome, is_strict: bool, seed: int) -> Iterator[_Tell]:
    """All there is to tell, one thing after the other."""
    if outcome.roster is not None:
        yield from _of_roster(outcome, outcome.roster, seed)
    elif outcome.status is Status.INFEASIBLE:
        refusal = _Refusal(outcome.plan, is_strict, seed)
        yield refusal.clash
        yield refusal.ways_out


def _of_roster(outcome: Outcome, roster: Roster, seed: int) -> Iterator[_Tell]:
    from dutyplan.explaining.gaps.gaps import explain_gaps
    from dutyplan.explaining.top.top import explain_top

    who = who_can(outcome.plan)
    yield lambda _: explain_top(outcome, who)
    if any(roster.gaps()):
        first = outcome.goals[0]
        is_proved = first.goal == COVERAGE.id and first.proved
        yield lambda deadline: explain_gaps(roster, who, is_proved, deadline, seed)


def _left_open(reasons: list[Reason]) -> Iterator[Reason]:
    """What a refusal should say and does not, since it was stopped again and again."""
    for topic, is_open in (("clash.", "clash.open"), ("ways.", "ways.none.yet")):
        if not any(reason.code.startswith(topic) for reason in reasons):
            yield because(is_open)


class _StoppedError(Exception):
    """Somebody stopped the search; what had been found by then is told all the same."""

    def __init__(self, reasons: list[Reason]) -> None:
        super().__init__()
        self.reasons = reasons


class _Refusal:
    """Why there is no roster: what can't hold together, and then the ways out."""

    def __init__(self, plan: Plan, is_strict: bool, seed: int) -> None:
        self._plan = plan
        self._is_strict = is_strict
        self._seed = seed
        self._among: Candidates | None = None

    def clash(self, deadline: float) -> Iterator[Reason]:
        """What clashes; of a plan too large to be asked about whole, where people are missing."""
        from dutyplan.explaining.clashes.case import OpenError
        from dutyplan.explaining.clashes.clash import find_clash
        from dutyplan.explaining.clashes.needed import TooLargeError
        from dutyplan.explaining.shortages import clash_where_short, fullest, left_free

        plan, seed = self._plan, self._seed
        facts = [*facts_of_rules(plan), *(facts_of_duties(plan) if self._is_strict else ())]
        now = time.monotonic()
        half = now + _SHARE_FOR_CLASH * (deadline - now)
        clash = None
        try:
            clash = find_clash(plan, facts, half, seed)
        except TooLargeError:
            roster = fullest(plan, deadline, seed)
            if roster is not None:
                clash = clash_where_short(roster, half, seed)
                self._among = left_free(roster)
        except OpenError:
            pass
        yield because("clash.open") if clash is None else _said(clash)

    def ways_out(self, deadline: float) -> list[Reason]:
        """The cheapest changes that help."""
        from dutyplan.explaining.ways.waysout import find_ways_out

        out = find_ways_out(self._plan, self._is_strict, deadline, self._seed, among=self._among)
        if out.ways:
            told = [because("ways.cheapest" if out.is_cheapest else "ways.some")]
        else:
            told = [because("ways.none" if out.is_complete else "ways.none.yet")]
        for way in out.ways:
            changes = tuple(change.reason for change in way.changes)
            told.append(because("way", changes=changes, cost=way.cost))
        if out.is_interrupted:
            raise _StoppedError(told)
        return told


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
