"""A workbook as bytes: the same ones whenever and wherever it is written."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter


def packed(workbook: Workbook, now: datetime) -> bytes:
    """The file, made at `now` and at no other time."""
    utc = now.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    workbook.properties.created = workbook.properties.modified = utc
    # openpyxl stamps each part with the computer's time, so they are packed once more.
    loose, tight = BytesIO(), BytesIO()
    ExcelWriter(workbook, ZipFile(loose, "w")).save()
    stamp = (max(utc.year, 1980), *utc.timetuple()[1:6])
    with ZipFile(loose) as parts, ZipFile(tight, "w") as file:
        for name in parts.namelist():
            info = ZipInfo(name, stamp)
            info.create_system = 0  # else the zip says which system wrote it
            file.writestr(info, parts.read(name), ZIP_DEFLATED)
    return tight.getvalue()
