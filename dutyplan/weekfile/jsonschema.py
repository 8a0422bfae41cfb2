"""The JSON Schema of a week file, put together from the models and the two tables."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from dutyplan.goals import GOALS
from dutyplan.rules import RULES
from dutyplan.weekfile.schema import TaskWords, VolunteerWords, WeekFile


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a week file, for editors."""
    schema = WeekFile.model_json_schema()
    parts = {
        "task": TaskWords.model_json_schema(),
        "volunteer": VolunteerWords.model_json_schema(ref_template="#/$defs/{model}"),
    }
    definitions: dict[str, Any] = {}
    for name, part in parts.items():
        definitions |= part.pop("$defs", {})
        definitions[name] = part
    rules = {}
    for rule in RULES:
        if rule.words is not None:
            part = TypeAdapter(rule.words).json_schema(ref_template="#/$defs/{model}")
            definitions |= part.pop("$defs", {})
            rules[rule.id] = part
    goals: list[dict[str, Any]] = []
    for goal in GOALS.values():
        goals.append({"const": goal.id})
        if goal.words is not None:
            options = goal.words.model_json_schema()
            goals.append(
                {
                    "type": "object",
                    "properties": {goal.id: options},
                    "required": [goal.id],
                    "additionalProperties": False,
                }
            )
    properties = schema["properties"]
    properties["tasks"] = {"type": "array", "items": {"$ref": "#/$defs/task"}, "minItems": 1}
    properties["volunteers"] = {
        "anyOf": [
            {"type": "string", "description": "path of a CSV or XLSX file, a volunteer a row"},
            {"type": "array", "items": {"$ref": "#/$defs/volunteer"}, "minItems": 1},
        ]
    }
    properties["rules"] = {
        "type": "object",
        "properties": rules,
        "additionalProperties": False,
    }
    sums = {"enum": [goal.id for goal in GOALS.values() if goal.id != "fairness"]}
    goals.append({"type": "array", "items": sums, "minItems": 1})
    properties["goals"] = {"type": "array", "items": {"anyOf": goals}, "minItems": 1}
    return schema | {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "dutyplan week file",
        "$defs": definitions,
    }
