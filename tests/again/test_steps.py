"""Rosters after steps: who is on what, who stays in reserve, which skills are missing."""

from __future__ import annotations

from dutyplan.again.steps import Skill, Step, excused, moved, skill_changes, skill_cost
from tests.again.standing import duty, person, roster

GULNAR, MA_JUN, BAHAR = map(person, ("Gulnar", "Ma Jun", "Bahar"))
BASEMENT, RAILS = duty("Basement 28"), duty("Rails 28")


def test_a_place_goes_from_one_to_another() -> None:
    given = roster()
    after = moved(given, [Step(GULNAR, MA_JUN, BASEMENT)])
    assert after.crew(BASEMENT) == (MA_JUN,)
    assert given.crew(BASEMENT) == (GULNAR,)
    others = [one for one in given.assignments if one.duty is not BASEMENT]
    assert [one for one in after.assignments if one.duty is not BASEMENT] == others
    assert after.standbys == given.standbys


def test_an_empty_place_is_filled() -> None:
    after = moved(roster(), [Step(None, MA_JUN, BASEMENT)])
    assert after.crew(BASEMENT) == (GULNAR, MA_JUN)


def test_nobody_stays_in_reserve_where_another_duty_is_at_the_same_time() -> None:
    given = roster()
    assert excused(given, Step(GULNAR, BAHAR, BASEMENT)) == (RAILS,)
    assert excused(given, Step(GULNAR, BAHAR, duty("Rails 5"))) == ()
    assert excused(given, Step(GULNAR, MA_JUN, BASEMENT)) == ()
    assert moved(given, [Step(GULNAR, BAHAR, BASEMENT)]).standbys == ()
    assert moved(given, [Step(None, BAHAR, RAILS)]).standbys == ()
    assert len(moved(given, [Step(None, BAHAR, duty("Rails 5"))]).standbys) == 1


def test_what_changes_about_skills() -> None:
    given = roster()
    assert [*skill_changes(given, Step(GULNAR, MA_JUN, BASEMENT))] == [Skill(BASEMENT, "keys", -1)]
    later = duty("Basement 5")
    lost = Step(BAHAR, GULNAR, later)
    assert [*skill_changes(given, lost)] == [Skill(later, "keys", 1)]
    assert [*skill_changes(given, Step(BAHAR, MA_JUN, later))] == []
    assert skill_cost(given, [lost]) == (1, 0)
    assert skill_cost(given, [lost, Step(GULNAR, MA_JUN, BASEMENT)]) == (1, -1)
