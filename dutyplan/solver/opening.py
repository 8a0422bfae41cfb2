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
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dutyplan.goals import find_goal
from dutyplan.goals.base import Value
from dutyplan.goals.coverage import GOAL as COVERAGE
from dutyplan.goals.fairness import GOAL as FAIRNESS
from dutyplan.goals.fairness import Fairness, fair_shares
from dutyplan.plan import Plan, Volunteer
from dutyplan.roster import Roster
from dutyplan.rules import RULES
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.packing import most_of
from dutyplan.solver.burdens import Burdens
from dutyplan.solver.diary import Diary
from dutyplan.solver.finish import Proof
from dutyplan.solver.lifting import DRAWS, Aim, Lifting
from dutyplan.solver.network import Network
from dutyplan.solver.relaxation import Relaxation
from dutyplan.solver.watching import Watch


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
        for goal_id, options in plan.goals:
            goal = find_goal(goal_id)
            value = goal.value(plan, options, who, self.roster)
            known: Value | None = goal.least
            if goal_id == COVERAGE.id:
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

    def settles(self, plan: Plan, who: Eligibility, is_strict: bool) -> bool:
        """Whether there is nothing more to look for.

        Also nobody may have come beyond need, or somebody might have to be sent home.
        """
        if is_strict and self.missing:
            return True
        if self.roster is None or any(
            len(self.roster.crew(duty)) > duty.people.want for duty in plan.duties
        ):
            return False
        proofs = list(self.proofs(plan, who))
        return len(proofs) == len(plan.goals) and all(proof.is_proved for proof in proofs)


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
        self,
        plan: Plan,
        who: Eligibility,
        seed: int,
        deadline: float,
        diary: Diary,
        watch: Watch,
    ) -> None:
        self.opening = Opening()
        self._plan = plan
        self._who = who
        self._seed = seed
        self._deadline = deadline
        self._diary = diary
        self._watch = watch

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
        self._watch.begin(COVERAGE.id)
        start = time.monotonic()
        network = Network(plan, self._who, burdens, self._seed)
        with self._watch.profile.phase("search"):
            flow = network.solve()
        self._note("flow", flow is not None, start)
        if flow is None:
            return
        first = Roster(plan, flow.assignments)
        keeps_rules = self._keeps_rules(first)
        self.opening = Opening(first if keeps_rules else None, flow.missing)
        self._watch.bounded(flow.missing)
        if options is None:
            return
        if burdens.is_exact:
            self._bound(FAIRNESS.value(plan, options, self._who, first), True)
            compared = fair_shares(plan, options, self._who).compared
            loads = {one.index: sum(map(options.amount, first.duties_of(one))) for one in compared}
            if keeps_rules or self._lift(options, Aim(loads, first)):
                return
        self._relax(options, first)

    @property
    def is_over(self) -> bool:
        """Whether time is up."""
        return time.monotonic() >= self._deadline

    def _note(self, stage: str, is_found: bool, start: float) -> None:
        self._diary.note(stage, "found" if is_found else "not found", start)

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
            self._watch.begin(FAIRNESS.id)
            self._watch.bounded(largest)
            self._watch.tick()

    def _relax(self, options: Fairness, first: Roster) -> None:
        """Find the fairest counts, and a roster that is as fair."""
        start = time.monotonic()
        relaxed = Relaxation(
            self._plan,
            self._who,
            options,
            first,
            self.opening.missing or 0,
            seed=self._seed,
            deadline=self._deadline,
            watch=self._watch.silent(),
        )
        fairest = relaxed.solve()
        self._note("fairest counts", fairest is not None and fairest.summit.is_proved, start)
        if fairest is None:
            return
        summit = fairest.summit
        self._bound(summit.value, summit.is_proved, summit.bound)
        if not self._lift(options, fairest.aim) and summit.is_proved:
            start = time.monotonic()
            roster = self._lifting(options).with_balances(summit.value)
            self._keep("roster with these balances", roster, start)

    def _lift(self, options: Fairness, aim: Aim) -> bool:
        """Look for a roster with these loads, with more literals each time."""
        lifting = self._lifting(options)
        for draw in DRAWS:
            if self.is_over:
                return False
            start = time.monotonic()
            roster = lifting.with_loads(aim, draw)
            if self._keep(
                f"roster with these loads, from {draw.of_each} duties each", roster, start
            ):
                return True
        return False

    def _lifting(self, options: Fairness) -> Lifting:
        return Lifting(
            self._plan,
            self._who,
            options,
            self.opening.missing or 0,
            seed=self._seed,
            deadline=self._deadline,
            watch=self._watch.silent(),
        )

    def _keep(self, stage: str, roster: Roster | None, start: float) -> bool:
        """Keep a roster if there is one."""
        is_found = roster is not None and self._keeps_rules(roster)
        self._note(stage, is_found, start)
        if is_found:
            self.opening = replace(self.opening, roster=roster)
        return is_found


def _first(known: Value | None) -> int | None:
    """Of balances the largest."""
    return next(iter(known), 0) if isinstance(known, tuple) else known
