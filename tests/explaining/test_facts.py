"""Facts of a plan: together they say what the rules say, and each can be let go."""

from __future__ import annotations

import math
from random import Random

import pytest

from dutyplan.explaining.facts import (
    Anybody,
    Fact,
    facts_of_duties,
    facts_of_rules,
)
from dutyplan.plan import Plan
from dutyplan.roster import Assignment, Roster
from dutyplan.solver.mending import hard_breaches
from dutyplan.solver.variables import Variables
from tests import plans
from tests.explaining.models import impose_each
from tests.oracle import weeks
from tests.oracle.before import after_others, from_sunday
from tests.translation import read_data


def broken(plan: Plan, roster: Roster, facts: list[Fact]) -> list[str]:
    """Codes of the facts that a roster does not keep, asked one by one."""
    codes = []
    for fact in facts:
        model = Variables(plan, Anybody(plan), 0, 1)
        (guard,) = impose_each(plan, model, [fact])
        on = set(roster.assignments)
        for duty in plan.duties:
            for one, literal in model.crew(duty):
                is_on = Assignment(one, duty) in on
                model.within([(literal, 1)], is_on, is_on)
        model.within([(guard, 1)], 1, 1)
        if not model.solve((), (), math.inf).is_found:
            codes.append(fact.reason.code)
    return codes


@pytest.mark.parametrize("number", range(60))
def test_all_facts_together_are_what_the_checks_ask_for(number: int) -> None:
    chance = Random(number)
    data = weeks.week(chance, "full" if number % 2 else "ruled", most=(6, 2, 3))
    if number % 3 == 2:
        data = after_others(chance, from_sunday(data) if number % 4 > 1 else data)
    plan, _ = read_data(data)
    if plan is None:
        return  # fixed lines that clash
    facts = list(facts_of_rules(plan))
    for _ in range(6):
        pairs = [Assignment(one, duty) for one in plan.volunteers for duty in plan.duties]
        few = chance.sample(pairs, k=min(len(pairs), chance.randint(0, 5)))
        roster = Roster(plan, few)
        # Who is in two places at once is held off by no line.
        rules = {breach.rule for breach in hard_breaches(roster)} - {"overlap"}
        if "overlap" in {breach.rule for breach in hard_breaches(roster)}:
            continue
        codes = {code.split(".")[1] for code in broken(plan, roster, facts)}
        codes = {_RULE_OF.get(code, code) for code in codes}
        assert codes == rules


_RULE_OF = {
    "available": "availability",
    "unavailable": "availability",
    "since": "membership",
    "until": "membership",
}


def test_gaps_are_facts_of_duties() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks: [{name: Hall, when: saturday, people: 2, skills: {keys: 1}}]
        volunteers: [{name: Ann, skills: keys}, {name: Bob}]
        """
    )
    ann, bob = plan.volunteers
    facts = list(facts_of_duties(plan))
    said = [fact.reason.message for fact in facts]
    assert said == [
        "Hall on 2026-11-28 wants 2 people",
        "Hall on 2026-11-28 wants somebody with 'keys'",
    ]
    (hall,) = plan.duties
    assert broken(plan, Roster(plan, [Assignment(bob, hall)]), facts) == [
        "line.wants",
        "line.wants-skill",
    ]
    assert broken(plan, Roster(plan, [Assignment(one, hall) for one in (ann, bob)]), facts) == []
