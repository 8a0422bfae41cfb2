"""A roster against a plan: every rule's own check, every goal's value, everybody's standing.

Nothing here, nor in the `check` and `value` faces that it calls, is shared with what builds
the model: a wrong constraint is found the first time that it matters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from dutyplan.goals import find_goal
from dutyplan.goals.balances import balance_of, fair_shares, load_of, options_of
from dutyplan.goals.base import Value
from dutyplan.plan import Plan
from dutyplan.roster import Breach, Roster, Shortfall, Standing
from dutyplan.rules.breaking import breaches_of
from dutyplan.rules.eligibility import Eligibility, who_can
from dutyplan.rules.limits import shortfalls


@dataclass(frozen=True, slots=True)
class Report:
    """What there is to say of a roster.

    Attributes
    ----------
    breaches
        Every hard rule broken; empty for a roster that may stand.
    broken
        Every breach of a soft rule, with its cost.
    shortfalls
        Minimums of `limits` that are not reached.
    values
        For each goal of the plan, in order: its id and its value, as `GoalResult` has it.
    standings
        One for each volunteer, in the plan's order.
    """

    breaches: tuple[Breach, ...]
    broken: tuple[Breach, ...]
    shortfalls: tuple[Shortfall, ...]
    values: tuple[tuple[str, Value], ...]
    standings: tuple[Standing, ...]


def check(plan: Plan, roster: Roster, who: Eligibility | None = None) -> Report:
    """Check a roster; see `dutyplan.check`."""
    who = who or who_can(plan)
    found = breaches_of(plan, roster)
    return Report(
        breaches=tuple(breach for breach in found if breach.cost is None),
        broken=tuple(breach for breach in found if breach.cost is not None),
        shortfalls=tuple(shortfalls(plan, roster)),
        values=tuple(_values(plan, roster, who)),
        standings=_standings(plan, roster, who),
    )


def _values(plan: Plan, roster: Roster, who: Eligibility) -> Iterator[tuple[str, Value]]:
    for goal_id, options in plan.goals:
        goal = find_goal(goal_id)
        yield goal_id, goal.shown(goal.value(plan, options, who, roster))


def _standings(plan: Plan, roster: Roster, who: Eligibility) -> tuple[Standing, ...]:
    """Loads and balances by the first fairness goal; by effort where there is none."""
    options = options_of(plan)
    shares = fair_shares(plan, options, who)
    standings = []
    for volunteer in plan.volunteers:
        owed = shares.owed.get(volunteer.index)
        standings.append(
            Standing(
                volunteer,
                len(roster.duties_of(volunteer)),
                _hundredths(load_of(options, volunteer, roster)),
                None if owed is None else _hundredths(owed / options.unit),
                _hundredths(options.brought.by(volunteer) / options.unit),
                None if owed is None else balance_of(options, shares, volunteer, roster),
            )
        )
    return tuple(standings)


def _hundredths(points: Fraction) -> float:
    return (100 * points + Fraction(1, 2)).__floor__() / 100
