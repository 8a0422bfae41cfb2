"""What may be written, as JSON Schema: for editors, which read a file by the types of YAML 1.2.

A schema refuses nothing that a reader takes. So where text may stand, a number may, too: an editor
takes `name: 7` for one. What only a reader can know, whether there is a 30 February, is left to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import Field

Shape = dict[str, Any]

# A digit, a point and a dash as Chinese input methods write them, too.
_DIGIT, _POINT, _DASH = "[0-9０-９]", "[.．]", "[-－–—−～〜]"
_DECIMAL = f"{_DIGIT}+(?:{_POINT}{_DIGIT}+)?"

TEXT: Shape = {"type": ["string", "number", "boolean"]}
NAME: Shape = TEXT | {"pattern": r"^[^=+@\t-]"}
TEXTS: Shape = {
    "type": ["string", "number", "boolean", "array"],
    "items": {"type": ["string", "number", "boolean", "null"]},
}
DATE: Shape = {
    "type": "string",
    "pattern": rf"^\s*{_DIGIT}{{4}}{_DASH}{_DIGIT}{{1,2}}{_DASH}{_DIGIT}{{1,2}}\s*$",
    "examples": ["2026-11-28"],
}
DAYS: Shape = {
    "type": ["string", "array"],
    "items": {"type": "string"},
    "minItems": 1,
    "examples": [
        "saturday 10:00-12:00",
        "1st saturday",
        "2026-12-05",
        ["saturday", "2026-12-06..2026-12-12"],
    ],
}
PERCENT: Shape = {
    "type": "string",
    "pattern": rf"^\s*{_DIGIT}{{1,3}}\s?[%％]\s*$",
    "examples": ["80%"],
}


_TOLD = ("description", "examples", "default")


def whole(least: int, most: int, *examples: int) -> Shape:
    """A whole number."""
    return {
        "type": ["integer", "string"],
        "minimum": least,
        "maximum": most,
        "pattern": rf"^\s*{_DIGIT}+\s*$",
        "examples": list(examples or (max(least, 1),)),
    }


def decimal(most: int, *examples: float) -> Shape:
    """A number from 0, with decimals."""
    return {
        "type": ["number", "string"],
        "minimum": 0,
        "maximum": most,
        "pattern": rf"^\s*{_DECIMAL}\s*$",
        "examples": list(examples),
    }


def ranged(number: Shape, *examples: Any, keys: Sequence[str] = ("min", "max")) -> Shape:
    """A number, a range in text, or a mapping; of its keys `cost` is a whole number."""
    one = {key: value for key, value in number.items() if key != "examples"}
    parts = {key: whole(1, 1_000_000) if key == "cost" else one for key in keys}
    nothing_in_them = {key: or_nothing(part) for key, part in parts.items()}
    return {
        **one,
        "type": [*number["type"], "object"],
        "pattern": rf"^\s*[0-9０-９.．]+\s*(?:[+＋]|{_DASH}\s*[0-9０-９.．]+)?\s*$",
        "properties": nothing_in_them,
        "minProperties": 1,
        "additionalProperties": False,
        "examples": list(examples),
    }


def word_of(words: Sequence[str]) -> Shape:
    """One of some words; capital letters don't matter."""
    anyhow = "|".join("".join(f"[{c.lower()}{c.upper()}]" for c in word) for word in words)
    return {
        "anyOf": [{"enum": list(words)}, {"type": "string", "pattern": rf"^\s*(?:{anyhow})\s*$"}]
    }


def or_nothing(shape: Shape) -> Shape:
    """The same, or nothing behind the key, which is as good as no such line."""
    if isinstance(kinds := shape.get("type"), str | list):
        kinds = [kinds] if isinstance(kinds, str) else kinds
        return shape | {"type": [*dict.fromkeys([*kinds, "null"])]}
    if "anyOf" in shape:
        others = [one for one in shape["anyOf"] if one != {"type": "null"}]
        return shape | {"anyOf": [*others, {"type": "null"}]}
    if not shape.keys() - set(_TOLD):
        return shape  # anything may stand there
    told = {key: part for key, part in shape.items() if key in _TOLD}
    rest = {key: part for key, part in shape.items() if key not in _TOLD}
    return {"anyOf": [rest, {"type": "null"}], **told}


def told(meaning: str, *examples: Any, unless: Any = None) -> Any:
    """What editors and the manual say of a key.

    Parameters
    ----------
    examples
        In place of those of its type.
    unless
        What holds where the key is left out.
    """
    more = {} if unless is None else {"unless": unless}
    return Field(description=meaning, examples=list(examples) or None, json_schema_extra=more)
