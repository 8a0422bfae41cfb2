"""Ourselves and peers on the same plans, side by side, written to `results.md`.

`python -m benchmarks.compare`; with `--quick` only the small plans, to standard output. Whatever
is run is a process of its own, one after another. The exit status is 1 if a run of ours fails,
breaks a rule, says what can't be counted in its roster, or gives two rosters for one plan.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from benchmarks.judge import Judge
from benchmarks.machine import describe
from benchmarks.runs import PEERS, Run, run_ours, run_peer, seconds_of_import, why_not
from benchmarks.table import Measurements, render_peers, render_short, render_targets
from benchmarks.targets import DEFAULT_LIMIT, TARGETS, Target

RESULTS = Path(__file__).parent / "results.md"
MISSED = Path(__file__).parent / "missed.md"
"""Written by hand: what the figures can't say of themselves. To be looked at with each run."""
_QUICK_LIMIT = 6.0
_QUICK_PEER_SECONDS = 3.0
_START_RUNS, _QUICK_START_RUNS = 7, 3

_HOW = """\
Seconds are of the whole process by the clock, memory is its peak. Sizes are volunteers x weeks x
tasks a week; volunteers are free on 60 % of the days where nothing else is said. `dutyplan` runs
with its default options, but for the time limit where it names one; a figure is the median of
several plans, with the range. What is missing, the largest balance (in points) and the sum of
squared loads are counted anew from each roster, and every rule is checked.
"""
_PEERS_HOW = """\
On the plan of the first seed. All peers minimise what is missing, then the sum of squared loads,
with {seconds:g} s for everything once they have started, and two threads where they can use them
(Timefold's free edition searches with one). CP-SAT and HiGHS get the very constraints of the rules
that our own solver gets. Where a peer has proved something, it is its own sum, and not that no
roster is fairer.
"""
_SHORT_HOW = """\
The same plans, where on one day one in twenty of those who were free still is, one task asks for
an age that nobody has, and one duty wants more people than there are.
"""


def measured(target: Target, options: argparse.Namespace) -> Measurements:
    """All runs on one target."""
    found = Measurements(target)
    num_seeds = min(target.seeds, options.seeds)
    texts = [target.text(seed) for seed in range(num_seeds)]
    judges = [Judge(text) for text in texts]
    for aim in target.aims:
        limit = min(aim.limit, options.limit)
        runs = []
        for text, judge in zip(texts, judges, strict=True):
            if aim.what == "start":
                for _ in range(options.start_runs):
                    runs.append(_ours(target, text, judge, limit))
                    found.imports.append(seconds_of_import())
            else:
                runs.append(_ours(target, text, judge, limit))
        found.aims.append((aim, runs))
    if target.has_peers:
        for peer in options.peers:
            if options.quick and peer not in target.quick_peers:
                continue
            found.peers.append(run_peer(peer, texts[0], judges[0], options.peer_seconds))
            _tell(target, found.peers[-1])
    if target.can_be_short and options.short:
        for seed in range(min(num_seeds, options.short)):
            text = target.text(seed, is_short=True)
            limit = min(target.aims[-1].limit, options.limit)
            found.short.append(_ours(target, text, Judge(text), limit))
    return found


def _ours(target: Target, text: str, judge: Judge, limit: float) -> Run:
    run = run_ours(text, judge, None if limit == DEFAULT_LIMIT else limit)
    _tell(target, run)
    return run


def _tell(target: Target, run: Run) -> None:
    proof = "proved" if run.is_proved else "not proved"
    print(
        f"{target.name}, {target.efforts}, {target.rules}: {run.who} {run.seconds:.2f} s, {proof} "
        f"{run.fault or run.note}".rstrip(),
        file=sys.stderr,
        flush=True,
    )


def faults(all_measured: list[Measurements]) -> list[str]:
    """What must not be in runs of ours."""
    return [
        f"{one.target.name}, {one.target.rules}: {run.fault}"
        for one in all_measured
        for run in one.ours
        if run.fault
    ]


def unrepeatable(target: Target, first: Run, limit: float) -> str:
    """Run the first plan again: what is proved comes out the same, byte for byte."""
    if not first.is_proved:
        return ""
    text = target.text(0)
    again = _ours(target, text, Judge(text), limit)
    if again.fault:
        return f"{target.name}, {target.rules}: {again.fault}"
    if again.is_proved and first.csv != again.csv:
        return f"{target.name}, {target.rules}: two runs gave two rosters"
    return ""


def report(all_measured: list[Measurements], left_out: list[str], seconds: float) -> str:
    """The whole page."""
    parts = [
        "# Measured",
        "<!-- Written by `make bench`; what it says is of one machine on one day. -->",
        f"{date.today().isoformat()}: {'; '.join(describe())}.",
        _HOW.strip(),
        "## To reach, and reached",
        render_targets(all_measured).strip(),
        "## Side by side",
        _PEERS_HOW.format(seconds=seconds).strip(),
        *left_out,
        render_peers(all_measured).strip(),
        "## Plans that no roster can fill",
        _SHORT_HOW.strip(),
        render_short(all_measured).strip(),
        MISSED.read_text(encoding="utf-8").strip(),
    ]
    return "\n\n".join(parts) + "\n"


def read_options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="only small plans, to standard output")
    parser.add_argument("--out", type=Path, help="the file to write")
    parser.add_argument("--only", help="only plans whose name, efforts and rules hold this text")
    parser.add_argument("--seeds", type=int, default=5, help="plans of a kind at most")
    parser.add_argument("--short", type=int, default=1, help="plans with shortages of a kind")
    parser.add_argument(
        "--peers",
        type=lambda text: [peer for peer in text.split(",") if peer],
        default=list(PEERS),
        help=f"a list of {','.join(PEERS)}; an empty one for none",
    )
    parser.add_argument("--peer-seconds", type=float, default=30.0)
    parser.add_argument("--limit", type=float, default=1000.0, help="seconds for ours at most")
    options = parser.parse_args()
    if unknown := set(options.peers) - set(PEERS):
        parser.error(f"no such peer: {', '.join(sorted(unknown))}")
    options.start_runs = _START_RUNS
    if options.quick:
        options.seeds, options.limit = 1, _QUICK_LIMIT
        options.peer_seconds, options.start_runs = _QUICK_PEER_SECONDS, _QUICK_START_RUNS
    return options


def main() -> int:
    """Measure, write, and say whether ours is in order."""
    options = read_options()
    reasons = {peer: why_not(peer) for peer in options.peers}
    left_out = [f"{PEERS[peer]} was left out: {why}." for peer, why in reasons.items() if why]
    options.peers = [peer for peer, why in reasons.items() if not why]
    targets = [
        target
        for target in TARGETS
        if (target.is_quick or not options.quick)
        and (options.only or "") in f"{target.name}, {target.efforts}, {target.rules}"
    ]
    all_measured = []
    wrong = []
    for target in targets:
        all_measured.append(measured(target, options))
        if options.quick:
            aim, runs = all_measured[-1].aims[-1]
            wrong.append(unrepeatable(target, runs[0], min(aim.limit, options.limit)))
    wrong = faults(all_measured) + [one for one in wrong if one]
    text = report(all_measured, left_out, options.peer_seconds)
    out = options.out or (None if options.quick else RESULTS)
    if out is None:
        print(text, end="")
    else:
        out.write_text(text, "utf-8")
    for one in wrong:
        print(f"wrong: {one}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
