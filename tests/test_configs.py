"""The example week files: read, solved, checked, solved again, written and read back."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dutyplan import check, load, solve
from dutyplan.ledger.rosterfile import read_roster
from dutyplan.outputs import FORMATS, View
from dutyplan.plan import Plan
from dutyplan.roster import Outcome, Roster, Status
from dutyplan.weekfile import read_week_file

CONFIGS = sorted((Path(__file__).parent.parent / "configs").glob("*.yaml"))

every_config = pytest.mark.parametrize("path", CONFIGS, ids=lambda path: path.stem)


@cache
def solved(path: Path, seed: int) -> Outcome:
    return solve(load(path), seed=seed)


def roster_of(outcome: Outcome) -> Roster:
    assert outcome.roster is not None
    return outcome.roster


def pairs(roster: Roster) -> list[tuple[int, str]]:
    return [(one.duty.index, one.volunteer.id) for one in roster.assignments]


def read_back(name: str, data: bytes, plan: Plan) -> Roster:
    roster, problems = read_roster(name, data, plan)
    assert problems == []
    assert roster is not None
    return roster


def test_the_examples_are_there() -> None:
    assert {path.stem for path in CONFIGS} >= {"saturday", "month", "festival", "社区周六"}


@every_config
def test_it_is_read_without_problems_or_warnings(path: Path) -> None:
    plan, problems = read_week_file(path)
    assert problems == []
    assert plan is not None


@every_config
def test_it_is_solved_with_proof_and_passes_the_check(path: Path) -> None:
    outcome = solved(path, 0)
    report = check(outcome.plan, roster_of(outcome))
    assert outcome.status is Status.OPTIMAL
    assert all(result.proved for result in outcome.goals)
    assert report.breaches == ()
    assert report.values == tuple((result.goal, result.value) for result in outcome.goals)


@every_config
def test_another_seed_comes_to_the_same_goals(path: Path) -> None:
    first, second = solved(path, 0), solved(path, 1)
    assert second.status is Status.OPTIMAL
    assert check(second.plan, roster_of(second)).breaches == ()
    assert [(one.goal, one.value) for one in second.goals] == [
        (one.goal, one.value) for one in first.goals
    ]


@every_config
@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_its_roster_is_read_back_unchanged(path: Path, form: str, encoding: str) -> None:
    outcome = solved(path, 0)
    data = FORMATS[form].render(outcome, View()).encode(encoding)
    roster = read_back(f"roster.{form}", data, outcome.plan)
    assert pairs(roster) == pairs(roster_of(outcome))
    assert check(outcome.plan, roster) == check(outcome.plan, roster_of(outcome))
