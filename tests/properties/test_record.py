"""What is filed of random solved weeks: read back it is the same, and it says who owes what."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

import dutyplan
from dutyplan.ledger.agreeing.consent import ask
from dutyplan.ledger.reading.recordfile import read_record
from dutyplan.ledger.reading.twins import compare_twin
from dutyplan.ledger.record import Record
from dutyplan.ledger.recording import record_of
from dutyplan.outputs.filed import filed_texts
from dutyplan.weekfile import read_week_bytes
from tests.oracle import fairness, plans, weeks
from tests.oracle.facts import Data, Facts

Key = tuple[str, date]


@st.composite
def solved_weeks(draw: st.DrawFn) -> tuple[Data, Record]:
    """A small week, and the record of its roster."""
    kind, number = draw(st.sampled_from(weeks.KINDS)), draw(st.integers(0, 9999))
    data = weeks.week(Random(f"{kind} {number}"), kind, least=(3, 1, 1), most=(6, 2, 3))
    plan, _ = read_week_bytes("week.yaml", plans.to_yaml(data).encode(), Path())
    assume(plan is not None)
    assert plan is not None
    outcome = dutyplan.solve(plan, time_limit=1)
    assume(outcome.roster is not None)
    return data, record_of(outcome)


@plans.examples(60)
@given(solved_weeks())
def test_published_and_read_back_it_is_the_same(week: tuple[Data, Record]) -> None:
    record = week[1].model_copy(update={"replaces": ("2026-11-21",), "consent": None})
    for percent in (None, 80):
        filed = record if percent is None else ask(record, percent)
        json, csv = filed_texts(filed)
        found, problems = read_record("2026-11-28.json", json)
        assert found is not None
        assert problems == []
        assert found.model_copy(update={"csv_sha256": None}) == filed
        assert compare_twin(found, "2026-11-28.json", "2026-11-28.csv", csv) == []
        # As if its hash were not known: it is read, and says the same.
        edited = found.model_copy(update={"csv_sha256": None})
        assert compare_twin(edited, "2026-11-28.json", "2026-11-28.csv", csv) == []


@plans.examples(60)
@given(solved_weeks())
def test_each_duty_names_those_who_owe_it(week: tuple[Data, Record]) -> None:
    data, record = week
    facts = Facts(data)
    names = [one.id for one in record.volunteers]
    owing: dict[Key, dict[str, list[str]]] = {(one.task, one.day): {} for one in facts.duties}
    goals: list[Any] = [one for one in data["goals"] if "fairness" in str(one)]
    for goal in goals or ["fairness"]:
        way = fairness.fairness_options(goal).get("shared_by", "available")
        told = fairness.Fairness(facts, goal)
        for index in told.weights:
            duty = facts.duties[index]
            sharers = [names[number] for number in told.owed if told.is_sharer(number, index)]
            owing[duty.task, duty.day].setdefault(way, sharers)
    said = {
        (one.task, one.date): {way: list(ids) for way, ids in one.sharers.items()}
        for one in record.duties
    }
    assert said == owing
