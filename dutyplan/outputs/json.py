"""The roster as one JSON object, with all that is known about it.

Each goal, duty, volunteer and problem stands on a line of its own: a person can read it,
and version control shows what changed. Without a roster `duties` and `volunteers` are
empty, since nothing was decided about any of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from dutyplan.locales import words
from dutyplan.outputs.base import View
from dutyplan.outputs.closing import shortfall_text
from dutyplan.outputs.dumping import dump, dump_lines, dump_members
from dutyplan.plan import CENTIPOINTS, Duty, clock
from dutyplan.problems import Problem, render_data
from dutyplan.reasons import datum
from dutyplan.roster import GoalResult, Outcome, Roster, Shortfall, Standing


def render(outcome: Outcome, view: View) -> str:
    """Write the object, its characters unescaped."""
    plan, roster = outcome.plan, outcome.roster
    duties: list[dict[str, Any]] = []
    volunteers: list[dict[str, Any]] = []
    if roster is not None:
        duties = [_duty(roster, duty) for duty in plan.duties]
        volunteers = [_volunteer(roster, standing) for standing in outcome.standings]
    solver = {
        "seconds": round(outcome.seconds, 3),
        "candidates": outcome.candidates,
        "proved": outcome.proved,
    }
    members = {
        "title": dump(plan.title),
        "start": dump(plan.start.isoformat()),
        "end": dump(plan.end.isoformat()),
        "status": dump(outcome.status.value),
        "goals": dump_lines(_goal(result) for result in outcome.goals),
        "duties": dump_lines(duties),
        "volunteers": dump_lines(volunteers),
        "problems": dump_lines(_problems(outcome)),
        "solver": dump(solver),
    }
    return dump_members(members)


def _problems(outcome: Outcome) -> Iterator[dict[str, Any]]:
    """Warnings of the file, why there are gaps, minimums not reached, soft rules broken."""
    yield from map(render_data, outcome.warnings)
    for reason in outcome.explanations:
        yield {"code": reason.code, "message": reason.message, **reason.data, **reason.place}
    yield from map(shortfall_data, outcome.shortfalls)
    for breach in outcome.broken:
        yield {
            **render_data(Problem(breach.rule, breach.message, breach.span)),
            "cost": breach.cost,
            "volunteer": datum(breach.volunteer),
            "duty": datum(breach.duty),
            "reason": datum(breach.reason),
        }


def shortfall_data(one: Shortfall) -> dict[str, Any]:
    """A minimum that is not reached, as a problem."""
    return {
        "code": "minimum",
        "message": shortfall_text(one, words("en")),
        "volunteer": one.volunteer.id,
        "limit": one.limit,
        "where": one.where.isoformat() if isinstance(one.where, date) else one.where,
        "least": _number(float(one.least)),
        "amount": _number(float(one.amount)),
    }


def _goal(result: GoalResult) -> dict[str, Any]:
    """Write a vector in points; its bound is one of the largest balance."""
    value: Any = result.value
    bound: Any = result.bound
    if isinstance(result.value, tuple):
        value = [_balance(tenths) for tenths in result.value]
        bound = _balance(result.bound)
    return {"goal": result.goal, "value": value, "bound": bound, "proved": result.proved}


def _duty(roster: Roster, duty: Duty) -> dict[str, Any]:
    window = duty.window
    return {
        "date": duty.date.isoformat(),
        "start": clock(window.start) if window else None,
        "end": clock(window.end) if window else None,
        "task": duty.task.name,
        "place": duty.task.place,
        "want": duty.people.want,
        "volunteers": [volunteer.id for volunteer in roster.crew(duty)],
        "standby": [volunteer.id for volunteer in roster.standby(duty)],
        "missing": roster.missing(duty),
        "missing_skills": roster.missing_skills(duty),
        "called_off": roster.is_called_off(duty),
    }


def _volunteer(roster: Roster, standing: Standing) -> dict[str, Any]:
    """One volunteer; who is left out of the comparison owes 0 and has no balance."""
    one = standing.volunteer
    return {
        "id": one.id,
        "name": one.name,
        "duties": standing.duties,
        "effort": _number(roster.effort(one) / CENTIPOINTS),
        "hours": _number(roster.minutes(one) / 60),
        "fair_share": _number(standing.fair_share or 0),
        "balance_before": _number(standing.before),
        "balance": _balance(standing.tenths),
    }


def _number(value: float) -> float:
    """At most two decimals, and none for a whole number."""
    return int(value) if value == int(value) else round(value, 2)


def _balance(tenths: int | None) -> float | None:
    return None if tenths is None else tenths / 10
