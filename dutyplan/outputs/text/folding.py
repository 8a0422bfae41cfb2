"""Sentences folded to a width in terminal cells, in scripts with spaces and without."""

from __future__ import annotations

import re

from wcwidth import wcswidth, wrap

_LEAST = 6
_WIDE = r"\u2e80-\u2fff\u3040-\u9fff\uf900-\ufaff"
_OPENING, _CLOSING = "（《「『【“‘", "，。；：、！？）》」』】”’…"
_PIECE = re.compile(
    rf"[{_OPENING}]*(?:[{_WIDE}]|[^\s{_WIDE}{_OPENING}{_CLOSING}]+)?[{_CLOSING}]*\s*|\s+"
)
"""What stays on one line: a word or a Chinese character, with the marks that belong to it."""


def fold(text: str, width: int, indent: str = "") -> list[str]:
    """The lines of a text, no wider than `width` cells; all but the first begin with `indent`.

    A line may end between any two Chinese characters, but no line begins with a mark that closes
    something, or ends with one that opens it.
    """
    width = max(width, _LEAST)
    pieces = [piece for piece in _PIECE.findall(text) if piece]
    is_wide = re.search(rf"[{_WIDE}]", text) is not None
    if not is_wide or any(wcswidth(indent + piece.strip()) > width for piece in pieces):
        # Paths and options have hyphens, too, and nobody could copy them from two lines.
        return wrap(text, width, subsequent_indent=indent, break_on_hyphens=False)
    lines, line = [], ""
    for piece in pieces:
        if line.strip() and wcswidth(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = indent
        line += piece
    return [*lines, line.rstrip()]
