"""Ways out of plans of which the cheapest is known, and what the search knows of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from dutyplan.explaining.ways import waysout
from dutyplan.explaining.ways.levers import Levers
from dutyplan.explaining.ways.waysout import WaysOut, find_ways_out
from dutyplan.plan import Plan
from dutyplan.problems import Source, Span
from dutyplan.rules.base import Term
from dutyplan.rules.cells import Cell
from dutyplan.solver.answers import Answer, Finding
from dutyplan.solver.engine import OutOfTimeError
from dutyplan.solver.mending import hard_breaches
from dutyplan.solver.variables import Variables
from tests import builders, plans


def ways_out(plan: Plan, *, strict: bool = True, most: int = 3) -> WaysOut:
    return find_ways_out(plan, strict, time.monotonic() + 60, most=most)


def said(found: WaysOut) -> list[tuple[int, list[str]]]:
    return [(way.cost, [one.reason.message for one in way.changes]) for way in found.ways]


def with_fixed(plan: Plan, *names: str) -> Plan:
    """These on the first duty: lines that clash would not be read, so they are put in here."""
    nowhere = Span(Source("week.yaml", ""), 0, 0, 0)
    cells = [Cell(plans.volunteer(plan, one), plan.duties[:1], nowhere) for one in names]
    return replace(plan, rules={**plan.rules, "fixed": tuple(cells)})


FROM_SUNDAY = """
    start: 2026-11-29
    weeks: 1
    tasks: [{name: Rails, when: %s 10:00-11:00}]
    volunteers: [{name: Bahar}]
    rules: {limits: {weekends: %s}}
    """


@pytest.mark.parametrize(
    ("limit", "day", "cost", "change"),
    [
        ("1", "2026-12-05", 11, "1 to 2"),
        ("1-1", "2026-12-05", 11, "1 to 2"),
        # With none allowed, the Sunday is not to be had for nothing either.
        ("0", "2026-11-29", 11, "0 to 1"),
        ("0", "2026-12-05", 22, "0 to 2"),
    ],
)
def test_a_weekend_that_had_begun(limit: str, day: str, cost: int, change: str) -> None:
    done = ("Rails", "2026-11-28 10:00-11:00", ["Bahar"])
    plan = builders.with_past(plans.plan(FROM_SUNDAY % (day, limit)), done)
    found = ways_out(plan)
    raised = [one for one in said(found) if "weekends" in one[1][0]]
    assert raised == [(cost, [f"raise the limit 'weekends' of Bahar from {change}"])]


def test_rest_after_what_was_done_before() -> None:
    text = (FROM_SUNDAY % ("sunday", 1)).replace("limits: {weekends: 1}", "rest: 1 week")
    done = ("Rails", "2026-11-28 10:00-11:00", ["Bahar"])
    found = ways_out(builders.with_past(plans.plan(text), done))
    assert said(found) == [
        (
            30,
            [
                "take out this line, or give it a 'cost': rest: 1 week between duties, also after"
                " those before the plan"
            ],
        )
    ]


TOO_FEW = """
    start: 2026-11-28
    tasks:
      - {name: Rails, when: saturday 10:00-11:00}
      - {name: Basement, when: saturday 10:00-12:00, people: 2, age: 18-60}
    volunteers:
      - {name: Aynur, age: 15}
      - {name: Bahar, age: 45}
      - {name: Li Min, age: 40, available: saturday 08:00-11:30}
    """


def test_three_ways_of_different_sorts_in_the_order_of_their_costs() -> None:
    found = ways_out(plans.plan(TOO_FEW))
    assert said(found) == [
        (10, ["make do with one person for Basement on 2026-11-28 10:00-12:00"]),
        (11, ["free Li Min on 2026-11-28 until 12:00"]),
        (43, ["open Basement to ages 15-60"]),
    ]
    assert found.is_cheapest
    assert found.is_complete


def test_each_way_comes_with_a_roster_of_the_changed_plan() -> None:
    found = ways_out(plans.plan(TOO_FEW))
    for way in found.ways:
        assert not hard_breaches(way.roster)
        assert not list(way.roster.gaps())
    crews = [
        {duty.task.name: {one.name for one in way.roster.crew(duty)} for duty in plan.duties}
        for way in found.ways
        for plan in [way.roster.plan]
    ]
    assert crews[1] == {"Rails": {"Aynur"}, "Basement": {"Bahar", "Li Min"}}
    assert crews[2] == {"Rails": {"Li Min"}, "Basement": {"Aynur", "Bahar"}}


def test_no_more_ways_than_asked_for() -> None:
    found = ways_out(plans.plan(TOO_FEW), most=2)
    assert [way.cost for way in found.ways] == [10, 11]
    assert found.is_complete


def test_a_plan_that_has_a_roster_needs_no_way() -> None:
    plan = plans.plan(TOO_FEW)
    assert ways_out(plan, strict=False) == WaysOut((), is_cheapest=False, is_complete=True)


def test_several_gaps_are_closed_together() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks:
          - {name: Rails, when: saturday 10:00-11:00, people: 2}
          - {name: Kitchen, when: sunday 10:00-11:00, people: 3, priority: 2}
        volunteers:
          - {name: Aynur, limits: {total: 1}}
          - {name: Bahar, available: saturday 10:00-10:30}
          - {name: Gulnar}
          - {name: Ma Jun, available: sunday}
        """
    )
    assert said(ways_out(plan)) == [
        (10, ["make do with one person for Rails on 2026-11-28 10:00-11:00"]),
        (11, ["free Bahar on 2026-11-28 until 11:00"]),
        (11, ["raise the limit 'total' of Aynur from 1 to 2"]),
    ]


def test_of_ways_that_cost_as_much_the_one_with_fewest_changes_is_taken() -> None:
    """Aynur and Bahar could be missing on any of the duties."""
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks:
          - {name: Basement, when: saturday 10:00-12:00, people: 2}
          - {name: Kitchen, when: saturday 10:00-12:00, people: 2}
          - {name: Hall, when: saturday 10:00-12:00, people: 4}
        volunteers: [{name: Aynur}, {name: Bahar}, {name: Gulnar}, {name: Li Min}, {name: Ma Jun}]
        """
    )
    ((cost, changes),) = said(ways_out(plan))
    assert cost == 30
    assert changes == ["make do with one person for Hall on 2026-11-28 10:00-12:00"]


def test_a_plan_keeps_one_duty_at_least() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks: [{name: Rails, when: saturday 10:00-11:00}]
        volunteers: [{name: Aynur, available: sunday, never: [Rails]}]
        """
    )
    assert said(ways_out(plan)) == [
        (32, ["free Aynur on 2026-11-28 10:00-11:00", "take Rails off the 'never' of Aynur"])
    ]


def test_only_the_part_that_is_not_free_is_asked_for() -> None:
    """Bars end at 11:00 and at 12:00, and between them Aynur is free."""
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks:
          - {name: Hall, when: saturday 10:00-12:00, priority: 9}
          - {name: Rails, when: saturday 09:00-11:00}
        volunteers: [{name: Aynur, available: saturday 10:00-11:00}, {name: Bahar, never: [Hall]}]
        """
    )
    assert said(ways_out(plan, most=1)) == [(11, ["free Aynur on 2026-11-28 until 12:00"])]


def test_one_time_that_is_asked_for_serves_all_duties_in_it() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks:
          - {name: Rails, when: saturday 10:00-11:00, priority: 9}
          - {name: Kitchen, when: saturday 11:00-12:00, priority: 9}
          - {name: Hall, when: saturday 10:00-12:00}
        volunteers: [{name: Aynur, available: sunday}, {name: Bahar, never: [Rails, Kitchen]}]
        """
    )
    assert said(ways_out(plan, most=1)) == [(12, ["free Aynur on 2026-11-28 10:00-12:00"])]


def test_where_nothing_helps_there_is_no_way() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks: [{name: Rails, when: saturday 10:00-11:00}]
        volunteers: [{name: Aynur, share: 0}]
        """
    )
    alone = replace(plan, volunteers=())
    assert ways_out(alone) == WaysOut((), is_cheapest=False, is_complete=True)


def test_a_skill_that_nobody_has() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        weeks: 2
        tasks: [{name: Hall, when: saturday 10:00-11:00, priority: 3, skills: [keys]}]
        volunteers: [{name: Aynur, until: 2026-11-30, skills: [keys]}, {name: Bahar}]
        """
    )
    assert sorted(said(ways_out(plan))) == [
        (30, ["let Aynur stay until 2026-12-05"]),
        (30, ["make do without 'keys' for Hall"]),
        (35, ["leave out Hall on 2026-12-05 10:00-11:00"]),
    ]


def test_longer_membership_reaches_as_far_as_needed() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        weeks: 3
        tasks: [{name: Hall, when: saturday 10:00-11:00, priority: 100}]
        volunteers: [{name: Aynur, since: 2026-12-12}]
        """
    )
    assert said(ways_out(plan, most=1)) == [(39, ["let Aynur join on 2026-11-28 already"])]


def test_rules_that_stand_in_the_way() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks:
          - {name: Hall, when: saturday 10:00-11:00, people: 2, priority: 9}
          - {name: Kitchen, when: saturday 12:00-13:00, people: 2, priority: 9}
        volunteers: [{name: Aynur}, {name: Bahar}]
        rules: {rest: 12 hours, apart: [[Aynur, Bahar]]}
        """
    )
    assert said(ways_out(plan, most=1)) == [
        (
            60,
            [
                "take out this line, or give it a 'cost': rest: 12 hours between duties",
                "take out this line, or give it a 'cost': Aynur and Bahar never on the same duty",
            ],
        )
    ]


def test_lines_that_are_fixed() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks: [{name: Hall, when: saturday 10:00-11:00, people: {min: 3, want: 3, max: 3}}]
        volunteers:
          - {name: Aynur}
          - {name: Bahar}
          - {name: Gulnar, available: sunday}
        """
    )
    assert said(ways_out(with_fixed(plan, "Aynur", "Bahar"), strict=False)) == [
        (10, ["let Hall on 2026-11-28 10:00-11:00 take place with 2 people"]),
        (12, ["free Gulnar on 2026-11-28 10:00-11:00"]),
        (
            20,
            [
                "take out this line, or give it a 'cost': Aynur is fixed on Hall on 2026-11-28 "
                "10:00-11:00",
                "take out this line, or give it a 'cost': Bahar is fixed on Hall on 2026-11-28 "
                "10:00-11:00",
            ],
        ),
    ]


def test_a_crowd_that_is_fixed() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks: [{name: Hall, when: saturday 10:00-11:00}]
        volunteers: [{name: Aynur}, {name: Bahar}]
        """
    )
    found = said(ways_out(with_fixed(plan, "Aynur", "Bahar"), strict=False))
    assert (10, ["let 2 people come to Hall on 2026-11-28 10:00-11:00"]) in found
    assert [(cost, len(changes)) for cost, changes in found] == [(10, 1), (10, 1)]


def test_soft_rules_and_limits_are_in_nobodys_way() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks:
          - {name: Hall, when: saturday 10:00-11:00}
          - {name: Kitchen, when: saturday 12:00-13:00}
        volunteers: [{name: Aynur}]
        rules:
          rest: {least: 12 hours, cost: 3}
          limits: {per_day: {max: 1, cost: 2}}
          forbidden: [{volunteer: Aynur, task: Hall, date: 2026-11-28, cost: 1}]
        """
    )
    assert ways_out(plan) == WaysOut((), is_cheapest=False, is_complete=True)


def test_the_same_question_has_the_same_answer() -> None:
    plan = plans.plan(TOO_FEW)
    assert said(ways_out(plan)) == said(ways_out(plan))


def test_a_duty_on_which_somebody_is_fixed_is_not_left_out_by_that() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks:
          - {name: Hall, when: saturday 10:00-11:00, skills: [keys, first aid, driving]}
          - {name: Kitchen, when: sunday 10:00-11:00}
        volunteers: [{name: Aynur}]
        rules: {fixed: [{volunteer: Aynur, task: Hall, date: 2026-11-28}]}
        """
    )
    first, second = said(ways_out(plan))
    assert first[0] == 25
    assert first[1][0] == "leave out Hall on 2026-11-28 10:00-11:00"
    assert second == (
        30,
        [
            "make do without 'keys' for Hall",
            "make do without 'first aid' for Hall",
            "make do without 'driving' for Hall",
        ],
    )


def test_more_hours_cost_less_than_more_duties() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks: [{name: Hall, when: saturday 10:00-14:00, priority: 9}]
        volunteers: [{name: Aynur, limits: {hours: 1}}, {name: Bahar, never: [Hall]}]
        """
    )
    assert said(ways_out(plan, most=1)) == [(13, ["raise the limit 'hours' of Aynur from 1 to 4"])]


def test_a_way_that_the_changed_plan_does_not_bear_out_is_not_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = plans.plan(TOO_FEW)
    monkeypatch.setattr(waysout, "apply", lambda plan, changes: plan)
    assert ways_out(plan) == WaysOut((), is_cheapest=False, is_complete=False)
    fixed = with_fixed(plan, "Aynur", "Bahar")
    assert ways_out(fixed, strict=False) == WaysOut((), is_cheapest=False, is_complete=False)


def test_nothing_is_known_where_there_is_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plans.plan(TOO_FEW)
    nothing = WaysOut((), is_cheapest=False, is_complete=False)
    assert find_ways_out(plan, True, time.monotonic() - 1000) == nothing

    def be_late(self: Levers, sorts: set[str]) -> None:
        raise OutOfTimeError

    monkeypatch.setattr(Levers, "forbid", be_late)
    found = ways_out(plan)
    assert [way.cost for way in found.ways] == [10]
    assert found.is_cheapest
    assert not found.is_complete


def test_an_interrupt_ends_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    forbid = Levers.forbid

    def interrupted(self: Levers, sorts: set[str]) -> None:
        forbid(self, sorts)
        self.model.is_interrupted = True

    monkeypatch.setattr(Levers, "forbid", interrupted)
    found = ways_out(plans.plan(TOO_FEW))
    assert [way.cost for way in found.ways] == [10]
    assert not found.is_complete


Solve = Callable[..., Answer]


def answer_once(patch: pytest.MonkeyPatch, number: int, answer: Callable[..., Answer]) -> None:
    """Have one of the questions answered by something else, which is given what asks it.

    None is answered from below, so that the usual search is asked.
    """
    solve, asked = Variables.solve, []

    def answered(self: Variables, *question: Any, is_from_below: bool = False) -> Answer:
        if is_from_below:
            return Answer(Finding.NOTHING, (), 0, None)
        asked.append(question)
        if len(asked) == number:
            return answer(partial(solve, self), *question)
        return solve(self, *question)

    patch.setattr(Variables, "solve", answered)


def dearest(solve: Solve, objective: Sequence[Term], *more: Any) -> Answer:
    """Everything is changed that can be."""
    worst = solve([(variable, -factor) for variable, factor in objective], *more)
    return replace(worst, finding=Finding.SOME)


def test_what_is_not_proved_is_said_to_be_open_and_holds_nothing_needless(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer_once(monkeypatch, 1, dearest)
    found = ways_out(plans.plan(TOO_FEW), most=1)
    assert not found.is_cheapest
    assert not found.is_complete
    (way,) = found.ways
    assert len(way.changes) == 1


def test_what_is_not_proved_keeps_no_other_way_out_of_sight(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unproved(solve: Solve, *question: Any) -> Answer:
        return replace(solve(*question), finding=Finding.SOME)

    answer_once(monkeypatch, 1, unproved)
    found = ways_out(plans.plan(TOO_FEW))
    assert [way.cost for way in found.ways] == [10, 11, 43]
    assert not found.is_cheapest
    assert not found.is_complete


def test_fewer_changes_never_cost_more(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks: [{name: Rails, when: saturday 10:00-11:00}]
        volunteers:
          - {name: Aynur, available: sunday, never: [Rails]}
          - {name: Bahar, until: 2020-01-01}
        """
    )
    answer_once(monkeypatch, 2, dearest)
    assert [way.cost for way in ways_out(plan, most=1).ways] == [32]


def test_what_is_proved_from_below_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    solve: Any = Variables.solve
    kinds: list[bool] = []

    def noted(self: Variables, *question: Any, is_from_below: bool = False) -> Answer:
        kinds.append(is_from_below)
        answer: Answer = solve(self, *question, is_from_below=is_from_below)
        return answer

    monkeypatch.setattr(Variables, "solve", noted)
    assert [way.cost for way in ways_out(plans.plan(TOO_FEW)).ways] == [10, 11, 43]
    assert kinds[0]
    settled, kinds[:] = list(kinds), []

    def open_from_below(self: Variables, *question: Any, is_from_below: bool = False) -> Answer:
        answer = noted(self, *question, is_from_below=is_from_below)
        return replace(answer, finding=Finding.SOME) if is_from_below else answer

    monkeypatch.setattr(Variables, "solve", open_from_below)
    found = ways_out(plans.plan(TOO_FEW))
    assert [way.cost for way in found.ways] == [10, 11, 43]
    assert found.is_cheapest
    assert kinds.count(True) == settled.count(True)
    assert kinds.count(False) == settled.count(False) + kinds.count(True)


def test_after_an_interrupt_from_below_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: Variables, *_: Any, is_from_below: bool = False) -> Answer:
        assert is_from_below
        self.is_interrupted = True
        return Answer(Finding.NOTHING, (), 0, None)

    monkeypatch.setattr(Variables, "solve", interrupted)
    found = ways_out(plans.plan(TOO_FEW))
    assert found.ways == ()
    assert found.is_interrupted
    assert not found.is_complete
