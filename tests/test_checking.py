from __future__ import annotations

import pytest

from dutyplan.checking import check
from dutyplan.plan import Plan
from dutyplan.roster import Roster
from dutyplan.rules.eligibility import Eligibility
from tests import builders, plans

WEEK = """
    start: 2026-11-28
    tasks:
      - {name: A, when: saturday 10:00-12:00, people: 2, effort: 3, age: 18+}
      - {name: B, when: saturday 11:00-12:00, people: 1, effort: 1}
      - {name: C, when: sunday 10:00-11:00, people: 3, effort: 0.5, priority: 4}
    volunteers:
      - {name: Ann, age: 30}
      - {name: Bob, age: 30, share: 0.5}
      - {name: Kid, age: 15, limits: {total: 1}}
      - {name: Zero, age: 30, share: 0}
    """


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plans.plan(WEEK)


def test_a_roster_that_may_stand(plan: Plan) -> None:
    report = check(plan, builders.roster(plan, {0: ["Ann", "Bob"], 1: ["Kid"], 2: ["Ann"]}))
    assert report.breaches == ()
    # Ann owes 17/5, Bob 17/10 and Kid 17/5 of 8.5 points.
    assert report.values == (("coverage", 8), ("fairness", (13, 1, -24)))


def test_every_breach_of_every_rule(plan: Plan) -> None:
    report = check(plan, builders.roster(plan, {0: ["Ann", "Kid"], 1: ["Ann", "Bob"], 2: ["Kid"]}))
    assert [(breach.rule, breach.message) for breach in report.breaches] == [
        ("age", "Kid is on A on 2026-11-28 10:00-12:00, which is for ages 18+"),
        ("limits", "Kid has 2 duties in all, at most 1 allowed"),
        (
            "overlap",
            "Ann is on A on 2026-11-28 10:00-12:00 and B on 2026-11-28 11:00-12:00 at once",
        ),
        ("people", "2 people are on B on 2026-11-28 11:00-12:00, at most 1 may be"),
    ]


SOFT = (
    WEEK.replace("name: Ann,", "name: Ann, avoids: {sunday: 2},").rstrip()
    + """
    rules:
      limits: {per_day: {max: 1, cost: 5}, total: 1+}
      apart: [{names: [Ann, Bob], cost: 3}, [Ann, Kid]]
    """
)


def test_what_is_soft_is_no_breach_and_is_told_with_its_cost() -> None:
    plan = plans.plan(SOFT)
    crews = {0: ["Ann", "Bob"], 1: ["Bob"], 2: ["Zero", "Ann", "Kid"]}
    report = check(plan, builders.roster(plan, crews))
    assert [(one.rule, one.message, one.cost) for one in report.breaches] == [
        (
            "overlap",
            "Bob is on A on 2026-11-28 10:00-12:00 and B on 2026-11-28 11:00-12:00 at once",
            None,
        ),
        ("apart", "Kid is on C on 2026-11-29 10:00-11:00 together with Ann", None),
    ]
    assert [(one.rule, one.message, one.cost) for one in report.broken] == [
        ("limits", "Bob has 2 duties on 2026-11-28, at most 1 wanted", 5),
        ("apart", "Bob is on A on 2026-11-28 10:00-12:00 together with Ann", 3),
    ]


def test_values_as_people_count_them() -> None:
    crews = {0: ["Ann", "Bob"], 2: ["Ann"]}
    plan = plans.plan(SOFT)
    coverage, minimums, fairness, wishes = check(plan, builders.roster(plan, crews)).values
    assert coverage == ("coverage", 1 + 2 * 4)
    assert minimums == ("minimums", 1)
    assert fairness[0] == "fairness"
    # Sunday, and Ann beside Bob: points, the more the better.
    assert wishes == ("wishes", -2 - 3)
    plan = plans.plan(SOFT.rstrip() + "\n    goals: [[coverage, wishes]]\n")
    report = check(plan, builders.roster(plan, crews))
    assert report.values == (("coverage + wishes", 9 + 2 + 3),)


def test_minimums_that_are_not_reached() -> None:
    plan = plans.plan(SOFT)
    report = check(plan, builders.roster(plan, {2: ["Ann"]}))
    assert [(one.volunteer.id, one.limit, one.lack) for one in report.shortfalls] == [
        ("Bob", "total", 1),
        ("Zero", "total", 1),
    ]


def test_gaps_are_no_breach(plan: Plan) -> None:
    report = check(plan, Roster(plan, []))
    assert report.breaches == ()
    assert report.values[0] == ("coverage", 2 + 1 + 12)


def test_standings(plan: Plan) -> None:
    report = check(plan, builders.roster(plan, {0: ["Ann", "Zero"], 2: ["Ann", "Zero", "Kid"]}))
    assert [
        (one.volunteer.id, one.duties, one.load, one.fair_share, one.tenths)
        for one in report.standings
    ] == [
        ("Ann", 2, 3.5, 3.4, 1),
        ("Bob", 0, 0.0, 1.7, -17),
        ("Kid", 1, 0.5, 3.4, -29),
        ("Zero", 2, 3.5, None, None),
    ]


def test_standings_are_by_the_first_fairness_goal() -> None:
    goals = "goals: [coverage, fairness: {of: hours, on: sunday}, fairness]\n"
    plan = plans.plan(f"{WEEK}{goals}")
    report = check(plan, builders.roster(plan, {0: ["Ann", "Bob"], 2: ["Bob"]}))
    assert [goal for goal, _ in report.values] == ["coverage", "fairness", "fairness"]
    assert report.values[1][1] == (4, -12, -12)
    assert [(one.load, one.fair_share, one.tenths) for one in report.standings] == [
        (0.0, 1.2, -12),
        (1.0, 0.6, 4),
        (0.0, 1.2, -12),
        (0.0, None, None),
    ]


def test_standings_without_a_fairness_goal_are_by_effort() -> None:
    plan = plans.plan(f"{WEEK}goals: coverage\n")
    report = check(plan, builders.roster(plan, {0: ["Ann"]}))
    assert [goal for goal, _ in report.values] == ["coverage"]
    assert [one.fair_share for one in report.standings] == [3.4, 1.7, 3.4, None]
    assert [one.tenths for one in report.standings] == [-4, -17, -34, None]


def test_hundredths_round_half_up() -> None:
    plan = plans.plan("""
        start: 2026-11-28
        tasks: [{name: A, when: saturday, effort: 0.01}, {name: B, when: sunday, effort: 1}]
        volunteers: [{name: Ann}, {name: Bob}, {name: Cem, available: sunday}]
        """)
    # 0.01 / 2 + 1 / 3 is 0.33833...; 0.005 + 0.5 would be 0.505.
    standings = check(plan, Roster(plan, [])).standings
    assert [one.fair_share for one in standings] == [0.34, 0.34, 0.33]
    two = plans.plan("""
        start: 2026-11-28
        tasks: [{name: A, when: saturday, effort: 1.01}]
        volunteers: [{name: Ann}, {name: Bob}]
        """)
    assert [one.fair_share for one in check(two, Roster(two, [])).standings] == [0.51, 0.51]


def test_a_table_of_who_can_be_put_on_what_may_be_given(plan: Plan) -> None:
    roster = builders.roster(plan, {0: ["Ann"]})
    given = check(plan, roster, Eligibility(plan))
    assert given == check(plan, roster)
