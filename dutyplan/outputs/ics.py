"""Calendars (RFC 5545): all duties in one, or for each volunteer the own ones in a file.

An event that is imported again is known by its UID, which therefore depends on nothing but the
title, the task, the date and the start, and in a volunteer's own file on the volunteer's id: not
on who else is on the duty, nor on its place, end or note. That the later import counts is told in
three ways, since programs differ in which they look at: DTSTAMP and LAST-MODIFIED are the moment
of writing, and SEQUENCE grows with it, by one each second.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property, partial
from hashlib import sha256
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vText

from dutyplan.ledger.record import Mark
from dutyplan.outputs.base import View
from dutyplan.outputs.calendar.filenames import file_stems
from dutyplan.outputs.calendar.moments import DAY, moments
from dutyplan.outputs.calendar.vtimezone import vtimezone
from dutyplan.outputs.phrases import crew, gaps, inline, named, reserves
from dutyplan.outputs.sheet import Entry, Person, Place, Sheet
from dutyplan.outputs.text.grid import clean

# SEQUENCE counts from here; its 32 bits last until 2094.
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
_UID_DIGITS = 32
_ESCAPED = re.compile(r"[\\;,]")


def render(sheet: Sheet, view: View) -> bytes:
    """Write all duties in one calendar; it is for everybody, so it blocks nobody's time."""
    page = _Page(sheet, view.now)
    events = [
        page.event(entry, clean(entry.task), "CANCELLED" if _is_off(entry) else "CONFIRMED")
        for entry in sheet.entries
    ]
    return page.calendar(clean(sheet.title), events)


def _is_off(entry: Entry) -> bool:
    """Whether a duty does not take place, for want of people or because it was cancelled."""
    marks = {one.mark for one in entry.crew}
    return entry.is_called_off or marks == {Mark.CANCELLED}


def calendars(sheet: Sheet, view: View) -> Iterator[tuple[str, bytes]]:
    """For each volunteer the name of a file, and the calendar of the own duties.

    Those without a duty have theirs, too: whoever has subscribed to it sees that a duty is gone,
    and no file from before is left in its place.
    """
    page = _Page(sheet, view.now)
    stems = file_stems(sheet.people)
    for person in sheet.people:
        name = sheet.texts.format("calendar.own", title=clean(sheet.title), name=clean(person.name))
        events = [page.own_event(entry, place) for entry, place in sheet.duties_of(person)]
        yield f"{stems[person.id]}.ics", page.calendar(name, events)


class _Text(vText):
    """Text as RFC 5545 (3.3.11) escapes it; the library takes a backslash and N for a new line."""

    def to_ical(self) -> bytes:
        return _ESCAPED.sub(r"\\\g<0>", self).replace("\n", r"\n").encode()


@dataclass(frozen=True)
class _Page:
    """What every event needs to know."""

    sheet: Sheet
    now: datetime

    @cached_property
    def zone(self) -> ZoneInfo | None:
        return ZoneInfo(self.sheet.timezone) if self.sheet.timezone else None

    @cached_property
    def timezone(self) -> Timezone:
        """The zone of the times; where they have none that of the stamps."""
        zone = self.zone or ZoneInfo("UTC")
        return vtimezone(zone, self.sheet.start - DAY, self.sheet.end + 2 * DAY)

    def calendar(self, name: str, events: Iterable[Event]) -> bytes:
        """A whole calendar.

        Strictly, what is published has an organizer (RFC 5546, 3.2.1); no program misses it, and
        there is no address to give.
        """
        calendar = Calendar()
        calendar.add("prodid", f"-//dutyplan//dutyplan//{self.sheet.texts.language.upper()}")
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        # Said to be text, and so escaped: the library knows no property of these names.
        calendar.add("x-wr-calname", _Text(name))
        if self.sheet.note:
            calendar.add("x-wr-caldesc", _Text(clean(self.sheet.note)))
        if self.zone:
            calendar.add("x-wr-timezone", self.zone.key)
        # A calendar must hold something (RFC 5545, 3.6), even where there are no duties.
        if self.zone or not events:
            calendar.add_component(self.timezone)
        for event in events:
            calendar.add_component(event)
        return bytes(calendar.to_ical())

    def own_event(self, entry: Entry, place: Place) -> Event:
        """A duty in the calendar of somebody who is on it, or in reserve for it."""
        person, task = place.person, clean(entry.task)
        is_off = entry.is_called_off or place.mark is Mark.CANCELLED
        if place in entry.standby:
            task = self.sheet.texts.format("task.standby", task=task)
            return self.event(entry, task, "CANCELLED" if is_off else "TENTATIVE", person)
        event = self.event(entry, task, "CANCELLED" if is_off else "CONFIRMED", person)
        event["transp"] = "OPAQUE"
        return event

    def event(self, entry: Entry, task: str, status: str, owner: Person | None = None) -> Event:
        """A duty under the name of a task; of an owner, if it is in somebody's own calendar."""
        texts = self.sheet.texts
        now = self.now.astimezone(UTC)
        is_off = status == "CANCELLED"
        start, end = moments(entry, self.zone)
        event = Event()
        event.add("uid", self._uid(entry, owner))
        event.add("dtstamp", now)
        event.add("last-modified", now)
        event.add("sequence", max(0, int((now - _EPOCH).total_seconds())))
        event.add("dtstart", start)
        event.add("dtend", end)
        # Said in words, too, for programs that take no notice of the status.
        summary = texts.format("calendar.called-off", task=task) if is_off else task
        event.add("summary", _Text(summary))
        event.add("status", status)
        event.add("transp", "TRANSPARENT")
        if entry.place:
            event.add("location", _Text(clean(entry.place)))
        if self.descriptions[entry]:
            event.add("description", _Text(self.descriptions[entry]))
        return event

    def _uid(self, entry: Entry, owner: Person | None) -> str:
        told = (
            self.sheet.title,
            entry.task,
            entry.date.isoformat(),
            entry.start,
            owner.id if owner else None,
            self.numbers[entry],
        )
        digest = sha256(json.dumps(told).encode()).hexdigest()
        return f"{digest[:_UID_DIGITS]}@dutyplan"

    @cached_property
    def numbers(self) -> dict[Entry, int]:
        """Which one an entry is of those that differ in their ends alone."""
        count = Counter[tuple[str, date, str | None]]()
        numbers = {}
        for entry in self.sheet.entries:
            begin = (entry.task, entry.date, entry.start)
            numbers[entry] = count[begin]
            count[begin] += 1
        return numbers

    @cached_property
    def descriptions(self) -> dict[Entry, str]:
        """Of each duty who is on it and in reserve, what is missing, and what to know of it."""
        return {entry: "\n".join(self._lines(entry)) for entry in self.sheet.entries}

    def _lines(self, entry: Entry) -> Iterator[str]:
        texts = self.sheet.texts
        name = partial(named, texts=texts)
        if entry.crew:
            yield texts.format("calendar.who", names=crew(entry.crew, texts, name))
        if in_reserve := reserves(entry, texts, name):
            yield texts.format("phrase.standby", names=in_reserve)
        yield from gaps(entry)
        if entry.note:
            yield inline(entry.note)
