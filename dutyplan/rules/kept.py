"""Cells that an answer to "why?" holds as they are: no line of a week file, so no word of it.

A question such as "what if Bahar were on it?" is asked of the same plan: who owes how much stays
as it is. So the rule bars nobody; cells that stay empty are left out of the counts instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.roster import Assignment, Breach, Roster
from dutyplan.rules.base import Builder, Rule


@dataclass(frozen=True, slots=True)
class Kept:
    """Assignments that must be, and others that must not be."""

    filled: tuple[Assignment, ...] = ()
    empty: tuple[Assignment, ...] = ()


class KeptCells(Rule):
    """Each cell by itself, filled or empty."""

    id = "kept"
    is_of_each = True

    def build(self, plan: Plan, builder: Builder) -> None:
        """Hold each literal; where a cell to be filled has none, there is no roster."""
        kept: Kept = plan.rules.get(self.id, Kept())
        for one in kept.filled:
            builder.within([(on, 1) for on in _literals(one, builder)], 1, None)
        for one in kept.empty:
            for on in _literals(one, builder):
                builder.within([(on, 1)], None, 0)

    def most(self, plan: Plan, volunteer: Volunteer, duties: Sequence[Duty]) -> int | None:
        """All but the duties of cells that stay empty."""
        kept: Kept = plan.rules.get(self.id, Kept())
        shut = {one.duty.index for one in kept.empty if one.volunteer is volunteer}
        return sum(duty.index not in shut for duty in duties) if shut else None

    def involves(self, plan: Plan) -> Iterator[Volunteer]:
        """Those of the cells."""
        kept: Kept = plan.rules.get(self.id, Kept())
        for one in (*kept.filled, *kept.empty):
            yield one.volunteer

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Look at each cell in the roster."""
        kept: Kept = plan.rules.get(self.id, Kept())
        for one in kept.filled:
            if one.volunteer not in roster.crew(one.duty):
                message = f"{one.volunteer.name} is not on {one.duty.label}, which is kept"
                yield Breach(self.id, message, one.duty, one.volunteer)
        for one in kept.empty:
            if one.volunteer in roster.crew(one.duty):
                message = f"{one.volunteer.name} is on {one.duty.label}, which is kept free of it"
                yield Breach(self.id, message, one.duty, one.volunteer)


def _literals(one: Assignment, builder: Builder) -> list[int]:
    return [on for duty, on in builder.duties_of(one.volunteer) if duty is one.duty]


RULE = KeptCells()
