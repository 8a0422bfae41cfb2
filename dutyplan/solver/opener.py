"""The relaxations of a plan, asked one after the other before the whole model is built.

A relaxation drops constraints and nothing else, so what it says of gaps and balances holds for
every roster. A roster that keeps all rules, as `check` sees it, and is as good as the relaxation
is thereby proved best, whatever the rules of the plan are.

In turn: the flow, whose roster is tried as it is; where the flow is exact about fairness, a roster
with its counts or loads; the fairest counts, and a roster with these, with their loads, or with
their balances. What is found at any of these ends it, if it is as fair as is proved. Where rules
cost gaps, so that the flow says too little of them, `resume` goes on once they are settled.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from dutyplan.goals import PLUS
from dutyplan.goals.balances import Fairness, fair_shares
from dutyplan.goals.coverage import GOAL as COVERAGE
from dutyplan.goals.fairness import GOAL as FAIRNESS
from dutyplan.goals.stability import GOAL as STABILITY
from dutyplan.goals.stability import Stability, given
from dutyplan.plan import Plan, Volunteer
from dutyplan.roster import Roster
from dutyplan.rules.breaking import done_breaches
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.packing import most_of
from dutyplan.solver.burdens import Burdens
from dutyplan.solver.diary import Diary
from dutyplan.solver.drawing import Aim
from dutyplan.solver.leximin import Summit
from dutyplan.solver.lifting import Lifting
from dutyplan.solver.mending import hard_breaches, mend
from dutyplan.solver.near import near_roster
from dutyplan.solver.network import Flow, Network
from dutyplan.solver.opening import Opening
from dutyplan.solver.relaxation import Relaxation, Relaxed
from dutyplan.solver.shortage import Least
from dutyplan.solver.watching import Watch

_Lift = tuple[str, Callable[[Lifting, Aim, int, float], Roster | None], int, float]
"""What is looked for, how it is found, from how many duties, with how much work."""

_LIFTS: tuple[_Lift, ...] = (
    ("roster with these counts", Lifting.with_counts, 8, 0.5),
    ("roster with these loads", Lifting.with_loads, 16, 1.0),
    ("roster with these loads", Lifting.with_loads, 24, 1.0),
)
"""What is tried in turn. Whether a draw has a roster is a matter of luck: several small ones
find one sooner than a large one."""
_MORE_LIFTS: tuple[_Lift, ...] = (
    ("roster with these loads", Lifting.with_loads, 20, 2.0),
    ("roster with these counts", Lifting.with_counts, 16, 1.0),
    ("roster with these loads", Lifting.with_loads, 32, 3.0),
    ("roster with these loads", Lifting.with_loads, 48, 6.0),
)
"""What is tried last, with more work."""
_ALL_LIFTS = (*_LIFTS, *_MORE_LIFTS)


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
        fairness = (one for goal_id, one in plan.goals if goal_id == FAIRNESS.id)
        self._options: Fairness | None = next(fairness, None)
        self._before = self._compared_first()
        self._by_day: dict[int, int] | None = None
        self._has_relaxed = False

    def run(self) -> None:
        """Go on until a roster is proved, or there is nothing more to ask.

        Of a plan for which anything comes before coverage nothing is known, nor of one in which
        duties that stay as they were break rules: a relaxation knows no such exception.
        """
        plan = self._plan
        if plan.goals[0][0] != COVERAGE.id or done_breaches(plan):
            return
        most = {one.index: self._most(one) for one in plan.volunteers}
        burdens = Burdens(plan, self._who, self._options, most)
        self._watch.begin(COVERAGE.id)
        start = time.monotonic()
        flow = self._flow(burdens)
        self._note("flow", flow is not None, start)
        if flow is None:
            return
        first = Roster(plan, flow.assignments)
        keeps_rules = self._keeps_rules(first)
        if self._before is not None:
            self._start_near(self._before, flow.missing)
            return
        self.opening = Opening(first if keeps_rules else mend(first), flow.missing)
        self._watch.bounded(flow.missing)
        self._watch.tick()
        self._by_day = self._missing_by_day(flow)
        if flow.missing and not keeps_rules and not self._fill_gaps():
            return  # how few gaps there can be is known no more, and so is nothing of fairness
        if self._options is None:
            return
        if burdens.is_exact:
            balances = FAIRNESS.value(plan, self._options, self._who, first)
            self._bound(Summit(balances, next(iter(balances), 0), True))
            if keeps_rules or self._lift(
                self._options, self._aim(self._options, first), _ALL_LIFTS
            ):
                return
        self._relax(self._options, Least(first, flow.missing, self._by_day))
        if not self._has_few_gaps:
            self._fill_gaps()

    def _start_near(self, before: Stability, missing: int) -> None:
        """Where few changes matter more than balances, the start is what can stay."""
        start = time.monotonic()
        roster = near_roster(self._plan, self._who, before)
        self._note("roster near the one before", roster is not None, start)
        self.opening = Opening(roster, missing)
        self._watch.bounded(missing)
        self._watch.tick()

    def resume(self, roster: Roster) -> None:
        """Ask on, once a roster is known that has no more gaps than need be."""
        missing = self._missing(roster)
        is_new = missing != self.opening.missing or not self._has_relaxed
        is_blind = self._before is not None or bool(done_breaches(self._plan))
        if self._options is None or is_blind or not is_new or self.is_over:
            return
        by_day = self._by_day if missing == self.opening.missing else None
        self.opening = Opening(roster, missing)
        self._relax(self._options, Least(roster, missing, by_day))

    def _compared_first(self) -> Stability | None:
        """The roster that is compared with, where that comes before any balances."""
        for goal_id, _ in self._plan.goals:
            if goal_id == FAIRNESS.id:
                return None
            if STABILITY.id in goal_id.split(PLUS):
                return given(self._plan)
        return None

    def _missing(self, roster: Roster) -> int:
        """What the gaps of a roster cost."""
        return COVERAGE.value(self._plan, None, self._who, roster)

    @property
    def _has_few_gaps(self) -> bool:
        """Whether the best roster has no more gaps than need be."""
        roster = self.opening.roster
        return roster is not None and self._missing(roster) == self.opening.missing

    def _flow(self, burdens: Burdens) -> Flow | None:
        network = Network(self._plan, self._who, burdens, self._seed)
        with self._watch.profile.phase("search"):
            return network.solve()

    def _missing_by_day(self, flow: Flow) -> dict[int, int] | None:
        """What each day must miss at least, where that adds up to all that is missing."""
        if not flow.missing:
            return flow.by_day
        alone = self._flow(Burdens.none(self._plan, self._who))
        is_sum = alone is not None and alone.missing == flow.missing
        return alone.by_day if alone is not None and is_sum else None

    def _aim(self, options: Fairness, first: Roster) -> Aim:
        """What everybody has in a roster that does not keep all rules."""
        counts = {
            one.index: Counter(map(options.amount, first.duties_of(one)))
            for one in fair_shares(self._plan, options, self._who).compared
        }
        crowds = [([duty], len(first.crew(duty))) for duty in self._plan.duties]
        return Aim(counts, first, crowds)

    @property
    def is_over(self) -> bool:
        """Whether time is up."""
        return time.monotonic() >= self._deadline

    def _note(self, stage: str, is_found: bool, start: float) -> None:
        self._diary.note(stage, "found" if is_found else "not found", start)

    def _most(self, volunteer: Volunteer) -> int:
        return most_of(self._plan, volunteer, self._who.open_duties(volunteer))

    def _keeps_rules(self, roster: Roster) -> bool:
        return not hard_breaches(roster)

    def _bound(self, summit: Summit) -> bool:
        """Keep what a relaxation proves of balances; whether it proves its largest one."""
        self.opening = self.opening.bounded(summit)
        if self._options is not None:
            self._tell_fairness(self._options)
        return summit.is_proved or summit.bound == next(iter(summit.value), 0)

    def _tell_fairness(self, options: Fairness) -> None:
        """Tell what is known of the largest balance."""
        self._watch.begin(FAIRNESS.id)
        if self._has_few_gaps and self.opening.roster is not None:
            balances = FAIRNESS.value(self._plan, options, self._who, self.opening.roster)
            self._watch.found(next(iter(balances), 0))
        if self.opening.largest is not None:
            self._watch.bounded(self.opening.largest)
        self._watch.tick()

    def _relax(self, options: Fairness, least: Least) -> None:
        """Find the fairest counts, and a roster that is as fair."""
        self._has_relaxed = True
        self._tell_fairness(options)
        start = time.monotonic()
        relaxation = Relaxation(
            self._plan,
            self._who,
            options,
            least,
            seed=self._seed,
            deadline=self._deadline,
            watch=self._watch.silent(),
        )
        fairest = relaxation.begin()
        is_known = fairest is not None and self._bound(fairest.summit)
        self._note("largest balance by counts", is_known, start)
        if fairest is None:
            return
        if not fairest.summit.is_proved:
            self._lift(options, fairest.aim, _LIFTS[:1])
            start = time.monotonic()
            fairest = relaxation.finish()
            self._note("fairest counts", self._bound(fairest.summit), start)
        self._reach(options, fairest)

    def _reach(self, options: Fairness, fairest: Relaxed) -> None:
        """Look for a roster as fair as the fairest counts, in the quickest way first.

        Where there are few literals in all, the question that takes all of them is soon answered,
        and mostly with a proof where there is no such roster.
        """
        lifting = self._lifting(options)
        if self._lift(options, fairest.aim, _LIFTS[:1]):
            return
        if lifting.is_tiny and self._settle(options, fairest):
            return
        if self._lift(options, fairest.aim, _LIFTS[1:]):
            return
        if lifting.is_tiny or not self._settle(options, fairest):
            self._lift(options, fairest.aim, _MORE_LIFTS)

    def _fill_gaps(self) -> bool:
        """Look for a roster with fewer gaps; whether they are as few as the flow's."""
        start = time.monotonic()
        near = self.opening.roster or Roster(self._plan, ())
        lifting = self._lifting(self._options)
        self._keep("roster with few gaps", lifting.with_few_gaps(near), lifting, start)
        return self._has_few_gaps

    def _settle(self, options: Fairness, fairest: Relaxed) -> bool:
        """Look for a roster with these balances, whoever has which; whether that is settled."""
        start = time.monotonic()
        lifting = self._lifting(options)
        if not fairest.summit.is_proved or not lifting.is_small:
            return False
        roster = lifting.with_balances(fairest.summit.value)
        is_kept = self._keep("roster with these balances", roster, lifting, start)
        return is_kept or lifting.is_impossible

    def _lift(self, options: Fairness, aim: Aim, lifts: Sequence[_Lift]) -> bool:
        """Look for a roster with these counts or loads, draw after draw."""
        lifting = self._lifting(options)
        for what, find, num, effort in lifts:
            if self.is_over:
                return False
            start = time.monotonic()
            roster = find(lifting, aim, num, effort)
            if self._keep(f"{what}, {num} to choose from", roster, lifting, start):
                return True
        return False

    def _lifting(self, options: Fairness | None) -> Lifting:
        return Lifting(
            self._plan,
            self._who,
            options or Fairness("duties", "available", self._plan.duties),
            self.opening.missing or 0,
            seed=self._seed,
            deadline=self._deadline,
            watch=self._watch.silent(),
        )

    def _keep(self, stage: str, roster: Roster | None, lifting: Lifting, start: float) -> bool:
        """Note how a stage ended, and keep its roster if there is one that keeps all rules.

        Raises
        ------
        KeyboardInterrupt, MemoryError
            What has stopped the search, if anything has.
        """
        is_found = roster is not None and self._keeps_rules(roster)
        self._note(stage, is_found, start)
        if is_found:
            self.opening = replace(self.opening, roster=roster)
        lifting.raise_if_stopped()
        return is_found
