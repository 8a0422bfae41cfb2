"""What explanations are made of: a code, and the facts that it is about.

A reason is data. What people read of it is a template of a catalogue under the same code, in
whatever language; what programs read are the code and the facts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from dutyplan.locales import Catalogue, words
from dutyplan.plan import Duty, Range, Task, Volunteer, clock
from dutyplan.problems import Span

NameOf = Callable[[Volunteer], str]
"""What a volunteer is called."""

_MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class Row:
    """Things one after the other, behind a colon: all of them, and no "and"."""

    things: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is as it is.

    Attributes
    ----------
    code
        Its key in the catalogues.
    facts
        Volunteers, duties, tasks, dates, numbers, balances, words, other reasons, and tuples of
        these, by the names of the template's places; a tuple is listed as in a sentence, one of
        reasons as clauses with semicolons, and `Row`, `Clauses` and `Names` as they say.
    span
        The line of the week file that says so, if there is one.
    """

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    span: Span | None = None

    def said(self, catalogue: Catalogue, name_of: NameOf | None = None) -> str:
        """The reason in words."""
        shown: dict[str, Any] = {
            key: show(fact, catalogue, name_of) for key, fact in self.facts.items()
        }
        num = self.facts.get("num")
        if isinstance(num, int | Fraction) and num == int(num):
            shown["num"] = int(num)  # by which the form of the template is chosen
        return catalogue.format(self.code, **shown)

    @property
    def message(self) -> str:
        """The reason in English."""
        return self.said(words("en"))

    @property
    def data(self) -> dict[str, Any]:
        """The facts for JSON: volunteers by id, duties by task, date and start."""
        return {key: datum(fact) for key, fact in self.facts.items()}

    @property
    def place(self) -> dict[str, Any]:
        """Where its line stands, for JSON, counted from 1; empty without one."""
        return {} if self.span is None else self.span.data


class Clauses(tuple[Reason, ...]):
    """Reasons that are joined to one sentence, and not listed as things are."""

    __slots__ = ()


class Names(tuple[Reason, ...]):
    """Reasons that are no clauses but name things, and are listed as things are."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Balance:
    """A balance as a fact, in tenths of a point; shown with its sign."""

    tenths: int

    def __str__(self) -> str:
        return f"{self.tenths / 10:+.1f}" if self.tenths else "0.0"


def because(code: str, span: Span | None = None, **facts: Any) -> Reason:
    """A reason from its facts."""
    return Reason(code, facts, span)


def show(fact: Any, catalogue: Catalogue, name_of: NameOf | None = None) -> str:
    """A fact as a sentence speaks of it; several are listed."""
    match fact:
        case Reason():
            return fact.said(catalogue, name_of)
        case Volunteer():
            return (name_of or _name)(fact)
        case Duty():
            time = f" {fact.window}" if fact.window else ""
            return catalogue.format("duty", task=fact.task.name, day=fact.date, time=time)
        case Task():
            return fact.name
        case Fraction() | float():
            return f"{float(fact):g}"
        case Clauses():
            return _joined([show(one, catalogue, name_of) for one in fact], catalogue)
        case Names():
            return listed([show(one, catalogue, name_of) for one in fact], catalogue)
        case tuple():
            parts = [show(one, catalogue, name_of) for one in fact]
            is_row = any(isinstance(one, Reason) for one in fact)
            return _in_a_row(parts, catalogue) if is_row else listed(parts, catalogue)
        case Row():
            return catalogue["comma"].join(show(one, catalogue, name_of) for one in fact.things)
    return str(fact)


def listed(parts: list[str], catalogue: Catalogue, most: int = _MOST_NAMES) -> str:
    """Things in a sentence; the last ones are counted where there are too many."""
    if len(parts) > most:
        others = catalogue["comma"].join(parts[: most - 1])
        return catalogue.format("list.more", others=others, num=len(parts) - most + 1)
    return catalogue.listed(parts)


def _joined(clauses: list[str], catalogue: Catalogue) -> str:
    if len(clauses) < 2:
        return "".join(clauses)
    others = catalogue["clauses"].join(clauses[:-1])
    return catalogue.format("clauses.last", others=others, last=clauses[-1])


def _in_a_row(clauses: list[str], catalogue: Catalogue) -> str:
    """Clauses of a sentence; the last ones are counted where there are too many."""
    shown = catalogue["semicolon"].join(clauses[:_MOST_NAMES])
    if len(clauses) <= _MOST_NAMES:
        return shown
    return catalogue.format("list.more-reasons", others=shown, num=len(clauses) - _MOST_NAMES)


def _name(volunteer: Volunteer) -> str:
    return volunteer.name


def datum(fact: Any) -> Any:
    """A fact for JSON; a reason with its code."""
    match fact:
        case Reason():
            return {"code": fact.code, **fact.data, **fact.place}
        case Volunteer():
            return fact.id
        case Duty():
            start = clock(fact.window.start) if fact.window else None
            return {"task": fact.task.name, "date": fact.date.isoformat(), "start": start}
        case Task():
            return fact.name
        case date():
            return fact.isoformat()
        case Range():
            return str(fact)
        case Balance():
            return fact.tenths / 10
        case Fraction() | float():
            return int(fact) if fact == int(fact) else float(fact)
        case tuple():
            return [datum(one) for one in fact]
        case Row():
            return datum(fact.things)
        case None | str() | int():
            return fact
    return str(fact)
