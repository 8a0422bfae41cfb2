"""What answers to "why?" cost beside the solve: 60 volunteers x 12 weeks x 6 tasks.

`python -m benchmarks.why [SEEDS]`. Three questions on plans with shortages, each with the ratio to
the solve of the same plan in the same run: the reasons of all gaps; with `--strict` the smallest
clash and the ways out; and why somebody is on a duty, by the command itself.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.plans import week_file
from dutyplan import explain, solve
from dutyplan.plan import Plan
from dutyplan.roster import Outcome
from dutyplan.weekfile import read_week_bytes

_SECONDS = 60.0
_SHORTAGES: tuple[tuple[str, ...], ...] = (("day",), ("age",), ("crowd",), ("day", "age", "crowd"))
_RULES: tuple[tuple[str, ...], ...] = ((), ("rest", "rotate"))


def text_of(seed: int, rules: tuple[str, ...], short: tuple[str, ...]) -> str:
    """The week file of a seed."""
    return week_file(60, 12, 6, seed=seed, rules=rules, short=short)


def read(text: str) -> Plan:
    """The plan in it."""
    plan, problems = read_week_bytes("plan", text.encode(), Path())
    if plan is None:
        raise SystemExit(str(problems))
    return plan


def timed(question: Callable[[], Outcome]) -> tuple[float, Outcome]:
    """The seconds that a question took, and its answer."""
    start = time.perf_counter()
    outcome = question()
    return time.perf_counter() - start, outcome


def gaps(text: str) -> str:
    """Solve with gaps, and have them explained."""
    plan = read(text)
    solving, outcome = timed(lambda: solve(plan, time_limit=_SECONDS))
    explaining, outcome = timed(lambda: explain(outcome, time_limit=_SECONDS))
    codes = [one.code for one in outcome.explanations if one.code.startswith("gap.")]
    num_open = sum(code == "gap.open" for code in codes)
    num = sum(1 for _ in outcome.roster.gaps()) if outcome.roster else 0
    return (
        f"{num:3} gaps explained in {explaining:.3f} s, {explaining / solving:.0%} of the solve's "
        f"{solving:.2f} s; open: {num_open}"
    )


def refusal(text: str) -> str:
    """Refuse gaps, and ask for the clash and the ways out."""
    plan = read(text)
    solving, outcome = timed(lambda: solve(plan, time_limit=_SECONDS, strict=True))
    explaining, outcome = timed(lambda: explain(outcome, time_limit=_SECONDS, strict=True))
    codes = ", ".join(one.code for one in outcome.explanations)
    return f"clash and ways out in {solving + explaining:.2f} s ({codes})"


def why(text: str) -> str:
    """Ask why somebody is on a duty, by the command itself."""
    plan = read(text)
    solving, outcome = timed(lambda: solve(plan, time_limit=_SECONDS))
    if outcome.roster is None:
        return "no roster"
    one = outcome.roster.assignments[len(outcome.roster.assignments) // 2]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "week.yaml")
        path.write_text(text, encoding="utf-8")
        duty = f"{one.duty.task.name} {one.duty.date}"
        command = [sys.executable, "-m", "dutyplan", "why", str(path)]
        start = time.perf_counter()
        subprocess.run(
            [*command, "--volunteer", one.volunteer.id, "--duty", duty],
            check=True,
            capture_output=True,
        )
        seconds = time.perf_counter() - start
    return f"why somebody is on a duty: {seconds:.2f} s, {seconds / solving:.1f} x the solve"


def lines(num_seeds: int) -> Iterator[str]:
    """A line for each question, plan and seed."""
    for rules in _RULES:
        for short in _SHORTAGES:
            for seed in range(num_seeds):
                text = text_of(seed, rules, short)
                name = f"{'+'.join(rules) or 'no rules':12} {'+'.join(short):15} seed {seed}"
                yield f"{name}: {gaps(text)}"
                yield f"{name}: {refusal(text)}"
        for seed in range(num_seeds):
            name = f"{'+'.join(rules) or 'no rules':12} {'':15} seed {seed}"
            yield f"{name}: {why(text_of(seed, rules, ()))}"


def main() -> None:
    """Print them."""
    for line in lines(int(sys.argv[1]) if len(sys.argv) > 1 else 3):
        print(line, flush=True)


if __name__ == "__main__":
    main()
