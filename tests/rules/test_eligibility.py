from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import example, given

from dutyplan.plan import Plan
from dutyplan.rules import RULES, age, availability, forbidden, limits, membership, never
from dutyplan.rules.base import Rule
from dutyplan.rules.eligibility import Eligibility, first_bar
from dutyplan.weekfile import read_week_bytes
from tests import plans
from tests.oracle import plans as random_plans
from tests.oracle.facts import Data

TEXT = """
    start: 2026-11-28
    weeks: 2
    tasks:
      - {name: Basement, when: saturday 10:00-12:00, age: 18-60}
      - {name: Gardens, when: saturday 14:00-15:00}
    volunteers:
      - {name: Open, age: 30}
      - {name: Young, age: 15, never: [Basement]}
      - {name: Picky, age: 30, never: [Gardens]}
      - {name: Away, age: 15, available: 2026-12-05, since: 2026-12-05}
      - {name: Absent, age: 15, unavailable: 2026-11-28}
      - {name: Held, age: 30, limits: {tasks: {basement: 0}}}
      - {name: Barred, age: 30, limits: {total: 0}}
    rules:
      forbidden:
        - {volunteer: Open, task: Gardens, date: 2026-12-05}
        - {volunteer: Barred, task: Gardens, date: 2026-12-05}
        - {volunteer: Young, task: Basement, date: 2026-12-05}
    """
BASEMENT, GARDENS, BASEMENT_LATER, GARDENS_LATER = range(4)
FIRST_BARS: dict[str, list[Rule | None]] = {
    "Open": [None, None, None, forbidden.RULE],
    "Young": [age.RULE, None, age.RULE, None],
    "Picky": [None, never.RULE, None, never.RULE],
    "Away": [membership.RULE, membership.RULE, age.RULE, None],
    "Absent": [availability.RULE, availability.RULE, age.RULE, None],
    "Held": [limits.RULE, None, limits.RULE, None],
    "Barred": [limits.RULE, limits.RULE, limits.RULE, forbidden.RULE],
}
# Of one age on the first day, and of different ones on the second; one range, and another.
BIRTHDAYS: Data = {
    "start": "2026-11-28",
    "tasks": [
        {"name": "Basement", "when": "weekends 10:00-12:00", "age": "16+"},
        {"name": "Gardens", "when": "weekends 14:00-15:00", "age": "0-15"},
    ],
    "volunteers": [
        {"name": "Aynur", "born": "2010-11-29"},
        {"name": "Bahar", "born": "2010-11-30"},
        {"name": "Li Min", "age": 15},
        {"name": "Erfan", "age": 16},
    ],
}

# Duties that are alike in all but one thing: when they begin, their day, task or effort.
NEARLY_ALIKE: Data = {
    "start": "2026-11-28",
    "tasks": [
        {"name": "Rails", "when": ["sat 10:00-12:00", {"days": "sun 10:00-12:00", "effort": 3}]},
        {"name": "Basement", "when": "saturday 11:00-12:00"},
        {"name": "Gardens", "when": "saturday 14:00-16:00"},
        {"name": "Watch", "when": ["friday 20:00-21:00", "saturday 20:00-21:00"]},
    ],
    "volunteers": [
        {"name": "Erfan", "limits": {"weekends": 0}},
        {"name": "Aynur", "available": "saturday 10:30-13:00"},
        {"name": "Bahar", "limits": {"tasks": {"Rails": 0}}},
        {"name": "Li Min", "limits": {"effort": 2}},
    ],
}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plans.plan(TEXT)


@pytest.mark.parametrize("id", FIRST_BARS)
def test_the_first_rule_that_bars(plan: Plan, id: str) -> None:
    who, one = Eligibility(plan), plans.volunteer(plan, id)
    assert [who.barring(one, duty) for duty in plan.duties] == FIRST_BARS[id]
    assert [first_bar(plan, one, duty) for duty in plan.duties] == FIRST_BARS[id]


@random_plans.examples(150)
@given(random_plans.plans())
@example(BIRTHDAYS)
@example(NEARLY_ALIKE)
def test_who_is_alike_is_barred_as_if_each_were_asked(data: Data) -> None:
    plan, _ = read_week_bytes("week.yaml", random_plans.to_yaml(data).encode(), Path())
    if plan is None:  # assignments that stand may clash
        return
    who = Eligibility(plan)
    for one, duty in product(plan.volunteers, plan.duties):
        assert who.barring(one, duty) is first_bar(plan, one, duty)
    for bars in (None, {"membership"}, {"membership", "availability"}):
        looked_at = {rule for rule in RULES if bars is None or rule.id in bars}
        for duty, column in zip(plan.duties, who.columns(bars), strict=True):
            firsts = [first_bar(plan, one, duty) for one in plan.volunteers]
            assert list(column) == [first not in looked_at for first in firsts]


@pytest.mark.parametrize("id", FIRST_BARS)
def test_open_duties_are_those_that_nothing_bars(plan: Plan, id: str) -> None:
    who, one = Eligibility(plan), plans.volunteer(plan, id)
    is_open = [rule is None for rule in FIRST_BARS[id]]
    assert [who.can_serve(one, duty) for duty in plan.duties] == is_open
    assert [duty.index for duty in who.open_duties(one)] == [i for i in range(4) if is_open[i]]


def test_it_speaks_of_its_own_plan(plan: Plan) -> None:
    assert Eligibility(plan).plan is plan


def test_without_a_rule_everything_is_open() -> None:
    plan = plans.plan("""
        start: 2026-11-28
        tasks:
          - {name: Basement, when: daily}
        volunteers:
          - {name: Ann}
        """)
    who, ann = Eligibility(plan), plan.volunteers[0]
    assert who.open_duties(ann) == list(plan.duties)
    assert all(who.barring(ann, duty) is None for duty in plan.duties)


def test_columns_are_the_same_seen_from_the_duties(plan: Plan) -> None:
    who = Eligibility(plan)
    columns = who.columns()
    assert [len(column) for column in columns] == [len(plan.volunteers)] * len(plan.duties)
    assert [[bool(column[one.index]) for column in columns] for one in plan.volunteers] == [
        [rule is None for rule in FIRST_BARS[one.id]] for one in plan.volunteers
    ]
    assert {number for column in columns for number in column} == {0, 1}
    assert columns[GARDENS_LATER] == bytes([0, 1, 0, 1, 1, 1, 0])


def test_columns_of_a_plan_without_volunteers_are_empty(plan: Plan) -> None:
    assert Eligibility(replace(plan, volunteers=())).columns() == [b""] * len(plan.duties)


def test_the_number_of_open_pairs(plan: Plan) -> None:
    bars = [rule for own in FIRST_BARS.values() for rule in own]
    assert Eligibility(plan).num_open == bars.count(None) == 11


def test_bars_of_some_rules_may_be_left_out(plan: Plan) -> None:
    who = Eligibility(plan, without=("membership", "availability"))
    away, absent, young = (plans.volunteer(plan, id) for id in ("Away", "Absent", "Young"))
    for one in (away, absent):
        assert [who.barring(one, duty) for duty in plan.duties] == [
            age.RULE, None, age.RULE, None,
        ]  # fmt: skip
    assert [who.barring(young, duty) for duty in plan.duties] == FIRST_BARS["Young"]
    # Behind a bar that is left out the next one shows.
    who = Eligibility(plan, without=["age"])
    assert [who.barring(young, duty) for duty in plan.duties] == [
        never.RULE, None, never.RULE, None,
    ]  # fmt: skip
    assert Eligibility(plan, without=[rule.id for rule in RULES]).num_open == 4 * 7
