"""The words of `limits`, under `rules` and under a volunteer, read key by key."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from typing import Annotated, Any, ClassVar

from pydantic import Field, PlainValidator, WithJsonSchema

from dutyplan.grammar import shapes
from dutyplan.grammar.shapes import told
from dutyplan.grammar.text import Mapping, MisreadError, Text, misread, span_of
from dutyplan.grammar.values import (
    plain,
    read_cost,
    read_decimal,
    read_keys,
    read_range,
    read_whole,
)
from dutyplan.grammar.words import Words
from dutyplan.plan import Range
from dutyplan.problems import Problem, Span

_WHAT = "a limit such as 2, 1-4 or 2+"
_MOST = 100_000
_KEYS = ("min", "max", "cost")
_COUNT = shapes.ranged(shapes.whole(0, _MOST), 2, "1-4", "2+", {"max": 2, "cost": 3}, keys=_KEYS)
_AMOUNT = shapes.ranged(shapes.decimal(_MOST), 8, "2.5-10", {"max": 8, "cost": 3}, keys=_KEYS)

_ReadNumber = Callable[[Any], Fraction | int]


@dataclass(frozen=True, slots=True)
class Bound:
    """How much there should be, in what people count: duties, weekends, hours or points.

    Attributes
    ----------
    least
        What is owed as far as possible; 0 for nothing.
    most
        What there may be; None for any amount.
    cost
        Of what goes beyond `most`, if that is soft.
    """

    least: Fraction | int
    most: Fraction | int | None
    cost: int | None = None
    span: Span | None = field(default=None, compare=False)

    @property
    def hard(self) -> Fraction | int | None:
        """What there may never be more of; None where nothing is."""
        return None if self.cost is not None else self.most


def _read_bound(value: Any, read_number: _ReadNumber) -> Bound:
    cost = None
    if isinstance(value, Mapping):
        readers = {"min": read_number, "max": read_number, "cost": read_cost}
        parts = read_keys(value, readers, "a limit")
        cost = parts.get("cost")
        if cost is not None and "max" not in parts:
            message = "the cost of a limit needs 'max': it is what going beyond costs"
            raise misread(value, "missing-key", message, "write {max: 2, cost: 3}")
        if {"min", "max"} <= parts.keys() and parts["max"] < parts["min"]:
            low, high = Range(parts["min"], parts["min"]), Range(parts["max"], parts["max"])
            message = f"an impossible range: {high} is less than {low}"
            raise misread(value, "impossible-range", message, "'min' can't exceed 'max'")
        limit = Range(parts.get("min"), parts.get("max"))
    elif isinstance(value, Text) and re.fullmatch(r"\s*[\d.]+\s*", plain(value)):
        limit = Range(None, read_number(value))
    else:
        limit = read_range(value, read_number, _WHAT)
    return Bound(limit.min or 0, limit.max, cost, span_of(value))


def _read_whole(value: Any) -> int:
    return read_whole(value, "a whole number", 0, _MOST)


def _read_decimal(value: Any, what: str) -> Fraction:
    number = read_decimal(value, what)
    if number > _MOST:
        message = f"{value} is not possible here: it must be from 0 to {_MOST}"
        raise misread(value, "out-of-range", message)
    return number


def _read_tasks(value: Any) -> dict[Text, Bound]:
    if not isinstance(value, Mapping):
        raise misread(value, "wrong-kind", "'tasks' must be a mapping", "write {basement: 1}")
    limits: dict[Text, Bound] = {}
    hint = "write the most there may be: {basement: 1}"
    problems = [Problem("empty", f"'{name}' has no limit", name.span, hint) for name in value.blank]
    for name, limit in value.items():
        try:
            limits[name] = _read_bound(limit, _read_whole)
        except MisreadError as error:
            problems += error.problems
    if problems:
        raise MisreadError(*problems)
    return limits


def _bound_of(read_number: _ReadNumber) -> PlainValidator:
    return PlainValidator(partial(_read_bound, read_number=read_number))


_read_hours = partial(_read_decimal, what="a number of hours such as 8 or 2.5")
_read_points = partial(_read_decimal, what="a number of points such as 8 or 2.5")

Count = Annotated[Bound, _bound_of(_read_whole), WithJsonSchema(_COUNT)]
Hours = Annotated[Bound, _bound_of(_read_hours), WithJsonSchema(_AMOUNT)]
Points = Annotated[Bound, _bound_of(_read_points), WithJsonSchema(_AMOUNT)]
ByTask = Annotated[
    dict[Text, Bound],
    PlainValidator(_read_tasks),
    WithJsonSchema(
        {"type": "object", "additionalProperties": _COUNT, "examples": [{"Basement": 1}]}
    ),
]


class LimitsWords(Words):
    """The keys of `limits`."""

    noun: ClassVar[str] = "limits"
    example: ClassVar[str] = "{per_week: 2, total: 6}"

    per_day: Annotated[Count | None, told("Duties on one day.")] = None
    per_week: Annotated[Count | None, told("Duties in each seven days from 'start'.")] = None
    total: Annotated[Count | None, told("Duties in the whole plan.")] = None
    hours: Annotated[Hours | None, told("Hours in the whole plan.")] = None
    effort: Annotated[Points | None, told("Points of effort in the whole plan.")] = None
    weekends: Annotated[Count | None, told("Weekends with a duty.")] = None
    tasks: Annotated[ByTask, told("Duties of single tasks.")] = Field(default_factory=dict)
