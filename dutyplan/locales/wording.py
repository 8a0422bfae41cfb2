"""Sentences that are text in English, and can be said in every other language.

What is wrong with a file is found on the ground floor, long before anybody knows in which language
it will be read; and programs and tests want a plain string. A `Wording` is both.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dutyplan.locales import LANGUAGES, Catalogue, words


class Wording(str):
    """The English text of a template, which knows its key and its facts.

    Attributes
    ----------
    key
        Of its template in the catalogues.
    facts
        Strings, numbers, dates, other wordings, and tuples of these, by the names of the
        template's places; a tuple is listed as in a sentence.
    """

    __slots__ = ("facts", "key")
    key: str
    facts: Mapping[str, Any]

    def __new__(cls, key: str, facts: Mapping[str, Any]) -> Wording:  # noqa: D102
        wording = super().__new__(cls, _filled(key, facts, words(LANGUAGES[0])))
        wording.key = key
        wording.facts = facts
        return wording

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
        return catalogue.listed([str(_shown(one, catalogue)) for one in fact])
    return said_in(fact, catalogue) if isinstance(fact, str) else fact
