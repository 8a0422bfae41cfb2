"""The verbs of a model for what holds only where some literal does, so that it can be let go."""

from __future__ import annotations

from dutyplan.plan import Duty, Volunteer
from dutyplan.rules.base import Literal, Term
from dutyplan.solver.variables import Variables


class Guarded:
    """A `Builder` whose constraints hold only where `guard` does."""

    def __init__(self, model: Variables, guard: Literal) -> None:
        self._model = model
        self._guard = guard

    def crew(self, duty: Duty) -> list[tuple[Volunteer, Literal]]:
        """Those who can be put on `duty`, each with the literal that says so."""
        return self._model.crew(duty)

    def duties_of(self, volunteer: Volunteer) -> list[tuple[Duty, Literal]]:
        """The duties that `volunteer` can be put on, each with its literal."""
        return self._model.duties_of(volunteer)

    def boolean(self) -> Literal:
        """A new truth."""
        return self._model.boolean()

    def integer(self, low: int, high: int) -> Literal:
        """A new whole number from `low` to `high`."""
        return self._model.integer(low, high)

    def at_most_one(self, literals: list[Literal]) -> None:
        """No two of them."""
        self.within([(literal, 1) for literal in literals], None, 1)

    def implies(self, cause: Literal, effect: Literal) -> None:
        """Where the one holds, so does the other."""
        self._model.implies(cause, effect, self._guard)

    def within(self, terms: list[Term], low: int | None, high: int | None) -> None:
        """The weighted sum lies from `low` to `high`; None leaves that side open."""
        self._model.within(terms, low, high, only_if=self._guard)
