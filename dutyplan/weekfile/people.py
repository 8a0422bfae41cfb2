"""Volunteers from a CSV file: a row a volunteer, the columns named as the keys are.

Rows become the same values that YAML gives, so that one schema reads both. In a cell several
items are parted by `;`: `saturday 08:00-11:30; sunday`; limits are written `per_week: 1; total: 3`,
and a wish that weighs more than 1 is written `Basement: 3`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from dutyplan.grammar.csvtext import read_csv
from dutyplan.grammar.names import did_you_mean
from dutyplan.grammar.text import Items, Mapping, Text, decode
from dutyplan.grammar.values import plain
from dutyplan.problems import Problem
from dutyplan.weekfile.schema import VolunteerWords
from dutyplan.weekfile.source import MAX_BYTES

_LISTS = ("available", "unavailable", "skills", "never")
_WISHES = ("prefers", "avoids")
# The colon of a weight, not of a time such as 10:00.
_WEIGHT = re.compile(r"(.+?)(?::\s+|(?<=\D):)(\d+)", re.ASCII)


def read_people(path: Text, folder: Path) -> tuple[Items | None, list[Problem]]:
    """Read the file that `volunteers:` names.

    Parameters
    ----------
    path
        As it stands in the week file; relative to `folder`.

    Returns
    -------
    rows, problems
        A list of mappings; None where the file can't be read at all.
    """
    if path.lower().endswith((".xlsx", ".xls", ".ods")):
        message = f"spreadsheets such as '{path}' are not supported yet"
        return None, [Problem("not-supported", message, path.span, "save it as CSV UTF-8")]
    try:
        with (folder / path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        return None, [_unreadable(path, folder, error)]
    source, problems = decode(str(path), data, MAX_BYTES)
    if problems:
        return None, problems
    table, problems = read_csv(source)
    if not table.rows and problems:
        return None, problems
    columns: dict[int, Text] = {}
    known = VolunteerWords.keys()
    for number, name in enumerate(table.header):
        if name in known:
            columns[number] = name
        elif name:
            problems.append(_unknown_column(name))
    rows = []
    for row in table.rows:
        cells = {
            columns[number]: read_cell(columns[number], cell)
            for number, cell in enumerate(row)
            if cell and number in columns
        }
        rows.append(Mapping(cells, row[0].span))
    return Items(rows, path.span), problems


def _unreadable(path: Text, folder: Path, error: Exception) -> Problem:
    if isinstance(error, FileNotFoundError):
        message = f"there is no file '{path}' beside the week file"
        try:
            beside = [one.name for one in folder.glob("*.csv")]
        except OSError:
            beside = []
        return Problem("no-file", message, path.span, did_you_mean(path, sorted(beside)))
    reason = getattr(error, "strerror", None) or str(error)
    return Problem("no-file", f"'{path}' can't be read: {reason}", path.span)


def _unknown_column(name: Text) -> Problem:
    hint = did_you_mean(name, VolunteerWords.keys())
    return Problem("unknown-key", f"unknown column '{name}'", name.span, hint)


def read_cell(column: str, cell: Text) -> Any:
    """What stands in a cell under the column of that key, as YAML would give it."""
    if column == "limits":
        return _limits(cell)
    if column in _LISTS:
        return Items(_parts(cell), cell.span)
    if column in _WISHES:
        return Items([_wish(part) for part in _parts(cell)], cell.span)
    return cell


def _parts(cell: Text) -> list[Text]:
    parts = []
    for match in re.finditer(r"[^;；\n]+", cell):
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


def _limits(cell: Text) -> Any:
    limits = Mapping({}, cell.span)
    for part in _parts(cell):
        key, colon, value = plain(part).partition(":")
        if not colon:
            return cell
        offset = len(key) + 1 + len(value) - len(value.lstrip())
        name = Text(key.strip(), part.part(0, len(key.strip())))
        limits[name] = Text(value.strip(), part.part(offset, len(value.strip())))
    return limits
