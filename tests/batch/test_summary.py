"""The summary of a batch: a row for each week file, text that no spreadsheet runs."""

from __future__ import annotations

import csv
import re
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from dutyplan.batch.summary import COLUMNS, FAILED, PROBLEMS, Row, render_summary

ROWS = (
    Row("north/week.yaml", "optimal", 0, 1.2, True, 0.1234),
    Row("south/week.yaml", "feasible", 2, -0.4, False, 60.0, "The time limit was reached."),
    Row("old/周六.yaml", PROBLEMS, message="old/周六.yaml:5:5: error[x]: no,\n\nnever"),
    Row("=1+1.yaml", FAILED, message="@x"),
    Row("plain.yaml", "optimal", 0, None, True, 1.0),
)
TEXT = """\
file,status,gaps,largest_balance,proved,seconds,message
north/week.yaml,optimal,0,1.2,yes,0.12,
south/week.yaml,feasible,2,-0.4,no,60.00,The time limit was reached.
old/周六.yaml,problems,,,no,0.00,"old/周六.yaml:5:5: error[x]: no, never"
'=1+1.yaml,failed,,,no,0.00,'@x
plain.yaml,optimal,0,,yes,1.00,
"""


def test_the_whole_text() -> None:
    assert render_summary(ROWS).decode("utf-8-sig") == TEXT
    assert render_summary(ROWS).startswith(b"\xef\xbb\xbf")


def test_a_row_knows_whether_there_is_a_roster() -> None:
    assert [row.has_roster for row in ROWS] == [True, True, False, False, True]


texts = st.text(st.characters(blacklist_categories=["Cs"]), max_size=20)


@given(texts, texts)
def test_every_text_stays_in_its_cell(file: str, message: str) -> None:
    text = render_summary([Row(file, FAILED, message=message)]).decode("utf-8-sig")
    header, row = csv.reader(StringIO(text, newline=""))
    assert header == list(COLUMNS)
    assert len(row) == len(COLUMNS)
    seen = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", "?", file)
    assert row[0] in (seen, f"'{seen}")
    assert not any(cell.startswith(tuple("=+-@")) for cell in row)


def test_what_nobody_sees_is_shown() -> None:
    (_, row) = csv.reader(StringIO(render_summary([Row("a\nb\r.yaml", FAILED)]).decode()))
    assert row[0] == "a?b?.yaml"


def test_nothing_turns_the_rest_of_a_line_around() -> None:
    (_, row) = csv.reader(StringIO(render_summary([Row("a\u202elmay.y", FAILED)]).decode()))
    assert row[0] == "a?lmay.y"
