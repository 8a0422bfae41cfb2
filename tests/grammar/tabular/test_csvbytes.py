"""Bytes of a CSV: UTF-8 first, GB18030 where it makes sense, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyplan.grammar.tabular.csvbytes import decode_csv
from dutyplan.problems import Problem, render_text

CHINESE = "姓名，年龄\n张伟（组长），31\n欧阳婷婷，28\n李敏，６５\n"


def decoded(data: bytes) -> tuple[str, list[str]]:
    source, problems = decode_csv("people.csv", data, 1000)
    return source.text, [f"{one.severity} {one.code}" for one in problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", [CHINESE, "name\nئايغۈل\n", "name\nAnn\n", ""])
def test_unicode_wins(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == (text, [])


@pytest.mark.parametrize(
    "text",
    [
        CHINESE,
        "name,age\n王国强,52\n",
        "姓名\nئايغۈل\nمەمەت\n",
        "姓名\n張偉\n王国强\n李敏\n刘洋\n陈静\n",
    ],
)
@pytest.mark.parametrize("encoding", ["gb18030", "gbk"])
def test_gb18030_is_read_with_a_warning(text: str, encoding: str) -> None:
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        return  # GBK has no Uyghur letters
    assert decoded(data) == (text, ["warning not-utf8"])


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("name\nZoë Müller\n", "latin-1"),
        ("name\nJosé Núñez\nGarção\n", "cp1252"),
        ("name\nИван Петров\nОльга Королёва\n", "cp1251"),
        ("name\n王小明\n陳美玲\n林志豪\n", "big5"),
        ("name\n山田太郎\n佐藤花子\n", "shift_jis"),
        ("name\nΓιώργος Παπαδόπουλος\n", "iso8859-7"),
        ("name\nAynur Ğ\nİbrahim Şahin\n", "cp1254"),
    ],
)
def test_other_encodings_are_refused(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding))[1] == ["error not-utf8"]


def test_what_is_no_text() -> None:
    assert decoded("张伟".encode("gbk") + b"\0")[1] == ["error not-text"]
    assert decoded(b"x" * 1001)[1] == ["error too-large"]


def test_where_the_warning_points() -> None:
    _, (problem,) = decode_csv("people.csv", "name,note\nAnn,组长\n".encode("gbk"), 1000)
    assert isinstance(problem, Problem)
    assert render_text(problem).split("\n")[:3] == [
        "people.csv:2:5: warning[not-utf8]: this file is not UTF-8: it was read as GB18030 (GBK)",
        "  2 | Ann,组长",
        "    |     ^^",
    ]


COMMON = "".join(
    bytes([high, low]).decode("gb2312") for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFF)
)


@given(st.text(st.sampled_from(COMMON + "a1,\n"), max_size=30))
def test_common_chinese_is_read_whichever_way_it_was_saved(text: str) -> None:
    for encoding in ("utf-8", "gb18030"):
        data = text.encode(encoding)
        try:
            told = data.decode()
        except UnicodeDecodeError:
            told = text
        assert decoded(data)[0] == told
