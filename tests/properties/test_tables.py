"""Tables: however they were saved they say the same, and no bytes make the reader raise."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dutyplan.grammar.tabular.formulas import escaped
from dutyplan.grammar.tabular.tables import read_table
from dutyplan.ledger.reading.recordfile import read_record
from dutyplan.ledger.record import Record, RecordedDuty
from dutyplan.outputs.csv import render_record
from dutyplan.problems import has_errors, render_text
from tests.oracle import plans
from tests.workbooks import workbook

# What a cell may say in every encoding: characters of everyday Chinese, and what has to be quoted.
_TEXTS = st.text(st.sampled_from("张伟李敏王国强，；：=+-@'\"ab1 ,;\n"), max_size=6).map(str.strip)
_HEADER = ("姓名", "name ＝", "'x", "年龄")
_ROWS = st.lists(st.tuples(*[_TEXTS] * len(_HEADER)).filter(any), min_size=1, max_size=5)


def _as_csv(rows: list[tuple[str, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([[escaped(cell) for cell in row] for row in [_HEADER, *rows]])
    return text.getvalue()


def _as_workbook(rows: list[tuple[str, ...]]) -> bytes:
    return workbook([[_typed(escaped(cell)) for cell in row] for row in [_HEADER, *rows]])


def _typed(cell: str) -> Any:
    """A number where that says the same."""
    return int(cell) if cell.isascii() and cell.isdigit() and cell == str(int(cell)) else cell


@plans.examples(60)
@given(_ROWS)
def test_it_is_the_same_table_however_it_was_saved(rows: list[tuple[str, ...]]) -> None:
    text = _as_csv(rows)
    saved = {encoding: text.encode(encoding) for encoding in ("utf-8", "utf-8-sig", "gb18030")}
    for data in (*saved.values(), _as_workbook(rows)):
        table, problems = read_table("people", data)
        assert not has_errors(problems)
        assert table is not None
        assert table.header == _HEADER
        assert list(table.rows) == rows
        assert [one.code for one in problems] in ([], ["not-utf8"])


_WHOLE = workbook([["name", "age", "born"], ["Ann", 15, date(2011, 3, 14)], ["Bob", "=1+1", None]])


@plans.examples(100)
@given(st.data())
def test_no_damage_raises(data: st.DataObject) -> None:
    damaged = bytearray(_WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        damaged[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(damaged)) | st.just(len(damaged)))
    table, problems = read_table("people.xlsx", bytes(damaged[:cut]))
    assert table is not None or has_errors(problems)
    assert all(render_text(problem) for problem in problems)


@plans.examples(100)
@given(st.binary(max_size=60) | st.text(max_size=40).map(lambda text: text.encode("gb18030")))
def test_any_bytes(data: bytes) -> None:
    table, problems = read_table("people.csv", data)
    assert table is not None or has_errors(problems)
    assert all(render_text(problem) for problem in problems)


_NAMES = st.text(st.sampled_from("=+-@'＝＋－＠a小 1,\""), min_size=1, max_size=5).filter(
    lambda name: name == name.strip()
)


@plans.examples(100)
@given(st.lists(_NAMES, min_size=1, max_size=4, unique=True), _NAMES, _NAMES | st.just(""))
def test_a_roster_of_hostile_names_comes_back(names: list[str], task: str, place: str) -> None:
    day = date(2026, 11, 28)
    duty = RecordedDuty(
        date=day,
        start="10:00",
        end="11:00",
        task=task,
        place=place,
        want=len(names),
        effort=1,
        volunteers=tuple(sorted(names)),
        standby=(),
        missing=0,
        attendance={},
    )
    written = render_record(Record(title="r", start=day, end=day, duties=(duty,)))
    for line in csv.reader(io.StringIO(written)):
        assert not any(cell.startswith(tuple("=+-@＝＋－＠\t\r")) for cell in line)
    record, problems = read_record("r.csv", written.encode())
    assert problems == []
    assert record is not None
    assert record.duties == (duty,)
