"""Where a plan is short of people: the duties among which to look, if there are too many in all.

Facts that clash among some duties clash in the whole plan; so do changes help the whole plan if
they help with the days that are short, and all other duties can stay as they are in some roster.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

from dutyplan.explaining.clashes.case import OpenError
from dutyplan.explaining.clashes.clash import Clash, find_clash
from dutyplan.explaining.clashes.needed import MOST_PAIRS
from dutyplan.explaining.facts import facts_of_duty, facts_of_rules
from dutyplan.explaining.gaps.crowds import find_crowd
from dutyplan.explaining.gaps.gapclash import reach_of
from dutyplan.goals.coverage import GOAL as COVERAGE
from dutyplan.plan import Duty, Plan
from dutyplan.roster import Roster
from dutyplan.rules.eligibility import who_can
from dutyplan.solver.variables import Candidates, Some
from dutyplan.solving import solve

_SHARE_FOR_ROSTER = 0.2
"""Of the time; gaps that could be filled by more search do no harm."""
_MOST_GAPS = 5
"""So many are looked at for a clash."""


def fullest(plan: Plan, deadline: float, seed: int) -> Roster | None:
    """A roster with as few gaps as are found in a part of the time.

    Raises
    ------
    KeyboardInterrupt, MemoryError
        Whatever ended the search.
    """
    goals = tuple(goal for goal in plan.goals if goal[0] == COVERAGE.id) or ((COVERAGE.id, None),)
    found = solve(
        replace(plan, goals=goals),
        time_limit=max(0.0, _SHARE_FOR_ROSTER * (deadline - time.monotonic())),
        workers=1,
        seed=seed,
        strict=False,
    )
    if found.interrupted:
        raise KeyboardInterrupt
    if found.out_of_memory:
        raise MemoryError
    return None if found.roster is None else Roster(plan, found.roster.assignments)


def clash_where_short(roster: Roster, deadline: float, seed: int) -> Clash | None:
    """Facts that clash where a roster has gaps, and nobody knows whether fewer do elsewhere.

    Returns
    -------
    None where none was found in time among few enough duties.
    """
    rules = list(facts_of_rules(roster.plan))
    for duties in sorted(_parts(roster), key=len):
        facts = [*rules, *(fact for duty in duties for fact in facts_of_duty(duty))]
        try:
            clash = find_clash(roster.plan, facts, deadline, seed)
        except OpenError:
            continue
        if clash is not None:
            return replace(clash, is_smallest=False)
    return None


def _parts(roster: Roster) -> Iterator[tuple[Duty, ...]]:
    """Duties around some gaps: those that counting shows, those of the day, and those near."""
    plan = roster.plan
    reach = reach_of(plan)
    who = who_can(plan)
    for duty in list(roster.gaps())[:_MOST_GAPS]:
        crowd = find_crowd(roster, who, duty)
        if crowd is not None:
            yield crowd.duties
        for days in (0, reach):
            yield tuple(one for one in plan.duties if abs((one.date - duty.date).days) <= days)


def left_free(roster: Roster) -> Candidates | None:
    """Everybody on all duties of the days with gaps, or else on the duties with gaps alone.

    All others can be on what they are on, and nothing else. None where that is too much.
    """
    plan = roster.plan
    short = set(roster.gaps())
    days = {duty.date for duty in short}
    for free in ({duty for duty in plan.duties if duty.date in days}, short):
        if len(free) * len(plan.volunteers) <= MOST_PAIRS:
            return Some(
                {
                    one.index: sorted({*free, *roster.duties_of(one)}, key=lambda duty: duty.index)
                    for one in plan.volunteers
                }
            )
    return None
