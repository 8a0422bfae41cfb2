"""Write what is made from the code: `python tools/manual.py`; a test holds each file against it.

A rule's module docstring is its page of the manual (docs/rules.md). The JSON Schema is that of the
examples (configs/week.schema.json), and what it says of each key is docs/keys.md.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from dutyplan import goals, rules
from dutyplan.weekfile.jsonschema import json_schema, schema_text

ROOT = Path(__file__).parent.parent

HEAD = """# Rules and goals

<!-- Written by tools/manual.py from the docstrings; change them, then run `make docs`. -->

A rule is hard: no roster that `dutyplan` shows breaks one. Rules with a key under `rules` are
in force where the file has that key; the others always are. Goals are made as good as can be,
in their order: a later goal never costs an earlier one anything.
"""


def _page(thing: object) -> tuple[str, str]:
    module: ModuleType = sys.modules[type(thing).__module__]
    return module.__name__.rpartition(".")[2], (module.__doc__ or "").strip()


def manual() -> str:
    """The whole page."""
    parts = [HEAD]
    for heading, things in (("Rules", rules.WRITTEN), ("Goals", goals.GOALS.values())):
        parts.append(f"## {heading}\n")
        for name, text in sorted(map(_page, things)):
            parts.append(f"### {name}\n\n{text}\n")
    return "\n".join(parts)


KEYS_HEAD = """# Every key of the week file

<!-- Written by tools/manual.py from the JSON Schema; change the models, then run `make docs`. -->

What may stand under each key, in short; [The week file](weekfile.md) and
[Rules and goals](rules.md) say more. An editor that knows JSON Schema shows the same while you
type: `dutyplan init` writes what it needs beside the week file.
"""


def keys() -> str:
    """The page of all keys."""
    schema = json_schema()
    definitions = schema["$defs"]
    properties = schema["properties"]
    rules_part = properties["rules"]["properties"]
    fairness = definitions["goal"]["anyOf"][1]["properties"]["fairness"]
    sections = [
        ("The top level", schema),
        ("A task, under `tasks`", definitions["task"]),
        ("A volunteer, under `volunteers`", definitions["volunteer"]),
        ("`rules`", {"properties": rules_part}),
        *(
            (f"`{name}`, under `rules`", _mapping(part, definitions))
            for name, part in rules_part.items()
        ),
        ("`fairness`, under `goals`", fairness),
    ]
    tables = ["\n".join([f"## {title}\n", *_table(part)]) for title, part in sections]
    return "\n\n".join([KEYS_HEAD.rstrip(), *tables]) + "\n"


def _mapping(part: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """What of a shape is a mapping with keys; of a list, what its items are."""
    if "$ref" in part:
        return _mapping(definitions[part["$ref"].rpartition("/")[2]], definitions)
    if "properties" in part:
        return part
    choices = [part["items"]] if "items" in part else part["anyOf"]
    found = [one for one in choices if one != {"type": "null"}]
    return _mapping(found[-1], definitions)


def _table(part: dict[str, Any]) -> Iterator[str]:
    yield "| key | meaning | for example | if left out |"
    yield "| --- | --- | --- | --- |"
    needed = part.get("required", [])
    for key, shape in part["properties"].items():
        order = list(shape.get("properties", ()))
        examples = ", ".join(f"`{_written(one, order)}`" for one in _examples(shape))
        default = f"`{_written(shape['default'])}`" if "default" in shape else ""
        default = "must be there" if key in needed else default
        yield f"| `{key}` | {shape['description']} | {examples} | {default} |"


def _examples(shape: dict[str, Any]) -> list[Any]:
    """Those of a key; of a choice of words all of them."""
    if "examples" in shape:
        return list(shape["examples"])
    words = [one["enum"] for one in shape.get("anyOf", []) if "enum" in one]
    return list(words[0]) if words else []


def _written(value: Any, order: Sequence[str] = ()) -> str:
    """A value as it stands in a week file, the keys of a mapping in their usual order."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: order.index(key) if key in order else 0)
        return "{" + ", ".join(f"{key}: {_written(value[key])}" for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    return str(value)


FILES = {"docs/rules.md": manual, "docs/keys.md": keys, "configs/week.schema.json": schema_text}
"""What is written, by its place."""


if __name__ == "__main__":
    for place, make in FILES.items():
        (ROOT / place).write_text(make(), encoding="utf-8")
