"""Those who have called off since a roster was made: no line of a week file, so no word of it.

Who calls off late owes as much as before: the rule bars, and excuses nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from dutyplan.plan import MINUTES_PER_DAY, Duty, Plan, Volunteer
from dutyplan.reasons import Reason, because
from dutyplan.roster import Assignment, Breach, Roster
from dutyplan.rules.base import Line, Rule


@dataclass(frozen=True, slots=True)
class Away:
    """Who can't come when, and what was declined.

    Attributes
    ----------
    days
        Somebody, and a day on which this one is away from midnight to midnight.
    declined
        Single duties that somebody does not take.
    """

    days: tuple[tuple[Volunteer, date], ...] = ()
    declined: tuple[Assignment, ...] = ()


class AwayRule(Rule):
    """Nobody serves on days, or on duties, that they have called off."""

    id = "away"
    excuses = False

    def bars(self, plan: Plan, volunteer: Volunteer) -> Callable[[Duty], bool] | None:
        """Bar what touches a day of theirs, and what they have declined."""
        away = _settings(plan)
        days = {day.toordinal() for one, day in away.days if one is volunteer}
        declined = {one.duty for one in away.declined if one.volunteer is volunteer}
        if not days and not declined:
            return None
        return lambda duty: duty in declined or not days.isdisjoint(_ordinals(duty))

    def reason(self, plan: Plan, volunteer: Volunteer, duty: Duty) -> Reason:
        """Tell one who is away from one who has declined."""
        if Assignment(volunteer, duty) in _settings(plan).declined:
            return because("bar.away.declined")
        return because("bar.away")

    def lines(self, plan: Plan) -> Iterator[Line]:
        """Each day, and each duty."""
        for one, day in _settings(plan).days:
            alone = Away(days=((one, day),))
            reason = because("line.away", volunteer=one, day=day)
            yield Line(reason, replace(plan, rules={self.id: alone}))
        for cell in _settings(plan).declined:
            reason = because("line.away.declined", volunteer=cell.volunteer, duty=cell.duty)
            yield Line(reason, replace(plan, rules={self.id: Away(declined=(cell,))}))

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Look for each of them in the roster."""
        away = _settings(plan)
        for volunteer, day in away.days:
            for duty in roster.duties_of(volunteer):
                if touches(duty, day):
                    reason = because("breach.away", volunteer=volunteer, duty=duty, day=day)
                    yield Breach(self.id, reason, duty, volunteer)
        for one in away.declined:
            if one.volunteer in roster.crew(one.duty):
                volunteer, duty = one.volunteer, one.duty
                reason = because("breach.away.declined", volunteer=volunteer, duty=duty)
                yield Breach(self.id, reason, duty, volunteer)

    def dooms(
        self, plan: Plan, roster: Roster, barring: Callable[[Volunteer, Duty], Rule | None]
    ) -> Iterator[Breach]:
        """Each of them."""
        return self.check(plan, roster)


def touches(duty: Duty, day: date) -> bool:
    """Whether a duty has a minute on a day."""
    midnight = day.toordinal() * MINUTES_PER_DAY
    return duty.begin < midnight + MINUTES_PER_DAY and midnight < duty.finish


def _settings(plan: Plan) -> Away:
    away: Away = plan.rules.get(AwayRule.id, Away())
    return away


def _ordinals(duty: Duty) -> range:
    """The days that a duty touches."""
    return range(duty.begin // MINUTES_PER_DAY, -(-duty.finish // MINUTES_PER_DAY))


RULE = AwayRule()
