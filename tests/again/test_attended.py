"""Who did not do what the roster says carries nothing for it."""

from __future__ import annotations

from dutyplan.again.attended import as_it_came
from dutyplan.ledger.record import Mark, Record, RecordedDuty
from dutyplan.roster import Roster
from tests import builders, plans

PLAN = plans.plan(
    """
    start: 2026-11-28
    tasks:
      - {name: Basement, when: [saturday 10:00-12:00, saturday 14:00-16:00], people: 2}
      - {name: Rails, when: sunday}
    volunteers: [{name: Ann}, {name: Bob}, {name: Cem}]
    """
)
FIRST, SECOND, RAILS = PLAN.duties
ROSTER = builders.roster(
    PLAN, {0: ["Ann", "Bob"], 1: ["Ann", "Bob"], 2: ["Cem"]}, {1: ["Cem"], 2: ["Bob"]}
)


def record(attendance: dict[int, dict[str, Mark]]) -> Record:
    duties = []
    for duty in PLAN.duties:
        start, end = str(duty.window).split("-") if duty.window else (None, None)
        duties.append(
            RecordedDuty(
                date=duty.date, start=start, end=end, task=duty.task.name, want=2,
                volunteers=tuple(one.id for one in ROSTER.crew(duty)),
                attendance=attendance.get(duty.index, {}),
            )
        )  # fmt: skip
    return Record(title="", start=PLAN.start, end=PLAN.end, duties=tuple(duties))


def crews(roster: Roster) -> list[list[str]]:
    return [[one.id for one in roster.crew(duty)] for duty in PLAN.duties]


def test_a_roster_of_which_nothing_is_said_is_the_same() -> None:
    assert as_it_came(ROSTER, record({})) is ROSTER
    done = {0: {"Ann": Mark.DONE}, 2: {"Cem": Mark.PLANNED}}
    assert as_it_came(ROSTER, record(done)) is ROSTER


def test_the_absent_and_what_was_cancelled_are_gone() -> None:
    undone = {1: {"Ann": Mark.ABSENT, "Cem": Mark.ABSENT}, 2: {"Cem": Mark.CANCELLED}}
    came = as_it_came(ROSTER, record(undone))
    assert crews(came) == [["Ann", "Bob"], ["Bob"], []]
    assert came.standby(SECOND) == ()
    assert [one.id for one in came.standby(RAILS)] == ["Bob"]
    assert came.plan is PLAN
