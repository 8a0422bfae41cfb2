"""From a record to a sheet: the words of one language, and only what may be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from dutyplan.ledger.record import Line, Mark, Record, RecordedDuty, RecordedVolunteer, Who
from dutyplan.locales import Catalogue, words
from dutyplan.outputs.base import View
from dutyplan.outputs.naming import full_names, initials
from dutyplan.outputs.reports.consent import consent_line
from dutyplan.outputs.sheet import Entry, Person, Place, Sheet, Standing
from dutyplan.outputs.text.grid import clean

_TENTHS = 10


def sheet_of(record: Record, view: View) -> Sheet:
    """Lay a roster out for people.

    Parameters
    ----------
    record
        As it was solved, or as it was filed; what a file does not tell stays empty.
    view
        The language, how people are called, and what else is told of them.
    """
    texts = words(view.language)
    names = initials(record) if view.names == "initials" else full_names(record)
    people = {one: _person(one, name, view) for one, name in names.items()}
    days = [duty.date for duty in record.duties] or [record.start]
    told = record.told.get(view.language)
    return Sheet(
        title=record.title,
        texts=texts,
        start=min(days),
        end=max(days),
        entries=tuple(_entry(duty, people, texts) for duty in record.duties),
        standings=tuple(_standings(record, people)),
        note=consent_line(record, texts) or "",
        has_roster=bool(record.duties),
        why_gaps=tuple(tuple(_said(item, names, texts)) for item in told.why_gaps if item)
        if told
        else (),
        closing=(*_since(record, texts), *(_said(told.closing, names, texts) if told else ())),
        timezone=record.timezone,
    )


def _person(volunteer: str, name: str, view: View) -> Person:
    details = view.details.get(volunteer)
    if details is None:
        return Person(volunteer, name)
    return Person(volunteer, name, details.age, details.contact)


def _entry(duty: RecordedDuty, people: Mapping[str, Person], texts: Catalogue) -> Entry:
    lacking = 0 if duty.called_off else max(0, duty.reserves - len(duty.standby))
    return Entry(
        date=duty.date,
        start=duty.start,
        end=duty.end,
        task=duty.task,
        place=duty.place,
        note=duty.note,
        want=duty.want,
        effort=duty.effort,
        crew=_places(duty, duty.volunteers, people),
        standby=_places(duty, duty.standby, people),
        standby_missing=lacking,
        gaps=tuple(_gaps(duty, texts)),
        is_called_off=duty.called_off,
    )


def _places(
    duty: RecordedDuty, ids: Iterable[str], people: Mapping[str, Person]
) -> tuple[Place, ...]:
    return tuple(Place(people[one], duty.mark(one)) for one in ids)


def _gaps(duty: RecordedDuty, texts: Catalogue) -> Iterable[str]:
    """What the duty lacks, a phrase each."""
    if duty.called_off:
        least = duty.least or duty.want
        yield texts.format("gap.called-off", num=least)
        return
    if duty.missing:
        yield texts.format("gap.people", num=duty.missing)
    for skill, lack in duty.missing_skills.items():
        key = "gap.skill" if duty.skills.get(skill, lack) == 1 else "gap.skill.some"
        yield texts.format(key, num=lack, skill=skill)


def _standings(record: Record, people: Mapping[str, Person]) -> Iterable[Standing]:
    """One for each volunteer, and for those on a duty whom the file does not name."""
    yield from (_standing(one, people[one.id]) for one in record.volunteers)
    known = {one.id for one in record.volunteers}
    on_it = {one for duty in record.duties for one in (*duty.volunteers, *duty.standby)}
    yield from (_counted(record, people[one]) for one in sorted(on_it - known))


def _standing(one: RecordedVolunteer, person: Person) -> Standing:
    is_compared = one.balance is not None
    return Standing(
        person=person,
        duties=one.duties,
        load=one.effort if one.load is None else one.load,
        fair_share=one.fair_share if is_compared else None,
        before=one.balance_before or 0,
        tenths=None if one.balance is None else round(one.balance * _TENTHS),
    )


def _counted(record: Record, person: Person) -> Standing:
    own = [duty for duty in record.duties if person.id in duty.volunteers]
    load = sum(duty.effort for duty in own)
    return Standing(person, len(own), load, None, 0, None)


def _since(record: Record, texts: Catalogue) -> Iterable[str]:
    """Say so where it came otherwise than the figures say; solved again, they say it as it came."""
    came = Counter(
        one
        for duty in record.duties
        for one in duty.volunteers
        if duty.mark(one) not in (Mark.ABSENT, Mark.CANCELLED)
    )
    if any(one.duties != came[one.id] for one in record.volunteers):
        yield texts["as-planned"]


def _said(lines: Iterable[Line], names: Mapping[str, str], texts: Catalogue) -> list[str]:
    """Sentences with the names of those whom they are about, set in as they were."""
    said = [line if isinstance(line, str) else texts.joined(_pieces(line, names)) for line in lines]
    # A file may be somebody else's: what would steer a terminal is taken out.
    return [f"{' ' * (len(text) - len(text.lstrip(' ')))}{_cleaned(text)}" for text in said]


def _cleaned(text: str) -> str:
    """One line; the two spaces behind a place in the week file stay."""
    return "  ".join(map(clean, text.strip(" ").split("  ")))


def _pieces(line: tuple[str | Who, ...], names: Mapping[str, str]) -> Iterator[str]:
    before = ""
    for part in line:
        piece = part if isinstance(part, str) else names[part.who]
        # An initial's full stop ends the sentence, too.
        before = piece[1:] if before.endswith(".") and piece.startswith(".") else piece
        yield before
