"""The two files of a published roster: what each says of the other."""

from __future__ import annotations

from hashlib import sha256

from dutyplan.ledger.record import Record
from dutyplan.ledger.recording import record_of
from dutyplan.outputs.csv import render_record
from dutyplan.outputs.filed import filed_texts
from tests.outputs.example import example

RECORD = record_of(example())


def test_the_json_is_the_record_and_names_the_hash_of_the_csv() -> None:
    json, csv = filed_texts(RECORD)
    digest = sha256(csv).hexdigest()
    found = Record.model_validate_json(json)
    assert found == RECORD.model_copy(update={"csv_sha256": digest})
    assert csv.decode("utf-8-sig") == render_record(RECORD)
    assert csv.startswith(b"\xef\xbb\xbfdate,")


def test_it_names_the_csv_that_may_still_lie_there() -> None:
    assert Record.model_validate_json(filed_texts(RECORD, "ab")[0]).csv_sha256_before == "ab"


def test_a_record_that_was_read_knows_its_csv() -> None:
    read = RECORD.model_copy(update={"csv_sha256": "ab", "csv_sha256_before": "cd"})
    assert Record.model_validate_json(filed_texts(read)[0]).csv_sha256_before == "ab"


def test_to_file_the_same_again_changes_nothing() -> None:
    json, csv = filed_texts(RECORD)
    assert filed_texts(Record.model_validate_json(json)) == (json, csv)
    assert filed_texts(Record.model_validate_json(json), sha256(csv).hexdigest()) == (json, csv)
