"""A workbook (.xlsx, .xlsm) -> the table in it, of cells that know where they stand.

Only saved values are read: no formula is worked out, no link to another file is followed.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import BytesIO, StringIO
from itertools import islice, takewhile
from threading import Lock
from typing import Any

from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.grammar.tabular.formulas import unescaped
from dutyplan.grammar.tabular.sheetcells import find_fault, text_of
from dutyplan.grammar.tabular.sheetsource import SheetSource
from dutyplan.grammar.tabular.table import Table, table_of
from dutyplan.grammar.tabular.titles import is_name_title, may_be_name_title
from dutyplan.grammar.tabular.workbook import damaged, find_refusal, has_formulas
from dutyplan.grammar.text import Text
from dutyplan.locales.wording import worded
from dutyplan.problems import MOST_TOLD, Problem, Source

_EMPTY = 10
"""Cells that are looked at for each that may have content: many have a format and nothing else."""
_END = 1_048_576
"""Rows of a sheet in Excel; to walk through what claims to have more may take for ever."""
_ALONE = Lock()
_LOOKED_AT = 10
"""Rows with content in which the header is looked for: there may be a title above it."""


def read_workbook(
    name: str, data: bytes, limits: Limits = LIMITS
) -> tuple[Table | None, list[Problem]]:
    """Read the one sheet of a workbook that has a table in it.

    Parameters
    ----------
    name
        The file as the user named it.
    limits
        How much is read.

    Returns
    -------
    table, problems
        As from `read_table`. Of several sheets with content it is the one with a column for
        names; hidden sheets are left out, hidden rows and columns are read.
    """
    refusal = find_refusal(name, data, limits)
    if refusal is not None:
        return None, [refusal]
    try:
        # openpyxl warns of what it leaves out, such as colours, or even prints it; none of it is in
        # the table, and standard output is for ours. Both belong to the process, not to a thread.
        with _ALONE, warnings.catch_warnings(), redirect_stdout(StringIO()):
            warnings.simplefilter("ignore")
            return _Workbook(name, data, limits).read()
    except _TooLargeError as error:
        return None, [error.problem(name, limits)]
    except Exception:
        # There is no end to what may be broken in a file, nor to what openpyxl raises then.
        return None, [damaged(name)]


class _TooLargeError(Exception):
    def __init__(self, sheet: str) -> None:
        super().__init__(sheet)
        self._sheet = sheet

    def problem(self, name: str, limits: Limits) -> Problem:
        facts = {"rows": limits.rows, "columns": limits.columns, "cells": limits.cells}
        message = worded("bad.too-large.sheet", sheet=self._sheet, text=limits.text, **facts)
        hint = limits.way_out(worded("hint.only-table"))
        return Problem("too-large", message, Source(name, "").start(), hint)


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    value: Any
    kind: str
    is_formula: bool

    def __bool__(self) -> bool:
        return bool(self.text) or (self.is_formula and self.value is None and self.kind == "n")


_Row = tuple[int, list[_Cell]]


class _Workbook:
    def __init__(self, name: str, data: bytes, limits: Limits) -> None:
        from openpyxl import load_workbook  # only who has a workbook waits for it

        self._name = name
        self._limits = limits
        self._values = load_workbook(
            BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        # Of a formula a file is asked for its value or for what it is: it is read once more.
        self._formulas = (
            load_workbook(BytesIO(data), read_only=True, keep_links=False)
            if has_formulas(data)
            else None
        )

    def read(self) -> tuple[Table | None, list[Problem]]:
        sheets = [one.title for one in self._values.worksheets if one.sheet_state == "visible"]
        heads = {one: list(islice(self._rows(one), _LOOKED_AT)) for one in sheets}
        heads = {one: head for one, head in heads.items() if head}
        if not heads:
            message, hint = worded("bad.empty-workbook"), worded("hint.first-row")
            return None, [self._problem("empty-file", message, hint)]
        named = [one for one, head in heads.items() if _has_names(head, is_name_title)]
        named = named or [one for one, head in heads.items() if _has_names(head, may_be_name_title)]
        if len(heads) > 1 and len(named) != 1:
            message = worded("bad.several-sheets", sheets=tuple(named or heads))
            hint = worded("hint.several-sheets.named" if named else "hint.several-sheets")
            return None, [self._problem("several-sheets", message, hint)]
        (sheet,) = heads if len(heads) == 1 else named
        return self._table(sheet, _header_of(heads[sheet]))

    def _table(self, sheet: str, header: int) -> tuple[Table | None, list[Problem]]:
        """The table of a sheet whose header is in that row, from 0."""
        found = {number: row for number, row in self._rows(sheet) if number >= header}
        width = len(found[header])
        if sum(max(len(row), width) for row in found.values()) > self._limits.cells:
            raise _TooLargeError(sheet)
        lines: list[list[_Cell]] = []
        for number, row in found.items():
            lines += [[]] * (number - len(lines))
            lines.append(row + [_NOTHING] * (width - len(row)))
        texts = [[cell.text for cell in row] for row in lines]
        source = SheetSource(self._name, sheet, texts)
        records: list[list[Text]] = []
        problems: list[Problem] = []
        for number in found:
            record = []
            for column, cell in enumerate(lines[number]):
                span = source.cell(number, column, len(cell.text))
                fault = find_fault(cell.value, cell.kind, cell.is_formula, span)
                if fault is not None and len(problems) <= MOST_TOLD:
                    problems.append(fault)
                record.append(unescaped(Text("" if fault else cell.text, span)))
            records.append(record)
        table, more = table_of(records, worded("hint.extra-cell"))
        return table, problems + more

    def _rows(self, sheet: str) -> Iterator[_Row]:
        """The rows with content, each with its number from 0, up to its last cell with content."""
        limits, num_cells, num_characters = self._limits, 0, 0
        for number, (values, formulas) in enumerate(self._both(sheet)):
            if number >= _END:
                raise _TooLargeError(sheet)
            if not values:
                continue
            num_cells += len(values)
            row = [
                _Cell(text_of(cell.value), cell.value, cell.data_type, other.data_type == "f")
                for cell, other in zip(values[: limits.columns], formulas, strict=False)
            ]
            while row and not row[-1]:
                row.pop()
            num_characters += sum(len(cell.text) for cell in row)
            is_wide = any(cell.value is not None for cell in values[limits.columns :])
            is_long = bool(row) and number >= limits.rows
            is_much = num_characters > limits.text or num_cells > limits.cells * _EMPTY
            if is_wide or is_long or is_much:
                raise _TooLargeError(sheet)
            if row:
                yield number, row

    def _both(self, sheet: str) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
        """Each row twice: what it gives, and what it is."""
        values = self._values[sheet]
        values.reset_dimensions()  # what a sheet claims to be may be a million rows
        if self._formulas is None:
            return ((row, row) for row in values.iter_rows())
        formulas = self._formulas[sheet]
        formulas.reset_dimensions()
        return zip(values.iter_rows(), formulas.iter_rows(), strict=True)

    def _problem(self, code: str, message: str, hint: str) -> Problem:
        return Problem(code, message, Source(self._name, "").start(), hint)


_NOTHING = _Cell("", None, "n", is_formula=False)


def _has_names(head: list[_Row], is_title: Callable[[str], bool]) -> bool:
    return any(is_title(cell.text) for _, row in head for cell in row)


def _header_of(head: list[_Row]) -> int:
    """In which row the header is: the first, but for titles above it, a cell each."""
    titles = list(takewhile(lambda one: sum(map(bool, one[1])) == 1, head))
    for is_title in (is_name_title, may_be_name_title):
        for row in head[: len(titles) + 1]:
            if _has_names([row], is_title):
                return row[0]
    return head[0][0]
