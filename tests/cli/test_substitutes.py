"""`dutyplan substitutes`, as people run it."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import indent

import pytest

from tests.cli.process import Result, run

ROOT = Path(__file__).resolve().parents[2]

WEEK = """\
title: Clean-up
start: 2026-11-28
weeks: 2
tasks:
  - {name: Rails, when: saturday 10:00-11:00, people: 2, standby: 1}
  - {name: Basement, when: saturday 10:00-12:00, effort: 3, age: 18-60}
rules: {rest: {least: 1 week, cost: 2}}
volunteers:
  - {name: Aynur, age: 15, guardian: Wang Guoqiang}
  - {name: Bahar, age: 45}
  - {name: Gulnar, age: 41}
  - {name: Li Min, age: 65, unavailable: saturday 10:30-12:00}
  - {name: Ma Jun, age: 30}
  - {name: Wang Guoqiang, age: 50}
"""

ROSTER = """\
date,task,volunteer,role
2026-11-28,Basement,Gulnar,duty
2026-11-28,Rails,Aynur,duty
2026-11-28,Rails,Wang Guoqiang,duty
2026-11-28,Rails,Bahar,standby
2026-12-05,Basement,Bahar,duty
2026-12-05,Rails,Gulnar,duty
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "week.yaml").write_text(WEEK, encoding="utf-8")
    (tmp_path / "r.csv").write_text(ROSTER, encoding="utf-8")
    return tmp_path


def substitutes(folder: Path, *arguments: str) -> Result:
    return run("substitutes", "week.yaml", "r.csv", *arguments, cwd=folder)


# Gulnar is on the rails then; with Ma Jun there she could come.
BASEMENT = """\
Who could be on Basement on 2026-12-05 10:00-12:00 instead of Bahar:
Who            Before  After  Remarks
-------------  ------  -----  ---------------------------------------
Ma Jun           -2.0   +1.0
Wang Guoqiang    -1.0   +2.0  soft rule 'rest' broken: costs 2 points

After one swap:
- Ma Jun takes Rails on 2026-12-05 10:00-11:00 from Gulnar, and Gulnar takes
  this one (Ma Jun -2.0 to -1.0; Gulnar +2.0 to +4.0)
"""

BASEMENT_IN_CHINESE = """\
可以代替 Bahar 上 2026-12-05 10:00-12:00 Basement 的人：
人员           现差额  接替后  备注
-------------  ------  ------  ---------------------------
Ma Jun           -2.0    +1.0
Wang Guoqiang    -1.0    +2.0  违反软性规则“rest”：扣 2 分

换一次班之后：
- Ma Jun 接替 Gulnar 上 2026-12-05 10:00-11:00 Rails，Gulnar 改上此班（Ma Jun 差
  额由 -2.0 变为 -1.0；Gulnar 差额由 +2.0 变为 +4.0）
"""

AYNUR = """\
Who could be on Rails on 2026-11-28 10:00-11:00 instead of Aynur:
Who     Before  After  Remarks
------  ------  -----  ---------------------------------------
Ma Jun    -2.0   -1.0
Bahar     +1.0   +2.0  standby
                       soft rule 'rest' broken: costs 2 points

After one swap:
- Ma Jun takes Basement on 2026-11-28 10:00-12:00 from Gulnar, and Gulnar takes
  this one (Ma Jun -2.0 to +1.0; Gulnar +2.0 to 0.0)
"""

GUARDIAN = """\
Who could be on Rails on 2026-11-28 10:00-11:00 instead of Wang Guoqiang:
Nobody can step in without breaking a rule, not even after one swap.
Of 4 others, Gulnar is on Basement then; Li Min is free for a part of it only.
Whoever else comes, a rule is broken: Aynur is on Rails on 2026-11-28
10:00-11:00 without the guardian, Wang Guoqiang.
'dutyplan replan' can look further: it may change several duties.
"""

GUARDIAN_IN_CHINESE = """\
可以代替 Wang Guoqiang 上 2026-11-28 10:00-11:00 Rails 的人：
没有人能在不违反规则的情况下接替，换一次班也不行。
其他 4 人中，Gulnar 那时在做 Basement；Li Min 只有部分时间有空。
其余的人不论谁来，都会违反规则：Aynur 排在 2026-11-28 10:00-11:00 Rails，而监护
人 Wang Guoqiang 不在。
dutyplan replan 可以再找办法：它能同时调整多个班次。
"""

GAP = """\
Who could fill the gap on Rails on 2026-12-05 10:00-11:00:
Who            Before  After  Remarks
-------------  ------  -----  ---------------------------------------
Ma Jun           -2.0   -1.0
Wang Guoqiang    -1.0    0.0  soft rule 'rest' broken: costs 2 points

After one swap:
- Ma Jun takes Basement on 2026-12-05 10:00-12:00 from Bahar, and Bahar takes
  this one (Ma Jun -2.0 to +1.0; Bahar +1.0 to -1.0)
"""


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["--duty", "Basement 2026-12-05"], BASEMENT),
        (["--duty", "2026-12-05 basement", "--lang", "zh"], BASEMENT_IN_CHINESE),
        (["--duty", "Basement 2026-12-05", "--volunteer", "bahar"], BASEMENT),
        (["--duty", "Rails 2026-11-28", "--volunteer", "Aynur"], AYNUR),
        (["--duty", "Rails 2026-11-28", "--volunteer", "Wang Guoqiang"], GUARDIAN),
        (
            ["--duty", "Rails 2026-11-28", "--volunteer", "Wang Guoqiang", "--lang", "zh"],
            GUARDIAN_IN_CHINESE,
        ),
        (["--duty", "Rails 2026-11-28"], f"{AYNUR}\n{GUARDIAN}"),
        (["--duty", "Rails 2026-12-05"], GAP),
    ],
)
def test_the_answer(folder: Path, arguments: list[str], text: str) -> None:
    result = substitutes(folder, *arguments)
    assert (result.code, result.out, result.err) == (0, text, "")


def test_the_manual_shows_the_real_answer() -> None:
    manual = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert indent(BASEMENT, "    ") in manual


def test_duties_that_are_over_are_not_swapped(folder: Path) -> None:
    result = substitutes(folder, "--duty", "Basement 2026-12-05", "--freeze-until", "2026-12-05")
    assert result.out == BASEMENT
    result = substitutes(folder, "--duty", "Basement 2026-12-05", "--freeze-until", "2026-12-06")
    assert result.out == BASEMENT.partition("\nAfter")[0]


def test_json(folder: Path) -> None:
    result = substitutes(folder, "--duty", "Basement 2026-12-05", "--format", "json")
    assert (result.code, result.err) == (0, "")
    data = json.loads(result.raw)
    (place,) = data["places"]
    assert place["instead_of"] == ["Bahar"]
    assert [one["volunteer"] for one in place["substitutes"]] == ["Ma Jun", "Wang Guoqiang"]
    assert [one["swap"]["volunteer"] for one in place["swaps"]] == ["Ma Jun"]


def test_a_roster_that_solve_wrote_as_json(folder: Path) -> None:
    assert run("solve", "week.yaml", "-o", "r.json", "-q", cwd=folder).code == 0
    result = run("substitutes", "week.yaml", "r.json", "--duty", "Rails 2026-11-28", cwd=folder)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("Who could be on Rails on 2026-11-28 10:00-11:00 instead of ")


MANY = """\
start: 2026-11-28
tasks: [{name: Rails, when: saturday 10:00-11:00}]
volunteers:
""" + "".join(f"  - {{name: Helper {number:02}}}\n" for number in range(13))


@pytest.mark.parametrize(("more", "num_shown"), [([], 10), (["--all"], 12)])
def test_the_first_ten_or_all(folder: Path, more: list[str], num_shown: int) -> None:
    (folder / "week.yaml").write_text(MANY, encoding="utf-8")
    text = "date,task,volunteer\n2026-11-28,Rails,Helper 00\n"
    (folder / "r.csv").write_text(text, encoding="utf-8")
    result = substitutes(folder, "--duty", "Rails 2026-11-28", *more)
    assert sum(line.startswith("Helper") for line in result.out.splitlines()) == num_shown
    assert ("And 2 more (shown with --all)." in result.out) is (not more)


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (
            ["--duty", "Basment 2026-12-05"],
            "--duty: there is no task 'Basment' (did you mean 'Basement'?)",
        ),
        (
            ["--duty", "Basement 2026-12-06"],
            "--duty: 'Basement' has no duty on 2026-12-06 (its dates: 2026-11-28, 2026-12-05)",
        ),
        (
            ["--duty", "Basement 2026-12-05", "--volunteer", "Bahra"],
            "--volunteer: there is no volunteer 'Bahra' (did you mean 'Bahar'?)",
        ),
        (
            ["--duty", "Rails 2026-11-28", "--volunteer", "Li Min"],
            "--volunteer: Li Min is not on Rails on 2026-11-28 10:00-11:00; "
            "on it: Aynur, Wang Guoqiang",
        ),
        (["--duty", "Basement 2026-12-05", "--freeze-until", "soon"], "--freeze-until"),
        ([], "Missing option '--duty'"),
    ],
)
def test_wrong_usage(folder: Path, arguments: list[str], text: str) -> None:
    result = substitutes(folder, *arguments)
    assert (result.code, result.raw) == (2, b"")
    assert text in result.err


def test_nobody_is_on_it(folder: Path) -> None:
    text = ROSTER.replace("2026-12-05,Basement,Bahar,duty\n", "")
    (folder / "r.csv").write_text(text, encoding="utf-8")
    result = substitutes(folder, "--duty", "Basement 2026-12-05", "--volunteer", "Bahar")
    assert "Bahar is not on Basement on 2026-12-05 10:00-12:00; nobody is" in result.err


def test_problems_in_the_roster_are_shown_where_they_stand(folder: Path) -> None:
    (folder / "r.csv").write_text(ROSTER.replace("Bahar", "Bahra"), encoding="utf-8")
    result = substitutes(folder, "--duty", "Basement 2026-12-05")
    assert (result.code, result.raw) == (1, b"")
    assert result.err.startswith("r.csv:5:18: error[unknown-volunteer]")


def test_a_roster_that_is_not_there_is_a_problem(folder: Path) -> None:
    result = run("substitutes", "week.yaml", "no.csv", "--duty", "Rails 2026-11-28", cwd=folder)
    text = "no.csv:1:1: error[no-file]: the roster can't be read: No such file or directory\n"
    assert (result.code, result.raw, result.err) == (1, b"", text)


def test_no_solver_is_imported(folder: Path) -> None:
    env = {"PYTHONPROFILEIMPORTTIME": "1"}
    arguments = ["--duty", "Basement 2026-12-05"]
    result = run("substitutes", "week.yaml", "r.csv", *arguments, cwd=folder, env=env)
    assert result.out == BASEMENT
    assert "ortools" not in result.err


HELP = """\
Usage: dutyplan substitutes [OPTIONS] {FILE} {ROSTER}

  Say who could step in on a duty, the best first.

Arguments:
  FILE <str>     The week file; - reads it from standard input.  [required]
  ROSTER <path>  The roster: CSV or JSON.  [required]

Options:
  --duty DUTY          A task and a date: 'Basement 2026-12-05'.  [required]
  --volunteer NAME     Who can't come, a name or an id; else a gap is filled,
                       or anybody on it replaced.
  --freeze-until DATE  Duties before that day stay as they are: no swap
                       touches them.
  --all                Show everybody, however many.
  --allow-outside      Follow paths in FILE that lead outside its folder.
  --allow-large        Read files that are larger than usual.
  --lang en|zh         Language of the answer.
  --format text|json   For standard output.  [default: text]
  -h, --help           Show this message and exit.

  Example: dutyplan substitutes week.yaml roster.csv --duty "Basement 2026-12-05"
"""


def test_help_is_this_text_at_eighty_columns() -> None:
    result = run("substitutes", "--help")
    assert (result.code, result.out, result.err) == (0, HELP, "")
