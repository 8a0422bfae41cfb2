"""How the time of one plan grows with its size: `python -m benchmarks.growth [SEEDS]`.

Four weeks, a duty a week for each twenty volunteers and never fewer than three, as in the city of
`city.py`; with equal efforts, with efforts of 1, 2 and 3, and with `rest` and `rotate` as well.
Each plan is a run of the whole command, one after another. The table is written into
`docs/scaling.md`.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.citytable import PAGE, filled, table
from benchmarks.measure import measure
from benchmarks.plans import week_file

SIZES = (25, 50, 100, 200, 400, 800)
_WEEKS, _PER_DUTY, _FEWEST = 4, 20, 3
_LIMIT, _GRACE = 60.0, 60.0


class Kind(NamedTuple):
    """Plans of one kind."""

    name: str
    is_even: bool
    rules: tuple[str, ...] = ()


KINDS = (
    Kind("equal efforts", True),
    Kind("efforts 1 to 3", False),
    Kind("and `rest`, `rotate`", False, ("rest", "rotate")),
)


class Run(NamedTuple):
    """One run: seconds and memory of the process, and whether all goals are proved."""

    seconds: float
    mib: float
    is_proved: bool


def run(size: int, kind: Kind, seed: int) -> Run:
    """Solve one plan."""
    tasks = max(_FEWEST, size // _PER_DUTY)
    text = week_file(size, _WEEKS, tasks, seed=seed, even=kind.is_even, rules=kind.rules)
    with tempfile.TemporaryDirectory() as folder:
        week = Path(folder, "week.yaml")
        week.write_text(text, "utf-8")
        command = [sys.executable, "-m", "dutyplan", "solve", str(week), "--format", "json", "-q"]
        done = measure([*command, "--time-limit", f"{_LIMIT:g}"], _LIMIT + _GRACE)
    if done.code != 0:
        raise RuntimeError(f"{size} {kind.name} {seed} ended with {done.code}: {done.err}")
    return Run(done.seconds, done.mib, json.loads(done.out)["solver"]["proved"])


def cell(runs: list[Run]) -> str:
    """The median, with the range; how many are proved where not all are."""
    seconds = [one.seconds for one in runs]
    said = f"{statistics.median(seconds):.1f} ({min(seconds):.1f} to {max(seconds):.1f})"
    num = sum(one.is_proved for one in runs)
    return said if num == len(runs) else f"{said}, {num} of {len(runs)} proved"


def main() -> None:
    """Print the table, and write it into the page."""
    num_seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    rows = []
    for size in SIZES:
        runs = [[run(size, kind, seed) for seed in range(num_seeds)] for kind in KINDS]
        most = max(one.mib for some in runs for one in some)
        rows.append([f"{size:,}", *map(cell, runs), f"{most:,.0f} MiB"])
        print(" | ".join(rows[-1]), file=sys.stderr, flush=True)
    measured = table(["volunteers", *(kind.name for kind in KINDS), "memory"], rows)
    print(measured, end="")
    PAGE.write_text(filled(PAGE.read_text("utf-8"), {"growth": measured}), "utf-8")


if __name__ == "__main__":
    main()
