from __future__ import annotations

import math
from typing import Any

import pytest

from dutyplan.plan import Plan
from dutyplan.roster import Status
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver import pursuit as module
from dutyplan.solver.answers import Answer
from dutyplan.solver.diary import Diary
from dutyplan.solver.finish import Finish, Proof
from dutyplan.solver.leximin import Limit, climb_levels
from dutyplan.solver.opener import Opener
from dutyplan.solver.opening import Opening
from dutyplan.solver.pursuit import Pursuit
from dutyplan.solver.stages import Stages
from dutyplan.solver.variables import Variables
from dutyplan.solver.watching import Watch
from tests import builders, plans
from tests.solver.climbs import THREE, daily, week

BEST = (7, -3, -3)
"""Four duties for three people."""


def pursued(plan: Plan, opening: Opening, *, is_strict: bool = False) -> Finish:
    who = Eligibility(plan)
    variables = Variables(plan, who, 0, 1)
    # With no time left, the relaxations find out no more than they are said to know.
    opener = Opener(plan, who, 0, 0.0, Diary(), Watch())
    opener.opening = opening
    pursuit = Pursuit(plan, who, variables, Stages(variables, math.inf), opener, is_strict)
    assert not pursuit.has_roster
    pursuit.run()
    finish = pursuit.finish()
    assert pursuit.has_roster is (finish.roster is not None)
    return finish


def shared(goals: str = "[coverage, fairness]", people: str = THREE) -> Plan:
    return plans.plan(week(daily(1, 1, 1, 1), people, goals))


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch) -> list[Limit]:
    """What is known of balances before each goal `fairness`, as it comes up."""
    seen: list[Limit] = []

    def watched(stages: Stages, objective: Any, missing: Any, limit: Limit) -> Any:
        seen.append(limit)
        return climb_levels(stages, objective, missing, limit)

    monkeypatch.setattr(module, "climb_levels", watched)
    return seen


def names(finish: Finish) -> list[str]:
    return [line.rpartition(",")[0] for line in finish.stages]


def test_without_an_opening_all_is_found_out() -> None:
    finish = pursued(shared(), Opening())
    assert finish.status is Status.OPTIMAL
    assert finish.proofs == (Proof(0, 0, True), Proof(BEST, BEST[0], True))
    assert names(finish)[:2] == ["first roster: best", "coverage: best"]


def test_the_roster_of_the_opening_is_where_it_starts() -> None:
    plan = shared()
    roster = builders.roster(plan, {0: ["Ann"], 1: ["Bob"], 2: ["Cem"], 3: ["Cem"]})
    finish = pursued(plan, Opening(roster, 0, BEST[0], BEST))
    assert finish.roster is not None
    assert finish.roster.assignments == roster.assignments
    assert finish.proofs == (Proof(0, 0, True), Proof(BEST, BEST[0], True))
    assert not [name for name in names(finish) if name.startswith("largest")]


def test_a_roster_that_breaks_a_rule_is_no_start() -> None:
    plan = shared(people=THREE.replace("Cem", "Cem, limits: {total: 1}"))
    roster = builders.roster(plan, {0: ["Cem"], 1: ["Cem"], 2: ["Ann"], 3: ["Bob"]})
    finish = pursued(plan, Opening(roster, 0))
    assert names(finish)[0] == "first roster: none"
    assert finish.status is Status.OPTIMAL


def test_a_goal_before_coverage_knows_nothing_of_gaps() -> None:
    finish = pursued(shared("[fairness, coverage]"), Opening(missing=2))
    assert [proof.value for proof in finish.proofs] == [(-13, -13, -13), 4]
    assert finish.status is Status.OPTIMAL


def test_what_is_known_of_gaps_is_told_to_coverage_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, int | None]] = []

    def watched(self: Stages, name: str, objective: Any, least: int | None = None) -> Answer:
        seen.append((name, least))
        return answer(self, name, objective, least)

    answer = Stages.answer
    monkeypatch.setattr(Stages, "answer", watched)
    # Nobody has the skill, which the model knows by itself; and one has a place too many.
    plan = plans.plan(
        "start: 2026-11-28\n"
        "tasks: [{name: A, when: saturday, people: 2, skills: [keys], priority: 3}]\n"
        "volunteers: [{name: Ann, limits: {total: 2+}}]\ngoals: [coverage, minimums]\n"
    )
    finish = pursued(plan, Opening(missing=6))
    assert finish.proofs == (Proof(6, 6, True), Proof(1, 1, True))
    assert [pair for pair in seen if pair[0] in ("coverage", "minimums")] == [
        ("coverage", 3), ("minimums", None),
    ]  # fmt: skip


def test_what_is_known_of_balances_is_told_to_the_first_fairness(limits: list[Limit]) -> None:
    opening = Opening(missing=0, largest=BEST[0], balances=BEST)
    goals = "[coverage, fairness, fairness: {tasks: [T0]}]"
    assert pursued(shared(goals), opening).status is Status.OPTIMAL
    assert limits == [Limit(BEST[0], BEST), Limit()]


def test_with_more_gaps_than_was_known_nothing_is_known_of_balances(limits: list[Limit]) -> None:
    # Those who stay away from each other leave a gap, of which the opening knew nothing.
    plan = plans.plan(
        "start: 2026-11-28\ntasks: [{name: A, when: saturday, people: 2}]\n"
        "volunteers: [{name: Ann}, {name: Bob}]\nrules: {apart: [[Ann, Bob]]}\n"
    )
    finish = pursued(plan, Opening(missing=0, largest=0, balances=(0, 0)))
    assert finish.proofs == (Proof(1, 1, True), Proof((0, -10), 0, True))
    assert limits == [Limit()]


def test_a_goal_in_between_takes_nothing_from_what_is_known(limits: list[Limit]) -> None:
    people = THREE.replace("Cem", "Cem, limits: {total: 2+}")
    plan = shared("[coverage, minimums, fairness]", people)
    finish = pursued(plan, Opening(missing=0, largest=BEST[0]))
    assert finish.status is Status.OPTIMAL
    assert limits == [Limit(BEST[0])]


def test_gaps_are_forbidden_where_it_is_strict() -> None:
    plan = shared(people="{name: Ann, limits: {total: 3}}")
    assert pursued(plan, Opening()).status is Status.OPTIMAL
    finish = pursued(plan, Opening(), is_strict=True)
    assert (finish.status, finish.roster) == (Status.INFEASIBLE, None)
