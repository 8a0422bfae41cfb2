"""Whole processes side by side: solving a Saturday, and merely importing `cp_model`.

`python -m benchmarks.start [RUNS]`, with the Python into which dutyplan is installed. The two
take turns, so that a machine that slows down slows both; the figures to quote are the ratios.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

CONFIG = Path(__file__).parent.parent / "configs" / "saturday.yaml"
OURS = [sys.executable, "-m", "dutyplan", "solve", str(CONFIG)]
THEIRS = [sys.executable, "-c", "from ortools.sat.python import cp_model"]


def measure(command: list[str]) -> tuple[float, float]:
    """Seconds by the clock and of the processor for one run."""
    before = os.times()
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    after = os.times()
    cpu = sum(after[i] - before[i] for i in (2, 3))
    return wall, cpu


def main() -> None:
    """Print medians and the ratios run by run."""
    num_runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    measure(OURS)
    measure(THEIRS)
    pairs = [(measure(OURS), measure(THEIRS)) for _ in range(num_runs)]
    for number, what in enumerate(("wall", "processor")):
        ours = statistics.median(one[number] for one, _ in pairs)
        theirs = statistics.median(two[number] for _, two in pairs)
        ratio = statistics.median(one[number] / two[number] for one, two in pairs)
        print(f"{what:9}  solve {ours:.3f} s  import cp_model {theirs:.3f} s  ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
