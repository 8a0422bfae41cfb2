"""Kinds of people, as `supervision` speaks of them: minors, adults, ages, a skill."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from dutyplan.grammar import shapes
from dutyplan.grammar.names import read_name
from dutyplan.grammar.text import Mapping, Text, span_of
from dutyplan.grammar.values import MAX_AGE, plain, read_age_range
from dutyplan.plan import Range, Volunteer
from dutyplan.problems import Span
from dutyplan.reasons import Reason, because

_MAJORITY = 18
_MINORS = Range(None, _MAJORITY - 1)
_ADULTS = Range(_MAJORITY, None)
_WORDS = {"minors": _MINORS, "adults": _ADULTS, "未成年人": _MINORS, "成年人": _ADULTS}

# A number alone, with a plus, or with a dash and what may be meant for a number: no skill.
_AGES = re.compile(r"-?\d+\s*(?:$|\+|-\s*(?:$|\d))", re.ASCII)


@dataclass(frozen=True, slots=True)
class Kind:
    """People of some ages, or with a skill; the other is None."""

    ages: Range | None = None
    skill: str | None = None
    span: Span | None = None

    @property
    def several(self) -> Reason:
        """Several of them, as in "two minors"."""
        return self._said("kind.minors", "kind.adults", "kind.aged", "kind.skilled")

    @property
    def somebody(self) -> Reason:
        """One of them."""
        return self._said("kind.minor", "kind.adult", "kind.one-aged", "kind.one-skilled")

    @property
    def nobody(self) -> Reason:
        """None of them."""
        return self._said("kind.no-minor", "kind.no-adult", "kind.none-aged", "kind.none-skilled")

    def _said(self, minors: str, adults: str, aged: str, skilled: str) -> Reason:
        if self.ages is None:
            return because(skilled, skill=self.skill)
        code = {_MINORS: minors, _ADULTS: adults}.get(self.ages, aged)
        return because(code, range=self.ages)

    def holds(self, volunteer: Volunteer, day: date) -> bool:
        """Whether somebody is of this kind on a day; nobody of unknown age is of some age."""
        if self.ages is None:
            return self.skill in volunteer.skills
        age = volunteer.age_on(day)
        return age is not None and age in self.ages


def read_kind(value: Any) -> Kind:
    """`minors`, `adults`, ages such as `0-15`, or a skill.

    Raises
    ------
    MisreadError
        For what is none of these.
    """
    span = span_of(value)
    if isinstance(value, Mapping):
        return Kind(read_age_range(value), span=span)
    if isinstance(value, Text):
        word = plain(value).strip().lower()
        if word in _WORDS:
            return Kind(_WORDS[word], span=span)
        if _AGES.match(word):
            return Kind(read_age_range(value), span=span)
    return Kind(skill=str(read_name(value)), span=span)


# A skill may be any word.
_KIND = {
    "type": ["string", "number", "boolean", "object"],
    "properties": {key: shapes.or_nothing(shapes.whole(0, MAX_AGE, 18)) for key in ("min", "max")},
    "minProperties": 1,
    "additionalProperties": False,
    "examples": ["minors", "adults", "0-15", "keys"],
}
KindWord = Annotated[
    Kind,
    PlainValidator(read_kind),
    WithJsonSchema(_KIND),
]
