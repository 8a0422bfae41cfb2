"""`dutyplan check`: the week file alone, and rosters, hand-edited ones too, against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.process import Result, run

WEEK = """\
title: Two Saturdays
start: 2026-11-28
weeks: 2
tasks:
  - {name: Rails, when: saturday 10:00-11:00, age: 12+}
  - {name: Basement, when: saturday 10:00-12:00, effort: 3, age: 18-60}
rules:
  limits: {total: 1}
  fixed:
    - {volunteer: Cem, task: Rails, date: 2026-12-05}
volunteers:
  - {name: Ann, age: 30}
  - {name: Bob, age: 40}
  - {name: Cem, age: 13}
  - {name: Dan, age: 70, unavailable: 2026-12-05}
"""

HEADER = "date,weekday,start,end,task,place,volunteer,role,effort,status\n"
ROSTER = f"""\
{HEADER}\
2026-11-28,Sat,10:00,12:00,Basement,,Bob,duty,3,planned
2026-11-28,Sat,10:00,11:00,Rails,,Dan,duty,1,planned
2026-12-05,Sat,10:00,12:00,Basement,,Ann,duty,3,planned
2026-12-05,Sat,10:00,11:00,Rails,,Cem,duty,1,planned
"""

WRONG = f"""\
{HEADER}\
2026-11-28,Sat,10:00,12:00,Basement,,Dan,duty,3,planned
2026-11-28,Sat,10:00,11:00,Rails,,Ann,duty,1,planned
2026-12-05,Sat,10:00,12:00,Basement,,Ann,duty,3,planned
2026-12-05,Sat,10:00,11:00,Rails,,Ann,duty,1,planned
2026-12-05,Sat,10:00,11:00,Rails,,Dan,duty,1,planned
"""

BREACHES = """\
availability: Dan is not available for Rails on 2026-12-05 10:00-11:00
age: Dan (70) is on Basement on 2026-11-28 10:00-12:00, ages 18-60
limits: Ann has 3 duties in all, at most 1 allowed
limits: Dan has 2 duties in all, at most 1 allowed
overlap: Ann is on Basement on 2026-12-05 10:00-12:00 and Rails on 2026-12-05 10:00-11:00 at once
people: 2 people are on Rails on 2026-12-05 10:00-11:00, at most 1 may be
fixed: Cem is not on Rails on 2026-12-05 10:00-11:00, which is fixed
"""

# Four points on each Saturday are owed by all four on the first, by all but Dan on the second:
# 7/3 by Ann, Bob and Cem, 1 by Dan. Their loads are 3, 3, 1 and 1.
GOOD_REPORT = """\
No rule is broken.
Missing, weighed by priority, this roster: 0
Missing, weighed by priority, best possible (proved): 0
Balances, this roster: +0.7 +0.7 0.0 -1.3
Balances, best possible (proved): +0.7 +0.7 0.0 -1.3
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "week.yaml").write_text(WEEK, encoding="utf-8")
    return tmp_path


def check(folder: Path, roster: str, *arguments: str, name: str = "r.csv") -> Result:
    (folder / name).write_text(roster, encoding="utf-8")
    return run("check", "week.yaml", name, *arguments, cwd=folder)


def test_a_good_file_is_said_to_be_good(folder: Path) -> None:
    result = run("check", "week.yaml", cwd=folder)
    text = "week.yaml: nothing wrong. Tasks: 2, duties: 4, volunteers: 4.\n"
    assert (result.code, result.out, result.err) == (0, text, "")


def test_a_good_roster_is_set_beside_the_best(folder: Path) -> None:
    result = check(folder, ROSTER)
    assert (result.code, result.out, result.err) == (0, GOOD_REPORT, "")


def test_time_limit_zero_compares_with_nothing(folder: Path) -> None:
    result = check(folder, ROSTER, "--time-limit", "0")
    text = (
        "No rule is broken.\nMissing, weighed by priority, this roster: 0\n"
        "Balances, this roster: +0.7 +0.7 0.0 -1.3\n"
    )
    assert (result.code, result.out, result.err) == (0, text, "")


def test_what_solve_wrote_passes_as_csv_and_as_json(folder: Path) -> None:
    run("solve", "week.yaml", "-o", "r.csv", "-o", "r.json", cwd=folder)
    for name in ("r.csv", "r.json"):
        result = run("check", "week.yaml", name, cwd=folder)
        assert (result.code, result.out, result.err) == (0, GOOD_REPORT, "")


def test_every_breach_is_shown_with_its_rule(folder: Path) -> None:
    result = check(folder, WRONG)
    goals = (
        "Missing, weighed by priority, this roster: 0\n"
        "Missing, weighed by priority, best possible (proved): 0\n"
        "Balances, this roster: +3.0 +2.7 -2.3 -2.3\n"
        "Balances, best possible (proved): +0.7 +0.7 0.0 -1.3\n"
    )
    assert (result.code, result.err) == (1, "")
    assert result.out == BREACHES + goals


def test_a_name_that_was_swapped_breaks_a_rule(folder: Path) -> None:
    result = check(folder, ROSTER.replace("Bob", "Cem"), "--time-limit", "0")
    assert (result.code, result.err) == (1, "")
    assert result.out.splitlines()[:2] == [
        "age: Cem (13) is on Basement on 2026-11-28 10:00-12:00, ages 18-60",
        "limits: Cem has 2 duties in all, at most 1 allowed",
    ]


def test_a_row_that_was_deleted_is_a_gap_and_no_failure(folder: Path) -> None:
    row = "2026-11-28,Sat,10:00,12:00,Basement,,Bob,duty,3,planned\n"
    result = check(folder, ROSTER.replace(row, ""), "--time-limit", "0")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[:3] == [
        "No rule is broken.",
        "gap: Basement on 2026-11-28 10:00-12:00: 1 missing",
        "Missing, weighed by priority, this roster: 1",
    ]


def test_a_row_that_stands_twice_is_located(folder: Path) -> None:
    row = "2026-11-28,Sat,10:00,12:00,Basement,,Bob,duty,3,planned\n"
    result = check(folder, ROSTER + row)
    text = """\
r.csv:6:38: error[duplicate-assignment]: 'Bob' is put on Basement on 2026-11-28 10:00-12:00 twice
  6 | 2026-11-28,Sat,10:00,12:00,Basement,,Bob,duty,3,planned
    |                                      ^^^
  hint: the first time is in line 2
"""
    assert (result.code, result.raw, result.err) == (1, b"", text)


def test_a_volunteer_whom_nobody_knows_is_located(folder: Path) -> None:
    result = check(folder, ROSTER.replace("Bob", "Bobby").replace("Dan", "Dana"))
    text = """\
r.csv:2:38: error[unknown-volunteer]: there is no volunteer 'Bobby'
  2 | 2026-11-28,Sat,10:00,12:00,Basement,,Bobby,duty,3,planned
    |                                      ^^^^^
  hint: did you mean 'Bob'?

r.csv:3:35: error[unknown-volunteer]: there is no volunteer 'Dana'
  3 | 2026-11-28,Sat,10:00,11:00,Rails,,Dana,duty,1,planned
    |                                   ^^^^
  hint: did you mean 'Dan'?
"""
    assert (result.code, result.raw, result.err) == (1, b"", text)


def test_json_is_located_too(folder: Path) -> None:
    roster = (
        '{"duties": [\n  {"date": "2026-11-28", "task": "Basement", "volunteers": ["Bobb"]}\n]}\n'
    )
    result = check(folder, roster, name="r.json")
    assert (result.code, result.raw) == (1, b"")
    assert result.err.splitlines()[0] == (
        "r.json:2:62: error[unknown-volunteer]: there is no volunteer 'Bobb'"
    )


def test_a_roster_that_is_not_there_is_a_problem(folder: Path) -> None:
    result = run("check", "week.yaml", "none.csv", cwd=folder)
    text = "none.csv:1:1: error[no-file]: the roster can't be read: No such file or directory\n"
    assert (result.code, result.raw, result.err) == (1, b"", text)


def test_the_table_is_not_read_as_a_roster(folder: Path) -> None:
    run("solve", "week.yaml", "-o", "r.txt", cwd=folder)
    result = run("check", "week.yaml", "r.txt", cwd=folder)
    assert (result.code, result.raw) == (1, b"")
    assert result.err.startswith("r.txt:1:1: error[")


def test_the_report_is_chinese_where_asked_for(folder: Path) -> None:
    result = check(folder, ROSTER, "--lang", "zh")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[0] == "没有违反任何规则。"
    assert "可能的最好结果（已证明）" in result.out


# Saturdays lack nobody; of the three who can come, two are in reserve. Ann can't reach three.
RESERVES = """\
start: 2026-11-28
weeks: 2
tasks:
  - {name: Rails, when: saturday 10:00-11:00, standby: 2}
  - {name: Basement, when: saturday 12:00-13:00, standby: 1, effort: 3}
rules:
  limits: {total: {max: 1, cost: 2}}
volunteers:
  - {name: Ann, limits: {total: 3+}, unavailable: 2026-12-05}
  - {name: Bob, prefers: Rails}
  - {name: Cem}
"""


@pytest.mark.parametrize("name", ["r.csv", "r.json"])
def test_reserves_that_solve_wrote_are_read_back_and_no_breach(tmp_path: Path, name: str) -> None:
    (tmp_path / "week.yaml").write_text(RESERVES, encoding="utf-8")
    run("solve", "week.yaml", "-o", name, cwd=tmp_path)
    written = (tmp_path / name).read_text(encoding="utf-8-sig")
    assert "standby" in written
    result = run("check", "week.yaml", name, cwd=tmp_path)
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[0] == "No rule is broken."
    assert "Below a minimum: Ann, 2 of 3 duties in all." in lines
    for goal in ("Missing, weighed by priority", "Lacking to minimums", "Balances",
                 "Points of wishes"):  # fmt: skip
        here, best = (line.split(": ")[1] for line in lines if line.startswith(f"{goal}, "))
        assert here == best


def test_reserves_who_may_not_be_are_a_breach(tmp_path: Path) -> None:
    (tmp_path / "week.yaml").write_text(RESERVES, encoding="utf-8")
    rows = "2026-12-05,,10:00,,Rails,,Ann,standby,0,\n2026-12-05,,12:00,,Basement,,Bob,duty,3,\n"
    (tmp_path / "r.csv").write_text(HEADER + rows, encoding="utf-8")
    result = run("check", "week.yaml", "r.csv", "--time-limit", "0", cwd=tmp_path)
    assert (result.code, result.err) == (1, "")
    assert result.out.splitlines()[0] == (
        "standby: Ann can't be standby for Rails on 2026-12-05 10:00-11:00: "
        "Ann is not available then"
    )
