"""`dutyplan check`: the week file alone, and rosters, hand-edited ones too, against it."""

from __future__ import annotations

import json
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
  week.yaml:15:39
  15 |   - {name: Dan, age: **, unavailable: 2026-12-05}
     |                                       ^^^^^^^^^^
age: Dan is on Basement on 2026-11-28 10:00-12:00, which is for ages 18-60
  week.yaml:6:66
  6 |   - {name: Basement, when: saturday 10:00-12:00, effort: 3, age: 18-60}
    |                                                                  ^^^^^
limits: Ann has 3 duties in all, at most 1 allowed
  week.yaml:8:19
  8 |   limits: {total: 1}
    |                   ^
limits: Dan has 2 duties in all, at most 1 allowed
  week.yaml:8:19
overlap: Ann is on Basement on 2026-12-05 10:00-12:00 and Rails on 2026-12-05
  10:00-11:00 at once
people: 2 people are on Rails on 2026-12-05 10:00-11:00, at most 1 may be
  week.yaml:5:12
  5 |   - {name: Rails, when: saturday 10:00-11:00, age: 12+}
    |            ^^^^^
fixed: Cem is not on Rails on 2026-12-05 10:00-11:00, which is fixed
  week.yaml:10:19
  10 |     - {volunteer: Cem, task: Rails, date: 2026-12-05}
     |                   ^^^
"""

# Four points on each Saturday are owed by all four on the first, by all but Dan on the second:
# 7/3 by Ann, Bob and Cem, 1 by Dan. Their loads are 3, 3, 1 and 1.
GOOD_REPORT = """\
No rule is broken.

Goal                          this roster         best of all
----------------------------  ------------------  ------------------
Missing, weighed by priority  0                   0
Balances                      +0.7 +0.7 0.0 -1.3  +0.7 +0.7 0.0 -1.3
The best values are proved.
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
    text = """\
No rule is broken.

Goal                          this roster
----------------------------  ------------------
Missing, weighed by priority  0
Balances                      +0.7 +0.7 0.0 -1.3
"""
    assert (result.code, result.out, result.err) == (0, text, "")


def test_what_solve_wrote_passes_as_csv_and_as_json(folder: Path) -> None:
    run("solve", "week.yaml", "-o", "r.csv", "-o", "r.json", cwd=folder)
    for name in ("r.csv", "r.json"):
        result = run("check", "week.yaml", name, cwd=folder)
        assert (result.code, result.out, result.err) == (0, GOOD_REPORT, "")


def test_every_breach_is_shown_with_its_rule(folder: Path) -> None:
    result = check(folder, WRONG)
    rest = """
Edited, compared with the roster that 'solve' makes:
- 2026-11-28, Basement: Dan instead of Bob
- 2026-11-28, Rails: Ann instead of Dan
- 2026-12-05, Rails: Ann instead of Cem
- 2026-12-05, Rails: Dan added

Goal                          this roster          best of all
----------------------------  -------------------  ------------------
Missing, weighed by priority  0                    0
Balances                      +3.0 +2.7 -2.3 -2.3  +0.7 +0.7 0.0 -1.3
The best values are proved.

4 of 5 places differ: that is another roster rather than an edited one, so the
best with the edits was not looked for. --before OLD names the roster that was
edited.

Nearest roster that breaks no rule, 4 changes away (proved):
- 2026-11-28, Basement: Bob instead of Dan
- 2026-11-28, Rails: Dan instead of Ann
- 2026-12-05, Rails: Cem instead of Ann
- 2026-12-05, Rails: nobody instead of Dan
"""
    assert (result.code, result.err) == (1, "")
    assert result.out == BREACHES + rest


def test_a_name_that_was_swapped_breaks_a_rule(folder: Path) -> None:
    result = check(folder, ROSTER.replace("Bob", "Cem"), "--time-limit", "0")
    assert (result.code, result.err) == (1, "")
    assert result.out.splitlines()[:8] == [
        "age: Cem is on Basement on 2026-11-28 10:00-12:00, which is for ages 18-60",
        "  week.yaml:6:66",
        "  6 |   - {name: Basement, when: saturday 10:00-12:00, effort: 3, age: 18-60}",
        "    |                                                                  ^^^^^",
        "limits: Cem has 2 duties in all, at most 1 allowed",
        "  week.yaml:8:19",
        "  8 |   limits: {total: 1}",
        "    |                   ^",
    ]


def test_a_row_that_was_deleted_is_a_gap_and_no_failure(folder: Path) -> None:
    row = "2026-11-28,Sat,10:00,12:00,Basement,,Bob,duty,3,planned\n"
    result = check(folder, ROSTER.replace(row, ""), "--time-limit", "0")
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[:2] == [
        "No rule is broken.",
        "gap: Basement on 2026-11-28 10:00-12:00: 1 missing",
    ]
    assert lines[5].split()[-1] == "1"


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


# Cem likes to do Rails, and has both of them in the one best roster but for Ann and Bob.
PREFERRED = """\
start: 2026-11-28
weeks: 2
tasks:
  - {name: Rails, when: saturday 10:00-11:00}
  - {name: Basement, when: saturday 13:00-15:00, effort: 3}
volunteers:
  - {name: Ann}
  - {name: Bob, never: Rails}
  - {name: Cem, prefers: Rails}
rules:
  fixed:
    - {volunteer: Bob, task: Basement, date: 2026-11-28, cost: 1}
"""
OLD = f"""\
{HEADER}\
2026-11-28,Sat,10:00,11:00,Rails,,Cem,duty,1,planned
2026-11-28,Sat,13:00,15:00,Basement,,Bob,duty,3,planned
2026-12-05,Sat,10:00,11:00,Rails,,Cem,duty,1,planned
2026-12-05,Sat,13:00,15:00,Basement,,Ann,duty,3,planned
"""
NEW = OLD.replace("Basement,,Bob", "Basement,,Cem")
EDITED = """\
No rule is broken.
Soft rules broken: once, at a cost of 1.
- Bob is not on Basement on 2026-11-28 13:00-15:00, which is fixed (costs 1)

Edited, compared with the roster that 'solve' makes:
- 2026-11-28, Basement: Cem instead of Bob

Goal                          this roster     best with the edits  best of all
----------------------------  --------------  -------------------  -----------
Missing, weighed by priority  0               0                    0
Balances                      +2.3 +0.3 -2.7  +0.3 +0.3 -0.7       +0.3 +0.3
                                                                   -0.7
Points of wishes              1               -1                   2
The best values are proved.
"""
EDITED_ZH = """\
与 solve 得出的排班相比，改动如下：
- 2026-11-28 Basement：Bob 换成 Cem

目标                  这份排班        保留改动的最好结果  所有排班中的最好结果
--------------------  --------------  ------------------  --------------------
空缺（按优先级加权）  0               0                   0
差额                  +2.3 +0.3 -2.7  +0.3 +0.3 -0.7      +0.3 +0.3 -0.7
意愿得分              1               -1                  2
最好结果均已证明。
"""
EDITED_JSON = """\
{
  "breaches": [],
  "edits": [
    {"duty": {"task": "Basement", "date": "2026-11-28", "start": "13:00"}, \
"gone": "Bob", "come": "Cem"}
  ],
  "goals": [
    {"goal": "coverage", "this": 0, "keeping": {"value": 0, "proved": true}, \
"best": {"value": 0, "proved": true}},
    {"goal": "fairness", "this": [2.3, 0.3, -2.7], \
"keeping": {"value": [0.3, 0.3, -0.7], "proved": true}, \
"best": {"value": [0.3, 0.3, -0.7], "proved": true}},
    {"goal": "wishes", "this": 1, "keeping": {"value": -1, "proved": true}, \
"best": {"value": 2, "proved": true}}
  ],
  "nearest": null,
  "remarks": [],
  "problems": [
    {"code": "fixed", \
"message": "Bob is not on Basement on 2026-11-28 13:00-15:00, which is fixed", \
"volunteer": "Bob", "duty": {"task": "Basement", "date": "2026-11-28", "start": "13:00"}, \
"reason": {"code": "breach.fixed", "volunteer": "Bob", \
"duty": {"task": "Basement", "date": "2026-11-28", "start": "13:00"}, \
"file": "week.yaml", "line": 12, "column": 19}, \
"file": "week.yaml", "line": 12, "column": 19, "cost": 1}
  ]
}
"""

BAD = OLD.replace("2026-11-28,Sat,10:00,11:00,Rails,,Cem", "2026-11-28,Sat,10:00,11:00,Rails,,Bob")
BARRED = """\
Edited, compared with the roster that 'solve' makes:
- 2026-11-28, Rails: Bob instead of Cem

Goal                          this roster     best of all
----------------------------  --------------  --------------
Missing, weighed by priority  0               0
Balances                      +1.3 +0.3 -1.7  +0.3 +0.3 -0.7
Points of wishes              1               2
The best values are proved.

No roster that keeps all rules has these edits: Bob can't be on Rails on
2026-11-28 10:00-11:00, since Bob is never put on 'Rails'.
  week.yaml:8:24
  8 |   - {name: Bob, never: Rails}
    |                        ^^^^^

Nearest roster that breaks no rule, one change away (proved):
- 2026-11-28, Rails: Cem instead of Bob
"""
BARRED_ZH = """\
与 solve 得出的排班相比，改动如下：
- 2026-11-28 Rails：Cem 换成 Bob

目标                  这份排班        所有排班中的最好结果
--------------------  --------------  --------------------
空缺（按优先级加权）  0               0
差额                  +1.3 +0.3 -1.7  +0.3 +0.3 -0.7
意愿得分              1               2
最好结果均已证明。

满足全部规则的排班都做不到这些改动：Bob 不能安排在 2026-11-28 10:00-11:00
Rails，因为 Bob 从不做“Rails”。
  week.yaml:8:24
  8 |   - {name: Bob, never: Rails}
    |                        ^^^^^

最接近的合规排班只需改动 1 处（已证明：不能更少）：
- 2026-11-28 Rails：Bob 换成 Cem
"""


@pytest.fixture
def preferred(tmp_path: Path) -> Path:
    (tmp_path / "week.yaml").write_text(PREFERRED, encoding="utf-8")
    (tmp_path / "old.csv").write_text(OLD, encoding="utf-8")
    return tmp_path


def test_what_an_edit_costs_is_told_goal_by_goal(preferred: Path) -> None:
    result = check(preferred, NEW)
    assert (result.code, result.out, result.err) == (0, EDITED, "")


def test_what_an_edit_costs_is_told_in_chinese(preferred: Path) -> None:
    result = check(preferred, NEW, "--lang", "zh")
    assert (result.code, result.err) == (0, "")
    assert result.out.partition("\n\n")[2] == EDITED_ZH


def test_what_an_edit_costs_is_told_to_programs(preferred: Path) -> None:
    result = check(preferred, NEW, "--format", "json")
    assert (result.code, result.out, result.err) == (0, EDITED_JSON, "")


def test_edits_may_be_those_of_another_roster(preferred: Path) -> None:
    result = check(preferred, NEW, "--before", "old.csv")
    assert result.out == EDITED.replace("the roster that 'solve' makes", "old.csv")
    assert "与 old.csv 相比，改动如下：" in check(
        preferred, NEW, "--before", "old.csv", "--lang", "zh"
    ).out  # fmt: skip
    same = check(preferred, NEW, "--before", "r.csv")
    assert "Edited" not in same.out
    assert "best with the edits" not in same.out


def test_an_edit_that_is_barred_is_told_with_the_line_and_the_way_back(preferred: Path) -> None:
    result = check(preferred, BAD)
    assert (result.code, result.err) == (1, "")
    assert result.out.partition("\n\n")[2] == BARRED
    assert check(preferred, BAD, "--lang", "zh").out.partition("\n\n")[2] == BARRED_ZH


def test_an_edit_that_is_barred_is_told_to_programs(preferred: Path) -> None:
    data = json.loads(check(preferred, BAD, "--format", "json").out)
    rails = {"task": "Rails", "date": "2026-11-28", "start": "10:00"}
    line = {"file": "week.yaml", "line": 8, "column": 24}
    assert list(data) == ["breaches", "edits", "goals", "nearest", "remarks", "problems"]
    assert [one["rule"] for one in data["breaches"]] == ["never"]
    assert [one["keeping"] for one in data["goals"]] == [None, None, None]
    assert data["nearest"] == {
        "num_changes": 1,
        "proved": True,
        "changes": [{"duty": rails, "gone": "Bob", "come": "Cem"}],
        "standby_gone": [],
    }
    (remark,) = data["remarks"]
    assert remark.pop("message").startswith("No roster that keeps all rules has these edits: Bob")
    assert remark == {
        "code": "edited.barred",
        "volunteer": "Bob",
        "duty": rails,
        "why": {"code": "bar.never", "task": "Rails", **line},
        **line,
    }


def test_nothing_is_looked_for_without_time(preferred: Path) -> None:
    data = json.loads(check(preferred, BAD, "--format", "json", "--time-limit", "0").out)
    assert (data["edits"], data["nearest"], data["remarks"]) == (None, None, [])
    assert [one["best"] for one in data["goals"]] == [None, None, None]
    assert data["goals"][1]["this"] == [1.3, 0.3, -1.7]


def test_a_roster_before_that_is_not_there_is_a_problem(preferred: Path) -> None:
    result = check(preferred, NEW, "--before", "none.csv")
    text = "none.csv:1:1: error[no-file]: the roster can't be read: No such file or directory\n"
    assert (result.code, result.raw, result.err) == (1, b"", text)


@pytest.mark.parametrize("option", [("--before", "old.csv"), ("--format", "json")])
def test_what_is_about_a_roster_goes_with_one(preferred: Path, option: tuple[str, str]) -> None:
    result = run("check", "week.yaml", *option, cwd=preferred)
    assert (result.code, result.raw) == (2, b"")
    assert f"Invalid value for {option[0]}: it goes with a ROSTER" in result.err


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
    assert "best with the edits" not in result.out
    rows = [line.split() for line in lines[lines.index("The best values are proved.") - 4 :]]
    for row in rows[:4]:
        numbers = [word for word in row if word.lstrip("+-").replace(".", "").isdigit()]
        assert numbers[: len(numbers) // 2] == numbers[len(numbers) // 2 :] != []


def test_reserves_who_may_not_be_are_a_breach(tmp_path: Path) -> None:
    (tmp_path / "week.yaml").write_text(RESERVES, encoding="utf-8")
    rows = "2026-12-05,,10:00,,Rails,,Ann,standby,0,\n2026-12-05,,12:00,,Basement,,Bob,duty,3,\n"
    (tmp_path / "r.csv").write_text(HEADER + rows, encoding="utf-8")
    result = run("check", "week.yaml", "r.csv", "--time-limit", "0", cwd=tmp_path)
    assert (result.code, result.err) == (1, "")
    assert result.out.splitlines()[:2] == [
        "standby: Ann can't be standby for Rails on 2026-12-05 10:00-11:00: Ann is not",
        "  available then",
    ]
