"""JSON text to values that know where they stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.grammar.tabular.csvtext import Places
from dutyplan.grammar.text import Items, Mapping, Text, span_of
from dutyplan.locales.wording import Wording, worded
from dutyplan.problems import Problem, Source, Span

_BEFORE_VALUES = "[{,"
_SPACE = re.compile("[ \t\r\n]*")


def read_json(source: Source, limits: Limits = LIMITS) -> tuple[Any, list[Problem]]:
    """Read JSON text.

    Parameters
    ----------
    source
        The whole text.
    limits
        How much is read.

    Returns
    -------
    value, problems
        Strings, lists and objects as `Text`, `Items` and `Mapping`; what else JSON knows as
        Python has it. None with a problem where the text is no JSON; of a key that is
        written twice the last counts.
    """
    if (problem := find_excess(source, limits)) is not None:
        return None, [problem]
    try:
        json.loads(source.text)
        walker = _Walker(source)
        value, _ = walker.read(walker.skip(0))
    except json.JSONDecodeError as error:
        said = f"{error.msg[:1].lower()}{error.msg[1:]}"
        message = no_json(said if error.msg not in _SAID else worded(_SAID[error.msg]))
        return None, [Problem("bad-json", message, source.span_at(error.pos))]
    except RecursionError:
        message = worded("bad.json.deep")
        return None, [Problem("bad-json", message, source.start())]
    except ValueError:
        message = worded("bad.json.digits")
        return None, [Problem("bad-json", message, source.start())]
    return value, walker.problems


def find_excess(source: Source, limits: Limits = LIMITS) -> Problem | None:
    """What is said of a JSON text that has more values than are read."""
    # There is one of these characters at least before each value; those in strings are few.
    if sum(map(source.text.count, _BEFORE_VALUES)) <= limits.roster_values:
        return None
    message = worded("bad.too-many-values.json", most=limits.roster_values)
    return Problem("too-large", message, source.start(), limits.right_file)


# As Python's reader of JSON says it; what it may say besides is left as it is.
_SAID = {
    "Expecting value": "noun.json.value",
    "Expecting property name enclosed in double quotes": "noun.json.name",
    "Expecting ':' delimiter": "noun.json.colon",
    "Expecting ',' delimiter": "noun.json.comma",
    "Unterminated string starting at": "noun.json.unterminated",
    "Invalid control character at": "noun.json.control-character",
    "Extra data": "noun.json.extra",
}


def no_json(what: str) -> Wording:
    """What is said of a text that is not JSON."""
    return worded("bad.json", what=what)


def place_of(value: Items | Mapping, path: Iterable[str | int]) -> Span:
    """Where a path into a value leads: to what stands there, else to its key.

    Of a path that leads nowhere the last step counts that leads somewhere.
    """
    span = value.span
    inner: Any = value
    for step in path:
        if isinstance(inner, Mapping) and step in inner:
            key, inner = next((key, part) for key, part in inner.items() if key == step)
            span = span_of(inner) or key.span
        elif isinstance(inner, Items) and isinstance(step, int) and step < len(inner):
            inner = inner[step]
            span = span_of(inner) or span
        else:
            break
    return span


class _Walker:
    """Reads again, with places, a text that is known to be JSON."""

    def __init__(self, source: Source) -> None:
        self.problems: list[Problem] = []
        self._text = source.text
        self._places = Places(source)
        self._scalar = json.JSONDecoder().raw_decode

    def skip(self, position: int) -> int:
        """Find the next position that is no white space."""
        found = _SPACE.match(self._text, position)
        return found.end() if found else position

    def read(self, position: int) -> tuple[Any, int]:
        """Read the value that begins here; give the position behind it, too."""
        if self._text[position] == "{":
            return self._read_mapping(position)
        if self._text[position] == "[":
            return self._read_items(position)
        value, end = self._scalar(self._text, position)
        if isinstance(value, str):
            value = Text(value, self._places.span(position + 1, end - 1))
        return value, end

    def _read_mapping(self, start: int) -> tuple[Mapping, int]:
        values: dict[Text, Any] = {}
        position = self.skip(start + 1)
        while self._text[position] != "}":
            key, position = self.read(position)
            if key in values:
                self.problems.append(
                    Problem("duplicate-key", worded("bad.here-twice", word=key), key.span)
                )
            values[key], position = self.read(self.skip(self.skip(position) + 1))
            position = self._next(position)
        return Mapping(values, self._places.span(start, position + 1)), position + 1

    def _read_items(self, start: int) -> tuple[Items, int]:
        values: list[Any] = []
        position = self.skip(start + 1)
        while self._text[position] != "]":
            value, position = self.read(position)
            values.append(value)
            position = self._next(position)
        return Items(values, self._places.span(start, position + 1)), position + 1

    def _next(self, position: int) -> int:
        """Past a comma, if there is one, to what follows."""
        position = self.skip(position)
        return self.skip(position + 1) if self._text[position] == "," else position
