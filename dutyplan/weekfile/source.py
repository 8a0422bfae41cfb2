"""YAML text -> values that know their places; no word of the language is known here.

Values are built from the parser's events, one after another: scalars stay the text they are,
an alias is the very value that its anchor stands for, and nothing is recursive, so that no
nesting can exhaust the stack.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NoReturn

import yaml

from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.grammar.text import Items, Mapping, Text
from dutyplan.locales.wording import worded
from dutyplan.problems import MOST_TOLD, Problem, Source, Span
from dutyplan.weekfile.syntax import explain_character, explain_syntax

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_PLAIN_TAGS = (None, "!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")))

Value = Text | Items | Mapping


def read_values(source: Source, limits: Limits = LIMITS) -> tuple[Value | None, list[Problem]]:
    """Read one YAML document.

    Returns
    -------
    value, problems
        The value is None where there is none to go on with; duplicate keys leave one.
    """
    if not source.text.strip():
        return None, [_empty(source, "bad.empty.file")]
    builder = _Builder(source, limits)
    try:
        for event in _events(source.text):
            builder.take(event)
    except _StopReading:
        return None, builder.problems
    except yaml.MarkedYAMLError as error:
        return None, [explain_syntax(source, error)]
    except yaml.reader.ReaderError as error:
        return None, [explain_character(source, error)]
    except ValueError as error:
        return None, [Problem("syntax", worded("bad.syntax", what=str(error)), source.start())]
    if builder.root is None:
        return None, [_empty(source, "bad.empty.plan")]
    return builder.root, builder.problems


def _empty(source: Source, key: str) -> Problem:
    return Problem("empty", worded(key), source.start(), worded("hint.start"))


def _events(text: str) -> Iterator[Any]:
    """The parser's events, up to the place where it would look no deeper."""
    num_told = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            yield event
            num_told += 1
    except yaml.MarkedYAMLError as error:
        if "nesting depth" not in str(error.problem) or error.problem_mark is None:
            raise
        # Reading ahead, libyaml 0.2.6 gives up on brackets before it has told of the first.
        yield from islice(
            yaml.parse(text[: error.problem_mark.index], Loader=_Loader), num_told, None
        )


class _StopReading(Exception):  # noqa: N818 - no error: its cause is among the problems
    """Reading on would be of no use."""


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    value: Items | Mapping
    anchor: str | None
    size: int = 1
    key: Text | None = None
    seen: dict[str, Text] = field(default_factory=dict)


class _Builder:
    """Builds a value from events.

    Sizes count what an alias stands for each time it stands, since everything after this
    reads it each time.
    """

    def __init__(self, source: Source, limits: Limits) -> None:
        self.source = source
        self._limits = limits
        self.root: Value | None = None
        self.problems: list[Problem] = []
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Value, int]] = {}
        self._num_documents = 0

    def take(self, event: Any) -> None:
        """The next event."""
        if isinstance(event, yaml.ScalarEvent):
            text = Text(event.value, self._span(event), 1 if event.style in ("'", '"') else 0)
            self._check_tag(event)
            if event.anchor:
                self._anchors[event.anchor] = (text, 1)
            self._add(text, 1, event, is_blank=not event.value and not event.style)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._start(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._num_documents += 1
            if self._num_documents > 1:
                message, hint = worded("bad.syntax.second"), worded("hint.one-plan")
                self._stop("syntax", message, event, hint)

    def _start(self, event: Any) -> None:
        self._check_tag(event)
        if len(self._open) >= self._limits.depth:
            self._stop("too-deep", worded("bad.too-deep", most=self._limits.depth), event)
        span = self._span(event)
        is_list = isinstance(event, yaml.SequenceStartEvent)
        value = Items([], span) if is_list else Mapping({}, span)
        if event.anchor:
            self._anchors[event.anchor] = (value, 0)
        self._open.append(_Open(value, event.anchor))

    def _end(self, event: Any) -> None:
        done = self._open.pop()
        done.value.span = self._span_to(done.value.span, event)
        if done.anchor:
            self._anchors[done.anchor] = (done.value, done.size)
        self._add(done.value, done.size, event)

    def _alias(self, event: Any) -> None:
        if event.anchor not in self._anchors:
            message = worded("bad.unknown", noun=worded("noun.anchor"), name=event.anchor)
            self._stop("alias", message, event, worded("hint.text-itself"))
        value, size = self._anchors[event.anchor]
        if not size:
            self._stop("alias", worded("bad.alias"), event, worded("hint.text-itself"))
        self._add(value, size, event)

    def _add(self, value: Value, size: int, event: Any, *, is_blank: bool = False) -> None:
        """Put a value where it belongs: into the list or mapping that is open."""
        if not self._open:
            self.root = value
            return
        holder = self._open[-1]
        holder.size += size
        if holder.size > self._limits.values:
            message = worded("bad.too-many-values", most=self._limits.values)
            hint = self._limits.way_out(worded("hint.write-out"))
            self._stop("too-large", message, event, hint)
        if isinstance(holder.value, Items):
            holder.value.append(value)
        elif holder.key is None:
            self._take_key(holder, value)
        else:
            key, holder.key = holder.key, None
            if key in holder.seen:
                hint = worded("hint.stands-already", line=holder.seen[key].span.line + 1)
                message = worded("bad.stands-twice", word=key)
                self.problems.append(Problem("duplicate-key", message, key.span, hint))
                if len(self.problems) > MOST_TOLD:
                    raise _StopReading
                return
            holder.seen[key] = key
            # "key:" with nothing behind it is as good as no line at all.
            if is_blank:
                holder.value.blank.append(key)
            else:
                holder.value[key] = value

    def _take_key(self, holder: _Open, value: Value) -> None:
        if isinstance(value, Text):
            holder.key = value
            return
        self.problems.append(Problem("wrong-kind", worded("bad.key-word"), value.span))
        raise _StopReading

    def _check_tag(self, event: Any) -> None:
        if event.tag not in _PLAIN_TAGS:
            message, hint = worded("bad.tag", tag=event.tag), worded("hint.take-out")
            self.problems.append(Problem("tag", message, self._span(event), hint))

    def _span(self, event: Any) -> Span:
        start = event.start_mark
        line, column, last = start.line, start.column, len(self.source.lines) - 1
        if line > last:  # the parser ends a last line that has no end
            line, column = last, len(self.source.line(last))
        return self._span_to(Span(self.source, line, column, 1), event)

    def _span_to(self, start: Span, event: Any) -> Span:
        """From `start` to the end of an event, as far as the first line goes."""
        end = event.end_mark
        if end.line == start.line:
            length = end.column - start.column
        else:
            length = len(self.source.line(start.line).rstrip()) - start.column
        return Span(self.source, start.line, start.column, max(length, 1))

    def _stop(self, code: str, message: str, event: Any, hint: str = "") -> NoReturn:
        self.problems.append(Problem(code, message, self._span(event), hint))
        raise _StopReading
