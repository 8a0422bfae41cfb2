"""Who and what is meant in a filed roster."""

from __future__ import annotations

from datetime import date

import pytest

from dutyplan.grammar.text import Text
from dutyplan.ledger.attending.lookup import Lookup, typed
from dutyplan.problems import Source
from tests.ledger.attended import AFTERNOON, BASEMENT, FIRST, RECORD, TEA

DAY = date.fromisoformat(FIRST)


def text(name: str) -> Text:
    return Text(name, Source("f", name).span_at(0, len(name)))


@pytest.mark.parametrize(
    ("name", "volunteer"),
    [("Aynur", "Aynur"), ("aynur", "Aynur"), ("Ma:  Jun", "mj"), ("MJ", "mj"), ("Li Min", None)],
)
def test_people_by_id_and_by_name(name: str, volunteer: str | None) -> None:
    assert Lookup(RECORD).known_volunteer(name) == volunteer


def test_an_id_goes_before_a_name() -> None:
    people = [{"id": "Aynur", "name": "Bahar"}, {"id": "Bahar", "name": "Aynur"}]
    record = RECORD.model_validate(RECORD.model_dump() | {"volunteers": people})
    assert Lookup(record).known_volunteer("Aynur") == "Aynur"
    assert Lookup(record).known_volunteer("Bahar") == "Bahar"


def test_namesakes_are_named_with_their_id() -> None:
    lookup = Lookup(RECORD)
    assert [lookup.name_of(one) for one in ("lm1", "mj", "who")] == [
        "Li Min (lm1)",
        "Ma: Jun",
        "who",
    ]


@pytest.mark.parametrize(
    ("task", "start", "end", "place"),
    [
        ("Basement", "10:00", None, BASEMENT),
        ("Basement", "14:00", "15:00", AFTERNOON),
        ("Basement", None, "15:00", AFTERNOON),
        ("Basement", "14:00", "16:00", None),
        ("Basement", None, None, None),
        ("Tea: hot", None, None, TEA),
        ("Tea: hot", "", "", TEA),
        ("Tea: hot", "10:00", None, None),
    ],
)
def test_duties_by_their_times(
    task: str, start: str | None, end: str | None, place: int | None
) -> None:
    lookup = Lookup(RECORD)
    assert lookup.duty(task, DAY, start, end, None) == place
    assert bool(lookup.problems) is (place is None)


def test_what_messages_call_a_duty() -> None:
    assert RECORD.duties[BASEMENT].label == "Basement on 2026-11-28 10:00-12:00"
    assert RECORD.duties[TEA].label == "Tea: hot on 2026-11-28"


def test_a_task_that_is_not_known() -> None:
    lookup = Lookup(RECORD)
    assert lookup.task(text("basment")) is None
    assert lookup.problems[0].hint == "did you mean 'Basement'?"


def test_what_is_typed_has_its_option_for_a_place() -> None:
    text = typed("--yes", "  Li \t Min ")
    assert (text, text.span.label) == ("Li Min", "--yes:1:1")
