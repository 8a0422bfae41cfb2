"""Places on duties that nothing tells apart, so that they can be handed out as one.

Two duties of the same time that the same people can serve, at the same price for a gap, are one
thing to a flow. Of a duty that needs a skill, so many places as it needs are for those who have it.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from dutyplan.plan import MINUTES_PER_DAY, Duty, Plan
from dutyplan.rules.eligibility import Eligibility


@dataclass(slots=True, eq=False)
class Place:
    """Seats on duties of one time, alike for all who can take them.

    Attributes
    ----------
    able
        A byte for each volunteer: 1 for those who can take such a seat.
    price
        What an empty seat costs in the goal `coverage`.
    seats
        The duties, each as often as it has such seats.
    other
        Where these seats are for those with a skill: the place of all others on the same
        duties, of whom anybody may sit here at the price of the missing skill.
    """

    begin: int
    finish: int
    able: bytes
    price: int
    seats: list[Duty] = field(default_factory=list)
    other: Place | None = None

    @property
    def day(self) -> int:
        """The ordinal of its day."""
        return self.begin // MINUTES_PER_DAY

    @property
    def extra(self) -> int:
        """What it costs that somebody without the skill sits here."""
        return 0 if self.other is None else self.price - self.other.price


def places_by_day(plan: Plan, who: Eligibility) -> list[list[Place]]:
    """All places, those of each day by their beginning."""
    days: dict[int, dict[Hashable, Place]] = {}
    skilled = {
        skill: bytes(skill in one.skills for one in plan.volunteers)
        for skill in {skill for task in plan.tasks for skill in task.skills}
    }
    for duty, able in zip(plan.duties, who.columns(), strict=True):
        found = days.setdefault(duty.date.toordinal(), {})
        skill, need = min(duty.task.skills.items(), default=("", 0))
        need = min(need, duty.people.want)
        price = duty.task.priority
        key = (duty.begin, duty.finish, able, price, skill)
        if key not in found:
            found[key] = Place(duty.begin, duty.finish, able, price)
        found[key].seats += [duty] * (duty.people.want - need)
        if need:
            with_skill = (*key, True)
            if with_skill not in found:
                both = bytes(map(min, able, skilled[skill]))
                found[with_skill] = Place(
                    duty.begin, duty.finish, both, 2 * price, other=found[key]
                )
            found[with_skill].seats += [duty] * need
    return [sorted(own.values(), key=lambda one: one.begin) for own in days.values()]
