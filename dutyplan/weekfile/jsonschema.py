"""The JSON Schema of a week file, put together from the models and the two tables."""

from __future__ import annotations

import json
import sys
from typing import Any

import yaml
from pydantic import TypeAdapter

from dutyplan.goals import GOALS
from dutyplan.grammar import shapes
from dutyplan.rules import RULES
from dutyplan.rules.base import Rule
from dutyplan.weekfile.schema import TaskWords, VolunteerWords, WeekFile

_REFERENCE = "#/$defs/{model}"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a week file, for editors."""
    definitions: dict[str, Any] = {}
    schema = WeekFile.model_json_schema()
    parts = {"task": TaskWords, "volunteer": VolunteerWords}
    definitions |= {name: _shape(words, definitions) for name, words in parts.items()}
    properties = schema["properties"]
    properties["tasks"] |= {"type": "array", "items": {"$ref": "#/$defs/task"}, "minItems": 1}
    properties["volunteers"] |= {
        "type": ["string", "array"],
        "items": {"$ref": "#/$defs/volunteer"},
        "minItems": 1,
    }
    properties["rules"] |= shapes.or_nothing(
        {"type": "object", "properties": _rules(definitions), "additionalProperties": False}
    )
    properties["goals"] |= shapes.or_nothing(_goals(definitions))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "dutyplan week file",
        **schema,
        "$defs": definitions,
    }


def schema_text() -> str:
    """The same as the text of a file."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


def _shape(words: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The shape of some words; the definitions that it names go with the others."""
    part: dict[str, Any] = TypeAdapter(words).json_schema(ref_template=_REFERENCE)
    definitions |= part.pop("$defs", {})
    return part


def _rules(definitions: dict[str, Any]) -> dict[str, Any]:
    return {
        rule.id: _described(rule, shapes.or_nothing(_shape(rule.words, definitions)))
        | {"examples": [_example(rule)]}
        for rule in RULES
        if rule.words is not None
    }


def _example(rule: Rule) -> Any:
    """What the hints for a rule show, as a value: a line of a list, or all that stands there."""
    is_one = isinstance(rule.words, type)
    words = rule.words if is_one else rule.words.__args__[0]
    shown = yaml.load(words.example, Loader=yaml.BaseLoader)
    return shown.get(rule.id, shown) if is_one else [shown]


def _goals(definitions: dict[str, Any]) -> dict[str, Any]:
    """A goal, or a list; a goal is its name, a mapping of it and its options, or a sum of some."""
    options = {
        goal.id: _described(
            goal,
            {"type": "null"}
            if goal.words is None
            else shapes.or_nothing(_shape(goal.words, definitions)),
        )
        for goal in GOALS.values()
    }
    definitions["goal"] = {
        "anyOf": [
            {"enum": list(GOALS)},
            {
                "type": "object",
                "properties": options,
                "minProperties": 1,
                "additionalProperties": False,
            },
        ]
    }
    added = [goal for goal in GOALS if goal != "fairness"]
    sums = {"type": "array", "items": {"enum": added}, "minItems": 1}
    goal = {"$ref": "#/$defs/goal"}
    several = {"type": "array", "items": {"anyOf": [goal, sums]}, "minItems": 1}
    return {"anyOf": [goal, several], "examples": [["coverage", "fairness"]]}


def _described(thing: object, shape: dict[str, Any]) -> dict[str, Any]:
    """The shape of a rule or goal, with the first sentence of its page in the manual."""
    page = sys.modules[type(thing).__module__].__doc__ or ""
    _, _, sentence = page.partition("\n")[0].partition(": ")
    return shape | {"description": sentence[:1].upper() + sentence[1:]}
