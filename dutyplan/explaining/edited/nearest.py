"""The nearest roster without a breach: with the fewest places changed.

A place that somebody else has, or nobody, or somebody where nobody had it, is one change; so a
duty costs as many as people went from it or came to it, whichever is more. Of rosters as near, one
with few gaps is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dutyplan.explaining.edited.edits import Change, changes
from dutyplan.goals.coverage import GOAL as COVERAGE
from dutyplan.goals.stability import changed_places
from dutyplan.plan import Plan
from dutyplan.roster import Assignment, Roster
from dutyplan.rules import RULES
from dutyplan.rules.base import Term
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.standby import RULE as STANDBY
from dutyplan.solver.answers import Finding
from dutyplan.solver.engine import OutOfTimeError
from dutyplan.solver.mending import hard_breaches, mend
from dutyplan.solver.stages import Stages
from dutyplan.solver.variables import Variables
from dutyplan.solving import BugError


@dataclass(frozen=True, slots=True)
class Nearest:
    """What was found.

    Attributes
    ----------
    roster
        One that breaks no rule; None where none was found.
    changes
        What is to be done to the roster to have this one.
    excused
        Reserves who can't be it any more, beside those changes.
    is_proved
        Whether no roster without a breach has fewer changes; without a roster, whether there is
        none at all.
    is_interrupted
        Whether somebody stopped the search.
    """

    roster: Roster | None
    changes: tuple[Change, ...] = ()
    excused: tuple[Assignment, ...] = ()
    is_proved: bool = False
    is_interrupted: bool = False

    @property
    def num_changes(self) -> int:
        """How many places on duties differ."""
        return len(self.changes)


def nearest(
    roster: Roster,
    who: Eligibility,
    deadline: float,
    seed: int = 0,
    known: Roster | None = None,
) -> Nearest:
    """Find the roster that breaks no rule and differs from this one in the fewest places.

    Parameters
    ----------
    deadline
        In `time.monotonic` seconds.
    known
        Some roster that breaks no rule, if there is one at hand.
    """
    start = _start(roster, known)
    is_interrupted = False
    try:
        return _search(roster, start, who, deadline, seed)
    except (OutOfTimeError, MemoryError):
        pass
    except KeyboardInterrupt:
        is_interrupted = True
    return _told(roster, start, is_interrupted=is_interrupted)


def _start(roster: Roster, known: Roster | None) -> Roster | None:
    """The nearer of what is known and of the roster without those who break rules."""
    good = [one for one in (mend(roster), known) if one is not None]
    return min(good, key=lambda one: len(changes(roster, one)), default=None)


def _search(
    roster: Roster, start: Roster | None, who: Eligibility, deadline: float, seed: int
) -> Nearest:
    plan = roster.plan
    variables = Variables(plan, who, seed, 1, deadline)
    for rule in RULES:
        rule.build(plan, variables)
    costs: list[Term] = [
        (changed_places(roster.crew(duty), variables.crew(duty), variables), 1)
        for duty in plan.duties
    ]
    stages = Stages(variables, deadline)
    if start is not None:
        stages.begin_with(variables.values(start))
    answer = stages.answer("fewest changes", costs)
    found, is_proved = start, answer.finding is Finding.BEST
    if stages.values:
        values = _with_few_gaps(plan, who, variables, costs, stages.values, deadline)
        found = variables.roster(values)
    elif answer.finding is Finding.NONE:
        if start is not None:
            raise BugError("a roster keeps all rules, and it was proved that none does")
        is_proved = True
    return _told(roster, found, is_proved=is_proved, is_interrupted=variables.is_interrupted)


def _told(
    roster: Roster, found: Roster | None, *, is_proved: bool = False, is_interrupted: bool = False
) -> Nearest:
    """What is said of a roster that was found.

    Raises
    ------
    BugError
        If it breaks a rule.
    """
    if found is None:
        return Nearest(None, is_proved=is_proved, is_interrupted=is_interrupted)
    found = _with_reserves(found, roster.standbys)
    breaches = hard_breaches(found)
    if breaches:
        raise BugError("; ".join(breach.message for breach in breaches))
    excused = tuple(one for one in roster.standbys if one not in found.standbys)
    return Nearest(found, changes(roster, found), excused, is_proved, is_interrupted)


def _with_few_gaps(
    plan: Plan,
    who: Eligibility,
    variables: Variables,
    costs: Sequence[Term],
    values: Sequence[int],
    deadline: float,
) -> Sequence[int]:
    """Values as near, with as few gaps as are found in time."""
    most = sum(factor * values[variable] for variable, factor in costs)
    is_near = variables.boolean()
    variables.within(costs, None, most, only_if=is_near)
    gaps = COVERAGE.objective(plan, None, who, variables)
    answer = variables.complete([*values, 1], deadline)
    if answer.is_found:
        # As a question in which something stands: to look for symmetries among many people who
        # are alike takes more time than all else.
        better = variables.solve(gaps.terms, answer.values, deadline, standing=[is_near])
        answer = better if better.is_found else answer
    return answer.values if answer.is_found else values


def _with_reserves(roster: Roster, reserves: tuple[Assignment, ...]) -> Roster:
    """The roster with as many of its reserves as can stay; one who can't is let go.

    Every breach of theirs names the duty, and where it is about one of them, whom.
    """
    kept = list(reserves)
    while True:
        tried = Roster(roster.plan, roster.assignments, kept)
        breach = next(iter(STANDBY.check(roster.plan, tried)), None)
        if breach is None:
            return tried
        blamed = [
            one
            for one in tried.standbys
            if one.duty is breach.duty and breach.volunteer in (None, one.volunteer)
        ]
        kept.remove(blamed[-1])
