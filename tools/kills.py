"""SIGKILL to a worker, the scheduler or the client of a batch, again and again; then `--resume`.

    python -m tools.kills [--times 20] [--num 200] [--only NAME ...]

A batch is started, and at a random moment one of its processes is killed. What goes on by itself is
waited for; then the same command runs again with `--resume`. In the end all rosters must be there,
each the very one of a batch that nobody has disturbed; nothing half-written may lie about; and what
was noted as done before the kill must not have been solved again.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from dutyplan.batch.journal import NAME, read_entries

_COMMAND = str(Path(sys.executable).with_name("dutyplan"))
_DASK = str(Path(sys.executable).with_name("dask"))
_WEEK = """\
title: Community {number}
start: 2026-11-28
weeks: 4
tasks:
  - {{name: Stairwell rails, when: saturday 10:00-11:00, people: 2}}
  - {{name: Basement, when: saturday 10:00-12:00, people: 2, effort: 3, age: 18-60}}
  - {{name: Courtyard, when: saturday 11:00-12:30, people: 3, effort: 2}}
volunteers:
{people}"""
_NUM_PEOPLE = 14
_PATIENCE = 300
"""Seconds after which something is taken for hung."""


@dataclass
class Cluster:
    """A Dask cluster of this machine: a scheduler and two workers, each with its nanny."""

    folder: Path
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    address: str = ""

    def start(self) -> None:
        """Start it, and wait until it answers."""
        file = self.folder / "scheduler.json"
        file.unlink(missing_ok=True)
        self._start("scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
        _wait_for(lambda: file.exists() and bool(file.read_text(encoding="utf-8")))
        self.address = json.loads(file.read_text(encoding="utf-8"))["address"]
        for _ in range(2):
            options = ("--nthreads", "1", "--no-dashboard", "--local-directory", str(self.folder))
            self._start("worker", self.address, *options)
        _wait_for(lambda: len(self.workers()) == 2)

    def _start(self, *arguments: str) -> None:
        command = [_DASK, *arguments]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.processes.append(subprocess.Popen(command, **quiet))  # type: ignore[call-overload]

    def scheduler(self) -> psutil.Process:
        """The process of the scheduler."""
        return psutil.Process(self.processes[0].pid)

    def workers(self) -> list[psutil.Process]:
        """Those that solve; their nannies start others where they die."""
        nannies = [psutil.Process(one.pid) for one in self.processes[1:] if one.poll() is None]
        return [child for nanny in nannies for child in _solving(nanny)]

    def stop(self) -> None:
        """End all of it."""
        for process in self.processes:
            with suppress(psutil.NoSuchProcess):
                for child in psutil.Process(process.pid).children(recursive=True):
                    child.kill()
            process.kill()
            process.wait()
        self.processes.clear()


@dataclass(frozen=True)
class Disturbance:
    """A batch of which one process is killed.

    Attributes
    ----------
    arguments
        How the batch is started, beside its files.
    victim
        The process that is killed, once the batch is under way; None where there is none just then.
    before
        What must be there before a batch can be started, and again before it can be resumed.
    """

    name: str
    arguments: Callable[[], Sequence[str]]
    victim: Callable[[psutil.Process], psutil.Process | None]
    before: Callable[[], None]


def disturbances(cluster: Cluster) -> Iterator[Disturbance]:
    """All that is to be proved: who dies, and where the work is done."""

    def on_processes() -> Sequence[str]:
        return ("--jobs", "2")

    def on_cluster() -> Sequence[str]:
        return ("--cluster", cluster.address)

    def is_whole() -> None:
        if not cluster.processes or cluster.processes[0].poll() is not None:
            cluster.stop()
            cluster.start()
        _wait_for(lambda: len(cluster.workers()) == 2)

    def nothing() -> None:
        pass

    yield Disturbance("processes, a worker", on_processes, lambda own: _any(_solving(own)), nothing)
    yield Disturbance("processes, the client", on_processes, lambda own: own, nothing)
    yield Disturbance("cluster, a worker", on_cluster, lambda _: _any(cluster.workers()), is_whole)
    yield Disturbance("cluster, the scheduler", on_cluster, lambda _: cluster.scheduler(), is_whole)
    yield Disturbance("cluster, the client", on_cluster, lambda own: own, is_whole)


def _solving(parent: psutil.Process) -> list[psutil.Process]:
    """The workers among the children of a process; Python's own helpers are none."""
    found = []
    for child in parent.children():
        with suppress(psutil.Error):
            line = " ".join(child.cmdline())
            if "spawn_main" in line and "resource_tracker" not in line:
                found.append(child)
    return found


def _any(processes: Sequence[psutil.Process]) -> psutil.Process | None:
    return random.choice(processes) if processes else None


def _wait_for(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError("this takes too long: it hangs")
        time.sleep(0.02)


def write_city(folder: Path, num: int) -> None:
    """Week files of communities that take a few hundredths of a second each."""
    for number in range(num):
        ages = random.Random(number)
        people = "".join(
            f"  - {{name: Resident {number}-{one}, age: {ages.randint(15, 75)}}}\n"
            for one in range(_NUM_PEOPLE)
        )
        path = folder / f"community-{number:03}" / "week.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(_WEEK.format(number=number, people=people), encoding="utf-8")


def rosters_in(out: Path) -> dict[str, bytes]:
    """All rosters of a batch, by name."""
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("week.csv")}


@contextmanager
def _started(city: Path, out: Path, *more: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [_COMMAND, "batch", str(city), "--to", str(out), "--format", "csv", "-q", *more]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _num_lines(out: Path) -> int:
    try:
        return (out / NAME).read_bytes().count(b"\n")
    except OSError:
        return 0


def disturb(one: Disturbance, city: Path, out: Path, expected: dict[str, bytes]) -> str:
    """Kill once, resume, and look at what is there.

    Returns
    -------
    str
        What happened, in a few words.

    Raises
    ------
    AssertionError
        Where something was lost, half-written, or solved once more than it need be.
    """
    num = len(expected)
    one.before()
    at = random.randint(1, num * 9 // 10)
    with _started(city, out, *one.arguments()) as process:
        _wait_for(lambda: _num_lines(out) >= at or process.poll() is not None)
        time.sleep(random.uniform(0, 0.1))
        victim = one.victim(psutil.Process(process.pid)) if process.poll() is None else None
        if victim is not None:
            with suppress(psutil.NoSuchProcess):
                victim.kill()
        said = process.communicate(timeout=_PATIENCE)[0].decode()
    assert "Traceback" not in said, said
    known = read_entries(out)
    stamps = {stem: (out / f"{stem}.csv").stat().st_mtime_ns for stem in known}
    one.before()
    with _started(city, out, "--resume", *one.arguments()) as process:
        again = process.communicate(timeout=_PATIENCE)[0].decode()
        assert process.returncode == 0, again
    assert rosters_in(out) == expected, "a roster is missing, or is another one"
    stray = [path for path in out.rglob("*") if path.name.endswith(".tmp")]
    assert not stray, stray
    assert len(read_entries(out)) == num
    moved = [stem for stem, at in stamps.items() if (out / f"{stem}.csv").stat().st_mtime_ns != at]
    assert not moved, f"solved twice: {moved}"
    return f"killed after {at}, {len(known)} done, {num - len(known)} left"


def prove(times: int, num: int, only: Sequence[str], seed: int) -> int:
    """Disturb each kind of batch so many times; the number of failures."""
    random.seed(seed)
    num_failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        city, out = folder / "city", folder / "out"
        write_city(city, num)
        with _started(city, folder / "calm", "--jobs", "2") as process:
            said = process.communicate(timeout=_PATIENCE)[0].decode()
            assert process.returncode == 0, said
        expected = rosters_in(folder / "calm")
        assert len(expected) == num
        cluster = Cluster(folder)
        try:
            for one in disturbances(cluster):
                if only and one.name not in only:
                    continue
                for time_ in range(1, times + 1):
                    shutil.rmtree(out, ignore_errors=True)
                    try:
                        told = disturb(one, city, out, expected)
                    except (AssertionError, TimeoutError, subprocess.TimeoutExpired) as error:
                        num_failed += 1
                        told = f"FAILED: {error}"
                    print(f"{one.name} {time_}/{times}: {told}", flush=True)
        finally:
            cluster.stop()
    print(f"{num_failed} failed" if num_failed else "Nothing was lost, and nothing done twice.")
    return num_failed


def main() -> None:
    """Run it, and end with 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=20, help="kills of each kind")
    parser.add_argument("--num", type=int, default=200, help="week files of a batch")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", action="append", default=[], help="such as 'cluster, a worker'")
    options = parser.parse_args()
    sys.exit(1 if prove(options.times, options.num, options.only, options.seed) else 0)


if __name__ == "__main__":
    main()
