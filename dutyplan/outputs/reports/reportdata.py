"""What is said of a roster that was edited by hand, as one JSON object.

Each breach, goal, change and problem stands on a line of its own. What was not looked for is
`null`; texts are in English.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dutyplan.explaining.edited.edits import Change
from dutyplan.explaining.edited.nearest import Nearest
from dutyplan.explaining.edited.review import Review
from dutyplan.goals.base import Value
from dutyplan.outputs.text.dumping import dump, dump_lines, dump_members
from dutyplan.plan import Duty, clock
from dutyplan.problems import render_data
from dutyplan.reasons import Reason, datum
from dutyplan.roster import Breach, Outcome


def render_review_data(said: Review) -> str:
    """Write the object, its characters unescaped."""
    members = {
        "breaches": dump_lines(map(_breach, said.report.breaches)),
        "edits": "null" if said.made is None else dump_lines(map(_change, said.made.changes)),
        "goals": dump_lines(_goals(said)),
        "nearest": "null" if said.nearest is None else dump(_nearest(said.nearest)),
        "remarks": dump_lines(_remarks(said)),
        "problems": dump_lines(_problems(said)),
    }
    return dump_members(members)


def _problems(said: Review) -> Iterator[dict[str, Any]]:
    """Warnings of the file, minimums that are not reached, soft rules broken."""
    yield from map(render_data, said.warnings)
    for shortfall in said.report.shortfalls:
        yield shortfall.data
    for breach in said.report.broken:
        data = _breach(breach)
        yield {"code": data.pop("rule"), **data, "cost": breach.cost}


def _breach(breach: Breach) -> dict[str, Any]:
    return {
        "rule": breach.rule,
        "message": breach.message,
        "volunteer": breach.volunteer.id if breach.volunteer else None,
        "duty": _duty(breach.duty) if breach.duty else None,
        "reason": datum(breach.reason),
        **breach.reason.place,
    }


def _goals(said: Review) -> Iterator[dict[str, Any]]:
    """Each goal here, at best with the edits, and at best."""
    kept = said.keeping.outcome if said.keeping else None
    for place, (goal_id, value) in enumerate(said.report.values):
        yield {
            "goal": goal_id,
            "this": _value(value),
            "keeping": _best(kept, place),
            "best": _best(said.best, place),
        }


def _best(outcome: Outcome | None, place: int) -> dict[str, Any] | None:
    if outcome is None or outcome.roster is None:
        return None
    result = outcome.goals[place]
    return {"value": _value(result.value), "proved": result.proved}


def _value(value: Value) -> int | list[float]:
    """Balances in points."""
    return value if isinstance(value, int) else [tenths / 10 for tenths in value]


def _remarks(said: Review) -> list[dict[str, Any]]:
    """Why there is nothing to compare with."""
    whys = (said.unknown, said.keeping.why if said.keeping else None)
    return [_reason(why) for why in whys if why is not None]


def _reason(why: Reason) -> dict[str, Any]:
    return {"code": why.code, "message": why.message, **why.data, **why.place}


def _nearest(found: Nearest) -> dict[str, Any]:
    is_found = found.roster is not None
    return {
        "num_changes": found.num_changes if is_found else None,
        "proved": found.is_proved,
        "changes": [_change(one) for one in found.changes] if is_found else None,
        "standby_gone": [
            {"duty": _duty(one.duty), "gone": one.volunteer.id} for one in found.excused
        ],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "duty": _duty(change.duty),
        "gone": change.gone.id if change.gone else None,
        "come": change.come.id if change.come else None,
    }


def _duty(duty: Duty) -> dict[str, Any]:
    start = clock(duty.window.start) if duty.window else None
    return {"task": duty.task.name, "date": duty.date.isoformat(), "start": start}
