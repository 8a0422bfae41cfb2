"""Duties that stay as they were when a plan is solved again: no line of a week file speaks of it.

What was done was done: those who were on such a duty stay, whatever bars them by now, nobody else
joins them, and their reserves stay in reserve. What these duties break among themselves is no
breach (`breaking.py`), and no fair share changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.reasons import Reason, Row, because
from dutyplan.roster import Assignment, Breach, Roster
from dutyplan.rules.base import Barring, Builder, Line, Rule


@dataclass(frozen=True, slots=True)
class Frozen:
    """Duties that stay, with those who are on them and those in reserve for them."""

    duties: tuple[Duty, ...] = ()
    crew: tuple[Assignment, ...] = ()
    standbys: tuple[Assignment, ...] = ()

    def roster(self, plan: Plan) -> Roster:
        """These duties alone."""
        return Roster(plan, self.crew, self.standbys)


class FrozenRule(Rule):
    """Who was on such a duty is, and nobody else."""

    id = "frozen"
    excuses = False

    def opens(self, plan: Plan) -> Iterator[Assignment]:
        """Those who are on such a duty are there, whatever would bar them by now."""
        yield from frozen_in(plan).crew

    def bars(self, plan: Plan, volunteer: Volunteer) -> Callable[[Duty], bool] | None:
        """Bar everybody else, and from all at the same time those who are in reserve."""
        frozen = frozen_in(plan)
        if not frozen.duties:
            return None
        stays = set(frozen.duties)
        reserve = [one.duty for one in frozen.standbys if one.volunteer is volunteer]
        return lambda duty: duty in stays or _first_overlap(duty, reserve) is not None

    def reason(self, plan: Plan, volunteer: Volunteer, duty: Duty) -> Reason:
        """Say which duty it is that stays."""
        frozen = frozen_in(plan)
        if duty in frozen.duties:
            return because("bar.frozen")
        reserve = [one.duty for one in frozen.standbys if one.volunteer is volunteer]
        return because("bar.frozen.standby", other=_first_overlap(duty, reserve))

    def build(self, plan: Plan, builder: Builder) -> None:
        """Put them on it."""
        for one in frozen_in(plan).crew:
            on = [(on, 1) for duty, on in builder.duties_of(one.volunteer) if duty is one.duty]
            builder.within(on, 1, None)

    def lines(self, plan: Plan) -> Iterator[Line]:
        """Each duty."""
        frozen = frozen_in(plan)
        for duty in frozen.duties:
            alone = Frozen(
                (duty,),
                tuple(one for one in frozen.crew if one.duty is duty),
                tuple(one for one in frozen.standbys if one.duty is duty),
            )
            reason = because("line.frozen", duty.task.span, duty=duty)
            yield Line(reason, replace(plan, rules={self.id: alone}))

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Compare each of these duties."""
        frozen = frozen_in(plan)
        before = frozen.roster(plan)
        for duty in frozen.duties:
            there = before.crew(duty)
            if set(there) != set(roster.crew(duty)):
                yield Breach(self.id, _said("breach.frozen", duty, there), duty)
            there = before.standby(duty)
            if set(there) != set(roster.standby(duty)):
                yield Breach(self.id, _said("breach.frozen.standby", duty, there), duty)
        for one in frozen.standbys:
            volunteer, other = one.volunteer, one.duty
            for duty in roster.duties_of(volunteer):
                if duty not in frozen.duties and _first_overlap(duty, [other]):
                    code = "breach.frozen.reserve"
                    reason = because(code, volunteer=volunteer, duty=duty, other=other)
                    yield Breach(self.id, reason, duty, volunteer)

    def dooms(self, plan: Plan, roster: Roster, barring: Barring) -> Iterator[Breach]:
        """Those who are on such a duty and were not."""
        stays = frozen_in(plan)
        for one in roster.assignments:
            if one.duty in stays.duties and one not in stays.crew:
                reason = _said("breach.frozen", one.duty, stays.roster(plan).crew(one.duty))
                yield Breach(self.id, reason, one.duty, one.volunteer)


def frozen_in(plan: Plan) -> Frozen:
    """The duties of a plan that stay as they were; often none."""
    frozen: Frozen = plan.rules.get(FrozenRule.id, Frozen())
    return frozen


def _said(code: str, duty: Duty, there: tuple[Volunteer, ...]) -> Reason:
    """That a duty is to have these people, or nobody."""
    if not there:
        nobody = {"breach.frozen": "breach.frozen.none"}
        return because(nobody.get(code, "breach.frozen.standby.none"), duty=duty)
    return because(code, duty=duty, volunteers=Row(there))


def _first_overlap(duty: Duty, others: list[Duty]) -> Duty | None:
    return next((one for one in others if one.overlaps(duty)), None)


RULE = FrozenRule()
