"""Filed rosters -> what was done before a plan, who owes it, and who is not known any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from dutyplan.ledger.agreeing.consent import tally
from dutyplan.ledger.reading.files import window_of
from dutyplan.ledger.reading.folder import Filed
from dutyplan.ledger.record import Mark, Record, RecordedDuty, State
from dutyplan.locales.wording import worded
from dutyplan.plan import Duty, Headcount, Past, PastDuty, Plan, Task, Unsettled
from dutyplan.problems import Problem, Severity, Span

_MOST_UNKNOWN = 5
_SERVED = (Mark.PLANNED, Mark.DONE)
# Shares have two decimals at most.
_UNITS = 100
Shares = Mapping[str, Fraction]


def read_past(
    rosters: Sequence[Filed], plan: Plan, span: Span | None = None
) -> tuple[Past, list[Problem]]:
    """What was done before the first day of a plan.

    Parameters
    ----------
    rosters
        In the order of their first days.
    plan
        Whose tasks are meant by their names, and whose volunteers by their ids.
    span
        Where its file speaks of the history.

    Returns
    -------
    past, problems
        Those on duty are those who did it, or were to as far as anybody knows; a duty that
        nobody did is left out, since nobody owes it, unless somebody was absent from it. Problems
        are warnings alone.
    """
    tasks = {task.name: task for task in plan.tasks}
    sharing = _Sharing(plan)
    found = []
    for one in rosters:
        shares_of = sharing.of_roster(one)
        for duty in one.duties:
            crew, absent = _crew(duty), _absent(duty)
            if duty.date >= plan.start or not (crew or absent):
                continue
            if duty.task not in tasks:
                tasks[duty.task] = Task(duty.task, place=duty.place)
            past = Duty(
                index=-1,
                task=tasks[duty.task],
                date=duty.date,
                window=window_of(duty.start, duty.end),
                people=Headcount(duty.want, duty.want),
                effort=duty.centipoints,
            )
            found.append(PastDuty(past, crew, shares_of(duty), absent))
    return Past(found, _unsettled(rosters, plan)), list(_unknown(rosters, plan, span))


def _unsettled(rosters: Sequence[Filed], plan: Plan) -> Iterator[Unsettled]:
    """The proposed rosters of which something counts as planned.

    What became of a duty is known once it is marked, whoever has agreed to it.
    """
    for one in rosters:
        consent = one.record.consent
        if consent is None or consent.state is not State.PROPOSED:
            continue
        if any(duty.date < plan.start and _is_open(duty) for duty in one.duties):
            found = tally(one.record, consent)
            yield Unsettled(str(one.path), found.agreed, found.all)


def _is_open(duty: RecordedDuty) -> bool:
    return any(duty.mark(one) is Mark.PLANNED for one in duty.volunteers)


def _crew(duty: RecordedDuty) -> tuple[str, ...]:
    if not duty.attendance:
        return duty.volunteers
    return tuple(one for one in duty.volunteers if duty.mark(one) in _SERVED)


def _absent(duty: RecordedDuty) -> tuple[str, ...]:
    return tuple(one for one in duty.volunteers if duty.mark(one) is Mark.ABSENT)


class _Sharing:
    """Who owes past duties. The same sharers are one and the same mapping, wherever they stand."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._known = {one.id for one in plan.volunteers}
        self._tables: dict[tuple[tuple[str, float], ...], int] = {}
        self._told: dict[tuple[int, tuple[str, ...]], Shares] = {}
        self._worked_out: dict[tuple[date, tuple[str, ...]], Shares] = {}

    def of_roster(self, filed: Filed) -> Callable[[RecordedDuty], Mapping[str, Shares]]:
        """How the duties of one roster are shared."""
        record = filed.record
        weights = {one.id: one.share for one in record.volunteers}
        table = self._tables.setdefault(tuple(weights.items()), len(self._tables))
        strangers = tuple(sorted(_named(record) - self._known))

        def shares_of(duty: RecordedDuty) -> Mapping[str, Shares]:
            if not duty.sharers:
                return {"everyone": self._members(duty.date, strangers)}
            return {way: told(ids) for way, ids in duty.sharers.items()}

        def told(ids: tuple[str, ...]) -> Shares:
            key = (table, ids)
            if key not in self._told:
                self._told[key] = _shares({one: weights.get(one, 1) for one in ids})
            return self._told[key]

        return shares_of

    def _members(self, day: date, strangers: tuple[str, ...]) -> Shares:
        """Those of the week file who were members, and those whom it does not know any more."""
        key = (day, strangers)
        if key not in self._worked_out:
            shares = {
                one.id: one.share
                for one in self._plan.volunteers
                if one.share > 0
                and (one.since is None or one.since <= day)
                and (one.until is None or day <= one.until)
            }
            self._worked_out[key] = shares | dict.fromkeys(strangers, Fraction(1))
        return self._worked_out[key]


def _shares(weights: Mapping[str, float]) -> Shares:
    fractions = {one: Fraction(round(weight * _UNITS), _UNITS) for one, weight in weights.items()}
    return {one: share for one, share in fractions.items() if share > 0}


def _named(record: Record) -> set[str]:
    """All who stand on any duty of a roster."""
    return {one for duty in record.duties for one in (*duty.volunteers, *duty.standby)}


def _unknown(rosters: Sequence[Filed], plan: Plan, span: Span | None) -> Iterator[Problem]:
    """Those who served in the last roster before the plan, and are not in the week file."""
    known = {one.id for one in plan.volunteers}
    served: dict[str, date] = {}
    last = date.min
    for one in rosters:
        past = [duty for duty in one.duties if duty.date < plan.start and _crew(duty)]
        if not past or max(duty.date for duty in past) < last:
            continue
        if max(duty.date for duty in past) > last:
            last = max(duty.date for duty in past)
            served = {}
        for duty in sorted(past, key=lambda duty: duty.date):
            served |= dict.fromkeys(set(_crew(duty)) - known, duty.date)
    unknown = sorted(served.items())
    hint = worded("hint.unknown-past") if unknown else ""
    for who, day in unknown[:_MOST_UNKNOWN]:
        message = worded("bad.unknown-past", name=who, day=day)
        yield Problem("unknown-past-volunteer", message, span, hint, Severity.WARNING)
    if len(unknown) > _MOST_UNKNOWN:
        message = worded("bad.unknown-past.more", num=len(unknown) - _MOST_UNKNOWN)
        yield Problem("unknown-past-volunteer", message, span, hint, Severity.WARNING)
