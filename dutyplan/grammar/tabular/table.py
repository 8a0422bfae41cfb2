"""A table of text, from whatever kind of file: a header, and rows of cells with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from dutyplan.grammar.text import Text
from dutyplan.locales.wording import Wording, worded
from dutyplan.problems import MOST_TOLD, Problem, Span


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows under it.

    Attributes
    ----------
    header
        Column names as written, stripped; empty where a column has none.
    rows
        Each as long as the header; rows without any content are left out. A missing or
        empty cell is an empty `Text` whose span is one character long, to point at.
    """

    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]

    def records(self) -> Iterator[dict[str, Text]]:
        """Each row by column name; of columns with the same name the first counts."""
        first: dict[str, int] = {}
        for place, name in enumerate(self.header):
            if name:
                first.setdefault(str(name), place)
        for row in self.rows:
            yield {name: row[place] for name, place in first.items()}


def table_of(records: list[list[Text]], stray: Wording) -> tuple[Table, list[Problem]]:
    """Make a table of rows with content, the first of which is the header.

    Parameters
    ----------
    stray
        The hint about a cell without a column name above it.

    Returns
    -------
    table, problems
        With a problem for each column that is there twice, and for each cell without a column
        name above it.
    """
    header, *rows = records
    while header and not header[-1]:
        header.pop()
    problems = list(_doubles(header))
    extra = (problem for row in rows for problem in _extra_cells(header, row, stray))
    problems += islice(extra, MOST_TOLD + 1)
    width = len(header)
    padded = (row[:width] + [_after(row[-1])] * (width - len(row)) for row in rows)
    return Table(tuple(header), tuple(tuple(row) for row in padded)), problems


def _doubles(header: list[Text]) -> Iterator[Problem]:
    first: dict[str, Text] = {}
    for name in header:
        if name and name in first:
            message = worded("bad.duplicate-column", name=str(name))
            hint = worded("hint.first-column", place=first[name].span.label)
            yield Problem("duplicate-column", message, name.span, hint)
        first.setdefault(name, name)


def _extra_cells(header: list[Text], row: list[Text], hint: Wording) -> Iterator[Problem]:
    for place, value in enumerate(row):
        if value and (place >= len(header) or not header[place]):
            yield Problem("extra-cell", worded("bad.extra-cell"), value.span, hint)


def _after(last: Text) -> Text:
    """Make the empty cell that a row ends too early for."""
    span = last.span
    length = span.length if last else 0
    return Text("", Span(span.source, span.line, span.column + length, 1))
