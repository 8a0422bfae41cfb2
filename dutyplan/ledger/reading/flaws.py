"""What a filed roster can't say, though each of its members is of the right kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dutyplan.grammar.values import MAX_COUNT, MAX_EFFORT
from dutyplan.grammar.zones import timezones
from dutyplan.ledger.reading.files import window_of
from dutyplan.ledger.record import Record, RecordedDuty

Path = tuple[str | int, ...]
"""From the record to one of its parts, through keys and places in lists."""

# As in week files; in others there may be no day before or after to count with.
_FIRST_YEAR, _LAST_YEAR = 1900, 2200

TIME_NOUN = "a time such as 09:30, or null"
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00")


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong at the end of a path into the record."""

    path: Path
    code: str
    message: str
    hint: str = ""


def said_of(path: Path) -> str:
    """A path as people write it: `duties[3].date`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")


def find_flaws(record: Record) -> Iterator[Flaw]:
    """What each member may be by itself, and what they can't be together."""
    if record.end < record.start:
        message = f"the roster ends on {record.end}, before it starts"
        yield Flaw(("end",), "impossible-range", message)
        return
    for key, day in (("start", record.start), ("end", record.end)):
        if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            yield _wrong((key,), f"a date from the year {_FIRST_YEAR} to {_LAST_YEAR}")
    if record.consent is not None and not 1 <= record.consent.percent <= 100:
        yield _wrong(("consent", "percent"), "a whole number from 1 to 100")
    if record.timezone is not None and record.timezone not in timezones():
        yield _wrong(("timezone",), "the name of a time zone, such as Asia/Shanghai")
    first: dict[tuple[object, ...], int] = {}
    for place, duty in enumerate(record.duties):
        path = ("duties", place)
        if not record.start <= duty.date <= record.end:
            span = f"{record.start.isoformat()} to {record.end.isoformat()}"
            message = f"{duty.date.isoformat()} is outside the roster, which goes from {span}"
            yield Flaw((*path, "date"), "outside-roster", message)
        yield from _flaws_of_duty(duty, path)
        earlier = first.setdefault((duty.date, duty.start, duty.end, duty.task), place)
        if earlier != place:
            hint = f"the first is duties[{earlier}]"
            yield Flaw(path, "duplicate-duty", f"{duty.label} is listed twice", hint)
    ids = set()
    for place, one in enumerate(record.volunteers):
        if one.id in ids:
            message = f"two volunteers have the id '{one.id}'"
            yield Flaw(("volunteers", place, "id"), "duplicate-name", message)
        ids.add(one.id)
        if not 0 <= one.share <= MAX_EFFORT:
            yield _wrong(("volunteers", place, "share"), f"a number from 0 to {MAX_EFFORT}")


def _flaws_of_duty(duty: RecordedDuty, path: Path) -> Iterator[Flaw]:
    times = [(key, time) for key, time in (("start", duty.start), ("end", duty.end)) if time]
    wrong = [key for key, time in times if not _TIME.fullmatch(time)]
    wrong += [key for key in ("start", "end") if getattr(duty, key) == ""]
    yield from (_wrong((*path, key), TIME_NOUN) for key in wrong)
    if not wrong:
        yield from _flaws_of_window(duty, path)
    if not duty.task:
        yield Flaw((*path, "task"), "missing-task", "the task is missing")
    if not 0 <= duty.effort <= MAX_EFFORT:
        yield _wrong((*path, "effort"), f"a number from 0 to {MAX_EFFORT}")
    for key, number in (("want", duty.want), ("missing", duty.missing)):
        if not 0 <= number <= MAX_COUNT:
            yield _wrong((*path, key), f"a whole number from 0 to {MAX_COUNT}")
    seen: dict[str, str] = {}
    for key, ids in (("volunteers", duty.volunteers), ("standby", duty.standby)):
        for place, volunteer in enumerate(ids):
            at = (*path, key, place)
            if not volunteer:
                yield Flaw(at, "missing-volunteer", "the volunteer is missing")
            elif volunteer in seen:
                yield Flaw(at, "duplicate-assignment", _double(volunteer, duty, seen, key))
            seen.setdefault(volunteer, key)
    for volunteer in duty.attendance:
        if volunteer not in seen:
            message = f"'{volunteer}' is not on {duty.label}"
            hint = "'attendance' says of those on a duty what became of it"
            yield Flaw((*path, "attendance", volunteer), "not-on-duty", message, hint)
    for way, ids in duty.sharers.items():
        if len(set(ids)) < len(ids):
            double = next(place for place, one in enumerate(ids) if one in ids[:place])
            message = f"'{ids[double]}' shares {duty.label} twice"
            yield Flaw((*path, "sharers", way, double), "duplicate-sharer", message)


def _flaws_of_window(duty: RecordedDuty, path: Path) -> Iterator[Flaw]:
    try:
        window_of(duty.start, duty.end)
    except ValueError:
        if duty.start and duty.end:
            message = f"{duty.start}-{duty.end} has no length"
            yield Flaw((*path, "start"), "bad-time", message)
            return
        message = "a start without an end" if duty.start else "an end without a start"
        hint = "a duty has both, or null for both if it takes the whole day"
        yield Flaw((*path, "start" if duty.start else "end"), "bad-time", message, hint)


def _wrong(path: Path, noun: str) -> Flaw:
    return Flaw(path, "wrong-kind", f"{said_of(path)} must be {noun}")


def _double(volunteer: str, duty: RecordedDuty, seen: dict[str, str], key: str) -> str:
    if seen[volunteer] != key:
        return f"'{volunteer}' is both on {duty.label} and standby for it"
    what = "put on" if key == "volunteers" else "standby for"
    return f"'{volunteer}' is {what} {duty.label} twice"
