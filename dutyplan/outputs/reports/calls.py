"""What is said of calls that a new roster keeps: who can't come when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dutyplan.locales import Catalogue
from dutyplan.outputs.reasons import names_for
from dutyplan.outputs.text.grid import clean
from dutyplan.plan import Plan, Volunteer
from dutyplan.reasons import Reason, because
from dutyplan.rules.away import Away


def kept_line(plan: Plan, away: Away, catalogue: Catalogue) -> str:
    """How many calls are kept, and all of them.

    Days of somebody that follow each other are one call, as they were typed.
    """
    name_of = names_for(plan)
    told = [clean(one.said(catalogue, name_of)) for one in _calls(away)]
    who = catalogue["comma"].join(told)
    return because("publish.calls", num=len(told), who=who).said(catalogue)


def _calls(away: Away) -> Iterator[Reason]:
    found: list[tuple[date, int, Reason]] = []
    for volunteer, first, last in _spans(away):
        if first == last:
            reason = because("publish.call", volunteer=volunteer, day=first)
        else:
            reason = because("publish.call.days", volunteer=volunteer, start=first, end=last)
        found.append((first, volunteer.index, reason))
    for one in away.declined:
        reason = because("line.away.declined", volunteer=one.volunteer, duty=one.duty)
        found.append((one.duty.date, one.volunteer.index, reason))
    return (reason for _, _, reason in sorted(found, key=lambda one: one[:2]))


def _spans(away: Away) -> Iterator[tuple[Volunteer, date, date]]:
    """Whoever is away, from when to when."""
    days = set(away.days)
    for volunteer, first in days:
        if (volunteer, first - timedelta(1)) not in days:
            last = first
            while (volunteer, last + timedelta(1)) in days:
                last += timedelta(1)
            yield volunteer, first, last
