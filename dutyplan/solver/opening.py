"""What relaxations say before the whole model is built: bounds, and often the roster itself.

A relaxation drops constraints and nothing else, so what it says of gaps and balances holds for
every roster. A roster that keeps all rules, as `check` sees it, and is as good as the relaxation
is thereby proved best, whatever the rules of the plan are.

In turn: the flow, whose roster is tried as it is, and then lifted with its counts where the flow
is exact about fairness; the relaxation over counts, lifted; each lift with more literals than
the one before.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dutyplan.goals.coverage import GOAL as COVERAGE
from dutyplan.goals.fairness import GOAL as FAIRNESS
from dutyplan.goals.fairness import Fairness
from dutyplan.plan import Plan, Volunteer
from dutyplan.roster import Roster
from dutyplan.rules import RULES
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.packing import most_of
from dutyplan.solver.burdens import Burdens
from dutyplan.solver.engine import Engine
from dutyplan.solver.kinds import Kind, kinds_of
from dutyplan.solver.lifting import DRAWS, Counts, Lifting
from dutyplan.solver.network import Network
from dutyplan.solver.relaxation import Relaxation
from dutyplan.solver.stages import Stages


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


Tell = Callable[[str, bool, float], None]
"""Told of a stage as it ends: its name, whether it found what it sought, when it began."""

_COUNTS_EFFORT = 20.0
"""Work for one question to the relaxation over counts, in the solver's deterministic unit."""


class Opener:
    """Asks the relaxations of a plan, one after the other.

    Parameters
    ----------
    deadline
        In `time.monotonic` seconds.

    Attributes
    ----------
    opening
        What is known so far; `run` may be cut short at any time.
    """

    def __init__(
        self, plan: Plan, who: Eligibility, seed: int, deadline: float, tell: Tell
    ) -> None:
        self.opening = Opening()
        self._plan = plan
        self._who = who
        self._seed = seed
        self._deadline = deadline
        self._tell = tell

    def run(self) -> None:
        """Go on until a roster is proved, or there is nothing more to ask.

        Of a plan for which anything comes before coverage nothing is known.
        """
        plan = self._plan
        if plan.goals[0][0] != COVERAGE.id:
            return
        options = next((one for goal_id, one in plan.goals if goal_id == FAIRNESS.id), None)
        most = {one.index: self._most(one) for one in plan.volunteers}
        burdens = Burdens(plan, self._who, options, most)
        start = time.monotonic()
        flow = Network(plan, self._who, burdens, self._seed).solve()
        self._tell("flow", flow is not None, start)
        if flow is None:
            return
        first = Roster(plan, flow.assignments)
        keeps_rules = self._keeps_rules(first)
        self.opening = Opening(first if keeps_rules else None, flow.missing)
        if options is None:
            return
        if burdens.is_exact:
            self._bound(FAIRNESS.value(plan, options, self._who, first), True)
            kinds = kinds_of(plan, options.amount)
            if keeps_rules or self._lift(kinds, _counts_of(first, kinds)):
                return
        self._relax(options, first)

    @property
    def is_over(self) -> bool:
        """Whether time is up."""
        return time.monotonic() >= self._deadline

    def _most(self, volunteer: Volunteer) -> int:
        return most_of(self._plan, volunteer, self._who.open_duties(volunteer))

    def _keeps_rules(self, roster: Roster) -> bool:
        breaches = (breach for rule in RULES for breach in rule.check(self._plan, roster))
        return all(breach.cost is not None for breach in breaches)

    def _bound(self, balances: tuple[int, ...], is_whole: bool, largest: int | None = None) -> None:
        """Keep the balances of a relaxation, all of them or the largest alone."""
        if balances:
            largest = balances[0] if largest is None else largest
            known = balances if is_whole else None
            self.opening = replace(self.opening, largest=largest, balances=known)

    def _relax(self, options: Fairness, first: Roster) -> None:
        """Find the fairest counts, and a roster that has them."""
        start = time.monotonic()
        stages = Stages(Engine(self._seed), self._deadline, most_effort=_COUNTS_EFFORT)
        model = Relaxation(self._plan, self._who, options, stages, first, self.opening.missing or 0)
        relaxed = model.solve()
        self._tell("fairest counts", relaxed is not None and relaxed.summit.is_proved, start)
        if relaxed is None:
            return
        summit = relaxed.summit
        self._bound(summit.value, summit.is_proved, summit.bound)
        self._lift(model.kinds, relaxed.counts)

    def _lift(self, kinds: Sequence[Kind], counts: Counts) -> bool:
        """Look for a roster with these counts, with more literals each time."""
        missing = self.opening.missing or 0
        lifting = Lifting(self._plan, self._who, kinds, missing, self._seed, self._deadline)
        for draw in DRAWS:
            if self.is_over:
                return False
            start = time.monotonic()
            roster = lifting.lift(counts, draw)
            is_found = roster is not None and self._keeps_rules(roster)
            self._tell(f"roster from {draw.each or 'all'} duties for each", is_found, start)
            if is_found:
                self.opening = replace(self.opening, roster=roster)
                return True
        return False


def _counts_of(roster: Roster, kinds: Sequence[Kind]) -> Counts:
    kind_of = {duty: kind for kind in kinds for duty in kind.duties}
    return Counter((one.volunteer.index, kind_of[one.duty]) for one in roster.assignments)
