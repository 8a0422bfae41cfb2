"""Who could step in: whose place it is, the order, what is said of whom."""

from __future__ import annotations

from dutyplan.again.places import Shift
from dutyplan.again.steps import Skill
from dutyplan.again.substitutes import find_substitutes
from dutyplan.plan import Plan
from dutyplan.roster import Roster
from tests import builders, plans
from tests.again.standing import PLAN, duty, names, of, person, place, roster, swapped

EQUALS = """\
start: 2026-11-28
tasks: [{name: Rails, when: saturday 10:00-11:00, people: 2, standby: 1}]
volunteers: [{name: Ann}, {name: Bob}, {name: Cem}, {name: Dan}]
"""


def equals(text: str = EQUALS) -> tuple[Plan, Roster]:
    """Ann and Bob are on the rails, Dan is in reserve."""
    plan = plans.plan(text)
    return plan, builders.roster(plan, {0: ["Ann", "Bob"]}, {0: ["Dan"]})


def test_who_keeps_the_balances_low_comes_first() -> None:
    found = place(roster(), "Basement 28", "Gulnar")
    assert names(found) == ["Ma Jun", "Bahar"]
    assert [one.shifts for one in found.direct] == [
        (Shift(person("Ma Jun"), -25, 5),),
        (Shift(person("Bahar"), 5, 35),),
    ]
    assert found.nobody == ()


def test_reserves_come_first_among_equals() -> None:
    plan, given = equals()
    found = find_substitutes(given, plan.duties[0], plan.volunteers[0]).places[0]
    assert [(one.volunteer.name, one.is_standby) for one in found.direct] == [
        ("Dan", True),
        ("Cem", False),
    ]
    assert found.direct[0].roster.standbys == ()
    assert found.direct[0].excused == ()


def test_who_leaves_a_skill_missing_comes_last() -> None:
    found = place(roster(), "Basement 5", "Bahar")
    assert names(found) == ["Ma Jun", "Wang Guoqiang"]
    assert [one.skills for one in found.direct] == [(), (Skill(duty("Basement 5"), "keys", 1),)]


def test_who_brings_a_skill_that_is_missing_comes_first() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks: [{name: Hall, when: saturday, skills: [keys]}]
        volunteers: [{name: Ann}, {name: Bob, share: 0}, {name: Cem, skills: [keys]}]
        """
    )
    found = find_substitutes(builders.roster(plan, {0: ["Ann"]}), plan.duties[0]).places[0]
    assert names(found) == ["Cem", "Bob"]


def test_a_gap_is_filled_before_anybody_is_replaced() -> None:
    given = builders.roster(PLAN, {1: ["Aynur"]})
    found = place(given, "Rails 28")
    assert found.givers == ()
    assert "Bahar" in names(found)
    assert place(given, "Rails 28", "Aynur").givers == (person("Aynur"),)


def test_of_a_full_duty_the_same_is_said_once() -> None:
    plan, given = equals()
    (found,) = find_substitutes(given, plan.duties[0]).places
    assert found.givers == plan.volunteers[:2]
    assert [swaps.givers for swaps in found.swaps] == [plan.volunteers[:2]]


def test_of_a_full_duty_different_things_are_said_of_each() -> None:
    text = EQUALS.replace("{name: Ann}", "{name: Ann, guardian: Bob}")
    plan, given = equals(text)
    first, second = find_substitutes(given, plan.duties[0]).places
    assert (first.givers, names(first)) == (plan.volunteers[:1], ["Dan", "Cem"])
    assert (second.givers, names(second)) == (plan.volunteers[1:2], [])
    assert second.nobody


def test_swaps_differ_by_whose_place_it_is() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        weeks: 2
        tasks: [{name: Rails, when: saturday 10:00-11:00, people: 2}]
        rules: {rest: 1 week}
        volunteers: [{name: Ann}, {name: Bob}, {name: Cem}, {name: Dan}]
        """
    )
    given = builders.roster(plan, {0: ["Ann", "Bob"], 1: ["Cem", "Dan"]})
    (found,) = find_substitutes(given, plan.duties[0]).places
    assert found.direct == ()
    assert [swaps.givers for swaps in found.swaps] == [(one,) for one in given.crew(plan.duties[0])]
    assert swapped(found) == [
        f"{giver}: Rails on 2026-12-05 10:00-11:00; {taker}"
        for giver in ("Ann", "Bob")
        for taker in ("Cem", "Dan")
    ]


def test_a_swap_is_only_for_those_who_cant_come_directly() -> None:
    found = place(roster(), "Basement 28", "Gulnar")
    assert swapped(found) == ["Ma Jun: Rails on 2026-11-28 10:00-11:00; Wang Guoqiang"]


def test_reserves_who_must_go_are_named() -> None:
    found = place(roster(), "Basement 28", "Gulnar")
    assert found.direct[1].excused == ((person("Bahar"), duty("Rails 28")),)


def test_nothing_is_lost_where_a_rule_was_broken_before() -> None:
    """Bahar is on two duties at once; that somebody else steps in for Gulnar changes nothing."""
    given = builders.roster(PLAN, {0: ["Gulnar"], 1: ["Bahar"], 2: ["Bahar"], 3: ["Bahar"]})
    assert names(place(given, "Basement 28", "Gulnar")) == ["Ma Jun", "Wang Guoqiang"]


def test_who_is_fixed_has_no_substitute() -> None:
    plan = of("rules: {fixed: [{volunteer: Bahar, task: Basement, date: 2026-12-05}]}\n")
    found = place(roster(plan), "Basement 5", "Bahar")
    assert (names(found), swapped(found)) == ([], [])


def test_who_carries_less_comes_first_where_the_balances_stay() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks:
          - {name: Hall, when: saturday 08:00-09:00}
          - {name: Tea, when: saturday 10:00-11:00, effort: 0}
        volunteers: [{name: Ann}, {name: Bob}, {name: Cem, share: 0}, {name: Dan}]
        """
    )
    given = builders.roster(plan, {0: ["Bob"], 1: ["Ann"]})
    found = find_substitutes(given, plan.duties[1]).places[0]
    assert names(found) == ["Dan", "Bob", "Cem"]
