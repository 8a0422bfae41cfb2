"""What changed in a roster that was solved again, as one JSON object; texts are in English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dutyplan.again.replanned import Replanned
from dutyplan.explaining.edited.edits import Change
from dutyplan.outputs.text.dumping import dump, dump_lines, dump_members
from dutyplan.problems import render_data
from dutyplan.reasons import datum
from dutyplan.roster import Assignment


def render_replanned_data(said: Replanned, files: Iterable[str]) -> str:
    """Write the object.

    Parameters
    ----------
    files
        Those that were written.
    """
    outcome = said.outcome
    members = {
        "status": dump(outcome.status.value if outcome else "infeasible"),
        "changes": dump_lines(map(_change, said.changes)),
        "fewest": dump(said.is_fewest),
        "excused": dump_lines(map(_reserve, said.excused)),
        "called_in": dump_lines(map(_reserve, said.called_in)),
        "frozen": dump(len(said.frozen)),
        "staying": dump_lines(map(_reserve, said.staying)),
        "marked": dump_lines(map(_reserve, said.marked)),
        "missing": dump_lines(_missing(said)),
        "balances": dump_lines(_balances(said)),
        "problems": dump_lines(_problems(said)),
        "written": dump(list(files)),
    }
    return dump_members(members)


def _change(one: Change) -> dict[str, Any]:
    return {
        **datum(one.duty),
        "gone": one.gone.id if one.gone else None,
        "come": one.come.id if one.come else None,
    }


def _reserve(one: Assignment) -> dict[str, Any]:
    return {**datum(one.duty), "volunteer": one.volunteer.id}


def _missing(said: Replanned) -> Iterator[dict[str, Any]]:
    roster = said.roster
    for duty in roster.gaps() if roster else ():
        skills = roster.missing_skills(duty) if roster else {}
        num = roster.missing(duty) if roster else 0
        yield {**datum(duty), "missing": num, "missing_skills": skills}


def _balances(said: Replanned) -> Iterator[dict[str, Any]]:
    for one in said.shifts:
        before, after = one.before / 10, one.after / 10
        yield {"volunteer": one.volunteer.id, "before": before, "after": after}


def _problems(said: Replanned) -> Iterator[dict[str, Any]]:
    """What stood in the way, why there are gaps, minimums that are not reached."""
    yield from map(render_data, said.problems)
    outcome = said.outcome
    if outcome is not None:
        yield from map(render_data, outcome.warnings)
        for reason in outcome.explanations:
            yield {"code": reason.code, "message": reason.message, **reason.data, **reason.place}
        for shortfall in outcome.shortfalls:
            yield shortfall.data
