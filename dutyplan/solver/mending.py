"""A roster that breaks rules, without those who break them."""

from __future__ import annotations

from dutyplan.roster import Assignment, Breach, Roster
from dutyplan.rules.breaking import breaches_of

_MOST_PASSES = 20


def mend(roster: Roster) -> Roster | None:
    """Send home those whom hard breaches name, until there are none.

    Fewer people mend every breach but one of an assignment that stands.

    Returns
    -------
    None where breaches are left.
    """
    for _ in range(_MOST_PASSES):
        breaches = hard_breaches(roster)
        if not breaches:
            return roster
        gone = {one for breach in breaches for one in _blamed(roster, breach)}
        if not gone:
            return None
        kept = [one for one in roster.assignments if one not in gone]
        roster = Roster(roster.plan, kept)
    return None


def hard_breaches(roster: Roster) -> list[Breach]:
    """All that may not be: what the checks of the rules find, soft breaches left out."""
    return [breach for breach in breaches_of(roster.plan, roster) if breach.cost is None]


def _blamed(roster: Roster, breach: Breach) -> list[Assignment]:
    """The assignments that a breach names: one person's on a duty, or all on it."""
    if breach.duty is None:
        return []
    crew = roster.crew(breach.duty)
    people = [one for one in crew if breach.volunteer in (None, one)]
    return [Assignment(one, breach.duty) for one in people]
