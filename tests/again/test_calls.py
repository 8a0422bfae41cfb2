from __future__ import annotations

from datetime import date

import pytest

from dutyplan.again.calls import (
    called_off,
    called_off_in,
    declined_in,
    done_in,
    noted,
    read_away,
    read_back,
    read_day,
    read_goals,
    within,
    without,
)
from dutyplan.grammar.text import MisreadError
from dutyplan.ledger.record import Call, Consent, Record, RecordedDuty
from dutyplan.roster import Assignment
from dutyplan.rules.away import Away
from tests import builders, plans

PLAN = plans.plan(
    """
    start: 2026-11-28
    weeks: 2
    tasks:
      - {name: Basement, when: [saturday 10:00-12:00, saturday 14:00-16:00]}
      - {name: Rails, when: sunday}
    volunteers:
      - {name: Li Min, id: lm}
      - {name: 王芳}
      - {name: Ann}
    """
)


def on(day: str) -> date:
    return date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "id", "first", "last", "num"),
    [
        ("Li Min 2026-12-05", "lm", "2026-12-05", "2026-12-05", 1),
        ("  li   min  2026/12/5 ", "lm", "2026-12-05", "2026-12-05", 1),
        ("lm 2026-12-05..2026-12-07", "lm", "2026-12-05", "2026-12-07", 3),
        ("lm 2026-12-05 .. 2026-12-07", "lm", "2026-12-05", "2026-12-07", 3),
        ("王芳 2026-12-05..2026-12-05", "王芳", "2026-12-05", "2026-12-05", 1),
        ("Ann 2026-11-01..2026-11-29", "Ann", "2026-11-28", "2026-11-29", 2),
        ("Ann 2026-12-10..2027-02-01", "Ann", "2026-12-10", "2026-12-12", 3),
    ],
)
def test_who_is_away_and_when(text: str, id: str, first: str, last: str, num: int) -> None:
    found = read_away(PLAN, text)
    assert {one.id for one, _ in found} == {id}
    days = [day for _, day in found]
    assert (days[0], days[-1], len(days)) == (on(first), on(last), num)


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("Ann", "'Ann' does not say who is away and when", "write the name and the day"),
        ("2026-12-05", "'2026-12-05' does not say who is away and when", "write the name"),
        ("", "'' does not say who is away and when", "write the name"),
        ("Ann tomorrow", "'tomorrow' is not a date", "write the name and the day"),
        ("Ann 2026-12-05..", "'' is not a date", "write the name and the day"),
        ("Ann 2026-02-30", "there is no 30 February 2026", ""),
        ("Anm 2026-12-05", "there is no volunteer 'Anm'", "did you mean 'Ann'?"),
        (
            "Ann 2026-12-07..2026-12-05",
            "'2026-12-07..2026-12-05': the last day is before the first",
            "write the name",
        ),
        (
            "Ann 2027-01-02",
            "'2027-01-02' is no day of the plan",
            "it goes from 2026-11-28 to 2026-12-11",
        ),
    ],
)
def test_what_does_not_say_it(text: str, said: str, hint: str) -> None:
    with pytest.raises(MisreadError) as caught:
        read_away(PLAN, text)
    (problem,) = caught.value.problems
    assert said in problem.message
    assert problem.hint.startswith(hint)


def test_a_day() -> None:
    assert read_day("2026/12/5") == on("2026-12-05")
    with pytest.raises(MisreadError):
        read_day("saturday")


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        ("coverage,fairness,stability", ["coverage", "fairness", "stability"]),
        (" Coverage , stability ", ["coverage", "stability"]),
        ("coverage + wishes,fairness", ["coverage+wishes", "fairness"]),
    ],
)
def test_goals_in_order(text: str, goals: list[str]) -> None:
    assert read_goals(text) == goals


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("coverage,fairnes", "there is no goal 'fairnes'", "did you mean 'fairness'?"),
        ("", "there is no goal ''", "known here: coverage"),
        ("coverage,stability,coverage", "the goal 'coverage' stands here twice", ""),
        ("coverage+fairness", "'fairness' is no single number", "put a comma there"),
    ],
)
def test_what_is_no_order_of_goals(text: str, said: str, hint: str) -> None:
    with pytest.raises(MisreadError) as caught:
        read_goals(text)
    (problem,) = caught.value.problems
    assert problem.message.startswith(said)
    assert problem.hint.startswith(hint)


def record(**consent: tuple[str, ...]) -> Record:
    def duty(task: str, day: str, start: str | None, end: str | None, **marks: str) -> RecordedDuty:
        return RecordedDuty.model_validate(
            {
                "date": day,
                "start": start,
                "end": end,
                "task": task,
                "want": 1,
                "volunteers": list(marks) or ["Ann"],
                "attendance": {who: mark for who, mark in marks.items() if mark},
            }
        )

    duties = (
        duty("Basement", "2026-11-28", "10:00", "12:00", Ann="planned"),
        duty("Basement", "2026-11-28", "14:00", "16:00", lm="done"),
        duty("Rails", "2026-11-29", None, None, lm="absent"),
        duty("Rails", "2026-12-06", None, None, lm=""),
    )
    return Record(
        title="",
        start=on("2026-11-28"),
        end=on("2026-12-11"),
        duties=duties,
        consent=Consent.model_validate({"percent": 80, **consent}) if consent else None,
    )


def test_duties_with_a_mark_are_done() -> None:
    done = list(done_in(PLAN, record()))
    assert [(one.task.name, str(one.date), str(one.window)) for one in done] == [
        ("Basement", "2026-11-28", "14:00-16:00"),
        ("Rails", "2026-11-29", "None"),
    ]


def test_what_was_declined() -> None:
    roster = builders.roster(PLAN, {0: ["Ann"], 1: ["lm"], 2: ["lm"]}, {0: ["lm"]})
    assert declined_in(roster, record()) == []
    found = declined_in(roster, record(no=("lm", "gone"), yes=("Ann",)))
    assert [(one.volunteer.id, one.duty.index) for one in found] == [("lm", 1), ("lm", 2)]


LI_MIN, WANG, ANN = PLAN.volunteers
SECOND = PLAN.duties[1]
CALLED = Away(((ANN, on("2026-12-05")),), (Assignment(LI_MIN, SECOND),))
NOTED = (
    Call(volunteer="lm", date=on("2026-11-28"), task="Basement", start="14:00"),
    Call(volunteer="Ann", date=on("2026-12-05")),
)


def record_with(*away: Call) -> Record:
    return Record(title="", start=PLAN.start, end=PLAN.end, duties=(), away=away)


def test_what_is_noted_of_calls_is_read_back() -> None:
    assert noted(CALLED) == NOTED
    assert called_off_in(PLAN, record_with(*NOTED)) == CALLED
    assert noted(Away((*CALLED.days, *CALLED.days), CALLED.declined)) == NOTED


@pytest.mark.parametrize(
    "call",
    [
        Call(volunteer="Gone", date=on("2026-12-05")),
        Call(volunteer="lm", date=on("2026-11-28"), task="Basement", start="09:00"),
        Call(volunteer="lm", date=on("2026-11-28"), task="Attic", start="14:00"),
    ],
)
def test_calls_that_mean_nothing_any_more_are_left_out(call: Call) -> None:
    assert called_off_in(PLAN, record_with(call)) == Away()


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("Ann 2026-12-06", "'Ann 2026-12-06': Ann has not called off then", "2026-12-05"),
        ("lm 2026-12-05", "'lm 2026-12-05': Li Min has not called off then", "2026-11-28"),
    ],
)
def test_who_has_not_called_off_is_told_so(text: str, said: str, hint: str) -> None:
    assert read_back(PLAN, CALLED, "Ann 2026-12-01..2026-12-05")[-1] == (ANN, on("2026-12-05"))
    with pytest.raises(MisreadError) as caught:
        read_back(PLAN, CALLED, text)
    (problem,) = caught.value.problems
    assert problem.message == said
    assert problem.hint == f"called off: {hint}"
    with pytest.raises(MisreadError) as caught:
        read_back(PLAN, Away(), text)
    assert caught.value.problems[0].hint == "of this one nothing is noted"


def test_who_can_come_after_all() -> None:
    assert without(CALLED, [(ANN, on("2026-12-05"))]) == Away((), CALLED.declined)
    assert without(CALLED, [(LI_MIN, on("2026-11-28"))]) == Away(CALLED.days, ())
    assert without(CALLED, [(WANG, on("2026-12-05"))]) == CALLED


def test_the_days_of_a_plan_and_the_one_that_its_last_night_goes_into() -> None:
    night = plans.plan(
        """
        start: 2026-11-28
        end: 2026-11-29
        tasks: [{name: Patrol, when: sunday 22:00-02:00}]
        volunteers: [{name: Li Min, id: lm}]
        """
    )
    days = ("2026-11-27", "2026-11-28", "2026-11-30", "2026-12-01")
    calls = [Call(volunteer="lm", date=on(day)) for day in days]
    calls.append(Call(volunteer="lm", date=on("2026-11-29"), task="Patrol", start="22:00"))
    found = within(night, called_off(night, calls))
    assert [day for _, day in found.days] == [on("2026-11-28"), on("2026-11-30")]
    assert found.declined == (Assignment(night.volunteers[0], night.duties[0]),)
    assert not within(PLAN, called_off(PLAN, [Call(volunteer="lm", date=on("2026-12-12"))])).days
