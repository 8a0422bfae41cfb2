"""Nobody is ever on two duties that overlap in time; this needs no line.

A duty that starts when another ends does not overlap it. A duty without a window takes the
whole day; a window past midnight reaches into the next day. What was done on the last night before
the plan counts too, as far as `history` tells.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import combinations

from dutyplan.plan import MINUTES_PER_DAY, Duty, Plan, Volunteer
from dutyplan.reasons import Reason, because
from dutyplan.roster import Breach, Roster
from dutyplan.rules.base import Barring, Builder, Rule
from dutyplan.rules.before import lately
from dutyplan.rules.intervals import Stay, cliques, packing_number


class Overlap(Rule):
    """One place at a time."""

    id = "overlap"
    is_of_each = True
    excuses = False

    def bars(self, plan: Plan, volunteer: Volunteer) -> Callable[[Duty], bool] | None:
        """Bar what begins before the end of something done before the plan."""
        last = _last_before(plan, volunteer)
        return None if last is None else lambda duty: duty.begin < last.finish

    def volunteer_key(self, plan: Plan, volunteer: Volunteer) -> Hashable:
        """When the last duty before the plan ends, if it reaches into it."""
        last = _last_before(plan, volunteer)
        return None if last is None else last.finish

    def duty_key(self, duty: Duty) -> Hashable:
        """When it begins."""
        return duty.begin

    def reason(self, plan: Plan, volunteer: Volunteer, duty: Duty) -> Reason:
        """Name the duty before the plan."""
        return because("bar.overlap", other=_last_before(plan, volunteer))

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
        """Compare each pair of a volunteer's duties, and each with the last before the plan."""
        for volunteer in plan.volunteers:
            own = roster.duties_of(volunteer)
            pairs = list(combinations(own, 2))
            past = plan.past.served(volunteer) if own else ()
            if past:
                latest = max(past, key=lambda one: one.finish)
                pairs += [(latest, duty) for duty in own]
            for one, other in pairs:
                if one.overlaps(other):
                    reason = because("breach.overlap", volunteer=volunteer, other=one, duty=other)
                    yield Breach(self.id, reason, other, volunteer)

    def dooms(self, plan: Plan, roster: Roster, barring: Barring) -> Iterator[Breach]:
        """Each of them."""
        return self.check(plan, roster)


def _last_before(plan: Plan, volunteer: Volunteer) -> Duty | None:
    """What somebody did before the plan and is still on when it begins; the last to end."""
    midnight = plan.start.toordinal() * MINUTES_PER_DAY
    late = (one for one in lately(plan, volunteer, 1) if one.finish > midnight)
    return max(late, key=lambda one: one.finish, default=None)


RULE = Overlap()
