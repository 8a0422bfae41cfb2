"""A roster as it is filed: who was put on what, who owed it, and what became of it.

The models are the members of the JSON, so that what is read is written back whole: members that
they don't know are kept as they are.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from dutyplan.ledger.reading.files import duty_label
from dutyplan.locales.wording import Wording
from dutyplan.plan import CENTIPOINTS


class Mark(StrEnum):
    """What became of an assignment."""

    PLANNED = "planned"
    DONE = "done"
    ABSENT = "absent"
    CANCELLED = "cancelled"


class State(StrEnum):
    """Whether those on a roster have agreed to it."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"


class _Part(BaseModel):
    model_config = ConfigDict(extra="allow", frozen=True, allow_inf_nan=False)


class RecordedDuty(_Part):
    """A duty and those on it.

    Attributes
    ----------
    start, end
        Times of day; None for a duty that takes the whole day.
    effort
        Points of load for one person.
    volunteers, standby
        Ids.
    attendance
        By id, what became of an assignment or a reserve; who is not there is `planned`.
    note
        That of the task.
    least
        With fewer people the duty is called off; 0 where it never is.
    skills
        How many people with which skill it needs.
    reserves
        How many reserves it wants.
    sharers
        Who owes its load, by each way of sharing it out that the plan's goals know (`everyone`,
        `available`, `eligible`): ids. Empty where that is not known.
    """

    date: date
    start: str | None
    end: str | None
    task: str
    place: str = ""
    want: int
    effort: float = 1
    volunteers: tuple[str, ...]
    standby: tuple[str, ...] = ()
    missing: int = 0
    missing_skills: dict[str, int] = Field(default_factory=dict)
    called_off: bool = False
    attendance: dict[str, Mark] = Field(default_factory=dict)
    note: str = ""
    least: int = 0
    skills: dict[str, int] = Field(default_factory=dict)
    reserves: int = 0
    sharers: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    @property
    def centipoints(self) -> int:
        """Its effort in whole centipoints."""
        return round(self.effort * CENTIPOINTS)

    @property
    def label(self) -> Wording:
        """Task, date and time, as messages speak of it."""
        return duty_label(self.date, self.start, self.end, self.task)

    def mark(self, volunteer: str) -> Mark:
        """What became of the assignment of the volunteer with this id."""
        return self.attendance.get(volunteer, Mark.PLANNED)


class RecordedVolunteer(_Part):
    """Somebody on the week file when the roster was made.

    Attributes
    ----------
    load
        In the unit of the fairness goal; None where that is `effort`.
    """

    id: str
    name: str
    duties: int = 0
    effort: float = 0
    hours: float = 0
    fair_share: float = 0
    balance_before: float | None = 0
    balance: float | None = None
    load: float | None = None
    share: float = 1
    household: str = ""


class SolverFacts(_Part):
    """How the roster was found."""

    seconds: float = 0
    candidates: int = 0
    proved: bool = False
    seed: int | None = None
    version: str | None = None


class WeekFileMark(_Part):
    """The week file that the roster was made from: its name, and the hash of its bytes."""

    name: str
    sha256: str


class Consent(_Part):
    """Whether those on the roster agree to it.

    Attributes
    ----------
    percent
        Of the households on it so many must agree.
    yes, no
        Ids of those who have accepted what they have on it, and who have declined it.
    """

    percent: int
    state: State = State.PROPOSED
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class Call(_Part):
    """Somebody who has called off since the roster was published.

    Attributes
    ----------
    task, start
        Of the one duty that was declined; no task where the whole day is meant.
    """

    volunteer: str
    date: date
    task: str | None = None
    start: str | None = None


class Who(_Part):
    """A volunteer's place in a sentence, by id."""

    who: str


Line = str | tuple[str | Who, ...]
"""A sentence; in parts where it names volunteers."""


class Told(_Part):
    """What was said of a roster in one language when it was made.

    Attributes
    ----------
    closing
        What is missing, what is proved, and what holds the largest balances where they are.
    why_gaps
        Why there are gaps: of each item the lines, set in under the first.
    """

    closing: tuple[Line, ...] = ()
    why_gaps: tuple[tuple[Line, ...], ...] = ()


class Record(_Part):
    """A roster with all that is kept of it.

    Attributes
    ----------
    status
        How its solve ended, a value of `dutyplan.roster.Status`.
    goals, problems
        As the JSON has them.
    replaces
        Stems of the files (`2026-11-28`) whose duties on these dates this one replaces.
    consent
        None where nobody was asked.
    away
        Who has called off when, so that nobody is put back there when it is solved once more.
    language
        That of the week file, for what is said of the roster later; None where it named none.
    timezone
        To which its times are local; None where the week file names none.
    told
        By language, what was said of it.
    csv_sha256
        Hash of the CSV that was written beside it; None where there is none.
    csv_sha256_before
        Hash of the CSV that may still lie there instead, if the program died between the two.
    """

    title: str
    start: date
    end: date
    status: str = "unknown"
    goals: tuple[Any, ...] = ()
    duties: tuple[RecordedDuty, ...]
    volunteers: tuple[RecordedVolunteer, ...] = ()
    problems: tuple[Any, ...] = ()
    solver: SolverFacts = SolverFacts()
    week_file: WeekFileMark | None = None
    replaces: tuple[str, ...] = ()
    consent: Consent | None = None
    away: tuple[Call, ...] = ()
    language: str | None = None
    timezone: str | None = None
    told: dict[str, Told] = Field(default_factory=dict)
    csv_sha256: str | None = None
    csv_sha256_before: str | None = None
