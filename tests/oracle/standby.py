"""Reserves beside a roster: what is wrong with them, and how many there could be."""

from __future__ import annotations

from functools import cache
from itertools import chain, combinations

from tests.oracle.brute import Assigned, Pairs, pairs_of
from tests.oracle.duties import Data
from tests.oracle.facts import Facts


def standby_faults(data: Data, assignments: list[Assigned], standbys: list[Assigned]) -> list[str]:
    """Everything that is wrong with these reserves beside this roster; nothing if they are fine."""
    facts = Facts(data)
    pairs, reserves = pairs_of(facts, assignments), pairs_of(facts, standbys)
    faults = []
    if len(reserves) < len(standbys):
        faults.append("named twice")
    for number, index in sorted(reserves):
        who, duty = facts.ids[number], facts.duties[index]
        faults += [f"{who}: {why}" for why in facts.barred[number][index]]
        if _is_busy(facts, pairs, number, index):
            faults.append(f"{who}: on duty then")
        others = [facts.duties[other] for one, other in reserves if one == number]
        if any(duty.overlaps(other) for other in others if other is not duty):
            faults.append(f"{who}: standby twice at once")
    for index, duty in enumerate(facts.duties):
        num_reserves = sum(other == index for _, other in reserves)
        if num_reserves > places(facts, pairs, index):
            is_off = _is_called_off(facts, pairs, index)
            faults.append(f"{duty.task}: {'called off' if is_off else 'too many'}")
    return faults


def most_standbys(data: Data, assignments: list[Assigned]) -> int:
    """The most standby places that can be filled beside this roster."""
    facts = Facts(data)
    pairs = pairs_of(facts, assignments)
    in_time = sorted(range(len(facts.duties)), key=lambda index: facts.duties[index].times)
    everyone = range(len(facts.ids))

    @cache
    def most_from(position: int, until: tuple[int, ...]) -> int:
        """The most from this duty on; each volunteer is in reserve until some minute."""
        if position == len(in_time):
            return 0
        index = in_time[position]
        start, end = facts.duties[index].times
        until = tuple(minute if minute > start else 0 for minute in until)
        free = [
            number
            for number in everyone
            if not until[number]
            and not facts.barred[number][index]
            and not _is_busy(facts, pairs, number, index)
        ]
        sizes = range(min(places(facts, pairs, index), len(free)) + 1)
        return max(
            len(chosen)
            + most_from(
                position + 1,
                tuple(end if number in chosen else until[number] for number in everyone),
            )
            for chosen in chain.from_iterable(combinations(free, size) for size in sizes)
        )

    return most_from(0, (0,) * len(facts.ids))


def places(facts: Facts, pairs: Pairs, index: int) -> int:
    """How many reserves a duty may have: none where it is called off."""
    if _is_called_off(facts, pairs, index):
        return 0
    return int(facts.duties[index].details.get("standby", 0))


def _is_called_off(facts: Facts, pairs: Pairs, index: int) -> bool:
    return sum(other == index for _, other in pairs) < facts.duties[index].least


def _is_busy(facts: Facts, pairs: Pairs, number: int, index: int) -> bool:
    """Whether the volunteer is on this duty, or on one that overlaps it."""
    own = [facts.duties[other] for one, other in pairs if one == number]
    return any(duty.overlaps(facts.duties[index]) for duty in own)
