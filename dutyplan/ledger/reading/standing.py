"""Which duties of filed rosters count: each once, and none that another roster replaces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from dutyplan.grammar.jsontext import place_of, read_json
from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.ledger.reading.files import decode_roster, is_json
from dutyplan.ledger.reading.recordfile import duty_place
from dutyplan.ledger.record import Record, RecordedDuty
from dutyplan.locales.wording import worded
from dutyplan.problems import Problem, Severity, Source, Span


@dataclass(frozen=True)
class Standing:
    """A roster that was read, with its text: asked for only where something is to be said."""

    path: Path
    name: str
    data: bytes
    record: Record
    limits: Limits = LIMITS

    @cached_property
    def source(self) -> Source:
        """Its text."""
        return decode_roster(self.name, self.data, self.limits)[0]

    def place(self, index: int) -> Span:
        """Where one of its duties stands."""
        return duty_place(self.source, index, self.limits)

    def place_of_replaced(self, index: int) -> Span:
        """Where it says that it replaces another."""
        tree, _ = read_json(self.source, self.limits)
        return place_of(tree, ("replaces", index))


def duties_that_count(
    rosters: Sequence[Standing], problems: list[Problem]
) -> list[tuple[RecordedDuty, ...]]:
    """The duties of each roster that count.

    A roster that replaces another takes the place of all duties that the other has from its own
    first day to its last, whether it has a duty there or not.

    Parameters
    ----------
    rosters
        In the order in which they are to be read; of two that hold the same duty the later one
        is at fault.
    problems
        Gets one more for each pair of rosters with the same duty, for each that replace each
        other, and for each that replaces one that is not there.
    """
    replacing = _replacing(rosters, problems)
    spans: dict[int, list[tuple[date, date]]] = defaultdict(list)
    for later, replaced in replacing.items():
        record = rosters[later].record
        for earlier in replaced:
            spans[earlier].append((record.start, record.end))
    counted = [
        [
            index
            for index, duty in enumerate(one.record.duties)
            if not any(first <= duty.date <= last for first, last in spans[number])
        ]
        for number, one in enumerate(rosters)
    ]
    _find_doubles(rosters, counted, problems)
    return [
        tuple(one.record.duties[index] for index in own)
        for one, own in zip(rosters, counted, strict=True)
    ]


def _replacing(rosters: Sequence[Standing], problems: list[Problem]) -> dict[int, dict[int, int]]:
    """For each roster those that it replaces, and as which of its `replaces`."""
    by_stem: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(rosters):
        by_stem[one.path.stem].append(number)
    replacing: dict[int, dict[int, int]] = {}
    for number, one in enumerate(rosters):
        found: dict[int, int] = {}
        for index, stem in enumerate(one.record.replaces):
            # A roster of its own name is gone: this one was written in its place.
            named = [other for other in by_stem.get(stem, ()) if other != number]
            here = [other for other in named if rosters[other].path.parent == one.path.parent]
            found |= dict.fromkeys(here or named, index)
            if not named and stem != one.path.stem:
                message, hint = worded("bad.unknown-roster", name=stem), worded("hint.moved")
                span = one.place_of_replaced(index)
                problems.append(Problem("unknown-roster", message, span, hint, Severity.WARNING))
        if found:
            replacing[number] = found
    _find_circles(rosters, replacing, problems)
    return replacing


def _find_circles(
    rosters: Sequence[Standing],
    replacing: dict[int, dict[int, int]],
    problems: list[Problem],
) -> None:
    """Rosters that replace each other: neither would count, and which came last nobody knows."""
    reached = {one: _reached(one, replacing) for one in replacing}  # each asked for by many
    for number, found in replacing.items():
        for other, index in found.items():
            if number in reached.get(other, ()):
                stem = rosters[other].path.stem
                message, hint = worded("bad.circle", name=stem), worded("hint.take-older-out")
                span = rosters[number].place_of_replaced(index)
                problems.append(Problem("replaces-circle", message, span, hint))


def _reached(start: int, replacing: dict[int, dict[int, int]]) -> set[int]:
    """All that are replaced by what is replaced by `start`, and so on."""
    reached: set[int] = set()
    waiting = [start]
    while waiting:
        new = replacing.get(waiting.pop(), {}).keys() - reached
        reached |= new
        waiting += new
    return reached


def _find_doubles(
    rosters: Sequence[Standing], counted: Sequence[Sequence[int]], problems: list[Problem]
) -> None:
    """One problem for each two rosters that hold the same duties."""
    first: dict[tuple[object, ...], tuple[int, int]] = {}
    doubles: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for number, one in enumerate(rosters):
        for index in counted[number]:
            duty = one.record.duties[index]
            earlier, own = first.setdefault((duty.date, duty.start, duty.task), (number, index))
            if earlier != number:
                doubles[earlier, number].append((own, index))
    for (earlier, later), pairs in doubles.items():
        own, index = pairs[0]
        duty = rosters[later].record.duties[index]
        message = worded("bad.two-rosters", duty=duty.label)
        if num := len(pairs) - 1:
            message = worded("bad.two-rosters.more", duty=duty.label, num=num)
        first_is = worded("hint.first-is", what=rosters[earlier].place(own).label)
        way_out = worded("hint.take-file-away")
        if is_json(rosters[later].source):
            way_out = worded("hint.take-file-away.json", name=rosters[earlier].path.stem)
        hint = worded("hint.two", one=first_is, other=way_out)
        problems.append(Problem("duplicate-duty", message, rosters[later].place(index), hint))
