"""Volunteers from a table, CSV or XLSX: a row a volunteer, the columns named as the keys are.

Rows become the same values that YAML gives, so that one schema reads both. In a cell several
items are parted by `;`: `saturday 08:00-11:30; sunday`; limits are written `per_week: 1; total: 3`,
and a wish that weighs more than 1 is written `Basement: 3`. Skills and tasks may be parted by `、`,
which stands in no day; dates may be written as spreadsheets write them, `2026/11/28`.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Any

from dutyplan.grammar.beside import Beside, OutsideError, outside
from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.grammar.names import did_you_mean
from dutyplan.grammar.tabular.tables import read_table
from dutyplan.grammar.text import Items, Mapping, MisreadError, Text, misread
from dutyplan.grammar.values import plain
from dutyplan.locales.wording import worded
from dutyplan.problems import Problem, cause_of, has_errors
from dutyplan.weekfile.columns import find_columns, missing_names

_SUFFIXES = (".csv", ".xlsx", ".xlsm")
_DATES = ("born", "since", "until")
_DAYS = ("available", "unavailable")
_LISTS = ("skills", "never")
_WISHES = ("prefers", "avoids")
_LIMITS = {
    "每天": "per_day",
    "每周": "per_week",
    "总共": "total",
    "小时": "hours",
    "强度": "effort",
    "周末": "weekends",
}
_ITEM = re.compile(r"[^;；\n\r]+")
_WORD = re.compile(r"[^;；、\n\r]+")
_DATE = re.compile(r"(\d{4})[/.年](\d{1,2})[/.月](\d{1,2})(日?)", re.ASCII)
# The colon of a weight, not of a time such as 10:00.
_WEIGHT = re.compile(r"(.+?)(?::\s+|(?<=\D):)(\d+)", re.ASCII)


def read_people(
    path: Text, beside: Beside, limits: Limits = LIMITS
) -> tuple[Items | None, list[Problem]]:
    """Read the file that `volunteers:` names.

    Parameters
    ----------
    path
        As it stands in the week file.
    beside
        Where it leads.
    limits
        How much is read.

    Returns
    -------
    rows, problems
        A list of mappings; None where the file can't be read at all.
    """
    try:
        data = beside.read(path, limits.table_bytes + 1)
    except (OSError, ValueError) as error:
        return None, [_unreadable(path, beside, error)]
    table, problems = read_table(str(path), data, limits)
    if table is None or (not table.rows and has_errors(problems)):
        return None, problems
    columns, more = find_columns(table.header)
    problems += more
    if "name" not in columns.values():
        return None, [*problems, missing_names(table.header)]
    rows = []
    for row in table.rows:
        cells = {}
        for number, cell in enumerate(row):
            if cell and number in columns:
                try:
                    cells[columns[number]] = read_cell(columns[number], cell)
                except MisreadError as error:
                    problems += error.problems
        rows.append(Mapping(cells, row[0].span))
    return Items(rows, path.span), problems


def _unreadable(path: Text, beside: Beside, error: OSError | ValueError) -> Problem:
    if isinstance(error, OutsideError):
        return outside(path, error)
    if isinstance(error, FileNotFoundError):
        message = worded("bad.no-file-beside", name=path)
        try:
            near = [one for one in beside.listed(".") if _suffix(one) in _SUFFIXES]
        except OSError:
            near = []
        return Problem("no-file", message, path.span, did_you_mean(path, sorted(near)))
    named = worded("noun.quoted", text=path)
    message = worded("bad.unreadable", noun=named, why=cause_of(error))
    return Problem("no-file", message, path.span)


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower()


def read_cell(column: str, cell: Text) -> Any:
    """What stands in a cell under the column of that key, as YAML would give it.

    Raises
    ------
    MisreadError
        For limits that are none, and one that stands there twice.
    """
    if column == "limits":
        return _limits(cell)
    if column in _DATES:
        return _dated(cell)
    if column in _DAYS:
        return Items([_dated(part) for part in _parts(cell, _ITEM)], cell.span)
    if column in _LISTS:
        return Items(_parts(cell, _WORD), cell.span)
    if column in _WISHES:
        return Items([_wish(_dated(part)) for part in _parts(cell, _ITEM)], cell.span)
    return cell


def _dated(text: Text) -> Text:
    """The same with its dates as the week file has them; what stands behind them stays in place."""
    dated = _DATE.sub(lambda found: "{}-{}-{}".format(*found.groups()) + " " * len(found[4]), text)
    return Text(dated, text.span, text.start)


def _parts(cell: Text, pattern: re.Pattern[str]) -> list[Text]:
    parts = []
    for match in pattern.finditer(cell):
        text = match.group().strip()
        if text:
            offset = match.start() + len(match.group()) - len(match.group().lstrip())
            parts.append(Text(text, cell.part(offset, len(text))))
    return parts


def _wish(part: Text) -> Any:
    """A task or days, or with `: 3` behind it a mapping of it and its weight."""
    match = _WEIGHT.fullmatch(plain(part))
    if match is None:
        return part
    name, weight = match.groups()
    value = Text(weight, part.part(match.start(2), len(weight)))
    return Mapping({Text(part[: len(name)].strip(), part.part(0, len(name))): value}, part.span)


def _limits(cell: Text) -> Mapping:
    limits = Mapping({}, cell.span)
    for part in _parts(cell, _ITEM):
        key, colon, value = plain(part).partition(":")
        if not colon:
            message = worded("bad.mapping", noun=worded("noun.limits"))
            hint = worded("hint.write", example="per_week: 2; total: 6")
            raise misread(cell, "wrong-kind", message, hint)
        offset = len(key) + 1 + len(value) - len(value.lstrip())
        word = key.strip()
        name = Text(_LIMITS.get(word, word), part.part(0, len(word)))
        if name in limits:
            raise misread(name, "duplicate-key", worded("bad.stands-twice", word=name))
        limits[name] = Text(value.strip(), part.part(offset, len(value.strip())))
    return limits
