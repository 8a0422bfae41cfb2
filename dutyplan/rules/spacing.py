"""Time that must lie between two duties of one volunteer: what `rest` and `rotate` share.

A duty takes a stay of time, which the gap behind it makes longer; two duties are too close
exactly where the longer stay of one holds the beginning of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from math import ceil
from typing import Annotated, Any, ClassVar

from pydantic import PlainValidator, WithJsonSchema

from dutyplan.grammar import shapes
from dutyplan.grammar.text import misread
from dutyplan.grammar.values import read_scalar
from dutyplan.grammar.words import COST, Cost, Words
from dutyplan.problems import Span
from dutyplan.reasons import Reason, because
from dutyplan.rules.base import Builder, Term
from dutyplan.rules.intervals import Stay, cliques, exclusive_groups

_LENGTH = re.compile(r"(\d{1,5})(\.\d{1,2})?\s*([a-z]+|个?小时|天|日|周|个?星期)", re.ASCII)
_HOURS = ("hour", "小时", "个小时")
_DAYS = {"day": 1, "天": 1, "日": 1, "week": 7, "周": 7, "星期": 7, "个星期": 7}

_LENGTHS = "12 hours, 2 days or 1 week"
_NO_HOURS = "2 days or 1 week"


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: `hours`, or whole `days` where these are None."""

    days: int = 0
    hours: Fraction | None = None

    @property
    def minutes(self) -> int:
        """The least whole minutes that are no shorter, of a length in hours."""
        return ceil(60 * (self.hours or 0))

    @property
    def reason(self) -> Reason:
        """The length, as reasons speak of it."""
        return self._said("length.days", "length.weeks")

    @property
    def of_rest(self) -> Reason:
        """The same of time that must be free."""
        return self._said("length.free-days", "length.free-weeks")

    def _said(self, of_days: str, of_weeks: str) -> Reason:
        if self.hours is not None:
            return because("length.hours", num=self.hours)
        weeks, rest = divmod(self.days, 7)
        return because(of_days, num=self.days) if rest else because(of_weeks, num=weeks)


@dataclass(frozen=True, slots=True)
class Spacing:
    """The least length between two duties, and what a breach costs if the rule is soft."""

    least: Length
    cost: int | None
    span: Span | None


def read_length(value: Any, such_as: str = _LENGTHS) -> Length:
    """A length such as `12 hours`, `2 days` or `1 week`.

    Raises
    ------
    MisreadError
        For anything else.
    """
    text = read_scalar(value, f"a length of time such as {such_as}").lower()
    match = _LENGTH.fullmatch(text)
    unit = match.group(3).removesuffix("s") if match else ""
    if match is None or unit not in _HOURS + tuple(_DAYS):
        message = f"'{value}' is no length of time"
        raise misread(value, "not-a-length", message, f"write it as {such_as}")
    number = Fraction(match.group(1) + (match.group(2) or ""))
    if unit in _DAYS and number.denominator != 1:
        message = f"'{value}' is no whole number of {'days' if _DAYS[unit] == 1 else 'weeks'}"
        raise misread(value, "not-a-length", message, "write whole ones: 2 days, 1 week")
    if not number:
        raise misread(value, "out-of-range", f"'{value}' is no time at all", "take this line out")
    if unit in _HOURS:
        return Length(hours=number)
    return Length(int(number) * _DAYS[unit])


def read_days(value: Any) -> Length:
    """The same without hours: `2 days` or `1 week`.

    Raises
    ------
    MisreadError
        For anything else.
    """
    length = read_length(value, _NO_HOURS)
    if length.hours is not None:
        message = f"'{value}' is no number of days: hours between duties are a matter of 'rest'"
        raise misread(value, "not-a-length", message, f"write it as {_NO_HOURS}")
    return length


LENGTH_SHAPE = {"type": "string", "examples": ["12 hours", "2 days", "1 week"]}
DAYS_SHAPE = {"type": "string", "examples": ["2 days", "1 week"]}


class SpacingWords(Words):
    """A length, or a mapping of it and its cost."""

    short: ClassVar[str] = "least"
    needed: ClassVar[tuple[str, ...]] = ("least",)

    least: Annotated[
        Annotated[Length, PlainValidator(read_length), WithJsonSchema(LENGTH_SHAPE)] | None,
        shapes.told("The time between two duties of one volunteer, at least."),
    ] = None
    cost: Annotated[Cost | None, COST] = None

    def spacing(self) -> Spacing | None:
        """What they mean; None where the length could not be read."""
        return None if self.least is None else Spacing(self.least, self.cost, self.span)


def build_spacing(builder: Builder, stays: list[Stay]) -> None:
    """No two stays that overlap."""
    for clique in cliques(stays):
        builder.at_most_one(clique)


def price_spacing(
    builder: Builder, real: list[Stay], long: list[Stay], cost: int, until: int | None = None
) -> Iterator[Term]:
    """A truth for each moment at which a stay may begin within a longer one from before it.

    Parameters
    ----------
    real
        The time that each duty takes: no two that overlap are chosen together.
    long
        The same with the gap behind it, in any unit; one for each of `real`.
    until
        In the unit of `long`, when the last one from before the plan ends, if one reaches into it:
        whatever begins before that is too soon anyway.
    """
    pairs = sorted(zip(real, long, strict=True), key=lambda pair: pair[0].start)
    active: list[tuple[Stay, Stay]] = []
    # Stays that begin together exclude each other, and the same ones lie too close before them.
    for _, together in groupby(pairs, key=lambda pair: pair[0].start):
        own = list(together)
        active = [pair for pair in active if pair[1].end > own[0][1].start]
        if until is not None and own[0][1].start < until:
            yield from ((stay.literal, cost) for stay, _ in own)
        elif active:
            is_broken = builder.boolean()
            begins = [(stay.literal, 1) for stay, _ in own]
            for group in exclusive_groups([stay for stay, _ in active]):
                before = [(stay.literal, 1) for stay in group]
                builder.within([*before, *begins, (is_broken, -1)], None, 1)
            yield is_broken, cost
        active += own
