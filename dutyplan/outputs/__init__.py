"""The outputs: a file each, named as its format, and this table.

A format's module has one function, `render`, from a sheet and a view where people read it, from a
record and a view where programs do. It is imported when something is rendered with it, so that the
table itself costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from dutyplan.ledger.record import Record
from dutyplan.outputs.base import Details, Format, View

__all__ = ["FORMATS", "Details", "Format", "View", "format_of"]

Rendered = str | bytes


def _of_sheet(module: str) -> Callable[[Record, View], Rendered]:
    def render(record: Record, view: View) -> Rendered:
        from dutyplan.outputs.layout import sheet_of

        made: Rendered = _module(module).render(sheet_of(record, view), view)
        return made

    return render


def _of_record(module: str) -> Callable[[Record, View], Rendered]:
    def render(record: Record, view: View) -> Rendered:
        made: Rendered = _module(module).render(record, view)
        return made

    return render


def _module(name: str) -> Any:
    return import_module(f"{__name__}.{name}")


def _for_people(name: str, *suffixes: str, is_binary: bool = False) -> Format:
    return Format(name, suffixes, _of_sheet(name), is_binary=is_binary)


def _for_programs(name: str, suffix: str, encoding: str) -> Format:
    return Format(name, (suffix,), _of_record(name), encoding, is_for_programs=True)


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        _for_people("table", ".txt"),
        # A spreadsheet knows UTF-8 by the byte-order mark.
        _for_programs("csv", ".csv", "utf-8-sig"),
        _for_programs("json", ".json", "utf-8"),
        _for_people("html", ".html", ".htm"),
        _for_people("xlsx", ".xlsx", is_binary=True),
        _for_people("markdown", ".md", ".markdown"),
        _for_people("ics", ".ics"),
        _for_people("chat", ".chat.txt"),
    )
}


def format_of(path: Path) -> Format | None:
    """Find the format that a file's suffix asks for, in capital letters or not."""
    name = path.name.lower()
    claims = [
        (suffix, one)
        for one in FORMATS.values()
        for suffix in one.suffixes
        if name.endswith(suffix) and name != suffix
    ]
    # `.chat.txt` before `.txt`
    return max(claims, key=lambda claim: len(claim[0]))[1] if claims else None
