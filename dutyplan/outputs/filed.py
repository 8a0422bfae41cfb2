"""The two files of a published roster."""

from __future__ import annotations

from codecs import BOM_UTF8
from hashlib import sha256

from dutyplan.ledger.record import Record
from dutyplan.outputs import csv, json


def filed_texts(record: Record, twin: str | None = None) -> tuple[bytes, bytes]:
    """The JSON, with the hash of the CSV in it, and the CSV, with a byte-order mark.

    Parameters
    ----------
    twin
        Hash of the CSV that is there now, and is still there if the program dies between the
        two; where it is not given, the one that belongs to the record as it was read.
    """
    table = BOM_UTF8 + csv.render_record(record).encode()
    digest = sha256(table).hexdigest()
    before = twin or record.csv_sha256
    hashes = {
        "csv_sha256": digest,
        "csv_sha256_before": before if before != digest else None,
    }
    return json.render_record(record.model_copy(update=hashes)).encode(), table
