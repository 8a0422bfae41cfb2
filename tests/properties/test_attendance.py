"""Attendance of random rosters: in whatever order it is said, typed or filled in in a CSV."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dutyplan.ledger.attending.attendance import attend
from dutyplan.ledger.attending.filledin import read_filled_in
from dutyplan.ledger.attending.lookup import Lookup
from dutyplan.ledger.attending.marks import Marks
from dutyplan.ledger.attending.spoken import Spoken
from dutyplan.ledger.record import Record
from dutyplan.outputs.csv import render_record
from tests.ledger.records import records
from tests.oracle.plans import examples

Statement = tuple[int, str, str | None]
"""Which duty, the option, and of whom it speaks."""


@st.composite
def statements(draw: st.DrawFn, data: dict[str, Any]) -> list[Statement]:
    """No two of one assignment."""
    known = {one["id"] for one in data["volunteers"]}
    for duty in data["duties"]:
        known |= {*duty["volunteers"], *duty["standby"]}
    found: list[Statement] = []
    for place, duty in enumerate(data["duties"]):
        if draw(st.integers(0, 4)) == 0:
            found.append((place, "cancelled", None))
            continue
        for who in sorted(known):
            is_on = who in duty["volunteers"]
            option = draw(st.sampled_from(["", "absent", "done"] if is_on else ["", "", "came"]))
            if option:
                found.append((place, option, who))
    return found


@st.composite
def attended(draw: st.DrawFn) -> tuple[dict[str, Any], list[Statement]]:
    data = draw(records())
    return data, draw(statements(data))


def typed(data: dict[str, Any], said: list[Statement]) -> Marks:
    """The statements as somebody types them."""
    marks = Marks(Lookup(Record.model_validate(data)))
    spoken = Spoken(marks)
    for place, option, who in said:
        duty = data["duties"][place]
        time = f"{duty['start']}-{duty['end']}" if duty["start"] else "all day"
        text = f"{duty['task']}:{duty['date']} {time}"
        getattr(spoken, option)(f"--{option}", text if who is None else f"{who}:{text}")
    assert marks.lookup.problems == []
    return marks


def by_hand(data: dict[str, Any], said: list[Statement], days: set[str]) -> dict[str, Any]:
    """The same on plain data."""
    data = copy.deepcopy(data)
    for place, duty in enumerate(data["duties"]):
        marks = duty["attendance"]
        for which, option, who in said:
            if which != place:
                continue
            if option == "cancelled":
                for each in [*duty["volunteers"], *duty["standby"]]:
                    marks[each] = "cancelled"
            else:
                marks[who] = "absent" if option == "absent" else "done"
            if option == "came":
                duty["volunteers"] = sorted([*duty["volunteers"], who])
                duty["standby"] = [one for one in duty["standby"] if one != who]
                duty["missing"] = max(0, duty["want"] - len(duty["volunteers"]))
        if duty["date"] in days:
            for who in duty["volunteers"]:
                marks.setdefault(who, "done")
    return data


@examples(40)
@given(attended(), st.booleans(), st.data())
def test_marks_in_any_order_give_the_same_record(
    week: tuple[dict[str, Any], list[Statement]], is_whole: bool, draw: st.DataObject
) -> None:
    data, said = week
    record = Record.model_validate(data)
    marks = typed(data, said)
    days = {duty.date for duty in record.duties} if is_whole else marks.days
    after = attend(record, marks.said, days)
    again = typed(data, draw.draw(st.permutations(said)))
    assert attend(record, again.said, days) == after
    assert again.days == marks.days
    assert after == Record.model_validate(by_hand(data, said, {day.isoformat() for day in days}))


@examples(40)
@given(attended(), st.booleans())
def test_filled_in_in_the_csv_it_is_the_same(
    week: tuple[dict[str, Any], list[Statement]], is_whole: bool
) -> None:
    data, said = week
    record = Record.model_validate(data)
    marks = typed(data, said)
    days = {duty.date for duty in record.duties} if is_whole else marks.days
    after = attend(record, marks.said, days)
    filled = Marks(Lookup(record))
    read_filled_in("filled.csv", render_record(after).encode(), filled)
    assert [problem.message for problem in filled.lookup.problems] == []
    # Of a day on which something was said earlier the file speaks, too.
    days = days | filled.days
    assert attend(record, filled.said, days) == attend(record, marks.said, days)


@examples(40)
@given(records(), st.data())
def test_no_filled_in_text_raises(data: dict[str, Any], draw: st.DataObject) -> None:
    record = Record.model_validate(data)
    text = render_record(record)
    pieces = st.sampled_from(["", ",", "\n", '"', "absent", "done", "standby", "2026-11-28", "\0"])
    for _ in range(draw.draw(st.integers(1, 3))):
        start = draw.draw(st.integers(0, len(text)))
        length = draw.draw(st.sampled_from([0, 1, 5, 30]))
        text = text[:start] + draw.draw(pieces | st.text(max_size=3)) + text[start + length :]
    marks = Marks(Lookup(record))
    read_filled_in("filled.csv", text.encode("utf-8", "replace"), marks)
    if not marks.lookup.problems:
        attend(record, marks.said, marks.days)


@examples(40)
@given(records(), st.text(max_size=30) | st.text("AynurBahar7Rails:：-/ 2026118100", max_size=30))
def test_no_typed_mark_raises(data: dict[str, Any], text: str) -> None:
    marks = Marks(Lookup(Record.model_validate(data)))
    spoken = Spoken(marks)
    for option in ("absent", "came", "cancelled", "done", "day"):
        getattr(spoken, option)(f"--{option}", text)
    assert marks.lookup.problems or marks.said
