from __future__ import annotations

import pytest

from dutyplan.roster import Roster, Status
from dutyplan.solver.finish import Proof, status_of
from tests import builders

PROVED, OPEN = Proof(0, 0, True), Proof(3, 1)


def test_nothing_is_claimed_of_a_goal_that_was_not_reached() -> None:
    assert Proof() == Proof(value=None, bound=None, is_proved=False)


@pytest.mark.parametrize(
    ("proofs", "status"),
    [
        ([PROVED, PROVED], Status.OPTIMAL),
        ([PROVED, OPEN], Status.FEASIBLE),
        ([OPEN, PROVED], Status.FEASIBLE),
        ([PROVED, Proof()], Status.FEASIBLE),
    ],
)
def test_a_roster_is_as_good_as_all_its_proofs(proofs: list[Proof], status: Status) -> None:
    roster = Roster(builders.plan([], ["Ann"]), [])
    assert status_of(roster, proofs, is_impossible=False) is status


@pytest.mark.parametrize(
    ("is_impossible", "status"), [(True, Status.INFEASIBLE), (False, Status.UNKNOWN)]
)
def test_without_a_roster_it_matters_whether_there_is_one(
    is_impossible: bool, status: Status
) -> None:
    assert status_of(None, [PROVED], is_impossible) is status
