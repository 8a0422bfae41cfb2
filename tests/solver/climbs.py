"""Weeks of one task a day, and the levels of those who share it."""

from __future__ import annotations

import math

from dutyplan.goals import GOALS
from dutyplan.goals.base import Leximin, WeightedSum
from dutyplan.plan import Plan
from dutyplan.roster import Outcome, Status
from dutyplan.rules import RULES
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.levels import Levels
from dutyplan.solver.stages import Stages
from dutyplan.solver.tally import tally
from dutyplan.solver.variables import Variables
from dutyplan.solving import solve
from tests import plans

THREE = "{name: Ann}, {name: Bob}, {name: Cem}"
TWO = "{name: Ann}, {name: Bob}"


def solved(plan: Plan, seed: int = 0) -> Outcome:
    outcome = solve(plan, time_limit=60, workers=1, seed=seed, strict=False)
    assert outcome.status is Status.OPTIMAL
    return outcome


def week(tasks: str, volunteers: str, goals: str = "[coverage, fairness]") -> str:
    return (
        f"start: 2026-11-28\nweeks: 2\ntasks: [{tasks}]\n"
        f"volunteers: [{volunteers}]\ngoals: {goals}\n"
    )


def daily(*efforts: float) -> str:
    """A duty a day, each of its own effort."""
    return ", ".join(
        f"{{name: T{i}, when: 2026-12-{i + 1:02}, effort: {effort}}}"
        for i, effort in enumerate(efforts)
    )


def climb(tasks: str, volunteers: str) -> tuple[Stages, Levels, Outcome]:
    """Levels and stages of a plan whose gaps are all filled, before any are settled."""
    plan = plans.plan(week(tasks, volunteers))
    who = Eligibility(plan)
    variables = Variables(plan, who, 0, 1)
    for rule in RULES:
        rule.build(plan, variables)
    stages = Stages(variables, math.inf)
    coverage = GOALS["coverage"].objective(plan, None, who, variables)
    assert isinstance(coverage, WeightedSum)
    answer = stages.answer("coverage", coverage.terms)
    variables.within(coverage.terms, None, answer.objective)
    stages.is_covered = answer.objective == 0
    fairness = GOALS["fairness"].objective(plan, plan.goals[1][1], who, variables)
    assert isinstance(fairness, Leximin)
    loads = tally(stages, fairness, coverage.missing)
    return stages, Levels(stages, loads), solved(plan)
