"""Who may be put on what, as literals of the model; nothing else knows the keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import Protocol

from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.roster import Assignment, Roster
from dutyplan.rules.base import Literal
from dutyplan.solver.engine import Engine


class Candidates(Protocol):
    """Who may be put on what: an `Eligibility`, or a part of one."""

    def open_duties(self, volunteer: Volunteer) -> list[Duty]:
        """The duties that `volunteer` can be put on, in the plan's order."""


class Some:
    """Of each volunteer's duties those that are given, by the volunteer's index."""

    def __init__(self, duties: Mapping[int, list[Duty]]) -> None:
        self._duties = duties

    def open_duties(self, volunteer: Volunteer) -> list[Duty]:
        """These duties, in the plan's order."""
        return self._duties.get(volunteer.index, [])


class Variables(Engine):
    """The engine's verbs, and a literal for each pair that can be.

    A pair that some rule bars has no literal at all.
    """

    def __init__(
        self,
        plan: Plan,
        who: Candidates,
        seed: int,
        num_workers: int,
        deadline: float = inf,
    ) -> None:
        super().__init__(seed, num_workers, deadline)
        self._plan = plan
        self._crews: list[list[tuple[Volunteer, Literal]]] = [[] for _ in plan.duties]
        self._own: list[list[tuple[Duty, Literal]]] = [[] for _ in plan.volunteers]
        for volunteer in plan.volunteers:
            for duty in who.open_duties(volunteer):
                literal = self.boolean()
                self._crews[duty.index].append((volunteer, literal))
                self._own[volunteer.index].append((duty, literal))
        self.num_candidates = sum(map(len, self._own))

    def crew(self, duty: Duty) -> list[tuple[Volunteer, Literal]]:
        """Those who can be put on `duty`, each with the literal that says so."""
        return self._crews[duty.index]

    def duties_of(self, volunteer: Volunteer) -> list[tuple[Duty, Literal]]:
        """The duties that `volunteer` can be put on, each with its literal."""
        return self._own[volunteer.index]

    def values(self, roster: Roster) -> list[int]:
        """The values of the first variables, all literals, that a roster means."""
        values = [1] + [0] * self.num_candidates
        for one in roster.assignments:
            values[dict(self._crews[one.duty.index])[one.volunteer]] = 1
        return values

    def roster(self, values: Sequence[int]) -> Roster:
        """The roster that values of the model mean."""
        chosen = [
            Assignment(volunteer, duty)
            for duty in self._plan.duties
            for volunteer, literal in self._crews[duty.index]
            if values[literal]
        ]
        return Roster(self._plan, chosen)
