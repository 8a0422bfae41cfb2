"""Columns of a table of volunteers: the keys of the week file, and what people call them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dutyplan.grammar.names import did_you_mean
from dutyplan.grammar.tabular.titles import NAME_TITLES, folded
from dutyplan.grammar.text import Text
from dutyplan.locales.wording import worded
from dutyplan.problems import Problem

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": NAME_TITLES[1:],
    "id": ("编号", "志愿者编号", "工号", "学号"),
    "age": ("年龄",),
    "born": ("date of birth", "birth date", "birthday", "dob", "出生日期", "出生年月日", "生日"),
    "available": ("availability", "available times", "可用时间", "空闲时间", "有空时间"),
    "unavailable": ("unavailable times", "not available", "不可用时间", "没空时间", "请假时间"),
    "since": ("joined", "member since", "加入日期", "加入时间"),
    "until": ("left", "member until", "退出日期", "退出时间"),
    "skills": ("skill", "技能", "特长"),
    "share": ("份额",),
    "limits": ("limit", "上限", "限制"),
    "prefers": ("preferences", "preferred", "偏好"),
    "avoids": ("avoid", "回避", "避免"),
    "never": ("不做",),
    "guardian": ("监护人",),
    "household": ("family", "家庭", "住户"),
    "contact": (
        "phone",
        "phone number",
        "telephone",
        "mobile",
        "email",
        "联系方式",
        "联系电话",
        "电话",
        "手机",
        "手机号",
        "邮箱",
    ),
}
"""What each key may be called beside its own name; capital letters, blanks and width are equal."""

LEFT_ALONE = ("remark", "remarks", "note", "notes", "comment", "备注", "说明", "序号")
"""Titles of columns that are for people alone."""

_MEANINGS = {
    folded(title): key for key, others in COLUMNS.items() for title in (key, *others)
} | dict.fromkeys(map(folded, LEFT_ALONE), "")
_TITLES = [title for key, others in COLUMNS.items() for title in (key, *others)]


def find_columns(header: Sequence[Text]) -> tuple[dict[int, Text], list[Problem]]:
    """Find out what the columns mean.

    Returns
    -------
    keys, problems
        The key of each column that has one, by its place, where its title stands; of several
        for one key the first. A problem for each of the others, and for each that means nothing.
    """
    keys: dict[int, Text] = {}
    problems: list[Problem] = []
    first: dict[str, Text] = {}
    for place, title in enumerate(header):
        key = _MEANINGS.get(folded(title))
        if title and key is None:
            message = worded("bad.unknown-column", name=str(title))
            hint = did_you_mean(title, _TITLES) or worded("hint.left-alone")
            problems.append(Problem("unknown-key", message, title.span, hint))
        elif key and key in first:
            problems += _second(key, title, first[key])
        elif key:
            keys[place] = Text(key, title.span)
            first[key] = title
    return keys, problems


def meaning_of(title: str) -> str | None:
    """The key that a title stands for; empty for people alone, None for one that nobody knows."""
    return _MEANINGS.get(folded(title))


def missing_names(header: Sequence[Text]) -> Problem:
    """The problem of a table in which no column has names."""
    message, hint = worded("bad.no-name-column"), worded("hint.name-column")
    return Problem("missing-column", message, header[0].span, hint)


def _second(key: str, title: Text, first: Text) -> list[Problem]:
    """The problem of a second column for a key; if both are written alike it was told before."""
    if title == first:
        return []
    message = worded("bad.same-column", what=key, first=str(first), name=str(title))
    hint = worded("hint.first-column", place=first.span.label)
    return [Problem("duplicate-column", message, title.span, hint)]
