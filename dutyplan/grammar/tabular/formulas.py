"""Text in a cell of a CSV that a spreadsheet would take for a formula, and how it is kept text.

What begins with one of these characters may be run when the file is opened (OWASP, "CSV
Injection"). A leading apostrophe makes it text; whoever reads the file takes it off again.
"""

from __future__ import annotations

import re

from dutyplan.grammar.text import Text

_STARTS = "=+\\-@\t\r\n＝＋－＠"
_FORMULA = re.compile(f"'*[{_STARTS}]")
_ESCAPED = re.compile(f"'+[{_STARTS}]")


def escaped(cell: str) -> str:
    """The text as it can stand in a CSV: with an apostrophe in front where it needs one.

    What begins with apostrophes and would be a formula without them gets one more, so that
    `unescaped` gives back every text as it was.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unescaped(cell: Text) -> Text:
    """The text that stands in a cell, without the apostrophe that `escaped` put there."""
    if _ESCAPED.match(cell) is None:
        return cell
    return Text(cell[1:], cell.span, cell.start + 1)
