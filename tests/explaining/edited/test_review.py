"""How a review goes on: what is asked, of what, and what is said where it is not known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dutyplan.explaining.edited import edits as edits_module
from dutyplan.explaining.edited import review as module
from dutyplan.explaining.edited.review import Review, review
from dutyplan.locales import words
from dutyplan.plan import Plan
from dutyplan.roster import Outcome, Status
from dutyplan.solving import BugError, solve
from tests import builders, plans

WEEK = """
    start: 2026-11-28
    tasks:
      - {name: Basement, when: saturday}
      - {name: Rails, when: sunday}
      - {name: Watch, when: friday}
    volunteers:
      - {name: Aynur}
      - {name: Bahar}
      - {name: Gulnar, never: [Basement, Watch]}
    """
BEST = {0: ["Aynur"], 1: ["Gulnar"], 2: ["Bahar"]}
Crews = dict[int, list[str]]


def reviewed(plan: Plan, crews: Crews, before: Crews | None = None, **options: Any) -> Review:
    old = None if before is None else builders.roster(plan, before)
    options = {"time_limit": 60.0} | options
    return review(plan, builders.roster(plan, crews), before=old, **options)


def ended(change: Callable[[Outcome], Outcome]) -> Callable[..., Outcome]:
    """A solve whose outcome is changed."""
    return lambda *arguments, **options: change(solve(*arguments, **options))


def without_proof(outcome: Outcome) -> Outcome:
    goals = tuple(replace(one, proved=False) for one in outcome.goals)
    return replace(outcome, status=Status.FEASIBLE, goals=goals)


def test_without_time_the_roster_alone_is_looked_at() -> None:
    said = reviewed(plans.plan(WEEK), BEST, time_limit=None)
    assert (said.best, said.made, said.keeping, said.nearest, said.unknown) == (None,) * 5
    assert dict(said.report.values)["coverage"] == 0


def test_edits_are_those_against_the_best_or_against_the_one_given() -> None:
    plan = plans.plan(WEEK)
    (best,) = [reviewed(plan, BEST).best]
    assert best is not None
    assert best.roster is not None
    same = {duty.index: [one.id for one in best.roster.crew(duty)] for duty in plan.duties}
    untouched = reviewed(plan, same)
    assert untouched.made is not None
    assert untouched.made.changes == ()
    assert (untouched.keeping, untouched.nearest, untouched.unknown) == (None, None, None)
    edited = reviewed(plan, same | {1: ["Aynur"]}, before=same)
    assert edited.made is not None
    assert len(edited.made.changes) == 1
    assert edited.keeping is not None
    assert edited.keeping.outcome is not None
    assert edited.nearest is None


def test_the_nearest_is_looked_for_where_a_rule_is_broken() -> None:
    said = reviewed(plans.plan(WEEK), {0: ["Gulnar"]}, before={})
    assert said.nearest is not None
    assert said.nearest.num_changes == 1


def test_edits_of_a_roster_that_is_not_proved_are_not_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "solve", ended(without_proof))
    plan = plans.plan(WEEK)
    said = reviewed(plan, {0: ["Gulnar"]})
    assert (said.made, said.keeping) == (None, None)
    assert said.nearest is not None
    assert said.unknown is not None
    assert said.unknown.said(words("en")) == (
        "What was edited is not known: the best roster is not proved yet, and another run may find "
        "another one. --before OLD names the roster that was edited."
    )
    assert said.unknown.said(words("zh")) == (
        "无法确定改动了哪些：最好的排班尚未证明，再求一次可能得到另一份。"
        "请用 --before OLD 指明改动前的排班。"
    )
    assert reviewed(plan, {0: ["Gulnar"]}, before={}).made is not None


# The Basement needs both on both days, and Bahar may come once.
NONE = """
    start: 2026-11-28
    tasks: [{name: Basement, when: weekends, people: {min: 2, want: 2}}]
    volunteers: [{name: Aynur}, {name: Bahar, limits: {total: 1}}]
    rules:
      fixed:
        - {volunteer: Aynur, task: Basement, date: 2026-11-28}
        - {volunteer: Aynur, task: Basement, date: 2026-11-29}
    """


def test_where_no_roster_is_good_there_is_nothing_to_compare_with() -> None:
    said = reviewed(plans.plan(NONE), {0: ["Aynur"]}, before={})
    assert (said.keeping, said.nearest) == (None, None)
    assert said.unknown is not None
    assert said.unknown.said(words("en")) == (
        "No roster keeps all rules (proved), so there is none to compare with."
    )
    assert said.unknown.said(words("zh")) == "没有任何排班能满足全部规则（已证明），因此无从比较。"


def test_where_none_was_found_in_time_that_is_open() -> None:
    text = WEEK.rstrip() + "\n    goals: [wishes, coverage]\n"
    said = reviewed(plans.plan(text), BEST, before={}, time_limit=0)
    assert said.unknown is not None
    assert said.unknown.said(words("en")) == "No roster to compare with was found in time."
    assert said.unknown.said(words("zh")) == "限定时间内没有找到可比较的排班。"


def worse(outcome: Outcome) -> Outcome:
    """As if time had been up: something is missing, and fairness is not known."""
    coverage, fairness = outcome.goals
    goals = (
        replace(coverage, value=1, bound=0, proved=False),
        replace(fairness, value=(30, 0, -30), bound=None, proved=False),
    )
    return replace(outcome, status=Status.FEASIBLE, goals=goals)


@pytest.mark.parametrize("crews", [BEST, {0: ["Aynur"], 1: ["Gulnar", "Bahar"]}])
def test_no_roster_is_shown_as_the_best_beside_a_better_one(
    crews: Crews, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The better one is that which was edited, or, where that breaks a rule, one with its edits."""
    monkeypatch.setattr(module, "solve", ended(worse))
    plan = plans.plan(WEEK)
    said = reviewed(plan, crews, before=crews | {2: ["Bahar"]})
    assert bool(said.report.breaches) is (crews is not BEST)
    assert said.best is not None
    coverage, fairness = said.best.goals
    assert (coverage.value, coverage.bound, coverage.proved) == (0, 0, False)
    assert isinstance(fairness.value, tuple)
    assert fairness.value[0] < 30
    assert not fairness.proved


def test_a_roster_better_than_what_was_proved_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plans.plan(WEEK)
    proved = ended(lambda one: replace(one, goals=(replace(one.goals[0], value=1), *one.goals[1:])))
    monkeypatch.setattr(module, "solve", proved)
    with pytest.raises(BugError, match="a roster has 0 of coverage, better than the proved best"):
        reviewed(plan, BEST)
    none = ended(lambda one: replace(one, status=Status.INFEASIBLE, roster=None, goals=()))
    monkeypatch.setattr(module, "solve", none)
    with pytest.raises(BugError, match="a roster keeps all rules"):
        reviewed(plan, BEST)


def test_an_interrupt_ends_it_and_what_is_known_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plans.plan(WEEK)
    stopped = ended(lambda outcome: replace(outcome, interrupted=True))
    with monkeypatch.context() as patch:
        patch.setattr(module, "solve", stopped)
        said = reviewed(plan, {0: ["Gulnar"]}, before={})
        assert said.is_interrupted
        assert said.best is not None
        assert (said.keeping, said.nearest) == (None, None)
    monkeypatch.setattr(edits_module, "solve", stopped)
    said = reviewed(plan, BEST | {1: ["Aynur"]}, before=BEST)
    assert said.is_interrupted
    assert said.keeping is not None
    assert not reviewed(plan, {0: ["Gulnar"]}, before={0: ["Gulnar"]}).is_interrupted
