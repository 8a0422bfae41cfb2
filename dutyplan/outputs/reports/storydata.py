"""Answers to "why?" for programs: one JSON object, with each sentence, its code and its facts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from dutyplan.explaining.asking.alternatives import Alternative, Difference, Shift
from dutyplan.explaining.asking.shares import Part
from dutyplan.explaining.asking.telling import tell_duty
from dutyplan.explaining.asking.tellload import tell_comparison, tell_load
from dutyplan.explaining.asking.whyduty import WhyDuty
from dutyplan.explaining.asking.whyload import WhyLoad
from dutyplan.goals.base import Value
from dutyplan.outputs.reports.story import Answer
from dutyplan.plan import CENTIPOINTS, Duty, Volunteer, clock
from dutyplan.problems import Problem, render_data
from dutyplan.reasons import Reason
from dutyplan.roster import Assignment, Standing


def render_story_data(answer: Answer, seconds: float) -> str:
    """Write an answer; `seconds` is the time that was given to find it."""
    if isinstance(answer, WhyDuty):
        data, reasons = _of_duty(answer), [one.reason for one in tell_duty(answer, seconds)]
    else:
        data, reasons = _of_load(answer), [*tell_load(answer), *tell_comparison(answer, seconds)]
    data["best_proved"] = answer.best.proved
    data["problems"] = [_problem(one) for one in reasons]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _of_duty(answer: WhyDuty) -> dict[str, Any]:
    return {
        "volunteer": answer.volunteer.id,
        "duty": _duty(answer.duty),
        "on": answer.is_on,
        "crew": _ids(answer.roster.crew(answer.duty)),
        "others": _ids(answer.others),
        "options": [_option(answer, one) for one in answer.options],
    }


def _of_load(answer: WhyLoad) -> dict[str, Any]:
    own = answer.standing
    return {
        "volunteer": answer.volunteer.id,
        "duty": None,
        "duties": [_duty(one) for one in answer.duties],
        "load": _number(own.load),
        "fair_share": _number(own.fair_share or 0),
        "balance_before": _number(own.before),
        "balance": _points(own.tenths),
        "of": answer.options.of,
        "shared_by": answer.options.shared_by,
        "shares": [_part(answer, one) for one in answer.parts],
        "above": [_standing(one) for one in answer.above],
        "fairest": answer.verdict.value,
    }


def _problem(reason: Reason) -> dict[str, Any]:
    """A sentence: its code, its English, its facts, and its line."""
    place = render_data(Problem(reason.code, reason.message, reason.span))
    return place | {key: fact for key, fact in reason.data.items() if key not in place}


def _duty(duty: Duty) -> dict[str, Any]:
    window = duty.window
    return {
        "task": duty.task.name,
        "date": duty.date.isoformat(),
        "start": clock(window.start) if window else None,
        "end": clock(window.end) if window else None,
        "effort": _number(duty.effort / CENTIPOINTS),
    }


def _ids(volunteers: Iterable[Volunteer]) -> list[str]:
    return [one.id for one in volunteers]


def _option(answer: WhyDuty, one: Alternative) -> dict[str, Any]:
    crew = one.roster.crew(answer.duty) if one.roster is not None else ()
    return {
        "filled": [_cell(pair) for pair in one.filled],
        "empty": [_cell(pair) for pair in one.empty],
        "status": one.outcome.status.value,
        "settled": one.is_settled,
        "free": one.is_as_good,
        "crew": _ids(crew),
        "goals": [_difference(each) for each in one.differences],
        "balances": [_shift(each) for each in one.shifts],
        "clash": [_problem(line) for line in one.clash],
    }


def _cell(one: Assignment) -> dict[str, Any]:
    return {"volunteer": one.volunteer.id, "duty": _duty(one.duty)}


def _difference(one: Difference) -> dict[str, Any]:
    bound: Any = one.bound
    if isinstance(one.after, tuple):
        bound = _points(one.bound)
    return {
        "goal": one.goal,
        "best": _value(one.before),
        "value": _value(one.after),
        "bound": bound,
        "settled": one.is_settled,
    }


def _value(value: Value) -> Any:
    return value if isinstance(value, int) else [_points(tenths) for tenths in value]


def _number(value: float) -> float:
    """At most two decimals, and none for a whole number."""
    return int(value) if value == int(value) else round(value, 2)


def _points(tenths: int | None) -> float | None:
    return None if tenths is None else tenths / 10


def _shift(one: Shift) -> dict[str, Any]:
    return {
        "volunteer": one.volunteer.id,
        "best": _points(one.before),
        "balance": _points(one.after),
    }


def _part(answer: WhyLoad, one: Part) -> dict[str, Any]:
    """What is owed of one duty; `exact` is the fraction."""
    return {
        **_duty(one.duty),
        "load": _number(float(one.load)),
        "sharers": one.num_sharers,
        "share": _number(float(answer.volunteer.share)),
        "shares": _number(float(one.weights)),
        "points": _number(float(one.points)),
        "exact": str(one.points),
    }


def _standing(one: Standing) -> dict[str, Any]:
    return {"volunteer": one.volunteer.id, "balance": _points(one.tenths)}
