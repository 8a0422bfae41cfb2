"""What is kept when somebody stops the explaining, or memory runs out in it."""

from __future__ import annotations

import pytest

from dutyplan import explain, solve
from dutyplan.explaining.clashes import clash as clashes
from dutyplan.explaining.gaps import gapclash
from dutyplan.explaining.ways import waysout
from dutyplan.explaining.ways.levers import Levers
from dutyplan.plan import Plan
from dutyplan.roster import Outcome
from tests import plans

REFUSED = """
    start: 2026-11-28
    tasks: [{name: Hall, when: saturday 10:00-12:00, people: 2}]
    volunteers: [{name: Aynur}]
"""
UNCLEAR = """
    start: 2026-11-28
    tasks: [{name: Hall, when: weekends 10:00-12:00, people: 2}]
    volunteers: [{name: Aynur}, {name: Bahar}, {name: Li Min}]
    rules:
      apart: [[Aynur, Bahar], [Bahar, Li Min], [Aynur, Li Min]]
"""

STOPS = (KeyboardInterrupt, MemoryError)


def raiser(error: type[BaseException]) -> object:
    def fail(*_: object, **__: object) -> object:
        raise error

    return fail


def codes(outcome: Outcome) -> list[str]:
    return [reason.code for reason in outcome.explanations]


def is_stopped(outcome: Outcome) -> tuple[bool, bool]:
    return outcome.interrupted, outcome.out_of_memory


@pytest.fixture
def refused() -> Plan:
    return plans.plan(REFUSED)


@pytest.mark.parametrize("stop", STOPS)
def test_a_refusal_that_is_stopped_says_what_is_open(
    refused: Plan, stop: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = solve(refused, strict=True)
    monkeypatch.setattr(waysout, "find_ways_out", raiser(stop))
    half = explain(outcome, strict=True)
    assert codes(half) == ["clash.smallest", "ways.none.yet"]
    monkeypatch.setattr(clashes, "find_clash", raiser(stop))
    nothing = explain(outcome, strict=True)
    assert codes(nothing) == ["clash.open", "ways.none.yet"]
    for one in (half, nothing):
        assert one.status is outcome.status
        assert is_stopped(one) == (stop is KeyboardInterrupt, stop is MemoryError)


def test_ways_that_were_found_before_an_interrupt_are_told(
    refused: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid = Levers.forbid

    def interrupted(self: Levers, sorts: set[str]) -> None:
        forbid(self, sorts)
        self.model.is_interrupted = True

    monkeypatch.setattr(Levers, "forbid", interrupted)
    told = explain(solve(refused, strict=True), strict=True)
    assert codes(told) == ["clash.smallest", "ways.cheapest", "way"]
    assert is_stopped(told) == (True, False)


@pytest.mark.parametrize("stop", STOPS)
def test_gaps_are_told_without_a_search_when_that_is_stopped(
    stop: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = solve(plans.plan(UNCLEAR))
    assert "gap.clash" in codes(explain(outcome))
    monkeypatch.setattr(gapclash.Clashes, "_find", raiser(stop))
    told = explain(outcome)
    assert is_stopped(told) == (stop is KeyboardInterrupt, stop is MemoryError)
    assert told.roster is outcome.roster
    gaps = [code for code in codes(told) if code.startswith("gap.")]
    assert gaps == ["gap.all", "gap.held", "gap.open"] * 2
    assert codes(told)[: -len(gaps)] == [
        code for code in codes(explain(outcome, time_limit=0)) if not code.startswith("gap.")
    ]
