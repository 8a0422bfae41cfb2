"""Titles of columns as people write them: when two are the same, and which is the name's."""

from __future__ import annotations

import unicodedata

NAME_TITLES = ("name", "full name", "volunteer", "姓名", "名字", "志愿者", "志愿者姓名")
"""Titles of the column with the names of people; the first is the key in the week file."""

_NAMES_IN_CHINESE = ("姓名", "名字")
_LONGEST = 10


def folded(title: str) -> str:
    """A title without what does not matter: capital letters, width, blanks and marks.

    `Date of birth`, `date_of_birth` and `ＤＡＴＥ ＯＦ ＢＩＲＴＨ:` are one.
    """
    wide = unicodedata.normalize("NFKC", title).casefold()
    return "".join(char for char in wide if char.isalnum())


_FOLDED_NAMES = frozenset(map(folded, NAME_TITLES))


def is_name_title(title: str) -> bool:
    """Whether the column under it has names."""
    return folded(title) in _FOLDED_NAMES


def may_be_name_title(title: str) -> bool:
    """Whether it may have names, as in a form: `1. 您的姓名（必填）`; no sentence is a title."""
    word = folded(title)
    return len(word) <= _LONGEST and any(name in word for name in _NAMES_IN_CHINESE)
