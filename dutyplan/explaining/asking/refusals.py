"""Why no roster at all has somebody on a duty, or off it: the lines that leave no room for it."""

from __future__ import annotations

from dutyplan.explaining.asking.alternatives import Alternative
from dutyplan.explaining.clashes.case import OpenError
from dutyplan.explaining.clashes.clash import find_clash
from dutyplan.explaining.facts import Fact, facts_of_rules
from dutyplan.reasons import Reason, because
from dutyplan.roster import Assignment
from dutyplan.rules.base import Builder


def is_on(cell: Assignment) -> Fact:
    """Somebody is on a duty: asked for, and no line of the week file."""

    def impose(builder: Builder) -> None:
        builder.within(_own(cell, builder), 1, None)

    return Fact(because("why.asked.on", volunteer=cell.volunteer, duty=cell.duty), impose, impose)


def is_off(cell: Assignment) -> Fact:
    """Somebody is not on a duty: asked for, and no line of the week file."""

    def impose(builder: Builder) -> None:
        builder.within(_own(cell, builder), None, 0)

    return Fact(because("why.asked.off", volunteer=cell.volunteer, duty=cell.duty), impose, impose)


def why_impossible(option: Alternative, deadline: float, seed: int = 0) -> tuple[Reason, ...]:
    """What can't hold together with the cells of an option that no roster has.

    Parameters
    ----------
    deadline
        In `time.monotonic` seconds; nothing is said where it was not found out by then.
    """
    plan = option.best.plan
    asked = [*map(is_on, option.filled), *map(is_off, option.empty)]
    try:
        clash = find_clash(plan, [*asked, *facts_of_rules(plan)], deadline, seed)
    except OpenError:
        return ()
    return () if clash is None else tuple(fact.reason for fact in clash.facts)


def _own(cell: Assignment, builder: Builder) -> list[tuple[int, int]]:
    return [(on, 1) for duty, on in builder.duties_of(cell.volunteer) if duty is cell.duty]
