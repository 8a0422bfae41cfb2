"""Why somebody carries so much: duties, load, fair share, and who carries as much or more."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from dutyplan.checking import Report, check
from dutyplan.explaining.asking.shares import Part, parts_of
from dutyplan.goals import find_goal
from dutyplan.goals.balances import Fairness, options_of
from dutyplan.plan import Duty, Volunteer
from dutyplan.roster import Outcome, Roster, Standing
from dutyplan.rules.eligibility import Eligibility


class Verdict(Enum):
    """How a roster stands beside the best one, in fairness and the goals before it."""

    FAIREST = "proved"
    OPEN = "open"
    WORSE = "worse"
    BREAKS = "breaks rules"
    NO_GOAL = "no goal"


@dataclass(frozen=True, slots=True)
class WhyLoad:
    """All that is known of what one volunteer carries.

    Attributes
    ----------
    options
        Of the plan's first fairness goal; those of effort where it has none.
    parts
        Where the fair share comes from, duty by duty.
    above
        Those with the same balance or a higher one, highest first.
    verdict
        What is known of the roster's fairness.
    """

    standing: Standing
    roster: Roster
    best: Outcome
    options: Fairness
    parts: tuple[Part, ...]
    above: tuple[Standing, ...]
    verdict: Verdict

    @property
    def volunteer(self) -> Volunteer:
        """Whom it is about."""
        return self.standing.volunteer

    @property
    def duties(self) -> tuple[Duty, ...]:
        """Those of the roster, by date."""
        return self.roster.duties_of(self.volunteer)

    @property
    def is_interrupted(self) -> bool:
        """Nothing is searched for that could be."""
        return False

    @property
    def best_tenths(self) -> int | None:
        """The balance in the best roster."""
        return self.best.standings[self.volunteer.index].tenths


def why_load(volunteer: Volunteer, roster: Roster, best: Outcome) -> WhyLoad:
    """Answer why `volunteer` carries what `roster` gives.

    Parameters
    ----------
    best
        The outcome of the plan, with a roster.
    """
    plan = best.plan
    report = check(plan, roster)
    place = next((i for i, (goal, _) in enumerate(plan.goals) if goal == "fairness"), None)
    options = options_of(plan)
    parts = parts_of(plan, options, Eligibility(plan), volunteer)
    return WhyLoad(
        standing=report.standings[volunteer.index],
        roster=roster,
        best=best,
        options=options,
        parts=tuple(parts),
        above=_above(report.standings, volunteer),
        verdict=_verdict(report, best, place),
    )


def _above(standings: tuple[Standing, ...], volunteer: Volunteer) -> tuple[Standing, ...]:
    own = standings[volunteer.index].tenths
    pairs = [(one.tenths, one) for one in standings if one.volunteer is not volunteer]
    found = [
        (-tenths, one.volunteer.index, one)
        for tenths, one in pairs
        if own is not None and tenths is not None and tenths >= own
    ]
    return tuple(one for _, _, one in sorted(found, key=lambda each: each[:2]))


def _verdict(report: Report, best: Outcome, place: int | None) -> Verdict:
    """Hold a roster against the best one, up to the fairness goal at this place."""
    if report.breaches:
        return Verdict.BREAKS
    if place is None:
        return Verdict.NO_GOAL
    goals = best.goals[: place + 1]
    for (goal_id, value), best_one in zip(report.values, goals, strict=False):
        own, other = find_goal(goal_id).shown(value), find_goal(goal_id).shown(best_one.value)
        if own != other:
            # Both are numbers, or both vectors; the annotation can't say so.
            is_worse = other < own  # type: ignore[operator]
            return Verdict.WORSE if is_worse else Verdict.OPEN
    return Verdict.FAIREST if all(one.proved for one in goals) else Verdict.OPEN
