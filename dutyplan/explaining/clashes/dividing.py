"""What facts say, divided into blocks of days that nothing ties together but facts across them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dutyplan.explaining.clashes.noting import Notes, Sum


@dataclass(slots=True)
class Block:
    """What is said of some days alone: by each fact, and in any case."""

    sums: dict[int, list[Sum]] = field(default_factory=lambda: defaultdict(list))
    always: list[Sum] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Division:
    """Facts, divided.

    Attributes
    ----------
    blocks
        By their first days. Facts that can't hold together in one of them can't at all; facts of
        which none is among `across` can if they can in each block.
    across
        Facts that tie blocks together, or are about no day at all. What they say of one block by
        itself stands there too.
    """

    blocks: list[Block]
    across: frozenset[int]


def divide(notes: Notes, sums: Mapping[int, Sequence[Sum]], always: Sequence[Sum]) -> Division:
    """Divide what facts say, and what holds in any case.

    What always holds makes blocks of days: two duties that overlap past midnight, say.
    """
    ties = _Ties()
    for one in always:
        ties.join(_touched(notes, one))
    blocks: dict[Hashable, Block] = {}
    for duty in notes.duties:
        blocks.setdefault(ties.root(_day(duty.date.toordinal())), Block())
    for one in always:
        for root in {ties.root(item) for item in _touched(notes, one)} & blocks.keys():
            blocks[root].always.append(one)
    across = set()
    for fact, said in sums.items():
        placed = _placed(notes, ties, said)
        if placed is None:
            across.add(fact)
            placed = _by_themselves(notes, ties, said)
        for root, one in placed:
            blocks[root].sums[fact].append(one)
    return Division(list(blocks.values()), frozenset(across))


def _day(ordinal: int) -> Hashable:
    return "day", ordinal


def _touched(notes: Notes, one: Sum) -> list[Hashable]:
    """The days whose pairs a sum is about, and its other variables."""
    pairs = notes.pairs
    return [
        _day(pairs[variable][1].date.toordinal()) if variable in pairs else variable
        for variable, _ in one.terms
    ]


_Placed = list[tuple[Hashable, Sum]]


def _placed(notes: Notes, ties: _Ties, said: Iterable[Sum]) -> _Placed | None:
    """Each sum with its block; None where they tie blocks together or one has none."""
    own = _Ties()
    touched = [[ties.root(item) for item in _touched(notes, one)] for one in said]
    for roots in touched:
        own.join(roots)
    block_of: dict[Hashable, Hashable] = {}
    for root in {root for roots in touched for root in roots if isinstance(root, tuple)}:
        if block_of.setdefault(own.root(root), root) != root:
            return None
    if not all(roots and own.root(roots[0]) in block_of for roots in touched):
        return None
    return [(block_of[own.root(roots[0])], one) for roots, one in zip(touched, said, strict=True)]


def _by_themselves(notes: Notes, ties: _Ties, said: Iterable[Sum]) -> _Placed:
    """The sums that are about pairs of one block and nothing else."""
    placed: _Placed = []
    for one in said:
        roots = {ties.root(item) for item in _touched(notes, one)}
        if len(roots) == 1 and isinstance(root := roots.pop(), tuple):
            placed.append((root, one))
    return placed


class _Ties:
    """Sets that grow together; a day, if there is one, stands for its set."""

    def __init__(self) -> None:
        self._above: dict[Hashable, Hashable] = {}

    def root(self, item: Hashable) -> Hashable:
        while (above := self._above.get(item, item)) != item:
            self._above[item] = self._above.get(above, above)
            item = above
        return item

    def join(self, items: Sequence[Hashable]) -> None:
        roots = sorted({self.root(item) for item in items}, key=_days_first)
        for root in roots[1:]:
            self._above[root] = roots[0]


def _days_first(item: Hashable) -> tuple[bool, str]:
    return not isinstance(item, tuple), str(item)
