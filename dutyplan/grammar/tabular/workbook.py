"""What the bytes of a workbook are, before anything in it is read: one that can be, or why not."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.grammar.tabular.workbookparts import Looked, look_through
from dutyplan.locales.wording import Wording, worded
from dutyplan.problems import Problem, Source

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_IS_ENCRYPTED = 0x1
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".numbers", ".et")

# A file that only workbooks of that kind hold.
_HEART = "xl/workbook.xml"
_OTHERS = {
    "xl/workbook.bin": ".xlsb",
    "Index/Document.iwa": ".numbers",
    "content.xml": ".ods",
    "word/document.xml": ".docx",
}


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are those of a workbook of some kind, and no text."""
    return data.startswith((*_ZIP, _OLE))


def is_called_workbook(name: str) -> bool:
    """Whether a file's name says that it is a workbook."""
    return name.lower().endswith(_SUFFIXES)


def find_refusal(name: str, data: bytes, limits: Limits = LIMITS) -> Problem | None:
    """Why a workbook can't be read; None where nothing is known against it.

    Sizes are those of the directory of the archive: Python reads no more of a part than that. Only
    what is not too large by them is unpacked, and what it holds is looked through.
    """
    if data.startswith(_OLE):
        return locked(name) if _LOCKED in data else _other(name, ".xls")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            refusal = _refusal_by_directory(name, archive.infolist(), limits)
            return refusal or _refusal_by_parts(name, look_through(archive), limits)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError):
        return damaged(name)


def _refusal_by_directory(
    name: str, parts: list[zipfile.ZipInfo], limits: Limits
) -> Problem | None:
    names = {part.filename for part in parts}
    if _HEART not in names:
        other = next((kind for heart, kind in _OTHERS.items() if heart in names), None)
        return damaged(name) if other is None else _other(name, other)
    if any(part.flag_bits & _IS_ENCRYPTED for part in parts):
        return locked(name)
    if len(parts) > limits.parts or sum(part.file_size for part in parts) > limits.unpacked:
        return _too_much(name, limits)
    return None


def _refusal_by_parts(name: str, looked: Looked, limits: Limits) -> Problem | None:
    if not looked.is_plain:
        return damaged(name)
    return _too_much(name, limits) if looked.is_too_large(limits) else None


def _too_much(name: str, limits: Limits) -> Problem:
    facts = {"megabytes": limits.unpacked // 1_000_000, "parts": limits.parts}
    message = worded("bad.too-large.workbook", cells=limits.cells, **facts)
    return _problem(name, "too-large", message, limits.right_file)


def has_formulas(data: bytes) -> bool:
    """Whether there is a formula in any sheet of a workbook."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(_FORMULA.search(archive.read(part)) for part in parts)


def damaged(name: str) -> Problem:
    """It is none, or nothing can be made of it."""
    return _problem(name, "no-table", worded("bad.no-table.damaged"), worded("hint.save-as-xlsx"))


def locked(name: str) -> Problem:
    """It takes a password to read it."""
    return _problem(name, "no-table", worded("bad.no-table.locked"), worded("hint.take-off-lock"))


def is_markup(text: str) -> bool:
    """Whether a text is a page, as some systems export under the name of a workbook."""
    return text.lstrip()[:1] == "<"


def markup(name: str) -> Problem:
    """It is a page, and no table."""
    return _problem(name, "no-table", worded("bad.no-table.markup"), worded("hint.save-as-xlsx"))


def too_large(name: str, limits: Limits) -> Problem:
    """The file itself has too many bytes."""
    message = worded("bad.too-large.file", megabytes=limits.table_bytes // 1_000_000)
    return _problem(name, "too-large", message, limits.right_file)


def _other(name: str, kind: str) -> Problem:
    message = worded("bad.no-table.kind", kind=kind)
    return _problem(name, "no-table", message, worded("hint.save-as-xlsx"))


def _problem(name: str, code: str, message: Wording, hint: Wording) -> Problem:
    return Problem(code, message, Source(name, "").start(), hint)
