"""Random plans of a real size, as plain data of a week file, from a `random.Random` alone.

Four kinds, each of up to 20 volunteers, 6 weeks and 4 duties a week:

`plain`
    Ages, availability, perhaps a skill and priorities; all duties weigh the same.
`uneven`
    Several efforts, and perhaps `rest` and `rotate`.
`ruled`
    Each rule with a chance of its own, hard or soft, and goals in several orders.
`full`
    Every rule at once.

They are larger than what brute force can count; `tests.oracle.highs` knows their best rosters.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.oracle.duties import Data
from tests.oracle.plans import to_yaml
from tests.oracle.week_rules import add_rules, add_spacing, every_rule, goals, some_rules

Size = tuple[int, int, int]
"""Volunteers, weeks, duties a week."""

KINDS = ("plain", "uneven", "ruled", "full")

_START = date(2026, 11, 28)
_WINDOWS = ("09:00-10:00", "10:00-12:00", "11:00-13:30", "14:00-17:00", "22:00-02:00")
_AGES = ("12+", "16+", "18-60", "18-65")
_SHARES: tuple[Any, ...] = (1, 1, 1, 2, 0.5, "1.5", "0.3", 0)


def week(chance: Random, kind: str, *, least: Size = (3, 1, 1), most: Size = (20, 6, 4)) -> Data:
    """One plan.

    Parameters
    ----------
    least, most
        Volunteers, weeks and duties a week; a third of the plans have the most of each.
    """
    is_full_size = chance.random() < 1 / 3
    volunteers, weeks, tasks = (
        size if is_full_size else chance.randint(lowest, size)
        for lowest, size in zip(least, most, strict=True)
    )
    data: Data = {"title": "Festival", "start": _START.isoformat(), "weeks": weeks}
    data["tasks"] = _tasks(chance, kind, tasks)
    data["volunteers"] = _volunteers(chance, volunteers, weeks)
    if chance.random() < 0.4:
        for who in data["volunteers"]:
            who["share"] = chance.choice(_SHARES)
    if chance.random() < 0.3:
        _add_skill(chance, data)
    if kind == "uneven":
        add_spacing(chance, data)
    elif kind != "plain":
        add_rules(chance, data, every_rule() if kind == "full" else some_rules(chance))
    data["goals"] = goals(chance, data, has_wishes=kind in ("ruled", "full"))
    return data


def text(chance: Random, kind: str, *, least: Size = (3, 1, 1), most: Size = (20, 6, 4)) -> str:
    """The same as the text of a week file."""
    return to_yaml(week(chance, kind, least=least, most=most))


def _tasks(chance: Random, kind: str, number: int) -> list[Data]:
    """One duty a week each; on one day and in windows that overlap, or on three days."""
    days = chance.choice((["saturday"], ["saturday"], ["friday", "saturday", "sunday"]))
    windows = chance.choice((_WINDOWS, _WINDOWS[1:3], _WINDOWS[1:2]))
    efforts: list[Any] = [chance.choice((1, 1, 2, 0.25))]
    if kind != "plain":
        efforts = chance.choice(([1, 2, 3], [1, 2, 3], [0.5, 1.25, 3], [1, 0.33], [0, 1, 2]))
    has_priorities, has_ages = chance.random() < 0.5, chance.random() < 0.5
    heads = chance.choice(((1, 1, 2), (1, 2, 2, 3), (2, 3, 4)))
    tasks = []
    for place in range(number):
        task: Data = {
            "name": f"Task {place + 1}",
            "when": f"{chance.choice(days)} {chance.choice(windows)}",
            "people": chance.choice(heads),
            "effort": chance.choice(efforts),
        }
        if has_priorities:
            task["priority"] = chance.choice((1, 1, 2, 3))
        if has_ages and chance.random() < 0.5:
            task["age"] = chance.choice(_AGES)
        tasks.append(task)
    return tasks


def _volunteers(chance: Random, number: int, weeks: int) -> list[Data]:
    """Free at some of the weekends, or at a time of day; in a third of the plans rarely."""
    free = chance.choice((0.25, 0.6, 0.9))
    volunteers = []
    for place in range(number):
        who: Data = {"name": f"Helper {place + 1:02}", "age": chance.randint(13, 75)}
        weekends = [week for week in range(weeks) if chance.random() < free]
        if chance.random() < 0.1:
            who["available"] = chance.choice(("daily 08:00-12:30", "saturday", "weekends"))
        elif weekends:
            who["available"] = [_weekend(week) for week in weekends]
        else:
            who["available"] = [_weekend(chance.randrange(weeks))]
        volunteers.append(who)
    return volunteers


def _weekend(week: int) -> str:
    """From the Friday before the plan's week on, to the Sunday in it."""
    saturday = _START + timedelta(7 * week)
    return f"{saturday - timedelta(1)}..{saturday + timedelta(1)}"


def _add_skill(chance: Random, data: Data) -> None:
    chance.choice(data["tasks"])["skills"] = {"keys": chance.choice((1, 1, 2))}
    for who in data["volunteers"]:
        if chance.random() < 0.4:
            who["skills"] = ["keys"]
