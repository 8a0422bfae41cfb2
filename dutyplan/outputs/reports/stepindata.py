"""Who could step in, for programs: one JSON object with everybody, however many."""

from __future__ import annotations

import json
from typing import Any

from dutyplan.again.places import Place, Shift, Substitute, Swaps
from dutyplan.again.steps import Skill
from dutyplan.again.substitutes import Substitutes
from dutyplan.again.trials import Cost
from dutyplan.problems import Problem, render_data
from dutyplan.reasons import Reason, datum


def render_stepin_data(answer: Substitutes) -> str:
    """Write an answer."""
    roster, duty = answer.roster, answer.duty
    data = {
        "duty": datum(duty),
        "crew": datum(roster.crew(duty)),
        "standby": datum(roster.standby(duty)),
        "missing": roster.missing(duty),
        "places": [_place(place) for place in answer.places],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _place(place: Place) -> dict[str, Any]:
    return {
        "instead_of": datum(place.givers),
        "substitutes": [_substitute(one) for one in place.direct],
        "swaps": [_swap(one, swaps) for swaps in place.swaps for one in swaps.found],
        "problems": [_problem(reason) for reason in place.nobody],
    }


def _substitute(one: Substitute) -> dict[str, Any]:
    return {
        "volunteer": one.volunteer.id,
        "standby": one.is_standby,
        "balances": [_shift(shift) for shift in one.shifts],
        "skills": [_skill(skill) for skill in one.skills],
        "costs": [_cost(cost) for cost in one.costs],
        "no_longer_standby": [
            {"volunteer": volunteer.id, "duty": datum(duty)} for volunteer, duty in one.excused
        ],
    }


def _swap(one: Substitute, swaps: Swaps) -> dict[str, Any]:
    """The substitute, who takes over what in turn, and in whose place all this can be."""
    data = _substitute(one)
    if one.swap is not None:
        data["swap"] = {"volunteer": one.swap.taker.id, "duty": datum(one.swap.duty)}
    return {"instead_of": datum(swaps.givers), **data}


def _shift(shift: Shift) -> dict[str, Any]:
    return {
        "volunteer": shift.volunteer.id,
        "before": _points(shift.before),
        "after": _points(shift.after),
    }


def _points(tenths: int | None) -> float | None:
    return None if tenths is None else tenths / 10


def _skill(skill: Skill) -> dict[str, Any]:
    return {"skill": skill.name, "duty": datum(skill.duty), "missing": skill.more}


def _cost(cost: Cost) -> dict[str, Any]:
    return {"rule": cost.rule, "about": datum(cost.about), "points": cost.points}


def _problem(reason: Reason) -> dict[str, Any]:
    place = render_data(Problem(reason.code, reason.message, reason.span))
    return place | {key: fact for key, fact in reason.data.items() if key not in place}
