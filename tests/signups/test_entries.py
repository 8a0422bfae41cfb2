"""One entry: the name, and what is sure of the remark behind it."""

from __future__ import annotations

from datetime import date

import pytest

from dutyplan.grammar.text import Text
from dutyplan.problems import Source, Span
from dutyplan.signups.entries import read_entry
from dutyplan.signups.signup import Asked, SignUp


def read(text: str, *, is_maybe_yes: bool = False) -> SignUp | None:
    span = Span(Source("chat.txt", text), 0, 0, len(text))
    asked = Asked(date(2026, 11, 23), is_maybe_yes)
    found = read_entry(Text(text, span), text, asked)
    return found if isinstance(found, SignUp) else None


def cells(text: str) -> dict[str, str]:
    found = read(text)
    assert found is not None
    return {key: cell for key, cell in found.cells.items() if cell}


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Sun Li", {"name": "Sun Li"}),
        ("bahar", {"name": "bahar"}),
        ("Mr. Smith", {"name": "Mr. Smith"}),
        ("José O’Brien-Núñez", {"name": "José O’Brien-Núñez"}),
        ("ئاينۇر تۇرسۇن", {"name": "ئاينۇر تۇرسۇن"}),
        ("欧阳娜娜", {"name": "欧阳娜娜"}),
        ("阿卜杜热合曼", {"name": "阿卜杜热合曼"}),
        ("买买提·吐尔逊江", {"name": "买买提·吐尔逊江"}),
        ("\u200e张伟\u200b", {"name": "张伟"}),
        ("张伟，可以", {"name": "张伟"}),
        ("张伟 👍👍", {"name": "张伟"}),
        ("马军[强]", {"name": "马军"}),
        ("🌸小花🌸[玫瑰]", {"name": "小花"}),
        ("🌸小花🌸", {"name": "小花"}),
        (
            "李敏 65岁 周六 10:00～12:00",
            {"name": "李敏", "age": "65", "available": "周六 10:00-12:00"},
        ),
        ("李敏65周岁", {"name": "李敏", "age": "65"}),
        ("Bahar, 45 years old", {"name": "Bahar", "age": "45"}),
        (
            "Li Min - aged 65 - Sat 28 Nov",
            {"name": "Li Min", "age": "65", "available": "2026-11-28"},
        ),
        ("Bahar Saturday 10:00-12:00", {"name": "Bahar", "available": "Saturday 10:00-12:00"}),
        ("Bahar, Saturday, 10:00-12:00", {"name": "Bahar", "available": "Saturday 10:00-12:00"}),
        ("张伟：10:00-11:30", {"name": "张伟", "available": "daily 10:00-11:30"}),
        ("Bahar: 10:00-11:30", {"name": "Bahar", "available": "daily 10:00-11:30"}),
        ("张伟 周六 可以", {"name": "张伟", "available": "周六"}),
        ("张伟 周六、周日", {"name": "张伟", "available": "周六; 周日"}),
        (
            "张伟，周六，9:00-10:00，11:00-12:00",
            {"name": "张伟", "available": "周六 9:00-10:00; 周六 11:00-12:00"},
        ),
        (
            "李敏（11月28日 10:00-12:00）",
            {"name": "李敏", "available": "2026-11-28 10:00-12:00"},
        ),
        (
            "Li Min, skills: keys and first aid, Sunday",
            {"name": "Li Min", "skills": "keys; first aid", "available": "Sunday"},
        ),
        ("张伟，技能：钥匙、急救，65岁", {"name": "张伟", "age": "65", "skills": "钥匙; 急救"}),
    ],
)  # fmt: skip
def test_what_is_sure_is_taken(text: str, taken: dict[str, str]) -> None:
    assert cells(text) == taken
    found = read(text)
    assert found is not None
    assert found.unread == ()


@pytest.mark.parametrize(
    ("text", "name", "remark"),
    [
        ("王国强+1", "王国强", "+1"),
        ("@小王 +1", "@小王", "+1"),
        ("Bahar, 45", "Bahar", "45"),
        ("张伟 李敏", "张伟", "李敏"),
        ("张伟、李敏", "张伟", "李敏"),
        ("王姐2号楼", "王姐", "2号楼"),
        ("Gulnar can bring a mop", "Gulnar", "can bring a mop"),
        ("Bahar and Aynur", "Bahar", "and Aynur"),
        ("Li Min & Ma Jun", "Li Min", "& Ma Jun"),
        ("张伟 🚗", "张伟", "🚗"),
        ("张伟，无", "张伟", "无"),
        ("张伟，200岁", "张伟", "200岁"),
        ("Li Min, skills: keys, first aid", "Li Min", "first aid"),
    ],
)
def test_the_rest_becomes_a_remark(text: str, name: str, remark: str) -> None:
    found = read(text)
    assert found is not None
    assert (found.cells["name"], found.cells["remark"]) == (name, remark)
    (problem,) = found.unread
    assert problem.message == f"not read, please look: '{remark}' in '{text}'"
    assert not found.cells.get("unavailable")


@pytest.mark.parametrize(
    "text",
    [
        "李敏，周六 不行", "李敏，周六 待定", "李敏（周六）不来",
        "李敏，周六不行", "李敏，周六，不行", "李敏，只能上午", "李敏，11/12", "李敏，待定",
        "Bahar Saturday Morning", "Bahar maybe", "王芳 10:00-11:00 14:00-15:00",
        "张四，周六、周日 10:00-12:00", "张四，周六、周日，10:00-12:00",
        "张四，周六 9:00-10:00，10:00-12:00", "张伟 周六和周日",
    ],
)  # fmt: skip
def test_who_may_mean_another_time_is_on_no_duty_until_somebody_looked(text: str) -> None:
    found = read(text)
    assert found is not None
    assert found.cells["unavailable"] == "daily"
    assert not found.cells.get("available")
    assert found.cells["remark"]
    assert found.unread


@pytest.mark.parametrize(
    "text", ["马军（取消）", "马军，算了", "马军不来了", "马军 取消", "Ma Jun - cancelled"]
)
def test_one_that_is_taken_back(text: str) -> None:
    found = read(text)
    assert found is not None
    assert found.is_off
    assert found.unread[0].message == f"taken back, left out: '{text}'"


@pytest.mark.parametrize(
    "text",
    [
        "", "👍", "+1", "(", "Li Sun", "Saturday 10:00-12:00", "bahar tursun",
        "请自带手套", "地点：小区门口", "周六可以的",
        "张伟只能上午", "李六待定", "参加", "ok", "张不来", "A强", "One Two Three Four Five",
        "Time: 10:00", "@所有人",
    ],
)  # fmt: skip
def test_a_name_that_is_not_clear_is_left_out(text: str) -> None:
    assert read(text) is None


def test_perhaps_may_count_as_yes() -> None:
    found = read("陈七，待定，周六", is_maybe_yes=True)
    assert found is not None
    assert found.cells["available"] == "周六"
    assert found.unread == ()


def test_two_ages() -> None:
    found = read("李敏，65岁，aged 66")
    assert found is not None
    assert found.cells["age"] == ""
    assert found.unread[0].message == "two ages, none taken: '李敏，65岁，aged 66'"


@pytest.mark.parametrize("text", ["不去", "代 王五", "王 小明", "去不了"])
def test_what_is_no_name_for_sure(text: str) -> None:
    assert read(text) is None


def test_a_day_or_a_time_that_is_not_clear_keeps_off_all_duties() -> None:
    assert cells("张伟 28号")["unavailable"] == "daily"
    assert cells("张伟 10点到12点")["unavailable"] == "daily"


def test_a_line_as_long_as_a_book_is_no_entry() -> None:
    assert read("Aynur " + "Aa " * 1000) is None
    assert read("Aynur, " + "x" * 900) is not None


def test_control_characters_get_into_no_skill_and_no_remark() -> None:
    found = cells("Bahar, skills: first\x1b[31m aid, late\x07")
    assert found == {"name": "Bahar", "remark": "skills: first [31m aid; late"}
