"""The CSV beside a roster's JSON: whether it says the same.

People read the CSV, and some write in it. What they write there must not be passed over, and not
be counted in silence either: the record stands in the JSON.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePath

from dutyplan.grammar.text import decode
from dutyplan.ledger.csvrecord import CsvRecord
from dutyplan.ledger.files import MAX_BYTES, duty_label
from dutyplan.ledger.record import Record, RecordedDuty
from dutyplan.ledger.rows import Role
from dutyplan.problems import Problem, Span

_Key = tuple[object, ...]


def compare_twin(record: Record, json_name: str, csv_name: str, data: bytes) -> list[Problem]:
    """What is wrong with a CSV beside the JSON that `record` was read from.

    Parameters
    ----------
    json_name, csv_name
        The two files, as messages speak of them.
    data
        The bytes of the CSV.

    Returns
    -------
    list of Problem
        Nothing where both say the same of all who stand on it; nothing either where the CSV is
        the one that the JSON was about to replace when the program was stopped between the two.
    """
    if sha256(data).hexdigest() in (record.csv_sha256, record.csv_sha256_before):
        return []
    source, problems = decode(csv_name, data, MAX_BYTES)
    if problems:
        return problems
    twin = CsvRecord(source)
    if twin.record is None:
        return twin.problems
    differences = _differences(record, twin, PurePath(json_name).name)
    found = min(differences, key=lambda one: one[:2], default=None)
    if found is None:
        return []
    _, message, span = found
    hint = f"'dutyplan attend {json_name} --from {csv_name}' takes in what the CSV says"
    return [Problem("twin-differs", message, span, hint)]


def _differences(
    record: Record, twin: CsvRecord, json_name: str
) -> Iterator[tuple[tuple[int, int], str, Span]]:
    """Each difference: its place as numbers, what to say of it, its place."""
    assert twin.record is not None
    filed = {_key(duty): duty for duty in record.duties}
    for duty, people, span in zip(twin.record.duties, twin.people, twin.duties, strict=True):
        here, there = _said_of(duty), _said_of(filed.pop(_key(duty), None))
        for who, text in people.items():
            if here[who] == there.get(who):
                continue
            if who not in there:
                message = f"'{who}' is on {_label(duty)} here, and not in {json_name}"
            else:
                message = (
                    f"'{who}' is '{here[who]}' on {_label(duty)} here, "
                    f"and '{there[who]}' in {json_name}"
                )
            yield (text.span.line, text.span.column), message, text.span
        for who in there.keys() - here.keys():
            yield (span.line, span.column), _missing(who, duty, json_name), span
    # A duty of which the CSV says nothing: there is no better place than its beginning.
    for duty in filed.values():
        for who in _said_of(duty):
            yield (0, 0), _missing(who, duty, json_name), twin.source.start()


def _missing(who: str, duty: RecordedDuty, json_name: str) -> str:
    return f"'{who}' is on {_label(duty)} in {json_name}, and not here"


def _key(duty: RecordedDuty) -> _Key:
    return duty.date, duty.start, duty.end, duty.task


def _said_of(duty: RecordedDuty | None) -> dict[str, str]:
    """What became of each who stands on a duty; of a reserve that too."""
    if duty is None:
        return {}
    reserves = {one: f"{Role.STANDBY} {duty.mark(one)}" for one in duty.standby}
    return {one: str(duty.mark(one)) for one in duty.volunteers} | reserves


def _label(duty: RecordedDuty) -> str:
    return duty_label(duty.date, duty.start, duty.end, duty.task)
