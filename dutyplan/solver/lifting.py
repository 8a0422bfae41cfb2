"""From counts to a roster: who serves when, once it is known how much everybody does.

With the counts of a relaxation fixed, what is left is a question without an objective, and small:
a volunteer needs literals only for kinds of duties that the counts give, and of those duties a
few drawn by lot are mostly enough, some for each that is needed. All rules are built over these
literals as they are over all, so whatever is found keeps every one of them; where nothing is found
the draw was too small, or the counts have no roster.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dutyplan.goals.coverage import GOAL as COVERAGE
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.roster import Roster
from dutyplan.rules import RULES
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.kinds import Kind
from dutyplan.solver.variables import Variables
from dutyplan.solver.watching import Watch

Counts = Mapping[tuple[int, Kind], int]
"""By a volunteer's index and a kind: how many duties."""


@dataclass(frozen=True, slots=True)
class Draw:
    """How many literals a lift gets, and how much work, in the solver's deterministic unit.

    Attributes
    ----------
    each
        Duties drawn for each that the counts give; None for all.
    """

    each: int | None
    effort: float


DRAWS = (Draw(8, 2.0), Draw(16, 4.0), Draw(None, 8.0))


class _Drawn:
    """Of each volunteer's duties only some."""

    def __init__(self, duties: Mapping[int, list[Duty]]) -> None:
        self._duties = duties

    def open_duties(self, volunteer: Volunteer) -> list[Duty]:
        """The duties that were drawn, in the plan's order."""
        return self._duties.get(volunteer.index, [])


class Lifting:
    """Lifts of counts to rosters.

    Parameters
    ----------
    missing
        What the gaps of the roster may cost in the goal `coverage`.
    deadline
        In `time.monotonic` seconds.

    Attributes
    ----------
    watch
        Hears what the solves say.
    """

    def __init__(
        self,
        plan: Plan,
        who: Eligibility,
        kinds: Sequence[Kind],
        missing: int,
        seed: int,
        deadline: float,
    ) -> None:
        self._plan = plan
        self._who = who
        self._kinds = kinds
        self._missing = missing
        self._seed = seed
        self._deadline = deadline
        self.watch = Watch()

    def lift(self, counts: Counts, draw: Draw) -> Roster | None:
        """A roster that keeps all rules and has these counts; None where none was found."""
        chance = random.Random(f"{self._seed} {draw.each}")
        drawn = {one.index: self._drawn(one, counts, draw, chance) for one in self._plan.volunteers}
        variables = Variables(self._plan, _Drawn(drawn), self._seed, 1, self._deadline)
        variables.watch = self.watch
        for rule in RULES:
            rule.build(self._plan, variables)
        gaps = COVERAGE.objective(self._plan, None, self._who, variables)
        variables.within(gaps.terms, None, self._missing - gaps.constant)
        self._count(variables, counts)
        answer = variables.find(self._deadline, draw.effort)
        return variables.roster(answer.values) if answer.is_found else None

    def _drawn(
        self, volunteer: Volunteer, counts: Counts, draw: Draw, chance: random.Random
    ) -> list[Duty]:
        drawn: list[Duty] = []
        for kind in self._kinds:
            num = counts.get((volunteer.index, kind), 0)
            if num:
                own = [duty for duty in kind.duties if self._who.can_serve(volunteer, duty)]
                most = len(own) if draw.each is None else min(num * draw.each, len(own))
                drawn += chance.sample(own, most)
        return sorted(drawn, key=lambda duty: duty.index)

    def _count(self, variables: Variables, counts: Counts) -> None:
        """Give everybody as many duties of each amount as the counts say."""
        amount_of = {duty: kind.amount for kind in self._kinds for duty in kind.duties}
        for volunteer in self._plan.volunteers:
            due: dict[int, int] = {}
            for kind in self._kinds:
                num = counts.get((volunteer.index, kind), 0)
                due[kind.amount] = due.get(kind.amount, 0) + num
            for amount, num in due.items():
                terms = [
                    (on, 1)
                    for duty, on in variables.duties_of(volunteer)
                    if amount_of[duty] == amount
                ]
                if amount and terms:
                    variables.within(terms, num, num)
