"""How a message about one line of the file speaks of another."""

from __future__ import annotations

from dutyplan.problems import Span


def line_of(span: Span, seen_from: Span | None) -> str:
    """The line in which something else stands, with the file's name if that is another."""
    line = f"line {span.line + 1}"
    if seen_from is not None and seen_from.source is not span.source:
        return f"{line} of {span.source.name}"
    return line


def listed(names: list[str], most: int = 4) -> str:
    """Names in a sentence; the last ones are counted where there are too many."""
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} others"]
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
