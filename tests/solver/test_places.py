from __future__ import annotations

from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.places import Place, places_by_day
from tests import plans

Shown = tuple[str, int, list[str]]
"""Who can take it, by initials, its price, and the tasks of its seats."""


def places(tasks: str, volunteers: str = "{name: Ann}, {name: Bob}") -> list[list[Place]]:
    plan = plans.plan(f"start: 2026-11-28\ntasks: [{tasks}]\nvolunteers: [{volunteers}]\n")
    return places_by_day(plan, Eligibility(plan))


def shown(place: Place) -> Shown:
    able = "".join(initial for initial, is_able in zip("ABC", place.able, strict=False) if is_able)
    return able, place.price, [duty.task.name for duty in place.seats]


def test_duties_that_nothing_tells_apart_are_one_place() -> None:
    ((place,),) = places(
        "{name: A, when: saturday 10:00-12:00, people: 2, effort: 3}, "
        "{name: B, when: saturday 10:00-12:00}"
    )
    assert shown(place) == ("AB", 1, ["A", "A", "B"])
    assert place.other is None
    assert place.finish - place.begin == 120


def test_another_end_another_price_or_other_people_make_another_place() -> None:
    (day,) = places(
        "{name: A, when: saturday 10:00-12:00}, {name: B, when: saturday 10:00-13:00}, "
        "{name: C, when: saturday 10:00-12:00, priority: 4}, "
        "{name: D, when: saturday 10:00-12:00}",
        "{name: Ann}, {name: Bob, never: [D]}",
    )
    assert sorted(map(shown, day)) == [
        ("A", 1, ["D"]), ("AB", 1, ["A"]), ("AB", 1, ["B"]), ("AB", 4, ["C"]),
    ]  # fmt: skip


def test_each_day_has_its_own_places_by_their_beginning() -> None:
    saturday, sunday = places(
        "{name: A, when: saturday 14:00-15:00}, {name: B, when: weekends 09:00-10:00}, "
        "{name: C, when: saturday 22:00-02:00}, {name: D, when: [saturday 11:00-12:00]}"
    )
    assert [shown(place)[2] for place in saturday] == [["B"], ["D"], ["A"], ["C"]]
    assert [shown(place)[2] for place in sunday] == [["B"]]


def test_places_for_a_skill_stand_beside_those_for_all() -> None:
    ((one, other),) = places(
        "{name: A, when: saturday, people: 3, skills: {keys: 2}, priority: 5}",
        "{name: Ann, skills: [keys]}, {name: Bob}, {name: Cem, skills: [keys], never: [A]}",
    )
    assert [shown(one), shown(other)] == [("AB", 5, ["A"]), ("A", 10, ["A", "A"])]
    assert one.other is None
    assert other.other is one


def test_a_skill_for_which_there_are_no_more_places_takes_all() -> None:
    ((one, other),) = places("{name: A, when: saturday, people: 2, skills: {keys: 3}}")
    assert [shown(one), shown(other)] == [("AB", 1, []), ("", 2, ["A", "A"])]


def test_of_several_skills_the_first_by_name_is_meant() -> None:
    people = "{name: Ann, skills: [van]}, {name: Bob, skills: [keys]}"
    ((one, other),) = places("{name: A, when: saturday, people: 2, skills: [van, keys]}", people)
    assert [shown(one), shown(other)] == [("AB", 1, ["A"]), ("B", 2, ["A"])]


def test_duties_that_need_the_same_skill_share_their_places() -> None:
    tasks = "{name: %s, when: saturday, people: 2, skills: {%s: 1}}"
    both = f"{tasks % ('A', 'keys')}, {tasks % ('B', 'keys')}"
    ((one, other),) = places(both)
    assert [shown(one)[2], shown(other)[2]] == [["A", "B"], ["A", "B"]]
    apart = f"{tasks % ('A', 'keys')}, {tasks % ('B', 'van')}"
    (day,) = places(apart)
    assert sorted(shown(place)[2] for place in day) == [["A"], ["A"], ["B"], ["B"]]
    assert all(place.other.seats == place.seats for place in day if place.other is not None)
