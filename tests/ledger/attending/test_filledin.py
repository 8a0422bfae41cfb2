"""A roster's CSV filled in by hand: what it says, and what nobody could know from it."""

from __future__ import annotations

from datetime import date

import pytest

from dutyplan.ledger.attending.attendance import Said, attend
from dutyplan.ledger.attending.filledin import read_filled_in
from dutyplan.ledger.attending.lookup import Lookup
from dutyplan.ledger.attending.marks import Marks
from dutyplan.ledger.attending.spoken import Spoken
from dutyplan.ledger.record import Mark, Record
from dutyplan.outputs.csv import render_record
from dutyplan.problems import render_text
from tests.ledger.attended import (
    ABSENT,
    AFTERNOON,
    CANCELLED,
    DONE,
    FIRST,
    LATER,
    LONE,
    RAILS,
    RECORD,
    SECOND,
)

CSV = render_record(RECORD)
BAHAR = "2026-11-28,Sat,10:00,11:00,Rails,,Bahar,duty,1,planned\n"
AYNUR_LATER = "2026-12-05,Sat,10:00,11:00,Rails,,Aynur,duty,1,planned\n"
RESERVE = "2026-11-28,Sat,10:00,11:00,Rails,,Gulnar,standby,0,planned\n"
GAP = "2026-11-28,Sat,14:00,15:00,Basement,,,gap,1,planned\n"


def changed(*changes: tuple[str, str]) -> str:
    text = CSV
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def read(
    text: str, record: Record = RECORD, only: tuple[str, ...] = ()
) -> tuple[list[Said], set[str], list[str]]:
    marks = Marks(Lookup(record))
    days = [date.fromisoformat(day) for day in only]
    read_filled_in("filled.csv", text.encode(), marks, days)
    problems = [render_text(one) for one in marks.lookup.problems]
    return marks.said, set(map(str, marks.days)), problems


def test_as_it_was_written_it_says_nothing() -> None:
    assert read(CSV) == ([], set(), [])


@pytest.mark.parametrize(
    ("changes", "said", "days"),
    [
        ([(BAHAR, BAHAR.replace("planned", "absent"))], [Said(RAILS, ABSENT, "Bahar")], {FIRST}),
        ([(BAHAR, BAHAR.replace("planned", "ABSENT"))], [Said(RAILS, ABSENT, "Bahar")], {FIRST}),
        ([(BAHAR, BAHAR.replace("planned", ""))], [], set()),
        (
            [(AYNUR_LATER, AYNUR_LATER.replace("planned", "cancelled"))],
            [Said(LATER, CANCELLED, "Aynur")],
            {SECOND},
        ),
        # A name in the row of a gap, as an id or not.
        ([(GAP, GAP.replace(",,gap", ",王国强,gap"))], [Said(AFTERNOON, DONE, "wgq")], {FIRST}),
        ([(GAP, GAP.replace(",,gap", ",wgq,duty"))], [Said(AFTERNOON, DONE, "wgq")], {FIRST}),
        ([(GAP, "")], [], set()),
        # A row added; the name in other letters.
        ([(BAHAR, BAHAR + BAHAR.replace("Bahar", "ma: jun"))], [Said(RAILS, DONE, "mj")], {FIRST}),
        # A reserve: in reserve, and come in.
        ([(RESERVE, RESERVE.replace("planned", "done"))], [], set()),
        ([(RESERVE, RESERVE.replace("standby", "duty"))], [Said(RAILS, DONE, "Gulnar")], {FIRST}),
        (
            [(RESERVE, RESERVE.replace("planned", "absent"))],
            [Said(RAILS, ABSENT, "Gulnar")],
            {FIRST},
        ),
        # What a spreadsheet makes of it.
        (
            [(BAHAR, "2026/11/28,Sat,10:00:00,11:00:00,Rails,,Bahar,duty,1,absent\n")],
            [Said(RAILS, ABSENT, "Bahar")],
            {FIRST},
        ),
    ],
)
def test_what_is_filled_in(
    changes: list[tuple[str, str]], said: list[Said], days: set[str]
) -> None:
    assert read(changed(*changes)) == (said, days, [])


def test_rows_may_stand_in_any_order() -> None:
    head, *rows = changed((BAHAR, BAHAR.replace("planned", "absent"))).splitlines(keepends=True)
    assert read(head + "".join(reversed(rows)))[0] == [Said(RAILS, ABSENT, "Bahar")]


def test_semicolons_and_a_byte_order_mark() -> None:
    text = "\ufeff" + changed((BAHAR, BAHAR.replace("planned", "absent"))).replace(",", ";")
    assert read(text)[0] == [Said(RAILS, ABSENT, "Bahar")]


def test_marks_of_earlier_that_are_still_in_the_file() -> None:
    """The file says so again, so no other day is meant."""
    marked = attend(RECORD, [Said(RAILS, ABSENT, "Bahar")], [date.fromisoformat(FIRST)])
    said, days, problems = read(render_record(marked), marked)
    assert (len(said), days, problems) == (5, {FIRST}, [])
    assert attend(marked, said, []) == marked


def test_a_cancelled_duty_written_out_and_read_back() -> None:
    marked = attend(RECORD, [Said(RAILS, CANCELLED)], [])
    said, _, problems = read(render_record(marked), RECORD)
    assert problems == []
    assert attend(RECORD, said, []) == marked


PROBLEMS = [
    (
        [(BAHAR, "")],
        "filled.csv:2:1: error[missing-row]: the row of 'Bahar' on Rails on 2026-11-28 "
        "10:00-11:00 is missing\n"
        "  2 | 2026-11-28,Sat,10:00,11:00,Rails,,Aynur,duty,1,planned\n"
        "    | ^^^^^^^^^^\n"
        "  hint: put it back, with the status done, absent or cancelled",
    ),
    (
        [(RESERVE, "")],
        "filled.csv:2:1: error[missing-row]: the row of 'Gulnar' on Rails on 2026-11-28 "
        "10:00-11:00 is missing\n"
        "  2 | 2026-11-28,Sat,10:00,11:00,Rails,,Aynur,duty,1,planned\n"
        "    | ^^^^^^^^^^\n"
        "  hint: put it back, with the status done, absent or cancelled",
    ),
    (
        [(BAHAR, BAHAR.replace("Bahar", "Bahra"))],
        "filled.csv:3:35: error[unknown-volunteer]: there is no volunteer 'Bahra'\n"
        "  3 | 2026-11-28,Sat,10:00,11:00,Rails,,Bahra,duty,1,planned\n"
        "    |                                   ^^^^^\n"
        "  hint: did you mean 'Bahar'?",
    ),
    (
        [(BAHAR, BAHAR + BAHAR)],
        "filled.csv:4:35: error[duplicate-assignment]: 'Bahar' is on Rails on 2026-11-28 "
        "10:00-11:00 twice\n"
        "  4 | 2026-11-28,Sat,10:00,11:00,Rails,,Bahar,duty,1,planned\n"
        "    |                                   ^^^^^\n"
        "  hint: the first time is in line 3",
    ),
    (
        [(BAHAR, BAHAR + BAHAR.replace("Bahar", "mj").replace("planned", "absent"))],
        "filled.csv:4:35: error[not-on-duty]: 'mj' is absent, and was not on Rails on 2026-11-28 "
        "10:00-11:00\n"
        "  4 | 2026-11-28,Sat,10:00,11:00,Rails,,mj,duty,1,absent\n"
        "    |                                   ^^\n"
        "  hint: a row that is added is for somebody who came",
    ),
    (
        [(BAHAR, BAHAR.replace("duty", "standby"))],
        "filled.csv:3:35: error[not-on-duty]: 'Bahar' is not standby for Rails on 2026-11-28 "
        "10:00-11:00 in the roster\n"
        "  3 | 2026-11-28,Sat,10:00,11:00,Rails,,Bahar,standby,1,planned\n"
        "    |                                   ^^^^^\n"
        "  hint: who came has the role 'duty'; who did not, the status 'absent'",
    ),
    (
        [(BAHAR, BAHAR.replace("planned", "sick"))],
        "filled.csv:3:48: error[unknown-status]: there is no status 'sick'\n"
        "  3 | 2026-11-28,Sat,10:00,11:00,Rails,,Bahar,duty,1,sick\n"
        "    |                                                ^^^^\n"
        "  hint: known here: planned, proposed, done, absent, cancelled",
    ),
    (
        [(BAHAR, BAHAR.replace("2026-11-28", "2026-11-29"))],
        "filled.csv:3:28: error[unknown-duty]: there is no duty 'Rails' on 2026-11-29\n"
        "  3 | 2026-11-29,Sat,10:00,11:00,Rails,,Bahar,duty,1,planned\n"
        "    |                            ^^^^^\n"
        "  hint: its dates: 2026-11-28, 2026-12-05",
    ),
    (
        [(BAHAR, BAHAR.replace("2026-11-28", "28.11.2026"))],
        "filled.csv:3:1: error[bad-date]: '28.11.2026' is no date\n"
        "  3 | 28.11.2026,Sat,10:00,11:00,Rails,,Bahar,duty,1,planned\n"
        "    | ^^^^^^^^^^\n"
        "  hint: write it like 2026-11-28",
    ),
    (
        [(BAHAR, BAHAR.replace("11:00", "noon"))],
        "filled.csv:3:22: error[bad-time]: 'noon' is no time of day\n"
        "  3 | 2026-11-28,Sat,10:00,noon,Rails,,Bahar,duty,1,planned\n"
        "    |                      ^^^^\n"
        "  hint: write it like 09:30",
    ),
]


@pytest.mark.parametrize(("changes", "text"), PROBLEMS)
def test_what_is_wrong(changes: list[tuple[str, str]], text: str) -> None:
    assert read(changed(*changes))[2] == [text]


def test_a_whole_duty_that_is_gone_is_missed_at_the_top() -> None:
    text = "".join(line for line in CSV.splitlines(keepends=True) if "Tea" not in line)
    assert read(text)[2] == [
        "filled.csv:1:1: error[missing-row]: the row of 'Ma: Jun' on Tea: hot on 2026-11-28 is "
        "missing\n"
        "  hint: put it back, with the status done, absent or cancelled"
    ]


def test_where_one_day_is_asked_about_no_other_row_is_missed() -> None:
    lines = changed((BAHAR, BAHAR.replace("planned", "absent"))).splitlines(keepends=True)
    first = "".join(line for line in lines if SECOND not in line)
    assert read(first, only=(FIRST,)) == ([Said(RAILS, ABSENT, "Bahar")], {FIRST}, [])
    assert read("".join(lines), only=(SECOND,)) == ([], set(), [])


def test_a_file_that_is_none() -> None:
    assert [text.split("\n")[0] for text in read("")[2]] == [
        "filled.csv:1:1: error[empty-file]: the file is empty"
    ]
    assert read("a,b\n1,2\n")[2] == [
        "filled.csv:1:1: error[no-roster]: this is no roster: it has no columns 'date', 'task' and "
        "'volunteer'\n"
        "  hint: a roster is a file such as rosters/2026-11-28.json, which 'dutyplan publish' "
        "writes; of FILE and ROSTER the week file comes first"
    ]
    assert read("\0")[:2] == ([], set())


def test_a_csv_alone_takes_in_new_people_with_a_warning() -> None:
    text = changed((GAP, GAP.replace(",,gap", ",Ma Jun,duty")))
    said, _, problems = read(text, LONE)
    assert said == [Said(AFTERNOON, Mark.DONE, "Ma Jun")]
    assert problems == [
        "filled.csv:7:38: warning[new-volunteer]: 'Ma Jun' has no duty in this roster so far, and "
        "is taken in as a new volunteer\n"
        "  7 | 2026-11-28,Sat,14:00,15:00,Basement,,Ma Jun,duty,1,planned\n"
        "    |                                      ^^^^^^"
    ]


def test_what_an_option_has_said_before_can_not_be_something_else() -> None:
    marks = Marks(Lookup(RECORD))
    Spoken(marks).done("--done", "Bahar:Rails:2026-11-28")
    text = changed((BAHAR, BAHAR.replace("planned", "absent")))
    read_filled_in("filled.csv", text.encode(), marks)
    assert [render_text(one) for one in marks.lookup.problems] == [
        "filled.csv:3:35: error[two-marks]: 'Bahar' on Rails on 2026-11-28 10:00-11:00: both done "
        "and absent\n"
        "  3 | 2026-11-28,Sat,10:00,11:00,Rails,,Bahar,duty,1,absent\n"
        "    |                                   ^^^^^\n"
        "  hint: 'Bahar:Rails:2026-11-28' was said before; leave one of the two out"
    ]


def test_a_spreadsheet_in_china_saves_it_in_gb18030() -> None:
    text = changed((BAHAR, BAHAR.replace("planned", "缺勤")))
    marks = Marks(Lookup(RECORD))
    read_filled_in("filled.csv", text.encode("gb18030"), marks)
    assert marks.said == [Said(RAILS, ABSENT, "Bahar")]
    assert [(one.code, one.is_error) for one in marks.lookup.problems] == [("not-utf8", False)]
