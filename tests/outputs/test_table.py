"""The table: its exact text, and that it stays a table whatever the names are."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import takewhile
from pathlib import Path
from typing import Literal

import pytest
from wcwidth import iter_graphemes, wcswidth

from dutyplan.outputs import View
from dutyplan.outputs.table import render
from dutyplan.plan import Task
from dutyplan.roster import Outcome, Roster, Status
from tests.builders import SATURDAY, duty, outcome, plan, roster
from tests.outputs.example import example, one_duty, render_table, with_reserves
from tests.outputs.sheets import small

GOLDEN = Path(__file__).parent.parent / "golden"
ANSI = re.compile("\x1b\\[[0-9]*m")
By = Literal["date", "volunteer"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_by_date_is_the_golden_text(language: str) -> None:
    golden = (GOLDEN / f"table-{language}.txt").read_text(encoding="utf-8")
    assert render_table(example(), View(language)) == golden


@pytest.mark.parametrize("language", ["en", "zh"])
def test_by_volunteer_is_the_golden_text(language: str) -> None:
    golden = (GOLDEN / f"table-by-volunteer-{language}.txt").read_text(encoding="utf-8")
    assert render_table(example(), View(language, "volunteer")) == golden


def test_a_plain_roster() -> None:
    assert render_table(one_duty("Aynur", "Bahar", hours="10:00-11:00")) == (
        "Clean-up (2026-11-28)\n"
        "\n"
        "Date        Day  Time         Task   Who\n"
        "----------  ---  -----------  -----  -----\n"
        "2026-11-28  Sat  10:00-11:00  Rails  Aynur\n"
        "\n"
        "Name   Duties  Load  Fair share  Balance\n"
        "-----  ------  ----  ----------  -------\n"
        "Aynur       1     1        1.00      0.0\n"
        "Bahar       0     0        1.00      0.0\n"
        "Balance: + carries more than the fair share, - carries less.\n"
        "\n"
        "No gaps.\n"
        "Proved: no roster is more complete, and of those as good none is fairer.\n"
    )


def test_a_plain_roster_in_chinese() -> None:
    made = one_duty("李敏和", "王芳", task=Task("楼道扶手", place="一号楼"), hours="22:00-02:00")
    assert render_table(made, View("zh")) == (
        "Clean-up（2026-11-28）\n"
        "\n"
        "日期        星期  时间         任务      地点    人员\n"
        "----------  ----  -----------  --------  ------  ------\n"
        "2026-11-28  周六  22:00-02:00  楼道扶手  一号楼  李敏和\n"
        "\n"
        "姓名    次数  实担  应担  差额\n"
        "------  ----  ----  ----  ----\n"
        "李敏和     1     1  1.00   0.0\n"
        "王芳       0     0  1.00   0.0\n"
        "差额：+ 表示多担了，- 表示少担了。\n"
        "\n"
        "没有空缺。\n"
        "已证明：没有空缺更少的排班，同样好的排班中也没有更公平的。\n"
    )


def test_without_a_roster_only_that_is_said() -> None:
    end = replace(one_duty(), roster=None, standings=(), status=Status.INFEASIBLE)
    assert render_table(end) == "Clean-up (2026-11-28)\n\nNo roster.\n"
    assert render_table(end, View("zh")) == "Clean-up（2026-11-28）\n\n没有排班。\n"


def test_time_of_the_clock_changes_nothing() -> None:
    assert render_table(replace(example(), seconds=59.9)) == render_table(example())


def test_namesakes_are_told_apart_in_every_part() -> None:
    for view in (View(by="date"), View(by="volunteer")):
        text = render_table(example(), view)
        assert not re.search(r"Li Min(?! \(b[12]\))", text)
        assert text.count("Li Min (b2)") == 2


def test_numbers_have_as_many_decimals_as_they_need() -> None:
    made = plan([duty(Task("Rails"), effort=effort) for effort in (100, 150, 125)], "A")
    end = outcome(roster(made, {0: ["A"], 1: ["A"], 2: ["A"]}), [(3.75, 0)])
    for load, shown in [(3.75, "3.75"), (2.5, "2.5"), (100.0, "100"), (0.0, "0"), (10.0, "10")]:
        standing = replace(end.standings[0], load=load, tenths=-123)
        line = (
            render_table(replace(end, standings=(standing,))).split("Balance\n")[1].split("\n")[1]
        )
        assert line.split() == ["A", "3", shown, "3.75", "-12.3"]


def blank_columns(block: list[str]) -> set[int]:
    """Terminal cells that are blank in every line; a cell of a wide character is not."""
    filled: set[int] = set()
    width = max(map(wcswidth, block))
    for line in block:
        place = 0
        for char in iter_graphemes(line):
            size = wcswidth(char)
            if char != " ":
                filled.update(range(place, place + size))
            place += size
    return set(range(width)) - filled


def assert_is_aligned(text: str, width: int) -> None:
    """Every line fits, and the gutters under the rule of each grid are blank in each line."""
    num_grids, legend = 0, ("Balance:", "差额：")
    for paragraph in text.split("\n\n"):
        lines = paragraph.split("\n")
        assert all(wcswidth(line) <= width for line in lines), paragraph
        if len(lines) > 1 and set(lines[1]) == {"-", " "}:
            num_grids += 1
            body = list(takewhile(lambda line: not line.startswith(legend), lines))
            gutters = {place for place, char in enumerate(lines[1]) if char == " "}
            assert gutters <= blank_columns(body), paragraph
    assert num_grids >= 2


LONG = "X" * 200
CHINESE_TASK = "公共健身器材与楼道扶手消毒清洁整理" * 2 + "地下室杂物清运"
HOSTILE = [
    LONG, "李" * 30, "ئاينۇر", "بەھار قادىر " * 6 + "x", "Li Min", "Zoë Ångström", "e\u0301lan",
    "मीनाक्षी", "👩‍👩‍👧 family", "김하늘",
]  # fmt: skip


def hostile() -> Outcome:
    tasks = [
        Task(CHINESE_TASK, place="地下室" * 9, note="带上手套" * 40, skills={"急救" * 20: 2}),
        Task("T" * 150, place="P" * 90, skills={"keys": 1}),
        Task("ئىسھاپچىلىق", note="note " * 60),
    ]
    made = plan(
        [
            duty(task, hours, SATURDAY + timedelta(day), want=12, least=least)
            for task in tasks
            for day, hours, least in [(0, "10:00-11:00", 0), (1, "", 0), (1, "22:00-24:00", 2)]
        ],
        HOSTILE,
        "標題" * 60,
    )
    every = [one.id for one in made.volunteers]
    crews = {one.index: every for one in made.duties if one.people.min == 0}
    balances = [(1.25, 6 - place) if place else None for place in range(len(every))]
    return outcome(roster(made, crews), balances)


@pytest.mark.parametrize("width", [56, 80, 81, 120, 400])
@pytest.mark.parametrize("by", ["date", "volunteer"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_hostile_names_fit_and_stay_aligned(language: str, by: By, width: int) -> None:
    text = render_table(hostile(), View(language, by, width))
    assert_is_aligned(text, width)
    assert "\t" not in text


@pytest.mark.parametrize("by", ["date", "volunteer"])
def test_nothing_is_cut_off(by: By) -> None:
    text = render_table(hostile(), View(by=by))
    assert text.count("X") == 200 * (7 if by == "date" else 2)
    assert text.count("T") >= 150 * 3
    assert text.count("用") == 0
    # each duty of the Chinese task shows all of it: by date once, by volunteer for everyone
    times = 3 + 1 if by == "date" else 2 * len(HOSTILE) + 3 + 1
    assert text.count("健") == times * CHINESE_TASK.count("健")


@pytest.mark.parametrize("by", ["date", "volunteer"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_colours_move_nothing(language: str, by: By) -> None:
    for end in (example(), hostile()):
        plain = render_table(end, View(language, by))
        colored = render_table(end, View(language, by, color=True))
        assert "\x1b" not in plain
        assert ANSI.sub("", colored) == plain


def test_gaps_are_red_and_headings_bold() -> None:
    lines = render_table(example(), View(color=True)).split("\n")
    assert lines[0] == "\x1b[1mSaturday clean-up (2026-11-28 to 2026-12-06)\x1b[0m"
    assert lines[2].startswith("\x1b[1mDate\x1b[0m        \x1b[1mDay\x1b[0m  ")
    assert lines[6].endswith("  \x1b[31m!! 2 more needed with:\x1b[0m")
    assert lines[7].endswith("  \x1b[31mfirst aid\x1b[0m")


def test_many_names_wrap_at_names() -> None:
    names = [f"Volunteer {number:02}" for number in range(40)]
    text = render_table(one_duty(*names, want=40))
    who = [line.strip() for line in text.split("\n")[4:] if line.startswith(" " * 30)]
    assert who[0] == "Volunteer 03, Volunteer 04, Volunteer 05,"
    assert all(line.endswith(",") for line in who[:-1])
    assert_is_aligned(text, 80)


def test_names_can_not_command_the_terminal() -> None:
    task = Task("Ra\x1b[31mils\u202e", place="x\r\ny\x07")
    text = render_table(one_duty("Ay\nnur\u2066", task=task))
    assert "Ra[31mils" in text
    assert "x y" in text
    assert "Ay nur" in text
    assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069]", text)


def test_right_to_left_names_do_not_turn_the_row() -> None:
    mark = "\u200e"
    lines = render_table(one_duty("ئاينۇر", "Bahar")).split("\n")
    assert lines[4].endswith(f"  {mark}ئاينۇر{mark}")
    assert lines[8].startswith(f"{mark}ئاينۇر{mark}  ")
    assert mark not in lines[9]


def test_a_line_between_dates_only_where_a_date_has_several_duties() -> None:
    days = [SATURDAY, SATURDAY + timedelta(1)]
    once = plan([duty(Task("Rails"), day=day) for day in days], ["Aynur"])
    twice = plan([duty(Task(name), day=day) for day in days for name in "AB"], ["Aynur"])
    for made, rules in ((once, 1), (twice, 2)):
        text = render_table(outcome(roster(made, {}), [(1, 0)]))
        assert text.split("\n\n")[1].count("\n----------  ---") == rules


def test_a_gap_and_a_call_off_stand_in_the_row_of_their_duty() -> None:
    rails = Task("Rails", skills={"keys": 2})
    made = plan([duty(rails, "10:00-11:00", want=3), duty(rails, want=3, least=2)], ["Aynur"])
    text = render_table(outcome(roster(made, {1: ["Aynur"]}), [(1, 0)]))
    assert text.split("\n\n")[1].split("\n")[2:] == [
        "2026-11-28  Sat  all day      Rails  !! called off: needs at least 2",
        "                 10:00-11:00  Rails  Aynur",
        "                                     !! 2 missing",
        "                                     !! 2 more needed with: keys",
    ]
    assert "Gaps in 2 of 2 duties: people missing 5, skills missing 2, called off 1.\n" in text


def test_a_skill_that_some_have_and_too_few() -> None:
    made = plan([duty(Task("Rails", skills={"keys": 2}))], ["Aynur"])
    made = replace(made, volunteers=(replace(made.volunteers[0], skills=frozenset(["keys"])),))
    text = render_table(outcome(roster(made, {0: ["Aynur"]}), [(1, 0)]))
    assert "!! 1 more needed with: keys\n" in text
    assert "Gaps in 1 of 1 duties: skills missing 1.\n" in text


def test_a_heading_is_never_broken_for_narrow_words() -> None:
    task = Task("xyz " * 20, place="abcd " * 20)
    text = render_table(one_duty("Li Min " * 20, task=task), View(width=56))
    assert text.split("\n")[2].split() == ["Date", "Day", "Time", "Task", "Place", "Who"]
    assert_is_aligned(text, 56)


def test_reserves_stand_under_those_on_duty() -> None:
    assert render_table(with_reserves()).split("\n\n")[1] == (
        "Date        Day  Time         Task        Who\n"
        "----------  ---  -----------  ----------  -------------------------------\n"
        "2026-11-28  Sat  10:00-11:00  Rails       Bahar\n"
        "                                          standby: Aynur, 1 missing\n"
        "                 12:00-13:00  Rails       !! 1 missing\n"
        "                                          standby: Aynur, Li Min\n"
        "                 14:00-15:00  Rails       Aynur\n"
        "                                          standby: 2 missing\n"
        "                 16:00-17:00  Open house  !! called off: needs at least 2"
    )


def test_reserves_in_chinese() -> None:
    assert render_table(with_reserves(), View("zh")).split("\n\n")[1] == (
        "日期        星期  时间         任务        人员\n"
        "----------  ----  -----------  ----------  -------------------\n"
        "2026-11-28  周六  10:00-11:00  Rails       Bahar\n"
        "                                           候补：Aynur、缺1人\n"
        "                  12:00-13:00  Rails       !! 缺1人\n"
        "                                           候补：Aynur、Li Min\n"
        "                  14:00-15:00  Rails       Aynur\n"
        "                                           候补：缺2人\n"
        "                  16:00-17:00  Open house  !! 取消：至少需2人"
    )


def test_reserves_stand_among_the_duties_of_each_volunteer() -> None:
    text = render_table(with_reserves(), View(by="volunteer"))
    assert text.split("\n\n")[1] == (
        "Name    Date        Day  Time         Task\n"
        "------  ----------  ---  -----------  ---------------\n"
        "Aynur   2026-11-28  Sat  10:00-11:00  Rails (standby)\n"
        "        2026-11-28  Sat  12:00-13:00  Rails (standby)\n"
        "        2026-11-28  Sat  14:00-15:00  Rails\n"
        "Bahar   2026-11-28  Sat  10:00-11:00  Rails\n"
        "Li Min  2026-11-28  Sat  12:00-13:00  Rails (standby)"
    )
    assert "Rails（候补）\n" in render_table(with_reserves(), View("zh", "volunteer"))


def test_reserves_change_neither_loads_nor_gaps() -> None:
    end = with_reserves()
    assert end.roster is not None
    bare = replace(end, roster=Roster(end.plan, end.roster.assignments))
    assert render_table(end).split("\n\n")[2:] == render_table(bare).split("\n\n")[2:]


def with_past(*before: float) -> Outcome:
    """A roster of one duty; each volunteer brings a balance along."""
    one = one_duty("Aynur", "Bahar", hours="10:00-11:00")
    standings = tuple(
        replace(each, before=own) for each, own in zip(one.standings, before, strict=True)
    )
    return replace(one, standings=standings)


def test_what_was_brought_along_has_a_column() -> None:
    text = render_table(with_past(1.25, 0))
    assert "Name   Duties  Load  Fair share  Before  Balance\n" in text
    assert re.search(r"Aynur +1 +1 +[\d.]+ +\+1\.25 ", text)
    assert re.search(r"Bahar +\d +\d +[\d.]+ +0\.00 ", text)
    assert (
        "Balance: + carries more than the fair share, - carries less. It includes what\n"
        "each brings along from before.\n"
    ) in text
    chinese = render_table(with_past(-0.5, 0), View("zh"))
    assert "结转" in chinese
    assert "-0.50" in chinese
    assert "差额：+ 表示多担了，- 表示少担了。差额包含以往结转的部分。\n" in chinese
    assert "Before" not in render_table(with_past(0, 0))


def test_by_volunteer_what_became_of_a_duty_stands_behind_it() -> None:
    found = render(small(), View(by="volunteer"))
    assert re.search(r"张伟 .*  Basement \(absent\)  ", found)
    assert found.count("(absent)") == 1
