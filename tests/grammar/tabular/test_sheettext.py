"""Tables from workbooks: what cells say, where they stand, and which sheet is meant."""

from __future__ import annotations

import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time
from typing import Any

import pytest
from openpyxl import Workbook

from dutyplan.grammar.limits import LIMITS
from dutyplan.grammar.tabular.table import Table
from dutyplan.grammar.tabular.tables import read_table
from dutyplan.locales import words
from dutyplan.problems import render_text
from tests.workbooks import added, changed, saved, workbook

SHEET = "xl/worksheets/sheet1.xml"


def read(data: bytes) -> Table:
    table, problems = read_table("people.xlsx", data)
    assert problems == []
    assert table is not None
    return table


def told(data: bytes, language: str = "en") -> list[str]:
    return [render_text(one, words(language)) for one in read_table("people.xlsx", data)[1]]


def labels(table: Table) -> list[list[str]]:
    return [[cell.span.label.removeprefix("people.xlsx:") for cell in row] for row in table.rows]


# -- cells


def test_cells_know_their_sheet_row_and_column() -> None:
    table = read(workbook(名单=[["name", "age"], ["Aynur", 15], [], ["李敏", None]]))
    assert table.header == ("name", "age")
    assert table.rows == (("Aynur", "15"), ("李敏", ""))
    assert labels(table) == [["名单!A2", "名单!B2"], ["名单!A4", "名单!B4"]]
    assert [cell.span.length for cell in table.rows[1]] == [2, 1]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (" Li Min \n", "Li Min"),
        (15.0, "15"),
        (0.5, "0.5"),
        (True, "TRUE"),
        (datetime(2026, 11, 28), "2026-11-28"),
        (datetime(2026, 11, 28, 13, 45), "2026-11-28 13:45"),
        (time(10), "10:00"),
        ("one\ntwo", "one\ntwo"),
        ("@小王", "@小王"),
        ("'=1", "=1"),
        ("ئايغۈل", "ئايغۈل"),
    ],
)
def test_values(value: Any, text: str) -> None:
    (row,) = read(workbook([["name", "x"], ["Ann", value]])).rows
    assert row[1] == text


def test_line_breaks_in_cells_break_no_row() -> None:
    table = read(workbook([["name", "available"], ["Ann", "saturday\nsunday"], ["Bob", "x"]]))
    cell = table.rows[0][1]
    assert cell.span.source.line(cell.span.line) == "Ann | saturday sunday"
    assert labels(table)[1] == ["Sheet1!A3", "Sheet1!B3"]


def formula(saved_as: str, kind: str = "") -> bytes:
    """A workbook in which B2 is a formula with such a saved value."""
    data = workbook([["name", "age"], ["Ann", "=7+8"]])
    old = '<c r="B2"><f>7+8</f><v /></c>'
    return changed(data, SHEET, old, f'<c r="B2"{kind}><f>7+8</f>{saved_as}</c>')


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (formula("<v>15</v>"), "15"),
        (formula("<v>keys</v>", ' t="str"'), "keys"),
        (formula("<v></v>", ' t="str"'), ""),
        (formula("<v>1</v>", ' t="b"'), "TRUE"),
    ],
)
def test_formulas_count_by_their_saved_value(data: bytes, text: str) -> None:
    assert read(data).rows == (("Ann", text),)


def test_a_formula_without_a_saved_value() -> None:
    table, _ = read_table("people.xlsx", formula("<v/>"))
    assert table is not None
    assert table.rows == (("Ann", ""),)
    assert told(formula("")) == [
        "people.xlsx:Sheet1!B2: error[bad-cell]: "
        "the result of the formula in this cell is not saved in the file\n"
        "  2 | Ann\n"
        "    |    ^\n"
        "  hint: open the file in a spreadsheet and save it again, or write the value itself"
    ]


def test_an_error_in_a_cell() -> None:
    data = formula("<v>#REF!</v>", ' t="e"')
    assert told(data) == [
        "people.xlsx:Sheet1!B2: error[bad-cell]: the formula in this cell gives #REF!\n"
        "  2 | Ann | #REF!\n"
        "    |       ^^^^^\n"
        "  hint: repair the formula, or write the value itself"
    ]
    assert told(data, "zh") == [
        "people.xlsx:Sheet1!B2: 错误[bad-cell]: 此单元格的公式结果为 #REF!\n"
        "  2 | Ann | #REF!\n"
        "    |       ^^^^^\n"
        "  提示：请改正公式，或直接填写数值"
    ]


def test_a_formula_that_gives_nothing_makes_no_row() -> None:
    data = workbook([["name", "age"], ["Ann", 15], ["=A9", None]])
    old = '<c r="A3"><f>A9</f><v /></c>'
    data = changed(data, SHEET, old, '<c r="A3" t="str"><f>A9</f><v></v></c>')
    assert read(data).rows == (("Ann", "15"),)


def test_strings_that_cells_share_as_excel_writes_them() -> None:
    data = workbook([["name", "age"], ["Ann", 15]])
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    data = changed(data, "[Content_Types].xml", "</Types>", override)
    data = changed(data, SHEET, 't="inlineStr"><is><t>Ann</t></is>', 't="s"><v>1</v>')
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = f'<sst xmlns="{namespace}"><si><t>x</t></si><si><r><t>Li </t></r><r><t>Min</t></r>'
    data = added(data, "xl/sharedStrings.xml", f"{strings}</si></sst>")
    assert read(data).rows == (("Li Min", "15"),)


# -- rows and columns


def test_titles_above_the_header_are_passed_over() -> None:
    table = read(workbook([["志愿者名单"], [], ["2026"], ["姓名", "年龄"], ["张伟", 31]]))
    assert table.header == ("姓名", "年龄")
    assert labels(table) == [["Sheet1!A5", "Sheet1!B5"]]


def test_without_a_column_of_names_the_first_row_is_the_header() -> None:
    assert read(workbook([["age"], ["15"]])).header == ("age",)
    assert read(workbook([["date", "task"], ["x", "name"]])).header == ("date", "task")


def test_hidden_and_merged_cells_are_read_like_others() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["名单", None], ["name", "age"], ["Ann", 15], ["Bob", 16]):
        sheet.append(row)
    sheet.merge_cells("A1:B1")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["B"].hidden = True
    assert read(saved(book)).rows == (("Ann", "15"), ("Bob", "16"))


def test_a_cell_without_a_column_and_a_column_that_is_there_twice() -> None:
    assert told(workbook([["name", "age", "name"], ["Ann", 15, None, "x"]])) == [
        "people.xlsx:Sheet1!C1: error[duplicate-column]: there are two columns 'name'\n"
        "  1 | name | age | name\n"
        "    |              ^^^^\n"
        "  hint: the first is at people.xlsx:Sheet1!A1",
        "people.xlsx:Sheet1!D2: error[extra-cell]: this cell has no column name above it\n"
        "  2 | Ann | 15 |  | x\n"
        "    |               ^\n"
        "  hint: write a name above it, or take it out",
    ]


def test_rows_and_columns_that_a_sheet_only_claims() -> None:
    data = workbook([["name", "age"], ["Ann", 15]])
    data = changed(data, SHEET, 'ref="A1:B2"', 'ref="A1:XFD1048576"')
    assert read(data).rows == (("Ann", "15"),)
    data = changed(data, SHEET, "</sheetData>", '<row r="1048576"/></sheetData>')
    assert read(data).rows == (("Ann", "15"),)


@pytest.mark.parametrize("cell", [f"A{LIMITS.rows + 1}", "A1048576", "GS2", "XFD2"])
def test_too_many_rows_or_columns(cell: str) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet[cell] = "name", "x"
    assert told(saved(book)) == [
        "people.xlsx:1:1: error[too-large]: the sheet 'Sheet' is too large: "
        "at most 100,000 rows, 200 columns, 1,000,000 cells and 20,000,000 characters are read\n"
        "  hint: leave nothing in it but the table, or use --allow-large"
    ]


@pytest.mark.parametrize("row", ['<row r="99999999999"/>', "<row/>" * 1_100_000])
def test_rows_that_no_sheet_has_are_not_walked_through(row: str) -> None:
    data = changed(workbook([["name"], ["Ann"]]), SHEET, "</sheetData>", f"{row}</sheetData>")
    assert told(data)[0].startswith("people.xlsx:1:1: error[too-large]: the sheet 'Sheet1'")


def test_the_last_row_and_column_are_read() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "name"
    sheet.cell(1, LIMITS.columns, "age")
    sheet.cell(LIMITS.rows, 1, "Ann")
    assert read(saved(book)).rows == (("Ann", *[""] * (LIMITS.columns - 1)),)


# -- sheets


def test_the_only_sheet_with_content() -> None:
    assert read(workbook(Sheet1=[], B=[["age"], [15]], C=[])).header == ("age",)


def test_the_only_sheet_with_names() -> None:
    data = workbook(
        说明=[["填写说明"], ["姓名如实填写"]], 名单=[["姓名"], ["张伟"]], 选项=[["是"], ["否"]]
    )
    assert labels(read(data)) == [["名单!A2"]]


def test_titles_of_a_form_are_looked_at_where_there_is_no_plain_one() -> None:
    data = workbook(Sheet2=[["是"]], Sheet1=[["报名表"], ["序号", "1. 您的姓名"], [1, "张伟"]])
    table = read(data)
    assert table.header == ("序号", "1. 您的姓名")
    assert labels(table) == [["Sheet1!A3", "Sheet1!B3"]]


def test_hidden_sheets_are_left_out() -> None:
    book = Workbook()
    book.worksheets[0].append(["name"])
    book.worksheets[0].append(["Ann"])
    other = book.create_sheet("old")
    other.append(["name"])
    other.sheet_state = "hidden"
    assert read(saved(book)).rows == (("Ann",),)


def test_several_sheets_that_may_be_meant() -> None:
    assert told(workbook(A=[["name"]], B=[["姓名"]], C=[["x"]])) == [
        "people.xlsx:1:1: error[several-sheets]: it is not clear which sheet is meant: A and B\n"
        "  hint: several have a column 'name' or '姓名': take out all but one, or hide them"
    ]
    assert told(workbook(A=[["x"]], B=[["y"]]), "zh") == [
        "people.xlsx:1:1: 错误[several-sheets]: 不清楚该读哪个工作表：A、B\n"
        "  提示：只有志愿者名单所在的工作表才应有“姓名”或“name”一列"
    ]


def test_a_workbook_with_nothing_in_it() -> None:
    assert told(workbook([])) == [
        "people.xlsx:1:1: error[empty-file]: there is nothing in this workbook\n"
        "  hint: the first row has the column names"
    ]


def test_what_the_library_prints_goes_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    style = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" />'
    data = changed(workbook([["name"], ["Ann"]]), "xl/styles.xml", style, "")
    read_table("people.xlsx", data)
    assert capfd.readouterr() == ("", "")


# -- threads


def test_threads_leave_the_streams_and_filters_of_the_process_as_they_were() -> None:
    """Both are changed for a while, and put back: by two at once, in the wrong order."""
    data = workbook([["name"], *([f"V{number}"] for number in range(200))])
    before = sys.stdout, list(warnings.filters)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: read(data), range(40)))
    assert all(len(one.rows) == 200 for one in found)
    assert (sys.stdout, list(warnings.filters)) == before
