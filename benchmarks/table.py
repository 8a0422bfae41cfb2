"""The tables of `results.md`, from what was measured."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from benchmarks.runs import PEERS, Run
from benchmarks.targets import Aim, Target

_POINT = 10  # tenths


@dataclass(slots=True)
class Measurements:
    """All runs on one target.

    Attributes
    ----------
    aims
        For each aim our runs, a seed each.
    short
        Our runs on the same plans with shortages.
    peers
        Runs on the plan of the first seed.
    imports
        Seconds that importing `cp_model` took, in turn with our runs.
    """

    target: Target
    aims: list[tuple[Aim, list[Run]]] = field(default_factory=list)
    short: list[Run] = field(default_factory=list)
    peers: list[Run] = field(default_factory=list)
    imports: list[float] = field(default_factory=list)

    @property
    def ours(self) -> list[Run]:
        """All runs of ours."""
        return [run for _, runs in self.aims for run in runs] + self.short


def holds(aim: Aim, run: Run) -> bool:
    """Whether a run has shown what the aim asks for, whatever the time."""
    if run.verdict is None or run.fault:
        return False
    if aim.what in ("proved", "start") or run.is_proved:
        return run.is_proved
    largest, bound = run.verdict.largest, run.bound
    if largest is None or bound is None or not run.is_covered:
        return False
    return largest <= bound + (_POINT if aim.what == "near" else 0)


def is_reached(aim: Aim, run: Run) -> bool:
    """Whether it has done so in time, and in memory."""
    is_in_time = aim.seconds is None or run.seconds <= aim.seconds
    is_small = aim.mib is None or run.mib < aim.mib
    return holds(aim, run) and is_in_time and is_small


def render_targets(all_measured: Iterable[Measurements]) -> str:
    """What is to be reached beside what was measured."""
    rows = []
    for one in all_measured:
        for aim, runs in one.aims:
            measured, reached = _measured(aim, runs, one.imports)
            rows.append([*_plan(one.target), aim.said, measured, reached])
    return _table(["plan", "efforts", "rules", "to reach", "measured", "reached"], rows)


def _measured(aim: Aim, runs: list[Run], imports: list[float]) -> tuple[str, str]:
    """The figure and whether it is good enough."""
    if aim.what == "start":
        ratio = statistics.median(run.seconds for run in runs) / statistics.median(imports)
        is_good = ratio <= 0.5 and all(holds(aim, run) for run in runs)
        said = f"{_spread([run.seconds for run in runs])}; import {_spread(imports)}"
        return f"{said}; ratio {ratio:.2f}", "yes" if is_good else "no"
    num_shown = sum(holds(aim, run) for run in runs)
    said = _spread([run.seconds for run in runs])
    if num_shown < len(runs):
        said += f", shown by {num_shown} of {len(runs)}"
    if aim.mib is not None:
        said += f", at most {max(run.mib for run in runs):,.0f} MiB"
    if aim.seconds is None:
        return said, "-"
    num_reached = sum(is_reached(aim, run) for run in runs)
    words = {len(runs): "yes", 0: "no"}
    return said, words.get(num_reached, f"{num_reached} of {len(runs)}")


def render_peers(all_measured: Iterable[Measurements]) -> str:
    """Everybody on the same plan, side by side."""
    rows = []
    for one in all_measured:
        own = one.aims[-1][1][0]
        rows += [[*_plan(one.target), *_facts(run)] for run in (own, *one.peers)]
    heads = ["plan", "efforts", "rules", "who", "missing", "largest balance", "sum of squares"]
    return _table([*heads, "proved", "seconds", "peak MiB", ""], rows)


def _facts(run: Run) -> list[str]:
    end = [f"{run.seconds:.1f}", f"{run.mib:,.0f}", run.fault or run.note]
    if run.verdict is None:
        return [run.who, "", "", "", "", *end]
    verdict = run.verdict
    largest = "" if verdict.largest is None else f"{verdict.largest / 10:+.1f}"
    proof = "yes" if run.is_proved else "no"
    if run.who in PEERS.values():
        proof = "its sum" if run.is_proved else _open(run.gap)
    return [run.who, str(verdict.missing), largest, _whole(verdict.squares), proof, *end]


def _open(gap: float | None) -> str:
    return "no" if gap is None else f"no, {100 * gap:.0f} % open"


def render_short(all_measured: Iterable[Measurements]) -> str:
    """The same plans as they are, and with too few people."""
    rows = []
    for one in all_measured:
        if not one.short:
            continue
        whole = [run.seconds for run in one.aims[-1][1]]
        lacking = [run.verdict.missing for run in one.short if run.verdict is not None]
        num_proved = sum(run.is_proved for run in one.short)
        missing = _range(
            [str(number) for number in (min(lacking), max(lacking))] if lacking else []
        )
        seconds = _spread([run.seconds for run in one.short])
        num_covered = sum(run.is_covered for run in one.short)
        total = len(one.short)
        rows.append(
            [
                *_plan(one.target),
                _spread(whole),
                seconds,
                missing,
                f"{num_covered} of {total}",
                f"{num_proved} of {total}",
            ]
        )
    heads = ["plan", "efforts", "rules", "filled", "short", "missing"]
    return _table([*heads, "gaps proved", "all proved"], rows)


def _plan(target: Target) -> list[str]:
    return [target.name, target.efforts, target.rules]


def _spread(seconds: list[float]) -> str:
    """The median, and the range where there is one."""
    median = f"{statistics.median(seconds):.2f} s"
    if len(seconds) == 1:
        return median
    return f"{median} ({min(seconds):.2f} to {max(seconds):.2f})"


def _range(ends: list[str]) -> str:
    return " to ".join(dict.fromkeys(ends))


def _whole(number: Fraction) -> str:
    return str(number) if number.denominator == 1 else f"{float(number):.2f}"


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
