"""Who else could be on a duty, who could not, and which other rosters are asked for."""

from __future__ import annotations

import math
import time
from dataclasses import replace

import pytest

from dutyplan import solve
from dutyplan.explaining.asking import whyduty
from dutyplan.explaining.asking.alternatives import Alternative, cost_of
from dutyplan.explaining.asking.whyduty import WhyDuty, bars_of, why_duty
from dutyplan.roster import Outcome, Roster
from tests import builders, plans

PLAN = plans.plan(
    """
    start: 2026-11-28
    weeks: 2
    tasks:
      - {name: Hall, when: saturday 10:00-12:00, effort: 3, age: 18-60}
      - {name: Shop, when: 2026-12-05 10:00-12:00, age: 12+}
    rules:
      forbidden: [{volunteer: Ann, task: Hall, date: 2026-11-28}]
      limits: {tasks: {Shop: 1}}
    volunteers:
      - {name: Ann, age: 13, never: Hall, unavailable: 2026-11-28}
      - {name: Bob, age: 30}
      - {name: Cem, age: 40}
      - {name: Dan, age: 50, share: 0}
      - {name: Eve, age: 60}
      - {name: Fay, age: 61}
    """
)
ANN, BOB, CEM, DAN, EVE, FAY = PLAN.volunteers
HALL, LATER, SHOP = PLAN.duties


@pytest.fixture(scope="module")
def best() -> Outcome:
    return solve(PLAN)


def ask(name: str, best: Outcome, roster: Roster | None = None) -> WhyDuty:
    asked = roster or best.roster
    assert asked is not None
    return why_duty(plans.volunteer(PLAN, name), HALL, asked, best, deadline=math.inf)


def cells(answer: WhyDuty) -> list[tuple[list[str], list[str]]]:
    return [
        ([one.volunteer.id for one in option.filled], [one.volunteer.id for one in option.empty])
        for option in answer.options
    ]


def test_every_rule_that_bars_is_named() -> None:
    assert [bar.message for bar in bars_of(PLAN, ANN, HALL)] == [
        "is not available then",
        "is too young, as the task is for 18-60",
        "is never put on 'Hall'",
        "is forbidden on it under 'rules'",
    ]
    assert all(bar.span is not None for bar in bars_of(PLAN, ANN, HALL))
    assert not list(bars_of(PLAN, BOB, HALL))


def test_where_somebody_is_barred_nothing_is_solved(best: Outcome) -> None:
    answer = ask("Ann", best)
    assert (answer.is_on, len(answer.bars), answer.options) == (False, 4, ())


def test_the_others_come_by_their_balances(best: Outcome) -> None:
    """Who owes no share comes last."""
    tenths = dict(zip((one.id for one in PLAN.volunteers), (0, 0, 12, None, -5, 0), strict=True))
    standings = tuple(replace(one, tenths=tenths[one.volunteer.id]) for one in best.standings)
    roster = builders.roster(PLAN, {HALL.index: ["Bob"]})
    made = replace(best, roster=roster, standings=standings)
    answer = ask("Bob", made)
    assert answer.others == (EVE, CEM, DAN)
    assert [(one.id, bar.code) for one, bar in answer.barred] == [
        ("Ann", "bar.availability"),
        ("Fay", "bar.age.old"),
    ]


def test_who_is_on_it_in_the_best_roster(best: Outcome) -> None:
    """First without her; then with others, but for the one who is there then anyway."""
    assert best.roster is not None
    (on,) = best.roster.crew(HALL)
    answer = ask(on.id, best)
    without = answer.options[0].roster
    assert without is not None
    (instead,) = without.crew(HALL)
    others = [one.id for one in answer.others if one is not instead]
    assert cells(answer) == [([], [on.id]), *(([other], [on.id]) for other in others)]
    assert answer.is_on
    assert not answer.is_interrupted


def test_who_is_not_on_it(best: Outcome) -> None:
    assert best.roster is not None
    off = next(one for one in (BOB, CEM) if one not in best.roster.crew(HALL))
    answer = ask(off.id, best)
    assert cells(answer) == [([off.id], [])]
    assert not answer.is_on


def test_a_roster_of_ones_own_is_asked_about_and_the_best_counted_from(best: Outcome) -> None:
    assert best.roster is not None
    off = next(one for one in (BOB, CEM) if one not in best.roster.crew(HALL))
    roster = builders.roster(PLAN, {HALL.index: [off.id]})
    answer = ask(off.id, best, roster)
    assert answer.is_on
    assert cells(answer)[:2] == [([off.id], []), ([], [off.id])]
    assert answer.options[1].is_the_best


def test_where_nobody_can_go_nobody_else_is_tried() -> None:
    fixed = plans.plan(
        """
        start: 2026-11-28
        tasks: [{name: Hall, when: saturday}]
        rules:
          fixed: [{volunteer: Ann, task: Hall, date: 2026-11-28}]
        volunteers: [{name: Ann}, {name: Bob}]
        """
    )
    best = solve(fixed)
    assert best.roster is not None
    ann, bob = fixed.volunteers
    (hall,) = fixed.duties
    answer = why_duty(ann, hall, best.roster, best, deadline=math.inf)
    assert answer.others == (bob,)
    (option,) = answer.options
    assert option.is_impossible
    assert [reason.code for reason in option.clash] == ["why.asked.off", "line.fixed"]


def test_an_interrupt_ends_the_questions(best: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*arguments: object, **options: object) -> Alternative:
        option = cost_of(*arguments, **options)  # type: ignore[arg-type]
        return replace(option, outcome=replace(option.outcome, interrupted=True))

    monkeypatch.setattr(whyduty, "cost_of", stopped)
    assert best.roster is not None
    (on,) = best.roster.crew(HALL)
    answer = ask(on.id, best)
    assert len(answer.options) == 1
    assert answer.is_interrupted


def test_the_time_that_is_left_is_shared(best: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[float] = []

    def timed(*arguments: object, time_limit: float, **options: object) -> Alternative:
        limits.append(time_limit)
        return cost_of(*arguments, time_limit=60, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(whyduty, "cost_of", timed)
    monkeypatch.setattr(time, "monotonic", lambda: 100.0)
    assert best.roster is not None
    (on,) = best.roster.crew(HALL)
    why_duty(on, HALL, best.roster, best, deadline=112.0)
    assert limits == [3.0, 6.0, 12.0]
