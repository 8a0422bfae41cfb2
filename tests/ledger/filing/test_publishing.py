"""Where a roster is filed, and what stands in its way there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dutyplan.ledger.filing.publishing import (
    calls_replaced,
    folder_of,
    has_replies,
    is_in_history,
    obstacle,
    recorded,
    replaced_by,
    stem_of,
)
from dutyplan.ledger.reading.folder import Filed
from dutyplan.ledger.record import Call, Consent, Mark, Record, RecordedDuty
from dutyplan.plan import Plan, Task
from tests import builders
from tests.builders import SATURDAY

NEXT = SATURDAY + timedelta(7)
RAILS, HALL = Task("Rails"), Task("Hall")
PLAN = builders.plan(
    [builders.duty(RAILS, "10:00-11:00"), builders.duty(HALL, day=NEXT)], ["Aynur"], num_days=14
)


def with_history(*names: str) -> Plan:
    return replace(PLAN, history=names)


def filed(
    stem: str,
    *duties: tuple[date, str | None, str],
    marks: Mapping[str, Mark] | None = None,
    counted: bool = True,
) -> Filed:
    end = {None: None, "10:00": "11:00", "12:00": "13:00"}
    recorded_duties = tuple(
        RecordedDuty(
            date=day, start=start, end=end[start], task=task, want=1, volunteers=("Aynur",),
            attendance=dict(marks or {}),
        )
        for day, start, task in duties
    )  # fmt: skip
    record = Record(title="Old", start=SATURDAY, end=NEXT, duties=recorded_duties)
    return Filed(Path("rosters", f"{stem}.json"), record, recorded_duties if counted else ())


@pytest.mark.parametrize(
    ("history", "folder"),
    [
        ((), "week/rosters"),
        (("ledger",), "week/ledger"),
        (("../ledger", "old.CSV", "older.json"), "week/../ledger"),
        (("old.csv",), "week/rosters"),
        (("one", "another"), "week/rosters"),
    ],
)
def test_the_folder_is_the_one_that_the_history_names(
    history: tuple[str, ...], folder: str
) -> None:
    assert folder_of(with_history(*history), Path("week")) == Path(folder)


def test_a_folder_is_known_whatever_way_it_is_written() -> None:
    plan = with_history("old.csv", "sub/../ledger/")
    assert is_in_history(plan, Path("week"), Path("week/ledger").resolve())
    assert not is_in_history(plan, Path("week"), Path("ledger"))
    assert not is_in_history(PLAN, Path(), Path())


def test_files_are_called_by_the_first_day_of_the_plan() -> None:
    assert stem_of(PLAN) == "2026-11-28"


@pytest.mark.parametrize(
    "duty",
    [(SATURDAY, "12:00", "Rails"), (SATURDAY, "10:00", "Hall"), (NEXT, "10:00", "Rails"),
     (NEXT, "10:00", "Hall")],
)  # fmt: skip
def test_other_duties_are_no_obstacle(duty: tuple[date, str | None, str]) -> None:
    assert obstacle(PLAN, [filed("2026-11-21", duty)]) is None


@pytest.mark.parametrize("duty", [(SATURDAY, "10:00", "Rails"), (NEXT, None, "Hall")])
def test_the_same_duty_is_one(duty: tuple[date, str | None, str]) -> None:
    reason = obstacle(PLAN, [filed("2026-11-14"), filed("2026-11-21", duty)])
    assert reason is not None
    assert reason.message.startswith(f"rosters/2026-11-21.json has {duty[2]} on {duty[0]}")


def test_a_duty_that_another_roster_replaced_is_none() -> None:
    duty = (SATURDAY, "10:00", "Rails")
    assert obstacle(PLAN, [filed("2026-11-21", duty, counted=False)]) is None


def test_a_roster_of_the_same_name_is_one() -> None:
    reason = obstacle(PLAN, [filed("2026-11-28")])
    assert reason is not None
    assert reason.code == "publish.exists"


def test_what_is_replaced_has_duties_on_the_dates_of_the_plan() -> None:
    rosters = [
        filed("2026-11-21", (SATURDAY - timedelta(1), None, "Hall")),
        filed("2026-11-22", (PLAN.end, None, "Snow")),
        filed("2026-11-23", (PLAN.end + timedelta(1), None, "Snow")),
        filed("2026-11-24", (SATURDAY, "12:00", "Rails"), counted=False),
        filed("2026-11-28", (SATURDAY, "10:00", "Rails")),
    ]
    assert list(replaced_by(PLAN, rosters)) == ["2026-11-22", "2026-11-24"]


def test_what_was_done_is_not_replaced() -> None:
    marks = {"Aynur": Mark.ABSENT}
    before = (SATURDAY - timedelta(1), None, "Hall")
    assert recorded(PLAN, [filed("2026-11-28", (SATURDAY, "10:00", "Rails"))]) is None
    assert recorded(PLAN, [filed("2026-11-21", before, marks=marks)]) is None
    # Of a roster of the same name all is gone.
    for stem, duty in (("2026-11-28", before), ("2026-11-21", (NEXT, None, "Snow"))):
        for counted in (True, False):
            reason = recorded(PLAN, [filed(stem, duty, marks=marks, counted=counted)])
            assert reason is not None
            assert reason.message.startswith(f"rosters/{stem}.json says already what became of ")


def noting(one: Filed, *days: date, **more: object) -> Filed:
    calls = tuple(Call(volunteer="Aynur", date=day) for day in days)
    return replace(one, record=one.record.model_copy(update={"away": calls, **more}))


OWN = (SATURDAY, "10:00", "Rails")
LATER = (NEXT, None, "Hall")


def test_what_was_called_off_in_all_that_it_replaces() -> None:
    outside = (NEXT + timedelta(7), None, "Hall")
    rosters = [
        noting(filed("2026-11-21", OWN), SATURDAY),
        noting(filed("2026-11-28", LATER), SATURDAY, NEXT),
        noting(filed("2026-12-05", LATER)),
        noting(filed("2026-12-12", outside), NEXT),
    ]
    calls = {path: [one.date for one in own] for path, own in calls_replaced(PLAN, rosters).items()}
    assert calls == {
        "rosters/2026-11-21.json": [SATURDAY],
        "rosters/2026-11-28.json": [SATURDAY, NEXT],
    }


def test_a_roster_says_nothing_of_days_on_which_another_stands_in_for_it() -> None:
    """A call may have been taken back in that one."""
    rosters = [
        noting(filed("2026-11-21", OWN, LATER), SATURDAY, NEXT),
        noting(filed("2026-11-28", LATER), start=NEXT, replaces=("2026-11-21",)),
    ]
    calls = {path: [one.date for one in own] for path, own in calls_replaced(PLAN, rosters).items()}
    assert calls == {"rosters/2026-11-21.json": [SATURDAY]}


def test_whether_anybody_has_replied() -> None:
    asked = [noting(filed("2026-11-21", OWN), consent=Consent(percent=80))]
    assert not has_replies(PLAN, asked)
    assert not has_replies(PLAN, [filed("2026-11-21", OWN)])
    for own in ({"yes": ("Aynur",)}, {"no": ("Aynur",)}):
        consent = Consent.model_validate({"percent": 80, **own})
        assert has_replies(PLAN, [*asked, noting(filed("2026-11-28", OWN), consent=consent)])
        elsewhere = (NEXT + timedelta(7), None, "Hall")
        assert not has_replies(PLAN, [noting(filed("2026-12-12", elsewhere), consent=consent)])
