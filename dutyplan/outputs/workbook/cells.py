"""What stands in a cell of a spreadsheet: texts that stay texts, dates and times that are real."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from dutyplan.outputs.sheet import Entry

MOST = 32_767
"""So many characters a cell holds, counted in UTF-16 as the programs do."""

_MINUTES = 24 * 60
# What XML can't hold; no week file can, either.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Programs read `_x0041_` as the letter A: the format escapes what it can't hold that way.
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_MATHS = tuple("=+-@＝＋－＠")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of a duty.

    Attributes
    ----------
    minutes
        From the midnight before the duty, and more than a day's on the next day: so the end less
        the start is always its length.
    """

    minutes: int

    @property
    def days(self) -> float:
        """As spreadsheets count time."""
        return self.minutes / _MINUTES

    @property
    def is_next_day(self) -> bool:
        """Whether it is on the day after."""
        return self.minutes >= _MINUTES


Value: TypeAlias = str | int | float | date | Clock | None


def window(entry: Entry, all_day: str) -> tuple[Value, Value]:
    """When a duty begins and ends; one that takes the whole day begins `all_day`."""
    if entry.start is None or entry.end is None:
        return all_day, None
    start, end = _minutes(entry.start), _minutes(entry.end)
    return Clock(start), Clock(end if end > start else end + _MINUTES)


def _minutes(time: str) -> int:
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)


def number_or_text(text: str) -> Value:
    """A whole number as such, such as an age; anything else as it stands."""
    return int(text) if text.isascii() and text.isdigit() else text or None


def writable(text: str) -> str:
    """A text as the file can hold it; nearly always the same one."""
    text = _UNWRITABLE.sub("\ufffd", text)
    if len(text) > MOST // 2:
        text = text.encode("utf-16-le")[: 2 * MOST].decode("utf-16-le", "ignore")
    return _ESCAPE_LIKE.sub("_x005F_", text)


def looks_like_maths(text: str) -> bool:
    """Whether somebody who edits the cell would get a formula instead of the text."""
    return text.startswith(_MATHS)
