"""A roster with some cells that is as good as the best one: a duty handed on, or exchanged.

Mostly there is one, and it says more than one that a solver finds anew: nearly everybody stays
where they are. It is held against the plan by every rule's check and every goal's value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from dutyplan.checking import check
from dutyplan.explaining.cells import with_cells
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.roster import Assignment, Outcome, Roster
from dutyplan.rules.eligibility import Eligibility, who_can

_MOST_CHECKED = 100
"""So many rosters are tried; a check is a matter of milliseconds."""
_CENTIPOINTS_IN_TENTH = 10

_Move = tuple[Volunteer, Volunteer, Duty]
"""From whom, to whom, what."""


def as_good(
    best: Outcome, filled: Sequence[Assignment], empty: Sequence[Assignment]
) -> Outcome | None:
    """The best outcome with a few duties in other hands, so that it has these cells.

    Parameters
    ----------
    best
        Proved in all goals, or nothing is known by it.
    filled, empty
        Of one duty.

    Returns
    -------
    None where none was found: there may be one all the same.
    """
    if best.roster is None or not best.proved:
        return None
    plan = with_cells(best.plan, filled, empty)
    values = [goal.value for goal in best.goals]
    for roster in islice(_near(best, best.roster, plan, filled, empty), _MOST_CHECKED):
        report = check(plan, roster)
        if not report.breaches and [value for _, value in report.values] == values:
            return replace(
                best,
                plan=plan,
                roster=roster,
                standings=report.standings,
                shortfalls=report.shortfalls,
                broken=report.broken,
                stages=(),
                explanations=(),
            )
    return None


def _near(
    best: Outcome,
    roster: Roster,
    plan: Plan,
    filled: Sequence[Assignment],
    empty: Sequence[Assignment],
) -> Iterator[Roster]:
    """Rosters with these cells that may be as good, in a fixed order."""
    duty = (*filled, *empty)[0].duty
    crew = roster.crew(duty)
    stay = {one.volunteer for one in filled}
    off = {one.volunteer for one in empty}
    who = who_can(best.plan)
    givers = [one for one in crew if one in off] or [one for one in crew if one not in stay]
    takers = [one for one in stay if one not in crew] or [
        one
        for one in best.plan.volunteers
        if one not in crew and one not in off and who.can_serve(one, duty)
    ]
    for giver in givers:
        for taker in takers:
            if _is_alike_after(best, giver, taker, duty):
                yield _moved(roster, plan, (giver, taker, duty))
            first = (giver, taker, duty)
            rings = _rings(roster, who, giver, taker, duty)
            yield from (_moved(roster, plan, first, *moves) for moves in rings)


def _is_alike_after(best: Outcome, giver: Volunteer, taker: Volunteer, duty: Duty) -> bool:
    """Whether the two would just change places, but for rounding."""
    gave, took = (best.standings[one.index].tenths for one in (giver, taker))
    if gave is None or took is None:
        return gave is took
    return abs(gave - took - duty.effort // _CENTIPOINTS_IN_TENTH) <= 1


def _rings(
    roster: Roster, who: Eligibility, giver: Volunteer, taker: Volunteer, duty: Duty
) -> Iterator[tuple[_Move, ...]]:
    """How the giver gets as much back: from the taker, or through somebody between the two."""
    for back in _can_go(roster, who, taker, giver, duty):
        yield ((taker, giver, back),)
    for between in roster.plan.volunteers:
        if between not in (giver, taker):
            for on in _can_go(roster, who, taker, between, duty):
                for back in _can_go(roster, who, between, giver, duty):
                    if back is not on:
                        yield (taker, between, on), (between, giver, back)


def _can_go(
    roster: Roster, who: Eligibility, giver: Volunteer, taker: Volunteer, like: Duty
) -> list[Duty]:
    """Duties that weigh as much as another one, and that can go from one to the other."""
    return [
        own
        for own in roster.duties_of(giver)
        if own.effort == like.effort and taker not in roster.crew(own) and who.can_serve(taker, own)
    ]


def _moved(roster: Roster, plan: Plan, *moves: _Move) -> Roster:
    """The roster after some duties went from one to another."""
    gone = {(giver, duty) for giver, _, duty in moves}
    kept = [one for one in roster.assignments if (one.volunteer, one.duty) not in gone]
    return Roster(plan, [*kept, *(Assignment(to, duty) for _, to, duty in moves)], roster.standbys)
