"""The larger values of a week file as JSON Schema: days with exceptions, people, skills, wishes."""

from __future__ import annotations

from dutyplan.grammar import shapes
from dutyplan.grammar.values import MAX_AGE, MAX_EFFORT

EFFORT = shapes.decimal(MAX_EFFORT, 2, 0.5)
AGES = shapes.ranged(shapes.whole(0, MAX_AGE), "12+", "18-60", {"max": 60})
PEOPLE = shapes.ranged(
    shapes.whole(1, 100_000),
    2,
    "2-4",
    {"min": 2, "want": 3, "max": 4},
    keys=("min", "want", "max"),
)
PLACE = shapes.TEXT | {"pattern": r"^([^=+@\t-]|$)"}

_WHEN_ITEM = {
    "type": ["string", "object"],
    "properties": {
        "days": shapes.DAYS,
        "people": shapes.or_nothing(PEOPLE),
        "effort": shapes.or_nothing(EFFORT),
    },
    "required": ["days"],
    "additionalProperties": False,
}
WHEN = {
    **_WHEN_ITEM,
    "type": ["string", "object", "array"],
    "items": _WHEN_ITEM,
    "minItems": 1,
    "examples": [
        "saturday 10:00-12:00",
        "1st saturday 10:00-12:00",
        ["saturday 08:00-09:00", {"days": "2026-12-05", "people": 4}],
    ],
}
SKILLS = {
    **shapes.TEXTS,
    "type": [*shapes.TEXTS["type"], "object"],
    "additionalProperties": shapes.or_nothing(shapes.whole(1, 1000)),
    "examples": [{"keys": 1}, ["keys", "first aid"]],
}

_WISH = {
    "type": [*shapes.TEXT["type"], "null", "object"],
    "additionalProperties": shapes.whole(1, 1000),
}
WISHES = {
    **_WISH,
    "type": [*shapes.TEXT["type"], "object", "array"],
    "items": _WISH,
    "examples": ["Basement", ["saturday 10:00-12:00", {"Basement": 3}]],
}
