"""A small plan and a roster of it, in which somebody calls off."""

from __future__ import annotations

from dutyplan.again.places import Place
from dutyplan.again.scales import Scales
from dutyplan.again.substitutes import find_substitutes
from dutyplan.again.trials import Trials
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.roster import Roster
from dutyplan.rules.eligibility import who_can
from tests import builders, plans

WEEK = """\
start: 2026-11-28
weeks: 2
tasks:
  - {name: Rails, when: saturday 10:00-11:00, people: 2, standby: 1}
  - {name: Basement, when: saturday 10:00-12:00, effort: 3, age: 18-60, skills: [keys]}
volunteers:
  - {name: Aynur, age: 15}
  - {name: Bahar, age: 45, skills: [keys]}
  - {name: Gulnar, age: 41}
  - {name: Li Min, age: 65, unavailable: saturday 10:30-12:00}
  - {name: Ma Jun, age: 30, skills: [keys]}
  - {name: Wang Guoqiang, age: 50, share: 0}
"""
PLAN = plans.plan(WEEK)

# On both days first the basement, then the rails; Bahar is in reserve for the rails.
CREWS = {0: ["Gulnar"], 1: ["Aynur", "Wang Guoqiang"], 2: ["Bahar"], 3: ["Aynur", "Gulnar"]}
RESERVES = {1: ["Bahar"]}


def roster(plan: Plan = PLAN) -> Roster:
    return builders.roster(plan, CREWS, RESERVES)


def of(text: str) -> Plan:
    """The plan with more at the end of its file."""
    return plans.plan(WEEK + text)


def person(name: str, plan: Plan = PLAN) -> Volunteer:
    return plans.volunteer(plan, name)


def duty(text: str, plan: Plan = PLAN) -> Duty:
    """`Rails 28`: a task and a day."""
    name, _, day = text.rpartition(" ")
    return next(one for one in plan.duties if one.task.name == name and one.date.day == int(day))


def trials(given: Roster) -> Trials:
    return Trials(given, who_can(given.plan))


def scales(given: Roster) -> Scales:
    return Scales(given, who_can(given.plan))


def place(given: Roster, what: str, giver: str | None = None) -> Place:
    """The only place on a duty."""
    plan = given.plan
    who = None if giver is None else person(giver, plan)
    (found,) = find_substitutes(given, duty(what, plan), who).places
    return found


def names(found: Place) -> list[str]:
    return [one.volunteer.name for one in found.direct]


def swapped(found: Place) -> list[str]:
    """Each swap: who takes what over, and who comes."""
    return [
        f"{one.swap.taker.name}: {one.swap.duty.label}; {one.volunteer.name}"
        for swaps in found.swaps
        for one in swaps.found
        if one.swap is not None
    ]
