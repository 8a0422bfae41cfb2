"""Week file data in which only one thing is asked for, and what a smallest clash is then."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from copy import deepcopy
from itertools import combinations
from random import Random

from dutyplan import plan
from dutyplan.reasons import Reason
from tests.oracle.brute import Pairs, rosters
from tests.oracle.duties import Duty, read_people
from tests.oracle.facts import Data, Facts

_OF_VOLUNTEERS = ("since", "until", "available", "unavailable", "never", "guardian")
_LISTS = ("forbidden", "supervision", "together", "apart", "after", "fixed")


def kept_by_each(data: Data, reasons: Sequence[Reason]) -> tuple[set[Pairs], list[set[Pairs]]]:
    """All rosters in which nobody is in two places, and for each reason those that keep it."""
    bare = _bare(data)
    everything = set(rosters(Facts(bare)))
    kept = []
    for number, reason in enumerate(reasons):
        codes = [one.code for one in reasons[:number]]
        key = reason.code.split(".")[1]
        if key in ("wants", "wants-skill"):
            kept.append({one for one in everything if _is_met(data, reason, one)})
        else:
            only = deepcopy(bare)
            _put_back(data, only, key, reason, codes.count(reason.code))
            kept.append(set(rosters(Facts(only))))
    return everything, kept


def smallest(
    everything: set[Pairs], kept: Sequence[set[Pairs]], fixed: Collection[int] = ()
) -> int | None:
    """How many facts the smallest clash has, besides those that hold anyway."""
    left = everything.intersection(*(kept[number] for number in fixed))
    others = [number for number in range(len(kept)) if number not in fixed]
    broken = {frozenset(n for n in others if one not in kept[n]) for one in left}
    for size in range(len(others) + 1):
        for some in combinations(others, size):
            if not any(one.isdisjoint(some) for one in broken):
                return size
    return None


def _is_met(data: Data, reason: Reason, roster: Pairs) -> bool:
    facts, duty = Facts(data), reason.facts["duty"]
    places = [n for n, one in enumerate(facts.duties) if _is_same(one, duty)]
    crew = [who for who, index in roster if index in places]
    if reason.code.startswith("line.wants-skill"):
        crew = [who for who in crew if facts.has_skill(who, reason.facts["skill"])]
    return len(crew) >= int(reason.facts["num"])


def _is_same(one: Duty, duty: plan.Duty) -> bool:
    return bool((one.task, one.day) == (duty.task.name, duty.date))


def _bare(data: Data) -> Data:
    """The data without anything that is asked for."""
    bare = deepcopy(data)
    bare.pop("rules", None)
    for task in bare["tasks"]:
        task.pop("age", None)
        task["people"] = f"{read_people(task['people'])[1]}+"
    for who in bare["volunteers"]:
        for key in _OF_VOLUNTEERS:
            who.pop(key, None)
    return bare


def _put_back(data: Data, bare: Data, key: str, reason: Reason, place: int) -> None:
    facts = reason.facts
    if key in ("age", "people"):
        number = [task["name"] for task in data["tasks"]].index(facts["task"].name)
        bare["tasks"][number][key] = data["tasks"][number][key]
    elif key in _OF_VOLUNTEERS:
        number = facts["volunteer"].index
        bare["volunteers"][number][key] = data["volunteers"][number][key]
    elif key in _LISTS:
        bare["rules"] = {key: [data["rules"][key][place]]}
    elif key == "limits":
        limit = reason.code.removeprefix("line.limits.")
        bare["rules"] = {key: {limit: data["rules"][key][limit]}}
    else:
        bare["rules"] = {key: data["rules"][key]}


SHAPES = ("mixed", "days", "crowd")


def tight(chance: Random, shape: str) -> Data:
    """A plan of some ten pairs with more lines than it can mostly keep.

    Parameters
    ----------
    shape
        `days` has one task on several days; `crowd` one day, and people who are mostly away.
    """
    num_volunteers, num_tasks, num_days = {
        "mixed": chance.choice(((2, 2, 2), (3, 1, 3), (3, 3, 1), (4, 1, 2), (4, 2, 1))),
        "days": chance.choice(((2, 1, 4), (3, 1, 3))),
        "crowd": (5, 2, 1),
    }[shape]
    names = ["Aynur", "Bahar", "Li Min", "Ma Jun", "Gulnar"][:num_volunteers]
    when = ["2026-11-28", "2026-11-29", "2026-12-05", "2026-12-06"][:num_days]
    often = {"mixed": 0.5, "days": 0.1, "crowd": 0.2}[shape]
    windows = ("10:00-12:00", "11:00-13:00", "12:00-14:00", "22:00-11:00")
    data: Data = {"start": "2026-11-28", "weeks": 2, "tasks": [], "volunteers": []}
    for name in ["Rails", "Hall", "Yard"][:num_tasks]:
        window = chance.choice(windows)
        task: Data = {"name": name, "when": [f"{day} {window}" for day in when]}
        task["people"] = chance.choice(("1", "1", "2", "1-2", "2", "3"))
        if chance.random() < (0.1 if shape == "days" else 0.4):
            task["age"] = chance.choice(("16+", "18-60", "12-30"))
        data["tasks"].append(task)
    for name in names:
        who: Data = {"name": name, "age": chance.choice((14, 20, 45, 70))}
        if shape == "crowd" and chance.random() < 0.8:
            who["available"] = "2026-12-05"
        elif chance.random() < often:
            who["available"] = chance.choice((when[0], when[-1], [when[0], "2026-11-29"]))
        if chance.random() < 0.15:
            who["unavailable"] = chance.choice(when)
        if chance.random() < 0.2:
            who["never"] = [chance.choice(data["tasks"])["name"]]
        data["volunteers"].append(who)
    rules = _rules(chance, data, names, when)
    most = {"mixed": 4, "days": 3, "crowd": 1}[shape]
    usual = ["fixed", "limits", "rest", "rotate"] if shape == "days" else sorted(rules)
    chosen = chance.sample(usual, k=chance.randint(1, most))
    data["rules"] = {name: rules[name] for name in chosen}
    return data


def _rules(chance: Random, data: Data, names: list[str], when: list[str]) -> Data:
    def cell() -> Data:
        task = chance.choice(data["tasks"])["name"]
        return {"volunteer": chance.choice(names), "task": task, "date": chance.choice(when)}

    every: Data = {
        "rest": chance.choice(("1 day", "1 week", "12 hours")),
        "rotate": chance.choice(("1 day", "1 week")),
        "limits": chance.choice(({"total": 1}, {"per_day": 1}, {"per_week": 1, "total": 2})),
        "together": [names[:2]],
        "apart": [names[-2:]],
        "supervision": [{"who": "minors", "by": "adults"}],
        "forbidden": [cell()],
        "fixed": [cell()] if chance.random() < 0.6 else [cell(), cell()],
    }
    if chance.random() < 0.1 and len(names) > 2:
        data["volunteers"][0]["guardian"] = names[2]
    if len(data["tasks"]) > 1:
        first, second = data["tasks"][:2]
        every["after"] = [{"task": first["name"], "not": [second["name"]]}]
    if len({str(one) for one in every["fixed"]}) < len(every["fixed"]):
        every["fixed"] = every["fixed"][:1]
    return every
