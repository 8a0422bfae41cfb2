"""The roster as CSV: one row for each assignment and each reserve, one for each missing person.

Its words are English in every language, so that a file can be read back anywhere. Text that a
spreadsheet would run has an apostrophe in front. There is no byte-order mark here: who writes a
file puts one there.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from dutyplan.grammar.tabular.formulas import escaped
from dutyplan.ledger.record import Mark, Record, RecordedDuty, State
from dutyplan.outputs.base import View
from dutyplan.plan import CENTIPOINTS

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


def render(record: Record, view: View) -> str:
    """Write the rows, whatever the view; without a roster the header alone."""
    return render_record(record)


def render_record(record: Record) -> str:
    """The same for those who file it.

    What nothing is known of yet is `planned`; on a roster that those on it have not agreed to
    yet, `proposed`.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    is_proposed = record.consent is not None and record.consent.state is State.PROPOSED
    for duty in record.duties:
        writer.writerows(_rows(duty, "proposed" if is_proposed else "planned"))
    return text.getvalue()


def _rows(duty: RecordedDuty, unmarked: str) -> Iterator[tuple[str, ...]]:
    roles = dict.fromkeys(duty.standby, "standby") | dict.fromkeys(duty.volunteers, "duty")
    for volunteer, role in sorted(roles.items()):
        mark = duty.mark(volunteer)
        yield _row(duty, volunteer, role, unmarked if mark is Mark.PLANNED else mark.value)
    for _ in range(duty.missing):
        yield _row(duty, "", "gap", unmarked)


def _row(duty: RecordedDuty, volunteer: str, role: str, status: str) -> tuple[str, ...]:
    return (
        duty.date.isoformat(),
        WEEKDAYS[duty.date.weekday()],
        duty.start or "",
        duty.end or "",
        escaped(duty.task),
        escaped(duty.place),
        escaped(volunteer),
        role,
        "0" if role == "standby" else _points(duty.centipoints),
        status,
    )


def _points(centipoints: int) -> str:
    """Write an effort with as few decimals as it needs: `1`, `1.5`, `1.25`."""
    whole, rest = divmod(centipoints, CENTIPOINTS)
    return f"{whole}.{rest:02}".rstrip("0") if rest else str(whole)
