"""Ranks of steps: in the order of the sorted balances, as they are written out in full."""

from __future__ import annotations

from itertools import pairwise, product
from random import Random

import pytest

from dutyplan.again.scales import Rank, Scales, _place
from dutyplan.again.steps import Step, moved
from dutyplan.checking import check
from dutyplan.roster import Assignment, Roster
from dutyplan.rules.eligibility import who_can
from tests import plans
from tests.again.standing import PLAN, duty, person, roster, scales

BALANCES = {"Aynur": -5, "Bahar": 5, "Gulnar": 15, "Ma Jun": -25}


@pytest.mark.parametrize("name", BALANCES)
def test_balances_as_they_are(name: str) -> None:
    assert scales(roster()).balance(person(name)) == BALANCES[name]


def test_balances_after_changes() -> None:
    found = scales(roster())
    assert found.balance(person("Ma Jun"), duty("Basement 28")) == 5
    assert found.balance(person("Gulnar"), None, duty("Basement 28")) == -15
    assert found.balance(person("Gulnar"), duty("Rails 28"), duty("Basement 28")) == -5
    assert found.balance(person("Wang Guoqiang"), duty("Basement 28")) is None


def test_without_a_goal_of_fairness_effort_is_what_counts() -> None:
    plan = plans.plan("start: 2026-11-28\ntasks: [{name: Rails, when: saturday, effort: 2}]\n"
                      "volunteers: [{name: Ann}, {name: Bob}]\ngoals: [coverage]\n")  # fmt: skip
    found = Scales(Roster(plan, []), who_can(plan))
    assert found.balance(plan.volunteers[0], plan.duties[0]) == 10


def rank(before: list[int], after: list[int]) -> Rank:
    """The rank by its definition: counts at each balance, from the largest down."""
    changes = [(one, after.count(one) - before.count(one)) for one in {*before, *after}]
    return (*(_place(*one) for one in sorted(changes, reverse=True) if one[1]), (0, 0, 0))


def test_the_order_of_ranks_is_that_of_sorted_balances() -> None:
    chance = Random(6)
    for _ in range(2000):
        before = [chance.randint(-3, 3) for _ in range(5)]
        rows = []
        for _ in range(2):
            row = list(before)
            for place in chance.sample(range(5), chance.randint(0, 3)):
                row[place] = chance.randint(-3, 3)
            rows.append(row)
        one, other = (sorted(row, reverse=True) for row in rows)
        mine, theirs = (rank(before, row) for row in rows)
        assert (mine < theirs, mine == theirs) == (one < other, one == other)


def test_steps_rank_as_the_balances_that_check_finds_after_them() -> None:
    given = roster()
    found = scales(given)
    steps = [
        (Step(one.volunteer, taker, one.duty),)
        for one, taker in product(given.assignments, PLAN.volunteers)
        if taker not in given.crew(one.duty)
    ]
    swaps = [
        (first, Step(first.taker, taker, other))
        for (first,) in steps
        for other, taker in product(given.duties_of(first.taker), PLAN.volunteers)
        if other is not first.duty and taker not in given.crew(other)
    ]
    ranked = sorted([*steps, *swaps], key=found.rank)
    assert len(swaps) > 20
    vectors = [check(PLAN, moved(given, one)).values[1][1] for one in ranked]
    assert vectors == sorted(vectors)
    for one, other in pairwise(ranked):
        is_same = found.rank(one) == found.rank(other)
        vector, next_one = (check(PLAN, moved(given, each)).values[1][1] for each in (one, other))
        assert is_same == (vector == next_one)


def test_who_owes_no_share_weighs_nothing() -> None:
    given = Roster(PLAN, [Assignment(person("Ma Jun"), duty("Rails 28"))])
    found = scales(given)
    assert found.rank([Step(None, person("Wang Guoqiang"), duty("Rails 28"))]) == ((0, 0, 0),)
