"""The command: what it runs, what it writes, and when it is not content."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from benchmarks import compare, runs
from benchmarks.judge import Judge, Verdict
from benchmarks.runs import Run
from benchmarks.targets import Aim, Target

WEEK = """\
start: 2026-11-28
tasks: [{name: Rails, when: saturday 10:00-11:00}]
volunteers: [{name: Ann}, {name: Bob}]
"""
FINE = Run("dutyplan", 1.0, 80, Verdict(0, 5, Fraction(1), 0), True, True, 5, csv="Ann")
OPEN = replace(FINE, is_proved=False, csv="Bob")


def week(*, seed: int, short: tuple[str, ...] = ()) -> str:
    return WEEK + f"title: Plan {seed} {len(short)}\n"


SMALL = Target("small", "equal", "none", week, (Aim("proved", 1.5),), seeds=2, is_quick=True)
LARGE = Target("large", "equal", "none", week, (Aim("proved", 9, limit=20),), has_peers=False)
Called = list[tuple[str, float | None]]


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> Called:
    """Two targets and runs that cost nothing; what was asked for, one after another."""
    asked: Called = []

    def run_ours(text: str, judge: object, limit: float | None = None) -> Run:
        asked.append((text.splitlines()[-1].removeprefix("title: "), limit))
        return FINE

    def run_peer(peer: str, text: str, judge: object, seconds: float) -> Run:
        asked.append((peer, seconds))
        return Run(runs.PEERS[peer], seconds, 100, note="nothing found")

    monkeypatch.setattr(compare, "run_ours", run_ours)
    monkeypatch.setattr(compare, "run_peer", run_peer)
    monkeypatch.setattr(compare, "why_not", lambda peer: "no Java" if peer == "timefold" else "")
    monkeypatch.setattr(compare, "TARGETS", (SMALL, LARGE))
    return asked


def main(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    monkeypatch.setattr(sys, "argv", ["compare", *map(str, arguments)])
    return compare.main()


def test_a_full_run(called: Called, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    out = tmp_path / "results.md"
    assert main(monkeypatch, "--out", out) == 0
    assert called == [
        ("Plan 0 0", None),
        ("Plan 1 0", None),
        ("cpsat", 30),
        ("highs", 30),
        ("Plan 0 3", None),
        ("Plan 0 0", 20),
        ("Plan 1 0", 20),
        ("Plan 2 0", 20),
        ("Plan 0 3", 20),
    ]
    text = out.read_text(encoding="utf-8")
    assert text.startswith("# Measured\n\n<!-- Written by `make bench`; ")
    assert "\n\nTimefold was left out: no Java.\n\n" in text
    assert "| small | equal | none | every level proved in 1.5 s | 1.00 s (1.00 to 1.00) |" in text
    assert "| small | equal | none | HiGHS, the same as a MIP |" in text
    assert text.count("\n| large |") == 3


def test_a_quick_run_writes_no_file_and_runs_the_first_plan_again(
    called: Called, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(compare, "RESULTS", Path("nowhere", "results.md"))
    assert main(monkeypatch, "--quick", "--peers", "highs") == 0
    assert called == [("Plan 0 0", 6), ("highs", 3), ("Plan 0 3", 6), ("Plan 0 0", 6)]
    assert capsys.readouterr().out.startswith("# Measured\n")


def test_a_quick_run_leaves_slow_peers_out(called: Called, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare, "TARGETS", (replace(SMALL, quick_peers=("cpsat",)),))
    assert main(monkeypatch, "--quick") == 0
    assert [name for name, _ in called if name in runs.PEERS] == ["cpsat"]


def test_only_some_plans(called: Called, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    words = ["--only", "large, equal", "--seeds", "1", "--short", "0", "--limit", "5"]
    assert main(monkeypatch, *words, "--out", tmp_path / "results.md") == 0
    assert called == [("Plan 0 0", 5)]


def test_an_unknown_peer(called: Called, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(monkeypatch, "--peers", "higgs")
    assert called == []


def in_turn(*answers: Run) -> Callable[..., Run]:
    left: Iterator[Run] = iter(answers)
    return lambda *_: next(left)


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ([FINE, FINE, FINE], ""),
        ([FINE, FINE, OPEN], ""),  # what a limit cut short need not be the same
        ([OPEN, FINE], ""),
        ([FINE, FINE, replace(FINE, csv="Bob")], "small, none: two runs gave two rosters"),
        ([replace(FINE, fault="ended with 70"), FINE, FINE], "small, none: ended with 70"),
        ([FINE, replace(FINE, fault="breaks 1 rules"), FINE], "small, none: breaks 1 rules"),
        ([FINE, FINE, replace(FINE, fault="ended with 1")], "small, none: ended with 1"),
    ],
    ids=["fine", "then open", "open", "two rosters", "error", "short", "again"],
)
def test_when_it_is_not_content(
    called: Called,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answers: list[Run],
    wrong: str,
) -> None:
    monkeypatch.setattr(compare, "run_ours", in_turn(*answers))
    assert main(monkeypatch, "--quick", "--peers", "") == (1 if wrong else 0)
    assert (f"wrong: {wrong}\n" in capsys.readouterr().err) == bool(wrong)


def test_a_whole_run_of_ours() -> None:
    run = runs.run_ours(WEEK, Judge(WEEK))
    assert (run.fault, run.is_proved, run.is_covered) == ("", True, True)
    assert run.verdict == Verdict(0, run.bound, Fraction(1), 0)
    assert run.csv.startswith("date,weekday,")
    assert run.mib > 10


def test_a_run_of_ours_that_fails() -> None:
    run = runs.run_ours(WEEK.replace("name: Ann", "nam: Ann"), Judge(WEEK))
    assert run.fault.startswith("ended with 1: ")


def test_a_peer_that_fails_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(runs.PEERS, "nobody", "Nobody")
    run = runs.run_peer("nobody", WEEK, Judge(WEEK), 1.0)
    assert run.note.startswith("ended with 1: ")
    assert "nobody" in run.note


def test_why_a_peer_can_not_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "has_package", lambda name: name != "highspy")
    monkeypatch.setattr(runs, "has_java", lambda: False)
    assert runs.why_not("cpsat") == ""
    assert runs.why_not("highs") == "the package highspy is not installed"
    assert runs.why_not("timefold") == "there is no Java"
