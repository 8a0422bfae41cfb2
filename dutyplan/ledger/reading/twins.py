"""The CSV beside a roster's JSON: whether it says the same.

People read the CSV, and some write in it. What they write there must not be passed over, and not
be counted in silence either: the record stands in the JSON.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import PurePath
from shlex import quote

from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.ledger.reading.csvrecord import CsvRecord
from dutyplan.ledger.reading.files import decode_roster
from dutyplan.ledger.reading.rows import Role
from dutyplan.ledger.record import Mark, Record, RecordedDuty
from dutyplan.locales.wording import Wording, worded
from dutyplan.problems import Problem, Span, has_errors

_DAMAGED = ("empty-file", "not-text")
"""What is said of a CSV in which nothing can be read that somebody has written."""

_Key = tuple[object, ...]


def compare_twin(
    record: Record, json_name: str, csv_name: str, data: bytes, limits: Limits = LIMITS
) -> list[Problem]:
    """What is wrong with a CSV beside the JSON that `record` was read from.

    Parameters
    ----------
    json_name, csv_name
        The two files, as messages speak of them.
    data
        The bytes of the CSV.
    limits
        How much is read.

    Returns
    -------
    list of Problem
        Nothing where both say the same of all who stand on it; nothing either where the CSV is
        the one that the JSON was about to replace when the program was stopped between the two.
    """
    if sha256(data).hexdigest() in (record.csv_sha256, record.csv_sha256_before):
        return []
    source, problems = decode_roster(csv_name, data, limits)
    twin = CsvRecord(source, limits)
    if has_errors(problems) or twin.record is None:
        hint = worded("hint.take-twin-away", file=PurePath(json_name).name)
        found = problems if has_errors(problems) else twin.problems
        return [replace(one, hint=hint) if one.code in _DAMAGED else one for one in found]
    command = f"dutyplan attend {quote(json_name)} --from {quote(csv_name)}"
    differences = _differences(record, twin, PurePath(json_name).name, command)
    first = min(differences, key=lambda one: (one.span.line, one.span.column), default=None)
    return [] if first is None else [Problem("twin-differs", first.message, first.span, first.hint)]


@dataclass(frozen=True, slots=True)
class _Difference:
    message: str
    span: Span
    hint: str


def _differences(
    record: Record, twin: CsvRecord, json_name: str, command: str
) -> Iterator[_Difference]:
    """Each difference; `command` takes in what the CSV says."""
    assert twin.record is not None
    taken_in = worded("hint.takes-in", command=command)
    filed = {_key(duty): duty for duty in record.duties}
    for duty, people, span in zip(twin.record.duties, twin.people, twin.duties, strict=True):
        here, there = _said_of(duty), _said_of(filed.pop(_key(duty), None))
        for who, text in people.items():
            if here[who] == there.get(who):
                continue
            hint = taken_in
            if who not in there:
                message = worded("bad.twin.more", who=who, duty=duty.label, file=json_name)
            else:
                message = worded(
                    "bad.twin.other",
                    who=who,
                    here=here[who],
                    duty=duty.label,
                    there=there[who],
                    file=json_name,
                )
                if here[who] == Mark.PLANNED and there[who] in _MARKED:
                    hint = worded("hint.planned-takes-nothing", command=command)
            yield _Difference(message, text.span, hint)
        for who in there.keys() - here.keys():
            yield _Difference(_missing(who, duty, json_name), span, worded("hint.put-row-back"))
    # A duty of which the CSV says nothing: there is no better place than its beginning.
    for duty in filed.values():
        for who in _said_of(duty):
            missing = _missing(who, duty, json_name)
            yield _Difference(missing, twin.source.start(), worded("hint.put-row-back"))


_MARKED = {str(mark) for mark in Mark if mark is not Mark.PLANNED}


def _missing(who: str, duty: RecordedDuty, json_name: str) -> Wording:
    return worded("bad.twin.less", who=who, duty=duty.label, file=json_name)


def _key(duty: RecordedDuty) -> _Key:
    return duty.date, duty.start, duty.end, duty.task


def _said_of(duty: RecordedDuty | None) -> dict[str, str]:
    """What became of each who stands on a duty; of a reserve that too."""
    if duty is None:
        return {}
    reserves = {one: f"{Role.STANDBY} {duty.mark(one)}" for one in duty.standby}
    return {one: str(duty.mark(one)) for one in duty.volunteers} | reserves
