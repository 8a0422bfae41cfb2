"""What volunteers are called on what people read: by name, or by initials for a public board."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import partial

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
    """The same by initials, and no more of a name than tells it apart from the others.

    A name in Chinese characters keeps its first one (`王*`), as notices in China do; of several
    alike each its last one, too (`王*强`). Of any other each word keeps its first letter (`W. G.`),
    of several alike the first word two or three (`Wa. G.`). Who is alike even so gets a number, in
    the order of ids.
    """
    names = {one: _letters(name) for one, name in _names(record).items()}
    shown: dict[str, str] = {}
    for shorten in (_initials, partial(_longer, num=2), partial(_longer, num=3)):
        short = {one: shorten(name) for one, name in names.items() if one not in shown}
        seen = Counter(short.values())
        shown |= {one: text for one, text in short.items() if text and seen[text] == 1}
    return shown | _numbered({one: _initials(names[one]) for one in names.keys() - shown.keys()})


def _letters(name: str) -> str:
    # A mark belongs to its letter (`सीता`, a decomposed `é`): it ends no word.
    return "".join(one for one in name if not unicodedata.category(one).startswith("M"))


def _initials(name: str) -> str:
    words = _WORD.findall(name)
    if words and _IDEOGRAPHS.match(words[0]):
        return f"{words[0][0]}*"
    return " ".join(f"{word[0].upper()}." for word in words) or "*"


def _longer(name: str, num: int) -> str:
    """A little more of a name, but never all of its first word; else nothing."""
    first, *others = [str(word) for word in _WORD.findall(name)] or [""]
    if len(first) <= num:
        return ""
    if _IDEOGRAPHS.match(first):
        return first[0] + "*" * (len(first) - 2) + first[-1]
    return " ".join([f"{first[:num].capitalize()}.", *(f"{word[0].upper()}." for word in others)])


def _numbered(short: Mapping[str, str]) -> dict[str, str]:
    seen, nth = Counter(short.values()), Counter[str]()
    shown = {}
    for one in sorted(short):
        text = short[one]
        nth[text] += 1
        shown[one] = text if seen[text] == 1 else f"{text} ({nth[text]})"
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
