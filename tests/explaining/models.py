"""A model of facts, each under a literal of its own: slow, plain, and enough for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dutyplan.explaining.facts import Fact
from dutyplan.plan import Plan
from dutyplan.rules.base import Literal
from dutyplan.rules.overlap import RULE as OVERLAP
from dutyplan.solver.guarded import Guarded
from dutyplan.solver.variables import Variables


def impose_each(plan: Plan, model: Variables, facts: Sequence[Fact]) -> Mapping[Literal, Fact]:
    """Put facts into a model, and that nobody is in two places; each fact by its literal."""
    OVERLAP.build(plan, model)
    guards: dict[Literal, Fact] = {}
    for fact in facts:
        guard = model.boolean()
        fact.impose(Guarded(model, guard))
        guards[guard] = fact
    return guards
