"""One duty handed on: what breaks anew, as the checks of the whole roster find it too."""

from __future__ import annotations

from random import Random

import pytest

from dutyplan.explaining.top.handing import Handing, Hold, broken_anew
from dutyplan.goals.balances import Fairness
from dutyplan.plan import Plan
from dutyplan.roster import Assignment, Roster
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.mending import hard_breaches, mend
from tests import builders, plans
from tests.oracle import weeks
from tests.oracle.before import after_others
from tests.translation import read_data

RULED = """
    start: 2026-11-28
    tasks:
      - {name: Rails, when: saturday 10:00-12:00, people: 2}
      - {name: Courtyard, when: weekends 14:00-16:00, people: 2-3}
    volunteers:
      - {name: Bahar}
      - {name: Aynur, guardian: Bahar}
      - {name: Ma Jun}
      - {name: Gulnar, limits: {total: 1}}
      - {name: Li Min}
    rules:
      fixed: [{volunteer: Li Min, task: Courtyard, date: 2026-11-28}]
      apart: [[Ma Jun, Gulnar]]
    """


def anew(roster: Roster, who: str, index: int, instead_of: str | None = None) -> list[str]:
    plan = roster.plan
    giver = None if instead_of is None else plans.volunteer(plan, instead_of)
    found = broken_anew(roster, plans.volunteer(plan, who), plan.duties[index], giver)
    return [breach.message for breach in found]


def test_what_breaks_anew() -> None:
    roster = builders.roster(
        plans.plan(RULED), {0: ["Bahar", "Aynur"], 1: ["Li Min", "Gulnar"], 2: ["Ma Jun"]}
    )
    assert hard_breaches(roster) == []
    rails, courtyard = "Rails on 2026-11-28 10:00-12:00", "Courtyard on 2026-11-28 14:00-16:00"
    assert anew(roster, "Ma Jun", 0) == [f"3 people are on {rails}, at most 2 may be"]
    assert anew(roster, "Ma Jun", 0, "Aynur") == []
    assert anew(roster, "Ma Jun", 0, "Bahar") == [
        f"Aynur is on {rails} without the guardian, Bahar"
    ]
    assert anew(roster, "Gulnar", 0, "Aynur") == ["Gulnar has 2 duties in all, at most 1 allowed"]
    assert anew(roster, "Ma Jun", 1) == [f"Ma Jun is on {courtyard} together with Gulnar"]
    assert anew(roster, "Ma Jun", 1, "Gulnar") == []
    assert anew(roster, "Bahar", 1, "Li Min") == [f"Li Min is not on {courtyard}, which is fixed"]
    assert anew(roster, "Bahar", 2) == []


def test_what_was_broken_before_is_not_broken_anew() -> None:
    plan = plans.plan(RULED)
    roster = builders.roster(plan, {0: ["Aynur"], 1: ["Ma Jun", "Gulnar"]})
    assert len(hard_breaches(roster)) == 3
    assert anew(roster, "Ma Jun", 0) == []


def random_roster(chance: Random, plan: Plan) -> Roster:
    who = Eligibility(plan)
    pairs = [
        Assignment(one, duty)
        for one in plan.volunteers
        for duty in who.open_duties(one)
        if chance.random() < 0.3
    ]
    return mend(Roster(plan, pairs)) or Roster(plan, ())


@pytest.mark.parametrize("number", range(60))
def test_the_small_roster_shows_what_the_whole_one_would(number: int) -> None:
    chance = Random(number)
    data = weeks.week(chance, "full" if number % 2 else "ruled", most=(8, 3, 3))
    if number % 3 == 2:
        data = after_others(chance, data)
    plan, _ = read_data(data)
    if plan is None:
        return  # fixed lines that clash
    roster = random_roster(chance, plan)
    before = hard_breaches(roster)
    for _ in range(20):
        duty, one = chance.choice(plan.duties), chance.choice(plan.volunteers)
        if one in roster.crew(duty):
            continue
        giver = chance.choice([None, *roster.crew(duty)])
        handed = [pair for pair in roster.assignments if pair != Assignment(giver, duty)]  # type: ignore[arg-type]
        after = hard_breaches(Roster(plan, [*handed, Assignment(one, duty)]))
        assert broken_anew(roster, one, duty, giver) == [
            breach for breach in after if breach not in before
        ]


SMALL_EFFORT = """
    start: 2026-11-28
    tasks:
      - {name: Rails, when: saturday 10:00-12:00, effort: 0.01}
      - {name: Basement, when: saturday 14:00-15:00, effort: 2}
    volunteers:
      - {name: Bahar}
      - {name: Aynur, share: 0}
      - {name: Li Min}
    goals: [fairness]
    """


def test_balances_of_a_duty_handed_on() -> None:
    plan = plans.plan(SMALL_EFFORT)
    roster = builders.roster(plan, {0: ["Bahar"], 1: ["Bahar"]})
    options = plan.goals[0][1]
    assert isinstance(options, Fairness)
    handing = Handing(roster, Eligibility(plan), (), options)
    bahar, aynur, li_min = plan.volunteers
    assert handing.balance(bahar) == 10
    assert [duty.task.name for duty in handing.relieving(bahar)] == ["Basement"]
    assert handing.balance(aynur) is None
    assert handing.balance(li_min, 200) == 10
    assert (handing.has_load(bahar), handing.has_load(li_min)) == (True, False)
    assert handing.hold(bahar, plan.duties[1], li_min) == Hold("top.much")
    # Who is not compared could take it at no cost: no roster that is proved is like this.
    assert handing.hold(bahar, plan.duties[1], aynur) is None


TWICE = """
    start: 2026-11-28
    tasks:
      - {name: Rails, when: [saturday 10:00-12:00, saturday 14:00-16:00]}
      - {name: Courtyard, when: saturday 10:00-12:00}
    volunteers:
      - {name: Bahar}
      - {name: Aynur}
      - {name: Ilham}
    rules:
      fixed: [{volunteer: Bahar, task: Rails, date: 2026-11-28}]
      together: [{names: [Aynur, Ilham], cost: 5}]
    goals: [wishes, fairness]
    """


def handing_of(text: str, crews: plans.Crews) -> Handing:
    plan = plans.plan(text)
    roster = builders.roster(plan, crews)
    *goals, (_, options) = plan.goals
    return Handing(roster, Eligibility(plan), goals, options)


SOFT = TWICE.replace("2026-11-28}]", "2026-11-28, cost: 3}]")


def is_fixed(text: str, crews: plans.Crews, index: int) -> bool:
    """Whether Bahar is fixed on a duty."""
    handing = handing_of(text, crews)
    plan = handing.roster.plan
    return handing.is_fixed(plan.volunteers[0], plan.duties[index])


def test_of_two_duties_that_a_fixed_line_means_one_may_go() -> None:
    both = {1: ["Bahar"], 2: ["Bahar"]}
    assert not is_fixed(TWICE, both, 1)
    assert not is_fixed(TWICE, both, 2)
    assert anew(builders.roster(plans.plan(TWICE), both), "Aynur", 1, "Bahar") == []
    assert is_fixed(TWICE, {1: ["Bahar"]}, 1)
    assert not is_fixed(SOFT, {1: ["Bahar"]}, 1)


def hold_of_ilham(crews: plans.Crews) -> Hold | None:
    """What stands against Ilham's taking the late duty over from Bahar."""
    handing = handing_of(SOFT, crews)
    plan = handing.roster.plan
    return handing.hold(plan.volunteers[0], plan.duties[2], plan.volunteers[2])


def test_a_day_that_is_spoilt_already_costs_no_more() -> None:
    """Aynur's duty, by which it is spoilt, is none that the change touches."""
    assert hold_of_ilham({1: ["Bahar"], 2: ["Bahar"]}) == Hold("top.goal", "wishes")
    assert hold_of_ilham({0: ["Aynur"], 1: ["Bahar"], 2: ["Bahar"]}) is None
