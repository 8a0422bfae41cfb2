"""The verbs of a model in which some literals hold for sure, whatever rules say of them.

Duties that stay as they were may break rules among themselves. Of what a rule says, the known
literals are taken out, and what they break by themselves is let go: a sum that is too large
already may grow no further, a truth that would have to be false is no question. A rule about those
on one duty is not asked of one that stays; so `crew` shows nobody there.
"""

from __future__ import annotations

from collections.abc import Sequence

from dutyplan.plan import Duty, Volunteer
from dutyplan.rules.base import Literal, Term
from dutyplan.rules.frozen import Frozen
from dutyplan.solver.variables import Variables


class Settled:
    """What rules are built with, where some duties stay as they were."""

    def __init__(self, variables: Variables, frozen: Frozen) -> None:
        self._variables = variables
        self._stays = set(frozen.duties)
        self._known = {
            on
            for one in frozen.crew
            for duty, on in variables.duties_of(one.volunteer)
            if duty is one.duty
        }

    def crew(self, duty: Duty) -> list[tuple[Volunteer, Literal]]:
        """Those who can be put on `duty`; nobody on one that stays."""
        return [] if duty in self._stays else self._variables.crew(duty)

    def duties_of(self, volunteer: Volunteer) -> list[tuple[Duty, Literal]]:
        """The duties that `volunteer` can be put on, those that stay too."""
        return self._variables.duties_of(volunteer)

    def boolean(self) -> Literal:
        """A new truth."""
        return self._variables.boolean()

    def integer(self, low: int, high: int) -> Literal:
        """A new whole number."""
        return self._variables.integer(low, high)

    def at_most_one(self, literals: list[Literal]) -> None:
        """No two of them; none besides one that holds."""
        open_ones = [one for one in literals if one not in self._known]
        if len(open_ones) == len(literals):
            self._variables.at_most_one(literals)
        elif open_ones:
            self._variables.within([(one, 1) for one in open_ones], None, 0)

    def implies(self, cause: Literal, effect: Literal) -> None:
        """Where the one holds, so does the other; what holds for sure is known from here on."""
        if effect in self._known:
            return
        if cause in self._known:
            self._known.add(effect)
            self._variables.within([(effect, 1)], 1, None)
        else:
            self._variables.implies(cause, effect)

    def within(self, terms: Sequence[Term], low: int | None, high: int | None) -> None:
        """The weighted sum lies from `low` to `high`, or as near as what is known leaves it."""
        known = sum(factor for one, factor in terms if one in self._known)
        rest = [(one, factor) for one, factor in terms if one not in self._known]
        if not rest:
            return
        if len(rest) < len(terms):
            least, most = (
                self._variables.floor(rest),
                -self._variables.floor([(one, -factor) for one, factor in rest]),
            )
            low = None if low is None else min(low - known, most)
            high = None if high is None else max(high - known, least)
        self._variables.within(rest, low, high)
