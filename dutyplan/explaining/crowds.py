"""Duties that want more people than can be on any of them, each on one: a count, no search.

From a duty that has a gap the search goes on to every duty that keeps somebody off a duty found
so far. Where nobody has more than one such duty, that ends with the smallest set that can be
proof: if all other duties are to keep as many people as they have, then with each duty found also
those must be looked at to which its people could go, whatever the order (the alternating paths
from the gap, in the words of matchings; the set that they reach is the one of Dulmage and
Mendelsohn, and is contained in every other that has too few people). If everybody who could be on
any of these duties is on one of them, and nobody can be on two, then one person more is one too
many: Hall's condition does not hold.

Sources: P. Hall, "On representatives of subsets" (Journal of the London Mathematical Society 10,
1935); A. L. Dulmage and N. S. Mendelsohn, "Coverings of bipartite graphs" (Canadian Journal of
Mathematics 10, 1958).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from dutyplan.explaining.exclusions import Exclusions
from dutyplan.plan import Duty, Volunteer
from dutyplan.reasons import Reason
from dutyplan.roster import Roster
from dutyplan.rules.eligibility import Eligibility


@dataclass(frozen=True, slots=True)
class Crowd:
    """Duties of which nobody can have two, and which want more people than can be on any.

    Attributes
    ----------
    duties
        In the plan's order.
    people
        All who can be on any of them.
    lines
        The lines by which nobody can have two; none where all duties overlap.
    """

    duties: tuple[Duty, ...]
    people: tuple[Volunteer, ...]
    lines: tuple[Reason, ...]

    @property
    def want(self) -> int:
        """How many the duties want together."""
        return sum(duty.people.want for duty in self.duties)


def find_crowd(
    roster: Roster, who: Eligibility, exclusions: Exclusions, duty: Duty
) -> Crowd | None:
    """The duties that show by counting why `duty` can't have one more.

    Parameters
    ----------
    duty
        One that misses people.

    Returns
    -------
    None where counting does not show it.
    """
    duties = [duty]
    people: dict[int, Volunteer] = {}
    for one in duties:  # which grows on the way
        if len(roster.crew(one)) > one.people.want:
            return None  # some could go: how many must be there, counting can't tell
        for volunteer in roster.plan.volunteers:
            if volunteer.index in people or not who.can_serve(volunteer, one):
                continue
            people[volunteer.index] = volunteer
            own = roster.duties_of(volunteer)
            if any(other in duties for other in own):
                continue
            place = _place(exclusions, own, duties)
            if place is None:
                return None  # something else holds this one
            duties.append(place)
    duties.sort(key=lambda one: one.index)
    pairs = (exclusions.between(*pair) or () for pair in combinations(duties, 2))
    lines = {id(line): line for between in pairs for line in between}
    everybody = tuple(people[index] for index in sorted(people))
    found = Crowd(tuple(duties), everybody, tuple(lines.values()))
    return found if found.want > len(everybody) else None


def _place(exclusions: Exclusions, own: tuple[Duty, ...], duties: list[Duty]) -> Duty | None:
    """One of somebody's duties of which and all of these nobody can have two."""
    for other in own:
        if all(exclusions.between(other, one) is not None for one in duties):
            return other
    return None
