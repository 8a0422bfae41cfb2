"""What can be added to a random plan: rules, and shortages that no roster can fill.

Each draws from random numbers of its own, so that the plan under it stays the same.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from benchmarks.drafts import Draft

Change = Callable[[Draft, random.Random], None]

FAMILIES = (2, 3, 2, 3)
_GROWN_UP = 25
_SHARE_STILL_FREE = 0.05
_OLDER_THAN_ANYBODY = "90+"


def _rest(draft: Draft, chance: random.Random) -> None:
    draft.rules["rest"] = "1 week"


def _rotate(draft: Draft, chance: random.Random) -> None:
    draft.rules["rotate"] = "2 weeks"


def _supervision(draft: Draft, chance: random.Random) -> None:
    draft.rules["supervision"] = "[{who: minors, by: adults}]"
    _let_more_come(draft, 1)


def _families(draft: Draft, chance: random.Random) -> None:
    """Four families, each free on the same days, and each able to do some task together."""
    people = list(range(len(draft.volunteers)))
    chance.shuffle(people)
    families: list[list[int]] = []
    for size in FAMILIES:
        adults = (one for one in people if _age(draft, one) >= _GROWN_UP)
        family = [one for one in adults if _share_a_task(draft, [one])][:1]
        for one in people:
            if len(family) < size and one not in family and _share_a_task(draft, [*family, one]):
                family.append(one)
        if len(family) < size:
            raise ValueError("there are too few people for so many families")
        people = [one for one in people if one not in family]
        families.append(family)
    for family in families:
        for one in family:
            draft.free[one] = draft.free[family[0]]
    named = (", ".join(draft.volunteers[one]["name"] for one in family) for family in families)
    draft.rules["together"] = "[" + ", ".join(f"[{names}]" for names in named) + "]"
    _let_more_come(draft, 2)


def _let_more_come(draft: Draft, num: int) -> None:
    for task in draft.tasks:
        want, _, most = task["people"].partition("-")
        task["people"] = f"{want}-{max(int(most or want), int(want) + num)}"


def _age(draft: Draft, one: int) -> int:
    return int(draft.volunteers[one]["age"])


def _share_a_task(draft: Draft, people: list[int]) -> bool:
    return any(
        all(_is_of_age(_age(draft, one), task.get("age", "0+")) for one in people)
        for task in draft.tasks
    )


def _is_of_age(age: int, ages: str) -> bool:
    least, _, most = ages.rstrip("+").partition("-")
    return int(least) <= age <= int(most or age)


def _short_day(draft: Draft, chance: random.Random) -> None:
    """On the day in the middle one in twenty of those who were free still is.

    Who was free on no other day is free on the first one instead.
    """
    day = str(draft.days[len(draft.days) // 2])
    for number, free in enumerate(draft.free):
        others = [time for time in free if not time.startswith(day)]
        if len(others) < len(free) and chance.random() >= _SHARE_STILL_FREE:
            draft.free[number] = others or [str(draft.days[0])]


def _short_age(draft: Draft, chance: random.Random) -> None:
    draft.tasks[0]["age"] = _OLDER_THAN_ANYBODY


def _short_crowd(draft: Draft, chance: random.Random) -> None:
    """One duty of the last task wants more people than there are."""
    task = draft.tasks[-1]
    override = f"{{days: {draft.days[-1]}, people: {len(draft.volunteers) + 1}}}"
    task["when"] = f"[{task['when']}, {override}]"


RULES: dict[str, Change] = {
    "rest": _rest,
    "rotate": _rotate,
    "supervision": _supervision,
    "families": _families,
}
SHORTAGES: dict[str, Change] = {
    "day": _short_day,
    "age": _short_age,
    "crowd": _short_crowd,
}


def change(draft: Draft, seed: int, rules: tuple[str, ...], short: tuple[str, ...]) -> None:
    """Add rules and shortages by their names, whatever the order in which they are given.

    Raises
    ------
    ValueError
        For a name that is not known.
    """
    changes = RULES | SHORTAGES
    unknown = [name for name in (*rules, *short) if name not in changes]
    if unknown:
        raise ValueError(f"unknown: {', '.join(unknown)}; known: {', '.join(changes)}")
    for name, make in changes.items():
        if name in rules or name in short:
            make(draft, random.Random(f"{name} {seed}"))
