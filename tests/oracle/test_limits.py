"""Limits worked by hand: minima, soft maxima, and what replaces what."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from tests.oracle import brute
from tests.oracle.cases import on, people, plan, task
from tests.oracle.facts import Data, Facts
from tests.oracle.limits import limits_in_force, read_limit

HALF_HOURS = task("A", "daily 10:00-10:30", effort=0.5)
HOURS = task("B", "weekends 10:30-11:30", effort="1.25")
A, B = (600, 630), (630, 690)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (2, (0, 2, None)),
        ("3", (0, 3, None)),
        ("1.5", (0, Fraction(3, 2), None)),
        ("0-2", (0, 2, None)),
        ("1-2", (1, 2, None)),
        ("2+", (2, None, None)),
        ({"min": 2}, (2, None, None)),
        ({"max": 2}, (0, 2, None)),
        ({"max": 1, "cost": 2}, (0, 1, 2)),
        ({"min": 1, "max": 3, "cost": 2}, (1, 3, 2)),
    ],
)
def test_read_limit(value: Any, expected: Any) -> None:
    assert read_limit(value) == expected


def counts(limits: Data, served: list[tuple[str, int]]) -> list[brute.Value]:
    """What is lacking, and the breaches of soft maxima at 10 points each."""
    goals = ["minimums", "wishes"]
    data = plan([HALF_HOURS, HOURS], people("x", limits=limits), weeks=2, goals=goals)
    return brute.evaluate(data, [on("x", n, day, A if n == "A" else B) for n, day in served])


TWO_DAYS = [("A", 28), ("B", 28), ("A", 29), ("A", 30), ("A", 35)]


@pytest.mark.parametrize(
    ("limit", "served", "lacking"),
    [
        ({"total": "3+"}, [], 3),
        ({"total": {"min": 3, "max": 4}}, TWO_DAYS[:2], 1),
        ({"total": "3-4"}, TWO_DAYS, 0),
        # Fourteen days have duties, and four of them two.
        ({"per_day": "1+"}, TWO_DAYS, 10),
        ({"per_day": "2+"}, TWO_DAYS, 23),
        ({"per_week": "2+"}, TWO_DAYS, 1),
        ({"per_week": "5+"}, TWO_DAYS, 5),
        ({"weekends": "3+"}, TWO_DAYS, 1),
        ({"tasks": {"A": "3+", "B": {"min": 2}}}, TWO_DAYS, 1),
        # 3 hours are there; an hour begun counts whole.
        ({"hours": "3+"}, TWO_DAYS, 0),
        ({"hours": "3.5+"}, TWO_DAYS, 1),
        ({"hours": "4.01+"}, TWO_DAYS, 2),
        # 3.25 points are there.
        ({"effort": "3.25+"}, TWO_DAYS, 0),
        ({"effort": "4+"}, TWO_DAYS, 1),
        ({"effort": "1+", "total": "6+"}, TWO_DAYS, 1),
        ({"total": {"min": 6, "max": 7, "cost": 10}}, TWO_DAYS, 1),
    ],
)
def test_minimums(limit: Data, served: list[tuple[str, int]], lacking: int) -> None:
    assert counts(limit, served) == [lacking, 0]


@pytest.mark.parametrize(
    ("limit", "served", "cost"),
    [
        ({"total": {"max": 3, "cost": 10}}, TWO_DAYS, 20),
        ({"total": {"max": 5, "cost": 10}}, TWO_DAYS, 0),
        ({"total": {"max": 0, "cost": 10}}, TWO_DAYS, 50),
        ({"per_day": {"max": 1, "cost": 10}}, TWO_DAYS, 10),
        ({"per_day": {"max": 0, "cost": 10}}, TWO_DAYS, 50),
        ({"per_week": {"max": 1, "cost": 10}}, TWO_DAYS, 30),
        ({"per_week": {"max": 0, "cost": 10}}, TWO_DAYS, 50),
        ({"weekends": {"max": 1, "cost": 10}}, TWO_DAYS, 10),
        ({"tasks": {"A": {"max": 1, "cost": 10}, "B": {"max": 0, "cost": 1}}}, TWO_DAYS, 31),
        # 3 hours and 3.25 points are there; what is begun counts whole.
        ({"hours": {"max": 3, "cost": 10}}, TWO_DAYS, 0),
        ({"hours": {"max": "2.9", "cost": 10}}, TWO_DAYS, 10),
        ({"hours": {"max": 1.5, "cost": 10}}, TWO_DAYS, 20),
        ({"effort": {"max": 3.25, "cost": 10}}, TWO_DAYS, 0),
        ({"effort": {"max": 2, "cost": 10}}, TWO_DAYS, 20),
    ],
)
def test_soft_maxima(limit: Data, served: list[tuple[str, int]], cost: int) -> None:
    assert counts(limit, served) == [0, cost]


def test_only_days_and_weeks_of_duties_owe_a_minimum() -> None:
    tasks = [task("A", ["2026-11-28 10:00-11:00", "2026-12-12 10:00-11:00"])]
    volunteers = people("x", limits={"per_day": "1+", "per_week": "1+"})
    data = plan(tasks, volunteers, weeks=4, goals=["minimums"])
    assert brute.evaluate(data, []) == [4]
    assert brute.evaluate(data, [on("x", "A", 28)]) == [2]


def test_everybody_counts_for_a_minimum() -> None:
    volunteers: list[Data] = [{"name": "x"}, {"name": "y", "never": ["Rails"]}]
    data = plan([task()], volunteers, rules={"limits": {"total": "1+"}}, goals=["minimums"])
    assert brute.optimum(data) == [1]


def test_more_come_than_are_wanted_for_a_minimum() -> None:
    data = plan([task(people="1-3")], people("x", "y", "z", "u"))
    data["rules"] = {"limits": {"total": "1+"}}
    assert brute.optimum(data) == [0, 1, (8, 8, 8, -2)]
    data["goals"] = ["coverage", "fairness", "minimums"]
    assert brute.optimum(data) == [0, (8, -2, -2, -2), 3]


def test_own_keys_replace_those_of_the_rules() -> None:
    general = {
        "per_week": {"min": 1, "max": 3, "cost": 5},
        "total": "2+",
        "tasks": {"A": 1, "B": 2},
    }
    limits = limits_in_force(general, {"per_week": 2, "tasks": {"B": {"min": 1}}})
    found: set[Any] = {(one.name, one.least, one.most, one.cost) for one in limits}
    assert found == {
        ("limit per_week", 0, 2, None),
        ("limit total", 2, None, None),
        ("limit tasks A", 0, 1, None),
        ("limit tasks B", 1, None, None),
    }


def test_only_a_hard_maximum_bars() -> None:
    volunteers: list[Data] = [
        {"name": "u", "limits": {"total": {"max": 0, "cost": 1}}},
        {"name": "v", "limits": {"effort": "2+"}},
        {"name": "w", "limits": {"effort": 2}},
        {"name": "x", "limits": {"total": 0}},
        {"name": "y", "limits": {"hours": "0.5"}},
        {"name": "z", "limits": {"tasks": {"Rails": 0}}},
    ]
    facts = Facts(plan([task(effort=3)], volunteers))
    assert [reasons[0] for reasons in facts.barred] == [
        [],
        [],
        ["limit effort"],
        ["limit total"],
        ["limit hours"],
        ["limit tasks Rails"],
    ]
