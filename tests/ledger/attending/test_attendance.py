"""What became of a roster: marks taken in, those of earlier kept, and all that counted."""

from __future__ import annotations

from datetime import date

import pytest

from dutyplan.ledger.attending.attendance import Said, attend, days_of, take_back, tally
from dutyplan.ledger.record import Record
from tests.ledger.attended import (
    ABSENT,
    AFTERNOON,
    BASEMENT,
    CANCELLED,
    DONE,
    FIRST,
    LATER,
    RAILS,
    RECORD,
    SECOND,
    TEA,
    marks_of,
)

SATURDAY, NEXT = date.fromisoformat(FIRST), date.fromisoformat(SECOND)
ALL_DONE = [
    {"Aynur": "done", "Bahar": "done"},
    {"lm1": "done"},
    {"lm2": "done"},
    {"mj": "done"},
    {"Aynur": "done", "lm1": "done"},
]


def test_what_nobody_speaks_of_was_done() -> None:
    """A reserve who was not needed is no assignment."""
    assert marks_of(attend(RECORD, [], days_of(RECORD))) == ALL_DONE


def test_other_days_stay_as_planned() -> None:
    said = [Said(LATER, ABSENT, "lm1")]
    marks = marks_of(attend(RECORD, said, [SATURDAY]))
    assert marks == [*ALL_DONE[:4], {"lm1": "absent"}]


def test_earlier_marks_stay_unless_something_else_is_said() -> None:
    first = attend(RECORD, [Said(RAILS, ABSENT, "Aynur"), Said(BASEMENT, CANCELLED)], [SATURDAY])
    assert marks_of(first)[:2] == [{"Aynur": "absent", "Bahar": "done"}, {"lm1": "cancelled"}]
    again = attend(first, [Said(RAILS, ABSENT, "Bahar")], [SATURDAY])
    assert marks_of(again)[:2] == [{"Aynur": "absent", "Bahar": "absent"}, {"lm1": "cancelled"}]
    taken_back = attend(again, [Said(RAILS, DONE, "Aynur")], [SATURDAY])
    assert marks_of(taken_back)[0] == {"Aynur": "done", "Bahar": "absent"}


def test_taken_back_a_day_is_planned_again_and_others_are_not() -> None:
    """Who stepped in from reserve stays on it, as planned."""
    marked = attend(RECORD, [Said(RAILS, DONE, "Gulnar")], days_of(RECORD))
    after = take_back(marked, [SATURDAY])
    assert marks_of(after) == [{}, {}, {}, {}, ALL_DONE[4]]
    assert after.duties[RAILS].volunteers == ("Aynur", "Bahar", "Gulnar")
    told = tally(marked, after, [])
    assert (told.days, told.taken_back, told.open) == ((), (SATURDAY,), (SATURDAY,))
    assert take_back(RECORD, days_of(RECORD)) == RECORD


def test_who_came_is_on_it_and_fills_a_gap() -> None:
    after = attend(RECORD, [Said(AFTERNOON, DONE, "Bahar")], [])
    duty = after.duties[AFTERNOON]
    assert (duty.volunteers, duty.missing) == (("Bahar", "lm2"), 0)
    assert marks_of(after)[AFTERNOON] == {"Bahar": "done"}
    assert duty.sharers == RECORD.duties[AFTERNOON].sharers


def test_a_reserve_who_came_is_no_reserve_any_more() -> None:
    after = attend(RECORD, [Said(RAILS, DONE, "Gulnar")], [])
    duty = after.duties[RAILS]
    assert (duty.volunteers, duty.standby) == (("Aynur", "Bahar", "Gulnar"), ())
    assert duty.missing == 0


def test_a_duty_that_was_called_off_and_took_place_all_the_same() -> None:
    off = RECORD.duties[AFTERNOON].model_copy(
        update={"volunteers": (), "missing": 2, "called_off": True}
    )
    record = RECORD.model_copy(update={"duties": (off,)})
    (duty,) = attend(record, [Said(0, DONE, "wgq")], []).duties
    assert (duty.volunteers, duty.missing, duty.called_off) == (("wgq",), 1, False)


def test_a_whole_duty_that_is_cancelled() -> None:
    after = attend(RECORD, [Said(RAILS, CANCELLED)], [SATURDAY])
    assert marks_of(after)[RAILS] == dict.fromkeys(("Aynur", "Bahar", "Gulnar"), "cancelled")


def test_nothing_else_changes() -> None:
    after = attend(RECORD, [Said(RAILS, ABSENT, "Aynur")], [SATURDAY])
    plain = [one.model_copy(update={"attendance": {}}) for one in after.duties]
    assert after.model_copy(update={"duties": tuple(plain)}) == RECORD


@pytest.mark.parametrize(
    "said",
    [
        [Said(RAILS, ABSENT, "Aynur"), Said(RAILS, DONE, "Aynur")],
        [Said(RAILS, CANCELLED), Said(RAILS, ABSENT, "Aynur")],
        [Said(RAILS, ABSENT, "wgq")],
    ],
)
def test_what_makes_no_sense_is_refused(said: list[Said]) -> None:
    with pytest.raises(ValueError, match="on Rails, 2026-11-28"):
        attend(RECORD, said, [])


def told(record: Record) -> list[tuple[str, str, date]]:
    found = tally(RECORD, record, [SATURDAY])
    return [
        (kind, who, duty.date)
        for kind in ("absent", "came", "called_off")
        for who, duty in getattr(found, kind)
    ]


def test_the_tally() -> None:
    said = [
        Said(RAILS, ABSENT, "Aynur"),
        Said(RAILS, DONE, "Gulnar"),
        Said(RAILS, CANCELLED, "Bahar"),
        Said(BASEMENT, CANCELLED),
    ]
    after = attend(RECORD, said, [SATURDAY])
    found = tally(RECORD, after, [SATURDAY])
    assert (found.days, found.done, found.open) == ((SATURDAY,), 3, (NEXT,))
    assert told(after) == [
        ("absent", "Aynur", SATURDAY),
        ("came", "Gulnar", SATURDAY),
        ("called_off", "Bahar", SATURDAY),
    ]
    assert [duty.task for duty in found.cancelled] == ["Basement"]


def test_a_duty_that_nobody_was_on_is_not_cancelled() -> None:
    empty = RECORD.duties[TEA].model_copy(update={"volunteers": ()})
    record = RECORD.model_copy(update={"duties": (empty,)})
    found = tally(record, attend(record, [], [SATURDAY]), [SATURDAY])
    assert (found.days, found.done, found.cancelled) == ((SATURDAY,), 0, ())
