"""`Words`: what pydantic finds wrong becomes problems with places."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar

import pytest
from pydantic import Field, PlainValidator, ValidationError, WithJsonSchema

from dutyplan.grammar.calendar import Calendar
from dutyplan.grammar.text import Items, Mapping, Text
from dutyplan.grammar.values import read_age
from dutyplan.grammar.words import Cost, Days, Line, Name, WordList, Words, read_model
from dutyplan.plan import Window
from dutyplan.problems import Problem, Source, Span, render_text

Age = Annotated[int, PlainValidator(read_age), WithJsonSchema({"type": "integer"})]


class Cat(Words):
    """A cat."""

    noun: ClassVar[str] = "a cat"
    example: ClassVar[str] = "{name: Momo}"
    needed: ClassVar[tuple[str, ...]] = ("name",)

    name: Name | None = None
    age: Age | None = None
    colour: Line | None = None
    toys: WordList = ()
    awake: Days | None = None
    mother: Cat | None = None


def value(**parts: str | list[str] | Mapping) -> Mapping:
    """`- {name: Momo, age: 3}` as it stands in a file; inner values stand where they do there."""
    line = "- {" + ", ".join(f"{key}: {_shown(part)}" for key, part in parts.items()) + "}"
    source = Source("cats.yaml", line)
    values: dict[Text, Any] = {}
    for key, part in parts.items():
        column = line.index(f"{key}: ")
        place = Span(source, 0, column + len(key) + 2, len(_shown(part)))
        name = Text(key, Span(source, 0, column, len(key)))
        if isinstance(part, Mapping):
            values[name] = part
        elif isinstance(part, list):
            texts = [Text(one, Span(source, 0, line.index(one), len(one))) for one in part]
            values[name] = Items(texts, place)
        else:
            values[name] = Text(part, place)
    return Mapping(values, Span(source, 0, 2, len(line) - 2))


def _shown(part: str | list[str] | Mapping) -> str:
    if isinstance(part, Mapping):
        return "{...}"
    return part if isinstance(part, str) else "[" + ", ".join(part) + "]"


def cat(what: Any) -> Cat:
    problems: list[Problem] = []
    found = read_model(Cat, what, problems)
    assert problems == []
    assert found is not None
    return found


def refused(what: Any, model: type[Words] = Cat) -> str:
    problems: list[Problem] = []
    read_model(model, what, problems)
    return "\n\n".join(map(render_text, problems))


def test_a_model_reads_its_keys() -> None:
    mother = value(name="Mimi")
    momo = cat(
        value(
            name=" Momo ",
            age="3",
            colour="=red",
            toys=["ball", "mouse"],
            awake=["daily 20:00-23:00"],
            mother=mother,
        )
    )
    assert (momo.name, momo.age, momo.colour) == ("Momo", 3, "=red")
    assert momo.toys == ("ball", "mouse")
    assert [one.window for one in momo.awake or ()] == [Window(1200, 1380)]
    assert momo.mother is not None
    assert momo.mother.name == "Mimi"
    assert momo.model_fields_set == {"name", "age", "colour", "toys", "awake", "mother"}


def test_what_is_not_there_is_the_default() -> None:
    momo = cat(value(name="Momo"))
    assert (momo.age, momo.colour, momo.toys, momo.awake, momo.mother) == (
        None,
        None,
        (),
        None,
        None,
    )


def test_a_model_is_frozen() -> None:
    momo = cat(value(name="Momo"))
    with pytest.raises(ValidationError):
        momo.age = 4


def test_a_known_key_with_nothing_behind_it_is_as_good_as_no_line() -> None:
    found = value(name="Momo")
    found.blank.append(Text("age", found.span))
    assert cat(found).model_fields_set == {"name"}


def test_a_needed_key_with_nothing_behind_it_is_missing_and_an_unknown_one_unknown() -> None:
    found = value(age="3")
    found.blank += [Text(one, found.span) for one in ("name", "nmae", "owner")]
    assert [one.split(": ")[2] for one in refused(found).split("\n\n")] == [
        "unknown key 'nmae' in a cat\n  1 | - {age",
        "unknown key 'owner' in a cat\n  1 | - {age",
        "a cat needs 'name'\n  1 | - {age",
    ]


def test_what_is_right_is_read_beside_what_is_wrong() -> None:
    problems: list[Problem] = []
    momo = read_model(Cat, value(agee="3", age="x", colour="red", toys=["ball"]), problems)
    assert [one.code for one in problems] == ["unknown-key", "missing-key", "not-a-number"]
    assert momo is not None
    assert (momo.name, momo.age, momo.colour, momo.toys) == (None, None, "red", ("ball",))


def test_an_unknown_key() -> None:
    assert refused(value(name="Momo", agee="3", xyz="1")) == (
        "cats.yaml:1:16: error[unknown-key]: unknown key 'agee' in a cat\n"
        "  1 | - {name: Momo, agee: 3, xyz: 1}\n"
        "    |                ^^^^\n"
        "  hint: did you mean 'age'?\n"
        "\n"
        "cats.yaml:1:25: error[unknown-key]: unknown key 'xyz' in a cat\n"
        "  1 | - {name: Momo, agee: 3, xyz: 1}\n"
        "    |                         ^^^\n"
        "  hint: known here: name, age, colour, toys, awake, mother"
    )


def test_a_missing_key() -> None:
    assert refused(value(age="3")) == (
        "cats.yaml:1:3: error[missing-key]: a cat needs 'name'\n  1 | - {age: 3}\n    |   ^^^^^^^^"
    )


def test_everything_that_is_wrong_is_told() -> None:
    problems: list[Problem] = []
    read_model(Cat, value(agee="1", age="old", awake=["nope", "sat 9-10"]), problems)
    assert [one.code for one in problems] == [
        "unknown-key",
        "missing-key",
        "not-a-number",
        "not-a-day",
        "not-a-time",
    ]


def test_something_else_than_a_mapping() -> None:
    source = Source("cats.yaml", "- Momo")
    assert refused(Text("Momo", Span(source, 0, 2, 4))) == (
        "cats.yaml:1:3: error[wrong-kind]: a cat must be a mapping\n"
        "  1 | - Momo\n"
        "    |   ^^^^\n"
        "  hint: write {name: Momo}"
    )


def test_without_an_example_there_is_no_hint() -> None:
    class Plain(Words):
        name: Name | None = None

    assert refused(Text("x", Span(Source("f", "x"), 0, 0, 1)), Plain) == (
        "f:1:1: error[wrong-kind]: this mapping must be a mapping\n  1 | x\n    | ^"
    )


def test_problems_of_an_inner_model_stand_at_their_own_place() -> None:
    inner = value(name="Mimi", tail="long")
    assert refused(value(name="Momo", mother=inner)) == (
        "cats.yaml:1:16: error[unknown-key]: unknown key 'tail' in a cat\n"
        "  1 | - {name: Mimi, tail: long}\n"
        "    |                ^^^^\n"
        "  hint: known here: name, age, colour, toys, awake, mother"
    )


def test_a_model_may_say_where_what_is_missing_is_shown() -> None:
    class File(Words):
        noun: ClassVar[str] = "a file"
        needed: ClassVar[tuple[str, ...]] = ("start",)

        start: Name | None = None

        @classmethod
        def whole(cls, value: Mapping) -> Span:
            return value.span.part(0, 0)

    assert refused(Mapping({}, Span(Source("f", "{}"), 0, 0, 2)), File) == (
        "f:1:1: error[missing-key]: a file needs 'start'"
    )


def test_the_schema_of_a_model_forbids_other_keys() -> None:
    schema = Cat.model_json_schema()["$defs"]["Cat"]
    assert schema["additionalProperties"] is False
    assert schema["required"] == ["name"]
    assert schema["properties"]["age"] == {"type": ["integer", "null"]}


# -- a plain value in place of a mapping


class Nap(Words):
    """A nap: its length, or a mapping."""

    noun: ClassVar[str] = "a nap"
    example: ClassVar[str] = "{hours: 2, cost: 3}"
    needed: ClassVar[tuple[str, ...]] = ("hours",)
    short: ClassVar[str] = "hours"

    hours: Age | None = None
    cost: Cost | None = None


def plain(value: str) -> Text:
    source = Source("cats.yaml", f"- {value}")
    return Text(value, Span(source, 0, 2, len(value)))


def nap(what: Any) -> Nap:
    problems: list[Problem] = []
    found = read_model(Nap, what, problems)
    assert problems == []
    assert found is not None
    return found


def test_a_plain_value_means_the_short_key() -> None:
    assert (nap(plain("2")).hours, nap(plain("2")).cost) == (2, None)
    assert nap(value(hours="2")).hours == 2
    assert nap(value(hours="2", cost="3")).cost == 3
    inner = value(name="Momo", mother=value(name="Mimi"))
    assert cat(inner).mother is not None  # no short key: a mapping alone


def test_a_plain_value_that_can_not_be_read_is_told_once() -> None:
    assert refused(plain("long"), Nap) == (
        "cats.yaml:1:3: error[not-a-number]: 'long' is not an age in whole years\n"
        "  1 | - long\n"
        "    |   ^^^^"
    )


def test_a_list_in_place_of_a_plain_value() -> None:
    source = Source("cats.yaml", "- [2]")
    items = Items([Text("2", Span(source, 0, 3, 1))], Span(source, 0, 2, 3))
    assert refused(items, Nap) == (
        "cats.yaml:1:3: error[wrong-kind]: this must be an age in whole years\n"
        "  1 | - [2]\n"
        "    |   ^^^"
    )


def test_a_mapping_needs_the_short_key() -> None:
    assert refused(value(cost="3"), Nap) == (
        "cats.yaml:1:3: error[missing-key]: a nap needs 'hours'\n"
        "  1 | - {cost: 3}\n"
        "    |   ^^^^^^^^^"
    )


@pytest.mark.parametrize(
    ("cost", "said"),
    [
        ("0", "error[out-of-range]: 0 is not possible here: it must be at least 1"),
        ("1000001",
         "error[out-of-range]: 1000001 is not possible here: it must be from 1 to 1000000"),
        ("-1", "error[not-a-number]: '-1' is not a cost: a whole number from 1"),
        ("1.5", "error[not-a-number]: '1.5' is not a cost: a whole number from 1"),
    ],
)  # fmt: skip
def test_bad_costs(cost: str, said: str) -> None:
    assert refused(value(hours="2", cost=cost), Nap).split("\n")[0] == f"cats.yaml:1:20: {said}"
    assert nap(value(hours="2", cost="1000000")).cost == 1_000_000


def test_the_schema_takes_the_plain_value_and_the_mapping() -> None:
    plain_value, mapping = Nap.model_json_schema()["anyOf"]
    assert plain_value == mapping["properties"]["hours"]
    assert (mapping["type"], mapping["required"]) == ("object", ["hours"])


# -- keys that Python has other uses for


class Rule(Words):
    """A rule of the house."""

    noun: ClassVar[str] = "a rule"
    needed: ClassVar[tuple[str, ...]] = ("not",)

    never: Line | None = Field(None, alias="not")
    ages: Age | None = Field(None, alias="from")


def rule(what: Mapping) -> Rule:
    problems: list[Problem] = []
    found = read_model(Rule, what, problems)
    assert problems == []
    assert found is not None
    return found


def test_a_key_may_have_another_name_than_its_field() -> None:
    assert Rule.keys() == ["not", "from"]
    found = rule(value(**{"not": "sofa", "from": "3"}))
    assert (found.never, found.ages) == ("sofa", 3)


def test_the_name_of_the_field_is_no_key() -> None:
    assert refused(value(**{"never": "sofa", "not": "bed"}), Rule) == (
        "cats.yaml:1:4: error[unknown-key]: unknown key 'never' in a rule\n"
        "  1 | - {never: sofa, not: bed}\n"
        "    |    ^^^^^\n"
        "  hint: known here: not, from"
    )


def test_what_is_wrong_with_such_a_key_is_told_and_the_rest_is_read() -> None:
    problems: list[Problem] = []
    found = read_model(Rule, value(**{"not": "sofa", "from": "x"}), problems)
    assert [render_text(one) for one in problems] == [
        "cats.yaml:1:21: error[not-a-number]: 'x' is not an age in whole years\n"
        "  1 | - {not: sofa, from: x}\n"
        "    |                     ^"
    ]
    assert found is not None
    assert (found.never, found.ages) == ("sofa", None)
    assert refused(value(**{"from": "3"}), Rule).startswith(
        "cats.yaml:1:3: error[missing-key]: a rule needs 'not'\n"
    )


def test_the_schema_has_the_keys_and_not_the_fields() -> None:
    schema = Rule.model_json_schema()
    assert list(schema["properties"]) == ["not", "from"]
    assert schema["required"] == ["not"]


# -- where a mapping stands, and whose holidays it means


def test_words_know_their_place() -> None:
    found = value(name="Momo", mother=value(name="Mimi"))
    momo = cat(found)
    assert momo.span == found.span
    assert momo.mother is not None
    assert momo.mother.span == found.at("mother").span
    short = plain("2")
    assert nap(short).span == short.span
    problems: list[Problem] = []
    misread = read_model(Cat, value(age="x"), problems)
    assert misread is not None
    assert (misread.span and misread.span.column) == 2


def test_words_are_read_by_a_calendar() -> None:
    friday = date(2026, 11, 27)
    calendar = Calendar(friday.__eq__, friday.__ne__)
    problems: list[Problem] = []
    inner = value(name="Mimi", awake="holidays")
    momo = read_model(Cat, value(name="Momo", awake="workdays", mother=inner), problems, calendar)
    assert problems == []
    assert momo is not None
    assert momo.mother is not None
    (own,), (mothers,) = momo.awake or (), momo.mother.awake or ()
    assert [own.names(friday), mothers.names(friday)] == [False, True]
    read_model(Cat, value(name="Momo", awake="holidays"), problems)
    assert [one.code for one in problems] == ["no-country"]
