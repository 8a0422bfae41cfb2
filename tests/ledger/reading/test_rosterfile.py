"""Rosters read back: what was written, and what hands and spreadsheets make of it."""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyplan.ledger.reading.rosterfile import read_roster
from dutyplan.outputs import View
from dutyplan.plan import Task
from dutyplan.problems import render_text
from dutyplan.roster import Roster, Status
from tests.builders import SATURDAY, duty, outcome, plan, roster
from tests.ledger.inputs import HEADER, PLAN, one_problem, pairs, problems_of, read
from tests.outputs.example import example, rendered

FULL = "date,weekday,start,end,task,place,volunteer,role,effort,status\n"


@pytest.mark.parametrize("name", ["csv", "json"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_the_example_is_read_back(name: str, mark: bytes) -> None:
    end = example()
    assert end.roster is not None
    text = rendered(name, end, View("zh"))
    found, problems = read_roster("r", mark + text.encode(), end.plan)
    assert problems == []
    assert found is not None
    assert found.assignments == end.roster.assignments


TEXTS = st.text(st.sampled_from("ab ,;\"'{[=\t\n\u2028李ئ\u0301é"), min_size=1, max_size=5)
NAMES = TEXTS.map(str.strip).filter(bool)
HOURS = st.sampled_from(["", "00:00-09:05", "10:00-11:00", "10:00-24:00", "22:00-02:00"])


@st.composite
def rosters(draw: st.DrawFn) -> Roster:
    names = draw(st.lists(NAMES, min_size=1, max_size=3, unique=True))
    tasks = [Task(name, place=draw(TEXTS)) for name in names]
    keys = draw(
        st.lists(
            st.tuples(st.sampled_from(tasks), HOURS, st.integers(0, 2)),
            min_size=1, max_size=6, unique=True,
        )
    )  # fmt: skip
    duties = [
        duty(task, hours, SATURDAY + timedelta(day), want=draw(st.integers(1, 3)))
        for task, hours, day in keys
    ]
    ids = draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
    made = plan(duties, [(id, draw(st.sampled_from(ids))) for id in ids])
    crews = {
        one.index: draw(st.lists(st.sampled_from(ids), unique=True, max_size=one.people.want))
        for one in made.duties
    }
    return roster(made, crews)


@given(rosters(), st.sampled_from(["csv", "json"]), st.booleans())
def test_reading_undoes_writing(written: Roster, name: str, has_mark: bool) -> None:
    end = outcome(written, [None] * len(written.plan.volunteers))
    data = rendered(name, end, View()).encode()
    found, problems = read_roster("r", codecs.BOM_UTF8 * has_mark + data, written.plan)
    assert problems == []
    assert found is not None
    assert found.assignments == written.assignments


@given(rosters(), st.sampled_from([";", "\t"]))
def test_a_spreadsheet_s_habits_change_nothing(written: Roster, delimiter: str) -> None:
    text = rendered("csv", outcome(written, [None] * len(written.plan.volunteers)), View())
    rows = list(csv.reader(io.StringIO(text, newline="")))
    for row in rows[1:]:
        row[0] = row[0].replace("-", "/").replace("/0", "/")
        row[2] = row[2].removeprefix("0")
        row[3] = row[3] and row[3] + ":00"
    moved = io.StringIO()
    csv.writer(moved, delimiter=delimiter).writerows([*row[::-1], ""] for row in rows)
    found, problems = read_roster("r", moved.getvalue().encode("utf-16"), written.plan)
    assert problems == []
    assert found is not None
    assert found.assignments == written.assignments


@pytest.mark.parametrize("day", ["2026-11-28", "2026/11/28", " 2026-11-28 "])
def test_three_columns_are_enough(day: str) -> None:
    assert read(f"volunteer,date,task\nAynur,{day},Rails\n") == [
        ("Aynur", "Rails on 2026-11-28 10:00-11:00")
    ]


def test_gaps_are_skipped_and_old_words_accepted() -> None:
    rows = (
        "2026-11-28,Sat,10:00,11:00,Rails,,Aynur,Duty,1,done\n"
        "2026-11-28,Sat,10:00,11:00,Rails,,Bahar,,,\n"
        "2026-11-28,Sat,10:00,11:00,Rails,,,gap,1,planned\n"
        "1999-11-28,Sat,10:00,11:00,Nothing,,Nobody,GAP,1,planned\n"
        "2026-11-28,Sat,10:00,11:00,Rails,,,duty,1,planned\n"
    )
    assert [id for id, _ in read(FULL + rows)] == ["Aynur", "Bahar"]


def test_a_roster_of_gaps_alone_is_a_roster() -> None:
    assert read(HEADER + "2026-11-28,Rails,\n") == []


@pytest.mark.parametrize(
    ("role", "status", "line", "hint"),
    [
        ("chief", "", "24: error[unknown-role]: there is no role 'chief'", "duty, standby, gap"),
        ("duty", "late", "29: error[unknown-status]: there is no status 'late'",
         "planned, proposed, done, absent, cancelled"),
    ],
)  # fmt: skip
def test_roles_and_statuses_that_there_are_not(
    role: str, status: str, line: str, hint: str
) -> None:
    header = "date,task,volunteer,role,status\n"
    first, *_, last = one_problem(f"{header}2026-11-28,Rails,Aynur,{role},{status}\n")
    assert first == f"r.csv:2:{line}"
    assert last == f"  hint: known here: {hint}"


@pytest.mark.parametrize("status", ["proposed", "done", "absent", "Cancelled"])
def test_whatever_became_of_it_it_is_on_the_roster(status: str) -> None:
    header = "date,task,volunteer,status\n"
    assert read(f"{header}2026-11-28,Rails,Aynur,{status}\n") == [
        ("Aynur", "Rails on 2026-11-28 10:00-11:00")
    ]


def test_columns_that_are_needed() -> None:
    assert problems_of("day,task,who\n2026-11-28,Rails,Aynur\n") == [
        "r.csv:1:1: error[missing-column]: the column 'date' is missing\n"
        "  1 | day,task,who\n"
        "    | ^^^\n"
        "  hint: these columns are needed: date, task, volunteer",
        "r.csv:1:1: error[missing-column]: the column 'volunteer' is missing\n"
        "  1 | day,task,who\n"
        "    | ^^^\n"
        "  hint: these columns are needed: date, task, volunteer",
    ]


@pytest.mark.parametrize("text", [HEADER, '{"duties": []}'])
def test_a_file_without_any_duty_holds_no_roster(text: str) -> None:
    assert one_problem(text) == [
        "r.csv:1:1: error[no-roster]: there is no roster in this file: not one duty is listed"
    ]


@pytest.mark.parametrize("name", ["csv", "json"])
def test_what_is_written_without_a_roster_is_not_taken_for_one(name: str) -> None:
    end = replace(example(), roster=None, standings=(), status=Status.UNKNOWN)
    found, problems = read_roster("r", rendered(name, end, View()).encode(), end.plan)
    assert found is None
    assert [problem.code for problem in problems] == ["no-roster"]


def test_problems_of_csv_and_of_bytes_are_handed_on() -> None:
    assert one_problem("")[0] == "r.csv:1:1: error[empty-file]: the file is empty"
    assert one_problem('date,task,volunteer\n"x')[0] == (
        "r.csv:2:1: error[unclosed-quote]: this quotation mark is never closed"
    )
    found, (problem,) = read_roster("r.csv", b"date,task\nZo\xeb", PLAN)
    assert found is None
    assert problem.code == "not-utf8"
    found, (problem,) = read_roster("r.csv", b"x" * 100_000_001, PLAN)
    assert found is None
    assert problem.code == "too-large"


def test_json_that_is_none() -> None:
    assert problems_of('{"duties": [\n  {"date" "2026-11-28"}\n]}') == [
        "r.csv:2:11: error[bad-json]: this is no JSON: expecting ':' delimiter\n"
        '  2 |   {"date" "2026-11-28"}\n'
        "    |           ^"
    ]


def test_json_whose_parts_are_not_as_they_should_be() -> None:
    text = """{"duties": [
  {"date": "2026-11-28", "start": 10, "task": "Rails", "volunteers": ["Aynur", 5]},
  7,
  {"date": null, "task": ["Rails"], "volunteers": "Aynur", "standby": "Bahar"},
  {"volunteers": [], "standby": [7]}
]}"""
    assert [problem.split("\n")[0] for problem in problems_of(text)] == [
        "r.csv:1:12: error[wrong-kind]: duties[1] must be an object",
        "r.csv:2:27: error[wrong-kind]: duties[0].start must be text or null",
        "r.csv:2:70: error[wrong-kind]: duties[0].volunteers[1] must be text",
        "r.csv:4:5: error[wrong-kind]: duties[2].date must be text",
        "r.csv:4:26: error[wrong-kind]: duties[2].task must be text",
        "r.csv:4:52: error[wrong-kind]: duties[2].volunteers must be a list",
        "r.csv:4:72: error[wrong-kind]: duties[2].standby must be a list",
        "r.csv:5:3: error[missing-key]: duties[3].date is missing",
        "r.csv:5:3: error[missing-key]: duties[3].task is missing",
        "r.csv:5:33: error[wrong-kind]: duties[3].standby[0] must be text",
    ]


def test_reserves_are_read_from_csv() -> None:
    header = "date,task,volunteer,role,start\n"
    text = (
        f"{header}2026-11-28,Rails,Aynur,duty,\n2026-11-28,Rails,Bahar,Standby,\n"
        "2026-11-28,Basement,Aynur,standby,09:00\n"
    )
    found, problems = read_roster("r.csv", text.encode(), PLAN)
    assert found is not None
    assert problems == []
    assert pairs(found) == [("Aynur", "Rails on 2026-11-28 10:00-11:00")]
    assert [(one.volunteer.id, one.duty.label) for one in found.standbys] == [
        ("Aynur", "Basement on 2026-11-28 09:00-10:00"),
        ("Bahar", "Rails on 2026-11-28 10:00-11:00"),
    ]


@pytest.mark.parametrize("reserves", ['"standby": ["Bahar"]', '"standby": null', '"place": ""'])
def test_reserves_are_read_from_json(reserves: str) -> None:
    duty = f'"date": "2026-11-28", "task": "Rails", "volunteers": ["Aynur"], {reserves}'
    found, problems = read_roster("r.json", f'{{"duties": [{{{duty}}}]}}'.encode(), PLAN)
    assert found is not None
    assert problems == []
    assert pairs(found) == [("Aynur", "Rails on 2026-11-28 10:00-11:00")]
    ids = [one.volunteer.id for one in found.standbys]
    assert ids == (["Bahar"] if "Bahar" in reserves else [])


def test_a_standby_without_a_name_is_a_place_that_is_not_filled() -> None:
    assert read("date,task,volunteer,role\n2026-11-28,Rails,,standby\n") == []


def test_nobody_is_on_a_duty_and_standby_for_it() -> None:
    rows = "2026-11-28,Rails,Aynur,duty\n2026-11-28,Rails,Aynur,standby\n"
    assert one_problem(f"date,task,volunteer,role\n{rows}")[0] == (
        "r.csv:3:18: error[duplicate-assignment]: "
        "'Aynur' is both on Rails on 2026-11-28 10:00-11:00 and standby for it"
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"duty": 1}', "r.csv:1:1: error[missing-key]: duties is missing"),
        ('{"duties": 1}', "r.csv:1:3: error[wrong-kind]: duties must be a list"),
    ],
)
def test_json_without_duties(text: str, line: str) -> None:
    assert one_problem(text)[0] == line


def test_names_in_json_are_located() -> None:
    text = """ {"duties": [
{"date": "2026-11-28", "task": "Rails", "volunteers": ["Aynur", "Bahra", "aynur"]}
]}"""
    assert problems_of(text) == [
        "r.csv:2:66: error[unknown-volunteer]: there is no volunteer 'Bahra'\n"
        '  2 | …2026-11-28", "task": "Rails", "volunteers": ["Aynur", "Bahra", "aynur"]}\n'
        "    |                                                         ^^^^^\n"
        "  hint: did you mean 'Bahar'?",
        "r.csv:2:75: error[duplicate-assignment]: 'aynur' is put on "
        "Rails on 2026-11-28 10:00-11:00 twice\n"
        '  2 | …2026-11-28", "task": "Rails", "volunteers": ["Aynur", "Bahra", "aynur"]}\n'
        "    |                                                                  ^^^^^\n"
        "  hint: the first time is in line 2",
    ]


def test_json_may_leave_times_out() -> None:
    row = '{"date": "2026-11-28", "task": "Rails", "volunteers": ["Aynur"]}'
    assert read(f'{{"duties": [{row}]}}') == [("Aynur", "Rails on 2026-11-28 10:00-11:00")]
    whole = row.replace("Rails", "Basement").replace("{", '{"start": null, ')
    assert read(f'{{"duties": [{whole}]}}') == [("Aynur", "Basement on 2026-11-28")]


PIECES = st.sampled_from(
    ['{"duties":', "[", "]", "{", "}", '"date":', '"2026-11-28"', '"task":', '"Rails"', ",", "\n",
     '"volunteers":', '["Aynur"]', "date", "task", "volunteer", "2026-11-28", "Rails", "Aynur",
     ";", "\t", '"', "null", "1e999", "\x00", "\ufeff", "\u2028", "role", "standby", "Basement"]
)  # fmt: skip


@given(st.binary() | st.text().map(str.encode) | st.lists(PIECES).map("".join).map(str.encode))
def test_no_bytes_raise(data: bytes) -> None:
    found, problems = read_roster("r", data, PLAN)
    assert (found is None) == any(problem.is_error for problem in problems)
    for problem in problems:
        render_text(problem)


@pytest.mark.parametrize("opening", ['{"a":', '{"duties":[', '{"duties":' + "[" * 50])
def test_deep_nesting_does_not_raise(opening: str) -> None:
    for text in (opening * 20_000, opening + "[" * 900 + "]" * 900):
        found, problems = read_roster("r", text.encode(), PLAN)
        assert found is None
        assert [problem.code for problem in problems] == ["bad-json"]


def test_a_spreadsheet_in_china_saves_it_in_gb18030() -> None:
    text = "date,task,volunteer\n2026-11-28,扶手,王国强\n"
    _, problems = read_roster("r.csv", text.encode("gb18030"), PLAN)
    assert [(one.code, one.is_error) for one in problems] == [
        ("not-utf8", False),
        ("unknown-task", True),
        ("unknown-volunteer", True),
    ]
