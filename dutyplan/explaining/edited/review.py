"""All that there is to say of a roster that somebody has edited by hand."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dutyplan.checking import Report, check
from dutyplan.explaining.edited.edits import Edits, Keeping, best_keeping, edits
from dutyplan.explaining.edited.nearest import Nearest, nearest
from dutyplan.goals import find_goal
from dutyplan.goals.base import Value
from dutyplan.plan import Plan
from dutyplan.problems import Problem
from dutyplan.reasons import Reason, because
from dutyplan.roster import GoalResult, Outcome, Roster, Status
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solving import BugError, solve
from dutyplan.timing import Progress


@dataclass(frozen=True, slots=True)
class Review:
    """What was found out; None for what was not asked.

    Attributes
    ----------
    best
        The best of all rosters.
    made
        The edits, against the best roster or against the one that was given.
    keeping
        The best roster that has them.
    unknown
        Why nothing can be said of edits, or of the best.
    nearest
        The nearest roster without a breach, if this one has any.
    warnings
        Of the week file.
    """

    roster: Roster
    report: Report
    best: Outcome | None = None
    made: Edits | None = None
    keeping: Keeping | None = None
    unknown: Reason | None = None
    nearest: Nearest | None = None
    warnings: tuple[Problem, ...] = ()

    @property
    def is_interrupted(self) -> bool:
        """Whether somebody stopped the search."""
        kept = self.keeping.outcome if self.keeping else None
        solved = any(one is not None and one.interrupted for one in (self.best, kept))
        return solved or (self.nearest is not None and self.nearest.is_interrupted)


def review(
    plan: Plan,
    roster: Roster,
    *,
    before: Roster | None = None,
    time_limit: float | None,
    seed: int = 0,
    on_progress: Callable[[Progress], None] | None = None,
) -> Review:
    """Check a roster, and look for the best, the best with its edits, and the nearest good one.

    Parameters
    ----------
    before
        The roster that was edited; None for the one that `solve` makes.
    time_limit
        Seconds for all of it: the best gets half, of what is left then the best with the edits
        half, and the nearest the rest. None to solve nothing.
    """
    who = Eligibility(plan)
    said = Review(roster, check(plan, roster, who))
    if time_limit is None:
        return said
    deadline = time.monotonic() + time_limit

    def left(parts: int) -> float:
        return max(0.0, deadline - time.monotonic()) / parts

    best = solve(
        plan,
        time_limit=left(2),
        workers=1,
        seed=seed,
        strict=False,
        on_progress=on_progress,
    )
    origin = before or best.roster
    has_breaches = bool(said.report.breaches)
    if not has_breaches:
        best = _with(best, roster, [value for _, value in said.report.values])
    said = replace(said, best=best)
    made = None if origin is None else edits(origin, roster)
    if best.roster is None:
        is_settled = best.status is Status.INFEASIBLE
        said = replace(
            said, unknown=because("edited.no-best" if is_settled else "edited.no-roster")
        )
    if before is None and made is not None and made.changes and not best.proved:
        # Another run may find another roster, so nobody knows what was edited.
        said = replace(said, unknown=because("edited.unsettled"))
    else:
        said = replace(said, made=made)
    if best.status is Status.INFEASIBLE or said.is_interrupted:
        return said
    if said.made is not None and said.made.changes:
        parts = 2 if has_breaches else 1
        keeping = best_keeping(
            plan, said.made, who, time_limit=left(parts), seed=seed, on_progress=on_progress
        )
        kept = keeping.outcome
        if kept is not None and kept.roster is not None:
            best = _with(best, kept.roster, [one.value for one in kept.goals])
        said = replace(said, best=best, keeping=keeping)
    if has_breaches and not said.is_interrupted:
        said = replace(said, nearest=nearest(roster, who, deadline, seed, best.roster))
    return said


def _with(best: Outcome, roster: Roster, values: Sequence[Value]) -> Outcome:
    """The best that is known once there is this roster too, which keeps all rules.

    Raises
    ------
    BugError
        If it is better than what was proved to be best, or was proved not to be.
    """
    if best.status is Status.INFEASIBLE:
        raise BugError("a roster keeps all rules, and it was proved that none does")
    goals = list(best.goals)
    for place, (goal, value) in enumerate(zip(best.goals, values, strict=False)):
        shown = find_goal(goal.goal).shown
        if shown(value) > shown(goal.value):  # type: ignore[operator]
            return best
        if shown(value) != shown(goal.value):
            if goal.proved:
                raise BugError(f"a roster has {value} of {goal.goal}, better than the proved best")
            goals[place] = replace(goal, value=value)
            for later in range(place + 1, len(goals)):
                goals[later] = GoalResult(goals[later].goal, values[later], None, proved=False)
            return replace(best, roster=roster, goals=tuple(goals))
    return best
