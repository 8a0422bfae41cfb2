from __future__ import annotations

from itertools import product

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from dutyplan.goals.balances import Fairness, fair_shares, tenths
from dutyplan.plan import Plan
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.burdens import Burdens
from tests import plans
from tests.solver.climbs import daily, week


def options_of(plan: Plan) -> Fairness:
    options = plan.goals[1][1]
    assert isinstance(options, Fairness)
    return options


def burdens(plan: Plan, most: int | dict[int, int]) -> Burdens:
    if isinstance(most, int):
        most = {one.index: most for one in plan.volunteers}
    return Burdens(plan, Eligibility(plan), options_of(plan), most)


def test_those_who_owe_more_are_asked_earlier() -> None:
    # Three points are owed by shares of 2 and 1: Ann goes -2, -1, 0, +1 and Bob -1, 0, +1, +2.
    found = burdens(plans.plan(week(daily(1, 1, 1), "{name: Ann, share: 2}, {name: Bob}")), 3)
    assert found.of(0) == [1, 2, 3]
    assert found.of(1) == [2, 3, 4]
    assert found.highest == 4
    assert found.is_exact


def test_of_two_that_lead_as_high_the_shorter_step_is_cheaper() -> None:
    # In efforts of 0.15, Ann owing 0.1 and Bob 0.2, halves rounded up: -1, 1, 2 and -2, 0, 1.
    found = burdens(plans.plan(week(daily(0.15, 0.15), "{name: Ann}, {name: Bob, share: 2}")), 2)
    assert (found.of(0), found.of(1)) == ([3, 4], [1, 2])


def test_nobody_has_more_than_there_can_be() -> None:
    plan = plans.plan(week(daily(1, 1, 1), "{name: Ann}, {name: Bob}"))
    found = burdens(plan, {0: 2, 1: 0})
    assert (found.of(0), found.of(1)) == ([1, 2], [])
    assert found.is_exact


def test_who_owes_nothing_has_no_costs() -> None:
    people = "{name: Ann, share: 0}, {name: Bob, available: 2026-11-27}, {name: Cem}"
    found = burdens(plans.plan(week(daily(1), people)), 1)
    assert [found.of(index) for index in range(3)] == [None, None, [1]]


@pytest.mark.parametrize(
    ("efforts", "goal", "is_exact"),
    [
        ((2, 2), "fairness", True),
        ((1, 2), "fairness", False),
        ((1, 2), "fairness: {of: duties}", True),
        ((2, 2), "fairness: {tasks: [T0, T1]}", True),
        ((2, 2), "fairness: {tasks: [T0]}", False),
        ((0, 0), "fairness", False),
        # So light that two duties may leave the balance where it was.
        ((0.04, 0.04), "fairness", False),
        ((0.1, 0.1), "fairness", True),
    ],
)
def test_exact_where_all_duties_count_alike_and_each_is_felt(
    efforts: tuple[float, ...], goal: str, is_exact: bool
) -> None:
    text = week(daily(*efforts), "{name: Ann}, {name: Bob}", f"[coverage, {goal}]")
    assert burdens(plans.plan(text), 2).is_exact is is_exact


def test_without_the_goal_duties_are_spread_evenly() -> None:
    plan = plans.plan(week(daily(0, 0), "{name: Ann}, {name: Bob}", "[coverage]"))
    found = Burdens(plan, Eligibility(plan), None, {0: 2, 1: 2})
    assert (found.of(0), found.of(1)) == ([1, 2], [1, 2])


shares = st.sampled_from(["0.3", "0.5", "1", "1", "2", "7"])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(shares, min_size=1, max_size=3),
    st.sampled_from([0.1, 0.15, 0.25, 0.5, 1, 3]),
    st.lists(st.integers(0, 4), min_size=3, max_size=3),
    st.data(),
)
def test_the_cheapest_are_the_fairest(
    shares: list[str], effort: float, most: list[int], data: st.DataObject
) -> None:
    """Of all ways to have so many duties in all, least costs and fairest balances are the same."""
    people = ", ".join(f"{{name: V{i}, share: {share}}}" for i, share in enumerate(shares))
    plan = plans.plan(week(daily(*[effort] * 5), people))
    found = burdens(plan, dict(enumerate(most[: len(shares)])))
    assert found.is_exact
    options = options_of(plan)
    owed = fair_shares(plan, options, Eligibility(plan)).owed
    amount = options.amount(plan.duties[0])
    total = data.draw(st.integers(0, sum(most[: len(shares)])), label="total")
    ways = [
        nums
        for nums in product(*(range(num + 1) for num in most[: len(shares)]))
        if sum(nums) == total
    ]

    def cost(nums: tuple[int, ...]) -> int:
        return sum(sum((found.of(index) or [])[:num]) for index, num in enumerate(nums))

    def balances(nums: tuple[int, ...]) -> list[int]:
        levels = (tenths(options, owed[i])(num * amount) for i, num in enumerate(nums))
        return sorted(levels, reverse=True)

    cheapest, fairest = min(map(cost, ways)), min(map(balances, ways))
    event(f"{len(ways)} ways")
    assert [cost(nums) == cheapest for nums in ways] == [balances(n) == fairest for n in ways]
