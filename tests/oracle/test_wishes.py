"""What people prefer and avoid, worked by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.oracle import brute
from tests.oracle.cases import on, people, plan, task
from tests.oracle.facts import Data, Facts
from tests.oracle.wishes import points

MORNING, NIGHT = (600, 660), (1320, 1560)


def points_of(key: str, value: Any, window: str, day: str = "2026-11-28") -> int:
    """Points for a duty of the task Rails at this time."""
    when = f"{day} {window}".strip()
    data = plan([task("Rails", when), task("消毒")], people("x", **{key: value}))
    facts = Facts(data)
    return points(facts, 0, facts.duties[0])


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("Rails", 1),
        ("rails", 1),
        (["RAILS"], 1),
        ("消毒", 0),
        ({"Rails": 3}, 3),
        ([{"Rails": 3}], 3),
        (["saturday", {"rails": 3, "消毒": 5}], 4),
        ("saturday", 1),
        ("周六", 1),
        ("sunday", 0),
        (["sat", "weekends", "2026-11-28"], 3),  # each item that matches counts
        ({"sat": 2, "weekends": 5}, 7),
        ("2026-11-28..2026-11-30", 1),
    ],
)
def test_tasks_and_days(items: Any, expected: int) -> None:
    assert points_of("prefers", items, "10:00-11:00") == expected
    assert points_of("avoids", items, "10:00-11:00") == -expected


@pytest.mark.parametrize(
    ("item", "window", "prefers", "avoids"),
    [
        ("saturday 10:00-11:00", "10:00-11:00", 1, -1),
        ("saturday 09:00-12:00", "10:00-11:00", 1, -1),
        ("saturday 10:30-12:00", "10:00-11:00", 0, -1),
        ("saturday 11:00-12:00", "10:00-11:00", 0, 0),
        ("saturday 10:59-12:00", "10:00-11:00", 0, -1),
        ("sunday 09:00-12:00", "10:00-11:00", 0, 0),
        # The night of the day before reaches on; that day lies outside the plan.
        ("friday 22:00-11:00", "10:00-11:00", 1, -1),
        ("thursday 22:00-11:00", "10:00-11:00", 0, 0),
        # A duty without a time is of that date alone, and takes all of it.
        ("saturday 10:00-11:00", "", 0, -1),
        ("saturday 00:00-24:00", "", 1, -1),
        ("saturday", "", 1, -1),
        # A day without a time is the duty's date, not what it runs into.
        ("sunday", "22:00-02:00", 0, 0),
        ("saturday", "22:00-02:00", 1, -1),
        ("sunday 00:00-24:00", "22:00-02:00", 0, -1),
        ("saturday 00:00-24:00", "22:00-02:00", 0, -1),
        # Windows of one item that touch are one.
        ("weekends 00:00-24:00", "22:00-02:00", 1, -1),
        ("daily 12:00-11:00", "10:30-11:30", 0, -1),
    ],
)
def test_times(item: str, window: str, prefers: int, avoids: int) -> None:
    assert points_of("prefers", item, window) == prefers
    assert points_of("avoids", item, window) == avoids


def test_two_items_are_not_one_window() -> None:
    halves = ["saturday 09:00-10:30", "saturday 10:30-12:00"]
    assert points_of("prefers", halves, "10:00-11:00") == 0
    assert points_of("avoids", halves, "10:00-11:00") == -2


def test_the_day_after_the_plan_counts() -> None:
    # The night of Friday the 4th, the plan's last day, runs into Saturday the 5th.
    assert points_of("avoids", "2026-12-05 01:00-03:00", "22:00-02:00", "2026-12-04") == -1
    assert points_of("avoids", "2026-12-05 02:00-03:00", "22:00-02:00", "2026-12-04") == 0


def test_only_duties_served_count() -> None:
    volunteers: list[Data] = [
        {"name": "x", "prefers": {"rails": 3}, "avoids": "sunday"},
        {"name": "y", "prefers": ["sunday", "weekends"]},
    ]
    data = plan([task("Rails", "weekends 10:00-11:00")], volunteers, goals=["wishes"])
    assert brute.evaluate(data, []) == [0]
    assert brute.evaluate(data, [on("x")]) == [-3]
    assert brute.evaluate(data, [on("x"), on("x", day=29)]) == [-5]
    assert brute.evaluate(data, [on("x"), on("y", day=29)]) == [-5]
    assert brute.evaluate(data, [on("y"), on("y", day=29)]) == [-3]
    data["goals"] = ["coverage", "wishes"]
    assert brute.optimum(data) == [0, -5]


def test_more_come_than_are_wanted_where_they_like_to() -> None:
    data = plan([task(people="1-3")], people("x", "y", "z", "u", prefers="saturday"))
    data["volunteers"] += people("v")
    data["goals"] = ["coverage", "wishes", "fairness"]
    assert brute.optimum(data) == [0, -3, (8, 8, 8, -2, -2)]
    data["goals"] = ["coverage", "fairness", "wishes"]
    assert brute.optimum(data) == [0, (8, -2, -2, -2, -2), -1]


def test_points_and_breaches_add_up() -> None:
    rules = {"rest": {"least": "1 day", "cost": 4}, "apart": [{"names": ["x", "y"], "cost": 2}]}
    data = plan(
        [task("A", "weekends 10:00-11:00", people=2)],
        people("x", prefers={"A": 3}) + people("y"),
        rules=rules,
        goals=["wishes"],
    )
    both = [on("x", "A"), on("x", "A", 29), on("y", "A", 29)]
    assert brute.evaluate(data, both) == [-6 + 4 + 2]
    assert brute.optimum(data) == [-3]  # once: the second time gains 3 and costs 4
