"""Each rule worked by hand: what a hard line forbids, and how many breaches a soft one counts.

A plan has the one soft rule at 1 point, so that the goal `wishes` counts its breaches.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.oracle import brute
from tests.oracle.brute import Assigned
from tests.oracle.cases import on, people, plan, task
from tests.oracle.facts import Data

MORNING, NOON, NIGHT, LATE = (600, 660), (720, 780), (1320, 1560), (1200, 1440)
ALL_TIMES = [
    *("daily 10:00-11:00", "daily 12:00-13:00", "daily 22:00-02:00"),
    *("daily 20:00-24:00", "daily"),
]


def breaches(rules: Data, roster: list[Assigned], volunteers: list[Data]) -> tuple[int, list[str]]:
    """How often the soft rule is broken, and the reasons why the hard one forbids the roster."""
    tasks = [task(name, ALL_TIMES, people="1+") for name in ("A", "B", "C")]
    data = plan(tasks, volunteers, weeks=2, goals=["wishes"])
    soft = brute.evaluate(data | {"rules": _soft(rules)}, roster)
    assert brute.is_allowed(data | {"rules": _soft(rules)}, roster) == []
    assert brute.evaluate(data | {"rules": rules}, roster) == [0]
    (cost,) = soft
    assert isinstance(cost, int)
    return cost, brute.is_allowed(data | {"rules": rules}, roster)


def _soft(rules: Data) -> Data:
    soft: Data = {}
    for name, value in rules.items():
        if isinstance(value, str):
            soft[name] = {"least": value, "cost": 1}
        else:
            lines = [{"names": line} if isinstance(line, list) else line for line in value]
            soft[name] = [line | {"cost": 1} for line in lines]
    return soft


def own(rules: Data, *served: tuple[str, int, Any]) -> int:
    """Breaches by one volunteer, who served on tasks on days at times."""
    roster = [on("x", name, day, window) for name, day, window in served]
    cost, reasons = breaches(rules, roster, people("x"))
    name = next(iter(rules))
    assert reasons == ([f"x: {name}"] if cost else [])
    return cost


@pytest.mark.parametrize(
    ("least", "served", "expected"),
    [
        # From 11:00 to 12:00 is one hour.
        ("1 hour", [("A", 28, MORNING), ("B", 28, NOON)], 0),
        ("1.5 hours", [("A", 28, MORNING), ("B", 28, NOON)], 1),
        # From 2:00 on the 29th to 10:00 are eight hours.
        ("8 hours", [("A", 28, NIGHT), ("B", 29, MORNING)], 0),
        ("9 hours", [("A", 28, NIGHT), ("B", 29, MORNING)], 1),
        # The whole 29th ends at midnight.
        ("10 hours", [("A", 29, None), ("B", 30, MORNING)], 0),
        ("11 hours", [("A", 29, None), ("B", 30, MORNING)], 1),
        # Every pair counts, but a duty is one breach: the second once and the third once.
        ("30 hours", [("A", 28, MORNING), ("A", 28, NOON), ("A", 29, MORNING)], 2),
        # Only the last two are too close.
        ("23 hours", [("A", 28, MORNING), ("A", 29, NOON), ("A", 30, MORNING)], 1),
        # The 29th is free between, and only it.
        ("1 day", [("A", 28, MORNING), ("B", 30, MORNING)], 0),
        ("2 days", [("A", 28, MORNING), ("B", 30, MORNING)], 1),
        ("1 day", [("A", 28, MORNING), ("B", 29, NIGHT)], 1),
        # A night takes two dates; one that ends at 24:00 takes one.
        ("1 day", [("A", 28, NIGHT), ("B", 30, MORNING)], 1),
        ("1 day", [("A", 28, LATE), ("B", 30, MORNING)], 0),
        # No day lies between two duties of one date.
        ("1 day", [("A", 28, MORNING), ("B", 28, NOON)], 1),
        # A week: not on two Saturdays running.
        ("1 week", [("A", 28, MORNING), ("A", 35, MORNING)], 1),
        ("1 week", [("A", 28, MORNING), ("A", 36, MORNING)], 0),
        ("6 days", [("A", 28, MORNING), ("A", 35, MORNING)], 0),
        ("1 day", [("A", 28, MORNING)], 0),
    ],
)
def test_rest(least: str, served: list[Any], expected: int) -> None:
    assert own({"rest": least}, *served) == expected
    assert own({"rest": least}, *reversed(served)) == expected


@pytest.mark.parametrize(
    ("least", "served", "expected"),
    [
        # The same task again only more than so many days later.
        ("1 week", [("A", 28, MORNING), ("A", 35, MORNING)], 1),
        ("6 days", [("A", 28, MORNING), ("A", 35, MORNING)], 0),
        ("1 week", [("A", 28, MORNING), ("B", 29, MORNING)], 0),
        # By date: the night of the 28th is of the 28th.
        ("1 day", [("A", 28, NIGHT), ("A", 30, MORNING)], 0),
        ("1 day", [("A", 28, MORNING), ("A", 28, NOON)], 1),
        ("1 day", [("A", 28, NIGHT), ("A", 29, NIGHT), ("A", 30, NIGHT)], 2),
        ("10 days", [("A", 28, NOON), ("B", 29, NOON), ("A", 30, NOON), ("B", 31, NOON)], 2),
    ],
)
def test_rotate(least: str, served: list[Any], expected: int) -> None:
    assert own({"rotate": least}, *served) == expected


@pytest.mark.parametrize(
    ("lines", "served", "expected"),
    [
        ([{"task": "A", "not": ["B"]}], [("A", 28, NIGHT), ("B", 29, NOON)], 1),
        ([{"task": "A", "not": "B"}], [("A", 28, NIGHT), ("B", 29, NOON)], 1),
        ([{"task": "A", "not": ["B"]}], [("A", 28, NIGHT), ("C", 29, NOON)], 0),
        ([{"task": "A", "not": ["B"]}], [("B", 28, NOON), ("A", 29, NOON)], 0),
        ([{"task": "A", "not": ["B"]}], [("A", 28, MORNING), ("B", 28, NOON)], 0),
        ([{"task": "A", "not": ["B"]}], [("A", 28, MORNING), ("B", 30, NOON)], 0),
        # Each duty of the day after is one breach, whatever number there was on the day before.
        (
            [{"task": "A", "not": ["B", "C"]}],
            [("A", 28, MORNING), ("A", 28, NOON), ("B", 29, MORNING), ("C", 29, NOON)],
            2,
        ),
        ([{"task": "A", "not": "A"}], [("A", 28, NOON), ("A", 29, NOON), ("A", 30, NOON)], 2),
    ],
)
def test_after(lines: list[Data], served: list[Any], expected: int) -> None:
    assert own({"after": lines}, *served) == expected


def test_after_counts_for_each_line() -> None:
    lines = [{"task": "A", "not": "B"}, {"task": "A", "not": ["C", "B"]}]
    cost, reasons = breaches(
        {"after": lines}, [on("x", "A", 28), on("x", "B", 29)], people("x", "y")
    )
    assert cost == 2
    assert reasons == ["x: after", "x: after"]
    # Another volunteer may.
    assert (
        breaches({"after": lines}, [on("x", "A", 28), on("y", "B", 29)], people("x", "y"))[0] == 0
    )


FAMILY: list[Data] = [
    {"name": "child", "age": 12},
    {"name": "teen", "age": 17},
    {"name": "grown", "born": "2008-11-30", "skills": ["keys"]},  # 18 on the third day
    {"name": "old", "age": 70, "skills": ["keys", "first aid"]},
]


@pytest.mark.parametrize(
    ("line", "crew", "expected"),
    [
        ({"who": "minors", "by": "adults"}, ["child"], 1),
        ({"who": "minors", "by": "adults"}, ["child", "teen"], 1),  # at most one without `per`
        ({"who": "minors", "by": "adults"}, ["child", "old"], 0),
        ({"who": "minors", "by": "adults"}, ["old"], 0),
        ({"who": "minors", "by": "adults"}, [], 0),
        ({"who": "minors", "by": "adults", "per": 1}, ["child", "teen"], 2),
        ({"who": "minors", "by": "adults", "per": 1}, ["child", "teen", "old"], 1),
        ({"who": "minors", "by": "adults", "per": 2}, ["child", "teen", "old"], 0),
        ({"who": "minors", "by": "adults", "per": 2}, ["child", "teen", "grown", "old"], 1),
        ({"who": "minors", "by": "16+"}, ["child", "teen"], 1),  # a minor is none of `by`
        ({"who": "0-15", "by": "16+"}, ["child", "teen"], 0),
        ({"who": 17, "by": "18+"}, ["child", "teen"], 1),
        ({"who": "17", "by": "18+"}, ["child"], 0),
        ({"who": "minors", "by": "keys"}, ["child", "grown"], 1),  # 17 herself that day
        ({"who": "0-16", "by": "keys"}, ["child", "grown"], 0),
        ({"who": "keys", "by": "first aid"}, ["grown", "old"], 1),  # old has keys too
        ({"who": "keys", "by": "minors"}, ["old", "teen"], 0),
        ({"who": "adults", "by": "minors"}, ["old", "teen"], 0),
    ],
)
def test_supervision(line: Data, crew: list[str], expected: int) -> None:
    roster = [on(who, "A") for who in crew]
    cost, reasons = breaches({"supervision": [line]}, roster, FAMILY)
    assert cost == expected
    assert reasons == (["A: supervision"] if expected else [])


def test_supervision_counts_birthdays_and_each_duty() -> None:
    rules = {"supervision": [{"who": "minors", "by": "adults"}]}
    with_grown = [[on("child", "A", day), on("grown", "A", day)] for day in (28, 30)]
    assert breaches(rules, with_grown[0], FAMILY)[0] == 1
    assert breaches(rules, with_grown[1], FAMILY)[0] == 0
    alone = [on("child", "A"), on("child", "B", 29), on("teen", "C", 29)]
    assert breaches(rules, alone, FAMILY) == (3, [f"{name}: supervision" for name in "ABC"])


@pytest.mark.parametrize(
    ("group", "roster", "soft", "hard"),
    [
        (["x", "y"], [], 0, []),
        (["x", "y"], [on("x", "A"), on("y", "A"), on("z", "A")], 0, []),
        (["x", "y"], [on("z", "A")], 0, []),
        (["x", "y"], [on("x", "A")], 1, ["A"]),
        (["x", "y", "z"], [on("x", "A"), on("y", "A")], 1, ["A"]),
        # A day is one breach, however many duties of it are torn.
        (["x", "y"], [on("x", "A"), on("y", "B")], 1, ["A", "B"]),
        (["x", "y"], [on("x", "A"), on("x", "B", 29)], 2, ["A", "B"]),
        # Together on one duty does not make up for another one of the day.
        (["x", "y"], [on("x", "A"), on("y", "A"), on("x", "B", 28, NOON)], 1, ["B"]),
    ],
)
def test_together(group: list[str], roster: list[Assigned], soft: int, hard: list[str]) -> None:
    cost, reasons = breaches({"together": [group]}, roster, people("x", "y", "z"))
    assert cost == soft
    assert reasons == [f"{name}: together" for name in hard]


@pytest.mark.parametrize(
    ("group", "roster", "soft", "hard"),
    [
        (["x", "y"], [on("x", "A"), on("y", "B"), on("z", "A")], 0, []),
        (["x", "y"], [on("x", "A"), on("y", "A")], 1, ["A"]),
        (["x", "y", "z"], [on(who, "A") for who in "xyz"], 2, ["A"]),
        (["x", "y", "z"], [on("x", "A"), on("z", "A")], 1, ["A"]),
        (["x", "y"], [on(who, name) for who, name in zip("xyxy", "AABB", strict=True)], 2, "AB"),
    ],
)
def test_apart(group: list[str], roster: list[Assigned], soft: int, hard: list[str]) -> None:
    roster = [(*one[:3], NOON if one[1] == "B" else MORNING) for one in roster]
    cost, reasons = breaches({"apart": [group]}, roster, people("x", "y", "z"))
    assert cost == soft
    assert reasons == [f"{name}: apart" for name in hard]


def test_a_mapping_of_names_without_a_cost_is_hard() -> None:
    data = plan([task(people=2)], people("x", "y"), rules={"apart": [{"names": ["x", "y"]}]})
    assert brute.is_allowed(data, [on("x"), on("y")]) == ["Rails: apart"]
    assert brute.optimum(data) == [1, (0, -10)]


def test_guardian() -> None:
    volunteers: list[Data] = [{"name": "x", "guardian": "P2"}, {"name": "y", "id": "P2"}]
    data = plan([task(people="1-2"), task("B", "sunday 10:00-11:00")], volunteers)
    assert brute.is_allowed(data, []) == []
    assert brute.is_allowed(data, [on("P2"), on("P2", "B", 29)]) == []
    assert brute.is_allowed(data, [on("x"), on("P2")]) == []
    assert brute.is_allowed(data, [on("x"), on("P2", "B", 29)]) == ["Rails: guardian"]
    # One point each is owed, and only the guardian can serve alone.
    assert brute.optimum(data) == [0, (10, -10)]


def test_a_ward_of_somebody_barred_stays_a_sharer() -> None:
    volunteers: list[Data] = [{"name": "x", "guardian": "y"}, {"name": "y", "never": "Rails"}]
    data = plan([task()], [*volunteers, {"name": "z"}])
    assert brute.optimum(data) == [0, (5, -5)]


def test_guardians_in_a_ring_come_together() -> None:
    volunteers: list[Data] = [{"name": "x", "guardian": "y"}, {"name": "y", "guardian": "x"}]
    assert brute.optimum(plan([task()], volunteers)) == [1, (-5, -5)]
    assert brute.optimum(plan([task(people="1-2")], volunteers)) == [0, (5, 5)]


def test_soft_fixed() -> None:
    line: Data = {"volunteer": "x", "task": "Rails", "date": "2026-11-28", "cost": 4}
    when = ["saturday 10:00-11:00", "saturday 12:00-13:00"]
    data = plan([task(when=when)], people("x", "y"), goals=["wishes"], rules={"fixed": [line]})
    assert brute.is_allowed(data, []) == []
    assert brute.evaluate(data, []) == [4]
    assert brute.evaluate(data, [on("y")]) == [4]
    assert brute.evaluate(data, [on("x", window=NOON)]) == [0]
    line["date"] = "2026-12-05"  # outside the plan: nothing is meant
    assert brute.evaluate(data, []) == [0]


def test_soft_fixed_that_cannot_be() -> None:
    line: Data = {"volunteer": "x", "task": "Rails", "date": "2026-11-28", "cost": 4}
    data = plan([task()], people("x", never=["Rails"]), goals=["wishes"], rules={"fixed": [line]})
    assert brute.optimum(data) == [4]
    line["date"] = "2026-11-29"  # a day of the plan without that duty
    assert brute.optimum(data) == [4]
    del line["cost"]
    assert brute.optimum(data) is None


def test_soft_forbidden() -> None:
    line: Data = {"volunteer": "x", "task": "Rails", "date": "2026-11-28", "cost": 4}
    when = ["saturday 10:00-11:00", "saturday 12:00-13:00", "sunday 10:00-11:00"]
    data = plan([task(when=when)], people("x", "y"), goals=["wishes"], rules={"forbidden": [line]})
    roster = [on("x"), on("x", window=NOON), on("x", day=29), on("y")]
    assert brute.evaluate(data, roster[:2]) == [8]
    assert brute.evaluate(data, roster[1:3]) == [4]
    assert brute.evaluate(data, roster[2:]) == [0]
    assert brute.is_allowed(data, roster[:3]) == []
    # It bars nobody: both stay sharers of the three duties.
    data["goals"] = ["coverage", {"fairness": {"shared_by": "eligible"}}]
    assert brute.optimum(data) == [0, (5, -5)]


def test_hard_rules_bind_the_optimum() -> None:
    daily = task("A", "2026-11-28..2026-12-01 10:00-11:00")
    data = plan([daily], people("x"), goals=["coverage"])
    assert brute.optimum(data) == [0]
    assert brute.optimum(data | {"rules": {"rest": "2 days"}}) == [2]  # on the 28th and the 1st
    assert brute.optimum(data | {"rules": {"rotate": "1 day"}}) == [2]
    assert brute.optimum(data | {"rules": {"after": [{"task": "A", "not": "A"}]}}) == [2]
    assert brute.optimum(data | {"rules": {"rest": {"least": "1 week", "cost": 9}}}) == [0]
