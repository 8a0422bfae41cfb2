"""Rows put together to duties, and what is said where they make none."""

from __future__ import annotations

from datetime import date

import pytest

from dutyplan.ledger.reading.recordfile import read_record
from dutyplan.ledger.record import Mark, Record, RecordedDuty
from tests.ledger.records import HEADER, problems_in

DAY = date(2026, 11, 28)


def read(text: str) -> Record:
    record, problems = read_record("2026-11-28.csv", text.encode())
    assert problems == []
    assert record is not None
    return record


def problems_of(*lines: str, header: str = HEADER) -> list[str]:
    return problems_in(read_record("r.csv", "\n".join([header, *lines]).encode()))


def test_rows_of_one_duty_are_put_together() -> None:
    record = read(
        "date,start,end,task,place,volunteer,role,effort,status\n"
        "2026-11-28,10:00,11:00,Rails,Hall,Aynur,duty,1.5,done\n"
        "2026-12-05,,,Rails,,Aynur,duty,1,proposed\n"
        "2026-11-28,10:00,11:00,Rails,Hall,Bahar,,1.5,Absent\n"
        "2026-11-28,10:00,11:00,Rails,Hall,Gulnar,standby,0,cancelled\n"
        "2026-11-28,10:00,11:00,Rails,Hall,,gap,1.5,planned\n"
        "2026-11-28,10:00,11:00,Rails,Hall,,,1.5,\n"
        "2026-11-28,10:00,11:00,Rails,Hall,,standby,0,\n"
    )
    assert record == Record(
        title="2026-11-28",
        start=DAY,
        end=date(2026, 12, 5),
        duties=(
            RecordedDuty(
                date=DAY,
                start="10:00",
                end="11:00",
                task="Rails",
                place="Hall",
                want=4,
                effort=1.5,
                volunteers=("Aynur", "Bahar"),
                standby=("Gulnar",),
                missing=2,
                attendance={
                    "Aynur": Mark.DONE, "Bahar": Mark.ABSENT, "Gulnar": Mark.CANCELLED
                },
            ),
            RecordedDuty(
                date=date(2026, 12, 5), start=None, end=None, task="Rails", want=1,
                volunteers=("Aynur",),
            ),
        ),
    )  # fmt: skip


def test_a_spreadsheet_s_habits_change_nothing() -> None:
    record = read(
        "volunteer;task;end;start;date;effort\n"
        "Zoe\u0308;Cafe\u0301;24:00:00;9:05;2026/11/8;1,5\n"
        "Bahar;Café;0:00;09:05;2026-11-08;1.50\n"
    )
    (duty,) = record.duties
    assert (duty.date, duty.start, duty.end) == (date(2026, 11, 8), "09:05", "24:00")
    assert (duty.task, duty.volunteers, duty.effort) == ("Café", ("Zoë", "Bahar"), 1.5)


def test_three_columns_are_enough() -> None:
    (duty,) = read("date,task,volunteer\n2026-11-28,Rails,Aynur\n").duties
    assert (duty.start, duty.end, duty.effort, duty.want) == (None, None, 1, 1)
    assert duty.mark("Aynur") is Mark.PLANNED


def test_times_tell_duties_of_a_day_apart() -> None:
    record = read(
        "date,start,end,task,volunteer\n"
        "2026-11-28,10:00,12:00,Rails,Aynur\n2026-11-28,10:00,11:00,Rails,Aynur\n"
        "2026-11-28,,,Rails,Aynur\n2026-11-28,22:00,02:00,Rails,Aynur\n"
    )
    times = [(duty.start, duty.end) for duty in record.duties]
    assert times == [(None, None), ("10:00", "11:00"), ("10:00", "12:00"), ("22:00", "02:00")]


@pytest.mark.parametrize(("day", "year"), [("1899-12-31", 1899), ("2201/1/1", 2201)])
def test_years_that_no_roster_has(day: str, year: int) -> None:
    # As in a JSON: what is read from one of the two can be filed as both.
    (message,) = problems_of(f"{day},Sat,10:00,11:00,Rails,,Aynur,duty,1,done")
    said = f"the year {year} is out of reach: years from 1900 to 2200 are read"
    assert message.startswith(f"r.csv:2:1: error[bad-date]: {said}\n")


def test_every_problem_is_found_in_one_go() -> None:
    assert problems_of(
        "2026-11-31,Sat,10:00,11:00,Rails,,Aynur,duty,x,done",
        "2026-11-28,Sat,10.00,11:00,,,Aynur,boss,1,late",
    ) == [
        "r.csv:2:1: error[bad-date]: there is no day 2026-11-31\n"
        "  2 | 2026-11-31,Sat,10:00,11:00,Rails,,Aynur,duty,x,done\n"
        "    | ^^^^^^^^^^\n"
        "  hint: write it like 2026-11-28",
        "r.csv:2:46: error[not-a-number]: 'x' is not an effort: a number from 0 to 1000, "
        "such as 2 or 1.5\n"
        "  2 | 2026-11-31,Sat,10:00,11:00,Rails,,Aynur,duty,x,done\n"
        "    |                                              ^",
        "r.csv:3:16: error[bad-time]: '10.00' is no time of day\n"
        "  3 | 2026-11-28,Sat,10.00,11:00,,,Aynur,boss,1,late\n"
        "    |                ^^^^^\n"
        "  hint: write it like 09:30",
        "r.csv:3:28: error[missing-task]: the task is missing\n"
        "  3 | 2026-11-28,Sat,10.00,11:00,,,Aynur,boss,1,late\n"
        "    |                            ^",
        "r.csv:3:36: error[unknown-role]: there is no role 'boss'\n"
        "  3 | 2026-11-28,Sat,10.00,11:00,,,Aynur,boss,1,late\n"
        "    |                                    ^^^^\n"
        "  hint: known here: duty, standby, gap",
        "r.csv:3:43: error[unknown-status]: there is no status 'late'\n"
        "  3 | 2026-11-28,Sat,10.00,11:00,,,Aynur,boss,1,late\n"
        "    |                                           ^^^^\n"
        "  hint: known here: planned, proposed, done, absent, cancelled",
    ]


@pytest.mark.parametrize(
    ("times", "column", "message", "hint"),
    [
        ("10:00,", 16, "a start without an end", True),
        (",10:00", 17, "an end without a start", True),
        ("10:00,10:00", 16, "10:00-10:00 has no length", False),
        ("24:00,02:00", 16, "24:00-02:00 has no length", False),
    ],
)
def test_times_that_make_no_window(times: str, column: int, message: str, hint: bool) -> None:
    (problem,) = problems_of(f"2026-11-28,Sat,{times},Rails,,Aynur,duty,1,done")
    first, *_, last = problem.split("\n")
    assert first == f"r.csv:2:{column}: error[bad-time]: {message}"
    if hint:
        assert last == "  hint: a duty has both, or none if it takes the whole day"


def test_who_stands_in_two_rows() -> None:
    row = "2026-11-28,Sat,10:00,11:00,Rails,,Aynur"
    assert problems_of(f"{row},duty,1,done", f"{row},standby,0,planned") == [
        "r.csv:3:35: error[duplicate-assignment]: "
        "'Aynur' stands in two rows of Rails on 2026-11-28 10:00-11:00\n"
        "  3 | 2026-11-28,Sat,10:00,11:00,Rails,,Aynur,standby,0,planned\n"
        "    |                                   ^^^^^\n"
        "  hint: the first is line 2"
    ]


def test_a_gap_that_was_filled_by_hand() -> None:
    assert problems_of("2026-11-28,Sat,,,Rails,,Aynur,gap,1,done") == [
        "r.csv:2:25: error[filled-gap]: 'Aynur' stands in a row whose role is 'gap'\n"
        "  2 | 2026-11-28,Sat,,,Rails,,Aynur,gap,1,done\n"
        "    |                         ^^^^^\n"
        "  hint: write 'duty' for somebody who was there; else take the name out"
    ]


def test_one_duty_has_one_effort() -> None:
    row = "2026-11-28,Sat,,,Rails,,{},{},{},done"
    assert problems_of(
        row.format("Aynur", "duty", 1), row.format("Bahar", "standby", 0),
        row.format("Gulnar", "duty", "1.0"), row.format("", "gap", "2"),
    ) == [
        "r.csv:5:30: error[other-effort]: the effort of Rails on 2026-11-28 is 2 here, "
        "and 1 before\n"
        "  5 | 2026-11-28,Sat,,,Rails,,,gap,2,done\n"
        "    |                              ^\n"
        "  hint: it is 1 in line 2"
    ]  # fmt: skip


def test_columns_that_are_needed_and_a_file_without_a_duty() -> None:
    assert [one.split("\n")[0] for one in problems_of(header="day,task,who")] == [
        "r.csv:1:1: error[missing-column]: the column 'date' is missing",
        "r.csv:1:1: error[missing-column]: the column 'volunteer' is missing",
    ]
    assert problems_of() == [
        "r.csv:1:1: error[no-roster]: there is no roster in this file: not one duty is listed"
    ]


def test_statuses_in_chinese() -> None:
    text = "date,task,volunteer,status\n" + "".join(
        f"2026-11-28,Rails,V{number},{word}\n"
        for number, word in enumerate(("计划", "完成", "到场", "缺席", "缺勤", "未到", "取消"))
    )
    found, problems = read_record("r.csv", text.encode())
    assert problems == []
    assert found is not None
    marks = [found.duties[0].mark(f"V{number}").value for number in range(7)]
    assert marks == ["planned", "done", "done", "absent", "absent", "absent", "cancelled"]
