"""Balances from past duties, against sums by hand and against rosters cut in any way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyplan.goals.balances import brought_along, fair_shares, remembered
from dutyplan.goals.carried import Brought, carried
from dutyplan.goals.fairness import GOAL
from dutyplan.plan import Duty, Past, PastDuty, Plan, Task, Window
from dutyplan.rules.eligibility import Eligibility
from tests import builders, plans
from tests.oracle.plans import examples

FIRST = date(2026, 10, 3)
IDS = ("Ann", "Bob", "Cem", "Dan")


def past_duty(
    week: int, crew: str, shares: dict[str, str], *, effort: int = 100, task: str = "Hall"
) -> PastDuty:
    """A duty on a Saturday, on it those of `crew`; `shares` by id."""
    duty = Duty(-1, Task(task), FIRST + timedelta(7 * week), Window(600, 720), effort=effort)
    weights = {id: Fraction(share) for id, share in shares.items()}
    return PastDuty(duty, tuple(crew.split()), {"available": weights})


def balances(*past: PastDuty) -> dict[str, Fraction]:
    found = carried(past, lambda duty: duty.effort, "available")
    return {id: one.balance / 100 for id, one in found.items()}


ALL = dict.fromkeys(IDS, "1")


def test_what_was_done_is_shared_out() -> None:
    assert balances(past_duty(0, "Ann Bob", ALL, effort=300)) == {
        "Ann": Fraction(3, 2),
        "Bob": Fraction(3, 2),
        "Cem": Fraction(-3, 2),
        "Dan": Fraction(-3, 2),
    }


def test_half_a_share_owes_half() -> None:
    half = {"Ann": "1", "Bob": "0.5"}
    assert balances(past_duty(0, "Ann", half)) == {"Ann": Fraction(1, 3), "Bob": Fraction(-1, 3)}


def test_who_did_not_come_still_owes() -> None:
    """Ann and Bob were put on it, and Ann alone came."""
    both = {"Ann": "1", "Bob": "1"}
    assert balances(past_duty(0, "Ann", both)) == {"Ann": Fraction(1, 2), "Bob": Fraction(-1, 2)}


def test_who_helps_without_owing_is_thanked() -> None:
    assert balances(past_duty(0, "Zoe", {"Ann": "1"})) == {"Ann": -1, "Zoe": 1}


def test_who_is_new_brings_nothing_along() -> None:
    brought = Brought({"Ann": Fraction(3)})
    plan = builders.plan([builders.duty(Task("Hall"))], ["Ann", "Bob"])
    assert [brought.by(one) for one in plan.volunteers] == [3, 0]


@pytest.mark.parametrize("shares", [{}, {"Ann": "0"}])
def test_without_sharers_nobody_owes(shares: dict[str, str]) -> None:
    assert balances(past_duty(0, "Bob", shares)) == {"Bob": 1}


def test_another_way_of_sharing_serves_where_the_own_is_not_known() -> None:
    one = past_duty(0, "Ann", {"Bob": "1"})
    found = carried([one], lambda duty: 1, "eligible")
    assert {id: each.balance for id, each in found.items()} == {"Ann": 1, "Bob": -1}
    two = replace(one, shares={**one.shares, "eligible": {"Cem": Fraction(1)}})
    found = carried([two], lambda duty: 1, "eligible")
    assert {id: each.balance for id, each in found.items()} == {"Ann": 1, "Cem": -1}


@st.composite
def past_duties(draw: st.DrawFn) -> list[PastDuty]:
    shares = st.dictionaries(st.sampled_from(IDS), st.sampled_from(["1", "0.5", "2", "0.01"]))
    crews = st.lists(st.sampled_from([*IDS, "Zoe"]), unique=True, max_size=4)
    return [
        past_duty(draw(st.integers(0, 9)), " ".join(draw(crews)), draw(shares), effort=effort)
        for effort in draw(st.lists(st.sampled_from([0, 50, 100, 300]), max_size=8))
    ]


@examples(100)
@given(past=past_duties(), data=st.data())
def test_any_split_of_the_weeks_adds_up_to_the_same(
    past: list[PastDuty], data: st.DataObject
) -> None:
    parts: list[list[PastDuty]] = [[], [], []]
    for one in past:
        parts[data.draw(st.integers(0, 2))].append(one)
    added: dict[str, Fraction] = {}
    for part in parts:
        for id, balance in balances(*part).items():
            added[id] = added.get(id, Fraction(0)) + balance
    assert added == balances(*past)


@examples(100)
@given(past=past_duties())
def test_balances_add_up_to_nothing_and_each_duty_counts_by_itself(past: list[PastDuty]) -> None:
    owed = [one for one in past if sum(one.shares["available"].values())]
    assert sum(balances(*owed).values()) == 0
    by_hand: dict[str, Fraction] = {}
    for one in past:
        load = Fraction(one.duty.effort, 100)
        weights = one.shares["available"]
        for id in one.crew:
            by_hand[id] = by_hand.get(id, Fraction(0)) + load
        for id, share in weights.items():
            part = load * len(one.crew) * share / sum(weights.values())
            by_hand[id] = by_hand.get(id, Fraction(0)) - part
    assert by_hand == balances(*past)


WEEK = """
    start: 2026-11-28
    tasks:
      - {name: Hall, when: saturday 10:00-12:00, people: 2}
      - {name: Gate, when: saturday 13:00-14:00, effort: 2}
    volunteers: [{name: Ann}, {name: Bob}, {name: Cem}, {name: Dan, share: 0}]
    goals: [coverage, fairness]
    """


def with_past(past: list[PastDuty], options: str = "{}") -> Plan:
    """The week after these duties, as the reader would make it."""
    plan = plans.plan(WEEK.replace("fairness", f"fairness: {options}"))
    tasks = {task.name: task for task in plan.tasks}
    known = [
        replace(one, duty=replace(one.duty, task=tasks.get(one.duty.task.name, one.duty.task)))
        for one in past
    ]
    plan = replace(plan, past=Past(known))
    read = plan.goals[1][1]
    return replace(plan, goals=(plan.goals[0], ("fairness", brought_along(plan, read))))


THREE = {"Ann": "1", "Bob": "1", "Cem": "1"}
PAST = [past_duty(week, "Ann", THREE, effort=300) for week in range(8)]  # 3 October to 21 November


def test_the_balance_counts_what_was_brought_along() -> None:
    plan = with_past(PAST)
    roster = builders.roster(plan, {0: ["Bob", "Cem"], 1: ["Dan"]})
    # Ann 24 - 8 - 4/3, Bob and Cem -8 + 1 - 4/3
    assert GOAL.value(plan, plan.goals[1][1], Eligibility(plan), roster) == (147, -83, -83)


@pytest.mark.parametrize(
    ("memory", "num"), [("1 week", 1), ("8 weeks", 8), ("7 weeks", 7), ("55 days", 7)]
)
def test_what_lies_further_back_is_forgotten(memory: str, num: int) -> None:
    plan = with_past(PAST, f"{{memory: {memory}}}")
    options = plan.goals[1][1]
    assert len(remembered(plan, options)) == num
    assert options.brought.by(plan.volunteers[0]) == 200 * num


def test_a_memory_of_ages_reaches_back_to_the_beginning() -> None:
    plan = with_past(PAST, "{memory: 99999 weeks}")
    assert len(remembered(plan, plan.goals[1][1])) == len(PAST)


def test_shares_of_the_plan_do_not_change_by_what_was_before() -> None:
    plan, without = with_past(PAST), with_past([])
    owed = [fair_shares(one, one.goals[1][1], Eligibility(one)).owed for one in (plan, without)]
    assert owed[0] == owed[1]
