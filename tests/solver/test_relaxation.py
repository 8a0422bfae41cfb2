from __future__ import annotations

import math
from collections import Counter

import pytest

from dutyplan.goals.balances import Fairness
from dutyplan.plan import Plan
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver import relaxation as module
from dutyplan.solver.engine import OutOfTimeError
from dutyplan.solver.leximin import FIRST_TRIES, Summit
from dutyplan.solver.relaxation import Relaxation, Relaxed, _reachable
from dutyplan.solver.shortage import Least
from dutyplan.solver.watching import Watch
from tests import builders, plans

THREE = "{name: Ann}, {name: Bob}, {name: Cem}"


def week(tasks: str, volunteers: str = THREE, more: str = "") -> Plan:
    text = f"start: 2026-11-28\nweeks: 2\ntasks: [{tasks}]\nvolunteers: [{volunteers}]\n{more}"
    return plans.plan(text + "goals: [coverage, fairness]\n")


def relaxation(
    plan: Plan,
    missing: int = 0,
    deadline: float = math.inf,
    crews: plans.Crews | None = None,
) -> Relaxation:
    options = plan.goals[1][1]
    assert isinstance(options, Fairness)
    least = Least(builders.roster(plan, crews or {}), missing, None)
    return Relaxation(
        plan, Eligibility(plan), options, least, seed=0, deadline=deadline, watch=Watch()
    )


def fairest(plan: Plan, missing: int = 0, crews: plans.Crews | None = None) -> Relaxed:
    asked = relaxation(plan, missing, crews=crews)
    found = asked.begin()
    assert found is not None
    return found if found.summit.is_proved else asked.finish()


def without_filling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Relaxation, "_fill_up", lambda self, total: None)


@pytest.fixture(params=[True, False], ids=["filling", "level by level"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not request.param:
        without_filling(monkeypatch)


TWO = "{name: Ann}, {name: Bob}"
EVEN = "{name: A, when: saturday, effort: 2}, {name: B, when: sunday}"
EXCLUSIVE = (
    "{name: A, when: 2026-11-28 08:00-10:00, effort: 2}, "
    "{name: B, when: 2026-11-28 09:00-11:00, effort: 3}, {name: C, when: 2026-11-29}"
)
TOGETHER = "rules: {together: [[Ann, Bob]]}\n"


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize(
    ("plan", "balances"),
    [
        (week(EVEN), (0, 0, 0)),
        (week(EVEN, TWO), (0, 0)),
        # Bob can serve on the four lighter ones alone, and Ann is left with the two others.
        (
            week(
                "{name: A, when: saturday, effort: 3}, {name: B, when: [sunday, monday]}",
                "{name: Ann}, {name: Bob, never: [A]}",
            ),
            (10, -10),
        ),
        # Nobody has both that overlap.
        (week(EXCLUSIVE, TWO), (0, 0)),
        (week(EXCLUSIVE.replace("effort: 3", "effort: 9"), TWO), (30, -30)),
        # Rest takes two of the three from each; what is owed for the third stays.
        (
            week("{name: A, when: [monday, tuesday, wednesday]}", TWO, "rules: {rest: 3 days}\n"),
            None,
        ),
        # Two who come together leave what takes one to the third.
        (
            week("{name: A, when: saturday, people: 2}, {name: B, when: sunday, effort: 2}",
                 THREE, TOGETHER),
            (13, -7, -7),
        ),
        # A share of none is compared with nobody, and may take it all.
        (week("{name: A, when: saturday}", "{name: Ann}, {name: Bob, share: 0}"), (-20,)),
    ],
)  # fmt: skip
def test_the_fairest_counts(plan: Plan, balances: tuple[int, ...] | None) -> None:
    if balances is None:  # six duties, of which two fit for each: there are no counts
        assert relaxation(plan).begin() is None
        return
    assert fairest(plan).summit == Summit(balances, balances[0], True)


@pytest.mark.usefixtures("either_way")
def test_gaps_come_where_they_must_and_balances_are_the_fairest_of_these() -> None:
    tasks = "{name: A, when: saturday, people: 2}, {name: B, when: sunday, effort: 2}"
    plan = week(tasks, "{name: Ann}, {name: Bob, available: sunday}")
    # Ann owes 6 and can have as much only with both of B; Bob owes 2.
    assert fairest(plan, missing=2).summit == Summit((0, -20), 0, True)
    assert relaxation(plan, missing=1).begin() is None


@pytest.mark.usefixtures("either_way")
def test_what_those_who_are_not_compared_can_take_is_not_carried_by_others() -> None:
    plan = week("{name: A, when: saturday}", "{name: Ann}, {name: Bob, share: 0}")
    assert fairest(plan, crews={0: ["Ann"], 1: ["Ann"]}).summit == Summit((-20,), -20, True)


def test_the_aim_holds_the_counts_of_those_who_are_compared() -> None:
    tasks = "{name: A, when: saturday, effort: 3}, {name: B, when: [sunday, monday]}"
    plan = week(tasks, "{name: Ann}, {name: Bob, never: [A]}, {name: Cem, share: 0, never: [A, B]}")
    aim = fairest(plan).aim
    assert aim.counts == {0: Counter({300: 2, 100: 0}), 1: Counter({100: 4})}
    assert aim.near.assignments == ()
    assert aim.crowds == [([duty], 1) for duty in plan.duties]
    assert aim.chosen == {}


def test_the_aim_holds_the_duties_of_those_who_are_involved() -> None:
    tasks = "{name: A, when: saturday, people: 2}, {name: B, when: sunday, effort: 2}"
    plan = week(tasks, THREE, TOGETHER)
    both = [duty for duty in plan.duties if duty.task.name == "A"]
    assert fairest(plan).aim.chosen == {0: both, 1: both}


def test_where_water_filling_ends_nothing_is_left_to_search() -> None:
    found = relaxation(week(EVEN)).begin()
    assert found is not None
    assert found.summit == Summit((0, 0, 0), 0, True)


def test_without_it_the_largest_balance_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    without_filling(monkeypatch)
    asked = relaxation(week(EVEN))
    found = asked.begin()
    assert found is not None
    assert (found.summit.bound, found.summit.is_proved) == (0, False)
    assert asked.finish().summit == Summit((0, 0, 0), 0, True)


def test_where_nobody_is_compared_there_is_nothing_to_ask() -> None:
    plan = week("{name: A, when: saturday}", "{name: Ann, share: 0}")
    assert relaxation(plan).begin() is None


def test_when_time_is_up_there_is_nothing() -> None:
    with pytest.raises(OutOfTimeError):
        relaxation(week(EVEN), deadline=0.0)


@pytest.mark.parametrize(
    ("most", "num", "loads"),
    [
        ((), 3, [0]),
        (((1, 2),), 3, [0, 1, 2]),
        (((2, 2),), 1, [0, 2]),
        (((1, 1), (3, 2)), 3, [0, 1, 3, 4, 6, 7]),
        (((1, 1), (3, 2)), 2, [0, 1, 3, 4, 6]),
        (((0, 5), (2, 1)), 9, [0, 2]),
    ],
)
def test_loads_that_can_be_reached(
    most: tuple[tuple[int, int], ...], num: int, loads: list[int]
) -> None:
    assert _reachable(most, num) == loads


@pytest.mark.parametrize(("few", "tries"), [(8_000, FIRST_TRIES), (3, ())])
def test_a_small_model_is_tried_with_little_work_first(
    few: int, tries: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_filling(monkeypatch)
    monkeypatch.setattr(module, "_FEW_VARIABLES", few)
    tried: list[object] = []

    def settling(*_: object, tries: object) -> Summit:
        tried.append(tries)
        return Summit((0, 0, 0), 0, True)

    asked = relaxation(week(EVEN))
    assert asked.begin() is not None
    monkeypatch.setattr(module, "settle", settling)
    asked.finish()
    assert tried == [tries]
