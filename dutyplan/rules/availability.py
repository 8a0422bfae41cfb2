"""`available` and `unavailable`: a duty must lie wholly inside the time somebody is free.

```yaml
volunteers:
  - {name: Li Min, available: saturday 08:00-11:30}
  - {name: Bahar, available: [weekends, friday 18:00-22:00], unavailable: 2026-12-05}
```

Without `available` somebody is always free; `unavailable` is taken out of it. Windows that
touch count as one. A duty without a window takes the whole day, from 00:00 to 24:00.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace

from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.problems import Span
from dutyplan.reasons import Reason, because
from dutyplan.roster import Breach, Roster
from dutyplan.rules.base import Line, Rule


class Availability(Rule):
    """Only those who are free for all of a duty serve on it."""

    id = "availability"

    def bars(self, plan: Plan, volunteer: Volunteer) -> Callable[[Duty], bool] | None:
        """Bar what the free intervals do not contain."""
        free = volunteer.free
        if free is None:
            return None
        starts = [start for start, _ in free]

        def is_taken(duty: Duty) -> bool:
            position = bisect_right(starts, duty.begin) - 1
            return position < 0 or free[position][1] < duty.finish

        return is_taken

    def volunteer_key(self, plan: Plan, volunteer: Volunteer) -> Hashable:
        """When this one is free."""
        return volunteer.free

    def duty_key(self, duty: Duty) -> Hashable:
        """From when to when it lasts."""
        return (duty.begin, duty.finish)

    def reason(self, plan: Plan, volunteer: Volunteer, duty: Duty) -> Reason:
        """Tell somebody who is away from somebody who is free for a part of it."""
        touches = any(s < duty.finish and duty.begin < e for s, e in volunteer.free or ())
        code = "bar.availability.part" if touches else "bar.availability"
        return because(code, _line(volunteer, duty))

    def lines(self, plan: Plan) -> Iterator[Line]:
        """What each volunteer says of it under either key."""
        for one in plan.volunteers:
            usual = because("line.available", one.line("available"), volunteer=one)
            untaken = because("line.unavailable", one.line("unavailable"), volunteer=one)
            for reason, free in ((usual, one.usual), (untaken, one.untaken)):
                if free is not None:
                    yield Line(reason, replace(plan, volunteers=(replace(one, free=free),)))

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Look for one free interval that holds the whole duty."""
        for one in roster.assignments:
            free = one.volunteer.free
            duty = one.duty
            if free is None or any(s <= duty.begin and duty.finish <= e for s, e in free):
                continue
            line = _line(one.volunteer, duty)
            reason = because("breach.availability", line, volunteer=one.volunteer, duty=duty)
            yield Breach(self.id, reason, duty, one.volunteer)


def _line(volunteer: Volunteer, duty: Duty) -> Span | None:
    """Which of the two keys says that somebody is not free for all of a duty."""
    usual = volunteer.usual
    is_taken_out = usual is None or any(s <= duty.begin and duty.finish <= e for s, e in usual)
    return volunteer.line("unavailable" if is_taken_out else "available")


RULE = Availability()
