"""From a plan to an outcome: search, then check, always."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from dutyplan.checking import Report, check
from dutyplan.goals import find_goal
from dutyplan.plan import Plan
from dutyplan.roster import GoalResult, Outcome
from dutyplan.rules.eligibility import Eligibility, who_can
from dutyplan.solver.watching import Watch
from dutyplan.timing import Profile, Progress

if TYPE_CHECKING:
    from dutyplan.solver.finish import Finish, Proof


class BugError(Exception):
    """The roster that was found does not hold what the search says: never shown as a roster."""


def solve(
    plan: Plan,
    *,
    time_limit: float,
    workers: int,
    seed: int,
    strict: bool,
    on_stage: Callable[[str], None] | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    profile: Profile | None = None,
) -> Outcome:
    """Solve a plan; see `dutyplan.solve`."""
    start = time.monotonic()
    watch = Watch(on_progress, profile)
    from dutyplan.solver.search import search  # OR-Tools is imported only to solve

    with watch.profile.phase("building"):
        who = who_can(plan)
        finish = search(
            plan,
            who,
            time_limit=max(0.0, start + time_limit - time.monotonic()),
            num_workers=workers,
            seed=seed,
            is_strict=strict,
            on_stage=on_stage,
            watch=watch,
        )
    with watch.profile.phase("checking"):
        return replace(_checked(plan, who, finish, strict=strict, start=start), seed=seed)


def _checked(
    plan: Plan, who: Eligibility, finish: Finish, *, strict: bool, start: float
) -> Outcome:
    """The outcome of a search, its roster checked."""
    goals: tuple[GoalResult, ...] = ()
    report = None
    if finish.roster is not None:
        report = check(plan, finish.roster, who)
        _insist(report, finish)
        if strict and any(finish.roster.gaps()):
            raise BugError("the roster has gaps, which --strict forbids")
        goals = tuple(
            GoalResult(goal_id, value, _shown_bound(goal_id, proof), proof.is_proved)
            for (goal_id, value), proof in zip(report.values, finish.proofs, strict=True)
        )
    return Outcome(
        plan=plan,
        status=finish.status,
        roster=finish.roster,
        goals=goals,
        standings=report.standings if report else (),
        shortfalls=report.shortfalls if report else (),
        broken=report.broken if report else (),
        interrupted=finish.is_interrupted,
        out_of_memory=finish.is_out_of_memory,
        candidates=finish.num_candidates,
        seconds=time.monotonic() - start,
        stages=finish.stages,
    )


def _shown_bound(goal_id: str, proof: Proof) -> int | None:
    if proof.bound is None:
        return None
    shown = find_goal(goal_id).shown(proof.bound)
    return shown if isinstance(shown, int) else None


def _insist(report: Report, finish: Finish) -> None:
    """Raise where the check does not confirm what the search claims."""
    if report.breaches:
        raise BugError("; ".join(breach.message for breach in report.breaches))
    for (goal_id, shown), proof in zip(report.values, finish.proofs, strict=True):
        value = find_goal(goal_id).shown(shown)
        if proof.is_proved and proof.value != value:
            raise BugError(f"{goal_id} is {value}, and the search says {proof.value}")
        first = value if isinstance(value, int) else next(iter(value), 0)
        if proof.bound is not None and first < proof.bound:
            raise BugError(f"{goal_id} is {value}, below the bound {proof.bound} of the search")
