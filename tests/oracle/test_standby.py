"""Reserves beside a roster, worked by hand."""

from __future__ import annotations

from itertools import chain, combinations, product

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.oracle import brute, plans
from tests.oracle.cases import on, people, plan, task
from tests.oracle.facts import Data, Facts
from tests.oracle.standby import most_standbys, standby_faults

EARLY, LATER = (600, 660), (630, 720)


def overlapping(num_standbys: int = 1, **rest: object) -> Data:
    tasks = [
        task("A", standby=num_standbys),
        task("B", "saturday 10:30-12:00", standby=num_standbys),
    ]
    return plan(tasks, people("x", "y", "z"), **rest)


def test_faults() -> None:
    data = overlapping()
    roster = [on("x", "A", 28, EARLY)]
    assert standby_faults(data, roster, []) == []
    assert standby_faults(data, roster, [on("y", "A", 28, EARLY), on("z", "B", 28, LATER)]) == []
    assert standby_faults(data, roster, [on("x", "A", 28, EARLY)]) == ["x: on duty then"]
    assert standby_faults(data, roster, [on("x", "B", 28, LATER)]) == ["x: on duty then"]
    twice = [on("y", "A", 28, EARLY), on("y", "B", 28, LATER)]
    assert standby_faults(data, roster, twice) == ["y: standby twice at once"] * 2
    crowd = [on("y", "A", 28, EARLY), on("z", "A", 28, EARLY)]
    assert standby_faults(data, roster, crowd) == ["A: too many"]
    assert standby_faults(data, roster, crowd[:1] * 2) == ["named twice"]


def test_no_reserve_who_is_barred() -> None:
    data = overlapping()
    data["volunteers"][0]["never"] = ["A"]
    data["volunteers"][1]["limits"] = {"total": {"max": 0, "cost": 1}}
    assert standby_faults(data, [], [on("x", "A", 28, EARLY)]) == ["x: never"]
    assert standby_faults(data, [], [on("y", "A", 28, EARLY)]) == []


def test_limits_do_not_count_reserves() -> None:
    data = plan(
        [task(standby=1), task("B", "sunday 10:00-11:00")], people("x", limits={"total": 1})
    )
    assert most_standbys(data, [on("x", "B", 29)]) == 1
    assert standby_faults(data, [on("x", "B", 29)], [on("x")]) == []
    assert brute.optimum(data) == [1, (-10,)]


def test_no_reserve_for_a_duty_called_off() -> None:
    data = plan([task(people={"min": 2, "want": 2}, standby=2)], people("x", "y", "z"))
    assert standby_faults(data, [], [on("x")]) == ["Rails: called off"]
    assert most_standbys(data, []) == 0
    assert most_standbys(data, [on("x"), on("y")]) == 1


def test_most_standbys() -> None:
    assert most_standbys(overlapping(), []) == 2
    assert most_standbys(overlapping(2), []) == 3  # one each: the two duties overlap
    assert most_standbys(overlapping(2), [on("x", "A", 28, EARLY)]) == 2
    assert most_standbys(overlapping(0), []) == 0
    daily = plan([task("A", "weekends 10:00-11:00", standby=2)], people("x"))
    assert most_standbys(daily, []) == 2


def test_a_long_duty_gives_way_to_two_short_ones() -> None:
    tasks = [
        task("Long", "saturday 09:00-13:00", standby=1),
        task("A", "saturday 10:00-11:00", standby=1),
        task("B", "saturday 11:00-12:00", standby=1),
    ]
    assert most_standbys(plan(tasks, people("x")), []) == 2


@plans.examples(60)
@given(data=plans.plans(), draw=st.data())
def test_most_standbys_is_that_of_all_sets(data: Data, draw: st.DataObject) -> None:
    facts = Facts(data)
    roster = draw.draw(st.sampled_from(list(brute.rosters(facts)) or [frozenset()]))
    assignments = [(facts.ids[number], *facts.duties[index].key) for number, index in roster]
    pairs = [
        (who, *duty.key)
        for who, duty in product(facts.ids, facts.duties)
        if not standby_faults(data, assignments, [(who, *duty.key)])
    ]
    assume(len(pairs) <= 6)
    sets = chain.from_iterable(combinations(pairs, size) for size in range(len(pairs) + 1))
    fine = [one for one in sets if not standby_faults(data, assignments, list(one))]
    assert most_standbys(data, assignments) == max(len(one) for one in fine)
