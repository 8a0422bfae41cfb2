from __future__ import annotations

from pathlib import Path

import pytest

from dutyplan.problems import render_text
from dutyplan.roster import Status
from dutyplan.solving import solve
from dutyplan.weekfile import read_week_bytes
from tests import plans

WEEK = """\
start: 2026-11-28
weeks: 2
tasks:
  - {name: Rails, when: saturday 10:00-11:00, people: 2}
  - {name: Basement, when: saturday 10:30-12:00, people: 1}
  - {name: Gardens, when: [saturday 14:00-15:00, sunday 14:00-15:00], people: 1-3}
volunteers:
  - {name: Ann, age: 30}
  - {name: Bob, age: 40}
  - {name: Cem, age: 50}
  - {name: Kim, age: 9}
rules:
"""
"""The rule that is looked at stands in line 13 of the file, what is fixed behind it."""


def week(rule: str, *cells: str) -> str:
    lines = "".join(f"    - {{volunteer: {cell}}}\n" for cell in cells)
    return f"{WEEK}{rule}  fixed:\n{lines}"


def cell(who: str, task: str, day: int, month: int = 11) -> str:
    return f"{who}, task: {task}, date: 2026-{month}-{day:02}"


def test_a_clash_as_people_see_it() -> None:
    text = week("  apart: [[Ann, Bob]]\n", cell("Ann", "Rails", 28), cell("Bob", "Rails", 28))
    (problem,) = read_week_bytes("week.yaml", text.encode(), Path())[1]
    assert (
        render_text(problem)
        == """\
week.yaml:16:19: error[fixed]: Bob is on Rails on 2026-11-28 10:00-11:00 together with Ann
  16 |     - {volunteer: Bob, task: Rails, date: 2026-11-28}
     |                   ^^^
  hint: the rule 'apart' (line 13) forbids it: change that, or take this line out"""
    )


RAILS = "Rails on 2026-11-28 10:00-11:00"
BASEMENT = "Basement on 2026-11-28 10:30-12:00"


@pytest.mark.parametrize(
    ("rule", "cells", "place", "message", "hint"),
    [
        (
            "  rest: 1 week\n",
            [cell("Ann", "Rails", 5, 12), cell("Ann", "Gardens", 29)],
            "15:19",
            "Ann is on Rails on 2026-12-05 10:00-11:00 too soon after Gardens on 2026-11-29",
            "the rule 'rest' (line 13) forbids it: change that, or take this line out",
        ),
        (
            "  rotate: 7 days\n",
            [cell("Ann", "Rails", 28), cell("Ann", "Rails", 5, 12)],
            "16:19",
            "Ann is on Rails on 2026-12-05 10:00-11:00 ",
            "the rule 'rotate' (line 13) forbids it: change that, or take this line out",
        ),
        (
            "  limits: {total: 1}\n",
            [cell("Ann", "Rails", 28), cell("Bob", "Rails", 28), cell("Ann", "Rails", 5, 12)],
            "17:19",
            "Ann has ",
            "the rule 'limits' (line 13) forbids it: change that, or take this line out",
        ),
        (
            "",
            [cell("Ann", "Basement", 28), cell("Ann", "Rails", 28)],
            "14:19",
            f"Ann is on {RAILS} and {BASEMENT} at once",
            "nobody can be on two duties at once: take one of the two lines out",
        ),
        (
            "",
            [cell("Ann", "Basement", 28), cell("Bob", "Basement", 28)],
            "15:19",
            f"2 people are on {BASEMENT}, at most 1 may be",
            "let more people come ('people' of the task), or take this line out",
        ),
        (
            "  apart: [[Ann, Bob]]\n",
            [cell("Bob", "Rails", 28), cell("Ann", "Rails", 28)],
            "15:19",
            f"Bob is on {RAILS} together with Ann",
            "the rule 'apart' (line 13) forbids it: change that, or take this line out",
        ),
        (
            "  together:\n    - [Ann, Bob]\n",
            [cell("Cem", "Rails", 5, 12), cell("Ann", "Basement", 28)],
            "17:19",
            f"Ann is on {BASEMENT}, which Bob can't join",
            "the rule 'together' (line 14) forbids it: change that, or take this line out",
        ),
        (
            "  together: [[Ann, Bob]]\n",
            [cell("Cem", "Rails", 28), cell("Ann", "Rails", 28)],
            "16:19",
            f"Ann is on {RAILS}, which Bob can't join",
            "the rule 'together' (line 13) forbids it: change that, or take this line out",
        ),
        (
            "  supervision:\n    - {who: 40+, by: minors}\n    - {who: minors, by: adults}\n",
            [cell("Kim", "Basement", 28)],
            "17:19",
            f"Kim is on {BASEMENT}, where no adult can join",
            "the rule 'supervision' (line 15) forbids it: change that, or take this line out",
        ),
    ],
)  # fmt: skip
def test_what_a_rule_forbids_is_a_problem_in_its_place(
    rule: str, cells: list[str], place: str, message: str, hint: str
) -> None:
    text = week(rule, *cells)
    (problem,) = plans.problems(text)
    assert problem.startswith(f"{place}: error[fixed]: {message}")
    assert plans.hints(text) == [hint]


def test_a_ward_without_the_guardian() -> None:
    text = week("", cell("Kim", "Basement", 28)).replace("age: 9", "age: 9, guardian: Bob")
    warning, problem = plans.problems(text.replace("people: 2", "people: 1").replace("1-3", "1"))
    assert warning.startswith("11:35: warning[guardian]: ")
    assert problem == f"14:19: error[fixed]: Kim is on {BASEMENT}, which Bob can't join"
    assert plans.problems(text) == [problem]
    assert plans.hints(text) == [
        "the rule 'guardian' (line 11) forbids it: change that, or take this line out"
    ]
    assert plans.problems(week("", cell("Kim", "Rails", 28))) == []


def test_the_line_of_another_file_is_named_with_it(tmp_path: Path) -> None:
    people = "name,age,guardian\nAnn,30,\nKim,9,Ann\n"
    (tmp_path / "people.csv").write_text(people, encoding="utf-8")
    head = WEEK[: WEEK.index("volunteers:")]
    text = f"{head}volunteers: people.csv\nrules:\n  fixed: [{{volunteer: Kim, task: Basement, "
    text += "date: 2026-11-28}]\n"
    _, (problem,) = read_week_bytes("week.yaml", text.encode(), tmp_path)
    assert problem.hint == (
        "the rule 'guardian' (line 3 of people.csv) forbids it: change that, or take this line out"
    )


FINE = [
    ("  rest: 12 hours\n", [cell("Ann", "Rails", 28), cell("Ann", "Gardens", 29)]),
    ("  rotate: 6 days\n", [cell("Ann", "Rails", 28), cell("Ann", "Rails", 5, 12)]),
    ("  rotate: 1 week\n", [cell("Ann", "Rails", 28), cell("Ann", "Gardens", 28)]),
    ("  limits: {total: 1}\n", [cell("Ann", "Rails", 28), cell("Bob", "Rails", 28)]),
    ("", [cell("Ann", "Rails", 28), cell("Ann", "Gardens", 28)]),
    ("", [cell("Ann", "Rails", 28), cell("Bob", "Rails", 28)]),
    ("  apart: [[Ann, Bob]]\n", [cell("Ann", "Rails", 28), cell("Bob", "Basement", 28)]),
    ("  together: [[Ann, Bob]]\n", [cell("Ann", "Rails", 28)]),
    ("  together: [[Ann, Bob]]\n", [cell("Ann", "Rails", 28), cell("Bob", "Rails", 28)]),
    ("  supervision: [{who: minors, by: adults}]\n", [cell("Kim", "Rails", 28)]),
    ("  apart: [{names: [Ann, Bob], cost: 1}]\n",
     [cell("Ann", "Rails", 28), cell("Bob", "Rails", 28)]),
    ("  together: [{names: [Ann, Bob], cost: 1}]\n", [cell("Ann", "Basement", 28)]),
    ("  supervision: [{who: minors, by: adults, cost: 1}]\n", [cell("Kim", "Basement", 28)]),
    ("  rest: {least: 1 week, cost: 1}\n", [cell("Ann", "Rails", 28), cell("Ann", "Rails", 5, 12)]),
    ("  rotate: {least: 1 week, cost: 1}\n",
     [cell("Ann", "Rails", 28), cell("Ann", "Rails", 5, 12)]),
    ("  limits: {total: {max: 1, cost: 1}}\n",
     [cell("Ann", "Rails", 28), cell("Ann", "Rails", 5, 12)]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "cells"), FINE)
def test_what_no_rule_forbids_is_no_problem(rule: str, cells: list[str]) -> None:
    assert plans.problems(week(rule, *cells)) == []


CLASHING = [
    ("  rest: 1 week\n", [cell("Ann", "Rails", 28), cell("Ann", "Rails", 5, 12)]),
    ("  rotate: 1 week\n", [cell("Ann", "Rails", 28), cell("Ann", "Rails", 5, 12)]),
    ("  limits: {total: 1}\n", [cell("Ann", "Rails", 28), cell("Ann", "Rails", 5, 12)]),
    ("", [cell("Ann", "Basement", 28), cell("Ann", "Rails", 28)]),
    ("", [cell("Ann", "Basement", 28), cell("Bob", "Basement", 28)]),
    ("  apart: [[Ann, Bob]]\n", [cell("Ann", "Rails", 28), cell("Bob", "Rails", 28)]),
    ("  together: [[Ann, Bob]]\n", [cell("Cem", "Rails", 28), cell("Ann", "Rails", 28)]),
]


@pytest.mark.parametrize(("rule", "cells"), CLASHING)
def test_a_soft_line_clashes_with_nothing(rule: str, cells: list[str]) -> None:
    first, second = cells
    (problem,) = plans.problems(week(rule, *cells))
    assert problem.split(" ")[1] == "error[fixed]:"
    assert plans.problems(week(rule, first, f"{second}, cost: 1")) == []
    assert plans.problems(week(rule, f"{first}, cost: 1", second)) == []
    assert plans.problems(week(rule, f"{first}, cost: 1", f"{second}, cost: 9")) == []


LIMITS = "  limits: {per_day: 1}\n"


def test_the_line_that_would_have_to_go_is_named() -> None:
    """And not one that stands behind it, but has nothing to do with it."""
    text = week(
        LIMITS,
        cell("Ann", "Rails", 28),
        cell("Ann", "Gardens", 28),
        cell("Ann", "Gardens", 29),
        cell("Bob", "Gardens", 28),
    )
    (problem,) = plans.problems(text)
    assert problem.startswith("16:19: error[fixed]: Ann has ")
    per_task = text.replace("per_day: 1", "tasks: {rails: 0, gardens: 1}")
    assert [line.split(" ")[0] for line in plans.problems(per_task)] == ["15:19:", "17:19:"]


def test_the_last_of_those_that_are_one_too_many_is_named() -> None:
    text = week("", *(cell(who, "Rails", 28) for who in ("Bob", "Cem", "Kim", "Ann")))
    assert plans.problems(text) == [
        f"17:19: error[fixed]: 4 people are on {RAILS}, at most 2 may be"
    ]


def test_what_is_said_twice_clashes_with_nothing() -> None:
    text = week("  limits: {total: 1}\n", cell("Ann", "Rails", 28), cell("Ann", "Rails", 28))
    assert plans.problems(text) == []


TWICE = WEEK.replace("saturday 14:00-15:00, sunday", "saturday 10:00-11:00, saturday")


def test_a_line_that_may_mean_either_of_two_duties_is_left_to_the_search() -> None:
    text = week("", cell("Ann", "Rails", 28), cell("Ann", "Gardens", 28))
    text = text.replace(WEEK, TWICE)
    assert plans.problems(text) == []
    # But where one of the two is barred, the other is meant.
    barred = text.replace("Ann, age: 30", "Ann, age: 30, unavailable: daily 12:00-24:00")
    (problem,) = plans.problems(barred)
    assert problem.startswith("14:19: error[fixed]: Ann is on Gardens ")
    assert problem.endswith(" at once")


def test_what_is_barred_is_told_once() -> None:
    text = week("  rest: 1 week\n", cell("Ann", "Rails", 28), cell("Ann", "Rails", 5, 12))
    text = text.replace("Ann, age: 30", "Ann, age: 30, until: 2026-12-01")
    (problem,) = plans.problems(text)
    assert problem.startswith("16:19: error[fixed]: Ann can't be on Rails on 2026-12-05 ")


def test_a_line_outside_the_plan_clashes_with_nothing() -> None:
    text = week("  rest: 1 week\n", cell("Ann", "Rails", 5, 12), cell("Ann", "Rails", 12, 12))
    assert plans.problems(text) == []


def test_all_that_clashes_is_told() -> None:
    text = week(
        "  rest: 1 week\n  apart: [[Ann, Bob]]\n",
        cell("Ann", "Rails", 28),
        cell("Bob", "Rails", 28),
        cell("Ann", "Rails", 5, 12),
        cell("Cem", "Rails", 28),
    )
    assert [line.split(":")[0] for line in plans.problems(text)] == ["17", "18", "19"]


@pytest.mark.parametrize(("rule", "cells"), [*CLASHING, *FINE])
def test_what_is_called_a_problem_can_not_be_solved(rule: str, cells: list[str]) -> None:
    """Nothing is called a problem that has a roster, and the other way round."""
    soft = plans.plan(week(rule, *(f"{one}, cost: 1" for one in cells)))
    hard = plans.with_hard_fixed(soft)
    outcome = solve(hard, time_limit=60, workers=1, seed=0, strict=False)
    is_solved = outcome.status is Status.OPTIMAL
    assert is_solved or outcome.status is Status.INFEASIBLE
    assert is_solved == (plans.problems(week(rule, *cells)) == [])


DONE = """\
date,weekday,start,end,task,place,volunteer,role,effort,status
2026-11-21,Sat,10:00,11:00,Rails,,Bob,duty,1,planned
"""
AFTER_OTHERS = """\
start: 2026-11-28
history: rosters
tasks:
  - {name: Rails, when: saturday 10:00-11:00, people: 1-3}
volunteers:
  - {name: Ann, guardian: Bob, age: 12}
  - {name: Bob, age: 40}
rules:
  rest: 1 week
  together: [[Ann, Bob]]
  supervision: [{who: minors, by: adults}]
"""


def problems_after_others(folder: Path, text: str) -> str:
    (folder / "rosters").mkdir()
    (folder / "rosters" / "2026-11-21.csv").write_text(DONE, encoding="utf-8")
    return "".join(map(render_text, read_week_bytes("week.yaml", text.encode(), folder)[1]))


def test_that_somebody_rests_is_no_fault_of_lines_for_many_weeks(tmp_path: Path) -> None:
    assert problems_after_others(tmp_path, AFTER_OTHERS) == ""


def test_what_is_fixed_too_soon_after_what_was_done(tmp_path: Path) -> None:
    fixed = "  fixed: [{volunteer: Bob, task: Rails, date: 2026-11-28}]\n"
    assert problems_after_others(tmp_path, AFTER_OTHERS + fixed) == (
        "week.yaml:12:23: error[fixed]: Bob is on Rails on 2026-11-28 10:00-11:00 too soon after"
        " Rails on 2026-11-21 10:00-11:00: at least 1 free week must lie between\n"
        "  12 |   fixed: [{volunteer: Bob, task: Rails, date: 2026-11-28}]\n"
        "     |                       ^^^\n"
        "  hint: the rule 'rest' (line 9) forbids it: change that, or take this line out"
    )
