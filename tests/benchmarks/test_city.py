"""The made-up city: communities that people could have written, and batches that are measured."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from benchmarks import city as bench
from benchmarks.cityphases import CLIENT, WORKER, Phases, phases_of
from benchmarks.cityruns import Row, Run, Way, run_batch
from benchmarks.citytable import (
    Compared,
    render_million,
    render_phases,
    render_plans,
    render_slow,
    render_targets,
    render_ways,
)
from benchmarks.citywatch import Watch
from benchmarks.citywriting import write_city, write_community
from benchmarks.community import LEAST, MOST, Community, community
from benchmarks.drafts import START
from benchmarks.residents import age_of
from dutyplan.weekfile import read_week_file

MANY = 60
UNUSUAL = {"no-duty", "guardian", "together", "limits", "wishes", "supervision", "after"}


@cache
def some() -> list[Community]:
    return [community(number) for number in range(1, MANY + 1)]


@pytest.mark.parametrize(("number", "begin"), [(1, ""), (4, ""), (17, "")])
def test_a_community_stays_what_it_was(number: int, begin: str) -> None:
    """Figures of one day are compared with those of another."""
    one = community(number)
    text = one.week_file() + (one.table().decode() if one.form == "csv" else "")
    assert sha256(text.encode()).hexdigest()[:12] == begin


def test_another_seed_is_another_city() -> None:
    assert community(1).week_file() != community(1, seed=1).week_file()
    assert community(1).week_file() != community(2).week_file()


def test_what_a_city_is_like() -> None:
    sizes = sorted(len(one.people) for one in some())
    assert LEAST <= sizes[0] < 30
    assert 150 < sizes[-1] <= MOST
    assert 45 < sizes[MANY // 2] < 90, "many are small"
    assert {one.num_duties for one in some()} == set(range(3, 11))
    assert {one.language for one in some()} == {"en", "zh"}
    assert {one.form for one in some()} == {"yaml", "csv", "xlsx"}
    assert {one.num_past for one in some()} == {0, 1, 2, 3}
    ages = [age_of(person, START) for one in some() for person in one.people]
    assert (min(ages), max(ages)) == (12, 80)
    traits = Counter(trait for one in some() for trait in one.traits)
    assert set(traits) >= {"limits", "rest", "rotate", "supervision", "together", "short"}
    assert max(traits.values()) < MANY


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("city")
    for one in some():
        write_community(one, folder / one.name)
    return folder


@pytest.mark.parametrize("one", some(), ids=lambda one: one.name)
def test_a_community_is_read(written: Path, one: Community) -> None:
    plan, problems = read_week_file(written / one.name / "week.yaml")
    assert plan is not None, problems
    assert {problem.code for problem in problems} <= UNUSUAL
    assert len(plan.volunteers) == len(one.people)
    assert (plan.end - plan.start).days == 27
    weeks = Counter((duty.date - plan.start).days // 7 for duty in plan.duties)
    assert max(weeks.values()) == one.num_duties
    assert len({duty.date for duty in plan.past.duties}) >= 3 * one.num_past
    assert (written / one.name / "rosters").exists() == bool(one.num_past)


def test_a_city_is_written_the_same_each_time(written: Path, tmp_path: Path) -> None:
    numbers = [one.number for one in some() if one.num_past][:2]
    for one in write_city(tmp_path, numbers):
        for file in (tmp_path / one.name).rglob("*.*"):
            if file.suffix != ".xlsx":  # it holds the time of its making
                other = written / one.name / file.relative_to(tmp_path / one.name)
                assert file.read_bytes() == other.read_bytes()


def test_a_batch_is_measured(written: Path, tmp_path: Path) -> None:
    small = sorted(some(), key=lambda one: len(one.people))[:3]
    places = [written / one.name for one in small]
    run = run_batch(places, tmp_path / "out", Way("1 process", 1, ("--jobs", "1")), 5)
    assert {row.name for row in run.rows} == {one.name for one in small}
    assert all(row.has_roster and row.size > 1000 for row in run.rows)
    assert 0 < run.begin < run.begin + run.span < run.seconds
    assert run.work == pytest.approx(run.span, rel=0.5)
    assert run.client_cpu > 0
    assert min(run.client_mib, run.worker_mib) > 10
    with pytest.raises(RuntimeError, match="ended with 2"):
        run_batch(places, tmp_path / "no", Way("none", 1, ("--jobs", "none")), 5)


def test_the_steps_of_a_batch_are_timed(written: Path, tmp_path: Path) -> None:
    small = sorted(some(), key=lambda one: len(one.people))[:2]
    phases = phases_of([written / one.name for one in small], tmp_path / "out", 5)
    assert phases.num == 2
    assert set(phases.client) == set(CLIENT)
    assert set(phases.worker) >= set(WORKER)
    assert phases.came_back > phases.sent > 0
    assert len(list((tmp_path / "out").rglob("week.json"))) == 2


def test_memory_of_what_is_started_is_seen() -> None:
    import subprocess

    started = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]])"
    greedy = "x = b'1' * (200 * 2**20); import time; time.sleep(1)"
    process = subprocess.Popen([sys.executable, "-c", started, greedy])
    watch = Watch([process.pid])
    process.wait()
    watch.stop()
    assert watch.root(process.pid).mib < 100
    assert 200 < watch.largest_child.mib < 300
    assert watch.root(0).mib == 0


def row(name: str, seconds: float, at: float | None = 1.0, *, proved: bool = True) -> Row:
    return Row(name, "optimal", 1 if seconds > 2 else 0, proved, seconds, at, 5000, "")


def batch(num_workers: int, *rows: Row, cpu: float = 0.5) -> Run:
    return Run(num_workers, 9.0, cpu, 45.0 + num_workers, 110.0, rows)


ROWS = (row(some()[0].name, 1.0, 2.0), row(some()[1].name, 3.0, 5.0, proved=False))
HALF = (row(some()[0].name, 1.0, 2.0), row(some()[1].name, 3.0, 4.1))


def compared() -> Compared:
    found = Compared()
    for way, num, rows in (("one", 1, ROWS), ("two", 2, HALF), ("cluster", 2, ROWS)):
        found.small[way] = batch(num, ROWS[0], cpu=0.3)
        found.add(way, batch(num, *rows))
    return found


def phases() -> Phases:
    return Phases(
        Counter(dict.fromkeys(CLIENT, 0.01)), Counter(dict.fromkeys(WORKER, 0.2)), 2, 40_000, 90_000
    )


def test_a_run_without_its_start() -> None:
    run = batch(1, *ROWS, row("none", 0.5, None))
    assert (run.begin, run.span, run.work) == (1.0, 4.0, 4.5)
    assert batch(1).span == 0
    assert compared().rate("one") == 0.5
    assert compared().client_seconds("one") == pytest.approx(0.2)


TABLES: list[tuple[Callable[[], str], str]] = []


def test_the_tables() -> None:
    assert render_targets(compared(), "one", "two", "cluster") == ""
    assert render_ways(compared(), "one") == ""
    assert render_plans(some()[:2], ROWS) == ""
    assert render_slow(some()[:2], ROWS) == ""
    assert render_phases(phases()) == ""
    assert render_million(some()[:2], ROWS, phases(), compared(), "two") == ""


class Quick(bench.Bench):
    """One whose batches take no time, but say they do."""


@pytest.mark.parametrize(("minutes", "num"), [(10, 3)])
def test_all_go_through_two_processes(
    monkeypatch: pytest.MonkeyPatch, minutes: float, num: int
) -> None:
    pass
