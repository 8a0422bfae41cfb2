"""Workbooks from bytes: the parts of a good one, edited, and zipped without compression.

Bytes as such hardly ever make an archive, and hardly ever XML. So most of an input are words put in
the place of others: an attribute's value, a text, or a tag as a whole.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.sax.saxutils import escape

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SHEET = "xl/worksheets/sheet1.xml"

GOOD: Mapping[str, str] = {
    SHEET: f"""<worksheet {_MAIN}><dimension ref="A1:F4"/><sheetData>
<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>
<c r="D1" t="inlineStr"><is><t>available</t></is></c><c r="E1" t="str"><v>skills</v></c></row>
<row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2"><v>15</v></c><c r="C2" s="1"><v>40616</v></c>
<c r="D2" s="2"><v>0.5</v></c><c r="E2" t="b"><v>1</v></c></row>
<row r="4" hidden="1"><c r="A4" t="s"><v>4</v></c><c r="B4" t="e"><v>#N/A</v></c>
<c r="C4" t="d"><v>1976-11-28</v></c><c r="D4" s="3"><v>1.25</v></c>
<c r="E4"><f>A2</f><v/></c></row>
</sheetData><mergeCells count="1"><mergeCell ref="A6:B6"/></mergeCells></worksheet>""",
    "xl/sharedStrings.xml": f"""<sst {_MAIN}><si><t>name</t></si><si><t>age</t></si>
<si><t>born</t></si><si><r><t>Ay</t></r><r><rPr><b/></rPr><t xml:space="preserve">nur_x000D_</t>
</r></si><si><t>李敏</t><phoneticPr fontId="0"/></si></sst>""",
    "xl/workbook.xml": f"""<workbook {_MAIN} xmlns:r="{_OFFICE}"><workbookPr date1904="0"/>
<sheets><sheet name="People" sheetId="1" state="visible" r:id="rId1"/>
<sheet name="Notes" sheetId="2" state="hidden" r:id="rId2"/></sheets>
<definedNames><definedName name="a" localSheetId="0">People!$A$1</definedName></definedNames>
</workbook>""",
    "xl/styles.xml": f"""<styleSheet {_MAIN}><numFmts count="1">
<numFmt numFmtId="164" formatCode="[h]:mm"/></numFmts><fonts><font/></fonts><fills><fill
><patternFill/></fill></fills>
<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0"/>
<xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="164"/></cellXfs></styleSheet>""",
    "xl/_rels/workbook.xml.rels": f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/worksheet" Target="worksheets/sheet2.xml"/>
<Relationship Id="rId3" Type="{_OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="rId4" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>
</Relationships>""",
    "[Content_Types].xml": f"""<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>
<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>
<Override PartName="/xl/sharedStrings.xml" ContentType="{_KIND}.sharedStrings+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>
<Override PartName="/xl/worksheets/sheet2.xml" ContentType="{_KIND}.worksheet+xml"/></Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>
</Relationships>""",
    "xl/worksheets/sheet2.xml": f"<worksheet {_MAIN}><sheetData/></worksheet>",
}
"""The parts of a workbook with a bit of everything, those in front chosen most often."""

_NAMES = (
    (SHEET,) * 7 + ("xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml") * 2 + tuple(GOOD)
)
_TAG, _WORD = re.compile("(<[^>]*>)"), re.compile('="([^"]*)"|>([^<>]+)<')
_HEAD = 4
"""Bytes before an edit's text: the part and what is done, where in it (two), how long it is."""
_MOST = 8
"""Edits of one book."""


def made(data: bytes) -> bytes:
    """The bytes of a workbook: as they are if they begin as one, else a good one with edits."""
    if data[:2] in (b"PK", b"\xd0\xcf"):
        return data
    book = dict(GOOD)
    for number, place, text in _edits(data):
        name = _NAMES[(number >> 2) % len(_NAMES)]
        book[name] = _edited(book[name], number & 3, place, text)
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, part in book.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return file.getvalue()


def _edited(part: str, kind: int, place: int, text: str) -> str:
    """A part with one edit: a word replaced, a tag replaced, repeated, or put behind another."""
    spots = list((_TAG if kind else _WORD).finditer(part))
    if not spots:
        return text
    start, end = _inner(spots[place % len(spots)])
    old = part[start:end]
    new = (escape(text, {'"': "&quot;"}), text, old * 2, old + text)[kind]
    return part[:start] + new + part[end:]


def _inner(spot: re.Match[str]) -> tuple[int, int]:
    return spot.span(spot.lastindex or 0)


def _edits(data: bytes) -> Iterator[tuple[int, int, str]]:
    for _ in range(_MOST):
        if len(data) < _HEAD:
            return
        number, high, low, length = data[:_HEAD]
        yield number, high * 256 + low, data[_HEAD : _HEAD + length].decode(errors="replace")
        data = data[_HEAD + length :]


def edit(part: str, word: str, text: str, number: int = 0) -> bytes:
    """The bytes that put a text in the place of a word of a part: an input to begin with.

    Parameters
    ----------
    number
        Which of several such words, from 0.
    """
    good = GOOD[part]
    words = [good[slice(*_inner(spot))] for spot in _WORD.finditer(good)]
    place = [place for place, found in enumerate(words) if found == word][number]
    new = text.encode()
    return bytes((_NAMES.index(part) << 2, place >> 8, place & 255, len(new))) + new
