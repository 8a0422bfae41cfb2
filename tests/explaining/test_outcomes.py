"""What is said unasked at the end of a solve, and what becomes of it when time or patience ends."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dutyplan import solve
from dutyplan.explaining.clashes import clash as clashing
from dutyplan.explaining.clashes.case import OpenError
from dutyplan.explaining.clashes.clash import Clash
from dutyplan.explaining.gaps import gaps as gapping
from dutyplan.explaining.outcomes import explain
from dutyplan.explaining.ways import waysout
from dutyplan.locales import words
from dutyplan.reasons import Reason
from dutyplan.roster import Outcome, Status
from tests import plans

APART = """\
start: 2026-11-28
tasks: [{name: Basement, when: saturday 10:00-12:00, people: 2}]
volunteers: [{name: Bahar}, {name: Gulnar}]
rules:
  apart: [[Bahar, Gulnar]]
"""
# Bahar comes with Gulnar, and not with Ma Jun; both of them are to be there.
FIXED = """\
start: 2026-11-28
tasks: [{name: Hall, when: saturday 10:00-12:00, people: 3}]
rules:
  together: [[Bahar, Gulnar]]
  apart: [[Gulnar, Ma Jun]]
  fixed:
    - {volunteer: Ma Jun, task: Hall, date: 2026-11-28}
    - {volunteer: Bahar, task: Hall, date: 2026-11-28}
volunteers: [{name: Bahar}, {name: Gulnar}, {name: Ma Jun}]
"""
CROWDED = """\
start: 2026-11-28
tasks:
  - {name: Basement, when: saturday 10:00-12:00, people: 2}
  - {name: Rails, when: saturday 10:00-12:00}
volunteers: [{name: Bahar}, {name: Gulnar}]
"""


TOP = ["top.proved", "top.who", "top.only"]


def end_of(text: str, *, is_strict: bool = False) -> Outcome:
    return solve(plans.plan(text), strict=is_strict)


def explained(text: str, *, is_strict: bool = False, deadline: float = math.inf) -> Outcome:
    return explain(end_of(text, is_strict=is_strict), is_strict=is_strict, deadline=deadline)


def codes(end: Outcome) -> list[str]:
    return [reason.code for reason in end.explanations]


def said(end: Outcome, language: str = "en") -> list[str]:
    return [reason.said(words(language)) for reason in end.explanations]


def lines(reason: Reason) -> list[tuple[str, int]]:
    """What clashes, and the line of each, counted from 1."""
    return [(line.message, line.place["line"]) for line in reason.facts["lines"]]


def test_the_certificate_comes_first_then_each_gap() -> None:
    end = explained(APART)
    assert codes(end) == [*TOP, "gap.all", "gap.held", "gap.clash"]
    assert lines(end.explanations[-1]) == [
        ("Basement on 2026-11-28 10:00-12:00 wants 2 people", 2),
        ("Bahar and Gulnar never on the same duty", 5),
    ]


def test_without_gaps_there_is_the_certificate_alone() -> None:
    assert codes(explained(APART.replace(", people: 2", ""))) == TOP


def test_all_but_the_reasons_stays() -> None:
    before = end_of(APART)
    after = explain(before, is_strict=False, deadline=math.inf)
    assert replace(after, explanations=()) == before


def test_a_clash_is_looked_for_only_where_gaps_must_be() -> None:
    """Where fairness comes first, other rosters may have fewer gaps."""
    end = explained(APART + "goals: [fairness, coverage]\n")
    assert "gap.clash" not in codes(end)
    assert "gap.open" not in codes(end)


def test_an_unproved_roster_has_no_clash() -> None:
    end = end_of(APART)
    some = replace(end, goals=tuple(replace(goal, proved=False) for goal in end.goals))
    end = explain(replace(some, status=Status.FEASIBLE), is_strict=False, deadline=math.inf)
    assert [code for code in codes(end) if code.startswith("gap.")] == ["gap.all", "gap.held"]


def test_a_strict_refusal_names_duties_that_want_more() -> None:
    end = explained(APART, is_strict=True)
    assert end.status is Status.INFEASIBLE
    assert codes(end) == ["clash.smallest", "ways.cheapest", "way", "way"]
    assert lines(end.explanations[0]) == [
        ("Basement on 2026-11-28 10:00-12:00 wants 2 people", 2),
        ("Bahar and Gulnar never on the same duty", 5),
    ]
    assert said(end)[2:] == [
        "make do with one person for Basement on 2026-11-28 10:00-12:00",
        "take out this line, or give it a 'cost': Bahar and Gulnar never on the same duty",
    ]
    assert said(end, "zh")[2:] == [
        "2026-11-28 10:00-12:00 Basement 只安排 1 人",
        "去掉这一行，或为它设 cost：Bahar、Gulnar 不可同班",
    ]


def test_a_refusal_without_strict_names_rules_alone_by_their_place() -> None:
    end = explained(FIXED)
    assert end.status is Status.INFEASIBLE
    assert codes(end)[:2] == ["clash.smallest", "ways.cheapest"]
    # In the order of the file, and not in that of the rules.
    assert lines(end.explanations[0]) == [
        ("Bahar and Gulnar together", 4),
        ("Gulnar and Ma Jun never on the same duty", 5),
        ("Ma Jun is fixed on Hall on 2026-11-28 10:00-12:00", 7),
        ("Bahar is fixed on Hall on 2026-11-28 10:00-12:00", 8),
    ]
    ways = [reason for reason in end.explanations if reason.code == "way"]
    assert 1 <= len(ways) <= 3
    assert [way.facts["cost"] for way in ways] == sorted(way.facts["cost"] for way in ways)


@pytest.mark.parametrize(
    ("is_minimal", "is_smallest", "code"),
    [(True, True, "clash.smallest"), (True, False, "clash.minimal"), (False, False, "clash.some")],
)
def test_no_more_is_claimed_of_a_clash_than_was_found_out(
    is_minimal: bool, is_smallest: bool, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find_clash(_: object, facts: Any, *__: object) -> Clash:
        return Clash(tuple(facts), is_minimal, is_smallest)

    monkeypatch.setattr(clashing, "find_clash", find_clash)
    end = explained(APART, is_strict=True)
    assert codes(end)[0] == code
    assert [line for _, line in lines(end.explanations[0])] == [2, 2, 5]


def test_half_of_the_time_at_most_is_for_the_clash(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def find_clash(_: object, __: object, deadline: float, *___: object) -> None:
        asked.append(deadline)
        raise OpenError

    def find_ways_out(
        _: object, __: object, deadline: float, *___: object, **____: object
    ) -> waysout.WaysOut:
        asked.append(deadline)
        return waysout.WaysOut((), is_cheapest=False, is_complete=False)

    monkeypatch.setattr(clashing, "find_clash", find_clash)
    monkeypatch.setattr(waysout, "find_ways_out", find_ways_out)
    refused = end_of(APART, is_strict=True)
    monkeypatch.setattr("dutyplan.explaining.outcomes.time.monotonic", lambda: 1000.0)
    end = explain(refused, is_strict=True, deadline=1010.0)
    assert asked == [1005.0, 1010.0]
    assert codes(end) == ["clash.open", "ways.none.yet"]


@pytest.mark.parametrize(
    ("is_cheapest", "is_complete", "num", "expected"),
    [
        (True, True, 1, ["ways.cheapest", "way"]),
        (False, False, 1, ["ways.some", "way"]),
        (False, True, 0, ["ways.none"]),
        (False, False, 0, ["ways.none.yet"]),
    ],
)
def test_no_more_is_claimed_of_ways_out_than_was_found_out(
    is_cheapest: bool,
    is_complete: bool,
    num: int,
    expected: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = waysout.find_ways_out(plans.plan(APART), True, math.inf).ways[:num]
    out = waysout.WaysOut(found, is_cheapest, is_complete)
    monkeypatch.setattr(waysout, "find_ways_out", lambda *_, **__: out)
    assert codes(explained(APART, is_strict=True))[1:] == expected


def test_without_time_a_refusal_is_open() -> None:
    end = explained(APART, is_strict=True, deadline=0.0)
    assert end.status is Status.INFEASIBLE
    assert said(end) == [
        "Which demands of the week file can't all be met was not found out in time.",
        "Whether a small change would help was not found out in time.",
    ]
    assert said(end, "zh") == [
        "排班文件中哪些要求不能同时满足，未能及时查明。",
        "小的改动能否解决，未能及时查明。",
    ]


def test_without_time_gaps_are_explained_as_far_as_no_solver_is_needed() -> None:
    assert codes(explained(APART, deadline=0.0))[-3:] == ["gap.all", "gap.held", "gap.open"]
    counted = explained(CROWDED, deadline=0.0)
    assert "gap.crowd" in codes(counted)
    assert said(counted) == said(explained(CROWDED))


def test_what_was_not_found_in_time_has_no_reasons() -> None:
    end = end_of(APART)
    none = replace(
        end, status=Status.UNKNOWN, roster=None, goals=(), standings=(), interrupted=False
    )
    assert explain(none, is_strict=False, deadline=math.inf).explanations == ()


@pytest.mark.parametrize("what", ["interrupted", "out_of_memory"])
def test_after_a_search_that_was_stopped_no_solver_is_asked(
    what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []
    real: Callable[..., Any] = gapping.explain_gaps

    def explain_gaps(roster: Any, who: Any, is_proved: bool, deadline: float, seed: int) -> Any:
        asked.append(deadline)
        return real(roster, who, is_proved, deadline, seed)

    monkeypatch.setattr(gapping, "explain_gaps", explain_gaps)
    stopped: Any = {what: True}
    end = explain(replace(end_of(APART), **stopped), is_strict=False, deadline=math.inf)
    assert asked == [0.0]
    assert codes(end)[-1] == "gap.open"


STOPS = [(KeyboardInterrupt, (True, False)), (MemoryError, (False, True))]


@pytest.mark.parametrize(("stop", "how"), STOPS)
def test_a_stop_while_gaps_are_explained_keeps_the_roster(
    stop: type[BaseException], how: tuple[bool, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_once(monkeypatch, clashing, "find_clash", stop)
    before = end_of(APART)
    after = explain(before, is_strict=False, deadline=math.inf)
    assert after.roster is before.roster
    assert after.status is Status.OPTIMAL
    assert (after.interrupted, after.out_of_memory) == how
    assert codes(after) == [*TOP, "gap.all", "gap.held", "gap.open"]


@pytest.mark.parametrize(("stop", "how"), STOPS)
def test_a_stop_while_a_clash_is_looked_for_leaves_all_open(
    stop: type[BaseException], how: tuple[bool, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_once(monkeypatch, clashing, "find_clash", stop)
    end = explained(APART, is_strict=True)
    assert (end.status, end.interrupted, end.out_of_memory) == (Status.INFEASIBLE, *how)
    assert codes(end) == ["clash.open", "ways.none.yet"]


@pytest.mark.parametrize(("stop", "how"), STOPS)
def test_a_stop_while_ways_are_looked_for_keeps_the_clash(
    stop: type[BaseException], how: tuple[bool, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_once(monkeypatch, waysout, "find_ways_out", stop)
    end = explained(APART, is_strict=True)
    assert (end.interrupted, end.out_of_memory) == how
    assert codes(end) == ["clash.smallest", "ways.none.yet"]


def stop_once(
    monkeypatch: pytest.MonkeyPatch, module: Any, name: str, stop: type[BaseException]
) -> None:
    """Let a search for reasons be stopped the first time that it is asked for."""
    real = getattr(module, name)

    def stopped(*_: object, **__: object) -> None:
        monkeypatch.setattr(module, name, real)
        raise stop

    monkeypatch.setattr(module, name, stopped)
