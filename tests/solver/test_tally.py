from __future__ import annotations

import math

from dutyplan.goals.base import Curve, Leximin, Pool
from dutyplan.plan import Plan
from dutyplan.rules.base import Literal, Term
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.stages import Stages
from dutyplan.solver.tally import reachable, tally, wanted
from dutyplan.solver.variables import Variables
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


def test_sums_are_counted_in_the_largest_unit_of_all() -> None:
    ann = plans.plan(week(daily(1), TWO)).volunteers[0]
    curve = Curve(ann, [[(1, 300)], [(2, 500)], [(3, 500)]], lambda load: load)
    assert reachable(curve, 100) == reachable(curve, 1) == [0, 300, 500, 800, 1000, 1300]


class Counted:
    """Two volunteers on three duties of efforts 1, 1 and 2, after a solve with nobody on any."""

    def __init__(self, num_missing: int = 0, others: str = "") -> None:
        self.plan: Plan = plans.plan(week(daily(1, 1, 2), TWO))
        self.variables = Variables(self.plan, Eligibility(self.plan), 0, 1)
        self.stages = Stages(self.variables, math.inf)
        duties = list(self.plan.duties)
        curves = []
        for one in self.plan.volunteers:
            own = self.variables.duties_of(one)
            if one.id not in others:
                choices = [[(on, duty.effort)] for duty, on in own]
                curves.append(Curve(one, choices, lambda load: load))
        self.others: list[list[Term]] = [
            [(on, 1) for duty in pool for one, on in self.variables.crew(duty) if one.id in others]
            for pool in (duties[:2], duties[2:])
        ]
        pools = [
            Pool(100, duties[:2], 2, self.others[0]),
            Pool(200, duties[2:], 1, self.others[1]),
        ]
        self.gaps: list[Literal] = [self.variables.integer(0, 1) for _ in range(num_missing)]
        literals = [on for duty in duties for _, on in self.variables.crew(duty)]
        assert self.stages.minimise("nobody", [(on, 1) for on in literals + self.gaps])
        missing: dict[int, Term] = {index: (gap, 1) for index, gap in enumerate(self.gaps)}
        self.loads = tally(self.stages, Leximin(curves, pools), missing)

    def least(self, *terms: Term) -> int:
        """What a sum comes to at least, beside what was put into the model."""
        answer = self.variables.solve(list(terms), (), math.inf)
        assert answer.is_found
        return answer.objective


def test_a_count_for_each_amount_is_what_the_literals_come_to() -> None:
    counted = Counted()
    ann, bob = counted.loads
    assert [amount for _, amount in ann.terms] == [amount for _, amount in bob.terms] == [100, 200]
    assert list(ann.reachable) == [0, 100, 200, 300, 400]
    (light, _), (heavy, _) = ann.terms
    first, second, third = (on for _, on in counted.variables.duties_of(counted.plan.volunteers[0]))
    variables = counted.variables
    assert (variables.highest(light), variables.highest(heavy)) == (2, 1)
    for index, on in enumerate((first, second, third)):
        variables.within([(on, 1)], index != 1, index != 1)
    assert [counted.least((light, sign), (heavy, 10 * sign)) for sign in (1, -1)] == [11, -11]


def test_the_counts_have_values_from_the_start() -> None:
    counted = Counted()
    values, variables = counted.stages.values, counted.variables
    assert len(values) == variables.size
    (light, _), (heavy, _) = counted.loads[0].terms
    assert (values[light], values[heavy]) == (0, 0)
    assert counted.stages.engine.complete(values, math.inf).is_found


def test_counts_and_gaps_meet_what_a_pool_wants() -> None:
    counted = Counted(num_missing=3)
    light: list[Term] = [(load.terms[0][0], 1) for load in counted.loads]
    heavy: list[Term] = [(load.terms[1][0], 1) for load in counted.loads]
    first, second, third = counted.gaps
    assert counted.least(*light) == 0
    assert counted.least(*light, (first, 1), (second, 1)) == 2
    assert counted.least(*heavy, (third, 1)) == 1
    assert counted.least(*heavy, (first, 1), (second, 1)) == 0


def test_those_who_are_not_compared_are_in_the_pool_too() -> None:
    counted = Counted(num_missing=3, others="Bob")
    (ann,) = counted.loads
    gaps: list[Term] = [(gap, 1) for gap in counted.gaps[:2]]
    assert counted.least((ann.terms[0][0], 1), *gaps) == 0
    assert counted.least((ann.terms[0][0], 1), *gaps, *counted.others[0]) == 2


def test_a_pool_whose_gaps_are_not_all_known_is_left_alone() -> None:
    counted = Counted(num_missing=1)
    light: list[Term] = [(load.terms[0][0], 1) for load in counted.loads]
    assert counted.least(*light, (counted.gaps[0], 1)) == 0
