"""The roster as CSV: one row for each assignment and each reserve, one for each missing person.

Its words are English in every language, so that a file can be read back anywhere. There is
no byte-order mark here: who writes a file puts one in front.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from dutyplan.outputs.base import View
from dutyplan.plan import CENTIPOINTS, Duty, clock
from dutyplan.roster import Outcome, Roster

HEADER = (
    "date",
    "weekday",
    "start",
    "end",
    "task",
    "place",
    "volunteer",
    "role",
    "effort",
    "status",
)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def render(outcome: Outcome, view: View) -> str:
    """Write the rows in the plan's order of duties; without a roster the header alone."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    if outcome.roster is not None:
        writer.writerows(_rows(outcome.roster))
    return text.getvalue()


def _rows(roster: Roster) -> Iterator[tuple[str, ...]]:
    for duty in roster.plan.duties:
        roles = {one.id: "standby" for one in roster.standby(duty)}
        roles |= {one.id: "duty" for one in roster.crew(duty)}
        for volunteer_id, role in sorted(roles.items()):
            yield _row(duty, volunteer_id, role)
        for _ in range(roster.missing(duty)):
            yield _row(duty, "", "gap")


def _row(duty: Duty, volunteer: str, role: str) -> tuple[str, ...]:
    times = (clock(duty.window.start), clock(duty.window.end)) if duty.window else ("", "")
    return (
        duty.date.isoformat(),
        WEEKDAYS[duty.date.weekday()],
        *times,
        duty.task.name,
        duty.task.place,
        volunteer,
        role,
        "0" if role == "standby" else _points(duty.effort),
        "planned",
    )


def _points(centipoints: int) -> str:
    """Write an effort with as few decimals as it needs: `1`, `1.5`, `1.25`."""
    whole, rest = divmod(centipoints, CENTIPOINTS)
    return f"{whole}.{rest:02}".rstrip("0") if rest else str(whole)
