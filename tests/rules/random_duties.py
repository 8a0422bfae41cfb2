"""Small random plans whose duties lie close together, and rosters of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from hypothesis import strategies as st

from dutyplan.plan import Duty, Plan, Task
from dutyplan.rules.base import Rule
from tests import builders

WINDOWS = [
    *("", "00:00-24:00", "00:00-02:00", "08:00-10:00", "10:00-12:00", "11:30-13:00"),
    *("20:00-24:00", "22:00-02:00", "23:00-00:30"),
]
TASKS = [Task("Basement"), Task("Gardens")]
NAMES = ["Ann", "Bob"]


@st.composite
def plans(draw: st.DrawFn, rules: dict[str, st.SearchStrategy[Any]]) -> Plan:
    """Up to eight duties in ten days, from a Saturday on; settings of each rule by its id."""
    times = draw(
        st.lists(
            st.tuples(st.integers(0, 1), st.integers(0, 9), st.sampled_from(WINDOWS)),
            min_size=1,
            max_size=8,
            unique=True,
        )
    )
    days = builders.plan([], NAMES, num_days=10).days
    duties = [builders.duty(TASKS[task], hours, days[day]) for task, day, hours in times]
    plan = builders.plan(duties, NAMES, num_days=10)
    return replace(plan, rules={name: draw(settings) for name, settings in rules.items()})


def draw_own(data: st.DataObject, plan: Plan) -> dict[str, set[int]]:
    """For each volunteer some duties, by index, of which no two overlap."""
    some = st.sets(st.integers(0, len(plan.duties) - 1))
    return {name: _one_at_a_time(plan, data.draw(some, label=name)) for name in NAMES}


def most_allowed(rules: Sequence[Rule], plan: Plan, duties: Sequence[Duty]) -> int:
    """How many of these duties Ann can have at most, by the checks of the rules, all sets tried."""
    for num in range(len(duties), 0, -1):
        for chosen in combinations(duties, num):
            roster = builders.roster(plan, {duty.index: NAMES[:1] for duty in chosen})
            found = (breach for rule in rules for breach in rule.check(plan, roster))
            if all(breach.cost is not None for breach in found):
                return num
    return 0


def some_of(data: st.DataObject, plan: Plan) -> list[Duty]:
    """Some of the plan's duties, in its order."""
    numbers = data.draw(st.sets(st.integers(0, len(plan.duties) - 1)), label="duties")
    return [plan.duties[number] for number in sorted(numbers)]


def crews(own: dict[str, set[int]]) -> dict[int, list[str]]:
    """The roster in which everybody has these duties."""
    found: dict[int, list[str]] = {}
    for name, numbers in own.items():
        for number in numbers:
            found.setdefault(number, []).append(name)
    return found


def _one_at_a_time(plan: Plan, numbers: set[int]) -> set[int]:
    """Without those that overlap an earlier one."""
    kept: list[Duty] = []
    for duty in plan.duties:
        if duty.index in numbers and all(one.finish <= duty.begin for one in kept):
            kept.append(duty)
    return {duty.index for duty in kept}
