"""What each further duty costs in fairness, as small whole numbers in the right order.

Where every duty brings the same load, leximin asks of two further duties only which takes its
volunteer to the higher level, and of two that lead to the same one which comes from further
below. The numbers here are the places of all of them in that order.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from dutyplan.goals.balances import Fairness, fair_shares, tenths_of
from dutyplan.plan import Plan
from dutyplan.rules.eligibility import Eligibility


class Burdens:
    """The costs of the first, second, ... duty of each volunteer; they never fall.

    Parameters
    ----------
    options
        The goal `fairness` that is meant; without one, duties are spread evenly.
    most
        By a volunteer's index, the most duties there can be.

    Attributes
    ----------
    is_exact
        Whether a sum of these costs is least exactly where the balances are fairest: every
        duty counts, all weigh the same, and each one lifts the balance.
    highest
        The largest cost.
    """

    def __init__(
        self, plan: Plan, who: Eligibility, options: Fairness | None, most: Mapping[int, int]
    ) -> None:
        if options is None:
            options = Fairness("duties", "available", plan.duties)
        shares = fair_shares(plan, options, who)
        amounts = [options.amount(duty) for duty in options.counted]
        amount = max(1, round(sum(amounts) / max(1, len(amounts))))
        steps: dict[int, list[tuple[int, int]]] = {}
        for one in shares.compared:
            if one.index in most:
                level = tenths_of(options, shares, one)
                levels = [level(load * amount) for load in range(most[one.index] + 1)]
                steps[one.index] = [(after, -before) for before, after in pairwise(levels)]
        order = sorted({step for own in steps.values() for step in own})
        place = {step: number for number, step in enumerate(order, start=1)}
        self.highest = len(order)
        self._costs = {index: [place[step] for step in own] for index, own in steps.items()}
        self.is_exact = (
            len(options.counted) == len(plan.duties)
            and len(set(amounts)) == 1
            and all(after > -before for own in steps.values() for after, before in own)
        )

    @classmethod
    def none(cls, plan: Plan, who: Eligibility) -> Burdens:
        """None at all, for any number of duties."""
        return cls(plan, who, None, {})

    def of(self, index: int) -> list[int] | None:
        """The costs of one volunteer's duties; None for one who owes nothing."""
        return self._costs.get(index)
