"""Goal after goal: the search for the best roster, its proof, its time and its interrupts."""

from __future__ import annotations

import time
from dataclasses import dataclass

from dutyplan.goals import GOALS
from dutyplan.goals.base import Value, WeightedSum
from dutyplan.goals.coverage import GOAL as COVERAGE
from dutyplan.plan import Plan
from dutyplan.roster import Roster, Status
from dutyplan.rules import RULES
from dutyplan.rules.base import Term
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.engine import Finding
from dutyplan.solver.leximin import climb_levels
from dutyplan.solver.stages import Stages
from dutyplan.solver.variables import Variables


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
) -> Finish:
    """Find the best roster of a plan.

    Parameters
    ----------
    time_limit
        Seconds from now.
    is_strict
        Refuse rosters with gaps.

    Notes
    -----
    Goals are met in order; what a goal has reached is held while later ones are pursued. An
    interrupt keeps the best roster so far.
    """
    pursuit = _Pursuit(plan, who, time.monotonic() + time_limit, num_workers, seed, is_strict)
    try:
        pursuit.run()
    except KeyboardInterrupt:
        pursuit.variables.is_interrupted = True
    return pursuit.finish()


class _Pursuit:
    """The state of one search; `run` may be cut short at any time."""

    def __init__(
        self,
        plan: Plan,
        who: Eligibility,
        deadline: float,
        num_workers: int,
        seed: int,
        is_strict: bool,
    ) -> None:
        self._plan = plan
        self._who = who
        self._is_strict = is_strict
        self.variables = Variables(plan, who, seed, num_workers)
        self._stages = Stages(self.variables, deadline)
        self._proofs: list[Proof] = []
        self._missing: dict[int, Term] = {}
        self._is_impossible = False

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
            self._send_home_the_unneeded()

    def finish(self) -> Finish:
        """What has been found so far."""
        proofs = self._proofs + [Proof()] * (len(self._plan.goals) - len(self._proofs))
        roster = self.variables.roster(self._stages.values) if self._stages.values else None
        if roster is None:
            status = Status.INFEASIBLE if self._is_impossible else Status.UNKNOWN
        else:
            status = Status.OPTIMAL if all(proof.is_proved for proof in proofs) else Status.FEASIBLE
        return Finish(
            status,
            roster,
            tuple(proofs),
            self.variables.is_interrupted,
            self.variables.num_candidates,
            tuple(self._stages.lines),
        )

    def _forbid_gaps(self) -> None:
        gaps = COVERAGE.objective(self._plan, None, self._who, self.variables)
        self.variables.within(gaps.terms, None, -gaps.constant)

    def _pursue(self, goal_id: str, options: object) -> bool:
        """Meet one goal; False where the search ends with it."""
        stages = self._stages
        objective = GOALS[goal_id].objective(self._plan, options, self._who, self.variables)
        if isinstance(objective, WeightedSum):
            answer = stages.answer(goal_id, objective.terms)
            self._is_impossible = answer.finding is Finding.NONE
            is_best = answer.finding is Finding.BEST
            if answer.is_found:
                value, bound = (n + objective.constant for n in (answer.objective, answer.bound))
                self._proofs.append(Proof(value, bound, is_best))
            if is_best:
                self.variables.within(objective.terms, None, answer.objective)
                self._missing |= objective.missing
                stages.is_covered |= bool(objective.missing) and not any(
                    stages.values[variable] for variable, _ in objective.missing.values()
                )
            return is_best
        if not stages.values:
            self._is_impossible = stages.answer("any roster", ()).finding is Finding.NONE
            if not stages.values:
                return False
        summit = climb_levels(stages, objective, self._missing)
        self._proofs.append(Proof(summit.value, summit.bound, summit.is_proved))
        return summit.is_proved

    def _send_home_the_unneeded(self) -> None:
        """Let nobody come beyond `want` whom no goal needs."""
        beyond: list[Term] = []
        for duty in self._plan.duties:
            crew: list[Term] = [(literal, 1) for _, literal in self.variables.crew(duty)]
            want = duty.people.want
            most = len(crew) if duty.people.max is None else min(duty.people.max, len(crew))
            if most > want:
                extra = self.variables.integer(0, most - want)
                self.variables.within([*crew, (extra, -1)], None, want)
                beyond.append((extra, 1))
        if beyond:
            self._stages.minimise("nobody without need", beyond)
