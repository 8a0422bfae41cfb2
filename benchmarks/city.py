"""A city of a thousand communities through `dutyplan batch`, on processes and on a cluster.

`python -m benchmarks.city` writes a made-up city, runs the command on it chunk by chunk, with one
process, with two, and on a local Dask cluster of two workers, prints the table, and writes it to
`city.md`.
A chunk is run in all ways one after the other, the first one in turns, so that a machine that slows
down slows all; what is compared are runs on the same communities. All communities go through two
processes; as many chunks as there is time for are run in the other ways, too. `--write FOLDER` only
writes the city, to look at or to try out.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from benchmarks.cityphases import Phases, phases_of
from benchmarks.cityruns import Row, Run, Way, local_cluster, run_batch
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
from benchmarks.citywriting import write_city
from benchmarks.community import Community
from benchmarks.machine import describe

RESULTS = Path(__file__).parent / "city.md"
ONE = Way("1 process", 1, ("--jobs", "1"))
TWO = Way("2 processes", 2, ("--jobs", "2"))
_NUM_WARM = 4

_HOW = """\
Communities have 20 to 200 volunteers of 12 to 80 years and 3 to 10 duties a week, for four weeks
(`benchmarks/community.py`); each plan has {limit:g} s at most. Seconds of one plan are its own:
reading, solving, explaining and writing its roster. Plans a second are counted from when the first
worker begins until one has nothing left to begin, as in a run without end, each plan for what it
took with one process; the start-up, before that, is told apart, and so is the end of each chunk,
when some wait for the last one. *Workers at work* is the share of the time to that end in
which they were at a plan. *Pace of a worker* is how quick it is to one that has the machine for
itself, by the plans that were proved both times: a plan that is ended by its limit takes as long
on a busy machine.

In all ways were run: {num:,} communities in {chunks} chunks; with two processes: {done:,} of
{all:,}. The whole took {minutes:.0f} minutes.
"""


_HEADINGS = {
    "targets": "To reach, and reached",
    "ways": "Plans a second",
    "plans": "The plans",
    "slow": "What the slow ones have in common",
    "phases": "Where the time goes, of a mean plan",
    "million": "A million volunteers",
}


class Bench:
    """The runs on one city.

    Parameters
    ----------
    folder
        For the city and all that is made of it.
    ways
        Two processes, and those that they are compared with.
    """

    def __init__(
        self, folder: Path, city: Sequence[Community], ways: Sequence[Way], limit: float
    ) -> None:
        self._folder = folder
        self._city = city
        self._ways = ways
        self._limit = limit
        self._num_runs = 0
        self.compared = Compared()
        self.rows: list[Row] = []
        self.num_compared = 0

    def warm_up(self) -> None:
        """A few communities, so that no later run is the first of all."""
        for way in self._ways:
            self.compared.small[way.name] = self._run(way, self._city[:_NUM_WARM])

    def run(self, size: int, deadline: float) -> int:
        """All chunks with two processes, and the first ones in the other ways as well.

        Parameters
        ----------
        size
            Communities in a chunk.
        deadline
            In `time.monotonic` seconds: when it should all be done.

        Returns
        -------
        int
            How many chunks were run in all ways. What could not even be run with two processes
            in time is left.
        """
        communities = iter(self._city)
        num_chunks = 0
        while chunk := list(islice(communities, size)):
            if num_chunks and time.monotonic() > deadline:
                break
            if num_chunks and not self._has_time(deadline, len(chunk)):
                self._add(self._run(TWO, chunk))
                continue
            first = num_chunks % len(self._ways)
            for way in (*self._ways[first:], *self._ways[:first]):
                run = self._run(way, chunk)
                self.compared.add(way.name, run)
                if way is TWO:
                    self._add(run)
            num_chunks += 1
            self.num_compared += len(chunk)
        return num_chunks

    def _has_time(self, deadline: float, num_next: int) -> bool:
        """Whether another chunk can be run in all ways, and the rest with two processes."""
        left = len(self._city) - len(self.rows) - num_next
        runs = self.compared.runs
        plan = {way: 1 / self.compared.rate(way) for way in runs}
        needed = num_next * sum(plan.values()) + left * plan[TWO.name]
        return time.monotonic() + needed < deadline

    def _add(self, run: Run) -> None:
        self.rows += run.rows

    def _run(self, way: Way, chunk: Sequence[Community]) -> Run:
        self._num_runs += 1
        out = self._folder / f"out-{self._num_runs}"
        run = run_batch(paths(self._folder, chunk), out, way, self._limit)
        say(
            f"{way.name}: {chunk[0].name} to {chunk[-1].name}: {run.seconds:.1f} s, "
            f"{len(run.rows) / run.span:.2f} plans a second"
        )
        for row in run.rows:
            if not row.has_roster:
                say(f"  {row.name}: {row.status}: {row.message}")
        return run


def paths(folder: Path, some: Sequence[Community]) -> list[Path]:
    """The folders of communities."""
    return [folder / "city" / one.name for one in some]


def tables_of(
    bench: Bench, city: Sequence[Community], phases: Phases, cluster: str
) -> dict[str, str]:
    """All tables, by the names that `PAGE` has for them."""
    compared, rows = bench.compared, bench.rows
    return {
        "targets": render_targets(compared, ONE.name, TWO.name, cluster),
        "ways": render_ways(compared, ONE.name),
        "plans": render_plans(city, rows),
        "slow": render_slow(city, rows),
        "phases": render_phases(phases),
        "million": render_million(city, rows, phases, compared, TWO.name),
    }


def report(tables: dict[str, str], how: str) -> str:
    """The whole page of results."""
    parts = [
        "# A city, measured",
        "<!-- Written by `make bench-city`; what it says is of one machine on one day. -->",
        f"{date.today().isoformat()}: {'; '.join(describe())}.",
        how.strip(),
    ]
    for name, heading in _HEADINGS.items():
        parts += [f"## {heading}", tables[name].strip()]
    return "\n\n".join(parts) + "\n"


def say(text: str) -> None:
    """Tell how far it has come."""
    print(text, file=sys.stderr, flush=True)


def read_options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--communities", type=int, default=1000)
    parser.add_argument("--quick", action="store_true", help="100 of them, to standard output")
    parser.add_argument("--minutes", type=float, default=90.0, help="when it should be done")
    parser.add_argument("--limit", type=float, default=10.0, help="seconds for a plan at most")
    parser.add_argument("--chunk", type=int, default=100, help="communities in a chunk")
    parser.add_argument("--phases", type=int, default=60, help="communities timed step by step")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="write the city, no more")
    options = parser.parse_args()
    if options.quick:
        options.communities, options.chunk, options.phases = 100, 50, 20
    return options


def main() -> None:
    """Measure, and write what was measured."""
    options = read_options()
    start = time.monotonic()
    numbers = range(1, options.communities + 1)
    if options.write is not None:
        write_city(options.write, numbers, options.seed)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        city = write_city(folder / "city", numbers, options.seed)
        say(f"{len(city)} communities are written, {time.monotonic() - start:.0f} s")
        phases = phases_of(paths(folder, city[: options.phases]), folder / "out", options.limit)
        with local_cluster(folder, 2) as cluster:
            bench = Bench(folder, city, (ONE, TWO, cluster), options.limit)
            bench.warm_up()
            num_chunks = bench.run(options.chunk, start + 60 * options.minutes)
    how = _HOW.format(
        limit=options.limit,
        num=bench.num_compared,
        chunks=num_chunks,
        done=len(bench.rows),
        all=len(city),
        minutes=(time.monotonic() - start) / 60,
    )
    tables = tables_of(bench, city[: len(bench.rows)], phases, cluster.name)
    text = report(tables, how)
    print(text, end="")
    if not options.quick:
        RESULTS.write_text(text, "utf-8")
        PAGE.write_text(filled(PAGE.read_text("utf-8"), tables), "utf-8")


if __name__ == "__main__":
    main()
