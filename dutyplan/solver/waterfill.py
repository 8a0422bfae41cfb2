"""The fairest loads that add up to a total, whoever can serve on what.

Loads grow in equal steps, each time that of the volunteer for whom the next step is the least
burden: the one that leads to the lowest level, and of those the one that starts highest. Where a
step always lifts the balance, the burdens of further steps grow, and taking the least of all is
best (the greedy algorithm for a separable convex sum over a simplex; leximin is one, see
`network.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heapreplace
from itertools import pairwise

from dutyplan.solver.levels import Load

_MOST_STEPS = 100_000


def water_fill(loads: Sequence[Load], step: int, total: int) -> list[int] | None:
    """Loads of `total` in all, in multiples of `step`, whose levels no others undercut.

    Parameters
    ----------
    loads
        What each may come to at most is all that is looked at.

    Returns
    -------
    None where there are none, where a step need not lift the balance, or where there are too
    many steps.
    """
    num, rest = divmod(total, step)
    if rest or num > _MOST_STEPS or sum(load.reachable[-1] for load in loads) < total:
        return None
    filled = [0] * len(loads)
    ladders = [[load.tenths(at) for at in range(0, load.reachable[-1] + 1, step)] for load in loads]
    if any(below >= above for ladder in ladders for below, above in pairwise(ladder)):
        return None
    heap = [
        (ladder[1], -ladder[0], index) for index, ladder in enumerate(ladders) if len(ladder) > 1
    ]
    heapify(heap)
    for _ in range(num):
        index = heap[0][2]
        filled[index] += 1
        at, ladder = filled[index], ladders[index]
        if at + 1 < len(ladder):
            heapreplace(heap, (ladder[at + 1], -ladder[at], index))
        else:
            heappop(heap)
    return [at * step for at in filled]
