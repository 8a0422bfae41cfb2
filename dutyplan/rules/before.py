"""What somebody did shortly before the plan: all that a rule can look back on to bar or price."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta

from dutyplan.plan import Duty, Plan, Volunteer


def lately(plan: Plan, volunteer: Volunteer, num_days: int) -> Sequence[Duty]:
    """The duties on the last so many days before the plan, by start."""
    served = plan.past.served(volunteer)
    if not served:
        return ()
    first = plan.start - timedelta(num_days)
    return served[bisect_left(served, first, key=lambda duty: duty.date) :]
