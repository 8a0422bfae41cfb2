"""Filed rosters, whoever wrote them and however they are split: what counts is always the same."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyplan.ledger.reading.folder import read_history
from dutyplan.ledger.reading.past import read_past
from dutyplan.ledger.reading.recordfile import read_record
from dutyplan.ledger.record import Record
from dutyplan.outputs import csv as csv_output
from dutyplan.outputs import json as json_output
from dutyplan.plan import Past, Task
from dutyplan.problems import render_text
from tests.builders import SATURDAY
from tests.builders import duty as planned
from tests.builders import plan as make_plan
from tests.ledger.filers import names
from tests.ledger.records import IDS, TASKS, as_csv, as_json, kept, order, records
from tests.oracle import plans

PLAN = make_plan([planned(Task(TASKS[0]))], list(IDS))
FIRST = SATURDAY - timedelta(28)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("history")


def emptied(folder: Path) -> Path:
    rosters = folder / "rosters"
    shutil.rmtree(rosters, ignore_errors=True)
    rosters.mkdir()
    return rosters


@plans.examples(40)
@given(records())
def test_what_the_program_writes_is_read_as_it_was(data: dict[str, Any]) -> None:
    record = Record.model_validate(data)
    found, problems = read_record("r.json", json_output.render_record(record).encode())
    assert problems == []
    assert found == record
    found, problems = read_record("r.csv", csv_output.render_record(record).encode())
    told = [one for one in record.duties if one.volunteers or one.standby or one.missing]
    assert problems == []
    assert found is not None
    assert kept(found) == kept(record.model_copy(update={"duties": told}))


def put_earlier(data: dict[str, Any], num_days: int) -> dict[str, Any]:
    """The same roster so many days earlier."""

    def moved(day: str) -> str:
        return (date.fromisoformat(day) - timedelta(num_days)).isoformat()

    duties = [one | {"date": moved(one["date"])} for one in data["duties"]]
    dates = {"start": moved(data["start"]), "end": moved(data["end"])}
    return data | dates | {"duties": duties, "replaces": []}


def said(past: Past) -> list[Any]:
    """All that a plan is told of its past, in an order that no file decides."""
    found = [
        (one.duty.label, one.duty.effort, tuple(sorted(one.crew)),
         sorted((way, sorted(shares.items())) for way, shares in one.shares.items()))
        for one in past.duties
    ]  # fmt: skip
    return sorted(found)


def past_in(folder: Path) -> Past:
    rosters, problems = read_history(names("rosters"), folder)
    assert [render_text(problem) for problem in problems] == []
    return read_past(rosters, PLAN)[0]


@plans.examples(30)
@given(records(), st.data())
def test_however_a_roster_is_split_into_files_the_past_is_the_same(
    folder: Path, data: dict[str, Any], draw: st.DataObject
) -> None:
    data = put_earlier(data, draw.draw(st.sampled_from([7, 28])))
    rosters = emptied(folder)
    (rosters / "all.json").write_text(as_json(data), encoding="utf-8")
    whole = said(past_in(folder))
    assert len(whole) == len(list(served(data)))
    (rosters / "all.json").unlink()
    # Duties that start together are told apart within one roster alone.
    parts: dict[int, list[dict[str, Any]]] = {}
    numbers: dict[tuple[str, ...], int] = {}
    for one in data["duties"]:
        key = (one["date"], one["start"] or "", one["task"])
        number = numbers.setdefault(key, draw.draw(st.integers(0, 3)))
        parts.setdefault(number, []).append(one)
    for number, duties in parts.items():
        text = as_json(data | {"duties": duties})
        (rosters / f"{number}.json").write_text(text, encoding="utf-8")
    assert said(past_in(folder)) == whole


def served(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The duties before the plan that anybody did, or was absent from."""
    for one in data["duties"]:
        marks = [one["attendance"].get(who, "planned") for who in one["volunteers"]]
        if one["date"] < SATURDAY.isoformat() and {"planned", "done", "absent"} & set(marks):
            yield one


@plans.examples(60)
@given(st.data())
def test_of_duties_that_are_replaced_none_counts_and_of_others_each_once(
    folder: Path, draw: st.DataObject
) -> None:
    """Rosters of several weeks, some in the place of earlier ones, against brute force."""
    rosters = emptied(folder)
    written: dict[str, dict[str, Any]] = {}
    for number in range(draw.draw(st.integers(1, 4))):
        first = draw.draw(st.integers(0, 3))
        last = draw.draw(st.integers(first, 3))
        days = [(FIRST + timedelta(7 * week)).isoformat() for week in range(first, last + 1)]
        replaces = draw.draw(st.lists(st.sampled_from(sorted(written) or ["r9"]), unique=True))
        duties = [
            {"date": day, "start": None, "end": None, "task": "Rails", "want": 1,
             "volunteers": [f"{number}"]}
            for day in draw.draw(st.lists(st.sampled_from(days), unique=True, min_size=1))
        ]  # fmt: skip
        written[f"r{number}"] = {
            "title": "", "start": days[0], "end": days[-1], "duties": sorted(duties, key=order),
            "replaces": [one for one in replaces if one in written],
        }  # fmt: skip
    for name, data in written.items():
        (rosters / f"{name}.json").write_text(json.dumps(data), encoding="utf-8")
    counted = [
        (duty["date"], name)
        for name, data in written.items()
        for duty in data["duties"]
        if not any(
            name in other["replaces"] and other["start"] <= duty["date"] <= other["end"]
            for other in written.values()
        )
    ]
    found, problems = read_history(names("rosters"), folder)
    if len({day for day, _ in counted}) < len(counted):
        assert {problem.code for problem in problems} == {"duplicate-duty"}
        assert found == []
        return
    assert problems == []
    read = [(one.date.isoformat(), filed.path.stem) for filed in found for one in filed.duties]
    assert sorted(read) == sorted(counted)


@plans.examples(30)
@given(records(), records(), st.data())
def test_no_folder_raises(
    folder: Path, first: dict[str, Any], second: dict[str, Any], draw: st.DataObject
) -> None:
    rosters = emptied(folder)
    texts = [as_json(first), as_csv(first), as_json(second), as_csv(second)]
    for name in ("a.json", "a.csv", "b.json", "b.csv"):
        text = draw.draw(st.sampled_from([*texts, ""]))
        start = draw.draw(st.integers(0, len(text)))
        length = draw.draw(st.sampled_from([0, 0, 1, 30]))
        (rosters / name).write_text(text[:start] + text[start + length :], encoding="utf-8")
    found, problems = read_history(names("rosters"), folder)
    assert bool(found) != any(problem.is_error for problem in problems)
    for problem in problems:
        render_text(problem)
    read_past(found, PLAN)
