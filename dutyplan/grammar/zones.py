"""Time zones: what `timezone` means.

The names come from the package `tzdata`, so that a file means the same on every computer,
whatever the computer itself knows of zones.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from dutyplan.grammar.text import misread
from dutyplan.grammar.values import read_scalar
from dutyplan.locales.wording import worded


def read_timezone(value: Any) -> str:
    """The zone's name, as the IANA database spells it: `Asia/Shanghai`.

    Raises
    ------
    MisreadError
        For a name that is not in the database; it says which one may be meant.
    """
    name = str(read_scalar(value, worded("noun.timezone")))
    if name in timezones():
        return name
    near = _like(name)
    hint = worded("hint.timezone.near", name=near) if near else worded("hint.timezone")
    message = worded("bad.unknown-timezone", name=name)
    raise misread(value, "unknown-timezone", message, hint)


@cache
def timezones() -> frozenset[str]:
    """The names of all zones."""
    import tzdata  # type: ignore[import-untyped]  # only a file with a time zone waits for it

    return frozenset((files(tzdata) / "zones").read_text(encoding="ascii").split())


def _like(name: str) -> str | None:
    """The zone that is written otherwise, or whose city is most like this one's.

    Offsets such as `UTC+8` are like none: the database counts `Etc/GMT+8` the other way round.
    """
    from difflib import get_close_matches  # only a run with problems needs it

    by_fold = {zone.casefold(): zone for zone in sorted(timezones())}
    written = name.casefold().replace(" ", "_")
    if written in by_fold:
        return by_fold[written]
    cities: dict[str, str] = {}
    for zone in sorted(timezones()):
        area, _, city = zone.rpartition("/")
        if area not in ("", "Etc"):
            cities.setdefault(city.casefold(), zone)
    # Asked for more likeness than names of tasks are: Beijing, which has no zone, is no Berlin.
    found = get_close_matches(written.rpartition("/")[2], cities, n=1, cutoff=0.7)
    return cities[found[0]] if found else None
