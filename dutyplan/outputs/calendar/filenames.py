"""Names of files from names of people: no name leaves its folder, on no system.

Kept are letters, digits and marks of every script, spaces, hyphens, underscores and the dot
between the parts of a name (`阿依努尔·买买提`); whatever else there is becomes an underscore. No
full stop is left, so the suffix that is put behind is the only one.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from itertools import groupby

from dutyplan.outputs.sheet import Person

MOST_BYTES = 100
"""Of a name before its suffix, in UTF-8: every file system has room for it."""

_KEPT = " -_\u00b7"
_REPLACED = "_"
_KEPT_KINDS = ("L", "M", "Nd")
# Names of devices on Windows, whatever suffix follows.
_DEVICES = frozenset(
    [
        "CON",
        "PRN",
        "AUX",
        "NUL",
        *(f"{port}{digit}" for port in ("COM", "LPT") for digit in range(10)),
    ]
)
_HASH_STEP = 6


def file_stem(name: str, most_bytes: int = MOST_BYTES) -> str:
    """A name of a file without its suffix: never empty, never a path, never a device."""
    line = " ".join(unicodedata.normalize("NFC", name).split())
    parts = ["".join(chars) if is_kept else _REPLACED for is_kept, chars in groupby(line, _is_kept)]
    stem = "".join(parts).strip()
    # What begins with a hyphen is an option to many a command.
    if not stem or stem[0] == "-" or _folded(stem) in _DEVICES:
        stem = _REPLACED + stem
    return stem.encode()[:most_bytes].decode(errors="ignore").strip()


def file_stems(people: Sequence[Person]) -> dict[str, str]:
    """The name of each one's file, by id; a short hash of the id stands behind where two are alike.

    Alike are those that some file system takes for the same: in capital letters or not, composed
    or not. Both get their hash, so that no name depends on the order; and as the letters of a hash
    may themselves be somebody's name, it grows until no two are alike.
    """
    steps = Counter[str]()
    while True:
        stems = {one.id: _with_hash(one, steps[one.id]) for one in people}
        counts = Counter(map(_folded, stems.values()))
        alike = [one for one, stem in stems.items() if counts[_folded(stem)] > 1]
        if not alike:
            return stems
        steps.update(alike)


def _with_hash(person: Person, num_steps: int) -> str:
    if not num_steps:
        return file_stem(person.name)
    tail = "-" + sha256(person.id.encode()).hexdigest()[: num_steps * _HASH_STEP]
    return file_stem(person.name, MOST_BYTES - len(tail)) + tail


def _is_kept(char: str) -> bool:
    return char in _KEPT or unicodedata.category(char).startswith(_KEPT_KINDS)


def _folded(stem: str) -> str:
    """What is the same of two names that any file system takes for one.

    Coarser than the canonical caseless match of the Unicode Standard (3.13, D145): compatible
    letters count as one, too.
    """
    canonical = unicodedata.normalize("NFD", stem.casefold()).casefold()
    return unicodedata.normalize("NFKD", canonical).casefold().upper()
