"""Clashes of random small plans: against all rosters that there are."""

from __future__ import annotations

import math
from copy import deepcopy
from random import Random

import pytest

from dutyplan.explaining.clashes.clash import can_hold, find_clash
from dutyplan.explaining.facts import Fact, facts_of_duties, facts_of_rules
from dutyplan.plan import Plan
from tests.oracle import letting_go
from tests.oracle.before import after_others
from tests.oracle.facts import Data
from tests.oracle.plans import num_examples
from tests.plans import with_hard_fixed
from tests.translation import read_data


def plan_of(data: Data) -> Plan | None:
    """The plan of these data, where lines that stand may clash."""
    soft = deepcopy(data)
    for line in soft["rules"].get("fixed", []):
        line["cost"] = 1
    plan, _ = read_data(soft)
    if plan is None:
        return None
    return with_hard_fixed(plan) if "fixed" in plan.rules else plan


@pytest.mark.parametrize("number", range(num_examples(90)))
def test_a_clash_is_one_and_no_smaller_one_is(number: int) -> None:
    chance = Random(number)
    data = letting_go.tight(chance, letting_go.SHAPES[number % 3])
    if number % 5 < 2:
        data = after_others(chance, data)
    plan = plan_of(data)
    if plan is None:
        return  # a line of 'supervision' that could never be kept, and the like
    facts: list[Fact] = [*facts_of_rules(plan), *facts_of_duties(plan)]
    standing = set(chance.sample(range(len(facts)), k=chance.choice((0, 0, 1))))
    every, kept = letting_go.kept_by_each(data, [fact.reason for fact in facts])
    free = [fact for place, fact in enumerate(facts) if place not in standing]
    clash = find_clash(
        plan, free, math.inf, seed=number, standing=[facts[place] for place in standing]
    )
    size = letting_go.smallest(every, kept, standing)
    if clash is None:
        assert size is None
        assert can_hold(plan, facts, math.inf) is True
        return
    assert can_hold(plan, facts, math.inf) is False
    places = [facts.index(fact) for fact in clash.facts]
    assert places == sorted(places)
    assert not standing.intersection(places)
    assert (clash.is_minimal, clash.is_smallest) == (True, True)
    left = every.intersection(*(kept[place] for place in standing))
    assert not left.intersection(*(kept[place] for place in places))
    for place in places:
        assert left.intersection(*(kept[one] for one in places if one != place))
    assert len(places) == size
