"""A clash found by letting go of one fact after the other: slow, plain, and enough for tests.

It stands in for `dutyplan.explaining.clashes.clash`, so that what is asked of it is tested
by itself.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import ModuleType

import pytest

from dutyplan.explaining.facts import Anybody, Fact
from dutyplan.plan import Plan
from dutyplan.solver.variables import Variables
from tests.explaining.models import impose_each


class OpenError(Exception):
    """Time is up."""


@dataclass
class Clash:
    facts: tuple[Fact, ...]
    is_minimal: bool = True
    is_smallest: bool = True


@dataclass
class Deletion:
    """Finds clashes, and knows what it was asked.

    Attributes
    ----------
    asked
        For each question the facts and those that stand.
    efforts, deadlines
        How much work each question was given, and until when.
    is_late
        Whether time is up at once.
    """

    asked: list[tuple[list[Fact], list[Fact]]] = field(default_factory=list)
    efforts: list[float] = field(default_factory=list)
    deadlines: list[float] = field(default_factory=list)
    is_late: bool = False

    def find_clash(
        self,
        plan: Plan,
        facts: Sequence[Fact],
        deadline: float,
        seed: int = 0,
        standing: Sequence[Fact] = (),
        effort: float = math.inf,
    ) -> Clash | None:
        """A clash that no fact can be taken from."""
        holds = self.can_hold(plan, facts, deadline, seed, standing, effort)
        if holds is None:
            raise OpenError
        if holds:
            return None
        left = [*facts]
        for fact in facts:
            fewer = [one for one in left if one is not fact]
            if not can_hold(plan, [*fewer, *standing]):
                left = fewer
        return Clash(tuple(left))

    def can_hold(
        self,
        plan: Plan,
        facts: Sequence[Fact],
        deadline: float,
        seed: int = 0,
        standing: Sequence[Fact] = (),
        effort: float = math.inf,
    ) -> bool | None:
        """Whether some roster keeps all facts."""
        self.efforts.append(effort)
        self.deadlines.append(deadline)
        if self.is_late:
            return None
        self.asked.append(([*facts], [*standing]))
        return can_hold(plan, [*facts, *standing])


def can_hold(plan: Plan, facts: list[Fact]) -> bool:
    """Whether some roster keeps all facts."""
    model = Variables(plan, Anybody(plan), 0, 1)
    for guard in impose_each(plan, model, facts):
        model.within([(guard, 1)], 1, 1)
    return model.solve((), (), math.inf).is_found


def standing_in(patch: pytest.MonkeyPatch) -> Deletion:
    """Put it where the package looks for the clash of facts."""
    deletion = Deletion()
    room = "dutyplan.explaining.clashes"
    clash, case = (ModuleType(f"{room}.{name}") for name in ("clash", "case"))
    clash.__dict__["find_clash"] = deletion.find_clash
    clash.__dict__["can_hold"] = deletion.can_hold
    case.__dict__["OpenError"] = OpenError
    for module in (clash, case):
        patch.setitem(sys.modules, module.__name__, module)
    return deletion
