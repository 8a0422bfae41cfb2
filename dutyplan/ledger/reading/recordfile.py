"""A filed roster read back, from its JSON or its CSV, with no plan at hand."""

from __future__ import annotations

from dutyplan.grammar.jsontext import place_of, read_json
from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.ledger.reading.csvrecord import CsvRecord
from dutyplan.ledger.reading.files import decode_roster, is_json
from dutyplan.ledger.reading.jsonrecord import read_json_record
from dutyplan.ledger.record import Record
from dutyplan.problems import Problem, Source, Span, has_errors, sort_problems


def read_record(
    name: str, data: bytes, limits: Limits = LIMITS
) -> tuple[Record | None, list[Problem]]:
    """Read a roster as it was filed.

    Parameters
    ----------
    name
        The file as the user named it.
    data
        Its bytes; JSON if its first character is a brace or its name says so, else CSV.
    limits
        How much is read.

    Returns
    -------
    record, problems
        All problems, sorted; no record if one of them is an error. From a CSV the record has no
        sharers and no volunteers, its dates are those of its first and last duty, and its title
        is the file's name.
    """
    source, problems = decode_roster(name, data, limits)
    if has_errors(problems):
        return None, problems
    if is_json(source):
        record, more = read_json_record(source, limits)
        return record, sort_problems(problems + more)
    found = CsvRecord(source, limits)
    return found.record, sort_problems(problems + found.problems)


def duty_place(source: Source, index: int, limits: Limits = LIMITS) -> Span:
    """Where a duty stands in the text that a record was read from."""
    if not is_json(source):
        return CsvRecord(source, limits).duties[index]
    tree, _ = read_json(source, limits)
    return place_of(tree, ("duties", index))
