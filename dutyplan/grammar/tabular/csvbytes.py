"""Bytes of a CSV -> text: UTF-8, UTF-16, and GB18030, in which spreadsheets in China save CSV.

GB18030 is taken only where it makes sense: bytes that are valid as such, most of their characters
common ones. Text in other old encodings passes the first test now and then, and fails the second.
"""

from __future__ import annotations

from dutyplan.grammar.text import decode
from dutyplan.locales.wording import worded
from dutyplan.problems import Problem, Severity, Source


def decode_csv(
    name: str, data: bytes, max_bytes: int, way_out: str = ""
) -> tuple[Source, list[Problem]]:
    """Turn the bytes of a CSV into a source.

    Parameters
    ----------
    name, data, max_bytes, way_out
        As for `decode`.

    Returns
    -------
    source, problems
        As from `decode`; but GB18030 is read, with a warning that says so.
    """
    source, problems = decode(name, data, max_bytes, way_out)
    if any(problem.code == "not-utf8" for problem in problems):
        text = _as_gb18030(data)
        if text is not None:
            source = Source(name, text)
            first = next(place for place, char in enumerate(text) if not char.isascii())
            message, hint = worded("bad.not-utf.gbk"), worded("hint.gbk")
            span = source.span_at(first)
            return source, [Problem("not-utf8", message, span, hint, Severity.WARNING)]
    return source, problems


def _as_gb18030(data: bytes) -> str | None:
    """The text of bytes that are GB18030 as far as can be told; else None."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    if "\0" in text:
        return None
    foreign = [char for char in text if not char.isascii()]
    return text if sum(map(_is_common, foreign)) * 2 > len(foreign) else None


def _is_common(char: str) -> bool:
    """Whether a character is one of everyday writing in GB18030.

    That is GB 2312's first level, the 3,755 characters in use most, with its punctuation and
    full-width forms; and what takes four bytes there, such as Uyghur letters, since two digits
    between letters of another encoding are hardly ever met.
    """
    code = char.encode("gb18030")
    if len(code) == 4:
        return True
    return code[1] >= 0xA1 and (0xB0 <= code[0] <= 0xD7 or code[0] in (0xA1, 0xA3))
