"""Plans and outcomes built by hand, without a week file and without a solver."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dutyplan.plan import Duty, Headcount, Past, PastDuty, Plan, Task, Volunteer, Window
from dutyplan.problems import Problem
from dutyplan.roster import Assignment, GoalResult, Outcome, Roster, Standing, Status

SATURDAY = date(2026, 11, 28)


def window(text: str) -> Window | None:
    """`10:00-11:00`; None for an empty text."""
    if not text:
        return None
    start, end = (int(part[:2]) * 60 + int(part[3:]) for part in text.split("-"))
    return Window(start, end if end > start else end + 1440)


def duty(task: Task, hours: str = "", day: date = SATURDAY, want: int = 1,
         least: int = 0, effort: int = 100) -> Duty:  # fmt: skip
    """A duty whose index `plan` sets."""
    return Duty(-1, task, day, window(hours), Headcount(want, want, least), effort)


def plan(duties: Sequence[Duty], volunteers: Sequence[str | tuple[str, str]],
         title: str = "Clean-up", num_days: int = 7) -> Plan:  # fmt: skip
    """A plan from SATURDAY on; a volunteer is a name, or an id and a name."""
    pairs = [(one, one) if isinstance(one, str) else one for one in volunteers]
    ordered = sorted(duties, key=lambda one: (one.begin, one.task.name, one.finish))
    return Plan(
        title=title,
        start=SATURDAY,
        end=SATURDAY + timedelta(num_days - 1),
        tasks=tuple(dict.fromkeys(one.task for one in ordered)),
        volunteers=tuple(Volunteer(i, id, name) for i, (id, name) in enumerate(pairs)),
        duties=tuple(
            Duty(i, one.task, one.date, one.window, one.people, one.effort)
            for i, one in enumerate(ordered)
        ),
        rules={},
        goals=(("coverage", None), ("fairness", None)),
    )


def with_past(plan: Plan, *done: tuple[str, str, Sequence[str]]) -> Plan:
    """The plan after duties such as `("Basement", "2026-11-21 10:00-12:00", ["Bahar"])`."""
    tasks = {task.name: task for task in plan.tasks}

    def past_duty(name: str, time: str, crew: Sequence[str]) -> PastDuty:
        day, _, hours = time.partition(" ")
        task = tasks.get(name) or Task(name)
        return PastDuty(duty(task, hours, date.fromisoformat(day)), tuple(crew), {})

    return replace(plan, past=Past([past_duty(*one) for one in done]))


def roster(plan: Plan, crews: Mapping[int, Sequence[str]],
           standbys: Mapping[int, Sequence[str]] | None = None) -> Roster:  # fmt: skip
    """A roster from ids by the index of a duty; reserves in the same way."""
    by_id = {one.id: one for one in plan.volunteers}

    def assignments(crews: Mapping[int, Sequence[str]]) -> list[Assignment]:
        return [Assignment(by_id[id], plan.duties[i]) for i, crew in crews.items() for id in crew]

    return Roster(plan, assignments(crews), assignments(standbys or {}))


def outcome(roster: Roster, balances: Sequence[tuple[float, int] | None], *,
            status: Status = Status.OPTIMAL, goals: Sequence[GoalResult] | None = None,
            interrupted: bool = False, warnings: Sequence[Problem] = ()) -> Outcome:  # fmt: skip
    """The end of a solve; `balances` are fair share and tenths of each volunteer, or None."""
    standings = []
    for one, pair in zip(roster.plan.volunteers, balances, strict=True):
        load = roster.effort(one) / 100
        fair_share, tenths = pair or (None, None)
        standings.append(Standing(one, len(roster.duties_of(one)), load, fair_share, 0, tenths))
    if goals is None:
        vector = tuple(sorted((pair[1] for pair in balances if pair), reverse=True))
        missing = sum(roster.missing(one) * one.task.priority for one in roster.plan.duties)
        goals = (
            GoalResult("coverage", missing, missing, True),
            GoalResult("fairness", vector, vector[0] if vector else None, True),
        )
    return Outcome(
        roster.plan, status, roster, tuple(goals), tuple(standings), interrupted, 9, 0.12345,
        tuple(warnings),
    )  # fmt: skip
