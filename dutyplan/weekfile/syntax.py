"""Errors of the YAML parser, in words that help somebody who knows no YAML."""

from __future__ import annotations

import re

import yaml

from dutyplan.problems import Problem, Source, Span

_SYNTAX = (
    (
        "found character that cannot start any token",
        "text can't begin with this character",
        "put quotation marks around text that begins with @ ` or %",
    ),
    (
        "mapping values are not allowed",
        "a ': ' stands where no key can be",
        "look at the line before: is its ': ' missing, or is one of the two indented wrongly?",
    ),
    (
        "did not find expected node content|found unexpected ':'",
        "something is missing before this, or it is one too many",
        "look for a comma or bracket too many; a colon needs a space behind it",
    ),
    (
        "found unknown escape character",
        "a backslash means something else between double quotation marks",
        "use single quotation marks",
    ),
    (
        "did not find expected ',' or",
        "a bracket or brace is not closed, or a comma is missing",
        "check the line for its , } and ]",
    ),
    (
        "did not find expected key|did not find expected '-' indicator",
        "this line does not fit the lines above it",
        "check that its first character stands under that of its neighbours",
    ),
    (
        "could not find expected ':'",
        "a key without ': ' behind it",
        "write 'key: value', with the plain colon and a space",
    ),
    (
        "unexpected end of stream",
        "a quotation mark is not closed",
        "look for the \" or ' that opens here",
    ),
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
        message = "this is not YAML: a tab stands where only spaces may"
        return Problem("tab", message, span, "indent with spaces")
    if "mapping values" in said and ": " in source.line(line)[: span.column]:
        message = "this is not YAML: a second ': ' stands in this line"
        hint = "put quotation marks around text that contains ': '"
        return Problem("syntax", message, span, hint)
    for pattern, message, hint in _SYNTAX:
        if re.search(pattern, said):
            return Problem("syntax", f"this is not YAML: {message}", span, hint)
    message = "this is not YAML: it can't be understood from here on"
    hint = "put quotation marks around text with signs such as % & * ! | > \" ' # in it"
    return Problem("syntax", message, span, hint)


def explain_character(source: Source, error: yaml.reader.ReaderError) -> Problem:
    """A character that YAML does not allow anywhere."""
    span = source.span_at(_offset_of(source, error))
    message = f"a character that YAML does not allow (U+{_code(error):04X})"
    return Problem("control-character", message, span, "take it out")


def _code(error: yaml.reader.ReaderError) -> int:
    character = error.character
    return character if isinstance(character, int) else ord(character)


def _offset_of(source: Source, error: yaml.reader.ReaderError) -> int:
    # libyaml counts bytes, the Python reader characters: look for the character itself.
    found = source.text.find(chr(_code(error)))
    return found if found >= 0 else min(error.position, len(source.text))
