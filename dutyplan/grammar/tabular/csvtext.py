"""CSV text to rows of cells that know where they stand.

The csv module says what a cell contains; a scan beside it says where. The delimiter is the
comma, semicolon or tab, whichever the header line uses: spreadsheets choose by country.
"""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_right
from collections.abc import Iterator

from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.grammar.tabular.formulas import unescaped
from dutyplan.grammar.tabular.table import Table, table_of
from dutyplan.grammar.text import Text
from dutyplan.locales.wording import worded
from dutyplan.problems import Problem, Source, Span

_DELIMITERS = (",", ";", "\t")
_LOOKED_AT = 65_536


def read_csv(source: Source, limits: Limits = LIMITS) -> tuple[Table, list[Problem]]:
    """Read CSV text.

    Parameters
    ----------
    source
        The whole text; lines may end in any of the usual ways.
    limits
        How much is read; cells count too for which a row ends too early.

    Returns
    -------
    table, problems
        With a problem the table holds what could be read; it has no header for an empty
        text, and for one with too many cells. Cells are stripped of white space; their spans
        leave quotation marks out.
    """
    delimiter = _delimiter(source.text)
    records, problems = _read_records(source, delimiter, limits)
    if not records:
        if not problems:
            message, hint = worded("bad.empty.file"), worded("hint.first-line")
            problems.append(Problem("empty-file", message, source.start(), hint))
        return Table((), ()), problems
    table, more = table_of(records, worded("hint.extra-cell.delimiter"))
    return table, problems + more


class Places:
    """Turns offsets of a text into places, for many offsets of a large text."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._starts = [0]
        for line in source.lines[:-1]:
            end = self._starts[-1] + len(line)
            self._starts.append(end + (2 if source.text.startswith("\r\n", end) else 1))

    def span(self, start: int, end: int) -> Span:
        """Give the place from one offset to another, cut at the end of its first line."""
        line = bisect_right(self._starts, start) - 1
        column = start - self._starts[line]
        most = len(self.source.line(line)) - column
        return Span(self.source, line, column, max(1, min(end - start, most)))


def _delimiter(text: str) -> str:
    """Find the one that the first line with content has most of, quoted cells left out."""
    line = re.sub('"[^"]*"?', "", text[:_LOOKED_AT].lstrip("\r\n ")).splitlines()[:1]
    return max(_DELIMITERS, key=lambda mark: line[0].count(mark)) if line else ","


def _read_records(
    source: Source, delimiter: str, limits: Limits
) -> tuple[list[list[Text]], list[Problem]]:
    """All rows with content, until something makes no sense; none where there are too many."""
    text = source.text
    places = Places(source)
    problems: list[Problem] = []
    records: list[list[Text]] = []
    num_cells = 0
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True, strict=True
    )
    try:
        for spots, problem in _scan(text, delimiter, places, limits):
            if problem is not None:
                problems.append(problem)
                break
            values = next(reader)[: limits.columns]
            if any(value.strip() for value in values):
                pairs = zip(values, spots, strict=True)
                records.append([_cell(value, spot, text, places) for value, spot in pairs])
                num_cells += max(len(records[0]), len(values))
            if num_cells > limits.cells or len(records) > limits.rows + 1:
                problems.append(_too_large(source, limits))
                break
    except csv.Error as error:
        span = places.span(_offset(source, reader.line_num - 1), len(text))
        problems.append(Problem("bad-csv", worded("bad.csv", what=str(error)), span))
    if any(problem.code == "too-large" for problem in problems):
        return [], problems
    return records, problems


def _too_large(source: Source, limits: Limits) -> Problem:
    facts = {"rows": limits.rows, "columns": limits.columns, "cells": limits.cells}
    message = worded("bad.too-large.table", **facts)
    return Problem("too-large", message, source.start(), limits.right_file)


def _offset(source: Source, line: int) -> int:
    """Where a line begins, as the csv module counts lines."""
    lines = io.StringIO(source.text, newline="").readlines()
    return sum(len(one) for one in lines[:line])


def _cell(value: str, spot: tuple[int, int], text: str, places: Places) -> Text:
    start, end = spot
    raw = text[start:end]
    start += len(raw) - len(raw.lstrip())
    return unescaped(Text(value.strip(), places.span(start, start + len(raw.strip()))))


_Spots = list[tuple[int, int]]


def _scan(
    text: str, delimiter: str, places: Places, limits: Limits
) -> Iterator[tuple[_Spots, Problem | None]]:
    """Offsets of the content of each cell, a list for each row; or what is wrong.

    Empty cells behind the last column that there may be are left out: some programs write
    thousands of them.
    """
    mark = re.escape(delimiter)
    cell = re.compile(f' *(?:"([^"]*+(?:""[^"]*+)*+)("?)|([^{mark}\r\n]*))')
    after = re.compile(f"{mark}|\r\n|[\r\n]|\\Z")
    position = num_cells = 0
    row: _Spots = []
    while position < len(text) or row:
        found = cell.match(text, position)
        assert found is not None  # it matches nothing, too
        if found.group(2) == "":
            span = places.span(found.start(1) - 1, found.start(1))
            message, hint = worded("bad.csv.unclosed"), worded("hint.close-cell")
            yield [], Problem("unclosed-quote", message, span, hint)
            return
        start, stop = found.span(1) if found.group(2) else found.span(3)
        num_cells += 1
        is_stray = len(row) == limits.columns and bool(text[start:stop].strip())
        if is_stray or num_cells > limits.cells:
            yield [], _too_large(places.source, limits)
            return
        if stop - start > limits.cell:
            message, hint = worded("bad.too-large.cell", most=limits.cell), limits.right_file
            yield [], Problem("too-large", message, places.span(start, start + 1), hint)
            return
        if len(row) < limits.columns:
            row.append((start, stop))
        position = found.end()
        end = after.match(text, position)
        if end is None:
            message, hint = worded("bad.csv.quote"), worded("hint.quote-twice")
            yield [], Problem("bad-quote", message, places.span(position, position + 1), hint)
            return
        position = end.end()
        if end.group() != delimiter:
            yield row, None
            row = []
