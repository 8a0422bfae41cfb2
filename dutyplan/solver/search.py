"""Goal after goal: the search for the best roster, its proof, its time and its interrupts."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from dutyplan.goals import find_goal
from dutyplan.goals.base import Value, WeightedSum
from dutyplan.goals.coverage import GOAL as COVERAGE
from dutyplan.plan import Plan
from dutyplan.roster import Roster, Status
from dutyplan.rules import RULES
from dutyplan.rules.base import Term
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.answers import Finding
from dutyplan.solver.engine import OutOfTimeError
from dutyplan.solver.greedy import first_roster
from dutyplan.solver.leximin import climb_levels
from dutyplan.solver.neighbourhoods import divisions_of
from dutyplan.solver.reserves import choose_standbys
from dutyplan.solver.stages import Stages
from dutyplan.solver.trimming import send_home_the_unneeded
from dutyplan.solver.variables import Variables
from dutyplan.solver.watching import Watch
from dutyplan.timing import FINISHING


@dataclass(frozen=True, slots=True)
class Proof:
    """What the search claims of one goal.

    Attributes
    ----------
    value
        What the values of the model mean for it; None where the search did not get there.
    bound
        As in `GoalResult`.
    is_proved
        Whether no roster that keeps the goals above can be better.
    """

    value: Value | None = None
    bound: int | None = None
    is_proved: bool = False


@dataclass(frozen=True, slots=True)
class Finish:
    """How the search ended.

    Attributes
    ----------
    proofs
        One for each goal, in the plan's order.
    """

    status: Status
    roster: Roster | None
    proofs: tuple[Proof, ...]
    is_interrupted: bool
    is_out_of_memory: bool
    num_candidates: int
    stages: tuple[str, ...]


def search(
    plan: Plan,
    who: Eligibility,
    *,
    time_limit: float,
    num_workers: int = 1,
    seed: int = 0,
    is_strict: bool = False,
    on_stage: Callable[[str], None] | None = None,
    watch: Watch | None = None,
) -> Finish:
    """Find the best roster of a plan.

    Parameters
    ----------
    time_limit
        Seconds from now.
    is_strict
        Refuse rosters with gaps.
    on_stage
        Told of each stage as it ends, in a line.
    watch
        Told meanwhile how far the search has come, and where its time goes.

    Notes
    -----
    Goals are met in order; what a goal has reached is held while later ones are pursued. An
    interrupt, or memory that runs out, keeps the best roster so far.
    """
    deadline = time.monotonic() + time_limit
    pursuit = None
    try:
        variables = Variables(plan, who, seed, num_workers, deadline)
        variables.watch = watch or variables.watch
        divisions = divisions_of(plan, variables)
        stages = Stages(variables, deadline, on_stage, divisions, seed)
        pursuit = _Pursuit(plan, who, variables, stages, is_strict)
        pursuit.run()
    except (KeyboardInterrupt, MemoryError, OutOfTimeError) as end:
        is_interrupted = isinstance(end, KeyboardInterrupt)
        is_out_of_memory = isinstance(end, MemoryError)
        if pursuit is None:
            proofs = tuple(Proof() for _ in plan.goals)
            return Finish(Status.UNKNOWN, None, proofs, is_interrupted, is_out_of_memory, 0, ())
        pursuit.variables.is_interrupted |= is_interrupted
        pursuit.variables.is_out_of_memory |= is_out_of_memory
    if pursuit.variables.is_out_of_memory:
        pursuit.variables.drop()  # what the roster still needs is little
    return pursuit.finish()


class _Pursuit:
    """The state of one search; `run` may be cut short at any time."""

    def __init__(
        self,
        plan: Plan,
        who: Eligibility,
        variables: Variables,
        stages: Stages,
        is_strict: bool,
    ) -> None:
        self._plan = plan
        self._who = who
        self._is_strict = is_strict
        self.variables = variables
        self._stages = stages
        self._proofs: list[Proof] = []
        self._num_begun = 0
        self._missing: dict[int, Term] = {}
        self._is_impossible = False
        self._is_tidy = False

    def run(self) -> None:
        """Rules, then goal after goal, then nobody beyond need."""
        for rule in RULES:
            rule.build(self._plan, self.variables)
        if self._is_strict:
            self._forbid_gaps()
        for goal_id, options in self._plan.goals:
            if not self._pursue(goal_id, options):
                return
        if not self._stages.values:
            finding = self._stages.answer("any roster", ()).finding
            self._is_impossible = finding is Finding.NONE
        if self._stages.values:
            self._tidy()

    def finish(self) -> Finish:
        """What has been found so far."""
        proofs = list(self._proofs)
        if self._num_begun > len(proofs):  # cut short in the midst of a goal
            proofs.append(Proof(bound=self._stages.watch.bound))
        proofs += [Proof()] * (len(self._plan.goals) - len(proofs))
        roster = self.variables.roster(self._stages.values) if self._stages.values else None
        if roster is not None and not self._is_tidy:
            roster = send_home_the_unneeded(roster, self._who)
        if roster is not None:
            standbys = choose_standbys(roster, self._who, self._stages)
            roster = Roster(self._plan, roster.assignments, standbys)
        if roster is None:
            status = Status.INFEASIBLE if self._is_impossible else Status.UNKNOWN
        else:
            status = Status.OPTIMAL if all(proof.is_proved for proof in proofs) else Status.FEASIBLE
        return Finish(
            status,
            roster,
            tuple(proofs),
            self.variables.is_interrupted,
            self.variables.is_out_of_memory,
            self.variables.num_candidates,
            tuple(self._stages.lines),
        )

    def _forbid_gaps(self) -> None:
        gaps = COVERAGE.objective(self._plan, None, self._who, self.variables)
        self.variables.within(gaps.terms, None, -gaps.constant)

    def _pursue(self, goal_id: str, options: object) -> bool:
        """Meet one goal; False where the search ends with it."""
        stages = self._stages
        size = self.variables.size
        goal = find_goal(goal_id)
        stages.watch.begin(goal_id, is_more_better=goal.is_gain)
        self._num_begun = len(self._proofs) + 1
        objective = goal.objective(self._plan, options, self._who, self.variables)
        if not self._proofs and not stages.is_over:
            stages.begin_with(self.variables.values(first_roster(self._plan, self._who)))
        if isinstance(objective, WeightedSum):
            if not objective.terms and self.variables.size == size:
                self._proofs.append(Proof(objective.constant, objective.constant, True))
                return True
            constant = objective.constant
            stages.watch.measure(objective.terms, lambda value: value + constant)
            answer = stages.answer(goal_id, objective.terms)
            self._is_impossible = answer.finding is Finding.NONE
            is_best = answer.finding is Finding.BEST
            if answer.is_found:
                bound = None if answer.bound is None else answer.bound + objective.constant
                self._proofs.append(Proof(answer.objective + objective.constant, bound, is_best))
            if is_best:
                self.variables.within(objective.terms, None, answer.objective)
                self._missing |= objective.missing
                # Only with each term at its least is nobody's absence traded for something else.
                at_floor = answer.objective == self.variables.floor(objective.terms)
                stages.is_covered |= (
                    at_floor
                    and bool(objective.missing)
                    and not any(stages.values[v] for v, _ in objective.missing.values())
                )
            return is_best
        if not stages.values:
            self._is_impossible = stages.answer("any roster", ()).finding is Finding.NONE
            if not stages.values:
                return False
        summit = climb_levels(stages, objective, self._missing)
        self._proofs.append(Proof(summit.value, summit.bound, summit.is_proved))
        return summit.is_proved

    def _tidy(self) -> None:
        """Let nobody come beyond `want` whom no goal needs."""
        self._stages.watch.begin(FINISHING)
        beyond: list[Term] = []
        for duty in self._plan.duties:
            crew: list[Term] = [(literal, 1) for _, literal in self.variables.crew(duty)]
            want = duty.people.want
            most = len(crew) if duty.people.max is None else min(duty.people.max, len(crew))
            if most > want:
                extra = self.variables.integer(0, most - want)
                self.variables.within([*crew, (extra, -1)], None, want)
                beyond.append((extra, 1))
        self._is_tidy = not beyond or self._stages.minimise("nobody without need", beyond)
