"""What was done before the plan: plain data, and what comes too soon after it.

`past` is a list of `{date, task, start, end, effort, volunteers, sharers}`, as a filed roster has
them; `start` and `end` are None for a whole day, and `sharers` are ids with their shares.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

from tests.oracle import words
from tests.oracle.duties import Data, Duty


def done_by(data: Data, who: str) -> list[Duty]:
    """The duties before the plan that somebody did, by id."""
    return [_duty(one) for one in data.get("past", []) if who in one["volunteers"]]


def _duty(one: Data) -> Duty:
    window = None
    if one["start"] is not None:
        _, window = words.read_item(f"{one['date']} {one['start']}-{one['end']}")
    effort = Fraction(str(one["effort"]))
    return Duty(one["task"], date.fromisoformat(one["date"]), -1, window, 0, 0, None, effort, {})


def brought(data: Data, counts: Callable[[Duty], bool], weight: Callable[[Duty], Fraction],
            memory: Any) -> dict[str, Fraction]:  # fmt: skip
    """What past duties have left of each balance, by id: load done, less the share of it.

    Parameters
    ----------
    counts, weight : callable
        Whether a goal counts a duty, and what the duty weighs.
    memory
        As the week file has it, `12 weeks`; None where nothing is forgotten.
    """
    first = date.min
    if memory is not None:
        days, unit = words.read_length(memory)
        assert unit == "day"
        first = date.fromisoformat(data["start"]) - timedelta(int(days))
    balances: dict[str, Fraction] = defaultdict(Fraction)
    for one in data.get("past", []):
        duty = _duty(one)
        if duty.day < first or not counts(duty):
            continue
        load = weight(duty) * len(one["volunteers"])
        shares = {who: Fraction(str(share)) for who, share in one["sharers"].items()}
        for who in one["volunteers"]:
            balances[who] += weight(duty)
        for who, share in shares.items():
            balances[who] -= load * share / sum(shares.values())
    return balances


def too_soon(rules: Data, done: list[Duty], duty: Duty) -> list[str]:
    """The hard rules by which a duty comes too soon after what was done."""
    reasons = []
    if any(one.overlaps(duty) for one in done):
        reasons.append("overlap")
    for name, is_too_close in (("rest", has_no_rest), ("rotate", is_same_again)):
        if name in rules:
            (least, unit), cost = read_least(rules[name])
            if cost is None and any(is_too_close(one, duty, least, unit) for one in done):
                reasons.append(name)
    for line in rules.get("after", []):
        first = {one.day + timedelta(1) for one in done if one.task == line["task"]}
        if "cost" not in line and duty.task in words.each_item(line["not"]) and duty.day in first:
            reasons.append("after")
    return reasons


def read_least(value: Any) -> tuple[tuple[Fraction, str], int | None]:
    """Length and cost of `rest` or `rotate`."""
    if isinstance(value, str):
        value = {"least": value}
    return words.read_length(value["least"]), value.get("cost")


def has_no_rest(earlier: Duty, later: Duty, least: Fraction, unit: str) -> bool:
    """Whether less than the rest lies between them."""
    if unit == "hour":
        return later.times[0] - earlier.times[1] < 60 * least
    return later.dates[0] - earlier.dates[1] - 1 < least


def is_same_again(earlier: Duty, later: Duty, least: Fraction, unit: str) -> bool:
    """Whether the same task comes round too soon."""
    assert unit == "day"
    return earlier.task == later.task and (later.day - earlier.day).days <= least


_WINDOWS = [("10:00", "11:00"), ("18:00", "24:00"), ("22:00", "02:00"), ("23:00", "11:30")]


def from_sunday(data: Data) -> Data:
    """The same plan from the Sunday on: its first weekend has begun by then."""
    return data | {"start": "2026-11-29"}


def after_others(chance: Random, data: Data) -> Data:
    """The same plan after some duties that its volunteers did on the days before it."""
    start = date.fromisoformat(data["start"])
    names = [task["name"] for task in data["tasks"]]
    ids = [str(who.get("id", who["name"])) for who in data["volunteers"]]
    shares = {
        one: who.get("share", 1) for one, who in zip(ids, data["volunteers"], strict=True)
    } | {"Somebody else": 1}
    past: dict[tuple[str, ...], Data] = {}
    for _ in range(chance.choice((1, 2, 3, 4))):
        day = start - timedelta(chance.choice((1, 1, 1, 2, 3, 6, 7, 7, 8, 14)))
        window = chance.choice([(None, None), *_WINDOWS])
        task = chance.choice([*names, *names, "Long gone"])
        sharers = {one for one in shares if chance.random() < 0.7 and float(shares[one])}
        past[day.isoformat(), task, str(window[0])] = {
            "date": day.isoformat(),
            "task": task,
            "start": window[0],
            "end": window[1],
            "effort": chance.choice((1, 1, 3, 0.5)),
            "volunteers": [one for one in [*ids, "Somebody else"] if chance.random() < 0.5],
            "sharers": {one: shares[one] for one in shares if one in sharers}
            or {"Somebody else": 1},
        }
    return data | {"past": list(past.values())}


def filed(data: Data) -> Data:
    """What was done, as one filed roster has it: who owes each duty, and with what share."""
    shares = {who: share for one in data["past"] for who, share in one["sharers"].items()}
    dates = [one["date"] for one in data["past"]]
    return {
        "title": "Before",
        "start": min(dates),
        "end": max(dates),
        "duties": [
            {**one, "want": len(one["volunteers"]), "sharers": {"available": list(one["sharers"])}}
            for one in data["past"]
        ],
        "volunteers": [
            {"id": who, "name": who, "share": float(share)} for who, share in shares.items()
        ],
    }
