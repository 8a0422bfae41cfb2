"""What the library of the command line says by itself, in other languages.

It speaks English only, and has no catalogue. So the English templates of ours are patterns, too: a
text that one of them fits is said anew by the template of the other language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from string import Formatter

from dutyplan.locales import LANGUAGES, Catalogue, words

PHRASES = (
    "click.usage",
    "click.arguments",
    "click.options",
    "click.commands",
    "click.example",
    "click.beside",
    "click.default",
    "click.required",
    "click.try",
    "click.error",
    "click.invalid",
    "click.missing-argument",
    "click.missing-option",
    "click.no-option-but",
    "click.no-option",
    "click.no-command-but",
    "click.no-command",
    "click.extra",
    "click.no-value",
    "click.needs-value",
    "click.too-small",
    "click.too-large",
    "click.no-integer",
    "click.no-number",
    "click.no-date",
    "click.output",
)
"""In the order in which they are tried."""


def phrase(text: str, catalogue: Catalogue, known: Mapping[str, str] | None = None) -> str:
    """A text in another language, if it is one of the phrases or of `known`; else as it stands.

    Parameters
    ----------
    known
        What parts of the text are in that language.
    """
    known = known or {}
    if text in known:
        return known[text]
    if catalogue.language == LANGUAGES[0]:
        return text
    for key in PHRASES:
        match = _pattern(key).fullmatch(text)
        if match:
            parts = {
                name: phrase(part, catalogue, known) for name, part in match.groupdict().items()
            }
            return catalogue.format(key, **parts)
    return catalogue.help_of(text)


@cache
def _pattern(key: str) -> re.Pattern[str]:
    """What the English template of a phrase matches."""
    parts = Formatter().parse(words(LANGUAGES[0])[key])
    places = (re.escape(text) + (f"(?P<{name}>.+?)" if name else "") for text, name, _, _ in parts)
    return re.compile("".join(places), re.DOTALL)
