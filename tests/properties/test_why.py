"""What another roster costs is the difference of two optima, both found by brute force."""

from __future__ import annotations

import math

from hypothesis import event, given, note
from hypothesis import strategies as st

from dutyplan import solve
from dutyplan.explaining.asking.alternatives import Alternative, cost_of
from dutyplan.explaining.asking.refusals import why_impossible
from dutyplan.explaining.asking.whyduty import bars_of
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.roster import Assignment
from tests.oracle import brute, plans
from tests.oracle.facts import Data, Facts
from tests.translation import cost, plain, read_data


def read_plan(data: Data) -> Plan | None:
    """None where fixed lines clash."""
    note(plans.to_yaml(data))
    return read_data(data)[0]


class Oracle:
    """All rosters of a plan, with the values of its goals; cells are places of the oracle."""

    def __init__(self, data: Data) -> None:
        self.facts = Facts(data)
        judge = brute.Judge(self.facts)
        self.rosters = [(pairs, judge.values(pairs)) for pairs in brute.rosters(self.facts)]

    def place(self, cell: Assignment) -> tuple[int, int]:
        (pair,) = brute.pairs_of(self.facts, plain([cell]))
        return pair

    def best(self, filled: list[Assignment], empty: list[Assignment]) -> list[brute.Value] | None:
        on = {self.place(cell) for cell in filled}
        off = {self.place(cell) for cell in empty}
        kept = (values for pairs, values in self.rosters if on <= pairs and not off & pairs)
        return min(kept, default=None)


@plans.examples(80)
@given(data=st.one_of(plans.plans(), plans.plans_after_others()), draw=st.data())
def test_the_cost_is_the_difference_of_two_optima(data: Data, draw: st.DataObject) -> None:
    plan = read_plan(data)
    if plan is None:
        return
    best = solve(plan, seed=0)
    if best.roster is None:
        return
    oracle = Oracle(data)
    who: Volunteer = draw.draw(st.sampled_from(plan.volunteers), label="who")
    duty: Duty = draw.draw(st.sampled_from(plan.duties), label="duty")
    free = [one for one in plan.volunteers if not any(bars_of(plan, one, duty))]
    facts_free = [
        oracle.facts.ids[number]
        for number in range(len(oracle.facts.ids))
        if not oracle.facts.barred[number][oracle.place(Assignment(who, duty))[1]]
    ]
    assert [one.id for one in free] == facts_free
    own = [Assignment(who, duty)]
    questions: list[tuple[list[Assignment], list[Assignment]]] = [([], own)]
    if who in free:
        questions.append((own, []))
    others = [one for one in free if one is not who]
    if others:
        other = draw.draw(st.sampled_from(others), label="other")
        questions.append(([Assignment(other, duty)], own))
    for filled, empty in questions:
        option = cost_of(best, filled, empty, time_limit=60)
        assert_is_true(oracle, option, filled, empty)


def assert_is_true(
    oracle: Oracle, option: Alternative, filled: list[Assignment], empty: list[Assignment]
) -> None:
    before, after = oracle.best([], []), oracle.best(filled, empty)
    assert option.is_settled
    assert option.is_impossible == (after is None)
    if after is None or before is None:
        event("impossible")
        clash = why_impossible(option, math.inf)
        num_asked = sum(reason.code.startswith("why.asked") for reason in clash)
        assert 0 < num_asked < len(clash), "what is asked for is possible by itself"
        return
    event("free" if after == before else "costs")
    assert option.is_as_good == (after == before)
    claimed = [
        (cost(one.goal, one.before), cost(one.goal, one.after)) for one in option.differences
    ]
    assert claimed == list(zip(before, after, strict=True))
    assert option.roster is not None
    on = set(option.roster.assignments)
    assert on.issuperset(filled)
    assert on.isdisjoint(empty)


@plans.examples(50)
@given(data=st.one_of(plans.plans(), plans.plans_after_others()), draw=st.data())
def test_what_is_found_in_no_time_claims_nothing_wrong(data: Data, draw: st.DataObject) -> None:
    """What is called settled is so, however early the searches end; a bound is one."""
    plan = read_plan(data)
    if plan is None:
        return
    best = solve(plan, time_limit=draw.draw(st.sampled_from([0.0, 60.0])), seed=0)
    if best.roster is None:
        return
    oracle = Oracle(data)
    who: Volunteer = draw.draw(st.sampled_from(plan.volunteers))
    duty: Duty = draw.draw(st.sampled_from(plan.duties))
    own = [Assignment(who, duty)]
    option = cost_of(best, [], own, time_limit=0.0)
    before, after = oracle.best([], []), oracle.best([], own)
    if option.is_impossible:
        assert after is None
    if option.roster is None:
        return
    assert before is not None
    assert after is not None
    for place, one in enumerate(option.differences):
        event("settled" if one.is_settled else "open")
        if one.is_settled:
            assert cost(one.goal, one.before) == before[place]
            assert cost(one.goal, one.after) == after[place]
        if one.bound is not None:
            value, bound = after[place], cost(one.goal, one.bound)
            assert isinstance(bound, int)
            first = value if isinstance(value, int) else max(value, default=bound)
            assert bound <= first
