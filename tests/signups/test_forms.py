"""Tables of forms: volunteers with their dates, and every cell that is not sure."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from dutyplan.locales import words
from dutyplan.locales.wording import said_in
from dutyplan.problems import Problem, render_text
from dutyplan.signups import read_sign_ups
from dutyplan.signups.signup import Asked, SignUps
from dutyplan.signups.writing import to_csv

MONDAY = Asked(date(2026, 11, 23))


def read(text: str, asked: Asked = MONDAY) -> SignUps:
    sign_ups, problems = read_sign_ups("signups.csv", text.encode(), asked)
    assert problems == []
    assert sign_ups is not None
    return sign_ups


def refused(text: str, asked: Asked = MONDAY) -> list[str]:
    sign_ups, problems = read_sign_ups("signups.csv", text.encode(), asked)
    assert sign_ups is None
    return [render_text(problem) for problem in problems]


def listed(sign_ups: SignUps, language: str = "en") -> list[str]:
    return [line(problem, language) for problem in sign_ups.unread]


def line(problem: Problem, language: str) -> str:
    assert problem.span is not None
    return f"{problem.span.label}: {said_in(problem.message, words(language))}"


def test_a_form_in_english() -> None:
    found = read(
        "Timestamp,Your name,Age,Sat 28 Nov 10:00-12:00,2026-12-05,How did you hear of us?,Phone\n"
        "2026-11-20 10:03,Aynur,15,yes,no,poster,\n"
        "2026-11-20 11:10,Bahar,45 years,Yes,maybe,a friend,555 0101\n"
        "2026-11-20 12:00,Li Min,65,no,No,,\n"
        "2026-11-21 08:15,Ma Jun,17,,,,\n"
        "2026-11-21 09:00,Gulnar,forty,can't,√,,\n"
    )
    assert to_csv(found.volunteers) == (
        "name,age,available,unavailable,contact\n"
        "Aynur,15,2026-11-28 10:00-12:00,,\n"
        "Bahar,45,2026-11-28 10:00-12:00,,555 0101\n"
        "Li Min,65,,daily,\n"
        "Ma Jun,17,,daily,\n"
        "Gulnar,,2026-12-05,,\n"
    )
    assert listed(found) == [
        "signups.csv:1:1: column left out: 'Timestamp'",
        "signups.csv:1:59: column left out: 'How did you hear of us?'",
        "signups.csv:3:37: not sure: 'maybe' of Bahar for 2026-12-05; taken as no",
        "signups.csv:5:18: not sure: Ma Jun has answered nothing; taken as no",
        "signups.csv:6:25: not read: 'forty' as age: 'forty' is not an age in whole years",
    ]


def test_a_form_in_chinese() -> None:
    found = read(
        "提交时间,1、您的姓名：,2、年龄（必填）,"
        "3、11月28日（周六）10:00-12:00 能来吗？,4、技能,备注\n"
        "11/20,阿依努尔,45岁,是,钥匙、急救,带一个孩子\n"
        "11/20,李敏,65,看情况,无,\n"
    )
    assert to_csv(found.volunteers) == (
        "name,age,available,unavailable,skills,remark\n"
        "阿依努尔,45,2026-11-28 10:00-12:00,,钥匙; 急救,带一个孩子\n"
        "李敏,65,,daily,,\n"
    )
    assert listed(found, "zh") == [
        "signups.csv:1:1: 略去“提交时间”这一列",
        "signups.csv:3:13: 不确定：李敏在 2026-11-28 10:00-12:00 填的是“看情况”，按不能来处理",
    ]


def test_maybe_may_count_as_yes() -> None:
    text = "name,2026-11-28\nAynur,maybe\nBahar,待定\n"
    assert to_csv(read(text, Asked(is_maybe_yes=True)).volunteers) == (
        "name,available\nAynur,2026-11-28\nBahar,2026-11-28\n"
    )
    assert len(read(text).unread) == 2


def test_one_who_answered_some_dates_has_said_enough() -> None:
    found = read("name,2026-11-28,2026-12-05\nAynur,yes,\nBahar,/,是\n")
    assert to_csv(found.volunteers) == ("name,available\nAynur,2026-11-28\nBahar,2026-12-05\n")
    assert found.unread == ()


def test_a_form_filled_in_again() -> None:
    found = read("name,age,2026-11-28\nAynur,15,maybe\nBahar,45,yes\nＡＹＮＵＲ,16,yes\n", Asked())
    assert to_csv(found.volunteers) == (
        "name,age,available\nBahar,45,2026-11-28\nＡＹＮＵＲ,16,2026-11-28\n"
    )
    assert listed(found) == [
        "signups.csv:2:1: Aynur signed up again at signups.csv:4:1, and that counts; "
        "if these are two people, give one of them another name"
    ]


def test_ids_tell_two_of_one_name_apart() -> None:
    found = read("id,name,2026-11-28\na1,王芳,是\na2,王芳,否\n")
    assert to_csv(found.volunteers) == (
        "name,id,available,unavailable\n王芳,a1,2026-11-28,\n王芳,a2,,daily\n"
    )
    assert found.unread == ()


def test_a_row_without_a_name_and_one_that_can_be_none() -> None:
    found = read('name,2026-11-28\n,yes\n"A\nB",yes\nAynur,yes\n')
    assert to_csv(found.volunteers) == "name,available\nAynur,2026-11-28\n"
    assert listed(found) == [
        "signups.csv:2:1: row left out, it has no name: 'yes'",
        "signups.csv:3:2: not read: 'A B' as name: a line break or control character (U+000A) "
        "can't stand here",
    ]


def test_columns_that_say_the_same() -> None:
    found = read("name,Phone,E-mail,28 Nov,2026-11-28\nAynur,555,a@example.org,no,yes\n")
    assert to_csv(found.volunteers) == "name,unavailable,contact\nAynur,daily,555\n"
    assert listed(found) == [
        "signups.csv:1:12: column left out: 'E-mail': 'Phone' says the same",
        "signups.csv:1:26: column not read: '2026-11-28': another column is about the same day",
    ]


def test_a_column_of_days_beside_one_for_each_day() -> None:
    found = read("name,available,2026-11-28\nAynur,saturday,no\n")
    assert to_csv(found.volunteers) == "name,unavailable\nAynur,daily\n"
    assert listed(found) == [
        "signups.csv:1:6: column left out: 'available': the columns about days count"
    ]


def test_a_column_of_days_alone() -> None:
    found = read(
        "name,available\n"
        'Aynur,"Sat 28 Nov, Sat 5 Dec"\n'
        "Bahar,周六 10:00-12:00；11月29日\n"
        "Gulnar,11/12\n"
        "Li Min,when it is dry\n"
    )
    assert to_csv(found.volunteers) == (
        "name,available,unavailable\nAynur,2026-11-28; 2026-12-05,\n"
        "Bahar,周六 10:00-12:00; 2026-11-29,\nGulnar,,daily\nLi Min,,daily\n"
    )
    first, second = listed(found)
    assert first == (
        "signups.csv:4:8: not read: '11/12' as available: it may be 2026-12-11 or 2027-11-12"
    )
    assert second.startswith("signups.csv:5:8: not read: 'when it is dry' as available: ")


def test_without_names_nothing_can_be_read() -> None:
    assert refused("Timestamp,28 Nov\n1,yes\n") == [
        "signups.csv:1:1: error[missing-column]: there is no column with the names of the "
        "volunteers\n"
        "  1 | Timestamp,28 Nov\n"
        "    | ^^^^^^^^^\n"
        "  hint: call it 'name' or '姓名'"
    ]


def test_where_no_day_is_sure_nothing_is_read() -> None:
    assert refused("name,28 Nov\nAynur,yes\n", Asked()) == [
        "signups.csv:1:6: error[no-day]: it is not sure which day the column '28 Nov' is about: "
        "its year is missing: give the first day with --start\n"
        "  1 | name,28 Nov\n"
        "    |      ^^^^^^\n"
        "  hint: no column about a day could be read, so nothing is; "
        "write days such as 2026-11-28 or 28 Nov 2026 above the columns"
    ]


def test_with_some_days_sure_the_others_are_listed() -> None:
    found = read("name,2026-11-28,11/12\nAynur,yes,yes\n", Asked())
    assert to_csv(found.volunteers) == "name,available\nAynur,2026-11-28\n"
    assert listed(found) == [
        "signups.csv:1:17: column not read: '11/12': its year is missing: "
        "give the first day with --start"
    ]


def test_a_workbook_with_real_dates() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Answers"
    sheet.append(["姓名", datetime(2026, 11, 28), date(2026, 12, 5), "电话"])
    sheet.append(["张伟", "√", True, 13800138000])
    sheet.append(["李敏", "待定", "不行", None])
    data = io.BytesIO()
    book.save(data)
    found, problems = read_sign_ups("signups.xlsx", data.getvalue(), Asked())
    assert problems == []
    assert found is not None
    assert to_csv(found.volunteers) == (
        "name,available,unavailable,contact\n"
        "张伟,2026-11-28; 2026-12-05,,13800138000\n李敏,,daily,\n"
    )
    assert listed(found) == [
        "signups.xlsx:Answers!B3: not sure: '待定' of 李敏 for 2026-11-28; taken as no"
    ]


def test_what_is_wrong_with_single_cells_is_listed_with_the_rest() -> None:
    found = read("name,2026-11-28\nAynur,yes,more\nBahar,maybe\n")
    assert listed(found) == [
        "signups.csv:2:11: this cell has no column name above it",
        "signups.csv:3:7: not sure: 'maybe' of Bahar for 2026-11-28; taken as no",
    ]


def test_a_table_that_is_none() -> None:
    sign_ups, problems = read_sign_ups("signups.csv", b"", Asked())
    assert sign_ups is None
    assert [problem.code for problem in problems] == ["empty-file"]


def test_a_csv_of_a_chinese_spreadsheet_is_read_and_said_to_be_so() -> None:
    data = "姓名,2026-11-28\n张伟志愿者,是\n".encode("gb18030")
    sign_ups, problems = read_sign_ups("signups.csv", data, Asked())
    assert sign_ups is not None
    assert to_csv(sign_ups.volunteers) == "name,available\n张伟志愿者,2026-11-28\n"
    assert [problem.is_error for problem in problems] == [False]


def test_a_table_of_which_the_rest_makes_no_sense_is_not_read_by_half() -> None:
    rows = 'name,2026-11-28\nAnn,yes\n"Bob,yes\nCem,yes\n'
    sign_ups, (problem,) = read_sign_ups("signups.csv", rows.encode(), Asked())
    assert sign_ups is None
    assert (problem.code, problem.span and problem.span.label) == (
        "unclosed-quote",
        "signups.csv:3:1",
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is a file of the kind .xls"),
        (b"<html><table>", "this is a web page"),
    ],
)
def test_another_kind_of_spreadsheet_is_no_list(data: bytes, said: str) -> None:
    sign_ups, (problem,) = read_sign_ups("signups.xls", data, Asked())
    assert sign_ups is None
    assert said in problem.message


@pytest.mark.parametrize("name", ["=1+1", "+1", "@小王", "'=x", "-", "a;b", 'a"b', "a,b", "<b>"])
def test_names_that_break_spreadsheets_come_back_as_they_were(name: str) -> None:
    table = f'name,2026-11-28\n"{"".join(escape(name))}",yes\n'
    found = read(table)
    assert [one.cells["name"] for one in found.volunteers] == [name]
    again = read(to_csv(found.volunteers))
    assert [one.cells["name"] for one in again.volunteers] == [name]


def escape(name: str) -> str:
    quoted = name.replace('"', '""')
    return f"'{quoted}" if name[:2] == "'=" else quoted


def test_the_number_of_a_row_is_no_remark() -> None:
    found = read("序号,姓名,备注\n1,李敏,带手套\n")
    assert to_csv(found.volunteers) == "name,remark\n李敏,带手套\n"
    assert listed(found, "zh") == ["signups.csv:1:1: 略去“序号”这一列"]
