"""Duties as intervals of time: which of them exclude each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dutyplan.rules.base import Literal


@dataclass(frozen=True, slots=True)
class Stay:
    """A literal and the time that it takes, from `start` to before `end`, in any unit."""

    start: int
    end: int
    literal: Literal


def cliques(stays: list[Stay]) -> Iterator[list[Literal]]:
    """Maximal sets of intervals that share a moment: a sweep by start.

    Intervals that overlap pairwise share a moment (Helly's theorem in one dimension), so
    these sets say all that the pairs say, and their linear relaxation is tighter.
    """
    active: list[Stay] = []
    for stay in sorted(stays, key=lambda one: (one.start, one.literal)):
        still = [one for one in active if one.end > stay.start]
        if 1 < len(active) != len(still):
            yield [one.literal for one in active]
        active = [*still, stay]
    if len(active) > 1:
        yield [one.literal for one in active]


def packing_number(spans: Iterable[tuple[int, int]]) -> int:
    """The most intervals, given by start and end in the order of starts, of which none overlap.

    Of two that overlap, the one that ends first leaves more room for the rest (the greedy
    algorithm for interval scheduling), so keeping that one is never worse.
    """
    num = 0
    free_from = None
    for start, end in spans:
        if free_from is None or start >= free_from:
            num += 1
            free_from = end
        elif end < free_from:
            free_from = end
    return num


def exclusive_groups(stays: list[Stay]) -> list[list[Stay]]:
    """Split intervals into groups that all overlap each other, greedily by start."""
    groups: list[list[Stay]] = []
    first_end = 0
    for stay in sorted(stays, key=lambda one: (one.start, one.literal)):
        if groups and stay.start < first_end:
            groups[-1].append(stay)
            first_end = min(first_end, stay.end)
        else:
            groups.append([stay])
            first_end = stay.end
    return groups
