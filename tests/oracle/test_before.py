"""What was done before the plan, worked by hand."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

import pytest

from tests.oracle import brute
from tests.oracle.before import after_others, done_by
from tests.oracle.brute import Assigned
from tests.oracle.cases import MORNING, on, people, plan, task
from tests.oracle.facts import Data, Facts


def done(day: str, name: str = "Rails", start: str | None = "10:00", end: str | None = "11:00",
         volunteers: tuple[str, ...] = ("Bahar",)) -> Data:  # fmt: skip
    whole = {"date": day, "task": name, "start": start, "end": end, "effort": 1.5}
    return whole | {"volunteers": list(volunteers)}


def week(past: list[Data], when: Any = "daily 10:00-11:00", **rest: Any) -> Data:
    volunteers = people("Aynur", "Bahar")
    return plan([task(when=when), task("Hall", when)], volunteers, past=past, **rest)


def test_what_somebody_did() -> None:
    data = week([done("2026-11-27", start="22:00", end="02:00"), done("2026-11-20", "Gone", None)])
    night, day = done_by(data, "Bahar")
    assert (night.task, night.window, night.effort) == ("Rails", (1320, 1560), Fraction(3, 2))
    assert (day.task, day.window) == ("Gone", None)
    assert done_by(data, "Aynur") == []


BOTH = {"Rails": "overlap", "Hall": "overlap"}


@pytest.mark.parametrize(
    ("past", "rules", "barred"),
    [
        (done("2026-11-27", start="23:00", end="10:01"), {}, BOTH),
        (done("2026-11-27", start="23:00", end="10:00"), {}, {}),
        (done("2026-11-21"), {"rest": "1 week"}, {"Rails": "rest", "Hall": "rest"}),
        (done("2026-11-21"), {"rest": "6 days"}, {}),
        (done("2026-11-27"), {"rest": "24 hours"}, {"Rails": "rest", "Hall": "rest"}),
        (done("2026-11-27"), {"rest": "23 hours"}, {}),
        (done("2026-11-21"), {"rest": {"least": "1 week", "cost": 3}}, {}),
        (done("2026-11-21"), {"rotate": "1 week"}, {"Rails": "rotate"}),
        (done("2026-11-21"), {"rotate": "6 days"}, {}),
        (done("2026-11-27"), {"after": [{"task": "Rails", "not": "Hall"}]}, {"Hall": "after"}),
        (done("2026-11-26"), {"after": [{"task": "Rails", "not": "Hall"}]}, {}),
        (done("2026-11-27"), {"after": [{"task": "Hall", "not": ["Hall"]}]}, {}),
    ],
)  # fmt: skip
def test_who_is_barred_on_the_first_day(past: Data, rules: Data, barred: dict[str, str]) -> None:
    data = week([past], "2026-11-28 10:00-11:00", rules=rules)
    facts = Facts(data)
    aynur, bahar = facts.barred
    found = zip((duty.task for duty in facts.duties), bahar, strict=True)
    assert {name: reasons[0] for name, reasons in found if reasons} == barred
    assert aynur == facts.excused[0] == facts.excused[1] == [[], []]
    for name in {"Rails", "Hall"} - barred.keys():
        assert brute.is_allowed(data, [on("Bahar", name)]) == []
    for name, why in barred.items():
        assert f"Bahar: {why}" in brute.is_allowed(data, [on("Bahar", name)])


@pytest.mark.parametrize(
    ("rules", "roster", "cost"),
    [
        ({"rest": {"least": "1 week", "cost": 3}}, [on("Bahar")], 3),
        ({"rest": {"least": "1 week", "cost": 3}}, [on("Bahar"), on("Bahar", day=29)], 6),
        ({"rest": {"least": "1 week", "cost": 3}}, [on("Aynur")], 0),
        ({"rotate": {"least": "1 week", "cost": 3}}, [on("Bahar", "Hall")], 0),
        ({"rotate": {"least": "1 week", "cost": 3}}, [on("Bahar"), on("Bahar", "Hall", 29)], 3),
    ],
)
def test_what_comes_too_soon_costs_once(rules: Data, roster: list[Assigned], cost: int) -> None:
    past = [done("2026-11-21"), done("2026-11-27")]
    data = week(past, rules=rules, goals=["wishes"])
    assert brute.evaluate(data, roster) == [cost]


@pytest.mark.parametrize(
    ("limit", "days", "lack_and_cost", "is_allowed"),
    [
        ({"max": 1, "cost": 2}, [29], [0, 0], True),
        ({"max": 1, "cost": 2}, [35], [0, 2], True),
        ({"max": 0, "cost": 2}, [29], [0, 0], True),
        ({"max": 0, "cost": 2}, [35], [0, 2], True),
        ({"max": 1}, [29], [0, 0], True),
        ({"max": 1}, [35], [0, 0], False),
        ({"max": 0}, [29], [0, 0], False),
        ({"max": 0}, [], [0, 0], True),
        ("1+", [], [0, 0], True),
        ("2+", [], [1, 0], True),
        ("2+", [29], [1, 0], True),
        ("2+", [35], [0, 0], True),
    ],
)
def test_a_weekend_that_has_begun(
    limit: Any, days: list[int], lack_and_cost: list[int], is_allowed: bool
) -> None:
    tasks = [task(when="daily 10:00-11:00")]
    data = plan(
        tasks,
        people("Bahar", limits={"weekends": limit}),
        past=[done("2026-11-28"), done("2026-11-22")],
        goals=["minimums", "wishes"],
    )
    data |= {"start": "2026-11-29"}
    roster = [on("Bahar", day=day, window=MORNING) for day in days]
    assert (brute.is_allowed(data, roster) == []) == is_allowed
    assert brute.evaluate(data, roster) == lack_and_cost


def test_random_pasts_are_before_the_plan() -> None:
    data = week([])
    for number in range(50):
        past = after_others(Random(number), data)["past"]
        assert past
        assert all(one["date"] < "2026-11-28" for one in past)
