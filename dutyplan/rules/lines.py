"""How a message about one line of the file speaks of another."""

from __future__ import annotations

from dutyplan.locales.wording import Wording, worded
from dutyplan.problems import Span


def line_of(span: Span, seen_from: Span | None) -> Wording:
    """The line in which something else stands, with the file's name if that is another."""
    if seen_from is not None and seen_from.source is not span.source:
        return worded("noun.line-of", line=span.line + 1, file=span.source.name)
    return worded("noun.line", line=span.line + 1)


def listed(names: list[str], most: int = 4) -> Wording:
    """Names in a sentence; the last ones are counted where there are too many."""
    if len(names) > most:
        names = [*names[: most - 1], worded("noun.others", num=len(names) - most + 1)]
    return worded("noun.names", names=tuple(names))
