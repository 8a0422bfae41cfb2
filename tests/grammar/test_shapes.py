"""Small values as JSON Schema: what each takes and refuses, as an editor sees it."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from dutyplan.grammar import shapes

COUNT = shapes.whole(1, 100)
RANGE = shapes.ranged(COUNT, keys=("min", "max", "cost"))


@pytest.mark.parametrize(
    ("shape", "taken", "refused"),
    [
        (shapes.TEXT, ["a", 7, True], [None, [], {}]),
        (shapes.NAME, ["a", "李", 7], ["=1+1", "+a", "-a", "@a", "\tb", "", None]),
        (shapes.TEXTS, ["a", ["a", 7, None], []], [None, [["a"]], {}]),
        (
            shapes.DATE,
            ["2026-11-28", "2026-1-5", "２０２６-11-28"],
            ["tomorrow", 2026, "28.11.2026"],
        ),
        (shapes.DAYS, ["saturday", ["saturday", "2026-12-05"]], [[], 7, None, {}]),
        (shapes.PERCENT, ["80%", "80 %", "８０％"], [80, "80", "all"]),
        (COUNT, [1, "2", "２", " 3 "], [0, 101, 1.5, "two", "1.5", None]),
        (shapes.decimal(10, 0.5), [0, 2.5, "2.5", "2．5"], [-1, 11, "much", "2."]),
        (
            RANGE,
            [2, "2-4", "2+", "2–4", {"min": 2}, {"max": None, "min": 1}],
            [0, "few", {}, {"mni": 1}],
        ),
        (shapes.word_of(("en", "zh")), ["en", "ZH"], ["fr", "enzh", 1]),
    ],
)
def test_what_a_shape_takes(shape: dict[str, Any], taken: list[Any], refused: list[Any]) -> None:
    validator = Draft202012Validator(shape)
    assert [value for value in taken if not validator.is_valid(value)] == []
    assert [value for value in refused if validator.is_valid(value)] == []


@pytest.mark.parametrize(
    "shape", [shapes.TEXT, COUNT, shapes.word_of(("a",)), {"$ref": "#/$defs/a", "examples": [1]}]
)
def test_or_nothing(shape: dict[str, Any]) -> None:
    either = shapes.or_nothing(shape)
    assert Draft202012Validator(either | {"$defs": {"a": {"type": "string"}}}).is_valid(None)
    assert shapes.or_nothing(either) == either
    assert either.get("examples") == shape.get("examples")


def test_anything_is_nothing_too() -> None:
    assert shapes.or_nothing({"description": "What it is."}) == {"description": "What it is."}
