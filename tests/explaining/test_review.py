"""How a review goes on: what is asked, of what, and what is said where it is not known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dutyplan.explaining import edits as edits_module
from dutyplan.explaining import review as module
from dutyplan.explaining.review import Review, review
from dutyplan.locales import words
from dutyplan.plan import Plan
from dutyplan.roster import Outcome, Status
from dutyplan.solving import solve
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
    assert said.unknown.said(words("en")) == (
        "No roster that keeps all rules was found in time, so there is none to compare with; "
        "whether there is one is open."
    )
    assert said.unknown.said(words("zh")) == (
        "限定时间内没有找到满足全部规则的排班，因此无从比较；也不知道是否存在。"
    )


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
