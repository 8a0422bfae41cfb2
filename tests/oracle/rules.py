"""The rules: how often each is broken by one volunteer's duties, or by the crew of one duty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import combinations
from math import ceil
from typing import Any

from tests.oracle import words
from tests.oracle.before import has_no_rest, is_same_again, read_least
from tests.oracle.duties import Data, Duty
from tests.oracle.facts import Facts


@dataclass(frozen=True)
class OwnRule:
    """A rule about the duties of one volunteer; hard without a cost."""

    name: str
    cost: int | None
    breaches: Callable[[list[Duty]], int]


@dataclass(frozen=True)
class CrewRule:
    """A rule about those who are on one duty; hard without a cost."""

    name: str
    cost: int | None
    breaches: Callable[[Duty, list[int]], int]


def own_rules(facts: Facts, number: int) -> list[OwnRule]:
    """What binds a volunteer; more duties never mean fewer breaches."""
    done, begun = facts.done[number], facts.begun(number)
    rules = [
        OwnRule(limit.name, limit.cost, partial(limit.beyond, plan=facts.duties, begun=begun))
        for limit in facts.limits[number]
    ]
    rules.append(OwnRule("overlap", None, partial(_num_overlaps, done=done)))
    for name, is_too_close in (("rest", has_no_rest), ("rotate", is_same_again)):
        if name in facts.rules:
            length, cost = read_least(facts.rules[name])
            rules.append(OwnRule(name, cost, _too_close(is_too_close, *length, done)))
    for line in facts.rules.get("after", []):
        rules.append(OwnRule("after", line.get("cost"), _after(line, done)))
    return rules


def crew_rules(facts: Facts) -> list[CrewRule]:
    """What binds the crew of each duty, but for how many come."""
    rules = [
        CrewRule("supervision", line.get("cost"), _supervision(facts, line))
        for line in facts.rules.get("supervision", [])
    ]
    for line in facts.rules.get("apart", []):
        names, cost = read_group(facts, line)
        rules.append(CrewRule("apart", cost, _apart(names)))
    for line in facts.rules.get("together", []):
        names, cost = read_group(facts, line)
        if cost is None:  # a soft one counts days, and so is no matter of one duty
            rules.append(CrewRule("together", None, _together(names)))
    for number, who in enumerate(facts.volunteers):
        if "guardian" in who:
            guardian = facts.ids.index(who["guardian"])
            rules.append(CrewRule("guardian", None, _guardian(number, guardian)))
    return rules


def read_group(facts: Facts, line: Any) -> tuple[set[int], int | None]:
    """A group of names, and its cost."""
    if isinstance(line, list):
        line = {"names": line}
    return {facts.ids.index(name) for name in line["names"]}, line.get("cost")


def is_torn(group: set[int], crew: list[int]) -> bool:
    """Whether some of the group are there, but not all."""
    return 0 < len(group.intersection(crew)) < len(group)


def _num_overlaps(own: list[Duty], done: list[Duty]) -> int:
    clashes = sum(one.overlaps(other) for one, other in combinations(own, 2))
    return clashes + sum(one.overlaps(other) for one in done for other in own)


def _too_close(
    is_too_close: Callable[[Duty, Duty, Fraction, str], bool],
    least: Fraction,
    unit: str,
    done: list[Duty],
) -> Callable[[list[Duty]], int]:
    def count(own: list[Duty]) -> int:
        """Each duty that comes too soon after any of the earlier ones."""
        own = sorted(own, key=lambda duty: duty.times)
        return sum(
            any(is_too_close(earlier, later, least, unit) for earlier in [*done, *own[:place]])
            for place, later in enumerate(own)
        )

    return count


def _after(line: Data, done: list[Duty]) -> Callable[[list[Duty]], int]:
    def count(own: list[Duty]) -> int:
        """Each duty that may not be on the day after."""
        every = [*done, *own]
        before = {duty.day.toordinal() for duty in every if duty.task == line["task"]}
        unwanted = [duty for duty in own if duty.task in words.each_item(line["not"])]
        return sum(duty.day.toordinal() - 1 in before for duty in unwanted)

    return count


def _supervision(facts: Facts, line: Data) -> Callable[[Duty, list[int]], int]:
    def count(duty: Duty, crew: list[int]) -> int:
        """Each supervisor who is missing."""
        who = {one for one in crew if facts.is_one_of(line["who"], one, duty.day)}
        by = {one for one in crew if facts.is_one_of(line["by"], one, duty.day)} - who
        needed = ceil(Fraction(len(who), line["per"])) if "per" in line else min(1, len(who))
        return max(0, needed - len(by))

    return count


def _apart(names: set[int]) -> Callable[[Duty, list[int]], int]:
    return lambda duty, crew: max(0, len(names.intersection(crew)) - 1)


def _together(names: set[int]) -> Callable[[Duty, list[int]], int]:
    return lambda duty, crew: int(is_torn(names, crew))


def _guardian(ward: int, guardian: int) -> Callable[[Duty, list[int]], int]:
    return lambda duty, crew: int(ward in crew and guardian not in crew)
