"""How long the proof takes with each rule alone, and with all of them: 60 x 12 x 6.

`python -m benchmarks.rules [SEEDS] [RULE ...]`. Beside each, in the same run and on the same
plan, the solve without any rule; the figures to quote are the ratios and whether it is proved.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from benchmarks.plans import week_file
from dutyplan import solve
from dutyplan.plan import Plan
from dutyplan.roster import GoalResult, Outcome
from dutyplan.weekfile import read_week_bytes

_SECONDS = 60.0
_SIZE = (60, 12, 6)


Data = dict[str, Any]
Change = Callable[[Data, random.Random], None]


def plain(seed: int) -> Data:
    """A random plan as data: half of its tasks on Saturday, half on Sunday, some may take more."""
    data = yaml.load(week_file(*_SIZE, seed=seed), yaml.BaseLoader)
    chance = random.Random(seed)
    for number, task in enumerate(data["tasks"]):
        if number % 2:
            task["when"] = "sunday 10:00-12:00"
        task["people"] = f"{task['people']}-{int(task['people']) + 1}"
    for one in data["volunteers"]:
        days = [date.fromisoformat(day) for day in one["available"]]
        one["available"] = [f"{day}..{day + timedelta(1)}" for day in days]
        if chance.random() < 0.3:
            one["skills"] = ["keys"]
    return data


def _rest(data: Data, chance: random.Random) -> None:
    data["rules"]["rest"] = "1 week"


def _rotate(data: Data, chance: random.Random) -> None:
    data["rules"]["rotate"] = "2 weeks"


def _supervision(data: Data, chance: random.Random) -> None:
    data["rules"]["supervision"] = [
        {"who": "minors", "by": "adults"},
        {"who": "0-15", "by": "keys", "per": "2"},
    ]


def _guardian(data: Data, chance: random.Random) -> None:
    adults = [one["name"] for one in data["volunteers"] if int(one["age"]) >= 25]
    for one in data["volunteers"]:
        if int(one["age"]) < 18:
            one["guardian"] = chance.choice(adults)


def _groups(data: Data, chance: random.Random, number: int, size: int) -> list[list[str]]:
    names = [one["name"] for one in data["volunteers"]]
    chance.shuffle(names)
    return [names[size * i : size * (i + 1)] for i in range(number)]


def _together(data: Data, chance: random.Random) -> None:
    data["rules"]["together"] = _groups(data, chance, 5, 2)


def _apart(data: Data, chance: random.Random) -> None:
    data["rules"]["apart"] = _groups(data, chance, 10, 3)


def _after(data: Data, chance: random.Random) -> None:
    tasks = [task["name"] for task in data["tasks"]]
    data["rules"]["after"] = [{"task": tasks[0], "not": tasks[1::2]}]


def _limits(data: Data, chance: random.Random) -> None:
    data["rules"]["limits"] = {"per_week": "1", "total": "1-5", "weekends": "4", "effort": "12"}


def _fixed(data: Data, chance: random.Random) -> None:
    cells = []
    groups = data["rules"].get("together", []) + data["rules"].get("apart", [])
    bound = {name for group in groups for name in group}
    free = [one for one in data["volunteers"] if one["name"] not in bound]
    for one in chance.sample(free, 8):
        day = one["available"][0][:10]
        ages = 18 <= int(one["age"]) <= 60
        task = next((t for t in data["tasks"] if ages and t["when"].startswith("sat")), None)
        if task and day not in {cell["date"] for cell in cells}:
            cells.append({"volunteer": one["name"], "task": task["name"], "date": day})
    data["rules"]["fixed"] = cells[:3]
    data["rules"]["forbidden"] = [dict(cell, date="2026-12-05") for cell in cells[3:]]


def _soft(name: str, make: Callable[[Data, random.Random], Any]) -> Change:
    def change(data: Data, chance: random.Random) -> None:
        data["rules"][name] = make(data, chance)

    return change


def _costly_groups(data: Data, chance: random.Random) -> list[Data]:
    return [{"names": pair, "cost": "3"} for pair in _groups(data, chance, 5, 2)]


SOFT = {
    "soft rest": _soft("rest", lambda data, chance: {"least": "1 week", "cost": "2"}),
    "soft rotate": _soft("rotate", lambda data, chance: {"least": "2 weeks", "cost": "1"}),
    "soft together": _soft("together", _costly_groups),
    "soft apart": _soft("apart", _costly_groups),
    "soft limits": _soft("limits", lambda data, chance: {"per_week": {"max": "1", "cost": "2"}}),
    "soft supervision": _soft(
        "supervision", lambda data, chance: [{"who": "minors", "by": "adults", "cost": "2"}]
    ),
}


def _wishes(data: Data, chance: random.Random) -> None:
    tasks = [task["name"] for task in data["tasks"]]
    for one in data["volunteers"]:
        if chance.random() < 0.5:
            one["prefers"] = chance.sample(tasks, 2)
        if chance.random() < 0.5:
            one["avoids"] = chance.sample(tasks, 1)


def _standby(data: Data, chance: random.Random) -> None:
    for task in data["tasks"]:
        task["standby"] = "1"


VARIANTS = {
    "rest": (_rest,),
    "rotate": (_rotate,),
    "supervision": (_supervision,),
    "guardian": (_guardian,),
    "together": (_together,),
    "apart": (_apart,),
    "after": (_after,),
    "limits": (_limits,),
    "fixed": (_fixed,),
    "wishes": (_wishes,),
    "standby": (_standby,),
}
VARIANTS |= {name: (change,) for name, change in SOFT.items()}
VARIANTS["all soft"] = tuple(SOFT.values())
VARIANTS["all"] = tuple(changes[0] for name, changes in VARIANTS.items() if "soft" not in name)


def read(seed: int, changes: tuple[Change, ...]) -> Plan:
    """The plan of a seed with some rules."""
    data = plain(seed) | {"rules": {}}
    chance = random.Random(seed)
    for change in changes:
        change(data, chance)
    text = yaml.safe_dump(data, sort_keys=False)
    plan, problems = read_week_bytes("plan", text.encode(), Path())
    if plan is None:
        raise SystemExit("\n".join(str(p.message) for p in problems))
    return plan


def timed(plan: Plan) -> tuple[float, Outcome]:
    """Solve it, with the seconds that it took."""
    start = time.perf_counter()
    outcome = solve(plan, time_limit=_SECONDS)
    return time.perf_counter() - start, outcome


def said(result: GoalResult) -> str:
    """A goal's value, and its bound where it is not proved; of balances the largest, in points."""
    is_number = isinstance(result.value, int)
    value = result.value if is_number else result.value[0] / 10
    if result.proved:
        return f"{result.goal} {value}"
    if result.bound is None:
        return f"{result.goal} {value} (not proved)"
    bound = result.bound if is_number else result.bound / 10
    return f"{result.goal} {value} (not proved, {bound} at best)"


def main() -> None:
    """Print a line for each variant and seed."""
    num_seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    names = sys.argv[2:] or list(VARIANTS)
    for name in names:
        for seed in range(num_seeds):
            without, _ = timed(read(seed, ()))
            seconds, outcome = timed(read(seed, VARIANTS[name]))
            goals = ", ".join(map(said, outcome.goals))
            print(
                f"{name:12} seed {seed}: {outcome.status} in {seconds:5.2f} s, "
                f"{seconds / without:5.1f} x without; {goals}",
                flush=True,
            )


if __name__ == "__main__":
    main()
