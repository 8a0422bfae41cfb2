from __future__ import annotations

import math

import pytest

from dutyplan.explaining.clashes import needed
from dutyplan.explaining.clashes.case import OpenError
from dutyplan.explaining.clashes.needed import TooLargeError, needed_by
from dutyplan.explaining.facts import facts_of_duties, facts_of_duty, facts_of_rules
from tests import plans

FILLED_IN_TURN = """
    start: 2026-11-28
    tasks:
      - {name: Hall, when: weekends 10:00-12:00, people: 1-2}
      - {name: Yard, when: weekends 14:00-16:00, people: 1-3}
    volunteers:
      - {name: Aynur, age: 12}
      - {name: Bahar, age: 45, unavailable: sunday}
      - {name: Li Min, age: 65}
    rules:
      supervision: [{who: minors, by: adults}]
      rest: 1 day
      fixed: [{volunteer: Aynur, task: Hall, date: 2026-11-28}]
"""


def pairs(text: str, *wanted: int) -> set[tuple[str, str]]:
    """Whom the rules of a plan can need on what, and that some duties have no gap."""
    plan = plans.plan(text)
    facts = [*facts_of_rules(plan), *(f for d in wanted for f in facts_of_duty(plan.duties[d]))]
    who = needed_by(plan, facts)
    return {
        (one.id, f"{duty.task.name} {duty.date:%a}")
        for one in plan.volunteers
        for duty in who.open_duties(one)
    }


def test_who_is_put_there_needs_those_without_whom_that_cannot_be() -> None:
    assert pairs(FILLED_IN_TURN) == {
        ("Aynur", "Hall Sat"), ("Bahar", "Hall Sat"), ("Li Min", "Hall Sat"),
    }  # fmt: skip
    # Only forbids: nobody is needed.
    assert pairs(FILLED_IN_TURN.split("      fixed:")[0]) == set()


def test_who_helps_may_need_others_in_turn() -> None:
    chain = """
        start: 2026-11-28
        tasks:
          - {name: Hall, when: weekends 10:00-12:00, people: 1-2}
          - {name: Yard, when: weekends 14:00-16:00}
        volunteers: [{name: Aynur}, {name: Bahar}, {name: Li Min}]
        rules:
          together: [[Aynur, Bahar]]
          fixed: [{volunteer: Aynur, task: Hall, date: 2026-11-28}]
    """
    assert pairs(chain) == {("Aynur", "Hall Sat"), ("Bahar", "Hall Sat")}
    everybody = {(one, "Yard Sun") for one in ("Aynur", "Bahar", "Li Min")}
    assert pairs(chain, 3) == {("Aynur", "Hall Sat"), ("Bahar", "Hall Sat")} | everybody


def test_a_duty_without_a_gap_needs_everybody_barred_or_not() -> None:
    plan = plans.plan(FILLED_IN_TURN)
    who = needed_by(plan, [*facts_of_rules(plan), *facts_of_duties(plan)])
    assert [len(who.open_duties(one)) for one in plan.volunteers] == [4, 4, 4]


def test_too_many_pairs_are_refused_and_so_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plans.plan(FILLED_IN_TURN)
    facts = list(facts_of_duties(plan))
    with pytest.raises(OpenError):
        needed_by(plan, facts, deadline=-math.inf)
    monkeypatch.setattr(needed, "MOST_PAIRS", 12)
    needed_by(plan, facts)
    monkeypatch.setattr(needed, "MOST_PAIRS", 11)
    with pytest.raises(TooLargeError):
        needed_by(plan, facts)
