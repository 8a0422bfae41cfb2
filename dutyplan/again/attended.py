"""A roster as it came to be: without those who, as its record says, did not do what they had."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dutyplan.again.carrying import duty_key, key_of
from dutyplan.ledger.record import Mark, Record
from dutyplan.roster import Assignment, Roster

_UNDONE = (Mark.ABSENT, Mark.CANCELLED)


def as_it_came(roster: Roster, record: Record) -> Roster:
    """Take away who was absent, and what was cancelled: it is no load, and rests nobody.

    Parameters
    ----------
    record
        Of this very roster.
    """
    undone = {
        (key_of(duty), volunteer)
        for duty in record.duties
        for volunteer, mark in duty.attendance.items()
        if mark in _UNDONE
    }
    if not undone:
        return roster

    def kept(assignments: Iterable[Assignment]) -> Iterator[Assignment]:
        return (one for one in assignments if (duty_key(one.duty), one.volunteer.id) not in undone)

    return Roster(roster.plan, kept(roster.assignments), kept(roster.standbys))
