from __future__ import annotations

import pytest

from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver import neighbourhoods
from dutyplan.solver.neighbourhoods import Neighbourhoods, divisions_of
from dutyplan.solver.variables import Variables
from tests import plans

DAYS = [[1, 2], [3], [4, 5, 6], [7]]
PEOPLE = [[1, 3, 4], [2, 5, 7], [6]]
LITERALS = {1, 2, 3, 4, 5, 6, 7}


def divided(text: str) -> list[list[list[int]]]:
    plan = plans.plan(text)
    variables = Variables(plan, Eligibility(plan), 0, 1)
    return [[list(part) for part in parts] for parts in divisions_of(plan, variables)]


def test_by_day_and_by_person() -> None:
    days, people = divided("""
        start: 2026-11-28
        tasks:
          - {name: A, when: [saturday 10:00-12:00, sunday 10:00-12:00]}
          - {name: B, when: [saturday 14:00-15:00, monday], age: 99}
        volunteers:
          - {name: Ann, age: 99}
          - {name: Bob, age: 30, unavailable: sunday}
          - {name: Cem, age: 30, never: A}
        """)
    # Ann: A, B on Saturday, A on Sunday, B on Monday; Bob: A on Saturday; Cem: nothing.
    assert days == [[1, 5, 2], [3], [4]]
    assert people == [[1, 2, 3, 4], [5]]


@pytest.mark.parametrize(
    ("when", "volunteers", "num"),
    [("saturday", "[{name: Ann}]", 0), ("saturday", "[{name: Ann}, {name: Bob}]", 1),
     ("daily", "[{name: Ann}]", 1), ("daily", "[{name: Ann, available: monday}]", 0)],
)  # fmt: skip
def test_one_part_alone_divides_nothing(when: str, volunteers: str, num: int) -> None:
    text = f"start: 2026-11-28\ntasks: [{{name: A, when: {when}}}]\nvolunteers: {volunteers}"
    assert len(divided(text)) == num


def stands_by_parts(standing: list[int], parts: list[list[int]]) -> bool:
    return all(set(part) <= set(standing) or not set(part) & set(standing) for part in parts)


def test_parts_of_each_division_in_turn() -> None:
    drawn = Neighbourhoods([DAYS, PEOPLE], 0)
    for _ in range(50):
        for parts in (PEOPLE, DAYS):
            standing = drawn.draw()
            assert stands_by_parts(standing, parts)
            assert len(set(standing)) == len(standing) < len(LITERALS)


def test_the_same_seed_draws_the_same() -> None:
    def draws(seed: int) -> list[list[int]]:
        drawn = Neighbourhoods([[[one] for one in range(30)]], seed)
        return [drawn.draw() for _ in range(5)]

    assert draws(3) == draws(3) != draws(4)


def test_every_part_is_free_at_some_time() -> None:
    drawn = Neighbourhoods([DAYS], 0)
    free = [LITERALS - set(drawn.draw()) for _ in range(100)]
    assert set.union(*free) == LITERALS
    assert all(free)


def test_parts_grow_while_they_are_exhausted_and_shrink_again() -> None:
    drawn = Neighbourhoods([[[one] for one in range(100)], [[one] for one in range(50)]], 0)
    drawn.draw()
    first = len(drawn.draw())
    for _ in range(20):
        drawn.learn(True)
        other = len(drawn.draw())
        assert other == 50 - round(50 * neighbourhoods._FIRST_SHARE)  # nothing learnt of these
        last = len(drawn.draw())
        assert last <= first
    assert last == 0
    for _ in range(100):
        drawn.learn(False)
    drawn.draw()
    assert len(drawn.draw()) == 99
