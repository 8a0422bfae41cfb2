from __future__ import annotations

import pytest

from dutyplan.plan import Plan
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.finish import Proof
from dutyplan.solver.leximin import Summit
from dutyplan.solver.opening import Opening
from tests import builders, plans

TASK = "{name: A, when: weekends, people: 1-2}"


def week(goals: str = "[coverage, fairness]", task: str = TASK, more: str = "") -> Plan:
    return plans.plan(
        f"start: 2026-11-28\ntasks: [{task}]\nvolunteers: [{{name: Ann}}, {{name: Bob}}]\n"
        f"goals: {goals}\n{more}"
    )


def opening(
    plan: Plan,
    crews: plans.Crews,
    missing: int | None = 0,
    largest: int | None = 0,
    balances: tuple[int, ...] | None = (0, 0),
) -> Opening:
    return Opening(builders.roster(plan, crews), missing, largest, balances)


def proofs(plan: Plan, found: Opening) -> list[Proof]:
    return list(found.proofs(plan, Eligibility(plan)))


EACH = {0: ["Ann"], 1: ["Bob"]}


def test_nothing_is_known_at_first() -> None:
    plan = week()
    assert Opening() == Opening(None, None, None, None)
    assert proofs(plan, Opening()) == []
    assert not Opening().settles(plan, Eligibility(plan), is_strict=True)


def test_a_roster_as_good_as_the_bounds_is_proved() -> None:
    plan = week()
    found = opening(plan, EACH)
    assert proofs(plan, found) == [Proof(0, 0, True), Proof((0, 0), 0, True)]
    assert found.settles(plan, Eligibility(plan), is_strict=False)


def test_what_is_not_proved_ends_the_list() -> None:
    plan = week()
    gap = opening(plan, {0: ["Ann"]})
    assert proofs(plan, gap) == [Proof(1, 0, False)]
    unfair = opening(plan, {0: ["Ann"], 1: ["Ann"]})
    assert proofs(plan, unfair) == [Proof(0, 0, True), Proof((10, -10), 0, False)]
    for one in (gap, unfair, opening(plan, EACH, balances=None)):
        assert not one.settles(plan, Eligibility(plan), is_strict=False)


def test_without_bounds_nothing_is_proved() -> None:
    plan = week()
    assert proofs(plan, opening(plan, EACH, missing=None)) == [Proof(0, None, False)]
    assert proofs(plan, opening(plan, EACH, largest=0, balances=None)) == [
        Proof(0, 0, True),
        Proof((0, 0), None, False),
    ]


def test_of_a_second_fairness_nothing_is_known() -> None:
    plan = week("[coverage, fairness, fairness: {of: duties}]")
    assert proofs(plan, opening(plan, EACH)) == [
        Proof(0, 0, True),
        Proof((0, 0), 0, True),
        Proof((0, 0), None, False),
    ]


@pytest.mark.parametrize(
    ("volunteer", "value", "is_proved"),
    [("", 0, True), ("prefers: [A]", -1, False), ("avoids: [A]", 1, False)],
)
def test_wishes_are_proved_where_there_are_none(
    volunteer: str, value: int, is_proved: bool
) -> None:
    text = (
        "start: 2026-11-28\ntasks: [{name: A, when: saturday}]\n"
        f"volunteers: [{{name: Ann, {volunteer}}}]\ngoals: [coverage, wishes]\n"
    )
    plan = plans.plan(text)
    last = proofs(plan, opening(plan, {0: ["Ann"]}))[-1]
    assert (last.value, last.is_proved) == (value, is_proved)


def test_minimums_are_proved_where_nothing_lacks() -> None:
    more = "rules: {limits: {total: 1+}}\n"
    plan = week("[coverage, minimums, fairness]", more=more)
    assert proofs(plan, opening(plan, EACH))[1] == Proof(0, 0, True)
    assert proofs(plan, opening(plan, {0: ["Ann"], 1: ["Ann"]}))[1:] == [Proof(1, 0, False)]


def test_who_came_beyond_need_is_for_the_whole_model() -> None:
    plan = week()
    found = opening(plan, {0: ["Ann"], 1: ["Ann", "Bob"]}, balances=(10, 0))
    assert all(proof.is_proved for proof in proofs(plan, found))
    assert not found.settles(plan, Eligibility(plan), is_strict=False)


def test_gaps_settle_what_is_strict() -> None:
    plan = week()
    assert Opening(None, 1).settles(plan, Eligibility(plan), is_strict=True)
    assert not Opening(None, 1).settles(plan, Eligibility(plan), is_strict=False)
    assert not Opening(None, 0).settles(plan, Eligibility(plan), is_strict=True)


def test_the_stronger_of_two_bounds_is_kept() -> None:
    first = Opening(None, 0).bounded(Summit((7, 3), 5, False))
    assert (first.largest, first.balances) == (5, None)
    lower = first.bounded(Summit((4, 4), 4, True))
    assert (lower.largest, lower.balances) == (5, (4, 4))
    higher = lower.bounded(Summit((6, 2), 6, True))
    assert (higher.largest, higher.balances) == (6, (6, 2))
    assert higher.bounded(Summit((5, 5), 5, True)) == higher
    assert higher.bounded(Summit((9, 9), 1, False)) == higher


def test_where_nobody_is_compared_there_is_no_bound() -> None:
    assert Opening(None, 0).bounded(Summit((), 0, True)) == Opening(None, 0)
