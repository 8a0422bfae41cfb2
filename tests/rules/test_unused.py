"""A rule that a plan does not use costs its model nothing."""

from __future__ import annotations

from textwrap import dedent

import pytest

from dutyplan.plan import Plan
from dutyplan.rules import RULES, limits, rest, rotate
from dutyplan.rules.base import Rule
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.variables import Variables
from tests import plans

PLAIN = """
    start: 2026-11-28
    weeks: 3
    tasks:
      - {name: Basement, when: [saturday 10:00-12:00, sunday 10:00-12:00], people: 2-3}
      - {name: Rails, when: saturday 11:00-13:00, people: {min: 2, want: 3, max: 4}, standby: 1}
      - {name: Watch, when: daily 22:00-02:00, skills: [keys], age: 16+, effort: 2.5}
    volunteers:
      - {name: Aynur, age: 15, skills: [keys]}
      - {name: Bahar, age: 45, available: daily 08:00-24:00, never: [Watch]}
      - {name: Gulnar, born: 1990-02-28, share: 0.5, since: 2026-12-01, skills: [keys]}
      - {name: Li Min, age: 65, unavailable: sunday}
      - {name: 王芳, age: 30}
    """
ALWAYS = ("overlap", "people")
"""Rules that are in force without a line."""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plans.plan(PLAIN)


@pytest.mark.parametrize(
    "rule", [one for one in RULES if one.id not in ALWAYS], ids=lambda rule: rule.id
)
def test_a_rule_that_is_not_used_adds_nothing_to_the_model(rule: Rule, plan: Plan) -> None:
    assert plans.size(plan, [rule]) == plans.size(plan, [])
    assert not rule.is_soft(plan)


def test_all_together_add_no_more_than_those_without_a_line(plan: Plan) -> None:
    always = [rule for rule in RULES if rule.id in ALWAYS]
    assert len(always) == len(ALWAYS)
    assert plans.size(plan, RULES) == plans.size(plan, always)
    assert plans.size(plan, always) > plans.size(plan, [])


HARD = {"rest": "2 days", "rotate": "1 week", "limits": "{total: 2, weekends: 1}"}
SOFT = {
    "rest": "{least: 2 days, cost: 5}",
    "rotate": "{least: 1 week, cost: 5}",
    "limits": "{total: {max: 2, cost: 3}, weekends: {max: 1, cost: 2}}",
}


def model(plan: Plan) -> Variables:
    return Variables(plan, Eligibility(plan), 0, 1)


@pytest.mark.parametrize("rule", [rest.RULE, rotate.RULE, limits.RULE], ids=lambda rule: rule.id)
def test_hard_is_built_and_soft_is_priced(rule: Rule, plan: Plan) -> None:
    plain = plans.size(plan, [])
    hard = plans.plan(dedent(PLAIN) + f"rules:\n  {rule.id}: {HARD[rule.id]}\n")
    assert list(rule.prices(hard, model(hard))) == []
    assert plans.size(hard, [rule])[1] > plain[1]
    soft = plans.plan(dedent(PLAIN) + f"rules:\n  {rule.id}: {SOFT[rule.id]}\n")
    variables = model(soft)
    rule.build(soft, variables)
    assert variables.size == plain[0]
    assert {cost for _, cost in rule.prices(soft, variables)} <= {2, 3, 5}
    assert variables.size > plain[0]
