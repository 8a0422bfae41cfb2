"""What a roster breaks, but for what frozen duties break among themselves.

Duties that stay as they were may break rules by now: a roster edited by hand, a week file changed
since. That can't be mended any more, and must not stand in the way of the rest. So a breach that is
there with the frozen duties alone, and speaks of none that is not frozen, is none.
"""

from __future__ import annotations

from functools import lru_cache

from dutyplan.plan import Plan
from dutyplan.roster import Breach, Roster
from dutyplan.rules import RULES
from dutyplan.rules.frozen import frozen_in


def breaches_of(plan: Plan, roster: Roster) -> list[Breach]:
    """Every breach of every rule, soft ones with their cost."""
    known = done_breaches(plan)
    found = (breach for rule in RULES for breach in rule.check(plan, roster))
    return [breach for breach in found if breach.cost is not None or breach not in known]


@lru_cache(maxsize=4)
def done_breaches(plan: Plan) -> tuple[Breach, ...]:
    """The hard breaches among the frozen duties, which are done and count no more."""
    frozen = frozen_in(plan)
    if not frozen.duties:
        return ()
    alone = frozen.roster(plan)
    return tuple(
        breach
        for rule in RULES
        for breach in rule.check(plan, alone)
        if breach.cost is None and breach.duty in frozen.duties
    )
