"""Sentences that are text in English, and can be said in every other language.

What is wrong with a file is found on the ground floor, long before anybody knows in which language
it will be read; and programs and tests want a plain string. A `Wording` is both.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dutyplan.locales import LANGUAGES, Catalogue, words


class Series(tuple[Any, ...]):
    """Things one after the other, and no "and" before the last."""

    __slots__ = ()


class Wording(str):
    """The English text of a template, which knows its key and its facts.

    Attributes
    ----------
    key
        Of its template in the catalogues.
    facts
        Strings, numbers, dates, other wordings, reasons, and tuples of these, by the names of the
        template's places; a tuple is listed as in a sentence, a `Series` as it says.
    """

    __slots__ = ("facts", "key")
    key: str
    facts: Mapping[str, Any]

    def __new__(cls, key: str, facts: Mapping[str, Any]) -> Wording:  # noqa: D102
        wording = super().__new__(cls, _filled(key, facts, words(LANGUAGES[0])))
        wording.key = key
        wording.facts = facts
        return wording

    def __reduce__(self) -> tuple[Any, ...]:
        return Wording, (self.key, {name: _bare(fact) for name, fact in self.facts.items()})

    def said(self, catalogue: Catalogue) -> str:
        """The same in another language."""
        return _filled(self.key, self.facts, catalogue)


def worded(key: str, /, **facts: Any) -> Wording:
    """Say what the template under `key` says with these facts."""
    return Wording(key, facts)


def said_in(text: str, catalogue: Catalogue) -> str:
    """A text in another language if it is known there; else as it stands."""
    return text.said(catalogue) if isinstance(text, Wording) else text


def _filled(key: str, facts: Mapping[str, Any], catalogue: Catalogue) -> str:
    return catalogue.format(key, **{name: _shown(fact, catalogue) for name, fact in facts.items()})


def _shown(fact: Any, catalogue: Catalogue) -> Any:
    if isinstance(fact, tuple):
        parts = [str(_shown(one, catalogue)) for one in fact]
        if isinstance(fact, Series):
            return catalogue["comma"].join(parts)
        return catalogue.listed(parts)
    # Wordings can be said, and so can reasons, of which this floor knows nothing else.
    said = getattr(fact, "said", None)
    return fact if said is None else said(catalogue)


def _bare(fact: Any) -> Any:
    """A fact as it is kept in a copy: text from a file without its place there."""
    if isinstance(fact, tuple):
        return type(fact)(map(_bare, fact))
    return str(fact) if isinstance(fact, str) and not isinstance(fact, Wording) else fact
