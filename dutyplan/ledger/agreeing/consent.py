"""Whether those on a roster agree to it, household by household.

A household has agreed when one of its members on the roster has said yes, and none has said no.
The roster is adopted once so many per cent of the households on it have agreed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from dutyplan.ledger.record import Consent, Record, State


@dataclass(frozen=True, slots=True)
class Tally:
    """How many households are on a roster, and how many of them have agreed."""

    agreed: int
    all: int


def households(record: Record) -> list[tuple[str, ...]]:
    """The ids of those who are put on something, one tuple for each household.

    Who has none is one alone. Being in reserve is nothing that one must agree to.
    """
    on_it = {one for duty in record.duties for one in duty.volunteers}
    names = {one.id: one.household for one in record.volunteers if one.household}
    known = [one.id for one in record.volunteers if one.id in on_it]
    found: dict[tuple[bool, str], list[str]] = {}
    for volunteer in known + sorted(on_it - set(known)):
        # A household may be called as somebody is who belongs to none.
        household = names.get(volunteer)
        key = (household is not None, household or volunteer)
        found.setdefault(key, []).append(volunteer)
    return [tuple(ids) for ids in found.values()]


def has_agreed(household: Collection[str], consent: Consent) -> bool:
    """Whether a household has said yes, and nobody in it no."""
    has_declined = not set(consent.no).isdisjoint(household)
    return not has_declined and not set(consent.yes).isdisjoint(household)


def tally(record: Record, consent: Consent) -> Tally:
    """Count the households that have agreed."""
    asked = households(record)
    return Tally(sum(has_agreed(one, consent) for one in asked), len(asked))


def ask(record: Record, percent: int) -> Record:
    """The record of a roster that so many per cent must agree to, before anybody has replied."""
    return _settled(record, Consent(percent=percent))


def with_replies(record: Record, yes: Collection[str], no: Collection[str]) -> Record:
    """The record with replies more, by ids; a later reply takes the place of an earlier one.

    Nothing changes for a roster to which nobody has to agree.
    """
    consent = record.consent
    if consent is None:
        return record
    replied = {*yes, *no}
    said = {
        "yes": tuple(sorted({*consent.yes} - replied | {*yes})),
        "no": tuple(sorted({*consent.no} - replied | {*no})),
    }
    return _settled(record, consent.model_copy(update=said))


def with_replies_kept(record: Record, before: Record) -> Record:
    """The record of a roster that was changed, with the replies that still hold.

    A yes holds while nobody in the household has anything on it that was not theirs; a no for those
    for whom it is as before.

    Parameters
    ----------
    before
        The roster as it was when they replied.
    """
    consent = before.consent
    if consent is None:
        return record.model_copy(update={"consent": None})
    old, new = _places(before), _places(record)
    burdened = {one for one, places in new.items() if not places <= old.get(one, set())}
    asked_anew = burdened.union(*(own for own in households(record) if burdened.intersection(own)))
    kept = {
        "yes": tuple(one for one in consent.yes if one not in asked_anew),
        "no": tuple(one for one in consent.no if new.get(one) == old.get(one)),
    }
    return _settled(record, consent.model_copy(update=kept))


def _places(record: Record) -> dict[str, set[tuple[date, str | None, str]]]:
    """By id, the duties that somebody is put on."""
    places = defaultdict(set)
    for duty in record.duties:
        for volunteer in duty.volunteers:
            places[volunteer].add((duty.date, duty.start, duty.task))
    return dict(places)


def _settled(record: Record, consent: Consent) -> Record:
    """The record with these replies, and what follows from them."""
    found = tally(record, consent)
    is_adopted = found.agreed * 100 >= consent.percent * found.all
    state = State.ADOPTED if is_adopted else State.PROPOSED
    return record.model_copy(update={"consent": consent.model_copy(update={"state": state})})
