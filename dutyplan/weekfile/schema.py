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

from dutyplan.grammar import shapes
from dutyplan.grammar.calendar import Calendar
from dutyplan.grammar.days import DayItem, read_days
from dutyplan.grammar.names import did_you_mean, read_line
from dutyplan.grammar.shapes import told
from dutyplan.grammar.text import Items, Mapping, MisreadError, Text, misread
from dutyplan.grammar.values import (
    MAX_AGE,
    MAX_COUNT,
    MAX_EFFORT,
    PEOPLE,
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
from dutyplan.grammar.words import Days, Line, Name, WordList, Words
from dutyplan.grammar.zones import read_timezone
from dutyplan.locales import LANGUAGES
from dutyplan.locales.wording import Series, worded
from dutyplan.plan import CENTIPOINTS, Headcount, Range
from dutyplan.problems import Problem, Span
from dutyplan.rules.limitwords import LimitsWords
from dutyplan.weekfile import fileshapes

_ITEM = worded("noun.when-item")
_LANGUAGE = worded("noun.one-of", words=Series(LANGUAGES))


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
        hint = worded("hint.write", example="when: saturday")
        raise misread(value, "empty", worded("bad.empty.days"), hint)
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
    parts = read_keys(value, readers, _ITEM)
    if "days" not in parts:
        message = worded("bad.missing-key", noun=_ITEM, word="days")
        raise misread(value, "missing-key", message)
    return When(parts["days"], True, parts.get("people"), parts.get("effort"))


def _read_skills(value: Any) -> dict[Text, int]:
    if isinstance(value, Mapping):
        problems = []
        needs = {read_line(name): 1 for name in value.blank}
        for name, count in value.items():
            try:
                needs[read_line(name)] = read_whole(count, PEOPLE, 1, 1000)
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
    hint = worded("hint.write", example=f"{{{name}: 2}}")
    return Problem("empty", worded("bad.empty.weight", name=name), name.span, hint)


def _read_language(value: Any) -> str:
    language = read_scalar(value, _LANGUAGE).lower()
    if language not in LANGUAGES:
        message = worded("bad.unknown-language", name=value)
        raise misread(value, "unknown-language", message, did_you_mean(language, LANGUAGES))
    return str(language)


Date = Annotated[date, PlainValidator(read_date), WithJsonSchema(shapes.DATE)]
DayTimes = Annotated[tuple[When, ...], PlainValidator(_read_when), WithJsonSchema(fileshapes.WHEN)]
People = Annotated[Headcount, PlainValidator(read_headcount), WithJsonSchema(fileshapes.PEOPLE)]
Effort = Annotated[int, PlainValidator(read_effort), WithJsonSchema(fileshapes.EFFORT)]
Age = Annotated[int, PlainValidator(read_age), WithJsonSchema(shapes.whole(0, MAX_AGE, 28))]
AgeRange = Annotated[Range, PlainValidator(read_age_range), WithJsonSchema(fileshapes.AGES)]
Skills = Annotated[dict[Text, int], PlainValidator(_read_skills), WithJsonSchema(fileshapes.SKILLS)]
Priority = Annotated[
    int, PlainValidator(read_priority), WithJsonSchema(shapes.whole(1, MAX_COUNT, 3))
]
Standby = Annotated[int, PlainValidator(read_standby), WithJsonSchema(shapes.whole(0, 1000))]
Share = Annotated[
    Fraction, PlainValidator(read_share), WithJsonSchema(shapes.decimal(MAX_EFFORT, 0.5))
]
Weeks = Annotated[int, PlainValidator(read_weeks), WithJsonSchema(shapes.whole(1, 530, 4))]
Language = Annotated[str, PlainValidator(_read_language), WithJsonSchema(shapes.word_of(LANGUAGES))]
History = Annotated[
    tuple[Text, ...],
    PlainValidator(read_words),
    WithJsonSchema(shapes.TEXTS | {"examples": ["rosters", ["rosters", "older"]]}),
]
Percent = Annotated[int, PlainValidator(read_percent), WithJsonSchema(shapes.PERCENT)]
Zone = Annotated[str, PlainValidator(read_timezone), WithJsonSchema({"type": "string"})]
Wishes = Annotated[
    tuple[tuple[Text, int], ...], PlainValidator(_read_wishes), WithJsonSchema(fileshapes.WISHES)
]
Raw = Annotated[Any, PlainValidator(lambda value: value)]
RawText = Annotated[Raw, WithJsonSchema({"type": "string"})]


class TaskWords(Words):
    """A task."""

    noun: ClassVar[str] = worded("noun.a-task")
    example: ClassVar[str] = "{name: Basement, when: saturday 10:00-12:00}"
    needed: ClassVar[tuple[str, ...]] = ("name", "when")

    name: Annotated[Name | None, told("Each task its own.", "Basement")] = None
    when: Annotated[DayTimes, told("The days of its duties, and the time.")] = ()
    people: Annotated[
        People,
        told("How many are wanted; with 'min', fewer than that call the duty off.", unless=1),
    ] = Headcount()
    effort: Annotated[Effort, told("Points of load for one person on it.", unless=1)] = CENTIPOINTS
    age: Annotated[AgeRange | None, told("Ages that may do it, on the day.")] = None
    skills: Annotated[
        Skills, told("At least so many on it have that skill; a list means one each.")
    ] = Field(default_factory=dict)
    priority: Annotated[
        Priority, told("What one missing person costs in the goal 'coverage'.", unless=1)
    ] = 1
    standby: Annotated[Standby, told("How many are named as reserves.", unless=0)] = 0
    place: Annotated[Line | None, told("Where it is; printed.", "Entrance 2")] = None
    note: Annotated[Line | None, told("Printed under the roster.", "Bring gloves")] = None


class VolunteerWords(Words):
    """A volunteer."""

    noun: ClassVar[str] = worded("noun.a-volunteer")
    example: ClassVar[str] = "{name: Aynur, age: 15}"
    needed: ClassVar[tuple[str, ...]] = ("name",)

    name: Annotated[Name | None, told("Shown on the roster.", "Aynur")] = None
    id: Annotated[
        Name | None,
        told("Tells two of one name apart, and stays when the name changes.", "aynur-2"),
    ] = None
    age: Annotated[Age | None, told("In years; or write 'born'.")] = None
    born: Annotated[Date | None, told("Date of birth; or write 'age'.", "1998-05-17")] = None
    available: Annotated[
        Days | None, told("A duty must lie wholly inside these days and times; else always.")
    ] = None
    unavailable: Annotated[
        Days | None, told("Days and times taken out of 'available'.", "2026-12-05")
    ] = None
    since: Annotated[Date | None, told("First day of membership.", "2026-12-01")] = None
    until: Annotated[Date | None, told("Last day of membership.", "2027-01-31")] = None
    skills: Annotated[WordList, told("What the skills of tasks ask for.", "keys")] = ()
    share: Annotated[
        Share, told("Weight of the fair share: 0.5 owes half as much, 0 owes nothing.", unless=1)
    ] = Fraction(1)
    limits: Annotated[
        LimitsWords | None, told("In place of those under 'rules', key by key.", {"per_week": 1})
    ] = None
    prefers: Annotated[Wishes, told("Tasks and days to be put on where possible.")] = ()
    avoids: Annotated[Wishes, told("Tasks and days to be kept off where possible.")] = ()
    never: Annotated[WordList, told("Tasks this one is not put on.", "Basement")] = ()
    guardian: Annotated[
        Name | None, told("Serves only on duties where this volunteer serves too.", "Bahar")
    ] = None
    household: Annotated[
        Line | None, told("Those of one household answer together, see 'consent'.", "3-201")
    ] = None
    contact: Annotated[Line | None, told("Phone or mail, for the coordinator.", "555-1234")] = None


class WeekFile(Words):
    """The top level of a week file."""

    noun: ClassVar[str] = worded("noun.a-week-file")
    needed: ClassVar[tuple[str, ...]] = ("start", "tasks", "volunteers")

    title: Annotated[
        Line | None, told("Shown above the roster; else the file's name.", "Saturday clean-up")
    ] = None
    country: Annotated[
        RawText, told("Two letters: whose public holidays are meant.", "CN", "DE")
    ] = None
    subdivision: Annotated[
        RawText, told("A part of the country with holidays of its own.", "BY")
    ] = None
    start: Annotated[Date | None, told("First day of the plan.")] = None
    weeks: Annotated[Weeks | None, told("Length in weeks; or write 'end'.", unless=1)] = None
    end: Annotated[Date | None, told("Last day; or write 'weeks'.", "2026-12-25")] = None
    language: Annotated[
        Language | None, told("What people read; else the computer's language.")
    ] = None
    tasks: Annotated[Raw, told("What is to be done, and when.")] = None
    volunteers: Annotated[Raw, told("Who may serve: a list, or a CSV or XLSX file.")] = None
    rules: Annotated[Raw, told("What no roster may break.")] = None
    goals: Annotated[Raw, told("What is made as good as can be, in this order.")] = None
    history: Annotated[
        History, told("Past rosters: a folder, a CSV or JSON file, or a list of these.")
    ] = ()
    consent: Annotated[
        Percent | None,
        told("So many of the households on a published roster must agree before it stands."),
    ] = None
    timezone: Annotated[
        Zone | None, told("To which place all times are local, for calendars.", "Asia/Shanghai")
    ] = None

    @classmethod
    def whole(cls, value: Mapping) -> Span:
        """The beginning alone: what is missing stands in no line."""
        return value.span.part(0, 0)
