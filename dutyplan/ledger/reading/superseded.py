"""Whether a roster still counts, or others in its folder have taken its place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dutyplan.grammar.beside import Folder
from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.ledger.reading.recordfile import read_record
from dutyplan.ledger.record import Record
from dutyplan.locales.wording import Series, Wording, worded
from dutyplan.problems import Problem, Severity, Source

_MOST_DATES = 6
_KEY = b'"replaces"'


def superseded(path: Path, record: Record, limits: Limits = LIMITS) -> list[Problem]:
    """What is to be said of a roster that others replace, as `history` would count it.

    What is wrong with other files in the folder is left to those commands that count them.

    Parameters
    ----------
    path
        The file that counts of the roster, beside which others are looked for.
    record
        What it holds.
    limits
        How much is read.

    Returns
    -------
    An error where nothing of the roster counts any more, a warning where some days don't.
    """
    days = sorted({duty.date for duty in record.duties})
    taken: set[date] = set()
    takers: list[Path] = []
    for other, replacing in _replacing(path, record, limits):
        own = {day for day in days if replacing.start <= day <= replacing.end}
        if own:
            taken |= own
            takers.append(other)
    if not taken:
        return []
    place = Source(str(path), "").start()
    names, paths = tuple(one.name for one in takers), tuple(map(str, takers))
    facts = {"name": path.name, "others": names, "num": len(takers)}
    if len(taken) == len(days):
        message, hint = worded("bad.replaced", **facts), worded("hint.use", files=paths)
        return [Problem("replaced-roster", message, place, hint)]
    message = worded("bad.replaced.some", days=_listed(taken), **facts)
    hint = worded("hint.use-for-days", files=paths)
    return [Problem("replaced-roster", message, place, hint, Severity.WARNING)]


def _replacing(path: Path, record: Record, limits: Limits) -> Iterator[tuple[Path, Record]]:
    """The rosters of the folder that say they replace this one, by name."""
    try:
        beside = sorted(path.parent.iterdir())
    except OSError:
        return
    for one in beside:
        is_shown = not one.name.startswith(".")
        if one.suffix.lower() != ".json" or one.stem == path.stem or not is_shown:
            continue
        other = _read(one, limits)
        # Of two that replace each other nobody knows which came last.
        if other and path.stem in other.replaces and one.stem not in record.replaces:
            yield one, other


def _read(path: Path, limits: Limits) -> Record | None:
    try:
        data = Folder(path.parent, may_leave=True).read(path.name, limits.roster_bytes + 1)
    except OSError:
        return None
    # Few rosters replace any, and a folder may hold those of years.
    return read_record(str(path), data, limits)[0] if _KEY in data else None


def _listed(days: set[date]) -> Wording:
    some = Series(sorted(days)[:_MOST_DATES])
    if len(days) > _MOST_DATES:
        return worded("noun.days-more", days=some, num=len(days) - _MOST_DATES)
    return worded("noun.names", names=some)
