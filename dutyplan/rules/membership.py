"""`since` and `until`: nobody is put on a duty before joining or after leaving.

```yaml
volunteers:
  - {name: Aynur, since: 2026-12-01, until: 2027-06-30}
```

Both days are included. Who is not a member on a duty's day owes nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from datetime import date

from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.reasons import Reason, because
from dutyplan.roster import Breach, Roster
from dutyplan.rules.base import Line, Rule


class Membership(Rule):
    """Only members serve."""

    id = "membership"

    def bars(self, plan: Plan, volunteer: Volunteer) -> Callable[[Duty], bool] | None:
        """Bar the days before `since` and after `until`."""
        if volunteer.since is None and volunteer.until is None:
            return None
        first, last = volunteer.since or date.min, volunteer.until or date.max
        return lambda duty: not first <= duty.date <= last

    def volunteer_key(self, plan: Plan, volunteer: Volunteer) -> Hashable:
        """Both ends of the membership."""
        return (volunteer.since, volunteer.until)

    def duty_key(self, duty: Duty) -> Hashable:
        """The day."""
        return duty.date

    def reason(self, plan: Plan, volunteer: Volunteer, duty: Duty) -> Reason:
        """Say which end of the membership is meant."""
        if volunteer.since is not None and duty.date < volunteer.since:
            line = volunteer.line("since")
            return because("bar.membership.before", line, since=volunteer.since)
        return because("bar.membership.after", volunteer.line("until"), until=volunteer.until)

    def lines(self, plan: Plan) -> Iterator[Line]:
        """What each volunteer says under either key."""
        for one in plan.volunteers:
            if one.since is not None:
                reason = because("line.since", one.line("since"), volunteer=one, since=one.since)
                yield Line(reason, replace(plan, volunteers=(replace(one, until=None),)))
            if one.until is not None:
                reason = because("line.until", one.line("until"), volunteer=one, until=one.until)
                yield Line(reason, replace(plan, volunteers=(replace(one, since=None),)))

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Compare each assignment's date with the membership."""
        for one in roster.assignments:
            volunteer, day = one.volunteer, one.duty.date
            joined, left = volunteer.since, volunteer.until
            if joined and day < joined:
                line, code = volunteer.line("since"), "breach.membership.before"
                reason = because(code, line, volunteer=volunteer, day=day, since=joined)
            elif left and day > left:
                line, code = volunteer.line("until"), "breach.membership.after"
                reason = because(code, line, volunteer=volunteer, day=day, until=left)
            else:
                continue
            yield Breach(self.id, reason, one.duty, volunteer)


RULE = Membership()
