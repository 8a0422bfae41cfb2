"""Single changes of a week file's data, each with what it costs, straight from the manual's words.

For plans in which a task has one duty a day at most, and nobody is `unavailable`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from tests.oracle import words
from tests.oracle.duties import Data, Duty
from tests.oracle.facts import Facts
from tests.oracle.limits import Limit

Key = tuple[Any, ...]
"""What tells a change from all others: its kind, names, and how far it goes."""

_LISTS = ("supervision", "together", "apart", "after", "fixed", "forbidden")


@dataclass(frozen=True)
class Edit:
    """A change; of one `group` there is never more than one."""

    key: Key
    cost: int
    group: Key
    make: Callable[[Data], None]


def spelled_out(data: Data) -> Data:
    """The same plan with an item of its own, and its people, for each duty of a task."""
    data, duties = deepcopy(data), Facts(data).duties
    for task in data["tasks"]:
        own = [duty for duty in duties if duty.task == task["name"]]
        task["when"] = [{"days": _time(duty), "people": task["people"]} for duty in own]
    return data


def edited(data: Data, edits: list[Edit]) -> Data:
    """The data after these changes; lines that go are taken out at last."""
    data = deepcopy(data)
    for edit in edits:
        edit.make(data)
    for task in data["tasks"]:
        task["when"] = [item for item in task["when"] if not item.get("is_out")]
    for who in data["volunteers"]:
        if who.get("guardian", "") is None:
            del who["guardian"]
    rules = data.get("rules", {})
    for name in _LISTS:
        if name in rules:
            rules[name] = [line for line in rules[name] if line is not None]
            if not rules[name]:
                del rules[name]
    return data


def edits(data: Data, *, strict: bool) -> Iterator[Edit]:
    """Every single change that can be made."""
    facts = Facts(data)
    for place, task in enumerate(data["tasks"]):
        own = [duty for duty in facts.duties if duty.task == task["name"]]
        for item, duty in enumerate(own):
            yield from _of_duty(facts, (place, item), duty, strict)
        if own:
            yield from _of_skills(place, own[0], strict)
            yield from _of_ages(facts, place, own)
    for number, who in enumerate(facts.volunteers):
        for duty in facts.duties:
            yield from _of_pair(facts, number, duty)
        for limit in facts.limits[number]:
            if limit.cost is None and limit.most is not None:
                yield from _of_limit(facts, number, limit)
        if "guardian" in who:
            key = ("guardian", facts.ids[number])
            yield Edit(key, 30, key, _set("volunteers", number, guardian=None))
    for name, value in facts.rules.items():
        if name in ("rest", "rotate") and not (isinstance(value, dict) and "cost" in value):
            yield Edit((name, 0), 30, (name, 0), _without(name))
        for place, line in enumerate(value if name in _LISTS else []):
            if not (isinstance(line, dict) and "cost" in line):
                cost = 10 if name in ("fixed", "forbidden") else 30
                yield Edit((name, place), cost, (name, place), _without(name, place))


def _of_duty(facts: Facts, place: tuple[int, int], duty: Duty, strict: bool) -> Iterator[Edit]:
    name, priority = (duty.task, duty.day), duty.details.get("priority", 1)
    group = ("duty", *name)

    def people(least: int, want: int, most: int | None) -> Callable[[Data], None]:
        value: Any = {"min": least, "want": want, "max": most}
        if most is None:
            value = f"{want}+"
        return _set_item(place, people=value)

    if strict:
        for num in range(1, duty.want):
            want = duty.want - num
            most = want if duty.most == duty.want else duty.most
            make = people(min(duty.least, want), want, most)
            yield Edit(("people", *name, num), 10 * priority * num, group, make)
        if len(facts.duties) > 1:
            cost = 10 * priority * duty.want + 5
            yield Edit(("out", *name), cost, group, _set_item(place, is_out=True))
    else:
        for num in range(1, duty.least):
            make = people(duty.least - num, duty.want, duty.most)
            yield Edit(("least", *name, num), 10 * priority * num, group, make)
    for most in range((duty.most or 99) + 1, len(facts.ids) + 1):
        num = most - (duty.most or 0)
        yield Edit(("room", *name, num), 10 * num, group, people(duty.least, duty.want, most))


def _of_skills(place: int, duty: Duty, strict: bool) -> Iterator[Edit]:
    priority = duty.details.get("priority", 1)
    for skill, need in duty.skills.items() if strict else ():
        for num in range(1, need + 1):
            left = {**duty.skills, skill: need - num}
            make = _set("tasks", place, skills={key: n for key, n in left.items() if n})
            group = ("skill", duty.task, skill)
            yield Edit((*group, num), 10 * priority * num, group, make)


def _of_ages(facts: Facts, place: int, duties: list[Duty]) -> Iterator[Edit]:
    name, ages = duties[0].task, duties[0].details.get("age")
    if ages is None:
        return
    low, high = (None if end is None else int(end) for end in words.read_range(ages))
    everybody = range(len(facts.ids))
    for age in sorted({facts.age(number, duty.day) for number in everybody for duty in duties}):
        if not words.is_within(age, ages):
            years = max((low or 0) - age, age - (age if high is None else high))
            side = ("age", name, age < (low or 0))
            yield Edit(("age", name, age), 40 + years, side, _for_age(place, age))


def _of_pair(facts: Facts, number: int, duty: Duty) -> Iterator[Edit]:
    who, name = facts.volunteers[number], facts.ids[number]
    if "available" in who and "time" in facts.barred[number][facts.duties.index(duty)]:
        key: Key = ("free", name, *duty.times)
        cost = 11 if _is_free_at_one_end(facts, who, duty) else 12
        yield Edit(key, cost, key, _with_time(number, duty))
    if duty.task in who.get("never", []):
        key = ("never", name, duty.task)
        yield Edit(key, 20, key, _without_never(number, duty.task))
    for word, sign in (("since", -1), ("until", 1)):
        day = date.fromisoformat(who[word]) if word in who else duty.day
        beyond = sign * (duty.day - day).days
        if beyond > 0:
            make = _set("volunteers", number, **{word: duty.day.isoformat()})
            yield Edit((word, name, duty.day), 25 + beyond, (word, name), make)


def _of_limit(facts: Facts, number: int, limit: Limit) -> Iterator[Edit]:
    """Higher by any number that still can matter."""
    num, name, duties = 0, facts.ids[number], facts.duties
    assert limit.most is not None
    while num < limit.beyond(duties, duties, facts.begun(number)):
        num += 1
        value: Data = {"min": float(limit.least), "max": float(limit.most + num)}
        if limit.key not in ("hours", "effort"):
            value = {end: int(one) for end, one in value.items()}
        cost = 10 + num if limit.key in ("hours", "effort") else 11 * num

        def make(data: Data, value: Data = value) -> None:
            own = data["volunteers"][number].setdefault("limits", {})
            if limit.key == "tasks":
                own = own.setdefault("tasks", {})
            own[limit.task or limit.key] = value

        called = f"tasks: {limit.task}" if limit.task else limit.key
        yield Edit(("limit", name, called, num), cost, ("limit", name, called), make)


def _is_free_at_one_end(facts: Facts, who: Data, duty: Duty) -> bool:
    """Whether the one stretch of the duty's time that is free begins or ends with the duty."""
    first, last = facts.start - timedelta(1), facts.end + timedelta(1)
    spans = [
        span
        for item in words.each_item(who["available"])
        for span in words.spans_of(item, first, last)
    ]
    begin, end = duty.times
    free = [any(s <= minute < e for s, e in spans) for minute in range(begin, end)]
    changes = sum(one != other for one, other in pairwise(free))
    return changes == 1


def _with_time(number: int, duty: Duty) -> Callable[[Data], None]:
    """Free at all times that there were, and for the duty."""

    def change(data: Data) -> None:
        who = data["volunteers"][number]
        who["available"] = [*words.each_item(who["available"]), _time(duty)]

    return change


def _time(duty: Duty) -> str:
    if duty.window is None:
        return f"{duty.day}"
    begin, end = duty.window
    return f"{duty.day} {begin // 60:02}:{begin % 60:02}-{end // 60 % 24:02}:{end % 60:02}"


def _without_never(number: int, task: str) -> Callable[[Data], None]:
    def change(data: Data) -> None:
        data["volunteers"][number]["never"].remove(task)

    return change


def _for_age(place: int, age: int) -> Callable[[Data], None]:
    def change(data: Data) -> None:
        task = data["tasks"][place]
        low, high = words.read_range(task["age"])
        lowest = min(low or 0, age)
        task["age"] = f"{lowest}+" if high is None else f"{lowest}-{max(high, age)}"

    return change


def _set(key: str, place: int, **values: Any) -> Callable[[Data], None]:
    def change(data: Data) -> None:
        data[key][place].update(values)

    return change


def _set_item(place: tuple[int, int], **values: Any) -> Callable[[Data], None]:
    def change(data: Data) -> None:
        data["tasks"][place[0]]["when"][place[1]].update(values)

    return change


def _without(rule: str, place: int | None = None) -> Callable[[Data], None]:
    def change(data: Data) -> None:
        if place is None:
            del data["rules"][rule]
        else:
            data["rules"][rule][place] = None

    return change


def combinations_below(known: list[Edit], cost: int) -> Iterator[list[Edit]]:
    """All sets of changes, one of each group at most, that together cost less."""
    ordered = sorted(known, key=lambda edit: edit.cost)

    def extend(start: int, chosen: list[Edit], left: int) -> Iterator[list[Edit]]:
        yield chosen
        for place in range(start, len(ordered)):
            edit = ordered[place]
            if edit.cost > left:
                return
            if all(edit.group != one.group for one in chosen):
                yield from extend(place + 1, [*chosen, edit], left - edit.cost)

    return extend(0, [], cost - 1)
