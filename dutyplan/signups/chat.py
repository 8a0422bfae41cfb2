"""The numbered list that grows in a chat group when people sign up one after another.

A line `#接龙` or `#Group sign-up` may begin it, then a title, then a line for each: a number, a
name and perhaps a remark. Every line with text in it is taken, or listed as what somebody has to
look at.
"""

from __future__ import annotations

import re

from dutyplan.grammar.text import Text
from dutyplan.grammar.values import plain
from dutyplan.locales.wording import worded
from dutyplan.problems import Problem, Source, Span
from dutyplan.signups.entries import read_entry
from dutyplan.signups.merging import merged
from dutyplan.signups.signup import Asked, SignUp, SignUps, in_order, shown, unread

_MARKER = re.compile(r"\s*#\s*(?:接龙|(?:group\s*)?sign[ -]?ups?|group\s*note)\s*", re.IGNORECASE)
# `1.` `1,` `1)` `(1)` `1:` and a key with the number on it; a time or a date has digits behind.
_NUMBERED = re.compile(
    r"\s*(?:\(?\d{1,3}\s*[.,):。]|\d{1,2}\ufe0f?\u20e3|[①-⑳])\s*(?!\d)", re.ASCII
)


def read_chat(source: Source, asked: Asked) -> tuple[SignUps | None, list[Problem]]:
    """Read a list that was saved as text.

    Returns
    -------
    sign_ups, problems
        None with an error where no line could be read as an entry.
    """
    people: list[SignUp] = []
    listed: list[Problem] = []
    markers = [bool(_MARKER.fullmatch(plain(line))) for line in source.lines]
    first = markers.index(True) if any(markers) else 0
    for number, line in enumerate(source.lines):
        if not line.strip() or markers[number]:
            continue
        match = _NUMBERED.match(plain(line)) if number >= first else None
        if match is None:
            span = Span(source, number, 0, len(line))
            listed.append(unread("no-entry", worded("signups.no-entry", line=shown(line)), span))
            continue
        body = line[match.end() :].rstrip()
        span = Span(source, number, match.end(), max(len(body), 1))
        found = read_entry(Text(body, span), shown(line), asked)
        if isinstance(found, SignUp):
            people.append(found)
        else:
            listed.append(found)
    if not people:
        problem = Problem(
            "no-entries", worded("bad.no-entries"), source.start(), worded("hint.list")
        )
        return None, [problem]
    volunteers, more = merged(people)
    return SignUps(volunteers, in_order([*listed, *more])), []
