from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dutyplan.goals.balances import Fairness, balance_of, fair_shares, load_of, tenths
from dutyplan.goals.fairness import GOAL
from dutyplan.goals.shares import FairShares
from dutyplan.plan import Plan
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.variables import Variables
from tests import builders, plans

WEEK = """
    start: 2026-11-28
    tasks:
      - {name: A, when: saturday 10:00-12:00, people: 2, effort: 3, age: 18+}
      - {name: B, when: saturday 14:00-15:00, people: 1, effort: 1}
      - {name: C, when: sunday 10:00-11:00, people: 3, effort: 0.5}
    volunteers:
      - {name: Ann, age: 30}
      - {name: Bob, age: 30, share: 0.5}
      - {name: Kid, age: 15}
      - {name: Sun, age: 40, available: sunday}
      - {name: New, age: 30, since: 2026-11-29}
      - {name: Zero, age: 30, share: 0}
      - {name: Barred, age: 30, limits: {total: 0}}
    goals: [coverage, fairness]
    """
CREWS = {0: ["Ann", "Bob"], 1: ["Ann"], 2: ["Ann", "Kid", "New"]}


def with_options(options: str) -> Plan:
    return plans.plan(WEEK.replace("fairness", f"fairness: {options}"))


def options_of(plan: Plan) -> Any:
    return plan.goals[1][1]


def value(plan: Plan, crews: plans.Crews = CREWS) -> tuple[int, ...]:
    roster = builders.roster(plan, crews)
    return GOAL.value(plan, options_of(plan), Eligibility(plan), roster)


@pytest.mark.parametrize(
    ("options", "vector"),
    [
        # Ann 4.5 - 47/15, Bob 3 - 47/30, New 0.5 - 1/3, Sun 0 - 1/3, Kid 0.5 - 47/15
        ("{}", (14, 14, 2, -3, -26)),
        ("{of: effort, shared_by: available}", (14, 14, 2, -3, -26)),
        # Ann 4.5 - 7/3, Bob 3 - 7/6, New 0.5 - 1/3, Kid 0.5 - 7/3, Sun 0 - 7/3
        ("{shared_by: everyone}", (22, 18, 2, -18, -23)),
        # Bob 3 - 71/30, New 0.5 - 1/3, Ann 4.5 - 71/15, Kid 0.5 - 11/15, Sun 0 - 1/3
        ("{shared_by: eligible}", (6, 2, -2, -2, -3)),
        # Ann 4 - 8/3, Bob 2 - 4/3, New 1 - 2/3, Sun 0 - 2/3, Kid 1 - 8/3
        ("{of: hours}", (13, 7, 3, -7, -17)),
        # Ann 3 - 28/15, New 1 - 2/3, Bob 1 - 14/15, Sun 0 - 2/3, Kid 1 - 28/15
        ("{of: duties}", (11, 3, 1, -7, -9)),
        # Ann, Kid and New 0.5 - 1/3, Bob 0 - 1/6, Sun 0 - 1/3
        ("{on: sunday}", (2, 2, 2, -2, -3)),
        # Bob 3 - 2, Ann 3 - 4; nobody else may be put on it
        ("{tasks: [a]}", (10, -10)),
        # B is the only duty left: Ann 1 - 2/5, Bob 0 - 1/5, Kid 0 - 2/5
        ("{tasks: [B, C], on: saturday}", (6, -2, -4)),
        ("{tasks: [C], on: saturday}", ()),
    ],
)
def test_values_by_hand(options: str, vector: tuple[int, ...]) -> None:
    assert value(with_options(options)) == vector


def test_who_is_left_out_may_serve_and_counts_nowhere() -> None:
    plan = with_options("{}")
    # Zero takes Ann's place on A, who comes to 1.5 - 47/15.
    assert value(plan, CREWS | {0: ["Zero", "Bob"]}) == (14, 2, -3, -16, -26)


def test_a_larger_share_may_carry_more() -> None:
    plan = plans.plan("""
        start: 2026-11-28
        tasks: [{name: A, when: saturday, people: 3, effort: 2}]
        volunteers: [{name: Ann, share: 2}, {name: Bob}, {name: Cem, share: 0.01}]
        """)
    # 6 points by weights of 2, 1 and 0.01: 1200/301, 600/301, 6/301
    assert value(plan, {0: ["Ann", "Bob", "Cem"]}) == (20, 0, -20)
    assert value(plan, {0: ["Ann"]}) == (0, -20, -20)


def test_effort_of_nothing_changes_no_balance() -> None:
    plan = plans.plan("""
        start: 2026-11-28
        tasks: [{name: A, when: saturday, effort: 0}, {name: B, when: sunday, people: 2}]
        volunteers: [{name: Ann}, {name: Bob}]
        """)
    assert value(plan, {0: ["Ann"], 1: ["Ann", "Bob"]}) == (0, 0)
    assert value(plan, {0: ["Ann"], 1: ["Bob"]}) == (0, -10)


@pytest.mark.parametrize(
    ("hundredths", "rounded"),
    [(0, 0), (4, 0), (5, 1), (-4, 0), (-5, 0), (-6, -1), (14, 1), (15, 2), (-14, -1), (-15, -1),
     (-16, -2), (95, 10), (-95, -9), (100, 10), (-100, -10)],
)  # fmt: skip
def test_tenths_round_half_up_below_nothing_too(hundredths: int, rounded: int) -> None:
    options = Fairness("effort", "available", ())
    assert tenths(options, Fraction(1000))(1000 + hundredths) == rounded


@pytest.mark.parametrize(("of", "unit"), [("effort", 100), ("hours", 60), ("duties", 1)])
def test_units(of: str, unit: int) -> None:
    plan = plans.plan(WEEK)
    options = Fairness(of, "available", plan.duties)
    assert options.unit == unit
    assert options.amount(plan.duties[2]) == {"effort": 50, "hours": 60, "duties": 1}[of]
    load = load_of(options, plans.volunteer(plan, "Ann"), builders.roster(plan, CREWS))
    assert load == {"effort": Fraction(9, 2), "hours": Fraction(4), "duties": Fraction(3)}[of]


@given(
    st.sampled_from(["effort", "hours", "duties"]),
    st.fractions(min_value=0, max_value=10**6, max_denominator=10**6),
    st.integers(0, 10**6),
)
@example("effort", Fraction(5), 0)
@example("hours", Fraction(63), 0)
def test_whole_numbers_round_as_fractions_do(of: str, owed: Fraction, load: int) -> None:
    options = Fairness(of, "available", ())
    balance = (load - owed) / options.unit
    assert tenths(options, owed)(load) == (10 * balance + Fraction(1, 2)).__floor__()
    assert tenths(options, owed)(load + 1) >= tenths(options, owed)(load)


@given(st.fractions(min_value=0, max_value=1000, max_denominator=999))
def test_the_balance_of_a_roster_is_that_of_the_model(owed: Fraction) -> None:
    plan = plans.plan(WEEK)
    options = Fairness("effort", "available", plan.duties)
    ann, roster = plan.volunteers[0], builders.roster(plan, CREWS)
    shares = FairShares([ann], {0: owed})
    assert balance_of(options, shares, ann, roster) == tenths(options, owed)(roster.effort(ann))


def test_what_the_solver_is_asked_for() -> None:
    plan = with_options("{}")
    who = Eligibility(plan)
    variables = Variables(plan, who, 0, 1)
    objective = GOAL.objective(plan, options_of(plan), who, variables)
    literals = {
        (one.id, duty.index): literal
        for one in plan.volunteers
        for duty, literal in variables.duties_of(one)
    }
    assert [curve.volunteer.id for curve in objective.curves] == ["Ann", "Bob", "Kid", "Sun", "New"]
    assert objective.curves[0].choices == [
        [(literals["Ann", 0], 300)],
        [(literals["Ann", 1], 100)],
        [(literals["Ann", 2], 50)],
    ]
    assert [objective.curves[0].tenths(load) for load in (0, 50, 450)] == [-31, -26, 14]
    assert [(pool.amount, [duty.index for duty in pool.duties], pool.want, pool.others)
            for pool in objective.pools] == [
        (50, [2], 3, [(literals["Zero", 2], 1)]),
        (100, [1], 1, [(literals["Zero", 1], 1)]),
        (300, [0], 2, [(literals["Zero", 0], 1)]),
    ]  # fmt: skip


def test_duties_that_overlap_are_one_choice() -> None:
    plan = plans.plan("""
        start: 2026-11-28
        tasks:
          - {name: A, when: saturday 10:00-12:00}
          - {name: B, when: saturday 11:00-13:00, effort: 2}
          - {name: C, when: saturday 12:00-14:00}
          - {name: D, when: saturday 15:00-16:00, effort: 0}
        volunteers: [{name: Ann}]
        """)
    variables = Variables(plan, Eligibility(plan), 0, 1)
    objective = GOAL.objective(plan, options_of(plan), Eligibility(plan), variables)
    (curve,) = objective.curves
    assert [[amount for _, amount in group] for group in curve.choices] == [[100, 200], [100], [0]]
    assert [(pool.amount, len(pool.duties)) for pool in objective.pools] == [(100, 2), (200, 1)]


def test_shares_are_worked_out_once() -> None:
    plan = plans.plan(WEEK)
    who, options = Eligibility(plan), options_of(plan)
    assert fair_shares(plan, options, who) is fair_shares(plan, options, who)


def test_defaults() -> None:
    plan = plans.plan(WEEK)
    assert options_of(plan) == Fairness("effort", "available", plan.duties)
    without = plans.plan(WEEK.replace("goals: [coverage, fairness]", ""))
    assert [goal for goal, _ in without.goals] == ["coverage", "fairness"]
    assert without.goals[1][1] == Fairness("effort", "available", without.duties)


@pytest.mark.parametrize(
    ("options", "problems"),
    [
        ("{of: efort}", ["14:34: error[unknown-word]: "
                "'efort' is not one of effort, hours, duties"]),
        (
            "{shared_by: all}",
            [
                "14:41: error[unknown-word]: "
                "'all' is not one of everyone, available, eligible"
            ],
        ),
        ("{tasks: [A, D]}", ["14:41: error[unknown-task]: there is no task 'D'"]),
        ("{on: someday}", ["14:34: error[not-a-day]: 'someday' names no days"]),
        (
            "{memory: 12 hours}",
            ["14:38: error[not-a-length]: '12 hours' is no number of days or weeks"],
        ),
        ("{by: hours}", ["14:30: error[unknown-key]: unknown key 'by' in fairness"]),
        ("hours", ["14:29: error[wrong-kind]: fairness must be a mapping"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_its_place(options: str, problems: list[str]) -> None:
    assert plans.problems(WEEK.replace("fairness", f"fairness: {options}")) == problems


def test_hours_of_a_task_without_a_window_are_a_problem_at_the_task() -> None:
    text = WEEK.replace("sunday 10:00-11:00", "sunday")
    counted = text.replace("fairness", "fairness: {of: hours}")
    assert plans.problems(counted) == [
        "5:12: error[no-window]: fairness counts hours, and 'C' has no time of day"
    ]
    assert plans.problems(text.replace("fairness", "fairness: {of: hours, tasks: [A, B]}")) == []
    assert plans.problems(text.replace("fairness", "fairness: {of: hours, on: saturday}")) == []
