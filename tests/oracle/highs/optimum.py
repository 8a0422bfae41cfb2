"""Goal after goal: each made as good as can be, and held while later ones are pursued."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.oracle.brute import Assigned, Value
from tests.oracle.duties import Data
from tests.oracle.facts import Facts
from tests.oracle.highs.draft import Draft
from tests.oracle.highs.fairness import minimise_fairness
from tests.oracle.highs.model import InfeasibleError, Sum, UndecidedError
from tests.oracle.highs.rules import add_rules
from tests.oracle.wishes import points


@dataclass(frozen=True)
class Optimum:
    """What HiGHS found out.

    Attributes
    ----------
    values
        The best value of each goal, in the goals' order, as costs; without those that were left
        open, and all after them.
    roster
        One that has these values; empty where a goal was left open.
    """

    values: list[Value]
    roster: list[Assigned]


def optimum(data: Data, *, strict: bool = False, seconds: float = 20) -> Optimum | None:
    """The goals' values of the best roster; None where no roster is.

    Parameters
    ----------
    seconds
        For a single question; what takes longer is left open.
    """
    draft = Draft(Facts(data))
    add_rules(draft, strict=strict)
    values: list[Value] = []
    try:
        draft.model.minimise(Sum([]), seconds)
        for goal in draft.facts.goals:
            values.append(_minimise(draft, goal, seconds))
    except InfeasibleError:
        assert not values, "what was held has no roster any more"
        return None
    except UndecidedError:
        return Optimum(values, [])
    return Optimum(values, _roster(draft))


def _minimise(draft: Draft, goal: Any, seconds: float) -> Value:
    if goal == "fairness" or isinstance(goal, dict):
        return minimise_fairness(draft, goal, seconds)
    aim = Sum([])
    for part in goal if isinstance(goal, list) else [goal]:
        aim += _cost(draft, part)
    least = draft.model.minimise(aim, seconds)
    draft.model.within(aim.terms, None, least - aim.constant)
    return least


def _cost(draft: Draft, goal: str) -> Sum:
    match goal:
        case "coverage":
            return _coverage(draft)
        case "minimums":
            return draft.minimums
        case "wishes":
            return draft.wishes + _pairs(draft)
        case other:
            raise ValueError(other)


def _coverage(draft: Draft) -> Sum:
    """Missing people and skills, each at the task's priority."""
    model, facts = draft.model, draft.facts
    total = Sum([])
    for index, duty in enumerate(facts.duties):
        crew = draft.crew(index)
        needs = [(duty.want, list(crew.values()))]
        for skill, need in duty.skills.items():
            needs.append((need, [one for who, one in crew.items() if facts.has_skill(who, skill)]))
        for need, there in needs:
            missing = model.integer(0, need)
            model.within([(missing, 1), *((one, 1) for one in there)], need, None)
            total.terms.append((missing, duty.details.get("priority", 1)))
    return total


def _pairs(draft: Draft) -> Sum:
    """What each pair costs by itself: soft `forbidden`, and `prefers` and `avoids`."""
    facts = draft.facts
    total = Sum([])
    for (number, index), one in draft.on.items():
        duty = facts.duties[index]
        costs = [cost or 0 for cost in facts.forbidden_costs(number, duty)]
        total.terms.append((one, sum(costs) - points(facts, number, duty)))
    return total


def _roster(draft: Draft) -> list[Assigned]:
    facts = draft.facts
    return [
        (facts.ids[number], *facts.duties[index].key)
        for (number, index), one in draft.on.items()
        if draft.model.values[one]
    ]
