from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutyplan.goals.shares import FairShares, share_out
from dutyplan.plan import Plan
from dutyplan.rules.eligibility import Eligibility
from tests import plans

WEEK = """
    start: 2026-11-28
    tasks:
      - {name: A, when: saturday 10:00-12:00, people: 2, effort: 3, age: 18+}
      - {name: B, when: saturday 14:00-15:00, people: 1, effort: 1}
      - {name: C, when: sunday 10:00-11:00, people: 3, effort: 0.5}
    volunteers:
      - {name: Ann, age: 30}
      - {name: Bob, age: 30, share: 0.5}
      - {name: Kid, age: 15}
      - {name: Sun, age: 40, available: sunday}
      - {name: New, age: 30, since: 2026-11-29}
      - {name: Zero, age: 30, share: 0}
      - {name: Barred, age: 30, limits: {total: 0}}
    """
A, B, C = range(3)


def shares(plan: Plan, shared_by: str, *indexes: int) -> FairShares:
    duties = [plan.duties[index] for index in indexes or range(len(plan.duties))]
    return share_out(plan, Eligibility(plan), duties, lambda duty: duty.effort, shared_by)


def owed(plan: Plan, shared_by: str, *indexes: int) -> dict[str, Fraction]:
    """Points by id."""
    found = shares(plan, shared_by, *indexes)
    assert [one.index for one in found.compared] == sorted(found.owed)
    return {one.id: found.owed[one.index] / 100 for one in found.compared}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plans.plan(WEEK)


def test_everyone_who_is_a_member_on_that_day(plan: Plan) -> None:
    # On Saturday the weights add up to 3 1/2, on Sunday to 4 1/2.
    assert owed(plan, "everyone") == {
        "Ann": Fraction(7, 3),
        "Bob": Fraction(7, 6),
        "Kid": Fraction(7, 3),
        "Sun": Fraction(7, 3),
        "New": Fraction(1, 3),
    }


def test_those_who_are_free_of_whatever_age(plan: Plan) -> None:
    assert owed(plan, "available") == {
        "Ann": Fraction(47, 15),
        "Bob": Fraction(47, 30),
        "Kid": Fraction(47, 15),
        "Sun": Fraction(1, 3),
        "New": Fraction(1, 3),
    }


def test_those_whom_nothing_bars(plan: Plan) -> None:
    assert owed(plan, "eligible") == {
        "Ann": Fraction(71, 15),
        "Bob": Fraction(71, 30),
        "Kid": Fraction(11, 15),
        "Sun": Fraction(1, 3),
        "New": Fraction(1, 3),
    }


@pytest.mark.parametrize("shared_by", ["everyone", "available", "eligible"])
def test_all_of_the_load_is_owed(plan: Plan, shared_by: str) -> None:
    assert sum(owed(plan, shared_by).values()) == Fraction(17, 2)


def test_only_what_counts_is_owed(plan: Plan) -> None:
    # Nobody is compared who is barred from all that counts: the child, who is too young.
    assert owed(plan, "available", A) == {"Ann": Fraction(4), "Bob": Fraction(2)}
    assert owed(plan, "everyone", A) == {"Ann": Fraction(4), "Bob": Fraction(2)}
    assert owed(plan, "eligible", C)["Sun"] == Fraction(1, 3)


def test_a_share_of_nothing_owes_nothing(plan: Plan) -> None:
    for shared_by in ("everyone", "available", "eligible"):
        assert not owed(plan, shared_by).keys() & {"Zero", "Barred"}


def test_nothing_counted_nothing_owed(plan: Plan) -> None:
    found = share_out(plan, Eligibility(plan), [], lambda duty: 1, "available")
    assert found == FairShares([], {})


def test_a_duty_without_a_sharer_is_owed_by_nobody() -> None:
    plan = plans.plan("""
        start: 2026-11-28
        tasks:
          - {name: A, when: saturday 10:00-12:00, effort: 5, age: 70+}
          - {name: B, when: sunday 10:00-12:00}
        volunteers:
          - {name: Ann, age: 30, unavailable: saturday}
          - {name: Bob, age: 40}
        """)
    assert owed(plan, "eligible") == {"Ann": Fraction(1, 2), "Bob": Fraction(1, 2)}
    assert owed(plan, "available") == {"Ann": Fraction(1, 2), "Bob": Fraction(11, 2)}
    assert owed(plan, "everyone") == {"Ann": Fraction(3), "Bob": Fraction(3)}


def test_each_reason_excuses_as_far_as_the_option_says() -> None:
    plan = plans.plan("""
        start: 2026-11-28
        tasks:
          - {name: A, when: saturday 10:00-12:00, effort: 6, age: 18+}
          - {name: B, when: sunday 10:00-12:00, effort: 0}
        volunteers:
          - {name: Open, age: 30}
          - {name: Late, age: 30, since: 2026-11-29}
          - {name: Busy, age: 30, available: [sunday, saturday 10:00-11:00]}
          - {name: Kid, age: 15}
          - {name: Picky, age: 30, never: [A]}
          - {name: Held, age: 30, limits: {tasks: {A: 0}}}
          - {name: Barred, age: 30}
        rules:
          forbidden: [{volunteer: Barred, task: A, date: 2026-11-28}]
        """)
    whole = dict.fromkeys(("Open", "Busy", "Kid", "Picky", "Held", "Barred"), Fraction(1))
    whole["Late"] = Fraction(0)
    assert owed(plan, "everyone") == whole
    assert owed(plan, "available") == {id: Fraction(6, 5) * one for id, one in whole.items()} | {
        "Busy": Fraction(0)
    }
    assert owed(plan, "eligible") == dict.fromkeys(whole, Fraction(0)) | {"Open": Fraction(6)}


def test_what_is_wanted_counts_and_not_what_may_come() -> None:
    plan = plans.plan("""
        start: 2026-11-28
        tasks:
          - {name: A, when: saturday, people: {min: 2, want: 3, max: 9}}
        volunteers: [{name: Ann, share: 2}, {name: Bob, share: 0.25}]
        """)
    assert owed(plan, "available") == {"Ann": Fraction(8, 3), "Bob": Fraction(1, 3)}


def test_any_amount_is_shared(plan: Plan) -> None:
    found = share_out(
        plan, Eligibility(plan), list(plan.duties), lambda duty: duty.minutes, "everyone"
    )
    assert found.owed[0] == Fraction(2 * 120 + 60) * Fraction(2, 7) + Fraction(3 * 60) * Fraction(
        2, 9
    )


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(1, 3), st.integers(0, 1)), min_size=1,
             max_size=5),
    st.lists(st.tuples(st.integers(0, 20), st.sampled_from(["saturday", "sunday", "weekends"])),
             min_size=1, max_size=4),
)  # fmt: skip
def test_each_duty_is_shared_in_proportion(
    tasks: list[tuple[int, int, int]], people: list[tuple[int, str]]
) -> None:
    days = ["saturday", "sunday"]
    text = "start: 2026-11-28\ntasks:\n" + "".join(
        f"  - {{name: T{i}, when: {days[day]}, effort: {effort}, people: {want}}}\n"
        for i, (effort, want, day) in enumerate(tasks)
    )
    text += "volunteers:\n" + "".join(
        f"  - {{name: V{i}, share: {share / 4}, available: {free}}}\n"
        for i, (share, free) in enumerate(people)
    )
    plan = plans.plan(text)
    expected: dict[str, Fraction] = {}
    for effort, want, day in tasks:
        free = {i: Fraction(share, 4) for i, (share, when) in enumerate(people)
                if share and when in (days[day], "weekends")}  # fmt: skip
        for i, share in free.items():
            part = Fraction(effort * want) * share / sum(free.values())
            expected[f"V{i}"] = expected.get(f"V{i}", Fraction(0)) + part
    assert owed(plan, "available") == expected
