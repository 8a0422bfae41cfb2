"""How dates, times and days of the week look where people write them, in both languages."""

from __future__ import annotations

import re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG = ("uary", "ruary", "ch", "il", "", "e", "y", "ust", "t(?:ember)?", "ober", "ember", "ember")
# The month of May with a capital alone: "at most 2 may come" is no date.
_MONTH = "|".join(
    "May" if month == "may" else f"(?i:{month}(?:{rest})?)"
    for month, rest in zip(MONTHS, _LONG, strict=True)
)
_DAY = r"(?P<day>\d{1,2})"
_ORDINAL = rf"{_DAY}(?i:st|nd|rd|th)?"
DATES = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"(?<!\d)(?P<year>\d{{4}})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark){_DAY}(?!\d)",
        rf"(?:(?<!\d)(?P<year>\d{{4}})\s*年\s*)?(?<!\d)(?P<month>\d{{1,2}})\s*月\s*{_DAY}\s*[日号]?(?!\d)",
        rf"(?<!\d){_ORDINAL}\s*(?:of\s+)?\b(?P<name>{_MONTH})\b\.?(?:,?\s+(?P<year>\d{{4}})(?!\d))?",
        rf"(?<![^\W\d_])(?P<name>{_MONTH})\b\.?\s*{_ORDINAL}(?!\d)(?:,?\s+(?P<year>\d{{4}})(?!\d))?",
        r"(?<![\w./-])(?P<one>\d{1,2})(?P<mark>[/.])(?P<two>\d{1,2})"
        r"(?:(?P=mark)(?P<year>\d{4})?)?(?![\d/-])",
        r"(?<![\w./-])\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)(?P<short>\d{2})(?!\d)",
    )
)
WINDOW = re.compile(
    r"(?<!\d)(\d{1,2}:\d{2})\s*(?:-+|至|到|to\b|until\b)\s*(\d{1,2}:\d{2})(?!\d)", re.ASCII
)
CLOCK = re.compile(r"\d{1,2}:\d{2}|\d\s*[ap]\.?m\b|\d\s*[点时](?!间)", re.ASCII | re.IGNORECASE)
_ENGLISH = (
    *("mon(?:day)?", "tue(?:s(?:day)?)?", "wed(?:nesday)?", "thu(?:rs(?:day)?)?"),
    *("fri(?:day)?", "sat(?:urday)?", "sun(?:day)?"),
)
WEEKDAYS = tuple(
    re.compile(rf"(?<![^\W\d_])(?i:{english})\b\.?|(?:周|星期|礼拜)[{chinese}]", re.ASCII)
    for english, chinese in zip(_ENGLISH, ("一", "二", "三", "四", "五", "六", "日天"), strict=True)
)
HALVES = re.compile(
    r"上午|早上|早晨|中午|下午|晚上|傍晚|夜里|\b(?:morning|noon|afternoon|evening)s?\b"
    r"|\bp\.?m\b|(?<=[\d\n])\s?[ap]\.?m\b",
    re.IGNORECASE,
)
LATE = re.compile(r"下午|晚上|傍晚|夜里|\b(?:afternoon|evening)s?\b|\bp\.?m\b", re.IGNORECASE)
HOUR_ALONE = re.compile(
    r"\b(?:after|before|until|till|from)\s+\d{1,2}\b(?!\s*-)", re.ASCII | re.IGNORECASE
)
"""An hour without its minutes: `after 11`."""
NEGATION = re.compile(
    r"[不没]|无法|请假|\b(?:not|no|never|cannot|unable|unavailable|absent|away|except)\b|n['’]t\b",
    re.IGNORECASE,
)
QUESTION = re.compile(r"(\w{1,2})[不没]\1|\bor\s+not\b", re.IGNORECASE)
"""What asks for yes or no, and only looks like a negation: `能不能`, `有没有`, `or not`."""
BOUND = re.compile(
    r"\b(?:since|before|after|by|until|till)\s*\n|\n\s*(?:[之以]?前(?![来往])|[之以]?后|起|截止)",
    re.IGNORECASE,
)
"""What makes of a date, which is blanked out, a time before or after it."""
DAY_ALONE = re.compile(
    r"(?<!\d)\d{1,2}\s*[号日](?!\s*[楼栋院门单馆线库房室车桌厅桥仓])|\b\d{1,2}(?:st|nd|rd|th)\b",
    re.ASCII | re.IGNORECASE,
)
"""A day without its month: `28号`, and not `3号楼`."""
PADDING = re.compile(r"[\s,;()\[\]【】:、。日期]+|\bon\b", re.IGNORECASE)
