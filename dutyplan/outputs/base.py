"""What every output has in common: how it is looked at, and how it is listed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal, NamedTuple

from dutyplan.ledger.record import Record

DETAILS = ("contact", "age")
"""What is told of volunteers only if it is asked for."""


class Details(NamedTuple):
    """These of one volunteer; empty where it was not asked for."""

    age: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """How a roster is to be shown; formats that programs read take no notice of it.

    Attributes
    ----------
    language
        Of headings, weekdays and sentences; one of `dutyplan.locales.LANGUAGES`.
    by
        Whether the rows of the table go by date or by volunteer.
    width
        Terminal cells in a line, at most.
    color
        Whether the terminal's colours may be used.
    names
        Whether people are called by their names, or only by initials.
    details
        By id, what else is told of volunteers.
    now
        When it is written, for formats that say so.
    """

    language: str = "en"
    by: Literal["date", "volunteer"] = "date"
    width: int = 80
    color: bool = False
    names: Literal["full", "initials"] = "full"
    details: Mapping[str, Details] = field(default_factory=dict)
    now: datetime = field(default_factory=lambda: datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a roster down.

    Attributes
    ----------
    name
        As `--format` takes it.
    suffixes
        Of files that are written so, with the dot, in small letters; the first is the usual one.
    render
        From a record to the whole text, its last line ended, or to the bytes of a file.
    encoding
        Of the text in a file.
    is_for_programs
        Whether programs read it back: then it speaks of people by id, and tells nothing else of
        them, whatever the view.
    is_binary
        Whether it is no text, so that a terminal can't show it.
    """

    name: str
    suffixes: tuple[str, ...]
    render: Callable[[Record, View], str | bytes]
    encoding: str = "utf-8"
    is_for_programs: bool = False
    is_binary: bool = False

    def written(self, record: Record, view: View) -> bytes:
        """The bytes of a file in this format."""
        made = self.render(record, view)
        return made if isinstance(made, bytes) else made.encode(self.encoding)
