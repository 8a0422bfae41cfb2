"""Reserves: who is standby for what, once it stands who is on duty.

A model of its own, with a literal for each volunteer and each duty that wants reserves. Filling
one more place is worth more than all else; then comes filling it with somebody who could take the
place of one of those on duty. Everybody's first standby costs 1, the second 2, the third 3: of two
volunteers the one with fewer is always the cheaper, so the cheapest choice is an even one. The work
on it is bounded in the solver's deterministic time, and what was filled by hand, each place by who
has fewest, stands in where the search was cut short.

Where the plan is solved again, those in reserve stay who can, and only the rest is filled by hand.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from dutyplan.goals.stability import given
from dutyplan.plan import Duty, Volunteer
from dutyplan.roster import Assignment, Roster
from dutyplan.rules import RULES
from dutyplan.rules.base import Term
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.frozen import frozen_in
from dutyplan.rules.intervals import Stay, cliques, exclusive_groups
from dutyplan.solver.engine import Engine
from dutyplan.solver.stages import Stages

_MOST_WORK = 10.0

_Free = dict[Duty, list[Volunteer]]
"""Who could be standby for each duty with places; scarce duties first."""


def choose_standbys(roster: Roster, who: Eligibility, stages: Stages) -> tuple[Assignment, ...]:
    """Choose reserves beside a finished roster.

    Parameters
    ----------
    roster
        What is chosen; it stays as it is.
    stages
        The search that found it: its deadline holds, and an interrupt is told to its engine.
    """
    frozen, before = frozen_in(roster.plan), given(roster.plan)
    if not any(duty.task.standby for duty in roster.plan.duties):
        return frozen.standbys
    chosen: list[Assignment] = []
    try:
        free = _find_free(roster, who, set(frozen.duties))
        unfit = _find_unfit(roster, free)
        if before is not None:
            chosen += _staying(before.standbys, free)
        _fill_by_hand(free, unfit, chosen)
        if before is None and not stages.is_over and not _is_best(free, unfit, chosen):
            chosen = _search(free, unfit, chosen, stages)
    except KeyboardInterrupt:
        stages.engine.is_interrupted = True
    except MemoryError:
        stages.engine.is_out_of_memory = True
    return (*frozen.standbys, *chosen)


def _staying(standbys: tuple[Assignment, ...], free: _Free) -> list[Assignment]:
    """Those who were in reserve before and still can be; for one duty alone at any time."""
    staying: list[Assignment] = []
    places = {duty: duty.task.standby for duty in free}
    for one in standbys:
        own = (other.duty for other in staying if other.volunteer is one.volunteer)
        is_free = one.volunteer in free.get(one.duty, ())
        if is_free and places[one.duty] and not any(one.duty.overlaps(other) for other in own):
            places[one.duty] -= 1
            staying.append(one)
    return staying


def _find_free(roster: Roster, who: Eligibility, frozen: set[Duty]) -> _Free:
    by_time = sorted(roster.plan.duties, key=lambda duty: duty.begin)
    begins = [duty.begin for duty in by_time]
    longest = max(duty.finish - duty.begin for duty in by_time)
    free: _Free = {}
    for duty in roster.plan.duties:
        if not duty.task.standby or duty in frozen or roster.is_called_off(duty):
            continue
        first = bisect_left(begins, duty.begin - longest)
        near = by_time[first : bisect_left(begins, duty.finish)]
        busy = {
            one.index for other in near if other.finish > duty.begin for one in roster.crew(other)
        }
        free[duty] = [
            one
            for one in roster.plan.volunteers
            if one.index not in busy and who.can_serve(one, duty)
        ]
    return dict(sorted(free.items(), key=lambda pair: len(pair[1]) / pair[0].task.standby))


def _find_unfit(roster: Roster, free: _Free) -> set[Assignment]:
    """Those who could take nobody's place, and could not join the others either."""
    return {
        Assignment(one, duty)
        for duty, able in free.items()
        for one in able
        if not _could_step_in(roster, one, duty)
    }


def _could_step_in(roster: Roster, one: Volunteer, duty: Duty) -> bool:
    crew = roster.crew(duty)
    crews = [(*(other for other in crew if other is not gone), one) for gone in crew]
    if duty.people.max is None or len(crew) < duty.people.max:
        crews.append((*crew, one))
    return any(_is_as_good(roster, duty, new) for new in crews)


def _is_as_good(roster: Roster, duty: Duty, crew: tuple[Volunteer, ...]) -> bool:
    """Whether the rules allow this crew, and no more skills are missing than now."""
    missing = roster.missing_skills(duty)
    has_skills = all(
        sum(skill in one.skills for one in crew) >= need - missing.get(skill, 0)
        for skill, need in duty.task.skills.items()
    )
    return has_skills and all(rule.admits(roster.plan, duty, crew) for rule in RULES)


def _fill_by_hand(free: _Free, unfit: set[Assignment], chosen: list[Assignment]) -> None:
    """Take those who are fit, with the fewest standbys so far, who could do least else.

    Those who are chosen already stay.
    """
    options = Counter(one for crew in free.values() for one in crew)
    own: dict[Volunteer, list[Duty]] = {one: [] for one in options}
    taken = Counter(one.duty for one in chosen)
    for before in chosen:
        own[before.volunteer].append(before.duty)
    for duty, crew in free.items():
        able = [one for one in crew if not any(other.overlaps(duty) for other in own[one])]
        is_unfit = {one: Assignment(one, duty) in unfit for one in able}
        able.sort(key=lambda one: (is_unfit[one], len(own[one]), options[one], one.index))
        for one in able[: duty.task.standby - taken[duty]]:
            own[one].append(duty)
            chosen.append(Assignment(one, duty))


def _is_best(free: _Free, unfit: set[Assignment], chosen: list[Assignment]) -> bool:
    """Whether it shows at a glance that no choice is better: all filled, well and evenly."""
    wanted = sum(min(duty.task.standby, len(crew)) for duty, crew in free.items())
    counts = Counter(one for crew in free.values() for one in set(crew))
    loads = Counter(one.volunteer for one in chosen)
    nums = [loads[one] for one in counts]
    is_filled_well = len(chosen) == wanted and not unfit & set(chosen)
    return is_filled_well and max(nums, default=0) - min(nums, default=0) < 2


def _search(
    free: _Free, unfit: set[Assignment], chosen: list[Assignment], stages: Stages
) -> list[Assignment]:
    """Find the best choice, starting from the one made by hand."""
    engine = Engine()
    by_hand = set(chosen)
    hint = [1]
    pairs: dict[int, Assignment] = {}
    own: dict[Volunteer, list[Stay]] = {}
    for duty, crew in free.items():
        places: list[Term] = []
        for one in crew:
            literal = engine.boolean()
            pairs[literal] = Assignment(one, duty)
            hint.append(int(pairs[literal] in by_hand))
            places.append((literal, 1))
            own.setdefault(one, []).append(Stay(duty.begin, duty.finish, literal))
        if len(places) > duty.task.standby:
            engine.within(places, None, duty.task.standby)
    prices: list[Term] = []
    for stays in own.values():
        for clique in cliques(stays):
            engine.at_most_one(clique)
        steps = [(engine.boolean(), price + 1) for price in range(len(exclusive_groups(stays)))]
        terms = [(stay.literal, 1) for stay in stays]
        engine.within([*terms, *((step, -1) for step, _ in steps)], None, 0)
        prices += steps
    more_than_prices = 1 + sum(price for _, price in prices)
    num_places = sum(duty.task.standby for duty in free)
    worth = more_than_prices * (num_places + 1)
    objective = [
        *prices,
        *(
            (literal, (more_than_prices if pair in unfit else 0) - worth)
            for literal, pair in pairs.items()
        ),
    ]
    answer = engine.solve(objective, hint, stages.deadline, _MOST_WORK)
    stages.engine.is_interrupted |= engine.is_interrupted
    stages.engine.is_out_of_memory |= engine.is_out_of_memory
    if not answer.is_found:
        return chosen
    return [pair for literal, pair in pairs.items() if answer.values[literal]]
