from __future__ import annotations

from math import inf

import pytest

from dutyplan.plan import Plan
from dutyplan.rules.base import Literal
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.frozen import Frozen
from dutyplan.solver.settled import Settled
from dutyplan.solver.variables import Variables
from tests import builders, plans

PLAN = plans.plan(
    """
    start: 2026-11-28
    tasks:
      - {name: A, when: saturday}
      - {name: B, when: sunday}
      - {name: C, when: monday}
    volunteers: [{name: Ann}]
    """
)


class Case:
    """Ann's literals; she is on A and B, which stay as they were."""

    def __init__(self, plan: Plan = PLAN) -> None:
        self.variables = Variables(plan, Eligibility(plan), 0, 1)
        stays = builders.roster(plan, {0: ["Ann"], 1: ["Ann"]}).assignments
        self.verbs = Settled(self.variables, Frozen(plan.duties[:2], stays))
        self.literals = [on for _, on in self.verbs.duties_of(plan.volunteers[0])]
        for on in self.literals[:2]:
            self.variables.within([(on, 1)], 1, 1)

    def can_be(self, literal: Literal, value: int) -> bool:
        answer = self.variables.solve([(literal, -1 if value else 1)], (), inf)
        return answer.is_found and answer.values[literal] == value


@pytest.fixture
def case() -> Case:
    return Case()


def test_nobody_is_seen_on_what_stays(case: Case) -> None:
    assert case.verbs.crew(PLAN.duties[0]) == []
    assert [one.id for one, _ in case.verbs.crew(PLAN.duties[2])] == ["Ann"]
    assert len(case.literals) == 3


def test_two_that_hold_exclude_all_others_and_not_each_other(case: Case) -> None:
    case.verbs.at_most_one(case.literals)
    assert case.can_be(case.literals[2], 0)
    assert not case.can_be(case.literals[2], 1)


def test_two_that_hold_are_no_question(case: Case) -> None:
    case.verbs.at_most_one(case.literals[:2])
    case.verbs.within([(on, 1) for on in case.literals[:2]], None, 1)
    case.verbs.within([(case.literals[0], 1)], None, 0)
    assert case.can_be(case.literals[2], 1)


@pytest.mark.parametrize(("most", "can_come"), [(1, False), (2, False), (3, True)])
def test_a_sum_that_is_too_large_grows_no_further(case: Case, most: int, can_come: bool) -> None:
    case.verbs.within([(on, 1) for on in case.literals], None, most)
    assert case.can_be(case.literals[2], 1) is can_come
    assert case.can_be(case.literals[2], 0)


@pytest.mark.parametrize(("least", "must"), [(2, False), (3, True), (4, True)])
def test_a_sum_that_is_too_small_comes_as_near_as_it_can(
    case: Case, least: int, must: bool
) -> None:
    case.verbs.within([(on, 1) for on in case.literals], least, None)
    assert case.can_be(case.literals[2], 1)
    assert case.can_be(case.literals[2], 0) is not must


def test_what_follows_from_what_holds_is_known_too(case: Case) -> None:
    first, second = case.verbs.boolean(), case.verbs.boolean()
    case.verbs.implies(case.literals[0], first)
    case.verbs.implies(first, second)
    assert not case.can_be(second, 0)
    case.verbs.within([(first, 1), (second, 1), (case.literals[2], 1)], None, 1)
    assert case.can_be(case.literals[2], 0)
    assert not case.can_be(case.literals[2], 1)
    case.verbs.implies(case.literals[2], second)


def test_among_open_ones_all_is_as_usual(case: Case) -> None:
    one, other, number = case.verbs.boolean(), case.verbs.boolean(), case.verbs.integer(0, 5)
    case.verbs.at_most_one([one, other])
    case.verbs.implies(other, case.literals[2])
    case.verbs.within([(number, 1), (one, -5)], 0, 0)
    assert case.can_be(one, 1)
    case.variables.within([(other, 1)], 1, None)
    assert not case.can_be(one, 1)
    assert not case.can_be(case.literals[2], 0)
    assert case.can_be(number, 0)
