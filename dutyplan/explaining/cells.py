"""A plan in which some cells of the roster are held, filled or empty; all else is as it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dutyplan.plan import Plan
from dutyplan.roster import Assignment
from dutyplan.rules.kept import RULE, Kept


def with_cells(plan: Plan, filled: Iterable[Assignment], empty: Iterable[Assignment]) -> Plan:
    """Hold some assignments, and keep others from being; cells held already stay held.

    Goals and fair shares are those of the plan, so the two can be compared goal by goal. A cell
    that a rule bars can't be filled: such a plan has no roster.

    Parameters
    ----------
    filled, empty
        Of the volunteers and duties of this very plan.
    """
    before: Kept = plan.rules.get(RULE.id, Kept())
    kept = Kept((*before.filled, *filled), (*before.empty, *empty))
    return replace(plan, rules={**plan.rules, RULE.id: kept})
