from __future__ import annotations

import pytest

from dutyplan.grammar.names import Directory
from dutyplan.plan import Plan
from dutyplan.roster import Roster
from dutyplan.rules import RULES
from dutyplan.rules.base import Rule, Scope
from dutyplan.rules.eligibility import Eligibility, first_bar
from dutyplan.solver.variables import Variables
from tests import builders, plans

PLAIN = """
    start: 2026-11-28
    tasks:
      - {name: Basement, when: saturday 10:00-12:00}
    volunteers:
      - {name: Ann}
    """


@pytest.fixture
def plan() -> Plan:
    return plans.plan(PLAIN)


class Silent(Rule):
    id = "silent"


def test_a_rule_may_leave_every_face_as_it_is(plan: Plan) -> None:
    rule = Silent()
    ann = plan.volunteers[0]
    scope = Scope(plan, Directory("volunteer", []), Directory("task", []))
    variables = Variables(plan, Eligibility(plan), 0, 1)
    assert rule.words is None
    assert rule.read(None, scope) is None
    assert rule.review(plan, lambda *_: None) == []
    assert rule.bars(plan, ann) is None
    rule.build(plan, variables)
    assert variables.solve((), (), float("inf")).is_found


def test_a_rule_that_bars_must_say_why_and_each_must_check(plan: Plan) -> None:
    with pytest.raises(NotImplementedError):
        Silent().reason(plan, plan.volunteers[0], plan.duties[0])
    with pytest.raises(NotImplementedError):
        Silent().check(plan, Roster(plan, []))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rules_id_is_its_modules_name(rule: Rule) -> None:
    assert type(rule).__module__ == f"dutyplan.rules.{rule.id}"


def test_ids_are_unique() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)


def test_what_concerns_time_is_looked_for_first() -> None:
    # Fair shares by `available` rely on it: a rule further down must not hide these.
    assert [rule.id for rule in RULES[:2]] == ["membership", "availability"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_plain_plan_breaks_no_rule(rule: Rule, plan: Plan) -> None:
    assert plans.breaches(rule, plan, {}) == []
    assert plans.breaches(rule, plan, {0: ["Ann"]}) == []
    assert first_bar(plan, plan.volunteers[0], plan.duties[0]) is None


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_an_empty_roster_is_checked_too(rule: Rule) -> None:
    nothing = builders.plan([], [])
    assert list(rule.check(nothing, Roster(nothing, []))) == []
