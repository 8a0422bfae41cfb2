from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from dutyplan.explaining.clashes.alike import alike
from dutyplan.explaining.clashes.case import Case
from dutyplan.explaining.clashes.noting import Notes, Sum
from dutyplan.explaining.facts import facts_of_duties, facts_of_rules
from dutyplan.plan import Plan
from dutyplan.rules.overlap import RULE as OVERLAP
from tests import plans
from tests.oracle import letting_go
from tests.properties.test_clash import plan_of

AWAY = """
    start: 2026-11-28
    tasks:
      - {name: Hall, when: saturday 10:00-12:00, people: 2, age: 18+}
      - {name: Yard, when: saturday 10:00-12:00}
    volunteers:
      - {name: Aynur, age: 15, available: sunday}
      - {name: Bahar, age: 45, available: sunday}
      - {name: Li Min, age: 65, available: friday}
      - {name: Ma Jun, age: 30}
      - {name: Gulnar, age: 33, available: sunday, unavailable: saturday}
      - {name: Wang Guoqiang, age: 33, available: sunday, never: Yard}
      - {name: Dilnur, age: 40, available: sunday}
    rules: {apart: [[Dilnur, Ma Jun]]}
"""


def case_of(plan: Plan) -> tuple[Case, list[str]]:
    notes = Notes(plan)
    facts = [*facts_of_rules(plan), *facts_of_duties(plan)]
    always = notes.take(lambda builder: OVERLAP.build(plan, builder))
    sums = {number: notes.take(fact.impose) for number, fact in enumerate(facts)}
    return Case(notes, sums, always, 0), [fact.reason.message for fact in facts]


def test_who_is_away_alike() -> None:
    case, messages = case_of(plans.plan(AWAY))
    groups = alike(case)
    assert sorted(number for group in groups for number in group) == sorted(case.sums)
    # Aynur is too young, Gulnar says it twice, Wang Guoqiang is never in the yard, and Dilnur
    # is not to meet somebody.
    several = [[messages[number] for number in group] for group in groups if len(group) > 1]
    assert several == [["Bahar comes only at some times", "Li Min comes only at some times"]]


def test_who_is_away_from_other_duties_is_not_alike() -> None:
    case, messages = case_of(
        plans.plan(
            """
            start: 2026-11-28
            tasks:
              - {name: Hall, when: saturday 10:00-12:00}
              - {name: Yard, when: saturday 12:00-14:00}
            volunteers:
              - {name: Aynur, available: saturday 10:00-12:00}
              - {name: Bahar, available: saturday 12:00-14:00}
              - {name: Gulnar, available: saturday 09:00-13:00}
            """
        )
    )
    several = [[messages[number] for number in group] for group in alike(case) if len(group) > 1]
    assert several == [["Aynur comes only at some times", "Gulnar comes only at some times"]]


def test_who_stands_in_other_sums_of_a_fact_is_not_alike() -> None:
    notes = Notes(
        plans.plan(
            """
            start: 2026-11-28
            tasks: [{name: Hall, when: saturday}]
            volunteers: [{name: Aynur}, {name: Bahar}, {name: Gulnar}, {name: Li Min}]
            """
        )
    )
    one, two, three, four = sorted(notes.pairs)
    own = {number: [Sum(((on, 1),), None, 0)] for number, on in enumerate((one, two, three))}
    pairs = [Sum(((one, 1), (two, 1)), 1, None), Sum(((three, 1), (four, 1)), 1, None)]
    case = Case(notes, own | {3: pairs}, (), 0)
    # The first two clash with the pairs; the first and the third do not.
    assert alike(case) == [(0, 1), (2,), (3,)]


@pytest.mark.parametrize("number", range(2, 50, 3))
def test_facts_that_can_stand_for_each_other(number: int) -> None:
    plan = plan_of(letting_go.tight(Random(number), "crowd"))
    assert plan is not None
    case, _ = case_of(plan)
    chance = Random(number)
    for group in alike(case):
        for one, other in list(combinations(group, 2))[:3]:
            for _ in range(6):
                some = {fact for fact in case.sums if chance.random() < 0.7} - {other} | {one}
                changed = some - {one} | {other}
                verdicts = [case.core(facts, 1e12) is None for facts in (some, changed)]
                assert verdicts[0] == verdicts[1]
