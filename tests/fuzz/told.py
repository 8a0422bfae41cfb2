"""What must hold of everything that is said of a file, whatever stands in it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable

from dutyplan.locales import LANGUAGES, words
from dutyplan.problems import Problem, Source, Span, render_data, render_line, render_text

_MOVES = {"Cc", "Zl", "Zp"}
"""Categories of what ends a line or moves a cursor."""


def told(problems: Iterable[Problem], *sources: str) -> list[str]:
    """Everything that is said, in every way and language; what is not as it should be raises.

    Parameters
    ----------
    sources
        Texts that were read: places in a source with another text are not looked at.
    """
    said = []
    for problem in problems:
        if problem.span is not None and problem.span.source.text in sources:
            insist_on_place(problem.span)
        for language in LANGUAGES:
            catalogue = words(language)
            line = render_line(problem, catalogue)
            assert line, problem.code
            assert not moving(line), f"{problem.code}: {line!r}"
            text = render_text(problem, catalogue)
            assert not moving(text.replace("\n", "")), f"{problem.code}: {text!r}"
            assert text.startswith(line)
            # A line, one of the file with a caret under it, and a hint.
            assert text.count("\n") <= 3, text
            said.append(text)
        json.dumps(render_data(problem))
    return said


def moving(text: str) -> set[str]:
    """Its characters that would break the line or move the cursor."""
    return {char for char in text if unicodedata.category(char) in _MOVES}


def insist_on_place(span: Span) -> None:
    """A place lies in its text: on a line of it, and no further than one beyond the line's end."""
    source: Source = span.source
    assert 0 <= span.line < len(source.lines), span.label
    line = source.line(span.line)
    assert 0 <= span.column <= len(line), f"{span.label} of {line!r}"
    assert span.length >= 0, span.label
    assert span.end <= max(len(line), span.column + 1), f"{span.label} {span.length} of {line!r}"
