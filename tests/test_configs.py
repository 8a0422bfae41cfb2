"""The example week files: read, solved, checked, solved again, written and read back."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dutyplan import check, load, solve
from dutyplan.ledger.reading.rosterfile import read_roster
from dutyplan.outputs import View
from dutyplan.plan import Plan
from dutyplan.roster import Outcome, Roster, Status
from dutyplan.weekfile import read_week_file
from tests.outputs.example import rendered

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
    names = {"saturday", "month", "festival", "parish", "school-cleanup", "社区周六"}
    assert {path.stem for path in CONFIGS} >= names


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
    data = rendered(form, outcome, View()).encode(encoding)
    roster = read_back(f"roster.{form}", data, outcome.plan)
    assert pairs(roster) == pairs(roster_of(outcome))
    assert check(outcome.plan, roster) == check(outcome.plan, roster_of(outcome))


def config(name: str) -> Path:
    return next(path for path in CONFIGS if path.stem == name)


def test_no_pupil_is_anywhere_without_an_adult() -> None:
    outcome = solved(config("school-cleanup"), 0)
    roster = roster_of(outcome)
    for duty in outcome.plan.duties:
        ages = [one.age_on(duty.date) or 0 for one in roster.crew(duty)]
        young, adults = sum(age <= 12 for age in ages), sum(age >= 18 for age in ages)
        assert adults >= (1 if min(ages, default=18) < 18 else 0), duty.label
        assert 3 * adults >= young, duty.label
        for one in roster.crew(duty):
            if "newcomer" in one.skills:
                assert any("experienced" in other.skills for other in roster.crew(duty))


def test_the_child_of_the_parish_serves_only_beside_the_parent() -> None:
    outcome = solved(config("parish"), 0)
    roster = roster_of(outcome)
    ids = [{one.id for one in roster.crew(duty)} for duty in outcome.plan.duties]
    assert any("Paul Weber" in crew for crew in ids)
    assert all("Anna Weber" in crew for crew in ids if "Paul Weber" in crew)
    assert not any({"Josef Huber", "Otto Fischer"} <= crew for crew in ids)
    assert [duty.date.isoformat() for duty in outcome.plan.duties if duty.date.weekday() == 4] == [
        "2026-12-25",
        "2026-12-25",
        "2027-01-01",
        "2027-01-01",
    ]
    assert len(roster.standbys) == 8
    assert outcome.shortfalls == ()
