"""Errors of the YAML parser, in words that help somebody who knows no YAML."""

from __future__ import annotations

import re

import yaml

from dutyplan.locales.wording import worded
from dutyplan.problems import Problem, Source, Span

# What the parser says, what is said instead, and the way out.
_SYNTAX = (
    (
        "found character that cannot start any token",
        "bad.syntax.first-character",
        "hint.quotes.sign",
    ),
    ("mapping values are not allowed", "bad.syntax.colon", "hint.line-before"),
    (
        "did not find expected node content|found unexpected ':'",
        "bad.syntax.missing",
        "hint.comma-too-many",
    ),
    ("found unknown escape character", "bad.syntax.backslash", "hint.single-quotes"),
    ("did not find expected ',' or", "bad.syntax.bracket", "hint.brackets"),
    (
        "did not find expected key|did not find expected '-' indicator",
        "bad.syntax.indent",
        "hint.indent",
    ),
    ("could not find expected ':'", "bad.syntax.key", "hint.key-value"),
    ("unexpected end of stream", "bad.syntax.quote", "hint.quote"),
)


def explain_syntax(source: Source, error: yaml.MarkedYAMLError) -> Problem:
    """What is wrong where the parser gave up."""
    said = " ".join(str(part) for part in (error.context, error.problem) if part)
    is_unclosed = "unexpected end of stream" in said
    mark = (error.context_mark if is_unclosed else None) or error.problem_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    last = len(source.lines) - 1
    while line > last or (line > 0 and not source.line(line).strip()):
        line, column = line - 1, len(source.line(line - 1))
    span = Span(source, line, min(column, len(source.line(line))), 1)
    if source.line(line)[span.column : span.column + 1] == "\t":
        return Problem("tab", worded("bad.tab"), span, worded("hint.spaces"))
    if "mapping values" in said and ": " in source.line(line)[: span.column]:
        message, hint = worded("bad.syntax.second-colon"), worded("hint.quotes.colon")
        return Problem("syntax", message, span, hint)
    if "mapping values" in said and (wide := _wide_colon_above(source, line)) is not None:
        return Problem("syntax", worded("bad.syntax.key"), wide, worded("hint.plain-colon"))
    for pattern, key, way_out in _SYNTAX:
        if re.search(pattern, said):
            return Problem("syntax", worded(key), span, worded(way_out))
    return Problem("syntax", worded("bad.syntax.any"), span, worded("hint.quotes.signs"))


def _wide_colon_above(source: Source, line: int) -> Span | None:
    """The full-width colon that makes no key of the line before, and looks like one that does."""
    above = source.line(line - 1) if line else ""
    column = above.find("\uff1a")
    return None if column < 0 or ": " in above else Span(source, line - 1, column, 1)


def explain_character(source: Source, error: yaml.reader.ReaderError) -> Problem:
    """A character that YAML does not allow anywhere."""
    span = source.span_at(_offset_of(source, error))
    message = worded("bad.character", code=f"U+{_code(error):04X}")
    return Problem("control-character", message, span, worded("hint.take-out"))


def _code(error: yaml.reader.ReaderError) -> int:
    character = error.character
    return character if isinstance(character, int) else ord(character)


def _offset_of(source: Source, error: yaml.reader.ReaderError) -> int:
    # libyaml counts bytes, the Python reader characters: look for the character itself.
    found = source.text.find(chr(_code(error)))
    return found if found >= 0 else min(error.position, len(source.text))
