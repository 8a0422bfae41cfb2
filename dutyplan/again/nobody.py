"""Why nobody could step in on a duty: what keeps each of the others off it, counted."""

from __future__ import annotations

from collections.abc import Sequence

from dutyplan.again.steps import Step
from dutyplan.again.trials import Trials
from dutyplan.explaining.gaps.grouping import grouped
from dutyplan.explaining.gaps.held import why_held
from dutyplan.plan import Duty, Volunteer
from dutyplan.reasons import Reason, because
from dutyplan.roster import Breach, Roster
from dutyplan.rules.groups import company


def why_nobody(
    trials: Trials, duty: Duty, giver: Volunteer | None, has_swaps: bool
) -> tuple[Reason, ...]:
    """Say that nobody could take a place just so, and why.

    Parameters
    ----------
    giver
        Whose place it is; None for a gap.
    has_swaps
        Whether somebody could after one swap.

    Returns
    -------
    Sentences; where there is no swap either, the last one says what else can be done.
    """
    roster, plan = trials.roster, trials.roster.plan
    others = [one for one in plan.volunteers if one not in roster.crew(duty)]
    left = _without(roster, giver, duty)
    pairs, unclear = [], []
    for one in others:
        rule = trials.who.barring(one, duty)
        why = rule.reason(plan, one, duty) if rule else _held(trials, left, giver, one, duty)
        if why is None:
            unclear.append((one, trials.breaks([Step(giver, one, duty)])))
        else:
            pairs.append((one, why))
    always = _in_all([broken for _, broken in unclear])
    if always is None:
        pairs += [(one, _by_rule(broken[0])) for one, broken in unclear]
    said = [because("stepin.none.direct" if has_swaps else "stepin.none")]
    if not others:
        said.append(because("stepin.all-there"))
    if pairs:
        said.append(because("stepin.held", num=len(others), held=grouped(pairs)))
    if always is not None:
        said.append(because("stepin.broken", always.span, why=always.reason))
    return tuple(said if has_swaps else [*said, because("stepin.replan")])


def _without(roster: Roster, giver: Volunteer | None, duty: Duty) -> Roster:
    kept = [one for one in roster.assignments if (one.volunteer, one.duty) != (giver, duty)]
    return Roster(roster.plan, kept, roster.standbys)


def _held(
    trials: Trials, left: Roster, giver: Volunteer | None, one: Volunteer, duty: Duty
) -> Reason | None:
    """What keeps somebody off a duty that nothing bars; None where that is not the one's own."""
    there = left.crew(duty)
    others = [other for other in company(left.plan, one)[1:] if other not in there]
    if giver in others:
        return because("held.company.only", num=1, other=giver)
    why = why_held(left, trials.who, one, duty)
    if why is None and others:
        return because("held.company.only", num=1, other=others[0])
    if why is None and duty.people.min > len(there) + 1:
        return because("held.alone", num=1)
    return why


def _in_all(broken: Sequence[Sequence[Breach]]) -> Breach | None:
    """A breach that comes about whoever takes the place."""
    first, *others = broken or [[]]
    return next((one for one in first if all(one in other for other in others)), None)


def _by_rule(breach: Breach) -> Reason:
    return because("held.rule", breach.span, num=1, rule=breach.rule)
