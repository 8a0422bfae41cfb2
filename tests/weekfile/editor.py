"""A week file as an editor reads it: by the core types of YAML 1.2, and by the JSON Schema."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from dutyplan.weekfile.jsonschema import json_schema

_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.inf|\.nan")


class _Loader(yaml.SafeLoader):
    """Dates stay text, and so do `yes`, `no` and `10:00`."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the library has it so


def _construct(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Any:
    text = str(loader.construct_scalar(node))
    if node.style:
        return text
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text.lower() in ("true", "false") and text in (text.lower(), text.title(), text.upper()):
        return text.lower() == "true"
    if _INTEGER.fullmatch(text):
        return int(text, 0 if text[:2] in ("0o", "0x") else 10)
    if _NUMBER.fullmatch(text):
        return float(text.replace(".inf", "inf").replace(".nan", "nan"))
    return text


_Loader.add_constructor("tag:yaml.org,2002:str", _construct)


def as_editor(text: str) -> Any:
    """What an editor makes of a file."""
    return yaml.load(text, Loader=_Loader)


@cache
def _validator() -> Draft202012Validator:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def complaints(found: Any) -> list[str]:
    """Where an editor underlines something, and which keyword of the schema says so."""
    errors = sorted(_validator().iter_errors(found), key=lambda error: [*map(str, error.path)])
    return [f"{'/'.join(map(str, error.path))}: {error.validator}" for error in errors]
