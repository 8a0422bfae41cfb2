"""What comes of a list of sign-ups: volunteers, and what could not be read for sure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dutyplan.problems import Problem, Severity, Span, sort_problems

NEVER = "daily"
"""Of `unavailable`, for who has said yes to no date: without it, they would be free always."""

_LONG = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """How a list is to be read.

    Attributes
    ----------
    start
        The first day that a date without a year can mean; None: such a date is in doubt.
    is_maybe_yes
        Whether "maybe" counts as yes.
    """

    start: date | None = None
    is_maybe_yes: bool = False


@dataclass(frozen=True, slots=True)
class SignUp:
    """One volunteer.

    Attributes
    ----------
    cells
        What the table of volunteers says, by its columns.
    span
        Where the entry stands.
    text
        The entry as it was written, to tell a copy of it from another one; empty where there
        are no copies.
    is_off
        Whether it takes back what was said before.
    unread
        What of it somebody has to look at, if it counts.
    """

    cells: Mapping[str, str]
    span: Span
    text: str = ""
    is_off: bool = False
    unread: tuple[Problem, ...] = ()

    @property
    def key(self) -> str:
        """What tells volunteers apart."""
        text = self.cells.get("id") or self.cells["name"]
        return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@dataclass(frozen=True, slots=True)
class SignUps:
    """All that a list of sign-ups says.

    Attributes
    ----------
    volunteers
        In the order of the file, each once.
    unread
        What somebody has to look at, in the order of the file.
    """

    volunteers: tuple[SignUp, ...]
    unread: tuple[Problem, ...]


def unread(code: str, message: str, span: Span | None) -> Problem:
    """One thing that somebody has to look at."""
    return Problem(code, message, span, severity=Severity.WARNING)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems as their places follow each other in the file."""
    return tuple(sort_problems(list(problems)))


def shown(text: str) -> str:
    """A piece of the file as a message quotes it: one line, not too long, nothing hidden in it."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= _LONG else line[: _LONG - 1] + "…"
