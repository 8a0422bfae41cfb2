"""Tests of tests: each rule's own notice when it builds nothing; `make mutants` does the rest."""

from __future__ import annotations

import os
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dutyplan.rules import RULES
from dutyplan.rules.base import Rule
from tools import mutants
from tools.mutants import Run, Verdict, find_mutants, hunt, main, own_tests, run_tests, stages_of

BUILDERS = [rule.id for rule in RULES if type(rule).build is not Rule.build]

# What a mutant of `people` may meet.
SEEING = """
from dutyplan.rules import RULES
from dutyplan.rules.base import Rule

def test_blind(): pass

def test_it():
    people = next(rule for rule in RULES if rule.id == 'people')
    assert type(people).build is not Rule.build, 'nothing - is built'
"""
UNREADABLE = "import dutyplan.rules.nonsense"
BAD_FIXTURE = """
import pytest

@pytest.fixture
def broken(): raise ValueError

def test_it(broken): pass
"""


@pytest.fixture(scope="module")
def verdicts() -> dict[str, Verdict]:
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(lambda rule_id: hunt(f"{rule_id}.build", [own_tests(rule_id)]), BUILDERS)
        return dict(zip(BUILDERS, found, strict=True))


@pytest.mark.parametrize("rule_id", BUILDERS)
def test_a_rules_own_tests_notice_when_it_builds_nothing(
    verdicts: dict[str, Verdict], rule_id: str
) -> None:
    assert verdicts[rule_id].is_killed, verdicts[rule_id].text


def test_mutants_are_the_rules_own_faces() -> None:
    found = find_mutants()
    assert {f"{rule_id}.build" for rule_id in BUILDERS} <= set(found)
    assert {f"{rule.id}.check" for rule in RULES} <= set(found)
    assert {"limits.bars", "rest.prices", "fixed.review", "overlap.dooms"} <= set(found)
    assert not {"age.build", "overlap.prices", "people.prices"} & set(found)


def test_some_of_them_by_name() -> None:
    assert find_mutants(["overlap", "age.bars"]) == [
        "age.bars",
        "overlap.bars",
        "overlap.reason",
        "overlap.build",
        "overlap.check",
        "overlap.dooms",
    ]
    with pytest.raises(ValueError, match=r"there is no rule or face 'overlap\.prices'"):
        find_mutants(["age", "overlap.prices"])


def test_every_test_but_these_is_in_some_stage() -> None:
    own, near, others = stages_of("rest.build")
    assert own[0] == "tests/rules/test_rest.py"
    assert {"tests/rules", "--ignore=tests/rules/test_rest.py"} <= set(near)
    left_out = {one.removeprefix("--ignore=") for one in others if one != "tests"}
    assert left_out - {*own, *near} == {"tests/test_mutants.py"}


@pytest.mark.parametrize(
    ("test", "mutant", "code", "failed", "end"),
    [
        (SEEING, "people.build", 1, "::test_it", "1 failed, 1 passed in"),
        (UNREADABLE, "people.build", 2, None, "ERROR "),
        (BAD_FIXTURE, "people.build", 1, None, "ERROR ::test_it - ValueError"),
        ("", "people.build", 5, None, "no tests ran in"),
        (SEEING, "people.paint", 4, None, "ERROR: there is no rule with a face 'people.paint'"),
    ],
    ids=["killed", "unreadable", "fixture", "no tests", "no such mutant"],
)
def test_a_run_of_tests(
    tmp_path: Path, test: str, mutant: str | None, code: int, failed: str | None, end: str
) -> None:
    path = tmp_path / "test_it.py"
    path.write_text(test, encoding="utf-8")
    run = run_tests([str(path)], mutant)
    assert (run.code, run.failed) == (code, failed)
    assert run.end.startswith(end)


def test_a_run_that_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutants, "TIMEOUT", 0.001)
    assert run_tests([str(tmp_path)]) == Run(None, None, "more than 0.001 s")


GREEN = Run(0, None, "1 passed")
RED = Run(1, "a.py::test_it", "1 failed")
ERROR = Run(1, None, "ERROR b.py")
EMPTY = Run(5, None, "no tests ran")


@pytest.mark.parametrize(
    ("runs", "verdict"),
    [
        ([GREEN, GREEN], "SURVIVED"),
        ([RED], "killed by a.py::test_it"),
        ([GREEN, RED, GREEN], "killed by a.py::test_it"),
        ([GREEN, RED, RED], "NO VERDICT: a.py::test_it fails without the mutant too"),
        ([GREEN, RED, EMPTY], "NO VERDICT: a.py::test_it fails without the mutant too"),
        ([ERROR], "NO VERDICT: pytest ended with 1: ERROR b.py"),
        ([EMPTY], "NO VERDICT: pytest ended with 5: no tests ran"),
        ([GREEN, EMPTY], "NO VERDICT: pytest ended with 5: no tests ran"),
        ([GREEN, Run(None, None, "too long")], "NO VERDICT: pytest ended with None: too long"),
    ],
)
def test_what_comes_of_a_mutant(
    monkeypatch: pytest.MonkeyPatch, runs: list[Run], verdict: str
) -> None:
    asked: list[tuple[list[str], str | None]] = []

    def run_tests(arguments: list[str], mutant: str | None = None) -> Run:
        asked.append((arguments, mutant))
        return runs[len(asked) - 1]

    monkeypatch.setattr(mutants, "run_tests", run_tests)
    found = hunt("rest.build", [["own"], ["others"]])
    assert str(found) == verdict
    assert found.is_killed == verdict.startswith("killed")
    # The last run, where there is a third, is that of the killing test without the mutant.
    stages = [(["own"], "rest.build"), (["others"], "rest.build"), (["a.py::test_it"], None)]
    assert asked == stages[: len(runs)]


def test_a_survivor_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "test_it.py"
    path.write_text(SEEING, encoding="utf-8")
    monkeypatch.setattr(mutants, "own_tests", lambda rule_id: [str(path)])
    monkeypatch.setattr(mutants, "stages_of", lambda mutant: [[str(path)]])
    # No rule prices what `people` says: without that face nothing is different.
    monkeypatch.setattr(mutants, "find_mutants", lambda names: ["people.build", "people.prices"])
    assert main([]) == 1
    killed, survivor, count = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"people\.build    +[\d.]+ s  killed by .*::test_it", killed)
    assert re.fullmatch(r"people\.prices   +[\d.]+ s  SURVIVED", survivor)
    assert count == "1 of 2 killed"


def test_all_are_killed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        mutants, "run_tests", lambda arguments, mutant=None: RED if mutant else GREEN
    )
    assert main(["overlap"]) == 0
    *lines, count = capsys.readouterr().out.splitlines()
    assert all(line.endswith(" s  killed by a.py::test_it") for line in lines)
    assert count == f"{len(lines)} of {len(lines)} killed"


def test_there_is_nothing_to_go_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["resst"]) == 2
    assert capsys.readouterr().err == "there is no rule or face 'resst'\n"
    monkeypatch.setattr(mutants, "run_tests", lambda arguments: RED)
    assert main(["rest.build"]) == 2
    assert capsys.readouterr().err == "the tests fail without any mutant: a.py::test_it\n"
