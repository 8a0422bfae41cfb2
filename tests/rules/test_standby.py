from __future__ import annotations

import pytest

from dutyplan.rules.standby import RULE
from tests import builders, plans
from tests.plans import Crews

WEEK = """
    start: 2026-11-28
    tasks:
      - {name: Rails, when: saturday 10:00-11:00, people: 3, standby: 2}
      - {name: Basement, when: saturday 10:30-12:00, people: 1, standby: 1, age: 18+}
      - {name: Gardens, when: saturday 12:00-13:00, people: 1}
      - {name: Office, when: sunday 10:00-13:00, people: {min: 2, want: 2}, standby: 1}
    volunteers:
      - {name: Ann, age: 30}
      - {name: Bob, age: 40, unavailable: sunday}
      - {name: Cem, age: 13, never: [Gardens]}
      - {name: Dina, age: 50, limits: {hours: 2}}
    """
RAILS, BASEMENT, GARDENS, OFFICE = range(4)


def breaches(standbys: Crews, crews: Crews | None = None) -> list[str]:
    plan = plans.plan(WEEK)
    found = list(RULE.check(plan, builders.roster(plan, crews or {}, standbys)))
    assert {(breach.rule, breach.cost) for breach in found} <= {("standby", None)}
    return [breach.message for breach in found]


def test_reserves_that_are_right() -> None:
    crews = {BASEMENT: ["Bob"], GARDENS: ["Dina"], OFFICE: ["Cem", "Dina"]}
    standbys = {RAILS: ["Cem", "Dina"], BASEMENT: ["Ann"], OFFICE: ["Ann"]}
    assert breaches(standbys, crews) == []


@pytest.mark.parametrize(
    ("crews", "standbys"),
    [({0: ["Ann"]}, {1: ["Ann"]}), ({1: ["Ann"]}, {0: ["Ann"]}), ({}, {0: ["Ann"], 1: ["Ann"]})],
)
def test_what_only_touches_does_not_overlap(crews: Crews, standbys: Crews) -> None:
    text = """
        start: 2026-11-28
        tasks: [{name: A, when: [saturday 10:00-11:00, saturday 11:00-12:00], standby: 1}]
        volunteers: [{name: Ann}]
        """
    plan = plans.plan(text)
    assert list(RULE.check(plan, builders.roster(plan, crews, standbys))) == []


def test_too_few_are_no_breach() -> None:
    assert breaches({}, {OFFICE: ["Ann", "Cem"]}) == []
    assert breaches({RAILS: ["Ann"]}) == []


def test_no_more_than_the_task_wants() -> None:
    assert breaches({RAILS: ["Cem", "Ann", "Bob"]}) == [
        "standby for Rails on 2026-11-28 10:00-11:00, where at most 2 may be: Ann, Bob, Cem"
    ]


def test_none_for_a_task_without_any() -> None:
    assert breaches({GARDENS: ["Ann"]}) == [
        "standby for Gardens on 2026-11-28 12:00-13:00, where nobody may be: Ann"
    ]


def test_none_for_a_duty_that_is_called_off() -> None:
    assert breaches({OFFICE: ["Ann"]}) == [
        "standby for Office on 2026-11-29 10:00-13:00, which is called off: Ann"
    ]


def test_nobody_for_a_duty_of_their_own() -> None:
    assert breaches({RAILS: ["Ann"]}, {RAILS: ["Ann"]}) == [
        "Ann is on Rails on 2026-11-28 10:00-11:00 and standby for it"
    ]


def test_nobody_who_is_on_duty_then() -> None:
    assert breaches({RAILS: ["Ann"]}, {BASEMENT: ["Ann"], GARDENS: ["Ann"]}) == [
        "Ann is standby for Rails on 2026-11-28 10:00-11:00 "
        "and on Basement on 2026-11-28 10:30-12:00 at once"
    ]


def test_nobody_for_two_duties_at_once() -> None:
    assert breaches({RAILS: ["Ann", "Bob"], BASEMENT: ["Bob"]}) == [
        "Bob is standby for Rails on 2026-11-28 10:00-11:00 "
        "and for Basement on 2026-11-28 10:30-12:00 at once"
    ]


@pytest.mark.parametrize(
    ("index", "name", "message"),
    [
        (BASEMENT, "Cem",
         "Cem can't be standby for Basement on 2026-11-28 10:30-12:00: "
         "Cem is too young, as the task is for 18+"),
        (OFFICE, "Bob",
         "Bob can't be standby for Office on 2026-11-29 10:00-13:00: Bob is not available then"),
        (OFFICE, "Dina",
         "Dina can't be standby for Office on 2026-11-29 10:00-13:00: "
         "Dina is held off it by the limit 'hours'"),
    ],
)  # fmt: skip
def test_nobody_who_could_not_serve(index: int, name: str, message: str) -> None:
    assert breaches({index: [name]}, {OFFICE: ["Ann", "Cem"]}) == [message]


def test_each_duty_is_looked_at_alone() -> None:
    """Two hours at most: one of each is fine, as a standby is no time on duty."""
    crews = {GARDENS: ["Dina"], OFFICE: ["Ann", "Cem"]}
    assert breaches({BASEMENT: ["Dina"]}, crews) == []
    assert len(breaches({BASEMENT: ["Dina"], OFFICE: ["Dina"]}, crews)) == 1


def test_all_that_is_wrong_is_said() -> None:
    standbys = {BASEMENT: ["Cem"], GARDENS: ["Cem"], OFFICE: ["Bob"]}
    found = breaches(standbys, {OFFICE: ["Ann"]})
    assert [message.split(" on ")[0] for message in found] == [
        "standby for Gardens",
        "Bob can't be standby for Office",
        "Cem can't be standby for Basement",
        "Cem can't be standby for Gardens",
    ]


TASK = """
    start: 2026-11-28
    tasks:
      - {name: Rails, when: saturday, standby: %s}
    volunteers: [{name: Ann}]
    """


@pytest.mark.parametrize(("written", "num"), [("0", 0), ("2", 2), ("1000", 1000)])
def test_the_key_is_a_number_of_people(written: str, num: int) -> None:
    assert [task.standby for task in plans.plan(TASK % written).tasks] == [num]


def test_without_the_key_there_are_none() -> None:
    assert plans.plan(TASK.replace(", standby: %s", "")).tasks[0].standby == 0


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("x", "3:44: error[not-a-number]: 'x' is not a number of people"),
        ("-1", "3:44: error[not-a-number]: '-1' is not a number of people"),
        ("1.5", "3:44: error[not-a-number]: '1.5' is not a number of people"),
        ("1001", "3:44: error[out-of-range]: 1001 is not possible here: it must be from 0 to 1000"),
        ("[1]", "3:44: error[wrong-kind]: this must be a number of people"),
    ],
)
def test_a_key_that_is_no_number(written: str, message: str) -> None:
    assert plans.problems(TASK % written) == [message]
