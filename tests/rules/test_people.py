from __future__ import annotations

import pytest

from dutyplan.plan import Plan
from dutyplan.rules.people import RULE
from tests import builders, plans

CROWD = ["Ann", "Bob", "Cem", "Dina", "Eve"]


def one_duty(people: str, num_volunteers: int = 5) -> Plan:
    names = "".join(f"\n  - {{name: {name}}}" for name in CROWD[:num_volunteers])
    task = f"{{name: Basement, when: saturday 10:00-12:00, people: {people}}}"
    return plans.plan(f"start: 2026-11-28\ntasks:\n  - {task}\nvolunteers:{names}\n")


@pytest.mark.parametrize(
    ("people", "allowed"),
    [
        ("1", [0, 1]),
        ("2", [0, 1, 2]),
        ("2-4", [0, 1, 2, 3, 4]),
        ("2+", [0, 1, 2, 3, 4, 5]),
        ("{min: 2, max: 4}", [0, 1, 2, 3, 4]),
        ("{min: 2, want: 3, max: 4}", [0, 2, 3, 4]),
        ("{min: 3, want: 3}", [0, 3]),
        ("{min: 1, want: 2}", [0, 1, 2]),
        ("{want: 2, max: 3}", [0, 1, 2, 3]),
        ("{min: 5, want: 5, max: 9}", [0, 5]),
    ],
)
def test_how_many_may_be_on_it(people: str, allowed: list[int]) -> None:
    plan = one_duty(people)
    found = [num for num in range(6) if not plans.breaches(RULE, plan, {0: CROWD[:num]})]
    assert found == allowed


def test_nobody_can_make_up_the_minimum() -> None:
    plan = one_duty("{min: 3, want: 4}", num_volunteers=2)
    assert plans.breaches(RULE, plan, {}) == []
    assert len(plans.breaches(RULE, plan, {0: ["Ann", "Bob"]})) == 1


def test_too_many() -> None:
    assert plans.breaches(RULE, one_duty("2"), {0: CROWD[:3]}) == [
        "3 people are on Basement on 2026-11-28 10:00-12:00, at most 2 may be"
    ]
    assert plans.breaches(RULE, one_duty("{min: 2, want: 3, max: 4}"), {0: CROWD}) == [
        "5 people are on Basement on 2026-11-28 10:00-12:00, at most 4 may be"
    ]


def test_fewer_than_the_least() -> None:
    plan = one_duty("{min: 2, want: 3, max: 4}")
    assert plans.breaches(RULE, plan, {0: ["Ann"]}) == [
        "1 on Basement on 2026-11-28 10:00-12:00, which is called off with fewer than 2"
    ]
    (breach,) = RULE.check(plan, builders.roster(plan, {0: ["Ann"]}))
    assert breach.duty is plan.duties[0]
    assert breach.volunteer is None


def test_each_duty_is_counted_by_itself() -> None:
    plan = plans.plan("""
        start: 2026-11-28
        tasks:
          - {name: A, when: saturday 10:00-12:00, people: {min: 2, want: 2}}
          - {name: B, when: saturday 10:00-12:00, people: 1}
          - {name: C, when: saturday 10:00-12:00, people: 2-3}
        volunteers:
          - {name: Ann}
          - {name: Bob}
          - {name: Cem}
        """)
    assert plans.breaches(RULE, plan, {2: ["Ann", "Bob", "Cem"]}) == []
    assert plans.breaches(RULE, plan, {0: ["Ann"], 1: ["Bob", "Cem"]}) == [
        "1 on A on 2026-11-28 10:00-12:00, which is called off with fewer than 2",
        "2 people are on B on 2026-11-28 10:00-12:00, at most 1 may be",
    ]


def test_it_bars_nobody() -> None:
    plan = one_duty("2")
    assert RULE.bars(plan, plan.volunteers[0]) is None


def test_too_many_on_a_roster_that_is_not_full_are_doomed_and_too_few_are_not() -> None:
    plan = one_duty("{min: 3, want: 3}")
    assert plans.doomed(RULE, plan, {}) == plans.doomed(RULE, plan, {0: CROWD[:1]}) == []
    assert plans.doomed(RULE, plan, {0: CROWD[:3]}) == []
    assert plans.doomed(RULE, plan, {0: CROWD[:4]}) == [
        "4 people are on Basement on 2026-11-28 10:00-12:00, at most 3 may be"
    ]
    assert plans.doomed(RULE, one_duty("2+"), {0: CROWD}) == []
