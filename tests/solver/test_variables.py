from __future__ import annotations

import math

import pytest

from dutyplan.plan import Plan
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.variables import Variables
from tests import plans


@pytest.fixture
def plan() -> Plan:
    return plans.plan("""
        start: 2026-11-28
        tasks:
          - {name: A, when: [saturday 10:00-12:00, sunday 10:00-12:00], people: 2, age: 18+}
          - {name: B, when: saturday 14:00-15:00}
        volunteers:
          - {name: Ann, age: 30}
          - {name: Kid, age: 15}
          - {name: Bob, age: 30, never: [B], unavailable: sunday}
        """)


@pytest.fixture
def variables(plan: Plan) -> Variables:
    return Variables(plan, Eligibility(plan), 0, 1)


def test_only_pairs_that_can_be_have_a_literal(plan: Plan, variables: Variables) -> None:
    crews = [[one.id for one, _ in variables.crew(duty)] for duty in plan.duties]
    assert crews == [["Ann", "Bob"], ["Ann", "Kid"], ["Ann"]]
    own = [[duty.index for duty, _ in variables.duties_of(one)] for one in plan.volunteers]
    assert own == [[0, 1, 2], [1], [0]]
    assert variables.num_candidates == 5


def test_a_pair_has_the_same_literal_from_both_sides(plan: Plan, variables: Variables) -> None:
    from_crews = {
        (one.id, duty.index): literal
        for duty in plan.duties
        for one, literal in variables.crew(duty)
    }
    from_people = {
        (one.id, duty.index): literal
        for one in plan.volunteers
        for duty, literal in variables.duties_of(one)
    }
    assert from_crews == from_people
    assert len(set(from_crews.values())) == 5


def test_the_roster_that_values_mean(plan: Plan, variables: Variables) -> None:
    (ann, ann_on_a), (bob, _) = variables.crew(plan.duties[0])
    (_, kid_on_b) = variables.crew(plan.duties[1])[1]
    variables.within([(ann_on_a, 1), (kid_on_b, 1)], 2, 2)
    everything = [(one, 1) for duty in plan.duties for _, one in variables.crew(duty)]
    answer = variables.solve(everything, (), math.inf)
    roster = variables.roster(answer.values)
    assert [(one.volunteer.id, one.duty.index) for one in roster.assignments] == [
        ("Ann", 0),
        ("Kid", 1),
    ]
    assert roster.plan is plan
    assert variables.values(roster) == list(answer.values)
    assert (ann.id, bob.id) == ("Ann", "Bob")
