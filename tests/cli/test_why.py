"""`dutyplan why`: the real command, asked about duties and loads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.process import Result, run

WEEK = """\
title: Clean-up
start: 2026-11-28
weeks: 2
tasks:
  - {name: Rails, when: saturday 10:00-11:00, people: 2, age: 12+}
  - {name: Basement, when: saturday 10:00-12:00, effort: 3, age: 18-60}
rules:
  apart:
    - [Aynur, Bahar]
  fixed:
    - {volunteer: Bahar, task: Rails, date: 2026-12-05}
  forbidden:
    - {volunteer: Wang Guoqiang, task: Basement, date: 2026-12-05}
volunteers:
  - {name: Aynur, age: 15, prefers: Rails}
  - {name: Bahar, age: 45}
  - {name: Gulnar, age: 28, since: 2026-11-30}
  - {name: Li Min, age: 65, unavailable: saturday 10:30-12:00}
  - {name: Wang Guoqiang, age: 40, never: Rails, share: 0.5}
"""

ROSTER = """\
date,task,volunteer
2026-11-28,Basement,Wang Guoqiang
2026-11-28,Rails,Bahar
2026-12-05,Rails,Bahar
2026-12-05,Rails,Gulnar
"""

# On 28 November, when Gulnar is no member yet, Bahar or Wang Guoqiang must be in the basement.
# They owe 3.4 and 1.7, so 3 points are least for Bahar, who has one more on 5 December.
BASEMENT = """\
Bahar is on Basement on 2026-11-28 10:00-12:00.
One other could be on it: Wang Guoqiang.
3 could not:
- too young: Aynur
- no member then: Gulnar
- not available then: Li Min

Without Bahar there, the best roster has:
- largest balance: +1.3 instead of +0.6, carried by Wang Guoqiang
- on it: Wang Guoqiang
- more for Wang Guoqiang (+1.3 instead of -1.7)
- less for Bahar (-2.4 instead of +0.6)
"""

BASEMENT_IN_CHINESE = """\
Bahar 排在 2026-11-28 10:00-12:00 Basement。
另有 1 人可以排在这里：Wang Guoqiang。
3 人不可以：
- 年龄太小：Aynur
- 当时不是成员：Gulnar
- 那时没空：Li Min

若不排 Bahar，最好的排班是：
- 最大差额：+1.3，原为 +0.6，由 Wang Guoqiang 承担
- 该班次人员：Wang Guoqiang
- 多担：Wang Guoqiang（+1.3，原为 -1.7）
- 少担：Bahar（-2.4，原为 +0.6）
"""

# Wang Guoqiang is there in this roster, and not in the best one.
OF_A_ROSTER = """\
Wang Guoqiang is on Basement on 2026-11-28 10:00-12:00.
One other could be on it: Bahar.
3 could not:
- too young: Aynur
- no member then: Gulnar
- not available then: Li Min

Costs are counted from the best roster of the plan, not from this one.
With Wang Guoqiang there, the best roster has:
- largest balance: +1.3 instead of +0.6, carried by Wang Guoqiang
- on it: Wang Guoqiang
- more for Wang Guoqiang (+1.3 instead of -1.7)
- less for Bahar (-2.4 instead of +0.6)

Without Wang Guoqiang there: costs nothing. That is so in the best roster.
"""

BARRED = """\
Li Min can't be on Basement on 2026-12-05 10:00-12:00:
- Li Min is free for a part of it only
  week.yaml:18:42  - {name: Li Min, age: **, unavailable: saturday 10:30-12:00}
- Li Min is too old, as the task is for 18-60
  week.yaml:6:66  - {name: Basement, when: saturday 10:00-12:00, effort: 3, age:
    18-60}
"""

BARRED_IN_CHINESE = """\
Li Min 不能排在 2026-12-05 10:00-12:00 Basement：
- Li Min 只有部分时间有空
  week.yaml:18:42  - {name: Li Min, age: **, unavailable: saturday 10:30-12:00}
- Li Min 年龄太大，该任务限 18-60 岁
  week.yaml:6:66  - {name: Basement, when: saturday 10:00-12:00, effort: 3, age:
    18-60}
"""

IMPOSSIBLE = """\
Aynur is not on Rails on 2026-12-05 10:00-11:00. On it: Bahar and Gulnar.
With Aynur there: no roster at all can be so (proved). These can't all hold
together:
- Aynur is on Rails on 2026-12-05 10:00-11:00, as asked
- Aynur and Bahar never on the same duty
  week.yaml:9:7  - [Aynur, Bahar]
- Bahar is fixed on Rails on 2026-12-05 10:00-11:00
  week.yaml:11:19  - {volunteer: Bahar, task: Rails, date: 2026-12-05}
"""

LOAD = """\
Gulnar: one duty, load 1, fair share 1.43, balance -0.4.

Date        Day  Time         Task   Effort
----------  ---  -----------  -----  ------
2026-12-05  Sat  10:00-11:00  Rails       1

Where the fair share comes from. Each duty's load is owed by all who are free
for it, whether they may do it or not:
When        Task      Load  Own part  Points
----------  --------  ----  --------  ------
2026-12-05  Basement     3  1 of 3.5    0.86
2026-12-05  Rails        2  1 of 3.5    0.57
----------  --------  ----  --------  ------
Sum                                     1.43

With the same balance or a higher one: Bahar (+0.6).
Proved: as long as no goal before fairness suffers, the balance of Gulnar can go
down only if somebody else's goes up, to -0.4 or more.
"""

LOAD_IN_CHINESE = """\
Gulnar：1 个班次，实担 1，应担 1.43，差额 -0.4。

日期        星期  时间         任务   强度
----------  ----  -----------  -----  ----
2026-12-05  周六  10:00-11:00  Rails     1

应担的由来：每个班次由那时有空的所有人分担，不论能不能做：
日期        任务      总量  所占份额  应担
----------  --------  ----  --------  ----
2026-12-05  Basement     3     1/3.5  0.86
2026-12-05  Rails        2     1/3.5  0.57
----------  --------  ----  --------  ----
合计                                  1.43

差额相同或更高的人：Bahar（+0.6）。
已证明：只要不损害公平之前的目标，Gulnar 的差额要降低，就必有别人的差额升到 -0.4
或更高。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "week.yaml").write_text(WEEK, encoding="utf-8")
    (tmp_path / "r.csv").write_text(ROSTER, encoding="utf-8")
    return tmp_path


def why(folder: Path, *arguments: str) -> Result:
    return run("why", "week.yaml", *arguments, cwd=folder)


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["--volunteer", "Bahar", "--duty", "Basement 2026-11-28"], BASEMENT),
        (
            ["--volunteer", "bahar", "--duty", "2026-11-28 basement", "--lang", "zh"],
            BASEMENT_IN_CHINESE,
        ),
        (["r.csv", "--volunteer", "Wang Guoqiang", "--duty", "Basement 2026-11-28"], OF_A_ROSTER),
        (["--volunteer", "Li Min", "--duty", "Basement on 2026-12-05 10:00"], BARRED),
        (
            ["--volunteer", "Li Min", "--duty", "Basement 2026-12-05", "--lang", "zh"],
            BARRED_IN_CHINESE,
        ),
        (["--volunteer", "Aynur", "--duty", "2026-12-05 Rails"], IMPOSSIBLE),
        (["--volunteer", "Gulnar"], LOAD),
        (["--volunteer", "Gulnar", "--lang", "zh"], LOAD_IN_CHINESE),
    ],
)
def test_the_answer(folder: Path, arguments: list[str], text: str) -> None:
    result = why(folder, *arguments)
    assert (result.code, result.out, result.err) == (0, text, "")


def test_who_is_not_on_it_and_could_be(folder: Path) -> None:
    """Gulnar would leave a gap at the rails for the one in the basement."""
    result = why(folder, "--volunteer", "Gulnar", "--duty", "Basement 2026-12-05")
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "Gulnar is not on Basement on 2026-12-05 10:00-12:00, and nobody is.\n"
        "With Gulnar there, the best roster has:\n"
        "- largest balance: +1.6 instead of +0.6, carried by Gulnar\n"
        "- on it: Gulnar\n"
        "- more for Gulnar (+1.6 instead of -0.4)\n"
    )


def test_the_load_in_a_roster_of_ones_own(folder: Path) -> None:
    result = why(folder, "r.csv", "--volunteer", "Bahar")
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[0] == "Bahar: 2 duties, load 2, fair share 3.43, balance -1.4."
    assert lines[-2:] == [
        "With the same balance or a higher one: Wang Guoqiang (+1.3) and Gulnar (-0.4).",
        "This roster is not the best: there Bahar has the balance +0.6.",
    ]


def test_json_of_a_duty(folder: Path) -> None:
    result = why(
        folder, "--volunteer", "Bahar", "--duty", "Basement 2026-11-28", "--format", "json"
    )
    assert (result.code, result.err) == (0, "")
    data = json.loads(result.out)
    assert data["volunteer"] == "Bahar"
    assert data["duty"]["task"] == "Basement"
    assert (data["on"], data["crew"], data["others"]) == (True, ["Bahar"], ["Wang Guoqiang"])
    (option,) = data["options"]
    assert [one["volunteer"] for one in option["empty"]] == ["Bahar"]
    assert (option["status"], option["settled"], option["free"]) == ("optimal", True, False)
    assert option["goals"][1]["value"] == [1.3, -0.4, -2.4, -2.4]
    codes = [one["code"] for one in data["problems"]]
    assert codes[:2] == ["why.on", "why.others"]
    assert "why.cost.fairness" in codes


def test_json_names_the_line_that_bars(folder: Path) -> None:
    result = why(
        folder, "--volunteer", "Li Min", "--duty", "Basement 2026-12-05", "--format", "json"
    )
    places = [(one["code"], one.get("line")) for one in json.loads(result.out)["problems"]]
    assert places == [("why.off.barred", None), ("why.bar", 18), ("why.bar", 6)]


def test_json_of_a_load(folder: Path) -> None:
    result = why(folder, "--volunteer", "Gulnar", "--format", "json")
    data = json.loads(result.out)
    assert data["duty"] is None
    assert [one["task"] for one in data["duties"]] == ["Rails"]
    assert (data["load"], data["fair_share"], data["balance"]) == (1, 1.43, -0.4)
    assert [one["exact"] for one in data["shares"]] == ["6/7", "4/7"]
    assert data["fairest"] == "proved"


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (
            ["--volunteer", "Bahra"],
            "--volunteer: there is no volunteer 'Bahra' (did you mean 'Bahar'?)",
        ),
        (
            ["--volunteer", "Bahar", "--duty", "Basment 2026-12-05"],
            "--duty: there is no task 'Basment' (did you mean 'Basement'?)",
        ),
        (
            ["--volunteer", "Bahar", "--duty", "Basement 2026-12-06"],
            "--duty: 'Basement' has no duty on 2026-12-06 (its dates: 2026-11-28, 2026-12-05)",
        ),
        ([], "Missing option '--volunteer'"),
    ],
)
def test_wrong_usage(folder: Path, arguments: list[str], text: str) -> None:
    result = why(folder, *arguments)
    assert (result.code, result.raw) == (2, b"")
    assert text in result.err


def test_a_roster_that_is_not_there_is_a_problem(folder: Path) -> None:
    result = why(folder, "none.csv", "--volunteer", "Bahar")
    text = "none.csv:1:1: error[no-file]: the roster can't be read: No such file or directory\n"
    assert (result.code, result.raw, result.err) == (1, b"", text)


def test_without_time_there_is_no_answer(folder: Path) -> None:
    result = why(folder, "--volunteer", "Bahar", "--time-limit", "0")
    assert (result.code, result.raw) == (4, b"")
    assert result.err.startswith("No roster was found within 0 s")


STOPPED = """
import dataclasses
import dutyplan
from dutyplan.cli import main

solve = dutyplan.solve
dutyplan.solve = lambda *a, **k: dataclasses.replace(solve(*a, **k), interrupted=True)
main()
"""

STOPPED_LATER = """
import dataclasses
from dutyplan.cli import main
from dutyplan.explaining.asking import alternatives

solve = alternatives.solve
alternatives.solve = lambda *a, **k: dataclasses.replace(solve(*a, **k), interrupted=True)
main()
"""


def test_an_interrupt_while_the_best_is_looked_for_ends_the_run(folder: Path) -> None:
    result = run("why", "week.yaml", "--volunteer", "Bahar", cwd=folder, program=STOPPED)
    assert (result.code, result.raw, result.err) == (130, b"", "interrupted\n")


def test_an_interrupt_later_shows_what_is_known(folder: Path) -> None:
    arguments = ["--volunteer", "Bahar", "--duty", "Basement 2026-11-28"]
    result = run("why", "week.yaml", *arguments, cwd=folder, program=STOPPED_LATER)
    assert (result.code, result.err) == (130, "")
    assert result.out == BASEMENT + "\nThe search was stopped: nothing else was tried.\n"


# Bob comes with Ann, and not with Cem; both of them are to be there.
NO_ROSTER = """\
start: 2026-11-28
tasks: [{name: Hall, when: saturday 10:00-12:00, people: 3}]
rules:
  fixed:
    - {volunteer: Ann, task: Hall, date: 2026-11-28}
    - {volunteer: Cem, task: Hall, date: 2026-11-28}
  together: [[Ann, Bob]]
  apart: [[Bob, Cem]]
volunteers: [{name: Ann}, {name: Bob}, {name: Cem}]
"""


def test_where_no_roster_is_there_is_no_answer(folder: Path) -> None:
    (folder / "week.yaml").write_text(NO_ROSTER, encoding="utf-8")
    result = why(folder, "--volunteer", "Ann")
    assert (result.code, result.raw) == (3, b"")
    assert result.err == "No roster keeps all rules.\n"
