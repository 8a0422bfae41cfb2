"""CSV text: what the cells say, and exactly where they stand."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyplan.grammar.tabular.csvtext import read_csv
from dutyplan.grammar.tabular.table import Table
from dutyplan.grammar.text import Text
from dutyplan.problems import MOST_TOLD, Source, render_line, render_text


def read(text: str) -> Table:
    table, problems = read_csv(Source("people.csv", text))
    assert problems == []
    return table


def place(cell: Text) -> tuple[str, int, int, int]:
    return str(cell), cell.span.line, cell.span.column, cell.span.length


def problems_of(text: str) -> list[str]:
    _, problems = read_csv(Source("people.csv", text))
    return [render_text(problem) for problem in problems]


def test_cells_know_their_places() -> None:
    table = read("name,age\nAynur,15\n李敏和, 65 \n")
    assert [place(cell) for cell in table.header] == [("name", 0, 0, 4), ("age", 0, 5, 3)]
    assert [[place(cell) for cell in row] for row in table.rows] == [
        [("Aynur", 1, 0, 5), ("15", 1, 6, 2)],
        [("李敏和", 2, 0, 3), ("65", 2, 5, 2)],
    ]


def test_spans_leave_quotation_marks_out() -> None:
    table = read('name,"note"\n"Li, Min","say ""hi"""\n')
    assert place(table.header[1]) == ("note", 0, 6, 4)
    assert [place(cell) for cell in table.rows[0]] == [
        ("Li, Min", 1, 1, 7),
        ('say "hi"', 1, 11, 10),
    ]


def test_a_cell_with_line_breaks_stands_where_it_starts() -> None:
    table = read('a,b\r\n"one\r\ntwo",x\r\n" \nthree",y\r\n')
    first, second = table.rows
    assert [place(cell) for cell in first] == [("one\r\ntwo", 1, 1, 3), ("x", 2, 5, 1)]
    assert [place(cell) for cell in second] == [("three", 4, 0, 5), ("y", 4, 7, 1)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("last", ["", "end"])
def test_delimiters_and_line_ends(delimiter: str, end: str, last: str) -> None:
    text = end.join([f"name{delimiter}a b", f"Li{delimiter}x", ""]) if last else ""
    text = text or f"name{delimiter}a b{end}Li{delimiter}x"
    table = read(text)
    assert table.header == ("name", "a b")
    assert [place(cell) for cell in table.rows[0]] == [("Li", 1, 0, 2), ("x", 1, 3, 1)]


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("a;b;c,d\n", ("a", "b", "c,d")),
        ('"a;b;c",d\n', ("a;b;c", "d")),
        ('"a\nb;c;d",e\n', ("a\nb;c;d", "e")),
        ("alone\n", ("alone",)),
        ("\n\n , \na\tb\n", ("a\tb",)),
        ("\n\na\tb\n1,2\t3\n", ("a", "b")),
        ('  "a" , b\n'.replace('" ,', '",'), ("a", "b")),
    ],
)
def test_the_header_line_decides_the_delimiter(text: str, header: tuple[str, ...]) -> None:
    assert read(text).header == header


def test_trailing_empty_cells_and_rows_are_nothing() -> None:
    table = read("name,age,,\n,,,\nAynur,15,,,,\n  ,\n\nBahar\n\n,,\n")
    assert table.header == ("name", "age")
    assert table.rows == (("Aynur", "15"), ("Bahar", ""))


def test_a_missing_cell_can_be_pointed_at() -> None:
    table = read("name,age,id\nBahar\nLi Min,,x\n")
    assert [place(cell) for cell in table.rows[0]] == [
        ("Bahar", 1, 0, 5),
        ("", 1, 5, 1),
        ("", 1, 5, 1),
    ]
    assert place(table.rows[1][1]) == ("", 2, 7, 1)


def test_records_go_by_column_name() -> None:
    table = read("name,,age\nAynur,,15\n")
    assert list(table.records()) == [{"name": "Aynur", "age": "15"}]
    assert table.header == ("name", "", "age")
    table, _ = read_csv(Source("people.csv", "name,name\nAynur,Bahar\n"))
    assert list(table.records()) == [{"name": "Aynur"}]


def test_places_count_lines_as_messages_do() -> None:
    """A line separator breaks a line of the excerpt, though it ends no row."""
    table = read("a,b\nx\u2028y,z\n1,2\n")
    assert place(table.rows[0][1]) == ("z", 2, 2, 1)
    assert place(table.rows[1][0]) == ("1", 3, 0, 1)


def test_an_empty_file() -> None:
    for text in ("", "\n\n", " , ,\n"):
        assert problems_of(text) == [
            "people.csv:1:1: error[empty-file]: the file is empty\n"
            "  hint: the first line has the column names"
        ]


def test_a_cell_without_a_column() -> None:
    assert problems_of("name,,age\nAynur,1,15,Li,,Min\n") == [
        "people.csv:2:7: error[extra-cell]: this cell has no column name above it\n"
        "  2 | Aynur,1,15,Li,,Min\n"
        "    |       ^\n"
        "  hint: put text that contains a delimiter in quotation marks",
        "people.csv:2:12: error[extra-cell]: this cell has no column name above it\n"
        "  2 | Aynur,1,15,Li,,Min\n"
        "    |            ^^\n"
        "  hint: put text that contains a delimiter in quotation marks",
        "people.csv:2:16: error[extra-cell]: this cell has no column name above it\n"
        "  2 | Aynur,1,15,Li,,Min\n"
        "    |                ^^^\n"
        "  hint: put text that contains a delimiter in quotation marks",
    ]


def test_a_column_that_is_there_twice() -> None:
    assert problems_of("姓名,name,姓名\nx,y,z\n") == [
        "people.csv:1:9: error[duplicate-column]: there are two columns '姓名'\n"
        "  1 | 姓名,name,姓名\n"
        "    |           ^^^^\n"
        "  hint: the first is at people.csv:1:1"
    ]


def test_a_quotation_mark_that_is_never_closed() -> None:
    text = 'name,note\nAynur,x\nLi,"open, and\nso on\n'
    assert problems_of(text) == [
        "people.csv:3:4: error[unclosed-quote]: this quotation mark is never closed\n"
        '  3 | Li,"open, and\n'
        "    |    ^\n"
        '  hint: close the cell with a second "'
    ]
    table, _ = read_csv(Source("people.csv", text))
    assert table.rows == (("Aynur", "x"),)


def test_text_behind_a_closing_quotation_mark() -> None:
    assert problems_of('name\n"Li" Min\n') == [
        "people.csv:2:5: error[bad-quote]: text after the closing quotation mark of a cell\n"
        '  2 | "Li" Min\n'
        "    |     ^\n"
        '  hint: a quotation mark inside a quoted cell is written twice: ""'
    ]


def test_a_cell_that_is_far_too_long() -> None:
    _, (problem,) = read_csv(Source("people.csv", "name\nAynur\n" + "x" * 200_000))
    assert render_line(problem) == (
        "people.csv:3:1: error[too-large]: a cell has more than 32,767 characters"
    )


CELLS = st.text(st.sampled_from('ab ,;\t"\n\r\u2028李ئ\u0301='), max_size=6)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6))
def test_what_the_csv_module_writes_is_read(rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written).writerows([["a", "b", "c"], *rows])
    source = Source("x.csv", written.getvalue())
    table, problems = read_csv(source)
    assert problems == []
    stripped = [tuple(cell.strip() for cell in row) for row in rows]
    assert list(table.rows) == [row for row in stripped if any(row)]
    for row in table.rows:
        for cell in row:
            span = cell.span
            raw = source.line(span.line)[span.column : span.column + span.length]
            if cell and not set(cell) & set('"\n\r\u2028'):
                assert raw == cell


@given(st.text(st.sampled_from('ab,;\t"\n\r '), max_size=40))
def test_no_text_raises(text: str) -> None:
    table, problems = read_csv(Source("x.csv", text))
    assert all(len(row) == len(table.header) for row in table.rows)
    assert all(problem.span is not None and problem.hint for problem in problems)


@pytest.mark.parametrize("text", ["a," * 2_000 + "b\n" + "x\n" * 1_000, "a\n" * 100_002])
def test_a_table_with_more_cells_than_memory_has_room(text: str) -> None:
    table, problems = read_csv(Source("people.csv", text))
    assert table == Table((), ())
    assert [render_text(problem) for problem in problems] == [
        "people.csv:1:1: error[too-large]: the table is too large: "
        "more than 100,000 rows, 200 columns or 1,000,000 cells\n"
        "  hint: is this the right file? If it is, use --allow-large"
    ]


def test_of_thousands_of_stray_cells_the_first_are_told() -> None:
    """A megabyte of them would be a gigabyte of problems."""
    _, problems = read_csv(Source("people.csv", "name\n" + "a,b,c\n" * 5_000))
    assert len(problems) == MOST_TOLD + 1
