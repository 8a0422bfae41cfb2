"""What is said of assignments, collected: the same twice, and two things of one."""

from __future__ import annotations

from datetime import date

from dutyplan.grammar.text import Text
from dutyplan.ledger.attending.attendance import Said
from dutyplan.ledger.attending.lookup import Lookup
from dutyplan.ledger.attending.marks import Marks
from dutyplan.problems import Source
from tests.ledger.attended import ABSENT, CANCELLED, DONE, FIRST, LATER, RAILS, RECORD, SECOND


def collected(*said: Said) -> Marks:
    marks = Marks(Lookup(RECORD))
    for number, one in enumerate(said):
        marks.say(Text(f"mark {number}", Source("f", "mark").span_at(0, 4)), one)
    return marks


def test_marks_and_their_days() -> None:
    said = [Said(RAILS, ABSENT, "Bahar"), Said(LATER, CANCELLED), Said(RAILS, ABSENT, "Bahar")]
    marks = collected(*said)
    assert (marks.said, marks.lookup.problems) == (said, [])
    assert sorted(map(str, marks.days)) == [FIRST, SECOND]


def test_two_things_of_one() -> None:
    marks = collected(Said(RAILS, DONE, "Bahar"), Said(RAILS, CANCELLED))
    assert marks.said == [Said(RAILS, DONE, "Bahar")]
    assert marks.days == {date.fromisoformat(FIRST)}
    (problem,) = marks.lookup.problems
    assert problem.code == "two-marks"
    assert problem.hint == "'mark 0' was said before; leave one of the two out"
