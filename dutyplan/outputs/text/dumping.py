"""JSON that a person can read too: what a member lists stands on a line of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any


def dump(value: Any) -> str:
    """A value on one line, its characters unescaped."""
    return json.dumps(value, ensure_ascii=False)


def dump_lines(values: Iterable[dict[str, Any]]) -> str:
    """A list of objects, one a line, as a member of the whole."""
    lines = ",\n".join(f"    {dump(value)}" for value in values)
    return f"[\n{lines}\n  ]" if lines else "[]"


def dump_members(members: Mapping[str, str]) -> str:
    """The whole object, from members that are dumped already."""
    inner = ",\n".join(f"  {dump(key)}: {value}" for key, value in members.items())
    return f"{{\n{inner}\n}}\n"
