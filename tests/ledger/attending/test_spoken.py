"""Marks as somebody types them: what is understood, and every message where it is not."""

from __future__ import annotations

import pytest

from dutyplan.ledger.attending.attendance import Said
from tests.ledger.attended import (
    ABSENT,
    AFTERNOON,
    BASEMENT,
    CANCELLED,
    DONE,
    LATER,
    LONE,
    RAILS,
    RECORD,
    TEA,
    spoken,
)


@pytest.mark.parametrize(
    ("option", "text", "said"),
    [
        ("absent", "Bahar:Rails:2026-11-28", Said(RAILS, ABSENT, "Bahar")),
        ("absent", "bahar : rails : 2026/11/28", Said(RAILS, ABSENT, "Bahar")),
        ("absent", "Bahar：Rails：2026-11-28", Said(RAILS, ABSENT, "Bahar")),
        ("absent", "  Bahar:Rails  2026-11-28 ", Said(RAILS, ABSENT, "Bahar")),
        ("absent", "lm1:Basement:2026-11-28 10:00", Said(BASEMENT, ABSENT, "lm1")),
        ("absent", "lm1:Basement:2026-11-28", None),
        ("done", "lm2:Basement:2026-11-28 14：00-15：00", Said(AFTERNOON, DONE, "lm2")),
        ("absent", "Ma: Jun:Tea: hot:2026-11-28", Said(TEA, ABSENT, "mj")),
        ("absent", "mj:tea: hot:2026-11-28", Said(TEA, ABSENT, "mj")),
        ("came", "王国强:Rails:2026-12-05", Said(LATER, DONE, "wgq")),
        ("came", "Gulnar:Rails:2026-11-28", Said(RAILS, DONE, "Gulnar")),
        ("came", "Bahar:Rails:2026-11-28", Said(RAILS, DONE, "Bahar")),
        ("absent", "mj:Tea: hot:2026-11-28 all day", Said(TEA, ABSENT, "mj")),
        ("cancelled", "Tea: hot：2026-11-28 全天", Said(TEA, CANCELLED)),
        ("cancelled", "Rails:2026-12-05", Said(LATER, CANCELLED)),
        ("cancelled", "Tea: hot:2026-11-28", Said(TEA, CANCELLED)),
        ("cancelled", "Basement:2026-11-28 14:00", Said(AFTERNOON, CANCELLED)),
    ],
)
def test_what_is_understood(option: str, text: str, said: Said | None) -> None:
    found, problems = spoken((option, text))
    assert found == ([] if said is None else [said])
    assert bool(problems) is (said is None)


PROBLEMS = [
    (
        ("absent", "Bahra:Rails:2026-11-28"),
        "--absent:1:1: error[unknown-volunteer]: there is no volunteer 'Bahra'\n"
        "  1 | Bahra:Rails:2026-11-28\n"
        "    | ^^^^^\n"
        "  hint: did you mean 'Bahar'?",
    ),
    (
        ("absent", "Li Min:Basement:2026-11-28 10:00"),
        "--absent:1:1: error[ambiguous-name]: 'Li Min' may be one of several volunteers\n"
        "  1 | Li Min:Basement:2026-11-28 10:00\n"
        "    | ^^^^^^\n"
        "  hint: write the id instead: lm1 or lm2",
    ),
    (
        ("absent", "Bahar:Rials:2026-11-28"),
        "--absent:1:7: error[unknown-task]: there is no task 'Rials'\n"
        "  1 | Bahar:Rials:2026-11-28\n"
        "    |       ^^^^^\n"
        "  hint: did you mean 'Rails'?",
    ),
    (
        ("absent", "Bahar:Rails:2026-11-29"),
        "--absent:1:1: error[unknown-duty]: there is no duty 'Rails' on 2026-11-29\n"
        "  1 | Bahar:Rails:2026-11-29\n"
        "    | ^^^^^^^^^^^^^^^^^^^^^^\n"
        "  hint: its dates: 2026-11-28, 2026-12-05",
    ),
    (
        ("absent", "Bahar:Rails:2026-11-31"),
        "--absent:1:13: error[not-a-date]: there is no 31 November 2026\n"
        "  1 | Bahar:Rails:2026-11-31\n"
        "    |             ^^^^^^^^^^",
    ),
    (
        ("absent", "lm1:Basement:2026-11-28"),
        "--absent:1:1: error[ambiguous-duty]: there are 2 duties 'Basement' on 2026-11-28\n"
        "  1 | lm1:Basement:2026-11-28\n"
        "    | ^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  hint: add the time, one of 10:00-12:00, 14:00-15:00",
    ),
    (
        ("absent", "lm1:Basement:2026-11-28 11:00"),
        "--absent:1:1: error[unknown-duty]: no duty 'Basement' on 2026-11-28 has these times\n"
        "  1 | lm1:Basement:2026-11-28 11:00\n"
        "    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  hint: it is 10:00-12:00, 14:00-15:00",
    ),
    (
        ("absent", "lm1:Rails:2026-11-28"),
        "--absent:1:1: error[not-on-duty]: 'Li Min (lm1)' is not on Rails on 2026-11-28 "
        "10:00-11:00\n"
        "  1 | lm1:Rails:2026-11-28\n"
        "    | ^^^^^^^^^^^^^^^^^^^^\n"
        "  hint: on it: Aynur, Bahar",
    ),
    (
        ("done", "王国强:Rails:2026-11-28"),
        "--done:1:1: error[not-on-duty]: '王国强' is not on Rails on 2026-11-28 10:00-11:00\n"
        "  1 | 王国强:Rails:2026-11-28\n"
        "    | ^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  hint: on it: Aynur, Bahar; --came says that somebody else came",
    ),
    (
        ("absent", "Gulnar:Rails:2026-11-28"),
        "--absent:1:1: error[not-on-duty]: 'Gulnar' is only standby for Rails on 2026-11-28 "
        "10:00-11:00\n"
        "  1 | Gulnar:Rails:2026-11-28\n"
        "    | ^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  hint: --came says that a standby came",
    ),
    (
        ("absent", "Bahar 2026-11-28"),
        "--absent:1:1: error[not-an-assignment]: 'Bahar 2026-11-28' is no assignment\n"
        "  1 | Bahar 2026-11-28\n"
        "    | ^^^^^^^^^^^^^^^^\n"
        "  hint: write the name, the task and the date: 'Bahar:Basement:2026-11-28'",
    ),
    (
        ("cancelled", "Rails"),
        "--cancelled:1:1: error[not-a-duty]: 'Rails' is no duty\n"
        "  1 | Rails\n"
        "    | ^^^^^\n"
        "  hint: write the task and the date: 'Basement:2026-11-28'",
    ),
    (
        ("day", "2026-12-01"),
        "--day:1:1: error[no-duty]: the roster has no duty on 2026-12-01\n"
        "  1 | 2026-12-01\n"
        "    | ^^^^^^^^^^\n"
        "  hint: it goes from 2026-11-28 to 2026-12-05",
    ),
    (
        ("day", "Saturday"),
        "--day:1:1: error[not-a-date]: 'Saturday' is not a date\n"
        "  1 | Saturday\n"
        "    | ^^^^^^^^\n"
        "  hint: write dates as year-month-day: 2026-11-28",
    ),
]


@pytest.mark.parametrize(("mark", "text"), PROBLEMS)
def test_what_is_not_understood(mark: tuple[str, str], text: str) -> None:
    assert spoken(mark) == ([], [text])


def test_all_that_is_wrong_is_said_at_once() -> None:
    found, problems = spoken(
        ("absent", "Bahra:Rials:2026-11-28"), ("absent", "Bahar:Rails:2026-11-28")
    )
    assert found == [Said(RAILS, ABSENT, "Bahar")]
    assert [text.split(": ")[1] for text in problems] == [
        "error[unknown-volunteer]",
        "error[unknown-task]",
    ]


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        (
            ("absent", "Bahar:Rails:2026-11-28"),
            ("done", "bahar:Rails:2026-11-28"),
            "'Bahar' on Rails on 2026-11-28 10:00-11:00: both absent and done",
        ),
        (
            ("came", "Gulnar:Rails:2026-11-28"),
            ("cancelled", "Rails:2026-11-28"),
            "'Gulnar' on Rails on 2026-11-28 10:00-11:00: both done and cancelled",
        ),
    ],
)
def test_two_marks_of_one_assignment(
    first: tuple[str, str], second: tuple[str, str], message: str
) -> None:
    found, problems = spoken(first, second)
    assert len(found) == 1
    assert problems[0].split("\n")[0] == f"--{second[0]}:1:1: error[two-marks]: {message}"
    assert problems[0].split("\n")[-1] == (
        f"  hint: '{first[1]}' was said before; leave one of the two out"
    )


def test_saying_the_same_twice_is_no_harm() -> None:
    twice = [("absent", "Bahar:Rails:2026-11-28")] * 2
    assert spoken(*twice) == ([Said(RAILS, ABSENT, "Bahar")] * 2, [])


def test_of_a_csv_alone_not_everybody_is_known_who_may_have_come() -> None:
    found, problems = spoken(("came", "Bahra:Rails:2026-11-28"), record=LONE)
    assert found == [Said(RAILS, DONE, "Bahra")]
    assert problems == [
        "--came:1:1: warning[new-volunteer]: 'Bahra' has no duty in this roster so far, and is "
        "taken in as a new volunteer\n"
        "  1 | Bahra:Rails:2026-11-28\n"
        "    | ^^^^^\n"
        "  hint: did you mean 'Bahar'?"
    ]
    assert spoken(("absent", "Bahra:Rails:2026-11-28"), record=LONE)[0] == []
    assert spoken(("came", "=1+1:Rails:2026-11-28"), record=LONE)[0] == [Said(RAILS, DONE, "=1+1")]


def test_a_mark_that_can_be_read_in_two_ways() -> None:
    duties = [RECORD.duties[RAILS].model_copy(update={"task": task}) for task in ("Tea", "hot:Tea")]
    names = [{"id": "1", "name": "Ma"}, {"id": "2", "name": "Ma:hot"}]
    record = RECORD.model_validate(RECORD.model_dump() | {"duties": duties, "volunteers": names})
    found, problems = spoken(("came", "Ma:hot:Tea:2026-11-28"), record=record)
    assert found == []
    assert problems == [
        "--came:1:1: error[ambiguous-name]: 'Ma:hot:Tea:2026-11-28' can be read in several ways\n"
        "  1 | Ma:hot:Tea:2026-11-28\n"
        "    | ^^^^^^^^^^^^^^^^^^^^^\n"
        "  hint: write the id instead of the name"
    ]
    assert spoken(("came", "2:Tea:2026-11-28"), record=record) == ([Said(0, DONE, "2")], [])
