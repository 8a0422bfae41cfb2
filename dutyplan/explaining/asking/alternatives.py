"""Another roster of the same plan, with somebody on a duty or off it, and what it costs.

The plan is solved with those cells held. They change neither its goals nor the fair shares, so
what such a roster costs is the difference of two optima of the same goals, where both are proved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dutyplan.explaining.asking.swaps import as_good
from dutyplan.explaining.cells import with_cells
from dutyplan.goals.base import Value
from dutyplan.plan import Duty, Volunteer
from dutyplan.reasons import Reason
from dutyplan.roster import Assignment, Outcome, Roster, Status
from dutyplan.solving import solve
from dutyplan.timing import Progress


@dataclass(frozen=True, slots=True)
class Difference:
    """One goal: its value in the best roster, and in the other.

    Attributes
    ----------
    goal
        Its id, as `GoalResult` has it.
    before, after
        The two values, in the same way.
    bound
        The best value that the other roster could still have, where one is known; for fairness
        of the largest balance.
    is_settled
        Whether both are proved to be the best, this goal's and those of all goals before it.
    """

    goal: str
    before: Value
    after: Value
    bound: int | None
    is_settled: bool


@dataclass(frozen=True, slots=True)
class Shift:
    """Somebody whose balance is another one in the other roster; in tenths."""

    volunteer: Volunteer
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Alternative:
    """The best roster with some cells held.

    Attributes
    ----------
    filled, empty
        The cells: who is on what, and who is not.
    best
        The outcome of the plan without them.
    outcome
        The outcome with them; `best` itself where its roster has them already.
    clash
        Where no roster has them: what they can't hold together with, as far as it was found out.
    """

    filled: tuple[Assignment, ...]
    empty: tuple[Assignment, ...]
    best: Outcome
    outcome: Outcome
    clash: tuple[Reason, ...] = ()

    @property
    def roster(self) -> Roster | None:
        """The roster with these cells, if one was found."""
        return self.outcome.roster

    @property
    def is_the_best(self) -> bool:
        """Whether the best roster is so by itself."""
        return self.outcome is self.best

    @property
    def is_impossible(self) -> bool:
        """Whether no roster is so: proved."""
        return self.outcome.status is Status.INFEASIBLE

    @property
    def differences(self) -> tuple[Difference, ...]:
        """All goals, in order; none without two rosters."""
        found: list[Difference] = []
        is_settled = True
        is_the_same = True
        for before, after in zip(self.best.goals, self.outcome.goals, strict=False):
            bound = after.bound if is_settled else None
            # No roster with the cells is better than the best without them.
            is_the_same &= before.value == after.value
            is_settled &= before.proved and (after.proved or is_the_same)
            found.append(Difference(before.goal, before.value, after.value, bound, is_settled))
        return tuple(found)

    @property
    def is_settled(self) -> bool:
        """Whether what it costs, or that it can't be, is proved."""
        if self.is_impossible:
            return True
        return self.roster is not None and all(one.is_settled for one in self.differences)

    @property
    def is_as_good(self) -> bool:
        """Whether it costs nothing, in no goal: proved."""
        is_same = all(one.before == one.after for one in self.differences)
        return self.roster is not None and self.is_settled and is_same

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """Those whose balance is another: most is added first, most is taken off last."""
        pairs = zip(self.best.standings, self.outcome.standings, strict=False)
        found = [
            Shift(one.volunteer, one.tenths, other.tenths)
            for one, other in pairs
            if one.tenths is not None and other.tenths is not None and one.tenths != other.tenths
        ]
        return tuple(sorted(found, key=lambda one: (one.before - one.after, one.volunteer.index)))


def cost_of(
    best: Outcome,
    filled: Iterable[Assignment] = (),
    empty: Iterable[Assignment] = (),
    *,
    time_limit: float,
    seed: int = 0,
    on_progress: Callable[[Progress], None] | None = None,
) -> Alternative:
    """Solve the plan of `best` anew, with some cells held.

    Parameters
    ----------
    best
        Of the plan as it is, with a roster.
    filled
        Assignments that must be; nothing may bar them.
    empty
        Assignments that must not be.
    time_limit
        In seconds; without any, nothing is known but of the best roster itself.
    """
    filled, empty = tuple(filled), tuple(empty)
    if best.roster is not None and _has(best.roster, filled, empty):
        return Alternative(filled, empty, best, best)
    swapped = as_good(best, filled, empty) if time_limit else None
    if swapped is not None:
        return Alternative(filled, empty, best, swapped)
    outcome = solve(
        with_cells(best.plan, filled, empty),
        time_limit=time_limit,
        workers=1,
        seed=seed,
        strict=False,
        on_progress=on_progress,
    )
    return Alternative(filled, empty, best, outcome)


def _has(roster: Roster, filled: tuple[Assignment, ...], empty: tuple[Assignment, ...]) -> bool:
    def is_on(one: Assignment) -> bool:
        return one.volunteer in roster.crew(one.duty)

    return all(map(is_on, filled)) and not any(map(is_on, empty))


def more_missing(alternative: Alternative) -> tuple[Duty, ...]:
    """Duties on which more people or skills are missing than in the best roster."""
    best, other = alternative.best.roster, alternative.roster
    if best is None or other is None:
        return ()
    return tuple(duty for duty in best.plan.duties if _lack(other, duty) > _lack(best, duty))


def more_lacking(alternative: Alternative) -> tuple[Volunteer, ...]:
    """Volunteers who lack more to their minimums than in the best roster."""
    before, after = _lacks(alternative.best), _lacks(alternative.outcome)
    plan = alternative.best.plan
    return tuple(one for one in plan.volunteers if after[one] > before[one])


def _lacks(outcome: Outcome) -> Counter[Volunteer]:
    lacks: Counter[Volunteer] = Counter()
    for one in outcome.shortfalls:
        lacks[one.volunteer] += one.lack
    return lacks


def _lack(roster: Roster, duty: Duty) -> int:
    return roster.missing(duty) + sum(roster.missing_skills(duty).values())
