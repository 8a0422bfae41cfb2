"""The same file, seed and version: the same bytes, whenever the solve ends by proof."""

from __future__ import annotations

import json
import os
import re
import runpy
from pathlib import Path
from random import Random

import pytest

from tests.cli.process import run
from tests.oracle import weeks

ROOT = Path(__file__).parents[2]
BENCHMARK = runpy.run_path(str(ROOT / "benchmarks" / "plans.py"))["week_file"]

SIZE = (20, 6, 4)
LARGE = (30, 8, 4)
WEEKS = {
    **{kind: weeks.text(Random(kind), kind, least=SIZE, most=SIZE) for kind in weeks.KINDS},
    "large and even": BENCHMARK(60, 12, 6, seed=5, even=True),
    "large and uneven": BENCHMARK(60, 12, 6, seed=6),
    # What a first, short try does not settle is taken up by two at once.
    "on two cores": BENCHMARK(40, 12, 5, seed=2, free=0.3),
    "rules on two cores": weeks.text(Random("ruled 0"), "ruled", least=LARGE, most=LARGE),
}

ON_ONE_CORE = """
import os
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
from dutyplan.cli import main
main()
"""


def written(folder: Path, name: str, program: str | None = None) -> dict[str, str]:
    """What a run shows and writes, without the seconds that it took."""
    own = folder / name
    own.mkdir()
    files = ["roster.csv", "roster.json"]
    outputs = [part for file in files for part in ("-o", own / file)]
    result = run("solve", folder / "week.yaml", *outputs, program=program)
    assert result.code == 0, result.err
    found = {file: (own / file).read_text(encoding="utf-8") for file in files}
    assert json.loads(found["roster.json"])["status"] == "optimal"
    found["roster.json"], num_times = re.subn(
        r'"seconds": [\d.]+', '"seconds": 0', found["roster.json"]
    )
    assert num_times == 1
    return found | {"standard output": result.out}


@pytest.mark.parametrize("kind", WEEKS)
def test_two_runs_write_the_same_bytes(kind: str, tmp_path: Path) -> None:
    (tmp_path / "week.yaml").write_text(WEEKS[kind], encoding="utf-8")
    first = written(tmp_path, "first")
    assert written(tmp_path, "second") == first
    if hasattr(os, "sched_setaffinity"):
        assert written(tmp_path, "on one core", ON_ONE_CORE) == first
