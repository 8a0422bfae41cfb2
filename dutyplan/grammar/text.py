"""Text that knows where it stands, and bytes that become text.

`Text`, `Items` and `Mapping` are the only values that readers of YAML and CSV hand on:
strings, lists and dicts like any other, each with the `span` of its place in the file.
"""

from __future__ import annotations

import codecs
from typing import Any

from dutyplan.locales.wording import worded
from dutyplan.problems import Problem, Source, Span


class Text(str):
    """A string from a file, with its place.

    `start` is where the characters of the string itself begin within the span: 1 behind
    a quotation mark, 0 for plain text.
    """

    __slots__ = ("span", "start")
    span: Span
    start: int

    def __new__(cls, value: str, span: Span, start: int = 0) -> Text:  # noqa: D102
        text = super().__new__(cls, value)
        text.span = span
        text.start = start
        return text

    def __reduce__(self) -> tuple[Any, ...]:
        return Text, (str(self), self.span, self.start)

    def part(self, offset: int, length: int) -> Span:
        """The place of some of its characters.

        Of text that goes on in further lines the place is what stands in the first: all of it
        stands for characters beyond.
        """
        begin = self.start + offset
        room = self.span.length - begin
        return self.span.part(begin, min(length, max(room, 1))) if room >= 0 else self.span


class Items(list[Any]):
    """A list from a file, with its place."""

    __slots__ = ("span",)
    span: Span

    def __init__(self, values: list[Any], span: Span) -> None:
        super().__init__(values)
        self.span = span


class Mapping(dict[Text, Any]):
    """A mapping from a file, with its place; its keys are `Text` too.

    `blank` are the keys with nothing behind them, which it does not hold.
    """

    __slots__ = ("blank", "span")
    blank: list[Text]
    span: Span

    def __init__(self, values: dict[Text, Any], span: Span) -> None:
        super().__init__(values)
        self.span = span
        self.blank = []

    def at(self, key: str) -> Any:
        """What stands under a key, wherever the key itself stands; None for nothing."""
        return self.get(key)  # type: ignore[call-overload]


class MisreadError(ValueError):
    """A value that can't be understood: raised by every parser of the grammar.

    Attributes
    ----------
    problems : list of Problem
        Everything that is wrong with the value, each with its place.
    """

    def __init__(self, *problems: Problem) -> None:
        self.problems = list(problems)
        super().__init__("; ".join(problem.message for problem in problems))


class WrongTextError(Exception):
    """Something wrong in a plain string, at an offset; `at` gives it a place in a file."""

    def __init__(self, code: str, message: str, offset: int, length: int, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint
        self.offset, self.length = offset, max(length, 1)

    def at(self, value: Text) -> MisreadError:
        """The same about `value`, the offset counting from its first character."""
        span = value.part(self.offset, self.length)
        return MisreadError(Problem(self.code, self.message, span, self.hint))


def misread(value: Any, code: str, message: str, hint: str = "") -> MisreadError:
    """A `MisreadError` about all of `value`."""
    return MisreadError(Problem(code, message, span_of(value), hint))


def span_of(value: Any) -> Span | None:
    """The place of a value that came from a file; None for any other."""
    return value.span if isinstance(value, Text | Items | Mapping) else None


_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(
    name: str, data: bytes, max_bytes: int, way_out: str = ""
) -> tuple[Source, list[Problem]]:
    """Turn the bytes of a file into a source.

    Parameters
    ----------
    name
        The file as the user named it.
    data
        Its bytes: UTF-8, or UTF-16 with a byte-order mark.
    max_bytes
        More than this is refused unread.
    way_out
        The hint then; else whether it is the right file.

    Returns
    -------
    source, problems
        With a problem the source holds what could be read, for the excerpt.
    """
    if len(data) > max_bytes:
        source = Source(name, "")
        message = worded("bad.too-large", num=max_bytes // 10**6)
        hint = way_out or worded("hint.right-file")
        return source, [Problem("too-large", message, source.start(), hint)]
    encoding = "utf-8"
    for mark, named in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            data, encoding = data[len(mark) :], named
            break
    try:
        source = Source(name, data.decode(encoding))
    except UnicodeDecodeError as error:
        return _not_text(name, data, encoding, error)
    position = source.text.find("\0")
    if position >= 0:
        span = source.span_at(position)
        return source, [Problem("not-text", worded("bad.not-text.zero"), span)]
    return source, []


def _not_text(
    name: str, data: bytes, encoding: str, error: UnicodeDecodeError
) -> tuple[Source, list[Problem]]:
    if b"\0" in data[:4096]:
        from dutyplan.grammar.tabular.workbook import is_workbook

        source = Source(name, "")
        hint = worded("hint.workbook-here") if is_workbook(data) else ""
        return source, [Problem("not-text", worded("bad.not-text"), source.start(), hint)]
    try:
        source = Source(name, data.decode("gb18030"))
        encoding = "gb18030"  # so that the excerpt can be read
        message = worded("bad.not-utf.may-be-gbk")
    except UnicodeDecodeError:
        source = Source(name, data.decode(encoding, "replace"))
        message = worded("bad.not-utf", byte=f"0x{data[error.start]:02x}")
    span = source.span_at(len(data[: error.start].decode(encoding, "replace")))
    return source, [Problem("not-utf8", message, span, worded("hint.save-as-utf"))]
