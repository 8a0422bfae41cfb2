"""Nobody is ever on two duties that overlap in time; this needs no line.

A duty that starts when another ends does not overlap it. A duty without a window takes the
whole day; a window past midnight reaches into the next day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.reasons import because
from dutyplan.roster import Breach, Roster
from dutyplan.rules.base import Barring, Builder, Rule
from dutyplan.rules.intervals import Stay, cliques, packing_number


class Overlap(Rule):
    """One place at a time."""

    id = "overlap"
    is_of_each = True

    def build(self, plan: Plan, builder: Builder) -> None:
        """At most one of each largest set of duties that all overlap."""
        for volunteer in plan.volunteers:
            own = builder.duties_of(volunteer)
            for clique in cliques([Stay(duty.begin, duty.finish, on) for duty, on in own]):
                builder.at_most_one(clique)

    def most(self, plan: Plan, volunteer: Volunteer, duties: Sequence[Duty]) -> int:
        """As many as fit one behind the other."""
        return packing_number((duty.begin, duty.finish) for duty in duties)

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Compare each pair of a volunteer's duties."""
        for volunteer in plan.volunteers:
            for one, other in combinations(roster.duties_of(volunteer), 2):
                if one.begin < other.finish and other.begin < one.finish:
                    reason = because("breach.overlap", volunteer=volunteer, other=one, duty=other)
                    yield Breach(self.id, reason, other, volunteer)

    def dooms(self, plan: Plan, roster: Roster, barring: Barring) -> Iterator[Breach]:
        """Each of them."""
        return self.check(plan, roster)


RULE = Overlap()
