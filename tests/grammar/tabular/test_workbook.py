"""Files that are called workbooks, and why some of them can't be read."""

from __future__ import annotations

import pytest

from dutyplan.grammar.limits import LIMITS
from dutyplan.grammar.tabular.tables import read_table
from dutyplan.locales import words
from dutyplan.problems import render_text
from tests.workbooks import changed, workbook, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE = "\n  hint: open it in a spreadsheet and save it as an Excel workbook (.xlsx)"
WHOLE = workbook([["name"], ["Ann"]])
SHEET = "xl/worksheets/sheet1.xml"


def refused(name: str, data: bytes, language: str = "en") -> str:
    table, (problem,) = read_table(name, data)
    assert table is None
    return render_text(problem, words(language))


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (".xls", OLE + b"\0" * 100),
        (".xlsb", zipped({"xl/workbook.bin": b""})),
        (".ods", zipped({"mimetype": b"", "content.xml": b""})),
        (".numbers", zipped({"Index/Document.iwa": b""})),
        (".docx", zipped({"word/document.xml": b""})),
    ],
)
def test_files_of_another_kind(kind: str, data: bytes) -> None:
    assert refused("people.xlsx", data) == (
        f"people.xlsx:1:1: error[no-table]: this is a file of the kind {kind}, "
        f"which can't be read here{SAVE}"
    )
    assert refused("名单.xlsx", data, "zh") == (
        f"名单.xlsx:1:1: 错误[no-table]: 这是 {kind} 文件，这里无法读取\n"
        "  提示：请用表格软件打开，另存为 Excel 工作簿（.xlsx）"
    )


def test_a_password() -> None:
    data = OLE + b"\0" * 100 + "EncryptedPackage".encode("utf-16-le")
    assert refused("people.xlsx", data) == (
        "people.xlsx:1:1: error[no-table]: this workbook is protected by a password\n"
        "  hint: open it with the password, take the password off, and save it as .xlsx"
    )
    locked = bytearray(WHOLE)
    place = locked.rindex(b"PK\x01\x02")
    locked[place + 8] |= 1
    assert "protected by a password" in refused("people.xlsx", bytes(locked))


@pytest.mark.parametrize(
    "data",
    [
        WHOLE[:-30],
        WHOLE[:40],
        b"PK\x03\x04 and no archive",
        b"PK\x05\x06" + b"\0" * 18,
        zipped({"readme.txt": b"hello"}),
        zipped({"xl/workbook.xml": b"<workbook"}),
        changed(WHOLE, SHEET, "</row>", ""),
        changed(WHOLE, SHEET, 't="inlineStr"><is><t>Ann</t></is>', 't="s"><v>9</v>'),
        b"\x7fELF\0\0",
        b"\xff\xfe\0\xd8",
    ],
    ids=[
        "no directory",
        "cut",
        "no archive",
        "empty",
        "no workbook",
        "half a workbook",
        "half a row",
        "no such string",
        "a program",
        "half a character",
    ],
)
def test_damaged_files(data: bytes) -> None:
    said = refused("people.xlsx", data)
    what = "this is no Excel workbook, or it is damaged"
    # What is UTF-16 by its first bytes is taken for text.
    if not data.startswith(b"\xff\xfe"):
        assert said == f"people.xlsx:1:1: error[no-table]: {what}{SAVE}"


@pytest.mark.parametrize("text", ["<html><table><tr>", "\ufeff\n <?xml version='1.0'?>"])
def test_a_page_that_is_called_a_workbook(text: str) -> None:
    assert refused("people.xls", text.encode()) == (
        f"people.xls:1:1: error[no-table]: this is a web page (HTML or XML) and no table{SAVE}"
    )


def test_too_many_bytes() -> None:
    data = WHOLE + b"\0" * LIMITS.table_bytes
    assert refused("people.xlsx", data) == (
        "people.xlsx:1:1: error[too-large]: the file is too large: more than 10 MB\n"
        "  hint: is this the right file? If it is, use --allow-large"
    )


def test_a_bomb_is_not_unpacked() -> None:
    data = zipped({"xl/workbook.xml": b"", "xl/bomb.xml": b"\0" * 101_000_000})
    assert len(data) < 200_000
    assert refused("people.xlsx", data) == (
        "people.xlsx:1:1: error[too-large]: "
        "the workbook is too large: more than 100 MB once it is unpacked, "
        "1,000 files in it, or 1,000,000 cells and formats\n"
        "  hint: is this the right file? If it is, use --allow-large"
    )


def test_entities_that_blow_up() -> None:
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )
    bomb = changed(WHOLE, SHEET, "<worksheet", f"<!DOCTYPE x [{entities}]><worksheet")
    bomb = changed(bomb, SHEET, "<t>Ann</t>", "<t>&a11;</t>")
    assert "damaged" in refused("people.xlsx", bomb)
