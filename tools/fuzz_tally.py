"""What came of fuzzing, target by target, from what libFuzzer says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

_BEGUN_WITH = re.compile(r"\sINITED cov: (\d+)")
_COVERED = re.compile(r"\scov: (\d+)")
_TRIED = re.compile(r"(?:^#|number_of_executed_units: )(\d+)", re.MULTILINE)


@dataclass(slots=True)
class Tally:
    """What came of one target.

    Attributes
    ----------
    inputs, seconds
        How many were tried, and in what time of all processes together.
    covered
        Edges of the code that were reached, by the seeds and in the end; None where nobody counts.
    findings
        Each fault with its file.
    """

    inputs: int = 0
    seconds: float = 0
    covered: tuple[int, int] | None = None
    findings: dict[str, Path] = field(default_factory=dict)

    def add(self, log: str, seconds: float) -> None:
        """Take in what a process has said."""
        self.seconds += seconds
        self.inputs += max(map(int, _TRIED.findall(log)), default=0)
        begun = _BEGUN_WITH.search(log)
        if begun:
            first, last = self.covered or (int(begun[1]), 0)
            covered = max(map(int, _COVERED.findall(log)))
            self.covered = min(first, int(begun[1])), max(last, covered)

    def line(self, name: str) -> str:
        """The line of a table."""
        new = "-" if self.covered is None else f"{self.covered[1]} (+{self.new})"
        return f"{name:<10}{self.inputs:>12,}{self.pace:>12,}{new:>18}{len(self.findings):>10}"

    @property
    def new(self) -> int:
        """How much more was reached than the seeds reach."""
        return 0 if self.covered is None else self.covered[1] - self.covered[0]

    @property
    def pace(self) -> int:
        """Inputs a minute."""
        return round(self.inputs * 60 / self.seconds) if self.seconds else 0


def report(tallies: dict[str, Tally], seconds: float) -> None:
    """A line for each target, and one for all."""
    titles = ("target", "inputs", "a minute", "coverage", "findings")
    print("{:<10}{:>12}{:>12}{:>18}{:>10}".format(*titles))
    for name, tally in tallies.items():
        print(tally.line(name))
    every = Tally(sum(one.inputs for one in tallies.values()), seconds)
    num = sum(len(one.findings) for one in tallies.values())
    print(f"{'all':<10}{every.inputs:>12,}{every.pace:>12,}{'':>18}{num:>10}")
