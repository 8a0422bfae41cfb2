"""Cells of a form as the week file writes them: `45 years`, `none`, `Sat 28 Nov, Sat 5 Dec`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dutyplan.grammar.text import Text
from dutyplan.grammar.values import plain
from dutyplan.signups.answers import BLANKS
from dutyplan.signups.dates import DoubtError, read_days

REMARK = "remark"
"""The column that the week file leaves alone."""

DAYS = ("available", "unavailable")
"""Columns that say when somebody comes."""

_DATES = ("born", "since", "until")
_NOTHING = BLANKS | {"没有", "none", "no", "n/a"}
_AGE = re.compile(r"(?:aged?\s*)?(\d{1,3})\s*(?:岁|周岁|years?(?:\s+old)?|y)?", re.ASCII | re.I)
# Several choices in one cell: by a comma, or as Chinese forms write them.
_CHOICES = re.compile(r"[;；\n,，、┋]")
_ITEMS = re.compile(r"[;；\n┋]")


def _parts(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """What stands between, stripped; blanks in the pattern would be looked at again and again."""
    stripped = (part.strip() for part in pattern.split(text))
    return (part for part in stripped if part)


def plainer(key: str, cell: Text, start: date | None) -> Text:
    """The same cell in the week file's own form; as it stands where it has none.

    Parameters
    ----------
    key
        What the cell is about, as the week file calls it.
    start
        The first day that a date without a year can mean.

    Raises
    ------
    DoubtError
        For days that can't be read for sure.
    """
    return Text(_plainer(key, cell, start), cell.span)


def _plainer(key: str, cell: Text, start: date | None) -> str:
    text = " ".join(cell.split())
    if key == REMARK:
        return text
    if key == "name":
        return str(cell)
    if text.casefold() in _NOTHING:
        return ""
    if key == "age":
        match = _AGE.fullmatch(plain(text))
        return match[1] if match else text
    if key == "skills":
        return "; ".join(_parts(_CHOICES, cell))
    if key in DAYS:
        items = (_days(part, start) for part in _parts(_ITEMS, cell))
        return "; ".join(items)
    if key in _DATES:
        return _date(text)
    return str(cell)


def _days(text: str, start: date | None) -> str:
    """One item of a day expression, or several behind commas; as it stands where it is none."""
    found = _known(text, start)
    if found is not None:
        return found
    parts = [read_days(part, start) for part in _parts(_CHOICES, text)]
    return "; ".join(part for part in parts if part) if all(parts) and parts else text


def _known(text: str, start: date | None) -> str | None:
    try:
        return read_days(text, start)
    except DoubtError:
        if not _CHOICES.search(text):
            raise
        return None


def _date(text: str) -> str:
    """A date with its year; as it stands for anything else, which the week file will refuse."""
    try:
        found = read_days(text, None)
    except DoubtError:
        found = None
    return found if found and re.fullmatch(r"\d{4}-\d\d-\d\d", found) else text
