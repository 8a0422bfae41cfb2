"""The page of `make bench-city`, from what was measured."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import nan
from pathlib import Path

from benchmarks.cityphases import CLIENT, WORKER, Phases
from benchmarks.cityruns import Row, Run
from benchmarks.community import Community

PAGE = Path(__file__).parents[1] / "docs" / "scaling.md"
"""What reckons with these figures; its tables are written anew with them."""
_PLACE = re.compile(r"(<!-- (\w+): written by `[^`]+` -->\n)((?:\|.*\n)+)")
_ROWS = re.compile(r"(?:\|.*\n)+")

TARGET_PROCESSES = 1.8
TARGET_CLUSTER = 0.15
_SLOWEST = 0.05
_MANY = 1_000_000
_CORES = (2, 16, 64)


@dataclass(slots=True)
class Compared:
    """Batches of the same communities, one for each way to work.

    Attributes
    ----------
    runs
        By the name of the way.
    small
        One with a few communities, by the name of the way: what a start takes.
    """

    runs: dict[str, list[Run]] = field(default_factory=dict)
    small: dict[str, Run] = field(default_factory=dict)

    def add(self, way: str, run: Run) -> None:
        """One more."""
        self.runs.setdefault(way, []).append(run)

    def rate(self, way: str) -> float:
        """Plans a second, start-up left out."""
        runs = self.runs[way]
        return sum(len(run.rows) for run in runs) / sum(run.span for run in runs)

    def full_rate(self, way: str, base: str) -> float:
        """The same while all workers have something to do: as in a run that has no end.

        Plans are worth what each took in the base, so that it does not matter which are done.
        """
        done = whole = 0.0
        for run, plain in zip(self.runs[way], self.runs[base], strict=True):
            worth = {row.name: row.seconds for row in plain.rows}
            done += run.done(worth)
            whole += sum(worth.values())
        num = sum(len(run.rows) for run in self.runs[way])
        return num * done / whole / sum(run.full for run in self.runs[way])

    def pace(self, way: str, base: str) -> float:
        """How quick a worker is, to one of the base: by the plans that were proved in both.

        What a time limit ends takes as long on a busy machine as on a quiet one, and would hide
        that workers are in each other's way.
        """
        taken = plain_taken = 0.0
        for run, plain in zip(self.runs[way], self.runs[base], strict=True):
            before = {row.name: row.seconds for row in plain.rows if row.is_proved}
            both = [row for row in run.rows if row.is_proved and row.name in before]
            taken += sum(row.seconds for row in both)
            plain_taken += sum(before[row.name] for row in both)
        return plain_taken / taken if taken else nan

    def num_workers(self, way: str) -> int:
        """How many plans are solved at a time."""
        return self.runs[way][0].num_workers

    def client_seconds(self, way: str) -> float:
        """What the client's processor works for each plan, its start left out."""
        runs, small = self.runs[way], self.small[way]
        cpu = sum(run.client_cpu - small.client_cpu for run in runs)
        return max(0.0, cpu) / max(1, sum(len(run.rows) - len(small.rows) for run in runs))


def render_ways(compared: Compared, base: str) -> str:
    """All ways side by side, on the same communities."""
    ways = list(compared.runs)
    full = {way: compared.full_rate(way, base) for way in ways}
    rows = [
        ["plans a second", *(f"{full[way]:.2f}" for way in ways)],
        [f"times {base}", *(f"{full[way] / full[base]:.2f}" for way in ways)],
        ["pace of a worker", *(f"{compared.pace(way, base):.2f}" for way in ways)],
        ["with the end of each chunk", *(f"{compared.rate(way):.2f}" for way in ways)],
        ["workers at work", *(_percent(_busy(compared.runs[way])) for way in ways)],
        [
            "cores that one of them keeps busy",
            *(f"{_cores(compared.runs[way]):.2f}" for way in ways),
        ],
        ["start-up", *(_median(compared.runs[way], lambda run: run.begin, "s") for way in ways)],
        [
            "processor time of the client for each plan",
            *(f"{1000 * compared.client_seconds(way):.0f} ms" for way in ways),
        ],
        [
            "peak memory of the client",
            *(f"{max(run.client_mib for run in compared.runs[way]):.0f} MiB" for way in ways),
        ],
        [
            "of the largest worker",
            *(f"{max(run.worker_mib for run in compared.runs[way]):.0f} MiB" for way in ways),
        ],
    ]
    return table(["", *ways], rows)


def render_targets(compared: Compared, base: str, two: str, cluster: str) -> str:
    """What was to be reached, and what was, as ratios of runs on the same communities."""
    full = {way: compared.full_rate(way, base) for way in compared.runs}
    proved = {way: compared.pace(way, base) * compared.num_workers(way) for way in compared.runs}
    aims = [
        (two, base, f"at least {TARGET_PROCESSES}", TARGET_PROCESSES),
        (cluster, two, f"within {_percent(TARGET_CLUSTER)}", 1 - TARGET_CLUSTER),
    ]
    rows = [
        [f"{way} to {other}{of}", said, f"{ratio:.2f}", "yes" if ratio >= least else "no"]
        for of, rate in (("", full), (", pace by workers", proved))
        for way, other, said, least in aims
        for ratio in (rate[way] / rate[other],)
    ]
    return table(["", "to reach", "measured", "reached"], rows)


def render_plans(city: Sequence[Community], rows: Sequence[Row]) -> str:
    """The communities, and how long each took."""
    seconds = sorted(row.seconds for row in rows)
    sizes = sorted(len(one.people) for one in city)
    return table(
        ["", ""],
        [
            ["communities", f"{len(city):,}"],
            ["volunteers", f"{sum(sizes):,}; {_spread(sizes, '.0f')} in a community"],
            ["seconds of one plan", _spread(seconds, ".2f")],
            ["seconds of all", f"{sum(seconds):,.0f}, {_mean(seconds):.2f} in the mean"],
            ["rosters", f"{sum(row.has_roster for row in rows):,}"],
            ["all goals proved", f"{sum(row.is_proved for row in rows):,}"],
            ["with gaps", f"{sum(row.gaps > 0 for row in rows):,}"],
        ],
    )


def render_slow(city: Sequence[Community], rows: Sequence[Row]) -> str:
    """What the slowest have in common that others have not."""
    by_name = {one.name: one for one in city}
    order = sorted(rows, key=lambda row: row.seconds)
    num = max(1, round(_SLOWEST * len(order)))
    slow = [by_name[row.name] for row in order[-num:]]
    share = sum(row.seconds for row in order[-num:]) / sum(row.seconds for row in order)
    counts = [Counter(trait for one in some for trait in _traits(one)) for some in (slow, city)]
    lines = [
        f"The slowest {_percent(_SLOWEST)} take {_percent(share)} of the time.",
        "",
        table(
            ["", "the slowest", "all"],
            [
                [
                    "volunteers, median",
                    *(_middle(some, lambda one: len(one.people)) for some in (slow, city)),
                ],
                [
                    "duties a week, median",
                    *(_middle(some, lambda one: one.num_duties) for some in (slow, city)),
                ],
                *(
                    [trait, _percent(counts[0][trait] / num), _percent(number / len(city))]
                    for trait, number in counts[1].most_common()
                ),
            ],
        ).rstrip(),
    ]
    return "\n".join(lines) + "\n"


def render_phases(phases: Phases) -> str:
    """Where the time goes."""
    total = sum(phases.client.values()) + sum(phases.worker.values())
    rows = [
        [who, step, f"{1000 * counter[step] / phases.num:.1f} ms", _fine(counter[step] / total)]
        for who, steps, counter in (
            ("client", CLIENT, phases.client),
            ("worker", WORKER, phases.worker),
        )
        for step in steps
    ]
    sizes = (
        f"A week file with what it names is {phases.sent / phases.num / 1000:.0f} kB on its way to "
        f"a worker; its roster is {phases.came_back / phases.num / 1000:.0f} kB on its way back."
    )
    return table(["where", "step", "a plan", "of all"], rows) + f"\n{sizes}\n"


def render_million(
    city: Sequence[Community], rows: Sequence[Row], phases: Phases, compared: Compared, way: str
) -> str:
    """What was measured, and what it comes to for a million volunteers."""
    people = sum(len(one.people) for one in city)
    times = _MANY / people
    work = sum(row.seconds for row in rows)
    client = sum(phases.client.values()) / phases.num
    runs = compared.runs[way]
    client_mib, worker_mib = (
        max(getattr(run, name) for run in runs) for name in ("client_mib", "worker_mib")
    )
    sent, back = phases.sent / phases.num, phases.came_back / phases.num
    rows_shown = [
        ["volunteers", f"{people:,}", f"{_MANY:,}"],
        ["communities", f"{len(city):,}", f"{times * len(city):,.0f}"],
        ["work of all workers", _hours(work), _hours(work * times)],
        *(
            [f"the same on {num} cores", _hours(work / num), _hours(work * times / num)]
            for num in _CORES
        ),
        ["work of the client", _hours(client * len(city)), _hours(client * len(city) * times)],
        ["workers that one client can feed", f"{work / len(rows) / client:,.0f}", "as many"],
        ["memory of the client", f"{client_mib:.0f} MiB", ""],
        ["memory of a worker", f"{worker_mib:.0f} MiB", "as much"],
        *(
            [what, _megabytes(size * len(city)), _megabytes(size * len(city) * times)]
            for what, size in (("week files and what they name", sent), ("rosters, JSON", back))
        ),
    ]
    return table(["a week", "measured", "a million volunteers"], rows_shown)


def _hours(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def _megabytes(size: float) -> str:
    return f"{size / 1e6:,.0f} MB"


def filled(page: str, tables: Mapping[str, str]) -> str:
    """A page with tables as they are now, each under the remark that names it."""

    def fill(old: re.Match[str]) -> str:
        new = _ROWS.search(tables.get(old[2], ""))
        return old[1] + new[0] if new else old[0]

    return _PLACE.sub(fill, page)


def table(heads: list[str], rows: Iterable[list[str]]) -> str:
    """A table in Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _traits(one: Community) -> list[str]:
    written = [] if one.form == "yaml" else [f"volunteers in a file ({one.form})"]
    past = ["history"] if one.num_past else []
    shared = ["shared_by: eligible"] if "eligible" in one.goals else []
    return [*dict.fromkeys(one.traits), *shared, *past, *written]


def _middle(some: Sequence[Community], count: Callable[[Community], int]) -> str:
    return f"{statistics.median(map(count, some)):g}"


def _cores(runs: Sequence[Run]) -> float:
    return sum(run.worker_cpu for run in runs) / sum(run.work for run in runs)


def _busy(runs: Sequence[Run]) -> float:
    return sum(run.work for run in runs) / sum(run.span * run.num_workers for run in runs)


def _median(runs: Sequence[Run], value: Callable[[Run], float], unit: str) -> str:
    return f"{statistics.median(map(value, runs)):.1f} {unit}"


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)


def _spread(numbers: Sequence[float], form: str) -> str:
    """Least, median, 95 in a hundred, most; they are in order."""
    middle = statistics.median(numbers)
    most = numbers[min(len(numbers) - 1, int(0.95 * len(numbers)))]
    parts = zip(
        ("least", "median", "95 %", "most"), (numbers[0], middle, most, numbers[-1]), strict=True
    )
    return ", ".join(f"{word} {number:{form}}" for word, number in parts)


def _fine(share: float) -> str:
    return f"{100 * share:.1f} %"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
