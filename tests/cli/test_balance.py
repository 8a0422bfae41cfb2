"""`dutyplan balance` and `dutyplan attend` before it, run as people run them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.process import Result, run, run_in_terminal

WEEK = """\
title: Clean-up
start: 2026-11-28
history: rosters
tasks:
  - {name: Basement, when: saturday 10:00-12:00, people: 2, effort: 3}
volunteers:
  - {name: Aynur}
  - {name: Bahar}
  - {name: 王国强, share: 0.5}
"""

ROSTER = """\
date,weekday,start,end,task,place,volunteer,role,effort,status
2026-10-31,Sat,10:00,12:00,Basement,,Aynur,duty,3,done
2026-10-31,Sat,10:00,12:00,Basement,,王国强,duty,3,done
2026-11-21,Sat,10:00,12:00,Basement,,Aynur,duty,3,planned
2026-11-21,Sat,10:00,12:00,Basement,,Bahar,duty,3,planned
"""

TABLE = """\
Clean-up: balances from 2026-10-31 to 2026-11-21

                               Fair
Name    Duties  Absent  Load  share  Balance
------  ------  ------  ----  -----  -------
Aynur        2       0     6   4.80     +1.2                      │█████████████
王国强       1       0     3   2.40     +0.6                      │██████▌
Bahar        1       0     3   4.80     -1.8  ▐███████████████████│

Balance: + carries more than the fair share, - carries less.
Load, fair share and balance are in points of effort.
"""
ABSENT = """\
Clean-up: balances from 2026-10-31 to 2026-11-21

                               Fair
Name    Duties  Absent  Load  share  Balance
------  ------  ------  ----  -----  -------
Aynur        2       0     6   3.60     +2.4                      │█████████████
王国强       1       0     3   1.80     +1.2                      │██████▌
Bahar        0       1     0   3.60     -3.6  ▐███████████████████│

Balance: + carries more than the fair share, - carries less.
Load, fair share and balance are in points of effort.
"""
BY_MONTH = """\
Clean-up：2026-10-31 至 2026-11-21 的差额
各月月底的差额；条形图为最后一个月的差额。

姓名    2026-10  2026-11
------  -------  -------
Aynur      +0.6     +1.2                                  │█████████████████████
王国强     +1.8     +0.6                                  │██████████▌
Bahar      -2.4     -1.8  ▐███████████████████████████████│

差额：+ 表示多担了，- 表示少担了。
实担、应担和差额按强度计。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "week.yaml").write_text(WEEK, encoding="utf-8")
    (tmp_path / "rosters").mkdir()
    (tmp_path / "rosters" / "autumn.csv").write_text(ROSTER, encoding="utf-8")
    return tmp_path


def balance(folder: Path, *arguments: str, **env: str) -> Result:
    return run("balance", "week.yaml", *arguments, cwd=folder, env=env)


def test_an_absence_leaves_the_absent_one_owing(folder: Path) -> None:
    result = balance(folder)
    assert (result.code, result.out, result.err) == (0, TABLE, "")
    done = run("attend", "rosters/autumn.csv", "--absent", "Bahar:Basement:2026-11-21", cwd=folder)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "1 done, 1 absent: Bahar (Basement on 2026-11-21).\nWritten to rosters/autumn.csv.\n"
    )
    assert balance(folder).out == ABSENT


def test_by_month_in_chinese(folder: Path) -> None:
    result = balance(folder, "--by", "month", "--lang", "zh")
    assert (result.code, result.err) == (0, "")
    assert result.out == BY_MONTH


def test_for_programs(folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(balance(folder, "--format", "csv").out)))
    assert [(row["id"], row["balance"]) for row in rows] == [
        ("Aynur", "1.2"),
        ("王国强", "0.6"),
        ("Bahar", "-1.8"),
    ]
    months = balance(folder, "--format", "csv", "--by", "month").out.splitlines()
    assert len(months) == 1 + 2 * 3
    data = json.loads(balance(folder, "--format", "json").out)
    assert [one["load"] for one in data["volunteers"]] == [6, 3, 3]
    data = json.loads(balance(folder, "--format", "json", "--by", "month").out)
    assert [one["running_balance"] for one in data["months"][-3:]] == [1.2, -1.8, 0.6]


def test_a_console_that_knows_ascii_alone(folder: Path) -> None:
    (folder / "week.yaml").write_text(WEEK.replace("王国强", "Wang"), encoding="utf-8")
    text = ROSTER.replace("王国强", "Wang")
    (folder / "rosters" / "autumn.csv").write_text(text, encoding="utf-8")
    result = balance(folder, PYTHONIOENCODING="ascii")
    assert result.raw.isascii()
    assert result.out.splitlines()[-4] == (
        "Bahar       1       0     3   4.80     -1.8  ####################|"
    )


def test_on_a_narrow_terminal(folder: Path) -> None:
    sent = run_in_terminal("balance", folder / "week.yaml", columns=60)
    assert "\nBahar        1       0     3   4.80     -1.8  ▐███████│\n" in sent
    assert max(map(len, sent.splitlines())) == 60


def test_no_history_yet(folder: Path) -> None:
    (folder / "rosters" / "autumn.csv").unlink()
    result = balance(folder)
    sentence = (
        "No duty before 2026-11-28 is filed, so nobody has a balance yet. What lies\n"
        "before 'start' in the week file counts: once the days of a filed roster are\n"
        "over, move 'start' on.\n"
    )
    assert (result.code, result.out, result.err) == (0, sentence, "")
    data = balance(folder, "--format", "csv")
    assert (data.code, data.err) == (0, sentence)
    assert data.out == (
        "id,name,duties,absences,load,fair_share,balance\n"
        "Aynur,Aynur,0,0,0,0,0.0\nBahar,Bahar,0,0,0,0,0.0\n王国强,王国强,0,0,0,0,0.0\n"
    )
    assert json.loads(balance(folder, "--format", "json").out)["start"] is None
    assert balance(folder, "--format", "csv", "--by", "month").out.count("\n") == 1


def test_a_damaged_history_is_said_and_nothing_is_shown(folder: Path) -> None:
    (folder / "rosters" / "autumn.csv").write_text("date,task\n", encoding="utf-8")
    result = balance(folder)
    assert (result.code, result.out) == (1, "")
    assert "autumn.csv:1:1: error[missing-column]: the column 'volunteer' is missing" in result.err


@pytest.mark.parametrize("arguments", [["--by", "year"], ["--format", "xml"], ["--lang", "de"]])
def test_wrong_usage(folder: Path, arguments: list[str]) -> None:
    assert balance(folder, *arguments).code == 2


def test_only_what_the_goal_counts(folder: Path) -> None:
    goals = "goals: [coverage, fairness: {tasks: [Rails], of: duties}]\n"
    text = WEEK.replace("volunteers:", "  - {name: Rails, when: sunday}\nvolunteers:") + goals
    (folder / "week.yaml").write_text(text, encoding="utf-8")
    result = balance(folder)
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "Of the 2 earlier duties that are known the fairness goal counts none: see its\n"
        "'memory', 'on' and 'tasks' in the week file.\n"
    )
    rails = "2026-11-22,Sun,,,Rails,,Bahar,duty,1,done\n"
    (folder / "rosters" / "autumn.csv").write_text(ROSTER + rails, encoding="utf-8")
    rows = csv.DictReader(io.StringIO(balance(folder, "--format", "csv").out))
    assert [(row["id"], row["load"], row["balance"]) for row in rows] == [
        ("Bahar", "1", "0.6"),
        ("王国强", "0", "-0.2"),
        ("Aynur", "0", "-0.4"),
    ]
