"""Where a roster is filed, and what stands in its way there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from dutyplan.ledger.filing.replaced import REPLACED
from dutyplan.ledger.reading.folder import Filed
from dutyplan.ledger.record import Call, RecordedDuty
from dutyplan.plan import Duty, Plan, clock
from dutyplan.reasons import Reason, because

USUAL_FOLDER = "rosters"
_SUFFIXES = (".json", ".csv")


def folder_of(plan: Plan, beside: Path) -> Path:
    """Where the rosters of a week file are filed: in the one folder that its history names.

    Parameters
    ----------
    beside
        The folder of the week file.
    """
    named = [one for one in plan.history if Path(one).suffix.lower() not in _SUFFIXES]
    return beside / (named[0] if len(named) == 1 else USUAL_FOLDER)


def is_in_history(plan: Plan, beside: Path, folder: Path) -> bool:
    """Whether the week file's history holds what is filed in a folder."""
    return any((beside / one).resolve() == folder.resolve() for one in plan.history)


def stem_of(plan: Plan) -> str:
    """What the files of its roster are called, without the suffix."""
    return plan.start.isoformat()


def obstacle(plan: Plan, filed: Sequence[Filed]) -> Reason | None:
    """Why a roster of the plan can't be filed beside these without taking the place of any."""
    own = {_key(duty) for duty in plan.duties}
    for one in filed:
        if one.path.stem == stem_of(plan):
            folder = str(one.path.parent / REPLACED)
            return because("publish.exists", path=str(one.path), folder=folder)
        for duty in one.duties:
            if (duty.date, duty.start, duty.task) in own:
                return because("publish.held", path=str(one.path), duty=_named(duty))
    return None


def recorded(plan: Plan, filed: Sequence[Filed]) -> Reason | None:
    """Why a roster of the plan can't take the place of these: what became of some is recorded."""
    for one in filed:
        for duty in _replaced(plan, one):
            if duty.attendance:
                return because("publish.recorded", path=str(one.path), duty=_named(duty))
    return None


def replaced_by(plan: Plan, filed: Sequence[Filed]) -> Iterator[str]:
    """The other rosters of which a roster of the plan takes the place on its dates."""
    for one in filed:
        if one.path.stem != stem_of(plan) and any(_replaced(plan, one)):
            yield one.path.stem


def calls_replaced(plan: Plan, filed: Sequence[Filed]) -> Mapping[str, tuple[Call, ...]]:
    """What was called off in the rosters of which a roster of the plan takes the place.

    Returns
    -------
    By the path of each that notes anything. Where another roster stands in for it by now, that one
    alone says who can't come: calls may have been taken back there.
    """
    found = {}
    for one in filed:
        calls = tuple(call for call in one.record.away if not _is_outdated(call, one, filed))
        if calls and any(_replaced(plan, one)):
            found[str(one.path)] = calls
    return found


def _is_outdated(call: Call, noted_in: Filed, filed: Sequence[Filed]) -> bool:
    return any(
        noted_in.path.stem in one.record.replaces
        and one is not noted_in
        and one.record.start <= call.date <= one.record.end
        for one in filed
    )


def has_replies(plan: Plan, filed: Sequence[Filed]) -> bool:
    """Whether anybody has replied to a roster of which one of the plan takes the place."""
    consents = [one.record.consent for one in filed if any(_replaced(plan, one))]
    return any(one is not None and (one.yes or one.no) for one in consents)


def is_shortened(plan: Plan, filed: Sequence[Filed]) -> bool:
    """Whether a roster of the same name has duties behind the plan's last day."""
    own = [one for one in filed if one.path.stem == stem_of(plan)]
    return any(duty.date > plan.end for one in own for duty in one.duties)


def _replaced(plan: Plan, one: Filed) -> Iterable[RecordedDuty]:
    """Its duties that would be gone; those too that a roster of the same name replaces so far."""
    if one.path.stem == stem_of(plan):
        return one.record.duties
    return [duty for duty in one.record.duties if plan.start <= duty.date <= plan.end]


def _key(duty: Duty) -> tuple[object, ...]:
    return duty.date, clock(duty.window.start) if duty.window else None, duty.task.name


def _named(duty: RecordedDuty) -> Reason:
    time = f" {duty.start}-{duty.end}" if duty.start else ""
    return because("duty", task=duty.task, day=duty.date, time=time)
