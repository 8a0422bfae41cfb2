"""Where no roster exists: the cheapest changes of the week file after which there is one.

All changes are asked for at once: a model in which each is a lever at its cost (`levers.py`), and
the least sum of costs (a minimum weighted correction set, as in Liffiton and Sakallah, "Algorithms
for computing minimal unsatisfiable subsets of constraints", 2008, found by one optimisation
instead of by subsets). The next way must do without some sort of change of each one before. What a
way says is held against the changed plan itself by the check of every rule before it is shown.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from dutyplan.explaining.clashes.case import OpenError
from dutyplan.explaining.clashes.needed import needed_by
from dutyplan.explaining.facts import facts_of_duties, facts_of_rules
from dutyplan.explaining.ways.changes import Change, apply
from dutyplan.explaining.ways.dutychanges import LeftOut
from dutyplan.explaining.ways.dutylevers import add_duty_levers
from dutyplan.explaining.ways.levers import Levers
from dutyplan.explaining.ways.peoplelevers import add_people_levers
from dutyplan.explaining.ways.rulelevers import add_rule_levers
from dutyplan.plan import Plan
from dutyplan.roster import Assignment, Roster
from dutyplan.solver.answers import Answer, Finding
from dutyplan.solver.engine import OutOfTimeError
from dutyplan.solver.mending import hard_breaches
from dutyplan.solver.variables import Candidates

_SHARE_FOR_PROOF = 0.8
"""Of the time that is left; the rest is for leaving out what is not needed."""
_EFFORT_FROM_BELOW, _EFFORT_FOR_FEWEST = 2.0, 0.35
"""Work in the solver's own deterministic unit. From below the proof mostly comes soon; else there
is nothing to show, and the usual search has most of the time."""


@dataclass(frozen=True, slots=True)
class Way:
    """Changes after which there is a roster; none of them can be left out.

    Attributes
    ----------
    cost
        Of all changes together.
    roster
        One of the changed plan that keeps all its rules, and without gaps if that was asked for.
    """

    changes: tuple[Change, ...]
    cost: int
    roster: Roster


@dataclass(frozen=True, slots=True)
class WaysOut:
    """What was found.

    Attributes
    ----------
    ways
        The cheapest first; each does without some sort of change of each one before.
    is_cheapest
        Whether it is proved that no changes cost less than those of the first way.
    is_complete
        Whether the search came to its end: each way is proved to be the cheapest of its sort, and
        no more of them exist, or no more were asked for. One that ends without any way has found
        a roster of the plan as it is, or that no change that is known here helps.
    is_interrupted
        Whether somebody stopped it.
    """

    ways: tuple[Way, ...]
    is_cheapest: bool
    is_complete: bool
    is_interrupted: bool = False


def find_ways_out(
    plan: Plan,
    is_strict: bool,
    deadline: float,
    seed: int = 0,
    most: int = 3,
    among: Candidates | None = None,
) -> WaysOut:
    """Find ways out for a plan that has no roster.

    Parameters
    ----------
    is_strict
        Whether the roster may have no gaps.
    deadline
        In `time.monotonic` seconds; whatever is found and proved by then is given.
    most
        How many ways are looked for.
    among
        Who can be put on what in the rosters that are looked for. Then there may be cheaper ways
        with others. None for everybody on everything.

    Notes
    -----
    An interrupt ends the search as the deadline does. A plan that has a roster needs no way. In a
    plan with too many pairs none is found, unless it is said among which.
    """
    found: list[tuple[Way, bool]] = []
    is_over = is_interrupted = False
    try:
        who = among or _everybody(plan, is_strict, deadline)
        levers = all_levers(plan, seed, deadline, who, is_strict=is_strict)
        while len(found) < most and not is_over:
            answer = _cheapest(levers, deadline)
            is_over = answer.is_settled and not answer.objective
            way = _way(plan, levers, answer, is_strict) if answer.is_found else None
            if way is None or not way.changes:
                break
            found.append((way, answer.is_settled))
            levers.forbid({change.sort for change in way.changes})
        is_interrupted = levers.model.is_interrupted
    except (OpenError, OutOfTimeError):
        is_over = False
    is_all = among is None
    return WaysOut(
        ways=tuple(sorted((way for way, _ in found), key=lambda way: (way.cost, len(way.changes)))),
        is_cheapest=is_all and bool(found) and found[0][1],
        is_complete=(
            is_all and (is_over or len(found) == most) and all(proved for _, proved in found)
        ),
        is_interrupted=is_interrupted,
    )


def _everybody(plan: Plan, is_strict: bool, deadline: float) -> Candidates:
    """All pairs that can be of use: levers only loosen what asks for them."""
    facts = [*(facts_of_duties(plan) if is_strict else ()), *facts_of_rules(plan)]
    return needed_by(plan, facts, deadline)


def all_levers(
    plan: Plan, seed: int, deadline: float, who: Candidates, *, is_strict: bool
) -> Levers:
    """The model with every lever there is.

    Raises
    ------
    OutOfTimeError
        Where time is up while it is built.
    """
    levers = Levers(plan, seed, deadline, who)
    add_duty_levers(plan, levers, is_strict=is_strict)
    add_people_levers(plan, levers)
    add_rule_levers(plan, levers)
    return levers


def _cheapest(levers: Levers, deadline: float) -> Answer:
    """The changes that cost least, and of these the fewest, as far as a little work tells.

    Where the least is not proved in time: some of which all are needed.
    """
    now, model = time.monotonic(), levers.model
    if model.is_stopped:
        return Answer(Finding.NOTHING, (), 0, None)
    end = now + _SHARE_FOR_PROOF * (deadline - now)
    answer = model.solve(levers.cost, (), end, _EFFORT_FROM_BELOW, is_from_below=True)
    if not answer.is_settled and not model.is_stopped:
        answer = model.solve(levers.cost, answer.values, end)
    if answer.finding is Finding.BEST and len(levers.pulled(answer.values)) > 1:
        fewest = model.solve(levers.cost_and_number, answer.values, deadline, _EFFORT_FOR_FEWEST)
        is_as_cheap = fewest.is_found and levers.price(fewest.values) == answer.objective
        return replace(answer, values=fewest.values) if is_as_cheap else answer
    if answer.finding is Finding.SOME:
        needed = levers.solve_within(answer.values, deadline)
        return replace(needed, finding=Finding.SOME if needed.is_settled else Finding.NOTHING)
    return answer


def _way(plan: Plan, levers: Levers, answer: Answer, is_strict: bool) -> Way | None:
    """The way that values of the model mean; None where the changed plan does not bear it out."""
    changes = tuple(lever.change(num) for lever, num in levers.pulled(answer.values))
    changed = apply(plan, changes)
    left_out = {change.duty for change in changes if isinstance(change, LeftOut)}
    left = [duty for duty in plan.duties if duty not in left_out]
    now = dict(zip(left, changed.duties, strict=True))
    found = levers.model.roster(answer.values)
    roster = Roster(
        changed,
        [
            Assignment(changed.volunteers[one.volunteer.index], now[one.duty])
            for one in found.assignments
        ],
    )
    if hard_breaches(roster) or (is_strict and any(roster.gaps())):
        return None
    return Way(changes, sum(change.cost for change in changes), roster)
