"""What one absence costs: 60 volunteers x 12 weeks x 6 tasks, the roster solved again.

`python -m benchmarks.replan [SEEDS]`. Whole processes: `dutyplan replan` with somebody away who is
on a duty in the middle of the plan, with all before that day frozen, with nothing frozen, and with
fairness before few changes; in the same run `dutyplan solve` of the same plan from scratch, and the
ratio to it. Last, for information, 300 volunteers x 26 weeks x 20 tasks.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.drafts import START
from benchmarks.plans import week_file

_SHAPES: tuple[tuple[int, int, int, tuple[str, ...]], ...] = (
    (60, 12, 6, ()),
    (60, 12, 6, ("rest", "rotate")),
    (60, 12, 6, ("rest", "rotate", "supervision", "families")),
    (300, 26, 20, ()),
)
_WAYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("frozen before", ()),
    ("nothing frozen", ("--freeze-until", str(START))),
    ("fairness first", ("--goals", "coverage,fairness,stability")),
)


def timed(folder: Path, *arguments: str) -> tuple[float, str]:
    """Seconds of a whole process, and what it said."""
    start = time.perf_counter()
    result = subprocess.run(
        [sys.executable, "-m", "dutyplan", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return time.perf_counter() - start, result.stdout


def absence(folder: Path) -> str:
    """Somebody who is on a duty in the middle of the plan, and the day."""
    duties = json.loads((folder / "roster.json").read_text(encoding="utf-8"))["duties"]
    middle = next(one for one in duties[len(duties) // 2 :] if one["volunteers"])
    return f"{middle['volunteers'][0]} {middle['date']}"


def lines(shape: tuple[int, int, int, tuple[str, ...]], seed: int) -> Iterator[tuple[str, float]]:
    """What one plan took, and the seconds of each replan."""
    volunteers, weeks, tasks, rules = shape
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text = week_file(volunteers, weeks, tasks, seed=seed, rules=rules)
        (folder / "week.yaml").write_text(text, encoding="utf-8")
        solving, _ = timed(folder, "solve", "week.yaml", "-q", "-o", "roster.json")
        away = absence(folder)
        for what, more in _WAYS:
            command = ("replan", "week.yaml", "roster.json", "--away", away, "--dry-run")
            seconds, out = timed(folder, *command, "--format", "json", *more)
            said = json.loads(out)
            proof = "proved" if said["fewest"] else "OPEN"
            fairness = ", fairness too" if said["status"] == "optimal" else ""
            num, missing = len(said["changes"]), len(said["missing"])
            line = f"{what}: {num} changes (fewest: {proof}{fairness}), {missing} missing, "
            ratio = f"solve {solving:.2f} s (ratio {seconds / solving:.2f})"
            yield f"{line}{seconds:.2f} s; {ratio}", seconds


def main() -> None:
    """Print a line for each plan and way, then the median and the slowest of each shape."""
    num_seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    for shape in _SHAPES:
        volunteers, weeks, tasks, rules = shape
        label = f"{volunteers} x {weeks} x {tasks} {','.join(rules)}".rstrip()
        times = []
        for seed in range(num_seeds if volunteers < 100 else min(num_seeds, 2)):
            for line, seconds in lines(shape, seed):
                print(f"{label}, seed {seed}: {line}", flush=True)
                times.append(seconds)
        print(f"{label}: median {statistics.median(times):.2f} s, slowest {max(times):.2f} s")


if __name__ == "__main__":
    main()
