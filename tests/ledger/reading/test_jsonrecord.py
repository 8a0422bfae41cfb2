"""What is said of a filed roster's JSON that is not as it should be."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dutyplan.ledger.reading.recordfile import read_record
from dutyplan.problems import MOST_TOLD
from tests.ledger.records import problems_in

DUTY = {
    "date": "2026-11-28", "start": "10:00", "end": "11:00", "task": "Rails", "want": 2,
    "volunteers": ["Aynur"],
}  # fmt: skip
RECORD = {"title": "Saturday", "start": "2026-11-28", "end": "2026-12-04", "duties": [DUTY]}

COUNT = "a whole number from 0 to 1000000"


def problems_of(text: str) -> list[str]:
    return problems_in(read_record("r.json", text.encode()))


def lines_of(duty: dict[str, Any] | None = None, /, **members: Any) -> list[str]:
    """The first lines of the problems of a record with other members, or other ones in its duty."""
    changed = RECORD | members
    if duty is not None:
        changed["duties"] = [DUTY | duty]
    found = problems_of(json.dumps(changed))
    return [problem.split("\n")[0].split(": ", 1)[1] for problem in found]


def test_the_record_itself_is_read() -> None:
    assert lines_of() == []


def test_json_that_is_cut_off() -> None:
    text = json.dumps(RECORD, indent=1)
    cut = text[: text.index("Rails") + 3]
    assert problems_of(cut) == [
        "r.json:10:12: error[bad-json]: this is no JSON: unterminated string starting at\n"
        '  10 |    "task": "Rai\n'
        "     |            ^"
    ]


def test_half_a_character() -> None:
    text = '{"title": "周\\ud800"}'
    (problem,) = problems_of(text)
    assert problem.startswith(
        "r.json:1:19: error[bad-json]: this is no JSON: unexpected end of hex escape\n"
    )


def test_kinds_are_said_in_plain_words() -> None:
    text = """{"title": 7, "start": "28.11.2026", "duties": [
 {"date": 5, "start": 10, "end": "11:00", "task": null, "want": 2.5, "volunteers": "Aynur"},
 7,
 {"date": "2026-11-28", "start": null, "end": null, "task": "Rails", "want": 1, "effort": "1",
  "volunteers": [7], "called_off": 1, "attendance": {"Aynur": "late"}, "sharers": []}
], "week_file": "week.yaml"}"""
    assert [problem.split("\n")[0] for problem in problems_of(text)] == [
        "r.json:1:1: error[missing-key]: end is missing",
        "r.json:1:3: error[wrong-kind]: title must be text",
        "r.json:1:24: error[wrong-kind]: start must be a date such as 2026-11-28",
        "r.json:1:47: error[wrong-kind]: duties[1] must be an object",
        "r.json:2:4: error[wrong-kind]: duties[0].date must be a date such as 2026-11-28",
        "r.json:2:15: error[wrong-kind]: duties[0].start must be a time such as 09:30, or null",
        "r.json:2:44: error[wrong-kind]: duties[0].task must be text",
        "r.json:2:58: error[wrong-kind]: duties[0].want must be a whole number",
        "r.json:2:85: error[wrong-kind]: duties[0].volunteers must be a list",
        "r.json:4:92: error[wrong-kind]: duties[2].effort must be a number",
        "r.json:5:17: error[wrong-kind]: duties[2].volunteers[0] must be text",
        "r.json:5:23: error[wrong-kind]: duties[2].called_off must be true or false",
        "r.json:5:64: error[wrong-kind]: duties[2].attendance.Aynur must be "
        "planned, done, absent or cancelled",
        "r.json:5:83: error[wrong-kind]: duties[2].sharers must be an object",
        "r.json:6:18: error[wrong-kind]: week_file must be an object",
    ]


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e400"])
def test_a_number_that_could_not_be_written_again(number: str) -> None:
    person = {"id": "Aynur", "name": "Aynur", "hours": "?"}
    text = json.dumps(RECORD | {"volunteers": [person]}).replace('"?"', number)
    (problem,) = problems_of(text)
    assert "error[wrong-kind]: volunteers[0].hours must be a number\n" in problem


def test_a_problem_shows_its_place() -> None:
    assert problems_of(json.dumps(RECORD | {"duties": [DUTY | {"date": "soon"}]}, indent=1)) == [
        "r.json:7:13: error[wrong-kind]: duties[0].date must be a date such as 2026-11-28\n"
        '  7 |    "date": "soon",\n'
        "    |             ^^^^"
    ]


@pytest.mark.parametrize(
    ("duty", "line"),
    [
        ({"start": "9:30"}, "wrong-kind]: duties[0].start must be a time such as 09:30, or null"),
        ({"end": "24:01"}, "wrong-kind]: duties[0].end must be a time such as 09:30, or null"),
        ({"end": ""}, "wrong-kind]: duties[0].end must be a time such as 09:30, or null"),
        ({"end": None}, "bad-time]: a start without an end"),
        ({"start": None}, "bad-time]: an end without a start"),
        ({"end": "10:00"}, "bad-time]: 10:00-10:00 has no length"),
        ({"start": "24:00"}, "bad-time]: 24:00-11:00 has no length"),
        ({"task": ""}, "missing-task]: the task is missing"),
        ({"want": -1}, f"wrong-kind]: duties[0].want must be {COUNT}"),
        ({"missing": -1}, f"wrong-kind]: duties[0].missing must be {COUNT}"),
        ({"effort": -1}, "wrong-kind]: duties[0].effort must be a number from 0 to 1000"),
        ({"effort": float("inf")}, "wrong-kind]: duties[0].effort must be a number"),
        ({"missing": 10**9}, f"wrong-kind]: duties[0].missing must be {COUNT}"),
        ({"effort": 1001}, "wrong-kind]: duties[0].effort must be a number from 0 to 1000"),
        ({"volunteers": [""]}, "missing-volunteer]: the volunteer is missing"),
        ({"volunteers": ["Aynur"] * 2},
         "duplicate-assignment]: 'Aynur' is put on Rails on 2026-11-28 10:00-11:00 twice"),
        ({"standby": ["Bahar"] * 2},
         "duplicate-assignment]: 'Bahar' is standby for Rails on 2026-11-28 10:00-11:00 twice"),
        ({"standby": ["Aynur"]},
         "duplicate-assignment]: "
         "'Aynur' is both on Rails on 2026-11-28 10:00-11:00 and standby for it"),
        ({"attendance": {"Bahar": "done"}},
         "not-on-duty]: 'Bahar' is not on Rails on 2026-11-28 10:00-11:00"),
        ({"sharers": {"everyone": ["Aynur", "Bahar", "Aynur"]}},
         "duplicate-sharer]: 'Aynur' shares Rails on 2026-11-28 10:00-11:00 twice"),
        ({"date": "2026-11-27"},
         "outside-roster]: 2026-11-27 is outside the roster, "
         "which goes from 2026-11-28 to 2026-12-04"),
    ],
)  # fmt: skip
def test_what_a_duty_can_t_be(duty: dict[str, Any], line: str) -> None:
    assert lines_of(duty) == [f"error[{line}"]


def test_who_is_in_reserve_has_an_attendance_too() -> None:
    assert lines_of({"standby": ["Bahar"], "attendance": {"Bahar": "done"}}) == []


@pytest.mark.parametrize(
    ("members", "line"),
    [
        ({"end": "2026-11-27"},
         "impossible-range]: the roster ends on 2026-11-27, before it starts"),
        ({"duties": []}, "no-roster]: there is no roster in this file: not one duty is listed"),
        ({"duties": [DUTY, DUTY]},
         "duplicate-duty]: Rails on 2026-11-28 10:00-11:00 is listed twice"),
        ({"start": "1899-12-31"},
         "wrong-kind]: start must be a date from the year 1900 to 2200"),
        ({"end": "9999-12-31"},
         "wrong-kind]: end must be a date from the year 1900 to 2200"),
        ({"timezone": "Asia/Beijing"},
         "wrong-kind]: timezone must be the name of a time zone, such as Asia/Shanghai"),
        ({"consent": {"percent": 101}},
         "wrong-kind]: consent.percent must be a whole number from 1 to 100"),
        ({"volunteers": [{"id": "1", "name": "Li Min"}] * 2},
         "duplicate-name]: two volunteers have the id '1'"),
        ({"volunteers": [{"id": "1", "name": "Li Min", "share": -1}]},
         "wrong-kind]: volunteers[0].share must be a number from 0 to 1000"),
    ],
)  # fmt: skip
def test_what_a_record_can_t_be(members: dict[str, Any], line: str) -> None:
    assert lines_of(**members) == [f"error[{line}"]


def test_a_key_that_stands_twice() -> None:
    text = json.dumps(RECORD)[:-2] + ', {"note": {"a": 1, "a": 2}}]}'
    text = text.replace(', {"note"', '], "more": [{"note"')
    assert problems_of(text)[0].split("\n")[0] == (
        f"r.json:1:{text.rindex('a') + 1}: error[duplicate-key]: 'a' is here twice"
    )


def test_a_number_without_end() -> None:
    text = json.dumps(RECORD)[:-1] + f', "more": {"9" * 5000}}}'
    assert [one.split("\n")[0] for one in problems_of(text)] == [
        "r.json:1:1: error[bad-json]: this JSON has a number with too many digits"
    ]


def test_a_roster_that_lacks_more_people_than_a_list_has_rows() -> None:
    duties = [DUTY | {"start": "09:00", "missing": 600_000}, DUTY | {"missing": 600_000}]
    assert lines_of(duties=duties) == [
        "error[too-large]: the roster is too large: it lacks more than 1,000,000 people"
    ]


def test_thousands_of_wrong_things_are_told_as_one() -> None:
    told = "error[no-roster]: this is no roster: more than 1,000 things in it are wrong"
    assert lines_of(duties=[1] * 5_000) == [told]
    assert len(lines_of(duties=[DUTY | {"task": ""}] * 5_000)) == MOST_TOLD


def test_a_sharer_twice_among_thousands() -> None:
    """To look for each among all before it would take minutes."""
    many = [str(number) for number in range(100_000)]
    assert lines_of({"sharers": {"everyone": [*many, "7"]}}) == [
        "error[duplicate-sharer]: '7' shares Rails on 2026-11-28 10:00-11:00 twice"
    ]
