"""A roster that was not finished, without those who came beyond need."""

from __future__ import annotations

from dutyplan.goals import find_goal
from dutyplan.roster import Breach, Roster
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.mending import hard_breaches

Pair = tuple[int, int]
"""Indices of a volunteer and a duty."""


def send_home_the_unneeded(roster: Roster, who: Eligibility) -> Roster:
    """Take people beyond `want` off where nothing needs them: for a search cut short.

    Less load never makes coverage or fairness worse, as long as no skill is lost; those whom a
    rule needs after all come back, and where a minimum or a wish would suffer all stay.
    """
    needed: set[Pair] = set()
    while gone := _beyond_want(roster, needed):
        kept = [a for a in roster.assignments if (a.volunteer.index, a.duty.index) not in gone]
        trimmed = Roster(roster.plan, kept)
        breaches = hard_breaches(trimmed)
        if not breaches:
            return roster if _is_a_loss(roster, trimmed, who) else trimmed
        blamed = {pair for pair in gone for breach in breaches if _is_about(breach, pair)}
        needed |= blamed or gone
    return roster


def _is_a_loss(before: Roster, after: Roster, who: Eligibility) -> bool:
    plan = before.plan
    for goal_id, options in plan.goals:
        goal = find_goal(goal_id)
        worse, better = (goal.value(plan, options, who, one) for one in (after, before))
        if isinstance(worse, int) and isinstance(better, int) and worse > better:
            return True
    return False


def _beyond_want(roster: Roster, needed: set[Pair]) -> set[Pair]:
    gone: set[Pair] = set()
    for duty in roster.plan.duties:
        crew = list(roster.crew(duty))
        for one in reversed(crew):
            others = [other for other in crew if other is not one]
            is_needed = (one.index, duty.index) in needed or any(
                skill in one.skills and sum(skill in other.skills for other in others) < need
                for skill, need in duty.task.skills.items()
            )
            if len(crew) > duty.people.want and not is_needed:
                crew = others
                gone.add((one.index, duty.index))
    return gone


def _is_about(breach: Breach, pair: Pair) -> bool:
    volunteer, duty = breach.volunteer, breach.duty
    return (volunteer is None or volunteer.index == pair[0]) and (
        duty is None or duty.index == pair[1]
    )
