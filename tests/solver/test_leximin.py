from __future__ import annotations

import math
from collections.abc import Iterator

import pytest

from dutyplan.goals.base import Leximin
from dutyplan.plan import Plan
from dutyplan.roster import Outcome
from dutyplan.solver import leximin
from dutyplan.solver.answers import Finding
from dutyplan.solver.engine import Engine
from dutyplan.solver.levels import Levels, Load
from dutyplan.solver.opener import Opener
from dutyplan.solver.stages import Stages
from tests import plans
from tests.solver.climbs import THREE, TWO, climb, daily, solved, week


@pytest.fixture(scope="module", autouse=True)
def in_the_whole_model() -> Iterator[None]:
    """Nothing is known before the whole model is built."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Opener, "run", lambda self: None)
        patch.setattr(Opener, "resume", lambda self, roster: None)
        yield


def values(text: str) -> list[object]:
    return [result.value for result in solved(plans.plan(text)).goals]


@pytest.mark.parametrize(
    ("tasks", "volunteers", "vector"),
    [
        # Loads of 2, 1, 1, each owing 4/3.
        (daily(1, 1, 1, 1), THREE, (7, -3, -3)),
        # 3 against 1 + 2.
        (daily(1, 2, 3), TWO, (0, 0)),
        # 5 against 3, each owing 4.
        (daily(3, 3, 2), TWO, (10, -10)),
        # 0.5 + 0.75 against 1.25.
        (daily(0.5, 0.75, 1.25), TWO, (0, 0)),
        # 0.6 against 0.3, each owing 0.45: half up on both sides of nothing.
        (daily(0.3, 0.3, 0.3), TWO, (2, -1)),
        # 0.34 and 0.33 are the same tenth, and so nobody minds who has which.
        (daily(0.34, 0.33), TWO, (0, 0)),
        # 7, 5 and 5 + 1 owing 6 each.
        (daily(7, 5, 5, 1), THREE, (10, 0, -10)),
        # A share of a half owes 1 of 3.
        (daily(1, 1, 1), "{name: Ann}, {name: Bob, share: 0.5}", (0, 0)),
        # Ten points by shares of 2, 1 and 1: whoever takes the six, nobody is below the rest.
        (daily(6, 3, 1), "{name: Ann, share: 2}, {name: Bob}, {name: Cem}", (10, 5, -15)),
        # Efforts of nothing change nothing.
        (daily(0, 0, 1), TWO, (5, -5)),
        (daily(0, 0), TWO, (0, 0)),
    ],
)
def test_known_vectors(tasks: str, volunteers: str, vector: tuple[int, ...]) -> None:
    assert values(week(tasks, volunteers)) == [0, vector]


def test_behind_a_largest_balance_that_can_not_be_helped_the_rest_is_fair_too() -> None:
    # Only Ann can take the five points; all owe 7/3.
    tasks = daily(5, 1, 1)
    people = "{name: Ann}, {name: Bob, never: [T0]}, {name: Cem, never: [T0]}"
    assert values(week(tasks, people)) == [0, (27, -13, -13)]


def test_the_second_largest_counts_more_than_the_smallest() -> None:
    # 4 points each are owed. Ann must take six; 4 and 2 are left for Bob, Cem, and Dina, who
    # may not take the four.
    tasks = daily(6, 4, 1, 1)
    people = THREE.replace("Bob", "Bob, never: [T0]").replace("Cem", "Cem, never: [T0]")
    assert values(week(tasks, people)) == [0, (20, 0, -20)]


def test_overlapping_duties_of_unequal_effort() -> None:
    tasks = (
        "{name: A, when: [saturday 10:00-12:00], effort: 3}, "
        "{name: B, when: saturday 11:00-13:00, effort: 2}, "
        "{name: C, when: saturday 12:00-14:00, effort: 1}"
    )
    # On two Saturdays: each may have A and C or B alone; 6 each by 4 + 2 and 2 + 4.
    assert values(week(tasks, TWO)) == [0, (0, 0)]


def test_those_who_are_not_compared_take_what_they_can() -> None:
    assert values(week(daily(2, 2, 2), "{name: Ann}, {name: Zero, share: 0}")) == [0, (-60,)]
    assert values(week(daily(2, 2, 2), "{name: Zero, share: 0}")) == [0, ()]


def test_gaps_are_left_with_nobody_and_shared_by_all() -> None:
    # Nobody is old enough for T1, whose two points are still owed.
    tasks = (
        daily(2, 2).replace("effort: 2}", "effort: 2, age: 70+}", 2).replace(", age: 70+", "", 1)
    )
    assert values(week(tasks, "{name: Ann, age: 30}, {name: Bob, age: 30}")) == [1, (0, -20)]


ORDER = (
    "{name: A, when: [2026-11-28, 2026-11-29]}, {name: B, when: 2026-11-30, effort: 5}",
    "{name: Ann, never: [B]}, {name: Bob}",
)


def test_the_goal_that_comes_first_is_met_first() -> None:
    only_a, everything = "fairness: {tasks: [A]}", "fairness"
    assert values(week(*ORDER, f"[coverage, {only_a}, {everything}]")) == [0, (0, 0), (25, -25)]
    assert values(week(*ORDER, f"[coverage, {everything}, {only_a}]")) == [0, (15, -15), (10, -10)]
    assert values(week(*ORDER, f"[{only_a}, coverage]")) == [(-10, -10), 2]
    assert values(week(*ORDER, f"[{everything}, coverage]")) == [(-35, -35), 3]


MIXED = """
    start: 2026-11-28
    weeks: 2
    tasks:
      - {name: A, when: saturday 10:00-12:00, people: 2, effort: 3, age: 18+}
      - {name: B, when: [saturday 11:00-13:00, sunday 10:00-12:00], people: 1, effort: 1.5}
      - {name: C, when: saturday 14:00-15:00, people: 1-2, effort: 0.7, skills: [keys, van]}
      - {name: D, when: wednesday, people: {min: 2, want: 3}, effort: 2}
    volunteers:
      - {name: Ann, age: 30, skills: [keys], available: weekends}
      - {name: Bob, age: 30, share: 0.5, skills: [van]}
      - {name: Cem, age: 15, unavailable: 2026-12-05}
      - {name: Dina, age: 70, skills: [keys], never: [D]}
      - {name: Eve, age: 40, share: 1.5, limits: {per_week: 2}}
      - {name: Gus, age: 20, share: 0, available: sunday}
    rules: {limits: {per_day: 2, total: 5}}
"""
FAIR_WEEKENDS = "goals: [coverage, fairness: {on: weekends, of: duties}, fairness]\n"


@pytest.fixture(scope="module", params=["", FAIR_WEEKENDS], ids=["one", "two"])
def mixed(request: pytest.FixtureRequest) -> Plan:
    return plans.plan(f"{MIXED}    {request.param}")


@pytest.fixture(scope="module")
def best(mixed: Plan) -> Outcome:
    return solved(mixed)


def vectors(outcome: Outcome) -> list[object]:
    return [result.value for result in outcome.goals]


@pytest.mark.parametrize("seed", [1, 7, 42])
def test_another_seed_finds_the_same_vector(mixed: Plan, best: Outcome, seed: int) -> None:
    assert vectors(solved(mixed, seed)) == vectors(best)


@pytest.mark.parametrize("most", [2, 100, 10**5])
def test_levels_in_several_objectives_give_the_same_vector(
    mixed: Plan, best: Outcome, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leximin, "MAX_OBJECTIVE", most)
    monkeypatch.setattr(leximin, "WHOLE_TRIES", ())
    outcome = solved(mixed)
    assert vectors(outcome) == vectors(best)
    monkeypatch.setattr(leximin, "MAX_OBJECTIVE", 10**13)
    assert num_stages(outcome, "balances") > num_stages(solved(mixed), "balances")


def num_stages(outcome: Outcome, name: str) -> int:
    return sum(line.startswith(name) for line in outcome.stages)


def test_one_objective_for_each_level(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leximin, "MAX_OBJECTIVE", 2)
    monkeypatch.setattr(leximin, "WHOLE_TRIES", ())
    outcome = solved(plans.plan(week(daily(1, 1, 1, 1), THREE)))
    told = [line.split(":")[0] for line in outcome.stages if line.startswith("balances")]
    assert told == ["balances +0.7 to +0.7", "balances -0.3 to -0.3"]


def test_settling_alone_finds_the_same(
    mixed: Plan, best: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leximin, "_PROBE_EFFORT", 1e-9)
    outcome = solved(mixed)
    assert vectors(outcome) == vectors(best)


def test_without_any_question_the_levels_settle_it(
    mixed: Plan, best: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask_nothing(stages: Stages, model: Levels, *_: object) -> int:
        model.cap(model.vector(stages.values)[0])
        return -(10**6)

    monkeypatch.setattr(leximin, "_lower_the_largest", ask_nothing)
    outcome = solved(mixed)
    assert vectors(outcome) == vectors(best)
    assert num_stages(outcome, "largest balance") == 0 < num_stages(best, "largest balance")


@pytest.mark.parametrize(
    ("tasks", "volunteers"),
    [(daily(3, 3, 2), TWO), (daily(7, 5, 5, 1), THREE), (daily(1, 1, 1, 1), THREE),
     (daily(0.5, 0.5, 3, 3, 3, 4), THREE.replace("Cem", "Cem, share: 3"))],
)  # fmt: skip
def test_the_least_largest_balance_is_found_and_proved(tasks: str, volunteers: str) -> None:
    stages, model, best = climb(tasks, volunteers)
    vector = best.goals[1].value
    assert isinstance(vector, tuple)
    bound = leximin._lower_the_largest(stages, model)
    assert bound == vector[0]
    assert model.vector(stages.values)[0] == vector[0]
    model.cap(vector[0] - 1)
    assert stages.probe("lower still", 10).value == "none"
    model.cap(None)
    assert stages.probe("anywhere", 10).value == "best"


def test_parts_reach_what_no_question_is_answered_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leximin, "_PROBE_EFFORT", 1e-9)
    monkeypatch.setattr(leximin, "_PROOF_EFFORT", 1e-9)
    stages, model, best = climb(daily(3, 3, 2, 2, 2), TWO)
    parts = [[on] for on in range(1, 1 + 5 * 2)]  # five duties, two volunteers
    course = Stages(stages.engine, math.inf, None, [parts])
    course.values = stages.values
    top = best.goals[1].value
    assert isinstance(top, tuple)
    assert model.vector(course.values)[0] > top[0]
    bound = leximin._lower_the_largest(course, model)
    assert model.vector(course.values)[0] == top[0]
    assert bound <= top[0]


def test_the_last_few_levels_are_left_to_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    stages, model, _ = climb(daily(3, 3, 2, 2, 2, 1, 1, 1, 1), TWO)
    top = model.vector(stages.values)[0]
    total = leximin._least_total(stages, model)
    places = {level for one in model.climbs for level in one.levels if level < top}
    num_levels = sum(model.capacity(level) >= total for level in places)
    asked: list[str] = []

    def give_up(name: str, *_: object) -> Finding:
        asked.append(name)
        return Finding.NOTHING

    monkeypatch.setattr(stages, "probe", give_up)
    monkeypatch.setattr(stages, "reach", give_up)
    leximin._lower_the_largest(stages, model)
    # One level, two on, four on: and no more once there are no further to jump over.
    assert num_levels >= 8
    assert len(asked) == 2 * (num_levels.bit_length() - 1)
    assert model.vector(stages.values)[0] == top


# What is known before. Loads of 2, 1, 1 are the best there are.
SHARED = (daily(1, 1, 1, 1), THREE)
BEST = (7, -3, -3)


def asked(stages: Stages, num_before: int = 0) -> list[str]:
    return [line.split(":")[0] for line in stages.lines[num_before:]]


def test_a_largest_balance_that_is_known_to_be_least_is_not_asked_for() -> None:
    stages, model, _ = climb(*SHARED)
    leximin.climb(stages, model)
    num_before = len(stages.lines)
    assert leximin._lower_the_largest(stages, model, BEST[0]) == BEST[0]
    assert len(stages.lines) == num_before
    assert stages.probe("no higher", 10) is Finding.BEST
    assert model.vector(stages.values)[0] == BEST[0]


@pytest.mark.parametrize(("least", "lowest"), [(None, 0), (-10, 0), (10, 10), (20, 20)])
def test_nothing_is_asked_below_what_is_known(least: int | None, lowest: int) -> None:
    # Two may do one of six, which the levels do not know of; all owe two.
    people = "{name: Ann, limits: {total: 1}}, {name: Bob, limits: {total: 1}}, {name: Cem}"
    stages, model, _ = climb(daily(1, 1, 1, 1, 1, 1), people)
    assert leximin._lower_the_largest(stages, model, least) == 20
    assert model.vector(stages.values)[0] == 20
    told = [name.split()[2] for name in asked(stages) if name.startswith("largest")]
    assert min(round(10 * float(level)) for level in told) == lowest


@pytest.mark.parametrize(
    "balances",
    [
        BEST,
        (-3, -3, -3),  # more than there is to be shared out
        (7, -3, -13),
        (1, 0, 0),  # where nobody can stand
        None,
    ],
)
def test_what_is_known_of_the_balances_changes_nothing_in_them(
    balances: tuple[int, ...] | None,
) -> None:
    stages, model, _ = climb(*SHARED)
    summit = leximin.climb(stages, model, leximin.Limit(None, balances))
    assert summit == leximin.Summit(BEST, BEST[0], True)


def test_balances_that_are_known_to_be_the_best_are_not_solved_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stages, model, _ = climb(*SHARED)
    assert stages.hold("loads", model.climb_to((200, 100, 100)), 10)
    monkeypatch.setattr(stages.engine, "solve", None)
    summit = leximin.climb(stages, model, leximin.Limit(BEST[0], BEST))
    assert summit == leximin.Summit(BEST, BEST[0], True)


ALL, TOP, REST, NEXT = "-1.3 to +0.7", "+0.7 to +0.7", "-1.3 to -0.3", "-0.3 to -0.3"
LARGE, SMALL = 10**13, 2


@pytest.mark.parametrize(
    ("tries", "told"),
    [
        ([], [f"{ALL}: best"]),
        ([(LARGE, 10.0)], [f"{ALL}: best"]),
        ([(SMALL, 10.0)], [f"{TOP}: best", f"{NEXT}: best"]),
        ([(LARGE, 0.0)], [f"{ALL}: nothing", f"{ALL}: best"]),
        (
            [(LARGE, 0.0), (SMALL, 10.0)],
            [f"{ALL}: nothing", f"{TOP}: best", f"{REST}: nothing", f"{NEXT}: best"],
        ),
    ],
)
def test_levels_are_tried_with_little_work_first(
    tries: list[tuple[int, float]], told: list[str]
) -> None:
    stages, model, _ = climb(*SHARED)
    lowest = leximin.lower(stages, model)
    num_before = len(stages.lines)
    summit = leximin.settle(stages, model, lowest, tries=tries)
    assert summit == leximin.Summit(BEST, BEST[0], True)
    lines = [line.split(",")[0].removeprefix("balances ") for line in stages.lines[num_before:]]
    assert lines == told


@pytest.mark.parametrize(
    ("few", "told"), [(10**4, [f"{TOP}: best", f"{NEXT}: best"]), (3, [f"{ALL}: best"])]
)
def test_a_whole_model_is_tried_first_unless_it_is_large(
    few: int, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leximin, "WHOLE_TRIES", [(SMALL, 10.0)])
    monkeypatch.setattr(leximin, "_FEW_VARIABLES", few)
    stages, model, _ = climb(*SHARED)
    assert leximin.climb(stages, model) == leximin.Summit(BEST, BEST[0], True)
    lines = [line.split(",")[0] for line in stages.lines if line.startswith("balances ")]
    assert [line.removeprefix("balances ") for line in lines] == told


def standing(*levels: tuple[int, ...], at: tuple[int, ...]) -> tuple[Stages, Levels]:
    """People who may stand at these levels each, and stand where they are put."""
    stages = Stages(Engine(), math.inf)
    variables = [stages.engine.integer(own[0], own[-1]) for own in levels]
    loads = [
        Load([(variable, 1)], own, lambda load: load)
        for variable, own in zip(variables, levels, strict=True)
    ]
    stages.probe("anywhere", 10)
    model = Levels(stages, loads)
    assert stages.hold("as given", dict(zip(variables, at, strict=True)), 10)
    return stages, model


def test_what_more_people_than_can_stand_at_a_level_would_weigh_is_no_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The first objective is of 20, 10 and 5, where one can stand at each: 4, 2 and 1. Two at
    # 10 and one at 5 would weigh what those at 20 and at 5 do now.
    monkeypatch.setattr(leximin, "MAX_OBJECTIVE", 10)
    stages, model = standing((0, 10), (20,), (0, 5), at=(0, 20, 5))
    assert leximin._settle_levels(stages, model, (10, 10, 5))
    assert model.vector(stages.values) == [20, 0, 0]


def test_behind_a_level_that_is_higher_than_was_known_nothing_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # At 10 and 20 stands the second, who has to climb; the others stay at 9 for nothing.
    monkeypatch.setattr(leximin, "MAX_OBJECTIVE", 5)
    stages, model = standing((0, 9), (10, 20), (0, 9), at=(9, 20, 9))
    stages.engine.within(model.total(), 20, None)
    stages.engine.within([model._loads[1].terms[0]], 20, None)
    assert leximin._settle_levels(stages, model, (10, 9, 9))
    assert model.vector(stages.values) == [20, 0, 0]


def test_nobody_to_compare() -> None:
    stages = Stages(Engine(), math.inf)
    stages.probe("any", 1)
    assert leximin.climb_levels(stages, Leximin([], []), {}) == leximin.Summit((), 0, True)


def test_what_an_objective_of_levels_says_of_the_largest_balance() -> None:
    # One person weighs 1 at -0.2, 4 at +0.5 and 16 at +0.9.
    read = leximin._largest([9, 5, -2], [1, 4, 16], fixed=1)
    assert [read(value) for value in (-1, 0, 2, 3, 14, 15, 40)] == [None, -2, -2, 5, 5, 9, 9]
