"""What a history costs: `dutyplan check` of one week file, with two years of rosters and without.

`python -m benchmarks.history [RUNS]`, with the Python into which dutyplan is installed. It makes
104 weekly rosters, JSON and CSV, of 100 volunteers and 6 duties a week, each with its sharers, in
a folder of its own. The two take turns, so that a machine that slows down slows both.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from dutyplan.ledger.record import Mark, Record, RecordedDuty, RecordedVolunteer
from dutyplan.outputs import csv, json

START = date(2026, 11, 28)
NUM_WEEKS, NUM_VOLUNTEERS, NUM_DUTIES, NUM_PEOPLE = 104, 100, 6, 4
NAMES = [f"Volunteer {number:03}" for number in range(NUM_VOLUNTEERS)]
WAYS = ("everyone", "available", "eligible")


def main() -> None:
    """Print medians, their difference, and the ratio run by run."""
    num_runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_rosters(folder / "rosters")
        text = "\n".join(week_file())
        without, having = folder / "without.yaml", folder / "with.yaml"
        without.write_text(text, encoding="utf-8")
        having.write_text(f"{text}\nhistory: rosters\n", encoding="utf-8")
        for path in (without, having):
            measure(path)
        pairs = [(measure(having), measure(without)) for _ in range(num_runs)]
    ours = statistics.median(one for one, _ in pairs)
    bare = statistics.median(two for _, two in pairs)
    ratio = statistics.median(one / two for one, two in pairs)
    what = f"{NUM_WEEKS} rosters, {NUM_VOLUNTEERS} volunteers, {NUM_DUTIES} duties each"
    print(f"{what}: with {ours:.3f} s  without {bare:.3f} s  ratio {ratio:.2f}")


def measure(path: Path) -> float:
    """Seconds of a whole process that checks a week file."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "dutyplan", "check", str(path)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def week_file() -> Iterator[str]:
    """A week of the same volunteers and tasks."""
    yield f"start: {START.isoformat()}"
    yield "tasks:"
    for number in range(NUM_DUTIES):
        yield f"  - {{name: Task {number}, when: saturday 10:00-12:00, people: {NUM_PEOPLE}}}"
    yield "volunteers:"
    yield from (f"  - {{name: {name}}}" for name in NAMES)


def write_rosters(folder: Path) -> None:
    """Write the pairs of all weeks before the plan, in turns and with an absence each."""
    folder.mkdir()
    for week in range(NUM_WEEKS):
        record = record_of(week)
        text = "\ufeff" + csv.render_record(record)
        record = record.model_copy(update={"csv_sha256": sha256(text.encode()).hexdigest()})
        stem = record.start.isoformat()
        (folder / f"{stem}.json").write_text(json.render_record(record), encoding="utf-8")
        (folder / f"{stem}.csv").write_text(text, encoding="utf-8", newline="")


def record_of(week: int) -> Record:
    """One week: who serves goes in turns, who shares changes a little from duty to duty."""
    day = START - timedelta(7 * (NUM_WEEKS - week))
    duties = []
    for number in range(NUM_DUTIES):
        first = (week * NUM_DUTIES + number) * NUM_PEOPLE
        crew = sorted(NAMES[(first + one) % NUM_VOLUNTEERS] for one in range(NUM_PEOPLE))
        sharers = tuple(name for name in NAMES if name != NAMES[first % 7])
        duty = RecordedDuty(
            date=day,
            start="10:00",
            end="12:00",
            task=f"Task {number}",
            want=NUM_PEOPLE,
            volunteers=tuple(crew),
            attendance={name: Mark.ABSENT if name == crew[0] else Mark.DONE for name in crew},
            sharers=dict.fromkeys(WAYS, sharers),
        )
        duties.append(duty)
    volunteers = tuple(RecordedVolunteer(id=name, name=name) for name in NAMES)
    return Record(title="Week", start=day, end=day, duties=tuple(duties), volunteers=volunteers)


if __name__ == "__main__":
    main()
