"""Switch off each face of each rule in turn; the tests must fail: `python -m tools.mutants`.

    python -m tools.mutants rest supervision.build      # these alone

The sources stay as they are: a plugin (`tools/mutant_plugin.py`) changes the rule inside the
process of the tests. A mutant is killed if a test fails that passes without it; whatever else
may go wrong is no verdict. Exit code 0: all are killed; 1: some are not; 2: nothing to go by.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dutyplan.rules import RULES
from dutyplan.rules.base import Rule
from tools.mutant_plugin import OFF

ROOT = Path(__file__).resolve().parent.parent
TIMEOUT = 1200
"""Seconds for one run of tests."""

NEXT = ("tests/rules", "tests/goals", "tests/test_solving.py", "tests/properties")
HUNTERS = "tests/test_mutants.py"
"""The tests of this tool, which would hunt mutants of mutants."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a mutant; `text` is the killing test, or what went wrong."""

    is_killed: bool
    text: str

    def __str__(self) -> str:
        return f"killed by {self.text}" if self.is_killed else self.text


@dataclass(frozen=True, slots=True)
class Run:
    """How pytest ended: its exit code, None where it took too long, the first test that failed.

    `end` is what it said last, or of an error.
    """

    code: int | None
    failed: str | None
    end: str


def find_mutants(names: Sequence[str] = ()) -> list[str]:
    """Each rule's own faces, as `rule.face`; with names only those of these rules or faces.

    Raises
    ------
    ValueError
        For a name that means none.
    """
    found = [
        f"{rule.id}.{face}"
        for rule in RULES
        for face in OFF
        if getattr(type(rule), face) is not getattr(Rule, face)
    ]
    for name in names:
        if not any(name in (one, one.partition(".")[0]) for one in found):
            raise ValueError(f"there is no rule or face '{name}'")
    return [one for one in found if not names or {one, one.partition(".")[0]} & set(names)]


def own_tests(rule_id: str) -> list[str]:
    """The files that test this rule and no other."""
    folder = ROOT / "tests" / "rules"
    paths = [folder / f"test_{rule_id}.py", *sorted(folder.glob(f"test_{rule_id}_*.py"))]
    return [path.relative_to(ROOT).as_posix() for path in paths]


def stages_of(mutant: str) -> list[list[str]]:
    """What pytest is to run, stage by stage: the rule's own tests, those near it, all others."""
    own = own_tests(mutant.partition(".")[0])
    ignored = [f"--ignore={path}" for path in own]
    rest = [*ignored, f"--ignore={HUNTERS}", *(f"--ignore={path}" for path in NEXT)]
    return [own, [*NEXT, *ignored], ["tests", *rest]]


def run_tests(arguments: Sequence[str], mutant: str | None = None) -> Run:
    """Run pytest up to the first failure."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "tools.mutant_plugin",
        "-p",
        "no:cacheprovider",
    ]
    command += ["-c", "pyproject.toml", "--rootdir", ".", "-x", "-q", "--tb=no"]
    command += ["--mutant", mutant] if mutant else []
    try:
        done = subprocess.run(
            [*command, *arguments],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=TIMEOUT,
        )
    except subprocess.TimeoutExpired:
        return Run(None, None, f"more than {TIMEOUT} s")
    lines = (done.stdout + done.stderr).strip().splitlines() or [""]
    failed = _first(lines, "FAILED ").removeprefix("FAILED ").partition(" - ")[0]
    return Run(done.returncode, failed or None, _first(lines, "ERROR ") or lines[-1])


def _first(lines: list[str], beginning: str) -> str:
    return next((line for line in lines if line.startswith(beginning)), "")


def hunt(mutant: str, stages: Sequence[Sequence[str]]) -> Verdict:
    """Run stage after stage until a test fails for the mutant's sake."""
    for number, stage in enumerate(stages):
        run = run_tests(stage, mutant)
        if run.code == 0:
            continue
        if run.code != 1 or run.failed is None:
            return Verdict(False, f"NO VERDICT: pytest ended with {run.code}: {run.end}")
        # Of the first stage it is known beforehand.
        if number and run_tests([run.failed]).code != 0:
            return Verdict(False, f"NO VERDICT: {run.failed} fails without the mutant too")
        return Verdict(True, run.failed)
    return Verdict(False, "SURVIVED")


def unmutated(mutants: Sequence[str]) -> Run:
    """The first stages of all of them, with every rule as it is."""
    rules = dict.fromkeys(one.partition(".")[0] for one in mutants)
    return run_tests([path for rule_id in rules for path in own_tests(rule_id)])


def report(mutants: Sequence[str]) -> Iterator[Verdict]:
    """Hunt each of them and print its line."""
    width = max(map(len, mutants))
    for mutant in mutants:
        start = time.monotonic()
        verdict = hunt(mutant, stages_of(mutant))
        print(f"{mutant:{width}}  {time.monotonic() - start:6.1f} s  {verdict}", flush=True)
        yield verdict


def main(names: Sequence[str]) -> int:
    """Hunt all, or those that are named."""
    try:
        mutants = find_mutants(names)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    run = unmutated(mutants)
    if run.code != 0:
        print(f"the tests fail without any mutant: {run.failed or run.end}", file=sys.stderr)
        return 2
    verdicts = list(report(mutants))
    num_killed = sum(one.is_killed for one in verdicts)
    print(f"{num_killed} of {len(verdicts)} killed")
    return 0 if num_killed == len(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
