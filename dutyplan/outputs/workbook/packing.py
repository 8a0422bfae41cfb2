"""A workbook as bytes: the same ones whenever and wherever it is written."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

_FIRST_YEAR = 1980  # of a zip


def packed(workbook: Workbook, now: datetime) -> bytes:
    """The file, made at `now` and at no other time."""
    utc = now.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    workbook.properties.created = workbook.properties.modified = utc
    data = BytesIO()
    ExcelWriter(workbook, _Parts(data, utc)).save()
    return data.getvalue()


class _Parts(ZipFile):
    """A zip whose parts are all of one time.

    openpyxl would stamp them with the computer's, which may even be one that no zip can have.
    """

    def __init__(self, data: BytesIO, time: datetime) -> None:
        super().__init__(data, "w")
        self._stamp = (max(time.year, _FIRST_YEAR), *time.timetuple()[1:6])

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        """Add a part."""
        info = ZipInfo(str(zinfo_or_arcname), self._stamp)
        info.create_system = 0  # else the zip says which system wrote it
        super().writestr(info, data, ZIP_DEFLATED)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """Add a part that openpyxl has in a file."""
        self.writestr(arcname, Path(filename).read_bytes())
