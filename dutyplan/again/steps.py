"""A roster after a few people took duties from others, or filled places that were empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dutyplan.plan import Duty, Volunteer
from dutyplan.roster import Assignment, Roster


@dataclass(frozen=True, slots=True)
class Step:
    """Somebody takes a place on a duty: from `giver`, or an empty one where that is None."""

    giver: Volunteer | None
    taker: Volunteer
    duty: Duty


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill of which more people are missing on a duty than before; below 0 fewer."""

    duty: Duty
    name: str
    more: int


def moved(roster: Roster, steps: Sequence[Step]) -> Roster:
    """The roster after these steps; nobody stays in reserve for what they can't come to now."""
    gone = {(step.giver, step.duty) for step in steps}
    kept = [one for one in roster.assignments if (one.volunteer, one.duty) not in gone]
    come = [Assignment(step.taker, step.duty) for step in steps]
    lost = {(step.taker, duty) for step in steps for duty in excused(roster, step)}
    reserves = [one for one in roster.standbys if (one.volunteer, one.duty) not in lost]
    return Roster(roster.plan, [*kept, *come], reserves)


def excused(roster: Roster, step: Step) -> tuple[Duty, ...]:
    """The duties for which the taker is in reserve, and can't be once on this one."""
    return tuple(
        one.duty
        for one in roster.standbys
        if one.volunteer is step.taker and one.duty.overlaps(step.duty)
    )


def skill_changes(roster: Roster, step: Step) -> Iterator[Skill]:
    """What a step changes about the skills that its duty asks for."""
    crew = roster.crew(step.duty)
    after = [*(one for one in crew if one is not step.giver), step.taker]
    for name, need in step.duty.task.skills.items():
        lacked, lacks = (
            max(0, need - sum(name in one.skills for one in people)) for people in (crew, after)
        )
        if lacks != lacked:
            yield Skill(step.duty, name, lacks - lacked)


def skill_cost(roster: Roster, steps: Sequence[Step]) -> tuple[int, int]:
    """How many people with a skill are missing where none was, and how many fewer elsewhere.

    Less is better; the first number counts before the second, which is never above 0.
    """
    changes = [change.more for step in steps for change in skill_changes(roster, step)]
    return sum(one for one in changes if one > 0), sum(one for one in changes if one < 0)
