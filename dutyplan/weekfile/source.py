"""YAML text -> values that know their places; no word of the language is known here.

Scalars stay text: PyYAML's `CBaseLoader` resolves nothing, and `compose` gives the place of
every node.
"""

from __future__ import annotations

import re

import yaml

from dutyplan.grammar.text import Items, Mapping, Text
from dutyplan.problems import Problem, Source, Span

MAX_BYTES = 10_000_000
MAX_VALUES = 1_000_000
MAX_DEPTH = 30
# Flow collections nested deeper than this would exhaust the parser's own stack.
_MAX_BRACKETS = 500
_MANY_DASHES = re.compile(rf"^\s*(?:[-?:] ?){{{_MAX_BRACKETS}}}", re.MULTILINE)

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_PLAIN_TAGS = ("tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map")

Value = Text | Items | Mapping


def read_values(source: Source) -> tuple[Value | None, list[Problem]]:
    """Read one YAML document.

    Returns
    -------
    value, problems
        The value is None where there is none to go on with; duplicate keys leave one.
    """
    if not source.text.strip():
        return None, [Problem("empty", "the file is empty", source.start(), _START_HINT)]
    if _nests_too_deep(source.text):
        return None, [Problem("too-deep", "the brackets nest too deep", source.start())]
    try:
        root = yaml.compose(source.text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_problem(source, error)]
    except yaml.reader.ReaderError as error:
        span = source.span_at(_offset_of(source, error))
        message = f"a character that YAML does not allow (U+{_code(error):04X})"
        return None, [Problem("control-character", message, span, "take it out")]
    except (ValueError, RecursionError) as error:
        return None, [Problem("syntax", f"this is not YAML: {error}", source.start())]
    if root is None:
        return None, [Problem("empty", "the file holds no plan", source.start(), _START_HINT)]
    reader = _Reader(source)
    if reader.measure(root, 0) and not reader.problems:
        return reader.value(root), reader.problems
    return None, reader.problems


_START_HINT = "a week file needs 'start', 'tasks' and 'volunteers'"


def _nests_too_deep(text: str) -> bool:
    deepest = depth = 0
    for bracket in re.findall(r"[\[\]{}]", text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest > _MAX_BRACKETS or bool(_MANY_DASHES.search(text))


def _code(error: yaml.reader.ReaderError) -> int:
    character = error.character
    return character if isinstance(character, int) else ord(character)


def _offset_of(source: Source, error: yaml.reader.ReaderError) -> int:
    # libyaml counts bytes, the Python reader characters: look for the character itself.
    found = source.text.find(chr(_code(error)))
    return found if found >= 0 else min(error.position, len(source.text))


_SYNTAX = (
    (
        "found character that cannot start any token",
        "text can't begin with this character",
        "put quotation marks around text that begins with @ ` or %",
    ),
    (
        "mapping values are not allowed",
        "a second ': ' stands in this line",
        "put quotation marks around text that contains ': '",
    ),
    (
        "did not find expected ',' or",
        "a bracket or brace is not closed, or a comma is missing",
        "check the line for its , } and ]",
    ),
    (
        "did not find expected key|did not find expected '-' indicator",
        "this line does not fit the lines above it",
        "check that its first character stands under that of its neighbours",
    ),
    (
        "could not find expected ':'",
        "a key without ': ' behind it",
        "write 'key: value', with the plain colon and a space",
    ),
    (
        "unexpected end of stream",
        "a quotation mark is not closed",
        "look for the \" or ' that opens here",
    ),
    ("found undefined alias", "there is no anchor of this name", "write the text itself"),
    (
        "expected a single document|but found another document",
        "a second document begins here",
        "one file holds one plan: take out the line '---'",
    ),
)


def _syntax_problem(source: Source, error: yaml.MarkedYAMLError) -> Problem:
    said = " ".join(str(part) for part in (error.context, error.problem) if part)
    is_unclosed = "unexpected end of stream" in said
    mark = (error.context_mark if is_unclosed else None) or error.problem_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    last = len(source.lines) - 1
    while line > last or (line > 0 and not source.line(line).strip()):
        line, column = line - 1, len(source.line(line - 1))
    span = Span(source, line, min(column, len(source.line(line))), 1)
    if source.line(line)[span.column : span.column + 1] == "\t":
        message = "this is not YAML: a tab stands where only spaces may"
        return Problem("tab", message, span, "indent with spaces")
    for pattern, message, hint in _SYNTAX:
        if re.search(pattern, said):
            return Problem("syntax", f"this is not YAML: {message}", span, hint)
    return Problem("syntax", f"this is not YAML: {said}", span)


class _Reader:
    """Turns nodes into values; collects problems."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self._sizes: dict[int, int] = {}

    def measure(self, node: yaml.Node, depth: int) -> int:
        """Number of values below a node, aliases counted each time; 0 for too many.

        An alias that contains itself has no size yet when it is met again.
        """
        key = id(node)
        if key in self._sizes:
            if not self._sizes[key]:
                self._say("alias", "this alias contains itself", node, "write the text itself")
            return self._sizes[key]
        if depth > MAX_DEPTH:
            self._say("too-deep", f"more than {MAX_DEPTH} levels of nesting", node)
            return 0
        self._sizes[key] = 0
        total = 1
        for child in _children(node):
            size = self.measure(child, depth + 1)
            total += size
            if not size:
                return 0
            if total > MAX_VALUES:
                message = f"more than {MAX_VALUES:,} values, aliases counted each time"
                self._say("too-large", message, node, "write out what the aliases stand for")
                return 0
        self._sizes[key] = total
        return total

    def value(self, node: yaml.Node) -> Value:
        """The value of a node."""
        if node.tag not in _PLAIN_TAGS:
            self._say("tag", f"a tag such as {node.tag} is not read", node, "take it out")
        if isinstance(node, yaml.ScalarNode):
            return Text(node.value, self.span(node), 1 if node.style in ("'", '"') else 0)
        if isinstance(node, yaml.SequenceNode):
            return Items([self.value(child) for child in node.value], self.span(node))
        assert isinstance(node, yaml.MappingNode)
        return self._mapping(node)

    def _mapping(self, node: yaml.MappingNode) -> Mapping:
        mapping = Mapping({}, self.span(node))
        first: dict[str, Text] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._say("wrong-kind", "a key must be a word", key_node)
                continue
            key = Text(key_node.value, self.span(key_node))
            if key in first:
                hint = f"it stands in line {first[key].span.line + 1} already"
                problem = Problem("duplicate-key", f"'{key}' stands here twice", key.span, hint)
                self.problems.append(problem)
                continue
            first[key] = key
            # "key:" with nothing behind it is as good as no line at all.
            if not _is_empty(value_node):
                mapping[key] = self.value(value_node)
        return mapping

    def span(self, node: yaml.Node) -> Span:
        """The place of a node, as far as its first line goes."""
        start, end = node.start_mark, node.end_mark
        if end.line == start.line:
            length = end.column - start.column
        else:
            length = len(self.source.line(start.line).rstrip()) - start.column
        return Span(self.source, start.line, start.column, max(length, 1))

    def _say(self, code: str, message: str, node: yaml.Node, hint: str = "") -> None:
        self.problems.append(Problem(code, message, self.span(node), hint))


def _children(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.SequenceNode):
        return list(node.value)
    if isinstance(node, yaml.MappingNode):
        return [child for pair in node.value for child in pair]
    return []


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.value and not node.style
