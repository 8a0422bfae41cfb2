"""Crews, reserves and gaps of a sheet as a line of text says them, for formats that are text.

Everything is one clean line here, and not yet escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from dutyplan.locales import Catalogue
from dutyplan.outputs.sheet import Entry, Person, Place, Sheet
from dutyplan.outputs.text.grid import clean, runs_right_to_left

_ISOLATE, _POP = "\u2068", "\u2069"


def inline(text: str) -> str:
    """The text on one line, fit to stand in another one.

    What runs from right to left is isolated, as the Unicode Bidirectional Algorithm has it
    (UAX #9, 2.4): figures and brackets around it stay where they are.
    """
    line = clean(text)
    return f"{_ISOLATE}{line}{_POP}" if runs_right_to_left(line) else line


def heading(sheet: Sheet) -> str:
    """The title with its dates."""
    return replace(sheet, title=inline(sheet.title)).heading


def name_of(person: Person) -> str:
    """The name alone."""
    return inline(person.name)


def named(person: Person, texts: Catalogue) -> str:
    """The name, and behind it the age and the contact that were asked for."""
    age = texts.format("phrase.age", age=inline(person.age)) if person.age else ""
    details = [one for one in (age, inline(person.contact)) if one]
    if not details:
        return name_of(person)
    told = texts["comma"].join(details)
    return texts.format("phrase.person", name=name_of(person), details=told)


def crew(places: Iterable[Place], texts: Catalogue, name: Callable[[Person], str] = name_of) -> str:
    """Those on a duty, as a sentence lists them, each with what came between."""
    return texts.listed([place.marked(name(place.person), texts) for place in places])


def reserves(entry: Entry, texts: Catalogue, name: Callable[[Person], str] = name_of) -> str:
    """Those in reserve for a duty, and how many are lacking; empty where it wants none."""
    parts = [crew(entry.standby, texts, name)] if entry.standby else []
    if entry.standby_missing:
        parts.append(texts.format("standby.missing", num=entry.standby_missing))
    return texts["comma"].join(parts)


def gaps(entry: Entry) -> list[str]:
    """What a duty lacks, a phrase each."""
    return [inline(one) for one in entry.gaps]


def notes(sheet: Sheet) -> list[str]:
    """The notes of tasks, a line each."""
    return [
        sheet.texts.format("note", task=inline(task), note=inline(note))
        for task, note in sheet.notes().items()
        if inline(note)
    ]
