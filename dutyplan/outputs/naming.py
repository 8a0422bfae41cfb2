"""What volunteers are called on what people read: by name, or by initials for a public board."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

from dutyplan.ledger.record import Record, Told, Who
from dutyplan.outputs.text.grid import clean

_WORD = re.compile(r"[^\W_]+")
_IDEOGRAPHS = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")


def full_names(record: Record) -> dict[str, str]:
    """What each is called, by id; namesakes with their id."""
    return with_ids(_names(record))


def with_ids(names: Mapping[str, str]) -> dict[str, str]:
    """Clean names by id; namesakes with their id behind."""
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
    return _told_apart({one: _initials(name) for one, name in _names(record).items()})


def _initials(name: str) -> str:
    # A mark belongs to its letter (`सीता`, a decomposed `é`): it ends no word.
    letters = "".join(one for one in name if not unicodedata.category(one).startswith("M"))
    words = _WORD.findall(letters)
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


def _names(record: Record) -> dict[str, str]:
    """Everybody's name by id; where only a CSV tells of somebody, the id is all there is."""
    on_it = {one for duty in record.duties for one in (*duty.volunteers, *duty.standby)}
    named = on_it.union(*map(_named_in, record.told.values()))
    names = {one.id: clean(one.name) for one in record.volunteers}
    return names | {one: clean(one) for one in sorted(named - names.keys())}


def _named_in(told: Told) -> set[str]:
    lines = (line for lines in (told.closing, *told.why_gaps) for line in lines)
    parts = (part for line in lines if not isinstance(line, str) for part in line)
    return {part.who for part in parts if isinstance(part, Who)}
