"""How a search ends: what it claims of each goal, and the roster of which it claims that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dutyplan.goals.base import Value
from dutyplan.roster import Roster, Status


@dataclass(frozen=True, slots=True)
class Proof:
    """What the search claims of one goal.

    Attributes
    ----------
    value
        What the roster comes to; None where the search did not get there.
    bound
        As in `GoalResult`.
    is_proved
        Whether no roster that keeps the goals above can be better.
    """

    value: Value | None = None
    bound: int | None = None
    is_proved: bool = False


@dataclass(frozen=True, slots=True)
class Finish:
    """How the search ended.

    Attributes
    ----------
    proofs
        One for each goal, in the plan's order.
    """

    status: Status
    roster: Roster | None
    proofs: tuple[Proof, ...]
    is_interrupted: bool
    is_out_of_memory: bool
    num_candidates: int
    stages: tuple[str, ...]


def status_of(roster: Roster | None, proofs: Sequence[Proof], is_impossible: bool) -> Status:
    """What to call the end of a search."""
    if roster is None:
        return Status.INFEASIBLE if is_impossible else Status.UNKNOWN
    return Status.OPTIMAL if all(proof.is_proved for proof in proofs) else Status.FEASIBLE
