"""What a filed roster can't say, though each of its members is of the right kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dutyplan.grammar.values import FIRST_YEAR, LAST_YEAR, MAX_COUNT, MAX_EFFORT
from dutyplan.grammar.zones import timezones
from dutyplan.ledger.reading.files import half_window, no_length, window_of
from dutyplan.ledger.record import Record, RecordedDuty
from dutyplan.locales.wording import Wording, worded

Path = tuple[str | int, ...]
"""From the record to one of its parts, through keys and places in lists."""

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
        message = worded("bad.impossible-range.roster", end=record.end)
        yield Flaw(("end",), "impossible-range", message)
        return
    for key, day in (("start", record.start), ("end", record.end)):
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            years = {"least": FIRST_YEAR, "most": LAST_YEAR}
            yield _wrong((key,), worded("noun.date-range", **years))
    if record.consent is not None and not 1 <= record.consent.percent <= 100:
        yield _wrong(("consent", "percent"), worded("noun.whole-range", least=1, most=100))
    if record.timezone is not None and record.timezone not in timezones():
        yield _wrong(("timezone",), worded("noun.timezone"))
    first: dict[tuple[object, ...], int] = {}
    for place, duty in enumerate(record.duties):
        path = ("duties", place)
        if not record.start <= duty.date <= record.end:
            days = {"day": duty.date, "start": record.start, "end": record.end}
            message = worded("bad.outside-roster", **days)
            yield Flaw((*path, "date"), "outside-roster", message)
        yield from _flaws_of_duty(duty, path)
        earlier = first.setdefault((duty.date, duty.start, duty.end, duty.task), place)
        if earlier != place:
            hint = worded("hint.first-is", what=said_of(("duties", earlier)))
            message = worded("bad.listed-twice", duty=duty.label)
            yield Flaw(path, "duplicate-duty", message, hint)
    ids = set()
    for place, one in enumerate(record.volunteers):
        if one.id in ids:
            message = worded("bad.duplicate-name.id", name=one.id)
            yield Flaw(("volunteers", place, "id"), "duplicate-name", message)
        ids.add(one.id)
        if not 0 <= one.share <= MAX_EFFORT:
            yield _wrong(("volunteers", place, "share"), _up_to("noun.number-range", MAX_EFFORT))


def _flaws_of_duty(duty: RecordedDuty, path: Path) -> Iterator[Flaw]:
    times = [(key, time) for key, time in (("start", duty.start), ("end", duty.end)) if time]
    wrong = [key for key, time in times if not _TIME.fullmatch(time)]
    wrong += [key for key in ("start", "end") if getattr(duty, key) == ""]
    yield from (_wrong((*path, key), worded("noun.time-or-null")) for key in wrong)
    if not wrong:
        yield from _flaws_of_window(duty, path)
    if not duty.task:
        message = worded("bad.is-missing", noun=worded("noun.the-task"))
        yield Flaw((*path, "task"), "missing-task", message)
    if not 0 <= duty.effort <= MAX_EFFORT:
        yield _wrong((*path, "effort"), _up_to("noun.number-range", MAX_EFFORT))
    for key, number in (("want", duty.want), ("missing", duty.missing)):
        if not 0 <= number <= MAX_COUNT:
            yield _wrong((*path, key), _up_to("noun.whole-range", MAX_COUNT))
    seen: dict[str, str] = {}
    for key, ids in (("volunteers", duty.volunteers), ("standby", duty.standby)):
        for place, volunteer in enumerate(ids):
            at = (*path, key, place)
            if not volunteer:
                message = worded("bad.is-missing", noun=worded("noun.the-volunteer"))
                yield Flaw(at, "missing-volunteer", message)
            elif volunteer in seen:
                yield Flaw(at, "duplicate-assignment", _double(volunteer, duty, seen, key))
            seen.setdefault(volunteer, key)
    for volunteer in duty.attendance:
        if volunteer not in seen:
            message = worded("bad.not-on-duty", name=volunteer, duty=duty.label)
            hint = worded("hint.attendance")
            yield Flaw((*path, "attendance", volunteer), "not-on-duty", message, hint)
    for way, ids in duty.sharers.items():
        if (double := _first_double(ids)) is not None:
            message = worded("bad.shares-twice", name=ids[double], duty=duty.label)
            yield Flaw((*path, "sharers", way, double), "duplicate-sharer", message)


def _first_double(ids: tuple[str, ...]) -> int | None:
    """The first place of what stood before it already; None where nothing did."""
    seen: set[str] = set()
    for place, one in enumerate(ids):
        if one in seen:
            return place
        seen.add(one)
    return None


def _flaws_of_window(duty: RecordedDuty, path: Path) -> Iterator[Flaw]:
    try:
        window_of(duty.start, duty.end)
    except ValueError:
        if duty.start and duty.end:
            yield Flaw((*path, "start"), "bad-time", no_length(duty.start, duty.end))
            return
        at = "start" if duty.start else "end"
        yield Flaw((*path, at), "bad-time", half_window(duty.start), worded("hint.both-or-null"))


def _wrong(path: Path, noun: str) -> Flaw:
    return Flaw(path, "wrong-kind", worded("bad.wrong-kind", what=said_of(path), noun=noun))


def _up_to(noun: str, most: int) -> Wording:
    return worded(noun, least=0, most=most)


def _double(volunteer: str, duty: RecordedDuty, seen: dict[str, str], key: str) -> Wording:
    twice = "bad.twice-on" if key == "volunteers" else "bad.twice-standby"
    said = twice if seen[volunteer] == key else "bad.on-and-standby"
    return worded(said, name=volunteer, duty=duty.label)
