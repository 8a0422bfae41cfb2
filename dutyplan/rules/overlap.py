"""Nobody is ever on two duties that overlap in time; this needs no line.

A duty that starts when another ends does not overlap it. A duty without a window takes the
whole day; a window past midnight reaches into the next day.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from dutyplan.plan import Duty, Plan
from dutyplan.roster import Breach, Roster
from dutyplan.rules.base import Builder, Literal, Rule


class Overlap(Rule):
    """One place at a time."""

    id = "overlap"

    def build(self, plan: Plan, builder: Builder) -> None:
        """At most one of each largest set of duties that all overlap."""
        for volunteer in plan.volunteers:
            for clique in _cliques(builder.duties_of(volunteer)):
                builder.at_most_one(clique)

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Compare each pair of a volunteer's duties."""
        for volunteer in plan.volunteers:
            for one, other in combinations(roster.duties_of(volunteer), 2):
                if one.begin < other.finish and other.begin < one.finish:
                    message = f"{volunteer.name} is on {one.label} and {other.label} at once"
                    yield Breach(self.id, message, other, volunteer)


def _cliques(duties: list[tuple[Duty, Literal]]) -> Iterator[list[Literal]]:
    """Maximal sets of intervals that share a moment: a sweep by start.

    Intervals that overlap pairwise share a moment (Helly's theorem in one dimension), so
    these sets say all that the pairs say, and their linear relaxation is tighter.
    """
    active: list[tuple[Duty, Literal]] = []
    for duty, literal in sorted(duties, key=lambda pair: (pair[0].begin, pair[0].index)):
        still = [pair for pair in active if pair[0].finish > duty.begin]
        if 1 < len(active) != len(still):
            yield [one for _, one in active]
        active = [*still, (duty, literal)]
    if len(active) > 1:
        yield [one for _, one in active]


RULE = Overlap()
