"""Sign-ups: known answers are read back exactly, and of any other text nothing is lost."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dutyplan.problems import Source, render_text
from dutyplan.signups import read_sign_ups
from dutyplan.signups.chat import read_chat
from dutyplan.signups.dates import DoubtError, find_days
from dutyplan.signups.signup import Asked, SignUps
from dutyplan.signups.writing import to_csv
from tests.oracle import plans

START = date(2026, 11, 23)
_NAMES = (
    "Aynur",
    "Bahar",
    "Li Min",
    "王芳",
    "阿依努尔·买买提",
    "=1+1",
    "@小王",
    "O'Brien, J.",
    'A "B"',
)
_YES, _NO, _MAYBE = ("yes", "是", "√", "ok"), ("no", "否", "不行", "×"), ("maybe", "待定", "?")
_TITLES = (
    "{0:%Y-%m-%d}",
    "{0:%Y/%m/%d}",
    "{0.year}年{0.month}月{0.day}日",
    "{0.month}月{0.day}日",
    "{0.day} {0:%b}",
    "{0:%a} {0.day} {0:%B} {0.year}",
    "Can you come on {0:%A}, {0:%B} {0.day}?",
    "{0.day}.{0.month}.{0.year} ",
)
_PIECES = (
    *(
        "1. ",
        "2、",
        "３）",
        "#接龙",
        "张伟",
        "李敏",
        "Bahar",
        "Li Min",
        "，",
        ", ",
        " ",
        "；",
        "（",
        "）",
        ":",
    ),
    *(
        "65岁",
        "aged 65",
        "周六",
        "saturday",
        "10:00-12:00",
        "10:00",
        "11月28日",
        "11/12",
        "28 Nov",
        "+1",
    ),
    *(
        "取消",
        "不来了",
        "待定",
        "技能：钥匙",
        "skills: keys",
        "只能上午",
        "👍",
        "👩‍👧",
        "\u200b",
        "\u202e",
    ),
    *(
        "\n",
        "\n",
        "\r\n",
        "\t",
        "\x00",
        "\x1b[31m",
        "\u2028",
        "'",
        '"',
        "=1+1",
        "ئاينۇر",
        "é",
        "9" * 30,
    ),
)


@st.composite
def forms(draw: st.DrawFn) -> tuple[str, list[tuple[str, list[str]]]]:
    """A form as text, and who is free on which of its dates."""
    offsets = draw(st.lists(st.integers(0, 300), min_size=1, max_size=5, unique=True))
    days = [START + timedelta(offset) for offset in offsets]
    titles = [draw(st.sampled_from(_TITLES)).format(day).strip() for day in days]
    names = draw(st.lists(st.sampled_from(_NAMES), min_size=1, max_size=6, unique=True))
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["Timestamp", "name", *titles])
    known = []
    for name in names:
        said = [draw(st.sampled_from((_YES, _NO, _MAYBE, ("",)))) for _ in days]
        row = [draw(st.sampled_from(words)) for words in said]
        writer.writerow(["20:26", name, *row])
        free = [str(day) for day, words in zip(days, said, strict=True) if words is _YES]
        known.append((name, free))
    return text.getvalue(), known


@plans.examples(100)
@given(forms())
def test_a_form_written_from_known_answers_is_read_back(
    form: tuple[str, list[tuple[str, list[str]]]],
) -> None:
    text, known = form
    found = read(text)
    assert [
        (one.cells["name"], [day for day in one.cells.get("available", "").split("; ") if day])
        for one in found.volunteers
    ] == known
    assert all(
        bool(free) != ("unavailable" in one.cells)
        for one, (_, free) in zip(found.volunteers, known, strict=True)
    )
    again = read(to_csv(found.volunteers))
    assert [dict(one.cells) for one in again.volunteers] == [
        dict(one.cells) for one in found.volunteers
    ]


def read(text: str) -> SignUps:
    found, problems = read_sign_ups("signups.csv", text.encode(), Asked(START))
    assert problems == []
    assert found is not None
    return found


@plans.examples(150)
@given(st.one_of(st.text(), st.lists(st.sampled_from(_PIECES), max_size=25).map("".join)))
def test_every_line_of_any_text_is_taken_or_listed(text: str) -> None:
    source = Source("chat.txt", text)
    found, problems = read_chat(source, Asked(START))
    if found is None:
        assert all(render_text(problem) for problem in problems)
        return
    taken = {one.span.line for one in found.volunteers}
    listed = {problem.span.line for problem in found.unread if problem.span is not None}
    markers = {
        number
        for number, line in enumerate(source.lines)
        if "接龙" in line and len(line.split()) == 1
    }
    copies = {
        number
        for number, line in enumerate(source.lines)
        if any(line.split() == source.lines[other].split() for other in taken | listed)
    }
    blank = {number for number, line in enumerate(source.lines) if not line.strip()}
    assert set(range(len(source.lines))) <= taken | listed | copies | blank | markers
    again, _ = read_sign_ups("v.csv", to_csv(found.volunteers).encode(), Asked(START))
    assert again is not None or not found.volunteers
    if again is not None:
        assert [one.cells["name"] for one in again.volunteers] == [
            one.cells["name"] for one in found.volunteers
        ]
        assert again.unread == ()


@plans.examples(200)
@given(
    st.one_of(st.binary(), st.text().map(str.encode)),
    st.sampled_from(("a.csv", "a.xlsx", "a.txt", "-")),
)
def test_any_bytes(data: bytes, name: str) -> None:
    found, problems = read_sign_ups(name, data, Asked(START))
    assert (found is None) == any(problem.is_error for problem in problems)
    assert all(render_text(problem) for problem in problems)


@plans.examples(200)
@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_a_title_names_days_or_none_or_is_in_doubt(title: str) -> None:
    try:
        days = find_days(title, START)
    except DoubtError:
        return
    if days is not None:
        (person,) = read(f'name,"{days}"\nAynur,yes\n').volunteers
        assert person.cells["available"] == days
