"""From filed rosters to what was done before a plan, and who owes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from dutyplan.ledger.reading.past import read_past
from dutyplan.plan import Past, Plan, Task, Unsettled
from dutyplan.problems import render_text
from tests.builders import duty as planned
from tests.builders import plan as make_plan
from tests.builders import window
from tests.ledger.filers import HEAD, LINE, duty, read, record, row, write

RAILS = Task("Rails")
PLAN = make_plan([planned(RAILS, "10:00-11:00")], ["Aynur", "Bahar", ("7", "Li Min")])
DAY, NEXT = "2026-11-14", "2026-11-21"


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def past_of(plan: Plan = PLAN) -> Past:
    return read_past(read(), plan, LINE.span_at(9, 7))[0]


def doubts_of(plan: Plan = PLAN) -> list[str]:
    return [render_text(one) for one in read_past(read(), plan, LINE.span_at(9, 7))[1]]


def member(plan: Plan, name: str, **changed: Any) -> Plan:
    """The plan with something else said of one volunteer."""
    return replace(
        plan,
        volunteers=tuple(
            replace(one, **changed) if one.name == name else one for one in plan.volunteers
        ),
    )


def test_duties_before_the_plan_by_start() -> None:
    write("rosters/b.json", record(
        duty(NEXT, "Aynur"), duty(DAY, "Bahar", task="Fence", place="Gate", effort=2.5),
        duty("2026-11-28", "Aynur"), duty("2026-11-27", "7", start="22:00", end="02:00"),
    ))  # fmt: skip
    found = [one.duty for one in past_of().duties]
    assert [(one.task.name, one.date, one.window, one.effort) for one in found] == [
        ("Fence", date(2026, 11, 14), None, 250),
        ("Rails", date(2026, 11, 21), window("10:00-11:00"), 100),
        ("Rails", date(2026, 11, 27), window("22:00-02:00"), 100),
    ]
    assert found[1].task is RAILS
    assert (found[0].task.place, found[0].index) == ("Gate", -1)
    assert found[1].task is found[2].task


def test_a_task_that_is_no_more_is_one_task_still() -> None:
    write("rosters/a.json", record(duty(DAY, "Bahar", task="Fence")))
    write("rosters/b.json", record(duty(NEXT, "Bahar", task="Fence")))
    first, second = past_of().duties
    assert first.duty.task is second.duty.task


def test_who_served() -> None:
    marks = {"Aynur": "absent", "Bahar": "done", "Gulnar": "cancelled"}
    write("rosters/a.json", record(
        duty(DAY, "Aynur", "Bahar", "Gulnar", "7", attendance=marks, standby=["Li Min"])
    ))  # fmt: skip
    (one,) = past_of().duties
    assert one.crew == ("Bahar", "7")


def test_what_nobody_did_is_owed_by_nobody() -> None:
    write("rosters/a.json", record(
        duty(DAY, task="Fence", missing=2),
        duty(NEXT, "Aynur", attendance={"Aynur": "cancelled"}),
    ))  # fmt: skip
    assert past_of().duties == ()


def test_absences_are_kept_even_where_nobody_came() -> None:
    marks = {"Aynur": "absent", "Bahar": "cancelled"}
    write("rosters/a.json", record(
        duty(DAY, "Aynur", attendance={"Aynur": "absent"}),
        duty(NEXT, "Aynur", "Bahar", "7", attendance=marks),
    ))  # fmt: skip
    assert [(one.crew, one.absent) for one in past_of().duties] == [
        ((), ("Aynur",)),
        (("7",), ("Aynur",)),
    ]


def test_sharers_and_their_weights_stand_in_the_json() -> None:
    sharers = {"available": ["Aynur", "Bahar", "Gone"], "eligible": ["Aynur", "7"], "everyone": []}
    volunteers = [
        {"id": "Aynur", "name": "Aynur", "share": 0.35},
        {"id": "7", "name": "Li Min", "share": 0},
        {"id": "Gone", "name": "Gone", "share": 2},
    ]
    marks = {"Aynur": "absent"}
    write("rosters/a.json", record(
        duty(DAY, "Aynur", "Bahar", sharers=sharers, attendance=marks), volunteers=volunteers
    ))  # fmt: skip
    (one,) = past_of().duties
    assert one.shares == {
        "available": {"Aynur": Fraction(7, 20), "Bahar": 1, "Gone": 2},
        "eligible": {"Aynur": Fraction(7, 20)},
        "everyone": {},
    }


def test_the_same_sharers_are_one_mapping() -> None:
    sharers = {"available": ["Aynur", "7"], "eligible": ["Aynur", "7"]}
    for name, day in (("a", DAY), ("b", NEXT)):
        write(f"rosters/{name}.json", record(duty(day, "Aynur", sharers=sharers)))
    other = [{"id": "7", "name": "Li Min", "share": 2}]
    write("rosters/c.json", record(duty("2026-11-27", "7", sharers=sharers), volunteers=other))
    first, second, third = past_of().duties
    assert first.shares["available"] is second.shares["eligible"]
    assert third.shares["available"] == {"Aynur": 1, "7": 2}


def test_of_a_csv_the_members_of_the_day_share() -> None:
    plan = member(PLAN, "Aynur", share=Fraction(1, 2), until=date(2026, 11, 14))
    plan = member(plan, "Bahar", since=date(2026, 11, 15))
    write("rosters/a.csv", HEAD + row(DAY, "Aynur") + row(NEXT, "Aynur") + row(NEXT, "7"))
    first, second = past_of(plan).duties
    assert first.shares == {"everyone": {"Aynur": Fraction(1, 2), "7": 1}}
    assert second.shares == {"everyone": {"Bahar": 1, "7": 1}}
    plan = member(plan, "Li Min", share=Fraction(0))
    assert past_of(plan).duties[1].shares == {"everyone": {"Bahar": 1}}


def test_on_the_first_and_on_the_last_day_one_is_a_member() -> None:
    day = date(2026, 11, 14)
    plan = member(PLAN, "Aynur", since=day, until=day)
    write("rosters/a.csv", HEAD + row(DAY, "Bahar"))
    assert "Aynur" in past_of(plan).duties[0].shares["everyone"]


def test_of_a_csv_those_who_left_share_what_stands_in_it() -> None:
    rows = [row(DAY, "Aynur"), row(DAY, "Gone", "absent"), row(NEXT, "Away", role="standby")]
    write("rosters/a.csv", HEAD + "".join(rows))
    write("rosters/b.csv", HEAD + row("2026-11-27", "Aynur"))
    first, second = past_of().duties
    known = dict.fromkeys(["Aynur", "Bahar", "7"], Fraction(1))
    assert first.shares == {"everyone": known | {"Away": 1, "Gone": 1}}
    assert second.shares == {"everyone": known}


def test_of_two_csv_files_of_one_day_each_has_its_own_who_left() -> None:
    write("rosters/a.csv", HEAD + row(DAY, "Gone"))
    write("rosters/b.csv", HEAD + row(DAY, "Away").replace("Rails", "Fence"))
    strangers = [set(one.shares["everyone"]) - {"Aynur", "Bahar", "7"} for one in past_of().duties]
    assert strangers == [{"Gone"}, {"Away"}]


def test_a_duty_whose_json_does_not_tell_is_shared_like_one_of_a_csv() -> None:
    sharers = {"available": ["Aynur"]}
    write("rosters/a.json", record(duty(DAY, "Aynur", sharers=sharers), duty(NEXT, "Aynur")))
    first, second = past_of().duties
    assert first.shares == {"available": {"Aynur": 1}}
    assert second.shares["everyone"].keys() == {"Aynur", "Bahar", "7"}


def test_what_is_replaced_is_not_past() -> None:
    write("rosters/a.json", record(duty(DAY, "Aynur"), duty(NEXT, "Bahar")))
    write("rosters/b.json", record(duty(NEXT, "Aynur"), replaces=["a"]))
    assert [one.crew for one in past_of().duties] == [("Aynur",), ("Aynur",)]


def test_who_served_last_and_is_not_known() -> None:
    write("rosters/a.json", record(duty(DAY, "Long gone")))
    write("rosters/b.json", record(
        duty(NEXT, "Aynur", "Bahra", "Absent", attendance={"Absent": "absent"}),
        duty("2026-11-20", "Bahra", "Gulnar"), duty("2026-11-29", "Later"),
    ))  # fmt: skip
    assert doubts_of() == [
        "week.yaml:1:10: warning[unknown-past-volunteer]: "
        "'Bahra' served on 2026-11-21, and is not in this week file\n"
        "  1 | history: rosters\n"
        "    |          ^^^^^^^\n"
        "  hint: a changed name keeps its 'id'; who has left stays in the file with 'until'",
        "week.yaml:1:10: warning[unknown-past-volunteer]: "
        "'Gulnar' served on 2026-11-20, and is not in this week file\n"
        "  1 | history: rosters\n"
        "    |          ^^^^^^^\n"
        "  hint: a changed name keeps its 'id'; who has left stays in the file with 'until'",
    ]


@pytest.mark.parametrize(
    ("num", "last"), [(5, "'V4' served"), (6, "and 1 more"), (9, "and 4 more")]
)
def test_many_who_are_not_known(num: int, last: str) -> None:
    write("rosters/a.json", record(duty(DAY, *(f"V{number}" for number in range(num)))))
    found = doubts_of()
    assert len(found) == min(num, 6)
    assert found[-1].split("]: ")[1].startswith(last)


def test_of_two_rosters_that_end_on_one_day_both_are_the_last() -> None:
    write("rosters/a.json", record(duty(DAY, "Gulnar"), duty(NEXT, "Aynur")))
    write("rosters/b.json", record(duty(NEXT, "Wang Guoqiang", task="Fence")))
    assert ["Gulnar" in doubts_of()[0], "Wang Guoqiang" in doubts_of()[1]] == [True, True]


def test_nothing_is_said_of_rosters_after_the_plan_s_start() -> None:
    write("rosters/a.json", record(duty("2026-11-28", "Gulnar")))
    assert (past_of().duties, doubts_of()) == ((), [])


def test_rosters_to_which_too_few_have_agreed_so_far() -> None:
    """Those of which something counts as planned; of what is marked it is known what became."""
    consent = {"percent": 80, "state": "proposed", "yes": ["Aynur"]}
    marked: dict[str, Any] = {"attendance": {"Aynur": "done"}}
    both = [duty(DAY, "Aynur"), duty(DAY, "Bahar", task="Fence")]
    write("rosters/a.json", record(duty("2026-11-07", "Aynur", **marked), consent=consent))
    write("rosters/b.json", record(*both, consent=consent))
    write("rosters/c.json", record(duty(NEXT, "Aynur"), consent={**consent, "state": "adopted"}))
    write("rosters/d.json", record(duty("2026-11-24", "Aynur")))
    write("rosters/e.json", record(duty("2026-11-28", "Aynur"), consent=consent))
    write("rosters/f.json", record(duty("2026-11-27", "Bahar"), consent=consent))
    assert past_of().unsettled == (
        Unsettled("rosters/b.json", 1, 2),
        Unsettled("rosters/f.json", 0, 1),
    )
