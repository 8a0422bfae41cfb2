"""The smallest clash, what is claimed of it, and what is not when the solver says odd things."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from dutyplan.explaining.clashes import clash as clash_module
from dutyplan.explaining.clashes.case import OpenError
from dutyplan.explaining.clashes.clash import Clash, can_hold, find_clash
from dutyplan.explaining.facts import Fact, facts_of_duties, facts_of_rules, wants
from dutyplan.locales import words
from dutyplan.plan import Plan
from dutyplan.roster import Assignment
from dutyplan.rules.frozen import RULE as FROZEN
from dutyplan.rules.frozen import Frozen
from dutyplan.solver.answers import Answer, Finding
from dutyplan.solver.engine import Engine
from tests import plans

KEYS = """
    start: 2026-11-28
    tasks:
      - {name: Hall, when: saturday 10:00-12:00, people: 2, age: 18+}
      - {name: Yard, when: saturday 10:00-12:00}
    volunteers:
      - {name: Aynur, age: 15}
      - {name: Bahar, age: 45}
      - {name: Li Min, age: 65, available: sunday}
      - {name: Ma Jun, age: 30, never: Yard}
      - {name: Gulnar, age: 33, available: sunday}
    rules: {apart: [[Bahar, Ma Jun]], rest: 1 day}
"""
CHAIN = """
    start: 2026-11-23
    tasks: [{name: Hall, when: daily 10:00-12:00, people: 1-2}]
    volunteers: [{name: Bahar}, {name: Ma Jun}]
    rules:
      limits: {total: 1}
      together: [[Bahar, Ma Jun]]
      fixed:
        - {volunteer: Bahar, task: Hall, date: 2026-11-23}
        - {volunteer: Ma Jun, task: Hall, date: 2026-11-24}
"""
ONE_NIGHT = """
    start: 2026-11-28
    tasks:
      - {name: Night, when: saturday 22:00-02:00}
      - {name: Early, when: sunday 01:00-03:00}
      - {name: Hall, when: sunday 10:00-12:00}
    volunteers: [{name: Bahar}]
"""
CROWD = f"""
    start: 2026-11-28
    tasks:
      - {{name: Hall, when: saturday 10:00-12:00, people: 5}}
      - {{name: Yard, when: saturday 10:00-12:00, people: 9}}
    volunteers:
      - {{name: Bahar}}
{"".join(f"      - {{name: Helper {n:02}, available: sunday}}{chr(10)}" for n in range(24))}
"""


def facts_of(plan: Plan) -> list[Fact]:
    return [*facts_of_rules(plan), *facts_of_duties(plan)]


def clash_of(text: str, *, standing: Sequence[str] = (), seed: int = 0) -> Clash | None:
    """The clash of all facts; those whose code is among `standing` hold anyway."""
    plan = plans.plan(text)
    facts = facts_of(plan)
    held = [fact for fact in facts if fact.reason.code in standing]
    free = [fact for fact in facts if fact.reason.code not in standing]
    return find_clash(plan, free, math.inf, seed, held)


def said(clash: Clash | None, language: str = "en") -> list[str]:
    assert clash is not None
    return [fact.reason.said(words(language)) for fact in clash.facts]


def test_lines_that_clash_in_both_languages() -> None:
    clash = clash_of(KEYS)
    assert clash is not None
    assert said(clash) == [
        "Li Min comes only at some times",
        "Gulnar comes only at some times",
        "Hall is for ages 18+",
        "Bahar and Ma Jun never on the same duty",
        "Hall on 2026-11-28 10:00-12:00 wants 2 people",
    ]
    assert said(clash, "zh") == [
        "Li Min 只在某些时间有空",
        "Gulnar 只在某些时间有空",
        "Hall 限 18+ 岁",
        "Bahar、Ma Jun 不可同班",
        "2026-11-28 10:00-12:00 Hall 需要 2 人",
    ]
    assert (clash.is_minimal, clash.is_smallest) == (True, True)


def test_each_line_has_its_place() -> None:
    clash = clash_of(KEYS)
    assert clash is not None
    spans = [fact.reason.span for fact in clash.facts]
    assert [span.line for span in spans if span] == [8, 10, 3, 11, 3]


def test_where_all_can_hold_there_is_none() -> None:
    assert clash_of(KEYS.replace("people: 2", "people: 1")) is None


def test_lines_that_clash_without_strict_and_across_days() -> None:
    plan = plans.plan(CHAIN)
    clash = find_clash(plan, list(facts_of_rules(plan)), math.inf)
    assert said(clash) == [
        "at most 1 duty in all",
        "Bahar and Ma Jun together",
        "Bahar is fixed on Hall on 2026-11-23 10:00-12:00",
        "Ma Jun is fixed on Hall on 2026-11-24 10:00-12:00",
    ]
    assert clash is not None
    assert (clash.is_minimal, clash.is_smallest) == (True, True)


def test_duties_that_overlap_past_midnight_tie_their_days_together() -> None:
    clash = clash_of(ONE_NIGHT)
    assert said(clash) == [
        "Night on 2026-11-28 22:00-02:00 wants one person",
        "Early on 2026-11-29 01:00-03:00 wants one person",
    ]
    assert clash is not None
    assert clash.is_smallest


def test_a_crowd_that_is_away_is_as_few_as_can_be() -> None:
    clash = clash_of(CROWD)
    # With 13 of 25 people there are not 14; for one of the duties alone more have to be away.
    away = [f"Helper {number:02} comes only at some times" for number in range(12)]
    assert said(clash)[:12] == away
    assert said(clash)[12:] == [
        "Hall on 2026-11-28 10:00-12:00 wants 5 people",
        "Yard on 2026-11-28 10:00-12:00 wants 9 people",
    ]
    assert clash is not None
    assert clash.is_smallest


def test_what_stands_is_no_member() -> None:
    clash = clash_of(KEYS, standing=["line.available", "line.wants"])
    assert said(clash) == ["Hall is for ages 18+", "Bahar and Ma Jun never on the same duty"]


def test_what_stands_may_clash_by_itself() -> None:
    standing = ["line.available", "line.wants", "line.apart", "line.age"]
    clash = clash_of(KEYS, standing=standing)
    assert clash == Clash((), is_minimal=True, is_smallest=True)


def test_one_duty_that_wants_more_than_there_are() -> None:
    plan = plans.plan(KEYS)
    facts = [wants(plan.duties[0], 6), *facts_of(plan)]
    assert find_clash(plan, facts, math.inf) == Clash((facts[0],), True, True)


@pytest.mark.parametrize("text", [KEYS, CROWD])
def test_the_same_seed_finds_the_same(text: str) -> None:
    assert said(clash_of(text, seed=3)) == said(clash_of(text, seed=3))


def test_without_time_nothing_is_claimed() -> None:
    plan = plans.plan(KEYS)
    with pytest.raises(OpenError):
        find_clash(plan, facts_of(plan), time.monotonic() - 1)
    assert can_hold(plan, facts_of(plan), time.monotonic() - 1) is None


def test_whether_facts_can_hold() -> None:
    plan = plans.plan(KEYS)
    assert can_hold(plan, facts_of(plan), math.inf) is False
    assert can_hold(plan, list(facts_of_rules(plan)), math.inf) is True


Change = Callable[[Sequence[int], Answer, int], Answer]
"""What a solver says of truths that were supposed, in place of its answer; and how often it was
asked before."""


def solver_that(monkeypatch: pytest.MonkeyPatch, change: Change) -> None:
    suppose, asked = Engine.suppose, []

    def changed(
        engine: Engine, truths: Sequence[int], deadline: float, effort: float = math.inf
    ) -> Answer:
        answer = suppose(engine, truths, deadline, effort)
        asked.append(truths)
        return change(truths, answer, len(asked) - 1)

    monkeypatch.setattr(Engine, "suppose", changed)


def with_core(answer: Answer, core: Sequence[int]) -> Answer:
    core = core if answer.finding is Finding.NONE else ()
    return Answer(answer.finding, answer.values, 0, 0, answer.effort, core)


@pytest.mark.parametrize(
    "core_of",
    [lambda all: all, lambda all: (), lambda all: all[:1], lambda all: all[2:]],
    ids=["all", "none", "one", "others"],
)
@pytest.mark.parametrize("text", [KEYS, CROWD])
def test_whatever_core_the_solver_names(
    monkeypatch: pytest.MonkeyPatch, text: str, core_of: Callable[[Sequence[int]], Sequence[int]]
) -> None:
    plain = clash_of(text)
    solver_that(monkeypatch, lambda truths, answer, _: with_core(answer, core_of(truths)))
    clash = clash_of(text)
    assert plain is not None
    assert clash is not None
    assert len(clash.facts) == len(plain.facts)
    assert (clash.is_minimal, clash.is_smallest) == (True, True)
    assert can_hold(plans.plan(text), clash.facts, math.inf) is False


@pytest.mark.parametrize("text", [KEYS, CHAIN, CROWD])
@pytest.mark.parametrize("num", [2, 4, 8, 16, 32, 64])
def test_when_time_is_up_in_between_it_is_a_clash_still(
    monkeypatch: pytest.MonkeyPatch, text: str, num: int
) -> None:
    def change(truths: Sequence[int], answer: Answer, asked: int) -> Answer:
        return answer if asked < num else Answer(Finding.NOTHING, (), 0, 0)

    plan = plans.plan(text)
    facts = facts_of(plan)
    with monkeypatch.context() as patched:
        solver_that(patched, change)
        clash = find_clash(plan, facts, math.inf)
    assert clash is not None
    assert can_hold(plan, clash.facts, math.inf) is False
    if clash.is_minimal:
        for fact in clash.facts:
            others = [one for one in clash.facts if one is not fact]
            assert can_hold(plan, others, math.inf) is True
    best = find_clash(plan, facts, math.inf)
    assert best is not None
    assert not clash.is_smallest or len(clash.facts) == len(best.facts)
    assert clash.is_minimal or not clash.is_smallest


def test_without_work_a_clash_is_minimal_and_not_called_smallest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clash_module, "_WORK_ON_DAYS", 0.0)
    with monkeypatch.context() as patched:
        solver_that(patched, lambda truths, answer, _: with_core(answer, truths))
        clash = clash_of(KEYS)
    assert clash is not None
    assert (clash.is_minimal, clash.is_smallest) == (True, False)
    plan = plans.plan(KEYS)
    assert can_hold(plan, clash.facts, math.inf) is False
    for fact in clash.facts:
        assert can_hold(plan, [one for one in clash.facts if one is not fact], math.inf) is True


def test_a_clash_of_some_days_that_is_none_of_all_is_a_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = plans.plan(KEYS)
    monkeypatch.setattr(clash_module, "_shrunk", lambda *_: frozenset())
    with pytest.raises(RuntimeError, match="found to hold together"):
        find_clash(plan, facts_of(plan), math.inf)


def test_an_interrupt_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def change(truths: Sequence[int], answer: Answer, asked: int) -> Answer:
        raise KeyboardInterrupt

    solver_that(monkeypatch, change)
    with pytest.raises(KeyboardInterrupt):
        clash_of(KEYS)


def test_a_duty_that_stays_as_it_was_clashes_with_nothing_by_itself() -> None:
    plan = plans.plan(KEYS)
    # Replanning holds it with whoever is on it, and that bars all others: not them, too.
    duty, one = plan.duties[0], plan.volunteers[0]
    stays = Frozen((duty,), (Assignment(one, duty),))
    plan = replace(plan, rules={**plan.rules, FROZEN.id: stays})
    assert can_hold(plan, list(facts_of_rules(plan)), math.inf) is True
