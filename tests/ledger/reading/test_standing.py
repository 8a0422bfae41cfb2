"""Which duties of filed rosters count: doubles, and rosters that replace others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ledger.filers import HEAD, counted, duty, problems_of, read, record, row, write

SATURDAYS = ("2026-11-07", "2026-11-14", "2026-11-21", "2026-11-28")


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write_weeks(name: str, days: tuple[str, ...], *replaces: str, **members: object) -> None:
    duties = [duty(day, "Aynur") for day in days]
    write(f"rosters/{name}", record(*duties, replaces=list(replaces), **members))


def test_the_same_duty_in_two_rosters() -> None:
    write_weeks("2026-11-07.json", SATURDAYS[:2])
    write_weeks("2026-11-14.json", SATURDAYS[1:3])
    assert problems_of() == [
        "rosters/2026-11-14.json:6:3: error[duplicate-duty]: "
        "Rails on 2026-11-14 10:00-11:00 stands in two rosters\n"
        "  6 |   {\n"
        "    |   ^\n"
        "  hint: the first is rosters/2026-11-07.json:16:3; take one of the two files away, "
        'or write "replaces": ["2026-11-07"]'
    ]


def test_two_files_with_many_duties_in_both_are_one_problem() -> None:
    for name in ("2026-11-07", "2026-11-07 copy"):
        rows = [row(day, "Aynur") for day in SATURDAYS]
        write(f"rosters/{name}.csv", HEAD + "".join(rows))
    assert problems_of() == [
        "rosters/2026-11-07 copy.csv:2:1: error[duplicate-duty]: "
        "Rails on 2026-11-07 10:00-11:00 stands in two rosters, and so do 3 more\n"
        "  2 | 2026-11-07,10:00,11:00,Rails,Aynur,duty,1,planned\n"
        "    | ^^^^^^^^^^\n"
        "  hint: the first is rosters/2026-11-07.csv:2:1; take one of the two files away"
    ]


def test_another_time_or_task_or_day_is_another_duty() -> None:
    write("rosters/a.json", record(duty(SATURDAYS[0], "Aynur")))
    write("rosters/b.json", record(duty(SATURDAYS[0], "Aynur", start="12:00", end="13:00")))
    write("rosters/c.json", record(duty(SATURDAYS[0], "Aynur", task="Basement")))
    write("rosters/d.json", record(duty(SATURDAYS[1], "Aynur")))
    assert len(read()) == 4


def test_two_times_of_one_task_that_start_together_are_two_duties_of_one_roster() -> None:
    write("rosters/a.json", record(duty(SATURDAYS[0], "A"), duty(SATURDAYS[0], "B", end="12:00")))
    assert counted(read()) == [("a.json", [SATURDAYS[0]] * 2)]


def test_another_end_does_not_make_it_another_duty() -> None:
    write("rosters/a.json", record(duty(SATURDAYS[0], "Aynur")))
    write("rosters/b.json", record(duty(SATURDAYS[0], "Aynur", end="12:00")))
    assert "error[duplicate-duty]" in problems_of()[0]


def test_a_later_roster_that_says_so_replaces_an_earlier_one_on_its_own_days() -> None:
    write_weeks("2026-11-07.json", SATURDAYS)
    write_weeks("2026-11-14.json", (SATURDAYS[1], SATURDAYS[2]), "2026-11-07")
    assert counted(read()) == [
        ("2026-11-07.json", [SATURDAYS[0], SATURDAYS[3]]),
        ("2026-11-14.json", [SATURDAYS[1], SATURDAYS[2]]),
    ]


def test_what_is_replaced_is_gone_even_where_nothing_took_its_place() -> None:
    write_weeks("2026-11-07.json", SATURDAYS)
    write_weeks("2026-11-14.json", SATURDAYS[1:2], "2026-11-07", end="2026-11-22")
    assert counted(read()) == [
        ("2026-11-07.json", [SATURDAYS[0], SATURDAYS[3]]),
        ("2026-11-14.json", [SATURDAYS[1]]),
    ]


def test_a_csv_can_be_replaced() -> None:
    write("rosters/2026-11-07.csv", HEAD + "".join(row(day, "Aynur") for day in SATURDAYS))
    write_weeks("2026-11-14.json", SATURDAYS[1:], "2026-11-07")
    assert counted(read())[0] == ("2026-11-07.csv", [SATURDAYS[0]])


def test_rosters_replaced_one_after_the_other() -> None:
    write_weeks("2026-11-07.json", SATURDAYS)
    write_weeks("2026-11-14.json", SATURDAYS[1:3], "2026-11-07")
    write_weeks("2026-11-21.json", SATURDAYS[2:3], "2026-11-14")
    assert counted(read()) == [
        ("2026-11-07.json", [SATURDAYS[0], SATURDAYS[3]]),
        ("2026-11-14.json", [SATURDAYS[1]]),
        ("2026-11-21.json", [SATURDAYS[2]]),
    ]


def test_who_replaces_the_second_does_not_replace_the_first_beyond_its_days() -> None:
    write_weeks("2026-11-07.json", SATURDAYS)
    write_weeks("2026-11-14.json", SATURDAYS[1:3], "2026-11-07")
    write_weeks("2026-11-21.json", SATURDAYS[2:], "2026-11-14")
    (problem,) = problems_of()
    assert "Rails on 2026-11-28 10:00-11:00 stands in two rosters\n" in problem
    write_weeks("2026-11-21.json", SATURDAYS[2:], "2026-11-14", "2026-11-07")
    assert counted(read()) == [
        ("2026-11-07.json", [SATURDAYS[0]]),
        ("2026-11-14.json", [SATURDAYS[1]]),
        ("2026-11-21.json", [SATURDAYS[2], SATURDAYS[3]]),
    ]


def test_one_written_in_the_place_of_its_own_former_self() -> None:
    write_weeks("2026-11-07.json", SATURDAYS, "2026-11-07")
    assert counted(read()) == [("2026-11-07.json", list(SATURDAYS))]


def test_a_replaced_roster_that_is_not_there() -> None:
    write_weeks("2026-11-14.json", SATURDAYS[1:2], "2026-11-07")
    assert problems_of() == [
        "rosters/2026-11-14.json:18:4: warning[unknown-roster]: "
        "this roster replaces '2026-11-07', which is not in the history\n"
        '  18 |   "2026-11-07"\n'
        "     |    ^^^^^^^^^^\n"
        "  hint: nothing is counted twice by that; was it moved or renamed?"
    ]


def test_rosters_that_replace_each_other() -> None:
    write_weeks("2026-11-07.json", SATURDAYS, "2026-11-21")
    write_weeks("2026-11-14.json", SATURDAYS[1:3], "2026-11-07")
    write_weeks("2026-11-21.json", SATURDAYS[2:3], "2026-11-14")
    heads = [problem.split("\n")[0] for problem in problems_of()]
    assert heads == [
        "rosters/2026-11-07.json:48:4: error[replaces-circle]: "
        "'2026-11-21' is replaced here, and itself replaces this roster",
        "rosters/2026-11-14.json:28:4: error[replaces-circle]: "
        "'2026-11-07' is replaced here, and itself replaces this roster",
        "rosters/2026-11-21.json:18:4: error[replaces-circle]: "
        "'2026-11-14' is replaced here, and itself replaces this roster",
    ]
    assert problems_of()[0].split("\n")[-1] == (
        "  hint: take the older of the two out of the history"
    )


def test_of_two_folders_the_roster_s_own_is_meant() -> None:
    write_weeks("2026-11-07.json", SATURDAYS[:1])
    write("old/2026-11-07.json", record(duty(SATURDAYS[1], "Bahar")))
    write_weeks("2026-11-01.json", SATURDAYS[2:], "2026-11-07", start="2026-11-01")
    assert counted(read("rosters", "old")) == [
        ("2026-11-01.json", [SATURDAYS[2], SATURDAYS[3]]),
        ("2026-11-07.json", []),
        ("2026-11-07.json", [SATURDAYS[1]]),
    ]
    Path("rosters/2026-11-07.json").unlink()
    assert counted(read("rosters", "old"))[1] == ("2026-11-07.json", [])
