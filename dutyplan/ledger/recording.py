"""From the end of a solve to a record: what is kept of a roster when it is written down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Any

from dutyplan.goals.balances import options_of
from dutyplan.goals.shares import compared_in, sharers_of
from dutyplan.ledger.record import (
    Consent,
    Record,
    RecordedDuty,
    RecordedVolunteer,
    SolverFacts,
    WeekFileMark,
)
from dutyplan.plan import CENTIPOINTS, Duty, Plan, clock
from dutyplan.problems import Problem, render_data
from dutyplan.reasons import datum
from dutyplan.roster import GoalResult, Outcome, Roster, Standing
from dutyplan.rules.eligibility import who_can

Sharers = dict[str, tuple[str, ...]]
"""Ids of those who owe a duty's load, by each way of sharing it out that the goals know."""


def record_of(
    outcome: Outcome,
    *,
    seed: int | None = None,
    week_file: WeekFileMark | None = None,
    replaces: Iterable[str] = (),
    consent: Consent | None = None,
) -> Record:
    """The record of a roster that was solved.

    Parameters
    ----------
    outcome
        The end of the solve; without a roster nothing is said of duties and volunteers.
    seed
        That of the solver; the outcome's own where it is not given.
    week_file, replaces, consent
        Of a roster that is published, as `Record` has them.
    """
    plan, roster = outcome.plan, outcome.roster
    duties: list[RecordedDuty] = []
    volunteers: list[RecordedVolunteer] = []
    if roster is not None:
        sharers = _sharers(plan)
        duties = [_duty(roster, duty, sharers[duty.index]) for duty in plan.duties]
        volunteers = [_volunteer(roster, standing) for standing in outcome.standings]
    return Record(
        title=plan.title,
        start=plan.start,
        end=plan.end,
        status=outcome.status.value,
        goals=tuple(_goal(result) for result in outcome.goals),
        duties=tuple(duties),
        volunteers=tuple(volunteers),
        problems=tuple(_problems(outcome)),
        solver=SolverFacts(
            seconds=round(outcome.seconds, 3),
            candidates=outcome.candidates,
            proved=outcome.proved,
            seed=outcome.seed if seed is None else seed,
            version=metadata.version("dutyplan"),
        ),
        week_file=week_file,
        replaces=tuple(replaces),
        consent=consent,
        language=plan.language,
        timezone=plan.timezone,
    )


def mark_of(file: str, data: bytes) -> WeekFileMark:
    """The week file that a roster was made from.

    Parameters
    ----------
    file
        As the user named it; `-` for standard input.
    data
        The bytes that were read.
    """
    name = "<stdin>" if file == "-" else Path(file).name
    return WeekFileMark(name=name, sha256=sha256(data).hexdigest())


def _sharers(plan: Plan) -> list[Sharers]:
    """For each duty who owes its load; of goals that share out alike the first that counts it."""
    goals = [options for goal_id, options in plan.goals if goal_id == "fairness"]
    found: list[Sharers] = [{} for _ in plan.duties]
    who = who_can(plan)
    ids = [one.id for one in plan.volunteers]
    known: dict[tuple[int, ...], tuple[str, ...]] = {}
    usual = options_of(plan)
    for options in [one or usual for one in goals or [usual]]:
        counted = list(options.counted)
        compared = compared_in(plan, who, counted)
        for duty, indices in sharers_of(plan, who, counted, compared, options.shared_by):
            if indices not in known:
                known[indices] = tuple(ids[index] for index in indices)
            found[duty.index].setdefault(options.shared_by, known[indices])
    return found


def _problems(outcome: Outcome) -> Iterator[dict[str, Any]]:
    """Warnings of the file, why there are gaps, minimums not reached, soft rules broken."""
    yield from map(render_data, outcome.warnings)
    for reason in outcome.explanations:
        yield {"code": reason.code, "message": reason.message, **reason.data, **reason.place}
    for shortfall in outcome.shortfalls:
        yield shortfall.data
    for breach in outcome.broken:
        yield {
            **render_data(Problem(breach.rule, breach.message, breach.span)),
            "cost": breach.cost,
            "volunteer": datum(breach.volunteer),
            "duty": datum(breach.duty),
            "reason": datum(breach.reason),
        }


def _goal(result: GoalResult) -> dict[str, Any]:
    """A vector in points; its bound is one of the largest balance."""
    value: Any = result.value
    bound: Any = result.bound
    if isinstance(result.value, tuple):
        value = [_points(tenths) for tenths in result.value]
        bound = _points(result.bound)
    return {"goal": result.goal, "value": value, "bound": bound, "proved": result.proved}


def _duty(roster: Roster, duty: Duty, sharers: Sharers) -> RecordedDuty:
    window = duty.window
    return RecordedDuty(
        date=duty.date,
        start=clock(window.start) if window else None,
        end=clock(window.end) if window else None,
        task=duty.task.name,
        place=duty.task.place,
        want=duty.people.want,
        effort=duty.effort / CENTIPOINTS,
        volunteers=tuple(volunteer.id for volunteer in roster.crew(duty)),
        standby=tuple(volunteer.id for volunteer in roster.standby(duty)),
        missing=roster.missing(duty),
        missing_skills=roster.missing_skills(duty),
        called_off=roster.is_called_off(duty),
        note=duty.task.note,
        least=duty.people.min,
        skills=dict(duty.task.skills),
        reserves=duty.task.standby,
        sharers=sharers,
    )


def _volunteer(roster: Roster, standing: Standing) -> RecordedVolunteer:
    """One volunteer; who is left out of the comparison owes 0 and has no balance."""
    one = standing.volunteer
    effort = round(roster.effort(one) / CENTIPOINTS, 2)
    return RecordedVolunteer(
        id=one.id,
        name=one.name,
        duties=standing.duties,
        effort=effort,
        hours=round(roster.minutes(one) / 60, 2),
        fair_share=round(standing.fair_share or 0, 2),
        balance_before=standing.before,
        balance=_points(standing.tenths),
        load=None if standing.load == effort else standing.load,
        share=float(one.share),
        household=one.household,
    )


def _points(tenths: int | None) -> float | None:
    return None if tenths is None else tenths / 10
