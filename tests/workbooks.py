"""Workbooks as tests need them: made by openpyxl, and changed where it can't make them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook

Rows = Sequence[Sequence[Any]]


def workbook(rows: Rows = (), **sheets: Rows) -> bytes:
    """One with these rows in the sheet `Sheet1`, or with several sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, lines in (sheets or {"Sheet1": rows}).items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(list(line))
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """The same with another text somewhere in one of its parts."""
    text = parts(data)[part].decode()
    assert old in text
    return added(data, part, text.replace(old, new))


def added(data: bytes, part: str, text: str) -> bytes:
    """The same with one more part, or another in its place."""
    return zipped(parts(data) | {part: text.encode()})


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """An archive of these parts."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()
