"""A roster that stands, solved again because somebody can't come: as little changes as can be."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from dutyplan.again.calls import joined, without
from dutyplan.again.holding import held_clashes
from dutyplan.again.order import compared, in_order, usual
from dutyplan.again.replanned import Replanned
from dutyplan.explaining.outcomes import explain
from dutyplan.goals.stability import Stability
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.problems import Problem
from dutyplan.roster import Assignment, Roster
from dutyplan.rules.away import RULE as AWAY
from dutyplan.rules.away import Away, touches
from dutyplan.rules.breaking import done_breaches
from dutyplan.rules.eligibility import who_can
from dutyplan.rules.frozen import RULE as FROZEN
from dutyplan.rules.frozen import Frozen
from dutyplan.solving import solve
from dutyplan.timing import Profile, Progress


def replan(
    plan: Plan,
    roster: Roster,
    *,
    away: Iterable[tuple[Volunteer, date]] = (),
    declined: Iterable[Assignment] = (),
    known: Away | None = None,
    back: Iterable[tuple[Volunteer, date]] = (),
    done: Iterable[Duty] = (),
    freeze_until: date | None = None,
    goals: Sequence[str] | None = None,
    time_limit: float = 60.0,
    seed: int = 0,
    on_progress: Callable[[Progress], None] | None = None,
    profile: Profile | None = None,
) -> Replanned:
    """Solve a plan again for those who can't come, near the roster that stands.

    Parameters
    ----------
    roster
        Of this very plan.
    away
        Who can't come on which days.
    declined
        Single duties that somebody does not take.
    known
        What was called off before; that decides nothing of what stays.
    back
        Who of these can come on which days after all.
    done
        Duties that took place, or did not: they stay as they are.
    freeze_until
        All duties before this day stay; None for the first day on which anything was called off, or
        somebody can come after all.
    goals
        Ids in order of importance, those that are added together joined with "+". None for the
        plan's own order where it has `stability` in it, else with `stability` right behind
        `coverage`.
    time_limit
        In seconds.

    Raises
    ------
    KeyError
        If there is no goal of that id.
    """
    called_off = calls = Away(tuple(away), tuple(declined))
    after_all = tuple(back)
    are_done = frozenset(done)
    first = freeze_until or _first_day(plan, roster, called_off, after_all)
    frozen = _frozen(plan, roster, are_done, first)
    rules = dict(plan.rules)
    if known is not None:
        called_off = joined(without(known, after_all), called_off)
    if called_off != Away():
        rules[AWAY.id] = called_off
    if frozen.duties:
        rules[FROZEN.id] = frozen
    before = Stability(roster.assignments, roster.standbys)
    order = in_order(plan, goals) if goals else plan.goals_again or usual(plan.goals)
    changed = replace(plan, rules=rules, goals=tuple(compared(order, before)))
    problems = held_clashes(changed, who_can(changed))
    if problems:
        return Replanned(roster, changed, None, tuple(problems), are_done, calls)
    outcome = solve(
        changed,
        time_limit=time_limit,
        workers=1,
        seed=seed,
        strict=False,
        on_progress=on_progress,
        profile=profile,
    )
    return Replanned(roster, changed, outcome, done=are_done, calls=calls)


def with_reasons(
    found: Replanned, warnings: Sequence[Problem], *, time_limit: float, seed: int
) -> Replanned:
    """The same with its outcome explained; `warnings` are those of the week file.

    What clashes is not looked for where duties that stay break rules among themselves: that would
    be found, and it is not what stands in the way.
    """
    if found.outcome is None:
        return found
    outcome = replace(found.outcome, warnings=tuple(warnings))
    if outcome.roster is not None or not done_breaches(found.plan):
        deadline = time.monotonic() + time_limit
        outcome = explain(outcome, is_strict=False, deadline=deadline, seed=seed)
    return replace(found, outcome=outcome)


def _frozen(plan: Plan, roster: Roster, done: frozenset[Duty], first: date | None) -> Frozen:
    duties = tuple(
        duty for duty in plan.duties if duty in done or (first is not None and duty.date < first)
    )
    stays = set(duties)
    return Frozen(
        duties,
        tuple(one for one in roster.assignments if one.duty in stays),
        tuple(one for one in roster.standbys if one.duty in stays),
    )


def _first_day(
    plan: Plan, roster: Roster, away: Away, back: Sequence[tuple[Volunteer, date]]
) -> date | None:
    """The first day of all that was called off or taken back.

    A night before it that reaches into it counts, where somebody may come or go then.
    """
    alone = replace(plan, rules={AWAY.id: away})
    touched = [breach.duty.date for breach in AWAY.check(alone, roster) if breach.duty is not None]
    days = [day for _, day in away.days] + [one.duty.date for one in away.declined] + touched
    days += [day for _, day in back]
    days += [duty.date for duty in plan.duties if any(touches(duty, day) for _, day in back)]
    return min(days, default=None)
