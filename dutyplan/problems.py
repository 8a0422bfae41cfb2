"""What is wrong, where it stands, and the way out of it.

Near the ground of the house: a `Source` is a text with a name, a `Span` a place
in it, a `Problem` something to say about that place. Every reader returns all
problems that it finds; `render_text` alone decides how they look.
"""

from __future__ import annotations

import errno
import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from dutyplan.locales import Catalogue, words
from dutyplan.locales.wording import said_in, worded

# YAML ends a line at these, and at nothing else that str.splitlines would split at.
_LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
# What of a file or an argument would end the line of a message that quotes it, or move the cursor.
_MOVING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_TERMINAL_CELLS = 80
_STAR = "*"
_LONGEST = 5_000
"""Characters of a line of a message: a wrong value may be a whole file long."""
MOST_TOLD = 1_000
"""Problems that are told at once: nobody reads more, and a small file may hold a million."""


class Severity(StrEnum):
    """How much a problem weighs: an error stops the run, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Source:
    """A text that was read, with the name under which messages speak of it.

    Parameters
    ----------
    name
        The file as the user named it; ``<stdin>`` for standard input.
    text
        Its whole text, decoded.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self._hidden: dict[int, list[Span]] = {}

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their breaks, as YAML counts them."""
        return _LINE_BREAK.split(self.text)

    def line(self, index: int) -> str:
        """Line `index`, from 0; empty past the end."""
        return self.lines[index] if index < len(self.lines) else ""

    def hide(self, span: Span) -> None:
        """Keep a place to itself: nobody whom a line is shown to need read what stands there."""
        self._hidden.setdefault(span.line, []).append(span)

    def shown(self, span: Span) -> str:
        """The line of a place, with stars for what is hidden there, unless it is that place."""
        text = self.line(span.line)
        for one in self._hidden.get(span.line, ()):
            if not one.overlaps(span):
                hidden = text[one.column : one.end]
                text = text[: one.column] + _STAR * len(hidden) + text[one.end :]
        return text

    def span_at(self, offset: int, length: int = 1) -> Span:
        """Turn a position in the text, in code points, into a place."""
        before = _LINE_BREAK.split(self.text[:offset])
        return Span(self, len(before) - 1, len(before[-1]), length)

    def start(self) -> Span:
        """The first place of the text, for what concerns all of it."""
        return Span(self, 0, 0, 0)

    def label(self, line: int, column: int) -> str:
        """How messages name a place: the file, the line and the column, both from 1."""
        return f"{self.name}:{line + 1}:{column + 1}"

    def data(self, line: int, column: int) -> dict[str, Any]:
        """The same for JSON."""
        return {"file": self.name, "line": line + 1, "column": column + 1}


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a source: `line` and `column` from 0, `length` in code points."""

    source: Source
    line: int
    column: int
    length: int

    @property
    def label(self) -> str:
        """As messages name the place: `week.yaml:5:5`."""
        return self.source.label(self.line, self.column)

    @property
    def data(self) -> dict[str, Any]:
        """The same for JSON."""
        return self.source.data(self.line, self.column)

    @property
    def end(self) -> int:
        """The column behind it."""
        return self.column + self.length

    def overlaps(self, other: Span) -> bool:
        """Whether both are about some of the same characters of a line."""
        return self.line == other.line and self.column < other.end and other.column < self.end

    def part(self, offset: int, length: int) -> Span:
        """A piece of this place, `offset` code points into it."""
        return Span(self.source, self.line, self.column + offset, length)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    Attributes
    ----------
    code
        A short stable word: `unknown-key`, `missing-key`, a rule's id, ...
    message
        What is wrong, in a sentence without a full stop; in English, unless it is a `Wording`,
        which can be said in every language. So the hint.
    span
        Where; None where a message has no place in a file.
    hint
        The way out, or empty.
    """

    code: str
    message: str
    span: Span | None = None
    hint: str = ""
    severity: Severity = field(default=Severity.ERROR)

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order by file, line, column; what has no place comes last."""
        if self.span is None:
            return ("\U0010ffff", 0, 0, self.code, self.message)
        return (self.span.source.name, self.span.line, self.span.column, self.code, self.message)

    @property
    def is_error(self) -> bool:
        """Whether this problem stops the run."""
        return self.severity is Severity.ERROR


class ProblemsError(Exception):
    """Raised where a result was asked for and only problems can be given.

    Attributes
    ----------
    problems : tuple of Problem
        All of them, sorted, warnings too.
    """

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(sort_problems(problems))
        super().__init__("\n".join(map(render_line, self.problems[:MOST_TOLD])))


# As the system says them; what else it may say is left as it is.
_CAUSES = {
    errno.ENOENT: "cause.not-there",
    errno.EEXIST: "cause.file",
    errno.EISDIR: "cause.folder",
    errno.ENOTDIR: "cause.no-folder",
    errno.EACCES: "cause.not-allowed",
    errno.EPERM: "cause.not-allowed",
    errno.ENAMETOOLONG: "cause.long",
    errno.ENOSPC: "cause.full",
    errno.EROFS: "cause.read-only",
    errno.EBUSY: "cause.held",
    errno.EFBIG: "cause.large",
    errno.EIO: "cause.broken",
    errno.ELOOP: "cause.circle",
}

# What to do where a file could not be written for such a cause.
_WAYS = {
    errno.ENOENT: "unwritten.folder",
    errno.ENOTDIR: "unwritten.folder",
    errno.EISDIR: "unwritten.name",
    errno.EEXIST: "unwritten.name",
    errno.ENAMETOOLONG: "unwritten.short-name",
    errno.ELOOP: "unwritten.name",
    errno.EACCES: "unwritten.place",
    errno.EPERM: "unwritten.place",
    errno.EROFS: "unwritten.place",
    errno.EIO: "unwritten.place",
    errno.ENOSPC: "unwritten.room",
    errno.EFBIG: "unwritten.room",
    errno.EBUSY: "unwritten.close",
}


def cause_of(error: OSError | ValueError) -> str:
    """Why a file could not be read or written, as a fact of what is said of that."""
    number = error.errno if isinstance(error, OSError) else None
    if number in _CAUSES:
        return worded(_CAUSES[number])
    return getattr(error, "strerror", None) or str(error)


def cause_unwritten(error: OSError) -> str:
    """Why a file could not be written, with the way out, as a fact of what is said of that."""
    way = _WAYS.get(error.errno or 0)
    cause = cause_of(error)
    return cause if way is None else worded("cause.and-way", why=cause, way=worded(way))


def sort_problems(problems: list[Problem]) -> list[Problem]:
    """Sort by place, and drop what was said twice."""
    return sorted(dict.fromkeys(problems), key=lambda problem: problem.sort_key)


def has_errors(problems: list[Problem]) -> bool:
    """Whether any of them stops the run."""
    return any(problem.is_error for problem in problems)


def render_line(problem: Problem, catalogue: Catalogue | None = None) -> str:
    """One line, as editors and log files want it: ``file:line:column: error[code]: message``."""
    catalogue = catalogue or words("en")
    severity = catalogue["problem.error" if problem.is_error else "problem.warning"]
    head = f"{severity}[{problem.code}]: {said_in(problem.message, catalogue)}"
    return _in_one_line(head if problem.span is None else f"{problem.span.label}: {head}")


def render_text(problem: Problem, catalogue: Catalogue | None = None) -> str:
    """The whole message for people: the place, the line, a caret under it, a hint."""
    catalogue = catalogue or words("en")
    parts = [render_line(problem, catalogue)]
    if problem.span is not None and problem.span.length:
        parts.extend(excerpt(problem.span))
    if problem.hint:
        hint = catalogue.format("problem.hint", hint=said_in(problem.hint, catalogue))
        parts.append(_in_one_line(hint))
    return "\n".join(parts)


def _in_one_line(text: str) -> str:
    """The text without line ends, and with its middle left out where it is too long."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]}…{text[-_LONGEST // 2 :]}"
    return _MOVING.sub(" ", text)


def render_data(problem: Problem) -> dict[str, Any]:
    """The problem as plain data for JSON; places count from 1."""
    data: dict[str, Any] = {"code": problem.code, "message": problem.message}
    if problem.hint:
        data["hint"] = problem.hint
    if problem.span is not None:
        data |= problem.span.data
    return data


def excerpt(span: Span) -> list[str]:
    """The line and the caret; columns are code points, carets are terminal cells.

    A line too long for a terminal is cut around the place that is meant.
    """
    from wcwidth import wcwidth  # only a run with problems needs the width tables

    line = span.source.shown(span)
    number = str(span.line + 1)
    room = _TERMINAL_CELLS - len(f"  {number} | ")
    start = min(span.column, len(line))
    end = min(start + span.length, len(line))
    # A window around the place first: a line may be a whole file long.
    first, last = max(0, start - room), min(len(line), start + room)
    text = "".join(c if c.isprintable() else " " for c in line[first:last])
    widths = [max(wcwidth(c), 0) for c in text]
    here = start - first
    left, right = 0, len(text)
    if first > 0 or last < len(line) or sum(widths) > room:
        room -= len("……")
        room_before = room - min(sum(widths[here:]), room // 2)
        while sum(widths[left:here]) > room_before:
            left += 1
        while sum(widths[left:right]) > room:
            right -= 1
    is_cut_left, is_cut_right = first + left > 0, first + right < len(line)
    shown = "…" * is_cut_left + text[left:right] + "…" * is_cut_right
    pad = " " * (is_cut_left + sum(widths[left:here]))
    marks = "^" * max(sum(widths[here : min(right, end - first)]), 1)
    return [f"  {number} | {shown}", f"  {' ' * len(number)} | {pad}{marks}"]
