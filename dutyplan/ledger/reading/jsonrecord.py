"""A filed roster from its JSON: read at once where all is well, with places where it is not."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from dutyplan.grammar.jsontext import find_excess, no_json, place_of, read_json
from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.ledger.reading.files import nothing_listed
from dutyplan.ledger.reading.flaws import Flaw, find_flaws, said_of
from dutyplan.ledger.record import Record
from dutyplan.locales.wording import Series, Wording, worded
from dutyplan.problems import MOST_TOLD, Problem, Source, sort_problems

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

# By the first word of pydantic's kind of error.
_NOUNS = {
    "string": "noun.text",
    "int": "noun.whole",
    "float": "noun.number",
    "finite": "noun.number",
    "bool": "noun.true-or-false",
    "tuple": "noun.list",
    "dict": "noun.object",
    "model": "noun.object",
    "date": "noun.date",
}


def read_json_record(
    source: Source, limits: Limits = LIMITS
) -> tuple[Record | None, list[Problem]]:
    """The record in a JSON text, and what is wrong with it; no record with errors."""
    if (problem := find_excess(source, limits)) is not None:
        return None, [problem]
    try:
        record = Record.model_validate_json(source.text, strict=True)
        if not record.duties:
            return None, [nothing_listed(source)]
        flaws = list(islice(find_flaws(record), MOST_TOLD))
        if not flaws and sum(duty.missing for duty in record.duties) > limits.places:
            return None, [_too_many_places(source, limits)]
        if not flaws and _says_each_thing_once(source.text):
            return record, []
    except ValidationError as error:
        # What pydantic says of each takes more room than the roster.
        if error.error_count() > MOST_TOLD:
            return None, [_something_else(source)]
        details = error.errors(include_url=False)
        if details[0]["type"] == "json_invalid":
            return None, _no_json(source, details[0], limits)
        flaws = [_misread(detail) for detail in details]
    # Only now it is worth the time to find out where everything stands.
    tree, problems = read_json(source, limits)
    if tree is None:  # pragma: no cover - one reader of JSON may take what the other does not
        return None, problems
    problems += [
        Problem(flaw.code, flaw.message, place_of(tree, flaw.path), flaw.hint) for flaw in flaws
    ]
    return None, sort_problems(problems)


def _too_many_places(source: Source, limits: Limits) -> Problem:
    message = worded("bad.too-many-places.roster", most=limits.places)
    return Problem("too-large", message, source.start(), limits.right_file)


def _something_else(source: Source) -> Problem:
    message = worded("bad.many-flaws", most=MOST_TOLD)
    return Problem("no-roster", message, source.start(), worded("hint.right-file"))


def _says_each_thing_once(text: str) -> bool:
    """Whether no key stands twice, of which one would be passed over; and each number is one."""

    def insist(pairs: list[tuple[str, Any]]) -> None:
        if len({key for key, _ in pairs}) < len(pairs):
            raise ValueError("a key stands twice")

    try:
        json.loads(text, object_pairs_hook=insist)
    except ValueError:
        return False
    return True


def _no_json(source: Source, detail: ErrorDetails, limits: Limits) -> list[Problem]:
    tree, problems = read_json(source, limits)
    if tree is None:
        return problems
    # Text that one reader of JSON takes and the other does not, such as half a character.
    what, _, where = detail["ctx"]["error"].rpartition(" at line ")
    line, _, column = where.partition(" column ")
    lines = source.text.split("\n")[: int(line)]
    # It counts bytes.
    start = len(lines[-1].encode()[: int(column) - 1].decode(errors="ignore"))
    place = source.span_at(sum(len(one) + 1 for one in lines[:-1]) + start)
    return [Problem("bad-json", no_json(what), place)]


def _misread(detail: ErrorDetails) -> Flaw:
    """What pydantic complains of, in plain words."""
    path, kind = detail["loc"], detail["type"]
    if kind == "missing":
        return Flaw(path, "missing-key", worded("bad.missing-member", what=said_of(path)))
    key = _NOUNS.get(kind.partition("_")[0], "noun.something-else")
    if path[0] == "duties" and path[-1] in ("start", "end"):
        key = "noun.time-or-null"
    noun = _one_of(detail["ctx"]["expected"]) if kind == "enum" else worded(key)
    return Flaw(path, "wrong-kind", worded("bad.wrong-kind", what=said_of(path), noun=noun))


def _one_of(expected: str) -> Wording:
    """The words that may stand there, of which pydantic's message is a list in English."""
    *others, last = re.findall("'([^']+)'", expected)
    return worded("noun.words-or", words=Series(others), last=last)
