"""Where a fair share comes from: the parts add up to it, and are what the words say."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from dutyplan.explaining.asking.shares import by_task, parts_of
from dutyplan.goals.balances import Fairness, fair_shares
from dutyplan.plan import Plan
from dutyplan.rules.eligibility import Eligibility
from dutyplan.weekfile import read_week_bytes
from tests import plans
from tests.oracle import weeks


def options_of(plan: Plan) -> list[Fairness]:
    return [options for goal, options in plan.goals if goal == "fairness"]


@pytest.mark.parametrize("number", range(40))
def test_parts_add_up_to_the_fair_share(number: int) -> None:
    chance = Random(number)
    text = weeks.text(chance, chance.choice(weeks.KINDS))
    plan, _ = read_week_bytes("week.yaml", text.encode(), Path())
    if plan is None:
        return
    who = Eligibility(plan)
    for options in options_of(plan):
        owed = fair_shares(plan, options, who).owed
        for one in plan.volunteers:
            parts = parts_of(plan, options, who, one)
            total = sum((part.points for part in parts), Fraction(0))
            assert total * options.unit == owed.get(one.index, 0)
            assert all(part.duty in options.counted for part in parts)
            together = [part for group in by_task(parts) for part in group]
            assert sorted(together, key=lambda part: part.duty.index) == parts


def test_each_part_is_the_load_by_the_share() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        weeks: 2
        tasks:
          - {name: Hall, when: saturday 10:00-12:00, people: 2, effort: 1.5, age: 18+}
          - {name: Shop, when: 2026-12-05 10:00-12:00}
        volunteers:
          - {name: Ann, age: 30}
          - {name: Bob, age: 15, share: 0.5}
          - {name: Cem, age: 40, unavailable: 2026-12-05}
          - {name: Dan, age: 40, share: 0}
        """
    )
    (options,) = options_of(plan)
    who = Eligibility(plan)
    shown = [
        [
            (f"{part.duty.date:%d} {part.duty.task.name}", part.load, part.num_sharers,
             part.weights, part.points)
            for part in parts_of(plan, options, who, one)
        ]
        for one in plan.volunteers
    ]  # fmt: skip
    half = Fraction(1, 2)
    # Bob, who is too young for the Hall, is free for it; so he owes it.
    assert shown == [
        [
            ("28 Hall", 3, 3, 2 + half, Fraction(6, 5)),
            ("05 Hall", 3, 2, 1 + half, 2),
            ("05 Shop", 1, 2, 1 + half, Fraction(2, 3)),
        ],
        [
            ("28 Hall", 3, 3, 2 + half, Fraction(3, 5)),
            ("05 Hall", 3, 2, 1 + half, 1),
            ("05 Shop", 1, 2, 1 + half, Fraction(1, 3)),
        ],
        [("28 Hall", 3, 3, 2 + half, Fraction(6, 5))],
        [],
    ]
