"""Names: what may be one, and what a reference to one means."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from dutyplan.grammar.text import Text, misread
from dutyplan.locales.wording import Series, worded
from dutyplan.problems import Problem, Span

T = TypeVar("T")

_FEW = 8
_MOST_COMPARED = 400_000
"""Pairs of names of which one directory asks how like they are: half a second or so.

A file with thousands of wrong names beside thousands of right ones would take minutes.
"""


def read_line(value: Any) -> Text:
    """One line of text in any script, stripped, in Unicode's composed form.

    Raises
    ------
    MisreadError
        For a list or mapping, and for control characters and line breaks.
    """
    if not isinstance(value, Text):
        raise misread(value, "not-text", worded("bad.no-line"), worded("hint.quotes.bracket"))
    for char in value:
        if unicodedata.category(char) in ("Cc", "Zl", "Zp", "Cs"):
            message = worded("bad.control-character", code=f"U+{ord(char):04X}")
            raise misread(value, "control-character", message, worded("hint.one-line"))
    return Text(unicodedata.normalize("NFC", value.strip(" \u3000")), value.span, value.start)


def read_name(value: Any) -> Text:
    """A name: a line of text that is not empty.

    It may begin with `=`, `+`, `-` or `@`, as some do by which people are known: that no
    spreadsheet takes it for a formula is up to who writes the file.

    Raises
    ------
    MisreadError
        As for `read_line`; also for an empty name.
    """
    name = read_line(value)
    if not name:
        raise misread(value, "empty", worded("bad.empty.name"))
    return name


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name most like `word`, if any is like it at all."""
    from difflib import get_close_matches  # only a run with problems needs it

    by_fold = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), list(by_fold), n=1, cutoff=0.6)
    return by_fold[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint with the nearest known name, else with all of them where they are few."""
    known = list(known)
    found = nearest(word, known)
    if found is not None:
        return worded("hint.did-you-mean", name=found)
    if known and len(known) <= _FEW:
        return worded("hint.known", names=Series(known))
    return ""


def known_keys(key: str, known: Iterable[str]) -> str:
    """A hint for a key that means nothing; who writes Chinese ones is told all there are."""
    if "\uff1a" in key:
        return worded("hint.plain-colon")
    known = list(known)
    hint = did_you_mean(key, known)
    return hint or ("" if key.isascii() else worded("hint.known", names=Series(known)))


_NOUNS = {"volunteer": "noun.volunteer", "task": "noun.task"}
_AMBIGUOUS = {
    "volunteer": ("bad.ambiguous-name.volunteer", "hint.write-id"),
    "task": ("bad.ambiguous-name.task", "hint.exactly"),
}


def unknown_name(noun: str, name: str) -> str:
    """What is said of a name that means nothing; `noun` is what a `Directory` calls its things."""
    return worded("bad.unknown", noun=worded(_NOUNS[noun]), name=name)


class Directory(Generic[T]):
    """Finds what a name in the week file refers to.

    Parameters
    ----------
    noun
        What is looked for, as messages say it: `volunteer`, `task`.
    entries
        Pairs of name and thing. A name that stands for several things finds none of them.
    """

    def __init__(self, noun: str, entries: Iterable[tuple[str, T]]) -> None:
        self.noun = noun
        self._num_compared = 0
        self._exact: dict[str, list[T]] = {}
        self._folded: dict[str, list[T]] = {}
        for name, thing in entries:
            for index, key in ((self._exact, name), (self._folded, name.casefold())):
                found = index.setdefault(key, [])
                if thing not in found:
                    found.append(thing)

    def find(self, name: str) -> T | None:
        """What exactly this name, or but for capital letters, stands for; else None."""
        for index, key in ((self._exact, name), (self._folded, name.casefold())):
            found = index.get(key, [])
            if len(found) == 1:
                return found[0]
        return None

    @property
    def names(self) -> list[str]:
        """All names, as they were written."""
        return list(self._exact)

    def problem(self, name: Text) -> Problem:
        """Why `find` gives nothing for this name."""
        return self.problem_at(name, name.span)

    def problem_at(self, name: str, span: Span | None) -> Problem:
        """The same for a name without a place of its own."""
        if len(self._exact.get(name, self._folded.get(name.casefold(), []))) > 1:
            code, hint = _AMBIGUOUS[self.noun]
            return Problem("ambiguous-name", worded(code, name=name), span, worded(hint))
        self._num_compared += len(self._exact)
        is_asked = self._num_compared <= _MOST_COMPARED or len(self._exact) <= _FEW
        hint = did_you_mean(name, self._exact) if is_asked else ""
        return Problem(f"unknown-{self.noun}", unknown_name(self.noun, name), span, hint)
