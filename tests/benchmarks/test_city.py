"""The made-up city: communities that people could have written, and batches that are measured."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from math import isnan
from pathlib import Path

import pytest

from benchmarks import city as bench
from benchmarks.cityphases import CLIENT, WORKER, Phases, phases_of
from benchmarks.cityruns import Row, Run, Way, run_batch
from benchmarks.citytable import (
    PAGE,
    Compared,
    filled,
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


@pytest.mark.parametrize(
    ("number", "begin"), [(1, "1a28fe9a06f9"), (17, "ee452c6b5c9f"), (48, "d730cc166f54")]
)
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
    assert len({past.duty.date for past in plan.past.duties}) >= 3 * one.num_past
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
    assert min(run.client_cpu, run.worker_cpu) > 0
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
    started = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]])"
    greedy = "x = b'1' * (200 * 2**20); import time; time.sleep(1)"
    process = subprocess.Popen([sys.executable, "-c", started, greedy])
    watch = Watch([process.pid])
    process.wait()
    watch.stop()
    assert watch.root(process.pid).mib < 100
    assert 200 < max(seen.mib for seen in watch.started) < 300
    assert watch.root(0).mib == 0


def row(name: str, seconds: float, at: float | None = 1.0, *, proved: bool = True) -> Row:
    return Row(name, "optimal", 1 if seconds > 2 else 0, proved, seconds, at, 5000, "")


def batch(num_workers: int, *rows: Row, cpu: float = 0.5) -> Run:
    return Run(num_workers, 9.0, cpu, 5.0, 45.0 + num_workers, 110.0, rows)


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
    assert (batch(1).span, batch(1).full) == (0, 0)
    assert (batch(1, *ROWS).full, batch(2, *HALF).full) == (4.0, 1.0)
    assert batch(2, *HALF).done({one.name: 10.0 for one in HALF}) == pytest.approx(13)
    assert compared().rate("one") == 0.5
    assert compared().client_seconds("one") == pytest.approx(0.2)


def test_what_a_limit_ends_says_nothing_of_the_pace() -> None:
    ended = row("ended", 10.0, proved=False)
    late = row("late", 4.0, proved=False)
    found = Compared()
    found.add("one", batch(1, row("a", 1.0), row("b", 3.0), row("late", 4.0), ended))
    found.add("two", batch(2, row("a", 2.0), row("b", 3.0), late, ended))
    found.add("none", batch(2, ended))
    assert found.pace("two", "one") == pytest.approx(4 / 5)
    assert found.pace("one", "one") == 1
    assert isnan(found.pace("none", "one"))


TARGETS = """\
|  | to reach | measured | reached |
| --- | --- | --- | --- |
| two to one | at least 1.8 | 1.90 | yes |
| cluster to two | within 15 % | 0.53 | no |
| two to one, pace by workers | at least 1.8 | 2.00 | yes |
| cluster to two, pace by workers | within 15 % | 1.00 | yes |
"""
WAYS = """\
|  | one | two | cluster |
| --- | --- | --- | --- |
| plans a second | 0.50 | 0.95 | 0.50 |
| times one | 1.00 | 1.90 | 1.00 |
| pace of a worker | 1.00 | 1.00 | 1.00 |
| with the end of each chunk | 0.50 | 0.65 | 0.50 |
| workers at work | 100 % | 65 % | 50 % |
| cores that one of them keeps busy | 1.25 | 1.25 | 1.25 |
| start-up | 1.0 s | 1.0 s | 1.0 s |
| processor time of the client for each plan | 200 ms | 200 ms | 200 ms |
| peak memory of the client | 46 MiB | 47 MiB | 47 MiB |
| of the largest worker | 110 MiB | 110 MiB | 110 MiB |
"""
PLANS = """\
|  |  |
| --- | --- |
| communities | 2 |
| volunteers | 58; least 28, median 29, 95 % 30, most 30 in a community |
| seconds of one plan | least 1.00, median 2.00, 95 % 3.00, most 3.00 |
| seconds of all | 4, 2.00 in the mean |
| rosters | 2 |
| all goals proved | 1 |
| with gaps | 1 |
"""
SLOW = """\
The slowest 5 % take 75 % of the time.

|  | the slowest | all |
| --- | --- | --- |
| volunteers, median | 30 | 29 |
| duties a week, median | 3 | 3 |
| together | 0 % | 50 % |
| apart | 0 % | 50 % |
| limits | 100 % | 50 % |
| supervision | 100 % | 50 % |
| after | 100 % | 50 % |
| history | 100 % | 50 % |
"""
MILLION = """\
| a week | measured | a million volunteers |
| --- | --- | --- |
| volunteers | 58 | 1,000,000 |
| communities | 2 | 34,483 |
| work of all workers | 4 s | 19.2 h |
| the same on 2 cores | 2 s | 9.6 h |
| the same on 16 cores | 0 s | 72 min |
| the same on 64 cores | 0 s | 18 min |
| work of the client | 0 s | 14 min |
| workers that one client can feed | 80 | as many |
| memory of the client | 47 MiB |  |
| memory of a worker | 110 MiB | as much |
| week files and what they name | 0 MB | 690 MB |
| rosters, JSON | 0 MB | 1,552 MB |
"""


def test_the_tables() -> None:
    two = some()[:2]
    assert render_targets(compared(), "one", "two", "cluster") == TARGETS
    assert render_ways(compared(), "one") == WAYS
    assert render_plans(two, ROWS) == PLANS
    assert render_slow(two, ROWS) == SLOW
    assert render_million(two, ROWS, phases(), compared(), "two") == MILLION


def test_a_page_gets_the_tables_as_they_are_now() -> None:
    remark = "<!-- slow: written by `make bench-city` -->\n"
    page = f"Text.\n\n{remark}| old |\n| --- |\n\nText | more.\n"
    rows = SLOW.partition("\n\n")[2]
    assert filled(page, {"other": WAYS}) == page
    assert filled(page, {"slow": SLOW}) == f"Text.\n\n{remark}{rows}\nText | more.\n"


def test_the_page_names_tables_that_there_are() -> None:
    names = re.findall(
        "<!-- (\\w+): written by `make bench-city` -->\n\\|", PAGE.read_text("utf-8")
    )
    assert {"ways", "plans", "phases", "million"} == set(names)
    assert "<!-- growth: written by `python -m benchmarks.growth` -->\n|" in PAGE.read_text("utf-8")


def test_the_table_of_the_steps() -> None:
    lines = render_phases(phases()).splitlines()
    assert lines[2] == "| client | reading files and hashing | 5.0 ms | 0.7 % |"
    assert lines[-3] == "| worker | writing | 100.0 ms | 13.8 % |"
    assert lines[-1] == (
        "A week file with what it names is 20 kB on its way to a worker; "
        "its roster is 45 kB on its way back."
    )
    assert len(lines) == len(CLIENT) + len(WORKER) + 4


@pytest.mark.parametrize(
    ("minutes", "ways", "num"),
    [
        (100, "1 2 c 2 c 1 c 1 2", 6),  # time enough for all
        (-1, "1 2 c", 2),  # none left after the first chunk
        (1.2, "1 2 c 2 2", 6),  # enough for two processes alone
    ],
)
def test_what_there_is_time_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, minutes: float, ways: str, num: int
) -> None:
    """A plan takes 15 seconds; of six, two are in a chunk."""
    ran = []

    def fake(places: Sequence[Path], out: Path, way: Way, limit: float) -> Run:
        ran.append(way.name[0])
        rows = (row(place.name, 15.0, 16.0 + 15 * at) for at, place in enumerate(places))
        return Run(way.num_workers, 20.0, 1.0, 30.0, 45.0, 110.0, tuple(rows))

    monkeypatch.setattr(bench, "run_batch", fake)
    cluster = Way("cluster", 2, ())
    one = bench.Bench(tmp_path, some()[:6], (bench.ONE, bench.TWO, cluster), 60)
    num_chunks = one.run(2, time.monotonic() + 60 * minutes)
    assert " ".join(ran) == ways
    assert len(one.rows) == num
    assert num_chunks == len(one.compared.runs["cluster"])
    assert one.num_compared == 2 * num_chunks
