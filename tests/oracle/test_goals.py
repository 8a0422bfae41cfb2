"""Which goals a file has, and what goals in an inner list mean together."""

from __future__ import annotations

from typing import Any

import pytest

from tests.oracle import brute
from tests.oracle.cases import on, people, plan, task
from tests.oracle.facts import Data, Facts

BASE = ["coverage", "fairness"]
FOUR = ["coverage", "minimums", "fairness", "wishes"]


@pytest.mark.parametrize(
    ("own", "rules", "goals"),
    [
        ({}, {}, BASE),
        ({}, {"limits": {"total": 2}, "rest": "1 day", "apart": [["x", "y"]]}, BASE),
        ({}, {"limits": {"total": "0-2"}}, BASE),
        ({}, {"limits": {"total": "1+"}}, FOUR[:3]),
        ({"limits": {"tasks": {"Rails": "1-2"}}}, {}, FOUR[:3]),
        ({"prefers": "Rails"}, {}, [*BASE, "wishes"]),
        ({"avoids": ["saturday"]}, {}, [*BASE, "wishes"]),
        ({}, {"limits": {"total": {"max": 2, "cost": 1}}}, [*BASE, "wishes"]),
        ({"limits": {"total": {"max": 2, "cost": 1}}}, {}, [*BASE, "wishes"]),
        ({}, {"rotate": {"least": "1 day", "cost": 1}}, [*BASE, "wishes"]),
        ({}, {"apart": [["x", "y"], {"names": ["x", "y"], "cost": 1}]}, [*BASE, "wishes"]),
        ({}, {"limits": {"total": {"min": 1, "max": 2, "cost": 1}}}, FOUR),
    ],
)
def test_usual_goals(own: Data, rules: Data, goals: list[Any]) -> None:
    data = plan([task()], people("x", **own) + people("y"), rules=rules)
    assert Facts(data).goals == goals
    assert len(brute.evaluate(data, [])) == len(goals)


def test_goals_that_nothing_is_about_are_0() -> None:
    data = plan([task()], people("x"), goals=["minimums", "wishes", "coverage"])
    assert brute.optimum(data) == [0, 0, 0]


def test_goals_in_an_inner_list_are_added() -> None:
    volunteers: list[Data] = [{"name": "x", "avoids": {"Rails": 3}, "limits": {"total": "2+"}}]
    data = plan([task(priority=2)], volunteers)
    roster = [on("x")]
    for goals, without, value in [
        (["coverage", "wishes"], 2, 3),
        (["coverage", "minimums"], 4, 1),
        (["wishes", "minimums"], 2, 4),
        (["minimums", "coverage", "wishes"], 4, 4),
    ]:
        data["goals"] = [goals]
        assert brute.evaluate(data, []) == [without]
        assert brute.evaluate(data, roster) == [value]
        assert brute.optimum(data) == [min(without, value)]


def test_an_inner_list_may_cost_coverage_what_wishes_gain() -> None:
    volunteers: list[Data] = [{"name": "x", "avoids": "Rails", "prefers": {"B": 2}}]
    tasks = [task(), task("B", "saturday 12:00-13:00")]
    data = plan(tasks, volunteers, goals=[["coverage", "wishes"], "wishes"])
    # Rails is worth 1 of coverage and costs 1: the goal below decides that nobody serves.
    assert brute.optimum(data) == [-1, -2]
    data["goals"] = [["coverage", "wishes"], "coverage"]
    assert brute.optimum(data) == [-1, 0]
    data["goals"] = ["coverage", "wishes"]
    assert brute.optimum(data) == [0, -1]


def test_fairness_more_than_once_among_the_others() -> None:
    tasks = [task("A", effort=2), task("B", "saturday 12:00-13:00")]
    volunteers: list[Data] = [{"name": "x", "prefers": ["A", "B"]}, {"name": "y"}]
    data = plan(tasks, volunteers)
    by_duties: Data = {"fairness": {"of": "duties"}}
    data["goals"] = ["coverage", by_duties, "fairness", "wishes"]
    assert brute.optimum(data) == [0, (0, 0), (5, -5), -1]
    data["goals"] = ["coverage", "wishes", "fairness", by_duties]
    assert brute.optimum(data) == [0, -2, (15, -15), (10, -10)]
