"""Lists of chat groups, of many shapes."""

from __future__ import annotations

from datetime import date

import pytest

from dutyplan.locales import words
from dutyplan.locales.wording import said_in
from dutyplan.problems import render_text
from dutyplan.signups import read_sign_ups
from dutyplan.signups.signup import Asked, SignUps
from dutyplan.signups.writing import to_csv

MONDAY = Asked(date(2026, 11, 23))

LIST = """\
#接龙
周六大扫除，11月28日
例 姓名，年龄

1. 张伟
2、王芳 10:00-11:30
３） 李敏，65岁，只能上午
4. Bahar, 45, Saturday 10:00-12:00
5. 王国强 +1
6. 马军（取消）
7. 阿依努尔·买买提 👍
8. Li Min aged 66 技能：钥匙、急救
8. 古丽，11月28日
10. 陈七，待定
9. 请自带手套
周六见
"""


def read(text: str, asked: Asked = MONDAY) -> SignUps:
    sign_ups, problems = read_sign_ups("chat.txt", text.encode(), asked)
    assert problems == []
    assert sign_ups is not None
    return sign_ups


def listed(sign_ups: SignUps, language: str = "en") -> list[str]:
    catalogue = words(language)
    return [
        f"{one.span.line + 1}:{one.span.column + 1} {said_in(one.message, catalogue)}"
        for one in sign_ups.unread
        if one.span is not None
    ]


def test_a_list_as_it_grows() -> None:
    assert to_csv(read(LIST).volunteers) == (
        "name,age,available,unavailable,skills,remark\n"
        "张伟,,,,,\n"
        "王芳,,daily 10:00-11:30,,,\n"
        "李敏,65,,daily,,65岁; 只能上午\n"
        "Bahar,,Saturday 10:00-12:00,,,45\n"
        "王国强,,,,,'+1\n"
        "阿依努尔·买买提,,,,,\n"
        "Li Min,66,,,钥匙; 急救,\n"
        "古丽,,2026-11-28,,,\n"
        "陈七,,,daily,,待定\n"
    )


def test_what_is_not_sure_in_it() -> None:
    assert listed(read(LIST)) == [
        "2:1 no entry: '周六大扫除，11月28日'",
        "3:1 no entry: '例 姓名，年龄'",
        "7:11 not sure when, so kept off all duties: '只能上午' in '３） 李敏，65岁，只能上午': "
        "its time is not clear: write it as 10:00-12:00",
        "8:11 not read, please look: '45' in '4. Bahar, 45, Saturday 10:00-12:00'",
        "9:8 not read, please look: '+1' in '5. 王国强 +1'",
        "10:4 taken back, left out: '6. 马军（取消）'",
        "14:5 not sure, so kept off all duties: '10. 陈七，待定'",
        "15:4 left out, the name is not clear: '9. 请自带手套'",
        "16:1 no entry: '周六见'",
    ]


def test_the_same_in_chinese() -> None:
    assert listed(read(LIST), "zh") == [
        "2:1 不是报名：“周六大扫除，11月28日”",
        "3:1 不是报名：“例 姓名，年龄”",
        "7:11 不确定何时能来，暂不安排：“３） 李敏，65岁，只能上午”中的“只能上午”："
        "时间不明确，请写成 10:00-12:00",
        "8:11 未能读取，请核对：“4. Bahar, 45, Saturday 10:00-12:00”中的“45”",
        "9:8 未能读取，请核对：“5. 王国强 +1”中的“+1”",
        "10:4 已取消，略去：“6. 马军（取消）”",
        "14:5 不确定能不能来，暂不安排：“10. 陈七，待定”",
        "15:4 分不清姓名，已略去：“9. 请自带手套”",
        "16:1 不是报名：“周六见”",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "1. 张伟", "1.张伟", "1、张伟", "1) 张伟", "（1）张伟", "１．　张伟　", "①张伟", "1️⃣ 张伟",
        "12: 张伟", "1，张　伟", "1. 张 伟",
    ],
)  # fmt: skip
def test_a_number_in_any_of_its_forms(line: str) -> None:
    found = read(f"\n  {line}\n\n")
    assert [dict(one.cells) for one in found.volunteers] == [
        {"name": "张伟", "age": "", "skills": "", "available": "", "remark": ""}
    ]
    assert found.unread == ()


@pytest.mark.parametrize(
    "line",
    ["10:30 集合", "3 人", "2026-11-28 大扫除", "11.28 周六", "张伟", "7.5 小时", "-", "2026."],
)
def test_a_line_that_is_no_entry(line: str) -> None:
    assert listed(read(f"1. 张伟\n{line}\n")) == [f"2:1 no entry: '{line}'"]


@pytest.mark.parametrize(
    "marker", ["#接龙", "＃接龙 ", "#Group sign-up", "# Sign-up", "#group signup", "#Group Note"]
)
def test_a_list_begins_behind_its_marker(marker: str) -> None:
    found = read(f"1. 请大家准时\n1. 张三\n{marker}\n1. 张伟\n")
    assert [one.cells["name"] for one in found.volunteers] == ["张伟"]
    assert listed(found) == ["1:1 no entry: '1. 请大家准时'", "2:1 no entry: '1. 张三'"]


def test_a_list_that_was_copied_and_went_on() -> None:
    found = read("#接龙\n1. 张伟 +1\n#接龙\n1. 张伟 +1\n2. 李敏\n")
    assert to_csv(found.volunteers) == "name,remark\n张伟,'+1\n李敏,\n"
    assert listed(found) == ["4:7 not read, please look: '+1' in '1. 张伟 +1'"]


def test_one_name_twice_is_said() -> None:
    found = read("1. 王芳\n2. 李敏\n3. 王芳，65岁\n")
    assert to_csv(found.volunteers) == "name,age\n李敏,\n王芳,65\n"
    assert listed(found) == [
        "1:4 王芳 signed up again at chat.txt:3:4, and that counts; "
        "if these are two people, give one of them another name"
    ]


def test_one_who_takes_an_entry_back_in_another() -> None:
    found = read("1. 马军\n2. 李敏\n3. 马军不来了\n")
    assert to_csv(found.volunteers) == "name\n李敏\n"
    assert listed(found)[1] == "3:4 taken back, left out: '3. 马军不来了'"


def test_a_date_without_a_year_needs_a_start() -> None:
    found = read("1. 李敏，11月28日\n", Asked())
    assert to_csv(found.volunteers) == "name,unavailable,remark\n李敏,daily,11月28日\n"
    assert listed(found) == [
        "1:7 not sure when, so kept off all duties: '11月28日' in '1. 李敏，11月28日': "
        "its year is missing: give the first day with --start"
    ]


def test_a_text_without_an_entry() -> None:
    sign_ups, problems = read_sign_ups("chat.txt", "周六见\n".encode(), Asked())
    assert sign_ups is None
    assert [render_text(problem) for problem in problems] == [
        "chat.txt:1:1: error[no-entries]: no line of this text is an entry of a list\n"
        "  hint: an entry is a line such as '1. Bahar'; for a table, give a CSV or XLSX file"
    ]


def test_a_list_saved_by_an_old_editor() -> None:
    sign_ups, problems = read_sign_ups("chat.txt", "1. 张伟，技能：钥匙\r\n".encode("gbk"), Asked())
    assert sign_ups is not None
    assert to_csv(sign_ups.volunteers) == "name,skills\n张伟,钥匙\n"
    assert [problem.is_error for problem in problems] == [False]


def test_a_line_with_what_a_terminal_would_obey_is_shown_without_it() -> None:
    assert listed(read("1. 张伟\n\x1b[31mred\n")) == ["2:1 no entry: '[31mred'"]
