"""The parts of a workbook, walked through before any of them is parsed.

A workbook is an archive of XML. What a parser would unfold from it is looked for in the bytes:
declarations of entities, of which one line may stand for gigabytes, and more elements than any
table has. Neither depends on which parser is installed.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from dutyplan.grammar.limits import Limits

_CHUNK = 1_000_000
_ELEMENTS = 10
"""For each cell that there may be: itself, its value, its text, each begun and ended."""
_BESIDE = 4
"""Cells for each element of what is no table, such as formats: those are all kept in memory."""
_IN_PIECES = ("xl/worksheets/", "xl/sharedStrings", "xl/pivotCache/")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
_OVERLAP = max(map(len, _DECLARATIONS)) - 1


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in the parts of a workbook.

    Attributes
    ----------
    is_plain
        Whether all are packed as those of workbooks are, and declare no entity.
    num_elements
        How many elements begin or end in them.
    num_beside
        How many of these in parts that are read as a whole.
    """

    is_plain: bool
    num_elements: int
    num_beside: int = 0

    def is_too_large(self, limits: Limits) -> bool:
        """Whether these are more elements than the largest table needs."""
        is_long = self.num_elements > limits.cells * _ELEMENTS
        return is_long or self.num_beside > limits.cells // _BESIDE


def look_through(archive: zipfile.ZipFile) -> Looked:
    """Walk through all parts; memory for a piece of one of them is all that it takes.

    Raises
    ------
    zipfile.BadZipFile
        Where a part is not what the archive says of it, its size too.
    """
    is_plain, num_elements, num_beside = True, 0, 0
    for part in archive.infolist():
        if part.compress_type not in _METHODS:
            return Looked(is_plain=False, num_elements=0)
        end = b""
        for chunk in _chunks(archive, part):
            num = chunk.count(b"<")
            num_elements += num
            num_beside += 0 if part.filename.startswith(_IN_PIECES) else num
            # In UTF-16 there is a zero byte beside each of these characters.
            text = end + chunk.replace(b"\0", b"")
            is_plain = is_plain and not any(one in text for one in _DECLARATIONS)
            end = text[-_OVERLAP:]
    return Looked(is_plain, num_elements, num_beside)


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """What is in a part: never more than the archive says that there is."""
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            yield chunk
