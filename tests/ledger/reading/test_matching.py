"""What rows of a roster file refer to, and what is said where they refer to nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dutyplan.ledger.reading.rosterfile import read_roster
from dutyplan.plan import Task
from dutyplan.problems import render_text
from tests.builders import SATURDAY, duty, plan, window
from tests.ledger.inputs import HEADER, PLAN, RAILS, one_problem, pairs, problems_of, read


def test_months_and_days_may_have_one_digit() -> None:
    made = plan([duty(RAILS, day=SATURDAY + timedelta(8))], ["Aynur"], num_days=10)
    assert SATURDAY + timedelta(8) == made.duties[0].date
    assert read(HEADER + "2026/12/6,Rails,Aynur\n", made) == [("Aynur", "Rails on 2026-12-06")]


def test_an_id_goes_before_a_name() -> None:
    rows = "2026-11-28,Rails,Tur\n2026-11-28,Rails,1\n2026-11-29,Rails,Tursun\n"
    assert [id for id, _ in read(HEADER + rows)] == ["1", "Tur", "Tursun"]


def test_capital_letters_are_forgiven() -> None:
    assert read(HEADER + "2026-11-28,RAILS,aynur\n") == [
        ("Aynur", "Rails on 2026-11-28 10:00-11:00")
    ]


def test_accents_that_were_taken_apart_are_put_together() -> None:
    made = plan([duty(Task("Café"))], ["Zoë"])
    assert read(HEADER + "2026-11-28,Cafe\u0301,Zoe\u0308\n", made) == [
        ("Zoë", "Café on 2026-11-28")
    ]


def test_times_choose_among_duties_of_a_day() -> None:
    head = "date,start,end,task,volunteer\n"
    rows = [("9:00", "", "09:00-10:00"), ("14:00", "15:00", "14:00-15:00"),
            ("14:00:00", "24:00", "14:00-24:00"), ("", "", "")]  # fmt: skip
    for start, end, hours in rows:
        columns = head if end or not start else head.replace("end,", "")
        times = f"{start},{end}" if "end" in columns else start
        row = f"2026-11-28,{times},Basement,Aynur\n"
        label = f"Basement on 2026-11-28 {window(hours) or ''}".strip()
        assert read(columns + row) == [("Aynur", label)]


def test_another_time_is_only_a_warning() -> None:
    text = "date,start,task,volunteer\n2026-11-28,11:30,Rails,Aynur\n"
    found, problems = read_roster("r.csv", text.encode(), PLAN)
    assert pairs(found) == [("Aynur", "Rails on 2026-11-28 10:00-11:00")]
    assert [render_text(problem) for problem in problems] == [
        "r.csv:2:12: warning[other-time]: 'Rails' on 2026-11-28 does not start at 11:30\n"
        "  2 | 2026-11-28,11:30,Rails,Aynur\n"
        "    |            ^^^^^\n"
        "  hint: taken for Rails on 2026-11-28 10:00-11:00"
    ]


def test_every_problem_is_found_in_one_go() -> None:
    rows = "2026-11-31,Rails,Aynur\n2026-11-28,Rials,Bahra\n2027-01-01,Rails,Aynur\n"
    assert problems_of(HEADER + rows) == [
        "r.csv:2:1: error[bad-date]: there is no day 2026-11-31\n"
        "  2 | 2026-11-31,Rails,Aynur\n"
        "    | ^^^^^^^^^^\n"
        "  hint: write it like 2026-11-28",
        "r.csv:3:12: error[unknown-task]: there is no task 'Rials'\n"
        "  3 | 2026-11-28,Rials,Bahra\n"
        "    |            ^^^^^\n"
        "  hint: did you mean 'Rails'?",
        "r.csv:3:18: error[unknown-volunteer]: there is no volunteer 'Bahra'\n"
        "  3 | 2026-11-28,Rials,Bahra\n"
        "    |                  ^^^^^\n"
        "  hint: did you mean 'Bahar'?",
        "r.csv:4:1: error[outside-plan]: 2027-01-01 is outside the plan, which goes from "
        "2026-11-28 to 2026-12-04\n"
        "  4 | 2027-01-01,Rails,Aynur\n"
        "    | ^^^^^^^^^^\n"
        "  hint: is this the roster of another week?",
    ]


@pytest.mark.parametrize("day", ["28.11.2026", "11/28/2026", "2026-11/28", "soon", "20261128"])
def test_what_is_no_date(day: str) -> None:
    first, *_, hint = one_problem(HEADER + f"{day},Rails,Aynur\n")
    assert first == f"r.csv:2:1: error[bad-date]: '{day}' is no date"
    assert hint == "  hint: write it like 2026-11-28"


def test_missing_cells_are_pointed_at() -> None:
    assert problems_of("volunteer,date,task\nAynur\n") == [
        "r.csv:2:6: error[bad-date]: the date is missing\n"
        "  2 | Aynur\n"
        "    |      ^\n"
        "  hint: write it like 2026-11-28",
        "r.csv:2:6: error[missing-task]: the task is missing\n  2 | Aynur\n    |      ^",
    ]


@pytest.mark.parametrize("time", ["25:00", "9", "9:60", "24:01", "noon", "9.30"])
def test_what_is_no_time(time: str) -> None:
    text = f"date,start,task,volunteer\n2026-11-28,{time},Rails,Aynur\n"
    first, *_, hint = one_problem(text)
    assert first == f"r.csv:2:12: error[bad-time]: '{time}' is no time of day"
    assert hint == "  hint: write it like 09:30"


def test_a_shared_name_needs_the_id() -> None:
    first, *_, hint = one_problem(HEADER + "2026-11-28,Rails,Li Min\n")
    assert first == ("r.csv:2:18: error[ambiguous-name]: 'Li Min' may be one of several volunteers")
    assert hint == "  hint: write the id instead"


def test_a_day_without_that_duty() -> None:
    assert one_problem(HEADER + "2026-11-29,Basement,Aynur\n") == [
        "r.csv:2:1: error[unknown-duty]: there is no duty 'Basement' on 2026-11-29",
        "  2 | 2026-11-29,Basement,Aynur",
        "    | ^^^^^^^^^^",
        "  hint: the task has duties on: 2026-11-28",
    ]


def test_a_task_without_any_duty() -> None:
    made = replace(PLAN, tasks=(*PLAN.tasks, Task("Fence")))
    _, (problem,) = read_roster("r.csv", (HEADER + "2026-11-29,fence,Aynur\n").encode(), made)
    assert problem.message == "there is no duty 'Fence' on 2026-11-29"
    assert problem.hint == "the task has no duty in this plan"


@pytest.mark.parametrize(
    ("columns", "times", "column", "code", "message", "hint"),
    [
        ("", "", 12, "ambiguous-duty", "'Basement' has several duties on 2026-11-28",
         "give its start and end: all day, 09:00-10:00, 14:00-15:00, 14:00-24:00"),
        ("start,", "14:00,", 12, "ambiguous-duty", "'Basement' has several duties on 2026-11-28",
         "give its start and end: all day, 09:00-10:00, 14:00-15:00, 14:00-24:00"),
        ("start,", "14:30,", 12, "unknown-duty",
         "no duty 'Basement' on 2026-11-28 has these times",
         "there are: all day, 09:00-10:00, 14:00-15:00, 14:00-24:00"),
    ],
)  # fmt: skip
def test_a_choice_that_is_left_open(
    columns: str, times: str, column: int, code: str, message: str, hint: str
) -> None:
    text = f"date,{columns}task,volunteer\n2026-11-28,{times}Basement,Aynur\n"
    first, *_, last = one_problem(text)
    assert first == f"r.csv:2:{column}: error[{code}]: {message}"
    assert last == f"  hint: {hint}"


def test_the_same_assignment_twice() -> None:
    rows = "2026-11-28,Rails,Aynur\n2026-11-28,Rails,Bahar\n2026/11/28,rails,aynur\n"
    assert one_problem(HEADER + rows) == [
        "r.csv:4:18: error[duplicate-assignment]: 'aynur' is put on "
        "Rails on 2026-11-28 10:00-11:00 twice",
        "  4 | 2026/11/28,rails,aynur",
        "    |                  ^^^^^",
        "  hint: the first time is in line 2",
    ]


def test_a_file_of_strangers_is_refused_quickly() -> None:
    rows = "".join(f"2026-11-28,Rails,Xaver {number}\n" for number in range(3000))
    found, problems = read_roster("r.csv", (HEADER + rows).encode(), PLAN)
    assert found is None
    assert len(problems) == 3000
    assert problems[0].message == "there is no volunteer 'Xaver 0'"
    assert problems[-1].hint == ""
