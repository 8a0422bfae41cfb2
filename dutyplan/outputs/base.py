"""What every output has in common: how it is looked at, and how it is listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from dutyplan.roster import Outcome


@dataclass(frozen=True, slots=True)
class View:
    """How a roster is to be shown; formats that programs read take no notice of it.

    Attributes
    ----------
    language
        Of headings, weekdays and sentences; one of `dutyplan.locales.LANGUAGES`.
    by
        Whether the rows go by date or by volunteer.
    width
        Terminal cells in a line, at most.
    color
        Whether the terminal's colours may be used.
    note
        A line under the title of the table, or empty.
    now
        When it is written, for formats that say so.
    """

    language: str = "en"
    by: Literal["date", "volunteer"] = "date"
    width: int = 80
    color: bool = False
    note: str = ""
    now: datetime = field(default_factory=lambda: datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a roster down.

    Attributes
    ----------
    name
        As `--format` takes it.
    suffixes
        Of files that are written so, with the dot, in small letters.
    render
        From the end of a solve to the whole text, its last line ended.
    """

    name: str
    suffixes: tuple[str, ...]
    render: Callable[[Outcome, View], str]
