"""Rules, wishes and goals for random plans of a real size."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import Any

from tests.oracle.duties import Data
from tests.oracle.facts import Facts
from tests.oracle.fairness import is_counted
from tests.oracle.limits import read_limit

_COSTS = (1, 2, 3, 5)


def every_rule() -> list[str]:
    """All that `add_rules` knows."""
    return list(_ADD)


def some_rules(chance: Random) -> list[str]:
    """Each with a chance of its own."""
    return [name for name in _ADD if chance.random() < 0.35]


def add_rules(chance: Random, data: Data, names: list[str]) -> None:
    """Write these rules into the data."""
    for name in names:
        _ADD[name](chance, data)


def add_spacing(chance: Random, data: Data) -> None:
    """`rest`, `rotate`, both or neither, always hard."""
    rules: Data = {}
    if chance.random() < 0.5:
        rules["rest"] = chance.choice(("12 hours", "2 days", "1 week"))
    if chance.random() < 0.5:
        rules["rotate"] = chance.choice(("1 week", "2 weeks"))
    if rules:
        data["rules"] = rules


def goals(chance: Random, data: Data, *, has_wishes: bool) -> list[Any]:
    """Coverage and one or two fairness goals; minimums and wishes where they mean something."""
    first, second = _fairness(chance, data), _fairness(chance, data)
    if not has_wishes:
        return ["coverage", first] + ([second] if chance.random() < 0.3 else [])
    orders: list[list[Any]] = [
        *[["coverage", "minimums", first, "wishes"]] * 3,
        ["coverage", "wishes", first],
        ["coverage", ["minimums", "wishes"], first],
        ["coverage", first, "minimums", second, "wishes"],
        ["coverage", first, second],
        ["minimums", "coverage", "wishes", first],
    ]
    return chance.choice(orders)


def _fairness(chance: Random, data: Data) -> Any:
    options: Data = {}
    if chance.random() < 0.7:
        options["shared_by"] = chance.choice(("everyone", "available", "eligible"))
    if chance.random() < 0.3:
        options["of"] = chance.choice(("duties", "hours"))
    if chance.random() < 0.15:
        options["on"] = chance.choice(("saturday", "weekends"))
    if chance.random() < 0.15:
        options["tasks"] = _names(chance, [task["name"] for task in data["tasks"]], 2)
    if not any(is_counted(duty, options) for duty in Facts(data).duties):
        options.pop("on")
    return {"fairness": options} if options else "fairness"


def _names(chance: Random, names: list[str], number: int) -> list[str]:
    return chance.sample(names, min(number, len(names)))


def _soft(chance: Random, line: Data) -> Data:
    """The same line, or one with a cost."""
    return line | ({"cost": chance.choice(_COSTS)} if chance.random() < 0.4 else {})


def _rules(data: Data) -> Data:
    rules: Data = data.setdefault("rules", {})
    return rules


def _add_people(chance: Random, data: Data) -> None:
    for task in data["tasks"]:
        want = task["people"]
        more = chance.choice(
            (want, f"{want}-{want + 1}", {"min": min(2, want), "want": want, "max": want + 1})
        )
        task["people"] = more


def _add_limits(chance: Random, data: Data) -> None:
    tasks = [task["name"] for task in data["tasks"]]
    choices: dict[str, Any] = {
        "per_day": 1,
        "per_week": chance.choice((1, 2)),
        "total": chance.choice((2, 3, "1-3", "1+")),
        "hours": chance.choice((4, 6.5, "2-9")),
        "effort": chance.choice((4, "1-5", 3.5)),
        "weekends": chance.choice((2, 3, "1-3")),
        "tasks": {chance.choice(tasks): chance.choice((1, 2))},
    }
    chosen = chance.sample(sorted(choices), chance.choice((1, 2, 3)))
    limits = {key: choices[key] for key in chosen}
    for key in chosen:
        if key != "tasks" and chance.random() < 0.4:
            limits[key] = _soft_limit(chance, limits[key])
    _rules(data)["limits"] = limits
    for who in chance.sample(data["volunteers"], 2):
        who["limits"] = {"total": chance.choice((0, 1, "2+", "1-2"))}


def _soft_limit(chance: Random, value: Any) -> Data:
    """The same maximum, or one of 1, with a cost; the minimum stays."""
    least, most = read_limit(value)[:2]
    ends: Data = {"min": int(least)} if least else {}
    largest = Fraction(1) if most is None else most
    ends["max"] = int(largest) if largest.denominator == 1 else float(largest)
    return ends | {"cost": chance.choice(_COSTS)}


def _add_rest(chance: Random, data: Data) -> None:
    least = chance.choice(("8 hours", "1 day", "1 week"))
    _rules(data)["rest"] = _soft(chance, {"least": least})


def _add_rotate(chance: Random, data: Data) -> None:
    least = chance.choice(("1 week", "2 weeks"))
    _rules(data)["rotate"] = _soft(chance, {"least": least})


def _add_after(chance: Random, data: Data) -> None:
    tasks = [task["name"] for task in data["tasks"]]
    line = {"task": chance.choice(tasks), "not": _names(chance, tasks, 2)}
    _rules(data)["after"] = [_soft(chance, line)]


def _add_supervision(chance: Random, data: Data) -> None:
    line: Data = {"who": chance.choice(("minors", "0-24")), "by": chance.choice(("adults", "30+"))}
    if chance.random() < 0.5:
        line["per"] = chance.choice((1, 2))
    _rules(data)["supervision"] = [_soft(chance, line)]


def _add_guardian(chance: Random, data: Data) -> None:
    ward, guardian = chance.sample(data["volunteers"], 2)
    ward["guardian"] = guardian["name"]


def _add_together(chance: Random, data: Data) -> None:
    _rules(data)["together"] = [_soft(chance, {"names": _some(chance, data, 2)})]


def _add_apart(chance: Random, data: Data) -> None:
    _rules(data)["apart"] = [_soft(chance, {"names": _some(chance, data, 3)})]


def _some(chance: Random, data: Data, number: int) -> list[str]:
    return _names(chance, [who["name"] for who in data["volunteers"]], number)


def _add_never(chance: Random, data: Data) -> None:
    for who in chance.sample(data["volunteers"], 2):
        who["never"] = [chance.choice(data["tasks"])["name"]]


def _add_membership(chance: Random, data: Data) -> None:
    early, late = chance.sample(data["volunteers"], 2)
    early["until"], late["since"] = "2026-12-06", "2026-12-04"


def _add_lines(name: str) -> Callable[[Random, Data], None]:
    def add(chance: Random, data: Data) -> None:
        """One line about a pair that can be, and one with a cost."""
        facts = Facts(data)
        pairs = [
            {"volunteer": facts.ids[number], "task": duty.task, "date": duty.day.isoformat()}
            for number in range(len(facts.ids))
            for index, duty in enumerate(facts.duties)
            if not facts.barred[number][index]
        ]
        lines = chance.sample(pairs, min(2, len(pairs)))
        if lines:
            _rules(data)[name] = [
                _soft(chance, lines[0]),
                *({"cost": 2} | line for line in lines[1:]),
            ]

    return add


def _add_wishes(chance: Random, data: Data) -> None:
    tasks = [task["name"] for task in data["tasks"]]
    for who in data["volunteers"]:
        if chance.random() < 0.4:
            wish = chance.choice((*tasks, "saturday", "2026-12-05", "weekends 09:00-11:30"))
            who[chance.choice(("prefers", "avoids"))] = {wish: chance.choice((1, 1, 2, 3))}


# `fixed` comes last: what it names must not be barred by what is written before it.
_ADD: dict[str, Callable[[Random, Data], None]] = {
    "people": _add_people,
    "limits": _add_limits,
    "rest": _add_rest,
    "rotate": _add_rotate,
    "after": _add_after,
    "supervision": _add_supervision,
    "guardian": _add_guardian,
    "together": _add_together,
    "apart": _add_apart,
    "never": _add_never,
    "membership": _add_membership,
    "wishes": _add_wishes,
    "forbidden": _add_lines("forbidden"),
    "fixed": _add_lines("fixed"),
}
