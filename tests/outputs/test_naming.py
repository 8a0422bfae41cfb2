"""What people are called: names, namesakes, initials."""

from __future__ import annotations

from datetime import date

import pytest

from dutyplan.ledger.record import Record, RecordedDuty, RecordedVolunteer
from dutyplan.outputs.naming import full_names, initials

DAY = date(2026, 11, 28)


def record(*pairs: tuple[str, str]) -> Record:
    people = tuple(RecordedVolunteer(id=one, name=name) for one, name in pairs)
    return Record(title="Week", start=DAY, end=DAY, duties=(), volunteers=people)


def test_namesakes_are_told_apart_by_id() -> None:
    made = record(("a", "Li Min"), ("b", "Li Min"), ("Bahar", "Bahar"))
    assert full_names(made) == {"a": "Li Min (a)", "b": "Li Min (b)", "Bahar": "Bahar"}


def test_an_id_that_goes_on_from_the_name_says_both() -> None:
    made = record(("Li Min (12)", "Li Min"), ("Li Min", "Li Min"), ("b", "Li Min"))
    assert list(full_names(made).values()) == ["Li Min (12)", "Li Min (Li Min)", "Li Min (b)"]


def test_who_stands_on_a_duty_alone_is_called_by_id() -> None:
    duty = RecordedDuty(
        date=DAY,
        start=None,
        end=None,
        task="Gate",
        want=1,
        volunteers=("Aynur",),
        standby=("李敏",),
    )
    made = Record(title="Week", start=DAY, end=DAY, duties=(duty,))
    assert full_names(made) == {"Aynur": "Aynur", "李敏": "李敏"}
    assert initials(made) == {"Aynur": "A.", "李敏": "李*"}


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Wang Guoqiang", "W. G."),
        ("aynur", "A."),
        ("王国强", "王*"),
        ("Anna-Maria dos Santos", "A. M. D. S."),
        ("پاتىگۈل تۇرسۇن", "پ. ت."),
        ("Gulnar (keys)", "G. K."),
        ("阿依古丽·买买提", "阿*"),
        ("+1", "1."),
        ("@小王", "小*"),
        ("👩", "*"),
        ("...", "*"),
    ],
)
def test_initials(name: str, short: str) -> None:
    assert initials(record(("id", name))) == {"id": short}


def test_those_alike_get_numbers_in_the_order_of_their_ids() -> None:
    made = record(("c", "Alim"), ("a", "Aynur"), ("b", "Bahar"))
    assert initials(made) == {"c": "A. (2)", "a": "A. (1)", "b": "B."}
