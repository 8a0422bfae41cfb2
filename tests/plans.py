"""Plans from the text of a week file, and one rule at a time against a roster."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.problems import Problem, render_line
from dutyplan.rules.base import Rule, Term
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.limits import lacks, shortfalls
from dutyplan.rules.overlap import RULE as OVERLAP
from dutyplan.solver.answers import Finding
from dutyplan.solver.variables import Some, Variables
from dutyplan.weekfile import read_week_bytes
from tests import builders

ABOUT_ONE_DUTY = ("supervision", "guardian", "together", "apart")
"""Rules that say who can be on a duty with whom."""

Crews = Mapping[int, Sequence[str]]
"""Ids by the index of a duty."""


def plan(text: str) -> Plan:
    """The plan in a week file; its indentation does not count."""
    found, problems = read_week_bytes("week.yaml", dedent(text).encode(), Path())
    assert found is not None, [render_line(one) for one in problems]
    return found


def problems(text: str) -> list[str]:
    """All that is wrong with a week file, a line each, as `line:column: error[code]: message`."""
    return [render_line(one).removeprefix("week.yaml:") for one in _problems(text)]


def hints(text: str) -> list[str]:
    return [one.hint for one in _problems(text)]


def _problems(text: str) -> list[Problem]:
    return read_week_bytes("week.yaml", dedent(text).strip().encode(), Path())[1]


def volunteer(plan: Plan, id: str) -> Volunteer:
    return next(one for one in plan.volunteers if one.id == id)


def bar(rule: Rule, plan: Plan, id: str, index: int) -> str | None:
    """Why this rule bars somebody from a duty; None where it does not."""
    one, duty = volunteer(plan, id), plan.duties[index]
    is_barred = rule.bars(plan, one)
    return rule.reason(plan, one, duty).message if is_barred and is_barred(duty) else None


def breaches(rule: Rule, plan: Plan, crews: Crews) -> list[str]:
    """The hard breaches that the rule's check finds; the model must be of the same mind.

    A rule that is about each duty by itself must admit the same crews, duty by duty.
    """
    roster = builders.roster(plan, crews)
    found = list(rule.check(plan, roster))
    assert {breach.rule for breach in found} <= {rule.id}
    broken = {breach.duty for breach in found if breach.cost is None}
    for duty in plan.duties:
        is_admitted = rule.id not in ABOUT_ONE_DUTY or duty not in broken
        assert rule.admits(plan, duty, roster.crew(duty)) is is_admitted
    hard = [breach.message for breach in found if breach.cost is None]
    assert fits_the_model(rule, plan, crews) == (not hard), hard
    return hard


def fits_the_model(rule: Rule, plan: Plan, crews: Crews) -> bool:
    """Whether candidates, and what this one rule builds, leave room for exactly this roster."""
    variables = _fixed(plan, crews)
    if variables is None:
        return False
    rule.build(plan, variables)
    return variables.solve((), (), math.inf).is_found


class _Part(Variables):
    """A model to which a number of people come beyond need, here the same to each duty."""

    num_beyond = 0

    def beyond(self, duty: Duty) -> list[Term]:
        if duty.people.max is not None and duty.people.max <= duty.people.want:
            return []
        return [(self.integer(self.num_beyond, self.num_beyond), 1)]


def fits_the_relaxation(rule: Rule, plan: Plan, crews: Crews, num_beyond: int = 0) -> bool:
    """Whether what this rule says of those involved leaves room for them on these duties.

    Parameters
    ----------
    num_beyond
        How many people come to each duty beyond those wanted.
    """
    who = Eligibility(plan)
    involved = list(rule.involves(plan))
    part = _Part(plan, Some({one.index: who.open_duties(one) for one in involved}), 0, 1)
    part.num_beyond = num_beyond
    for duty in plan.duties:
        for one, literal in part.crew(duty):
            is_on = one.id in crews.get(duty.index, ())
            part.within([(literal, 1)], is_on, is_on)
    if rule.is_of_each:
        rule.build(plan, part)
    rule.relax(plan, part)
    return part.solve((), (), math.inf).is_found


def involved(rule: Rule, plan: Plan) -> list[str]:
    """Ids of those on whose duties those of others depend, each once."""
    return sorted({one.id for one in rule.involves(plan)})


def costs(rule: Rule, plan: Plan, crews: Crews) -> list[tuple[str, int]]:
    """The soft breaches that the rule's check finds, each with its cost.

    The roster must be one that the rule's hard part and overlaps allow; what its breaches cost
    in the model must be the sum of what they cost here.
    """
    found = list(rule.check(plan, builders.roster(plan, crews)))
    assert {breach.rule for breach in found} <= {rule.id}
    assert not [breach.message for breach in found if breach.cost is None]
    assert not found or rule.is_soft(plan)
    soft = [(breach.message, breach.cost or 0) for breach in found]
    price = least(plan, crews, [rule], lambda model: list(rule.prices(plan, model)))
    assert price == sum(cost for _, cost in soft), (price, soft)
    return soft


def lacking(plan: Plan, crews: Crews) -> list[str]:
    """The minimums of `limits` that a roster does not reach, as `id: limit (where): lack`.

    What they lack in the model must be the sum of what they lack here.
    """
    found = list(shortfalls(plan, builders.roster(plan, crews)))
    constants: list[int] = []

    def terms(model: Variables) -> list[Term]:
        lack, constant = lacks(plan, model)
        constants.append(constant)
        return lack

    lack = least(plan, crews, [], terms) + constants[0]
    assert lack == sum(one.lack for one in found), (lack, found)
    return [
        f"{one.volunteer.id}: {one.limit}"
        + (f" ({one.where})" if one.where is not None else "")
        + f": {one.lack}"
        for one in found
    ]


def least(
    plan: Plan,
    crews: Crews,
    rules: Sequence[Rule],
    terms: Callable[[Variables], list[Term]],
) -> int:
    """The least that a sum of the model can be with exactly this roster.

    Parameters
    ----------
    rules
        Those that are built into the model, beside that of overlaps.
    terms : callable
        Adds the sum to the model, and returns its terms.
    """
    variables = _fixed(plan, crews)
    assert variables is not None, "somebody is barred from this roster"
    for rule in dict.fromkeys([OVERLAP, *rules]):
        rule.build(plan, variables)
    factors: dict[int, int] = {}
    for literal, factor in terms(variables):
        factors[literal] = factors.get(literal, 0) + factor
    answer = variables.solve(list(factors.items()), (), math.inf)
    assert answer.finding is Finding.BEST, "the model has no room for this roster"
    return answer.objective


def _fixed(plan: Plan, crews: Crews) -> Variables | None:
    """The candidates, with exactly this roster; None where somebody in it is none of them."""
    variables = Variables(plan, Eligibility(plan), 0, 1)
    left = {(id, index) for index, crew in crews.items() for id in crew}
    for duty in plan.duties:
        for one, literal in variables.crew(duty):
            is_on = (one.id, duty.index) in left
            variables.within([(literal, 1)], is_on, is_on)
            left.discard((one.id, duty.index))
    return None if left else variables


def doomed(rule: Rule, plan: Plan, crews: Crews) -> list[str]:
    """Hard breaches of a roster that is not full yet which nothing more can mend."""
    found = rule.dooms(plan, builders.roster(plan, crews), Eligibility(plan).barring)
    return [breach.message for breach in found if breach.cost is None]


def size(plan: Plan, rules: Sequence[Rule]) -> tuple[int, int]:
    """How many variables and constraints a model has with what these rules build and price."""
    variables = Variables(plan, Eligibility(plan), 0, 1)
    for rule in rules:
        rule.build(plan, variables)
        list(rule.prices(plan, variables))
    return variables.size, len(variables._model.constraints)


def with_hard_fixed(plan: Plan) -> Plan:
    """The plan with its soft `fixed` lines made hard, and no goal that would count them.

    Lines that clash are a problem of the file; so a search never sees them in another way.
    """
    cells = tuple(replace(cell, cost=None) for cell in plan.rules["fixed"])
    goals = tuple(goal for goal in plan.goals if goal[0] != "wishes")
    return replace(plan, rules={**plan.rules, "fixed": cells}, goals=goals)
