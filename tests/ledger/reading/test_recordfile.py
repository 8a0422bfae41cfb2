"""Filed rosters read back: what was written, and whatever stands in its place."""

from __future__ import annotations

import codecs
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyplan.ledger.reading.recordfile import duty_place, read_record
from dutyplan.ledger.record import Record
from dutyplan.problems import Source
from tests.ledger.records import as_csv, as_json, kept, problems_in, records
from tests.oracle import plans


@plans.examples(60)
@given(records(), st.booleans())
def test_what_stands_in_the_json_is_read(data: dict[str, Any], has_mark: bool) -> None:
    text = codecs.BOM_UTF8 * has_mark + as_json(data).encode()
    record, problems = read_record("r.json", text)
    assert problems == []
    assert record is not None
    assert record == Record.model_validate(data)
    again, problems = read_record("r.json", record.model_dump_json().encode())
    assert problems == []
    assert again == record


@plans.examples(60)
@given(records(), st.sampled_from([",", ";", "\t"]), st.sampled_from(["utf-8-sig", "utf-16"]))
def test_what_stands_in_the_csv_is_read(
    data: dict[str, Any], delimiter: str, encoding: str
) -> None:
    record, problems = read_record("2026-11-28.csv", as_csv(data, delimiter).encode(encoding))
    written = Record.model_validate(data)
    told = [duty for duty in written.duties if duty.volunteers or duty.standby or duty.missing]
    assert problems == []
    assert record is not None
    assert kept(record) == kept(written.model_copy(update={"duties": told}))
    for read, duty in zip(record.duties, told, strict=True):
        if duty.volunteers or duty.missing:
            assert read.centipoints == duty.centipoints
    assert (record.title, record.volunteers) == ("2026-11-28", ())
    assert (record.start, record.end) == (told[0].date, told[-1].date)


@plans.examples(150)
@given(records(), st.booleans(), st.data())
def test_no_bytes_raise(data: dict[str, Any], is_json: bool, draw: st.DataObject) -> None:
    text = (as_json(data) if is_json else as_csv(data)).encode()
    pieces = st.sampled_from([b"", b"[", b"}", b'"', b",", b"\n", b"\\ud800", b"\xff", b"\0",
                              b"9" * 5000, b"null", b"-1", b"NaN", b"1e999", b"{" * 300, b"25:00",
                              b"2026-11-31", b"absent", b";", b"0"])  # fmt: skip
    for _ in range(draw.draw(st.integers(1, 3))):
        start = draw.draw(st.integers(0, len(text)))
        length = draw.draw(st.sampled_from([0, 1, 2, 5, 30, len(text)]))
        text = text[:start] + draw.draw(pieces | st.binary(max_size=4)) + text[start + length :]
    problems_in(read_record("r", text))


@plans.examples(60)
@given(st.binary() | st.text().map(str.encode))
def test_any_bytes(data: bytes) -> None:
    problems_in(read_record("r", data))


@pytest.mark.parametrize("opening", ['{"a":', '{"duties":[', '{"duties":' + "[" * 50])
def test_deep_nesting_does_not_raise(opening: str) -> None:
    for text in (opening * 20_000, opening + "[" * 900 + "]" * 900):
        record, problems = read_record("r", text.encode())
        assert record is None
        assert [problem.code for problem in problems] == ["bad-json"]


def test_too_large_and_no_text() -> None:
    assert problems_in(read_record("r.json", b"{" * 100_000_001)) == [
        "r.json:1:1: error[too-large]: the file is too large: more than 100 MB\n"
        "  hint: is this the right file? If it is, use --allow-large"
    ]
    assert problems_in(read_record("r.csv", b"date,task\nZo\xeb"))[0].startswith(
        "r.csv:2:3: error[not-utf8]: the file is not UTF-8 text: byte 0xeb makes no sense here\n"
    )


@plans.examples(30)
@given(records())
def test_where_each_duty_stands(data: dict[str, Any]) -> None:
    for text in (as_json(data), as_csv(data)):
        record, _ = read_record("r", text.encode())
        assert record is not None
        source = Source("r", text)
        lines = [duty_place(source, index).line for index in range(len(record.duties))]
        assert lines == sorted(set(lines))
        following = [*lines[1:], len(source.lines)]
        for duty, first, last in zip(record.duties, lines, following, strict=True):
            assert duty.date.isoformat() in "".join(source.lines[first:last])


def test_a_spreadsheet_in_china_saves_a_roster_in_gb18030() -> None:
    text = "date,task,volunteer\n2026-11-28,扶手,王国强\n"
    record, (problem,) = read_record("r.csv", text.encode("gb18030"))
    assert record is not None
    assert (record.duties[0].task, record.duties[0].volunteers) == ("扶手", ("王国强",))
    assert (problem.code, problem.is_error) == ("not-utf8", False)


def test_more_values_than_any_roster_has() -> None:
    """Each of a few bytes, of which a reader would make objects."""
    for data in (b'{"a": [' + b"[]," * 3_000_000 + b"0]}", b"{" + b'"":0,' * 5_000_000 + b"}"):
        assert problems_in(read_record("r.json", data)) == [
            "r.json:1:1: error[too-large]: the roster is too large: more than 5,000,000 values\n"
            "  hint: is this the right file? If it is, use --allow-large"
        ]
