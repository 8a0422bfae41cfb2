"""Small models for the tests of what solves them."""

from __future__ import annotations

import random

from dutyplan.rules.base import Term
from dutyplan.solver.engine import Engine
from dutyplan.solver.neighbourhoods import Division


def split_sums() -> tuple[Engine, Division, list[Term]]:
    """Sixty truths in ten parts, sums that can't hold them all, and what each is worth."""
    chance = random.Random(1)
    engine = Engine()
    literals = [engine.boolean() for _ in range(60)]
    for _ in range(40):
        terms = [(one, chance.randrange(1, 9)) for one in chance.sample(literals, 10)]
        engine.within(terms, None, 20)
    parts = [literals[first : first + 6] for first in range(0, 60, 6)]
    return engine, parts, [(one, -chance.randrange(1, 9)) for one in literals]


def least_costs(num: int) -> tuple[Engine, Division, list[Term]]:
    """So many counts at 3 each, which only a solve finds out to be 2 at least."""
    engine = Engine()
    terms: list[Term] = []
    parts = []
    for _ in range(num):
        literals = [engine.boolean() for _ in range(5)]
        count = engine.integer(0, 5)
        for first in range(5):
            engine.within([(literals[first], 1), (literals[first - 1], 1)], 1, None)
        engine.within([*((one, 1) for one in literals), (count, -1)], None, 1)
        terms.append((count, 3))
        parts.append(literals)
    return engine, parts, terms
