"""The same person twice: a form filled in again, a list that was copied and went on."""

from __future__ import annotations

from collections.abc import Iterable

from dutyplan.locales.wording import worded
from dutyplan.problems import Problem
from dutyplan.signups.signup import SignUp, shown, unread


def merged(people: Iterable[SignUp]) -> tuple[tuple[SignUp, ...], list[Problem]]:
    """Each person once, as the last entry says.

    Returns
    -------
    volunteers, unread
        Those who come, by their last entries; and what to look at: what is not clear in these,
        and each entry that does not count, for two people of one name can't be told apart. A
        copy of an entry is no other one.
    """
    last: dict[str, SignUp] = {}
    listed = []
    for person in people:
        before = last.pop(person.key, None)
        if before is not None and not (person.text and person.text == before.text):
            name, place = shown(before.cells["name"]), person.span.label
            message = worded("signups.again", name=name, place=place)
            listed.append(unread("again", message, before.span))
        last[person.key] = person
    listed += [problem for person in last.values() for problem in person.unread]
    return tuple(person for person in last.values() if not person.is_off), listed
