"""What people read, a file for each language, called by its code of two letters (ISO 639).

A language's module has `LOCALE`, by which Babel knows how its dates, plurals and lists are
written, `LIST_STYLE`, `CLOSE`, and `TEXTS`, a template for `str.format` under each key; every
language has the same keys. A template that depends on a number stands under its key for any number,
under `<key>.one` for 1, and under `<key>.few` and such, CLDR's categories, where the language has
it otherwise for those. `HELP` says in that language what the help of the commands says in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from babel import Locale

_FIRST = "en"
_OTHERS = sorted(path.stem for path in Path(__file__).parent.glob("??.py") if path.stem != _FIRST)
LANGUAGES = (_FIRST, *_OTHERS)
"""The first is for everybody whose language is not here."""

ListStyle = Literal["standard", "standard-narrow"]

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_PATTERNS = {"short": "EEE", "brief": "dMMM", "long": "EEEEdMMMM", "full": "yMMMMEEEEd"}
"""What of a date is shown; CLDR says in which order."""


@dataclass(frozen=True)
class Catalogue:
    """The words of one language.

    Attributes
    ----------
    language
        Its code.
    locale_name
        As Babel names it, with the country whose habits are meant.
    close
        Characters between which no blank stands: templates have one about each place, for names in
        other letters. None where words are parted by blanks.
    list_style
        Which of CLDR's patterns lists names best in that language.
    texts
        Templates by key.
    help
        The help of the commands, by what it is in English.
    """

    language: str
    locale_name: str
    list_style: ListStyle
    close: re.Pattern[str] | None
    texts: Mapping[str, str]
    help: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.texts[key]

    def __contains__(self, key: str) -> bool:
        return key in self.texts

    def get(self, key: str, default: str) -> str:
        """The template of `key`; `default` where there is none."""
        return self.texts.get(key, default)

    def help_of(self, english: str) -> str:
        """What the help of a command says; as it is in English where it is not known."""
        return self.help.get(english, english)

    def format(self, key: str, **values: object) -> str:
        """Fill the places of the template of `key`, of the form that the number `num` takes."""
        num = values.get("num")
        if isinstance(num, int) and f"{key}.one" in self.texts:
            key = self._plural(key, num)
        template = self.texts[key]
        if self.close is None:
            return template.format(**values)
        return self.joined(_filled(template, values))

    def joined(self, pieces: Iterable[str]) -> str:
        """Pieces of a sentence, without the one blank between two of them that want none.

        A blank that is a piece by itself parts its neighbours, and stays.
        """
        text = before = ""
        for piece in pieces:
            if " " not in (before, piece):
                if text[-1:] == " " and self._is_close(text[-2:-1]) and self._is_close(piece[:1]):
                    text = text[:-1]
                if piece[:1] == " " and self._is_close(text[-1:]) and self._is_close(piece[1:2]):
                    piece = piece[1:]
            text, before = text + piece, piece
        return text

    def _is_close(self, char: str) -> bool:
        return self.close is not None and self.close.fullmatch(char) is not None

    def _plural(self, key: str, num: int) -> str:
        form = "one" if num == 1 else self.locale.plural_form(num)
        return key if form == "other" or f"{key}.{form}" not in self.texts else f"{key}.{form}"

    @cached_property
    def locale(self) -> Locale:
        """How Babel knows the language."""
        from babel import Locale  # not every run says something

        return Locale.parse(self.locale_name)

    def listed(self, parts: Sequence[str]) -> str:
        """Things as a sentence lists them: `a, b and c`."""
        if len(parts) < 2:
            return "".join(parts)
        patterns = self._list_patterns
        if len(parts) == 2:
            return patterns["2"].format(*parts)
        text = patterns["start"].format(*parts[:2])
        for part in parts[2:-1]:
            text = patterns["middle"].format(text, part)
        return patterns["end"].format(text, parts[-1])

    @cached_property
    def _list_patterns(self) -> dict[str, str]:
        # CLDR writes down only what a style has otherwise, and Babel's own function wants it all.
        known = self.locale.list_patterns
        return {**known["standard"], **known[self.list_style]}

    def weekday(self, day: date) -> str:
        """Short name of the day of the week: `Sat`."""
        return self._date("short", day)

    def short_day(self, day: date) -> str:
        """A day without its weekday: `28 Nov`."""
        return self._date("brief", day)

    def long_day(self, day: date) -> str:
        """A day of a plan as people say it: `Saturday 28 November`."""
        return self._date("long", day)

    def full_day(self, day: date) -> str:
        """The same with its year: `Saturday 28 November 2026`."""
        return self._date("full", day)

    def _date(self, form: str, day: date) -> str:
        from babel.dates import format_skeleton

        return format_skeleton(_PATTERNS[form], day, locale=self.locale).replace(",", "")


def _filled(template: str, values: Mapping[str, object]) -> Iterator[str]:
    """The pieces of a template, its places filled."""
    for literal, name, spec, conversion in Formatter().parse(template):
        yield literal
        if name is not None:
            place = f"{{{name}{f'!{conversion}' if conversion else ''}:{spec}}}"
            yield place.format(**values)


@cache
def words(language: str) -> Catalogue:
    """Load the words of a language; raises ValueError for one not in `LANGUAGES`."""
    if language not in LANGUAGES:
        raise ValueError(f"no language '{language}', only {', '.join(LANGUAGES)}")
    module = import_module(f"{__name__}.{language}")
    styles = module.LOCALE, module.LIST_STYLE, module.CLOSE
    return Catalogue(language, *styles, module.TEXTS, module.HELP)


def language_from(env: Mapping[str, str]) -> str:
    """Find the language that is asked for; the first variable that is set decides."""
    locale = next((env[name] for name in _VARIABLES if env.get(name)), "").lower()
    code = re.split("[^a-z]", locale)[0]
    return code if code in LANGUAGES else LANGUAGES[0]
