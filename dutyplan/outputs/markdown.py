"""The roster as Markdown, for a repository or a chat that shows it: a table for each date.

Tables are GitHub's (GFM); all else is CommonMark. There is no HTML in it, and what names hold of
either is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dutyplan.outputs.base import View
from dutyplan.outputs.closing import NONE, signed_tenths
from dutyplan.outputs.phrases import crew, gaps, heading, inline, name_of, notes, reserves
from dutyplan.outputs.sheet import Entry, Sheet, Standing

# Characters that mean something wherever they stand: code, emphasis, links, tags, cells, strike-
# through and formulas; `&` where it could begin the name of a character.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~$#]|&(?=[#\w])")
# What makes a block of a line that begins so: an item with a sign or a number, a rule, a heading.
_AT_START = re.compile(r"(?:(?=[-+=])|\d{1,9}(?=[.)]))")
_STEP = 2


def render(sheet: Sheet, view: View) -> str:
    """Write the whole document."""
    texts = sheet.texts
    parts = [f"# {_escape(heading(sheet))}"]
    if sheet.note:
        parts.append(_escape(inline(sheet.note)))
    if not sheet.has_roster:
        parts.append(_escape(texts["no-roster"]))
    for day, entries in sheet.by_date():
        parts += [f"## {_escape(texts.full_day(day))}", _entries(entries, sheet)]
    parts += _section("notes", [f"- {_escape(line)}" for line in notes(sheet)], sheet)
    parts += _section("gaps.why", [line for item in sheet.why_gaps for line in _item(item)], sheet)
    parts += _standings(sheet)
    parts += _closing(sheet)
    return "\n\n".join(parts) + "\n"


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str
    cells: Sequence[str]
    is_number: bool = False


def _table(columns: Sequence[_Column]) -> str:
    rows = [[_escape(column.heading) for column in columns]]
    rows.append(["--:" if column.is_number else "---" for column in columns])
    rows += map(list, zip(*(column.cells for column in columns), strict=True))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _entries(entries: Sequence[Entry], sheet: Sheet) -> str:
    """The duties of a date; columns that are empty on all dates are left out."""
    texts = sheet.texts

    def column(key: str, cells: list[str]) -> _Column:
        return _Column(texts[key], [_escape(one) for one in cells])

    columns = [
        column("time", [one.time or texts["all-day"] for one in entries]),
        column("task", [inline(one.task) for one in entries]),
    ]
    if sheet.has_places:
        columns.append(column("place", [inline(one.place) for one in entries]))
    columns.append(column("who", [crew(one.crew, texts) for one in entries]))
    if any(reserves(one, texts) for one in sheet.entries):
        columns.append(column("markdown.standby", [reserves(one, texts) for one in entries]))
    if any(one.gaps for one in sheet.entries):
        lacking = [texts["semicolon"].join(gaps(one)) for one in entries]
        columns.append(_Column(texts["gap"], [_bold(_escape(one)) for one in lacking]))
    return _table(columns)


def _standings(sheet: Sheet) -> list[str]:
    """What everybody carries, and what the figures mean."""
    everyone = sheet.standings
    if not everyone:
        return []
    texts = sheet.texts
    columns = [_Column(texts["name"], [_escape(name_of(one.person)) for one in everyone])]
    for key, told in (
        ("age", [one.person.age for one in everyone]),
        ("contact", [one.person.contact for one in everyone]),
    ):
        if any(told):
            columns.append(_Column(texts[key], [_escape(inline(one)) for one in told]))
    columns += [_Column(texts[key], cells, True) for key, cells in _figures(sheet, everyone)]
    legend = texts["legend"]
    if sheet.has_past:
        legend += texts["legend.before"]
    if any(one.tenths is None for one in everyone):
        legend += texts.format("legend.none", none=NONE)
    return [f"## {_escape(texts['balance'])}", _table(columns), _escape(legend)]


def _figures(sheet: Sheet, everyone: Sequence[Standing]) -> Iterator[tuple[str, list[str]]]:
    """The columns of numbers, by the keys of their headings."""
    yield "duties", [str(one.duties) for one in everyone]
    yield "load", [f"{one.load:.2f}".rstrip("0").rstrip(".") for one in everyone]
    shares = [one.fair_share for one in everyone]
    yield "fair-share", [NONE if share is None else f"{share:.2f}" for share in shares]
    if sheet.has_past:
        yield "before", [f"{one.before:+.2f}" if one.before else "0.00" for one in everyone]
    yield "balance", [signed_tenths(one.tenths) for one in everyone]


def _closing(sheet: Sheet) -> Iterator[str]:
    """Sentences as paragraphs, items of a list together."""
    items: list[str] = []
    for line in sheet.closing:
        if line.startswith("- "):
            items.append(f"- {_escape(inline(line[2:]))}")
            continue
        if items:
            yield "\n".join(items)
            items = []
        yield _escape(inline(line))
    if items:
        yield "\n".join(items)


def _item(lines: Sequence[str]) -> Iterator[str]:
    """An item and those under it; each is at most one step further in than the one before."""
    depth = 0
    for number, line in enumerate(lines):
        shown = line if number else line.removeprefix("- ")
        margin = len(line) - len(line.lstrip(" "))
        depth = min(max(margin // _STEP, 1), depth + 1) if number else 0
        yield f"{' ' * _STEP * depth}- {_escape(inline(shown))}"


def _section(key: str, lines: Sequence[str], sheet: Sheet) -> list[str]:
    return [f"## {_escape(sheet.texts[key])}", "\n".join(lines)] if lines else []


def _bold(text: str) -> str:
    return f"**{text}**" if text else ""


def _escape(line: str) -> str:
    """A line of plain text so that it is shown as it is."""
    shown = _ANYWHERE.sub(r"\\\g<0>", line)
    return _AT_START.sub(r"\g<0>\\", shown, count=1) if _AT_START.match(shown) else shown
