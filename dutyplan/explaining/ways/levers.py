"""A model of all rosters of all changed plans: a lever for each change, at its cost.

Every pair of volunteer and duty that can be of use has a literal. What would keep a pair or a crew
from being holds unless some lever is pulled; nobody is in two places at once, whatever is changed.
So a roster and the levers pulled for it are a solution just where the plan with those changes has
that roster.
Which levers there are is said beside: `dutylevers.py`, `peoplelevers.py`, `rulelevers.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from dutyplan.explaining.facts import one_place_at_a_time
from dutyplan.explaining.ways.changes import Change
from dutyplan.plan import Plan
from dutyplan.rules.base import Literal, Term
from dutyplan.solver.answers import Answer
from dutyplan.solver.variables import Candidates, Variables

_Place = TypeVar("_Place", int, date)


@dataclass(frozen=True, slots=True)
class Lever:
    """A whole number of the model that says how far something is changed; 0 for not at all.

    Attributes
    ----------
    is_pulled
        A truth that holds where it is not 0.
    price
        What it costs, as terms of the objective.
    change : callable
        What a value above 0 means.
    """

    variable: Literal
    is_pulled: Literal
    price: tuple[Term, ...]
    sort: str
    change: Callable[[int], Change]


class Levers:
    """The model, at first without any lever."""

    def __init__(self, plan: Plan, seed: int, deadline: float, who: Candidates) -> None:
        self.model = Variables(plan, who, seed, 1, deadline)
        self.levers: list[Lever] = []
        one_place_at_a_time(plan, self.model)

    def add(self, high: int, change: Callable[[int], Change], first: int = 0) -> Literal:
        """A lever of so many steps; to pull it at all may cost something beside the steps."""
        variable = is_pulled = self.model.integer(0, high)
        if high > 1:
            is_pulled = self.model.boolean()
            self.model.within([(variable, 1), (is_pulled, -high)], None, 0)
        one = change(1)
        price: list[Term] = [(variable, one.cost - first)]
        if first:
            price.append((is_pulled, first))
        self.levers.append(Lever(variable, is_pulled, tuple(price), one.sort, change))
        return variable

    def only_if(self, on: Literal, *levers: Literal) -> None:
        """A pair can be only where one of these is pulled."""
        self.model.within([(on, 1), *((lever, -1) for lever in levers)], None, 0)

    def reach(
        self,
        places: list[tuple[_Place, Literal]],
        change: Callable[[_Place], Change],
        *,
        is_down: bool,
    ) -> None:
        """A lever for each place beyond an end that moves; one further out serves all nearer."""
        reached: dict[_Place, Literal] = {}
        levers: list[Literal] = []
        further: list[Literal] = []
        for place in sorted({place for place, _ in places}, reverse=not is_down):
            levers.append(self.add(1, once(change, place)))
            reached[place] = self.model.boolean()
            self.only_if(reached[place], levers[-1], *further)
            further = [reached[place]]
        if len(levers) > 1:  # more never help, and proofs are found sooner
            self.model.at_most_one(levers)
        for place, on in places:
            self.only_if(on, reached[place])

    @property
    def cost(self) -> list[Term]:
        """What all changes cost together."""
        return [term for lever in self.levers for term in lever.price]

    @property
    def cost_and_number(self) -> list[Term]:
        """The same, and of those that cost as much the number of changes."""
        weight = len(self.levers) + 1
        terms = [(variable, weight * factor) for variable, factor in self.cost]
        return terms + [(lever.is_pulled, 1) for lever in self.levers]

    def price(self, values: Sequence[int]) -> int:
        """What is pulled in a solution costs."""
        return sum(factor * values[variable] for variable, factor in self.cost)

    def pulled(self, values: Sequence[int]) -> list[tuple[Lever, int]]:
        """The levers that are pulled, and how far."""
        return [(one, values[one.variable]) for one in self.levers if values[one.variable]]

    def solve_within(self, values: Sequence[int], deadline: float) -> Answer:
        """The least of what is pulled in a solution that is still enough."""
        for lever in self.levers:
            self.model.cap(lever.variable, values[lever.variable])
        try:
            return self.model.solve(self.cost, values, deadline)
        finally:
            for lever in self.levers:
                self.model.cap(lever.variable, None)

    def forbid(self, sorts: set[str]) -> None:
        """No more solutions with changes of all of these sorts."""
        model = self.model
        used = {sort: model.boolean() for sort in sorted(sorts)}
        for lever in self.levers:
            if lever.sort in used:
                most = model.highest(lever.variable)
                model.within([(lever.variable, 1), (used[lever.sort], -most)], None, 0)
        model.within([(one, 1) for one in used.values()], None, len(used) - 1)


def once(make: Callable[..., Change], *facts: object) -> Callable[[int], Change]:
    """A change that is made or not, and knows no number."""
    return lambda _: make(*facts)
