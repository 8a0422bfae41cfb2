"""From the record of a roster to that of the same roster solved again: what is carried over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dutyplan.ledger.record import Record, RecordedDuty
from dutyplan.plan import Duty, clock

Key = tuple[date, str, str | None, str | None]


def key_of(duty: RecordedDuty) -> Key:
    """What tells a duty of a record from all others of it."""
    return duty.date, duty.task, duty.start, duty.end


def duty_key(duty: Duty) -> Key:
    """The same of a duty of a plan."""
    start, end = (duty.window.start, duty.window.end) if duty.window else (None, None)
    times = [None if one is None else clock(one) for one in (start, end)]
    return duty.date, duty.task.name, times[0], times[1]


def carried_over(record: Record, before: Record, frozen: Sequence[Duty]) -> Record:
    """The record of a roster that was solved again, with what the one before says of what stays.

    Duties that stay are written as they were: who owes them, and what became of them, was settled
    then. So are members that the program does not know.
    """
    old = {key_of(one): one for one in before.duties}
    stays = {duty_key(duty) for duty in frozen}
    duties = []
    for one in record.duties:
        known = old.get(key_of(one))
        if known is not None and key_of(one) in stays:
            duties.append(known)
        else:
            duties.append(one.model_copy(update=(known.model_extra or {}) if known else {}))
    kept = {**(before.model_extra or {}), "duties": tuple(duties), "replaces": before.replaces}
    return record.model_copy(update=kept)
