"""The spreadsheet, opened again: real dates and times, texts that stay texts, filters, print."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dutyplan.locales import LANGUAGES, words
from dutyplan.outputs import View
from dutyplan.outputs.sheet import Sheet
from dutyplan.outputs.xlsx import render
from tests.outputs.sheets import HOSTILE, hostile, large, private, small

NOW = datetime(2026, 11, 26, 20, 5, 30, tzinfo=UTC)
VIEW = View(now=NOW)


def opened(sheet: Sheet, view: View = VIEW) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(render(sheet, view)))


def table(worksheet: Worksheet) -> list[list[Any]]:
    return [list(row) for row in worksheet.iter_rows(values_only=True)]


def column(worksheet: Worksheet, heading: str) -> list[Any]:
    (header, *rows) = table(worksheet)
    return [row[header.index(heading)] for row in rows]


def around(worksheet: Worksheet) -> tuple[Any, Any]:
    """What stands above and below each page."""
    return worksheet.oddHeader, worksheet.oddFooter


def is_fitted(worksheet: Worksheet) -> bool:
    setup = worksheet.sheet_properties.pageSetUpPr
    return setup is not None and bool(setup.fitToPage)


def test_the_sheets_are_named_in_the_language() -> None:
    assert opened(small()).sheetnames == ["By date", "By volunteer", "Balances", "Notes"]
    assert opened(small("zh")).sheetnames == ["按日期", "按志愿者", "差额", "备注"]


def test_by_date_has_a_row_for_each_person_gap_and_reserve() -> None:
    rows = table(opened(small())["By date"])
    saturday, next_one = datetime(2026, 11, 28), datetime(2026, 12, 5)
    ten, noon, cellar = time(10), time(12), ("Basement", "Entrance 2")
    tail = (next_one, "Sat", ten, time(11), "Rails", None)
    assert [tuple(row) for row in rows] == [
        ("Date", "Day", "Start", "End", "Task", "Place", "Who", "Role", "Sign-in"),
        (saturday, "Sat", "all day", None, "Gate", None, "Li Min", "on duty", None),
        (saturday, "Sat", ten, noon, *cellar, "Bahar", "on duty", "came"),
        (saturday, "Sat", ten, noon, *cellar, "张伟", "on duty", "absent"),
        (saturday, "Sat", ten, noon, *cellar, "1 missing", "gap", None),
        (saturday, "Sat", ten, noon, *cellar, "پاتىگۈل", "standby", None),
        (*tail, "Aynur", "on duty", None),
        (*tail, "پاتىگۈل", "on duty", None),
        (next_one, "Sat", time(22), datetime(1900, 1, 1, 2), "Night watch", None,
         "called off: needs at least 2", "gap", None),
    ]  # fmt: skip


def test_by_date_in_chinese() -> None:
    rows = table(opened(small("zh"))["按日期"])
    assert rows[0] == ["日期", "星期", "开始", "结束", "任务", "地点", "人员", "类别", "签到"]
    assert [row[6:] for row in rows[1:6]] == [
        ["Li Min", "上岗", None],
        ["Bahar", "上岗", "已到岗"],
        ["张伟", "上岗", "缺席"],
        ["缺1人", "空缺", None],
        ["پاتىگۈل", "候补", None],
    ]
    assert {row[1] for row in rows[1:]} == {"周六"}
    assert rows[1][2] == "全天"


def test_dates_and_times_are_real_ones() -> None:
    sheet = opened(small())["By date"]
    assert sheet["A3"].number_format == "yyyy-mm-dd"
    assert sheet["C3"].number_format == "hh:mm"
    # The end less the start is the length, over midnight, too.
    assert sheet["D9"].number_format == 'hh:mm" (+1)"'
    assert opened(small("zh"))["按日期"]["D9"].number_format == '"次日 "hh:mm'
    start, end = sheet["C9"].value, sheet["D9"].value
    assert isinstance(start, time)
    assert end - datetime.combine(date(1899, 12, 31), start) == timedelta(hours=4)


def test_gaps_and_reserves_look_different_and_say_so() -> None:
    sheet = opened(small())["By date"]
    crew, gap, reserve = sheet["G4"], sheet["G5"], sheet["G6"]
    fills = {cell.fill.fgColor.rgb for cell in (crew, gap, reserve)}
    assert len(fills) == 3
    assert gap.font.b
    assert reserve.font.i
    assert [sheet[f"H{row}"].value for row in (4, 5, 6)] == ["on duty", "gap", "standby"]


def test_reserves_that_are_lacking_have_a_row() -> None:
    sheet = small()
    lacking = replace(sheet.entries[0], standby_missing=2)
    rows = table(opened(replace(sheet, entries=(lacking,)))["By date"])
    assert [row[-3:] for row in rows[1:]] == [
        ["Li Min", "on duty", None],
        ["2 missing", "standby", None],
    ]


def test_a_duty_with_nobody_is_not_lost() -> None:
    sheet = small()
    empty = replace(sheet.entries[0], want=0, crew=())
    rows = table(opened(replace(sheet, entries=(empty,)))["By date"])
    assert len(rows) == 2
    assert rows[1][4:] == ["Gate", None, None, None]


def test_by_volunteer_has_a_row_for_each_duty() -> None:
    sheet = small()
    idle = replace(sheet, entries=sheet.entries[:2])
    rows = table(opened(idle)["By volunteer"])
    saturday = datetime(2026, 11, 28)
    cellar = (saturday, "Sat", time(10), time(12), "Basement", "Entrance 2")
    assert [tuple(row) for row in rows] == [
        ("Name", "Date", "Day", "Start", "End", "Task", "Place", "Role", "Effort", "Attendance"),
        ("Aynur", None, None, None, None, "no duty", None, None, None, None),
        ("Bahar", *cellar, "on duty", 3, "came"),
        ("Li Min", saturday, "Sat", "all day", None, "Gate", None, "on duty", 1, None),
        ("张伟", *cellar, "on duty", 3, "absent"),
        ("پاتىگۈل", *cellar, "standby", 0, None),
    ]


def test_columns_of_which_nothing_is_known_are_left_out() -> None:
    sheet = small()
    made = opened(replace(sheet, entries=sheet.entries[2:3]))
    assert "Place" not in table(made["By date"])[0]
    assert table(made["By volunteer"])[0][-2:] == ["Role", "Effort"]


def test_balances_are_numbers() -> None:
    sheet = opened(small())["Balances"]
    assert table(sheet)[:4] == [
        ["Name", "Duties", "Load", "Fair share", "Before", "Balance"],
        ["Aynur", 1, 1, 2.17, 0, -1.2],
        ["Bahar", 1, 3, 2.17, 0.5, 1.3],
        ["Li Min", 1, 1, "–", 0, "–"],
    ]
    assert sheet["F2"].number_format == "+0.0_);-0.0_);0.0_)"
    assert sheet["D2"].number_format == "0.00_)"


def test_without_a_past_no_column_tells_of_it() -> None:
    sheet = small()
    standings = tuple(replace(one, before=0) for one in sheet.standings)
    heads = table(opened(replace(sheet, standings=standings))["Balances"])[0]
    assert "Before" not in heads
    assert "Balance" in heads


def test_notes_say_the_rest() -> None:
    sheet = replace(small(), note="proposed, 1 of 5 have agreed", timezone="Asia/Urumqi")
    assert [row[0] for row in table(opened(sheet)["Notes"])] == [
        "Saturday clean-up (2026-11-28 to 2026-12-05)",
        None,
        "proposed, 1 of 5 have agreed",
        "All times are local times of Asia/Urumqi.",
        None,
        "Notes",
        "Basement: gloves are there",
        None,
        "Why there are gaps",
        "Basement on 2026-11-28 10:00-12:00 (1 missing): Only 2 of 5 may do it.",
        "week.yaml:6:58  Basement wants 3 people",
        None,
        "How the roster stands",
        "Gaps in 2 of 4 duties: people missing 1, called off 1.",
        "Proved: no roster is more complete, and of those as good none is fairer.",
        "• At the top, with +1.3: Bahar.",
        None,
        "Balances",
        "Balance: + carries more than the fair share, - carries less. It includes what each brings "
        "along from before. – owes no share.",
    ]


def test_notes_in_chinese() -> None:
    sheet = replace(small("zh"), timezone="Asia/Urumqi")
    said = [row[0] for row in table(opened(sheet)["备注"]) if row[0]]
    assert said[:4] == [
        "Saturday clean-up（2026-11-28 至 2026-12-05）",
        "时间均为当地时间（Asia/Urumqi）。",
        "备注",
        "Basement：gloves are there",
    ]
    assert said[-2:] == [
        "差额",
        "差额：+ 表示多担了，- 表示少担了。差额包含以往结转的部分。– 表示不计应担。",
    ]
    assert {"空缺的原因", "排班情况"} <= set(said)


def test_without_a_roster_only_the_notes_say_so() -> None:
    made = opened(replace(small(), has_roster=False, entries=(), standings=(), closing=()))
    assert made.sheetnames == ["Notes"]
    assert [row[0] for row in table(made["Notes"])] == [
        "Saturday clean-up (2026-11-28 to 2026-12-05)",
        None,
        "No roster.",
    ]


def test_ages_and_contacts_only_where_they_were_asked_for() -> None:
    asked = opened(private())
    for name in ("By volunteer", "Balances"):
        assert table(asked[name])[0][:3] == ["Name", "Age", "Contact"]
        assert table(asked[name])[1][:3] == ["Aynur", 34, "tel. 555-0100"]
    assert "Contact" not in table(asked["By date"])[0]
    for sheet in opened(small()).worksheets:
        assert not {"Age", "Contact"} & set(table(sheet)[0])


def test_ids_stay_inside() -> None:
    sheet = small()
    with zipfile.ZipFile(io.BytesIO(render(sheet, VIEW))) as parts:
        whole = b"".join(parts.read(name) for name in parts.namelist())
    assert b"Li Min" in whole
    assert b"li-min" not in whole


def test_names_made_to_break_things_are_texts() -> None:
    made = opened(hostile())
    cells = [cell for sheet in made.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    for name in ("By date", "By volunteer"):
        assert set(HOSTILE) <= set(column(made[name], "Task"))
    assert column(made["Balances"], "Name")[: len(HOSTILE)] == list(HOSTILE)
    said = {cell.value for cell in made["Notes"]["A"]}
    assert {one.lstrip() for one in HOSTILE} <= said


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "+861234", "-2+3", "＝1+1"])
def test_editing_a_name_makes_no_formula_of_it(name: str) -> None:
    made = opened(hostile() if name in HOSTILE else _named(name))
    cells = [cell for cell in made["Balances"]["A"] if cell.value == name]
    assert [cell.quotePrefix for cell in cells] == [True]
    assert {cell.number_format for cell in cells} == {"@"}


@pytest.mark.parametrize("name", ["#N/A", "TRUE", "1/2", "007", "2026-11-28", "{=A1}", "_x0041_"])
def test_what_looks_like_something_else_is_a_text_too(name: str) -> None:
    (cell,) = [cell for cell in opened(_named(name))["Balances"]["A"] if cell.row == 2]
    assert cell.data_type == "s"
    assert cell.value == (name if name != "_x0041_" else "_x005F_x0041_")


@pytest.mark.parametrize("name", ["a\x00b", "a\x1fb", "a\ud800b", "a\uffffb"])
def test_what_no_file_can_hold_is_replaced(name: str) -> None:
    assert opened(_named(name))["Balances"]["A2"].value == "a\ufffdb"


def test_a_text_longer_than_a_cell_is_cut() -> None:
    value = opened(_named("👩" * 20_000))["Balances"]["A2"].value
    assert value == "👩" * (32_767 // 2)


def _named(name: str) -> Sheet:
    sheet = small()
    first, *others = sheet.standings
    person = replace(first.person, name=name)
    return replace(sheet, standings=(replace(first, person=person), *others))


def test_headings_stay_and_filter() -> None:
    made = opened(small())
    kept = {sheet.title: (sheet.freeze_panes, sheet.auto_filter.ref) for sheet in made.worksheets}
    assert kept == {
        "By date": ("A2", "A1:I9"),
        "By volunteer": ("B2", "A1:J7"),
        "Balances": ("B2", "A1:F6"),
        "Notes": (None, None),
    }


def test_it_prints_on_a4_with_title_and_page_numbers() -> None:
    made = opened(small())
    for sheet in made.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        head, foot = around(sheet)
        assert head.left.text == "Saturday clean-up (2026-11-28 to 2026-12-05)"
        assert head.right.text == sheet.title
        assert foot.center.text == "Page &P of &N"
        assert sheet.print_area
        if sheet.title != "Notes":
            assert sheet.print_title_rows == "$1:$1"
    assert made["By date"].print_area == "'By date'!$A$1:$I$9"
    assert made["Balances"].print_area == "'Balances'!$A$1:$I$12"
    _, foot = around(opened(small("zh"))["按日期"])
    assert foot.center.text == "第 &P 页，共 &N 页"


@pytest.mark.parametrize("title", ["Q&A", "a&[Page]b", '&"Arial"&12 x', "&" * 300, "%" * 300])
def test_a_title_commands_nothing_in_the_header(title: str) -> None:
    data = render(replace(small(), title=title), VIEW)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        xml = parts.read("xl/worksheets/sheet1.xml").decode()
    header = xml.split("<oddHeader>")[1].split("</oddHeader>")[0].replace("&amp;", "&")
    left, _, right = header.partition("&R")
    assert right == "By date"
    shown = left.removeprefix('&L&"-,Bold"').replace("&&", "")
    assert "&" not in shown
    assert shown.endswith("(2026-11-28 to 2026-12-05)")
    assert len(header) <= 255


def test_each_date_is_a_page_to_sign() -> None:
    sheet = opened(small())["By date"]
    assert [one.id for one in sheet.row_breaks.brk] == [6]
    # Programs that fit a page to its width would forget the breaks.
    assert not is_fitted(sheet)
    assert sheet.column_dimensions["I"].width >= 18
    assert all(sheet.row_dimensions[row].height >= 20 for row in range(2, 10))


def test_dates_of_one_duty_each_share_a_page() -> None:
    whole = small()
    sheet = opened(replace(whole, entries=whole.entries[1:3]))["By date"]
    assert not sheet.row_breaks.brk
    assert is_fitted(sheet)


def test_the_sheet_that_was_asked_for_is_open() -> None:
    made = opened(small())
    assert made.active is made["By date"]
    made = opened(small(), replace(VIEW, by="volunteer"))
    assert made.active is made["By volunteer"]


def test_what_the_file_says_of_itself() -> None:
    about = opened(small()).properties
    assert about.title == "Saturday clean-up (2026-11-28 to 2026-12-05)"
    assert about.creator == "dutyplan"
    assert about.language == "en"
    assert about.created == about.modified == NOW.replace(tzinfo=None)


def test_the_same_sheet_at_the_same_time_is_the_same_file() -> None:
    data = render(small(), VIEW)
    elsewhere = NOW.astimezone(timezone(timedelta(hours=8)))
    assert render(small(), View(now=elsewhere)) == data
    assert render(small(), View(now=NOW + timedelta(days=1))) != data
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {info.date_time for info in parts.infolist()} == {(2026, 11, 26, 20, 5, 30)}


def test_thousands_of_rows() -> None:
    made = opened(large(700, 120))
    assert made["By date"].max_row == made["By volunteer"].max_row == 1201
    assert made["Balances"].max_row == 701
    assert len(made["By date"].row_breaks.brk) == 11


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_sheets_are_allowed_ones(language: str) -> None:
    texts = words(language)
    names = [texts[key] for key in ("xlsx.by-date", "xlsx.by-volunteer", "xlsx.balances", "notes")]
    assert len({name.lower() for name in names}) == 4
    for name in names:
        assert len(name) <= 31
        assert not set(name) & set("[]:*?/\\'")
