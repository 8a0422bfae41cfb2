"""What is known before the whole model is built: bounds, and often the roster itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dutyplan.goals import find_goal
from dutyplan.goals.base import Value
from dutyplan.goals.coverage import GOAL as COVERAGE
from dutyplan.goals.fairness import GOAL as FAIRNESS
from dutyplan.goals.stability import GOAL as STABILITY
from dutyplan.plan import Plan
from dutyplan.roster import Roster
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.finish import Proof
from dutyplan.solver.leximin import Summit


@dataclass(frozen=True, slots=True)
class Opening:
    """What is known at the start of a search.

    Attributes
    ----------
    roster
        One that keeps all hard rules; None where none was found.
    missing
        What no roster can have less of in the goal `coverage`; None where nothing is known.
    largest
        What the largest balance of the first goal `fairness` can't be below, in tenths, in a
        roster that misses no more than `missing`; None where nothing is known.
    balances
        The fairest balances that are possible then, largest first; None where they are open.
    """

    roster: Roster | None = None
    missing: int | None = None
    largest: int | None = None
    balances: tuple[int, ...] | None = None

    def proofs(self, plan: Plan, who: Eligibility) -> Iterator[Proof]:
        """What the roster comes to, goal by goal, up to the first that is not proved."""
        if self.roster is None:
            return
        is_compared = False
        is_the_only_one = False
        for goal_id, options in plan.goals:
            goal = find_goal(goal_id)
            value = goal.value(plan, options, who, self.roster)
            known: Value | None = goal.least
            if is_the_only_one:
                known = value
            elif goal_id == COVERAGE.id:
                known = self.missing
            elif goal_id == FAIRNESS.id and not is_compared:
                known = self.balances
                is_compared = True
            elif not goal.is_used(plan):
                known = value
            is_proved = value == known
            yield Proof(value, _first(known), is_proved)
            if not is_proved:
                return
            # Proved here is that there is no change at all, and no other roster has none.
            is_the_only_one |= goal_id == STABILITY.id and goal.is_used(plan)

    def settles(self, plan: Plan, who: Eligibility, is_strict: bool) -> bool:
        """Whether there is nothing more to look for.

        Not where more people come to a duty than are wanted: perhaps some of them need not.
        """
        if is_strict and self.missing:
            return True
        if self.roster is None or any(
            len(self.roster.crew(duty)) > duty.people.want for duty in plan.duties
        ):
            return False
        proofs = list(self.proofs(plan, who))
        return len(proofs) == len(plan.goals) and all(proof.is_proved for proof in proofs)

    def bounded(self, summit: Summit) -> Opening:
        """The same with what another relaxation proves of balances, as far as it is more."""
        if not summit.value:
            return self
        largest = summit.bound if self.largest is None else max(self.largest, summit.bound)
        balances = self.balances
        if summit.is_proved and (balances is None or summit.value > balances):
            balances = summit.value
        return replace(self, largest=largest, balances=balances)


def _first(known: Value | None) -> int | None:
    """Of balances the largest."""
    return next(iter(known), 0) if isinstance(known, tuple) else known
