"""Levers of what tasks and their duties ask for."""

from __future__ import annotations

from functools import partial

from dutyplan.explaining.ways.dutychanges import (
    FewerNeeded,
    FewerSkilled,
    FewerWanted,
    LeftOut,
    MoreRoom,
    WiderAge,
)
from dutyplan.explaining.ways.levers import Levers, once
from dutyplan.plan import Duty, Plan, Range
from dutyplan.rules.base import Literal


def add_duty_levers(plan: Plan, levers: Levers, *, is_strict: bool) -> None:
    """What duties ask for holds, or a lever is pulled.

    Parameters
    ----------
    is_strict
        Whether nobody may be missing. Then so many come that no duty is called off.
    """
    if is_strict:
        _cover_skills(plan, levers, _cover(plan, levers))
    else:
        _call_off(plan, levers)
    _make_room(plan, levers)
    _widen_ages(plan, levers)


def _cover(plan: Plan, levers: Levers) -> dict[Duty, Literal]:
    """As many people as wanted, fewer by a lever, or none at all on a duty left out.

    Returns
    -------
    For each duty the lever that leaves it out.
    """
    model = levers.model
    left_out: dict[Duty, Literal] = {}
    for duty in plan.duties:
        want, crew = duty.people.want, [(on, 1) for _, on in model.crew(duty)]
        out = left_out[duty] = levers.add(1, once(LeftOut, duty))
        for on, _ in crew:
            model.within([(on, 1), (out, 1)], None, 1)
        if want > 1:
            fewer = levers.add(want - 1, partial(FewerWanted, duty))
            crew.append((fewer, 1))
        model.within([*crew, (out, want)], want, None)
    # A plan without any duty is no plan.
    model.within([(out, 1) for out in left_out.values()], None, len(left_out) - 1)
    return left_out


def _cover_skills(plan: Plan, levers: Levers, left_out: dict[Duty, Literal]) -> None:
    """As many people with a skill as needed, fewer by a lever of the task."""
    model = levers.model
    for task in plan.tasks:
        for skill, need in task.skills.items():
            fewer = levers.add(need, partial(FewerSkilled, task, skill))
            for duty in plan.duties:
                if duty.task is task:
                    crew = [(on, 1) for one, on in model.crew(duty) if skill in one.skills]
                    model.within([*crew, (fewer, 1), (left_out[duty], need)], need, None)


def _call_off(plan: Plan, levers: Levers) -> None:
    """Fewer people than the least only by a lever, or none at all."""
    model = levers.model
    for duty in plan.duties:
        least, crew = duty.people.min, [(on, 1) for _, on in model.crew(duty)]
        if least > 1:
            fewer = levers.add(least - 1, partial(FewerNeeded, duty))
            takes_place = model.boolean()
            model.within([*crew, (fewer, 1), (takes_place, -least)], 0, None)
            for on, _ in crew:
                levers.only_if(on, takes_place)


def _make_room(plan: Plan, levers: Levers) -> None:
    """More people than the most only by a lever."""
    for duty in plan.duties:
        crew, most = levers.model.crew(duty), duty.people.max
        if most is not None and most < len(crew):
            more = levers.add(len(crew) - most, partial(MoreRoom, duty))
            levers.model.within([*((on, 1) for _, on in crew), (more, -1)], None, most)


def _widen_ages(plan: Plan, levers: Levers) -> None:
    """Somebody of another age comes only by a lever of the task."""
    for task in plan.tasks:
        ages = task.age or Range()
        known = [
            (age, on)
            for duty in plan.duties
            if duty.task is task
            for one, on in levers.model.crew(duty)
            if (age := one.age_on(duty.date)) is not None
        ]
        young = [(age, on) for age, on in known if ages.min is not None and age < ages.min]
        old = [(age, on) for age, on in known if ages.max is not None and age > ages.max]
        levers.reach(young, partial(WiderAge, task), is_down=True)
        levers.reach(old, partial(WiderAge, task), is_down=False)
