"""A whole plan as a model: a variable for each pair that can be, and what its breaches cost."""

from __future__ import annotations

from tests.oracle.facts import Facts
from tests.oracle.highs.model import Model, Sum, Term


class Draft:
    """The model of a plan while rules and goals are written into it.

    Attributes
    ----------
    on
        For each volunteer and duty, by their places, that nothing bars: whether they serve.
    wishes, minimums
        What soft rules, and the minimums of limits, cost so far.
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.model = Model()
        self.on = {
            (number, index): self.model.binary()
            for number in range(len(facts.ids))
            for index in range(len(facts.duties))
            if not facts.barred[number][index]
        }
        self.wishes = Sum([])
        self.minimums = Sum([])

    def crew(self, index: int) -> dict[int, int]:
        """Those who can be on a duty, each with the variable."""
        everyone = range(len(self.facts.ids))
        return {one: self.on[one, index] for one in everyone if (one, index) in self.on}

    def duties_of(self, number: int) -> dict[int, int]:
        """The duties that a volunteer can be on, each with the variable."""
        everything = range(len(self.facts.duties))
        return {one: self.on[number, one] for one in everything if (number, one) in self.on}

    def slack(self, cost: int | None, most: int, unit: int = 1) -> list[Term]:
        """Room for up to so many breaches, each at that cost; none where the rule is hard."""
        if cost is None or most < 1:
            return []
        breaches = self.model.integer(0, most)
        self.wishes.terms.append((breaches, cost))
        return [(breaches, -unit)]
