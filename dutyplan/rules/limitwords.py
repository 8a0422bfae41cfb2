"""The words of `limits`, under `rules` and under a volunteer: maxima, read key by key."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Annotated, Any, ClassVar

from pydantic import Field, PlainValidator, WithJsonSchema

from dutyplan.grammar.text import Mapping, MisreadError, Text, misread
from dutyplan.grammar.values import plain, read_decimal, read_range, read_whole
from dutyplan.grammar.words import Words, range_schema
from dutyplan.plan import CENTIPOINTS, Range
from dutyplan.problems import Problem

_RANGE_SCHEMA = range_schema("at most so many: 2, 0-2 or {max: 2}", "min", "max", needed=("max",))


def _read_maximum(value: Any, read_number: Callable[[Any], Fraction | int]) -> Fraction | int:
    if isinstance(value, Mapping) and "cost" in value:
        raise misread(value, "not-supported", "a limit with 'cost' is not supported yet")
    is_plain = isinstance(value, Text) and re.fullmatch(r"\s*[\d.]+\s*", plain(value))
    limit = (
        Range(None, read_number(value))
        if is_plain
        else read_range(value, read_number, "a limit such as 2 or 0-2")
    )
    if limit.min:
        message = "a limit with a minimum is not supported yet"
        raise misread(value, "not-supported", message, "write the most there may be: 2")
    if limit.max is None:
        raise misread(value, "missing-key", "a limit needs the most there may be")
    return limit.max


def _read_count(value: Any) -> int:
    return int(_read_maximum(value, lambda v: read_whole(v, "a whole number", 0, 100_000)))


def _read_minutes(value: Any) -> int:
    hours = _read_maximum(value, lambda v: read_decimal(v, "a number of hours such as 8 or 2.5"))
    return int(hours * 60)


def _read_centipoints(value: Any) -> int:
    points = _read_maximum(value, lambda v: read_decimal(v, "points of effort such as 8 or 2.5"))
    return int(points * CENTIPOINTS)


def _read_tasks(value: Any) -> dict[Text, int]:
    if not isinstance(value, Mapping):
        raise misread(value, "wrong-kind", "'tasks' must be a mapping", "write {basement: 1}")
    limits: dict[Text, int] = {}
    hint = "write the most there may be: {basement: 1}"
    problems = [Problem("empty", f"'{name}' has no limit", name.span, hint) for name in value.blank]
    for name, limit in value.items():
        try:
            limits[name] = _read_count(limit)
        except MisreadError as error:
            problems += error.problems
    if problems:
        raise MisreadError(*problems)
    return limits


Count = Annotated[int, PlainValidator(_read_count), WithJsonSchema(_RANGE_SCHEMA)]


class LimitsWords(Words):
    """The keys of `limits`; hours in minutes and effort in centipoints once read."""

    noun: ClassVar[str] = "limits"
    example: ClassVar[str] = "{per_week: 2, total: 6}"

    per_day: Count | None = None
    per_week: Count | None = None
    total: Count | None = None
    hours: Annotated[int, PlainValidator(_read_minutes), WithJsonSchema(_RANGE_SCHEMA)] | None = (
        None
    )
    effort: (
        Annotated[int, PlainValidator(_read_centipoints), WithJsonSchema(_RANGE_SCHEMA)] | None
    ) = None
    weekends: Count | None = None
    tasks: Annotated[
        dict[Text, int],
        PlainValidator(_read_tasks),
        WithJsonSchema({"type": "object", "additionalProperties": _RANGE_SCHEMA}),
    ] = Field(default_factory=dict)
