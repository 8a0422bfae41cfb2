"""Each reduction only makes a search faster: without it the goals come to the same.

A reduction is switched off in plans in which it had a say, the first of those that come by number.
The suite looks at 500 plans in all; DUTYPLAN_EXAMPLES=10 takes 500 for each reduction, and
`make properties` twice as many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dutyplan import solve
from dutyplan.plan import Plan
from dutyplan.roster import Outcome
from dutyplan.solver import counting, opener
from dutyplan.solver.lifting import Lifting
from dutyplan.solver.opener import Opener
from dutyplan.solver.relaxation import Relaxation
from dutyplan.solver.shortage import Shortage
from dutyplan.weekfile import read_week_bytes
from tests.oracle import plans, weeks

NUM_PLANS = 50
SECONDS = 5
"""For one solve; hardly any needs them."""

Patch = tuple[Any, str, Any]
"""An object, the name of an attribute, and what is put in its place."""

Said = Callable[[Any, Any], bool]
"""Of the arguments of a call and of what came back, whether it made a difference."""


@dataclass(frozen=True)
class Reduction:
    """A part of the solver that can be switched off.

    Attributes
    ----------
    off
        What switches it off.
    spied
        The function that is listened to, to see whether the reduction had a say.
    kinds
        Of plans in which it comes up.
    base
        What is switched off with and without it, or it would hardly ever have a say.
    """

    off: list[Patch]
    spied: tuple[Any, str]
    said: Said
    kinds: tuple[str, ...] = weeks.KINDS
    base: tuple[Patch, ...] = ()


def nothing(*_: Any, **__: Any) -> None:
    """Instead of what would have found something out."""


def without(*names: str) -> list[Patch]:
    """All that is tried to lift counts or loads, but for these ways."""
    return [
        (opener, each, tuple(lift for lift in getattr(opener, each) if not lift[0].endswith(names)))
        for each in ("_LIFTS", "_MORE_LIFTS", "_ALL_LIFTS")
    ]


def is_kept(stage: str) -> Said:
    """Whether a roster was found in the stages that are called so."""
    return lambda arguments, is_found: bool(is_found) and arguments[1].startswith(stage)


REDUCTIONS = {
    "all": Reduction(
        [(Opener, "run", nothing), (Opener, "resume", nothing)],
        (Opener, "run"),
        lambda *_: True,
    ),
    "relaxation over counts": Reduction(
        [(Opener, "_relax", nothing)], (Opener, "_relax"), lambda *_: True
    ),
    "water filling": Reduction(
        [(Relaxation, "_fill_up", nothing)],
        (Relaxation, "_fill_up"),
        lambda _, summit: summit is not None,
    ),
    "lifting counts": Reduction(
        without("counts"), (Opener, "_keep"), is_kept("roster with these counts")
    ),
    "lifting loads": Reduction(
        without("counts", "loads"),
        (Opener, "_keep"),
        is_kept("roster with these loads"),
        base=tuple(without("counts")),
    ),
    "more lifting": Reduction(
        [(opener, "_MORE_LIFTS", ()), (opener, "_ALL_LIFTS", opener._LIFTS)],
        (Opener, "_lift"),
        lambda arguments, _: arguments[3] in (opener._MORE_LIFTS, opener._ALL_LIFTS),
    ),
    "lifting balances": Reduction(
        [(Lifting, "with_balances", nothing)],
        (Opener, "_keep"),
        is_kept("roster with these balances"),
        base=tuple(without("counts", "loads")),
    ),
    "literals for those involved": Reduction(
        [(counting, "_MOST_LITERALS", 0)],
        (counting, "_involved"),
        lambda _, involved: bool(involved),
        ("ruled", "full"),
    ),
    "gaps by day": Reduction(
        [(Opener, "_missing_by_day", nothing)],
        (Opener, "_missing_by_day"),
        lambda arguments, by_day: bool(arguments[1].missing and by_day),
    ),
    "sets of people": Reduction(
        [(Shortage, "_crowd", nothing)],
        (Shortage, "_capacity"),
        lambda arguments, most: sum(duty.people.want for duty in arguments[1]) > most,
    ),
}


@cache
def plan(kind: str, number: int) -> Plan | None:
    """A plan in which coverage comes first; None where assignments that stand clash."""
    chance = Random(f"reductions {kind} {number}")
    data = weeks.week(chance, kind, least=(8, 1, 1), most=(12, 3, 3))
    data["goals"].sort(key=lambda goal: goal != "coverage")
    text = plans.to_yaml(data)
    return read_week_bytes("week.yaml", text.encode(), Path())[0]


def solved(plan: Plan, patches: list[Patch]) -> Outcome:
    with pytest.MonkeyPatch.context() as patch:
        for owner, name, value in patches:
            patch.setattr(owner, name, value)
        return solve(plan, time_limit=SECONDS, seed=0)


def spy(owner: Any, name: str, said: Said, heard: list[bool]) -> Patch:
    """The same function, of whose calls it is noted whether they made a difference."""
    original = getattr(owner, name)

    def listening(*arguments: Any, **more: Any) -> Any:
        result = original(*arguments, **more)
        heard.append(said(arguments, result))
        return result

    return owner, name, listening


def compared(reduction: Reduction, kind: str, number: int) -> str | None:
    """Solve one plan with the reduction and without; None where it had no say at all."""
    drawn = plan(kind, number)
    heard: list[bool] = []
    if drawn is None:
        return None
    base = list(reduction.base)
    first = solved(drawn, [*base, spy(*reduction.spied, reduction.said, heard)])
    if not any(heard):
        return None
    second = solved(drawn, [*base, *reduction.off])
    if first.roster is None or second.roster is None:
        assert first.status is second.status, (kind, number)
        return "no roster"
    for one, other in zip(first.goals, second.goals, strict=True):
        if not (one.proved and other.proved):
            return "open"
        assert one.value == other.value, (kind, number, one, other)
    return "proved"


@pytest.mark.parametrize("name", REDUCTIONS)
def test_goals_come_to_the_same_without(name: str) -> None:
    reduction = REDUCTIONS[name]
    wanted = plans.num_examples(NUM_PLANS)
    numbers = ((kind, number) for number in range(20 * wanted) for kind in reduction.kinds)
    ends = (compared(reduction, kind, number) for kind, number in numbers)
    found = Counter(islice((end for end in ends if end is not None), wanted))
    # Else the test would say little of what it is about.
    assert found.total() == wanted
    assert found["proved"] >= 0.9 * wanted, found
