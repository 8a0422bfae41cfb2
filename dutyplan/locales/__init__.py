"""What people read, a file for each language, and this table.

A language's module has `WEEKDAYS`, seven short names from Monday, and `TEXTS`, a template
for `str.format` under each key; every language has the same keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module

LANGUAGES = ("en", "zh")
"""The first is for everybody whose language is not here."""

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The words of one language.

    Attributes
    ----------
    language
        Its code.
    weekdays
        Short names, Monday first.
    texts
        Templates by key.
    """

    language: str
    weekdays: tuple[str, ...]
    texts: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.texts[key]

    def __contains__(self, key: str) -> bool:
        return key in self.texts

    def get(self, key: str, default: str) -> str:
        """The template of `key`; `default` where there is none."""
        return self.texts.get(key, default)

    def format(self, key: str, **values: object) -> str:
        """Fill the places of the template of `key`."""
        return self.texts[key].format(**values)

    def weekday(self, day: date) -> str:
        """Short name of the day of the week."""
        return self.weekdays[day.weekday()]


@cache
def words(language: str) -> Catalogue:
    """Load the words of a language; raises ValueError for one not in `LANGUAGES`."""
    if language not in LANGUAGES:
        raise ValueError(f"no language '{language}', only {', '.join(LANGUAGES)}")
    module = import_module(f"{__name__}.{language}")
    return Catalogue(language, module.WEEKDAYS, module.TEXTS)


def language_from(env: Mapping[str, str]) -> str:
    """Find the language that is asked for; the first variable that is set decides."""
    locale = next((env[name] for name in _VARIABLES if env.get(name)), "").lower()
    return next((code for code in LANGUAGES if locale.startswith(code)), LANGUAGES[0])
