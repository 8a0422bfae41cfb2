"""Duties of a plan that other rosters have published already."""

from __future__ import annotations

from pathlib import Path

from dutyplan.again.carrying import Key, duty_key, key_of
from dutyplan.grammar.beside import Beside
from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.grammar.text import Text
from dutyplan.ledger.reading.folder import read_history
from dutyplan.plan import Duty, Plan
from dutyplan.problems import Source


def published_elsewhere(
    plan: Plan, folder: Path | Beside, own: Path, limits: Limits = LIMITS
) -> list[Duty]:
    """The duties that stand in a roster of the plan's history: what was published stays.

    Parameters
    ----------
    folder
        Where the paths of the history begin, or all that they may lead to.
    own
        The roster that is solved again: it stands in no other's way.
    limits
        How much is read.
    """
    names = [Text(name, Source("history", name).start()) for name in plan.history]
    rosters, _ = read_history(names, folder, limits) if names else ([], [])
    held: set[Key] = set()
    for one in rosters:
        if one.path.with_suffix("").resolve() != own.with_suffix("").resolve():
            held.update(map(key_of, one.duties))
    return [duty for duty in plan.duties if duty_key(duty) in held]
