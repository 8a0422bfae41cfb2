"""What is looked for in the parts of a workbook before any of them is parsed."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from dutyplan.grammar.limits import LARGE, LIMITS
from dutyplan.grammar.tabular.workbookparts import Looked, look_through
from tests.workbooks import workbook, zipped


def looked(*parts: bytes) -> Looked:
    data = zipped({f"{number}.xml": part for number, part in enumerate(parts)})
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return look_through(archive)


def test_a_workbook_is_plain() -> None:
    with zipfile.ZipFile(BytesIO(workbook([["name"], ["Aynur"]]))) as archive:
        found = look_through(archive)
    assert found.is_plain
    assert 0 < found.num_elements < 1_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("what", ["<!DOCTYPE x []>", "<!ENTITY a 'b'>"])
@pytest.mark.parametrize("before", [0, 500_000 - 4, 1_000_000 - 1, 1_000_000 - 3, 1_000_000 - 8])
def test_a_declaration_anywhere(what: str, encoding: str, before: int) -> None:
    """Wherever one piece that is looked at ends and the next begins."""
    assert not looked(b"<a/>", b" " * before + what.encode(encoding) + b"<b/>").is_plain
    assert looked(b" " * before + what.replace("!", "?").encode(encoding)).is_plain


def test_elements_of_all_parts_are_counted() -> None:
    assert looked(b"<a/>" * 3, b"<b></b>" * 500_000) == Looked(True, 1_000_003, 1_000_003)


def test_how_many_are_too_many() -> None:
    assert not Looked(True, 10_000_000).is_too_large(LIMITS)
    assert Looked(True, 10_000_001).is_too_large(LIMITS)
    assert not Looked(True, 10_000_001).is_too_large(LARGE)
    assert not Looked(True, 300_000, 250_000).is_too_large(LIMITS)
    assert Looked(True, 300_000, 250_001).is_too_large(LIMITS)
    assert not Looked(True, 300_000, 250_001).is_too_large(LARGE)


def test_what_is_read_in_pieces_is_told_from_what_is_kept_in_memory() -> None:
    """A few kilobytes of formats would be a gigabyte of them."""
    parts = {"xl/worksheets/sheet1.xml": b"<a/>" * 5, "xl/sharedStrings.xml": b"<a/>" * 3}
    with zipfile.ZipFile(BytesIO(zipped(parts | {"xl/styles.xml": b"<a/>"}))) as archive:
        assert look_through(archive) == Looked(True, 9, 1)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_no_workbook_has(method: int) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("a.xml", "<a/>")
    with zipfile.ZipFile(file) as archive:
        assert not look_through(archive).is_plain
