"""A roster as it is laid before people, whatever the format: all its texts chosen and in order.

A sheet knows one language and what may be told; a format only sets it. Strings are as they came
from the week file, of one line, in any script: each format escapes them in its own way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from dutyplan.ledger.record import Mark
from dutyplan.locales import Catalogue
from dutyplan.outputs.closing import NONE, signed_tenths


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the sheet.

    Attributes
    ----------
    id
        The key in files; never shown where only initials are.
    name
        As shown: the name, of namesakes with the id, or initials.
    age, contact
        Empty unless they were asked for.
    """

    id: str
    name: str
    age: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody's place on a duty, or in reserve for it, and what became of it."""

    person: Person
    mark: Mark = Mark.PLANNED

    def became(self, texts: Catalogue) -> str:
        """What became of it, in a word; empty while it is only planned."""
        match self.mark:
            case Mark.DONE:
                return texts["mark.done"]
            case Mark.ABSENT:
                return texts["mark.absent"]
            case Mark.CANCELLED:
                return texts["mark.cancelled"]
        return ""

    def marked(self, text: str, texts: Catalogue) -> str:
        """A text that stands for it, and what came between; that somebody came needs no word."""
        mark = "" if self.mark is Mark.DONE else self.became(texts)
        return texts.format("marked", name=text, mark=mark) if mark else text


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A duty on the sheet.

    Attributes
    ----------
    start, end
        Times of day, `10:00`; None where the duty takes the whole day. An end that is not after
        the start is on the next day.
    want
        So many people are wanted.
    effort
        Points of load for one person.
    crew, standby
        Those on it and those in reserve, by id.
    gaps
        What it lacks, a phrase each: `2 missing`.
    standby_missing
        So many reserves are lacking.
    """

    date: date
    start: str | None
    end: str | None
    task: str
    place: str
    note: str
    want: int
    effort: float
    crew: tuple[Place, ...]
    standby: tuple[Place, ...] = ()
    gaps: tuple[str, ...] = ()
    is_called_off: bool = False
    standby_missing: int = 0

    @property
    def time(self) -> str:
        """Its window, `10:00-11:00`; empty where it takes the whole day."""
        return f"{self.start}-{self.end}" if self.start and self.end else ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody carries; efforts in points, the balance in tenths of a point.

    Attributes
    ----------
    fair_share, tenths
        None for those whom the goal leaves out.
    """

    person: Person
    duties: int
    load: float
    fair_share: float | None
    before: float
    tenths: int | None

    @property
    def told_load(self) -> str:
        """The load without zeros at its end: `1.5`."""
        return f"{self.load:.2f}".rstrip("0").rstrip(".")

    @property
    def told_share(self) -> str:
        """The fair share: `1.33`; a dash for those who owe none."""
        return NONE if self.fair_share is None else f"{self.fair_share:.2f}"

    @property
    def told_before(self) -> str:
        """What is brought along, with its sign: `+0.25`."""
        return f"{self.before:+.2f}" if self.before else "0.00"

    @property
    def told_balance(self) -> str:
        """The balance with its sign: `-0.4`; a dash for those who have none."""
        return signed_tenths(self.tenths)


@dataclass(frozen=True)
class Sheet:
    """A roster for people.

    Attributes
    ----------
    texts
        The words of its language.
    start, end
        First and last day with a duty; of a plan without any its own.
    note
        A line under the title, such as how many have agreed so far; or empty.
    has_roster
        Whether there is a roster at all; without one nothing but the title is told.
    entries
        By date, start and task.
    standings
        One for each volunteer, in the week file's order.
    why_gaps
        Why there are gaps: of each item the lines, the later ones set in under the first.
    closing
        What is missing, what is proved, and the certificate of fairness; a sentence or an item
        (`- `) each.
    timezone
        To which the times are local (IANA name); None where the week file says nothing.
    """

    title: str
    texts: Catalogue
    start: date
    end: date
    entries: tuple[Entry, ...]
    standings: tuple[Standing, ...] = ()
    note: str = ""
    has_roster: bool = True
    why_gaps: tuple[tuple[str, ...], ...] = ()
    closing: tuple[str, ...] = ()
    timezone: str | None = None

    @property
    def heading(self) -> str:
        """The title with its dates."""
        key = "title" if self.end > self.start else "title.day"
        return self.texts.format(key, title=self.title, start=self.start, end=self.end)

    def by_date(self) -> Iterator[tuple[date, list[Entry]]]:
        """The entries of each date."""
        for day, entries in groupby(self.entries, key=lambda entry: entry.date):
            yield day, list(entries)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """All volunteers, in the week file's order."""
        return tuple(standing.person for standing in self.standings)

    @cached_property
    def _on(self) -> dict[str, list[tuple[Entry, Place]]]:
        found: dict[str, list[tuple[Entry, Place]]] = {}
        for entry in self.entries:
            for place in (*entry.crew, *entry.standby):
                found.setdefault(place.person.id, []).append((entry, place))
        return found

    def duties_of(self, person: Person) -> list[tuple[Entry, Place]]:
        """The duties that somebody is on or in reserve for, by date, each with the place there."""
        return self._on.get(person.id, [])

    @cached_property
    def has_places(self) -> bool:
        """Whether any duty names a place."""
        return any(entry.place for entry in self.entries)

    @cached_property
    def has_past(self) -> bool:
        """Whether somebody brings a balance along from before."""
        return any(standing.before for standing in self.standings)

    @property
    def legend(self) -> str:
        """What the figures of the standings mean."""
        legend = self.texts["legend"]
        if self.has_past:
            legend += self.texts["legend.before"]
        if any(one.tenths is None for one in self.standings):
            is_known = any(one.tenths is not None for one in self.standings)
            legend += self.texts.format("legend.none" if is_known else "legend.unknown", none=NONE)
        return legend

    def notes(self) -> dict[str, str]:
        """The notes of tasks, by task."""
        return {entry.task: entry.note for entry in self.entries if entry.note}
