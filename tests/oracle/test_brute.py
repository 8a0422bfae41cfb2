"""The oracle against cases worked by hand, and against an even simpler search."""

from __future__ import annotations

from itertools import chain, combinations
from typing import Any

import pytest
from hypothesis import assume, given

from tests.oracle import brute, plans
from tests.oracle.cases import SATURDAY, on, people, plan, task
from tests.oracle.facts import Data, Facts


@pytest.fixture
def clean_up() -> Data:
    """The contract's smallest file."""
    return plan(
        [
            task("Stairwell rails", "saturday 10:00-11:00", people=2, age="12+"),
            task("Basement", "saturday 10:00-12:00", people=2, effort=3, age="18-60"),
            task("Equipment disinfection", "saturday 10:00-11:00", age="16+"),
        ],
        [
            {"name": "Aynur", "age": 15},
            {"name": "Bahar", "age": 45},
            {"name": "Li Min", "age": 65, "available": "saturday 08:00-11:30"},
        ],
    )


def test_smallest_file(clean_up: Data) -> None:
    # Three people for five places that overlap: two are missing. Rails and disinfection (3 of
    # 9 points) are shared by three and the basement (6) by the two who are free until noon:
    # 1 + 3 for Aynur (too young, but free) and Bahar, 1 for Li Min. Bahar in the basement has
    # 3 - 4, outside it 1 - 4, which is less for the largest once Li Min's 1 - 1 stands.
    assert brute.optimum(clean_up) == [2, (0, -30, -30)]


def test_smallest_file_shared_by_eligible(clean_up: Data) -> None:
    clean_up["goals"] = ["coverage", {"fairness": {"shared_by": "eligible"}}]
    # Aynur 2/3; Li Min 2/3 + 1/2; Bahar 2/3 + 6 + 1/2; everybody does one point.
    assert brute.optimum(clean_up) == [2, (3, -2, -62)]


def test_smallest_file_shared_by_everyone(clean_up: Data) -> None:
    clean_up["goals"] = ["coverage", {"fairness": {"shared_by": "everyone"}}]
    assert brute.optimum(clean_up) == [2, (-20, -20, -20)]


def test_smallest_file_cannot_be_strict(clean_up: Data) -> None:
    assert brute.optimum(clean_up, strict=True) is None


def test_leximin_looks_beyond_the_largest() -> None:
    # Efforts 3, 2, 1, 1 for three: 3 / 2 / 1+1 is better than 3+1 / 2 / 1 or 3 / 2+1 / 1.
    tasks = [
        task(name, f"saturday {hour}:00-{hour}:30", effort=effort)
        for name, hour, effort in [("A", 10, 3), ("B", 11, 2), ("C", 12, 1), ("D", 13, 1)]
    ]
    assert brute.optimum(plan(tasks, people("x", "y", "z"))) == [0, (7, -3, -3)]


def test_leximin_is_not_the_smallest_square() -> None:
    # x alone may take one of 3; y, z take the rest of 2 + 2 + 2: the largest stays 3 + 0.
    tasks = [
        task("Big", "saturday 10:00-11:00", effort=3, skills=["keys"]),
        task("One", "saturday 12:00-13:00", effort=2),
        task("Two", "saturday 13:00-14:00", effort=2),
    ]
    volunteers: list[Data] = [
        {"name": "x", "skills": ["keys"]},
        {"name": "y", "never": ["Two"]},
        {"name": "z"},
    ]
    assert brute.optimum(plan(tasks, volunteers)) == [0, (7, -3, -3)]
    volunteers[2]["never"] = ["Two"]
    # Now x must take Two or nobody does; coverage comes first: 3 + 2 for x.
    assert brute.optimum(plan(tasks, volunteers)) == [0, (27, -3, -23)]


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ([1, 1], [0, (5, -5)]),
        ([1, 0.5], [0, (3, -3)]),  # 2/3 and 1/3: 1 - 2/3 = 0.33, and 0 - 1/3 = -0.33
        ([1, 0], [0, (-10,)]),  # the one who owes nothing does it all
        ([0, 0], [0, ()]),
        (["1.5", 2], [0, (4, -4)]),  # 3/7 and 4/7: 0.43 for the second
    ],
)
def test_shares(shares: list[Any], expected: list[Any]) -> None:
    volunteers = [{"name": name, "share": share} for name, share in zip("xy", shares, strict=True)]
    assert brute.optimum(plan([task()], volunteers)) == expected


def test_tenths_are_rounded_half_up() -> None:
    volunteers = people("x", "y", "z", "u")
    data = plan([task(effort=0.2)], volunteers)
    # 0.2 - 0.05 = 0.15 is 2 tenths; -0.05 is 0 tenths and no -1.
    assert brute.optimum(data) == [0, (2, 0, 0, 0)]


def test_who_is_barred_from_all_owes_nothing() -> None:
    volunteers: list[Data] = [
        {"name": "x"},
        {"name": "y", "never": ["Rails"]},
        {"name": "z", "limits": {"per_week": 0}},
        {"name": "u", "until": "2026-11-27"},
        {"name": "v", "available": "sunday"},
    ]
    for shared_by in ("everyone", "available", "eligible"):
        goals = ["coverage", {"fairness": {"shared_by": shared_by}}]
        assert brute.optimum(plan([task()], volunteers, goals=goals)) == [0, (0,)]


def test_who_is_barred_from_what_the_goal_counts_is_left_out_of_it() -> None:
    tasks = [task("A"), task("B", "saturday 12:00-13:00")]
    volunteers: list[Data] = [{"name": "x", "never": ["A"]}, {"name": "y"}]
    goals = ["coverage", {"fairness": {"tasks": ["A"]}}, {"fairness": {"shared_by": "everyone"}}]
    assert brute.optimum(plan(tasks, volunteers, goals=goals)) == [0, (0,), (0, 0)]


def test_a_duty_without_sharer_is_owed_by_nobody() -> None:
    tasks = [task("A"), task("B", "saturday 12:00-13:00")]
    data = plan(tasks, [{"name": "x", "available": "saturday 10:00-11:00"}])
    assert brute.optimum(data) == [1, (0,)]


def test_goals_in_another_order() -> None:
    data = plan([task(people=2)], people("x", "y", "z"))
    assert brute.optimum(data | {"goals": ["fairness", "coverage"]}) == [(-7, -7, -7), 2]
    assert brute.optimum(data | {"goals": ["coverage", "fairness"]}) == [0, (3, 3, -7)]
    assert brute.optimum(data | {"goals": ["coverage"]}) == [0]


def test_hours_and_duties() -> None:
    tasks = [task("A", "2026-11-28 22:00-02:00"), task("B", "2026-11-28 10:00-10:45", effort=5)]
    hours = {"fairness": {"of": "hours"}}
    duties = {"fairness": {"of": "duties"}}
    data = plan(tasks, people("x", "y"))
    # 4 and 3/4 hours, owed half each: 2.375.
    assert brute.optimum(data | {"goals": ["coverage", hours]}) == [0, (16, -16)]
    assert brute.optimum(data | {"goals": ["coverage", duties]}) == [0, (0, 0)]
    assert brute.optimum(data | {"goals": ["coverage", duties, hours]}) == [0, (0, 0), (16, -16)]


def test_on_counts_only_these_days() -> None:
    tasks = [task("A", "daily 10:00-11:00")]
    goals = ["coverage", {"fairness": {"on": "weekends"}}]
    assert brute.optimum(plan(tasks, people("x", "y"), goals=goals)) == [0, (0, 0)]


@pytest.mark.parametrize(
    ("form", "num_people", "coverage"),
    [
        ({"min": 2, "want": 3}, 1, 3),  # called off
        ({"min": 2, "want": 3}, 2, 1),
        ({"min": 2, "max": 4}, 1, 1),  # a range: never called off
        ("2-4", 1, 1),
        ("2+", 1, 1),
        ({"want": 3}, 1, 2),
        ({"min": 2, "want": 2}, 2, 0),
    ],
)
def test_people(form: Any, num_people: int, coverage: int) -> None:
    data = plan([task(people=form)], people(*"abcd"[:num_people]), goals=["coverage"])
    assert brute.optimum(data) == [coverage]


def test_nobody_is_on_a_duty_called_off() -> None:
    data = plan([task(people={"min": 2, "want": 3})], people("x", "y", "z", "u"))
    assert brute.is_allowed(data, []) == []
    assert brute.is_allowed(data, [on("x")]) == ["Rails: too few"]
    assert brute.is_allowed(data, [on("x"), on("y")]) == []
    assert brute.is_allowed(data, [on(one) for one in "xyzu"]) == ["Rails: too many"]


def test_skills_are_counted_at_the_priority() -> None:
    data = plan(
        [task(people="1-2", skills={"keys": 2}, priority=5)], people("x", "y", skills=["keys"])
    )
    assert brute.optimum(data) == [0, (5, 5)]  # two come where the skill calls for them
    assert brute.evaluate(data, [on("x")])[0] == 5
    assert brute.evaluate(data, [])[0] == 15
    assert brute.is_allowed(data, [on("x")], strict=True) == ["Rails: gap"]


def test_skill_that_nobody_has() -> None:
    data = plan([task(skills=["keys", "first aid"])], people("x", skills=["keys"]))
    assert brute.optimum(data) == [1, (0,)]
    assert brute.optimum(data, strict=True) is None


def test_skills_of_a_duty_called_off() -> None:
    data = plan(
        [task(people={"min": 2, "want": 2}, skills={"keys": 1})], people("x", skills=["keys"])
    )
    assert brute.optimum(data, strict=False) == [3, (-20,)]


def test_weekends_are_counted_whole() -> None:
    daily = task("A", "daily 10:00-11:00")
    data = plan([daily], [{"name": "x", "limits": {"weekends": 1}}], weeks=2, goals=["coverage"])
    # 28 November is a Saturday: 28 and 29, 5 and 6 are weekends; two of the four days are left.
    assert brute.optimum(data) == [2]
    data["start"] = "2026-11-29"
    assert brute.optimum(data) == [2]  # 29; 5 and 6; 12: the middle one is kept
    data["volunteers"][0]["limits"] = {"weekends": 0}
    assert brute.optimum(data) == [4]


@pytest.mark.parametrize(
    ("limits", "coverage"),
    [
        ({"per_day": 1}, 7),
        ({"per_day": {"max": 1}, "per_week": 5}, 9),
        ({"per_week": "0-3"}, 11),
        ({"total": 4}, 10),
        ({"hours": 2.5}, 9),  # five of the half hours
        ({"effort": 2}, 10),  # half a point for the half hours
        ({"tasks": {"A": 1}}, 6),
        ({"total": 9, "tasks": {"B": 0}}, 7),
    ],
)
def test_limits(limits: Data, coverage: int) -> None:
    tasks = [
        task("A", "daily 10:00-10:30", effort=0.5),
        task("B", "daily 10:30-11:30", effort=1),
    ]
    data = plan(tasks, people("x"), goals=["coverage"], rules={"limits": limits})
    assert brute.optimum(data) == [coverage]
    data = plan(
        tasks, people("x", limits=limits), goals=["coverage"], rules={"limits": {"total": 1}}
    )
    expected = coverage if "total" in limits else 13
    assert brute.optimum(data) == [expected]


def test_weeks_begin_on_the_first_day_of_the_plan() -> None:
    tasks = [task("A", ["2026-12-04 10:00-11:00", "2026-12-05 10:00-11:00"])]
    rules = {"limits": {"per_week": 1}}
    assert brute.optimum(plan(tasks, people("x"), weeks=2, rules=rules)) == [0, (0,)]
    later = {"start": "2026-11-29", "weeks": 1}
    assert brute.optimum(plan(tasks, people("x"), rules=rules) | later) == [1, (-10,)]


@pytest.mark.parametrize(
    ("available", "unavailable", "is_free"),
    [
        ("saturday 09:00-12:00", [], True),
        ("saturday 10:00-11:00", [], True),
        ("saturday 10:00-10:59", [], False),
        (["sat 09:00-10:30", "sat 10:30-11:00"], [], True),
        (["sat 09:00-10:30", "sat 10:31-11:00"], [], False),
        ("friday 22:00-11:00", [], True),  # the Friday before the plan counts
        ("daily", "friday 22:00-10:01", False),
        ("daily", "sat 11:00-12:00", True),
        ("sunday", [], False),
        ("周六", [], True),
    ],
)
def test_availability(available: Any, unavailable: Any, is_free: bool) -> None:
    data = plan([task()], people("x", available=available, unavailable=unavailable))
    assert brute.optimum(data) == ([0, (0,)] if is_free else [1, ()])


def test_window_past_midnight_at_the_end_of_the_plan() -> None:
    night = task("Night", "2026-12-04 22:00-02:00")
    assert brute.optimum(plan([night], people("x", available="friday"))) == [1, ()]
    assert brute.optimum(plan([night], people("x", available=["friday", "sat"]))) == [0, (0,)]
    morning = task("Early", "2026-12-05 01:00-03:00")
    early = plan([night, morning], people("x"), weeks=2, goals=["coverage"])
    assert brute.optimum(early) == [1]


def test_duties_that_touch_do_not_overlap() -> None:
    tasks = [task("A", "sat 10:00-11:00"), task("B", "sat 11:00-12:00"), task("C", "sunday")]
    assert brute.optimum(plan(tasks, people("x"), goals=["coverage"])) == [0]
    tasks[2]["when"] = "saturday"
    assert brute.optimum(plan(tasks, people("x"), goals=["coverage"])) == [1]


def test_age_on_the_day() -> None:
    daily = task("A", ["2026-11-28 10:00-11:00", "2026-11-29 10:00-11:00"], age="16+")
    assert brute.optimum(plan([daily], people("x", born="2010-11-29"))) == [1, (-10,)]
    daily["age"] = {"max": 15}
    data = plan([daily], people("x", born="2010-11-29"))
    assert brute.optimum(data) == [1, (-10,)]
    eligible = {"goals": [{"fairness": {"shared_by": "eligible"}}, "coverage"]}
    assert brute.optimum(data | eligible) == [(-10,), 2]


def test_fixed_and_forbidden() -> None:
    entry = {"volunteer": "x", "task": "Rails", "date": "2026-11-28"}
    data = plan([task()], people("x", "y", share=0) + people("z"))
    assert brute.optimum(data) == [0, (-10,)]
    assert brute.optimum(data | {"rules": {"fixed": [entry]}}) == [0, (-10,)]
    fixed = data | {"rules": {"fixed": [entry | {"volunteer": "z"}]}}
    assert brute.optimum(fixed) == [0, (0,)]
    assert brute.is_allowed(fixed, [on("x")]) == ["z: fixed"]
    both = data | {"rules": {"fixed": [entry, entry | {"volunteer": "y"}]}}
    assert brute.optimum(both) is None
    forbidden = data | {"rules": {"forbidden": [entry]}}
    assert brute.is_allowed(forbidden, [on("x")]) == ["x: forbidden"]
    outside = data | {"rules": {"fixed": [entry | {"date": "2026-12-05"}]}}
    assert brute.is_allowed(outside, [on("x")]) == []


def test_reasons() -> None:
    tasks = [task("A"), task("B", "2026-11-28 10:30-12:00", age="18+")]
    data = plan(tasks, [{"name": "x", "age": 17, "limits": {"total": 1}}])
    assignments = [on("x", "A"), ("x", "B", SATURDAY, (630, 720))]
    assert brute.is_allowed(data, assignments) == ["x: age", "x: limit total", "x: overlap"]


@plans.examples(60)
@given(plans.plans())
def test_optimum_is_that_of_all_subsets_of_pairs(data: Data) -> None:
    facts = Facts(data)
    pairs = [
        (who, *duty.key)
        for number, who in enumerate(facts.ids)
        for index, duty in enumerate(facts.duties)
        if not facts.barred[number][index]
    ]
    assume(len(pairs) <= 6)
    sizes = range(len(pairs) + 1)
    subsets = list(chain.from_iterable(combinations(pairs, size) for size in sizes))
    for strict in (False, True):
        allowed = [one for one in subsets if not brute.is_allowed(data, list(one), strict=strict)]
        values = [brute.evaluate(data, list(one)) for one in allowed]
        assert brute.optimum(data, strict=strict) == min(values, default=None)
