"""What a cell of a workbook says, as text such as somebody would have typed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from dutyplan.locales.wording import worded
from dutyplan.problems import Problem, Span

# How Excel writes a carriage return within a cell.
_CARRIAGE_RETURN = "_x000D_"


def text_of(value: Any) -> str:
    """The text of a value as openpyxl gives it, stripped.

    Dates are written 2026-11-28, with the time behind it only where there is one; times 10:00;
    whole numbers without a decimal point, others with the 15 digits that a spreadsheet keeps.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else f"{value:.15g}"
    if isinstance(value, datetime):
        day = value.date().isoformat()
        return f"{day} {_clock(value.time())}" if value.time() != time() else day
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return _clock(value)
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        rest = f":{seconds:02}" if seconds else ""
        return f"{minutes // 60:02}:{minutes % 60:02}{rest}"
    return str(value).replace(_CARRIAGE_RETURN, "").strip()


def _clock(value: time) -> str:
    """A time to the minute, or to the second if it has some; what is less is a rounding error."""
    value = _rounded(value)
    return value.isoformat("seconds" if value.second else "minutes")


def _rounded(value: time) -> time:
    moment = datetime.combine(date(2000, 1, 1), value) + timedelta(milliseconds=500)
    return moment.time().replace(microsecond=0)


def find_fault(value: Any, kind: str, is_formula: bool, span: Span) -> Problem | None:
    """What is wrong with a cell.

    Parameters
    ----------
    value, kind
        Its saved value and what openpyxl takes it for; a formula that gives an empty text is of
        the kind `str`, one whose value was never worked out a number without a value.
    """
    if kind == "e":
        message = worded("bad.cell.error", value=str(value))
        return Problem("bad-cell", message, span, worded("hint.cell.error"))
    if is_formula and value is None and kind == "n":
        message, hint = worded("bad.cell.unsaved"), worded("hint.cell.unsaved")
        return Problem("bad-cell", message, span, hint)
    return None
