"""Who lives in a made-up community: twelve to eighty years old, each with a life beside duty."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from benchmarks.spoken import FIRST_AID, KEYS, name, spoken, time_in

Resident = dict[str, str | list[str]]
"""What the week file says of somebody, key by key; a list where it may be several."""

_AGES = ((12, 17, 10), (18, 30, 18), (31, 45, 27), (46, 60, 25), (61, 70, 14), (71, 80, 6))
"""From, to, and how many in a hundred."""

_WHEN = (
    ["weekends"],
    ["weekends", "weekdays 18:00-24:00"],
    ["saturday"],
    ["saturday", "sunday 09:00-12:00"],
    ["saturday 08:00-12:00", "sunday"],
    ["sunday", "weekdays 17:00-23:00"],
    ["saturday 08:00-11:30"],
    ["daily 07:00-21:00"],
)
"""When those can come who can't always."""


def residents_of(
    chance: random.Random, num: int, start: date, num_days: int, language: str, tasks: Sequence[str]
) -> list[Resident]:
    """So many people, no two with the same id.

    Parameters
    ----------
    start, num_days
        The plan, in which some are away, move in or move out.
    tasks
        Names of tasks, which some like and some can't do.
    """
    people = [_resident(chance, start, num_days, language, tasks) for _ in range(num)]
    seen: Counter[str] = Counter()
    for one in people:
        own = str(one["name"])
        seen[own] += 1
        if seen[own] > 1:
            one["id"] = f"{own} {seen[own]}"
    _bring_children(chance, people)
    return people


def age_of(one: Resident, on: date) -> int:
    """How old somebody is on a day."""
    if "age" in one:
        return int(str(one["age"]))
    born = date.fromisoformat(str(one["born"]))
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def id_of(one: Resident) -> str:
    """By what rules and rosters know somebody."""
    return str(one.get("id", one["name"]))


def _resident(
    chance: random.Random, start: date, num_days: int, language: str, tasks: Sequence[str]
) -> Resident:
    one: Resident = {"name": name(chance, language)}
    lows, highs, weights = zip(*_AGES, strict=True)
    which = chance.choices(range(len(_AGES)), weights)[0]
    age = chance.randint(lows[which], highs[which])
    if chance.random() < 0.15:
        one["born"] = str(start - timedelta(round(365.25 * (age + chance.random()))))
    else:
        one["age"] = str(age)
    if chance.random() < 0.4:
        one["available"] = [time_in(time, language) for time in chance.choice(_WHEN)]
    away = list(_away(chance, start, num_days))
    one |= {"unavailable": away} if away else {}
    skills = [
        spoken(skill, language)
        for skill, share in ((KEYS, 0.12), (FIRST_AID, 0.1))
        if age >= 18 and chance.random() < share
    ]
    one |= {"skills": skills} if skills else {}
    one |= {"share": chance.choice(("0.5", "0.5", "0.25", "0"))} if chance.random() < 0.06 else {}
    one |= {"never": [chance.choice(tasks)]} if chance.random() < 0.06 else {}
    one |= {"prefers": [chance.choice(tasks)]} if chance.random() < 0.08 else {}
    one |= {"avoids": [chance.choice(tasks)]} if chance.random() < 0.08 else {}
    day = str(start + timedelta(chance.randrange(num_days)))
    one |= {chance.choice(("since", "until")): day} if chance.random() < 0.04 else {}
    one |= {"contact": f"555 {chance.randrange(10_000):04}"} if chance.random() < 0.3 else {}
    return one


def _away(chance: random.Random, start: date, num_days: int) -> list[str]:
    """Single days, and for some a journey."""
    days = [
        str(start + timedelta(7 * week + chance.randrange(2)))
        for week in range(num_days // 7)
        if chance.random() < 0.12
    ]
    if chance.random() < 0.1:
        first = start + timedelta(chance.randrange(num_days))
        days.append(f"{first}..{first + timedelta(chance.randint(3, 16))}")
    return days


def _bring_children(chance: random.Random, people: list[Resident]) -> None:
    """Some of the youngest come only with somebody who is grown up."""
    grown_up = [one for one in people if "age" in one and 30 <= int(str(one["age"])) <= 55]
    for one in people:
        if grown_up and str(one.get("age")) in ("12", "13") and chance.random() < 0.3:
            one["guardian"] = id_of(chance.choice(grown_up))
