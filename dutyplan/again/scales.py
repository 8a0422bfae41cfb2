"""What steps do to the balances, put so that the best comes first.

Of two rosters the one is better whose balances, largest first, are smaller at the first place
where they differ (leximin). Most balances stay as they are. So it is enough to look at how many
people come to each balance or leave it: at the largest balance where that differs, fewer is better.
"""

from __future__ import annotations

from collections.abc import Sequence

from dutyplan.again.steps import Step
from dutyplan.goals.balances import balance_of, fair_shares, options_of
from dutyplan.plan import Duty, Volunteer
from dutyplan.roster import Assignment, Roster
from dutyplan.rules.eligibility import Eligibility

Rank = tuple[tuple[int, int, int], ...]
"""Less is better."""

_END = (0, 0, 0)


class Scales:
    """Balances by the plan's first fairness goal; by effort where it has none, as `check` does."""

    def __init__(self, roster: Roster, who: Eligibility) -> None:
        self._roster = roster
        self._options = options_of(roster.plan)
        self._shares = fair_shares(roster.plan, self._options, who)
        self._compared = {one.index for one in self._shares.compared}
        self._known: dict[tuple[int, Duty | None, Duty | None], int | None] = {}

    def balance(
        self, volunteer: Volunteer, come: Duty | None = None, gone: Duty | None = None
    ) -> int | None:
        """The balance in tenths after these changes; None for those who are not compared."""
        key = (volunteer.index, come, gone)
        if key not in self._known:
            self._known[key] = self._weighed(volunteer, come, gone)
        return self._known[key]

    def _weighed(self, volunteer: Volunteer, come: Duty | None, gone: Duty | None) -> int | None:
        if volunteer.index not in self._compared:
            return None
        own = [duty for duty in self._roster.duties_of(volunteer) if duty is not gone]
        own += [come] if come else []
        alone = Roster(self._roster.plan, [Assignment(volunteer, duty) for duty in own])
        return balance_of(self._options, self._shares, volunteer, alone)

    def rank(self, steps: Sequence[Step]) -> Rank:
        """The balances after these steps, to be compared with those after other steps."""
        come = {step.taker: step.duty for step in steps}
        gone = {step.giver: step.duty for step in steps if step.giver}
        counts: dict[int, int] = {}
        for one in {**come, **gone}:
            before, after = self.balance(one), self.balance(one, come.get(one), gone.get(one))
            if before is not None and after is not None:
                counts[before] = counts.get(before, 0) - 1
                counts[after] = counts.get(after, 0) + 1
        return (*(_place(*pair) for pair in sorted(counts.items(), reverse=True) if pair[1]), _END)


def _place(tenths: int, more: int) -> tuple[int, int, int]:
    """One more at a balance is the worse the larger it is, one fewer the better."""
    return (1, tenths, more) if more > 0 else (-1, -tenths, more)
