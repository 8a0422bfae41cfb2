"""Duties that want more people than can come to them, each as often as can be: by counting.

From a duty that has a gap the search goes on to every duty that keeps somebody off a duty found
so far. If in the end nobody can serve more of the duties found than now, one person more on any of
them is one too many: Hall's condition does not hold. How many of some duties one volunteer can
serve is a bound that the rules give (`rules/packing.py`).

Where nobody has more than one duty that keeps off, that is the smallest set that can be proof: if
all other duties are to keep as many people as they have, then with each duty found also those must
be looked at to which its people could go, whatever the order (the alternating paths from the gap,
in the words of matchings; the set that they reach is the one of Dulmage and Mendelsohn, and is
contained in every other that has too few people).

Sources: P. Hall, "On representatives of subsets" (Journal of the London Mathematical Society 10,
1935); A. L. Dulmage and N. S. Mendelsohn, "Coverings of bipartite graphs" (Canadian Journal of
Mathematics 10, 1958).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import combinations

from dutyplan.explaining.gaps.counted import lines_that_count, places_filled
from dutyplan.plan import Duty, Volunteer
from dutyplan.reasons import Reason
from dutyplan.roster import Roster
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.packing import most_of

_Open = dict[Volunteer, list[Duty]]
"""Of some duties those that each volunteer can be on."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """Duties that want more people than can come to them.

    Attributes
    ----------
    duties
        In the plan's order.
    people
        All who can be on any of them.
    most
        How many of their places these people can fill, each as many as rules allow.
    lines
        The lines by which they can't fill more; none where overlaps alone are enough.
    """

    duties: tuple[Duty, ...]
    people: tuple[Volunteer, ...]
    most: int
    lines: tuple[Reason, ...]

    @property
    def want(self) -> int:
        """How many the duties want together."""
        return sum(duty.people.want for duty in self.duties)

    @property
    def is_at_once(self) -> bool:
        """Whether all of them overlap."""
        return all(one.overlaps(other) for one, other in combinations(self.duties, 2))


def find_crowd(roster: Roster, who: Eligibility, duty: Duty) -> Crowd | None:
    """The duties that show by counting why `duty` can't have one more.

    Parameters
    ----------
    duty
        One that misses people.

    Returns
    -------
    None where counting does not show it.
    """
    duties: dict[Duty, None] = {}
    is_open: _Open = {}
    new = [duty]
    while new:
        duties |= dict.fromkeys(new)
        for one in new:
            if len(roster.crew(one)) > one.people.want:
                return None  # some could go: how many must be there, counting can't tell
            for volunteer in roster.plan.volunteers:
                if who.can_serve(volunteer, one):
                    is_open.setdefault(volunteer, []).append(one)
        found = (_ways(roster, volunteer, own, duties) for volunteer, own in is_open.items())
        # Where there is no choice comes first: that may settle the others.
        ways = sorted((each for each in found if each is not None), key=len)
        if ways and not ways[0]:
            return None  # something else holds this one
        chosen = [each[0] for each in ways if len(each) == 1] or [each[0] for each in ways[:1]]
        new = list(dict.fromkeys(one for way in chosen for one in way))
    return _counted(roster, list(duties), is_open)


def _ways(
    roster: Roster, volunteer: Volunteer, is_open: list[Duty], duties: Collection[Duty]
) -> list[list[Duty]] | None:
    """Duties of a volunteer that, found too, leave no room for one more of those found.

    Returns
    -------
    Each way to choose them, none where there is no such way; None where there is no room anyway.
    """
    own = roster.duties_of(volunteer)
    num = sum(one in duties for one in own)
    others = [one for one in own if one not in duties]

    def is_full(more: list[Duty]) -> bool:
        every = sorted((*is_open, *more), key=lambda one: one.index)
        return most_of(roster.plan, volunteer, every) <= num + len(more)

    if is_full([]):
        return None
    alone = [[one] for one in others if is_full([one])]
    if alone or not others or not is_full(others):
        return alone
    for one in list(others):
        fewer = [other for other in others if other is not one]
        if is_full(fewer):
            others = fewer
    return [others]


def _counted(roster: Roster, duties: list[Duty], is_open: _Open) -> Crowd | None:
    """All places that can be filled, counted anew, against those that are wanted."""
    duties.sort(key=lambda one: one.index)
    want = sum(duty.people.want for duty in duties)
    counts = {one: sorted(own, key=lambda duty: duty.index) for one, own in is_open.items()}
    most = places_filled(roster.plan, counts)
    # Not only as few as are too few for all that is wanted: just as many as there are.
    lines = lines_that_count(roster.plan, counts, most)
    if most >= want or lines is None:
        return None
    people = tuple(sorted(is_open, key=lambda one: one.index))
    return Crowd(tuple(duties), people, most, lines)
