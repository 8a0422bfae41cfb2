"""Which part of a roster is planned anew next, while all else stands.

One worker of the solver proves well and finds poorly: most of what finds good values fast are
searches of neighbourhoods, which only its further workers run. So a roster is improved by parts
here: the duties of some days, or of some people, are free, all others stay as they are. A part
that the solver exhausts makes the next ones of its kind larger, one that it does not smaller.

Source: P. Shaw, "Using constraint programming and local search methods to solve vehicle routing
problems" (CP 1998).
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from dutyplan.plan import Plan
from dutyplan.rules.base import Builder, Literal

Division = Sequence[Sequence[Literal]]
"""All literals of a roster, part by part."""

_FIRST_SHARE = 0.35
_GROWTH = 1.15


def divisions_of(plan: Plan, builder: Builder) -> list[Division]:
    """The literals day by day, and person by person."""
    by_day: dict[int, list[Literal]] = {}
    for duty in plan.duties:
        own = by_day.setdefault(duty.date.toordinal(), [])
        own += [literal for _, literal in builder.crew(duty)]
    by_person = [[on for _, on in builder.duties_of(one)] for one in plan.volunteers]
    divisions = [[part for part in parts if part] for parts in (by_day.values(), by_person)]
    return [parts for parts in divisions if len(parts) > 1]


class Neighbourhoods:
    """Draws parts, of each division in turn.

    Parameters
    ----------
    divisions
        Ways to divide the literals of a roster, one at least.
    seed
        Of the draws: the same calls give the same parts.
    """

    def __init__(self, divisions: Sequence[Division], seed: int | str) -> None:
        self._divisions = divisions
        self._shares = [_FIRST_SHARE] * len(divisions)
        self._random = random.Random(seed)
        self._turn = 0

    def draw(self) -> list[Literal]:
        """The literals that stand for now: all but those of some parts."""
        self._turn = (self._turn + 1) % len(self._divisions)
        parts = self._divisions[self._turn]
        num_free = max(1, round(self._shares[self._turn] * len(parts)))
        free = set(self._random.sample(range(len(parts)), min(num_free, len(parts))))
        return [literal for i, part in enumerate(parts) if i not in free for literal in part]

    def learn(self, is_exhausted: bool) -> None:
        """Make the next parts of the same kind larger or smaller."""
        share = self._shares[self._turn]
        share = share * _GROWTH if is_exhausted else share / _GROWTH
        self._shares[self._turn] = min(share, 1.0)
