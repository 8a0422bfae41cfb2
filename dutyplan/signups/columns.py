"""What the columns of a form are about: volunteers, a day, or something else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dutyplan.grammar.text import Text
from dutyplan.grammar.values import plain
from dutyplan.locales.wording import Wording
from dutyplan.signups.cells import REMARK
from dutyplan.signups.dates import DoubtError, find_days
from dutyplan.weekfile.columns import meaning_of

# What forms put around the name of what they ask for: "1. Your name:", "您的姓名（必填）".
_FRAME = re.compile(
    r"^(?:q?\d{1,3}\s*[.,):]\s*)?(?:(?:您|你)的|请?(?:填写|输入)(?:您的|你的)?|(?:what\s+is\s+)?your\s+)?"
    r"(?P<name>.+?)\s*(?:\((?:必填|选填|required|optional)\))?[\s:?*]*$",
    re.IGNORECASE,
)

_NUMBER = "序号"
"""The number of the row: a week file leaves it alone as it does a remark, but it is none."""

_LONGEST = 100
"""No title that means something is longer."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a form.

    Attributes
    ----------
    place
        From 0.
    title
        What stands above it.
    key
        What it says of volunteers, as the week file calls it; empty where it says nothing of
        that kind.
    days
        The day that it asks about, as a day expression; empty for none.
    doubt
        Why it is not sure which day it asks about; None where that is sure, or there is none.
    """

    place: int
    title: Text
    key: str = ""
    days: str = ""
    doubt: Wording | None = None


def read_column(place: int, title: Text, start: date | None) -> Column:
    """What a column is about, by what stands above it."""
    key = _key(title)
    if key:
        return Column(place, title, key)
    try:
        return Column(place, title, days=find_days(_unnumbered(title), start) or "")
    except DoubtError as doubt:
        return Column(place, title, doubt=doubt.why)


def _key(title: str) -> str | None:
    """What a title stands for, with or without the frame that a form puts around it."""
    if plain(title).strip() == _NUMBER:
        return None
    meaning = meaning_of(title)
    is_short = len(title) <= _LONGEST
    if meaning is None and is_short and (match := _FRAME.fullmatch(plain(title).strip())):
        meaning = meaning_of(match["name"])
    return REMARK if meaning == "" else meaning


def _unnumbered(title: str) -> str:
    """The question without its number, which is no part of a date."""
    return re.sub(r"^\s*q?\d{1,3}\s*[.,):]\s+", "", plain(title), flags=re.IGNORECASE)
