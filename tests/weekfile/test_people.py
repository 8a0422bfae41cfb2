"""Volunteers from a table: the columns are the keys, a row is a volunteer."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from dutyplan.grammar.beside import Folder
from dutyplan.grammar.text import Text
from dutyplan.locales import words
from dutyplan.plan import MINUTES_PER_DAY, Volunteer, Wish
from dutyplan.problems import Problem, Source, Span, render_line, render_text
from dutyplan.rules.limitsums import Limits
from dutyplan.rules.limitwords import Bound
from dutyplan.weekfile import read_week_bytes
from dutyplan.weekfile.people import read_people
from tests.workbooks import workbook

WEEK = """\
start: 2026-11-28
tasks:
- {name: Rails, when: saturday 10:00-11:00}
- {name: Basement, when: sunday 10:00-12:00}
volunteers: %s
"""


def named(name: str) -> Text:
    return Text(name, Span(Source("week.yaml", f"volunteers: {name}"), 0, 12, len(name)))


def table(folder: Path, text: str | bytes, name: str = "people.csv") -> None:
    (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)


def volunteers(folder: Path, text: str | bytes) -> tuple[Volunteer, ...]:
    table(folder, text)
    plan, problems = read_week_bytes("week.yaml", (WEEK % "people.csv").encode(), folder)
    assert problems == []
    assert plan is not None
    return plan.volunteers


def problems(folder: Path, text: str | bytes) -> list[Problem]:
    """All problems of a week file whose volunteers stand in this CSV."""
    table(folder, text)
    plan, found = read_week_bytes("week.yaml", (WEEK % "people.csv").encode(), folder)
    assert plan is None
    return found


def lines(folder: Path, text: str | bytes) -> list[str]:
    return [render_line(one) for one in problems(folder, text)]


# -- rows become volunteers


def test_each_row_is_a_volunteer(tmp_path: Path) -> None:
    first, second = volunteers(
        tmp_path,
        "name,id,born,available,unavailable,since,until,skills,share,limits,never,contact\n"
        "张伟,z1,1990-02-28,saturday 08:00-11:30; 周日,2026-11-29,2026-01-01,2027-01-01,"
        "keys; first aid,0.5,per_week: 1; total: 3,Basement; rails,555-1234\n"
        "Bahar,,,,,,,,,,,\n",
    )
    assert (first.id, first.name, first.born) == ("z1", "张伟", date(1990, 2, 28))
    saturday = date(2026, 11, 28).toordinal() * MINUTES_PER_DAY
    assert first.free is not None
    assert first.free[0] == (saturday + 480, saturday + 690)
    assert (first.since, first.until) == (date(2026, 1, 1), date(2027, 1, 1))
    assert first.skills == {"keys", "first aid"}
    assert first.never == {"Basement", "Rails"}
    assert (first.share, first.contact) == (Fraction(1, 2), "555-1234")
    assert (second.id, second.name, second.born, second.free) == ("Bahar", "Bahar", None, None)
    assert not second.skills
    assert not second.never
    assert second.share == 1


def test_limits_in_a_cell(tmp_path: Path) -> None:
    table(
        tmp_path,
        "name,limits\nAnn,per_week: 1; total: 0-3 ;\nBob,\nCem,hours:2.5；effort : 4\n"
        "Dan,total: 2-4; weekends: 1+\n",
    )
    plan, _ = read_week_bytes("week.yaml", (WEEK % "people.csv").encode(), tmp_path)
    assert plan is not None
    assert plan.rules["limits"] == {
        0: Limits(per_week=Bound(0, 1), total=Bound(0, 3), tasks={}),
        1: Limits(),
        2: Limits(hours=Bound(0, Fraction(5, 2)), effort=Bound(0, 4), tasks={}),
        3: Limits(total=Bound(2, 4), weekends=Bound(1, None), tasks={}),
    }


SATURDAY = date(2026, 11, 28)
MORNING = SATURDAY.toordinal() * MINUTES_PER_DAY + 600


@pytest.mark.parametrize(
    ("cell", "wishes"),
    [
        ("rails", [Wish(1, "Rails")]),
        ("Rails; saturday", [Wish(1, "Rails"), Wish(1, dates=frozenset({SATURDAY}))]),
        ("Rails: 3; sat: 2", [Wish(3, "Rails"), Wish(2, dates=frozenset({SATURDAY}))]),
        ("Rails:3；basement：12", [Wish(3, "Rails"), Wish(12, "Basement")]),
        ("2026-11-28 10:00-12:00", [Wish(1, windows=((MORNING, MORNING + 120),))]),
        ("2026-11-28 10:00-12:00: 4", [Wish(4, windows=((MORNING, MORNING + 120),))]),
        ("周六: 5", [Wish(5, dates=frozenset({SATURDAY}))]),
        (" ; ", []),
        ("", []),
    ],
)
def test_wishes_in_a_cell(tmp_path: Path, cell: str, wishes: list[Wish]) -> None:
    (one,) = volunteers(tmp_path, f"name,prefers\nAnn,{cell}\n")
    assert list(one.wishes) == wishes


def test_both_kinds_of_wishes_in_cells(tmp_path: Path) -> None:
    (one,) = volunteers(tmp_path, "name,prefers,avoids\nAnn,Rails,Basement: 3\n")
    assert one.wishes == (Wish(1, "Rails"), Wish(-3, "Basement"))


def test_bad_wishes_in_a_cell(tmp_path: Path) -> None:
    text = "name,avoids\n李敏,Rials; Rails: x; Rails: 0; sat 10:00-12:00:3; sat 25:00-26:00: 2\n"
    assert lines(tmp_path, text) == [
        "people.csv:2:28: error[out-of-range]: 0 is not possible here: it must be at least 1"
    ]
    assert lines(tmp_path, text.replace("Rails: 0; ", "")) == [
        "people.csv:2:4: error[unknown-task]: 'Rials' is no task, and names no days",
        "people.csv:2:11: error[unknown-task]: 'Rails: x' is no task, and names no days",
        "people.csv:2:21: error[unknown-task]: 'sat 10:00-12:00:3' is no task, and names no days",
        "people.csv:2:44: error[not-a-time]: '25:00-26:00' is no time of day",
    ]


def test_a_guardian_in_a_cell(tmp_path: Path) -> None:
    text = "name,age,guardian\nAynur,15,bahar\nBahar,45,\n"
    table(tmp_path, text)
    week = (WEEK % "people.csv").replace("Rails,", "Rails, people: 2,")
    plan, found = read_week_bytes("week.yaml", week.encode(), tmp_path)
    assert found == []
    assert plan is not None
    (ward,) = plan.rules["guardian"]
    assert (ward.volunteer.id, ward.guardian.id) == ("Aynur", "Bahar")
    assert lines(tmp_path, text.replace("bahar", "Bahir")) == [
        "people.csv:2:10: error[unknown-volunteer]: there is no volunteer 'Bahir'"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "name,age\nAnn,15\nBob,45\n",
        "\ufeffname,age\r\nAnn,15\r\nBob,45\r\n",
        "name;age\nAnn;15\nBob;45",
        "name\tage\nAnn\t15\nBob\t45\n",
        'name,age\n"Ann",15\n\n , \n"Bob","45"\n',
        "age,name,\n15,Ann\n45, Bob ,\n",
    ],
)
def test_spreadsheets_write_in_many_ways(tmp_path: Path, text: str) -> None:
    assert [(one.name, one.age) for one in volunteers(tmp_path, text)] == [("Ann", 15), ("Bob", 45)]


def test_several_items_of_a_list_in_quotation_marks(tmp_path: Path) -> None:
    (one,) = volunteers(tmp_path, 'name,skills\nAnn,"keys; first aid；sound\nlight"\n')
    assert one.skills == {"keys", "first aid", "sound", "light"}


def test_a_path_is_relative_to_the_week_file(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    table(tmp_path / "lists", "name\nAnn\n")
    rows, found = read_people(named("lists/people.csv"), Folder(tmp_path))
    assert found == []
    assert rows == [{"name": "Ann"}]
    path = named(str(tmp_path / "lists" / "people.csv"))
    assert read_people(path, Folder(Path("elsewhere"), may_leave=True))[0] == rows


def test_a_table_in_chinese(tmp_path: Path) -> None:
    zhang, li = volunteers(
        tmp_path,
        "姓名,编号,出生日期,可用时间,不可用时间,加入日期,退出日期,技能,份额,上限,偏好,回避,不做,"
        "监护人,家庭,联系方式,备注\n"
        "张伟,z1,1990年2月28日,周六 08:00-11:30；周日,2026/11/29,2026/1/1,2027.1.1,"
        "钥匙、急救,0.5,每周：1；总共：3,Rails：2,2026/11/28 10:00-12:00,Basement、rails,"
        "李敏,二单元,555-1234,周日要接孩子\n"
        "李敏,,,,,,,,,,,,,,,,\n",
    )
    assert (zhang.id, zhang.name, zhang.born) == ("z1", "张伟", date(1990, 2, 28))
    assert (zhang.since, zhang.until) == (date(2026, 1, 1), date(2027, 1, 1))
    saturday = SATURDAY.toordinal() * MINUTES_PER_DAY
    assert zhang.free is not None
    assert zhang.free[0] == (saturday + 480, saturday + 690)
    assert len(zhang.free) == 2  # Saturdays alone: Sunday the 29th is taken out
    assert zhang.skills == {"钥匙", "急救"}
    assert zhang.never == {"Basement", "Rails"}
    assert (zhang.share, zhang.household, zhang.contact) == (Fraction(1, 2), "二单元", "555-1234")
    assert zhang.wishes == (Wish(2, "Rails"), Wish(-1, windows=((MORNING, MORNING + 120),)))
    assert (li.id, li.name, li.free, li.contact) == ("李敏", "李敏", None, "")


def test_chinese_words_of_limits(tmp_path: Path) -> None:
    table(tmp_path, "姓名,上限\n张伟,每天：1；每周: 2；总共: 3；小时:4；强度：5；周末：6\n")
    plan, found = read_week_bytes("week.yaml", (WEEK % "people.csv").encode(), tmp_path)
    assert found == []
    assert plan is not None
    (limits,) = plan.rules["limits"].values()
    assert limits == Limits(
        per_day=Bound(0, 1),
        per_week=Bound(0, 2),
        total=Bound(0, 3),
        hours=Bound(0, 4),
        effort=Bound(0, 5),
        weekends=Bound(0, 6),
        tasks={},
    )


def test_dates_as_spreadsheets_write_them_keep_their_place(tmp_path: Path) -> None:
    text = "name,available\nAnn,2026/11/28 10:00-12:00; 2026年11月31日; 2026/12/1..2026/12/7\n"
    assert lines(tmp_path, text) == [
        "people.csv:2:29: error[not-a-date]: there is no 31 November 2026"
    ]


def test_names_that_begin_as_formulas_do(tmp_path: Path) -> None:
    people = volunteers(tmp_path, "name\n@小王\n+1\n'=1+1\n''=1\n't Hooft\n")
    assert [one.name for one in people] == ["@小王", "+1", "=1+1", "'=1", "'t Hooft"]


def test_a_workbook_says_the_same(tmp_path: Path) -> None:
    (tmp_path / "people.xlsx").write_bytes(
        workbook(
            [
                ["Full name", "Date of birth", "Availability", "Skills", "Limits"],
                ["Ann", datetime(2011, 3, 14), "saturday 08:00-11:30\nsunday", "keys、sound", None],
                ["Bob", "2011/3/15", datetime(2026, 11, 29), None, "per_week: 1"],
            ]
        )
    )
    plan, found = read_week_bytes("week.yaml", (WEEK % "people.xlsx").encode(), tmp_path)
    assert found == []
    assert plan is not None
    ann, bob = plan.volunteers
    assert (ann.name, ann.born) == ("Ann", date(2011, 3, 14))
    assert ann.skills == {"keys", "sound"}
    assert (bob.born, len(bob.free or ())) == (date(2011, 3, 15), 1)


# -- what is wrong in a table


def test_problems_stand_in_the_cell_of_a_workbook(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["name", "age", "available", "never"],
        ["李敏", "x", "saturday 08:00-11:30; 某天", "Rails; Basment"],
        ["李敏", 15.5, datetime(2026, 11, 28, 9, 30), None],
        ["Li\nMin", None, None, None],
        [None, 16, None, None],
    ]
    (tmp_path / "people.xlsx").write_bytes(workbook(名单=rows))
    plan, found = read_week_bytes("week.yaml", (WEEK % "people.xlsx").encode(), tmp_path)
    assert plan is None
    assert [render_line(one) for one in found] == [
        "people.xlsx:名单!B2: error[not-a-number]: 'x' is not an age in whole years",
        "people.xlsx:名单!C2: error[not-a-day]: '某天' names no days",
        "people.xlsx:名单!D2: error[unknown-task]: there is no task 'Basment'",
        "people.xlsx:名单!A3: error[duplicate-name]: two volunteers are called '李敏'",
        "people.xlsx:名单!B3: error[not-a-number]: '15.5' is not an age in whole years",
        "people.xlsx:名单!C3: error[not-a-time]: '09:30' is no time from start to end",
        "people.xlsx:名单!A4: error[control-character]: "
        "a line break or control character (U+000A) can't stand here",
        "people.xlsx:名单!A5: error[missing-key]: a volunteer needs 'name'",
    ]
    assert render_text(found[1]).split("\n")[1:3] == [
        "  2 | 李敏 | * | saturday 08:00-11:30; 某天 | Rails; Basment",
        "    |                                  ^^^^",
    ]


def test_a_table_without_names(tmp_path: Path) -> None:
    assert lines(tmp_path, "age,nmae\n15,Ann\n16,Bob\n") == [
        "people.csv:1:1: error[missing-column]: "
        "there is no column with the names of the volunteers",
        "people.csv:1:5: error[unknown-key]: unknown column 'nmae'",
    ]


def test_problems_stand_where_they_stand_in_the_table(tmp_path: Path) -> None:
    text = (
        "name,age,available,never\n"
        "李敏,x,saturday 08:00-11:30; 某天; sunday 25:00-26:00,Rails; Basment\n"
        "李敏,15,;,\n"
        ",16,,\n"
        "=1+1,,,\n"
    )
    found = problems(tmp_path, text)
    assert [render_line(one) for one in found] == [
        "people.csv:2:4: error[not-a-number]: 'x' is not an age in whole years",
        "people.csv:2:28: error[not-a-day]: '某天' names no days",
        "people.csv:2:39: error[not-a-time]: '25:00-26:00' is no time of day",
        "people.csv:2:58: error[unknown-task]: there is no task 'Basment'",
        "people.csv:3:1: error[duplicate-name]: two volunteers are called '李敏'",
        "people.csv:3:7: error[empty]: this list of days is empty",
        "people.csv:4:1: error[missing-key]: a volunteer needs 'name'",
    ]
    assert render_text(found[1]).split("\n")[2] == "    |" + " " * 30 + "^^^^"
    assert lines(tmp_path, "name,never\nAnn,Rails; Basment\nAnn,\n") == [
        "people.csv:2:12: error[unknown-task]: there is no task 'Basment'",
        "people.csv:3:1: error[duplicate-name]: two volunteers are called 'Ann'",
    ]


def test_columns_that_are_not_known(tmp_path: Path) -> None:
    found = problems(tmp_path, "name,agee,出生日,shoe size\nAnn,3,4,x\n")
    assert [render_text(one) for one in found] == [
        "people.csv:1:6: error[unknown-key]: unknown column 'agee'\n"
        "  1 | name,agee,出生日,shoe size\n"
        "    |      ^^^^\n"
        "  hint: did you mean 'age'?",
        "people.csv:1:11: error[unknown-key]: unknown column '出生日'\n"
        "  1 | name,agee,出生日,shoe size\n"
        "    |           ^^^^^^\n"
        "  hint: did you mean '出生日期'?",
        "people.csv:1:15: error[unknown-key]: unknown column 'shoe size'\n"
        "  1 | name,agee,出生日,shoe size\n"
        "    |                  ^^^^^^^^^\n"
        "  hint: if it is for people alone, call it 'remark' or '备注'",
    ]
    assert [render_text(one, words("zh")) for one in found[1:2]] == [
        "people.csv:1:11: 错误[unknown-key]: 没有“出生日”这一列\n"
        "  1 | name,agee,出生日,shoe size\n"
        "    |           ^^^^^^\n"
        "  提示：是不是“出生日期”？",
    ]


def test_bad_limits_in_a_cell(tmp_path: Path) -> None:
    found = problems(tmp_path, "name,limits\nAnn,2\nBob,per_week: x; totl: 3\nCem,total: 4-2\n")
    assert [render_text(one) for one in found] == [
        "people.csv:2:5: error[wrong-kind]: limits must be a mapping\n"
        "  2 | Ann,2\n"
        "    |     ^\n"
        "  hint: write per_week: 2; total: 6",
        "people.csv:3:15: error[not-a-range]: 'x' is not a limit such as 2, 1-4 or 2+\n"
        "  3 | Bob,per_week: x; totl: 3\n"
        "    |               ^\n"
        "  hint: write 2, 2-4 or 2+",
        "people.csv:3:18: error[unknown-key]: unknown key 'totl' in limits\n"
        "  3 | Bob,per_week: x; totl: 3\n"
        "    |                  ^^^^\n"
        "  hint: did you mean 'total'?",
        "people.csv:4:12: error[impossible-range]: an impossible range: 2 is less than 4\n"
        "  4 | Cem,total: 4-2\n"
        "    |            ^^^\n"
        "  hint: did you mean 2-4?",
    ]


def test_limits_with_a_full_width_colon(tmp_path: Path) -> None:
    text = "name,limits\nAnn,per_week：1；total：3\n"
    (ann,) = volunteers(tmp_path, text)
    plan, _ = read_week_bytes("week.yaml", (WEEK % "people.csv").encode(), tmp_path)
    assert plan is not None
    limits = Limits(per_week=Bound(0, 1), total=Bound(0, 3), tasks={})
    assert plan.rules["limits"][ann.index] == limits


def test_a_table_that_makes_no_sense(tmp_path: Path) -> None:
    assert "people.csv:2:1: error[unclosed-quote]: this quotation mark is never closed" in lines(
        tmp_path, 'name,age\n"Ann,15\n'
    )
    assert lines(tmp_path, "name,age\nAnn,15,16\n") == [
        "people.csv:2:8: error[extra-cell]: this cell has no column name above it"
    ]


def test_a_table_without_rows(tmp_path: Path) -> None:
    assert lines(tmp_path, "name,age\n") == [
        "week.yaml:5:13: error[empty]: the list of volunteers is empty"
    ]
    assert "people.csv:1:1: error[empty-file]: the file is empty" in lines(tmp_path, "")


@pytest.mark.parametrize("text", ["", 'name,age\n"Ann,15\n'])
def test_a_table_that_can_not_be_read_is_told_once(tmp_path: Path, text: str) -> None:
    assert len(problems(tmp_path, text)) == 1


# -- files that can't be read


def refused(name: str, folder: Path) -> str:
    rows, found = read_people(named(name), Folder(folder))
    assert rows is None
    return "\n\n".join(map(render_text, found))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    said = "week.yaml:1:13: error[no-file]: there is no file '名单.csv' beside the week file\n"
    said += "  1 | volunteers: 名单.csv\n    |             ^^^^^^^^"
    assert refused("名单.csv", tmp_path) == said
    assert refused("名单.csv", tmp_path / "nowhere") == said


def test_a_file_that_is_not_there_and_one_like_it_is(tmp_path: Path) -> None:
    table(tmp_path, "name\n")
    assert refused("peple.csv", tmp_path) == (
        "week.yaml:1:13: error[no-file]: there is no file 'peple.csv' beside the week file\n"
        "  1 | volunteers: peple.csv\n"
        "    |             ^^^^^^^^^\n"
        "  hint: did you mean 'people.csv'?"
    )
    (tmp_path / "名单.xlsx").write_bytes(b"")
    assert refused("名单.xls", tmp_path).endswith("hint: did you mean '名单.xlsx'?")


@pytest.mark.parametrize(
    ("name", "reason"),
    [(".", "Is a directory"), ("x" * 300, "File name too long"), ("a\0b", "embedded null byte")],
)
def test_names_that_can_not_be_opened(tmp_path: Path, name: str, reason: str) -> None:
    said = name.replace("\0", " ")
    assert refused(name, tmp_path).split("\n")[0] == (
        f"week.yaml:1:13: error[no-file]: '{said}' can't be read: {reason}"
    )


def test_gb18030_is_read_and_said(tmp_path: Path) -> None:
    table(tmp_path, "姓名,年龄\n张伟,31\n".encode("gb18030"))
    rows, (problem,) = read_people(named("people.csv"), Folder(tmp_path))
    assert rows == [{"name": "张伟", "age": "31"}]
    assert render_text(problem) == (
        "people.csv:1:1: warning[not-utf8]: this file is not UTF-8: it was read as GB18030 (GBK)\n"
        "  1 | 姓名,年龄\n"
        "    | ^^\n"
        "  hint: check the names; to be sure, save it as UTF-8 (in a spreadsheet: 'CSV UTF-8')"
    )
    assert render_text(problem, words("zh")) == (
        "people.csv:1:1: 警告[not-utf8]: 此文件不是 UTF-8 编码，已按 GB18030（GBK）读取\n"
        "  1 | 姓名,年龄\n"
        "    | ^^\n"
        "  提示：请核对姓名；为稳妥起见，请另存为 UTF-8（在表格软件中选“CSV UTF-8”）"
    )


def test_a_table_of_nothing_but_its_header_in_gb18030(tmp_path: Path) -> None:
    assert lines(tmp_path, "姓名,年龄\n".encode("gb18030")) == [
        "people.csv:1:1: warning[not-utf8]: this file is not UTF-8: it was read as GB18030 (GBK)",
        "week.yaml:5:13: error[empty]: the list of volunteers is empty",
    ]


def test_a_table_that_is_too_large(tmp_path: Path) -> None:
    table(tmp_path, b"name\n" + b"a\n" * 5_000_000)
    assert refused("people.csv", tmp_path).startswith(
        "people.csv:1:1: error[too-large]: the file is too large: "
    )


def test_a_limit_that_stands_twice_in_a_cell_is_not_dropped(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, "name,limits\nAnn,per_week: 1; 每周: 2\n")
    assert render_line(found) == (
        "people.csv:2:18: error[duplicate-key]: 'per_week' stands here twice"
    )
