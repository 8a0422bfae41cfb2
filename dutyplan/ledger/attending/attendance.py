"""What became of a roster: who came, who did not, and what did not take place.

A mark is said of one volunteer on one duty, or of all who were on it. What nobody speaks of on a
day that is concerned took place as planned.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from dutyplan.ledger.record import Mark, Record, RecordedDuty


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says of a duty.

    Attributes
    ----------
    duty
        Its place among the duties of the record.
    mark
        What became of it; of a volunteer who was not on it, `done`: this one came all the same.
    volunteer
        An id; None for all who were on it or in reserve for it.
    """

    duty: int
    mark: Mark
    volunteer: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How some days went.

    Attributes
    ----------
    days
        The days that are counted.
    done
        How many assignments were done.
    absent, called_off
        Assignments that were not: each a volunteer's id and the duty. Where nothing of a duty took
        place, it stands in `cancelled` instead.
    came
        Those who came without having been on it.
    cancelled
        Duties that did not take place.
    taken_back
        Days that were marked, and are not any more.
    open
        Other days of the roster of which nothing has been said yet.
    """

    days: tuple[date, ...]
    done: int
    absent: tuple[tuple[str, RecordedDuty], ...]
    came: tuple[tuple[str, RecordedDuty], ...]
    called_off: tuple[tuple[str, RecordedDuty], ...]
    cancelled: tuple[RecordedDuty, ...]
    taken_back: tuple[date, ...]
    open: tuple[date, ...]


def attend(record: Record, said: Iterable[Said], days: Collection[date]) -> Record:
    """Mark what became of a roster; earlier marks stay where nothing else is said now.

    Parameters
    ----------
    said
        In any order.
    days
        On these, all that nobody has spoken of, now or earlier, was done.

    Raises
    ------
    ValueError
        Where two things are said of one volunteer on one duty.
    """
    marks: dict[int, dict[str, Mark]] = {}
    for one in said:
        duty = record.duties[one.duty]
        people = (*duty.volunteers, *duty.standby) if one.volunteer is None else (one.volunteer,)
        own = marks.setdefault(one.duty, {})
        for volunteer in people:
            if own.setdefault(volunteer, one.mark) is not one.mark:
                raise ValueError(f"two things are said of {volunteer} on {duty.task}, {duty.date}")
    duties = [
        _marked(duty, marks.get(place, {}), is_over=duty.date in days)
        for place, duty in enumerate(record.duties)
    ]
    return record.model_copy(update={"duties": tuple(duties)})


def _marked(duty: RecordedDuty, marks: dict[str, Mark], *, is_over: bool) -> RecordedDuty:
    known = {*duty.volunteers, *duty.standby}
    # A reserve who came was on it after all.
    came = {one for one, mark in marks.items() if mark is Mark.DONE} - set(duty.volunteers)
    strangers = marks.keys() - known - came
    if strangers:
        raise ValueError(f"{sorted(strangers)} not on {duty.task}, {duty.date}")
    volunteers = tuple(sorted({*duty.volunteers, *came})) if came else duty.volunteers
    standby = tuple(one for one in duty.standby if one not in came)
    attendance = {}
    for volunteer in (*volunteers, *standby):
        mark = marks.get(volunteer, duty.mark(volunteer))
        if mark is Mark.PLANNED and is_over and volunteer not in standby:
            mark = Mark.DONE
        if mark is not Mark.PLANNED:
            attendance[volunteer] = mark
    changes: dict[str, Any] = {
        "volunteers": volunteers,
        "standby": standby,
        "attendance": attendance,
    }
    if came:
        missing = max(0, duty.want - len(volunteers))
        changes |= {"missing": missing, "called_off": False}
    return duty.model_copy(update=changes)


def take_back(record: Record, days: Collection[date]) -> Record:
    """All that was on these days is planned again; who came unplanned stays on it."""
    duties = (
        duty.model_copy(update={"attendance": {}}) if duty.date in days else duty
        for duty in record.duties
    )
    return record.model_copy(update={"duties": tuple(duties)})


def days_of(record: Record) -> tuple[date, ...]:
    """The days on which the roster has duties, in order."""
    return tuple(sorted({duty.date for duty in record.duties}))


def tally(before: Record, after: Record, days: Collection[date]) -> Tally:
    """How these days went, by the roster as it was and as it is marked."""
    over = [duty for duty in after.duties if duty.date in days]
    marks = {mark: list(_with_mark(over, mark)) for mark in Mark}
    cancelled = [duty for duty in over if duty.volunteers and _is_off(duty)]
    pairs = zip(before.duties, after.duties, strict=True)
    came = [
        (volunteer, now)
        for was, now in pairs
        for volunteer in now.volunteers
        if volunteer not in was.volunteers
    ]
    return Tally(
        days=tuple(sorted({duty.date for duty in over})),
        done=len(marks[Mark.DONE]),
        absent=tuple(marks[Mark.ABSENT]),
        came=tuple(came),
        called_off=tuple(one for one in marks[Mark.CANCELLED] if not _is_off(one[1])),
        cancelled=tuple(cancelled),
        taken_back=tuple(sorted(_marked_days(before) - _marked_days(after))),
        open=tuple(sorted({duty.date for _, duty in _with_mark(after.duties, Mark.PLANNED)})),
    )


def _marked_days(record: Record) -> set[date]:
    return {duty.date for duty in record.duties if duty.attendance}


def _with_mark(duties: Iterable[RecordedDuty], mark: Mark) -> Iterator[tuple[str, RecordedDuty]]:
    for duty in duties:
        for volunteer in duty.volunteers:
            if duty.mark(volunteer) is mark:
                yield volunteer, duty


def _is_off(duty: RecordedDuty) -> bool:
    return all(duty.mark(volunteer) is Mark.CANCELLED for volunteer in duty.volunteers)
