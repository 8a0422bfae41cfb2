"""`dutyplan batch` on communities of a city, measured from outside."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.citywatch import Watch

SUMMARY = "summary.csv"
_WAIT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Row:
    """What the summary says of one community, and when its roster was in place.

    Attributes
    ----------
    at
        Seconds from the start of the run; None without a roster.
    """

    name: str
    status: str
    gaps: int
    is_proved: bool
    seconds: float
    at: float | None
    size: int
    message: str

    @property
    def has_roster(self) -> bool:
        """Whether there is one."""
        return self.at is not None


@dataclass(frozen=True, slots=True)
class Run:
    """One batch.

    Attributes
    ----------
    num_workers
        How many plans were solved at a time.
    seconds
        Of the whole command, by the clock.
    client_cpu, worker_cpu
        Seconds that the processor worked for the client, and for all workers.
    client_mib, worker_mib
        The most memory of the client, and of the largest worker.
    """

    num_workers: int
    seconds: float
    client_cpu: float
    worker_cpu: float
    client_mib: float
    worker_mib: float
    rows: tuple[Row, ...]

    @property
    def begin(self) -> float:
        """Seconds until the first worker began with the first plan: the start-up."""
        return min((row.at - row.seconds for row in self.rows if row.at is not None), default=0.0)

    @property
    def span(self) -> float:
        """Seconds from then until the last roster was in place."""
        return max((row.at for row in self.rows if row.at is not None), default=0.0) - self.begin

    @property
    def full(self) -> float:
        """Seconds from the first plan's beginning until a worker has nothing left to begin."""
        ends = sorted(row.at for row in self.rows if row.at is not None)
        return ends[-self.num_workers :][0] - self.begin if ends else 0.0

    def done(self, worth: Mapping[str, float]) -> float:
        """What was done by then, each plan as much as it is worth; of one begun its part."""
        end = self.begin + self.full
        return sum(
            worth[row.name] * min(1.0, max(0.0, (end - row.at + row.seconds) / row.seconds))
            for row in self.rows
            if row.at is not None
        )

    @property
    def work(self) -> float:
        """Seconds that the workers say they have worked."""
        return sum(row.seconds for row in self.rows)


@dataclass(frozen=True, slots=True)
class Way:
    """Where the work is done.

    Attributes
    ----------
    options
        Of the command.
    watched
        Processes beside the command that work for it.
    """

    name: str
    num_workers: int
    options: tuple[str, ...]
    watched: tuple[int, ...] = ()


def run_batch(city: Sequence[Path], out: Path, way: Way, limit: float) -> Run:
    """Run one, and read what it has written.

    Raises
    ------
    RuntimeError
        Where the command fails, or a community has no row.
    """
    command = [sys.executable, "-m", "dutyplan", "batch", *map(str, city)]
    command += ["--to", str(out), "-q", "--time-limit", f"{limit:g}", *way.options]
    errors = out.with_suffix(".err")
    begun, start = time.time(), time.perf_counter()
    with errors.open("w+b") as to_errors:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=to_errors)
        watch = Watch([process.pid, *way.watched])
        try:
            code = process.wait()
            seconds = time.perf_counter() - start
        finally:
            process.terminate()  # it has ended, unless somebody stops all of this
            watch.stop()
    if code not in (0, 1) or not (out / SUMMARY).exists():
        raise RuntimeError(f"{way.name} ended with {code}: {errors.read_text('utf-8')}")
    rows = tuple(_rows(out, begun))
    if len(rows) != len(city):
        raise RuntimeError(f"{way.name}: {len(rows)} rows for {len(city)} communities")
    client = watch.root(process.pid)
    return Run(
        num_workers=way.num_workers,
        seconds=seconds,
        client_cpu=client.cpu,
        worker_cpu=sum(one.cpu for one in watch.started),
        client_mib=client.mib,
        worker_mib=max(one.mib for one in watch.started),
        rows=rows,
    )


def _rows(out: Path, begun: float) -> Iterator[Row]:
    with (out / SUMMARY).open(encoding="utf-8-sig", newline="") as lines:
        for said in csv.DictReader(lines):
            name = Path(said["file"]).parent.name
            roster = out / name / "week.json"
            found = roster.stat() if roster.exists() else None
            yield Row(
                name=name,
                status=said["status"],
                gaps=int(said["gaps"] or 0),
                is_proved=said["proved"] == "yes",
                seconds=float(said["seconds"]),
                at=found.st_mtime - begun if found else None,
                size=found.st_size if found else 0,
                message=said["message"],
            )


@contextmanager
def local_cluster(folder: Path, num_workers: int) -> Iterator[Way]:
    """A Dask cluster of this machine, started as a district office would: a thread a worker."""
    file = folder / "scheduler.json"
    log = (folder / "cluster.log").open("wb")
    dask = [sys.executable, "-m", "dask"]
    processes: list[subprocess.Popen[bytes]] = []

    def start(*arguments: str) -> None:
        processes.append(subprocess.Popen([*dask, *arguments], stdout=log, stderr=log))

    try:
        start("scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
        address = _address(file)
        for _ in range(num_workers):
            start("worker", address, "--nthreads", "1", "--no-dashboard",
                  "--local-directory", str(folder))  # fmt: skip
        _wait_for_workers(address, num_workers)
        watched = tuple(process.pid for process in processes)
        yield Way(f"cluster of {num_workers}", num_workers, ("--cluster", address), watched)
    finally:
        for process in reversed(processes):
            process.terminate()
        for process in processes:
            process.wait()
        log.close()


def _address(file: Path) -> str:
    end = time.monotonic() + _WAIT_SECONDS
    while time.monotonic() < end:
        try:
            return str(json.loads(file.read_text("utf-8"))["address"])
        except (OSError, ValueError):
            time.sleep(0.05)
    raise TimeoutError("no scheduler has started")


def _wait_for_workers(address: str, num: int) -> None:
    from distributed import Client

    with Client(address, timeout=_WAIT_SECONDS) as client:
        client.wait_for_workers(num, timeout=_WAIT_SECONDS)
