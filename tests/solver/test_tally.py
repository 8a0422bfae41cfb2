from __future__ import annotations

from dutyplan.goals.base import Curve, Leximin, Pool
from dutyplan.solver.tally import reachable, wanted
from tests import plans
from tests.solver.climbs import TWO, daily, week


def test_loads_that_can_be_reached() -> None:
    ann = plans.plan(week(daily(1), TWO)).volunteers[0]
    curve = Curve(ann, [[(1, 30), (2, 50)], [(3, 20)], [(4, 0)], []], lambda load: load)
    assert reachable(curve, 10) == [0, 20, 30, 50, 70]


def test_the_load_that_is_wanted() -> None:
    duties = list(plans.plan(week(daily(1, 2, 2), TWO)).duties)
    pools = [Pool(100, duties[:1], 1, []), Pool(200, duties[1:], 2, [])]
    assert wanted(Leximin([], pools)) == 500
