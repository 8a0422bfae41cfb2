"""What stands for characters that a console does not have: cell for cell, so that columns stay."""

from __future__ import annotations

import codecs
import unicodedata

ERRORS = "dutyplan-replace"
"""Under this name streams find it once it is registered."""

_FAR = 64
"""Code points that one character may be made of, with all its marks."""

_NARROW = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f", " "),
        **dict.fromkeys("‐‑‒–—―−─━═", "-"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‘’‚‹›′", "'"),
        **dict.fromkeys("│┃║▏▎▍▕", "|"),
        **dict.fromkeys("█▉▊▋▌▐▇▆▅▄▓▒░■", "#"),
        **dict.fromkeys("•·∙", "*"),
        "…": "~",
        "→": ">",
        "←": "<",
        "≥": ">",
        "≤": "<",
        "×": "x",
        "✓": "v",
        "✔": "v",
        "✗": "x",
        "✘": "x",
    }
)
"""One cell each; what is cut off is marked by a `~` there, since three dots would take three."""

_WIDE = {
    "\u3000": "  ",
    "、": ", ",
    "。": ". ",
    "《": "<<",
    "》": ">>",
    "「": ' "',
    "」": '" ',
    "『": ' "',
    "』": '" ',
    "【": " [",
    "】": "] ",
    "（": " (",
    "［": " [",
    "｛": " {",
}
"""Two cells each."""


def register() -> None:
    """Let streams know it: `stream.reconfigure(errors=ERRORS)`."""
    codecs.register_error(ERRORS, _replace)


def replaced(text: str, encoding: str) -> str:
    """A text as a console of that encoding shows it."""
    register()
    return text.encode(encoding, ERRORS).decode(encoding)


def _replace(error: UnicodeError) -> tuple[str, int]:
    """Give a replacement for the first character that can't be encoded, all its marks included."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from wcwidth import iter_graphemes  # most consoles can show everything

    start = error.start
    character = next(iter_graphemes(error.object[start : start + _FAR]))
    return _stand_in(character), start + len(character)


def _stand_in(character: str) -> str:
    """Plain ASCII that takes as many cells."""
    from wcwidth import wcswidth

    width = wcswidth(character)
    if "\ud800" <= character[0] <= "\udfff":  # a byte of a file's name that is no text
        return "?"
    if width == 2:
        plain = unicodedata.normalize("NFKC", character)
        return _WIDE.get(character) or (
            f"{plain:<2}" if plain.isascii() and len(plain) <= 2 else "??"
        )
    narrow = character.translate(_NARROW)
    if narrow.isascii():
        return narrow
    letters = unicodedata.normalize("NFKD", character)
    if letters[0].isascii() and letters[0].isalpha() and not any(map(_is_letter, letters[1:])):
        return letters[0]  # without its accents
    return "?" * max(width, 0)


def _is_letter(character: str) -> bool:
    return unicodedata.combining(character) == 0
