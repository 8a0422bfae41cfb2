from __future__ import annotations

from collections.abc import Sequence

import pytest

from dutyplan.plan import Duty, Plan
from dutyplan.roster import Roster
from dutyplan.rules.base import Literal, Term
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.kinds import kinds_of
from dutyplan.solver.shortage import Least, Shortage
from tests import plans

SATURDAY, SUNDAY = "2026-11-28", "2026-11-29"


class Model:
    """Takes down what is asked of it."""

    def __init__(self) -> None:
        self.domains: list[tuple[int, int]] = []
        self.hints: dict[Literal, int] = {}
        self.bounds: list[tuple[list[Literal], int | None, int | None]] = []
        self.factors: dict[Literal, int] = {}

    def integer(self, low: int, high: int) -> Literal:
        self.domains.append((low, high))
        return len(self.domains) - 1

    def guess(self, variable: Literal, value: int) -> None:
        self.hints[variable] = value

    def within(self, terms: list[Term], low: int | None, high: int | None) -> None:
        self.bounds.append((sorted(number for number, _ in terms), low, high))
        self.factors |= {number: max(f, self.factors.get(number, 0)) for number, f in terms}


def week(tasks: str, volunteers: str = "{name: Ann}, {name: Bob}") -> Plan:
    return plans.plan(
        f"start: {SATURDAY}\ntasks: [{tasks}]\nvolunteers: [{volunteers}]\ngoals: [coverage]\n"
    )


def by_day(plan: Plan, *costs: int) -> dict[int, int]:
    days = sorted({duty.date.toordinal() for duty in plan.duties})
    return dict(zip(days, costs, strict=True))


def shortage(plan: Plan, missing: int, days: Sequence[int] | None = None) -> tuple[Shortage, Model]:
    """Where nobody at all serves in the first guess."""
    model = Model()
    kind_of: dict[Duty, object] = {
        duty: kind for kind in kinds_of(plan, lambda duty: duty.effort) for duty in kind.duties
    }
    known = None if days is None else by_day(plan, *days)
    least = Least(Roster(plan, []), missing, known)
    return Shortage(plan, Eligibility(plan), model, kind_of, least), model  # type: ignore[arg-type]


def told(found: Shortage) -> list[str]:
    """The duties of each group, by their tasks and days of the month."""
    return [" ".join(f"{one.task.name}{one.date.day}" for one in own) for own, _ in found.groups]


def test_where_nobody_is_missing_there_is_no_variable() -> None:
    plan = week("{name: A, when: weekends, people: 2}")
    for days in (None, (0, 0)):
        found, model = shortage(plan, 0, days)
        assert (found.gaps, found.groups) == ({}, [])
        assert (model.domains, model.bounds) == ([], [])


def test_without_more_knowledge_all_days_share_what_is_missing() -> None:
    found, model = shortage(week("{name: A, when: weekends, people: 3}"), 2)
    assert told(found) == ["A28", "A29"]
    assert model.domains == [(0, 3), (0, 3)]
    assert model.hints == {0: 3, 1: 3}
    assert model.bounds == [([0], 1, None), ([1], 1, None), ([0, 1], None, 2)]


def test_on_a_day_that_misses_nobody_nobody_may_be_missing() -> None:
    found, model = shortage(week("{name: A, when: weekends, people: 2}"), 1, (0, 1))
    assert told(found) == ["A29"]
    assert model.bounds == [([0], None, 1), ([0], None, 1)]


def test_each_day_misses_no_more_than_it_must() -> None:
    _, model = shortage(week("{name: A, when: weekends, people: 4, priority: 2}"), 8, (4, 4))
    assert model.bounds == [
        ([0], None, 4), ([0], 2, None), ([1], None, 4), ([1], 2, None), ([0, 1], None, 8)
    ]  # fmt: skip
    assert model.factors == {0: 2, 1: 2}


def test_duties_that_nothing_tells_apart_miss_people_together() -> None:
    tasks = "{name: A, when: saturday, people: 2}, {name: B, when: saturday}"
    found, model = shortage(week(tasks), 1)
    assert told(found) == ["A28 B28"]
    assert model.domains == [(0, 3)]
    assert model.hints == {0: 3}
    assert [[number for number, _ in gaps] for gaps in found.gaps.values()] == [[0]]


@pytest.mark.parametrize(
    "other",
    ["priority: 2", "effort: 2", "age: 18+"],
)
def test_a_price_a_weight_or_other_people_tell_duties_apart(other: str) -> None:
    tasks = f"{{name: A, when: saturday}}, {{name: B, when: saturday, {other}}}"
    found, _ = shortage(week(tasks, "{name: Ann, age: 20}, {name: Bob, age: 15}"), 1)
    assert told(found) == ["A28", "B28"]


def test_gaps_are_added_up_by_kind() -> None:
    tasks = "{name: A, when: weekends}, {name: B, when: saturday, effort: 2}"
    found, _ = shortage(week(tasks), 1)
    assert told(found) == ["A28", "B28", "A29"]
    assert {kind.amount: gaps for kind, gaps in found.gaps.items()} == {
        100: [(0, 1), (2, 1)],
        200: [(1, 1)],
    }


# Sets of a day's duties, and who can serve on them.


def lacks(plan: Plan) -> list[tuple[str, int]]:
    """For each set of duties that must miss somebody: their tasks, and how many."""
    found, model = shortage(plan, 99)
    name = {gap: "".join(duty.task.name for duty in own) for own, gap in found.groups}
    return sorted(
        ("".join(sorted(name[number] for number in numbers)), low)
        for numbers, low, _ in model.bounds
        if low is not None
    )


def test_who_can_serve_on_one_duty_only_is_wanted_on_both() -> None:
    tasks = "{name: A, when: saturday, people: 2}, {name: B, when: saturday, age: 18+}"
    people = "{name: Ann, age: 20}, {name: Bob, age: 15}"
    # Ann on B leaves Bob for A, one too few; A and B alone have people enough.
    assert lacks(week(tasks, people)) == [("AB", 1)]


def test_one_who_serves_twice_counts_twice() -> None:
    tasks = "{name: A, when: saturday 08:00-09:00, people: 2}"
    tasks += ", {name: B, when: saturday 10:00-11:00, age: 18+}"
    people = "{name: Ann, age: 20}, {name: Bob, age: 15}"
    assert lacks(week(tasks, people)) == []
    assert lacks(week(tasks.replace("10:00", "08:30"), people)) == [("AB", 1)]


def test_a_duty_that_nobody_can_serve_on_misses_all() -> None:
    tasks = "{name: A, when: saturday, people: 2, age: 40+}, {name: B, when: saturday}"
    assert lacks(week(tasks, "{name: Ann, age: 20}")) == [("A", 2), ("AB", 2)]


FOUR_ALONE = ", ".join(
    f"{{name: {name}, never: {[one for one in 'ABCD' if one != name]}}}" for name in "ABCD"
)


@pytest.mark.parametrize(("most", "num"), [(6, 15), (4, 15), (3, 11)])
def test_of_many_sets_of_people_pairs_and_all_are_looked_at(
    monkeypatch: pytest.MonkeyPatch, most: int, num: int
) -> None:
    monkeypatch.setattr("dutyplan.solver.shortage._MOST_SETS", most)
    tasks = ", ".join(f"{{name: {name}, when: saturday, people: 2}}" for name in "ABCD")
    found = lacks(week(tasks, FOUR_ALONE))
    assert len(found) == num
    assert all(lack == len(names) for names, lack in found)
    assert [names for names, _ in found if len(names) == 4] == ["ABCD"]
