from __future__ import annotations

import math
from collections.abc import Mapping

import pytest

from dutyplan.goals.balances import Fairness
from dutyplan.plan import Duty, Plan
from dutyplan.roster import Roster
from dutyplan.rules import RULES
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver import drawing, lifting
from dutyplan.solver.answers import Finding
from dutyplan.solver.drawing import Aim
from dutyplan.solver.engine import OutOfTimeError
from dutyplan.solver.lifting import Lifting
from dutyplan.solver.stages import Stages
from dutyplan.solver.watching import Watch
from tests import builders, plans

TASKS = "{name: A, when: saturday, effort: 2}, {name: B, when: [sunday, monday]}"
TWO = "{name: Ann}, {name: Bob}"
WORK = 5.0


def week(tasks: str = TASKS, volunteers: str = TWO, more: str = "") -> Plan:
    text = f"start: 2026-11-28\nweeks: 2\ntasks: [{tasks}]\nvolunteers: [{volunteers}]\n{more}"
    return plans.plan(text + "goals: [coverage, fairness]\n")


def lift(plan: Plan, missing: int = 0, deadline: float = math.inf) -> Lifting:
    options = plan.goals[1][1]
    assert isinstance(options, Fairness)
    return Lifting(
        plan, Eligibility(plan), options, missing, seed=0, deadline=deadline, watch=Watch()
    )


def aim(plan: Plan, counts: Mapping[int, Mapping[int, int]], near: plans.Crews | None = None,
        chosen: Mapping[int, list[Duty]] | None = None) -> Aim:  # fmt: skip
    """With nobody beyond need, and nobody missing."""
    crowds = [([duty], duty.people.want) for duty in plan.duties]
    return Aim(counts, builders.roster(plan, near or {}), crowds, chosen or {})


def amounts(found: Roster | None) -> dict[str, list[int]] | None:
    """What each duty of each volunteer weighs, ascending."""
    if found is None:
        return None
    return {
        one.id: sorted(duty.effort for duty in found.duties_of(one))
        for one in found.plan.volunteers
    }


ALL_A = {0: {200: 2, 100: 0}, 1: {100: 4}}
MIXED = {0: {200: 1, 100: 2}, 1: {200: 1, 100: 2}}


def test_with_counts() -> None:
    plan = week()
    found = lift(plan).with_counts(aim(plan, ALL_A), 8, WORK)
    assert amounts(found) == {"Ann": [200, 200], "Bob": [100] * 4}
    found = lift(plan).with_counts(aim(plan, MIXED), 8, WORK)
    assert amounts(found) == {"Ann": [100, 100, 200], "Bob": [100, 100, 200]}


def test_what_is_not_among_the_counts_is_none() -> None:
    plan = week()
    found = lift(plan).with_counts(aim(plan, {0: {200: 2}, 1: {100: 4}}), 8, WORK)
    assert amounts(found) == {"Ann": [200, 200], "Bob": [100] * 4}
    assert lift(plan).with_counts(aim(plan, {0: {200: 1}, 1: {100: 4}}), 8, WORK) is None


def test_with_loads_whatever_the_duties() -> None:
    plan = week("{name: A, when: saturday, effort: 2}, {name: B, when: [sunday, monday]}")
    found = lift(plan).with_loads(aim(plan, ALL_A), 16, WORK)
    assert found is not None
    assert [found.effort(one) for one in plan.volunteers] == [400, 400]
    assert lift(plan).with_loads(aim(plan, {0: {200: 2}, 1: {100: 3}}), 16, WORK) is None


def test_who_is_not_compared_takes_what_is_left() -> None:
    plan = week(volunteers="{name: Ann}, {name: Bob, share: 0}")
    for found in (
        lift(plan).with_counts(aim(plan, {0: {200: 1, 100: 0}}), 8, WORK),
        lift(plan).with_loads(aim(plan, {0: {200: 1, 100: 0}}), 16, WORK),
    ):
        assert found is not None
        assert [found.effort(one) for one in plan.volunteers] == [200, 600]


def test_no_more_is_missing_than_may_be() -> None:
    plan = week("{name: A, when: saturday, people: 2, effort: 2}", "{name: Ann}")
    counts = {0: {200: 2}}
    one_each = Aim(counts, builders.roster(plan, {}), [([duty], 1) for duty in plan.duties])
    assert lift(plan, 2).with_counts(one_each, 8, WORK) is not None
    assert lift(plan, 1).with_counts(one_each, 8, WORK) is None


def test_so_many_come_as_the_aim_says() -> None:
    plan = week("{name: A, when: saturday, people: 1-2}")
    sat, later = plan.duties
    counts = {0: {100: 2}, 1: {100: 1}}
    for crowds, found in (
        ([([sat], 2), ([later], 1)], [2, 1]),
        ([([sat], 1), ([later], 2)], [1, 2]),
        ([([sat], 1), ([later], 1)], None),
        # Of several together, nobody is beyond need.
        ([([sat, later], 3)], None),
    ):
        lifted = lift(plan).with_counts(Aim(counts, builders.roster(plan, {}), crowds), 8, WORK)
        assert (lifted and [len(lifted.crew(duty)) for duty in plan.duties]) == found


def test_rules_are_kept() -> None:
    plan = week("{name: A, when: [saturday, sunday]}", more="rules: {rest: 1 day}\n")
    counts = {0: {100: 2}, 1: {100: 2}}
    found = lift(plan).with_counts(aim(plan, counts), 8, WORK)
    assert found is not None
    assert all(found.crew(duty) for duty in plan.duties)
    assert all(
        one.date.toordinal() + 1 != other.date.toordinal()
        for each in plan.volunteers
        for one in found.duties_of(each)
        for other in found.duties_of(each)
    )
    plan = week("{name: A, when: 2026-11-28}", more="rules: {limits: {total: 1}}\n")
    assert lift(plan).with_loads(aim(plan, {0: {100: 1}, 1: {100: 1}}), 16, WORK) is None


def test_of_those_who_are_involved_the_duties_stand() -> None:
    plan = week("{name: A, when: saturday}")
    first, second = plan.duties
    for own, other in ((first, second), (second, first)):
        chosen = {0: [own], 1: [other]}
        found = lift(plan).with_loads(aim(plan, {0: {100: 1}, 1: {100: 1}}, {}, chosen), 16, WORK)
        assert found is not None
        assert found.duties_of(plan.volunteers[0]) == (own,)
    clash = aim(plan, {0: {100: 1}, 1: {100: 1}}, {}, {0: [first], 1: [first]})
    assert lift(plan).with_loads(clash, 16, WORK) is None


def test_a_draw_that_is_too_small_may_still_hold_what_is_near(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(drawing, "_CROWD", 0)
    plan = week("{name: A, when: saturday}, {name: B, when: sunday, effort: 2}")
    counts = {0: {100: 1, 200: 1}, 1: {100: 1, 200: 1}}
    near = {0: ["Ann"], 1: ["Ann"], 2: ["Bob"], 3: ["Bob"]}
    assert lift(plan).with_loads(aim(plan, counts), 0, WORK) is None
    found = lift(plan).with_loads(aim(plan, counts, near), 0, WORK)
    assert found is not None
    assert [[one.id for one in found.crew(duty)] for duty in plan.duties] == list(near.values())


def test_the_same_seed_draws_the_same() -> None:
    plan = week()
    first, second = (lift(plan).with_loads(aim(plan, MIXED), 3, WORK) for _ in range(2))
    assert first is not None
    assert second is not None
    assert first.assignments == second.assignments


# Balances, whoever has which.


def test_with_balances() -> None:
    plan = week()  # each owes 4
    even = lift(plan).with_balances((0, 0))
    assert even is not None
    assert [even.effort(one) for one in plan.volunteers] == [400, 400]
    uneven = lift(plan).with_balances((20, -20))
    assert uneven is not None
    assert sorted(uneven.effort(one) for one in plan.volunteers) == [200, 600]
    assert lift(plan).with_balances((10, 0)) is None


def test_balances_that_no_roster_has_are_known_to_be_impossible(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = lift(week())
    for balances, is_impossible in (((10, 0), True), ((0, 0), False), ((20, 0), True)):
        asked.with_balances(balances)
        assert asked.is_impossible is is_impossible
    monkeypatch.setattr(Stages, "probe", lambda *_: Finding.NOTHING)
    assert asked.with_balances((10, 0)) is None
    assert not asked.is_impossible


def test_balances_come_with_no_more_gaps_than_may_be() -> None:
    plan = week("{name: A, when: saturday}")  # each owes 1
    assert lift(plan).with_balances((0, -10)) is None
    assert lift(plan, 1).with_balances((0, -10)) is not None


def test_all_duties_are_taken_at_once_where_they_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = week()  # twelve pairs
    monkeypatch.setattr(lifting, "_MOST_LITERALS", 12)
    assert lift(plan).is_small
    monkeypatch.setattr(lifting, "_MOST_LITERALS", 11)
    assert not lift(plan).is_small
    monkeypatch.setattr(lifting, "_FEW_LITERALS", 12)
    assert lift(plan).is_tiny
    monkeypatch.setattr(lifting, "_FEW_LITERALS", 11)
    assert not lift(plan).is_tiny


def test_when_time_is_up_no_model_is_built() -> None:
    plan = week()
    late = lift(plan, deadline=0.0)
    with pytest.raises(OutOfTimeError):
        late.with_loads(aim(plan, MIXED), 16, WORK)
    with pytest.raises(OutOfTimeError):
        late.with_balances((0, 0))


def test_few_gaps_are_found_from_none_filled() -> None:
    plan = week(more="rules: {rest: 1 day}\n")
    nobody = builders.roster(plan, {})
    found = lift(plan).with_few_gaps(nobody)
    assert found is not None
    assert not list(found.gaps())
    assert not [breach for rule in RULES for breach in rule.check(plan, found)]


def test_what_stands_is_always_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "_CROWD", 0)
    fixed = "rules: {fixed: [{volunteer: Bob, task: A, date: 2026-11-28}]}\n"
    plan = week("{name: A, when: saturday}", more=fixed)
    near = {1: ["Ann"]}
    found = lift(plan).with_loads(aim(plan, {0: {100: 1}, 1: {100: 1}}, near), 0, WORK)
    assert found is not None
    assert [one.id for one in found.crew(plan.duties[0])] == ["Bob"]
