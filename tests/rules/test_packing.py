from __future__ import annotations

from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from dutyplan.plan import Plan
from dutyplan.rules import RULES, limits, overlap, rest, rotate
from dutyplan.rules.limitsums import Limits
from dutyplan.rules.limitwords import Bound
from dutyplan.rules.packing import most_of
from dutyplan.rules.spacing import Length, Spacing
from tests import plans
from tests.rules import random_duties

DAYS = """
    start: 2026-11-28
    tasks: [{name: A, when: [daily 10:00-11:00, saturday 10:30-12:00]}]
    volunteers: [{name: Ann}, {name: Bob, limits: {total: 0+}}]
    rules: {%s}
    """


def most(rules: str, name: str = "Ann") -> int:
    plan = plans.plan(DAYS % rules)
    return most_of(plan, plans.volunteer(plan, name), plan.duties)


def test_the_rule_that_leaves_least_decides() -> None:
    assert most("") == 7
    assert most("limits: {total: 5}") == 5
    assert most("limits: {total: 5}, rest: 1 day") == 4
    assert most("limits: {total: 3}, rest: 1 day") == 3
    assert most("limits: {total: 3}, rest: 1 day, rotate: 6 days") == 1


def test_everybody_is_bound_alone() -> None:
    assert most("limits: {total: 5}", "Bob") == 7


def test_of_no_duties_nobody_has_any() -> None:
    plan = plans.plan(DAYS % "rest: 1 day")
    assert most_of(plan, plan.volunteers[0], []) == 0


def spaced(days: int, cost: int | None) -> Spacing:
    return Spacing(Length(days), cost, None)


spacings = st.builds(spaced, st.integers(1, 4), st.sampled_from([None, None, None, 7]))
bounds = st.builds(Bound, st.just(0), st.integers(1, 4), st.sampled_from([None, None, 7]))
limited = st.builds(
    Limits, total=st.none() | bounds, per_week=st.none() | bounds, per_day=st.none() | bounds
).map(lambda own: {0: own})


@settings(max_examples=200, deadline=None)
@given(random_duties.plans({"rest": spacings, "rotate": spacings, "limits": limited}), st.data())
def test_the_checks_of_all_rules_never_allow_more(plan: Plan, data: st.DataObject) -> None:
    duties = random_duties.some_of(data, plan)
    allowed = random_duties.most_allowed(RULES, plan, duties)
    found = most_of(plan, plan.volunteers[0], duties)
    event("tight" if allowed == found else "not tight")
    assert allowed <= found


@pytest.mark.parametrize("rule", [limits.RULE, overlap.RULE, rest.RULE, rotate.RULE])
def test_each_rule_is_asked(rule: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(rule), "most", lambda *_: 0)
    assert most("") == 0
