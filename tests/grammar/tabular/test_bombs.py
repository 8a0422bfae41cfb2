"""Small files that unfold to what no machine holds: refused in a sentence, in little memory."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from dutyplan.grammar.tabular.tables import read_table
from dutyplan.problems import render_line
from tests.workbooks import added, changed, workbook, zipped

WHOLE = workbook([["name", "age"], ["Aynur", 15]])
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STRINGS_TYPE = (
    '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)
DAMAGED = "error[no-table]: this is no Excel workbook, or it is damaged"
MUCH = (
    "error[too-large]: the workbook is too large: more than 100 MB once it is unpacked, "
    "1,000 files in it, or 1,000,000 cells and formats"
)
SHEET_MUCH = (
    "error[too-large]: the sheet 'Sheet1' is too large: at most 100,000 rows, 200 columns, "
    "1,000,000 cells and 20,000,000 characters are read"
)
TABLE_MUCH = (
    "error[too-large]: the table is too large: more than 100,000 rows, 200 columns or "
    "1,000,000 cells"
)
READ = ""


def rows_of(rows: str) -> bytes:
    return added(WHOLE, SHEET, f"<worksheet {NAMESPACE}><sheetData>{rows}</sheetData></worksheet>")


def with_strings(strings: str, data: bytes = WHOLE) -> bytes:
    """A workbook with shared strings, which openpyxl reads before all else."""
    data = changed(data, "[Content_Types].xml", "</Types>", STRINGS_TYPE)
    return added(data, STRINGS, f"<sst {NAMESPACE}>{strings}</sst>")


def entities(encoding: str) -> bytes:
    """The billion laughs."""
    laughs = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )
    head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [{laughs}]>'
    text = f'{head}<worksheet {NAMESPACE}><sheetData><row><c t="str"><v>&a11;</v></c></row>'
    return with_bytes(SHEET, f"{text}</sheetData></worksheet>".encode(encoding))


def with_bytes(name: str, part: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(WHOLE)) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    return zipped(parts | {name: part})


def external_entity() -> bytes:
    text = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet'
    return changed(WHOLE, SHEET, "<worksheet", text)


def lying(data: bytes) -> bytes:
    """The directory says of the largest part that it has ten bytes."""
    changing = bytearray(data)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        part = max(archive.infolist(), key=lambda one: one.file_size)
    size = part.file_size.to_bytes(4, "little")
    while (place := changing.find(size)) >= 0:
        changing[place : place + 4] = (10).to_bytes(4, "little")
    return bytes(changing)


def overlapping(times: int) -> bytes:
    """The directory names one part of a megabyte again and again."""
    data = with_bytes("xl/media/image1.png", b"\0" * 1_000_000)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        start = archive.start_dir
    end = data.rindex(b"PK\x05\x06")
    directory = data[start:end]
    place = directory.index(b"xl/media/image1.png") - 46
    record = directory[place : place + 46 + len("xl/media/image1.png")]
    directory += record * times
    tail = bytearray(data[end:])
    num = int.from_bytes(tail[10:12], "little") + times
    tail[8:12] = num.to_bytes(2, "little") * 2
    tail[12:16] = len(directory).to_bytes(4, "little")
    return data[:start] + directory + bytes(tail)


def packed_otherwise() -> bytes:
    """By a method of which a few bytes may stand for as much as anybody likes."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("xl/workbook.xml", b"\0" * 90_000_000)
    return file.getvalue()


def long_strings() -> bytes:
    """One long text in a hundred thousand cells."""
    row = '<row><c t="inlineStr"><is><t>name</t></is></c><c t="s"><v>0</v></c></row>'
    return with_strings(f"<si><t>{'x' * 9_000_000}</t></si>", rows_of(row * 90_000))


BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "zeros": (lambda: with_bytes("xl/bomb.xml", b"\0" * 101_000_000), MUCH),
    "a part that lies": (lambda: lying(with_bytes("xl/z.xml", b" " * 90_123_457)), DAMAGED),
    "parts that overlap": (lambda: overlapping(120), MUCH),
    "thousands of parts": (
        lambda: zipped({"xl/workbook.xml": b""} | {f"xl/{n}.xml": b"" for n in range(1001)}),
        MUCH,
    ),
    "a bomb in it": (
        lambda: with_bytes("xl/embeddings/a.zip", zipped({"b": b"\0" * 200_000_000})),
        READ,
    ),
    "another method": (packed_otherwise, DAMAGED),
    "entities": (lambda: entities("utf-8"), DAMAGED),
    "entities in UTF-16": (lambda: entities("utf-16"), DAMAGED),
    "an external entity": (external_entity, DAMAGED),
    "elements": (lambda: rows_of("<a/>" * 11_000_000), MUCH),
    "shared strings": (lambda: with_strings("<si/>" * 11_000_000), MUCH),
    "long shared strings": (long_strings, SHEET_MUCH),
    "a row far down": (lambda: rows_of('<row r="99999999999"/>'), SHEET_MUCH),
    "a CSV of commas": (lambda: b"name" + b"," * 9_000_000, TABLE_MUCH),
    "a million columns": (lambda: b"name," * 1_000_000, TABLE_MUCH),
    "a long cell": (
        lambda: b"name\n" + b"x" * 9_000_000,
        "error[too-large]: a cell has more than 32,767 characters",
    ),
    "rows": (lambda: b"name\n" + b"x\n" * 1_000_000, TABLE_MUCH),
    "quotation marks": (
        lambda: b'name\n"' + b'""' * 4_500_000,
        "error[unclosed-quote]: this quotation mark is never closed",
    ),
}

READER = """
import json, sys
from pathlib import Path
from dutyplan.grammar.tabular.tables import read_table
from dutyplan.problems import render_line

try:
    import resource
except ImportError:
    pass
else:
    resource.setrlimit(resource.RLIMIT_AS, (1_000_000_000, 1_000_000_000))
told = {}
for path in sorted(Path(sys.argv[1]).iterdir()):
    table, problems = read_table("people", path.read_bytes())
    told[path.name] = [render_line(one) for one in problems]
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What a process of one gigabyte says of each; where the system has no such bound, any."""
    folder = tmp_path_factory.mktemp("bombs")
    for name, (make, _) in BOMBS.items():
        data = make()
        assert len(data) < 10_000_000, "it is no bomb, but a large file"
        (folder / name).write_bytes(data)
    command = [sys.executable, "-c", READER, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.stderr == ""
    said: dict[str, list[str]] = json.loads(done.stdout)
    return said


@pytest.mark.parametrize("name", BOMBS)
def test_bombs(name: str, told: dict[str, list[str]]) -> None:
    said = BOMBS[name][1]
    assert [one.split(": ", 1)[1] for one in told[name]] == ([said] if said else [])


def test_what_is_read_beside_a_bomb() -> None:
    table, _ = read_table("people.xlsx", BOMBS["a bomb in it"][0]())
    assert table is not None
    assert table.rows == (("Aynur", "15"),)


def test_links_to_other_files_are_not_followed(tmp_path: Path) -> None:
    """What was saved counts: here, of a formula that asks another workbook."""
    cell = '<c r="B2" t="n"><v>15</v></c>'
    linked = '<c r="B2" t="n"><f>\'file:///etc/[passwd]A\'!A1</f><v>16</v></c>'
    data = changed(WHOLE, SHEET, cell, linked)
    link = (
        f'<externalLink {NAMESPACE}><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    )
    data = added(data, "xl/externalLinks/externalLink1.xml", link)
    table, problems = read_table("people.xlsx", data)
    assert table is not None
    assert (table.rows, problems) == ((("Aynur", "16"),), [])


def test_macros_are_left_alone() -> None:
    data = changed(
        WHOLE,
        "[Content_Types].xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    data = added(data, "xl/vbaProject.bin", 'Sub Auto_Open()\nShell "calc"\nEnd Sub')
    table, problems = read_table("people.xlsm", data)
    assert table is not None
    assert (table.rows, problems) == ((("Aynur", "15"),), [])


def test_a_formula_that_nobody_has_worked_out_has_no_value() -> None:
    data = changed(WHOLE, SHEET, "<v>15</v>", "<f>10+5</f>")
    (problem,) = read_table("people.xlsx", data)[1]
    assert "error[bad-cell]" in render_line(problem)
