"""Try the readers with bytes that nobody has written: `python -m tools.fuzz --seconds 120`.

    python -m tools.fuzz --seconds 60 week roster      # these targets alone

The targets are those of `tests/fuzz/targets.py`; all cores work, a target a process. Whatever is
found is put into `tests/fuzz/corpus/`, where the tests try it ever after. Exit code 0: nothing was
found; 1: something was; 2: there is no such target. Ctrl-C ends it with what was found so far.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fuzz.targets import TARGETS
from tools.fuzz_tally import Tally, report
from tools.fuzz_worker import ROOT, WHY

CORPUS = ROOT / "tests" / "fuzz" / "corpus"
WORKER = ("-m", "tools.fuzz_worker")
GRACE = 90
"""Seconds after its time in which a worker ends, or is ended."""


@dataclass(slots=True)
class Turn:
    """A process at work on a target."""

    target: str
    process: subprocess.Popen[bytes]
    log: Path
    began: float

    def end(self, timeout: float | None) -> float:
        """Wait until it is over; the seconds that it took."""
        try:
            self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        return time.monotonic() - self.began


def rounds_of(targets: Sequence[str], cores: int) -> Iterator[list[str]]:
    """Which targets work side by side, round after round; no core is idle in the last."""
    number = -(-len(targets) // cores)
    turns = list(islice(cycle(targets), number * cores))
    for start in range(0, len(turns), cores):
        yield turns[start : start + cores]


class Run:
    """All targets, round after round; Ctrl-C ends the round and all after it."""

    def __init__(self, targets: Sequence[str], folder: Path, corpus: Path) -> None:
        self.tallies = {one: Tally() for one in targets}
        self._folder = folder
        self._corpus = corpus
        self._num_turns = 0

    def run(self, seconds: float, cores: int) -> bool:
        """Whether it came to its end."""
        rounds = list(rounds_of(list(self.tallies), cores))
        each = max(1, round(seconds / len(rounds)))
        print(f"targets at a time: {cores}; seconds for each: {each}; Ctrl-C ends it", flush=True)
        return all(self._round(targets, each) for targets in rounds)

    def _start(self, target: str, seconds: int) -> Turn:
        self._num_turns += 1
        own, found = self._folder / target, self._folder / target / "found"
        found.mkdir(parents=True, exist_ok=True)
        log = own / f"{self._num_turns}.log"
        command = [sys.executable, *WORKER, target, "--end", str(time.time() + seconds)]
        command += ["--seed", str(time.time_ns() % 2**31 + self._num_turns)]
        command += ["--folder", str(own), "--found", str(found)]
        # What targets put into temporary files goes where it is taken away in the end.
        places = dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(own))
        with log.open("wb") as file:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=os.environ | places,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
            )
        return Turn(target, process, log, time.monotonic())

    def _round(self, targets: Sequence[str], seconds: int) -> bool:
        """Let targets work side by side; whether it came to its end."""
        turns: list[Turn] = []
        is_whole = True
        try:
            for target in targets:
                turns.append(self._start(target, seconds))
            for turn in turns:
                turn.end(seconds + GRACE)
        except KeyboardInterrupt:
            is_whole = False
            for turn in turns:
                turn.process.terminate()
        for turn in turns:
            took = turn.end(GRACE)
            log = turn.log.read_text(encoding="utf-8", errors="replace")
            tally = self.tallies[turn.target]
            tally.add(log, took)
            self._collect(turn.target)
            if is_whole and turn.process.returncode and not tally.findings:
                print(turn.target, "the process ended with", turn.process.returncode, sep=": ")
                print(*log.splitlines()[-15:], sep="\n")
                tally.findings["the process ended"] = turn.log
        return is_whole

    def _collect(self, target: str) -> None:
        """Take over what was found, one input for each fault."""
        for path in sorted((self._folder / target / "found").iterdir()):
            if path.suffix == WHY:
                continue
            why = path.with_name(path.name + WHY)
            text = why.read_text(encoding="utf-8") if why.exists() else path.name.split("-")[0]
            fault, _, more = text.partition("\n")
            findings = self.tallies[target].findings
            if fault not in findings:
                kept = self._corpus / target / path.name
                kept.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, kept)
                findings[fault] = kept
                print(f"{target}: {fault}\n{more.rstrip()}\n    kept in {_shown(kept)}\n")


def _shown(path: Path) -> str:
    return (path.relative_to(ROOT) if path.is_relative_to(ROOT) else path).as_posix()


def main(arguments: Sequence[str] | None = None) -> int:
    """Try all targets, or those that are named."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=float, default=120, help="in all (default: 120)")
    parser.add_argument(
        "--jobs", type=int, default=os.cpu_count() or 1, help="(default: all cores)"
    )
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="where findings are kept")
    parser.add_argument("--work", type=Path, help="a folder for all that was tried and is of use")
    options = parser.parse_args(arguments)
    for one in options.targets:
        if one not in TARGETS:
            print(f"there is no target '{one}', only {', '.join(TARGETS)}", file=sys.stderr)
            return 2
    if find_spec("atheris") is None:
        print("atheris can't be had here (only on Linux, up to Python 3.13), so inputs are made at")
        print("random, and nobody counts what they reach.")
    start = time.monotonic()
    with TemporaryDirectory(prefix="fuzz-") as folder:
        work = options.work.resolve() if options.work else Path(folder)
        run = Run(options.targets or list(TARGETS), work, options.corpus)
        is_whole = run.run(options.seconds, options.jobs)
    report(run.tallies, time.monotonic() - start)
    if not is_whole:
        print("interrupted")
    return 1 if any(one.findings for one in run.tallies.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
