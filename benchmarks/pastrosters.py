"""Rosters of the weeks before, filed as `dutyplan publish` and `attend` leave them.

They are made by hand, as it were: each duty takes those who carry least. So they break some rules,
as life does, and the balances that people bring along from them are not even.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from benchmarks.community import NUM_DAYS, Community
from benchmarks.drafts import START
from dutyplan.checking import check
from dutyplan.ledger.attending.attendance import Said, attend, days_of
from dutyplan.ledger.record import Mark, Record
from dutyplan.ledger.recording import record_of
from dutyplan.outputs.filed import filed_texts
from dutyplan.roster import Outcome, Status
from dutyplan.rules.eligibility import who_can
from dutyplan.solver.greedy import first_roster
from dutyplan.weekfile import read_week_bytes

_ABSENT = 0.04


def past_rosters(one: Community, folder: Path, seed: int) -> Iterator[tuple[str, bytes]]:
    """The files of a community's folder of rosters.

    Parameters
    ----------
    folder
        Of the community, with all that its week file names but the history.
    """
    for back in range(one.num_past, 0, -1):
        start = START - timedelta(NUM_DAYS * back)
        text = one.week_file(start).replace("history: rosters\n", "")
        plan, problems = read_week_bytes("week.yaml", text.encode(), folder)
        if plan is None:
            raise ValueError("; ".join(problem.message for problem in problems))
        who = who_can(plan)
        roster = first_roster(plan, who)
        report = check(plan, roster, who)
        outcome = Outcome(
            plan=plan,
            status=Status.FEASIBLE,
            roster=roster,
            goals=(),
            standings=report.standings,
            interrupted=False,
            candidates=0,
            seconds=0.0,
        )
        record = record_of(outcome)
        record = attend(record, _absences(record, f"{seed} {one.number} {back}"), days_of(record))
        for suffix, data in zip((".json", ".csv"), filed_texts(record), strict=True):
            yield f"{start}{suffix}", data


def _absences(record: Record, seed: str) -> Iterator[Said]:
    chance = random.Random(seed)
    for place, duty in enumerate(record.duties):
        for name in duty.volunteers:
            if chance.random() < _ABSENT:
                yield Said(place, Mark.ABSENT, name)
