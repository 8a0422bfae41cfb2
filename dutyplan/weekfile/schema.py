"""What may be written in a week file, key by key.

The top level keeps `tasks`, `volunteers`, `rules` and `goals` as they stand: the reader takes
them item by item, so that one bad item does not hide the problems of the others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Annotated, Any, ClassVar

from pydantic import Field, PlainValidator, ValidationInfo, WithJsonSchema

from dutyplan.grammar.calendar import Calendar
from dutyplan.grammar.days import DayItem, read_days
from dutyplan.grammar.names import read_line
from dutyplan.grammar.text import Items, Mapping, MisreadError, Text, misread
from dutyplan.grammar.values import (
    read_age,
    read_age_range,
    read_date,
    read_effort,
    read_headcount,
    read_keys,
    read_percent,
    read_priority,
    read_scalar,
    read_share,
    read_standby,
    read_weeks,
    read_weight,
    read_whole,
    read_words,
)
from dutyplan.grammar.words import (
    DAYS_SCHEMA,
    NUMBER_SCHEMA,
    Days,
    Line,
    Name,
    WordList,
    Words,
    range_schema,
)
from dutyplan.grammar.zones import read_timezone
from dutyplan.plan import CENTIPOINTS, Headcount, Range
from dutyplan.problems import Problem, Span
from dutyplan.rules.limitwords import LimitsWords

_NUMBER = NUMBER_SCHEMA
_RANGE = range_schema("2, 2-4, 2+ or {min: 2, max: 4}", "min", "max")
_PEOPLE = range_schema("2, 2-4, or {min: 2, want: 3, max: 4}", "min", "want", "max")
_PERCENT = {"type": "string", "description": "80%"}
_HISTORY = {
    "description": "past rosters: a folder, a CSV or JSON file, or a list of these",
    "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
}
_DATE = {"type": "string", "format": "date"}
_ZONE = {"type": "string", "description": "Asia/Shanghai, Europe/Berlin: an IANA name"}
_WHEN_ITEM = {
    "type": "object",
    "properties": {"days": DAYS_SCHEMA, "people": _PEOPLE, "effort": _NUMBER},
    "required": ["days"],
    "additionalProperties": False,
}
_WHEN = {
    "description": DAYS_SCHEMA["description"],
    "anyOf": [
        {"type": "string"},
        _WHEN_ITEM,
        {"type": "array", "items": {"anyOf": [{"type": "string"}, _WHEN_ITEM]}},
    ],
}
_SKILLS = {
    "description": "{keys: 1}, or a list that means one each",
    "anyOf": [
        {"type": "object", "additionalProperties": _NUMBER},
        {"type": "array", "items": {"type": "string"}},
        {"type": "string"},
    ],
}
_WEIGHTS = {"type": "object", "additionalProperties": _NUMBER}
_WISHES = {
    "description": "tasks and days; {basement: 3} for another weight than 1",
    "anyOf": [
        {"type": "string"},
        _WEIGHTS,
        {"type": "array", "items": {"anyOf": [{"type": "string"}, _WEIGHTS]}},
    ],
}


@dataclass(frozen=True, slots=True)
class When:
    """Days of a task; `people` and `effort`, where given, override the task's own."""

    items: tuple[DayItem, ...]
    is_override: bool = False
    people: Headcount | None = None
    effort: int | None = None


def _read_when(value: Any, info: ValidationInfo) -> tuple[When, ...]:
    found: list[When] = []
    problems: list[Problem] = []
    for one in value if isinstance(value, Items) else [value]:
        try:
            found.append(_read_when_item(one, info.context))
        except MisreadError as error:
            problems += error.problems
    if problems:
        raise MisreadError(*problems)
    if not found:
        raise misread(value, "empty", "this list of days is empty", "write when: saturday")
    return tuple(found)


def _read_when_item(value: Any, calendar: Calendar | None) -> When:
    if not isinstance(value, Mapping):
        return When(read_days(value, calendar))
    read_its_days = partial(read_days, calendar=calendar)
    readers: dict[str, Callable[[Any], Any]] = {
        "days": read_its_days,
        "people": read_headcount,
        "effort": read_effort,
    }
    parts = read_keys(value, readers, "an item of 'when'")
    if "days" not in parts:
        raise misread(value, "missing-key", "an item of 'when' needs 'days'")
    return When(parts["days"], True, parts.get("people"), parts.get("effort"))


def _read_skills(value: Any) -> dict[Text, int]:
    if isinstance(value, Mapping):
        problems = []
        needs = {read_line(name): 1 for name in value.blank}
        for name, count in value.items():
            try:
                needs[read_line(name)] = read_whole(count, "a number of people", 1, 1000)
            except MisreadError as error:
                problems += error.problems
        if problems:
            raise MisreadError(*problems)
        return needs
    return {read_line(name): 1 for name in (value if isinstance(value, Items) else [value])}


def _read_wishes(value: Any) -> tuple[tuple[Text, int], ...]:
    """Tasks and days, each with its weight."""
    wishes: list[tuple[Text, int]] = []
    problems: list[Problem] = []
    for item in value if isinstance(value, Items) else [value]:
        if isinstance(item, Mapping):
            problems += [_no_weight(name) for name in item.blank]
            for name, weight in item.items():
                try:
                    wishes.append((read_line(name), read_weight(weight)))
                except MisreadError as error:
                    problems += error.problems
        else:
            try:
                wishes.append((read_line(item), 1))
            except MisreadError as error:
                problems += error.problems
    if problems:
        raise MisreadError(*problems)
    return tuple(wish for wish in wishes if wish[0])


def _no_weight(name: Text) -> Problem:
    return Problem("empty", f"'{name}' has no weight", name.span, f"write {{{name}: 2}}")


def _read_language(value: Any) -> str:
    language = read_scalar(value, "en or zh").lower()
    if language not in ("en", "zh"):
        message = f"there is no language '{value}' here"
        raise misread(value, "unknown-language", message, "write en or zh")
    return str(language)


Date = Annotated[date, PlainValidator(read_date), WithJsonSchema(_DATE)]
People = Annotated[Headcount, PlainValidator(read_headcount), WithJsonSchema(_PEOPLE)]
Effort = Annotated[int, PlainValidator(read_effort), WithJsonSchema(_NUMBER)]
Age = Annotated[int, PlainValidator(read_age), WithJsonSchema(_NUMBER)]
AgeRange = Annotated[Range, PlainValidator(read_age_range), WithJsonSchema(_RANGE)]
Wishes = Annotated[
    tuple[tuple[Text, int], ...], PlainValidator(_read_wishes), WithJsonSchema(_WISHES)
]
Raw = Annotated[Any, PlainValidator(lambda value: value)]
RawText = Annotated[Raw, WithJsonSchema({"type": "string"})]


class TaskWords(Words):
    """A task."""

    noun: ClassVar[str] = "a task"
    example: ClassVar[str] = "{name: Basement, when: saturday 10:00-12:00}"
    needed: ClassVar[tuple[str, ...]] = ("name", "when")

    name: Name | None = None
    when: Annotated[tuple[When, ...], PlainValidator(_read_when), WithJsonSchema(_WHEN)] = ()
    people: People = Headcount()
    effort: Effort = CENTIPOINTS
    age: AgeRange | None = None
    skills: Annotated[dict[Text, int], PlainValidator(_read_skills), WithJsonSchema(_SKILLS)] = (
        Field(default_factory=dict)
    )
    priority: Annotated[int, PlainValidator(read_priority), WithJsonSchema(_NUMBER)] = 1
    standby: Annotated[int, PlainValidator(read_standby), WithJsonSchema(_NUMBER)] = 0
    place: Line | None = None
    note: Line | None = None


class VolunteerWords(Words):
    """A volunteer."""

    noun: ClassVar[str] = "a volunteer"
    example: ClassVar[str] = "{name: Aynur, age: 15}"
    needed: ClassVar[tuple[str, ...]] = ("name",)

    name: Name | None = None
    id: Name | None = None
    age: Age | None = None
    born: Date | None = None
    available: Days | None = None
    unavailable: Days | None = None
    since: Date | None = None
    until: Date | None = None
    skills: WordList = ()
    share: Annotated[Fraction, PlainValidator(read_share), WithJsonSchema(_NUMBER)] = Fraction(1)
    limits: LimitsWords | None = None
    prefers: Wishes = ()
    avoids: Wishes = ()
    never: WordList = ()
    guardian: Name | None = None
    household: Line | None = None
    contact: Line | None = None


class WeekFile(Words):
    """The top level of a week file."""

    noun: ClassVar[str] = "a week file"
    needed: ClassVar[tuple[str, ...]] = ("start", "tasks", "volunteers")

    title: Line | None = None
    country: RawText = None
    subdivision: RawText = None
    start: Date | None = None
    weeks: Annotated[int, PlainValidator(read_weeks), WithJsonSchema(_NUMBER)] | None = None
    end: Date | None = None
    language: (
        Annotated[str, PlainValidator(_read_language), WithJsonSchema({"enum": ["en", "zh"]})]
        | None
    ) = None
    tasks: Raw = None
    volunteers: Raw = None
    rules: Raw = None
    goals: Raw = None
    history: Annotated[tuple[Text, ...], PlainValidator(read_words), WithJsonSchema(_HISTORY)] = ()
    consent: Annotated[int, PlainValidator(read_percent), WithJsonSchema(_PERCENT)] | None = None
    timezone: Annotated[str, PlainValidator(read_timezone), WithJsonSchema(_ZONE)] | None = None

    @classmethod
    def whole(cls, value: Mapping) -> Span:
        """The beginning alone: what is missing stands in no line."""
        return value.span.part(0, 0)
