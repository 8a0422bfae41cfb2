"""People who are kept off a duty by the same thing, said of all of them at once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any

from dutyplan.plan import Volunteer
from dutyplan.reasons import Reason, because

_MOST_NAMES = 6
_MOST_DUTIES = {
    "held.busy": 3,
    "held.rest": 1,
    "held.rotate": 1,
    "barred.rest": 2,
    "barred.rotate": 2,
}
"""On more duties than so many people are elsewhere, without the duties' names."""
_OF_SEVERAL = {
    "held.busy": "held.busy.others",
    "held.rest": "held.rest.others",
    "held.rotate": "held.rotate.others",
    "barred.rest": "barred.rest.others",
    "barred.rotate": "barred.rotate.others",
}
"""What is said instead."""

_Found = list[tuple[tuple[Volunteer, ...], Reason]]


def grouped(pairs: Iterable[tuple[Volunteer, Reason]]) -> tuple[Reason, ...]:
    """One reason for all whom the same keeps off: who is there first, then the most people.

    Parameters
    ----------
    pairs
        Volunteers, each with the end of a sentence: a bar, or what `held.py` says.
    """
    known = dict(pairs)
    exact = _alike((one, _of_group(_without_other(why, known))) for one, why in known.items())
    merged = dict(_merged(exact))
    found = _alike((one, merged.get(why.code, why)) for people, why in exact for one in people)
    return tuple(_said(*pair) for pair in sorted(found, key=_rank))


def _without_other(why: Reason, known: Mapping[Volunteer, Reason]) -> Reason:
    """Of somebody who must come along nothing that is said of that one anyway."""
    if why.code != "held.company":
        return why
    own = known.get(why.facts["other"])
    if own is None or _key(own) != _key(why.facts["why"]):
        return why
    return because("held.company.only", why.span, num=1, other=why.facts["other"])


def _alike(pairs: Iterable[tuple[Volunteer, Reason]]) -> _Found:
    groups: dict[Hashable, list[tuple[Volunteer, Reason]]] = {}
    for one, why in pairs:
        groups.setdefault(_key(why), []).append((one, why))
    found = []
    for own in groups.values():
        # A group stands on a line if all of it stands on the same one.
        (span, *others) = {why.span for _, why in own}
        why = Reason(own[0][1].code, own[0][1].facts, None if others else span)
        found.append((tuple(one for one, _ in own), why))
    return found


def _key(fact: Any) -> Hashable:
    match fact:
        case Reason():
            return (fact.code, *map(_key, fact.facts.values()))
        case tuple():
            return tuple(map(_key, fact))
    hashable: Hashable = fact
    return hashable


def _said(people: tuple[Volunteer, ...], why: Reason) -> Reason:
    num = len(people)
    why = Reason(why.code, {**why.facts, "num": num}, why.span)
    if num > _MOST_NAMES:
        return because("gap.group.many", why.span, who=people, num=num, why=why)
    return because("gap.group", why.span, who=people, num=num, why=why)


def _of_group(why: Reason) -> Reason:
    """A bar in words that fit several: what it says of one alone is left out."""
    facts, span = why.facts, why.span
    match why.code:
        case "bar.membership.before" | "bar.membership.after":
            return because("barred.membership", span)
        case "bar.availability":
            return because("barred.availability", span)
        case "bar.availability.part":
            return because("barred.availability.part", span)
        case "bar.age.young" | "bar.age.old":
            return because("barred.age", span, range=facts["range"])
        case "bar.never":
            return because("barred.never", span)
        case "bar.forbidden":
            return because("barred.forbidden", span)
        case "bar.limits":
            return because("barred.limits", span, limit=facts["limit"])
        case "bar.overlap":
            return because("barred.overlap", span, **facts)
        case "bar.rest":
            return because("barred.rest", span, **facts)
        case "bar.rotate":
            return because("barred.rotate", span, **facts)
        case "bar.after":
            return because("barred.after", span, **facts)
        case "bar.away":
            return because("barred.away")
        case "bar.away.declined":
            return because("barred.away.declined")
        case "bar.frozen":
            return because("barred.frozen")
        case "bar.frozen.standby":
            return because("barred.frozen.standby", **facts)
    return why


def _merged(found: _Found) -> Iterator[tuple[str, Reason]]:
    """What holds people on several duties, in words for all of them, by its code."""
    by_code: dict[str, list[Reason]] = {}
    for _, why in found:
        by_code.setdefault(why.code, []).append(why)
    for code, reasons in by_code.items():
        if len(reasons) <= _MOST_DUTIES.get(code, len(reasons)):
            continue
        duties = dict.fromkeys(why.facts["other"] for why in reasons)
        others = tuple(sorted(duties, key=lambda duty: (duty.begin, duty.index)))
        facts: dict[str, Any] = {"others": others}
        if "least" in reasons[0].facts:
            facts["least"] = reasons[0].facts["least"]
        yield code, Reason(_OF_SEVERAL[code], facts, reasons[0].span)


def _rank(pair: tuple[tuple[Volunteer, ...], Reason]) -> tuple[bool, bool, int]:
    """Who is there first, then the most people; last who comes only with some of these."""
    people, why = pair
    return why.code != "held.there", why.code == "held.company.only", -len(people)
