"""Plans with cells held: what comes out is what brute force finds among rosters with the cells."""

from __future__ import annotations

from pathlib import Path
from random import Random

from dutyplan.explaining.cells import with_cells
from dutyplan.plan import Plan
from dutyplan.roster import Assignment, Roster, Status
from dutyplan.rules.kept import Kept
from dutyplan.solving import solve
from dutyplan.weekfile import read_week_bytes
from tests import plans
from tests.oracle import brute
from tests.oracle.facts import Data, Facts
from tests.oracle.plans import to_yaml
from tests.oracle.weeks import week
from tests.translation import cost, plain
from tests.translation import roster as roster_of

NUM_PLANS = 60
MOST_ROSTERS = 20_000

WEEK = """
    start: 2026-11-28
    tasks: [{name: Basement, when: saturday}, {name: Rails, when: sunday}]
    volunteers: [{name: Aynur}, {name: Bahar}]
    """


def test_cells_add_up_and_all_else_stays() -> None:
    plan = plans.plan(WEEK)
    aynur, bahar = plan.volunteers
    first, second = plan.duties
    once = with_cells(plan, [Assignment(aynur, first)], [])
    twice = with_cells(once, [], [Assignment(bahar, second)])
    assert twice.rules["kept"] == Kept((Assignment(aynur, first),), (Assignment(bahar, second),))
    assert (twice.volunteers, twice.duties, twice.goals) == (
        plan.volunteers,
        plan.duties,
        plan.goals,
    )
    assert "kept" not in plan.rules


def small_week(chance: Random, number: int) -> Data | None:
    """A random plan of which every roster can be looked at."""
    kind = ("plain", "uneven", "ruled", "full")[number % 4]
    data = week(chance, kind, least=(2, 1, 1), most=(4, 2, 2))
    return data if brute.count_bound(Facts(data)) <= MOST_ROSTERS else None


def held_cells(chance: Random, plan: Plan, some: Roster) -> tuple[list[Assignment], ...]:
    """Up to two cells to fill and two to keep empty; half of them so in a roster that may be."""
    pairs = [Assignment(one, duty) for one in plan.volunteers for duty in plan.duties]
    there = set(some.assignments)
    filled = chance.sample(pairs, min(len(pairs), chance.randint(0, 1)))
    filled += chance.sample(some.assignments, min(len(there), 1))
    empty = chance.sample(pairs, min(len(pairs), chance.randint(0, 2)))
    return list(dict.fromkeys(filled)), [one for one in empty if one not in filled]


def test_the_best_with_cells_held_is_the_best_by_brute_force() -> None:
    chance = Random("cells")
    statuses: list[Status] = []
    number = 0
    while len(statuses) < NUM_PLANS:
        number += 1
        data = small_week(chance, number)
        if data is None:
            continue
        plan, _ = read_week_bytes("week.yaml", to_yaml(data).encode(), Path())
        facts = Facts(data)
        allowed = [
            [(facts.ids[who], *facts.duties[duty].key) for who, duty in sorted(pairs)]
            for pairs in brute.rosters(facts)
        ]
        if plan is None or not allowed:
            continue
        filled, empty = held_cells(chance, plan, roster_of(plan, chance.choice(allowed)))
        must, must_not = set(plain(filled)), set(plain(empty))
        best = min(
            (
                brute.evaluate(data, one)
                for one in allowed
                if must <= set(one) and not must_not & set(one)
            ),
            default=None,
        )
        outcome = solve(
            with_cells(plan, filled, empty), time_limit=60, workers=1, seed=0, strict=False
        )
        statuses.append(outcome.status)
        if best is None:
            assert outcome.status is Status.INFEASIBLE, to_yaml(data)
            continue
        assert outcome.status is Status.OPTIMAL, to_yaml(data)
        assert [cost(one.goal, one.value) for one in outcome.goals] == best, to_yaml(data)
    assert {Status.OPTIMAL, Status.INFEASIBLE} == set(statuses)
