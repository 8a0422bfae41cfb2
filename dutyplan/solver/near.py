"""A first roster near one that is given: for a plan that is solved again.

Those stay who can; then each gap takes whom the rules allow, those in reserve for it first, then
who carries least. It is a start and no more: what is better, and that nothing is, the search finds.
"""

from __future__ import annotations

from collections.abc import Iterator

from dutyplan.goals.balances import balance_of, fair_shares, options_of
from dutyplan.goals.stability import Stability
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.roster import Assignment, Roster
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.mending import hard_breaches, mend

_MOST_TRIES = 200
"""A try is a check of the whole roster."""


def near_roster(plan: Plan, who: Eligibility, given: Stability) -> Roster | None:
    """A roster that keeps all rules, near the one given; None where none was found."""
    stay = [one for one in given.assignments if who.can_serve(one.volunteer, one.duty)]
    roster = mend(Roster(plan, stay))
    if roster is None:
        return None
    tries = 0
    for duty in list(roster.gaps()):
        for one in _in_turn(plan, who, given, roster, duty):
            is_full = roster.missing(duty) == 0 and not roster.missing_skills(duty)
            if is_full or tries == _MOST_TRIES:
                break
            tries += 1
            fuller = Roster(plan, (*roster.assignments, Assignment(one, duty)))
            if _lack(fuller, duty) < _lack(roster, duty) and not hard_breaches(fuller):
                roster = fuller
    return roster


def _lack(roster: Roster, duty: Duty) -> int:
    return roster.missing(duty) + sum(roster.missing_skills(duty).values())


def _in_turn(
    plan: Plan, who: Eligibility, given: Stability, roster: Roster, duty: Duty
) -> Iterator[Volunteer]:
    """Who could take the duty as far as bars and times tell, the likeliest first."""
    options = options_of(plan)
    shares = fair_shares(plan, options, who)
    reserve = {one.volunteer for one in given.standbys if one.duty is duty}

    def rank(one: Volunteer) -> tuple[bool, bool, int, int]:
        owes = one.index in shares.owed
        balance = balance_of(options, shares, one, roster) if owes else 0
        return (one not in reserve, not owes, balance, one.index)

    free = [
        one
        for one in plan.volunteers
        if who.can_serve(one, duty) and not any(own.overlaps(duty) for own in roster.duties_of(one))
    ]
    yield from sorted(free, key=rank)
