from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutyplan.locales import words
from dutyplan.plan import Plan
from dutyplan.roster import Assignment, Status
from dutyplan.rules import RULES, WRITTEN
from dutyplan.rules.kept import RULE, Kept, KeptCells
from dutyplan.solving import BugError, solve
from tests import builders, plans

WEEK = """
    start: 2026-11-28
    weeks: 2
    tasks:
      - {name: Basement, when: saturday 10:00-12:00, people: 1-2}
      - {name: Rails, when: saturday 14:00-15:00}
    volunteers:
      - {name: Ann}
      - {name: Bob}
      - {name: Cem, never: [Basement]}
    """
BASEMENT, RAILS, BASEMENT_LATER, RAILS_LATER = range(4)
Cells = Sequence[tuple[str, int]]


def kept_plan(filled: Cells = (), empty: Cells = (), text: str = WEEK) -> Plan:
    plan = plans.plan(text)

    def cells(named: Cells) -> tuple[Assignment, ...]:
        return tuple(Assignment(plans.volunteer(plan, id), plan.duties[i]) for id, i in named)

    return replace(plan, rules={**plan.rules, RULE.id: Kept(cells(filled), cells(empty))})


def test_no_week_file_can_speak_of_it() -> None:
    assert [one.id for one in RULES if one not in WRITTEN] == ["kept", "away", "frozen"]
    assert RULE.words is None
    assert plans.problems(WEEK + "    rules: {kept: [Ann]}\n") != []


def test_all_else_is_free() -> None:
    plan = kept_plan([("Ann", BASEMENT)], [("Bob", RAILS)])
    assert plans.breaches(RULE, plan, {BASEMENT: ["Ann", "Bob"], RAILS_LATER: ["Bob"]}) == []


def test_a_filled_cell_is_filled_and_an_empty_one_empty() -> None:
    plan = kept_plan([("Ann", BASEMENT)], [("Bob", RAILS)])
    assert plans.breaches(RULE, plan, {BASEMENT: ["Bob"]}) == [
        "Ann is not on Basement on 2026-11-28 10:00-12:00, which is kept"
    ]
    assert plans.breaches(RULE, plan, {BASEMENT: ["Ann"], RAILS: ["Bob"]}) == [
        "Bob is on Rails on 2026-11-28 14:00-15:00, which is kept free of it"
    ]


def test_the_same_in_chinese() -> None:
    plan = kept_plan([("Ann", BASEMENT)], [("Bob", RAILS)])
    roster = builders.roster(plan, {RAILS: ["Bob"]})
    assert [breach.said(words("zh")) for breach in RULE.check(plan, roster)] == [
        "Ann 未排在 2026-11-28 10:00-12:00 Basement，而该格须保留",
        "Bob 排在 2026-11-28 14:00-15:00 Rails，而该格须空出",
    ]


def test_it_bars_nobody() -> None:
    plan = kept_plan([("Ann", BASEMENT)], [("Bob", RAILS)])
    assert all(RULE.bars(plan, one) is None for one in plan.volunteers)


def test_a_cell_that_another_rule_bars_leaves_no_roster() -> None:
    plan = kept_plan([("Cem", BASEMENT)])
    outcome = solve(plan, time_limit=60, workers=1, seed=0, strict=False)
    assert outcome.status is Status.INFEASIBLE


def test_empty_cells_are_no_duties_to_serve() -> None:
    plan = kept_plan([("Bob", BASEMENT)], [("Ann", RAILS), ("Ann", RAILS_LATER)])
    ann, bob, _ = plan.volunteers
    assert RULE.most(plan, ann, plan.duties) == 2
    assert RULE.most(plan, ann, plan.duties[:2]) == 1
    assert RULE.most(plan, bob, plan.duties) is None
    assert RULE.most(plans.plan(WEEK), ann, plan.duties) is None


def test_those_of_the_cells_are_involved() -> None:
    plan = kept_plan([("Bob", BASEMENT)], [("Ann", RAILS)])
    assert plans.involved(RULE, plan) == ["Ann", "Bob"]
    assert plans.involved(RULE, plans.plan(WEEK)) == []
    assert plans.fits_the_relaxation(RULE, plan, {BASEMENT: ["Bob"]})
    assert not plans.fits_the_relaxation(RULE, plan, {BASEMENT: ["Ann"]})
    assert not plans.fits_the_relaxation(RULE, plan, {BASEMENT: ["Bob"], RAILS: ["Ann"]})


cell = st.tuples(st.sampled_from(["Ann", "Bob"]), st.integers(0, 3))
crew = st.lists(st.sampled_from(["Ann", "Bob"]), unique=True)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(cell, max_size=3), st.lists(cell, max_size=3), st.lists(crew, min_size=4, max_size=4)
)
def test_model_and_check_agree(filled: Cells, empty: Cells, crews: list[list[str]]) -> None:
    plan = kept_plan(filled, empty)
    plans.breaches(RULE, plan, dict(enumerate(crews)))


# Bob owes nothing, so Ann's balance is least where Bob serves on all.
UNEVEN = """
    start: 2026-11-28
    tasks: [{name: A, when: saturday}, {name: B, when: sunday}]
    volunteers: [{name: Ann}, {name: Bob, share: 0}]
    goals: [wishes, coverage, fairness]
    """


@pytest.mark.parametrize(("filled", "empty"), [([("Ann", 1)], []), ([], [("Bob", 1)])])
def test_a_cell_that_is_not_built_is_never_an_outcome(
    filled: Cells, empty: Cells, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = kept_plan(filled, empty, UNEVEN)
    outcome = solve(plan, time_limit=60, workers=1, seed=0, strict=False)
    assert outcome.status is Status.OPTIMAL
    monkeypatch.setattr(KeptCells, "build", lambda *_: None)
    with pytest.raises(BugError, match="kept"):
        solve(plan, time_limit=60, workers=1, seed=0, strict=False)
