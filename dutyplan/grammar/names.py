"""Names: what may be one, and what a reference to one means."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from dutyplan.grammar.text import Text, misread
from dutyplan.problems import Problem, Span

T = TypeVar("T")

_FEW = 8


def read_line(value: Any) -> Text:
    """One line of text in any script, stripped, in Unicode's composed form.

    Raises
    ------
    MisreadError
        For a list or mapping, and for control characters and line breaks.
    """
    if not isinstance(value, Text):
        raise misread(value, "not-text", "this must be a line of text", _QUOTES)
    for char in value:
        if unicodedata.category(char) in ("Cc", "Zl", "Zp", "Cs"):
            message = f"a line break or control character (U+{ord(char):04X}) can't stand here"
            raise misread(value, "control-character", message, "write it as one line of text")
    return Text(unicodedata.normalize("NFC", value.strip(" \u3000")), value.span, value.start)


_QUOTES = "put quotation marks around text that begins with [ or {"


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
        raise misread(value, "empty", "a name can't be empty")
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
        return f"did you mean '{found}'?"
    if known and len(known) <= _FEW:
        return "known here: " + ", ".join(known)
    return ""


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
            message = f"'{name}' may be one of several {self.noun}s"
            hint = "write the id instead" if self.noun == "volunteer" else "write it exactly so"
            return Problem("ambiguous-name", message, span, hint)
        message = f"there is no {self.noun} '{name}'"
        return Problem(f"unknown-{self.noun}", message, span, did_you_mean(name, self._exact))
