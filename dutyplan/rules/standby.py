"""`standby` of a task: reserves, named beside those who are on its duties.

```yaml
tasks:
  - {name: Basement, when: saturday 10:00-12:00, people: 2, standby: 1}
```

Who is standby for a duty could be put on it and is on no other duty then; nobody is standby for
two duties at once, and a duty that is called off has none. They are chosen when it stands who is
on duty: as many as can be; of these as many as can be who could take the place of somebody there,
with the skill that is needed, with a guardian or an adult beside them; and everybody as seldom as
can be. A standby counts as no effort and for no limit and no goal; one who is lacking is no gap.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from dutyplan.plan import NO_PAST, Duty, Plan, Volunteer
from dutyplan.problems import Span
from dutyplan.reasons import Row, because
from dutyplan.roster import Assignment, Breach, Roster
from dutyplan.rules.after import RULE as AFTER
from dutyplan.rules.age import RULE as AGE
from dutyplan.rules.availability import RULE as AVAILABILITY
from dutyplan.rules.away import RULE as AWAY
from dutyplan.rules.base import Rule
from dutyplan.rules.forbidden import RULE as FORBIDDEN
from dutyplan.rules.limits import RULE as LIMITS
from dutyplan.rules.membership import RULE as MEMBERSHIP
from dutyplan.rules.never import RULE as NEVER
from dutyplan.rules.overlap import RULE as OVERLAP
from dutyplan.rules.rest import RULE as REST
from dutyplan.rules.rotate import RULE as ROTATE

# Those that bar; a duty that one of them objects to, alone, could not be served.
_BARRING: tuple[Rule, ...] = (MEMBERSHIP, AVAILABILITY, AGE, NEVER, FORBIDDEN, LIMITS, AWAY)
# The same for what was done before the plan.
_LOOKING_BACK: tuple[Rule, ...] = (OVERLAP, REST, ROTATE, AFTER)


class Standby(Rule):
    """Reserves could serve, are free and in one place; `solver/reserves.py` chooses them."""

    id = "standby"

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Look at the reserves of each duty, then at all that one volunteer is in reserve for."""
        for duty in plan.duties:
            yield from self._check_places(roster, duty)
        own: dict[Volunteer, list[Duty]] = {}
        for one in roster.standbys:
            own.setdefault(one.volunteer, []).append(one.duty)
        for volunteer, duties in own.items():
            yield from self._check_times(roster, volunteer, duties)
        yield from self._check_bars(plan, own)

    def _check_places(self, roster: Roster, duty: Duty) -> Iterator[Breach]:
        reserves, most = roster.standby(duty), duty.task.standby
        if not reserves:
            return
        line, names = _line(duty), Row(reserves)
        if roster.is_called_off(duty):
            reason = because("breach.standby.called-off", line, duty=duty, volunteers=names)
            yield Breach(self.id, reason, duty)
        elif len(reserves) > most:
            code = "breach.standby.many" if most else "breach.standby.none"
            reason = because(code, line, duty=duty, volunteers=names, most=most)
            yield Breach(self.id, reason, duty)

    def _check_times(
        self, roster: Roster, volunteer: Volunteer, duties: list[Duty]
    ) -> Iterator[Breach]:
        for duty in duties:
            for other in roster.duties_of(volunteer):
                if other is duty:
                    code = "breach.standby.own"
                    reason = because(code, _line(duty), volunteer=volunteer, duty=duty)
                    yield Breach(self.id, reason, duty, volunteer)
                elif duty.overlaps(other):
                    code = "breach.standby.on-duty"
                    reason = because(code, _line(duty), volunteer=volunteer, duty=duty, other=other)
                    yield Breach(self.id, reason, duty, volunteer)
        for other, duty in combinations(duties, 2):
            if other.overlaps(duty):
                code = "breach.standby.twice"
                reason = because(code, _line(duty), volunteer=volunteer, other=other, duty=duty)
                yield Breach(self.id, reason, duty, volunteer)

    def _check_bars(self, plan: Plan, own: dict[Volunteer, list[Duty]]) -> Iterator[Breach]:
        """Put everybody on one duty alone, the first of each, then the second, and so on."""
        for number in range(max(map(len, own.values()), default=0)):
            alone = [
                Assignment(volunteer, duties[number])
                for volunteer, duties in own.items()
                if number < len(duties)
            ]
            for rule in (*_BARRING, *_LOOKING_BACK):
                # A weekend that had begun bars nobody: a standby counts for no limit.
                seen = plan if rule in _LOOKING_BACK else replace(plan, past=NO_PAST)
                found = rule.check(seen, Roster(seen, alone))
                barred = {breach.volunteer: None for breach in found if breach.cost is None}
                for volunteer in filter(None, barred):
                    duty = own[volunteer][number]
                    why = rule.reason(plan, volunteer, duty)
                    code, line = "breach.standby.barred", why.span or _line(duty)
                    reason = because(code, line, volunteer=volunteer, duty=duty, why=why)
                    yield Breach(self.id, reason, duty, volunteer)


def _line(duty: Duty) -> Span | None:
    return duty.task.line("standby")


RULE = Standby()
