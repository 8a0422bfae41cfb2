"""What volunteers are called on what people read: by name, or by initials for a public board."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from dutyplan.ledger.record import Record
from dutyplan.outputs.text.grid import clean

_WORD = re.compile(r"[^\W_]+")
_IDEOGRAPHS = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")


def full_names(record: Record) -> dict[str, str]:
    """What each is called, by id; namesakes with their id."""
    names = {one.id: clean(one.name) for one in record.volunteers}
    names |= {one: clean(one) for one in _ids(record) if one not in names}
    seen = Counter(names.values())
    return {
        one: with_id(name, clean(one)) if seen[name] > 1 else name for one, name in names.items()
    }


def with_id(name: str, own: str) -> str:
    """A name that others have too, with the id; an id that goes on from the name says both."""
    goes_on = own.startswith(name) and own != name
    return own if goes_on else f"{name} ({own})"


def initials(record: Record) -> dict[str, str]:
    """The same by initials: `W. G.`, `王*`; of those alike each with a number, in the order of ids.

    A name in Chinese characters keeps its first one, as notices in China do; of any other each
    word keeps its first letter.
    """
    names = {one.id: clean(one.name) for one in record.volunteers}
    names |= {one: clean(one) for one in _ids(record) if one not in names}
    short = {one: _initials(name) for one, name in names.items()}
    return _told_apart(short)


def _initials(name: str) -> str:
    words = _WORD.findall(name)
    if words and _IDEOGRAPHS.match(words[0]):
        return f"{words[0][0]}*"
    return " ".join(f"{word[0].upper()}." for word in words) or "*"


def _told_apart(short: Mapping[str, str]) -> dict[str, str]:
    seen = Counter(short.values())
    nth: Counter[str] = Counter()
    shown = {}
    for one in sorted(short):
        nth[short[one]] += 1
        is_alone = seen[short[one]] == 1
        shown[one] = short[one] if is_alone else f"{short[one]} ({nth[short[one]]})"
    return shown


def _ids(record: Record) -> Iterable[str]:
    """Everybody on it, also where only a CSV tells of it."""
    return (one for duty in record.duties for one in (*duty.volunteers, *duty.standby))
