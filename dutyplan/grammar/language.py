"""In which language a file wants to be spoken of, even where nothing else of it can be read."""

from __future__ import annotations

import re

from dutyplan.grammar.text import decode
from dutyplan.locales import LANGUAGES

# A key at the top level of a week file, which begins its line, or of a roster's JSON.
_LANGUAGE = re.compile(
    r"""(?:^["']?|[{,]\s*")language["']?[ \t]*:[ \t]*["']?(\w+)""", re.MULTILINE | re.ASCII
)


def language_in(data: bytes) -> str | None:
    """The language that a week file or a roster names, broken or not; None where it names none."""
    source, _ = decode("", data, len(data))
    found = _LANGUAGE.search(source.text)
    language = found[1].lower() if found else None
    return language if language in LANGUAGES else None
