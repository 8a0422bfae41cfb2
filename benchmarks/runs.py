"""One run of one program on one plan, measured and judged."""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.judge import Judge, Verdict
from benchmarks.machine import has_java, has_package
from benchmarks.measure import Measured, measure
from benchmarks.peers.given import read_answer

PEERS = {
    "cpsat": "CP-SAT, sum of squares",
    "highs": "HiGHS, the same as a MIP",
    "timefold": "Timefold",
}
_GRACE = 45.0
"""Seconds for reading, checking and writing beyond a limit, until a process is ended."""


@dataclass(frozen=True, slots=True)
class Run:
    """What came of one run.

    Attributes
    ----------
    verdict
        None without a roster.
    is_proved
        Of ours: every goal. Of a peer: its own objective.
    is_covered
        Whether it is proved that no roster misses less.
    bound
        Of the largest balance, in tenths.
    gap
        Of a peer: how far its bound lies below its objective, as a share of it.
    note
        Anything else to be said.
    fault
        What must not be, if anything: an error, a broken rule, a value that is not there.
    csv
        The roster as a file.
    """

    who: str
    seconds: float
    mib: float
    verdict: Verdict | None = None
    is_proved: bool = False
    is_covered: bool = False
    bound: int | None = None
    gap: float | None = None
    note: str = ""
    fault: str = ""
    csv: str = ""


def run_ours(text: str, judge: Judge, limit: float | None = None) -> Run:
    """Run the command as people do; `limit` where they set one."""
    with tempfile.TemporaryDirectory() as folder:
        week, csv = Path(folder, "week.yaml"), Path(folder, "roster.csv")
        week.write_text(text, "utf-8")
        command = [sys.executable, "-m", "dutyplan", "solve", str(week), "-o", str(csv)]
        command += ["--format", "json"]
        command += [] if limit is None else ["--time-limit", str(limit)]
        done = measure(command, (60.0 if limit is None else limit) + _GRACE)
        run = Run("dutyplan", done.seconds, done.mib)
        if done.is_late:
            return replace(run, fault="did not end in time")
        if done.code == 4:
            return replace(run, note="no roster in time")
        if done.code != 0:
            return replace(run, fault=f"ended with {done.code}: {_last_line(done)}")
        return judged(run, done.out, csv.read_text("utf-8-sig"), judge)


def judged(run: Run, data: str, csv: str, judge: Judge) -> Run:
    """Hold what our program says of its roster against what is counted in it."""
    said = json.loads(data)
    goals: dict[str, dict[str, Any]] = {goal["goal"]: goal for goal in said["goals"]}
    coverage, fairness = goals["coverage"], goals["fairness"]
    try:
        verdict = judge.of_file(data)
    except ValueError as error:
        return replace(run, fault=f"its roster can't be read: {error}")
    largest = round(10 * fairness["value"][0]) if fairness["value"] else None
    fault = ""
    if verdict.num_breaches:
        fault = f"breaks {verdict.num_breaches} rules"
    elif (verdict.missing, verdict.largest) != (coverage["value"], largest):
        fault = (
            f"says {coverage['value']} missing and {largest} tenths, "
            f"counted are {verdict.missing} and {verdict.largest}"
        )
    bound = fairness["bound"]
    return replace(
        run,
        verdict=verdict,
        is_proved=said["solver"]["proved"],
        is_covered=coverage["proved"],
        bound=None if bound is None else round(10 * bound),
        fault=fault,
        csv=csv,
    )


def run_peer(peer: str, text: str, judge: Judge, seconds: float) -> Run:
    """Run a peer, which gets so many seconds for everything."""
    with tempfile.TemporaryDirectory() as folder:
        week = Path(folder, "week.yaml")
        week.write_text(text, "utf-8")
        module = f"benchmarks.peers.{peer}"
        command = [sys.executable, "-m", module, str(week), "--seconds", str(seconds)]
        done = measure(command, seconds + _GRACE)
    run = Run(PEERS[peer], done.seconds, done.mib)
    if done.is_late:
        return replace(run, note="had to be stopped")
    if done.code != 0:
        return replace(run, note=f"ended with {done.code}: {_last_line(done)}")
    answer = read_answer(done.out)
    if answer.assignments is None:
        return replace(run, note=answer.status)
    verdict = judge.of_pairs([(one, duty) for one, duty in answer.assignments])
    note = f"breaks {verdict.num_breaches} rules" if verdict.num_breaches else ""
    return replace(run, verdict=verdict, is_proved=answer.is_proved, gap=answer.gap, note=note)


def why_not(peer: str) -> str:
    """Why a peer can't be run here; empty if it can."""
    package = {"cpsat": "ortools", "highs": "highspy", "timefold": "timefold"}[peer]
    if not has_package(package):
        return f"the package {package} is not installed"
    return "there is no Java" if peer == "timefold" and not has_java() else ""


def seconds_of_import() -> float:
    """What importing OR-Tools' public model takes, in a process of its own."""
    return measure([sys.executable, "-c", "from ortools.sat.python import cp_model"], 120).seconds


def _last_line(done: Measured) -> str:
    lines = done.err.strip().splitlines()
    return lines[-1] if lines else "nothing was said"
