"""Goal after goal in the whole model: what each has reached is held while later ones are met."""

from __future__ import annotations

from dutyplan.goals import find_goal
from dutyplan.goals.base import WeightedSum
from dutyplan.goals.coverage import GOAL as COVERAGE
from dutyplan.goals.stability import given
from dutyplan.plan import Plan
from dutyplan.roster import Roster
from dutyplan.rules import RULES
from dutyplan.rules.base import Term
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.frozen import RULE as FROZEN
from dutyplan.rules.frozen import frozen_in
from dutyplan.solver.answers import Finding
from dutyplan.solver.finish import Finish, Proof, status_of
from dutyplan.solver.greedy import first_roster
from dutyplan.solver.leximin import Limit, climb_levels
from dutyplan.solver.near import near_roster
from dutyplan.solver.opener import Opener
from dutyplan.solver.reserves import choose_standbys
from dutyplan.solver.settled import Settled
from dutyplan.solver.stages import Stages
from dutyplan.solver.trimming import send_home_the_unneeded
from dutyplan.solver.variables import Variables
from dutyplan.timing import FINISHING


class Pursuit:
    """The state of one search in the whole model; `run` may be cut short at any time.

    Parameters
    ----------
    opener
        Knows what is known before, and may find out more once gaps are settled.
    is_strict
        Refuse rosters with gaps.
    """

    def __init__(
        self,
        plan: Plan,
        who: Eligibility,
        variables: Variables,
        stages: Stages,
        opener: Opener,
        is_strict: bool,
    ) -> None:
        self._plan = plan
        self._who = who
        self._opener = opener
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
        frozen = frozen_in(self._plan)
        builder = Settled(self.variables, frozen) if frozen.duties else self.variables
        for rule in RULES:
            # What stays as it was is said of all literals, what else rules say of those left open.
            rule.build(self._plan, self.variables if rule is FROZEN else builder)
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

    @property
    def has_roster(self) -> bool:
        """Whether any roster was found."""
        return bool(self._stages.values)

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
        return Finish(
            status_of(roster, proofs, self._is_impossible),
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
        is_again = given(self._plan) is not None
        if not self._proofs and not stages.is_over:
            terms = objective.terms if isinstance(objective, WeightedSum) else ()
            stages.begin_with(self.variables.values(self._first()), terms if is_again else ())
        if isinstance(objective, WeightedSum):
            if not objective.terms and self.variables.size == size:
                self._proofs.append(Proof(objective.constant, objective.constant, True))
                return True
            constant = objective.constant
            if is_again:
                stages.value(objective.terms)
            stages.watch.measure(objective.terms, lambda value: value + constant)
            answer = stages.answer(goal_id, objective.terms, self._least(constant))
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
                self._resume(goal_id)
            return is_best
        if not stages.values:
            self._is_impossible = stages.answer("any roster", ()).finding is Finding.NONE
            if not stages.values:
                return False
        summit = climb_levels(stages, objective, self._missing, self._limit(goal_id))
        self._proofs.append(Proof(summit.value, summit.bound, summit.is_proved))
        return summit.is_proved

    def _first(self) -> Roster:
        """Some roster to start from: what is known, what is near the one before, or by hand."""
        before = given(self._plan)
        first = self._opener.opening.roster
        if first is None and before is not None:
            first = near_roster(self._plan, self._who, before)
        return first or first_roster(self._plan, self._who)

    def _resume(self, goal_id: str) -> None:
        """Let the relaxations go on where it was open how few gaps there can be."""
        stages = self._stages
        if goal_id != COVERAGE.id or len(self._proofs) > 1:
            return
        before = self.variables.roster(stages.values)
        self._opener.resume(before)
        after = self._opener.opening.roster
        if after is not None and after is not before and not stages.is_over:
            stages.begin_with(self.variables.values(after))

    def _least(self, constant: int) -> int | None:
        """What the terms of the goal that is pursued can't be below, as far as that is known."""
        known = self._opener.opening.missing
        return None if known is None or self._proofs else known - constant

    def _limit(self, goal_id: str) -> Limit:
        """The same of balances: known of rosters with as few gaps as the opening thought."""
        opening, pursued = self._opener.opening, len(self._proofs)
        is_first = goal_id not in [one for one, _ in self._plan.goals[:pursued]]
        if not is_first or not pursued or self._proofs[0].value != opening.missing:
            return Limit()
        return Limit(opening.largest, opening.balances)

    def _tidy(self) -> None:
        """Let nobody come beyond `want` whom no goal needs."""
        self._stages.watch.begin(FINISHING)
        beyond: list[Term] = []
        stays = set(frozen_in(self._plan).duties)
        for duty in self._plan.duties:
            if duty in stays:
                continue
            crew: list[Term] = [(literal, 1) for _, literal in self.variables.crew(duty)]
            want = duty.people.want
            most = len(crew) if duty.people.max is None else min(duty.people.max, len(crew))
            if most > want:
                extra = self.variables.integer(0, most - want)
                self.variables.within([*crew, (extra, -1)], None, want)
                beyond.append((extra, 1))
        self._is_tidy = not beyond or self._stages.minimise("nobody without need", beyond)
